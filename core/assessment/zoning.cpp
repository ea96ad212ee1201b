#include "assessment/zoning.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// A plan regulates an activity that its table or its structure list names; an RDTR also one that
/// only its programmes hold [J 2.2.2.2 angka 2 = 3.2.2.2 angka 2; reading 4].
bool regulates(const plan::Plan& plan, const std::string& activity) {
  if (plan.activities.has(activity) || plan.inStructure(activity)) return true;
  return plan::isRdtr(plan.level) && plan.inPrograms(activity);
}

/// What a zone says about everything planned there: the strictest answer.
std::optional<plan::Permission> permissionOf(const plan::Plan& plan,
                                             const std::vector<std::string>& activities,
                                             const std::string& zone) {
  std::optional<plan::Permission> strictest;
  bool first = true;
  for (const std::string& activity : activities) {
    const auto permission = plan.activities.at(activity, zone);
    // One activity allowed with limits and another with conditions: both hold.
    const bool limitsAndConditions =
        !first && permission && strictest &&
        ((*permission == plan::Permission::limited &&
          *strictest == plan::Permission::conditional) ||
         (*permission == plan::Permission::conditional && *strictest == plan::Permission::limited));
    if (limitsAndConditions) {
      strictest = plan::Permission::limitedAndConditional;
    } else if (first || plan::strictness(permission) > plan::strictness(strictest)) {
      strictest = permission;
    }
    first = false;
  }
  return strictest;
}

bool regionBefore(const Region& a, const Region& b) {
  const Box p = a.box();
  const Box q = b.box();
  return std::make_tuple(p.minX, p.minY, p.maxX, p.maxY, a.areaM2()) <
         std::make_tuple(q.minX, q.minY, q.maxX, q.maxY, b.areaM2());
}

}  // namespace

PlanCut cutPlan(const plan::Plan& plan, const Site& site) {
  PlanCut cut;
  cut.plan = &plan;
  std::map<std::pair<std::string, std::string>, std::vector<Region>> byZone;
  for (const plan::Zone* zone : plan.zones.candidates(site.box())) {
    Region region = site.cut(zone->shape);
    if (!region.empty()) byZone[{zone->code, zone->name}].push_back(std::move(region));
  }
  std::vector<Region> all;
  for (auto& [key, regions] : byZone) {
    std::sort(regions.begin(), regions.end(), regionBefore);
    Region region = regions.size() == 1 ? regions.front() : Region::unionOf(regions);
    all.push_back(region);
    cut.zones.push_back({key.first, key.second, std::move(region)});
  }
  if (!plan.boundary) {
    cut.cover = all.size() == 1 ? all.front() : Region::unionOf(all);
    return cut;
  }
  if (plan::boxOf(*plan.boundary).meets(site.box())) cut.cover = site.cut(*plan.boundary);
  for (PlanCut::ZoneCut& zone : cut.zones) zone.region = zone.region.intersection(cut.cover);
  return cut;
}

PlanCuts cutPlans(std::span<const plan::Plan* const> plans, const Site& site,
                  const std::optional<Date>& on) {
  PlanCuts cuts;
  for (const plan::Plan* plan : plans) {
    if (plan->unusable) continue;
    const bool inForce = !on || !plan->enacted || !(*on < *plan->enacted);
    (inForce ? cuts.inForce : cuts.later).push_back(cutPlan(*plan, site));
  }
  return cuts;
}

bool Zoning::wholly() const { return regulates && areaM2 - conformingM2 < kWhollyM2; }
bool Zoning::partly() const { return regulates && conformingM2 >= kWhollyM2; }

Region Zoning::conformingRegion() const {
  std::vector<Region> regions;
  for (const Cell& cell : cells) {
    if (cell.conforming()) regions.push_back(cell.region);
  }
  return regions.size() == 1 ? regions.front() : Region::unionOf(regions);
}

