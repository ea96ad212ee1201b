// The only file that knows in which order the questions are asked. It is the order of the text:
// who decides → what is judged together → which mechanism → conformity (RDTR, then other plans) →
// land → sectors and deductions → result.

#include "assessment/assess.h"

#include <algorithm>
#include <map>
#include <set>

#include "assessment/alternatives.h"
#include "assessment/authority.h"
#include "assessment/conformity_rdtr.h"
#include "assessment/conformity_rtr.h"
#include "assessment/dossier_on.h"
#include "assessment/intensity.h"
#include "assessment/land_offices.h"
#include "assessment/land_ptp.h"
#include "assessment/land_shares.h"
#include "assessment/many_polygons.h"
#include "assessment/mechanism.h"
#include "assessment/meetings.h"
#include "assessment/missing.h"
#include "assessment/noise.h"
#include "assessment/product.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"
#include "rules/rule_set.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

void cannotJudge(Assessment& out, Text what, Text who, Text message, rules::Citation citation) {
  out.addUnknown({std::move(what), std::move(who), std::move(message), std::move(citation), true});
}

void noCoordinates(Assessment& out) {
  cannotJudge(out, {"Koordinat lokasi", "The coordinates of the location"}, kApplicant,
              {"Tidak ada poligon lokasi dalam derajat yang dapat dibandingkan dengan rencana.",
               "There is no polygon in degrees that could be compared with a plan."},
              rules::juknis("2.1.2 (= 3.1.2) angka 1"));
}

/// What stands in the way of any judgement. True where something does.
bool blocked(const application::Application& application, const application::Location& location,
             Assessment& out) {
  const Text applicant = kApplicant;
  bool stop = false;
  const bool geometry =
      location.inDegrees &&
      std::any_of(location.polygons.begin(), location.polygons.end(),
                  [](const application::LocationPolygon& p) { return !p.parts.empty(); });
  if (!geometry) {
    noCoordinates(out);
    stop = true;
  }
  if (application.activities.empty()) {
    cannotJudge(out, {"Jenis kegiatan", "The kind of activity"}, applicant,
                {"Permohonan tidak menyebut kegiatan.", "The application names no activity."},
                rules::juknis("2.1.2 (= 3.1.2) angka 4"));
    stop = true;
  }
  return stop;
}

/// Plans and layers that took no part in the judgement stand in the list all the same.
void listTheRest(const std::vector<PlanCut>& cuts, const std::vector<LayerCut>& layers,
                 Assessment& out) {
  for (const PlanCut& cut : cuts) {
    const plan::Plan& plan = *cut.plan;
    const bool listed = std::any_of(
        out.examined.begin(), out.examined.end(),
        [&](const Examined& examined) { return !examined.isLayer && examined.id == plan.id; });
    if (listed) continue;
    Examined examined;
    examined.id = plan.id;
    examined.title = plan.title;
    examined.kind = std::string(plan::levelName(plan.level));
    examined.m2 = cut.over.areaM2();
    examined.date = plan.enacted;
    if (cut.over.empty()) {
      examined.remark = {"Tidak meliputi lokasi.", "Does not cover the location."};
    } else if (plan::isRdtr(plan.level) && !plan.ossIntegrated.value_or(false)) {
      examined.remark = {"RDTR belum terintegrasi dengan OSS, sehingga tidak menjadi dasar.",
                         "An RDTR that is not integrated with OSS is never a basis."};
    } else {
      examined.remark = {"Rencana lain yang berlaku pada bagian ini.",
                         "Another plan speaks for this part."};
    }
    out.examined.push_back(std::move(examined));
  }
  for (const LayerCut& cut : layers) {
    Examined examined;
    examined.isLayer = true;
    examined.id = cut.layer->id;
    examined.title = cut.layer->title;
    examined.kind = std::string(plan::layerKindName(cut.layer->kind));
    examined.m2 = cut.region.areaM2();
    examined.date = cut.layer->date;
    if (!cut.region.empty()) {
      examined.remark = {"Bertampalan dengan lokasi.", "Overlaps the location."};
    } else if (cut.leftOutM2 > 0) {
      examined.remark =
          cut.layer->kind == plan::LayerKind::kawasanHutan
              ? Text{"Hanya APL atau air pada lokasi: bukan kawasan hutan.",
                     "Only APL or water at the location: no forest."}
              : Text{"Hanya bagian lapisan yang tidak dihitung menurut jenis atau saringannya.",
                     "Only parts of the layer that do not count by its kind or filter."};
    } else {
      examined.remark = {"Tidak bertampalan dengan lokasi.", "Does not overlap the location."};
    }
    out.examined.push_back(std::move(examined));
  }
}

