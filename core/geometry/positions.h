#pragma once
// What one position may be, before anything is known of its coordinate system.

#include <cmath>

#include "base/point.h"

namespace kkpr::geometry {

/// Closed box around Indonesia, degrees.
inline constexpr Box kIndonesia{94.9, -11.1, 141.1, 6.1};

/// Both are numbers, and not a shapefile's own mark for "no value".
[[nodiscard]] inline bool isFinite(const Point& p) {
  constexpr double kNoData = -1e38;
  return std::isfinite(p.x) && std::isfinite(p.y) && p.x > kNoData && p.y > kNoData;
}

/// In Indonesia once its two numbers change places: every longitude of Indonesia is beyond 90 and
/// can be no latitude, so the order is proven wrong.
[[nodiscard]] inline bool isSwapped(const Point& p) {
  return isFinite(p) && kIndonesia.contains(Point{p.y, p.x});
}

}  // namespace kkpr::geometry
