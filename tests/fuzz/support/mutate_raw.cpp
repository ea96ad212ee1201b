#include <algorithm>
#include <array>

#include "fuzz/support/mutate.h"

namespace kkpr::fuzz {
namespace {

constexpr std::array<std::uint8_t, 7> kBytes{0x00, 0x01, 0x20, 0x7F, 0x80, 0xFE, 0xFF};
constexpr std::array<std::uint32_t, 8> kWords{0,          1,          0xFFFF,     0x7FFFFFFF,
                                              0x80000000, 0xFFFFFFFF, 0x55555556, 0x04034B50};

}  // namespace

void mutateRaw(ByteVector& bytes, Random& random) {
  if (bytes.empty()) {
    bytes.push_back(static_cast<std::uint8_t>(random.below(256)));
    return;
  }
  const std::size_t at = random.index(bytes.size());
  const std::size_t length = std::min<std::size_t>(1 + random.index(24), bytes.size() - at);
  const auto here = bytes.begin() + static_cast<std::ptrdiff_t>(at);
  switch (random.below(9)) {
    case 0:
      bytes[at] ^= static_cast<std::uint8_t>(1U << random.below(8));
      break;
    case 1:
      bytes[at] = kBytes[random.index(kBytes.size())];
      break;
    case 2:
      bytes[at] = static_cast<std::uint8_t>(bytes[at] + random.around(4));
      break;
    case 3: {  // a 32-bit number in either order
      const std::uint32_t word = kWords[random.index(kWords.size())];
      const bool big = random.oneIn(2);
      for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i) {
        bytes[at + i] = static_cast<std::uint8_t>(word >> (8 * (big ? 3 - i : i)));
      }
      break;
    }
    case 4:
      bytes.resize(at);
      break;
    case 5:
      bytes.erase(here, here + static_cast<std::ptrdiff_t>(length));
      break;
    case 6: {  // a piece stands twice
      const ByteVector piece(here, here + static_cast<std::ptrdiff_t>(length));
      bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(random.index(bytes.size())),
                   piece.begin(), piece.end());
      break;
    }
    case 7: {  // a piece stands elsewhere
      const std::size_t to = random.index(bytes.size() - length + 1);
      const ByteVector piece(here, here + static_cast<std::ptrdiff_t>(length));
      std::copy(piece.begin(), piece.end(), bytes.begin() + static_cast<std::ptrdiff_t>(to));
      break;
    }
    default: {
      const auto value = static_cast<std::uint8_t>(random.below(256));
      bytes.insert(bytes.end(), 1 + random.index(40), value);
      break;
    }
  }
}

}  // namespace kkpr::fuzz
