#pragma once
// Overlay of two areas by walking along their borders, where these do nothing but cross: so lie a
// location and most zones. What touches, runs along or comes close is left to a general overlay.

#include <cstdint>
#include <optional>
#include <span>

#include "geometry/coordinates.h"
#include "geometry/edges.h"
#include "geometry/spatial_index.h"

namespace kkpr::geometry {

/// Rings that meet neither themselves nor each other but in single points. The edges of a ring
/// stand together, in its direction.
struct Border {
  std::span<const Edge> edges;
  std::span<const std::uint32_t> starts;  ///< the number of each ring's first edge
  bool areaOnLeft = false;                ///< of every edge; else on its right
  Box box;
  const SpatialIndex* index = nullptr;  ///< over the boxes of the edges, of one border at least
};

enum class Keep { inside, outside };

/// Of `a` what lies inside `b`, or outside of it: polygons with counter-clockwise outer rings,
/// perhaps none. Crossing points are the same whichever way an edge runs. Nothing where a general
/// overlay has to look: borders that touch, or cross within a micrometre of a vertex or of each
/// other, or nearly along each other.
[[nodiscard]] std::optional<MultiPolygon> clip(const Border& a, const Border& b, Keep keep);

}  // namespace kkpr::geometry
