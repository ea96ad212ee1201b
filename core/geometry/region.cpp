#include "geometry/region.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include "base/portable_math.h"
#include "geometry/area.h"
#include "geometry/clip.h"
#include "geometry/dissolve.h"
#include "geometry/edges.h"
#include "geometry/geos_geometry.h"
#include "geometry/ring_relations.h"
#include "geometry/ring_trees.h"
#include "geometry/spatial_index.h"
#include "geometry/width.h"

namespace kkpr::geometry {

namespace {

/// Edges this close to each other count as shared: overlays move a vertex by far less, people draw
/// no border that fine.
constexpr double kSharedEdgeToleranceM = 0.001;

/// A width is known to this, in metres …
constexpr double kWidthToleranceM = 1e-5;
/// … and looked for in so many pairs of edges, some ten milliseconds.
constexpr std::uint64_t kSearchWork = 4'000'000;
constexpr std::uint64_t kSearchWorkPerVertex = 400;

/// A shape of more vertices is cut for what lies within a part of it. From 1 024 to 4 096 make no
/// difference; fewer do.
constexpr std::size_t kLargestPiece = 2048;

/// An overlay moves a point by less, in metres.
constexpr double kOverlayNoiseM = 1e-7;
/// Relative; far more than rounding takes, far less than a sliver.
constexpr double kJoinTolerance = 1e-12;
/// The same for what GEOS measured.
constexpr double kUnionTolerance = 1e-10;
/// Of the 53 bits of a coordinate those that a grid keeps: GEOS needs some for itself.
constexpr int kGridBits = 49;

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

/// What polygons whose rings cross cover: their lines are noded, and of the faces between them all
/// stay, or by even-odd those that an odd number of rings goes around. (GEOS's own makeValid takes
/// time with the square of the crossings.)
GeosGeometry facesWithin(const MultiPolygon& polygons, bool evenOdd) {
  const GEOSContextHandle_t handle = GeosContext::ofThisThread()->handle();
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
    bool odd = !evenOdd;
    for (const std::uint32_t r : index.query({inside.x, inside.y, inside.x, inside.y})) {
      if (evenOdd && trees.locate(r, inside, unlimited) == Side::inside) odd = !odd;
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

/// Rings of a shape that is looked at and not kept.
struct Outline {
  std::span<const Ring*const> outers, holes;
  Box box;
};

/// How a smaller shape lies to a larger one, as far as that can be told without an overlay. (GEOS's
/// own prepared predicates free a point twice where memory runs out between two intersections.)
enum class Relation { apart, around, within, unclear };

/// A multipolygon, normalised (all of its edges have it on their right), and what is looked up in
/// it again and again.
class Shape {
 public:
  explicit Shape(GeosGeometry multiPolygon)
      : geometry(std::move(multiPolygon)), polygons(coordinatesOf(geometry)) {
    for (const Polygon& polygon : polygons) {
      if (polygon.outer.empty()) continue;
      for (const Point& p : polygon.outer) box.include(p);
      vertices += polygon.outer.size();
      outers_.push_back(&polygon.outer);
      for (const Ring& hole : polygon.holes) {
        vertices += hole.size();
        holes_.push_back(&hole);
      }
    }
  }
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape&) = delete;

  const GeosGeometry geometry;
  const MultiPolygon polygons;
  Box box;
  std::size_t vertices = 0;

  struct EdgeIndex {
    std::vector<Edge> edges;
    std::vector<std::uint32_t> starts;  // of each ring in `edges`
    SpatialIndex index;                 // over the boxes of `edges`
  };

  /// The number of each ring's first edge in edges().
  [[nodiscard]] std::vector<std::uint32_t> ringStarts() const {
    std::vector<std::uint32_t> starts;
    std::uint32_t edges = 0;
    for (const auto* rings : {&outers_, &holes_}) {
      for (const Ring* ring : *rings) {
        starts.push_back(edges);
        edges += static_cast<std::uint32_t>(ring->size()) - 1;
      }
    }
    return starts;
  }

  [[nodiscard]] std::vector<Edge> edges() const {
    std::vector<Edge> all;
    all.reserve(vertices);
    for (const auto* rings : {&outers_, &holes_}) {
      for (const Ring* ring : *rings) {
        for (std::size_t i = 1; i < ring->size(); ++i) all.push_back({(*ring)[i - 1], (*ring)[i]});
      }
    }
    return all;
  }

  /// Built at its first use: many small shapes are held against one large. Not for two threads at
  /// once.
  const EdgeIndex& edgeIndex() const {
    if (!edgeIndex_) {
      std::vector<Edge> all = edges();
      std::vector<Box> boxes;
      boxes.reserve(all.size());
      for (const Edge& edge : all) boxes.push_back(boxOf(edge));
      edgeIndex_.emplace(EdgeIndex{std::move(all), ringStarts(), SpatialIndex(boxes)});
    }
    return *edgeIndex_;
  }

  [[nodiscard]] Outline outline() const { return {outers_, holes_, box}; }

  [[nodiscard]] Border border() const {
    const EdgeIndex& mine = edgeIndex();
    return {mine.edges, mine.starts, false, box, &mine.index};
  }

  [[nodiscard]] Relation relationTo(const Outline& smaller) const {
    if (touches(smaller.outers) || touches(smaller.holes)) return Relation::unclear;
    // No ring meets one of the other: each lies wholly inside the other shape or wholly outside.
    const auto inIt = [&](const Ring* ring) { return contains(smaller, ring->front()); };
    const auto inThis = [&](const Ring* ring) { return surrounds(ring->front()); };
    const auto mineInIt = std::count_if(outers_.begin(), outers_.end(), inIt);
    const auto itsInThis = std::count_if(smaller.outers.begin(), smaller.outers.end(), inThis);
    if (mineInIt == 0 && std::none_of(holes_.begin(), holes_.end(), inIt)) {
      if (itsInThis == 0) return Relation::apart;
      return itsInThis == std::ssize(smaller.outers) ? Relation::around : Relation::unclear;
    }
    const bool free =
        itsInThis == 0 && std::none_of(smaller.holes.begin(), smaller.holes.end(), inThis);
    return free && mineInIt == std::ssize(outers_) ? Relation::within : Relation::unclear;
  }

  /// The same shape for whatever lies within `near`; of a large one only what is thereabouts, so
  /// that an overlay need not walk along all of it. It is cut in halves again and again, as far as
  /// somebody asks.
  [[nodiscard]] const GeosGeometry& around(const Box& near) const {
    if (!halves_) halves_.emplace(Half{box, {}, vertices, nullptr, nullptr});
    Half* at = &*halves_;
    const GeosGeometry* here = &geometry;
    while (at->vertices > kLargestPiece) {
      const Box& whole = at->box;
      const bool wide = whole.maxX - whole.minX > whole.maxY - whole.minY;
      const double middle = wide ? whole.minX + 0.5 * (whole.maxX - whole.minX)
                                 : whole.minY + 0.5 * (whole.maxY - whole.minY);
      const bool low = wide ? near.maxX < middle : near.maxY < middle;
      const bool high = wide ? near.minX > middle : near.minY > middle;
      if (!low && !high) break;  // both halves: rare, because a half is much larger than a zone
      if (!at->low) {
        Box first = whole;
        Box second = whole;
        (wide ? first.maxX : first.maxY) = middle;
        (wide ? second.minX : second.minY) = middle;
        halve(*at, *here, first, second);
      }
      at = low ? at->low.get() : at->high.get();
      here = &at->geometry;
    }
    return *here;
  }

  /// True where `edge` is a stretch of one edge of this, as far as an overlay keeps it there.
  [[nodiscard]] bool runsAlong(const Edge& edge) const {
    const Box near = boxOf(edge, kOverlayNoiseM);
    const EdgeIndex& mine = edgeIndex();
    bool found = false;
    mine.index.visit(near, [&](std::uint32_t i) {
      found = isAt(edge.a, mine.edges[i]) && isAt(edge.b, mine.edges[i]);
      return !found;
    });
    return found;
  }

  /// True inside by even-odd; only for a point that lies on no boundary.
  [[nodiscard]] bool surrounds(Point p) const {
    if (!box.contains(p)) return false;
    const EdgeIndex& mine = edgeIndex();
    bool inside = false;
    mine.index.visit({p.x, p.y, box.maxX, p.y}, [&](std::uint32_t i) {
      crossAt(mine.edges[i], p, inside);
      return true;
    });
    return inside;
  }

 private:
  struct Half {
    Box box;
    GeosGeometry geometry;
    std::size_t vertices = 0;
    std::unique_ptr<Half> low, high;
  };

  static void halve(Half& parent, const GeosGeometry& from, const Box& first, const Box& second) {
    // The quick way takes one walk along the boundary, but not every shape; what it yields is
    // therefore proved.
    GeosGeometry low = clipped(from, first);
    GeosGeometry high = clipped(from, second);
    const double area = geometry::areaM2(coordinatesOf(from));
    const double sum = geometry::areaM2(coordinatesOf(low)) + geometry::areaM2(coordinatesOf(high));
    const auto valid = [](const GeosGeometry& one) {
      return one.context().yes(GEOSisValid_r(one.handle(), one.get()), "isValid");
    };
    if (std::fabs(sum - area) > kJoinTolerance * area || !valid(low) || !valid(high)) {
      low = overlaid(from, first);
      high = overlaid(from, second);
    }
    parent.low = made(std::move(low), first, parent.vertices);
    parent.high = made(std::move(high), second, parent.vertices);
  }

  static std::unique_ptr<Half> made(GeosGeometry piece, const Box& box, std::size_t before) {
    const int count = GEOSGetNumCoordinates_r(piece.handle(), piece.get());
    if (count < 0) piece.context().fail("count");
    auto vertices = static_cast<std::size_t>(count);
    if (vertices >= before) vertices = 0;  // no use to go on
    return std::make_unique<Half>(Half{box, std::move(piece), vertices, nullptr, nullptr});
  }

  static GeosGeometry clipped(const GeosGeometry& from, const Box& box) {
    return polygonsOf(
        {GEOSClipByRect_r(from.handle(), from.get(), box.minX, box.minY, box.maxX, box.maxY),
         "clip"});
  }

  static GeosGeometry overlaid(const GeosGeometry& from, const Box& box) {
    const Ring frame{{box.minX, box.minY},
                     {box.maxX, box.minY},
                     {box.maxX, box.maxY},
                     {box.minX, box.maxY},
                     {box.minX, box.minY}};
    const GeosGeometry rectangle = makePolygon({frame, {}});
    return polygonsOf({GEOSIntersection_r(from.handle(), from.get(), rectangle.get()), "piece"});
  }

  /// True where one of the rings meets the boundary of this in at least a point.
  [[nodiscard]] bool touches(std::span<const Ring* const> rings) const {
    const EdgeIndex& mine = edgeIndex();
    for (const Ring* ring : rings) {
      for (std::size_t i = 1; i < ring->size(); ++i) {
        const Edge edge{(*ring)[i - 1], (*ring)[i]};
        const Box near = boxOf(edge);
        if (!near.meets(box)) continue;
        bool met = false;
        mine.index.visit(near, [&](std::uint32_t other) {
          met = incidenceOf(edge, mine.edges[other]) != Incidence::none;
          return !met;
        });
        if (met) return true;
      }
    }
    return false;
  }

  static bool isAt(Point p, const Edge& edge) {
    const double dx = edge.b.x - edge.a.x;
    const double dy = edge.b.y - edge.a.y;
    const double square = dx * dx + dy * dy;
    const double along = ((p.x - edge.a.x) * dx + (p.y - edge.a.y) * dy) / square;
    const double t = std::clamp(square > 0 ? along : 0.0, 0.0, 1.0);
    return kkpr::length(p.x - (edge.a.x + t * dx), p.y - (edge.a.y + t * dy)) <= kOverlayNoiseM;
  }

  static bool contains(const Outline& outline, Point p) {
    if (!outline.box.contains(p)) return false;
    bool inside = false;
    for (const auto& rings : {outline.outers, outline.holes}) {
      for (const Ring* ring : rings) {
        for (std::size_t i = 1; i < ring->size(); ++i) {
          crossAt({(*ring)[i - 1], (*ring)[i]}, p, inside);
        }
      }
    }
    return inside;
  }

  std::vector<const Ring*> outers_, holes_;
  mutable std::optional<EdgeIndex> edgeIndex_;
  mutable std::optional<Half> halves_;
};

/// Of `a` what lies inside or outside of `b`, where that takes no overlay; the larger is indexed.
std::optional<MultiPolygon> clipped(const Shape& a, const Shape& b, Keep keep) {
  const bool firstIsLarger = a.vertices >= b.vertices;
  const Shape& smaller = firstIsLarger ? b : a;
  const std::vector<Edge> edges = smaller.edges();
  const std::vector<std::uint32_t> starts = smaller.ringStarts();
  const Border plain{edges, starts, false, smaller.box, nullptr};
  return firstIsLarger ? clip(a.border(), plain, keep) : clip(plain, b.border(), keep);
}

/// The same of a ring that meets itself nowhere and has no more vertices than `larger`.
std::optional<MultiPolygon> clipped(const Ring& ring, const Shape& larger) {
  std::vector<Edge> edges;
  Box box;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    edges.push_back({ring[i - 1], ring[i]});
    box.include(ring[i]);
  }
  const std::uint32_t start[] = {0};
  return clip({edges, start, signedAreaM2(ring) > 0, box, nullptr}, larger.border(), Keep::inside);
}

}  // namespace

/// A region cut into cells. Sets of cells are kept as long as somebody holds them, so that the same
/// set is the same region.
struct Region::Partition {
  using Members = std::vector<std::uint32_t>;
  std::shared_ptr<const Handle> whole;
  std::vector<std::shared_ptr<const Handle>> cells;
  bool edgeToEdge = false;  ///< proved: where two cells border, an edge stands once each way
  mutable std::map<Members, std::weak_ptr<const Handle>> sets;
};

struct Region::Handle {
  explicit Handle(GeosGeometry multiPolygon)
      : shape_(std::make_shared<const Shape>(std::move(multiPolygon))) {
    // Measured from the coordinates: GEOS's own sum keeps fewer digits far from the origin.
    area = geometry::areaM2(shape_->polygons);
    box = shape_->box;
  }
  Handle(std::shared_ptr<const Partition> of, Partition::Members which)
      : partition(std::move(of)), members(std::move(which)) {
    CompensatedSum sum;
    for (const std::uint32_t i : members) {
      sum.add(partition->cells[i]->area);
      box.include(partition->cells[i]->box);
    }
    area = sum.value();
  }

