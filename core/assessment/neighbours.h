#pragma once
// [J 2.2.2.3 angka 2 huruf a 2) = 3.2.2.3] Forest released without a use: the forum looks at the
// zones around it.

#include <optional>
#include <vector>

#include "assessment/missing.h"

namespace kkpr::assessment {

/// Tells, for every plan with a map of zones, which of them lie around the released part, largest
/// first, and what they say of the activities applied for.
void flagNeighbours(const geometry::Region& released, const Situation& situation, Assessment& out);

/// The box of a region, grown on every side.
[[nodiscard]] geometry::Region around(const geometry::Region& region, double metres);
/// The box of a region in degrees, as zones are looked up.
[[nodiscard]] Box degreesOf(const geometry::Region& region, const Site& site);

}  // namespace kkpr::assessment