/// A plan enacted after the day of the assessment is not in force on it.
void nameLater(const std::vector<PlanCut>& later, const Citations& cite, Assessment& out) {
  for (const PlanCut& cut : later) {
    const plan::Plan& plan = *cut.plan;
    if (cut.over.empty() && !plan::isNational(plan.level)) continue;
    const Text enacted = writtenDate(*plan.enacted);
    const Text asOf = writtenDate(*out.asOf);
    const rules::Citation citation =
        plan::isRdtr(plan.level) ? cite.of("2.2.1", "3.2.1") : cite.of("2.2.2.2", "3.2.2.2");
    const Text message{"Rencana " + plan.title + " ditetapkan " + enacted.id +
                           ", sesudah tanggal penilaian " + asOf.id +
                           "; rencana itu dianggap belum berlaku dan tidak dipakai.",
                       "The plan " + plan.title + " was enacted on " + enacted.en +
                           ", after the day of the assessment " + asOf.en +
                           "; it counts as not in force and was not used."};
    out.addFlag({"rencana-belum-berlaku", message,
                 cut.over.empty() ? std::nullopt : std::optional(cut.over.areaM2()), citation});
  }
}

void listLater(const std::vector<PlanCut>& later, Assessment& out) {
  for (const PlanCut& cut : later) {
    Examined examined;
    examined.id = cut.plan->id;
    examined.title = cut.plan->title;
    examined.kind = std::string(plan::levelName(cut.plan->level));
    examined.m2 = cut.over.areaM2();
    examined.date = cut.plan->enacted;
    examined.remark = {"Ditetapkan sesudah tanggal penilaian, sehingga tidak dipakai.",
                       "Enacted after the day of the assessment, so it was not used."};
    out.examined.push_back(std::move(examined));
  }
}

/// What one unit adds to the result is told to be its own.
struct Marks {
  std::size_t rejections, examined, recap, trace;
  explicit Marks(const Assessment& out)
      : rejections(out.rejections.size()),
        examined(out.examined.size()),
        recap(out.recap.size()),
        trace(out.trace.size()) {}

  void scope(const Unit& unit, Assessment& out) const {
    Scope scope;
    scope.polygons = unit.polygons;
    std::set<std::string> activities;
    for (const ActivityGroup& group : unit.groups) {
      activities.insert(group.activities.begin(), group.activities.end());
    }
    scope.activities.assign(activities.begin(), activities.end());
    for (std::size_t i = rejections; i < out.rejections.size(); ++i) {
      out.rejections[i].scope = scope;
    }
    for (std::size_t i = examined; i < out.examined.size(); ++i) out.examined[i].scope = scope;
    for (std::size_t i = recap; i < out.recap.size(); ++i) out.recap[i].scope = scope;
    std::string records;
    for (const std::int64_t record : unit.polygons) {
      if (!records.empty()) records += ", ";
      records += std::to_string(record);
    }
    for (std::size_t i = trace; i < out.trace.size(); ++i) {
      if (!records.empty()) out.trace[i].with("polygons", records);
      out.trace[i].with("activities", joined(scope.activities));
    }
  }
};

