#pragma once
// The rules about pairs of polygons: what they share, and which are the same. A polygon is an outer
// ring with the holes cut from it.

#include <cstdint>
#include <string>

#include "geometry/ring_trees.h"
#include "quality/rings.h"

namespace kkpr::quality {

/// Polygons that share more than this overlap [contract: topology.overlap]; less is only worth a
/// word …
inline constexpr double kLeastOverlapM2 = 0.01;
/// … and where what they share is narrower than this on average, it is one border stored twice:
/// 1e-12 degree of storage noise is 1e-7 m.
inline constexpr double kBorderNoiseM = 1e-6;

/// topology.duplicate, topology.overlap. Returns the record at which the budget ended, 0 where it
/// sufficed; then neither was found.
[[nodiscard]] std::int64_t judgeTopology(const DrawnRings& drawn, const std::string& shpName,
                                         geometry::WorkBudget& budget, Examination& examination);

}  // namespace kkpr::quality
