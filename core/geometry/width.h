#pragma once
// How wide a polygon is at its widest place.

#include "geometry/coordinates.h"
#include "geometry/ring_trees.h"

namespace kkpr::geometry {

/// Twice the radius of the largest circle that fits into a polygon of the plane, to 1e-5 m. The
/// search ends as soon as it is known to reach `enough`: then what was found is returned, at least
/// `enough`. Rings closed, no two positions in a row alike, none meeting itself. With an exhausted
/// budget the result is not to be used.
[[nodiscard]] double widestPlace(const Polygon& metres, double enough, WorkBudget& budget);

}  // namespace kkpr::geometry