/// The part of a unit that no integrated RDTR covers [J 2.2.2 = 3.2.2].
void judgePkkpr(const MechanismSplit& split, const Context& context, const LandOffices& offices,
                const LandShares* shares, Totals& totals, Assessment& out) {
  const Region& p = split.pkkpr;
  if (p.empty()) return;
  const bool crossing = !split.kkkpr.empty();
  Step step("pkkpr", context.cite.of("2.2.2", "3.2.2"));
  step.with("requestedM2", split.pkkprM2);
  // [J 2.2.2 = 3.2.2] The mechanism is looked at once more before the assessment starts.
  Step recheck("mechanism.recheck", context.cite.of("2.2.2", "3.2.2"));
  if (out.asOf) recheck.with("asOf", formatDate(*out.asOf));
  step.then(std::move(recheck.to("PKKPR")));

  const auto conformingWith = [&](const Context& other) {
    Assessment unsaid;
    Step within("pkkpr", other.cite.of("2.2.2", "3.2.2"));
    return judgeRtr(p, crossing, other, unsaid, within).conforming().areaM2();
  };
  RtrJudgement judgement = judgeRtr(p, crossing, context, out, step);
  examine(judgement, context, out);
  Judged judged;
  judged.mechanism = Mechanism::pkkpr;
  judged.notConformingFactor = "tidak-sesuai-rtr";
  judged.requested = p;
  if (!judgement.conforms()) {
    // A rejection here still reports the PTP.
    if (!context.application.ptp.empty()) (void)landOf(p, context, offices, shares, out, step);
    rejectRtr(judgement, p, context, out);
    judged.bases = judgement.all();
    addRecap(judged, context, out);
    suggestPart(judgement, context, out);
    suggestFewerActivities(judged, conformingWith, context, out);
    suggestActivities(judged, context, out);
    totals.wholly = false;
    step.to("ditolak");
    out.trace.push_back(std::move(step));
    return;
  }
  const LandOutcome land = landOf(p, context, offices, shares, out, step);
  if (land.rejected) {
    out.rejections.push_back(
        {Mechanism::pkkpr, split.pkkprM2, *land.rejected, land.reason, land.citation});
    judged.bases = judgement.bases();
    judged.conforming = judgement.conforming();
    addRecap(judged, context, out);
    suggestLand(land, split.pkkprM2, context, out);
    totals.wholly = false;
    step.to("ditolak");
    out.trace.push_back(std::move(step));
    return;
  }
  judged.outsidePtp = land.outside;
  judged.ptp = land.speaking;
  const bool more = !land.added.empty() && !isNoise(land.added);
  const Widened widened(more ? land.added : Region(), context);
  const Context& onNewLand = widened.context;
  Assessment again;  // what was noted of P the first time is not noted twice
  std::vector<LeftOut> leftOut;
  if (more) {
    // [J 2.2.2.3 angka 1 huruf c 3) = 3.2.2.3] What may be approved is assessed against the RTR
    // again.
    judged.added = land.added;
    const Region area = p.difference(land.outside).unionWith(land.added);
    Step second("pkkpr.reassessment", context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c 3)"));
    second.with("m2", area.areaM2());
    const RtrJudgement first = std::move(judgement);
    judgement = judgeRtr(area, crossing, onNewLand, again, second);
    for (const int reading : again.readings) out.readings.insert(reading);
    for (Flag& flag : again.flags) out.addFlag(std::move(flag));
    for (Unknown& unknown : again.unknown) out.addUnknown(std::move(unknown));
    const bool wholly = area.areaM2() - judgement.conforming().areaM2() < kWhollyM2;
    second.to(!judgement.conforms() ? "ditolak" : wholly ? "sesuai-seluruhnya" : "sesuai-sebagian");
    step.then(std::move(second));
    if (!judgement.conforms()) {
      rejectRtr(judgement, area, context, out);
      Rejection& rejection = out.rejections.back();
      rejection.m2 = split.pkkprM2;
      rejection.reason = {"Setelah lokasi disesuaikan dengan hasil PTP: " + rejection.reason.id,
                          "With the location as the PTP result has it: " + rejection.reason.en};
      judged.bases = first.bases();
      judged.others = first.withoutBasis();
      judged.conforming = first.conforming();
      addRecap(judged, context, out);
      suggestWithoutAddition(judged, context, out);
      totals.wholly = false;
      step.to("ditolak");
      out.trace.push_back(std::move(step));
      return;
    }
    leftOut = zoningsOfLeftOut(first, judgement, land.outside, context, out);
  }
  judged.bases = judgement.bases();
  judged.others = judgement.withoutBasis();
  judged.conforming = judgement.conforming();
  for (const LeftOut& one : leftOut) {
    judged.leftOut.push_back(&one);
    if (one.zoning.regulates) {
      judged.conforming = judged.conforming.unionWith(one.zoning.conformingRegion());
    }
  }
  std::string names;
  for (const Zoning* zoning : judged.bases) {
    if (zoning->partly()) names += (names.empty() ? "" : ", ") + zoning->plan->id;
  }
  step.with("basis", names);
  issue(judged, onNewLand, totals, out, step);
  if (!more) suggestFewerActivities(judged, conformingWith, context, out);
  out.trace.push_back(std::move(step));
}

}  // namespace

