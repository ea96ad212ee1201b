#include "crs/projection.h"

#include <GeographicLib/TransverseMercator.hpp>
#include <cmath>
#include <limits>

#include "base/portable_math.h"

namespace kkpr::crs {
namespace {

constexpr double kRadian = 0.017453292519943295;
constexpr double kHalfTurn = 3.141592653589793;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr Point kNowhere{kNaN, kNaN};
/// The series of the transverse Mercator hold far beyond any zone; past this they are not used.
constexpr double kWidestZone = 30;  // degrees from the central meridian
/// Longitudes may pass the ends of the map by rounding only.
constexpr double kAngleNoise = 1e-9;  // degrees

/// Seven parameters as EPSG publishes them for "coordinate frame" rotation; three of them where the
/// rest is zero.
struct DatumShift {
  Datum datum;
  double tx, ty, tz;  // metres
  double rx, ry, rz;  // arc-seconds
  double ppm;
  double accuracyM;
};
constexpr DatumShift kShifts[] = {
    // EPSG:1833, ID74 to WGS 84 (3): onshore Indonesia, 3 m. The older EPSG:1248 (−24, −15, 5) is
    // good to 44 m only, about as much as the datum is off.
    {Datum::id74, -1.977, -13.06, -9.993, -0.364, -0.254, -0.689, -1.037, 3},
    // EPSG:8452, Batavia to WGS 84 (1): Bali, Java and western Sumatra, 6 m.
    {Datum::batavia, -377, 681, -50, 0, 0, 0, 0, 6},
};

const DatumShift* shiftOf(Datum datum) {
  for (const DatumShift& shift : kShifts) {
    if (shift.datum == datum) return &shift;
  }
  return nullptr;
}

double flattening(const Ellipsoid& ellipsoid) {
  return ellipsoid.inverseFlattening == 0 ? 0 : 1 / ellipsoid.inverseFlattening;
}

/// Geodetic coordinates at height 0 of one datum to those of WGS 84.
Point shifted(Point degrees, const Ellipsoid& from, const DatumShift& shift) {
  const double f = flattening(from);
  const double e2 = f * (2 - f);
  const auto [sinLat, cosLat] = sinCosDegrees(degrees.y);
  const auto [sinLon, cosLon] = sinCosDegrees(degrees.x);
  const double normal = from.semiMajorM / std::sqrt(1 - e2 * sinLat * sinLat);
  const double x = normal * cosLat * cosLon;
  const double y = normal * cosLat * sinLon;
  const double z = normal * (1 - e2) * sinLat;

  const double rx = shift.rx / 3600 * kRadian;
  const double ry = shift.ry / 3600 * kRadian;
  const double rz = shift.rz / 3600 * kRadian;
  const double m = 1 + shift.ppm * 1e-6;
  const double X = m * (x + rz * y - ry * z) + shift.tx;
  const double Y = m * (-rz * x + y + rx * z) + shift.ty;
  const double Z = m * (ry * x - rx * y + z) + shift.tz;

  // Bowring's formula on WGS 84; for points near the surface one step is exact to 1e-12 degree.
  constexpr double kA = 6378137;
  constexpr double kF = 1 / 298.257223563;
  constexpr double kE2 = kF * (2 - kF);
  const double b = kA * (1 - kF);
  const double p = length(X, Y);
  const double theta = std::atan2(Z * kA, p * b);
  const double sinTheta = std::sin(theta);
  const double cosTheta = std::cos(theta);
  const double latitude = std::atan2(Z + kE2 / (1 - kE2) * b * sinTheta * sinTheta * sinTheta,
                                     p - kE2 * kA * cosTheta * cosTheta * cosTheta);
  return {std::atan2(Y, X) / kRadian, latitude / kRadian};
}

/// Helps with formulas of the ellipsoid; latitudes in radians.
struct Spheroid {
  double e;

