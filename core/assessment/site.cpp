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

/// How often a ring goes around a point, counter-clockwise.
int windings(const Ring& ring, const Point& p) {
  int count = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point& a = ring[i - 1];
    const Point& b = ring[i];
    const double left = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
    if (a.y <= p.y && b.y > p.y && left > 0) ++count;
    if (a.y > p.y && b.y <= p.y && left < 0) --count;
  }
  return count;
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
  for (const application::LocationPolygon& polygon : location.polygons) {
    for (const geometry::Polygon& part : polygon.parts) {
      if (!part.outer.empty()) starts_.push_back(part.outer.front());
    }
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

Site Site::without(const Region& lost) const {
  Site fewer(*this);
  for (Polygon& polygon : fewer.polygons_) polygon.region = polygon.region.difference(lost);
  fewer.region_ = region_.difference(lost);
  return fewer;
}

Region Site::cut(const MultiPolygon& degrees, bool* mended) const {
  return cutTo(extent_, near(degrees, box_), mended);
}

Region Site::cutTo(const Region& within, const MultiPolygon& degrees, bool* mended) const {
  // Polygon by polygon: parts of one feature may overlap, and together they are their union.
  std::vector<Region> regions;
  for (const geometry::Polygon& polygon : canonical(plane_.toPlane(degrees))) {
    bool changed = false;
    regions.push_back(within.cut(polygon, &changed));
    if (changed && mended != nullptr) *mended = true;
  }
  return regions.size() == 1 ? std::move(regions.front()) : Region::unionOf(regions);
}

Region Site::cutEnclosed(const MultiPolygon& degrees) const {
  std::vector<Region> regions;
  for (const geometry::Polygon& polygon : canonical(plane_.toPlane(near(degrees, box_)))) {
    Region whole = Region::enclosedBy(polygon.outer).intersection(extent_);
    for (const Ring& hole : polygon.holes) {
      if (!whole.empty()) whole = whole.difference(Region::of({{hole, {}}}));
    }
    regions.push_back(std::move(whole));
  }
  return regions.size() == 1 ? std::move(regions.front()) : Region::unionOf(regions);
}

bool Site::isCircled(const MultiPolygon& degrees) const {
  for (const geometry::Polygon& polygon : degrees) {
    Box box;
    for (const Point& p : polygon.outer) box.include(p);
    for (const Point& start : starts_) {
      if (!box.contains(start)) continue;
      const int count = windings(polygon.outer, start);
      if (count != 0 && count % 2 == 0) return true;
    }
  }
  return false;
}

MultiPolygon Site::toLonLat(const Region& region) const {
  return plane_.toLonLat(canonical(region.polygons()));
}

MultiPolygon Site::shown(const Region& region) const {
  return shapes_ ? toLonLat(region) : MultiPolygon{};
}

}  // namespace kkpr::assessment
