#pragma once
// Features of a plan or layer that cannot be used as they are: no polygons, none at all, or broken.
// One of them must not cost all others, and none may vanish unnoticed.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "shapefile/feature_reader.h"

namespace kkpr::plan {

/// True for a position that can be longitude and latitude of a plan of Indonesia.
[[nodiscard]] bool inDegrees(const Point& p);

/// A defect of one feature alone, of which setForeignAside() takes care.
[[nodiscard]] bool concernsOneFeature(const shapefile::Defect& defect);

/// Takes the geometry of those away and tells them as plan.feature-set-aside, with record and kind.
/// Returns those (indices of records) of which nobody knows where they lie: what lies there is not
/// known either. A point or a line covers nothing, wherever it is.
[[nodiscard]] std::vector<std::size_t> setForeignAside(shapefile::FeatureReading& reading,
                                                       std::string_view part,
                                                       const std::string& path, Findings& findings);

}  // namespace kkpr::plan
