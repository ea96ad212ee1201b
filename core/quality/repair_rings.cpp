// Repairs that need no more than to know which ring is which: rings that enclose nothing
// [J 2.1.2 angka 1 huruf a = 3.1.2], what was drawn twice, the directions of the file format.

#include <algorithm>
#include <cmath>
#include <set>

#include "geometry/area.h"
#include "geometry/local_plane.h"
#include "quality/repair_layer.h"

namespace kkpr::quality {
namespace {

bool lessPoint(Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; }

bool lessRing(const std::vector<Point>& a, const std::vector<Point>& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), lessPoint);
}

double signedArea(std::span<const Point> closedRing) {
  const geometry::LocalPlane plane(closedRing.front());
  std::vector<Point> metres;
  metres.reserve(closedRing.size());
  for (const Point& p : closedRing) metres.push_back(plane.toPlane(p));
  return geometry::signedAreaM2(metres);
}

/// What a ring encloses at most: the area between every stretch of it and its first position, so
/// that the loops of a figure of eight do not cancel out.
double grossAreaM2(std::span<const Point> ring) {
  const geometry::LocalPlane plane(ring.front());
  double sum = 0;
  Point before = plane.toPlane(ring.front());
  for (const Point& p : ring) {
    const Point here = plane.toPlane(p);
    sum += std::fabs(before.x * here.y - here.x * before.y) / 2;
    before = here;
  }
  return sum;
}

Change ringChange(std::string_view rule, const MendedRecord& record, const MendedRing& ring) {
  Change change;
  change.rule = rule;
  change.record = record.number;
  change.ring = ring.number;
  return change;
}

/// Rings that enclose nothing, of records that keep one that does.
void dropEmptyRings(MendedRecord& record, Ledger& ledger) {
  if (record.rings.size() < 2) return;
  std::vector<bool> empty(record.rings.size(), false);
  std::vector<bool> tooShort(record.rings.size(), false);
  std::size_t left = 0;
  for (std::size_t k = 0; k < record.rings.size(); ++k) {
    const std::vector<Point>& points = record.rings[k].points;
    tooShort[k] = points.size() < 4 || !hasThreeCorners(points);
    empty[k] = tooShort[k] || grossAreaM2(points) < kLeastAreaM2;
    if (!empty[k]) ++left;
  }
  if (left == 0 || left == record.rings.size()) return;
  std::vector<MendedRing> kept;
  for (std::size_t k = 0; k < record.rings.size(); ++k) {
    MendedRing& ring = record.rings[k];
    if (!empty[k]) {
      kept.push_back(std::move(ring));
      continue;
    }
    Change change =
        ringChange(tooShort[k] ? "geometry.ring-too-short" : "geometry.zero-area", record, ring);
    change.from = static_cast<std::int64_t>(ring.points.size());
    ledger.add(std::move(change));
  }
  record.rings = std::move(kept);
}

/// The rings of a record in a form that does not depend on how they were drawn.
using Shape = std::vector<std::vector<Point>>;

Shape shapeOf(const MendedRecord& record) {
  Shape shape;
  for (const MendedRing& ring : record.rings) shape.push_back(canonicalRing(ring.points));
  std::sort(shape.begin(), shape.end(), lessRing);
  return shape;
}

/// Rings of one record on the same line and in the same direction: one of them says it all. In
/// opposite directions one is the hole of the other, which is another matter.
void dropTwinRings(MendedRecord& record, Ledger& ledger) {
  if (record.rings.size() < 2) return;
  std::vector<std::pair<std::vector<Point>, std::size_t>> lines;
  for (std::size_t k = 0; k < record.rings.size(); ++k) {
    lines.emplace_back(canonicalRing(record.rings[k].points), k);
  }
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? lessRing(a.first, b.first) : a.second < b.second;
  });
  std::vector<bool> twin(record.rings.size(), false);
  bool any = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].first != lines[i - 1].first || !hasThreeCorners(lines[i].first)) continue;
    // A group of more than two, or one of both directions, is nothing to decide here.
    const bool third = (i > 1 && lines[i - 2].first == lines[i].first) ||
                       (i + 1 < lines.size() && lines[i + 1].first == lines[i].first);
    const bool sameWay = (signedArea(record.rings[lines[i].second].points) > 0) ==
                         (signedArea(record.rings[lines[i - 1].second].points) > 0);
    if (third || !sameWay) continue;
    twin[lines[i].second] = any = true;
  }
  if (!any) return;
  std::vector<MendedRing> kept;
  for (std::size_t k = 0; k < record.rings.size(); ++k) {
    MendedRing& ring = record.rings[k];
    if (twin[k]) {
      ledger.add(ringChange("topology.duplicate", record, ring));
    } else {
      kept.push_back(std::move(ring));
    }
  }
  record.rings = std::move(kept);
}

}  // namespace

