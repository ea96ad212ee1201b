#pragma once
// Shapefiles that an application encloses beside its location: the result of a land consideration
// (PTP), and the land that is held. They are compared with the location like a layer.

#include <optional>
#include <string>

#include "base/named_files.h"
#include "base/text.h"
#include "geometry/coordinates.h"

namespace kkpr::plan {

struct LandShape {
  std::optional<geometry::MultiPolygon> whole;  ///< degrees; empty where it cannot be used
  geometry::MultiPolygon unfit;                 ///< what the result field calls unfit
  std::optional<Text> unreadable;               ///< why
};

/// `resultField`: the column whose value begins with "tidak" (or is "TS") where the land is unfit.
/// Throws Failure("file-not-found") for a path that was not handed in.
[[nodiscard]] LandShape readLandShape(const std::string& path,
                                      const std::optional<std::string>& resultField,
                                      const Files& files);

}  // namespace kkpr::plan
