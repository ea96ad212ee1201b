#include "rules/layer_fields.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "rules/embedded.h"

namespace kkpr::rules {

namespace {

struct LayerFields {
  std::vector<std::string> zoneCode;
  std::map<std::string, std::string> cutAt;
  std::vector<std::string> zoneName;
  std::vector<std::string> forestFunction;
  std::vector<std::string> notForest;
  std::vector<std::string> notForestWithin;
};

const LayerFields& table() {
  static const LayerFields fields = [] {
    const nlohmann::json& file = embeddedJson("layer_fields.json");
    LayerFields out;
    file.at("zoneCode").get_to(out.zoneCode);
    file.at("zoneCodeCutAt").get_to(out.cutAt);
    file.at("zoneName").get_to(out.zoneName);
    file.at("kawasan-hutan").at("function").get_to(out.forestFunction);
    file.at("kawasan-hutan").at("notForest").get_to(out.notForest);
    file.at("kawasan-hutan").at("notForestWithin").get_to(out.notForestWithin);
    return out;
  }();
  return fields;
}

}  // namespace

const std::vector<std::string>& zoneCodeFields() { return table().zoneCode; }

std::string_view zoneCodeCutAt(std::string_view field) {
  const auto it = table().cutAt.find(upperAscii(field));
  return it == table().cutAt.end() ? std::string_view{} : std::string_view(it->second);
}

const std::vector<std::string>& zoneNameFields() { return table().zoneName; }

const std::vector<std::string>& forestFunctionFields() { return table().forestFunction; }

bool isNotForest(std::string_view function) {
  std::string wanted = upperAscii(trimmed(function));
  // Tables written by GIS programs hold the numeric code as "1007.0" or "1007.00000".
  if (const auto dot = wanted.find('.');
      dot != std::string::npos && wanted.find_first_not_of('0', dot + 1) == std::string::npos) {
    wanted.resize(dot);
  }
  const auto& words = table().notForest;
  if (std::find(words.begin(), words.end(), wanted) != words.end()) return true;
  const auto& within = table().notForestWithin;
  return std::any_of(within.begin(), within.end(), [&](const std::string& word) {
    return wanted.find(word) != std::string::npos;
  });
}

}  // namespace kkpr::rules
