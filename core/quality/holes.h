#pragma once
// The holes of the location: interior rings, and those that an outer ring forms by meeting itself.

#include <string>

#include "geometry/ring_trees.h"
#include "quality/rings.h"

namespace kkpr::quality {

/// geometry.hole. Returns the record at which the budget ended, 0 where it sufficed; then no
/// finding was made.
[[nodiscard]] std::int64_t judgeHoles(const DrawnRings& drawn, const std::string& shpName,
                                      geometry::WorkBudget& budget, Examination& examination);

/// The outer ring and its holes, as drawn, in degrees.
[[nodiscard]] geometry::Polygon partOf(const DrawnRings& drawn, std::uint32_t outer);

}  // namespace kkpr::quality
