#include "quality/topology.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include "base/portable_math.h"
#include "geometry/local_plane.h"
#include "geometry/region.h"
#include "quality/holes.h"

namespace kkpr::quality {
namespace {

using geometry::LocalPlane;
using geometry::Polygon;
using geometry::Region;
using geometry::RingRelation;
using geometry::SharedArea;
using geometry::Side;

/// Two outer rings, the lower number first.
using PartPair = std::pair<std::uint32_t, std::uint32_t>;

/// Square metres of the Mercator plane per square degree at a latitude.
double squareMetresPerDegree(double latitude) {
  constexpr double kRadians = 0.017453292519943295;
  const double metres = geometry::kMercatorRadiusM * kRadians;
  return metres * metres / sinCosDegrees(latitude).cos;
}

/// What two polygons share, in degrees: there lines that are straight in the file stay straight, so
/// that what one ring adds the other takes away to the last digit.
struct Overlap {
  PartPair parts;
  double squareDegrees = 0;
  double boundaryDegrees = 0;
  double areaM2 = 0;
  double widthM = 0;                ///< on average; told where the area is slight
  std::vector<SharedArea> borders;  ///< where rings cross: where to look for a point of it
  bool tangled = false;             ///< a ring meets itself: left to an overlay
  Point inside;                     ///< of a tangled pair, as the overlay found it
};

class Topology {
 public:
  Topology(const DrawnRings& drawn, geometry::WorkBudget& budget)
      : drawn_(drawn),
        budget_(budget),
        holesOf_(drawn.rings.size()),
        squareDegrees_(drawn.rings.size(), -1) {
    for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
      const DrawnRing& ring = drawn.rings[i];
      if (ring.counts() && ring.isHole() && ring.outer >= 0) {
        holesOf_[static_cast<std::size_t>(ring.outer)].push_back(i);
      }
    }
  }

  /// Pairs of polygons that are the same, sorted.
  std::vector<PartPair> findTwins() {
    std::vector<PartPair> twins;
    for (const RingPair& pair : drawn_.pairs) {
      if (!pair.relation.twins || drawn_.sameRecord(pair)) continue;
      if (drawn_.rings[pair.a].isHole() || drawn_.rings[pair.b].isHole()) continue;
      if (sameHoles(pair.a, pair.b)) twins.emplace_back(pair.a, pair.b);
    }
    return twins;
  }