  /// Radius of the parallel over the semi-major axis.
  [[nodiscard]] double parallel(double latitude) const {
    const double s = e * std::sin(latitude);
    return std::cos(latitude) / std::sqrt(1 - s * s);
  }
  /// Isometric latitude: what Mercator stretches to.
  [[nodiscard]] double isometric(double latitude) const {
    const double s = std::sin(latitude);
    return std::atanh(s) - e * std::atanh(e * s);
  }
  [[nodiscard]] double ofIsometric(double psi) const {
    double s = std::tanh(psi);
    // The correction is a contraction by e²; a dozen steps leave nothing.
    for (int i = 0; i < 12; ++i) s = std::tanh(psi + e * std::atanh(e * s));
    return std::asin(s);
  }
  /// Twice the area between equator and latitude, per radian and a².
  [[nodiscard]] double authalic(double latitude) const {
    const double s = std::sin(latitude);
    if (e == 0) return 2 * s;
    return (1 - e * e) * (s / (1 - e * e * s * s) + std::atanh(e * s) / e);
  }
  [[nodiscard]] double ofAuthalic(double q) const {
    double s = q / 2;
    for (int i = 0; i < 12; ++i) {
      const double w = 1 - e * e * s * s;
      s += (q - authalic(std::asin(s))) * w * w / (2 * (1 - e * e));
      s = std::fmin(1, std::fmax(-1, s));
    }
    return std::asin(s);
  }
};

}  // namespace

struct ToWgs84::Inverse {
  explicit Inverse(const CoordinateSystem& system)
      : ellipsoid(system.ellipsoid),
        projection(system.projection),
        degreesPerUnit(system.degreesPerUnit),
        primeMeridian(system.primeMeridianDegrees),
        shift(shiftOf(system.datum)),
        spheroid{std::sqrt(flattening(ellipsoid) * (2 - flattening(ellipsoid)))},
        transverse(ellipsoid.semiMajorM, flattening(ellipsoid), 1) {}

  Ellipsoid ellipsoid;
  Projection projection;
  double degreesPerUnit;
  double primeMeridian;
  const DatumShift* shift;  ///< null: none is needed
  Spheroid spheroid;
  GeographicLib::TransverseMercator transverse;  ///< of scale 1
  // Of the conic: exponent and scale of the cone, distance of its apex from the origin (in a).
  double n = 0, F = 0, apex = 0;
  /// Of cylinders: radius of the true parallel over a.
  double breadth = 1;
  /// Northing of the latitude of origin at scale 1, metres.
  double originNorthingM = 0;

