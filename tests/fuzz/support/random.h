#pragma once
// Pseudo-random numbers that are the same on every machine and in wasm: the mutants of a seed are
// the same bytes everywhere.

#include <cstddef>
#include <cstdint>

namespace kkpr::fuzz {

/// SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  /// 0 … n - 1; 0 where n is 0.
  std::uint64_t below(std::uint64_t n) { return n == 0 ? 0 : next() % n; }
  std::size_t index(std::size_t n) { return static_cast<std::size_t>(below(n)); }
  bool oneIn(std::uint64_t n) { return below(n) == 0; }
  /// -n … n.
  std::int64_t around(std::int64_t n) {
    return static_cast<std::int64_t>(below(2 * static_cast<std::uint64_t>(n) + 1)) - n;
  }
  template <typename List>
  auto& of(List& list) {
    return list[index(list.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace kkpr::fuzz
