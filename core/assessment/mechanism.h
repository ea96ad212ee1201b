#pragma once
// [J 2.2, 2.2.2 = 3.2, 3.2.2] Which part of the location is judged how: inside RDTR integrated with
// OSS by KKKPR, the rest by PKKPR.

#include <vector>

#include "assessment/citations.h"
#include "assessment/result.h"
#include "assessment/zoning.h"

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

/// `cuts`: every usable plan; only integrated RDTR among them are looked at.
[[nodiscard]] MechanismSplit splitByMechanism(const std::vector<PlanCut>& cuts, const Site& site,
                                              const Citations& cite, Assessment& out);

}  // namespace kkpr::assessment
