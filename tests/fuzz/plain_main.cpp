// Where there is no libFuzzer: the target over its seeds, over every input that ever broke it
// (regressions/), over a few mutants of a fixed seed, and over the files named on the command line.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "fuzz/support/mutate.h"
#include "fuzz/support/seeds.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t limit, unsigned seed);

namespace {

constexpr std::size_t kLimit = 1 << 18;
constexpr unsigned kMutants = 300;

void run(const kkpr::fuzz::ByteVector& bytes) {
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

int runAll(int argc, char** argv) {
  const std::string source = KKPR_SOURCE_DIR;
  if (argc > 1) {
    for (int i = 1; i < argc; ++i) run(kkpr::fuzz::fileBytes(argv[i]));
    return 0;
  }
  const auto seeds = kkpr::fuzz::seedsOf(KKPR_FUZZ_TARGET_NAME, source);
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds\n");
    return 1;
  }
  for (const kkpr::fuzz::Entry& seed : seeds) run(seed.bytes);

  std::size_t broken = 0;
  const std::string kept = source + "/tests/fuzz/regressions/" KKPR_FUZZ_TARGET_NAME;
  if (std::filesystem::exists(kept)) {
    for (const auto& entry : std::filesystem::directory_iterator(kept)) {
      run(kkpr::fuzz::fileBytes(entry.path().generic_string()));
      ++broken;
    }
  }
  std::size_t changed = 0;
  for (unsigned i = 0; i < kMutants; ++i) {
    const kkpr::fuzz::ByteVector& seed = seeds[i % seeds.size()].bytes;
    if (seed.size() > kLimit) continue;
    kkpr::fuzz::ByteVector mutant(seed);
    mutant.resize(kLimit);
    mutant.resize(LLVMFuzzerCustomMutator(mutant.data(), seed.size(), kLimit, i));
    changed += mutant != seed ? 1 : 0;
    run(mutant);
  }
  std::printf("%zu seeds, %zu kept inputs, %zu mutants\n", seeds.size(), broken, changed);
  return changed > kMutants / 2 ? 0 : 1;  // a mutator that changes nothing finds nothing
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return runAll(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
}