  double area = 0;
  Box box;
  std::shared_ptr<const Partition> partition;  ///< null: not a set of cells
  Partition::Members members;                  ///< ascending

  /// Of a set of cells it is made when somebody wants to see it. Not for two threads at once.
  [[nodiscard]] const Shape& shape() const {
    if (!shape_ && members.size() == 1) {
      const auto& only = partition->cells[members.front()];
      (void)only->shape();
      shape_ = only->shape_;
    } else if (!shape_) {
      const auto cells = cellsOf();
      std::optional<GeosGeometry> joined = joinedAlongEdges(cells, area, partition->edgeToEdge);
      if (!joined) joined = polygonsOf(united(cells));
      shape_ = std::make_shared<const Shape>(std::move(*joined));
    }
    return *shape_;
  }
  [[nodiscard]] const GeosGeometry& geometry() const { return shape().geometry; }

  [[nodiscard]] std::vector<std::shared_ptr<const Handle>> cellsOf() const {
    std::vector<std::shared_ptr<const Handle>> mine;
    mine.reserve(members.size());
    for (const std::uint32_t i : members) mine.push_back(partition->cells[i]);
    return mine;
  }

  static GeosGeometry collected(const std::vector<std::shared_ptr<const Handle>>& handles) {
    std::vector<GeosGeometry> copies;
    copies.reserve(handles.size());
    for (const auto& one : handles) {
      const GeosGeometry& from = one->geometry();
      copies.emplace_back(GEOSGeom_clone_r(from.handle(), from.get()), "clone");
    }
    std::vector<GEOSGeometry*> handed;
    handed.reserve(copies.size());
    for (GeosGeometry& copy : copies) handed.push_back(copy.release());
    const GEOSContextHandle_t handle = GeosContext::ofThisThread()->handle();
    return {GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, handed.data(),
                                        static_cast<unsigned int>(handed.size())),
            "collection"};
  }