void dropRings(MendedLayer& layer, Ledger& ledger) {
  for (MendedRecord& record : layer.records) {
    dropEmptyRings(record, ledger);
    dropTwinRings(record, ledger);
  }
  if (layer.records.size() < 2) return;
  std::vector<std::pair<Shape, std::size_t>> shapes;
  shapes.reserve(layer.records.size());
  for (std::size_t r = 0; r < layer.records.size(); ++r) {
    shapes.emplace_back(shapeOf(layer.records[r]), r);
  }
  std::sort(shapes.begin(), shapes.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) {
      return std::lexicographical_compare(a.first.begin(), a.first.end(), b.first.begin(),
                                          b.first.end(), lessRing);
    }
    return a.second < b.second;
  });
  std::vector<bool> twin(layer.records.size(), false);
  std::vector<std::int64_t> like(layer.records.size(), 0);
  std::size_t first = 0;
  for (std::size_t i = 1; i < shapes.size(); ++i) {
    if (shapes[i].first != shapes[first].first) {
      first = i;
      continue;
    }
    twin[shapes[i].second] = true;
    like[shapes[i].second] = layer.records[shapes[first].second].number;
  }
  if (std::find(twin.begin(), twin.end(), true) == twin.end()) return;
  std::vector<MendedRecord> kept;
  for (std::size_t r = 0; r < layer.records.size(); ++r) {
    MendedRecord& record = layer.records[r];
    if (!twin[r]) {
      kept.push_back(std::move(record));
      continue;
    }
    Change change;
    change.rule = "topology.duplicate";
    change.record = record.number;
    change.from = record.number;
    change.to = like[r];
    ledger.add(std::move(change));
    layer.twins.push_back({record.number, like[r]});
  }
  layer.records = std::move(kept);
}

void turnRings(MendedLayer& layer, Ledger& ledger) {
  const shapefile::Geometry geometry = layer.geometry();
  Examination unused;
  DrawnRings drawn;
  drawRings(geometry, {}, unused, drawn);
  geometry::WorkBudget budget(kCheckWorkBudget);
  if (relateRings(drawn, budget) != 0) return;
  // As in the check: what encloses nothing, and a figure of eight, has no direction. An outer ring
  // that runs as a hole beside one that does not was drawn as a hole: that is not for us to turn.
  const auto hasDirection = [](const DrawnRing& ring) {
    return ring.counts() && !(ring.tangled() && ring.anatomy.loops.size() > 1);
  };
  std::set<std::int64_t> rightOuter;
  for (const DrawnRing& ring : drawn.rings) {
    if (hasDirection(ring) && !ring.isHole() && ring.clockwise()) rightOuter.insert(ring.record);
  }
  for (const DrawnRing& ring : drawn.rings) {
    const bool clockwise = ring.clockwise();
    if (!hasDirection(ring) || clockwise != ring.isHole()) continue;
    if (ring.depth == 0 && rightOuter.count(ring.record) > 0) continue;
    MendedRecord& record = layer.records[static_cast<std::size_t>(ring.record - 1)];
    MendedRing& mended = record.rings[static_cast<std::size_t>(ring.number)];
    std::reverse(mended.points.begin(), mended.points.end());
    std::reverse(mended.stored.begin(), mended.stored.end());
    Change change = ringChange("geometry.ring-orientation", record, mended);
    change.from = std::string(clockwise ? "clockwise" : "counter-clockwise");
    change.to = std::string(clockwise ? "counter-clockwise" : "clockwise");
    ledger.add(std::move(change));
  }
}

}  // namespace kkpr::quality
