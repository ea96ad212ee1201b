#pragma once
// [J 2.2.3.2 = 3.2.3.3] Several polygons or activities: what belongs together is judged as one,
// what does not is judged alone.

#include <vector>

#include "assessment/citations.h"
#include "assessment/context.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// At least one unit; the more so where the dossier says that polygons or activities are not
/// related, or does not say.
[[nodiscard]] std::vector<Unit> unitsOf(const application::Application& application,
                                        const Site& site, const Citations& cite, Assessment& out);

}  // namespace kkpr::assessment
