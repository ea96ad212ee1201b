#include "quality/holes.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/local_plane.h"
#include "geometry/region.h"

namespace kkpr::quality {
namespace {

using geometry::LocalPlane;
using geometry::Polygon;
using geometry::Region;
using geometry::Ring;

struct Hole {
  Ring boundary;  // degrees
  std::int64_t record;
  std::int64_t ring;
  std::int64_t vertex;
};

/// An outer ring that may fill a hole or some of it.
struct Filler {
  std::uint32_t outer;
  bool whole;  ///< as if it had no holes: it lies in the hole, and its own are judged by themselves
  bool twin;   ///< drawn on the very line of the hole
};

Ring copyOf(const DrawnRing& ring) { return {ring.points.begin(), ring.points.end()}; }

/// The outer ring with those of its holes that `wanted` picks.
template <typename Wanted>
Polygon polygonOf(const DrawnRings& drawn, std::uint32_t outer, Wanted wanted) {
  Polygon part;
  part.outer = copyOf(drawn.rings[outer]);
  for (const std::uint32_t p : drawn.pairsOf[outer]) {
    const RingPair& pair = drawn.pairs[p];
    const DrawnRing& other = drawn.rings[pair.a == outer ? pair.b : pair.a];
    if (drawn.sameRecord(pair) && other.isHole() &&
        other.outer == static_cast<std::int32_t>(outer) && wanted(other)) {
      part.holes.push_back(copyOf(other));
    }
  }
  return part;
}

Polygon polygonOf(const DrawnRings& drawn, const Filler& filler) {
  // A notch is no hole to be judged: what it takes away stays open.
  return polygonOf(drawn, filler.outer,
                   [&](const DrawnRing& hole) { return !filler.whole || hole.notch; });
}

/// Finds what may fill an interior ring. What lies inside another filler fills nothing more, so
/// that rings nested in each other take no more than one each.
class Fillers {
 public:
  explicit Fillers(const DrawnRings& drawn) : drawn_(drawn), whole_(drawn.rings.size(), kNone) {}

