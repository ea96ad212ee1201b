#include "assessment/deductions.h"

#include <algorithm>

#include "assessment/noise.h"
#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

LayerCut cutLayer(const plan::SectorLayer& layer, const Site& site) {
  LayerCut cut;
  cut.layer = &layer;
  std::vector<Region> counting;
  std::vector<Region> released;
  std::vector<Region> leftOut;
  for (const plan::SectorFeature* feature : layer.candidates(site.box())) {
    Region region = site.cut(feature->shape);
    if (region.empty()) continue;
    if (!feature->counts) {
      leftOut.push_back(std::move(region));
      continue;
    }
    if (feature->released) released.push_back(region);
    counting.push_back(std::move(region));
  }
  const auto together = [](std::vector<Region>& regions) {
    std::sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) {
      const Box p = a.box();
      const Box q = b.box();
      if (p.minX != q.minX) return p.minX < q.minX;
      if (p.minY != q.minY) return p.minY < q.minY;
      return a.areaM2() < b.areaM2();
    });
    return Region::unionOf(regions);
  };
  cut.region = together(counting);
  cut.releasedM2 = together(released).areaM2();
  cut.leftOutM2 = together(leftOut).areaM2();
  return cut;
}

Deducted deduct(const Region& requested, const Region& conforming,
                const std::string& notConformingFactor, const std::vector<LayerCut>& layers,
                const Citations& cite, Step& step) {
  Deducted result;
  const Region rest = requested.difference(conforming);
  const double restM2 = requested.areaM2() - conforming.areaM2();
  if (restM2 >= kWhollyM2) {
    // [J 2.2.3.1, 3.2.3.2 angka 2] What does not conform is deducted.
    result.deductions.push_back({notConformingFactor, std::nullopt, restM2});
    Step child("deduction." + notConformingFactor, cite.of("2.2.3.1", "3.2.3.2", "angka 2"));
    child.with("m2", restM2).to("dikurangi");
    step.then(std::move(child));
  }

  // [J 2.2.3.3 angka 2 = 3.2.3.4 angka 2] Kawasan hutan is deducted; APL and water are no forest.
  std::vector<const LayerCut*> forests;
  std::vector<Region> forestRegions;
  for (const LayerCut& cut : layers) {
    if (cut.layer->kind != plan::LayerKind::kawasanHutan || cut.region.empty()) continue;
    forests.push_back(&cut);
    forestRegions.push_back(cut.region);
  }
  result.approved = conforming;
  if (forests.empty()) return result;
  const Region forest = Region::unionOf(forestRegions);

  std::vector<Region> within{conforming.difference(forest), conforming.intersection(forest)};
  for (const NoiseMove& move : settle(within)) result.noiseM2 += move.m2;
  std::vector<Region> outside{rest.difference(forest), rest.intersection(forest)};
  for (const NoiseMove& move : settle(outside)) result.noiseM2 += move.m2;
  result.approved = within[0];
  const Region taken = within[1].unionWith(outside[1]);
  const double takenM2 = within[1].areaM2() + outside[1].areaM2();
  if (takenM2 < kWhollyM2) return result;
  for (const LayerCut* cut : forests) {
    const double m2 = forests.size() == 1 ? takenM2 : cut->region.intersection(taken).areaM2();
    if (m2 < kWhollyM2) continue;
    result.deductions.push_back({"kawasan-hutan", cut->layer->id, m2});
    Step child("deduction.kawasan-hutan", cite.of("2.2.3.3", "3.2.3.4", "angka 2"));
    child.with("layer", cut->layer->id).with("m2", m2).to("dikurangi");
    step.then(std::move(child));
  }
  return result;
}

}  // namespace kkpr::assessment