Assessment assess(const application::Application& given, const application::Location& location,
                  std::span<const plan::Plan* const> plans,
                  std::span<const plan::SectorLayer* const> layers, const Enclosed& givenEnclosed,
                  const Options& options) {
  Assessment out;
  const std::optional<DossierOn> dossier =
      options.date ? dossierOn(*options.date, given, givenEnclosed) : std::nullopt;
  const application::Application& application = dossier ? dossier->application : given;
  const Enclosed& enclosed = dossier ? dossier->enclosed : givenEnclosed;
  out.asOf = options.date ? options.date : application.letter.date;
  out.ruleSet = rules::ruleSetOn(out.asOf);
  if (blocked(application, location, out)) return out;

  if (out.asOf && !rules::isCovered(*out.asOf)) {
    out.addFlag({"sebelum-aturan", beforeTheRules(*out.asOf), std::nullopt, rules::juknis("II")});
  }

  // [J 2.1.2 angka 1 huruf b] Areas in Web Mercator.
  Site site(location);
  if (!options.shapes) site.hideShapes();
  out.locationM2 = site.region().areaM2();
  out.readings.insert(8);
  Step start("location", rules::juknis("2.1.2 (= 3.1.2) angka 1 huruf b"));
  start.with("polygons", static_cast<std::int64_t>(site.polygons().size()))
      .with("locationM2", *out.locationM2)
      .by(8)
      .to("diukur");
  out.trace.push_back(std::move(start));
  if (site.region().empty()) {
    cannotJudge(out, {"Luas lokasi", "The area of the location"}, {"Pemohon", "The applicant"},
                {"Poligon lokasi tidak memiliki luas.", "The polygons enclose no area."},
                rules::juknis("2.1.2 (= 3.1.2) angka 1"));
    return out;
  }

  std::vector<const plan::Plan*> sortedPlans(plans.begin(), plans.end());
  std::sort(sortedPlans.begin(), sortedPlans.end(),
            [](const plan::Plan* a, const plan::Plan* b) { return plan::newerFirst(*a, *b); });
  std::vector<const plan::SectorLayer*> sortedLayers(layers.begin(), layers.end());
  std::sort(sortedLayers.begin(), sortedLayers.end(),
            [](const plan::SectorLayer* a, const plan::SectorLayer* b) { return a->id < b->id; });
  widenByLand(site, enclosed);
  const PlanCuts planCuts = cutPlans(sortedPlans, site, out.asOf);
  const std::vector<PlanCut>& cuts = planCuts.inForce;
  const std::vector<PlanCut>& later = planCuts.later;
  std::vector<LayerCut> layerCuts;
  for (const plan::SectorLayer* layer : sortedLayers) {
    if (!layer->unusable) layerCuts.push_back(cutLayer(*layer, site));
  }

  // [J II, III] Who decides.
  const AuthorityResult regions = authorityOf(application, cuts, sortedLayers, site, out);
  out.authority = regions.authority;
  const Citations cite(out.authority);
  if (!out.authority) {
    out.addUnknown(
        {{"Wilayah administrasi lokasi", "The administrative region of the location"},
         {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
         {"Rencana yang diberikan tidak menyebut kabupaten/kota lokasi, sehingga pemberi "
          "KKPR belum diketahui.",
          "The plans given do not name the kabupaten/kota of the location, so who decides "
          "is not known."},
         rules::juknis("Bab II; Bab III"),
         false});
  }
  nameLater(later, cite, out);
  if (dossier) nameLater(*dossier, cite, out);
  const Situation situation{application, site, sortedPlans, sortedLayers, cuts, layerCuts, cite};
  const bool covered = std::any_of(
      cuts.begin(), cuts.end(), [&](const PlanCut& cut) { return speaksOf(cut, site.region()); });
  if (!covered) {
    cannotJudge(out, {"Rencana tata ruang pada lokasi", "A plan over the location"},
                {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
                {"Tidak ada rencana yang diberikan yang meliputi lokasi.",
                 "None of the plans given covers the location."},
                cite.of("2.2", "3.2"));
    nameUnjudged(situation, out);
    listTheRest(cuts, layerCuts, out);
    listLater(later, out);
    return out;
  }

  // [J 2.2.3.2 = 3.2.3.3] What is judged together.
  const std::vector<Unit> units = unitsOf(application, site, cite, out);
  const std::vector<ForestChange> changes =
      changesOf(layerCuts, cuts, forumOnForest(application).value_or(false), out.asOf);
  const Unit everything{{}, site.region(), {}};
  const Land land = landFor(units, {application, site, enclosed, cuts, layerCuts, changes, regions,
                                    cite, everything, out.asOf});
  Totals totals;
  bool pkkpr = false;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const AuthorityResult within = units.size() == 1 ? regions : regions.within(unit.region);
    const Context context{application, site,   enclosed, cuts, layerCuts,
                          changes,     within, cite,     unit, out.asOf};
    const Marks before{out};
    const auto approvedBefore = static_cast<std::ptrdiff_t>(totals.approved.size());
    // [J 2.2 = 3.2] Which mechanism; then conformity, land, deductions and product of each.
    const MechanismSplit split = splitByMechanism(cuts, unit.region, cite, out);
    judgeKkkpr(split, context, totals, out);
    judgePkkpr(split, context, land.offices, land.sharesOf(i), totals, out);
    pkkpr = pkkpr || !split.pkkpr.empty();
    suggestWithoutRejected({totals.approved.begin() + approvedBefore, totals.approved.end()},
                           before.rejections, context, out);
    if (units.size() > 1) before.scope(unit, out);
  }

  // Reading 7: one side wholly and the other in part is not in the text's table.
  const bool unlike = units.size() == 1 && out.products.size() == 2 &&
                      out.products[0].decision != out.products[1].decision;
  if (unlike) out.readings.insert(7);
  checkBuilding(application, totals.approved, cite, out);
  nameUnjudged(situation, out);
  nameMissing(situation, out);
  listTheRest(cuts, layerCuts, out);
  listLater(later, out);
  listMeetings(application, pkkpr, cite, out);

  // [J 2.2.5 = 3.2.5] The whole location.
  out.approvedM2 = totals.approved.size() == 1 ? totals.approved.front().areaM2()
                                               : Region::unionOf(totals.approved).areaM2();
  if (out.products.empty()) {
    out.decision = Decision::rejected;
  } else {
    out.decision = totals.wholly ? Decision::wholly : Decision::partly;
  }
  Step end("decision", cite.of("2.2.5", "3.2.5"));
  end.with("locationM2", *out.locationM2)
      .with("approvedM2", out.approvedM2)
      .with("complete", out.complete)
      .to(decisionName(*out.decision));
  if (unlike) end.by(7);
  out.trace.push_back(std::move(end));
  return out;
}

Assessment notAssessed(bool checked, const Options& options) {
  Assessment out;
  out.asOf = options.date;
  out.ruleSet = rules::ruleSetOn(out.asOf);
  if (!checked) {
    noCoordinates(out);
    return out;
  }
  // [J 2.1.3 = 3.1.3] Only what is complete and of quality is assessed.
  cannotJudge(out, {"Kualitas lokasi", "The quality of the location"}, kApplicant,
              {"Lokasi tidak memenuhi ketentuan kualitas; perbaiki dahulu sebelum dinilai.",
               "The location does not meet the quality rules; mend it before it is assessed."},
              rules::juknis("2.1.3 (= 3.1.3)"));
  return out;
}

}  // namespace kkpr::assessment
