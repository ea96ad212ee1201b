#include "assessment/plan_cut.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "assessment/noise.h"
#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Cells that add up to the location to this relative difference are all of it.
constexpr double kSumTolerance = 1e-9;

bool regionBefore(const Region& a, const Region& b) {
  const Box p = a.box();
  const Box q = b.box();
  return std::make_tuple(p.minX, p.minY, p.maxX, p.maxY, a.areaM2()) <
         std::make_tuple(q.minX, q.minY, q.maxX, q.maxY, b.areaM2());
}

std::vector<PlanCut::Placed> cutPlaced(const std::vector<plan::PlacedActivity>& list,
                                       const Site& site) {
  std::vector<PlanCut::Placed> placed;
  for (const plan::PlacedActivity& one : list) {
    if (one.where) {
      placed.push_back({&one, false, site.cut(*one.where)});
    } else {
      placed.push_back({&one, true, {}});
    }
  }
  return placed;
}

}  // namespace

bool speaksByText(plan::Level level) {
  return level == plan::Level::rtrwn || level == plan::Level::rtrPulau;
}

bool speaksOf(const PlanCut& cut, const Region& area) {
  if (cut.cover.empty()) return false;
  if (speaksByText(cut.plan->level) && !cut.delineation) return true;
  const Region here = (cut.delineation ? *cut.delineation : cut.cover).intersection(area);
  return !here.empty() && (!isNoise(here) || isNoise(area));
}

PlanCut cutPlan(const plan::Plan& plan, const Site& site) {
  PlanCut cut;
  cut.plan = &plan;
  using Key =
      std::tuple<std::string, std::string, std::vector<std::pair<std::string, std::string>>>;
  std::vector<std::pair<const plan::Zone*, Region>> cells;
  for (const plan::Zone* zone : plan.zones.candidates(site.box())) {
    bool mended = false;
    const Region here = site.cut(zone->shape, &mended);
    if (mended || (here.empty() && site.isCircled(zone->shape))) cut.mended.push_back(zone);
    for (Region& part : here.parts()) cells.emplace_back(zone, std::move(part));
  }
  std::stable_sort(cells.begin(), cells.end(),
                   [](const auto& a, const auto& b) { return regionBefore(a.second, b.second); });
  std::vector<Region> all;
  for (const auto& [zone, region] : cells) all.push_back(region);
  // As a rule zones do not overlap: then all that follows counts cells.
  const double tolerance = std::min(kNamedAreaM2, kSumTolerance * site.extent().areaM2());
  const std::vector<Region> counted = Region::partition(site.extent(), all, tolerance);
  if (!counted.empty()) all = counted;
  cut.overlapping = counted.empty() && all.size() > 1;
  std::map<Key, std::vector<Region>> byZone;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const plan::Zone& zone = *cells[i].first;
    byZone[{zone.code, zone.name, zone.special}].push_back(all[i]);
  }
  for (auto& [key, regions] : byZone) {
    cut.zones.push_back(
        {std::get<0>(key), std::get<1>(key), std::get<2>(key), Region::unionOf(regions)});
  }
  const bool meets = plan.boundary && plan::boxOf(*plan.boundary).meets(site.box());
  if (speaksByText(plan.level)) {
    // Of an island that the location does not lie on, not even the text is asked.
    if (plan.boundary) {
      cut.delineation = meets ? site.cut(*plan.boundary) : Region();
    } else if (!plan.zones.zones().empty()) {
      cut.delineation = Region::unionOf(all);
    }
    cut.cover = site.extent();
    if (!speaksOf(cut, site.extent())) cut.cover = Region();
  } else if (!plan.boundary) {
    cut.cover = Region::unionOf(all);
  } else {
    if (meets) cut.cover = site.cut(*plan.boundary);
    for (PlanCut::ZoneCut& zone : cut.zones) zone.region = zone.region.intersection(cut.cover);
  }
  cut.over = cut.cover;
  if (site.isWidened()) {
    cut.over = speaksOf(cut, site.region()) ? cut.cover.intersection(site.region()) : Region();
  }
  if (cut.cover.empty()) return cut;
  cut.structure = cutPlaced(plan.structure, site);
  cut.programs = cutPlaced(plan.programs, site);
  for (const plan::SpecialProvision& special : plan.special) {
    Region region = special.where ? site.cut(*special.where).intersection(cut.cover) : cut.cover;
    if (!region.empty()) cut.special.push_back({&special, std::move(region)});
  }
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

}  // namespace kkpr::assessment
