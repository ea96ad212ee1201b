#pragma once
// [J 2.1.2 angka 1 huruf d = 3.1.2] Whether the plans over a location are of the regency that the
// application states.

#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

/// The regencies of the plans that point at places over the location, as they write them, where
/// none of the stated ones is among them; empty where one is, or where either is not known.
[[nodiscard]] std::vector<std::string> otherRegencies(const application::Application& application,
                                                      const std::vector<PlanCut>& cuts);

}  // namespace kkpr::assessment