  /// What each pair of polygons shares, but for those in `twins`. Returns the record at which the
  /// budget ended, 0 where it sufficed.
  std::int64_t findOverlaps(const std::vector<PartPair>& twins, std::vector<Overlap>& overlaps) {
    std::vector<Overlap> shares;
    for (const RingPair& pair : drawn_.pairs) {
      if (!pair.relation.shareArea()) continue;
      const PartPair parts = std::minmax(partOfRing(pair.a), partOfRing(pair.b));
      if (parts.first == parts.second) continue;
      if (std::binary_search(twins.begin(), twins.end(), parts)) continue;
      shares.push_back(shareOf(pair, parts));
      if (budget_.exhausted()) return drawn_.rings[pair.a].record;
    }
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Overlap& a, const Overlap& b) { return a.parts < b.parts; });
    for (Overlap& share : shares) {
      if (overlaps.empty() || overlaps.back().parts != share.parts) {
        overlaps.push_back(std::move(share));
        continue;
      }
      Overlap& sum = overlaps.back();
      sum.squareDegrees += share.squareDegrees;
      sum.boundaryDegrees += share.boundaryDegrees;
      sum.tangled = sum.tangled || share.tangled;
      for (const SharedArea& border : share.borders) sum.borders.push_back(border);
    }
    for (Overlap& overlap : overlaps) {
      measure(overlap);
      if (budget_.exhausted()) return drawn_.rings[overlap.parts.first].record;
    }
    return 0;
  }

  /// A point of what they share; where the search finds none, one on its border.
  Point pointOf(const Overlap& overlap) {
    if (overlap.tangled) return overlap.inside;
    const auto [a, b] = overlap.parts;
    for (const PartPair& nested : {PartPair(a, b), PartPair(b, a)}) {
      if (!liesIn(nested.first, nested.second)) continue;
      Polygon polygon{copyOf(nested.first), {}};
      for (const std::uint32_t hole : holesOf_[nested.first]) polygon.holes.push_back(copyOf(hole));
      for (const std::uint32_t hole : holesOf_[nested.second]) {
        if (liesIn(hole, nested.first)) polygon.holes.push_back(copyOf(hole));
      }
      const Point p = geometry::pointInside(polygon);
      if (inBoth(overlap.parts, p)) return p;
    }
    for (const SharedArea& border : overlap.borders) {
      for (const SharedArea::Stretch& line : border.longest) {
        const Point middle{0.5 * (line.from.x + line.to.x), 0.5 * (line.from.y + line.to.y)};
        const Point step{0.5 * (line.from.y - line.to.y), 0.5 * (line.to.x - line.from.x)};
        for (double reach = 1; reach > 1e-9; reach *= 0.5) {
          // Where a hole crosses the other polygon the area lies on the other side of its line.
          for (const double side : {reach, -reach}) {
            const Point p{middle.x + side * step.x, middle.y + side * step.y};
            if (inBoth(overlap.parts, p)) return p;
          }
        }
      }
    }
    if (!overlap.borders.empty()) return overlap.borders.front().longest[0].from;
    return drawn_.rings[a].points.front();
  }

 private:
  [[nodiscard]] geometry::Ring copyOf(std::uint32_t ring) const {
    return {drawn_.rings[ring].points.begin(), drawn_.rings[ring].points.end()};
  }

  [[nodiscard]] std::uint32_t partOfRing(std::uint32_t i) const {
    const DrawnRing& ring = drawn_.rings[i];
    return ring.isHole() && ring.outer >= 0 ? static_cast<std::uint32_t>(ring.outer) : i;
  }

  const RingRelation* relationOf(std::uint32_t a, std::uint32_t b) const {
    const auto [low, high] = std::minmax(a, b);
    const std::vector<RingPair>& pairs = drawn_.pairs;
    const auto found = std::lower_bound(
        pairs.begin(), pairs.end(), PartPair(low, high),
        [](const RingPair& p, const PartPair& key) { return PartPair(p.a, p.b) < key; });
    const bool there = found != pairs.end() && found->a == low && found->b == high;
    return there ? &found->relation : nullptr;
  }

  [[nodiscard]] bool liesIn(std::uint32_t inner, std::uint32_t outer) const {
    const RingRelation* relation = relationOf(inner, outer);
    if (relation == nullptr) return false;
    return relation->twins || (inner < outer ? relation->aInB : relation->bInA);
  }

  bool sameHoles(std::uint32_t a, std::uint32_t b) {
    const std::vector<std::uint32_t>& ofB = holesOf_[b];
    if (holesOf_[a].size() != ofB.size()) return false;
    budget_.spend(holesOf_[a].size());
    return std::all_of(holesOf_[a].begin(), holesOf_[a].end(), [&](std::uint32_t hole) {
      const std::vector<std::uint32_t>& pairs = drawn_.pairsOf[hole];
      return std::any_of(pairs.begin(), pairs.end(), [&](std::uint32_t p) {
        const RingPair& pair = drawn_.pairs[p];
        const std::uint32_t other = pair.a == hole ? pair.b : pair.a;
        return pair.relation.twins && std::binary_search(ofB.begin(), ofB.end(), other);
      });
    });
  }

  double squareDegreesOf(std::uint32_t i) {
    double& area = squareDegrees_[i];
    if (area < 0) {
      budget_.spend(drawn_.rings[i].points.size());
      area = std::fabs(geometry::signedAreaM2(drawn_.rings[i].points));
    }
    return area;
  }

  double perimeterDegreesOf(std::uint32_t i) {
    double length = 0;
    const std::span<const Point> ring = drawn_.rings[i].points;
    budget_.spend(ring.size());
    for (std::size_t k = 1; k < ring.size(); ++k) {
      length += kkpr::length(ring[k].x - ring[k - 1].x, ring[k].y - ring[k - 1].y);
    }
    return length;
  }

  /// What two rings have in common counts for the polygons, unless one of them is a hole: then it
  /// is taken away; and added again where both are.
  Overlap shareOf(const RingPair& pair, PartPair parts) {
    const DrawnRing& a = drawn_.rings[pair.a];
    const DrawnRing& b = drawn_.rings[pair.b];
    Overlap share;
    share.parts = parts;
    if (a.tangled() || b.tangled()) {
      share.tangled = true;
      return share;
    }
    const double sign = a.isHole() == b.isHole() ? 1 : -1;
    if (pair.relation.crosses) {
      contacts_.clear();
      drawn_.trees.contacts(a.tree, b.tree, budget_, contacts_);
      const SharedArea shared = geometry::sharedArea(drawn_.trees, a.tree, !a.clockwise(), b.tree,
                                                     !b.clockwise(), contacts_, budget_);
      share.squareDegrees = sign * shared.area;
      share.boundaryDegrees = shared.boundary;
      share.borders.push_back(shared);
      return share;
    }
    const std::uint32_t inner = pair.relation.bInA ? pair.b : pair.a;
    share.squareDegrees = sign * squareDegreesOf(inner);
    return share;
  }

  void measure(Overlap& overlap) {
    const DrawnRing& a = drawn_.rings[overlap.parts.first];
    const DrawnRing& b = drawn_.rings[overlap.parts.second];
    if (overlap.tangled) {
      overlay(overlap);
      return;
    }
    const Box& boxA = drawn_.trees.box(a.tree);
    const Box& boxB = drawn_.trees.box(b.tree);
    const double latitude = 0.5 * (std::max(boxA.minY, boxB.minY) + std::min(boxA.maxY, boxB.maxY));
    const double scale = squareMetresPerDegree(latitude);
    overlap.areaM2 = overlap.squareDegrees * scale;
    if (overlap.areaM2 > kLeastOverlapM2) return;
    if (overlap.boundaryDegrees == 0) {  // rings that lie in each other, taken from one another
      overlap.boundaryDegrees = std::min(perimeterDegreesOf(overlap.parts.first),
                                         perimeterDegreesOf(overlap.parts.second));
    }
    const double boundaryM = overlap.boundaryDegrees * std::sqrt(scale);
    overlap.widthM = 2 * overlap.areaM2 / boundaryM;
  }

  void overlay(Overlap& overlap) {
    const LocalPlane plane(drawn_.rings[overlap.parts.first].points.front());
    const Polygon a = partOf(drawn_, overlap.parts.first);
    const Polygon b = partOf(drawn_, overlap.parts.second);
    const std::uint64_t ofA = vertexCount(a);
    const std::uint64_t ofB = vertexCount(b);
    budget_.spend(regionWork(ofA) + regionWork(ofB) + overlayWork(ofA + ofB) +
                  crossingWork(drawn_, overlap.parts.first) +
                  crossingWork(drawn_, overlap.parts.second));
    if (budget_.exhausted()) return;
    const Region shared = Region::of(plane.toPlane(geometry::MultiPolygon{a}))
                              .intersection(Region::of(plane.toPlane(geometry::MultiPolygon{b})));
    overlap.areaM2 = shared.areaM2();
    if (shared.empty()) return;
    const Polygon largest = shared.parts().front().polygons().front();
    double boundary = 0;
    for (std::size_t k = 1; k < largest.outer.size(); ++k) {
      boundary += kkpr::length(largest.outer[k].x - largest.outer[k - 1].x,
                               largest.outer[k].y - largest.outer[k - 1].y);
    }
    overlap.widthM = 2 * overlap.areaM2 / boundary;
    overlap.inside = plane.toLonLat(geometry::pointInside(largest));
  }

  bool inBoth(PartPair parts, Point p) {
    for (const std::uint32_t part : {parts.first, parts.second}) {
      if (drawn_.trees.locate(drawn_.rings[part].tree, p, budget_) != Side::inside) return false;
      for (const std::uint32_t hole : holesOf_[part]) {
        if (drawn_.trees.locate(drawn_.rings[hole].tree, p, budget_) == Side::inside) return false;
      }
    }
    return true;
  }

  const DrawnRings& drawn_;
  geometry::WorkBudget& budget_;
  std::vector<std::vector<std::uint32_t>> holesOf_;  // per outer ring
  std::vector<double> squareDegrees_;                // per ring, -1 where not asked for yet
  std::vector<geometry::Contact> contacts_;
};

