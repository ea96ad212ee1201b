#include "rules/rule_set.h"

#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

/// The last entry that began on or before the day; before the first of all, the first (the law's
/// older numbers are not in our sources, and an application of an older day is still to be
/// answered).
const nlohmann::json& inForce(const nlohmann::json& dated, std::optional<Date> on) {
  const nlohmann::json* chosen = &dated.at(0);
  for (const nlohmann::json& entry : dated) {
    const auto since = parseDate(entry.at("since").get<std::string>());
    if (!since) {
      throw Failure("internal",
                    {"Tanggal pada data aturan rusak", "A date in the rule data is broken"});
    }
    if (!on || *since <= *on) chosen = &entry;
  }
  return *chosen;
}

}  // namespace

double parameter(std::string_view name, std::optional<Date> on) {
  for (const nlohmann::json& row : embeddedJson("parameters.json")) {
    if (row.at("name").get_ref<const std::string&>() == name) {
      return inForce(row.at("values"), on).at("value").get<double>();
    }
  }
  throw Failure("internal", {"Parameter tidak dikenal: " + std::string(name),
                             "Unknown parameter: " + std::string(name)});
}

std::string ruleSetOn(std::optional<Date> on) {
  return inForce(embeddedJson("rule_sets.json"), on).at("since").get<std::string>();
}

}  // namespace kkpr::rules
