#pragma once
// A position and a box. The unit is said by whoever holds them: degrees (longitude, latitude) or
// metres.

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace kkpr {

using Bytes = std::span<const std::uint8_t>;

/// x is longitude or easting, y latitude or northing.
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// Closed box. A box made by default is empty: it contains nothing and meets nothing.
struct Box {
  double minX = std::numeric_limits<double>::infinity();
  double minY = std::numeric_limits<double>::infinity();
  double maxX = -std::numeric_limits<double>::infinity();
  double maxY = -std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return !(minX <= maxX && minY <= maxY); }
  /// An ordinate that is no number is left out. (Comparisons, because fmin and fmax are calls.)
  void include(const Point& p) {
    if (p.x < minX) minX = p.x;
    if (p.y < minY) minY = p.y;
    if (p.x > maxX) maxX = p.x;
    if (p.y > maxY) maxY = p.y;
  }
  void include(const Box& b) {
    minX = std::fmin(minX, b.minX);
    minY = std::fmin(minY, b.minY);
    maxX = std::fmax(maxX, b.maxX);
    maxY = std::fmax(maxY, b.maxY);
  }
  /// True where the two share at least one point; boxes that only touch do.
  [[nodiscard]] bool meets(const Box& b) const {
    return minX <= b.maxX && b.minX <= maxX && minY <= b.maxY && b.minY <= maxY;
  }
  [[nodiscard]] bool contains(const Point& p) const {
    return minX <= p.x && p.x <= maxX && minY <= p.y && p.y <= maxY;
  }
  [[nodiscard]] bool contains(const Box& b) const {
    return minX <= b.minX && b.maxX <= maxX && minY <= b.minY && b.maxY <= maxY;
  }
};

}  // namespace kkpr