  static GeosGeometry floatingUnion(const std::vector<std::shared_ptr<const Handle>>& handles) {
    if (handles.size() == 2) {
      const GeosGeometry& a = handles[0]->geometry();
      return {GEOSUnion_r(a.handle(), a.get(), handles[1]->geometry().get()), "union"};
    }
    const GeosGeometry all = collected(handles);
    return {GEOSUnaryUnion_r(all.handle(), all.get()), "union"};
  }

  /// GEOS's union may lose whole regions where borders agree to the last digit but one. Those that
  /// share no inner points are together as large as each of them. Where the union is not, it is
  /// made once more on a grid so fine that it moves nothing, and on which GEOS loses nothing.
  static GeosGeometry united(const std::vector<std::shared_ptr<const Handle>>& handles) {
    GeosGeometry sum = floatingUnion(handles);
    CompensatedSum areas;
    Box box;
    for (const auto& one : handles) {
      areas.add(one->area);
      box.include(Point{one->box.minX, one->box.minY});
      box.include(Point{one->box.maxX, one->box.maxY});
    }
    const auto isAsLargeAs = [&](double m2) {
      return std::fabs(areaOf(sum) - m2) <= kUnionTolerance * m2;
    };
    if (isAsLargeAs(areas.value())) return sum;
    const double farthest = std::max({-box.minX, -box.minY, box.maxX, box.maxY, 1.0});
    int exponent = 0;
    (void)std::frexp(farthest, &exponent);
    const double grid = std::ldexp(1.0, exponent - kGridBits);
    const GeosGeometry all = collected(handles);
    GeosGeometry onGrid{GEOSUnaryUnionPrec_r(all.handle(), all.get(), grid), "union on a grid"};
    // Rather the first: its vertices are those of its parts.
    if (isAsLargeAs(areaOf(onGrid))) return sum;
    return onGrid;
  }

