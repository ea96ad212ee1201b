#pragma once
// Shapes that a dossier encloses beside its location, as they were read. Degrees.

#include <optional>
#include <vector>

#include "base/text.h"
#include "geometry/coordinates.h"

namespace kkpr::assessment {

/// The result of one land consideration (PTP) [J 2.2.2.3 angka 1 huruf b = 3.2.2.3].
struct PtpShape {
  /// All of the result, fit and unfit. Empty: no shapefile is named, or it could not be read.
  std::optional<geometry::MultiPolygon> whole;
  geometry::MultiPolygon unfit;    ///< what its result field calls unfit
  std::optional<Text> unreadable;  ///< why the shapefile that is named could not be used
};

struct Enclosed {
  std::vector<PtpShape> ptp;  ///< one for each PTP of the application, in its order
  std::optional<geometry::MultiPolygon> tenure;
  std::optional<Text> tenureUnreadable;
};

}  // namespace kkpr::assessment
