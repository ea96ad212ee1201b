#pragma once
// Prints kkpr/validation@1. Decides nothing.

#include "quality/validation.h"
#include "report/check_report.h"

namespace kkpr::report {

/// Without "tool" and "check", which the engine adds.
[[nodiscard]] Json validationJson(const quality::Validation& validation);

}  // namespace kkpr::report
