#include "rules/sources.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "rules/embedded.h"

namespace kkpr::rules {

Citation juknis(std::string_view place) { return {"juknis-13-2023", std::string(place)}; }

Citation inChapter(Citation citation, std::optional<Chapter> chapter) {
  if (!chapter) return citation;
  constexpr std::string_view kOpen = " (= ";
  std::string& place = citation.place;
  for (std::size_t open = place.find(kOpen); open != std::string::npos; open = place.find(kOpen)) {
    const std::size_t close = place.find(')', open);
    if (close == std::string::npos) break;
    const std::size_t begin = open + kOpen.size();
    const std::string regional = place.substr(begin, close - begin);
    place.erase(open, close + 1 - open);
    if (*chapter == Chapter::centre) continue;
    const std::size_t blank = place.rfind(' ', open == 0 ? 0 : open - 1);
    const std::size_t word = blank == std::string::npos ? 0 : blank + 1;
    place.replace(word, open - word, regional);
  }
  return citation;
}

bool knownSource(std::string_view source) {
  const nlohmann::json& all = embeddedJson("sources.json");
  return std::any_of(all.begin(), all.end(), [&](const nlohmann::json& row) {
    return row.at("source").get_ref<const std::string&>() == source;
  });
}

}  // namespace kkpr::rules
