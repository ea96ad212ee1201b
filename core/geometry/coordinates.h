#pragma once
// Polygons as plain structs. Rings are closed (first == last). Which unit, says the holder: the
// check judges in degrees, areas and overlays are in metres of the Mercator plane
// (geometry/area.h).

#include <vector>

#include "base/point.h"

namespace kkpr::geometry {

using Ring = std::vector<Point>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};

/// Parts do not share interior points. Empty = covers nothing.
using MultiPolygon = std::vector<Polygon>;

}  // namespace kkpr::geometry
