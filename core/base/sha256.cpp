#include "base/sha256.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace kkpr {
namespace {

constexpr std::array<std::uint32_t, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<std::uint32_t, 8>;

/// One block of 64 bytes. The eight variables stay where they are and change names instead, eight
/// rounds at a time; of the schedule only the last 16 words are kept.
void absorb(State& state, const std::uint8_t* block) {
  std::uint32_t w[16];
  for (std::size_t i = 0; i < 16; ++i) {
    w[i] = (std::uint32_t{block[4 * i]} << 24) | (std::uint32_t{block[4 * i + 1]} << 16) |
           (std::uint32_t{block[4 * i + 2]} << 8) | std::uint32_t{block[4 * i + 3]};
  }
  auto [a, b, c, d, e, f, g, h] = state;
  const auto round = [](std::uint32_t p, std::uint32_t q, std::uint32_t r, std::uint32_t& s,
                        std::uint32_t t, std::uint32_t u, std::uint32_t v, std::uint32_t& x,
                        std::uint32_t word) {
    x += (std::rotr(t, 6) ^ std::rotr(t, 11) ^ std::rotr(t, 25)) + (v ^ (t & (u ^ v))) + word;
    s += x;
    x += (std::rotr(p, 2) ^ std::rotr(p, 13) ^ std::rotr(p, 22)) + ((p & q) | (r & (p | q)));
  };
  for (std::size_t i = 0; i < 64; i += 16) {
    for (std::size_t k = 0; i > 0 && k < 16; ++k) {
      const std::uint32_t back15 = w[(k + 1) % 16];
      const std::uint32_t back2 = w[(k + 14) % 16];
      w[k] += (std::rotr(back15, 7) ^ std::rotr(back15, 18) ^ (back15 >> 3)) + w[(k + 9) % 16] +
              (std::rotr(back2, 17) ^ std::rotr(back2, 19) ^ (back2 >> 10));
    }
    for (std::size_t k = 0; k < 16; k += 8) {
      round(a, b, c, d, e, f, g, h, kRound[i + k] + w[k]);
      round(h, a, b, c, d, e, f, g, kRound[i + k + 1] + w[k + 1]);
      round(g, h, a, b, c, d, e, f, kRound[i + k + 2] + w[k + 2]);
      round(f, g, h, a, b, c, d, e, kRound[i + k + 3] + w[k + 3]);
      round(e, f, g, h, a, b, c, d, kRound[i + k + 4] + w[k + 4]);
      round(d, e, f, g, h, a, b, c, kRound[i + k + 5] + w[k + 5]);
      round(c, d, e, f, g, h, a, b, kRound[i + k + 6] + w[k + 6]);
      round(b, c, d, e, f, g, h, a, kRound[i + k + 7] + w[k + 7]);
    }
  }
  const State added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

}  // namespace

std::string sha256Hex(Bytes bytes) {
  State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::size_t at = 0;
  for (; bytes.size() - at >= 64; at += 64) absorb(state, bytes.data() + at);

  // The tail: what is left, one bit, zeros, the length in bits.
  std::array<std::uint8_t, 128> tail{};
  const std::size_t left = bytes.size() - at;
  if (left > 0) std::memcpy(tail.data(), bytes.data() + at, left);
  tail[left] = 0x80;
  const std::size_t length = left < 56 ? 64 : 128;
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (std::size_t i = 0; i < 8; ++i) {
    tail[length - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
  }
  for (std::size_t i = 0; i < length; i += 64) absorb(state, tail.data() + i);

  std::string hex;
  for (const std::uint32_t word : state) {
    for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[(word >> shift) & 0xF];
  }
  return hex;
}

}  // namespace kkpr
