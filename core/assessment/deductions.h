#pragma once
// [J 2.2.3.3 = 3.2.3.4] What is taken away from a part that conforms. Factors may overlap: the
// approved area is what their union leaves, never a sum of areas.

#include <vector>

#include "assessment/citations.h"
#include "assessment/result.h"
#include "assessment/site.h"
#include "plan/sector_layer.h"

namespace kkpr::assessment {

/// A sector layer cut to the location: what of it counts.
struct LayerCut {
  const plan::SectorLayer* layer = nullptr;
  geometry::Region region;
  double releasedM2 = 0;  ///< of it, where a decree changed the forest's function
  double leftOutM2 = 0;   ///< of the location: features that do not count (APL, water)
};

[[nodiscard]] LayerCut cutLayer(const plan::SectorLayer& layer, const Site& site);

struct Deducted {
  geometry::Region approved;
  std::vector<Deduction> deductions;
  double noiseM2 = 0;
};

/// `requested` is the product's part of the location, `conforming` lies within it; `notConforming`
/// names the factor and the plan for the rest.
[[nodiscard]] Deducted deduct(const geometry::Region& requested, const geometry::Region& conforming,
                              const std::string& notConformingFactor,
                              const std::vector<LayerCut>& layers, const Citations& cite,
                              Step& step);

}  // namespace kkpr::assessment
