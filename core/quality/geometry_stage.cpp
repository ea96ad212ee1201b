// The geometry stage of the check: rings, holes, the area of the union, the cap.

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "geometry/area.h"
#include "geometry/local_plane.h"
#include "quality/area_cap.h"
#include "quality/gaps.h"
#include "quality/holes.h"
#include "quality/rings.h"
#include "quality/shapes.h"
#include "quality/stages.h"
#include "quality/topology.h"
#include "quality/validity_net.h"

namespace kkpr::quality {
namespace {

using geometry::LocalPlane;

/// Rules that look at positions as degrees on the earth.
constexpr const char* kRingRules[] = {"geometry.ring-too-short", "geometry.ring-not-closed",
                                      "geometry.repeated-vertex"};
/// Rules that need the counted search to have finished.
constexpr const char* kSearchedRules[] = {"geometry.ring-orientation", "geometry.self-intersection",
                                          "geometry.zero-area", "geometry.hole",
                                          "geometry.stray-hole"};
/// Rules about pairs of polygons, which need what the search found.
constexpr const char* kPairRules[] = {"topology.overlap", "topology.duplicate"};
/// Rules about thin shapes, likewise.
constexpr const char* kShapeRules[] = {"geometry.spike", "geometry.sliver"};

/// Rules about what lies between polygons.
constexpr const char* kGapRules[] = {"topology.enclosed-gap", "topology.hairline-gap"};

void exemptAll(const std::vector<std::string>& because, Examination& examination) {
  for (const char* rule : kRingRules) examination.notRun(rule, because);
  for (const char* rule : kSearchedRules) examination.notRun(rule, because);
  for (const char* rule : kGapRules) examination.notRun(rule, because);
  for (const char* rule : kPairRules) examination.notRun(rule, because);
  for (const char* rule : kShapeRules) examination.notRun(rule, because);
  examination.notRun("limit.work", because);
}

/// What the union of polygons measures. Moments are about the origin of `plane`.
struct Measure {
  geometry::CompensatedSum mercatorM2;
  geometry::CompensatedSum geodesicM2;
  geometry::CompensatedSum momentX;
  geometry::CompensatedSum momentY;

  /// A ring whose own area counts with `sign`, whatever its direction.
  void add(const geometry::RingMoments& ring, double geodesic, Point origin, double sign) {
    const double turn = ring.area < 0 ? -sign : sign;
    mercatorM2.add(turn * ring.area);
    geodesicM2.add(sign * std::fabs(geodesic));
    momentX.add(turn * (ring.momentX + ring.area * origin.x));
    momentY.add(turn * (ring.momentY + ring.area * origin.y));
  }
};

/// Whether polygons share area or a ring does not tell its own: then areas of rings do not add up.
bool sharesArea(const DrawnRings& drawn) {
  for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings[i];
    if (ring.counts() && ring.tangled()) return true;
    // How many rings of each other record an outer ring lies in: an odd number, and they share
    // area.
    std::vector<std::size_t> containers;
    for (const std::uint32_t p : drawn.pairsOf[i]) {
      const RingPair& pair = drawn.pairs[p];
      const geometry::RingRelation& relation = pair.relation;
      const DrawnRing& other = drawn.rings[pair.a == i ? pair.b : pair.a];
      if (drawn.sameRecord(pair)) {
        const bool parted = relation.twins && ring.isHole() != other.isHole();
        if (relation.crosses || relation.sharesEdge || (relation.twins && !parted)) return true;
        continue;
      }
      if (relation.crosses) return true;
      if (ring.isHole()) continue;
      if (relation.twins && !other.isHole()) return true;
      const bool inside = pair.a == i ? relation.aInB : relation.bInA;
      if (inside || (relation.twins && other.isHole())) {
        containers.push_back(static_cast<std::size_t>(other.record));
      }
    }
    std::sort(containers.begin(), containers.end());
    for (std::size_t k = 0; k < containers.size();) {
      std::size_t end = k;
      while (end < containers.size() && containers[end] == containers[k]) ++end;
      // In a hole's twin it also lies in that hole's outer ring: together an even number.
      if ((end - k) % 2 == 1) return true;
      k = end;
    }
  }
  return false;
}

/// [J 2.1.2 angka 1 huruf b = 3.1.2] The area of the location is computed in Web Mercator. It is
/// that of the union: what two polygons share counts once. Returns the record at which the budget
/// ended, 0 where it sufficed; then nothing is filled in.
std::int64_t measureUnion(const DrawnRings& drawn, std::optional<geometry::Faces>& faces,
                          geometry::WorkBudget& budget, application::Location& location) {
  const Box box = *location.bbox;
  const LocalPlane plane({0.5 * (box.minX + box.maxX), 0.5 * (box.minY + box.maxY)});
  Measure measure;
  if (!sharesArea(drawn)) {
    for (const DrawnRing& ring : drawn.rings) {
      if (!ring.counts()) continue;
      measure.add(ring.plane, ring.geodesic.areaM2, plane.toPlane(ring.points.front()),
                  ring.isHole() ? -1.0 : 1.0);
    }
  } else {
    if (!faces && !budget.exhausted()) faces = facesOf(drawn, budget);
    if (!faces || budget.exhausted()) return drawn.rings.front().record;
    for (std::size_t c = 0; c < faces->cycles(); ++c) {
      if (faces->covers(c) == 0) continue;
      const geometry::Ring ring = faces->ringOf(c);
      const LocalPlane local(ring.front());
      geometry::Ring metres;
      metres.reserve(ring.size());
      for (const Point& p : ring) metres.push_back(local.toPlane(p));
      measure.add(geometry::ringMoments(metres), geometry::geodesicRing(ring).areaM2,
                  plane.toPlane(ring.front()), faces->isOuter(c) ? -1.0 : 1.0);
    }
  }
  const double area = measure.mercatorM2.value();
  location.webMercatorM2 = area;
  location.geodesicM2 = measure.geodesicM2.value();
  location.centroid =
      area > 0 ? plane.toLonLat({measure.momentX.value() / area, measure.momentY.value() / area})
               : plane.origin();
  return 0;
}

/// What was to be judged by the search is not: the finding says where it ended.
void reportStopped(std::int64_t record, const std::string& shpName, Examination& examination) {
  examination.findings.of("limit.work")
      .with("limit", static_cast<std::int64_t>(kCheckWorkBudget))
      .at({shpName, record, -1, -1, std::nullopt});
}

}  // namespace

