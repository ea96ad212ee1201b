#pragma once
// [J 2.2.2.3 angka 2, 2.2.3.3 = 3.2.2.3, 3.2.3.4] Layers of other sectors: what they take away, and
// what they only ask.

#include <optional>
#include <string>
#include <vector>

#include "assessment/citations.h"
#include "assessment/result.h"
#include "assessment/site.h"
#include "assessment/zoning.h"
#include "plan/sector_layer.h"

namespace kkpr::assessment {

struct Context;

/// A sector layer cut to the area of interest: what of it counts.
struct LayerCut {
  const plan::SectorLayer* layer = nullptr;
  struct FeatureCut {
    const plan::SectorFeature* feature = nullptr;
    geometry::Region region;
  };
  std::vector<FeatureCut> features;                ///< that count, in the order of the layer
  geometry::Region region;                         ///< their union
  double leftOutM2 = 0;                            ///< features that do not count (APL, water)
  std::vector<const plan::SectorFeature*> mended;  ///< as of PlanCut
};

[[nodiscard]] LayerCut cutLayer(const plan::SectorLayer& layer, const Site& site);

/// Forest whose function a decree changed and of which it is known what the decree says; `agreed`:
/// see forumAgreed().
[[nodiscard]] std::vector<ForestChange> changesOf(const std::vector<LayerCut>& layers,
                                                  const std::vector<PlanCut>& cuts, bool agreed);

/// Minutes of the forum on forest, with the applicant's consent: what a decree released without a
/// use is approved [J 2.2.2.3 angka 2 huruf a 2) b)].
[[nodiscard]] bool forumAgreed(const application::Application& application);

/// What one layer takes away from an area.
struct Taking {
  std::string factor;
  std::optional<std::string> layer;
  rules::Citation citation;
  geometry::Region region;
};

/// Forest, issued KKPR and water within `area`. `bases`: the plans that the approval would rest on.
[[nodiscard]] std::vector<Taking> takingsOf(const geometry::Region& area,
                                            const std::vector<const Zoning*>& bases,
                                            const Context& context, Assessment& out);

/// Conditions, flags and meetings for what is approved.
void askSectors(const geometry::Region& approved, const Context& context, Product& product,
                Assessment& out);

}  // namespace kkpr::assessment
