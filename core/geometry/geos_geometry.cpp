#include "geometry/geos_geometry.h"

namespace kkpr::geometry {

namespace {

GEOSContextHandle_t current() { return GeosContext::ofThisThread()->handle(); }

/// GEOS copies interleaved ordinates: a Point must be exactly two doubles.
static_assert(sizeof(Point) == 2 * sizeof(double));

void collectPolygons(const GEOSGeometry* geometry, std::vector<GeosGeometry>& into) {
  const GEOSContextHandle_t handle = current();
  const int type = GEOSGeomTypeId_r(handle, geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(handle, geometry) == 0) {
      into.emplace_back(GEOSGeom_clone_r(handle, geometry), "clone");
    }
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int count = GEOSGetNumGeometries_r(handle, geometry);
    for (int i = 0; i < count; ++i) {
      collectPolygons(GEOSGetGeometryN_r(handle, geometry, i), into);
    }
  }
}

Ring ringCoordinates(const GEOSGeometry* ring) {
  const GeosContext& context = *GeosContext::ofThisThread();
  const GEOSCoordSequence* sequence =
      ring == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(context.handle(), ring);
  unsigned int size = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(context.handle(), sequence, &size) == 0) {
    context.fail("coordinates");
  }
  Ring points(size);
  if (size > 0 &&
      GEOSCoordSeq_copyToBuffer_r(context.handle(), sequence, &points[0].x, 0, 0) == 0) {
    context.fail("coordinates");
  }
  return points;
}

}  // namespace

GeosGeometry makeRing(std::span<const Point> ring) {
  const GEOSContextHandle_t handle = current();
  GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
      handle, &ring.front().x, static_cast<unsigned int>(ring.size()), 0, 0);
  if (sequence == nullptr) GeosContext::ofThisThread()->fail("coordinates");
  return {GEOSGeom_createLinearRing_r(handle, sequence), "ring"};
}

GeosGeometry makePolygon(const Polygon& polygon) {
  GeosGeometry outer = makeRing(polygon.outer);
  std::vector<GeosGeometry> holes;
  holes.reserve(polygon.holes.size());
  for (const Ring& hole : polygon.holes) holes.push_back(makeRing(hole));
  std::vector<GEOSGeometry*> handed;
  handed.reserve(holes.size());
  for (GeosGeometry& hole : holes) handed.push_back(hole.release());
  return {GEOSGeom_createPolygon_r(current(), outer.release(), handed.data(),
                                   static_cast<unsigned int>(handed.size())),
          "polygon"};
}

GeosGeometry makeMultiPolygon(std::vector<GeosGeometry> polygons) {
  std::vector<GEOSGeometry*> handed;
  handed.reserve(polygons.size());
  for (GeosGeometry& polygon : polygons) handed.push_back(polygon.release());
  return {GEOSGeom_createCollection_r(current(), GEOS_MULTIPOLYGON, handed.data(),
                                      static_cast<unsigned int>(handed.size())),
          "multipolygon"};
}

GeosGeometry polygonsOf(const GeosGeometry& geometry) {
  std::vector<GeosGeometry> polygons;
  collectPolygons(geometry.get(), polygons);
  GeosGeometry all = makeMultiPolygon(std::move(polygons));
  GEOSGeometry* raw = all.release();
  const int outcome = GEOSNormalize_r(current(), raw);
  GeosGeometry normalised(raw, "normalise");
  if (outcome < 0) normalised.context().fail("normalise");
  return normalised;
}

MultiPolygon coordinatesOf(const GeosGeometry& multiPolygon) {
  const GEOSContextHandle_t handle = current();
  MultiPolygon result;
  const int count = GEOSGetNumGeometries_r(handle, multiPolygon.get());
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* polygon = GEOSGetGeometryN_r(handle, multiPolygon.get(), i);
    Polygon& into = result.emplace_back();
    into.outer = ringCoordinates(GEOSGetExteriorRing_r(handle, polygon));
    const int holes = GEOSGetNumInteriorRings_r(handle, polygon);
    for (int h = 0; h < holes; ++h) {
      into.holes.push_back(ringCoordinates(GEOSGetInteriorRingN_r(handle, polygon, h)));
    }
  }
  return result;
}

}  // namespace kkpr::geometry
