#pragma once
// GEOS's reentrant C API behind one context per thread. Included only within core/geometry.

#include <geos_c.h>

#include <memory>
#include <string>

namespace kkpr::geometry {

/// Owns a GEOS context and the last message GEOS gave. Geometries share it, so that it outlives
/// them.
class GeosContext {
 public:
  GeosContext();
  ~GeosContext();
  GeosContext(const GeosContext&) = delete;
  GeosContext& operator=(const GeosContext&) = delete;

  /// The context of the calling thread, made at its first call.
  static const std::shared_ptr<GeosContext>& ofThisThread();

  [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }
  /// Throws Failure "internal" with GEOS's message; `doing` says what was asked of it.
  [[noreturn]] void fail(const char* doing) const;
  /// GEOS's answer to a yes/no question; throws where it is neither.
  [[nodiscard]] bool yes(char answer, const char* doing) const {
    if (answer != 0 && answer != 1) fail(doing);
    return answer == 1;
  }

 private:
  GEOSContextHandle_t handle_;
  std::string message_;
};

}  // namespace kkpr::geometry
