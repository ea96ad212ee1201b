#include "assessment/borders.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "assessment/neighbours.h"
#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"
#include "base/number.h"
#include "rules/rule_set.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// A border of more stretches than a person could have surveyed is measured by its length: the bars
/// around it would take longer than the assessment, and change the area by little.
constexpr std::size_t kMostStretches = 2000;

Region cellsThat(const std::vector<Cell>& cells, bool conform) {
  std::vector<Region> regions;
  for (const Cell& cell : cells) {
    if (cell.conforms == conform) regions.push_back(cell.region);
  }
  return regions.size() == 1 ? regions.front() : Region::unionOf(regions);
}

/// What lies within `bandM` of a straight stretch: a bar that reaches beyond both ends.
Region barAround(Point from, Point to, double bandM) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double length = std::sqrt(dx * dx + dy * dy);
  const double ux = length > 0 ? bandM * dx / length : bandM;
  const double uy = length > 0 ? bandM * dy / length : 0.0;
  const Point a{from.x - ux + uy, from.y - uy - ux};
  const Point b{to.x + ux + uy, to.y + uy - ux};
  const Point c{to.x + ux - uy, to.y + uy + ux};
  const Point d{from.x - ux - uy, from.y - uy + ux};
  return Region::of({{{a, b, c, d, a}, {}}});
}

double distance(Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  return std::sqrt(dx * dx + dy * dy);
}

/// Areas within the band on either side of a border.
struct Sides {
  double conformingM2 = 0;
  double otherM2 = 0;
};

/// Bars around the border. Steps much shorter than the band are taken together: a line drawn to
/// some metres needs no bar per decimetre.
std::vector<Region> barsAlong(const std::vector<Region::Stretch>& border, double bandM) {
  std::vector<Region> bars;
  std::size_t i = 0;
  while (i < border.size()) {
    const Point from = border[i].from;
    Point to = border[i].to;
    double along = distance(from, to);
    for (++i; i < border.size() && along < bandM && distance(to, border[i].from) < kNoiseWidthM;
         ++i) {
      along += distance(border[i].from, border[i].to);
      to = border[i].to;
    }
    bars.push_back(barAround(from, to, bandM));
  }
  return bars;
}

Sides withinBand(const Region& conforming, const Region& other, double bandM) {
  const std::vector<Region::Stretch> border = conforming.sharedEdges(other);
  if (border.size() > kMostStretches) {
    double length = 0;
    for (const Region::Stretch& stretch : border) length += distance(stretch.from, stretch.to);
    return {std::min(conforming.areaM2(), length * bandM),
            std::min(other.areaM2(), length * bandM)};
  }
  const Region band = Region::unionOf(barsAlong(border, bandM));
  return {conforming.intersection(band).areaM2(), other.intersection(band).areaM2()};
}

/// Nobody draws a plan at a smaller scale than 1 : 10 000 000; what says so is a slip of the pen.
constexpr double kSmallestScale = 1e7;

/// How accurate a plan's lines are, in metres; empty where that is not known.
std::optional<double> bandOf(const plan::Plan& plan, const Context& context) {
  const bool isScale = plan.scale && *plan.scale > 0 && *plan.scale <= kSmallestScale;
  if (!isScale || speaksByText(plan.level)) return std::nullopt;
  return rules::parameter("plan-accuracy-mm", context.asOf) / 1000.0 * *plan.scale;
}

/// "The lines of … (scale 1:5,000) are accurate to about 2.5 m."
Text accuracy(const plan::Plan& plan, double bandM) {
  const auto scale = static_cast<std::int64_t>(*plan.scale);
  return {"Garis " + plan.title + " (skala 1:" + formatInteger(scale, Language::id) +
              ") teliti sampai kira-kira " + formatNumber(bandM, 1, Language::id, true) + " m.",
          "The lines of " + plan.title + " (scale 1:" + formatInteger(scale, Language::en) +
              ") are accurate to about " + formatNumber(bandM, 1, Language::en, true) + " m."};
}

rules::Citation citationOf(const plan::Plan& plan, const Context& context) {
  return plan::isRdtr(plan.level) ? context.cite.of("2.2.1.2", "3.2.1.2")
                                  : context.cite.of("2.2.2.2", "3.2.2.2");
}

/// Of `area`, what lies within the band of `beside`.
double nearM2(const Region& area, const Region& beside, double bandM) {
  const Box reach = around(area, bandM).box();
  std::vector<Region::Stretch> border;
  double length = 0;
  for (const geometry::Polygon& polygon : beside.polygons()) {
    const auto add = [&](const geometry::Ring& ring) {
      for (std::size_t i = 1; i < ring.size(); ++i) {
        Box box;
        box.include(ring[i - 1]);
        box.include(ring[i]);
        if (!box.meets(reach)) continue;
        border.push_back({ring[i - 1], ring[i]});
        length += distance(ring[i - 1], ring[i]);
      }
    };
    add(polygon.outer);
    for (const geometry::Ring& hole : polygon.holes) add(hole);
  }
  if (border.size() > kMostStretches) return std::min(area.areaM2(), length * bandM);
  return area.intersection(Region::unionOf(barsAlong(border, bandM))).areaM2();
}

}  // namespace

