#pragma once
// Rings of one feature → polygons. Which ring is a hole is told by containment (even-odd), because
// the direction of rings is wrong in too many real files.

#include <vector>

#include "geometry/coordinates.h"

namespace kkpr::plan {

/// Rings with fewer than three different positions are dropped, open rings closed.
[[nodiscard]] geometry::MultiPolygon assembleRings(std::vector<geometry::Ring> rings);

}  // namespace kkpr::plan
