#include "quality/repair_layer.h"

#include <algorithm>
#include <cmath>

#include "base/portable_math.h"
#include "geometry/local_plane.h"
#include "geometry/orientation.h"
#include "quality/quality_rules.h"

namespace kkpr::quality {

MendedLayer MendedLayer::of(const shapefile::Geometry& geometry) {
  MendedLayer layer;
  layer.records.reserve(geometry.records.size());
  for (std::size_t r = 0; r < geometry.records.size(); ++r) {
    const shapefile::Record& record = geometry.records[r];
    MendedRecord& mended = layer.records.emplace_back();
    mended.number = static_cast<std::int64_t>(r) + 1;
    mended.rings.reserve(record.partCount);
    for (std::uint32_t k = 0; k < record.partCount; ++k) {
      const std::span<const Point> points = geometry.part(std::size_t{record.firstPart} + k);
      MendedRing& ring = mended.rings.emplace_back();
      ring.number = k;
      ring.points.assign(points.begin(), points.end());
      ring.stored.resize(points.size());
      for (std::size_t v = 0; v < points.size(); ++v) {
        ring.stored[v] = static_cast<std::uint32_t>(v);
      }
    }
  }
  return layer;
}

shapefile::Geometry MendedLayer::geometry() const {
  shapefile::Geometry geometry;
  geometry.kind = shapefile::GeometryKind::polygon;
  std::size_t points = 0;
  for (const MendedRecord& record : records) {
    for (const MendedRing& ring : record.rings) points += ring.points.size();
  }
  geometry.points.reserve(points);
  for (const MendedRecord& record : records) {
    geometry.records.push_back({static_cast<std::uint32_t>(geometry.partCount()),
                                static_cast<std::uint32_t>(record.rings.size())});
    for (const MendedRing& ring : record.rings) {
      geometry.points.insert(geometry.points.end(), ring.points.begin(), ring.points.end());
      geometry.partStarts.push_back(static_cast<std::uint32_t>(geometry.points.size()));
    }
  }
  return geometry;
}

void Ledger::add(Change change) {
  ++count_;
  ChangeSum& sum = sums_[change.rule];
  sum.rule = change.rule;
  ++sum.count;
  sum.maxMovedM = std::fmax(sum.maxMovedM, change.movedM);
  if (rows_.size() < kMaxChanges) rows_.push_back(std::move(change));
}

void Ledger::moveInto(RepairResult& result) {
  result.changes = std::move(rows_);
  result.changeCount = count_;
  for (const auto& [rule, sum] : sums_) {
    result.sums.push_back(sum);
    result.maxMovedM = std::fmax(result.maxMovedM, sum.maxMovedM);
  }
  std::stable_sort(result.sums.begin(), result.sums.end(),
                   [](const ChangeSum& a, const ChangeSum& b) {
                     return positionOf(a.rule) < positionOf(b.rule);
                   });
  *this = Ledger();
}

void Refusals::add(std::string_view rule, std::string_view variant) {
  std::pair<std::string, std::string> key(rule, variant);
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

double groundMetres(Point a, Point b) {
  constexpr double kRadian = 0.017453292519943295;
  const double north = (b.y - a.y) * kRadian * geometry::kMercatorRadiusM;
  const double east =
      (b.x - a.x) * kRadian * geometry::kMercatorRadiusM * sinCosDegrees(0.5 * (a.y + b.y)).cos;
  return kkpr::length(east, north);
}

bool hasThreeCorners(std::span<const Point> ring) {
  std::size_t second = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i] == ring[0]) continue;
    if (second == 0) {
      second = i;
    } else if (!(ring[i] == ring[second])) {
      return true;
    }
  }
  return false;
}

std::vector<Point> canonicalRing(std::span<const Point> closedRing) {
  const auto less = [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
  std::vector<Point> ring(closedRing.begin(), closedRing.end());
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  if (ring.empty()) return ring;
  // From a corner on, a position in the middle of a straight stretch says nothing about the line.
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), less), ring.end());
  std::size_t kept = 1;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point before = ring[kept - 1];
    const Point after = ring[i + 1 == ring.size() ? 0 : i + 1];
    const double dot = (before.x - ring[i].x) * (after.x - ring[i].x) +
                       (before.y - ring[i].y) * (after.y - ring[i].y);
    if (dot < 0 && geometry::orientation(before, ring[i], after) == 0) continue;
    ring[kept++] = ring[i];
  }
  ring.resize(kept);
  // Of several equal smallest corners (a ring that meets itself) the first way round that is
  // smaller decides; two of the same line then end alike.
  std::vector<Point> best;
  for (const bool reversed : {false, true}) {
    if (reversed) std::reverse(ring.begin(), ring.end());
    const auto smallest = *std::min_element(ring.begin(), ring.end(), less);
    int tried = 0;
    for (std::size_t i = 0; i < ring.size() && tried < 4; ++i) {
      if (!(ring[i] == smallest)) continue;
      ++tried;
      std::vector<Point> turned(ring.begin() + static_cast<std::ptrdiff_t>(i), ring.end());
      turned.insert(turned.end(), ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(i));
      if (best.empty() || std::lexicographical_compare(turned.begin(), turned.end(), best.begin(),
                                                       best.end(), less)) {
        best = std::move(turned);
      }
    }
  }
  return best;
}

}  // namespace kkpr::quality
