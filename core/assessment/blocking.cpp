#include "assessment/blocking.h"

#include <algorithm>

#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Where one activity of the unit is planned.
ActivityGroup groupOf(const std::string& activity, const Unit& unit) {
  ActivityGroup alone;
  std::vector<Region> regions;
  for (const ActivityGroup& group : unit.groups) {
    for (std::size_t i = 0; i < group.activities.size(); ++i) {
      if (group.activities[i] != activity) continue;
      alone.activities = {activity};
      alone.planned = {group.planned[i]};
      regions.push_back(group.region);
    }
  }
  alone.region = regions.size() == 1 ? regions.front() : Region::unionOf(regions);
  return alone;
}

}  // namespace

std::set<std::string> activitiesOf(const Unit& unit) {
  std::set<std::string> all;
  for (const ActivityGroup& group : unit.groups) {
    all.insert(group.activities.begin(), group.activities.end());
  }
  return all;
}

std::optional<Unit> unitWith(const std::set<std::string>& activities, const Unit& unit) {
  Unit fewer = unit;
  for (ActivityGroup& group : fewer.groups) {
    ActivityGroup kept;
    for (std::size_t i = 0; i < group.activities.size(); ++i) {
      if (activities.count(group.activities[i]) == 0) continue;
      kept.activities.push_back(group.activities[i]);
      kept.planned.push_back(group.planned[i]);
    }
    if (kept.activities.empty()) return std::nullopt;
    group.activities = std::move(kept.activities);
    group.planned = std::move(kept.planned);
  }
  return fewer;
}

Text whatBlocks(const std::vector<const Zoning*>& zonings, const Context& context) {
  const std::set<std::string> activities = activitiesOf(context.unit);
  Text all;
  if (activities.size() < 2) return all;
  const auto add = [&](const std::string& activity, const std::set<std::string>& plans, Text how) {
    if (plans.empty()) return;
    const Text name = activityNames({activity});
    const char* before = all.id.empty() ? "" : "; ";
    all.id.append(before).append(name.id).append(how.id).append(joined(plans));
    all.en.append(before).append(name.en).append(how.en).append(joined(plans));
  };
  for (const std::string& activity : activities) {
    const std::vector<ActivityGroup> alone{groupOf(activity, context.unit)};
    std::set<std::string> silent;
    std::set<std::string> against;
    for (const Zoning* zoning : zonings) {
      const Region here = zoning->area.intersection(alone.front().region);
      if (here.areaM2() < kWhollyM2) continue;
      const Zoning answer = zoningOf(*zoning->cut, here, alone, context.changes);
      if (!answer.regulates) {
        silent.insert(zoning->plan->title);
      } else if (answer.conformingM2 < kWhollyM2) {
        against.insert(zoning->plan->title);
      }
    }
    add(activity, silent, {" tidak diatur dalam ", " is not regulated in "});
    add(activity, against, {" tidak sesuai dengan ", " does not conform to "});
  }
  if (all.id.empty()) return all;
  return {" Yang menghalangi: " + all.id + ".", " What stands in the way: " + all.en + "."};
}

}  // namespace kkpr::assessment
