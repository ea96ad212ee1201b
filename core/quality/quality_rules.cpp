#include "quality/quality_rules.h"

#include <algorithm>
#include <array>

namespace kkpr::quality {
namespace {

// Each rule's function stands in the file of its stage: container.cpp, files.cpp, structure.cpp,
// crs.cpp, coordinates.cpp, rings.cpp, shapes.cpp, holes.cpp, topology.cpp and gaps.cpp,
// area_cap.cpp and land_need.cpp.
constexpr auto kRules = std::to_array<QualityRule>({
    {"container.not-zip", Stage::container},
    {"container.encrypted", Stage::container},
    {"container.unsupported-method", Stage::container},
    {"container.corrupt-entry", Stage::container},
    {"container.ambiguous", Stage::container},
    {"container.too-large", Stage::container},
    {"container.unsafe-name", Stage::container},
    {"container.extra-file", Stage::container},
    {"files.missing-part", Stage::files},
    {"files.name-mismatch", Stage::files},
    {"files.no-polygon-layer", Stage::files},
    {"files.several-polygon-layers", Stage::files},
    {"structure.shp-header", Stage::structure},
    {"structure.shp-length", Stage::structure},
    {"structure.shp-record", Stage::structure},
    {"structure.record-number", Stage::structure},
    {"structure.bbox", Stage::structure},
    {"structure.shx-mismatch", Stage::structure},
    {"structure.dbf-header", Stage::structure},
    {"structure.dbf-count", Stage::structure},
    {"structure.dbf-fields", Stage::structure},
    {"structure.dbf-encoding", Stage::structure},
    {"structure.null-shape", Stage::structure},
    {"structure.unsupported-type", Stage::structure},
    {"structure.z-or-m", Stage::structure},
    {"crs.unreadable", Stage::crs},
    {"crs.wkt2", Stage::crs},
    {"crs.projected", Stage::crs},
    {"crs.wrong-datum", Stage::crs},
    {"crs.not-degrees", Stage::crs},
    {"crs.contradicts-coordinates", Stage::crs},
    {"coordinate.not-finite", Stage::coordinates},
    {"coordinate.swapped", Stage::coordinates},
    {"coordinate.out-of-range", Stage::coordinates},
    {"coordinate.outside-indonesia", Stage::coordinates},
    {"coordinate.outside-regency", Stage::coordinates},
    {"coordinate.too-many-decimals", Stage::coordinates},
    {"coordinate.far-vertex", Stage::coordinates},
    {"geometry.empty", Stage::geometry},
    {"geometry.ring-too-short", Stage::geometry},
    {"geometry.ring-not-closed", Stage::geometry},
    {"geometry.ring-orientation", Stage::geometry},
    {"geometry.repeated-vertex", Stage::geometry},
    {"geometry.spike", Stage::geometry},
    {"geometry.self-intersection", Stage::geometry},
    {"geometry.zero-area", Stage::geometry},
    {"geometry.sliver", Stage::geometry},
    {"geometry.hole", Stage::geometry},
    {"geometry.stray-hole", Stage::geometry},
    {"topology.overlap", Stage::topology},
    {"topology.duplicate", Stage::topology},
    {"topology.enclosed-gap", Stage::topology},
    {"topology.hairline-gap", Stage::topology},
    {"area.foreigner-house-cap", Stage::area},
    {"area.differs-from-land-need", Stage::area},
    {"limit.too-many-vertices", Stage::structure},
    {"limit.too-many-records", Stage::structure},
    {"limit.work", Stage::geometry},
    {"limit.memory", Stage::container},
    {"person.boundary-on-the-ground", Stage::person},
    {"person.parcel-numbers", Stage::person},
    {"person.depth-or-height", Stage::person},
    {"person.companion-data", Stage::person},
    {"person.excluded-parts", Stage::person},
    {"person.stated-land-need", Stage::person},
    {"person.tenure-evidence", Stage::person},
    {"person.kind-of-activity", Stage::person},
    {"person.master-plan", Stage::person},
    {"person.related-polygons", Stage::person},
});

}  // namespace

std::span<const QualityRule> qualityRules() { return kRules; }

std::size_t positionOf(std::string_view rule) {
  const auto row = std::find_if(kRules.begin(), kRules.end(),
                                [&](const QualityRule& entry) { return entry.rule == rule; });
  return static_cast<std::size_t>(row - kRules.begin());
}

}  // namespace kkpr::quality
