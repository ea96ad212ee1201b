#include "plan/plan_health.h"

#include <algorithm>
#include <map>
#include <set>

#include "geometry/area.h"
#include "plan/columns.h"
#include "plan/coverage.h"
#include "rules/layer_fields.h"
#include "rules/zone_codes.h"

namespace kkpr::plan {
namespace {

std::int64_t verticesOf(const geometry::MultiPolygon& shape) {
  std::size_t count = 0;
  for (const geometry::Polygon& polygon : shape) {
    count += polygon.outer.size();
    for (const geometry::Ring& hole : polygon.holes) count += hole.size();
  }
  return static_cast<std::int64_t>(count);
}

// ---- geometry -----------------------------------------------------------------------------------

/// Outlines that cross themselves, and slivers; for plans and layers alike.
void judgeOutlines(const Coverage& coverage, const std::string& part, const std::string& path,
                   const std::string& fieldPath, Findings& findings) {
  for (const CrossedOutline& crossed : coverage.crossed) {
    const bool ofField = crossed.record == 0;
    const std::string& file = ofField ? fieldPath : path;
    findings.of("plan.invalid-geometry", {}, file)
        .with("part", ofField ? std::string("boundary") : part)
        .with("path", file)
        .at({file, crossed.record, -1, -1, crossed.at});
  }
  for (const std::int64_t record : coverage.slivers) {
    findings.of("plan.sliver")
        .with("limit", Quantity{kDefectWidthM, Unit::metre, 1})
        .with("least", Quantity{kDefectM2, Unit::squareMetre, 0})
        .at({path, record, -1, -1, std::nullopt});
  }
  if (!coverage.complete) {
    findings.of("limit.work", "plan")
        .with("file", path)
        .with("limit", static_cast<std::int64_t>(kHealthWorkBudget))
        .at({path, 0, -1, -1, std::nullopt});
  }
}

std::string codesOf(const HealthPlace& place) {
  std::vector<std::string> shown;
  for (const std::string& code : place.codes) shown.push_back(code.empty() ? "-" : code);
  return listed(shown);
}

/// One kind of places (overlaps, gaps, beyond the boundary) as a finding and as a list. What is as
/// thin as a line is told within the finding, and alone only where there is nothing else. Returns
/// the area of all.
double tellPlaces(const char* rule, const std::vector<CoveragePlace>& found, const Plan& plan,
                  const std::map<std::int64_t, const Zone*>& zoneOf, std::vector<HealthPlace>& list,
                  Findings& findings) {
  if (found.empty()) return 0;
  geometry::CompensatedSum defects;
  geometry::CompensatedSum hairlines;
  for (const CoveragePlace& place : found) {
    (place.defect ? defects : hairlines).add(place.areaM2);
    if (list.size() == kMaxPlaces) continue;
    HealthPlace told{place.records, {}, place.areaM2, place.widthM, place.defect, place.at};
    for (const std::int64_t record : place.records) told.codes.push_back(zoneOf.at(record)->code);
    list.push_back(std::move(told));
  }
  const bool any = found.front().defect;  // they come first
  const bool thinMatters = std::string_view(rule) != "plan.outside-boundary";
  if (any || thinMatters) {
    Finding& finding = findings.of(rule, any ? "" : "hairline");
    finding.with("area", Quantity{defects.value(), Unit::squareMetre, 2})
        .with("largest", Quantity{found.front().areaM2, Unit::squareMetre, 2})
        .with("hairline", Quantity{hairlines.value(), Unit::squareMetre, 2})
        .with("codes", codesOf(list.front()));
    for (const CoveragePlace& place : found) {
      if (place.defect != any) continue;
      finding.at(
          {plan.zonesPath, place.records.empty() ? 0 : place.records.front(), -1, -1, place.at});
    }
  }
  return defects.value() + hairlines.value();
}

// ---- attributes ---------------------------------------------------------------------------------

void judgeCodes(const Plan& plan, PlanHealth& health) {
  const std::set<std::string> inTable = plan.activities.zones();
  std::set<std::string> unknown;
  std::int64_t bearing = 0;
  for (const Zone& zone : plan.zones.zones()) {
    const Place place{plan.zonesPath, zone.record, -1, -1, zone.shape.front().outer.front()};
    if (zone.code.empty()) {
      health.findings.of("plan.zone-without-code").at(place);
      continue;
    }
    if (!zone.named) health.findings.of("plan.zone-without-name").at(place);
    const bool known = inTable.count(zone.code) != 0 || rules::findZoneCode(zone.code) != nullptr ||
                       rules::findZoneCode(zone.name) != nullptr;
    if (known) continue;
    unknown.insert(zone.code);
    ++bearing;
  }
  health.unknownCodes.assign(unknown.begin(), unknown.end());
  if (bearing > 0) {
    Finding& finding =
        health.findings.of("plan.unknown-code").with("codes", listed(health.unknownCodes));
    finding.count = bearing;
  }
  const std::vector<std::string> empty = plan.activities.withoutCells();
  if (!empty.empty()) {
    Finding& finding =
        health.findings.of("plan.activity-without-cell").with("activities", listed(empty));
    finding.count = static_cast<std::int64_t>(empty.size());
  }
}

// ---- what the document does not say -------------------------------------------------------------

void missingOf(const Plan& plan, std::vector<MissingPart>& missing) {
  const auto lacks = [&](bool there, const char* field, const char* id, const char* en) {
    if (!there) missing.push_back({field, {id, en}});
  };
  const Regulation& regulation = plan.regulation;
  lacks(regulation.form && regulation.number && regulation.year, "regulation",
        "Bentuk, nomor, atau tahun peraturannya tidak disebut, sehingga dasar hasilnya tidak dapat "
        "dikutip.",
        "Form, number or year of its regulation is not stated, so what an outcome rests on cannot "
        "be cited.");
  lacks(plan.enacted.has_value(), "enacted",
        "Tanggal penetapan tidak disebut, sehingga tidak dapat ditentukan rencana mana yang lebih "
        "baru.",
        "The day of enactment is not stated, so which of two plans is newer cannot be told.");
  lacks(!isRdtr(plan.level) || plan.ossIntegrated, "ossIntegrated",
        "Tidak disebut apakah RDTR ini sudah terintegrasi dengan OSS; KKKPR dan PKKPR berbeda "
        "karenanya.",
        "Whether this RDTR is integrated with OSS is not stated; it decides between KKKPR and "
        "PKKPR.");
  lacks(plan.scale.has_value(), "scale",
        "Skala peta tidak disebut, sehingga ketelitian batas zona tidak diketahui.",
        "The scale of the map is not stated, so how exact its borders are is not known.");
  lacks(isNational(plan.level) || plan.region.province || plan.region.regency, "region",
        "Daerahnya tidak disebut, sehingga kewenangan dan pembagian wilayah tidak pasti.",
        "The region is not stated, so authority and division by region are not sure.");
  lacks(!plan.activities.empty(), "activityTable",
        "Tabel kegiatan tidak ada, sehingga tidak ada kegiatan pola ruang yang dianggap diatur.",
        "There is no activity table, so no land-use activity counts as regulated.");
  lacks(plan.boundary.has_value(), "boundary",
        "Batas wilayah rencana tidak ada; gabungan zona dipakai, sehingga celah di tepinya tidak "
        "terlihat.",
        "There is no boundary; the union of the zones is used, so gaps at its edge do not show.");
}

Text lacksColumn(const std::string& name) {
  return {
      "Tidak ada kolom yang memuat \"" + name + "\"; sebutkan dengan \"fields\" bila namanya lain.",
      "No column holds \"" + name + "\"; say so in \"fields\" where it has another name."};
}

void missingOf(const LoadedLayer& loaded, const rules::LayerReading& reading,
               std::vector<MissingPart>& missing) {
  const SectorLayer& layer = loaded.layer;
  if (!layer.source) {
    missing.push_back(
        {"source", {"Sumber data tidak disebut.", "Where the data come from is not stated."}});
  }
  if (!layer.date) {
    missing.push_back(
        {"date",
         {"Tanggal data tidak disebut, sehingga kemutakhirannya tidak diketahui.",
          "The day of the data is not stated, so how current they are is not known."}});
  }
  if (!reading.decides.empty() && layer.decidedBy.empty() && !layer.unusable) {
    missing.push_back({"function",
                       {"Tidak ada kolom yang menerangkan jenis fitur, sehingga semuanya "
                        "diperhitungkan; sebutkan dengan \"fields\" atau \"filter\".",
                        "No column tells what a feature is, so all of them count; name one in "
                        "\"fields\" or \"filter\"."}});
  }
  for (const std::string& name : loaded.absent) missing.push_back({name, lacksColumn(name)});
}

}  // namespace

PlanHealth healthOf(const LoadedPlan& loaded) {
  const Plan& plan = loaded.plan;
  PlanHealth health;
  health.id = plan.id;
  health.title = plan.title;
  health.findings = loaded.findings;
  for (const Finding& one : loaded.ofHealth.all()) {
    health.findings.of(one.rule, one.variant) = one;
  }
  missingOf(plan, health.missing);
  if (plan.unusable) return health;

  std::vector<Covering> features;
  std::map<std::int64_t, const Zone*> zoneOf;
  for (const Zone& zone : plan.zones.zones()) {
    features.push_back({&zone.shape, zone.record, zone.code});
    zoneOf.emplace(zone.record, &zone);
    health.vertices += verticesOf(zone.shape);
  }
  health.features = static_cast<std::int64_t>(features.size());
  judgeCodes(plan, health);
  if (features.empty()) return health;  // applied by its text

  const Coverage coverage = coverageOf(features, plan.boundary ? &*plan.boundary : nullptr, true);
  judgeOutlines(coverage, "zones", plan.zonesPath, plan.boundaryPath, health.findings);
  if (!coverage.complete) return health;
  health.overlapsM2 = tellPlaces("plan.zone-overlap", coverage.overlaps, plan, zoneOf,
                                 health.overlaps, health.findings);
  health.gapsM2 =
      tellPlaces("plan.zone-gap", coverage.gaps, plan, zoneOf, health.gaps, health.findings);
  tellPlaces("plan.outside-boundary", coverage.outside, plan, zoneOf, health.outside,
             health.findings);
  return health;
}

PlanHealth healthOf(const LoadedLayer& loaded) {
  const SectorLayer& layer = loaded.layer;
  const rules::LayerReading& reading = rules::layerReading(layerKindName(layer.kind));
  PlanHealth health;
  health.id = layer.id;
  health.title = layer.title;
  health.layer = true;
  health.findings = loaded.findings;
  health.decidedBy = layer.decidedBy;
  health.note = reading.note;
  missingOf(loaded, reading, health.missing);
  if (layer.unusable) return health;

  std::vector<Covering> features;
  for (const SectorFeature& feature : layer.features) {
    features.push_back({&feature.shape, feature.record, {}});
    health.vertices += verticesOf(feature.shape);
    if (feature.counts) ++health.counted;
  }
  health.features = static_cast<std::int64_t>(features.size());
  judgeOutlines(coverageOf(features, nullptr, false), "features", layer.path, {}, health.findings);
  return health;
}

}  // namespace kkpr::plan
