#pragma once
// The net under our classifier of rings: GEOS judges again what came out clean.

#include <cstdint>
#include <string>

#include "geometry/ring_trees.h"
#include "quality/rings.h"

namespace kkpr::quality {

/// geometry.self-intersection where GEOS disagrees. Only records whose rings touch themselves or
/// each other are asked about: where the search found no contact at all there is nothing to
/// misjudge. Returns the record at which the budget ended, 0 where it sufficed.
[[nodiscard]] std::int64_t judgeValidity(const DrawnRings& drawn, const std::string& shpName,
                                         geometry::WorkBudget& budget, Examination& examination);

}  // namespace kkpr::quality
