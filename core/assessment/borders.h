#pragma once
// Border honesty: what lies within the accuracy of a plan's own lines decides as drawn and is told
// apart; narrower than the noise width it decides nothing (reading 10).

#include "assessment/context.h"

namespace kkpr::assessment {

/// Parts of a zoning that conform or do not, and are nowhere wider than the plan is accurate
/// (rules/parameters.json, plan-accuracy-mm at the plan's scale).
void noteBorders(const Zoning& zoning, const Context& context, Assessment& out);

}  // namespace kkpr::assessment
