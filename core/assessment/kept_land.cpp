#include "assessment/kept_land.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "assessment/conformity_rtr.h"
#include "assessment/land_offices.h"
#include "assessment/land_ptp.h"
#include "assessment/land_shares.h"
#include "assessment/mechanism.h"
#include "assessment/noise.h"
#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Of the unit what `lost` leaves; of land that a PTP adds nothing.
Unit unitWithout(const Region& lost, const Context& context) {
  Unit unit = context.unit;
  unit.region = unit.region.difference(lost);
  if (context.site.isWidened()) unit.region = unit.region.intersection(context.site.region());
  std::vector<ActivityGroup> groups;
  for (ActivityGroup& group : unit.groups) {
    group.region = group.region.intersection(unit.region);
    if (!group.region.empty()) groups.push_back(std::move(group));
  }
  unit.groups = std::move(groups);
  return unit;
}

bool untouched(const Region& area, const std::vector<const Zoning*>& bases, const Context& alone) {
  Assessment unsaid;
  const std::vector<Taking> takings = takingsOf(area, bases, alone, unsaid);
  return std::all_of(takings.begin(), takings.end(),
                     [](const Taking& taking) { return isNoise(taking.region); });
}

/// What the land offices add to less land; empty where that is not known beforehand, or where they
/// leave some of it out. `sameRegions`: it lies in all the regions that the location lies in.
std::optional<Region> addedTo(const Region& p, bool sameRegions, const Context& alone) {
  // Only where it is known what is held can anything be added.
  if (alone.application.ptp.empty() || !alone.enclosed.tenure) return Region();
  Assessment unsaid;
  Step step("", alone.cite.of("2.2.2", "3.2.2"));
  const LandOffices offices = landOfficesOf(p, alone);
  const bool offered =
      std::any_of(offices.offices.begin(), offices.offices.end(),
                  [](const LandOffice& office) { return !isNoise(office.offered); });
  // Which of several units takes it follows from all of them; in fewer regions another authority
  // may decide, and the minutes of another meeting count.
  if (offered && (!alone.unit.polygons.empty() || !sameRegions)) return std::nullopt;
  LandOutcome land = landOf(p, alone, offices, nullptr, unsaid, step);
  if (land.rejected || !isNothing(land.outside, p)) return std::nullopt;
  return isNoise(land.added) ? Region() : std::move(land.added);
}

bool pkkprApproved(const MechanismSplit& split, bool sameRegions, const Context& alone) {
  const Region& p = split.pkkpr;
  if (p.empty()) return true;
  const std::optional<Region> added = addedTo(p, sameRegions, alone);
  if (!added) return false;
  Assessment unsaid;
  Step step("", alone.cite.of("2.2.2", "3.2.2"));
  const Widened widened(*added, alone);
  const auto wholly = [&](const RtrJudgement& judgement) {
    const Region conforming =
        added->empty() ? judgement.conforming() : judgement.conforming().intersection(p);
    return split.pkkprM2 - conforming.areaM2() < kWhollyM2;
  };
  const bool crossing = !split.kkkpr.empty();
  const RtrJudgement judgement = judgeRtr(p, crossing, alone, unsaid, step);
  if (added->empty()) return wholly(judgement) && untouched(p, judgement.bases(), alone);
  if (!judgement.conforms()) return false;
  // [J 2.2.2.3 angka 1 huruf c 3) = 3.2.2.3] With what is added it is assessed again.
  const RtrJudgement again = judgeRtr(p.unionWith(*added), crossing, widened.context, unsaid, step);
  return wholly(again) && untouched(p, again.bases(), widened.context);
}

/// An opening narrower than the last decimal of a coordinate [J 2.1.2 angka 1 huruf b = 3.1.2] is
/// none: it closes to a point.
constexpr double kOpeningM = 0.11;

/// What lies around the location.
Region around(const Site& site) {
  const Box box = site.region().box();
  const double w = box.minX - 1;
  const double s = box.minY - 1;
  const double e = box.maxX + 1;
  const double n = box.maxY + 1;
  return Region::of({{{{w, s}, {e, s}, {e, n}, {w, n}, {w, s}}, {}}}).difference(site.region());
}

}  // namespace

Other::Other(Unit of, AuthorityResult within, const Site& site, const Context& from)
    : unit(std::move(of)),
      regions(std::move(within)),
      context{from.application, site,    from.enclosed, from.cuts, from.layers,
              from.changes,     regions, from.cite,     unit,      from.asOf} {}

bool approvedWithout(const Region& lost, std::optional<Mechanism> only, const Context& context) {
  const Site site = context.site.without(lost);
  Unit unit = unitWithout(lost, context);
  AuthorityResult regions = context.regions.within(unit.region);
  const Other other(std::move(unit), std::move(regions), site, context);
  const Context& alone = other.context;
  Assessment unsaid;
  const MechanismSplit split = splitByMechanism(alone.cuts, alone.unit.region, alone.cite, unsaid);
  if (only != Mechanism::pkkpr) {
    for (const MechanismSplit::Part& part : split.kkkpr) {
      const Zoning zoning = zoningOf(*part.rdtr, part.region, alone.groups(), alone.changes);
      if (!zoning.wholly() || !untouched(part.region, {&zoning}, alone)) return false;
    }
  }
  const bool sameRegions = other.regions.regions.size() == context.regions.regions.size();
  return only == Mechanism::kkkpr || pkkprApproved(split, sameRegions, alone);
}

Region enclosedOf(const Region& lost, const Site& site) {
  const Region outside = around(site);
  std::vector<Region> enclosed;
  for (Region& part : lost.parts()) {
    const bool open = part.sharedEdgeM(outside) >= kOpeningM;
    if (!open && !isNoise(part)) enclosed.push_back(std::move(part));
  }
  return enclosed.empty() ? Region() : Region::unionOf(enclosed);
}

}  // namespace kkpr::assessment
