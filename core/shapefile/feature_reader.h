#pragma once
// The parts of a shapefile, already inflated, as one table: what plans and sector layers are read
// with.

#include <string>
#include <string_view>
#include <vector>

#include "base/point.h"
#include "shapefile/defect.h"
#include "shapefile/layer.h"
#include "shapefile/shp_reader.h"

namespace kkpr::shapefile {

struct FeatureReading {
  FeatureTable table;           ///< every field has one value per record
  std::vector<Defect> defects;  ///< of all parts
  bool readable = false;        ///< false: the table is empty, a defect says why
  /// GeoJSON: what the "crs" member of older files names ("urn:ogc:def:crs:EPSG::32748"); else
  /// empty.
  std::string crsName;
};

/// `dbf` and `cpg` may be empty (no such part): then there are no fields. Never throws for bad
/// bytes.
[[nodiscard]] FeatureReading readFeatureTable(Bytes shp, Bytes dbf, Bytes cpg,
                                              const ReadLimits& limits = {});

}  // namespace kkpr::shapefile
