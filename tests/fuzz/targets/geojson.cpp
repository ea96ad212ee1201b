// GeoJSON as a stream of tokens, and the same document parsed before: one reading.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "fuzz/targets/fuzz_target.h"
#include "shapefile/geojson_reader.h"

using kkpr::fuzz::demand;
namespace shapefile = kkpr::shapefile;

KKPR_FUZZ_TARGET(bytes) {
  const std::string text = kkpr::fuzz::textOf(bytes);
  const shapefile::ReadLimits limits{50, 2000};
  const shapefile::FeatureReading reading = shapefile::readGeoJson(std::string_view(text), limits);
  const shapefile::Geometry& geometry = reading.table.geometry;
  demand(reading.readable || !reading.defects.empty(), "unreadable without a reason");
  demand(geometry.records.size() <= limits.records && geometry.points.size() <= limits.vertices,
         "past the limits");
  demand(geometry.partStarts.back() == geometry.points.size() &&
             std::is_sorted(geometry.partStarts.begin(), geometry.partStarts.end()),
         "parts do not cover the points");
  demand(geometry.partIsHole.empty() || geometry.partIsHole.size() == geometry.partCount(),
         "holes of other parts");
  for (const shapefile::Record& record : geometry.records) {
    demand(std::uint64_t{record.firstPart} + record.partCount <= geometry.partCount(),
           "a record points past the parts");
  }
  for (const shapefile::Field& field : reading.table.fields) {
    demand(field.values.size() == geometry.records.size(), "a column of another length");
  }
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded()) return;
  (void)shapefile::readGeoJson(document, limits);
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutateJson(bytes, random); }
