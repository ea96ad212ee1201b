#include "quality/validity_net.h"

#include <vector>

#include "geometry/validity.h"
#include "quality/holes.h"

namespace kkpr::quality {
namespace {

/// Whether something else was said of the record that GEOS would only repeat: a ring that meets
/// itself (in a fault, or to form a hole), parts that overlap, rings that cross or follow each
/// other (a hole and what fills it do).
bool toldOtherwise(const DrawnRings& drawn, std::uint32_t i) {
  const DrawnRing& ring = drawn.rings[i];
  if (ring.tangled() || !ring.anatomy.holes.empty()) return true;
  for (const std::uint32_t p : drawn.pairsOf[i]) {
    const RingPair& pair = drawn.pairs[p];
    if (!drawn.sameRecord(pair)) continue;
    if (pair.relation.crosses || pair.relation.sharesEdge || pair.relation.twins) return true;
  }
  return false;
}

}  // namespace

// [J 2.1.2 angka 1 huruf a = 3.1.2] Other programs must read the same polygon: what the one in most
// of them refuses is never passed over in silence.
std::int64_t judgeValidity(const DrawnRings& drawn, const std::string& shpName,
                           geometry::WorkBudget& budget, Examination& examination) {
  for (std::uint32_t first = 0; first < drawn.rings.size();) {
    const std::int64_t record = drawn.rings[first].record;
    bool touched = false;
    bool told = false;
    std::uint64_t vertices = 0;
    std::uint32_t end = first;
    for (; end < drawn.rings.size() && drawn.rings[end].record == record; ++end) {
      const DrawnRing& ring = drawn.rings[end];
      if (!ring.counts()) continue;
      touched = touched || ring.touched;
      told = told || toldOtherwise(drawn, end);
      vertices += ring.points.size();
    }
    if (touched && !told) {
      budget.spend(regionWork(vertices));
      if (budget.exhausted()) return record;
      geometry::MultiPolygon polygons;
      for (std::uint32_t i = first; i < end; ++i) {
        const DrawnRing& ring = drawn.rings[i];
        if (ring.counts() && !ring.isHole()) polygons.push_back(partOf(drawn, i));
      }
      if (const auto invalid = geometry::whyInvalid(polygons)) {
        examination.findings.of("geometry.self-intersection", "geos")
            .at({shpName, record, -1, -1, invalid->at});
      }
    }
    first = end;
  }
  return 0;
}

}  // namespace kkpr::quality
