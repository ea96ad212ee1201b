#include "rules/strict.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "base/date.h"
#include "base/failure.h"

namespace kkpr::rules {
namespace {

[[noreturn]] void refuse(std::string_view table, const std::string& why) {
  throw Failure("internal", {"Data aturan rusak: " + std::string(table) + ": " + why,
                             "Rule data is broken: " + std::string(table) + ": " + why});
}

}  // namespace

void requireKeys(const nlohmann::json& object, std::initializer_list<std::string_view> keys,
                 std::string_view table) {
  if (!object.is_object()) refuse(table, "no object: " + object.dump());
  for (const auto& [key, value] : object.items()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) refuse(table, "unknown key " + key);
  }
  for (const std::string_view key : keys) {
    if (!object.contains(std::string(key))) {
      refuse(table, "no " + std::string(key) + " in " + object.dump());
    }
  }
}

Text strictText(const nlohmann::json& json, std::string_view table) {
  requireKeys(json, {"id", "en"}, table);
  Text text{json.at("id").get<std::string>(), json.at("en").get<std::string>()};
  if (text.id.empty() || text.en.empty()) refuse(table, "an empty text");
  return text;
}

Citation strictCitation(const nlohmann::json& json, std::string_view table) {
  if (json.is_string()) return juknis(json.get<std::string>());
  requireKeys(json, {"source", "place"}, table);
  Citation citation{json.at("source").get<std::string>(), json.at("place").get<std::string>()};
  if (!knownSource(citation.source)) refuse(table, "no source " + citation.source);
  return citation;
}

void requireProvenance(const nlohmann::json& row, std::string_view table) {
  constexpr std::array<std::string_view, 4> kStatuses{"certain", "one-source", "conflicting",
                                                      "ours"};
  if (!parseDate(row.at("since").get<std::string>())) refuse(table, "since is no day");
  if (!row.at("until").is_null() && !parseDate(row.at("until").get<std::string>())) {
    refuse(table, "until is no day");
  }
  const auto status = row.at("status").get<std::string>();
  if (std::find(kStatuses.begin(), kStatuses.end(), status) == kStatuses.end()) {
    refuse(table, "unknown status " + status);
  }
  (void)strictCitation(row.at("citation"), table);
}

}  // namespace kkpr::rules
