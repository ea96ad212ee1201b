#pragma once
// [J 1.4 table 1.1] Which columns of the table a location falls into, by the plans given.

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "application/application.h"
#include "application/location.h"
#include "assessment/result.h"
#include "plan/plan.h"

namespace kkpr::assessment {

/// A part of the location in one column of table 1.1 (the cases without assessment are no matter of
/// plans).
struct PlanPart {
  std::string column;
  double m2 = 0;
  double share = 0;  ///< of the location, 0–1
  std::vector<std::string> plans;
};

struct PlanStatus {
  std::vector<PlanPart> parts;  ///< in the order of the table, none empty
  std::optional<application::AuthorityLevel> authority;
  bool authorityOverridden = false;
  std::vector<const plan::Plan*> integrationUnknown;
  std::vector<const plan::Plan*> later;  ///< not in force on the day, over the location
  std::vector<const plan::Plan*> unusable;
  std::vector<std::string> otherRegencies;  ///< as otherRegencies says
  std::set<int> readings;
};

/// `location` must have polygons in degrees that enclose an area.
[[nodiscard]] PlanStatus planStatusOf(const application::Application& application,
                                      const application::Location& location,
                                      std::span<const plan::Plan* const> plans, const Date& on);

}  // namespace kkpr::assessment
