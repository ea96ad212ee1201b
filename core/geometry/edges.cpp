#include "geometry/edges.h"

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

void crossAt(const Edge& edge, Point p, bool& inside) {
  const bool upward = edge.a.y <= p.y && p.y < edge.b.y;
  const bool downward = edge.b.y <= p.y && p.y < edge.a.y;
  if (!upward && !downward) return;
  const int side = orientation(edge.a, edge.b, p);
  if (upward ? side > 0 : side < 0) inside = !inside;
}

}  // namespace kkpr::geometry
