#pragma once
// [J 2.2.1 = 3.2.1] KKKPR: the part inside integrated RDTR.

#include "assessment/mechanism.h"
#include "assessment/product.h"

namespace kkpr::assessment {

void judgeKkkpr(const MechanismSplit& split, const Context& context, Assessment& out);

}  // namespace kkpr::assessment
