#include "report/check_report.h"

#include "rules/finding_catalogue.h"
#include "rules/person_checks.h"
#include "rules/remedy_steps.h"

namespace kkpr::report {
namespace {

const char* verdictName(quality::Verdict verdict) {
  switch (verdict) {
    case quality::Verdict::memenuhi:
      return "memenuhi";
    case quality::Verdict::tidakMemenuhi:
      return "tidak-memenuhi";
    case quality::Verdict::tidakTerbaca:
      return "tidak-terbaca";
  }
  return "tidak-terbaca";
}

Json positionJson(const Point& point) { return point; }

Json placeJson(const Place& place) {
  Json json = Json::object();
  if (!place.file.empty()) json["file"] = place.file;
  if (place.record > 0) json["record"] = place.record;
  if (place.ring >= 0) json["ring"] = place.ring;
  if (place.vertex >= 0) json["vertex"] = place.vertex;
  if (place.at) json["at"] = positionJson(*place.at);
  if (!place.field.empty()) json["field"] = place.field;
  return json;
}

/// The numbers a message quotes, for programs: {"area": 123.4}.
Json measuresJson(const Finding& finding) {
  Json json = Json::object();
  for (const auto& [name, value] : finding.values) {
    if (const auto* quantity = std::get_if<Quantity>(&value)) {
      json[name] = quantity->value;
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      json[name] = *integer;
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      json[name] = *text;
    } else if (const auto* date = std::get_if<Date>(&value)) {
      json[name] = formatDate(*date);
    } else {
      json[name] = textJson(std::get<Text>(value));
    }
  }
  return json;
}

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json ringJson(const geometry::Ring& ring) {
  Json json = Json::array();
  for (const Point& point : ring) json.push_back(positionJson(point));
  return json;
}

Json crsJson(const std::optional<application::CoordinateSystemSummary>& crs) {
  if (!crs) return nullptr;
  return {{"name", crs->name}, {"epsg", orNull(crs->epsg)}, {"isWgs84", crs->isWgs84}};
}

Json locationJson(const application::Location& location, bool geometry) {
  Json json;
  json["polygons"] = location.polygons.size();
  json["rings"] = location.rings;
  json["vertices"] = location.vertices;
  if (location.bbox) {
    json["bbox"] = {location.bbox->minX, location.bbox->minY, location.bbox->maxX,
                    location.bbox->maxY};
  } else {
    json["bbox"] = nullptr;
  }
  json["centroid"] = location.centroid ? positionJson(*location.centroid) : Json(nullptr);
  if (location.webMercatorM2) {
    json["area"] = {{"webMercatorM2", *location.webMercatorM2},
                    {"geodesicM2", orNull(location.geodesicM2)}};
  } else {
    json["area"] = nullptr;
  }
  json["perimeterM"] = orNull(location.perimeterM);
  json["maxDecimals"] = location.maxDecimals;
  json["crs"] = crsJson(location.crs);
  json["companions"] = Json::array();
  for (const application::Companion& companion : location.companions) {
    json["companions"].push_back({{"name", companion.name},
                                  {"geometry", companion.geometry},
                                  {"records", companion.records}});
  }
  if (geometry) {
    if (location.inDegrees) {
      geometry::MultiPolygon all;
      for (const application::LocationPolygon& polygon : location.polygons) {
        all.insert(all.end(), polygon.parts.begin(), polygon.parts.end());
      }
      json["geometry"] = multiPolygonJson(all);
    } else {
      json["geometry"] = nullptr;
    }
  }
  return json;
}

Json madeWithJson(const std::optional<quality::Provenance>& provenance) {
  if (!provenance) return nullptr;
  Json json;
  json["program"] = provenance->program;
  json["certainty"] = provenance->probable ? "probable" : "possible";
  json["because"] = Json::array();
  for (const Text& sign : provenance->because) json["because"].push_back(textJson(sign));
  return json;
}

Json candidateJson(const quality::Candidate& candidate) {
  const Box& box = candidate.bbox;
  return {{"id", candidate.id},
          {"crs", candidate.crs},
          {"epsg", orNull(candidate.epsg)},
          {"reason", textJson(candidate.reason)},
          {"centroid", positionJson(candidate.centroid)},
          {"bbox", {box.minX, box.minY, box.maxX, box.maxY}},
          {"areaM2", orNull(candidate.areaM2)},
          {"shiftM", orNull(candidate.shiftM)}};
}

}  // namespace

const char* outcomeName(quality::Outcome outcome) {
  switch (outcome) {
    case quality::Outcome::passed:
      return "passed";
    case quality::Outcome::found:
      return "found";
    case quality::Outcome::notRun:
      return "notRun";
    case quality::Outcome::notApplicable:
      return "notApplicable";
    case quality::Outcome::needsPerson:
      return "needsPerson";
  }
  return "notRun";
}

Json citationJson(const rules::Citation& citation) {
  return {{"source", citation.source}, {"place", citation.place}};
}

Json textJson(const Text& text) { return {{"id", text.id}, {"en", text.en}}; }

Json multiPolygonJson(const geometry::MultiPolygon& polygons) {
  Json coordinates = Json::array();
  for (const geometry::Polygon& polygon : polygons) {
    Json rings = Json::array({ringJson(polygon.outer)});
    for (const geometry::Ring& hole : polygon.holes) rings.push_back(ringJson(hole));
    coordinates.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(coordinates)}};
}

