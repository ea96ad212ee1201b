#pragma once
// Prints kkpr/route@1. Decides nothing.

#include "assessment/route_result.h"
#include "report/json.h"

namespace kkpr::report {

/// Without "tool", which the engine adds.
[[nodiscard]] Json routeJson(const assessment::Route& route);

}  // namespace kkpr::report
