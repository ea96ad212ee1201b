// One Embind class over kkpr::Engine: bytes and JSON text in, JSON text out. Nothing is decided
// here.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
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
      views.push_back({file["path"].as<std::string>(), bytes.back()});
    }
  }
  std::vector<std::vector<std::uint8_t>> bytes;
  std::vector<kkpr::NamedFile> views;
};

class Engine {
 public:
  void onProgress(const val& listener) { listener_ = listener; }
  std::string about() {
    return guarded([&] { return engine().about(); });
  }
  std::string filesOf(const std::string& document) {
    return guarded([&] { return engine().filesOf(document); });
  }
  std::string check(const val& zip, const std::string& name, const std::string& options) {
    return guarded([&] { return engine().check(bytesOf(zip), name, options); });
  }
  /// {report, zip}: JSON text, and the new zip as a Uint8Array of its own, or null.
  val repair(const val& zip, const std::string& name, const std::string& options) {
    kkpr::Engine::Repaired repaired;
    std::string report = guarded([&] {
      repaired = engine().repair(bytesOf(zip), name, options);
      return repaired.report;
    });
    val result = val::object();
    result.set("report", report);
    // A view of the module's memory is only good until it grows: the array made from it copies.
    const emscripten::memory_view<std::uint8_t> view(repaired.zip.size(), repaired.zip.data());
    result.set("zip",
               repaired.zip.empty() ? val::null() : val::global("Uint8Array").new_(val(view)));
    return result;
  }
  std::string loadPlan(const std::string& plan, const val& files) {
    return guarded([&] { return engine().loadPlan(plan, Files(files).views); });
  }
  std::string loadLayer(const std::string& layer, const val& files) {
    return guarded([&] { return engine().loadLayer(layer, Files(files).views); });
  }
  std::string clearPlans() {
    return guarded([&] {
      engine().clearPlans();
      return std::string("{}");
    });
  }
  std::string assess(const std::string& application, const val& files, const std::string& options) {
    return guarded([&] { return engine().assess(application, Files(files).views, options); });
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
      .function("assess", &Engine::assess);
}
