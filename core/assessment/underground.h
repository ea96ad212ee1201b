#pragma once
// [J 2.2.3.4, 2.2.5 = 3.2.3.5, 3.2.5] Space below and above ground: ranges of depth and height.

#include <optional>
#include <vector>

#include "application/application.h"
#include "assessment/citations.h"
#include "assessment/result.h"
#include "assessment/site.h"
#include "plan/sector_layer.h"

namespace kkpr::assessment {

/// A layer of space over some of the location.
struct SpaceRange {
  application::Position position = application::Position::permukaan;
  std::optional<double> minM, maxM, surfaceReferenceM;
};

/// How an application and an issued KKPR that meet on the map lie to each other in depth or height.
struct Meeting3d {
  bool collide = false;
  bool uncertain = false;  ///< a range or a reference level is missing, or the levels differ
};

/// [J 2.2.5 = 3.2.5] Touching ranges do not overlap. A KKPR without a range is on the surface.
[[nodiscard]] Meeting3d heldAgainst(const SpaceRange& applied, const plan::SectorFeature& issued);

/// The parts of the location by the space that is applied for; together the location.
struct SpacePart {
  SpaceRange range;
  geometry::Region region;
};
[[nodiscard]] std::vector<SpacePart> spaceOf(const application::Application& application,
                                             const Site& site);

}  // namespace kkpr::assessment