void noteBorders(const Zoning& zoning, const Context& context, Assessment& out) {
  const plan::Plan& plan = *zoning.plan;
  const std::optional<double> bandM = bandOf(plan, context);
  if (!bandM) return;
  // Where one answer holds everywhere no border within decides.
  const double rest = zoning.areaM2 - zoning.conformingM2;
  if (zoning.conformingM2 < kWhollyM2 || rest < kWhollyM2) return;
  const auto [yes, no] =
      withinBand(cellsThat(zoning.cells, true), cellsThat(zoning.cells, false), *bandM);
  if (yes + no < kNoiseAreaM2) return;
  const Text yesArea = squareMetres(yes);
  const Text noArea = squareMetres(no);
  const Text lines = accuracy(plan, *bandM);
  out.addFlag(
      {"tepi-rencana",
       {lines.id + " Sedekat itu dari batas antara yang sesuai dan yang tidak terletak " +
            yesArea.id + " yang dihitung sesuai dan " + noArea.id +
            " yang dihitung tidak sesuai; mintakan penegasan batas sebelum mengandalkannya.",
        lines.en + " That near to the border between what conforms and what does not lie " +
            yesArea.en + " that count as conforming and " + noArea.en +
            " that count as not; have the border confirmed before relying on it."},
       yes + no,
       citationOf(plan, context)});
}

void noteDelineations(const MechanismSplit& split, const Context& context, Assessment& out) {
  for (const MechanismSplit::Part& part : split.kkkpr) {
    const plan::Plan& plan = *part.rdtr->plan;
    const std::optional<double> bandM = bandOf(plan, context);
    if (!bandM) continue;
    const Region rest = context.unit.region.difference(part.region);
    if (rest.areaM2() < kWhollyM2) continue;
    const auto [inside, outside] = withinBand(part.region, rest, *bandM);
    if (inside + outside < kNoiseAreaM2) continue;
    const Text in = squareMetres(inside);
    const Text beyond = squareMetres(outside);
    const Text lines = accuracy(plan, *bandM);
    out.addFlag(
        {"tepi-rencana",
         {lines.id + " Tepi delineasinya memotong lokasi; sedekat itu darinya terletak " + in.id +
              " yang dinilai dengan RDTR itu dan " + beyond.id +
              " yang tidak. Mintakan penegasan delineasi sebelum mengandalkannya.",
          lines.en + " The edge of its delineation cuts the location; that near to it lie " +
              in.en + " that are judged by that RDTR and " + beyond.en +
              " that are not. Have the delineation confirmed before relying on it."},
         inside + outside,
         context.cite.of("2.2", "3.2", "angka 3")});
  }
}

void noteBeyond(const Zoning& zoning, const Context& context, Assessment& out) {
  const plan::Plan& plan = *zoning.plan;
  const std::optional<double> bandM = bandOf(plan, context);
  if (!bandM || !zoning.regulates || zoning.conformingM2 >= kWhollyM2) return;
  // What the zones alone do not decide no zone beside turns round: structure, special provisions.
  const bool byZones = std::all_of(zoning.cells.begin(), zoning.cells.end(), [](const Cell& cell) {
    return !cell.inside || !cell.zone || plan::conforms(cell.permission) == cell.conforms;
  });
  const bool prohibited = std::any_of(
      zoning.cut->special.begin(), zoning.cut->special.end(), [&](const PlanCut::Special& special) {
        return plan::isRdtr(plan.level) && special.provision->prohibits &&
               !special.region.intersection(zoning.area).empty();
      });
  if (!byZones || prohibited) return;
  std::set<std::string> planned;
  for (const ActivityGroup& group : context.groups()) {
    for (const application::Activity* activity : group.planned) {
      const std::string code = plan::canonicalActivity(activity->code);
      const bool structural = activity->component
                                  ? *activity->component == application::Component::strukturRuang
                                  : plan.inStructure(code);
      if (structural) return;
      planned.insert(code);
    }
  }
  const Region where = around(zoning.area, *bandM);
  std::vector<Region> allowing;
  std::vector<Region> others;
  for (const plan::Zone* zone : plan.zones.candidates(degreesOf(where, context.site))) {
    Region here = context.site.cutTo(where, zone->shape);
    if (here.empty()) continue;
    const bool allows = std::all_of(planned.begin(), planned.end(), [&](const std::string& code) {
      return plan::conforms(plan.activities.at(code, zone->code));
    });
    (allows ? allowing : others).push_back(std::move(here));
  }
  if (allowing.empty()) return;
  // [reading 6] Of zones over each other the stricter holds.
  Region beside =
      Region::unionOf(allowing).difference(Region::unionOf(others)).difference(zoning.area);
  if (plan.boundary) beside = beside.intersection(context.site.cutTo(where, *plan.boundary));
  if (isNoise(beside)) return;
  const double m2 = nearM2(zoning.area, beside, *bandM);
  if (m2 < kNoiseAreaM2) return;
  const Text area = squareMetres(m2);
  const Text lines = accuracy(plan, *bandM);
  out.addFlag({"tepi-rencana",
               {lines.id + " Sedekat itu di sebelah " + area.id +
                    " dari bagian yang tidak sesuai terletak zona yang membolehkan kegiatan; "
                    "mintakan penegasan batas sebelum mengandalkan penolakan.",
                lines.en + " That near beside " + area.en +
                    " of what does not conform lies a zone that allows the activity; have the "
                    "border confirmed before relying on the rejection."},
               m2,
               citationOf(plan, context)});
}

}  // namespace kkpr::assessment
