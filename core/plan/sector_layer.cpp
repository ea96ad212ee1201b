#include "plan/sector_layer.h"

#include <algorithm>

namespace kkpr::plan {

std::string_view layerKindName(LayerKind kind) {
  return std::find_if(kLayerKinds.begin(), kLayerKinds.end(),
                      [kind](const auto& one) { return one.second == kind; })
      ->first;
}

std::vector<const SectorFeature*> SectorLayer::candidates(const Box& degrees) const {
  std::vector<const SectorFeature*> found;
  for (const std::uint32_t i : index.query(degrees)) found.push_back(&features[i]);
  return found;
}

}  // namespace kkpr::plan
