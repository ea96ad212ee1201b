#pragma once
// A straight stretch of a boundary, and what can be told of it without rounding.

#include "base/point.h"

namespace kkpr::geometry {

/// From a to b.
struct Edge {
  Point a, b;
};

/// What lies within `margin` of an edge's box.
[[nodiscard]] Box boxOf(const Edge& edge, double margin = 0);

enum class Incidence {
  none,
  crossing,  ///< in inner points of both, from one side to the other
  touching   ///< in an end of at least one, or along a stretch
};
/// Exact.
[[nodiscard]] Incidence incidenceOf(const Edge& p, const Edge& q);

/// Where two edges cross that do, to the last digit as GEOS has it, whichever edge comes first and
/// however they run: a border that one shape's cut and another's share is crossed in one point.
[[nodiscard]] Point crossingOf(const Edge& p, const Edge& q);

/// Called for all edges of a boundary, turns `inside` into whether p lies inside by even-odd; only
/// for a point that lies on no edge.
void crossAt(const Edge& edge, Point p, bool& inside);

}  // namespace kkpr::geometry
