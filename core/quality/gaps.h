#pragma once
// What happens between polygons: gaps that they enclose together, and borders that should coincide
// but do not.

#include <cstdint>
#include <optional>
#include <string>

#include "geometry/faces.h"
#include "quality/rings.h"

namespace kkpr::quality {

// A hairline: two edges of different polygons run alongside each other, the strip between them is
// covered by neither (a gap; nor by a third) or by both (an overlap), and it is narrow for its
// whole length. A wedge that opens to more than the limit is none, however long it is narrow near
// its corner: from an open end on, a strip counts only where it no longer narrows.

/// Neighbours closer than this, or overlapping by less, were meant to share their border [contract:
/// topology.hairline-gap]. In metres of the Mercator plane, like all lengths of the check.
inline constexpr double kHairlineM = 0.5;
/// Up to this the borders do coincide: ten times what storage noise (1e-12 degree) comes to.
inline constexpr double kCoincidentM = 1e-6;
/// A strip is so many times longer than wide; edges run alongside where their distance changes by
/// no more than one part in as many.
inline constexpr double kAlongside = 10;
/// What is shorter lies within a corner.
inline constexpr double kLeastStripM = 1;

/// The faces between the parts of the polygons, each part (an outer ring and its holes) being an
/// owner under the number of its outer ring. Empty where the budget ended.
[[nodiscard]] std::optional<geometry::Faces> facesOf(const DrawnRings& drawn,
                                                     geometry::WorkBudget& budget);

/// topology.enclosed-gap, topology.hairline-gap. Rules that the budget did not suffice for are not
/// run; returns the record at which it ended, 0 where it sufficed. `faces` is filled in where
/// polygons meet.
[[nodiscard]] std::int64_t judgeGaps(const DrawnRings& drawn, std::optional<geometry::Faces>& faces,
                                     const std::string& shpName, geometry::WorkBudget& budget,
                                     Examination& examination);

}  // namespace kkpr::quality
