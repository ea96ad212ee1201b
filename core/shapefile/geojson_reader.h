#pragma once
// GeoJSON (FeatureCollection, Feature, or a bare geometry) as a table. Properties become text
// columns; nested values are left out. Altitudes are ignored. Reads a stream of tokens, so that
// neither depth nor size of the text costs more than what is kept.
//
// A table has one kind of geometry: polygons where there are any, else that of the first feature. A
// feature of another kind is a record without geometry, and a defect that names its type. An
// ordinate that is no number is NaN.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "shapefile/feature_reader.h"

namespace kkpr::shapefile {

/// Never throws for bad text.
[[nodiscard]] FeatureReading readGeoJson(std::string_view text, const ReadLimits& limits = {});
/// The same of a document that is parsed already (a collection within a plan).
[[nodiscard]] FeatureReading readGeoJson(const nlohmann::json& document,
                                         const ReadLimits& limits = {});

}  // namespace kkpr::shapefile
