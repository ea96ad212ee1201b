#pragma once
// [J 2.2.5 angka 2 = 3.2.5] How long a KKPR holds.

#include "application/application.h"
#include "assessment/result.h"

namespace kkpr::assessment {

[[nodiscard]] Validity validityOf(const application::Tenure& tenure, Assessment& out);

}  // namespace kkpr::assessment
