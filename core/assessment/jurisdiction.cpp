#include "assessment/jurisdiction.h"

#include <algorithm>

#include "assessment/authority.h"
#include "assessment/citations.h"
#include "assessment/mechanism.h"
#include "assessment/stated_place.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

Jurisdiction jurisdictionOf(const application::Application& application,
                            const application::Location& location,
                            std::span<const plan::Plan* const> plans, std::optional<Date> asOf) {
  Jurisdiction out;
  out.authority = application.authority;
  if (plans.empty() || !location.inDegrees || location.polygons.empty()) return out;
  const Site site(location);
  if (site.region().empty()) return out;
  std::vector<const plan::Plan*> sorted(plans.begin(), plans.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const plan::Plan* a, const plan::Plan* b) { return plan::newerFirst(*a, *b); });
  const PlanCuts cuts = cutPlans(sorted, site, asOf);
  if (cuts.inForce.empty()) return out;
  out.otherRegencies = otherRegencies(application, cuts.inForce);
  Assessment asked;  // what is noted on the way belongs to an assessment
  out.authority = authorityOf(application, cuts.inForce, {}, site, asked).authority;
  // [J 2.1.3 angka 2 huruf c = 3.1.3] The notice concerns what lies outside integrated RDTR.
  out.outsideRdtr =
      !splitByMechanism(cuts.inForce, site.region(), Citations(out.authority), asked).pkkpr.empty();
  return out;
}

}  // namespace kkpr::assessment
