#include "assessment/borders.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

void noteBorders(const Zoning& zoning, const Context& context, Assessment& out) {
  const plan::Plan& plan = *zoning.plan;
  if (!plan.scale || !(*plan.scale > 0) || speaksByText(plan.level)) return;
  // Where one answer holds everywhere no border decides.
  const double rest = zoning.areaM2 - zoning.conformingM2;
  if (zoning.conformingM2 < kWhollyM2 || rest < kWhollyM2) return;
  const Region conforming = cellsThat(zoning.cells, true);
  const Region other = cellsThat(zoning.cells, false);
  const double bandM = rules::parameter("plan-accuracy-mm", context.asOf) / 1000.0 * *plan.scale;
  const auto [yes, no] = withinBand(conforming, other, bandM);
  if (yes + no < kNoiseAreaM2) return;
  const Text yesArea = squareMetres(yes);
  const Text noArea = squareMetres(no);
  const auto scale = static_cast<std::int64_t>(*plan.scale);
  const std::string metres = formatNumber(bandM, 1, Language::id, true);
  const std::string metresEn = formatNumber(bandM, 1, Language::en, true);
  out.addFlag(
      {"tepi-rencana",
       {"Garis " + plan.title + " (skala 1:" + formatInteger(scale, Language::id) +
            ") teliti sampai kira-kira " + metres +
            " m. Sedekat itu dari batas antara yang sesuai dan yang tidak terletak " + yesArea.id +
            " yang dihitung sesuai dan " + noArea.id +
            " yang dihitung tidak sesuai; mintakan penegasan batas sebelum mengandalkannya.",
        "The lines of " + plan.title + " (scale 1:" + formatInteger(scale, Language::en) +
            ") are accurate to about " + metresEn +
            " m. That near to the border between what conforms and what does not lie " +
            yesArea.en + " that count as conforming and " + noArea.en +
            " that count as not; have the border confirmed before relying on it."},
       yes + no,
       plan::isRdtr(plan.level) ? context.cite.of("2.2.1.2", "3.2.1.2")
                                : context.cite.of("2.2.2.2", "3.2.2.2")});
}

}  // namespace kkpr::assessment
