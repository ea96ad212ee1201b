#include "assessment/neighbours.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "assessment/noise.h"
#include "assessment/words.h"
#include "base/number.h"
#include "rules/rule_set.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

constexpr std::size_t kMostNamed = 12;  // a sentence, not a table

/// "K-1 Perkebunan (tempat peribadatan: I)"
Text zoneText(const plan::Plan& plan, const plan::Zone& zone,
              const application::Application& application) {
  std::string name = zone.code.empty() ? zone.name : zone.code;
  if (zone.named && !zone.code.empty() && zone.name != zone.code) name += " " + zone.name;
  Text text{name, name};
  const char* before = " (";
  for (const application::Activity& activity : application.activities) {
    const auto permission = plan.activities.at(plan::canonicalActivity(activity.code), zone.code);
    const std::string cell =
        ": " + (permission ? std::string(plan::permissionName(*permission)) : std::string("–"));
    const Text words = activityNames({activity.code}, false);
    text.id += before + words.id + cell;
    text.en += before + words.en + cell;
    before = "; ";
  }
  if (!application.activities.empty()) {
    text.id += ")";
    text.en += ")";
  }
  return text;
}

/// The zones of one plan there, the largest first.
std::vector<Text> zonesAround(const plan::Plan& plan, const Region& released, const Region& where,
                              double metres, const Situation& s) {
  struct Around {
    Text text;
    double m2 = 0;
  };
  std::map<std::string, Around> byText;
  for (const plan::Zone* zone : plan.zones.candidates(degreesOf(where, s.site))) {
    const Region here = s.site.cutTo(where, zone->shape).difference(released);
    if (here.empty() || isNoise(here) || here.distanceM(released) > metres) continue;
    Text text = zoneText(plan, *zone, s.application);
    Around& around = byText[text.id];
    around.text = std::move(text);
    around.m2 += here.areaM2();
  }
  std::vector<Around> sorted;
  for (auto& [key, around] : byText) sorted.push_back(std::move(around));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Around& a, const Around& b) { return a.m2 > b.m2; });
  std::vector<Text> texts;
  for (Around& around : sorted) texts.push_back(std::move(around.text));
  return texts;
}

}  // namespace

Region around(const Region& region, double metres) {
  const Box box = region.box();
  const double west = box.minX - metres;
  const double east = box.maxX + metres;
  const double south = box.minY - metres;
  const double north = box.maxY + metres;
  return Region::of(
      {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}});
}

Box degreesOf(const Region& region, const Site& site) {
  Box box;
  for (const geometry::Polygon& polygon : site.toLonLat(region)) {
    for (const Point& p : polygon.outer) box.include(p);
  }
  return box;
}

void flagNeighbours(const Region& released, const Situation& s, Assessment& out) {
  const double metres = rules::parameter("neighbouring-zones-m", out.asOf);
  const Region where = around(released, metres);
  for (const PlanCut& cut : s.cuts) {
    const plan::Plan& plan = *cut.plan;
    if (plan.zones.zones().empty() || speaksByText(plan.level)) continue;
    std::vector<Text> zones = zonesAround(plan, released, where, metres, s);
    if (zones.empty()) continue;
    Text more;
    if (zones.size() > kMostNamed) {
      const auto left = static_cast<std::int64_t>(zones.size() - kMostNamed);
      more = {" dan " + formatInteger(left, Language::id) + " lainnya",
              " and " + formatInteger(left, Language::en) + " more"};
      zones.resize(kMostNamed);
    }
    std::vector<std::string> id;
    std::vector<std::string> en;
    for (Text& zone : zones) {
      id.push_back(std::move(zone.id));
      en.push_back(std::move(zone.en));
    }
    const std::string distance = formatNumber(metres, 0, Language::id, false);
    out.addFlag({"pola-ruang-sekitar",
                 {"Pola ruang di sekitar kawasan hutan yang dilepaskan tanpa peruntukan (sampai " +
                      distance + " m, menurut " + plan.title + "): " + joined(id) + more.id + ".",
                  "Zones around the forest released without a use (within " + distance + " m, by " +
                      plan.title + "): " + joined(en) + more.en + "."},
                 std::nullopt,
                 s.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf a 2)")});
  }
}

}  // namespace kkpr::assessment