Json findingJson(const Finding& finding, std::string_view firstProgram,
                 std::optional<rules::Chapter> chapter) {
  const rules::WordedFinding worded = rules::worded(finding);
  Json json;
  json["rule"] = finding.rule;
  if (!finding.variant.empty()) json["variant"] = finding.variant;
  json["severity"] = rules::severityName(worded.severity);
  json["message"] = textJson(worded.message);
  json["remedy"] = textJson(worded.remedy);
  json["remedySteps"] = Json::array();
  for (const rules::RemedyStep& step : rules::remedySteps(worded.mend, firstProgram)) {
    json["remedySteps"].push_back({{"program", step.program}, {"text", textJson(step.text)}});
  }
  json["repairable"] = worded.repairable;
  json["citation"] =
      worded.citation ? citationJson(rules::inChapter(*worded.citation, chapter)) : Json(nullptr);
  json["count"] = finding.count;
  json["measures"] = measuresJson(finding);
  json["where"] = Json::array();
  for (const Place& place : finding.where) json["where"].push_back(placeJson(place));
  return json;
}

Json checkJson(const quality::CheckResult& result, bool geometry) {
  Json json;
  json["schema"] = "kkpr/check@1";
  json["file"] = {
      {"name", result.fileName}, {"bytes", result.fileBytes}, {"sha256", result.sha256}};
  json["verdict"] = verdictName(result.verdict);
  json["findings"] = Json::array();
  const std::string_view first = quality::mendingProgram(result.madeWith);
  for (const Finding& finding : result.findings) {
    json["findings"].push_back(findingJson(finding, first));
  }
  json["location"] = result.location ? locationJson(*result.location, geometry) : Json(nullptr);
  json["checks"] = Json::array();
  for (const quality::RuleOutcome& row : result.checks) {
    Json check = {
        {"rule", row.rule}, {"outcome", outcomeName(row.outcome)}, {"because", row.because}};
    if (row.outcome == quality::Outcome::needsPerson) {
      const rules::PersonCheck asked = rules::personCheck(row.rule);
      check["question"] = textJson(asked.text);
      check["citation"] = citationJson(asked.citation);
    }
    json["checks"].push_back(std::move(check));
  }
  json["candidates"] = Json::array();
  for (const quality::Candidate& candidate : result.candidates) {
    json["candidates"].push_back(candidateJson(candidate));
  }
  json["madeWith"] = madeWithJson(result.madeWith);
  return json;
}

}  // namespace kkpr::report
