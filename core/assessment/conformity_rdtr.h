#pragma once
// [J 2.2.1 = 3.2.1] The part inside RDTR integrated with OSS: each RDTR for its own part, newest
// first; what does not conform there is deducted and not offered to other plans.

#include "assessment/context.h"
#include "assessment/mechanism.h"
#include "assessment/product.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// Adds a KKKPR, or the reason why none is issued.
void judgeKkkpr(const MechanismSplit& split, const Context& context, Totals& totals,
                Assessment& out);

}  // namespace kkpr::assessment
