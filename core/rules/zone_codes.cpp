#include "rules/zone_codes.h"

#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "rules/embedded.h"

namespace kkpr::rules {

namespace {

std::map<std::string, ZoneCode> readTable() {
  std::map<std::string, ZoneCode> table;
  const nlohmann::json& file = embeddedJson("zone_codes.json");
  for (const char* list : {"codes", "classes"}) {
    for (const nlohmann::json& row : file.at(list)) {
      ZoneCode entry;
      entry.code = row.value("code", "");
      entry.name = row.at("name").get<std::string>();
      entry.certainty = row.at("certainty").get<std::string>();
      if (!row.at("rgb").is_null()) entry.rgb = row.at("rgb").get<std::array<int, 3>>();
      table.emplace(canonicalZoneCode(entry.code.empty() ? entry.name : entry.code), entry);
    }
  }
  return table;
}

}  // namespace

std::string canonicalZoneCode(std::string_view code) {
  std::string out;
  bool gap = false;
  for (const char c : trimmed(code)) {
    if (c == ' ' || c == '\t' || c == '-') {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += c;
  }
  return upperAscii(out);
}

const ZoneCode* findZoneCode(std::string_view code) {
  static const std::map<std::string, ZoneCode> table = readTable();
  const auto it = table.find(canonicalZoneCode(code));
  return it == table.end() ? nullptr : &it->second;
}

}  // namespace kkpr::rules
