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

/// A vertex in an overlay costs about as much as this many pairs of edges.
constexpr std::uint64_t kWorkPerOverlaidVertex = 20;

struct Hole {
  Ring boundary;  // degrees
  std::int64_t record;
  std::int64_t ring;
  std::int64_t vertex;
};

std::uint64_t verticesOf(const Polygon& polygon) {
  std::uint64_t count = polygon.outer.size();
  for (const Ring& hole : polygon.holes) count += hole.size();
  return count;
}

}  // namespace

Polygon partOf(const DrawnRings& drawn, std::uint32_t outer) {
  const auto copy = [](const DrawnRing& ring) {
    return Ring(ring.points.begin(), ring.points.end());
  };
  Polygon part;
  part.outer = copy(drawn.rings[outer]);
  for (const std::uint32_t p : drawn.pairsOf[outer]) {
    const RingPair& pair = drawn.pairs[p];
    const DrawnRing& other = drawn.rings[pair.a == outer ? pair.b : pair.a];
    if (drawn.sameRecord(pair) && other.isHole() &&
        other.outer == static_cast<std::int32_t>(outer)) {
      part.holes.push_back(copy(other));
    }
  }
  return part;
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

  const auto judge = [&](Hole hole, std::uint32_t owner,
                         const std::vector<std::uint32_t>& fillers) {
    const LocalPlane plane(hole.boundary.front());
    Found entry{std::move(hole), 0, {}};
    const Polygon whole{entry.hole.boundary, {}};
    entry.areaM2 = geometry::areaM2(plane.toPlane(geometry::MultiPolygon{whole}));
    entry.inside = geometry::pointInside(whole);
    std::vector<Region> cover;
    for (const std::uint32_t filler : fillers) {
      if (filler == owner) continue;
      const Polygon part = partOf(drawn, filler);
      budget.spend(verticesOf(part) * kWorkPerOverlaidVertex);
      if (budget.exhausted()) return false;
      cover.push_back(Region::of(plane.toPlane(geometry::MultiPolygon{part})));
    }
    if (!cover.empty()) {
      const Region left = Region::of(plane.toPlane(geometry::MultiPolygon{whole}))
                              .difference(Region::unionOf(cover));
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

  for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings[i];
    if (ring.zeroArea) continue;
    if (ring.isHole() && !ring.notch) {
      std::vector<std::uint32_t> fillers;
      bool filled = false;
      for (const std::uint32_t p : drawn.pairsOf[i]) {
        const RingPair& pair = drawn.pairs[p];
        const std::uint32_t other = pair.a == i ? pair.b : pair.a;
        if (drawn.rings[other].isHole() || !pair.relation.shareArea()) continue;
        if (drawn.sameRecord(pair)) {
          // Its own outer rings lie around it; an island lies in it.
          const bool island =
              pair.relation.twins || (pair.a == i ? pair.relation.bInA : pair.relation.aInB);
          if (!island) continue;
        }
        const bool solid = drawn.rings[other].anatomy.loops.size() < 2;
        if (pair.relation.twins && solid && partOf(drawn, other).holes.empty()) filled = true;
        fillers.push_back(other);
      }
      if (filled) continue;
      if (!judge({Ring(ring.points.begin(), ring.points.end()), ring.record, ring.number, 0},
                 static_cast<std::uint32_t>(std::max(ring.outer, 0)), fillers)) {
        return ring.record;
      }
    }
    for (const geometry::FormedHole& formed : ring.anatomy.holes) {
      if (ring.isHole()) continue;  // inside a hole it is part of what is left out
      Box box;
      for (const Point& p : formed.boundary) box.include(p);
      std::vector<std::uint32_t> fillers;
      for (const std::uint32_t other : drawn.index.query(box)) {
        if (other != i && !drawn.rings[other].isHole()) fillers.push_back(other);
      }
      budget.spend(formed.boundary.size() + fillers.size());
      if (!judge({formed.boundary, ring.record, ring.number, ring.stored(formed.joint.vertex)}, i,
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
