#pragma once
// The limits of one input: 10 s of CPU (30 s under sanitizers, which are slower that much) and
// 512 MiB. Healthy inputs of the test set take a few
// hundredths of that, so what passes it hangs. Also says which input was at work when a sanitizer
// or a signal ends the process.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#if !defined(__EMSCRIPTEN__)
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KKPR_UNDER_ASAN 1
extern "C" void __sanitizer_set_death_callback(void (*callback)());
#endif
#endif

namespace kkpr::hardening {

#if defined(KKPR_UNDER_ASAN)
inline constexpr int kSecondsPerInput = 30;
#else
inline constexpr int kSecondsPerInput = 10;
#endif
inline constexpr long kMostKibibytes = 512 * 1024;

/// What is being worked on, for the last words.
inline std::string& atWork() {
  static std::string& name = *new std::string;  // never destroyed: the last words come after that
  return name;
}

inline void sayWhatWasAtWork() { std::fprintf(stderr, "at work: %s\n", atWork().c_str()); }

#if defined(__EMSCRIPTEN__)
inline void startGuard() {}
inline void beginInput(const std::string& name) { atWork() = name; }
inline long peakKibibytes() { return 0; }
#else
inline void startGuard() {
#if defined(KKPR_UNDER_ASAN)
  __sanitizer_set_death_callback(sayWhatWasAtWork);
#endif
  std::signal(SIGVTALRM, [](int) {
    constexpr char kWords[] = "too much CPU; at work: ";
    (void)!write(STDERR_FILENO, kWords, sizeof kWords - 1);
    (void)!write(STDERR_FILENO, atWork().data(), atWork().size());
    (void)!write(STDERR_FILENO, "\n", 1);
    _exit(3);
  });
}
inline void beginInput(const std::string& name) {
  atWork() = name;
  const itimerval time{{0, 0}, {kSecondsPerInput, 0}};
  setitimer(ITIMER_VIRTUAL, &time, nullptr);
}
inline long peakKibibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}
#endif

}  // namespace kkpr::hardening
