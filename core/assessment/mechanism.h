#pragma once
// [J 2.2, 2.2.2 = 3.2, 3.2.2] Which part of the location is judged how: inside RDTR integrated with
// OSS by KKKPR, the rest by PKKPR.

#include <vector>

#include "assessment/citations.h"
#include "assessment/plan_cut.h"
#include "assessment/result.h"

namespace kkpr::assessment {

struct MechanismSplit {
  struct Part {
    const PlanCut* rdtr = nullptr;
    geometry::Region region;
  };
  std::vector<Part> kkkpr;  ///< newest RDTR first; each part only where no newer one speaks
  geometry::Region pkkpr;
  double kkkprM2 = 0;
  double pkkprM2 = 0;
  double noiseM2 = 0;
};

/// `cuts`: every usable plan; only integrated RDTR among them are looked at. `region`: the
/// location, or the part of it that is judged together.
[[nodiscard]] MechanismSplit splitByMechanism(const std::vector<PlanCut>& cuts,
                                              const geometry::Region& region, const Citations& cite,
                                              Assessment& out);

}  // namespace kkpr::assessment
