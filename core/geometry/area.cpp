#include "geometry/area.h"

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <cmath>

#include "base/portable_math.h"

namespace kkpr::geometry {

namespace {

constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180.0;
constexpr double kSemiMajorM = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257223563;
constexpr double kEccentricity2 = kFlattening * (2.0 - kFlattening);

/// Edges up to this length (as a difference of degrees, about 1.1 km) are measured by series whose
/// error is below 1e-9 of the edge; longer ones by GeographicLib, which takes a hundred times
/// longer.
constexpr double kShortEdgeDegrees = 0.01;

/// The area between the equator and latitude φ per radian of longitude, divided by a²(1 − e²)/2:
/// with s = sinφ it is s/(1 − e²s²) + atanh(e·s)/e. The series of atanh ends where (e·s)^14/15 <
/// 1e-16.
double zone(double s) {
  const double q = kEccentricity2 * s * s;
  double t = 1.0 / 13.0;
  t = 1.0 / 11.0 + q * t;
  t = 1.0 / 9.0 + q * t;
  t = 1.0 / 7.0 + q * t;
  t = 1.0 / 5.0 + q * t;
  t = 1.0 / 3.0 + q * t;
  return s / (1.0 - q) + s * (1.0 + q * t);
}

/// Sines of latitudes near one of them, without a call of sinCosDegrees for each.
class Latitudes {
 public:
  explicit Latitudes(double origin) : origin_(origin), at_(sinCosDegrees(origin)) {}

  [[nodiscard]] double sine(double latitude) const {
    const double d = (latitude - origin_) * kRadiansPerDegree;
    if (!(std::fabs(d) < 0.0625)) return sinCosDegrees(latitude).sin;
    // The series; the first terms left out, d^11/11! and d^12/12!, are below 2e-21 there.
    const double q = d * d;
    const double s =
        d * (1.0 - q * (1.0 / 6.0 - q * (1.0 / 120.0 - q * (1.0 / 5040.0 - q / 362880.0))));
    const double versed =
        q * (0.5 - q * (1.0 / 24.0 - q * (1.0 / 720.0 - q * (1.0 / 40320.0 - q / 3628800.0))));
    return at_.sin + (at_.cos * s - at_.sin * versed);
  }

 private:
  double origin_;
  SinCos at_;
};

struct Edge {
  double area = 0;  // between the edge and the equator
  double length = 0;
};

Edge longEdge(Point a, Point b) {
  Edge edge;
  double unused = 0;
  const GeographicLib::Geodesic& earth = GeographicLib::Geodesic::WGS84();
  earth.GenInverse(a.y, a.x, b.y, b.x,
                   GeographicLib::Geodesic::DISTANCE | GeographicLib::Geodesic::AREA, edge.length,
                   unused, unused, unused, unused, unused, edge.area);
  return edge;
}

}  // namespace

void CompensatedSum::add(double value) {
  const double sum = sum_ + value;
  lost_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
  sum_ = sum;
}

RingMoments ringMoments(std::span<const Point> metres) {
  RingMoments result;
  if (metres.size() < 4) return result;
  const Point origin = metres.front();
  CompensatedSum twice;
  double momentX = 0;
  double momentY = 0;
  Point a{metres[1].x - origin.x, metres[1].y - origin.y};
  for (std::size_t i = 2; i + 1 < metres.size(); ++i) {
    const Point b{metres[i].x - origin.x, metres[i].y - origin.y};
    const double cross = a.x * b.y - b.x * a.y;
    twice.add(cross);
    momentX += cross * (a.x + b.x);
    momentY += cross * (a.y + b.y);
    a = b;
  }
  result.area = 0.5 * twice.value();
  result.origin = origin;
  result.momentX = momentX / 6.0;
  result.momentY = momentY / 6.0;
  return result;
}

double signedAreaM2(std::span<const Point> metres) {
  if (metres.size() < 4) return 0;
  const Point origin = metres.front();
  CompensatedSum twice;
  Point a{metres[1].x - origin.x, metres[1].y - origin.y};
  for (std::size_t i = 2; i + 1 < metres.size(); ++i) {
    const Point b{metres[i].x - origin.x, metres[i].y - origin.y};
    twice.add(a.x * b.y - b.x * a.y);
    a = b;
  }
  return 0.5 * twice.value();
}

double areaM2(const MultiPolygon& metres) {
  CompensatedSum sum;
  for (const Polygon& polygon : metres) {
    sum.add(std::fabs(signedAreaM2(polygon.outer)));
    for (const Ring& hole : polygon.holes) sum.add(-std::fabs(signedAreaM2(hole)));
  }
  return sum.value();
}

GeodesicRing geodesicRing(std::span<const Point> lonLat) {
  GeodesicRing result;
  if (lonLat.size() < 2) return result;
  static const double polarZone = zone(1.0);
  static const double perPolarZone = 1.0 / polarZone;
  // The sphere of the same area: sin of the authalic latitude is zone(s)/zone(1).
  static const double radius2 =
      kSemiMajorM * kSemiMajorM * (1.0 - kEccentricity2) * 0.5 * polarZone;
  CompensatedSum area;
  CompensatedSum perimeter;
  const Latitudes latitudes(lonLat[0].y);
  double sine = latitudes.sine(lonLat[0].y);
  double authalic = zone(sine) * perPolarZone;
  for (std::size_t i = 1; i < lonLat.size(); ++i) {
    const Point a = lonLat[i - 1];
    const Point b = lonLat[i];
    const double sineA = sine;
    const double authalicA = authalic;
    sine = latitudes.sine(b.y);
    authalic = zone(sine) * perPolarZone;
    if (std::fabs(b.x - a.x) > kShortEdgeDegrees || std::fabs(b.y - a.y) > kShortEdgeDegrees ||
        std::fabs(a.y) > 80.0) {
      const Edge edge = longEdge(a, b);
      area.add(edge.area);
      perimeter.add(edge.length);
      continue;
    }
    const double dLon = (b.x - a.x) * kRadiansPerDegree;
    const double dLat = (b.y - a.y) * kRadiansPerDegree;
    // Under a great circle on that sphere: 2·atan(tan(Δλ/2)·k), k = (sin ξ₁ + sin ξ₂)/(1 + cos(ξ₂ −
    // ξ₁)).
    const double k = (authalicA + authalic) / (2.0 - 0.5 * dLat * dLat);
    area.add(radius2 * dLon * k * (1.0 + dLon * dLon * (1.0 - k * k) / 12.0));
    // Length by the radii of curvature at the middle latitude.
    const double middle = 0.5 * (sineA + sine) * (1.0 + 0.125 * dLat * dLat);
    const double w2 = 1.0 - kEccentricity2 * middle * middle;
    const double prime = kSemiMajorM / std::sqrt(w2);
    const double north = prime * (1.0 - kEccentricity2) / w2 * dLat;
    const double east = prime * dLon;
    perimeter.add(std::sqrt(north * north + east * east * (1.0 - middle * middle)));
  }
  result.areaM2 =
      -area.value();  // under eastward edges is positive: counter-clockwise needs the minus
  result.perimeterM = perimeter.value();
  return result;
}

}  // namespace kkpr::geometry
