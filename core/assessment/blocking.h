#pragma once
// [J 2.2.3.2 = 3.2.3.3] Where related activities are judged as one, a place conforms only where all
// of them do: which of them stands in the way.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assessment/context.h"

namespace kkpr::assessment {

/// Codes of all activities of a unit.
[[nodiscard]] std::set<std::string> activitiesOf(const Unit& unit);

/// The unit with only these activities; empty where some place would be left without any.
[[nodiscard]] std::optional<Unit> unitWith(const std::set<std::string>& activities,
                                           const Unit& unit);

/// A sentence, with a space before it, that names the activities that these plans do not regulate
/// or that conform nowhere in them; empty where there is but one activity, or none of them alone.
[[nodiscard]] Text whatBlocks(const std::vector<const Zoning*>& zonings, const Context& context);

}  // namespace kkpr::assessment
