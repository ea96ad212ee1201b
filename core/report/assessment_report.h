#pragma once
// kkpr/assessment@1: prints what the assessment found, decides nothing.

#include "assessment/result.h"
#include "report/check_report.h"

namespace kkpr::report {

/// Without "tool". `geometry` false leaves the geometry fields out.
[[nodiscard]] Json assessmentJson(const assessment::Assessment& assessment, bool geometry);

}  // namespace kkpr::report
