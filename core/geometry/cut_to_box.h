#pragma once
// Polygons made small enough to be drawn: cut to a box, and without vertices that nobody would see.
// Not for judging anything: an outline that leaves the box and comes back keeps an edge along it.

#include <cstddef>

#include "base/point.h"
#include "geometry/coordinates.h"

namespace kkpr::geometry {

/// What lies in the box; edges along it where a polygon goes on outside. Linear in the vertices.
[[nodiscard]] MultiPolygon cutToBox(const MultiPolygon& polygons, const Box& box);

/// Without vertices nearer than `tolerance` to the one kept before; rings that collapse are left
/// out. No vertex lies further than `tolerance` from the outline that is left.
[[nodiscard]] MultiPolygon thinned(const MultiPolygon& polygons, double tolerance);

[[nodiscard]] std::size_t vertexCount(const MultiPolygon& polygons);

}  // namespace kkpr::geometry
