#pragma once
// kkpr/plan-health@1.

#include "plan/plan_health.h"
#include "report/json.h"

namespace kkpr::report {

/// Without "tool".
[[nodiscard]] Json planHealthJson(const plan::PlanHealth& health);

}  // namespace kkpr::report
