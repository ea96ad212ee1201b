#pragma once
// coordinate.*: are the numbers longitudes and latitudes in degrees, in Indonesia, of six digits?

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/point.h"
#include "crs/known_crs.h"
#include "geometry/positions.h"
#include "quality/stages.h"

namespace kkpr::quality {

using geometry::isFinite;
using geometry::isSwapped;
using geometry::kIndonesia;

/// What the numbers look like, all vertices together.
struct NumberProfile {
  std::int64_t vertices = 0;
  std::int64_t finite = 0;      ///< both ordinates are numbers (and not the format's no-data value)
  std::int64_t inRange = 0;     ///< of those: within ±180 / ±90
  std::int64_t swapped = 0;     ///< of those: latitude of Indonesia in x, longitude in y
  std::int64_t far = 0;         ///< of those: larger than any angle in any unit in use
  std::optional<Point> sample;  ///< the first finite vertex

  /// All finite numbers can be degrees, though maybe in the wrong order.
  [[nodiscard]] bool fitsDegrees() const { return finite > 0 && inRange + swapped == finite; }
  /// Most finite numbers are no angles.
  [[nodiscard]] bool isFarFromDegrees() const { return finite > 0 && far * 2 > finite; }
};

/// Longitude and latitude within the box around Indonesia.
[[nodiscard]] bool isInIndonesia(const Point& p);

[[nodiscard]] NumberProfile profileOf(const shapefile::Geometry& geometry);

struct CoordinateReading {
  bool inDegrees = false;
  std::vector<std::string> whyNoDegrees;  ///< where not inDegrees: the rules that found why
  int maxDecimals = 0;
};

/// `system`: what the .prj says; empty without a readable one. Runs after examineCrs, whose
/// findings say why rules that need degrees cannot be judged.
[[nodiscard]] CoordinateReading examineCoordinates(
    const shapefile::Geometry& geometry, const std::string& fileName, const NumberProfile& profile,
    const std::optional<crs::CoordinateSystem>& system, Examination& examination);

}  // namespace kkpr::quality
