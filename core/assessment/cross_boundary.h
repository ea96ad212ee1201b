#pragma once
// [J 2.2.3.1 = 3.2.3.1, 3.2.3.2] Across regions, or across integrated RDTR: the walk by levels.

#include <vector>

#include "assessment/conformity_rtr.h"

namespace kkpr::assessment {

/// Across provinces: one walk per province, the one with the newest RTRWP first. Else one walk.
[[nodiscard]] std::vector<Walk> walkAcross(const geometry::Region& p, const Context& context,
                                           Assessment& out, Step& step);

/// The plans of a level over `area`, newest first: where two overlap the newer speaks.
[[nodiscard]] std::vector<const PlanCut*> ofLevel(plan::Level level, const geometry::Region& area,
                                                  const Context& context);

/// [J 2.2.3.1 = 3.2.3.1, 3.2.3.2] Of the lists there, that of the steps, by which the levels follow
/// each other.
[[nodiscard]] rules::Citation levelCitation(plan::Level level, const Context& context);

/// The last of these steps: no level accommodates the activity.
[[nodiscard]] rules::Citation noLevelCitation(const Context& context);

}  // namespace kkpr::assessment
