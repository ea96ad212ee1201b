// Mutants of a fixed seed through the whole engine: natively under sanitizers and as WebAssembly
// they are the same bytes, and must get the same verdict.
//   mutants FIRST COUNT [--each] [--write FOLDER] [--bundles]
// Prints a digest per hundred mutants (with --each: what is digested, a line per mutant). --write
// also keeps the mutated zips as files; --bundles: assessments only. The first answer that breaks a
// rule of oracle.h ends it with code 1.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "fuzz/support/mutate.h"
#include "fuzz/support/oracle.h"
#include "fuzz/support/seeds.h"
#include "hardening/guard.h"

namespace {

using kkpr::fuzz::ByteVector;
using kkpr::fuzz::Entry;

constexpr std::uint64_t kSeed = 13'2023;
constexpr std::uint64_t kPerDigest = 100;
constexpr std::uint64_t kBundleEvery = 10;  // an assessment is ten times the work of a check
constexpr std::uint64_t kTwiceEvery = 16;
constexpr std::size_t kLongestSeed = 100'000;

/// FNV-1a.
class Digest {
 public:
  void add(const std::string& text) {
    for (const char c : text) value_ = (value_ ^ static_cast<std::uint8_t>(c)) * 0x100000001B3U;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

std::vector<Entry> small(std::vector<Entry> all) {
  std::vector<Entry> kept;
  for (Entry& entry : all) {
    if (entry.bytes.size() <= kLongestSeed) kept.push_back(std::move(entry));
  }
  return kept;
}

struct Mutant {
  std::string from;
  ByteVector bytes;
  bool bundle = false;
};

class Maker {
 public:
  Maker(const std::string& source, bool onlyBundles)
      : onlyBundles_(onlyBundles),
        zips_(small(kkpr::fuzz::locationZips(source))),
        bundles_(kkpr::fuzz::bundles(source)) {}

  Mutant mutant(std::uint64_t number) {
    kkpr::fuzz::Random random(kSeed * 1'000'000'007U + number);
    Mutant made;
    made.bundle = onlyBundles_ || number % kBundleEvery == kBundleEvery - 1;
    const Entry& seed = made.bundle ? random.of(bundles_) : random.of(zips_);
    made.from = seed.name;
    made.bytes = made.bundle ? kkpr::fuzz::mutatedBundle(seed.bytes, random)
                             : kkpr::fuzz::mutatedZip(seed.bytes, random);
    return made;
  }

 private:
  bool onlyBundles_;
  std::vector<Entry> zips_;
  std::vector<Entry> bundles_;
};

void write(const std::string& path, const ByteVector& bytes) {
  std::ofstream stream(path, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
}

int run(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::uint64_t first = std::strtoull(argv[1], nullptr, 10);
  const std::uint64_t count = std::strtoull(argv[2], nullptr, 10);
  bool each = false;
  bool bundles = false;
  std::string folder;
  for (int i = 3; i < argc; ++i) {
    if (std::strcmp(argv[i], "--each") == 0) each = true;
    if (std::strcmp(argv[i], "--bundles") == 0) bundles = true;
    if (std::strcmp(argv[i], "--write") == 0 && i + 1 < argc) folder = argv[++i];
  }

  Maker maker(KKPR_SOURCE_DIR, bundles);
  kkpr::fuzz::Oracle oracle;
  Digest digest;
  double slowest = 0;
  std::uint64_t slowestNumber = 0;
  for (std::uint64_t number = first; number < first + count; ++number) {
    const Mutant mutant = maker.mutant(number);
    kkpr::hardening::beginInput("mutant " + std::to_string(number) + " of " + mutant.from);
    const auto start = std::chrono::steady_clock::now();
    std::string answer;
    try {
      const auto examined = [&] {
        return mutant.bundle ? oracle.assess(mutant.bytes) : oracle.check(mutant.bytes);
      };
      answer = examined();
      if (number % kTwiceEvery == 0) {
        kkpr::fuzz::demand(examined() == answer, "the second answer is another one");
      }
    } catch (const std::exception& problem) {
      std::fprintf(stderr, "%s\n", problem.what());
      kkpr::hardening::sayWhatWasAtWork();
      if (!folder.empty()) write(folder + "/mutant-" + std::to_string(number), mutant.bytes);
      return 1;
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (seconds > slowest) {
      slowest = seconds;
      slowestNumber = number;
    }
    if (each) std::printf("%llu %s\n", static_cast<unsigned long long>(number), answer.c_str());
    if (!folder.empty() && !mutant.bundle) {
      write(folder + "/" + std::to_string(number) + ".zip", mutant.bytes);
    }
    digest.add(answer);
    if (!each && (number + 1) % kPerDigest == 0) {
      std::printf("%llu %016llx\n", static_cast<unsigned long long>(number + 1),
                  static_cast<unsigned long long>(digest.value()));
      digest = Digest();
    }
  }
  const long peak = kkpr::hardening::peakKibibytes();
  std::fprintf(stderr, "%llu mutants, the slowest %.3f s (%llu), at most %ld MiB\n",
               static_cast<unsigned long long>(count), slowest,
               static_cast<unsigned long long>(slowestNumber), peak / 1024);
  if (peak > kkpr::hardening::kMostKibibytes) {
    std::fprintf(stderr, "over 512 MiB\n");
    return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  kkpr::hardening::startGuard();
  try {
    return run(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
}
