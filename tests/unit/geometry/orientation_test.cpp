#include "geometry/orientation.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using kkpr::Point;
using kkpr::geometry::orientation;

TEST_CASE("left is positive, right negative, on the line zero") {
  REQUIRE(orientation({0, 0}, {1, 0}, {0.5, 1}) == 1);
  REQUIRE(orientation({0, 0}, {1, 0}, {0.5, -1}) == -1);
  REQUIRE(orientation({0, 0}, {1, 0}, {7, 0}) == 0);
  REQUIRE(orientation({106.8, -6.2}, {106.8, -6.2}, {1, 2}) == 0);
}

TEST_CASE("points one bit off a line are told apart from points on it") {
  // On the diagonal all three are exactly collinear; one step of the last bit decides the side, far
  // below what plain arithmetic sees.
  const double infinity = std::numeric_limits<double>::infinity();
  const Point a{0.5, 0.5};
  const Point b{12, 12};
  const Point c{24, 24};
  REQUIRE(orientation(a, b, c) == 0);
  REQUIRE(orientation({0.5, std::nextafter(0.5, infinity)}, b, c) == 1);
  REQUIRE(orientation({0.5, std::nextafter(0.5, -infinity)}, b, c) == -1);
}

TEST_CASE("a grid of neighbouring doubles is judged as in whole numbers") {
  // x = 0.5 + i·2^-53, y = 0.5 + j·2^-53 against the line through (12, 12) and (24, 24): the side
  // is that of j against i.
  const double step = std::ldexp(1.0, -53);
  for (int i = 0; i < 64; ++i) {
    for (int j = 0; j < 64; ++j) {
      const Point p{0.5 + 2 * i * step, 0.5 + 2 * j * step};
      const int expected = j > i ? 1 : j < i ? -1 : 0;
      REQUIRE(orientation({12, 12}, {24, 24}, p) == expected);
    }
  }
}

TEST_CASE(
    "turning and swapping the points turns and swaps the sign, also where it is decided exactly") {
  const Point a{106.816600, -6.199800};
  const Point b{106.8166003, -6.1998001};
  for (const double t : {0.1, 0.3, 1.0 / 3.0, 0.7, 3.0, 1e-9}) {
    const Point c{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    const int sign = orientation(a, b, c);
    REQUIRE(orientation(b, c, a) == sign);
    REQUIRE(orientation(c, a, b) == sign);
    REQUIRE(orientation(b, a, c) == -sign);
  }
}
