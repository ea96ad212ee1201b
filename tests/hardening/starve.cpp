// starve STRIDE FILE.zip|BUNDLE …: memory runs out at the n-th allocation, for n = 1, 1 + STRIDE, …
// and at the n-th of a page or more and all such later ones. What comes back is a normal answer,
// the finding limit.memory, or too-large; nothing crashes, nothing leaks, and the same engine
// answers the next call as if nothing had been.
//
// Allocation means operator new, also that of GEOS, and libdeflate's; nothing else is asked for
// memory by size. Under LeakSanitizer what is lost is reported at the end.
#include <libdeflate.h>

#if !defined(__EMSCRIPTEN__)
#include <sys/wait.h>
#endif

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>

#include "fuzz/support/oracle.h"
#include "fuzz/support/seeds.h"
#include "hardening/guard.h"

// GEOS 3.11 itself loses a few pieces where it runs out (noding, polygonizing hold raw pointers);
// nothing that calls it can give those back. Whatever else is lost is reported.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libgeos\n"; }

namespace {

enum class Hunger { none, once, large };

constexpr std::size_t kPage = 4096;

// Plain numbers: they are used before any constructor has run.
Hunger hunger = Hunger::none;
long long countdown = 0;
long long allocations = 0;
long long refused = 0;
long long live = 0;
bool awake = false;  // only while the engine works: judging its answer needs memory, too

bool refuse(std::size_t size) {
  if (!awake) return false;
  ++allocations;
  if (hunger == Hunger::none) return false;
  if (hunger == Hunger::large && size < kPage) return false;
  if (--countdown > 0 || (hunger == Hunger::once && countdown < 0)) return false;
  ++refused;
  return true;
}

void* allocate(std::size_t size) {
  if (refuse(size)) return nullptr;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory != nullptr) ++live;
  return memory;
}

void release(void* memory) {
  if (memory != nullptr) --live;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace {

using kkpr::fuzz::ByteVector;
using kkpr::fuzz::demand;
using kkpr::fuzz::Oracle;

bool isBundle(const ByteVector& bytes) {
  for (const auto& entry : kkpr::fuzz::unpacked(bytes)) {
    if (entry.name.rfind("application/", 0) == 0) return true;
  }
  return false;
}

class Starved {
 public:
  Starved(Hunger how, long long n) {
    hunger = how;
    countdown = n;
    refused = 0;
  }
  ~Starved() { hunger = Hunger::none; }
  Starved(const Starved&) = delete;
  Starved& operator=(const Starved&) = delete;
};

struct Subject {
  std::string path;
  ByteVector bytes;
  bool bundle = false;

  std::string answer(Oracle& oracle) const {
    return bundle ? oracle.assess(bytes, true) : oracle.check(bytes, R"({"geometry":true})", true);
  }
  /// What it says with the n-th allocation refused; the number of those that were.
  std::string hungry(Oracle& oracle, Hunger how, long long n) const {
    const Starved starved(how, n);
    return answer(oracle);
  }
};

void starve(Oracle& oracle, const Subject& subject, Hunger how, long long n,
            const std::string& expected) {
  kkpr::hardening::beginInput(subject.path + ", allocation " + std::to_string(n) +
                              (how == Hunger::large ? " of a page or more" : ""));
  const std::string answer = subject.hungry(oracle, how, n);
  const bool normal = answer == expected;
  const bool said = answer.find("limit.memory/") != std::string::npos ||
                    answer.find("error too-large") != std::string::npos;
  demand(normal || said,
         "memory ran out, and the answer was: " + answer + " instead of: " + expected);
  const long long before = live;
  demand(subject.answer(oracle) == expected, "the next answer is another one");
  const bool level = live == before;  // a text that is asked for here would count
  demand(level, "the next call leaves memory behind");
}

long long allocationsOf(Oracle& oracle, const Subject& subject) {
  const long long before = allocations;
  (void)subject.hungry(oracle, Hunger::none, 0);
  return allocations - before;
}

std::size_t run(const Subject& subject, long long stride) {
  Oracle oracle;
  oracle.aroundCalls([](bool begins) { awake = begins; });
  const std::string expected = subject.answer(oracle);
  // Whatever is read once and kept has been read after these, also what only the finding needs.
  (void)subject.hungry(oracle, Hunger::once, 1);
  (void)subject.answer(oracle);
  const long long most = allocationsOf(oracle, subject);
  std::size_t times = 0;
  for (long long n = 1; n <= most; n += stride) {
    starve(oracle, subject, Hunger::once, n, expected);
    ++times;
    if (refused == 0) break;
  }
  for (long long n = 1; n <= most; ++n) {
    starve(oracle, subject, Hunger::large, n, expected);
    ++times;
    if (refused == 0) break;
  }
  return times;
}

/// The same in a fresh process, where the tables are read for the first time.
std::size_t runCold(const Subject& subject, long long stride) {
  std::size_t times = 0;
#if !defined(__EMSCRIPTEN__)
  for (long long n = 1;; n += stride) {
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      int code = 1;
      try {
        kkpr::hardening::beginInput(subject.path + ", cold, allocation " + std::to_string(n));
        const kkpr::Engine engine;
        std::string text;
        {
          const Starved starved(Hunger::once, n);
          awake = true;
          text = engine.check(subject.bytes, "uji.zip", "{}");
          awake = false;
        }
        const bool over = refused == 0;
        const std::string next = engine.check(subject.bytes, "uji.zip", "{}");
        Oracle oracle;
        (void)oracle.judgeCheck(text, true);
        demand(oracle.judgeCheck(next) == oracle.check(subject.bytes, "{}"),
               "the next answer is another one");
        code = over ? 10 : 0;
      } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        kkpr::hardening::sayWhatWasAtWork();
      }
      std::_Exit(code);
    }
    int status = 0;
    waitpid(child, &status, 0);
    demand(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 10),
           "a fresh process failed at allocation " + std::to_string(n));
    ++times;
    if (WEXITSTATUS(status) == 10) break;
  }
#endif
  return times;
}

}  // namespace

int main(int argc, char** argv) {
  libdeflate_set_memory_allocator(allocate, release);
  kkpr::hardening::startGuard();
  try {
    if (argc < 3) return 2;
    const long long stride = std::strtoll(argv[1], nullptr, 10);
    std::size_t cold = 0;
    for (int i = 2; i < argc; ++i) {
      Subject subject{argv[i], kkpr::fuzz::fileBytes(argv[i]), false};
      subject.bundle = isBundle(subject.bytes);
      // Before anything else has read the tables in this process.
      if (i == 2 && !subject.bundle) cold = runCold(subject, 40 * stride);
      std::printf("%s: %zu times without memory\n", argv[i], run(subject, stride));
    }
    std::printf("a fresh process: %zu times\n", cold);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    kkpr::hardening::sayWhatWasAtWork();
    return 1;
  }
  return 0;
}