/// All pairs of parts of two records are one pair of polygons; within a record each is its own.
struct PolygonPair {
  double areaM2 = 0;
  double widthM = 0;
  const Overlap* largest = nullptr;
};

std::vector<PolygonPair> pairPolygons(const DrawnRings& drawn,
                                      const std::vector<Overlap>& overlaps) {
  struct Entry {
    std::tuple<std::int64_t, std::int64_t, PartPair> key;
    const Overlap* overlap;
  };
  std::vector<Entry> entries;
  for (const Overlap& overlap : overlaps) {
    const std::int64_t a = drawn.rings[overlap.parts.first].record;
    const std::int64_t b = drawn.rings[overlap.parts.second].record;
    entries.push_back({{a, b, a == b ? overlap.parts : PartPair()}, &overlap});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
  std::vector<PolygonPair> pairs;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == 0 || entries[i].key != entries[i - 1].key) pairs.emplace_back();
    PolygonPair& pair = pairs.back();
    const Overlap& overlap = *entries[i].overlap;
    pair.areaM2 += std::fmax(overlap.areaM2, 0);
    pair.widthM = std::fmax(pair.widthM, overlap.widthM);
    if (pair.largest == nullptr || overlap.areaM2 > pair.largest->areaM2) pair.largest = &overlap;
  }
  return pairs;
}