Zoning zoningOf(const PlanCut& cut, const Region& area, const std::vector<ActivityGroup>& groups) {
  Zoning zoning;
  zoning.plan = cut.plan;
  zoning.areaM2 = area.areaM2();
  bool programme = false;
  for (const ActivityGroup& group : groups) {
    if (group.region.intersection(area).areaM2() < kWhollyM2) continue;
    for (const std::string& activity : group.activities) {
      zoning.regulates = zoning.regulates || regulates(*cut.plan, activity);
      programme = programme || cut.plan->inPrograms(activity);
    }
  }
  zoning.onlyProgramme = programme && !zoning.regulates;

  std::vector<Cell> cells;
  const auto add = [&cells](Cell cell) {
    if (!cell.region.empty()) cells.push_back(std::move(cell));
  };
  for (const ActivityGroup& group : groups) {
    const Region planned = groups.size() == 1 ? area : area.intersection(group.region);
    if (planned.empty()) continue;
    struct Candidate {
      const PlanCut::ZoneCut* zone;
      std::optional<plan::Permission> permission;
    };
    std::vector<Candidate> candidates;
    for (const PlanCut::ZoneCut& zone : cut.zones) {
      candidates.push_back({&zone, permissionOf(*cut.plan, group.activities, zone.code)});
    }
    // Reading 6: where zones overlap, the stricter holds. Equally strict ones: by code, then name.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                       return plan::strictness(a.permission) > plan::strictness(b.permission);
                     });
    Region taken;
    std::map<int, Region> takenBy;  // strictness → what such zones took
    for (const Candidate& candidate : candidates) {
      const Region here = candidate.zone->region.intersection(planned);
      if (here.empty()) continue;
      const int strictness = plan::strictness(candidate.permission);
      for (const auto& [other, region] : takenBy) {
        if (other != strictness) zoning.overlapM2 += here.intersection(region).areaM2();
      }
      Region left = here.difference(taken);
      taken = taken.unionWith(here);
      takenBy[strictness] = takenBy[strictness].unionWith(left);
      add({cut.plan, true, candidate.zone->code, candidate.zone->name, candidate.permission,
           group.activities, std::move(left)});
    }
    const Region inside = planned.intersection(cut.cover);
    add({cut.plan, true, std::nullopt, std::nullopt, std::nullopt, group.activities,
         inside.difference(taken)});
    add({cut.plan, false, std::nullopt, std::nullopt, std::nullopt, group.activities,
         planned.difference(cut.cover)});
  }

  std::vector<Region> partition;
  for (const Cell& cell : cells) partition.push_back(cell.region);
  for (const NoiseMove& move : settle(partition)) zoning.noiseM2 += move.m2;
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].region = partition[i];
  cells.erase(std::remove_if(cells.begin(), cells.end(),
                             [](const Cell& cell) { return cell.region.empty(); }),
              cells.end());
  for (const Cell& cell : cells) {
    const double m2 = cell.region.areaM2();
    if (cell.inside) zoning.insideM2 += m2;
    if (cell.conforming()) zoning.conformingM2 += m2;
    if (cell.inside && !cell.zone) zoning.unzonedM2 += m2;
  }
  zoning.cells = std::move(cells);
  return zoning;
}

std::vector<ZoneShare> sharesOf(const std::vector<Cell>& cells) {
  double total = 0;
  std::vector<ZoneShare> shares;
  for (const Cell& cell : cells) {
    const double m2 = cell.region.areaM2();
    total += m2;
    const auto same = std::find_if(shares.begin(), shares.end(), [&](const ZoneShare& share) {
      return share.plan == cell.plan->id && share.zone == cell.zone && share.name == cell.name &&
             share.permission == cell.permission && share.inside == cell.inside;
    });
    if (same != shares.end()) {
      same->m2 += m2;
    } else {
      shares.push_back({cell.plan->id, cell.zone, cell.name, cell.permission, m2, 0, cell.inside});
    }
  }
  for (ZoneShare& share : shares) share.percent = total > 0 ? 100.0 * share.m2 / total : 0.0;
  std::stable_sort(shares.begin(), shares.end(),
                   [](const ZoneShare& a, const ZoneShare& b) { return a.m2 > b.m2; });
  return shares;
}

}  // namespace kkpr::assessment
