#include "rules/sources.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "rules/embedded.h"

namespace kkpr::rules {

Citation juknis(std::string_view place) { return {"juknis-13-2023", std::string(place)}; }

bool knownSource(std::string_view source) {
  const nlohmann::json& all = embeddedJson("sources.json");
  return std::any_of(all.begin(), all.end(), [&](const nlohmann::json& row) {
    return row.at("source").get_ref<const std::string&>() == source;
  });
}

}  // namespace kkpr::rules
