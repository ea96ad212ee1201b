#include "geometry/local_plane.h"

#include <algorithm>
#include <cmath>

#include "base/portable_math.h"

namespace kkpr::geometry {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kRadiansPerDegree = kPi / 180.0;

constexpr double kBelowOne = 1.0 - 1.0 / 9007199254740992.0;

/// sin for |a| ≤ 0.25, by its series: the first term left out, a^17/17!, is below 2e-25 there.
/// Quicker than sinCosDegrees.
double sinOfSmall(double a) {
  const double q = a * a;
  double s = 1.0 / 1307674368000.0;
  s = 1.0 / 6227020800.0 - q * s;
  s = 1.0 / 39916800.0 - q * s;
  s = 1.0 / 362880.0 - q * s;
  s = 1.0 / 5040.0 - q * s;
  s = 1.0 / 120.0 - q * s;
  s = 1.0 / 6.0 - q * s;
  return a - a * q * s;
}

/// atanh for |z| ≤ 0.0625, by its series: the first term left out, z^15/15, is below 1e-18 of z
/// there.
double atanhOfSmall(double z) {
  const double q = z * z;
  double s = 1.0 / 13.0;
  s = 1.0 / 11.0 + q * s;
  s = 1.0 / 9.0 + q * s;
  s = 1.0 / 7.0 + q * s;
  s = 1.0 / 5.0 + q * s;
  s = 1.0 / 3.0 + q * s;
  return z + z * q * s;
}

double limited(double latitude) {
  return std::clamp(latitude, -LocalPlane::kMaxLatitude, LocalPlane::kMaxLatitude);
}

template <typename Convert>
MultiPolygon converted(const MultiPolygon& polygons, Convert convert) {
  MultiPolygon result;
  result.reserve(polygons.size());
  const auto ring = [&](const Ring& from) {
    Ring to;
    to.reserve(from.size());
    for (const Point& p : from) to.push_back(convert(p));
    return to;
  };
  for (const Polygon& polygon : polygons) {
    Polygon& into = result.emplace_back();
    into.outer = ring(polygon.outer);
    into.holes.reserve(polygon.holes.size());
    for (const Ring& hole : polygon.holes) into.holes.push_back(ring(hole));
  }
  return result;
}

}  // namespace

LocalPlane::LocalPlane(Point originLonLat) : origin_{originLonLat.x, limited(originLonLat.y)} {
  const SinCos origin = sinCosDegrees(origin_.y);
  sinOrigin_ = origin.sin;
  cosOrigin_ = origin.cos;
}

Point LocalPlane::toPlane(Point lonLat) const {
  const double x = kMercatorRadiusM * ((lonLat.x - origin_.x) * kRadiansPerDegree);
  // With h = (φ − φ₀)/2 the mean latitude is φ₀ + h: one sine gives all that is needed.
  const double half = (limited(lonLat.y) - origin_.y) * (0.5 * kRadiansPerDegree);
  const bool near = std::fabs(half) <= 0.25;
  const double sinHalf = near ? sinOfSmall(half) : std::sin(half);
  const double cosHalf = near ? std::sqrt(1.0 - sinHalf * sinHalf) : std::cos(half);
  const double cosMean = cosOrigin_ * cosHalf - sinOrigin_ * sinHalf;
  const double difference = 2.0 * cosMean * sinHalf;
  // From pole to pole the quotient rounds to 1, where atanh is infinite.
  const double z = std::clamp(difference / (1.0 - (sinOrigin_ + difference) * sinOrigin_),
                              -kBelowOne, kBelowOne);
  const double y = std::fabs(z) <= 0.0625 ? atanhOfSmall(z) : std::atanh(z);
  return {x, kMercatorRadiusM * y};
}

Point LocalPlane::toLonLat(Point metres) const {
  // sin and cos of φ − φ₀, both times cosh u (1 + sinφ₀·tanh u), which atan2 does not need; in
  // terms of differences, so that nothing cancels near the origin.
  const double u = metres.y / kMercatorRadiusM;
  const double sinhHalf = std::sinh(0.5 * u);
  const double sinhU = std::sinh(u);
  const double versed = 2.0 * sinhHalf * sinhHalf;  // cosh u − 1
  const double sine = cosOrigin_ * (sinhU + sinOrigin_ * versed);
  const double cosine = 1.0 + sinOrigin_ * (sinOrigin_ * versed + sinhU);
  const double difference = std::atan2(sine, cosine);
  return {origin_.x + metres.x / kMercatorRadiusM / kRadiansPerDegree,
          origin_.y + difference / kRadiansPerDegree};
}

MultiPolygon LocalPlane::toPlane(const MultiPolygon& lonLat) const {
  return converted(lonLat, [this](Point p) { return toPlane(p); });
}

MultiPolygon LocalPlane::toLonLat(const MultiPolygon& metres) const {
  return converted(metres, [this](Point p) { return toLonLat(p); });
}

}  // namespace kkpr::geometry
