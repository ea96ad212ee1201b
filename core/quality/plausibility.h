#pragma once
// Numbers that are allowed, and still look mistyped: one corner kilometres away from the others.

#include <string>

#include "quality/coordinates.h"

namespace kkpr::quality {

/// coordinate.far-vertex. `reading` is what examineCoordinates
/// found so far.
void judgePlausibility(const shapefile::Geometry& geometry, const std::string& fileName,
                       const CoordinateReading& reading, Examination& examination);

}  // namespace kkpr::quality