  static double areaOf(const GeosGeometry& any) {
    double m2 = 0;
    if (GEOSArea_r(any.handle(), any.get(), &m2) != 1) any.context().fail("area");
    return m2;
  }

  static std::vector<Edge> edgesOf(const std::vector<std::shared_ptr<const Handle>>& cells) {
    std::vector<Edge> all;
    for (const auto& cell : cells) {
      const std::vector<Edge> edges = cell->shape().edges();
      all.insert(all.end(), edges.begin(), edges.end());
    }
    return all;
  }

  /// The union of regions that have no inner points in common and edge for edge the same borders.
  /// Empty where they are not so. `edgeToEdge`: that is proved; their borders then never cross, and
  /// neither do the rings that are left. Else a valid result as large as all of them together says
  /// it.
  static std::optional<GeosGeometry> joinedAlongEdges(
      const std::vector<std::shared_ptr<const Handle>>& cells, double areaM2, bool edgeToEdge) {
    const std::optional<MultiPolygon> polygons = dissolved(edgesOf(cells));
    if (!polygons) return std::nullopt;
    if (std::fabs(geometry::areaM2(*polygons) - areaM2) > kJoinTolerance * areaM2) {
      return std::nullopt;
    }
    std::vector<GeosGeometry> made;
    made.reserve(polygons->size());
    for (const Polygon& polygon : *polygons) made.push_back(makePolygon(polygon));
    GeosGeometry all = makeMultiPolygon(std::move(made));
    if (!edgeToEdge && !all.context().yes(GEOSisValid_r(all.handle(), all.get()), "isValid")) {
      return std::nullopt;
    }
    return polygonsOf(all);
  }

