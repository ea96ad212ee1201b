#include "assessment/activities.h"

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

/// True, false, or empty where the dossier does not say.
std::optional<bool> polygonsRelated(const Application& application,
                                    const std::set<std::int64_t>& there) {
  if (application.relations) {
    if (application.relations->size() != 1) return false;
    const auto& group = application.relations->front();
    const std::set<std::int64_t> grouped(group.begin(), group.end());
    return std::includes(grouped.begin(), grouped.end(), there.begin(), there.end());
  }
  return application.masterPlan.polygonsRelated;
}

void nameRelations(const Application& application, const std::set<std::int64_t>& there,
                   std::size_t activities, const Citations& cite, Assessment& out) {
  // Related polygons and activities are judged as one; unrelated ones each alone, with products of
  // their own; where the RTB/RIK is silent they count as unrelated and a clarification meeting is
  // listed.
  const std::optional<bool> related =
      there.size() > 1 ? polygonsRelated(application, there) : std::optional(true);
  const std::optional<bool> activitiesRelated =
      activities > 1 ? application.masterPlan.activitiesRelated : std::optional(true);
  const bool silent = !related || !activitiesRelated;
  if (silent) {
    out.meetings.push_back({"fpr", true, "keterkaitan", cite.of("2.2.3.2", "3.2.3.3", "angka 1")});
    if (out.authority && *out.authority == application::AuthorityLevel::menteri) {
      out.meetings.back().body = "rapat-koordinasi";
      out.meetings.back().required = false;
    }
  }
  if (related.value_or(false) && activitiesRelated.value_or(false)) return;
  out.addUnknown(
      {{"Keterkaitan poligon atau kegiatan", "Whether polygons or activities belong together"},
       {"Pemohon, melalui RTB/RIK", "The applicant, in the RTB/RIK"},
       silent ? Text{"RTB/RIK tidak menyebut apakah poligon atau kegiatan berkaitan; di sini "
                     "dinilai sebagai satu kesatuan.",
                     "The RTB/RIK does not say whether polygons or activities are related; "
                     "here they are judged as one."}
              : Text{"Poligon atau kegiatan yang tidak berkaitan seharusnya dinilai "
                     "masing-masing; pratinjau ini menilainya sebagai satu kesatuan.",
                     "Unrelated polygons or activities are to be judged one by one; this "
                     "preview judges them as one."},
       cite.of("2.2.3.2", "3.2.3.3"),
       true});
}

}  // namespace

std::vector<ActivityGroup> groupActivities(const Application& application, const Site& site,
                                           const Citations& cite, Assessment& out) {
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

  std::map<std::vector<std::string>, std::vector<Region>> byActivities;
  std::set<std::int64_t> idle;
  for (const Site::Polygon& polygon : site.polygons()) {
    std::set<std::string> planned;
    for (const Activity& activity : application.activities) {
      const auto& records = activity.polygons;
      if (!records ||
          std::find(records->begin(), records->end(), polygon.record) != records->end()) {
        planned.insert(shown[plan::canonicalActivity(activity.code)]);
      }
    }
    if (planned.empty()) {
      idle.insert(polygon.record);
      for (const auto& [key, name] : shown) planned.insert(name);
    }
    byActivities[{planned.begin(), planned.end()}].push_back(polygon.region);
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
  nameRelations(application, there, shown.size(), cite, out);

  std::vector<ActivityGroup> groups;
  if (byActivities.size() == 1) {
    groups.push_back({byActivities.begin()->first, site.region()});
    return groups;
  }
  Region taken;
  for (auto& [activities, regions] : byActivities) {
    const Region all = Region::unionOf(regions);
    groups.push_back({activities, all.difference(taken)});
    taken = taken.unionWith(all);
  }
  return groups;
}

}  // namespace kkpr::assessment
