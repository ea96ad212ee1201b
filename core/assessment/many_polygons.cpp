#include "assessment/many_polygons.h"

#include <algorithm>
#include <map>
#include <set>

namespace kkpr::assessment {

using application::Activity;
using application::Application;
using geometry::Region;

namespace {

std::string recordList(const std::set<std::int64_t>& records) {
  std::string out;
  for (const std::int64_t record : records) {
    out += (out.empty() ? "" : ", ") + std::to_string(record);
  }
  return out;
}

/// [J 2.2.3.2 angka 1 = 3.2.3.3] Which polygons the RTB/RIK relates to each other.
struct Grouping {
  std::vector<std::set<std::int64_t>> groups;
  bool silent = false;  ///< the RTB/RIK does not say; they count as unrelated
};

Grouping polygonGroups(const Application& application, const std::set<std::int64_t>& there) {
  Grouping grouping;
  if (there.size() <= 1) {
    grouping.groups.push_back(there);
    return grouping;
  }
  std::set<std::int64_t> alone = there;
  if (application.relations) {
    for (const auto& listed : *application.relations) {
      std::set<std::int64_t> group;
      for (const std::int64_t record : listed) {
        if (alone.erase(record) > 0) group.insert(record);
      }
      if (!group.empty()) grouping.groups.push_back(std::move(group));
    }
  } else if (application.masterPlan.polygonsRelated.value_or(false)) {
    grouping.groups.push_back(there);
    return grouping;
  } else {
    grouping.silent = !application.masterPlan.polygonsRelated;
  }
  for (const std::int64_t record : alone) grouping.groups.push_back({record});
  std::sort(grouping.groups.begin(), grouping.groups.end());
  return grouping;
}

/// The activities planned on each polygon of a set, put together where they are the same.
std::vector<ActivityGroup> groupsOf(
    const std::map<std::int64_t, std::vector<const Activity*>>& plan,
    const std::vector<const Site::Polygon*>& polygons,
    const std::map<std::string, std::string>& shown) {
  struct Group {
    std::vector<const Activity*> planned;
    std::vector<Region> regions;
  };
  std::map<std::vector<std::string>, Group> byActivities;
  for (const Site::Polygon* polygon : polygons) {
    std::map<std::string, const Activity*> codes;
    for (const Activity* activity : plan.at(polygon->record)) {
      codes.emplace(shown.at(plan::canonicalActivity(activity->code)), activity);
    }
    std::vector<std::string> key;
    std::vector<const Activity*> planned;
    for (const auto& [code, activity] : codes) {
      key.push_back(code);
      planned.push_back(activity);
    }
    Group& group = byActivities[key];
    if (group.planned.empty()) group.planned = planned;
    group.regions.push_back(polygon->region);
  }
  std::vector<ActivityGroup> groups;
  Region taken;
  for (auto& [codes, group] : byActivities) {
    const Region all =
        group.regions.size() == 1 ? group.regions.front() : Region::unionOf(group.regions);
    groups.push_back({codes, group.planned, taken.empty() ? all : all.difference(taken)});
    if (byActivities.size() > 1) taken = taken.unionWith(all);
  }
  return groups;
}

void clarify(const Citations& cite, Assessment& out) {
  // [J 2.2.2.4 angka 4 = 3.2.2.4] Where the RTB/RIK is silent.
  const bool centre = out.authority == application::AuthorityLevel::menteri;
  out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "keterkaitan",
                  cite.of("2.2.2.4", "3.2.2.4", "angka 4")});
  out.addUnknown(
      {{"Keterkaitan poligon atau kegiatan", "Whether polygons or activities belong together"},
       {"Pemohon, melalui RTB/RIK", "The applicant, in the RTB/RIK"},
       {"RTB/RIK tidak menyebut apakah poligon atau kegiatan berkaitan; di sini masing-masing "
        "dinilai sendiri.",
        "The RTB/RIK does not say whether polygons or activities are related; here each is judged "
        "alone."},
       cite.of("2.2.3.2", "3.2.3.3"),
       true});
}

}  // namespace

