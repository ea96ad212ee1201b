#include "geometry/local_plane.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "geometry/area.h"

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

double mercatorArea(const Ring& lonLat) {
  const LocalPlane plane(lonLat.front());
  Ring metres;
  for (const Point& p : lonLat) metres.push_back(plane.toPlane(p));
  return signedAreaM2(metres);
}

void requireClose(double value, double expected, double relative) {
  CAPTURE(value, expected, value / expected - 1.0);
  REQUIRE(std::fabs(value - expected) <= relative * std::fabs(expected));
}

}  // namespace

TEST_CASE("the origin of the plane is its zero") {
  const LocalPlane plane({106.8, -6.2});
  REQUIRE(plane.toPlane({106.8, -6.2}) == Point{0, 0});
  REQUIRE(plane.toLonLat({0, 0}) == Point{106.8, -6.2});
}

TEST_CASE("distances in the plane are those of Mercator to 1e-14") {
  // Expected: worked out apart with 50 decimal digits, y = R·artanh(sin φ).
  requireClose(LocalPlane({0, 0}).toPlane({1, 10}).y, 1118889.9748579593842268, 1e-14);
  requireClose(LocalPlane({106.8, -6.2}).toPlane({106.8, -6.1996}).y, 44.78975633088422, 1e-11);
  requireClose(LocalPlane({0, 0}).toPlane({180, 0}).x, 20037508.342789244, 1e-15);
}

TEST_CASE("areas in the plane agree with figures of 50 digits to 1e-12") {
  // The corners' doubles differ from the decimals by up to 1e-14 degree: 4e-11 of a plot of 0.0004
  // degree. What is tested to 1e-12 has corners that are exact in binary.
  requireClose(
      mercatorArea(
          {{106.8, -6.2}, {106.8004, -6.2}, {106.8004, -6.1996}, {106.8, -6.1996}, {106.8, -6.2}}),
      1994.3891470035332, 1e-10);
  requireClose(mercatorArea({{100, -5}, {110, -6}, {112.5, 3.25}, {101, 2}, {100, -5}}),
               1080990498680.28776563, 1e-12);
}

TEST_CASE("a point goes to the plane and back within 1e-12 degree") {
  const Point origin =
      GENERATE(Point{106.8, -6.2}, Point{115.2, -8.7}, Point{140.9, 5.9}, Point{95, 0});
  const LocalPlane plane(origin);
  for (const double dx : {-5.0, -0.01, -1e-6, 0.0, 1e-6, 0.3, 7.0}) {
    for (const double dy : {-4.0, -0.01, -1e-6, 0.0, 1e-6, 0.3, 6.0}) {
      const Point p{origin.x + dx, origin.y + dy};
      const Point back = plane.toLonLat(plane.toPlane(p));
      CAPTURE(dx, dy, back.x - p.x, back.y - p.y);
      REQUIRE(std::fabs(back.x - p.x) < 1e-12);
      REQUIRE(std::fabs(back.y - p.y) < 1e-12);
    }
  }
}

TEST_CASE("points far from the origin agree with the formula, on both sides of the series' reach") {
  constexpr double kDegree = 3.14159265358979323846 / 180.0;
  for (const double origin : {0.0, -8.7}) {
    for (const double latitude : {3.57, 3.59, 28.6, 28.7, -40.0, 80.0}) {
      const double expected = 6378137.0 * (std::atanh(std::sin(latitude * kDegree)) -
                                           std::atanh(std::sin(origin * kDegree)));
      requireClose(LocalPlane({0, origin}).toPlane({0, latitude}).y, expected, 1e-13);
    }
  }
}

TEST_CASE("the poles stay finite") {
  const LocalPlane plane({0, 0});
  REQUIRE(std::isfinite(plane.toPlane({0, 90}).y));
  REQUIRE(plane.toPlane({0, 90}).y == plane.toPlane({0, 89.9999995}).y);
  REQUIRE(std::isfinite(LocalPlane({0, -90}).toPlane({0, 90}).y));
}

TEST_CASE("a multipolygon keeps its rings on the way to the plane and back") {
  const MultiPolygon lonLat{
      {{{106.8, -6.2}, {106.9, -6.2}, {106.9, -6.1}, {106.8, -6.2}},
       {{{106.87, -6.18}, {106.89, -6.18}, {106.89, -6.16}, {106.87, -6.18}}}}};
  const LocalPlane plane({106.85, -6.15});
  const MultiPolygon back = plane.toLonLat(plane.toPlane(lonLat));
  REQUIRE(back.size() == 1);
  REQUIRE(back[0].outer.size() == 4);
  REQUIRE(back[0].holes.size() == 1);
  for (std::size_t i = 0; i < 4; ++i) {
    REQUIRE(back[0].holes[0][i].x == Approx(lonLat[0].holes[0][i].x).margin(1e-12));
    REQUIRE(back[0].holes[0][i].y == Approx(lonLat[0].holes[0][i].y).margin(1e-12));
  }
}
