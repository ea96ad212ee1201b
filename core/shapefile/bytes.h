#pragma once
// Numbers out of bytes, at any alignment and in either order. The caller has checked the bounds.

#include <cstdint>
#include <cstring>

namespace kkpr::shapefile {

[[nodiscard]] inline std::uint32_t little32(const std::uint8_t* p) {
  return static_cast<std::uint32_t>(p[0]) | static_cast<std::uint32_t>(p[1]) << 8 |
         static_cast<std::uint32_t>(p[2]) << 16 | static_cast<std::uint32_t>(p[3]) << 24;
}
[[nodiscard]] inline std::uint32_t big32(const std::uint8_t* p) {
  return static_cast<std::uint32_t>(p[3]) | static_cast<std::uint32_t>(p[2]) << 8 |
         static_cast<std::uint32_t>(p[1]) << 16 | static_cast<std::uint32_t>(p[0]) << 24;
}
[[nodiscard]] inline std::uint32_t little16(const std::uint8_t* p) {
  return static_cast<std::uint32_t>(p[0]) | static_cast<std::uint32_t>(p[1]) << 8;
}
/// Shapefiles hold IEEE doubles, least significant byte first, as every machine we build for does.
[[nodiscard]] inline double littleDouble(const std::uint8_t* p) {
  double value = 0;
  std::memcpy(&value, p, sizeof value);
  return value;
}

}  // namespace kkpr::shapefile
