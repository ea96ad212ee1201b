#include "report/repair_report.h"

namespace kkpr::report {
namespace {

Json valueJson(const quality::LedgerValue& value) {
  if (const auto* point = std::get_if<Point>(&value)) return Json::array({point->x, point->y});
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

Json orNull(std::int64_t number, std::int64_t none) {
  return number == none ? Json(nullptr) : Json(number);
}

Json orNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

}  // namespace

Json repairJson(const quality::RepairResult& result, bool geometry) {
  Json json;
  json["schema"] = "kkpr/repair@1";
  json["changes"] = Json::array();
  for (const quality::Change& change : result.changes) {
    json["changes"].push_back({{"rule", change.rule},
                               {"record", orNull(change.record, 0)},
                               {"ring", orNull(change.ring, -1)},
                               {"vertex", orNull(change.vertex, -1)},
                               {"from", valueJson(change.from)},
                               {"to", valueJson(change.to)},
                               {"movedM", change.movedM}});
  }
  json["changeCount"] = result.changeCount;
  json["summary"] = Json::array();
  for (const quality::ChangeSum& sum : result.sums) {
    json["summary"].push_back(
        {{"rule", sum.rule}, {"count", sum.count}, {"maxMovedM", sum.maxMovedM}});
  }
  json["maxMovedM"] = result.maxMovedM;
  json["areaBeforeM2"] = orNull(result.areaBeforeM2);
  json["areaAfterM2"] = orNull(result.areaAfterM2);
  json["refused"] = Json::array();
  for (const quality::Refusal& refusal : result.refused) {
    json["refused"].push_back({{"rule", refusal.rule}, {"reason", textJson(refusal.reason)}});
  }
  json["notes"] = Json::array();
  for (const Text& note : result.notes) json["notes"].push_back(textJson(note));
  json["candidate"] = result.candidate.empty() ? Json(nullptr) : Json(result.candidate);
  if (result.zip) {
    Json files = Json::array();
    for (const quality::WrittenFile& file : result.files) {
      files.push_back({{"name", file.name}, {"bytes", file.bytes}});
    }
    json["out"] = {
        {"name", result.outName}, {"bytes", result.zip->size()}, {"files", std::move(files)}};
  } else {
    json["out"] = nullptr;
  }
  json["check"] = checkJson(result.check, geometry);
  return json;
}

}  // namespace kkpr::report
