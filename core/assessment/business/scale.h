#pragma once
// [M] How large a business is: by its capital and by who owns it.

#include <optional>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/route_result.h"

namespace kkpr::assessment {

/// Fills scale, flags and unknown of a route for business, with the answers they rest on.
void decideScale(const application::Application& application, const Date& on, Route& out);

/// The fields whose absence leaves the scale open, by their names in the application; empty where
/// it is known.
[[nodiscard]] std::vector<std::string> missingForScale(const application::Application& application);

}  // namespace kkpr::assessment
