#include "assessment/alternatives.h"

#include <algorithm>
#include <set>

#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

constexpr std::size_t kShownActivities = 8;

Text factorText(const std::string& factor) {
  if (factor == "kawasan-hutan") return {"yang berada di kawasan hutan", "in forest"};
  if (factor == "kkpr-terbit") return {"yang sudah ber-KKPR", "that has a KKPR already"};
  if (factor == "badan-air") return {"yang berada di badan air", "in water"};
  if (factor == "ptp") return {"di luar hasil PTP", "outside of the PTP result"};
  return {"yang tidak sesuai rencana", "that does not conform to the plan"};
}

std::string polygonList(const Region& region, const Context& context) {
  std::string list;
  if (context.site.polygons().size() < 2) return list;
  std::set<std::int64_t> records;
  for (const Site::Polygon& polygon : context.site.polygons()) {
    if (!isNoise(polygon.region.intersection(region))) records.insert(polygon.record);
  }
  for (const std::int64_t record : records) {
    if (!list.empty()) list += ", ";
    list += std::to_string(record);
  }
  return list;
}

}  // namespace

void suggestLeavingOut(const Judged& judged, const Product& product, const Region& approved,
                       const Context& context, Assessment& out) {
  const Region lost = judged.requested.difference(approved);
  if (lost.areaM2() < kWhollyM2 || isNoise(lost)) {
    return;
  }
  if (approved.areaM2() < kWhollyM2) {
    if (judged.conforming.areaM2() + kWhollyM2 < judged.requested.areaM2()) {
      suggestActivities(judged, context, out);
    }
    return;
  }
  // Where a PTP put other land in its place nothing of it would be left.
  if (judged.requested.areaM2() - lost.areaM2() < kWhollyM2) return;
  // A plan that speaks by its text may not touch the rest any more.
  for (const Zoning* zoning : judged.bases) {
    if (zoning->partly() && !speaksOf(*zoning->cut, approved)) return;
  }
  std::set<std::string> factors;
  for (const Deduction& deduction : product.deductions) factors.insert(deduction.factor);
  std::string because;
  std::string becauseEn;
  for (const std::string& factor : factors) {
    const Text text = factorText(factor);
    because += (because.empty() ? "" : "; ") + text.id;
    becauseEn += (becauseEn.empty() ? "" : "; ") + text.en;
  }
  const Text m2 = squareMetres(lost.areaM2());
  const std::string polygons = polygonList(lost, context);
  const std::string which = polygons.empty() ? "" : " (poligon " + polygons + ")";
  const std::string whichEn = polygons.empty() ? "" : " (polygon " + polygons + ")";
  const std::string mechanism(mechanismName(judged.mechanism));
  out.alternatives.push_back({{"Keluarkan " + m2.id + which + " " + because +
                                   "; sisanya dapat disetujui seluruhnya "
                                   "melalui " +
                                   mechanism + ".",
                               "Leave out " + m2.en + whichEn + " " + becauseEn +
                                   "; the rest can be approved wholly by " + mechanism + "."},
                              "disetujui-seluruhnya",
                              lost.areaM2(),
                              context.site.toLonLat(lost),
                              judged.mechanism,
                              context.unit.polygons});
  if (factors.count("tidak-sesuai-rdtr") != 0 || factors.count("tidak-sesuai-rtr") != 0) {
    suggestActivities(judged, context, out);
  }
}

