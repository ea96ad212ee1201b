#pragma once
// Prints kkpr/repair@1. Decides nothing.

#include "quality/repair.h"
#include "report/check_report.h"

namespace kkpr::report {

/// The repair without "tool" and without that of its check, which the engine adds. `geometry` false
/// leaves check.location.geometry out.
[[nodiscard]] Json repairJson(const quality::RepairResult& result, bool geometry);

}  // namespace kkpr::report
