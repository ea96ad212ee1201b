#include "plan/ring_assembly.h"

#include <algorithm>
#include <catch2/catch.hpp>

using kkpr::geometry::Ring;
using kkpr::plan::assembleRings;

namespace {

Ring square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

}  // namespace

TEST_CASE("holes are told by containment, whatever the direction and order of rings") {
  Ring hole = square(2, 2, 4);
  for (const bool reversed : {false, true}) {
    if (reversed) std::reverse(hole.begin(), hole.end());
    const auto polygons =
        assembleRings({hole, square(0, 0, 10), square(20, 0, 5), square(3, 3, 1)});
    REQUIRE(polygons.size() == 3);  // the outer one, its neighbour, and the island in the hole
    CHECK(polygons[0].holes.size() == 1);
    CHECK(polygons[1].holes.empty());
    CHECK(polygons[2].holes.empty());
  }
}

TEST_CASE("a hole that touches its outer ring in a point is a hole") {
  const Ring touching{{0, 5}, {3, 4}, {3, 6}, {0, 5}};
  const auto polygons = assembleRings({square(0, 0, 10), touching});
  REQUIRE(polygons.size() == 1);
  CHECK(polygons[0].holes.size() == 1);
}

TEST_CASE("neighbours that share an edge stay apart, open rings are closed, stubs dropped") {
  Ring open = square(10, 0, 10);
  open.pop_back();
  const auto polygons = assembleRings({square(0, 0, 10), open, Ring{{0, 0}, {1, 1}}});
  REQUIRE(polygons.size() == 2);
  CHECK(polygons[1].outer.front() == polygons[1].outer.back());
  CHECK(assembleRings({}).empty());
}
