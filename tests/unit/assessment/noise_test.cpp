#include "assessment/noise.h"

#include <catch2/catch.hpp>

using kkpr::assessment::isNoise;
using kkpr::assessment::settle;
using kkpr::geometry::Region;

namespace {

Region box(double x0, double y0, double x1, double y1) {
  return Region::of({{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}});
}

}  // namespace

TEST_CASE("a strip of 0.49 m is noise and one of 0.52 m is not") {
  CHECK(isNoise(box(0, 0, 0.49, 100)));
  CHECK_FALSE(isNoise(box(0, 0, 0.52, 100)));
}

TEST_CASE("a patch below one square metre is noise, however compact") {
  CHECK(isNoise(box(0, 0, 0.99, 1.0)));
  CHECK_FALSE(isNoise(box(0, 0, 1.01, 1.0)));
}

TEST_CASE("a sliver goes to the neighbour with the longest shared edge and areas stay") {
  std::vector<Region> parts{box(0, 0, 10, 60), box(0, 60, 10, 100), box(10, 0, 10.3, 100),
                            box(10.3, 0, 20, 50)};
  double before = 0;
  for (const Region& part : parts) before += part.areaM2();
  const auto moves = settle(parts);
  REQUIRE(moves.size() == 1);
  CHECK(moves[0].from == 2);
  CHECK(moves[0].to == 0);  // 60 m beside it, against 40 m and 50 m
  CHECK(moves[0].m2 == Approx(30));
  CHECK(parts[2].empty());
  double after = 0;
  for (const Region& part : parts) after += part.areaM2();
  CHECK(after == Approx(before).epsilon(1e-12));
}

TEST_CASE("a sliver behind a sliver follows it to the same neighbour") {
  std::vector<Region> parts{box(0, 0, 10, 100), box(10, 0, 10.2, 100), box(10.2, 0, 10.4, 100)};
  CHECK(settle(parts).size() == 2);
  CHECK(parts[0].areaM2() == Approx(1040));
}

TEST_CASE("nothing moves where the location itself is that thin") {
  std::vector<Region> parts{box(0, 0, 0.3, 50), box(0, 50, 0.3, 100)};
  CHECK(settle(parts).empty());
  CHECK(parts[0].areaM2() == Approx(15));
}
