#include "geometry/clip.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "geometry/area.h"
#include "geometry/geos_geometry.h"
#include "geometry/validity.h"

using kkpr::Box;
using kkpr::Point;
using namespace kkpr::geometry;

namespace {

Ring box(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

/// The border of polygons whose rings run as `areaOnLeft` says.
struct Drawn {
  explicit Drawn(const MultiPolygon& polygons, bool areaOnLeft = true) : left(areaOnLeft) {
    for (const Polygon& polygon : polygons) {
      add(polygon.outer);
      for (const Ring& hole : polygon.holes) add(hole);
    }
    std::vector<Box> boxes;
    for (const Edge& edge : edges) boxes.push_back(boxOf(edge));
    index = SpatialIndex(boxes);
  }
  void add(const Ring& ring) {
    starts.push_back(static_cast<std::uint32_t>(edges.size()));
    for (std::size_t i = 1; i < ring.size(); ++i) {
      edges.push_back({ring[i - 1], ring[i]});
      box.include(ring[i]);
    }
  }
  [[nodiscard]] Border border(bool indexed) const {
    return {edges, starts, left, box, indexed ? &index : nullptr};
  }
  std::vector<Edge> edges;
  std::vector<std::uint32_t> starts;
  bool left;
  Box box;
  SpatialIndex index;
};

MultiPolygon reversed(MultiPolygon polygons) {
  for (Polygon& polygon : polygons) {
    std::reverse(polygon.outer.begin(), polygon.outer.end());
    for (Ring& hole : polygon.holes) std::reverse(hole.begin(), hole.end());
  }
  return polygons;
}

GeosGeometry made(const MultiPolygon& polygons) {
  std::vector<GeosGeometry> members;
  for (const Polygon& polygon : polygons) members.push_back(makePolygon(polygon));
  return makeMultiPolygon(std::move(members));
}

/// Polygon by polygon the same place and area. (GEOS's own difference of two shapes that coincide
/// to a nanometre is off by whole polygons once in ten thousand.)
void requireSame(const MultiPolygon& mine, const MultiPolygon& wanted) {
  struct Measured {
    Box box;
    double area;
    std::size_t holes;
  };
  const auto measured = [](const MultiPolygon& polygons) {
    std::vector<Measured> all;
    for (const Polygon& polygon : polygons) {
      Measured one{{}, areaM2({polygon}), polygon.holes.size()};
      for (const Point& p : polygon.outer) one.box.include(p);
      all.push_back(one);
    }
    std::sort(all.begin(), all.end(),
              [](const Measured& a, const Measured& b) { return a.area < b.area; });
    return all;
  };
  const std::vector<Measured> a = measured(mine);
  const std::vector<Measured> b = measured(wanted);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    REQUIRE(a[i].area == Approx(b[i].area).epsilon(1e-9).margin(1e-6));
    REQUIRE(a[i].holes == b[i].holes);
    REQUIRE(a[i].box.minX == Approx(b[i].box.minX).margin(1e-6));
    REQUIRE(a[i].box.minY == Approx(b[i].box.minY).margin(1e-6));
    REQUIRE(a[i].box.maxX == Approx(b[i].box.maxX).margin(1e-6));
    REQUIRE(a[i].box.maxY == Approx(b[i].box.maxY).margin(1e-6));
  }
}

/// A ragged ring around a centre, counter-clockwise.
Ring star(Point centre, double radius, double rough, int corners, std::mt19937& random) {
  std::uniform_real_distribution<double> share(1 - rough, 1);
  Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * 3.14159265358979 * (i + 0.3 * share(random)) / corners;
    const double r = radius * share(random);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// One to three ragged islands side by side, some with a lake, some of these with an island.
MultiPolygon archipelago(Point at, std::mt19937& random) {
  std::uniform_int_distribution<int> many(1, 3);
  std::uniform_int_distribution<int> corners(4, 60);
  MultiPolygon all;
  const int islands = many(random);
  for (int i = 0; i < islands; ++i) {
    const Point centre{at.x + 210.0 * i, at.y};
    Polygon island{star(centre, 100, 0.4, corners(random), random), {}};
    const bool lake = many(random) > 1 && island.outer.size() > 9;
    if (lake) {
      Ring hole = star(centre, 40, 0.5, corners(random), random);
      std::reverse(hole.begin(), hole.end());
      island.holes.push_back(std::move(hole));
    }
    all.push_back(std::move(island));
    if (lake && many(random) == 1) {
      all.push_back({star(centre, 9, 0.3, corners(random), random), {}});
    }
  }
  return all;
}

}  // namespace

TEST_CASE("clips as a general overlay does, on thousands of ragged shapes with holes and islands") {
  std::mt19937 random(20261122);
  std::uniform_real_distribution<double> shift(-180, 180);
  int left = 0;
  int empty = 0;
  int several = 0;
  int holed = 0;
  constexpr int kPairs = 3000;
  for (int i = 0; i < kPairs; ++i) {
    const MultiPolygon first = archipelago({0, 0}, random);
    const MultiPolygon second = archipelago({shift(random), shift(random)}, random);
    // However the rings run and whichever is indexed.
    const bool turnA = i % 2 == 0;
    const bool turnB = i % 3 == 0;
    const Drawn a(turnA ? reversed(first) : first, !turnA);
    const Drawn b(turnB ? reversed(second) : second, !turnB);
    for (const Keep keep : {Keep::inside, Keep::outside}) {
      const auto found = clip(a.border(i % 5 < 3), b.border(i % 5 > 1), keep);
      if (!found) {
        ++left;
        continue;
      }
      const GeosGeometry one = made(first);
      const GeosGeometry other = made(second);
      const GeosGeometry wanted(keep == Keep::inside
                                    ? GEOSIntersection_r(one.handle(), one.get(), other.get())
                                    : GEOSDifference_r(one.handle(), one.get(), other.get()),
                                "reference");
      const GeosGeometry mine = made(*found);
      INFO("pair " << i);
      REQUIRE(GEOSisValid_r(mine.handle(), mine.get()) == 1);
      requireSame(*found, coordinatesOf(polygonsOf(wanted)));
      empty += found->empty() ? 1 : 0;
      several += found->size() > 2 ? 1 : 0;
      for (const Polygon& polygon : *found) {
        holed += polygon.holes.empty() ? 0 : 1;
        REQUIRE(signedAreaM2(polygon.outer) > 0);
        for (const Ring& hole : polygon.holes) REQUIRE(signedAreaM2(hole) < 0);
      }
    }
  }
  // Most were clipped, and all kinds of results came up.
  REQUIRE(left < kPairs / 100);
  REQUIRE(empty > 10);
  REQUIRE(several > 100);
  REQUIRE(holed > 100);
}

TEST_CASE("leaves to a general overlay whatever touches, runs along or comes too close") {
  const Drawn square({{box(0, 0, 10, 10), {}}});
  const auto isLeft = [&](const Ring& ring) {
    const Drawn other({{ring, {}}});
    return !clip(square.border(true), other.border(false), Keep::inside) &&
           !clip(other.border(false), square.border(true), Keep::outside);
  };
  CHECK(isLeft(box(0, 0, 10, 10)));                          // the same
  CHECK(isLeft(box(10, 2, 20, 8)));                          // beside it
  CHECK(isLeft(box(5, 0, 15, 10)));                          // along two sides
  CHECK(isLeft(box(10, 10, 20, 20)));                        // in a corner
  CHECK(isLeft({{5, 10}, {8, 15}, {2, 15}, {5, 10}}));       // a vertex on a side
  CHECK(isLeft({{-5, 5}, {5, -5}, {15, 15}, {-5, 5}}));      // a side through a vertex
  CHECK(isLeft({{5, 5}, {10.0000005, 4}, {5, 3}, {5, 5}}));  // a micrometre beyond
  // Nearly along the upper side: 200 m across it while 0.0001 m up.
  CHECK(isLeft({{-95, 10.00005}, {105, 9.99995}, {105, 20}, {-95, 20}, {-95, 10.00005}}));
}

TEST_CASE("what crosses nothing is taken whole, or not at all") {
  const Drawn square({{box(0, 0, 10, 10), {}}});
  const Drawn inner({{box(3, 3, 4, 4), {}}});
  const Drawn far({{box(30, 30, 40, 40), {}}});
  const auto areaOf = [](const Drawn& a, const Drawn& b, Keep keep) {
    return areaM2(clip(a.border(true), b.border(false), keep).value());
  };
  REQUIRE(areaOf(square, inner, Keep::inside) == 1);
  REQUIRE(areaOf(inner, square, Keep::inside) == 1);
  REQUIRE(areaOf(square, inner, Keep::outside) == 99);
  REQUIRE(areaOf(inner, square, Keep::outside) == 0);
  REQUIRE(areaOf(square, far, Keep::inside) == 0);
  REQUIRE(areaOf(square, far, Keep::outside) == 100);
}

TEST_CASE("a hole stays with the outline that it touches from within") {
  const auto hole = [](Ring ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
  };
  // An island in a lake, with a lake of its own that begins on its eastern shore.
  const Ring pond = hole({{70, 50}, {60, 55}, {60, 45}, {70, 50}});
  REQUIRE(pond.front() == Point{70, 50});
  const MultiPolygon land{{box(0, 0, 100, 100), {hole(box(20, 20, 80, 80))}},
                          {box(30, 30, 70, 70), {pond}}};
  const Drawn cutter({{box(10, -10, 110, 110), {}}});
  const auto mine = clip(Drawn(land).border(true), cutter.border(false), Keep::inside);
  REQUIRE(mine);
  REQUIRE(areaM2(*mine) == areaM2(land) - 10 * 100);
  CHECK(!whyInvalid(*mine));
}

TEST_CASE("a border that two shapes share crosses a third in the same point for both") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> any(-1000, 1000);
  int compared = 0;
  for (int i = 0; i < 300; ++i) {
    const Point p{any(random), -1500};
    const Point q{any(random), 1500};
    const MultiPolygon west{{{p, q, {-2000, 1500}, {-2000, -1500}, p}, {}}};
    const MultiPolygon east{{{q, p, {2000, -1500}, {2000, 1500}, q}, {}}};
    const Drawn location({{star({0, 0}, 900, 0.2, 40, random), {}}});
    const auto one = clip(location.border(true), Drawn(west).border(false), Keep::inside);
    const auto other = clip(Drawn(east).border(false), location.border(true), Keep::inside);
    if (!one || !other || one->size() != 1 || other->size() != 1) continue;
    int shared = 0;
    for (const Point& vertex : one->front().outer) {
      for (const Point& its : other->front().outer) shared += vertex == its ? 1 : 0;
    }
    REQUIRE(shared >= 2);
    ++compared;
  }
  REQUIRE(compared > 200);
}
