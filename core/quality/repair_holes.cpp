// What the applicant has to ask for: filling holes [J 2.1.2 angka 1 huruf f = 3.1.2], and making
// one polygon of all.

#include <algorithm>
#include <cmath>
#include <set>

#include "geometry/area.h"
#include "geometry/local_plane.h"
#include "geometry/region.h"
#include "quality/holes.h"
#include "quality/repair_layer.h"

namespace kkpr::quality {
namespace {

/// Each round fills what the check names, which are at most kMaxPlaces.
constexpr int kMostRounds = 50;

struct Drawn {
  shapefile::Geometry geometry;
  DrawnRings rings;
  bool whole = false;  ///< the search finished
};

void draw(const MendedLayer& layer, Drawn& drawn, geometry::WorkBudget& budget) {
  drawn.geometry = layer.geometry();
  Examination unused;
  drawRings(drawn.geometry, {}, unused, drawn.rings);
  drawn.whole = relateRings(drawn.rings, budget) == 0;
}

double ringAreaM2(std::span<const Point> ring) {
  const geometry::LocalPlane plane(ring.front());
  std::vector<Point> metres;
  for (const Point& p : ring) metres.push_back(plane.toPlane(p));
  return std::fabs(geometry::signedAreaM2(metres));
}

/// Drops the rings of `gone` (record and ring of the layer as it stands) with a row each.
void dropRingsOf(MendedLayer& layer, const std::set<std::pair<std::size_t, std::size_t>>& gone,
                 Ledger& ledger) {
  for (std::size_t r = 0; r < layer.records.size(); ++r) {
    MendedRecord& record = layer.records[r];
    std::vector<MendedRing> kept;
    bool any = false;
    for (std::size_t k = 0; k < record.rings.size(); ++k) any = any || gone.count({r, k}) > 0;
    if (!any) continue;
    for (std::size_t k = 0; k < record.rings.size(); ++k) {
      MendedRing& ring = record.rings[k];
      if (gone.count({r, k}) == 0) {
        kept.push_back(std::move(ring));
        continue;
      }
      Change change;
      change.rule = "geometry.hole";
      change.record = record.number;
      change.ring = ring.number;
      change.from = static_cast<std::int64_t>(ring.points.size());
      ledger.add(std::move(change));
    }
    record.rings = std::move(kept);
  }
}

/// The outer ring of a polygon that meets itself around a hole, without that hole: the largest of
/// the loops that it falls into. Empty where the others are not all holes of it.
std::vector<Point> withoutFormedHoles(const DrawnRing& ring) {
  const geometry::RingAnatomy& anatomy = ring.anatomy;
  if (anatomy.crosses || !anatomy.intersections.empty()) return {};
  const geometry::Ring* largest = nullptr;
  for (const geometry::Ring& loop : anatomy.loops) {
    if (!largest || ringAreaM2(loop) > ringAreaM2(*largest)) largest = &loop;
  }
  if (!largest || anatomy.loops.size() != anatomy.holes.size() + 1) return {};
  double holes = 0;
  for (const geometry::FormedHole& hole : anatomy.holes) holes += ringAreaM2(hole.boundary);
  // The ring's own area is the largest loop's less the holes: else it is no hole that was formed.
  const double expected = ringAreaM2(*largest) - holes;
  if (std::fabs(std::fabs(ring.plane.area) - expected) > 1e-6 * expected + kLeastAreaM2) return {};
  return *largest;
}

}  // namespace

void fillHoles(MendedLayer& layer, Ledger& ledger, Refusals& refusals) {
  geometry::WorkBudget budget(2 * kCheckWorkBudget);
  for (int round = 0; round < kMostRounds; ++round) {
    Drawn drawn;
    draw(layer, drawn, budget);
    Examination examination;
    if (!drawn.whole || judgeHoles(drawn.rings, {}, budget, examination) != 0) {
      refusals.add("geometry.hole", "work");
      return;
    }
    std::set<std::pair<std::size_t, std::size_t>> named;  // record and ring, both from 0
    std::set<std::pair<std::size_t, std::size_t>> holes;
    std::int64_t count = 0;
    for (const Finding& finding : examination.findings.all()) {
      if (finding.rule != "geometry.hole") continue;
      count += finding.count;
      for (const Place& place : finding.where) {
        named.emplace(static_cast<std::size_t>(place.record - 1),
                      static_cast<std::size_t>(place.ring));
      }
    }
    if (named.empty()) return;
    // A place names an interior ring, or the outer ring that forms a hole.
    const auto ringAt = [&](std::pair<std::size_t, std::size_t> key) -> const DrawnRing* {
      for (const DrawnRing& ring : drawn.rings.rings) {
        if (ring.record == static_cast<std::int64_t>(key.first) + 1 &&
            ring.number == static_cast<std::int64_t>(key.second)) {
          return &ring;
        }
      }
      return nullptr;
    };
    std::size_t interior = 0;
    for (const DrawnRing& ring : drawn.rings.rings) {
      if (ring.counts() && ring.isHole() && !ring.notch) ++interior;
    }
    std::vector<const DrawnRing*> outers;
    for (const auto& key : named) {
      const DrawnRing* ring = ringAt(key);
      if (!ring) continue;
      if (ring->isHole()) {
        holes.insert(key);
      } else {
        outers.push_back(ring);
      }
    }
    if (count > static_cast<std::int64_t>(kMaxPlaces) &&
        count == static_cast<std::int64_t>(interior)) {
      // More than can be named, but they are all that there are.
      for (const DrawnRing& ring : drawn.rings.rings) {
        if (!ring.counts() || !ring.isHole() || ring.notch) continue;
        holes.emplace(static_cast<std::size_t>(ring.record - 1),
                      static_cast<std::size_t>(ring.number));
      }
    }
    // What lies in a hole that is filled is filled with it, where it belongs to the same polygon.
    // Another polygon there would then be covered twice.
    std::set<std::pair<std::size_t, std::size_t>> gone = holes;
    for (std::uint32_t i = 0; i < drawn.rings.rings.size(); ++i) {
      const DrawnRing& ring = drawn.rings.rings[i];
      const std::pair<std::size_t, std::size_t> key(static_cast<std::size_t>(ring.record - 1),
                                                    static_cast<std::size_t>(ring.number));
      if (holes.count(key) == 0) continue;
      for (const std::uint32_t p : drawn.rings.pairsOf[i]) {
        const RingPair& pair = drawn.rings.pairs[p];
        const bool inside = pair.a == i ? pair.relation.bInA : pair.relation.aInB;
        const DrawnRing& other = drawn.rings.rings[pair.a == i ? pair.b : pair.a];
        if (!inside && !pair.relation.crosses) continue;
        if (drawn.rings.sameRecord(pair)) {
          if (inside) {
            gone.emplace(static_cast<std::size_t>(other.record - 1),
                         static_cast<std::size_t>(other.number));
          }
        } else if (!other.isHole()) {
          gone.erase(key);
          refusals.add("geometry.hole", "partly-filled");
        }
      }
    }
    bool changed = !gone.empty();
    for (const DrawnRing* ring : outers) {
      std::vector<Point> filled = withoutFormedHoles(*ring);
      if (filled.empty()) {
        refusals.add("geometry.hole", "formed");
        continue;
      }
      MendedRecord& record = layer.records[static_cast<std::size_t>(ring->record - 1)];
      MendedRing& mended = record.rings[static_cast<std::size_t>(ring->number)];
      Change change;
      change.rule = "geometry.hole";
      change.record = record.number;
      change.ring = mended.number;
      change.from = static_cast<std::int64_t>(mended.points.size());
      change.to = static_cast<std::int64_t>(filled.size());
      ledger.add(std::move(change));
      mended.stored.assign(filled.size(), kNewVertex);
      mended.points = std::move(filled);
      changed = true;
    }
    dropRingsOf(layer, gone, ledger);
    if (!changed) return;
  }
}

bool dissolve(MendedLayer& layer, Ledger& ledger, Refusals& refusals) {
  geometry::WorkBudget budget(2 * kCheckWorkBudget);
  std::size_t rings = 0;
  for (const MendedRecord& record : layer.records) rings += record.rings.size();
  if (rings < 2) return true;
  Drawn drawn;
  draw(layer, drawn, budget);
  if (!drawn.whole) {
    refusals.add("topology.overlap", "work");
    return false;
  }
  // Where a polygon does not tell inside from outside, a union would decide it.
  for (const DrawnRing& ring : drawn.rings.rings) {
    if (ring.counts() && (ring.tangled() || ring.notch)) {
      refusals.add("topology.overlap", "unclear");
      return false;
    }
  }
  std::vector<geometry::Region> parts;
  std::uint64_t vertices = 0;
  for (std::uint32_t i = 0; i < drawn.rings.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings.rings[i];
    if (!ring.counts() || ring.isHole()) continue;
    const geometry::Polygon part = partOf(drawn.rings, i);
    const std::uint64_t count = vertexCount(part);
    vertices += count;
    budget.spend(regionWork(count));
    if (budget.exhausted()) break;
    // In degrees: that is where edges are straight, and corners stay the numbers that they are.
    parts.push_back(geometry::Region::of({part}));
  }
  budget.spend(unionWork(parts.size(), vertices));
  if (budget.exhausted()) {
    refusals.add("topology.overlap", "work");
    return false;
  }
  if (parts.empty()) return false;
  geometry::MultiPolygon united = geometry::Region::unionOf(parts).polygons();
  if (united.empty()) return false;

  MendedRecord one;
  one.number = layer.records.front().number;
  const auto add = [&](geometry::Ring& ring) {
    MendedRing& mended = one.rings.emplace_back();
    mended.number = static_cast<std::int64_t>(one.rings.size()) - 1;
    mended.stored.assign(ring.size(), kNewVertex);
    mended.points = std::move(ring);
  };
  for (geometry::Polygon& polygon : united) {
    add(polygon.outer);
    for (geometry::Ring& hole : polygon.holes) add(hole);
  }
  // Nothing to unite: each ring stands as it was, and so does each record where there is one only.
  if (layer.records.size() == 1 && one.rings.size() == rings) {
    std::vector<std::vector<Point>> before;
    std::vector<std::vector<Point>> after;
    for (const MendedRing& ring : layer.records.front().rings) {
      before.push_back(canonicalRing(ring.points));
    }
    for (const MendedRing& ring : one.rings) after.push_back(canonicalRing(ring.points));
    const auto less = [](const std::vector<Point>& a, const std::vector<Point>& b) {
      return std::lexicographical_compare(
          a.begin(), a.end(), b.begin(), b.end(),
          [](Point p, Point q) { return p.x != q.x ? p.x < q.x : p.y < q.y; });
    };
    std::sort(before.begin(), before.end(), less);
    std::sort(after.begin(), after.end(), less);
    if (before == after) return true;
  }
  for (const MendedRecord& record : layer.records) {
    if (record.number == one.number && layer.records.size() > 1)
      continue;  // it takes in the others
    Change change;
    change.rule = "topology.overlap";
    change.record = record.number;
    change.from = record.number;
    change.to = one.number;
    ledger.add(std::move(change));
  }
  layer.records.clear();
  layer.records.push_back(std::move(one));
  return true;
}

}  // namespace kkpr::quality