Text nameOf(std::int64_t a, std::int64_t b) {
  const std::string first = std::to_string(a);
  const std::string second = std::to_string(b);
  if (a == b) return {"dua bagian poligon " + first, "two parts of polygon " + first};
  return {"poligon " + first + " dan " + second, "polygons " + first + " and " + second};
}

}  // namespace

std::int64_t judgeTopology(const DrawnRings& drawn, const std::string& shpName,
                           geometry::WorkBudget& budget, Examination& examination) {
  Topology topology(drawn, budget);
  const std::vector<PartPair> twins = topology.findTwins();
  std::vector<Overlap> overlaps;
  if (const std::int64_t stopped = topology.findOverlaps(twins, overlaps); stopped != 0) {
    return stopped;
  }

  // [J 2.1.2 angka 1 huruf a = 3.1.2] Each part of the location is given once: an outline drawn
  // again adds nothing to it.
  std::vector<bool> again(drawn.rings.size(), false);
  for (const PartPair& pair : twins) again[pair.second] = true;
  for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings[i];
    if (ring.zeroArea || !(again[i] || ring.copy || ring.laps > 1)) continue;
    examination.findings.of("topology.duplicate", again[i] ? "" : "ring")
        .at({shpName, ring.record, ring.number, ring.stored(0), ring.points.front()});
  }

  // [J 2.1.2 angka 1 huruf a = 3.1.2] … and polygons lie beside each other, so that their areas add
  // up to what is applied for.
  const std::vector<PolygonPair> pairs = pairPolygons(drawn, overlaps);
  const auto hairline = [](const PolygonPair& pair) { return pair.areaM2 <= kLeastOverlapM2; };
  for (const bool slight : {false, true}) {
    geometry::CompensatedSum area;
    for (const PolygonPair& pair : pairs) {
      if (hairline(pair) == slight) area.add(pair.areaM2);
    }
    for (const PolygonPair& pair : pairs) {
      if (hairline(pair) != slight || (slight && pair.widthM < kBorderNoiseM)) continue;
      const DrawnRing& a = drawn.rings[pair.largest->parts.first];
      const DrawnRing& b = drawn.rings[pair.largest->parts.second];
      Finding& finding = examination.findings.of("topology.overlap", slight ? "hairline" : "");
      if (finding.count == 0) {
        finding.with("area", Quantity{area.value(), Unit::squareMetre, slight ? 4 : 2})
            .with("pair", nameOf(a.record, b.record));
      }
      Place place{shpName, a.record, a.number, -1, std::nullopt};
      if (finding.where.size() < kMaxPlaces) place.at = topology.pointOf(*pair.largest);
      finding.at(std::move(place));
    }
  }
  return 0;
}

}  // namespace kkpr::quality
