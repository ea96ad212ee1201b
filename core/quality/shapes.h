#pragma once
// Polygons that are wholly thin or small, and boundaries that run out into a narrow spike: seldom
// meant, never unclear.

#include <cstdint>
#include <string>

#include "geometry/ring_trees.h"
#include "quality/rings.h"

namespace kkpr::quality {

/// A polygon thinner than this for its whole length, or a spike narrower than this at its base, in
/// metres [contract: geometry.sliver, geometry.spike] …
inline constexpr double kThinM = 0.5;
/// … a polygon smaller than this, in square metres …
inline constexpr double kSmallM2 = 1.0;
/// … and a spike longer than so many times its width.
inline constexpr double kSpikeRatio = 20.0;

/// geometry.sliver, and geometry.spike where it has some width. Returns the record at which the
/// budget ended, 0 where it sufficed; then nothing of this was found.
[[nodiscard]] std::int64_t judgeShapes(const DrawnRings& drawn, const std::string& shpName,
                                       geometry::WorkBudget& budget, Examination& examination);

}  // namespace kkpr::quality
