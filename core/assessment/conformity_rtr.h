#pragma once
// [J 2.2.2 = 3.2.2; across RDTR in one kabupaten/kota: 3.2.3.2] PKKPR: the part outside integrated
// RDTR, against RTRW, tier by tier.

#include "assessment/mechanism.h"
#include "assessment/product.h"

namespace kkpr::assessment {

void judgePkkpr(const MechanismSplit& split, const std::vector<PlanCut>& cuts,
                const Context& context, Assessment& out);

}  // namespace kkpr::assessment
