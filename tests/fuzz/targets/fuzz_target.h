#pragma once
// One call of a target. What it finds wrong it prints, and ends the process: that is how libFuzzer,
// and whoever runs the seeds, learns of it.

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "fuzz/support/mutate.h"
#include "fuzz/support/oracle.h"

/// Defines LLVMFuzzerTestOneInput; `bytes` is the input.
#define KKPR_FUZZ_TARGET(bytes)                                                       \
  static void examine(kkpr::Bytes bytes);                                             \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    try {                                                                             \
      examine({data, size});                                                          \
    } catch (const std::exception& problem) {                                         \
      std::fprintf(stderr, "kkpr fuzz: %s\n", problem.what());                        \
      std::abort();                                                                   \
    }                                                                                 \
    return 0;                                                                         \
  }                                                                                   \
  static void examine(kkpr::Bytes bytes)

/// Defines LLVMFuzzerCustomMutator by one of the functions of mutate.h.
#define KKPR_FUZZ_MUTATOR(bytes, random, limit)                                        \
  static void mutate(kkpr::fuzz::ByteVector& bytes, kkpr::fuzz::Random& random,        \
                     std::size_t limit);                                               \
  extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, \
                                                 std::size_t limit, unsigned seed) {   \
    kkpr::fuzz::Random random(seed);                                                   \
    kkpr::fuzz::ByteVector bytes(data, data + size);                                   \
    mutate(bytes, random, limit);                                                      \
    if (bytes.size() > limit) bytes.resize(limit);                                     \
    std::copy(bytes.begin(), bytes.end(), data);                                       \
    return bytes.size();                                                               \
  }                                                                                    \
  static void mutate(kkpr::fuzz::ByteVector& bytes, kkpr::fuzz::Random& random,        \
                     [[maybe_unused]] std::size_t limit)
