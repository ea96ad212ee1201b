#include "assessment/site.h"

#include <algorithm>

namespace kkpr::assessment {

using geometry::MultiPolygon;
using geometry::Region;
using geometry::Ring;

namespace {

bool before(const Point& a, const Point& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; }

bool ringBefore(const Ring& a, const Ring& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
}

double doubleArea(const Ring& ring) {
  double sum = 0;
  const Point o = ring.front();
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += (ring[i - 1].x - o.x) * (ring[i].y - o.y) - (ring[i].x - o.x) * (ring[i - 1].y - o.y);
  }
  return sum;
}

void canonicalise(Ring& ring, bool counterClockwise) {
  if (ring.size() < 2) return;
  if (ring.front() == ring.back()) ring.pop_back();
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), before), ring.end());
  if ((doubleArea(ring) > 0) != counterClockwise) std::reverse(ring.begin() + 1, ring.end());
  ring.push_back(ring.front());
}

Box boxOf(const application::Location& location) {
  Box box;
  for (const application::LocationPolygon& polygon : location.polygons) {
    for (const geometry::Polygon& part : polygon.parts) {
      for (const Point& p : part.outer) box.include(p);
    }
  }
  return box;
}

/// The polygons that may meet `box`; nothing else is worth projecting.
MultiPolygon near(const MultiPolygon& degrees, const Box& box) {
  MultiPolygon found;
  for (const geometry::Polygon& polygon : degrees) {
    Box own;
    for (const Point& p : polygon.outer) own.include(p);
    if (own.meets(box)) found.push_back(polygon);
  }
  return found;
}

Point centreOf(const Box& box) {
  return {box.minX + (box.maxX - box.minX) / 2, box.minY + (box.maxY - box.minY) / 2};
}

}  // namespace

MultiPolygon canonical(MultiPolygon polygons) {
  for (geometry::Polygon& polygon : polygons) {
    canonicalise(polygon.outer, true);
    for (Ring& hole : polygon.holes) canonicalise(hole, false);
    std::sort(polygon.holes.begin(), polygon.holes.end(), ringBefore);
  }
  std::sort(polygons.begin(), polygons.end(),
            [](const geometry::Polygon& a, const geometry::Polygon& b) {
              return ringBefore(a.outer, b.outer);
            });
  return polygons;
}

Site::Site(const application::Location& location) : box_(boxOf(location)), plane_(centreOf(box_)) {
  struct Sorted {
    std::int64_t record;
    MultiPolygon shape;
  };
  std::vector<Sorted> sorted;
  for (const application::LocationPolygon& polygon : location.polygons) {
    sorted.push_back({polygon.record, canonical(plane_.toPlane(polygon.parts))});
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const Sorted& a, const Sorted& b) {
    if (a.shape.empty() || b.shape.empty()) return a.shape.size() < b.shape.size();
    return ringBefore(a.shape.front().outer, b.shape.front().outer);
  });
  std::vector<Region> regions;
  for (const Sorted& one : sorted) {
    polygons_.push_back({one.record, Region::of(one.shape)});
    regions.push_back(polygons_.back().region);
  }
  region_ = regions.size() == 1 ? regions.front() : Region::unionOf(regions);
  extent_ = region_;
}

Region Site::all(const MultiPolygon& degrees) const {
  std::vector<Region> regions;
  for (geometry::Polygon& polygon : canonical(plane_.toPlane(degrees))) {
    regions.push_back(Region::of({std::move(polygon)}));
  }
  return regions.size() == 1 ? std::move(regions.front()) : Region::unionOf(regions);
}

void Site::widen(const Region& more) {
  if (more.empty()) return;
  widened_ = true;
  extent_ = extent_.unionWith(more);
  for (const geometry::Polygon& polygon : plane_.toLonLat(more.polygons())) {
    for (const Point& p : polygon.outer) box_.include(p);
  }
}

Region Site::cut(const MultiPolygon& degrees) const { return cutTo(extent_, near(degrees, box_)); }

Region Site::cutTo(const Region& within, const MultiPolygon& degrees) const {
  // Polygon by polygon: parts of one feature may overlap, and together they are their union.
  std::vector<Region> regions;
  for (const geometry::Polygon& polygon : canonical(plane_.toPlane(degrees))) {
    regions.push_back(within.cut(polygon));
  }
  return regions.size() == 1 ? std::move(regions.front()) : Region::unionOf(regions);
}

MultiPolygon Site::toLonLat(const Region& region) const {
  return plane_.toLonLat(canonical(region.polygons()));
}

}  // namespace kkpr::assessment
