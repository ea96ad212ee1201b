#pragma once
// [K] [J table 1.1] The five cases in which a business gets its PKKPR without an assessment.

#include "application/application.h"
#include "assessment/route_result.h"

namespace kkpr::assessment {

/// The name of the case in the data and in the application.
[[nodiscard]] std::string_view caseName(application::UnassessedCase unassessed);

/// Cites the case that the application claims by the rules of the day, and names what has to be
/// confirmed; where none is stated, that this is not known. Only for business.
void explainCase(const application::Business& business, const Date& on, Route& out);

}  // namespace kkpr::assessment
