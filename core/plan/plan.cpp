#include "plan/plan.h"

#include <algorithm>

#include "rules/zone_codes.h"

namespace kkpr::plan {

std::string_view levelName(Level level) {
  return std::find_if(kLevels.begin(), kLevels.end(),
                      [level](const auto& one) { return one.second == level; })
      ->first;
}

bool isRdtr(Level level) { return level == Level::rdtr || level == Level::rdtrKpn; }
bool isRtrw(Level level) { return level == Level::rtrwk || level == Level::rtrwp; }
bool isNational(Level level) { return !isRdtr(level) && !isRtrw(level); }

namespace {

bool names(const std::vector<PlacedActivity>& list, std::string_view activity) {
  const std::string wanted = canonicalActivity(activity);
  return std::any_of(list.begin(), list.end(),
                     [&](const PlacedActivity& placed) { return placed.activity == wanted; });
}

}  // namespace

bool Plan::inStructure(std::string_view activity) const { return names(structure, activity); }
bool Plan::inPrograms(std::string_view activity) const { return names(programs, activity); }

const Provision* Plan::provisionOf(std::string_view zone) const {
  auto found = provisions.find(rules::canonicalZoneCode(zone));
  if (found == provisions.end()) found = provisions.find("*");
  return found == provisions.end() ? nullptr : &found->second;
}

bool newerFirst(const Plan& a, const Plan& b) {
  if (a.enacted != b.enacted) {
    if (!a.enacted || !b.enacted) return a.enacted.has_value();
    return *b.enacted < *a.enacted;
  }
  if (a.level != b.level) return a.level < b.level;
  return a.id < b.id;
}

}  // namespace kkpr::plan
