#include "report/plan_health_report.h"

#include <algorithm>

#include "report/check_report.h"
#include "rules/finding_catalogue.h"

namespace kkpr::report {
namespace {

Json orNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json placesJson(const std::vector<plan::HealthPlace>& places) {
  Json list = Json::array();
  for (const plan::HealthPlace& place : places) {
    list.push_back({{"codes", place.codes},
                    {"records", place.records},
                    {"m2", place.areaM2},
                    {"widthM", place.widthM},
                    {"hairline", !place.defect},
                    {"at", place.at}});
  }
  return list;
}

}  // namespace

Json planHealthJson(const plan::PlanHealth& health) {
  Json json;
  json["schema"] = "kkpr/plan-health@1";
  json["id"] = health.id;
  json["title"] = health.title;
  json["kind"] = health.layer ? "layer" : "plan";
  json["features"] = health.features;
  json["vertices"] = health.vertices;
  std::vector<const Finding*> worstFirst;
  for (const Finding& finding : health.findings.all()) worstFirst.push_back(&finding);
  std::stable_sort(worstFirst.begin(), worstFirst.end(), [](const Finding* a, const Finding* b) {
    return rules::severityOf(*a) < rules::severityOf(*b);
  });
  json["findings"] = Json::array();
  for (const Finding* finding : worstFirst) json["findings"].push_back(findingJson(*finding));
  json["overlapsM2"] = orNull(health.overlapsM2);
  json["gapsM2"] = orNull(health.gapsM2);
  json["overlaps"] = placesJson(health.overlaps);
  json["gaps"] = placesJson(health.gaps);
  json["outside"] = placesJson(health.outside);
  json["unknownCodes"] = health.unknownCodes;
  json["missing"] = Json::array();
  for (const plan::MissingPart& part : health.missing) {
    json["missing"].push_back({{"field", part.field}, {"text", textJson(part.text)}});
  }
  if (health.layer) {
    json["reading"] = {{"field", health.decidedBy.empty() ? Json(nullptr) : Json(health.decidedBy)},
                       {"counted", health.counted},
                       {"note", health.note ? textJson(*health.note) : Json(nullptr)}};
  } else {
    json["reading"] = nullptr;
  }
  return json;
}

}  // namespace kkpr::report
