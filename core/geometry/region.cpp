#include "geometry/region.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <queue>

#include "base/portable_math.h"
#include "geometry/area.h"
#include "geometry/geos_geometry.h"
#include "geometry/orientation.h"
#include "geometry/ring_relations.h"
#include "geometry/ring_trees.h"
#include "geometry/spatial_index.h"

namespace kkpr::geometry {

namespace {

/// Edges this close to each other count as shared: overlays move a vertex by far less, people draw
/// no border that fine.
constexpr double kSharedEdgeToleranceM = 0.001;

/// The search for the widest place stops at 5 mm, or at 1/400 of the mean width where that is more
/// …
constexpr double kWidthToleranceM = 0.005;
/// … and after this many cells: along a strip of even width all places are equally good.
constexpr std::size_t kMaxWidthCells = 20000;

/// A stretch of a boundary.
struct Edge {
  Point a, b;
};

/// True where two edges have at least a point in common, exactly.
bool meet(const Edge& p, const Edge& q) {
  const int a = orientation(p.a, p.b, q.a);
  const int b = orientation(p.a, p.b, q.b);
  if (a * b > 0) return false;
  const int c = orientation(q.a, q.b, p.a);
  const int d = orientation(q.a, q.b, p.b);
  if (c * d > 0) return false;
  if (a != 0 || b != 0) return true;
  // On one line: they meet where their boxes do.
  Box first;
  first.include(p.a);
  first.include(p.b);
  Box second;
  second.include(q.a);
  second.include(q.b);
  return first.meets(second);
}

/// A ring that GEOS accepts: closed, without fewer than 4 positions. False where it encloses
/// nothing.
bool closeRing(Ring& ring, bool& mended) {
  if (!ring.empty() && !(ring.front() == ring.back())) {
    ring.push_back(ring.front());
    mended = true;
  }
  if (ring.size() >= 4) return true;
  mended = true;
  return false;
}

bool isFinite(const Ring& ring) {
  return std::all_of(ring.begin(), ring.end(),
                     [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// What invalid polygons cover by even-odd: their lines are noded, and of the faces between them
/// those stay that an odd number of rings goes around. (GEOS's own makeValid takes time with the
/// square of the crossings.) Lines drawn twice cancel out.
GeosGeometry evenOdd(const GeosGeometry& invalid) {
  const GEOSContextHandle_t handle = invalid.handle();
  const MultiPolygon polygons = coordinatesOf(invalid);
  // Without repeated positions, as the search for points wants it.
  std::vector<Ring> rings;
  const auto add = [&rings](const Ring& ring) {
    Ring distinct;
    distinct.reserve(ring.size());
    for (const Point& p : ring) {
      if (distinct.empty() || !(p == distinct.back())) distinct.push_back(p);
    }
    if (distinct.size() >= 4) rings.push_back(std::move(distinct));
  };
  for (const Polygon& polygon : polygons) {
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) add(hole);
  }
  RingTrees trees;
  std::vector<Box> boxes;
  std::vector<GeosGeometry> lines;
  for (const Ring& ring : rings) {
    boxes.push_back(trees.box(trees.add(ring)));
    lines.push_back(makeRing(ring));
  }
  std::vector<GEOSGeometry*> handed;
  for (GeosGeometry& line : lines) handed.push_back(line.release());
  const GeosGeometry drawn(GEOSGeom_createCollection_r(handle, GEOS_MULTILINESTRING, handed.data(),
                                                       static_cast<unsigned int>(handed.size())),
                           "lines");
  const GeosGeometry noded(GEOSUnaryUnion_r(handle, drawn.get()), "node");
  const GEOSGeometry* input[] = {noded.get()};
  const GeosGeometry faces(GEOSPolygonize_r(handle, input, 1), "polygonize");

  const SpatialIndex index(boxes);
  WorkBudget unlimited(std::numeric_limits<std::uint64_t>::max());
  const MultiPolygon candidates = coordinatesOf(faces);
  std::vector<GeosGeometry> kept;
  for (const Polygon& face : candidates) {
    const Point inside = pointInside(face);
    bool odd = false;
    for (const std::uint32_t r : index.query({inside.x, inside.y, inside.x, inside.y})) {
      if (trees.locate(r, inside, unlimited) == Side::inside) odd = !odd;
    }
    if (odd) kept.push_back(makePolygon(face));
  }
  GeosGeometry all = makeMultiPolygon(std::move(kept));
  // Faces meet in points only, unless a line was drawn twice between two of them.
  if (all.context().yes(GEOSisValid_r(handle, all.get()), "isValid")) return all;
  return {GEOSUnaryUnion_r(handle, all.get()), "union of faces"};
}

void requireFinite(const MultiPolygon& polygons) {
  for (const Polygon& polygon : polygons) {
    bool finite = isFinite(polygon.outer);
    for (const Ring& hole : polygon.holes) finite = finite && isFinite(hole);
    if (!finite) GeosContext::ofThisThread()->fail("given a coordinate that is not finite");
  }
}

}  // namespace

struct Region::Handle {
  struct EdgeIndex {
    std::vector<Edge> edges;
    SpatialIndex index;  // over the boxes of `edges`
  };

  explicit Handle(GeosGeometry multiPolygon) : geometry(std::move(multiPolygon)) {
    // Measured from the coordinates: GEOS's own sum keeps fewer digits far from the origin.
    const MultiPolygon polygons = coordinatesOf(geometry);
    area = geometry::areaM2(polygons);
    for (const Polygon& polygon : polygons) {
      if (polygon.outer.empty()) continue;
      for (const Point& p : polygon.outer) box.include(p);
      vertices += polygon.outer.size();
      outerStarts.push_back(polygon.outer.front());
      for (const Ring& hole : polygon.holes) {
        vertices += hole.size();
        holeStarts.push_back(hole.front());
      }
    }
  }

  GeosGeometry geometry;
  double area = 0;
  Box box;
  std::size_t vertices = 0;
  /// A vertex of each ring: it tells where the ring lies that meets no other boundary.
  std::vector<Point> outerStarts, holeStarts;

  [[nodiscard]] std::vector<Edge> edges() const {
    std::vector<Edge> all;
    all.reserve(vertices);
    const auto add = [&all](const Ring& ring) {
      for (std::size_t i = 1; i < ring.size(); ++i) all.push_back({ring[i - 1], ring[i]});
    };
    for (const Polygon& polygon : coordinatesOf(geometry)) {
      add(polygon.outer);
      for (const Ring& hole : polygon.holes) add(hole);
    }
    return all;
  }

  /// Built at its first use: many small regions are held against one large. Not for two threads at
  /// once.
  const EdgeIndex& edgeIndex() const {
    if (!edgeIndex_) {
      std::vector<Edge> all = edges();
      std::vector<Box> boxes(all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        boxes[i].include(all[i].a);
        boxes[i].include(all[i].b);
      }
      edgeIndex_.emplace(EdgeIndex{std::move(all), SpatialIndex(boxes)});
    }
    return *edgeIndex_;
  }

  /// True where a boundary of `other` meets one of this in at least a point.
  [[nodiscard]] bool touches(const Handle& other) const {
    const EdgeIndex& mine = edgeIndex();
    for (const Edge& edge : other.edges()) {
      Box near;
      near.include(edge.a);
      near.include(edge.b);
      if (!near.meets(box)) continue;
      for (const std::uint32_t i : mine.index.query(near)) {
        if (meet(edge, mine.edges[i])) return true;
      }
    }
    return false;
  }

  /// True inside by even-odd; only for a point that lies on no boundary.
  [[nodiscard]] bool surrounds(Point p) const {
    if (!box.contains(p)) return false;
    const EdgeIndex& mine = edgeIndex();
    bool inside = false;
    for (const std::uint32_t i : mine.index.query({p.x, p.y, box.maxX, p.y})) {
      const Edge& edge = mine.edges[i];
      const bool upward = edge.a.y <= p.y && p.y < edge.b.y;
      const bool downward = edge.b.y <= p.y && p.y < edge.a.y;
      if (!upward && !downward) continue;
      const int side = orientation(edge.a, edge.b, p);
      if (upward ? side > 0 : side < 0) inside = !inside;
    }
    return inside;
  }

  /// True where one of the rings of this goes through the inside of `other`, whose boundary it does
  /// not meet.
  [[nodiscard]] bool hasRingWithin(const Handle& other) const {
    const auto within = [&](Point p) { return other.surrounds(p); };
    return std::any_of(outerStarts.begin(), outerStarts.end(), within) ||
           std::any_of(holeStarts.begin(), holeStarts.end(), within);
  }

  /// How this lies to a smaller one, as far as that can be told without an overlay. (GEOS's own
  /// prepared predicates free a point twice where memory runs out between two intersections.)
  enum class Relation { apart, around, unclear };
  [[nodiscard]] Relation relationTo(const Handle& smaller) const {
    if (touches(smaller) || hasRingWithin(smaller)) return Relation::unclear;
    const std::vector<Point>& starts = smaller.outerStarts;
    const auto inside =
        std::count_if(starts.begin(), starts.end(), [&](Point p) { return surrounds(p); });
    if (inside == 0) return Relation::apart;
    return inside == std::ssize(starts) ? Relation::around : Relation::unclear;
  }

  /// The polygons of any GEOS geometry as a region.
  static Region region(const GeosGeometry& any) {
    GeosGeometry polygons = polygonsOf(any);
    Region result;
    if (GEOSisEmpty_r(polygons.handle(), polygons.get()) == 0) {
      result.handle_ = std::make_shared<const Handle>(std::move(polygons));
    }
    return result;
  }

 private:
  mutable std::optional<EdgeIndex> edgeIndex_;
};

Region::Region() = default;

Region Region::of(const MultiPolygon& metres, bool* mended) {
  requireFinite(metres);
  bool changed = false;
  std::vector<GeosGeometry> polygons;
  for (const Polygon& polygon : metres) {
    Polygon closed;
    closed.outer = polygon.outer;
    if (!closeRing(closed.outer, changed)) continue;
    for (const Ring& hole : polygon.holes) {
      Ring ring = hole;
      if (closeRing(ring, changed)) closed.holes.push_back(std::move(ring));
    }
    polygons.push_back(makePolygon(closed));
  }
  GeosGeometry all = makeMultiPolygon(std::move(polygons));
  if (!all.context().yes(GEOSisValid_r(all.handle(), all.get()), "isValid")) {
    changed = true;
    all = evenOdd(all);
  }
  if (mended != nullptr) *mended = changed;
  return Handle::region(all);
}

Region Region::unionOf(std::span<const Region> regions) {
  std::vector<GeosGeometry> members;
  for (const Region& region : regions) {
    if (region.handle_ == nullptr) continue;
    const GeosGeometry& geometry = region.handle_->geometry;
    members.emplace_back(GEOSGeom_clone_r(geometry.handle(), geometry.get()), "clone");
  }
  if (members.empty()) return {};
  std::vector<GEOSGeometry*> handed;
  handed.reserve(members.size());
  for (GeosGeometry& member : members) handed.push_back(member.release());
  const GEOSContextHandle_t handle = GeosContext::ofThisThread()->handle();
  const GeosGeometry collection(
      GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, handed.data(),
                                  static_cast<unsigned int>(handed.size())),
      "collection");
  return Handle::region(GeosGeometry(GEOSUnaryUnion_r(handle, collection.get()), "union"));
}

bool Region::empty() const { return handle_ == nullptr; }

double Region::areaM2() const { return handle_ == nullptr ? 0.0 : handle_->area; }

Box Region::box() const { return handle_ == nullptr ? Box{} : handle_->box; }

Region Region::intersection(const Region& other) const {
  if (empty() || other.empty() || !handle_->box.meets(other.handle_->box)) return {};
  if (handle_ == other.handle_) return *this;
  // The larger one is indexed, being the one that is asked again and again; most pairs are decided
  // by it without an overlay.
  const bool thisIsLarger = handle_->vertices >= other.handle_->vertices;
  const Region& larger = thisIsLarger ? *this : other;
  const Region& smaller = thisIsLarger ? other : *this;
  const Handle::Relation relation = larger.handle_->relationTo(*smaller.handle_);
  if (relation == Handle::Relation::apart) return {};
  if (relation == Handle::Relation::around) return smaller;
  const GeosGeometry& a = handle_->geometry;
  return Handle::region(GeosGeometry(
      GEOSIntersection_r(a.handle(), a.get(), other.handle_->geometry.get()), "intersection"));
}

Region Region::difference(const Region& other) const {
  if (empty()) return {};
  if (other.empty() || !handle_->box.meets(other.handle_->box)) return *this;
  if (handle_ == other.handle_) return {};
  const bool thisIsLarger = handle_->vertices >= other.handle_->vertices;
  const Handle::Relation relation =
      thisIsLarger ? handle_->relationTo(*other.handle_) : other.handle_->relationTo(*handle_);
  if (relation == Handle::Relation::apart) return *this;
  if (relation == Handle::Relation::around && !thisIsLarger) return {};
  const GeosGeometry& a = handle_->geometry;
  return Handle::region(GeosGeometry(
      GEOSDifference_r(a.handle(), a.get(), other.handle_->geometry.get()), "difference"));
}

Region Region::unionWith(const Region& other) const {
  if (empty() || handle_ == other.handle_) return other;
  if (other.empty()) return *this;
  const GeosGeometry& a = handle_->geometry;
  return Handle::region(
      GeosGeometry(GEOSUnion_r(a.handle(), a.get(), other.handle_->geometry.get()), "union"));
}

std::vector<Region> Region::parts() const {
  std::vector<Region> result;
  if (empty()) return result;
  const GeosGeometry& all = handle_->geometry;
  const int count = GEOSGetNumGeometries_r(all.handle(), all.get());
  if (count == 1) return {*this};
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* polygon = GEOSGetGeometryN_r(all.handle(), all.get(), i);
    result.push_back(
        Handle::region(GeosGeometry(GEOSGeom_clone_r(all.handle(), polygon), "clone")));
  }
  std::stable_sort(result.begin(), result.end(), [](const Region& a, const Region& b) {
    if (a.areaM2() != b.areaM2()) return a.areaM2() > b.areaM2();
    const Box p = a.box();
    const Box q = b.box();
    return p.minX != q.minX ? p.minX < q.minX : p.minY < q.minY;
  });
  return result;
}

MultiPolygon Region::polygons() const {
  return handle_ == nullptr ? MultiPolygon{} : coordinatesOf(handle_->geometry);
}

double Region::widthM() const {
  if (empty()) return 0;
  const GeosGeometry& area = handle_->geometry;
  const GeosGeometry boundary(GEOSBoundary_r(area.handle(), area.get()), "boundary");
  double boundaryLength = 0;
  if (GEOSLength_r(boundary.handle(), boundary.get(), &boundaryLength) == 0) {
    boundary.context().fail("length");
  }
  const GeosPrepared inside(area);
  const GeosPrepared edge(boundary);
  const double meanWidth = 2.0 * handle_->area / std::fmax(boundaryLength, 1e-9);
  const double tolerance = std::fmax(kWidthToleranceM, meanWidth / 400.0);

  // Quadtree search for the largest distance to the boundary: a cell is split as long as it may
  // hold a place better than the best by more than the tolerance.
  struct Cell {
    Point centre;
    double half;
    double distance;  // negative outside
    double best;      // no place of the cell is farther from the boundary
    bool operator<(const Cell& other) const {
      if (best != other.best) return best < other.best;
      return centre.x != other.centre.x ? centre.x > other.centre.x : centre.y > other.centre.y;
    }
  };
  double radius = 0;
  std::priority_queue<Cell> open;
  std::size_t seen = 0;
  const auto visit = [&](Point centre, double half) {
    const double distance = edge.distanceTo(centre) * (inside.containsPoint(centre) ? 1.0 : -1.0);
    radius = std::fmax(radius, distance);
    const double best = distance + half * 1.4142135623730951;
    if (best > radius + tolerance) open.push({centre, half, distance, best});
    ++seen;
  };
  const Box box = handle_->box;
  const double half = 0.5 * std::fmax(box.maxX - box.minX, box.maxY - box.minY);
  visit({box.minX + 0.5 * (box.maxX - box.minX), box.minY + 0.5 * (box.maxY - box.minY)}, half);
  while (!open.empty() && seen < kMaxWidthCells) {
    const Cell cell = open.top();
    open.pop();
    if (cell.best <= radius + tolerance) break;
    const double quarter = 0.5 * cell.half;
    for (const double dx : {-quarter, quarter}) {
      for (const double dy : {-quarter, quarter}) {
        visit({cell.centre.x + dx, cell.centre.y + dy}, quarter);
      }
    }
  }
  return 2.0 * radius;
}

double Region::sharedEdgeM(const Region& other) const {
  if (empty() || other.empty()) return 0;
  // The larger one is indexed, once; the edges of the smaller are looked up in it.
  const bool thisIsLarger = handle_->vertices > other.handle_->vertices;
  const Handle& larger = thisIsLarger ? *handle_ : *other.handle_;
  const Handle& smaller = thisIsLarger ? *other.handle_ : *handle_;
  const Handle::EdgeIndex& indexed = larger.edgeIndex();
  const std::vector<Edge>& theirs = indexed.edges;
  CompensatedSum total;
  std::vector<std::pair<double, double>> covered;  // stretches of one edge, as distances along it
  for (const Edge& edge : smaller.edges()) {
    const double length = kkpr::length(edge.b.x - edge.a.x, edge.b.y - edge.a.y);
    if (!(length > 0)) continue;
    const double ux = (edge.b.x - edge.a.x) / length;
    const double uy = (edge.b.y - edge.a.y) / length;
    Box near;
    near.include(edge.a);
    near.include(edge.b);
    near.minX -= kSharedEdgeToleranceM;
    near.minY -= kSharedEdgeToleranceM;
    near.maxX += kSharedEdgeToleranceM;
    near.maxY += kSharedEdgeToleranceM;
    covered.clear();
    for (const std::uint32_t i : indexed.index.query(near)) {
      const auto along = [&](Point p) { return (p.x - edge.a.x) * ux + (p.y - edge.a.y) * uy; };
      const auto aside = [&](Point p) { return (p.y - edge.a.y) * ux - (p.x - edge.a.x) * uy; };
      double from = along(theirs[i].a);
      double to = along(theirs[i].b);
      double fromAside = aside(theirs[i].a);
      double toAside = aside(theirs[i].b);
      if (from > to) {
        std::swap(from, to);
        std::swap(fromAside, toAside);
      }
      const double low = std::fmax(from, 0.0);
      const double high = std::fmin(to, length);
      if (!(high > low)) continue;
      const double slope = (toAside - fromAside) / (to - from);
      if (std::fabs(fromAside + slope * (low - from)) > kSharedEdgeToleranceM ||
          std::fabs(fromAside + slope * (high - from)) > kSharedEdgeToleranceM) {
        continue;
      }
      covered.emplace_back(low, high);
    }
    std::sort(covered.begin(), covered.end());
    double reached = 0;
    for (const auto& [low, high] : covered) {
      if (high > reached) {
        total.add(high - std::fmax(low, reached));
        reached = high;
      }
    }
  }
  return total.value();
}

}  // namespace kkpr::geometry
