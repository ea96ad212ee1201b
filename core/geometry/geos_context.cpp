#include "geometry/geos_context.h"

#include <new>

#include "base/failure.h"

namespace kkpr::geometry {

namespace {

void keepMessage(const char* message, void* text) {
  *static_cast<std::string*>(text) = message == nullptr ? "" : message;
}

}  // namespace

GeosContext::GeosContext() : handle_(GEOS_init_r()) {
  if (handle_ == nullptr) {
    throw std::bad_alloc();  // nothing else can go wrong in it
  }
  GEOSContext_setErrorMessageHandler_r(handle_, keepMessage, &message_);
}

GeosContext::~GeosContext() { GEOS_finish_r(handle_); }

const std::shared_ptr<GeosContext>& GeosContext::ofThisThread() {
  thread_local const std::shared_ptr<GeosContext> context = std::make_shared<GeosContext>();
  return context;
}

void GeosContext::fail(const char* doing) const {
  // The one failure that is not ours: it came through GEOS as words.
  if (message_ == "std::bad_alloc") throw std::bad_alloc();
  const std::string detail = std::string("GEOS ") + doing + ": " + message_;
  throw Failure("internal", {"Kesalahan di dalam program (" + detail + ").",
                             "An error inside the program (" + detail + ")."});
}

}  // namespace kkpr::geometry
