#include "assessment/stated_place.h"

#include <algorithm>
#include <map>

#include "assessment/authority.h"
#include "assessment/noise.h"

namespace kkpr::assessment {
namespace {

/// "kabupaten bogor" of "Bogor" or "Kab. Bogor".
struct Key {
  std::string whole;
  bool kind = false;  ///< the text itself says whether it is a city

  [[nodiscard]] bool isOf(const std::string& other) const {
    const auto bare = [](const std::string& key) { return key.substr(key.find(' ') + 1); };
    return kind ? whole == other : bare(whole) == bare(other);
  }
};

Key keyOf(const std::string& stated) {
  // Read as a city and as a regency it is the same only where it says which.
  const std::string city = regencyKey(stated, true);
  return {regencyKey(stated, false), city == regencyKey(stated, false)};
}

}  // namespace

std::vector<std::string> otherRegencies(const application::Application& application,
                                        const std::vector<PlanCut>& cuts) {
  std::vector<Key> stated;
  if (application.location.place.regency) {
    stated.push_back(keyOf(*application.location.place.regency));
  }
  if (stated.empty()) return {};
  for (const application::AdministrativePlace& place : application.location.places) {
    if (place.regency) stated.push_back(keyOf(*place.regency));
  }
  std::map<std::string, std::string> found;  // by key
  for (const PlanCut& cut : cuts) {
    const plan::PlanRegion& region = cut.plan->region;
    const bool points = cut.plan->level == plan::Level::rtrwk || plan::isRdtr(cut.plan->level);
    if (!points || !region.regency || cut.cover.empty() || isNoise(cut.cover)) continue;
    found.emplace(regencyKey(*region.regency, region.isCity), *region.regency);
  }
  std::vector<std::string> others;
  for (const auto& [key, name] : found) {
    const bool is = std::any_of(stated.begin(), stated.end(),
                                [&key = key](const Key& one) { return one.isOf(key); });
    if (is) return {};
    others.push_back(name);
  }
  return others;
}

}  // namespace kkpr::assessment
