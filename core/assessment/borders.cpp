#include "assessment/borders.h"

#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"
#include "base/number.h"
#include "rules/rule_set.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Area of the parts that are nowhere wider than the band.
double thinM2(const std::vector<Cell>& cells, bool conforming, double bandM) {
  std::vector<Region> regions;
  for (const Cell& cell : cells) {
    if (cell.conforms == conforming) regions.push_back(cell.region);
  }
  if (regions.empty()) return 0;
  const Region all = regions.size() == 1 ? regions.front() : Region::unionOf(regions);
  double m2 = 0;
  for (const Region& part : all.parts()) {
    const Box box = part.box();
    const bool small = box.maxX - box.minX <= bandM || box.maxY - box.minY <= bandM;
    if (small || part.widthM() <= bandM) m2 += part.areaM2();
  }
  return m2;
}

}  // namespace

void noteBorders(const Zoning& zoning, const Context& context, Assessment& out) {
  const plan::Plan& plan = *zoning.plan;
  if (!plan.scale || !(*plan.scale > 0) || speaksByText(plan.level)) return;
  const double conforming = zoning.conformingM2;
  const double rest = zoning.areaM2 - conforming;
  // Where one answer holds everywhere no border decides.
  if (conforming < kWhollyM2 || rest < kWhollyM2) return;
  const double bandM = rules::parameter("plan-accuracy-mm", context.asOf) / 1000.0 * *plan.scale;
  const double yes = thinM2(zoning.cells, true, bandM);
  const double no = thinM2(zoning.cells, false, bandM);
  if (yes + no < kNoiseAreaM2) return;
  const Text yesArea = squareMetres(yes);
  const Text noArea = squareMetres(no);
  out.addFlag({"tepi-rencana",
               {"Garis " + plan.title + " (skala 1:" +
                    formatInteger(static_cast<std::int64_t>(*plan.scale), Language::id) +
                    ") teliti sampai kira-kira " + formatNumber(bandM, 1, Language::id, true) +
                    " m. Bagian yang di mana pun tidak lebih lebar dari itu: " + yesArea.id +
                    " dihitung sesuai, " + noArea.id +
                    " dihitung tidak sesuai; mintakan penegasan sebelum mengandalkannya.",
                "The lines of " + plan.title + " (scale 1:" +
                    formatInteger(static_cast<std::int64_t>(*plan.scale), Language::en) +
                    ") are accurate to about " + formatNumber(bandM, 1, Language::en, true) +
                    " m. Parts nowhere wider than that: " + yesArea.en + " count as conforming, " +
                    noArea.en + " as not; have them confirmed before relying on it."},
               yes + no,
               plan::isRdtr(plan.level) ? context.cite.of("2.2.1.2", "3.2.1.2")
                                        : context.cite.of("2.2.2.2", "3.2.2.2")});
}

}  // namespace kkpr::assessment
