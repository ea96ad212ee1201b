#include "geometry/area.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

GeodesicRing byGeographicLib(const Ring& ring) {
  GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) polygon.AddPoint(ring[i].y, ring[i].x);
  GeodesicRing result;
  polygon.Compute(false, true, result.perimeterM, result.areaM2);
  return result;
}

Ring wiggly(double lon, double lat, double radius, int vertices) {
  Ring ring;
  for (int i = 0; i < vertices; ++i) {
    const double angle = 6.283185307179586 * i / vertices;
    const double r = radius * (1.0 + 0.2 * std::sin(7 * angle) + 0.05 * std::cos(31 * angle));
    ring.push_back({lon + r * std::cos(angle), lat + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

TEST_CASE("a ring's area is positive where it runs counter-clockwise") {
  const Ring square{{0, 0}, {2, 0}, {2, 3}, {0, 3}, {0, 0}};
  REQUIRE(signedAreaM2(square) == 6);
  REQUIRE(signedAreaM2(Ring(square.rbegin(), square.rend())) == -6);
  REQUIRE(signedAreaM2(Ring{{0, 0}, {1, 1}, {0, 0}}) == 0);
  REQUIRE(signedAreaM2(Ring{}) == 0);
}

TEST_CASE("a small ring far from the plane's origin keeps its digits") {
  const double far = 4194304.0;
  const Ring square{
      {far, far}, {far + 0.5, far}, {far + 0.5, far + 0.5}, {far, far + 0.5}, {far, far}};
  REQUIRE(signedAreaM2(square) == 0.25);
}

TEST_CASE("the moments of a ring give its centre") {
  const Ring triangle{{1, 1}, {4, 1}, {1, 7}, {1, 1}};
  const RingMoments moments = ringMoments(triangle);
  REQUIRE(moments.area == 9);
  REQUIRE(moments.origin.x + moments.momentX / moments.area == Approx(2));
  REQUIRE(moments.origin.y + moments.momentY / moments.area == Approx(3));
}

TEST_CASE("holes are taken off, whatever direction they run") {
  const Ring outer{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
  const Ring hole{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}};
  const Ring turned(hole.rbegin(), hole.rend());
  REQUIRE(areaM2({{outer, {hole}}}) == 15);
  REQUIRE(areaM2({{outer, {turned}}}) == 15);
}

TEST_CASE("geodesic area and perimeter agree with GeographicLib's polygon") {
  struct Sample {
    double lon, lat, radius;
    int vertices;
  };
  const Sample sample = GENERATE(Sample{106.8, -6.2, 0.0002, 5}, Sample{115.2, -8.7, 0.0005, 40},
                                 Sample{95.3, 5.5, 0.02, 300}, Sample{140.0, -2.0, 0.05, 20},
                                 Sample{120.0, 0.0, 0.5, 4000}, Sample{113.0, -1.0, 3.0, 12},
                                 Sample{10.0, 60.0, 0.01, 50});
  const Ring ring = wiggly(sample.lon, sample.lat, sample.radius, sample.vertices);
  const GeodesicRing ours = geodesicRing(ring);
  const GeodesicRing theirs = byGeographicLib(ring);
  CAPTURE(sample.lat, sample.radius, ours.areaM2 / theirs.areaM2 - 1,
          ours.perimeterM / theirs.perimeterM - 1);
  // GeographicLib's own area of a plot of 40 m is off by up to 3e-8; the contract asks for 1e-7.
  REQUIRE(std::fabs(ours.areaM2 - theirs.areaM2) <= 1e-7 * theirs.areaM2);
  REQUIRE(std::fabs(ours.perimeterM - theirs.perimeterM) <= 1e-8 * theirs.perimeterM);
}

TEST_CASE("edges on both sides of the series' reach are measured alike") {
  for (const double length : {0.00999999, 0.01000001}) {
    const Ring square{
        {100, -7}, {100 + length, -7}, {100 + length, -7 + length}, {100, -7 + length}, {100, -7}};
    const GeodesicRing ours = geodesicRing(square);
    const GeodesicRing theirs = byGeographicLib(square);
    REQUIRE(ours.areaM2 == Approx(theirs.areaM2).epsilon(1e-8));
    REQUIRE(ours.perimeterM == Approx(theirs.perimeterM).epsilon(1e-9));
  }
}
