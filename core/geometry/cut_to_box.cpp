#include "geometry/cut_to_box.h"

#include <utility>

namespace kkpr::geometry {
namespace {

constexpr std::size_t kLeastPositions = 4;  // of a closed ring that encloses something

struct Side {
  double Point::*along;
  double Point::*across;
  double bound;
  bool keepsGreater;

  /// Above zero within.
  [[nodiscard]] double depth(const Point& p) const {
    return keepsGreater ? p.*along - bound : bound - p.*along;
  }
  [[nodiscard]] Point crossing(const Point& a, const Point& b) const {
    const double share = (bound - a.*along) / (b.*along - a.*along);
    Point p;
    p.*along = bound;  // exactly: whoever draws can tell such an edge
    p.*across = a.*across + share * (b.*across - a.*across);
    return p;
  }
};

/// [Sutherland and Hodgman] Of a closed ring; empty where nothing is left.
Ring cutRing(const Ring& ring, const Box& box) {
  Box own;
  for (const Point& p : ring) own.include(p);
  if (!own.meets(box)) return {};
  if (box.contains(own)) return ring;
  Ring open(ring.begin(), ring.empty() ? ring.end() : ring.end() - 1);
  for (const Side& side :
       {Side{&Point::x, &Point::y, box.minX, true}, Side{&Point::y, &Point::x, box.minY, true},
        Side{&Point::x, &Point::y, box.maxX, false}, Side{&Point::y, &Point::x, box.maxY, false}}) {
    Ring kept;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const Point& a = open[i];
      const Point& b = open[i + 1 < open.size() ? i + 1 : 0];
      const bool in = side.depth(a) >= 0;
      if (in) kept.push_back(a);
      if (in != (side.depth(b) >= 0)) kept.push_back(side.crossing(a, b));
    }
    open = std::move(kept);
  }
  // What only touches the box leaves a line along its side.
  Box left;
  for (const Point& p : open) left.include(p);
  if (!(left.minX < left.maxX && left.minY < left.maxY)) return {};
  open.push_back(open.front());
  return open;
}

Ring thinnedRing(const Ring& ring, double tolerance) {
  Ring kept;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    if (!kept.empty()) {
      const double dx = ring[i].x - kept.back().x;
      const double dy = ring[i].y - kept.back().y;
      if (dx * dx + dy * dy < tolerance * tolerance) continue;
    }
    kept.push_back(ring[i]);
  }
  if (kept.size() + 1 < kLeastPositions) return {};
  kept.push_back(kept.front());
  return kept;
}

/// Each ring changed; holes go with their outer ring.
template <typename Change>
MultiPolygon eachRing(const MultiPolygon& polygons, const Change& change) {
  MultiPolygon out;
  for (const Polygon& polygon : polygons) {
    Polygon changed{change(polygon.outer), {}};
    if (changed.outer.empty()) continue;
    for (const Ring& hole : polygon.holes) {
      Ring left = change(hole);
      if (!left.empty()) changed.holes.push_back(std::move(left));
    }
    out.push_back(std::move(changed));
  }
  return out;
}

}  // namespace

MultiPolygon cutToBox(const MultiPolygon& polygons, const Box& box) {
  return eachRing(polygons, [&](const Ring& ring) { return cutRing(ring, box); });
}

MultiPolygon thinned(const MultiPolygon& polygons, double tolerance) {
  return eachRing(polygons, [&](const Ring& ring) { return thinnedRing(ring, tolerance); });
}

std::size_t vertexCount(const MultiPolygon& polygons) {
  std::size_t count = 0;
  for (const Polygon& polygon : polygons) {
    count += polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
  }
  return count;
}

}  // namespace kkpr::geometry