std::vector<Unit> unitsOf(const Application& application, const Site& site, const Citations& cite,
                          Assessment& out) {
  // One spelling per activity; the first in alphabetical order stands for the others.
  std::map<std::string, std::string> shown;
  for (const Activity& activity : application.activities) {
    auto& name = shown[plan::canonicalActivity(activity.code)];
    if (name.empty() || activity.code < name) name = activity.code;
  }
  std::set<std::int64_t> there;
  for (const Site::Polygon& polygon : site.polygons()) there.insert(polygon.record);
  std::set<std::int64_t> absent;
  std::string nowhere;  // activities with a list of no polygons
  for (const Activity& activity : application.activities) {
    if (!activity.polygons) continue;
    if (activity.polygons->empty()) nowhere += (nowhere.empty() ? "" : ", ") + activity.code;
    for (const std::int64_t record : *activity.polygons) {
      if (there.count(record) == 0) absent.insert(record);
    }
  }
  if (!nowhere.empty()) {
    out.addUnknown({{"Poligon kegiatan " + nowhere, "The polygons of " + nowhere},
                    {"Pemohon", "The applicant"},
                    {"Daftar poligon kegiatan " + nowhere +
                         " kosong, sehingga tidak diketahui di mana kegiatan itu direncanakan.",
                     "The list of polygons of " + nowhere +
                         " is empty, so it is not known where that activity is planned."},
                    cite.of("2.2.3.2", "3.2.3.3"),
                    true});
  }
  if (application.relations) {
    for (const auto& group : *application.relations) {
      for (const std::int64_t record : group) {
        if (there.count(record) == 0) absent.insert(record);
      }
    }
  }
  if (!absent.empty()) {
    out.addUnknown({{"Poligon yang disebut permohonan", "Polygons that the application names"},
                    {"Pemohon", "The applicant"},
                    {"Permohonan menyebut poligon nomor " + recordList(absent) +
                         ", yang tidak ada pada lokasi.",
                     "The application names polygon " + recordList(absent) +
                         ", which the location does not have."},
                    cite.of("2.2.3.2", "3.2.3.3"),
                    true});
  }

  std::map<std::int64_t, std::vector<const Activity*>> planned;
  std::set<std::int64_t> idle;
  for (const Site::Polygon& polygon : site.polygons()) {
    std::vector<const Activity*>& here = planned[polygon.record];
    if (!here.empty()) continue;
    for (const Activity& activity : application.activities) {
      const auto& records = activity.polygons;
      if (!records ||
          std::find(records->begin(), records->end(), polygon.record) != records->end()) {
        here.push_back(&activity);
      }
    }
    if (here.empty()) {
      idle.insert(polygon.record);
      for (const Activity& activity : application.activities) here.push_back(&activity);
    }
    std::sort(here.begin(), here.end(),
              [](const Activity* a, const Activity* b) { return a->code < b->code; });
  }
  if (!idle.empty()) {
    out.addUnknown({{"Kegiatan pada poligon " + recordList(idle),
                     "What is planned on polygon " + recordList(idle)},
                    {"Pemohon", "The applicant"},
                    {"Tidak ada kegiatan yang menyebut poligon nomor " + recordList(idle) +
                         "; di sini dinilai untuk semua kegiatan.",
                     "No activity names polygon " + recordList(idle) +
                         "; here it is judged for all activities."},
                    cite.of("2.2.3.2", "3.2.3.3"),
                    true});
  }

  const Grouping grouping = polygonGroups(application, there);
  const std::optional<bool> activitiesRelated =
      shown.size() > 1 ? application.masterPlan.activitiesRelated : std::optional(true);
  if (grouping.silent || !activitiesRelated) clarify(cite, out);

  std::vector<Unit> units;
  for (const std::set<std::int64_t>& group : grouping.groups) {
    std::vector<const Site::Polygon*> polygons;
    for (const Site::Polygon& polygon : site.polygons()) {
      if (group.count(polygon.record) != 0) polygons.push_back(&polygon);
    }
    if (polygons.empty()) continue;
    std::vector<ActivityGroup> together = groupsOf(planned, polygons, shown);
    const bool whole = polygons.size() == site.polygons().size();
    const auto unit = [&](std::vector<ActivityGroup> groups,
                          const std::vector<const Site::Polygon*>& of) {
      std::vector<Region> regions;
      for (const ActivityGroup& one : groups) regions.push_back(one.region);
      Unit made;
      made.region = regions.size() == 1 ? regions.front() : Region::unionOf(regions);
      if (of.size() == site.polygons().size()) {
        made.region = site.region();
        if (groups.size() == 1) groups.front().region = made.region;
      } else {
        for (const Site::Polygon* polygon : of) made.polygons.push_back(polygon->record);
        std::sort(made.polygons.begin(), made.polygons.end());
      }
      made.groups = std::move(groups);
      units.push_back(std::move(made));
    };
    if (activitiesRelated.value_or(false)) {
      unit(std::move(together), polygons);
      continue;
    }
    // Each activity alone, on the polygons of this group on which it is planned.
    std::map<std::string, std::vector<const Site::Polygon*>> byActivity;
    std::map<std::string, const Activity*> first;
    for (const Site::Polygon* polygon : polygons) {
      for (const Activity* activity : planned.at(polygon->record)) {
        const std::string& code = shown.at(plan::canonicalActivity(activity->code));
        auto& list = byActivity[code];
        if (list.empty() || list.back() != polygon) list.push_back(polygon);
        first.emplace(code, activity);
      }
    }
    if (byActivity.size() == 1 && whole) {
      unit(std::move(together), polygons);
      continue;
    }
    for (const auto& [code, of] : byActivity) {
      std::vector<Region> regions;
      for (const Site::Polygon* polygon : of) regions.push_back(polygon->region);
      unit({{{code},
             {first.at(code)},
             regions.size() == 1 ? regions.front() : Region::unionOf(regions)}},
           of);
    }
  }
  Step step("polygons", cite.of("2.2.3.2", "3.2.3.3"));
  step.with("polygons", static_cast<std::int64_t>(there.size()))
      .with("activities", static_cast<std::int64_t>(shown.size()))
      .with("units", static_cast<std::int64_t>(units.size()))
      .to(units.size() == 1                       ? "satu-kesatuan"
          : grouping.silent || !activitiesRelated ? "keterkaitan-tidak-diketahui"
                                                  : "masing-masing");
  // Reading 11: polygons that are related only in part are judged group by group.
  if (application.relations && application.relations->size() > 1) {
    step.by(11);
    out.readings.insert(11);
  }
  if (there.size() > 1 || shown.size() > 1) out.trace.push_back(std::move(step));
  return units;
}

}  // namespace kkpr::assessment
