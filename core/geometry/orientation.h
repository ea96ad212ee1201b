#pragma once
// On which side of a line a point lies, without rounding.

#include "base/point.h"

namespace kkpr::geometry {

/// +1 where c lies left of the line from a to b, -1 right of it, 0 exactly on it. Exact for all
/// finite coordinates whose products neither overflow nor underflow (1e-140 < |x| < 1e150, or 0).
[[nodiscard]] int orientation(Point a, Point b, Point c);

}  // namespace kkpr::geometry
