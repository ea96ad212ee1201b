#pragma once
// [J 2.2.3.2 = 3.2.3.3] Several polygons or activities: which are judged together.

#include <vector>

#include "assessment/citations.h"
#include "assessment/result.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

/// The location by what is planned where: a polygon bears every activity that names it, or names
/// none. Names in `out` what is not clear or not judged apart yet.
[[nodiscard]] std::vector<ActivityGroup> groupActivities(
    const application::Application& application, const Site& site, const Citations& cite,
    Assessment& out);

}  // namespace kkpr::assessment
