#pragma once
// Areas and lengths: in the Mercator plane (the regulation's measure) and on the WGS 84 ellipsoid.

#include <span>

#include "base/point.h"
#include "geometry/coordinates.h"

namespace kkpr::geometry {

/// A sum that keeps what rounding would lose (Neumaier).
class CompensatedSum {
 public:
  void add(double value);
  [[nodiscard]] double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// Area and first moments of a closed ring of plane coordinates, about its first vertex. Positive
/// where it runs counter-clockwise; a ring that winds twice counts twice.
struct RingMoments {
  double area = 0;
  Point origin;        ///< the ring's first vertex
  double momentX = 0;  ///< ∫(x − origin.x) dA
  double momentY = 0;
};
[[nodiscard]] RingMoments ringMoments(std::span<const Point> metres);
[[nodiscard]] double signedAreaM2(std::span<const Point> metres);
/// Outer rings less their holes, whatever their directions.
[[nodiscard]] double areaM2(const MultiPolygon& metres);

/// A closed ring of degrees on the WGS 84 ellipsoid, edges being geodesics; area positive where it
/// runs counter-clockwise, not reduced modulo the earth. A ring must not enclose a pole.
struct GeodesicRing {
  double areaM2 = 0;
  double perimeterM = 0;
};
[[nodiscard]] GeodesicRing geodesicRing(std::span<const Point> lonLat);

}  // namespace kkpr::geometry
