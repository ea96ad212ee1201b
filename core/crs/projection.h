#pragma once
// Where on WGS 84 a stored position lies: the inverse of the system's projection, its prime
// meridian and angular unit, and the published shift of its datum.

#include <memory>
#include <optional>

#include "base/point.h"
#include "crs/known_crs.h"

namespace kkpr::crs {

/// Stored positions of a declared system → WGS 84 degrees. Cheap to copy.
class ToWgs84 {
 public:
  /// Empty where the projection or datum is not one we can compute.
  [[nodiscard]] static std::optional<ToWgs84> of(const CoordinateSystem& system);
  /// Longitude (−180 … 180), latitude; NaN where outside the projection's domain.
  [[nodiscard]] Point operator()(Point stored) const;
  /// How far the datum lies from WGS 84 in western Java, about; 0 for WGS 84, DGN95, SRGI2013.
  [[nodiscard]] double datumShiftM() const { return shiftM_; }
  /// Of the published datum shift; 0 where none is needed.
  [[nodiscard]] double accuracyM() const { return accuracyM_; }

 private:
  struct Inverse;
  std::shared_ptr<const Inverse> inverse_;  // never null
  double shiftM_ = 0;
  double accuracyM_ = 0;
};

}  // namespace kkpr::crs
