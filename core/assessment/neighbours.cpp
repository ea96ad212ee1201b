#include "assessment/neighbours.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "assessment/noise.h"
#include "assessment/words.h"
#include "base/number.h"
#include "rules/rule_set.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

constexpr std::size_t kMostNamed = 12;  // a sentence, not a table

/// The box of a region, grown on every side.
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

/// "K-1 Perkebunan (sekolah: I)"
std::string zoneText(const plan::Plan& plan, const plan::Zone& zone,
                     const application::Application& application) {
  std::string text = zone.code.empty() ? zone.name : zone.code;
  if (zone.named && !zone.code.empty() && zone.name != zone.code) text += " " + zone.name;
  std::string cells;
  for (const application::Activity& activity : application.activities) {
    const auto permission = plan.activities.at(plan::canonicalActivity(activity.code), zone.code);
    if (!cells.empty()) cells += "; ";
    cells += activity.code + ": ";
    cells += permission ? std::string(plan::permissionName(*permission)) : std::string("-");
  }
  return cells.empty() ? text : text + " (" + cells + ")";
}

/// The zones of one plan there, the largest first.
std::vector<std::string> zonesAround(const plan::Plan& plan, const Region& released,
                                     const Region& where, double metres, const Situation& s) {
  std::map<std::string, double> m2;
  for (const plan::Zone* zone : plan.zones.candidates(degreesOf(where, s.site))) {
    const Region here = s.site.cutTo(where, zone->shape).difference(released);
    if (!here.empty() && !isNoise(here) && here.distanceM(released) <= metres) {
      m2[zoneText(plan, *zone, s.application)] += here.areaM2();
    }
  }
  std::vector<std::pair<double, std::string>> sorted;
  for (const auto& [text, area] : m2) sorted.emplace_back(-area, text);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string> texts;
  for (const auto& [area, text] : sorted) texts.push_back(text);
  return texts;
}

}  // namespace

void flagNeighbours(const Region& released, const Situation& s, Assessment& out) {
  const double metres = rules::parameter("neighbouring-zones-m", out.asOf);
  const Region where = around(released, metres);
  for (const PlanCut& cut : s.cuts) {
    const plan::Plan& plan = *cut.plan;
    if (plan.zones.zones().empty() || speaksByText(plan.level)) continue;
    std::vector<std::string> zones = zonesAround(plan, released, where, metres, s);
    if (zones.empty()) continue;
    Text more;
    if (zones.size() > kMostNamed) {
      const auto left = static_cast<std::int64_t>(zones.size() - kMostNamed);
      more = {" dan " + formatInteger(left, Language::id) + " lainnya",
              " and " + formatInteger(left, Language::en) + " more"};
      zones.resize(kMostNamed);
    }
    const std::string distance = formatNumber(metres, 0, Language::id, false);
    out.addFlag(
        {"pola-ruang-sekitar",
         {"Pola ruang di sekitar kawasan hutan yang dilepaskan tanpa peruntukan (sampai " +
              distance + " m, menurut " + plan.title + "): " + joined(zones) + more.id + ".",
          "Zones around the forest released without a use (within " + distance + " m, by " +
              plan.title + "): " + joined(zones) + more.en + "."},
         std::nullopt,
         s.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf a 2)")});
  }
}

}  // namespace kkpr::assessment
