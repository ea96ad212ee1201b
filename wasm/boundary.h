#pragma once
// The last net between C++ and JavaScript. An exception that crosses Embind loses its message and
// leaves the module in an unknown state, so none does: whatever is thrown becomes a kkpr/error@1.

#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kkpr::boundary {

/// A kkpr/error@1 as JSON. `detail` is quoted in both languages; anything but plain ASCII in it is
/// replaced, so that the text is JSON whatever a library wrote into its exception.
inline std::string errorEnvelope(std::string_view code, std::string_view id, std::string_view en,
                                 std::string_view detail = {}) {
  std::string quoted;
  for (const char c : detail) {
    const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
    quoted += plain ? c : '?';
  }
  const auto sentence = [&quoted](std::string_view text) {
    std::string whole(text);
    if (!quoted.empty()) whole += " (" + quoted + ")";
    return whole;
  };
  return R"({"schema":"kkpr/error@1","code":")" + std::string(code) + R"(","message":{"id":")" +
         sentence(id) + R"(","en":")" + sentence(en) + R"("},"at":""})";
}

inline std::string outOfMemory() {
  return errorEnvelope("too-large", "Memori yang tersedia tidak cukup untuk berkas ini.",
                       "There is not enough memory for this file.");
}

/// Runs `work` and returns its text; what it throws comes back as an envelope instead.
template <typename Work>
std::string guarded(Work&& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return outOfMemory();
  } catch (const std::length_error&) {  // a container asked for more than 32 bits can address
    return outOfMemory();
  } catch (const std::exception& failure) {
    return errorEnvelope("internal", "Terjadi kesalahan di dalam mesin pemeriksa.",
                         "Something went wrong inside the engine.", failure.what());
  } catch (...) {
    return errorEnvelope("internal", "Terjadi kesalahan di dalam mesin pemeriksa.",
                         "Something went wrong inside the engine.");
  }
}

}  // namespace kkpr::boundary
