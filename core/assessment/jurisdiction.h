#pragma once
// What the plans say before anything is judged: which of them lie over the location, who decides,
// and whether a part of it lies outside every RDTR that is integrated with OSS.

#include <optional>
#include <span>
#include <vector>

#include "application/application.h"
#include "application/location.h"
#include "assessment/site.h"
#include "assessment/zoning.h"
#include "plan/plan.h"

namespace kkpr::assessment {

struct PlanCuts {
  std::vector<PlanCut> inForce;
  std::vector<PlanCut> later;  ///< enacted after the day for which is asked
};

/// The usable plans, in the order given.
[[nodiscard]] PlanCuts cutPlans(std::span<const plan::Plan* const> plans, const Site& site,
                                std::optional<Date> asOf);

struct Jurisdiction {
  std::optional<application::AuthorityLevel> authority;  ///< as authorityOf says
  std::optional<bool> outsideRdtr;                       ///< empty where no plan was given
};

/// `location` may have no polygons, or none in degrees: then the plans say nothing.
[[nodiscard]] Jurisdiction jurisdictionOf(const application::Application& application,
                                          const application::Location& location,
                                          std::span<const plan::Plan* const> plans,
                                          std::optional<Date> asOf);

}  // namespace kkpr::assessment
