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

/// A decree changed the function of this forest, on the day of the assessment already.
[[nodiscard]] bool isReleased(const plan::SectorFeature& feature, const std::optional<Date>& asOf);

/// Forest whose function a decree changed and of which it is known what the decree says; `agreed`:
/// the forum did, see forumOnForest().
[[nodiscard]] std::vector<ForestChange> changesOf(const std::vector<LayerCut>& layers,
                                                  const std::vector<PlanCut>& cuts, bool agreed,
                                                  const std::optional<Date>& asOf);

/// Whether minutes of the forum say that it agrees to the use of forest that a decree released
/// without naming one [J 2.2.2.3 angka 2 huruf a 2) b)]; empty where none says it. That the
/// applicant agrees is not that the forum does.
[[nodiscard]] std::optional<bool> forumOnForest(const application::Application& application);

/// Why a place is taken away, as far as what opens the way again differs by it.
enum class TakenAs {
  forest,          ///< no decree has changed its function
  laterDecree,     ///< one does, of after the day of the assessment
  unreadDecree,    ///< what the layer says of its release cannot be followed
  otherUse,        ///< the decree names another activity
  refusedByForum,  ///< the decree names no use, and the forum does not agree
  ownKkpr,         ///< issued to the applicant
  othersKkpr,
  water,
  outsidePtp
};

/// What one layer takes away from an area.
struct Taking {
  struct Part {
    TakenAs as = TakenAs::forest;
    geometry::Region region;
  };
  std::string factor;
  std::optional<std::string> layer;
  rules::Citation citation;
  geometry::Region region;
  std::vector<Part> parts;  ///< at least one; together they are the region, and may overlap
};

/// Forest, issued KKPR and water within `area`. `bases`: the plans that the approval would rest on.
[[nodiscard]] std::vector<Taking> takingsOf(const geometry::Region& area,
                                            const std::vector<const Zoning*>& bases,
                                            const Context& context, Assessment& out);

/// Conditions, flags and meetings for what is approved.
void askSectors(const geometry::Region& approved, const Context& context, Product& product,
                Assessment& out);

}  // namespace kkpr::assessment
