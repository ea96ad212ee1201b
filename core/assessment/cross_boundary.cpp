#include "assessment/cross_boundary.h"

#include <algorithm>
#include <array>
#include <map>

#include "assessment/noise.h"
#include "assessment/product.h"
#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

constexpr std::array kLevels{plan::Level::rtrwk, plan::Level::rtrwp, plan::Level::rtrKsn,
                             plan::Level::rtrPulau, plan::Level::rtrwn};

bool ofCity(const plan::Plan& plan) {
  const plan::PlanRegion& region = plan.region;
  return region.regency && regencyKey(*region.regency, region.isCity).rfind("kota ", 0) == 0;
}

/// [J 3.2.3.1] The governor looks at RTRW Kota before RTRW Kabupaten, each newest first.
void citiesFirst(Candidate& candidate) {
  std::stable_partition(candidate.zonings.begin(), candidate.zonings.end(),
                        [](const Zoning& zoning) { return ofCity(*zoning.plan); });
}

Step standingStep(const Candidate& candidate, plan::Level level, const Context& context) {
  const Standing standing = candidate.standing();
  Step step("pkkpr.level", levelCitation(level, context));
  step.with("level", candidate.name)
      .with("areaM2", candidate.areaM2)
      .with("conformingM2", candidate.conformingM2)
      .to(!standing.regulates ? "tidak-diatur"
          : standing.wholly   ? "sesuai-seluruhnya"
          : standing.partly() ? "sesuai-sebagian"
                              : "tidak-sesuai");
  for (const Zoning& zoning : candidate.zonings) {
    step.then(zoningStep(zoning, "pkkpr.conformity",
                         context.cite.of("2.2.2.2", "3.2.2.2", "angka 2 huruf a")));
  }
  return step;
}

Walk walkOf(std::string name, const Region& area, const Context& context, Assessment& out,
            Step& step) {
  Walk walk;
  walk.name = std::move(name);
  walk.area = area;
  std::vector<Standing> standings;
  for (const plan::Level level : kLevels) {
    const std::vector<const PlanCut*> plans = ofLevel(level, area, context);
    if (plans.empty()) continue;
    walk.candidates.push_back(
        candidateOf(std::string(plan::levelName(level)), plans, area, context, out));
    walk.candidates.back().byLevel = true;
    if (context.regions.severalRegencies && !context.regions.severalProvinces) {
      citiesFirst(walk.candidates.back());
    }
    standings.push_back(walk.candidates.back().standing());
    step.then(standingStep(walk.candidates.back(), level, context));
  }
  walk.choice = walkLevels(standings);
  if (walk.choice.how == "terbesar") {
    // Said for the governor only; ours for the centre and for one kabupaten/kota.
    const bool said = context.regions.severalRegencies && !context.regions.severalProvinces;
    if (!said) {
      step.by(9);
      out.readings.insert(9);
    }
  }
  return walk;
}

/// A province of P, with its newest RTRWP.
struct Cluster {
  std::string name;
  Region region;
  const plan::Plan* newest = nullptr;
};

std::vector<Cluster> clustersOf(const Region& p, const Context& context, Assessment& out) {
  std::map<std::string, Cluster> byProvince;
  std::vector<Region> partition;
  Region left = p;
  const auto take = [&](const RegionPart& part) {
    Region here = part.region.intersection(p);
    if (here.empty()) return;
    left = left.difference(here);
    Cluster& cluster = byProvince[part.provinceName()];
    if (cluster.name.empty()) cluster.name = part.province.value_or("?");
    cluster.region = cluster.region.unionWith(here);
  };
  for (const RegionPart& part : context.regions.regions) take(part);
  // Land that a PTP adds lies beside the unit, perhaps where the location does not reach.
  for (const RegionPart& part : context.regions.around) take(part);
  for (const RegionPart& part : context.regions.beyond) take(part);
  for (auto& [key, cluster] : byProvince) partition.push_back(cluster.region);
  partition.push_back(left);
  if (!settle(partition).empty()) out.readings.insert(10);
  std::size_t i = 0;
  std::vector<Cluster> clusters;
  for (auto& [key, cluster] : byProvince) {
    cluster.region = partition[i++];
    if (cluster.region.empty()) continue;
    for (const PlanCut& cut : context.cuts) {
      const plan::Plan& plan = *cut.plan;
      if (plan.level != plan::Level::rtrwp || !plan.region.province) continue;
      if (provinceKey(*plan.region.province) != key) continue;
      if (cluster.newest == nullptr || plan::newerFirst(plan, *cluster.newest)) {
        cluster.newest = &plan;
      }
    }
    clusters.push_back(cluster);
  }
  if (!partition.back().empty() && !isNoise(partition.back())) {
    clusters.push_back({"?", partition.back(), nullptr});
  }
  std::stable_sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    if ((a.newest == nullptr) != (b.newest == nullptr)) return a.newest != nullptr;
    return a.newest != nullptr && a.newest != b.newest && plan::newerFirst(*a.newest, *b.newest);
  });
  return clusters;
}

}  // namespace

rules::Citation levelCitation(plan::Level level, const Context& context) {
  if (context.byRegency()) {
    return context.cite.of(
        "2.2.3.1", "3.2.3.2",
        level == plan::Level::rtrwk ? "tahap pemeriksaan angka 3" : "tahap pemeriksaan angka 5");
  }
  if (!context.regions.authority) return context.cite.of("2.2.3.1", "3.2.3.2");
  return context.cite.of("2.2.3.1", "3.2.3.1", "tahapan pemeriksaan angka 2 huruf b");
}

rules::Citation noLevelCitation(const Context& context) {
  // It says "KKKPR ditolak" there; what the levels are asked of is the PKKPR.
  if (context.byRegency()) {
    return context.cite.of("2.2.3.1", "3.2.3.2", "tahap pemeriksaan angka 6");
  }
  if (!context.regions.authority) return context.cite.of("2.2.3.1", "3.2.3.2");
  return context.cite.of("2.2.3.1", "3.2.3.1",
                         context.central() ? "tahapan pemeriksaan angka 2 huruf b 5)"
                                           : "tahapan pemeriksaan angka 2 huruf b 4)");
}

std::vector<const PlanCut*> ofLevel(plan::Level level, const Region& area, const Context& context) {
  std::vector<const PlanCut*> plans;
  for (const PlanCut* cut :
       plansOver(area, context.cuts, [](plan::Level l) { return !plan::isRdtr(l); })) {
    if (cut->plan->level == level) plans.push_back(cut);
  }
  return plans;
}

std::vector<Walk> walkAcross(const Region& p, const Context& context, Assessment& out, Step& step) {
  std::vector<Walk> walks;
  if (!context.regions.severalProvinces) {
    walks.push_back(walkOf({}, p, context, out, step));
    step.with("choice", walks.back().choice.how);
    return walks;
  }
  // [J 2.2.3.1] Clusters are the provinces, the one with the newest RTRWP first.
  const rules::Citation citation =
      context.cite.of("2.2.3.1", "3.2.3.1", "tahapan pemeriksaan angka 1");
  for (const Cluster& cluster : clustersOf(p, context, out)) {
    Step child("pkkpr.cluster", citation);
    child.with("province", cluster.name).with("m2", cluster.region.areaM2());
    if (cluster.newest != nullptr) child.with("newestRtrwp", cluster.newest->id);
    walks.push_back(walkOf(cluster.name, cluster.region, context, out, child));
    child.to(walks.back().choice.how);
    step.then(std::move(child));
  }
  return walks;
}

}  // namespace kkpr::assessment
