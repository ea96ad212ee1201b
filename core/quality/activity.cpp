#include <algorithm>
#include <set>

#include "quality/dossier.h"
#include "rules/applicants.h"

namespace kkpr::quality {
namespace {

bool hasHouse(const application::Application& application) {
  return std::any_of(application.activities.begin(), application.activities.end(),
                     [](const application::Activity& activity) {
                       return rules::knownActivity(activity.code) == "rumah-tinggal";
                     });
}

// [J 1.8 table 1.2] A house serves no business, is not let as rooms and is no dormitory.
void checkHouseUse(Dossier& dossier) {
  constexpr const char* kRule = "application.house-use";
  if (!hasHouse(dossier.application)) {
    dossier.examination.notApplicable(kRule);
    return;
  }
  struct Use {
    std::optional<bool> stated;
    const char* field;
    Text text;
  };
  if (!dossier.application.applicant.citizenship) {
    dossier.ask("kebutuhan-luas-lahan", "person.stated-land-need");
  }
  const application::House& house = dossier.application.house;
  const Use uses[] = {
      {house.forBusiness, "/house/forBusiness", {"kegiatan usaha", "a place of business"}},
      {house.boarding, "/house/boarding", {"kost atau kontrakan", "rooms or a house to let"}},
      {house.dormitory,
       "/house/dormitory",
       {"asrama atau mess siswa atau karyawan", "a dormitory for pupils or employees"}}};
  for (const Use& use : uses) {
    if (!use.stated) {
      dossier.ask("jenis-kegiatan", "person.house-use");
    } else if (*use.stated) {
      dossier.find(kRule, {}, use.field).with("use", use.text);
    }
  }
}

/// Record numbers that the application speaks of, with the field where it does.
void namePolygons(Dossier& dossier, const std::vector<std::int64_t>& polygons,
                  const std::string& field) {
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (dossier.mayHavePolygon(polygons[i])) continue;
    dossier.find("application.relation-unknown", "no-polygon", field + "/" + std::to_string(i))
        .with("polygon", polygons[i]);
  }
}

/// A polygon on which nothing is planned: an activity that names none is planned on all.
void namePolygonsWithoutActivity(Dossier& dossier) {
  const auto& activities = dossier.application.activities;
  if (!dossier.records || activities.empty()) return;
  std::set<std::int64_t> left = *dossier.records;
  for (const application::Activity& activity : activities) {
    if (!activity.polygons) return;
    for (const std::int64_t polygon : *activity.polygons) left.erase(polygon);
  }
  if (left.empty()) return;
  constexpr std::size_t kShown = 10;
  std::string list;
  std::size_t shown = 0;
  for (const std::int64_t polygon : left) {
    if (shown++ == kShown) {
      list += ", …";
      break;
    }
    list += (list.empty() ? "" : ", ") + std::to_string(polygon);
  }
  dossier.find("application.relation-unknown", "no-activity", "/activities")
      .with("polygons", std::move(list))
      .with("count", static_cast<std::int64_t>(left.size()));
}

/// How many polygons there are: as read, else as far as the activities name them.
std::size_t polygonCount(const Dossier& dossier) {
  if (dossier.check != nullptr && dossier.check->location) {
    return dossier.check->location->polygons.size();
  }
  std::set<std::int64_t> named;
  for (const application::Activity& activity : dossier.application.activities) {
    if (activity.polygons) named.insert(activity.polygons->begin(), activity.polygons->end());
  }
  return named.size();
}

// [J 2.1.2 angka 7 huruf f = 3.1.2] Several polygons or activities that belong together: the
// document says how they are related.
void checkRelations(Dossier& dossier) {
  constexpr const char* kRule = "application.relation-unknown";
  const application::Application& application = dossier.application;
  const auto unstated = [&](std::size_t count, const std::optional<bool>& related,
                            std::string_view variant, const char* field) {
    if (count < 2 || related) return;
    dossier.find(kRule, variant, field).with("count", static_cast<std::int64_t>(count));
  };
  const std::size_t polygons = polygonCount(dossier);
  // Groups say it of the polygons that stand in one, and nothing of activities.
  std::set<std::int64_t> grouped;
  for (const auto& group : application.relations.value_or(std::vector<std::vector<std::int64_t>>{}))
    grouped.insert(group.begin(), group.end());
  if (grouped.size() < polygons) {
    unstated(polygons, application.masterPlan.polygonsRelated, {}, "/masterPlan/polygonsRelated");
  }
  unstated(application.activities.size(), application.masterPlan.activitiesRelated, "activities",
           "/masterPlan/activitiesRelated");
  for (std::size_t i = 0; i < application.activities.size(); ++i) {
    const auto& named = application.activities[i].polygons;
    const std::string field = "/activities/" + std::to_string(i) + "/polygons";
    if (named) namePolygons(dossier, *named, field);
    if (named && named->empty()) dossier.find(kRule, "nowhere", field);
  }
  namePolygonsWithoutActivity(dossier);
  if (application.relations) {
    for (std::size_t i = 0; i < application.relations->size(); ++i) {
      const std::string field = "/relations/" + std::to_string(i);
      namePolygons(dossier, (*application.relations)[i], field);
      if ((*application.relations)[i].empty()) dossier.find(kRule, "empty-group", field);
    }
  }
}

}  // namespace

// [J 2.1.2 angka 4 = 3.1.2] What is planned is said.
void checkActivities(Dossier& dossier) {
  dossier.require("jenis-kegiatan", "/activities", !dossier.application.activities.empty());
  if (dossier.application.activities.empty()) {
    for (const char* rule : {"application.not-allowed", "application.house-use",
                             "application.strategic", "application.csr-by-other"}) {
      dossier.examination.notRun(rule, {"application.missing"});
    }
  }
  checkHouseUse(dossier);
  checkRelations(dossier);
}

bool isForeignersHouse(const application::Application& application) {
  return application.applicant.citizenship == application::Citizenship::wna &&
         hasHouse(application);
}

}  // namespace kkpr::quality
