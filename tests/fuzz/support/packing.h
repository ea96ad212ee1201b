#pragma once
// Zips taken apart and put together again for mutation: stored members, right CRCs, any name and
// any order, also what no honest program writes.

#include <cstdint>
#include <string>
#include <vector>

#include "base/point.h"

namespace kkpr::fuzz {

using ByteVector = std::vector<std::uint8_t>;

struct Entry {
  std::string name;
  ByteVector bytes;
};

/// The members that can be had; empty where there is nothing to read.
[[nodiscard]] std::vector<Entry> unpacked(Bytes zip);
[[nodiscard]] ByteVector packed(const std::vector<Entry>& entries);

[[nodiscard]] inline ByteVector bytesOf(std::string_view text) {
  return {text.begin(), text.end()};
}
[[nodiscard]] inline std::string textOf(Bytes bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace kkpr::fuzz
