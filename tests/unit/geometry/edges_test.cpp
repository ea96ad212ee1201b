#include "geometry/edges.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "geometry/geos_geometry.h"

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

/// Where GEOS's overlay puts the crossing.
Point byGeos(const Edge& p, const Edge& q) {
  const GEOSContextHandle_t handle = GeosContext::ofThisThread()->handle();
  const auto line = [&](const Edge& edge) {
    GEOSCoordSequence* points = GEOSCoordSeq_create_r(handle, 2, 2);
    GEOSCoordSeq_setXY_r(handle, points, 0, edge.a.x, edge.a.y);
    GEOSCoordSeq_setXY_r(handle, points, 1, edge.b.x, edge.b.y);
    return GeosGeometry(GEOSGeom_createLineString_r(handle, points), "line");
  };
  const GeosGeometry one = line(p);
  const GeosGeometry other = line(q);
  const GeosGeometry at(GEOSIntersection_r(handle, one.get(), other.get()), "intersection");
  Point point;
  REQUIRE(GEOSGeomGetX_r(handle, at.get(), &point.x) == 1);
  REQUIRE(GEOSGeomGetY_r(handle, at.get(), &point.y) == 1);
  return point;
}

}  // namespace

TEST_CASE("a crossing is where GEOS puts it, to the last digit, whoever asks") {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> any(-800, 800);
  const auto point = [&] { return Point{any(random), any(random)}; };
  int crossings = 0;
  for (int i = 0; i < 20000; ++i) {
    const Edge p{point(), point()};
    const Edge q{point(), point()};
    if (incidenceOf(p, q) != Incidence::crossing) continue;
    ++crossings;
    const Point at = crossingOf(p, q);
    REQUIRE(at == crossingOf(q, p));
    REQUIRE(at == crossingOf({p.b, p.a}, q));
    REQUIRE(at == crossingOf(p, {q.b, q.a}));
    if (crossings < 2000) REQUIRE(at == byGeos(p, q));
  }
  REQUIRE(crossings > 3000);
}