  /// True where each edge of a cell runs the other way along another cell, or along the boundary of
  /// `whole`, which is one polygon.
  static bool bordersCancel(const std::vector<std::shared_ptr<const Handle>>& cells,
                            const Shape& whole) {
    if (whole.polygons.size() != 1) return false;
    const std::vector<Edge> left = uncancelled(edgesOf(cells));
    return std::all_of(left.begin(), left.end(),
                       [&](const Edge& edge) { return whole.runsAlong(edge); });
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

  static Region region(const MultiPolygon& valid) {
    std::vector<GeosGeometry> polygons;
    for (const Polygon& polygon : valid) polygons.push_back(makePolygon(polygon));
    return region(makeMultiPolygon(std::move(polygons)));
  }

  static Region set(const std::shared_ptr<const Partition>& of, Partition::Members which) {
    Region result;
    if (which.empty()) return result;
    if (which.size() == of->cells.size()) {
      result.handle_ = of->whole;
      return result;
    }
    std::weak_ptr<const Handle>& known = of->sets[which];
    result.handle_ = known.lock();
    if (result.handle_ == nullptr) {
      result.handle_ = std::make_shared<const Handle>(of, std::move(which));
      known = result.handle_;
    }
    return result;
  }

  /// Of `handle` as a set of cells of `of`; empty where it is none.
  static std::optional<Partition::Members> membersIn(const Partition& of,
                                                     const std::shared_ptr<const Handle>& handle) {
    if (handle->partition.get() == &of) return handle->members;
    if (handle != of.whole) return std::nullopt;
    Partition::Members all(of.cells.size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
  }

 private:
  mutable std::shared_ptr<const Shape> shape_;
};

Region::Region() = default;

Region Region::of(const MultiPolygon& metres, bool* mended) {
  requireFinite(metres);
  bool changed = false;
  bool valid = metres.size() == 1;
  std::vector<GeosGeometry> polygons;
  for (const Polygon& polygon : metres) {
    Polygon closed;
    closed.outer = polygon.outer;
    if (!closeRing(closed.outer, changed)) continue;
    for (const Ring& hole : polygon.holes) {
      Ring ring = hole;
      if (closeRing(ring, changed)) closed.holes.push_back(std::move(ring));
    }
    valid = valid && closed.holes.empty() && isSimple(closed.outer);
    polygons.push_back(makePolygon(closed));
  }
  GeosGeometry all = makeMultiPolygon(std::move(polygons));
  if (!valid && !all.context().yes(GEOSisValid_r(all.handle(), all.get()), "isValid")) {
    changed = true;
    all = facesWithin(coordinatesOf(all), true);
  }
  if (mended != nullptr) *mended = changed;
  return Handle::region(all);
}

Region Region::enclosedBy(const Ring& metres) {
  requireFinite({{metres, {}}});
  Ring closed = metres;
  bool changed = false;
  if (!closeRing(closed, changed)) return {};
  return Handle::region(facesWithin({{std::move(closed), {}}}, false));
}

Region Region::unionOf(std::span<const Region> regions) {
  std::vector<std::shared_ptr<const Handle>> members;
  for (const Region& region : regions) {
    if (region.handle_ != nullptr) members.push_back(region.handle_);
  }
  if (members.empty()) return {};
  if (members.size() == 1) {
    Region only;
    only.handle_ = members.front();
    return only;
  }
  const auto counted = std::find_if(members.begin(), members.end(),
                                    [](const auto& one) { return one->partition != nullptr; });
  if (counted != members.end()) {
    const std::shared_ptr<const Partition> partition = (*counted)->partition;
    Partition::Members all;
    bool same = true;
    for (const auto& one : members) {
      const auto its = Handle::membersIn(*partition, one);
      same = same && its;
      if (!same) break;
      all.insert(all.end(), its->begin(), its->end());
    }
    if (same) {
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      return Handle::set(partition, std::move(all));
    }
  }
  return Handle::region(Handle::united(members));
}

std::vector<Region> Region::partition(const Region& whole, const std::vector<Region>& cells,
                                      double toleranceM2) {
  if (whole.empty() || cells.empty()) return {};
  if (cells.size() == 1 && cells.front().handle_ == whole.handle_) return cells;
  const auto made = std::make_shared<Partition>();
  made->whole = whole.handle_;
  CompensatedSum sum;
  for (const Region& cell : cells) {
    if (cell.empty()) return {};
    made->cells.push_back(cell.handle_);
    sum.add(cell.areaM2());
  }
  Region rest;
  // Where every border between cells stands twice and all others are the whole's, each place is
  // covered as often as any other: by their sum once. Else the cells have to be joined to see.
  const bool fills = std::fabs(sum.value() - whole.areaM2()) <= toleranceM2 &&
                     Handle::bordersCancel(made->cells, whole.handle_->shape());
  made->edgeToEdge = fills;
  if (!fills) {
    std::optional<GeosGeometry> joined = Handle::joinedAlongEdges(made->cells, sum.value(), false);
    if (!joined) joined = Handle::united(made->cells);
    const Region all = Handle::region(*joined);
    if (std::fabs(sum.value() - all.areaM2()) > toleranceM2) return {};
    if (whole.areaM2() - all.areaM2() > toleranceM2) rest = whole.difference(all);
  }
  if (std::fabs(sum.value() + rest.areaM2() - whole.areaM2()) > toleranceM2) return {};
  // Part by part, so that one of them can be counted without the others.
  for (const Region& part : rest.parts()) made->cells.push_back(part.handle_);
  std::vector<Region> result;
  for (std::uint32_t i = 0; i < cells.size(); ++i) result.push_back(Handle::set(made, {i}));
  return result;
}

bool Region::empty() const { return handle_ == nullptr; }

double Region::areaM2() const { return handle_ == nullptr ? 0.0 : handle_->area; }

Box Region::box() const { return handle_ == nullptr ? Box{} : handle_->box; }

std::optional<Region> Region::counted(const Region& other, Operation operation) const {
  const auto& partition =
      handle_->partition != nullptr ? handle_->partition : other.handle_->partition;
  if (partition == nullptr) return std::nullopt;
  const auto mine = Handle::membersIn(*partition, handle_);
  const auto theirs = Handle::membersIn(*partition, other.handle_);
  if (!mine || !theirs) return std::nullopt;
  Partition::Members result;
  const auto into = std::back_inserter(result);
  if (operation == Operation::intersection) {
    std::set_intersection(mine->begin(), mine->end(), theirs->begin(), theirs->end(), into);
  } else if (operation == Operation::difference) {
    std::set_difference(mine->begin(), mine->end(), theirs->begin(), theirs->end(), into);
  } else {
    std::set_union(mine->begin(), mine->end(), theirs->begin(), theirs->end(), into);
  }
  return Handle::set(partition, std::move(result));
}

Region Region::intersection(const Region& other) const {
  if (empty() || other.empty() || !handle_->box.meets(other.handle_->box)) return {};
  if (handle_ == other.handle_) return *this;
  if (auto known = counted(other, Operation::intersection)) return *known;
  // The larger one is indexed, being the one that is asked again and again; most pairs are decided
  // by it without an overlay.
  const bool thisIsLarger = handle_->shape().vertices >= other.handle_->shape().vertices;
  const Region& larger = thisIsLarger ? *this : other;
  const Region& smaller = thisIsLarger ? other : *this;
  const Shape& large = larger.handle_->shape();
  const Shape& small = smaller.handle_->shape();
  const Relation relation = large.relationTo(small.outline());
  if (relation == Relation::apart) return {};
  if (relation == Relation::around) return smaller;
  if (relation == Relation::within) return larger;
  if (const auto parts = clipped(large, small, Keep::inside)) return Handle::region(*parts);
  const GeosGeometry& near = large.around(small.box);
  const GEOSGeometry* a = thisIsLarger ? near.get() : small.geometry.get();
  const GEOSGeometry* b = thisIsLarger ? small.geometry.get() : near.get();
  return Handle::region(GeosGeometry(GEOSIntersection_r(near.handle(), a, b), "intersection"));
}

Region Region::difference(const Region& other) const {
  if (empty()) return {};
  if (other.empty() || !handle_->box.meets(other.handle_->box)) return *this;
  if (handle_ == other.handle_) return {};
  if (auto known = counted(other, Operation::difference)) return *known;
  const Shape& mine = handle_->shape();
  const Shape& theirs = other.handle_->shape();
  const bool thisIsLarger = mine.vertices >= theirs.vertices;
  const Relation relation =
      thisIsLarger ? mine.relationTo(theirs.outline()) : theirs.relationTo(mine.outline());
  if (relation == Relation::apart) return *this;
  if (relation == (thisIsLarger ? Relation::within : Relation::around)) return {};
  if (const auto parts = clipped(mine, theirs, Keep::outside)) return Handle::region(*parts);
  const GeosGeometry& a = mine.geometry;
  const GeosGeometry& b = thisIsLarger ? theirs.geometry : theirs.around(mine.box);
  return Handle::region(GeosGeometry(GEOSDifference_r(a.handle(), a.get(), b.get()), "difference"));
}

Region Region::unionWith(const Region& other) const {
  if (empty() || handle_ == other.handle_) return other;
  if (other.empty()) return *this;
  if (auto known = counted(other, Operation::sum)) return *known;
  return Handle::region(Handle::united({handle_, other.handle_}));
}

Region Region::cut(const Polygon& metres, bool* mended) const {
  if (mended != nullptr) *mended = false;
  if (empty()) return {};
  Box box;
  for (const Point& p : metres.outer) box.include(p);
  if (!box.meets(handle_->box)) return {};
  requireFinite({metres});
  const Shape& mine = handle_->shape();
  const auto isClosed = [](const Ring& ring) {
    return ring.size() >= 4 && ring.front() == ring.back();
  };
  const bool closed =
      isClosed(metres.outer) && std::all_of(metres.holes.begin(), metres.holes.end(), isClosed);
  std::size_t vertices = metres.outer.size();
  std::vector<const Ring*> holes;
  for (const Ring& hole : metres.holes) {
    holes.push_back(&hole);
    vertices += hole.size();
  }
  if (!closed || vertices > mine.vertices) return Region::of({metres}, mended).intersection(*this);
  const Ring* outer[] = {&metres.outer};
  const Relation relation = mine.relationTo({outer, holes, box});
  if (relation == Relation::apart) return {};
  if (relation == Relation::unclear && holes.empty() && isSimple(metres.outer)) {
    if (const auto parts = clipped(metres.outer, mine)) return Handle::region(*parts);
  }
  bool changed = false;
  Region region = Region::of({metres}, &changed);
  if (mended != nullptr) *mended = changed;
  if (changed) return region.intersection(*this);
  if (relation == Relation::within) return *this;
  if (relation == Relation::around || region.empty()) return region;
  if (const auto parts = clipped(region.handle_->shape(), mine, Keep::inside)) {
    return Handle::region(*parts);
  }
  const GeosGeometry& near = mine.around(box);
  return Handle::region(
      GeosGeometry(GEOSIntersection_r(near.handle(), region.handle_->geometry().get(), near.get()),
                   "intersection"));
}

std::vector<Region> Region::pieces() const {
  if (empty()) return {};
  if (handle_->partition == nullptr) return {*this};
  std::vector<Region> result;
  for (const std::uint32_t i : handle_->members) {
    result.push_back(Handle::set(handle_->partition, {i}));
  }
  return result;
}

std::vector<Region> Region::parts() const {
  std::vector<Region> result;
  if (empty()) return result;
  const GeosGeometry& all = handle_->geometry();
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
  return handle_ == nullptr ? MultiPolygon{} : handle_->shape().polygons;
}

bool Region::isWiderThan(double metres) const {
  if (empty()) return false;
  const MultiPolygon& all = handle_->shape().polygons;
  return std::any_of(all.begin(), all.end(), [metres](const Polygon& polygon) {
    Polygon distinct;
    std::size_t vertices = 0;
    double length = 0;
    const auto copy = [&](const Ring& ring, Ring& into) {
      std::unique_copy(ring.begin(), ring.end(), std::back_inserter(into));
      vertices += into.size();
      for (std::size_t i = 1; i < into.size(); ++i) {
        length += kkpr::length(into[i].x - into[i - 1].x, into[i].y - into[i - 1].y);
      }
    };
    copy(polygon.outer, distinct.outer);
    for (const Ring& hole : polygon.holes) copy(hole, distinct.holes.emplace_back());
    WorkBudget budget(kSearchWork + kSearchWorkPerVertex * vertices);
    const double widest = widestPlace(distinct, metres + 2 * kWidthToleranceM, budget);
    if (!budget.exhausted()) return widest > metres + kWidthToleranceM;
    // What is that ragged is taken for a strip of its mean width: none is narrower at its widest.
    return 2 * geometry::areaM2({polygon}) > length * metres;
  });
}

double Region::distanceM(const Region& other) const {
  if (empty() || other.empty()) return 0;
  const GeosGeometry& mine = handle_->geometry();
  double metres = 0;
  const int done =
      GEOSDistance_r(mine.handle(), mine.get(), other.handle_->geometry().get(), &metres);
  if (done != 1) mine.context().fail("distance");
  return metres;
}

double Region::sharedEdgeM(const Region& other) const {
  CompensatedSum total;
  eachShared(other, [&](const Edge&, double, double low, double high) { total.add(high - low); });
  return total.value();
}

std::vector<Region::Stretch> Region::sharedEdges(const Region& other) const {
  std::vector<Stretch> stretches;
  eachShared(other, [&](const Edge& edge, double length, double low, double high) {
    const auto at = [&](double along) -> Point {
      const double share = along / length;
      return {edge.a.x + share * (edge.b.x - edge.a.x), edge.a.y + share * (edge.b.y - edge.a.y)};
    };
    stretches.push_back({low > 0 ? at(low) : edge.a, high < length ? at(high) : edge.b});
  });
  return stretches;
}

/// `visit(edge, its length, from, to)` for every stretch of an edge that both have, as distances
/// along it.
template <typename Visit>
void Region::eachShared(const Region& other, const Visit& visit) const {
  if (empty() || other.empty()) return;
  // The larger one is indexed, once; the edges of the smaller are looked up in it.
  const Shape& mine = handle_->shape();
  const Shape& others = other.handle_->shape();
  const bool thisIsLarger = mine.vertices > others.vertices;
  const Shape& larger = thisIsLarger ? mine : others;
  const Shape& smaller = thisIsLarger ? others : mine;
  const Shape::EdgeIndex& indexed = larger.edgeIndex();
  const std::vector<Edge>& theirs = indexed.edges;
  std::vector<std::pair<double, double>> covered;  // stretches of one edge, as distances along it
  for (const Edge& edge : smaller.edges()) {
    const double length = kkpr::length(edge.b.x - edge.a.x, edge.b.y - edge.a.y);
    if (!(length > 0)) continue;
    const double ux = (edge.b.x - edge.a.x) / length;
    const double uy = (edge.b.y - edge.a.y) / length;
    const Box near = boxOf(edge, kSharedEdgeToleranceM);
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
        visit(edge, length, std::fmax(low, reached), high);
        reached = high;
      }
    }
  }
}

}  // namespace kkpr::geometry
