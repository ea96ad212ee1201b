// One Embind class over kkpr::Engine: bytes and JSON text in, JSON text out. Nothing is decided
// here.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "boundary.h"
#include "kkpr.h"

namespace {

using emscripten::val;
using kkpr::boundary::guarded;

/// Copies a Uint8Array into the module's memory with one `set` call (a std::string parameter would
/// cost ten times as much).
std::vector<std::uint8_t> bytesOf(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

/// Embind takes memory for a text without looking whether it got any. So it is asked for here
/// first, and given back: the module has one thread, and what was free a moment ago still is.
void requireRoom(std::size_t bytes) {
  constexpr std::size_t kSlack = 256;
  void* volatile room = std::malloc(bytes + kSlack);  // volatile: else the compiler leaves it out
  if (room == nullptr) throw std::bad_alloc();
  std::free(room);
}

/// A JavaScript string as UTF-8. Documents come so: a std::string parameter is filled before
/// anything here could refuse it.
std::string textOf(const val& text) {
  constexpr std::size_t kMostBytesPerUnit = 3;
  requireRoom(kMostBytesPerUnit * text["length"].as<std::size_t>());
  return text.as<std::string>();
}

/// guarded(), and the answer is one that Embind can hand out.
template <typename Work>
std::string answered(Work&& work) {
  return guarded([&] {
    std::string answer = work();
    requireRoom(answer.size());
    return answer;
  });
}

/// Files as JavaScript hands them over: an array of {path, bytes}. Owns the bytes that `views`
/// show.
struct Files {
  explicit Files(const val& list) {
    const auto count = list["length"].as<unsigned>();
    bytes.reserve(count);
    views.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
      const val file = list[i];
      bytes.push_back(bytesOf(file["bytes"]));
      views.push_back({textOf(file["path"]), bytes.back()});
    }
  }
  std::vector<std::vector<std::uint8_t>> bytes;
  std::vector<kkpr::NamedFile> views;
};

class Engine {
 public:
  void onProgress(const val& listener) { listener_ = listener; }
  std::string about() {
    return answered([&] { return engine().about(); });
  }
  std::string filesOf(const val& document) {
    return answered([&] { return engine().filesOf(textOf(document)); });
  }
  std::string check(const val& zip, const std::string& name, const std::string& options) {
    return answered([&] {
      try {
        std::string answer = engine().checkOwned(bytesOf(zip), name, options);
        requireRoom(answer.size());
        return answer;
      } catch (const std::bad_alloc&) {  // for the bytes, or for the answer with its geometry
        return engine().checkWithoutMemory(zip["length"].as<std::size_t>(), name, options);
      }
    });
  }
  /// {report, zip}: JSON text, and the new zip as a Uint8Array of its own, or null.
  val repair(const val& zip, const std::string& name, const std::string& options) {
    kkpr::Engine::Repaired repaired;
    bool whole = false;
    const std::string report = answered([&] {
      repaired = engine().repair(bytesOf(zip), name, options);
      requireRoom(repaired.report.size());
      whole = true;
      return std::move(repaired.report);
    });
    // Where the report found no room, the zip does not go out without it.
    if (!whole) repaired.zip.clear();
    val result = val::object();
    result.set("report", report);
    // A view of the module's memory is only good until it grows: the array made from it copies.
    const emscripten::memory_view<std::uint8_t> view(repaired.zip.size(), repaired.zip.data());
    result.set("zip",
               repaired.zip.empty() ? val::null() : val::global("Uint8Array").new_(val(view)));
    return result;
  }
  std::string loadPlan(const val& plan, const val& files) {
    return answered([&] { return engine().loadPlan(textOf(plan), Files(files).views); });
  }
  std::string loadLayer(const val& layer, const val& files) {
    return answered([&] { return engine().loadLayer(textOf(layer), Files(files).views); });
  }
  std::string clearPlans() {
    return guarded([&] {
      engine().clearPlans();
      return std::string("{}");
    });
  }
  std::string shapesAround(const std::string& options) {
    return answered([&] { return engine().shapesAround(options); });
  }
  std::string planHealth(const val& document, const val& files) {
    return answered([&] { return engine().planHealth(textOf(document), Files(files).views); });
  }
  std::string validate(const val& application, const val& files, const std::string& options) {
    return answered(
        [&] { return engine().validate(textOf(application), Files(files).views, options); });
  }
  std::string assess(const val& application, const val& files, const std::string& options) {
    return answered(
        [&] { return engine().assess(textOf(application), Files(files).views, options); });
  }
  std::string route(const val& application, const val& files, const std::string& options) {
    return answered(
        [&] { return engine().route(textOf(application), Files(files).views, options); });
  }

 private:
  /// Made by the first call, inside the net: a constructor called from JavaScript would stand
  /// outside.
  kkpr::Engine& engine() {
    if (!engine_) {
      engine_.emplace();
      engine_->onProgress([this](std::string_view stage) {
        if (!listener_.isNull()) listener_(std::string(stage));
      });
    }
    return *engine_;
  }
  val listener_ = val::null();
  std::optional<kkpr::Engine> engine_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(kkpr) {
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("onProgress", &Engine::onProgress)
      .function("about", &Engine::about)
      .function("filesOf", &Engine::filesOf)
      .function("check", &Engine::check)
      .function("repair", &Engine::repair)
      .function("loadPlan", &Engine::loadPlan)
      .function("loadLayer", &Engine::loadLayer)
      .function("clearPlans", &Engine::clearPlans)
      .function("shapesAround", &Engine::shapesAround)
      .function("planHealth", &Engine::planHealth)
      .function("validate", &Engine::validate)
      .function("assess", &Engine::assess)
      .function("route", &Engine::route);
}
