#pragma once
// The location applied for, as the check read it: what assessment and reports go on with.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/point.h"
#include "geometry/coordinates.h"

namespace kkpr::application {

/// One record of the location's polygon layer, rings sorted into outer and inner by containment.
/// Longitude and latitude in degrees.
struct LocationPolygon {
  std::int64_t record = 0;  ///< from 1
  geometry::MultiPolygon parts;
};

struct Companion {
  std::string name;
  std::string geometry;  ///< "point", "polyline", "multipoint"
  std::int64_t records = 0;
};

struct CoordinateSystemSummary {
  std::string name;
  std::optional<int> epsg;
  bool isWgs84 = false;
};

struct Location {
  std::vector<LocationPolygon> polygons;  ///< records that have geometry
  std::int64_t rings = 0;
  std::int64_t vertices = 0;  ///< closing ones included
  int maxDecimals = 0;
  std::optional<CoordinateSystemSummary> crs;  ///< empty without a readable .prj
  std::vector<Companion> companions;
  /// False where the numbers are no degrees in range: then all that follows is empty.
  bool inDegrees = false;
  std::optional<Box> bbox;
  std::optional<Point> centroid;
  std::optional<double> webMercatorM2;  ///< of the union [J 2.1.2 angka 1 huruf b]
  std::optional<double> geodesicM2;     ///< on the WGS 84 ellipsoid, for information
  std::optional<double> perimeterM;     ///< geodesic, outer and inner boundaries of every polygon
};

}  // namespace kkpr::application
