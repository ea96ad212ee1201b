#pragma once
// [J 2.2.5 angka 2 = 3.2.5] How long a KKPR holds.

#include "assessment/context.h"
#include "assessment/result.h"

namespace kkpr::assessment {

[[nodiscard]] Validity validityOf(const Context& context, Assessment& out);

}  // namespace kkpr::assessment
