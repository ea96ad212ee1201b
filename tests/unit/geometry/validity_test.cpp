#include "geometry/validity.h"

#include <catch2/catch.hpp>

using kkpr::Point;
using kkpr::geometry::whyInvalid;

TEST_CASE("GEOS says where and why a polygon is invalid, and nothing of a valid one") {
  REQUIRE_FALSE(whyInvalid({{{{0, 0}, {0, 4}, {4, 4}, {4, 0}, {0, 0}}, {}}}));
  const auto bowTie = whyInvalid({{{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}, {}}});
  REQUIRE(bowTie);
  REQUIRE(bowTie->at == Point{2, 2});
  REQUIRE(bowTie->reason == "Self-intersection");
  const auto parts = whyInvalid({{{{0, 0}, {0, 4}, {4, 4}, {4, 0}, {0, 0}}, {}},
                                 {{{4, 0}, {4, 4}, {8, 4}, {8, 0}, {4, 0}}, {}}});
  REQUIRE(parts);
}
