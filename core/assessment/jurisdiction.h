#pragma once
// What the plans say before anything is judged: who decides, and whether a part of it lies outside
// every RDTR that is integrated with OSS.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "application/application.h"
#include "application/location.h"
#include "plan/plan.h"

namespace kkpr::assessment {

struct Jurisdiction {
  std::optional<application::AuthorityLevel> authority;  ///< as authorityOf says
  std::optional<bool> outsideRdtr;                       ///< empty where no plan was given
  std::vector<std::string> otherRegencies;               ///< as otherRegencies says
};

/// `location` may have no polygons, or none in degrees: then the plans say nothing.
[[nodiscard]] Jurisdiction jurisdictionOf(const application::Application& application,
                                          const application::Location& location,
                                          std::span<const plan::Plan* const> plans,
                                          std::optional<Date> asOf);

}  // namespace kkpr::assessment
