// The scan of a .shp, within limits that a small input can reach.
#include <algorithm>

#include "fuzz/targets/fuzz_target.h"
#include "shapefile/feature_reader.h"
#include "shapefile/shp_reader.h"

using kkpr::fuzz::demand;
namespace shapefile = kkpr::shapefile;

KKPR_FUZZ_TARGET(bytes) {
  const shapefile::ReadLimits limits{20, 500};
  const shapefile::ShpFile file = shapefile::readShp(bytes, limits);
  const shapefile::Geometry& geometry = file.geometry;
  demand(file.readable || !file.defects.empty(), "unreadable without a reason");
  demand(file.wholly || !file.defects.empty(), "not read to the end without a reason");
  demand(geometry.records.size() <= limits.records && geometry.points.size() <= limits.vertices,
         "past the limits");
  demand(geometry.partStarts.front() == 0 && geometry.partStarts.back() == geometry.points.size(),
         "parts do not cover the points");
  demand(std::is_sorted(geometry.partStarts.begin(), geometry.partStarts.end()),
         "parts are not in order");
  demand(file.extents.size() <= geometry.records.size(), "more extents than records");
  for (const shapefile::Record& record : geometry.records) {
    demand(std::uint64_t{record.firstPart} + record.partCount <= geometry.partCount(),
           "a record points past the parts");
  }
  for (const shapefile::RecordExtent& extent : file.extents) {
    demand(extent.offset + 8 + extent.length <= bytes.size(), "an extent past the end");
  }
  for (const shapefile::Defect& defect : file.defects) {
    demand(!shapefile::describe(defect).id.empty() && !shapefile::describe(defect).en.empty(),
           "a defect without words");
  }
  const shapefile::FeatureReading table = shapefile::readFeatureTable(bytes, {}, {}, limits);
  demand(table.readable || !table.defects.empty(), "no table and no reason");
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutateShp(bytes, random); }