void suggestActivities(const Judged& judged, const Context& context, Assessment& out) {
  for (const Zoning* zoning : judged.bases) {
    const plan::Plan& plan = *zoning->plan;
    if (speaksByText(plan.level)) continue;
    std::set<std::string> zones;
    bool everywhere = true;
    for (const Cell& cell : zoning->cells) {
      if (!cell.zone || !cell.inside) {
        everywhere = false;
        break;
      }
      zones.insert(*cell.zone);
    }
    for (const HiddenZone& hidden : zoning->hidden) zones.insert(hidden.zone->code);
    if (!everywhere || zones.empty()) continue;
    std::set<std::string> planned;
    for (const ActivityGroup& group : context.groups()) {
      for (const std::string& activity : group.activities) {
        planned.insert(plan::canonicalActivity(activity));
      }
    }
    std::vector<std::string> others;
    std::size_t more = 0;
    for (const std::string& activity : plan.activities.activities()) {
      if (planned.count(plan::canonicalActivity(activity)) != 0) continue;
      const bool fits = std::all_of(zones.begin(), zones.end(), [&](const std::string& zone) {
        return plan::conforms(plan.activities.at(activity, zone));
      });
      if (!fits) continue;
      if (others.size() < kShownActivities) {
        others.push_back(activity);
      } else {
        ++more;
      }
    }
    if (others.empty()) continue;
    const std::string rest = more == 0 ? "" : " (+" + std::to_string(more) + ")";
    out.alternatives.push_back(
        {{"Kegiatan lain yang sesuai di seluruh bagian yang dinilai dengan " + plan.title + ": " +
              joined(others) + rest + ".",
          "Other activities that conform on all of the part judged by " + plan.title + ": " +
              joined(others) + rest + "."},
         "sesuai-seluruhnya",
         zoning->areaM2,
         {},
         judged.mechanism,
         context.unit.polygons});
  }
}

void suggestPart(const RtrJudgement& judgement, const Context& context, Assessment& out) {
  const Zoning* best = nullptr;
  for (const Zoning* zoning : judgement.all()) {
    if (!zoning->partly()) continue;
    if (best == nullptr || zoning->conformingM2 > best->conformingM2 + kWhollyM2) best = zoning;
  }
  if (best == nullptr) return;
  const Region part = best->conformingRegion();
  const Text m2 = squareMetres(part.areaM2());
  out.alternatives.push_back(
      {{"Ajukan hanya " + m2.id + " yang sesuai dengan " + best->plan->title +
            "; bagian itu sesuai seluruhnya dengan RTR, lalu dinilai menurut pertanahan dan "
            "sektor.",
        "Apply only for the " + m2.en + " that conform to " + best->plan->title +
            "; that part conforms wholly to the plans, and then land and sectors are looked at."},
       "sesuai-seluruhnya",
       part.areaM2(),
       context.site.toLonLat(part),
       Mechanism::pkkpr,
       context.unit.polygons});
}

void suggestLand(Cause cause, double m2, const Context& context, Assessment& out) {
  const auto add = [&](Text what) {
    out.alternatives.push_back(
        {std::move(what), "dapat-dinilai", m2, {}, Mechanism::pkkpr, context.unit.polygons});
  };
  // [J 2.2.2.3 angka 1 huruf i = 3.2.2.3]
  if (cause == Cause::ptpClosed) {
    add(
        {"Ajukan PTP baru ke Kantor Pertanahan dan ikuti sampai terbit; berkas yang ditutup tidak "
         "dapat menjadi dasar.",
         "Apply to the land office for a new PTP and see it through; a file that was closed cannot "
         "be a basis."});
    return;
  }
  // [J 2.2.2.3 angka 1 huruf b, c = 3.2.2.3]
  add(
      {"Ajukan lokasi yang tercakup hasil PTP, atau mintakan perbaikan PTP kepada Kantor "
       "Pertanahan "
       "bila hasilnya keliru.",
       "Apply for a location that the PTP result covers, or ask the land office to mend the PTP "
       "where its result is wrong."});
  const bool meeting = context.central();
  add({std::string("Lampirkan bukti penguasaan atas tanah dalam hasil PTP beserta batasnya, dan "
                   "sepakati lokasi penggantinya dalam berita acara ") +
           (meeting ? "rapat koordinasi" : "FPR") + "; tanah itu lalu dapat menggantikan.",
       std::string("Enclose evidence of tenure of land within the PTP result and its extent, and "
                   "agree on it in the minutes of ") +
           (meeting ? "a coordination meeting" : "the FPR") +
           "; that land may then take the place of the location."});
}

}  // namespace kkpr::assessment
