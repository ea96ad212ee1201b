#pragma once
// GEOS's own judgement of a polygon: the net under our classifier.

#include <optional>
#include <string>

#include "base/point.h"
#include "geometry/coordinates.h"

namespace kkpr::geometry {

struct Invalidity {
  Point at;
  std::string reason;  ///< as GEOS words it
};

/// Empty where GEOS calls the polygons valid. Rings closed, of at least 4 finite positions, in any
/// unit; GEOS's work cannot be counted, so hand it only what a counted search went through.
[[nodiscard]] std::optional<Invalidity> whyInvalid(const MultiPolygon& polygons);

}  // namespace kkpr::geometry
