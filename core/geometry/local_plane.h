#pragma once
// The plane in which areas are measured and plans are overlaid: Web Mercator (auxiliary sphere)
// about a local origin, computed from differences so that a small plot keeps 1e-12 relative
// [J 2.1.2 angka 1 b].

#include "base/point.h"
#include "geometry/coordinates.h"

namespace kkpr::geometry {

/// Radius of the auxiliary sphere: the semi-major axis of WGS 84.
inline constexpr double kMercatorRadiusM = 6378137.0;

class LocalPlane {
 public:
  /// Origin in degrees; choose it within or near what is measured. Mercator has no poles: latitudes
  /// (the origin's too) are taken as at most ±kMaxLatitude, so that every result is finite.
  explicit LocalPlane(Point originLonLat);

  /// Degrees → metres from the origin. x = R·Δλ, y = R·atanh(Δsinφ / (1 − sinφ·sinφ₀)).
  [[nodiscard]] Point toPlane(Point lonLat) const;
  /// The inverse; agrees with toPlane to about 1e-12 degree near the origin.
  [[nodiscard]] Point toLonLat(Point metres) const;
  [[nodiscard]] MultiPolygon toPlane(const MultiPolygon& lonLat) const;
  [[nodiscard]] MultiPolygon toLonLat(const MultiPolygon& metres) const;
  [[nodiscard]] Point origin() const { return origin_; }

  static constexpr double kMaxLatitude = 89.999999;

 private:
  Point origin_;
  double sinOrigin_ = 0;
  double cosOrigin_ = 1;
};

}  // namespace kkpr::geometry
