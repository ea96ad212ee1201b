#include "geometry/validity.h"

#include <utility>
#include <vector>

#include "geometry/geos_geometry.h"

namespace kkpr::geometry {

std::optional<Invalidity> whyInvalid(const MultiPolygon& polygons) {
  std::vector<GeosGeometry> members;
  for (const Polygon& polygon : polygons) members.push_back(makePolygon(polygon));
  const GeosGeometry all = makeMultiPolygon(std::move(members));
  const GEOSContextHandle_t handle = all.handle();
  char* reason = nullptr;
  GEOSGeometry* place = nullptr;
  const char answer = GEOSisValidDetail_r(handle, all.get(), 0, &reason, &place);
  std::optional<Invalidity> found;
  if (answer == 0) {
    found.emplace();
    if (reason != nullptr) found->reason = reason;
    if (place != nullptr) {
      GEOSGeomGetX_r(handle, place, &found->at.x);
      GEOSGeomGetY_r(handle, place, &found->at.y);
    }
  }
  if (reason != nullptr) GEOSFree_r(handle, reason);
  if (place != nullptr) GEOSGeom_destroy_r(handle, place);
  static_cast<void>(all.context().yes(answer, "isValidDetail"));  // throws where it is neither
  return found;
}

}  // namespace kkpr::geometry
