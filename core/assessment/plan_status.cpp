#include "assessment/plan_status.h"

#include <algorithm>

#include "assessment/authority.h"
#include "assessment/mechanism.h"
#include "assessment/noise.h"
#include "assessment/stated_place.h"
#include "assessment/tolerances.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// RTRWN and RTR Pulau do not point at places: they speak for a location where they name what is
/// planned there.
bool namesAnActivity(const plan::Plan& plan, const application::Application& application) {
  return std::any_of(application.activities.begin(), application.activities.end(),
                     [&](const application::Activity& activity) {
                       return plan.activities.has(activity.code) ||
                              plan.inStructure(activity.code) || plan.inPrograms(activity.code);
                     });
}

bool pointsAtPlaces(plan::Level level) {
  return level != plan::Level::rtrPulau && level != plan::Level::rtrwn;
}

struct Column {
  const char* name;
  Region region;
  std::vector<std::string> plans;

  void take(const Region& part, Region& left, const plan::Plan& plan) {
    const Region here = left.intersection(part);
    if (here.empty()) return;
    region = region.unionWith(here);
    left = left.difference(part);
    plans.push_back(plan.id);
  }
};

}  // namespace

PlanStatus planStatusOf(const application::Application& application,
                        const application::Location& location,
                        std::span<const plan::Plan* const> plans, const Date& on) {
  // [J 1.4 Tabel 1.1; J 2.2 = 3.2 angka 1–3] The part inside integrated RDTR; of the rest, what
  // lies in an RDTR that is not integrated, in another plan, or in none.
  PlanStatus status;
  std::vector<const plan::Plan*> sorted(plans.begin(), plans.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const plan::Plan* a, const plan::Plan* b) { return plan::newerFirst(*a, *b); });
  for (const plan::Plan* plan : sorted) {
    if (plan->unusable) status.unusable.push_back(plan);
  }
  const Site site(location);
  const PlanCuts cuts = cutPlans(sorted, site, on);
  for (const PlanCut& cut : cuts.later) {
    if (!cut.over.empty()) status.later.push_back(cut.plan);
  }

  status.otherRegencies = otherRegencies(application, cuts.inForce);
  Assessment notes;  // only its readings are of use here
  const AuthorityResult regions = authorityOf(application, cuts.inForce, {}, site, notes);
  status.authority = regions.authority;
  status.authorityOverridden = application.authority.has_value();
  const MechanismSplit split =
      splitByMechanism(cuts.inForce, site.region(), Citations(regions.authority), notes);
  status.readings = notes.readings;

  Column integrated{"rdtr-terintegrasi", {}, {}};
  for (const MechanismSplit::Part& part : split.kkkpr) {
    integrated.region = integrated.region.unionWith(part.region);
    integrated.plans.push_back(part.rdtr->plan->id);
  }
  Column unintegrated{"rdtr-belum-terintegrasi", {}, {}};
  Column other{"rtrw", {}, {}};
  Region left = split.pkkpr;
  for (const PlanCut& cut : cuts.inForce) {
    if (!plan::isRdtr(cut.plan->level) || cut.plan->ossIntegrated.value_or(false)) continue;
    if (!cut.plan->ossIntegrated && !left.intersection(cut.cover).empty()) {
      status.integrationUnknown.push_back(cut.plan);
    }
    unintegrated.take(cut.cover, left, *cut.plan);
  }
  for (const PlanCut& cut : cuts.inForce) {
    if (plan::isRdtr(cut.plan->level)) continue;
    if (pointsAtPlaces(cut.plan->level)) {
      other.take(cut.cover, left, *cut.plan);
    } else if (namesAnActivity(*cut.plan, application)) {
      other.take(site.region(), left, *cut.plan);
    }
  }
  Column none{"tanpa-rtr", left, {}};

  std::vector<Column*> columns{&integrated, &unintegrated, &other, &none};
  std::vector<Region> partition;
  for (const Column* column : columns) partition.push_back(column->region);
  for (const NoiseMove& move : ::kkpr::assessment::settle(partition)) {
    if (move.m2 > 0) status.readings.insert(10);
  }
  double whole = 0;
  for (const Region& region : partition) whole += region.areaM2();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double m2 = partition[i].areaM2();
    if (m2 < kWhollyM2 || !(whole > 0)) continue;
    status.parts.push_back({columns[i]->name, m2, m2 / whole, std::move(columns[i]->plans)});
  }
  return status;
}

}  // namespace kkpr::assessment