application::Location examineGeometry(const Reading& reading, const std::string& shpName,
                                      Examination& examination) {
  application::Location location;
  location.inDegrees = reading.inDegrees;
  const shapefile::Geometry& layer = reading.geometry;
  for (std::size_t r = 0; r < layer.records.size(); ++r) {
    const shapefile::Record& record = layer.records[r];
    std::int64_t vertices = 0;
    for (std::uint32_t k = 0; k < record.partCount; ++k) {
      vertices += static_cast<std::int64_t>(layer.part(record.firstPart + k).size());
    }
    if (vertices == 0) continue;
    location.rings += record.partCount;
    location.vertices += vertices;
    location.polygons.push_back({static_cast<std::int64_t>(r) + 1, {}});
  }
  if (!reading.inDegrees || location.vertices == 0) {
    const auto because = whyUnmeasured(reading, examination);
    exemptAll(because, examination);
    checkAreaCap(location, shpName, because, examination);
    return location;
  }

  Box box;
  for (const Point& p : layer.points) box.include(p);
  location.bbox = box;
  DrawnRings drawn;
  drawRings(layer, shpName, examination, drawn);
  geometry::CompensatedSum perimeter;
  for (const DrawnRing& ring : drawn.rings) perimeter.add(ring.geodesic.perimeterM);
  location.perimeterM = perimeter.value();

  // The search and what follows from it may end early: then those rules were not run, and the
  // finding says so. It is counted, so that every machine stops at the same place.
  geometry::WorkBudget budget(kCheckWorkBudget);
  std::int64_t stoppedAt = relateRings(drawn, budget);
  if (stoppedAt == 0) stoppedAt = judgeHoles(drawn, shpName, budget, examination);
  if (stoppedAt != 0) {
    reportStopped(stoppedAt, shpName, examination);
    for (const char* rule : kSearchedRules) examination.notRun(rule, {"limit.work"});
    for (const char* rule : kGapRules) examination.notRun(rule, {"limit.work"});
    for (const char* rule : kPairRules) examination.notRun(rule, {"limit.work"});
    for (const char* rule : kShapeRules) examination.notRun(rule, {"limit.work"});
    checkAreaCap(location, shpName, {"limit.work"}, examination);
    return location;
  }
  judgeRings(drawn, shpName, budget, examination);
  stoppedAt = judgeTopology(drawn, shpName, budget, examination);
  if (stoppedAt != 0) {
    for (const char* rule : kPairRules) examination.notRun(rule, {"limit.work"});
  }
  const std::int64_t shapesStopped = judgeShapes(drawn, shpName, budget, examination);
  if (shapesStopped != 0) {
    for (const char* rule : kShapeRules) examination.notRun(rule, {"limit.work"});
    if (stoppedAt == 0) stoppedAt = shapesStopped;
  }
  const std::int64_t netStopped = judgeValidity(drawn, shpName, budget, examination);
  if (netStopped != 0) {
    examination.notRun("geometry.self-intersection", {"limit.work"});
    if (stoppedAt == 0) stoppedAt = netStopped;
  }

  std::optional<geometry::Faces> faces;
  const std::int64_t gapsStoppedAt = judgeGaps(drawn, faces, shpName, budget, examination);

  std::size_t at = 0;
  for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings[i];
    if (ring.isHole() || ring.copy) continue;
    while (location.polygons[at].record != ring.record) ++at;
    location.polygons[at].parts.push_back(partOf(drawn, i));
  }
  // Without the area the rules on rings still stand.
  const std::int64_t unmeasured = measureUnion(drawn, faces, budget, location);
  for (const std::int64_t record : {gapsStoppedAt, unmeasured}) {
    if (stoppedAt == 0) stoppedAt = record;
  }
  if (stoppedAt != 0) reportStopped(stoppedAt, shpName, examination);
  checkAreaCap(location, shpName, whyUnmeasured(reading, examination), examination);
  return location;
}

std::vector<std::string> whyUnmeasured(const Reading& reading, const Examination& examination) {
  if (!reading.inDegrees) return reading.whyNoDegrees;
  if (examination.findings.has("limit.work")) return {"limit.work"};
  return {"geometry.empty"};
}

}  // namespace kkpr::quality
