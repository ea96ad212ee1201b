#include "geometry/edges.h"

#include <algorithm>

#include "geometry/orientation.h"

namespace kkpr::geometry {

Box boxOf(const Edge& edge, double margin) {
  Box box;
  box.include(edge.a);
  box.include(edge.b);
  box.minX -= margin;
  box.minY -= margin;
  box.maxX += margin;
  box.maxY += margin;
  return box;
}

Incidence incidenceOf(const Edge& p, const Edge& q) {
  const int a = orientation(p.a, p.b, q.a);
  const int b = orientation(p.a, p.b, q.b);
  if (a * b > 0) return Incidence::none;
  const int c = orientation(q.a, q.b, p.a);
  const int d = orientation(q.a, q.b, p.b);
  if (c * d > 0) return Incidence::none;
  if (a * b < 0 && c * d < 0) return Incidence::crossing;
  if (a != 0 || b != 0) return Incidence::touching;
  // On one line: they meet where their boxes do.
  return boxOf(p).meets(boxOf(q)) ? Incidence::touching : Incidence::none;
}

Point crossingOf(const Edge& p, const Edge& q) {
  // By homogeneous coordinates about the middle of what their boxes have in common. The order of
  // the operations is GEOS's: any other would round to another neighbour now and then.
  const Box one = boxOf(p);
  const Box other = boxOf(q);
  const Point middle{(std::max(one.minX, other.minX) + std::min(one.maxX, other.maxX)) / 2.0,
                     (std::max(one.minY, other.minY) + std::min(one.maxY, other.maxY)) / 2.0};
  struct Line {
    double x, y, w;
  };
  const auto lineOf = [&](const Edge& edge) {
    const Point a{edge.a.x - middle.x, edge.a.y - middle.y};
    const Point b{edge.b.x - middle.x, edge.b.y - middle.y};
    return Line{a.y - b.y, b.x - a.x, a.x * b.y - b.x * a.y};
  };
  const Line m = lineOf(p);
  const Line n = lineOf(q);
  const double w = m.x * n.y - n.x * m.y;
  return {(m.y * n.w - n.y * m.w) / w + middle.x, (n.x * m.w - m.x * n.w) / w + middle.y};
}

void crossAt(const Edge& edge, Point p, bool& inside) {
  const bool upward = edge.a.y <= p.y && p.y < edge.b.y;
  const bool downward = edge.b.y <= p.y && p.y < edge.a.y;
  if (!upward && !downward) return;
  const int side = orientation(edge.a, edge.b, p);
  if (upward ? side > 0 : side < 0) inside = !inside;
}

}  // namespace kkpr::geometry
