#pragma once
// [J] [P] [K] [M] [B] The documents, days, steps and disagreements that belong to a route.

#include "application/application.h"
#include "assessment/route_result.h"

namespace kkpr::assessment {

/// Picks the rows of the data for `schemes` of this kind of activity on a day, in their order.
void chooseProcedure(const application::Application& application, const std::string& kind,
                     const std::vector<std::string>& schemes, const Date& on, Route& out);

}  // namespace kkpr::assessment