  /// False where the parameters make no map.
  bool prepare();
  /// Longitude from the central meridian, latitude; degrees. NaN outside the domain.
  [[nodiscard]] Point unproject(double x, double y) const;
};

bool ToWgs84::Inverse::prepare() {
  const double origin = projection.latitudeOfOrigin * kRadian;
  const double first = projection.standardParallel1 * kRadian;
  if (!(std::fabs(projection.latitudeOfOrigin) < 89.9) ||
      !(std::fabs(projection.standardParallel1) < 89.9) || !(projection.scale > 0) ||
      !(projection.scale < 10)) {
    return false;
  }
  switch (projection.method) {
    case Method::none:
      return true;
    case Method::transverseMercator: {
      double x = 0;
      double y = 0;
      transverse.Forward(0, projection.latitudeOfOrigin, 0, x, y);
      originNorthingM = y;
      return true;
    }
    case Method::webMercator:
      return projection.latitudeOfOrigin == 0;
    case Method::mercator:
      breadth = projection.scale * spheroid.parallel(first);
      return projection.latitudeOfOrigin == 0;
    case Method::cylindricalEqualArea:
      breadth = spheroid.parallel(first);
      return projection.latitudeOfOrigin == 0;
    case Method::lambertConic: {
      // One standard parallel is that of the latitude of origin, where none is stated.
      const bool two = projection.standardParallel2.has_value();
      const double south = two || projection.standardParallel1 != 0 ? first : origin;
      const double north = two ? *projection.standardParallel2 * kRadian : south;
      if (!(std::fabs(north) < 89.9 * kRadian)) return false;
      const double mSouth = spheroid.parallel(south);
      const double psiSouth = spheroid.isometric(south);
      n = std::fabs(north - south) < 1e-10 ? std::sin(south)
                                           : std::log(mSouth / spheroid.parallel(north)) /
                                                 (spheroid.isometric(north) - psiSouth);
      if (!(std::fabs(n) > 1e-6)) return false;  // flat: parallels on either side of the equator
      F = projection.scale * mSouth * std::exp(n * psiSouth) / n;
      apex = F * std::exp(-n * spheroid.isometric(origin));
      return std::isfinite(apex);
    }
    case Method::other:
      return false;
  }
  return false;
}

Point ToWgs84::Inverse::unproject(double x, double y) const {
  const double a = ellipsoid.semiMajorM;
  switch (projection.method) {
    case Method::transverseMercator: {
      // Beyond a quarter of the meridian there is nothing, beyond this width no series.
      const double east = x / projection.scale;
      const double north = y / projection.scale + originNorthingM;
      if (!(std::fabs(east) < a) || !(std::fabs(north) < 2 * a)) return kNowhere;
      double latitude = kNaN;
      double longitude = kNaN;
      transverse.Reverse(0, east, north, latitude, longitude);
      if (!(std::fabs(longitude) <= kWidestZone)) return kNowhere;
      return {longitude, latitude};
    }
    case Method::webMercator:
      return {x / a / kRadian, std::atan(std::sinh(y / a)) / kRadian};
    case Method::mercator:
      return {x / (a * breadth) / kRadian, spheroid.ofIsometric(y / (a * breadth)) / kRadian};
    case Method::cylindricalEqualArea: {
      const double q = 2 * y * breadth / a;
      if (!(std::fabs(q) <= spheroid.authalic(kHalfTurn / 2))) return kNowhere;
      return {x / (a * breadth) / kRadian, spheroid.ofAuthalic(q) / kRadian};
    }
    case Method::lambertConic: {
      const double sign = n < 0 ? -1 : 1;
      const double east = sign * x / a;
      const double south = sign * (apex - y / a);
      const double rho = length(east, south);
      if (!(rho > 0)) return kNowhere;
      return {std::atan2(east, south) / n / kRadian,
              spheroid.ofIsometric(-std::log(rho / (sign * F)) / n) / kRadian};
    }
    case Method::none:
    case Method::other:
      break;
  }
  return kNowhere;
}

std::optional<ToWgs84> ToWgs84::of(const CoordinateSystem& system) {
  if (system.datum == Datum::other || !(system.degreesPerUnit > 0)) return std::nullopt;
  auto inverse = std::make_shared<Inverse>(system);
  if (!inverse->prepare()) return std::nullopt;
  ToWgs84 out;
  if (inverse->shift != nullptr) {
    constexpr Point kWesternJava{107, -6.5};
    constexpr double kMetresPerDegree = 111320;
    const Point moved = shifted(kWesternJava, system.ellipsoid, *inverse->shift);
    out.shiftM_ = kMetresPerDegree * length(moved.x - kWesternJava.x, moved.y - kWesternJava.y);
    out.accuracyM_ = inverse->shift->accuracyM;
  }
  out.inverse_ = std::move(inverse);
  return out;
}

Point ToWgs84::operator()(Point stored) const {
  const Inverse& inverse = *inverse_;
  const Projection& projection = inverse.projection;
  Point degrees;
  if (projection.method == Method::none) {
    degrees = {stored.x * inverse.degreesPerUnit, stored.y * inverse.degreesPerUnit};
  } else {
    degrees = inverse.unproject(stored.x * projection.metresPerUnit - projection.falseEastingM,
                                stored.y * projection.metresPerUnit - projection.falseNorthingM);
    if (!(std::fabs(degrees.x) <= 180 + kAngleNoise)) return kNowhere;
    degrees.x += projection.centralMeridian;
  }
  degrees.x += inverse.primeMeridian;
  if (!(std::fabs(degrees.y) <= 90 + kAngleNoise) || !(std::fabs(degrees.x) <= 540)) {
    return kNowhere;
  }
  // A full turn is taken off only past the end of the map: 180 stays 180.
  if (projection.method != Method::none) {
    if (degrees.x > 180) degrees.x -= 360;
    if (degrees.x < -180) degrees.x += 360;
  } else if (!(std::fabs(degrees.x) <= 180)) {
    return kNowhere;
  }
  return inverse.shift == nullptr ? degrees : shifted(degrees, inverse.ellipsoid, *inverse.shift);
}

}  // namespace kkpr::crs
