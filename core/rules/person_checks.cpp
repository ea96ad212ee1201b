#include "rules/person_checks.h"

#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict.h"

namespace kkpr::rules {

PersonCheck personCheck(std::string_view rule) {
  for (const nlohmann::json& row : embeddedJson("person_checks.json")) {
    if (row.at("rule").get_ref<const std::string&>() != rule) continue;
    const nlohmann::json& text = row.at("text");
    if (row.size() != 3 || text.size() != 2) break;
    return {strictCitation(row.at("citation"), "person_checks.json"),
            {text.at("id").get<std::string>(), text.at("en").get<std::string>()}};
  }
  throw Failure("internal", {"Tidak ada baris untuk " + std::string(rule),
                             "There is no row for " + std::string(rule)});
}

}  // namespace kkpr::rules
