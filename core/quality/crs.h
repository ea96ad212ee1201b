#pragma once
// crs.*: which coordinate system does the .prj declare, and can the numbers be of that system?

#include <optional>

#include "crs/known_crs.h"
#include "quality/coordinates.h"
#include "quality/stages.h"

namespace kkpr::quality {

/// The system that the .prj declares; empty without a .prj that can be understood.
[[nodiscard]] std::optional<crs::CoordinateSystem> readCrs(const LocationBytes& files,
                                                           Examination& examination);

/// crs.contradicts-coordinates, once the numbers are known.
void compareCrs(const std::optional<crs::CoordinateSystem>& system, const LocationBytes& files,
                const shapefile::Geometry& geometry, const NumberProfile& profile,
                Examination& examination);

}  // namespace kkpr::quality
