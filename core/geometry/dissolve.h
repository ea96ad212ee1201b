#pragma once
// Cells that border on each other edge for edge, joined: what stands between two of them goes, and
// the rest is strung together to rings. Nothing is moved and nothing is computed but on which side
// a point lies, so the result has exactly the vertices of the cells.

#include <optional>
#include <vector>

#include "geometry/coordinates.h"
#include "geometry/edges.h"

namespace kkpr::geometry {

/// The edges that do not stand there as often one way as the other; each once, as it runs more
/// often. In a fixed order.
[[nodiscard]] std::vector<Edge> uncancelled(const std::vector<Edge>& edges);

/// The polygons of what cells cover together. `edges` are those of all their rings, each with its
/// cell on the right; the cells have no inner points in common, and where two of them border on
/// each other an edge stands once each way. Outer rings run clockwise, holes counter-clockwise, and
/// rings meet in single points only. Empty where the edges are not as they should be.
[[nodiscard]] std::optional<MultiPolygon> dissolved(const std::vector<Edge>& edges);

}  // namespace kkpr::geometry
