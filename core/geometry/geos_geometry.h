#pragma once
// Owning handles for what GEOS returns. A failed GEOS call returns null and would trap far away:
// the handle throws at once. Included only within core/geometry.

#include <span>
#include <utility>
#include <vector>

#include "base/point.h"
#include "geometry/coordinates.h"
#include "geometry/geos_context.h"

namespace kkpr::geometry {

class GeosGeometry {
 public:
  /// Holds nothing; only to be assigned to.
  GeosGeometry() = default;
  /// Takes ownership; throws Failure "internal" where GEOS returned null.
  GeosGeometry(GEOSGeometry* geometry, const char* doing)
      : context_(GeosContext::ofThisThread()), geometry_(geometry) {
    if (geometry_ == nullptr) context_->fail(doing);
  }
  GeosGeometry(GeosGeometry&& other) noexcept
      : context_(std::move(other.context_)), geometry_(std::exchange(other.geometry_, nullptr)) {}
  GeosGeometry& operator=(GeosGeometry&& other) noexcept {
    std::swap(context_, other.context_);
    std::swap(geometry_, other.geometry_);
    return *this;
  }
  ~GeosGeometry() {
    if (geometry_ != nullptr) GEOSGeom_destroy_r(context_->handle(), geometry_);
  }

  [[nodiscard]] const GEOSGeometry* get() const { return geometry_; }
  [[nodiscard]] GEOSGeometry* release() { return std::exchange(geometry_, nullptr); }
  [[nodiscard]] const GeosContext& context() const { return *context_; }
  [[nodiscard]] GEOSContextHandle_t handle() const { return context_->handle(); }

 private:
  std::shared_ptr<GeosContext> context_;
  GEOSGeometry* geometry_ = nullptr;
};

/// A closed ring of at least 4 finite points as GEOS's linear ring.
[[nodiscard]] GeosGeometry makeRing(std::span<const Point> ring);
[[nodiscard]] GeosGeometry makePolygon(const Polygon& polygon);
/// GEOS takes the members over.
[[nodiscard]] GeosGeometry makeMultiPolygon(std::vector<GeosGeometry> polygons);
/// Only the polygons of any geometry, as one normalised multipolygon; lines and points go.
[[nodiscard]] GeosGeometry polygonsOf(const GeosGeometry& geometry);
/// A multipolygon's coordinates.
[[nodiscard]] MultiPolygon coordinatesOf(const GeosGeometry& multiPolygon);

}  // namespace kkpr::geometry
