#include "assessment/mechanism.h"

#include <algorithm>

#include "assessment/noise.h"

namespace kkpr::assessment {

using geometry::Region;

MechanismSplit splitByMechanism(const std::vector<PlanCut>& cuts, const Region& region,
                                const Citations& cite, Assessment& out) {
  // [J 2.2 = 3.2 angka 1–3] All of the location inside integrated RDTR: KKKPR; none of it: PKKPR; a
  // part of it: that part by KKKPR, the rest by PKKPR. Of two RDTR over one place the newer speaks.
  std::vector<const PlanCut*> rdtrs;
  for (const PlanCut& cut : cuts) {
    if (plan::isRdtr(cut.plan->level) && cut.plan->ossIntegrated.value_or(false) &&
        !cut.over.empty()) {
      rdtrs.push_back(&cut);
    }
  }
  std::sort(rdtrs.begin(), rdtrs.end(), [](const PlanCut* a, const PlanCut* b) {
    return plan::newerFirst(*a->plan, *b->plan);
  });
  std::vector<const Region*> covers;
  for (const PlanCut* rdtr : rdtrs) covers.push_back(&rdtr->cover);
  const Shares shares = shareOut(region, covers);

  MechanismSplit split;
  split.noiseM2 = shares.noiseM2;

  Step step("mechanism", cite.of("2.2", "3.2", "angka 1-3"));
  step.with("locationM2", region.areaM2());
  for (std::size_t i = 0; i < rdtrs.size(); ++i) {
    const Region& part = shares.parts[i];
    if (part.empty()) continue;
    split.kkkprM2 += part.areaM2();
    split.kkkpr.push_back({rdtrs[i], part});
    Step child("mechanism.rdtr", cite.of("2.2", "3.2", "angka 3"));
    child.with("plan", rdtrs[i]->plan->id).with("m2", part.areaM2()).to("KKKPR");
    step.then(std::move(child));
  }
  split.pkkpr = shares.rest;
  split.pkkprM2 = split.pkkpr.areaM2();
  step.with("kkkprM2", split.kkkprM2).with("pkkprM2", split.pkkprM2);
  if (split.noiseM2 > 0) {
    step.with("noiseM2", split.noiseM2).by(10);
    out.readings.insert(10);
    out.addFlag(
        {"tepi-rencana",
         {"Sisa sempit di tepi delineasi RDTR tidak menentukan mekanisme; bagian itu mengikuti "
          "bagian di sebelahnya.",
          "Narrow remnants along the edge of an RDTR do not decide the mechanism; they follow the "
          "part beside them."},
         std::nullopt,
         cite.of("2.2", "3.2", "angka 3")},
        Region::unionOf(shares.noise));
  }
  if (split.kkkpr.empty()) {
    step.to("PKKPR");
  } else {
    step.to(split.pkkpr.empty() ? "KKKPR" : "KKKPR+PKKPR");
  }
  out.trace.push_back(std::move(step));
  return split;
}

}  // namespace kkpr::assessment
