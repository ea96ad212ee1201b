#include "geometry/dissolve.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

#include "geometry/area.h"
#include "geometry/region.h"

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

/// A unit square with its inside on the right.
void addCell(int x, int y, std::vector<Edge>& edges) {
  const Point a{double(x), double(y)};
  const Point b{double(x), double(y) + 1};
  const Point c{double(x) + 1, double(y) + 1};
  const Point d{double(x) + 1, double(y)};
  for (const Edge& edge : {Edge{a, b}, Edge{b, c}, Edge{c, d}, Edge{d, a}}) edges.push_back(edge);
}

std::vector<Edge> cells(std::initializer_list<std::pair<int, int>> at) {
  std::vector<Edge> edges;
  for (const auto& [x, y] : at) addCell(x, y, edges);
  return edges;
}

std::size_t holesOf(const MultiPolygon& polygons) {
  std::size_t holes = 0;
  for (const Polygon& polygon : polygons) holes += polygon.holes.size();
  return holes;
}

}  // namespace

TEST_CASE("two cells with an edge in common become one ring with the corners of both") {
  const auto joined = dissolved(cells({{0, 0}, {1, 0}}));
  REQUIRE(joined);
  REQUIRE(joined->size() == 1);
  CHECK(joined->front().outer.size() == 7);
  CHECK(areaM2(*joined) == 2);
  CHECK(signedAreaM2(joined->front().outer) < 0);
}

TEST_CASE("two cells that touch in a corner stay two polygons") {
  const auto joined = dissolved(cells({{0, 0}, {1, 1}}));
  REQUIRE(joined);
  CHECK(joined->size() == 2);
  CHECK(areaM2(*joined) == 2);
}

TEST_CASE("a cell left out in the middle is a hole, counter-clockwise") {
  const auto joined =
      dissolved(cells({{0, 0}, {1, 0}, {2, 0}, {0, 1}, {2, 1}, {0, 2}, {1, 2}, {2, 2}}));
  REQUIRE(joined);
  REQUIRE(joined->size() == 1);
  REQUIRE(joined->front().holes.size() == 1);
  CHECK(signedAreaM2(joined->front().holes.front()) == 1);
  CHECK(areaM2(*joined) == 8);
}

TEST_CASE("a hole that touches the outer ring in a corner is a ring of its own") {
  // (1,1) is left out and (0,0) too: the hole's corner is a corner of the outer ring.
  const auto joined = dissolved(cells({{1, 0}, {2, 0}, {0, 1}, {2, 1}, {0, 2}, {1, 2}, {2, 2}}));
  REQUIRE(joined);
  REQUIRE(joined->size() == 1);
  REQUIRE(joined->front().holes.size() == 1);
  CHECK(signedAreaM2(joined->front().holes.front()) == 1);
  CHECK(areaM2(*joined) == 7);
}

TEST_CASE("an island in a hole is a polygon of its own") {
  std::vector<Edge> edges;
  for (int x = 0; x < 5; ++x) {
    for (int y = 0; y < 5; ++y) {
      const bool ring = x == 0 || y == 0 || x == 4 || y == 4;
      if (ring || (x == 2 && y == 2)) addCell(x, y, edges);
    }
  }
  const auto joined = dissolved(edges);
  REQUIRE(joined);
  CHECK(joined->size() == 2);
  CHECK(holesOf(*joined) == 1);
  CHECK(areaM2(*joined) == 17);
}

TEST_CASE("an edge without its counterpart, or a line that does not close, is refused") {
  CHECK_FALSE(dissolved({{{0, 0}, {0, 1}}, {{0, 1}, {1, 1}}}));
  std::vector<Edge> twice = cells({{0, 0}});
  std::vector<Edge> open = twice;
  open.pop_back();
  CHECK_FALSE(dissolved(open));
}

TEST_CASE("what is left of edges is told once, in the direction in which they run more often") {
  const Edge edge{{0, 0}, {1, 0}};
  const Edge back{{1, 0}, {0, 0}};
  CHECK(uncancelled({edge, back}).empty());
  const auto left = uncancelled({edge, back, back});
  REQUIRE(left.size() == 1);
  CHECK(left.front().a == back.a);
  CHECK(left.front().b == back.b);
}

TEST_CASE("random sets of cells join to what a union of them is") {
  std::uint32_t state = 7;
  const auto random = [&state] {
    state = state * 1664525u + 1013904223u;
    return state >> 16;
  };
  for (int round = 0; round < 600; ++round) {
    const std::uint32_t share = 2 + random() % 8;  // of ten
    std::vector<Edge> edges;
    std::vector<Region> regions;
    for (int x = 0; x < 9; ++x) {
      for (int y = 0; y < 9; ++y) {
        if (random() % 10 >= share) continue;
        addCell(x, y, edges);
        const double w = x;
        const double s = y;
        regions.push_back(
            Region::of({{{{w, s}, {w + 1, s}, {w + 1, s + 1}, {w, s + 1}, {w, s}}, {}}}));
      }
    }
    const auto joined = dissolved(edges);
    REQUIRE(joined);
    const MultiPolygon expected = Region::unionOf(regions).polygons();
    CHECK(joined->size() == expected.size());
    CHECK(holesOf(*joined) == holesOf(expected));
    CHECK(areaM2(*joined) == areaM2(expected));
    bool mended = false;
    (void)Region::of(*joined, &mended);
    CHECK_FALSE(mended);  // valid as it is
  }
}
