#include "geometry/corner_order.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using kkpr::Point;
using kkpr::geometry::shortestOrder;
using Order = std::vector<std::uint32_t>;

TEST_CASE("the corners of a bow tie are put in order") {
  REQUIRE(*shortestOrder(std::vector<Point>{{0, 0}, {4, 4}, {4, 0}, {0, 4}}) == Order{0, 2, 1, 3});
  REQUIRE(*shortestOrder(std::vector<Point>{{0, 0}, {4, 0}, {0, 4}, {4, 4}}) == Order{0, 1, 3, 2});
}

TEST_CASE("twelve corners on a circle are put in order, thirteen are not tried") {
  std::vector<Point> corners;
  for (const int k : {0, 5, 3, 11, 7, 1, 9, 2, 10, 4, 8, 6}) {
    corners.push_back({std::cos(k * 0.5235987755982988), std::sin(k * 0.5235987755982988)});
  }
  REQUIRE(*shortestOrder(corners) == Order{0, 3, 8, 6, 10, 4, 11, 1, 9, 2, 7, 5});
  corners.push_back({2, 2});
  REQUIRE_FALSE(shortestOrder(corners));
}

TEST_CASE("where two orders are equally short none is named") {
  // A square with its middle: the middle may stand between any two corners.
  REQUIRE_FALSE(shortestOrder(std::vector<Point>{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {2, 2}}));
  REQUIRE_FALSE(shortestOrder(std::vector<Point>{{0, 0}, {4, 4}, {4, 0}}));
}