  /// With an exhausted budget the result is not to be used.
  std::vector<Filler> of(std::uint32_t hole, geometry::WorkBudget& budget) {
    const DrawnRing& ring = drawn_.rings[hole];
    std::vector<Filler> candidates;
    std::vector<std::int32_t> around;  // outer rings that leave this hole out as well
    budget.spend(drawn_.pairsOf[hole].size());
    for (const std::uint32_t p : drawn_.pairsOf[hole]) {
      const RingPair& pair = drawn_.pairs[p];
      const std::uint32_t other = pair.a == hole ? pair.b : pair.a;
      const DrawnRing& ringOfOther = drawn_.rings[other];
      const bool twins = pair.relation.twins;
      const bool island = pair.a == hole ? pair.relation.bInA : pair.relation.aInB;
      if (ringOfOther.isHole()) {
        if (!drawn_.sameRecord(pair) && !island && !pair.relation.crosses &&
            pair.relation.shareArea()) {
          around.push_back(ringOfOther.outer);
        }
        continue;
      }
      if (!pair.relation.shareArea()) continue;
      // Its own outer rings lie around it; of its islands only the next in depth count.
      if (drawn_.sameRecord(pair) && !((island || twins) && ringOfOther.depth == ring.depth + 1)) {
        continue;
      }
      candidates.push_back({other, island || twins, twins});
      if (candidates.back().whole) whole_[other] = hole;
    }
    std::sort(around.begin(), around.end());
    std::vector<Filler> fillers;
    for (const Filler& candidate : candidates) {
      if (!candidate.whole && std::binary_search(around.begin(), around.end(),
                                                 static_cast<std::int32_t>(candidate.outer))) {
        continue;
      }
      if (budget.exhausted()) break;
      if (!isInAnother(candidate.outer, hole, budget)) fillers.push_back(candidate);
    }
    return fillers;
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  bool isInAnother(std::uint32_t outer, std::uint32_t hole, geometry::WorkBudget& budget) const {
    budget.spend(drawn_.pairsOf[outer].size());
    for (const std::uint32_t p : drawn_.pairsOf[outer]) {
      const RingPair& pair = drawn_.pairs[p];
      const std::uint32_t other = pair.a == outer ? pair.b : pair.a;
      if (whole_[other] != hole) continue;
      if (pair.relation.twins ? other < outer
                              : (pair.a == outer ? pair.relation.aInB : pair.relation.bInA)) {
        return true;
      }
    }
    return false;
  }

  const DrawnRings& drawn_;
  std::vector<std::uint32_t> whole_;  // per ring: the hole it was last a whole filler of
};

}  // namespace

Polygon partOf(const DrawnRings& drawn, std::uint32_t outer) {
  return polygonOf(drawn, outer, [](const DrawnRing&) { return true; });
}

std::uint64_t crossingWork(const DrawnRings& drawn, std::uint32_t outer) {
  constexpr std::uint64_t kPerCrossing = 3'000;
  const auto ofRing = [&](std::uint32_t i) {
    std::uint64_t crossings = drawn.rings[i].anatomy.intersections.size();
    for (const std::uint32_t p : drawn.pairsOf[i]) {
      crossings += drawn.pairs[p].relation.crossings.size();
    }
    return crossings;
  };
  std::uint64_t crossings = ofRing(outer);
  for (const std::uint32_t p : drawn.pairsOf[outer]) {
    const RingPair& pair = drawn.pairs[p];
    const std::uint32_t other = pair.a == outer ? pair.b : pair.a;
    if (drawn.rings[other].outer == static_cast<std::int32_t>(outer)) crossings += ofRing(other);
  }
  return kPerCrossing * crossings;
}

std::uint64_t vertexCount(const Polygon& polygon) {
  std::uint64_t count = polygon.outer.size();
  for (const Ring& hole : polygon.holes) count += hole.size();
  return count;
}

// [J 2.1.2 angka 1 huruf f = 3.1.2] No area that is not applied for lies inside a polygon of the
// application, however it came to be there. What another polygon, or another part of the same one,
// fills is applied for.
std::int64_t judgeHoles(const DrawnRings& drawn, const std::string& shpName,
                        geometry::WorkBudget& budget, Examination& examination) {
  struct Found {
    Hole hole;
    double areaM2;
    Point inside;
  };
  std::vector<Found> found;

  const auto judge = [&](Hole hole, const std::vector<Filler>& fillers) {
    const LocalPlane plane(hole.boundary.front());
    Found entry{std::move(hole), 0, {}};
    const Polygon whole{entry.hole.boundary, {}};
    entry.areaM2 = geometry::areaM2(plane.toPlane(geometry::MultiPolygon{whole}));
    entry.inside = geometry::pointInside(whole);
    std::vector<Region> cover;
    std::uint64_t vertices = 0;
    for (const Filler& filler : fillers) {
      const Polygon part = polygonOf(drawn, filler);
      const std::uint64_t count = vertexCount(part);
      vertices += count;
      budget.spend(drawn.pairsOf[filler.outer].size() + regionWork(count) +
                   crossingWork(drawn, filler.outer));
      if (budget.exhausted()) return false;
      cover.push_back(Region::of(plane.toPlane(geometry::MultiPolygon{part})));
    }
    if (!cover.empty()) {
      const std::uint64_t edge = entry.hole.boundary.size();
      budget.spend(unionWork(cover.size(), vertices) + regionWork(edge) +
                   overlayWork(edge + vertices));
      if (budget.exhausted()) return false;
      const Region filled = cover.size() == 1 ? cover.front() : Region::unionOf(cover);
      const Region left =
          Region::of(plane.toPlane(geometry::MultiPolygon{whole})).difference(filled);
      if (left.areaM2() < kLeastAreaM2) return true;
      if (left.areaM2() < entry.areaM2) {
        entry.areaM2 = left.areaM2();
        entry.inside =
            geometry::pointInside(plane.toLonLat(left.parts().front().polygons()).front());
      }
    }
    found.push_back(std::move(entry));
    return true;
  };

  Fillers search(drawn);
  for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings[i];
    if (!ring.counts()) continue;
    if (ring.isHole() && !ring.notch) {
      const std::vector<Filler> fillers = search.of(i, budget);
      if (budget.exhausted()) return ring.record;
      const bool filled = std::any_of(fillers.begin(), fillers.end(), [&](const Filler& filler) {
        return filler.twin && drawn.rings[filler.outer].anatomy.loops.size() < 2 &&
               polygonOf(drawn, filler).holes.empty();
      });
      if (filled) continue;
      if (!judge({copyOf(ring), ring.record, ring.number, 0}, fillers)) return ring.record;
    }
    for (const geometry::FormedHole& formed : ring.anatomy.holes) {
      if (ring.isHole()) continue;  // inside a hole it is part of what is left out
      Box box;
      for (const Point& p : formed.boundary) box.include(p);
      std::vector<Filler> fillers;
      for (const std::uint32_t other : drawn.index.query(box)) {
        if (other == i || drawn.rings[other].copy || drawn.rings[other].isHole()) continue;
        fillers.push_back({other, false, false});
      }
      budget.spend(formed.boundary.size() + fillers.size());
      if (!judge({formed.boundary, ring.record, ring.number, ring.stored(formed.joint.vertex)},
                 fillers)) {
        return ring.record;
      }
    }
  }

  geometry::CompensatedSum area;
  double largest = 0;
  std::size_t real = 0;
  for (const Found& entry : found) {
    if (entry.areaM2 < kLeastAreaM2) continue;
    area.add(entry.areaM2);
    largest = std::fmax(largest, entry.areaM2);
    ++real;
  }
  for (Found& entry : found) {
    if (entry.areaM2 < kLeastAreaM2) continue;
    examination.findings.of("geometry.hole", real > 1 ? "several" : "")
        .with("area", Quantity{area.value(), Unit::squareMetre, 2})
        .with("largest", Quantity{largest, Unit::squareMetre, 2})
        .at({shpName, entry.hole.record, entry.hole.ring, entry.hole.vertex, entry.inside});
  }
  return 0;
}

}  // namespace kkpr::quality
