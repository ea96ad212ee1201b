#pragma once
// What each stage of the check hands to the next. Data flows one way:
// bytes → openLocation → readLayer → examineGeometry → check.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "application/location.h"
#include "base/point.h"
#include "crs/known_crs.h"
#include "quality/examination.h"
#include "shapefile/layer.h"

namespace kkpr::quality {

/// One part of a shapefile, inflated.
struct Part {
  std::string name;  ///< as it stands in the zip, UTF-8
  std::vector<std::uint8_t> bytes;
};

/// The polygon layer's parts (those that are there) and what else the zip holds.
struct LocationBytes {
  std::string layerName;
  std::optional<Part> shp, shx, dbf, prj;
  std::vector<application::Companion> companions;
  /// Endings of the other files that bear the layer's name, in lower case: "cpg", "shp.xml" …
  std::vector<std::string> sides;
  std::string cpg;  ///< what the .cpg says; empty without one, or where it is no short text
};

/// container.* and files.* (and limit.* of members). Empty where there is no polygon layer to read.
[[nodiscard]] std::optional<LocationBytes> openLocation(Bytes zip, Examination& examination);

/// The polygon layer as stored, and what its .prj says.
struct Reading {
  shapefile::Geometry geometry;
  std::optional<application::CoordinateSystemSummary> crs;
  std::optional<crs::CoordinateSystem> system;  ///< the same in full
  bool inDegrees =
      false;  ///< the numbers fit longitude/latitude in degrees: geometry can be judged
  std::vector<std::string> whyNoDegrees;  ///< where not inDegrees: the rules that found why
  int maxDecimals = 0;
};

/// structure.*, crs.*, coordinate.*, geometry.empty, limit.too-many-*. Empty where no polygon
/// geometry could be read.
[[nodiscard]] std::optional<Reading> readLayer(const LocationBytes& files,
                                               Examination& examination);

/// geometry.* (but geometry.empty), topology.*, area.foreigner-house-cap, limit.work. Fills
/// polygons, rings, vertices, bbox, centroid, areas, perimeter.
[[nodiscard]] application::Location examineGeometry(const Reading& reading,
                                                    const std::string& shpName,
                                                    Examination& examination);

/// The rules that found why examineGeometry could not measure the area. For use after it.
[[nodiscard]] std::vector<std::string> whyUnmeasured(const Reading& reading,
                                                     const Examination& examination);

}  // namespace kkpr::quality
