#include "assessment/missing.h"

#include <algorithm>

#include "assessment/drawing_faults.h"
#include "assessment/neighbours.h"
#include "assessment/noise.h"
#include "assessment/underground.h"
#include "assessment/words.h"
#include "base/text.h"
#include "rules/finding_catalogue.h"

namespace kkpr::assessment {

using plan::LayerKind;

namespace {

void addUnjudged(Assessment& out, Text what, Text who, Text message, rules::Citation citation) {
  out.addUnknown({std::move(what), std::move(who), std::move(message), std::move(citation), true});
}

bool everyActivity(const application::Application& application,
                   std::optional<bool> application::Activity::*field) {
  return !application.activities.empty() &&
         std::all_of(application.activities.begin(), application.activities.end(),
                     [&](const application::Activity& a) { return (a.*field).value_or(false); });
}

Text layerText(LayerKind kind) {
  switch (kind) {
    case LayerKind::kawasanHutan:
      return {"kawasan hutan", "forest area"};
    case LayerKind::pippib:
      return {"PIPPIB", "PIPPIB (moratorium map)"};
    case LayerKind::iupOp:
      return {"IUP operasi produksi", "mining permits (IUP-OP)"};
    case LayerKind::lsd:
      return {"lahan sawah yang dilindungi", "protected rice fields (LSD)"};
    case LayerKind::badanAir:
      return {"badan air", "water bodies"};
    case LayerKind::kkprTerbit:
      return {"KKPR yang telah terbit", "KKPR already issued"};
    case LayerKind::izinSektor:
      return {"izin sektor", "sector permits"};
    case LayerKind::batasAdministrasi:
      return {"batas administrasi", "administrative boundaries"};
  }
  return {};
}

/// What was found when it was read, severe enough to make it unusable.
Text whyNot(const Findings& findings) {
  Text out;
  for (const Finding& finding : findings.all()) {
    const rules::WordedFinding worded = rules::worded(finding);
    if (worded.severity != Severity::galat) continue;
    out.id += " " + worded.message.id;
    out.en += " " + worded.message.en;
  }
  return out;
}

void nameUnusable(const Situation& s, Assessment& out) {
  for (const plan::Plan* plan : s.plans) {
    if (!plan->unusable) continue;
    const Text why = whyNot(plan->findings);
    addUnjudged(out, {"Rencana " + plan->title, "The plan " + plan->title}, kPlanner,
                {"Rencana " + plan->title + " tidak dipakai: " + plan->unusable->id + "." + why.id,
                 "The plan " + plan->title + " was not used: " + plan->unusable->en + "." + why.en},
                s.cite.of("2.2.2.1", "3.2.2.1"));
  }
  for (const plan::SectorLayer* layer : s.layers) {
    if (!layer->unusable) continue;
    const Text why = whyNot(layer->findings);
    addUnjudged(
        out, {"Lapisan " + layer->title, "The layer " + layer->title}, kPlanner,
        {"Lapisan " + layer->title + " tidak dipakai: " + layer->unusable->id + "." + why.id,
         "The layer " + layer->title + " was not used: " + layer->unusable->en + "." + why.en},
        s.cite.of("2.2.2.1", "3.2.2.1"));
  }
}

void flagFindings(const std::string& title, const Findings& findings,
                  const rules::Citation& citation, Assessment& out) {
  for (const Finding& finding : findings.all()) {
    const rules::WordedFinding worded = rules::worded(finding);
    if (worded.severity == Severity::info) continue;
    out.addFlag({finding.rule,
                 {title + ": " + worded.message.id, title + ": " + worded.message.en},
                 std::nullopt,
                 citation});
  }
}

/// Plans and layers that are used although something is wrong with them.
void flagLoaded(const Situation& s, Assessment& out) {
  for (const PlanCut& cut : s.cuts) {
    if (cut.over.empty()) continue;
    flagFindings(cut.plan->title, cut.plan->findings,
                 plan::isRdtr(cut.plan->level) ? s.cite.of("2.2.1.2", "3.2.1.2")
                                               : s.cite.of("2.2.2.2", "3.2.2.2"),
                 out);
  }
  for (const LayerCut& cut : s.layerCuts) {
    // One that holds nothing anywhere bears on every location.
    const bool bears = !cut.region.empty() || cut.leftOutM2 > 0 || cut.layer->features.empty();
    if (!bears) continue;
    flagFindings(cut.layer->title, cut.layer->findings, s.cite.of("2.2.3.3", "3.2.3.4"), out);
  }
}

/// What the plans over the location leave open.
void namePlanGaps(const Situation& s, Assessment& out) {
  for (const PlanCut& cut : s.cuts) {
    const plan::Plan& plan = *cut.plan;
    if (cut.over.empty() || !plan::isRdtr(plan.level) || plan.ossIntegrated) continue;
    addUnjudged(
        out, {"Status integrasi OSS " + plan.title, "OSS integration of " + plan.title}, kPlanner,
        {"Dokumen " + plan.title +
             " tidak menyebut apakah sudah terintegrasi dengan OSS; di sini dianggap belum.",
         plan.title + " does not say whether it is integrated with OSS; here it counts as not."},
        s.cite.of("2.2", "3.2"));
  }
  // Several plans are compared by their day of enactment.
  for (const PlanCut& cut : s.cuts) {
    if (cut.plan->enacted || cut.over.empty()) continue;
    const bool compared = std::any_of(s.cuts.begin(), s.cuts.end(), [&](const PlanCut& other) {
      return other.plan != cut.plan && !other.over.empty() &&
             plan::isRdtr(other.plan->level) == plan::isRdtr(cut.plan->level) &&
             plan::isNational(other.plan->level) == plan::isNational(cut.plan->level);
    });
    if (!compared) continue;
    addUnjudged(out, {"Tanggal penetapan " + cut.plan->title, "Enactment of " + cut.plan->title},
                kPlanner,
                {"Tanggal penetapan " + cut.plan->title +
                     " tidak diketahui; rencana ini dianggap lebih lama daripada yang bertanggal.",
                 "The day " + cut.plan->title +
                     " was enacted is not known; it counts as older than plans with a date."},
                s.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf b"));
  }
}

/// "SK.12/MENLHK/2024"; a number that does not say so itself is that of an SK.
Text decreeText(const plan::SectorFeature& feature) {
  if (!feature.decreeNumber) return {"SK pelepasan kawasan hutan", "forest decree"};
  const std::string& number = *feature.decreeNumber;
  const bool named = number.rfind("SK", 0) == 0 || number.rfind("Keputusan", 0) == 0;
  return {named ? number : "SK " + number, "decree " + number};
}

/// Of forest that a decree changed, what lies where a plan that was asked cannot know of the decree
/// yet; all of it where no plan was asked. A sliver of it asks nothing.
geometry::Region beyondPlans(const LayerCut::FeatureCut& one, const Assessment& out) {
  if (out.asked.empty()) return one.region;
  std::vector<geometry::Region> unaware;
  for (const Asked& asked : out.asked) {
    if (newerThan(one.feature->decreeDate, asked.enacted)) {
      unaware.push_back(one.region.intersection(asked.where));
    }
  }
  geometry::Region beyond = geometry::Region::unionOf(unaware);
  return isNoise(beyond) && !isNoise(one.region) ? geometry::Region() : beyond;
}

/// [J 2.2.2.3 angka 2 huruf a 2) = 3.2.2.3] Forest whose function a decree changed and that is not
/// in the plan yet: the forum is told, or asked. Of what is, the plan's zoning speaks.
void nameChangedForest(const Situation& s, Assessment& out) {
  for (const LayerCut& cut : s.layerCuts) {
    if (cut.layer->kind != LayerKind::kawasanHutan) continue;
    for (const LayerCut::FeatureCut& one : cut.features) {
      const plan::SectorFeature& feature = *one.feature;
      if (!feature.released) continue;
      const rules::Citation citation = s.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf a 2)");
      if (!isReleased(feature, out.asOf)) {
        const Text decree = decreeText(feature);
        const Text day = writtenDate(*feature.decreeDate);
        out.addFlag({"sk-kehutanan-belum-terbit",
                     {decree.id + " mengenai kawasan hutan pada lokasi ini bertanggal " + day.id +
                          ", sesudah tanggal penilaian; di sini masih kawasan hutan.",
                      "The " + decree.en + " on forest at this location is of " + day.en +
                          ", after the day of the assessment; here it still is forest."},
                     std::nullopt,
                     citation},
                    one.region);
        continue;
      }
      const geometry::Region beyond = beyondPlans(one, out);
      if (beyond.empty()) continue;
      const bool centre = out.authority == application::AuthorityLevel::menteri;
      out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "kawasan-hutan-berubah",
                      s.cite.of("2.2.2.4", "3.2.2.4", "angka 6")});
      const Text decree = decreeText(feature);
      if (!feature.decreeDate) {
        addUnjudged(
            out, {"Tanggal SK kawasan hutan", "The day of the forest decree"},
            {"Kementerian yang membidangi kehutanan", "The ministry of forestry"},
            {"Tanggal " + decree.id + " tidak diketahui; dianggap lebih baru daripada rencana.",
             "The day of the " + decree.en + " is not known; it counts as newer than the plans."},
            citation);
      }
      for (const PlanCut& cut2 : s.cuts) {
        if (cut2.plan->enacted || cut2.over.empty()) continue;
        addUnjudged(
            out, {"Tanggal penetapan " + cut2.plan->title, "Enactment of " + cut2.plan->title},
            kPlanner,
            {"Tanggal penetapan " + cut2.plan->title +
                 " tidak diketahui, sehingga tidak diketahui apakah rencana itu sudah memuat " +
                 decree.id + "; dianggap belum.",
             "The day " + cut2.plan->title +
                 " was enacted is not known, and so whether it holds the " + decree.en +
                 "; it counts as not."},
            citation);
      }
      const bool forUse = feature.decreeUse && *feature.released != "tanpa-peruntukan";
      if (forUse) {
        const std::string use = plan::canonicalActivity(*feature.decreeUse);
        const bool same = std::all_of(
            s.application.activities.begin(), s.application.activities.end(),
            [&](const application::Activity& a) { return plan::canonicalActivity(a.code) == use; });
        const Text named = activityNames({*feature.decreeUse}, false);
        out.addFlag(
            {"kawasan-hutan-berubah",
             same ? Text{decree.id + " mengubah fungsi kawasan hutan pada lokasi ini untuk " +
                             named.id + "; FPR diberi tahu.",
                         "The " + decree.en + " changed the forest at this location for " +
                             named.en + "; the FPR is informed."}
                  : Text{decree.id + " mengubah fungsi kawasan hutan pada lokasi ini untuk " +
                             named.id +
                             ", bukan untuk kegiatan yang dimohonkan; bagi rencana yang belum "
                             "memuatnya bagian itu tetap kawasan hutan.",
                         "The " + decree.en + " changed the forest at this location for " +
                             named.en +
                             ", not for the activity applied for; for plans that do not hold it "
                             "that part stays forest."},
             std::nullopt, citation},
            beyond);
        continue;
      }
      const std::optional<bool> agreed = forumOnForest(s.application);
      Text changed{
          decree.id + " mengubah fungsi kawasan hutan pada lokasi ini tanpa menyebut peruntukan",
          "The " + decree.en + " changed the forest at this location without naming a use"};
      if (!agreed) {
        changed.id +=
            "; dapat disetujui bila FPR menyetujui dengan memperhatikan pola ruang di "
            "sekitarnya";
        changed.en += "; it may be approved if the FPR agrees, looking at the zones around it";
      } else if (*agreed) {
        changed.id += "; menurut berita acara FPR menyetujuinya";
        changed.en += "; by the minutes the FPR agrees";
      }
      out.addFlag(
          {"kawasan-hutan-berubah", {changed.id + ".", changed.en + "."}, std::nullopt, citation},
          beyond);
      flagNeighbours(beyond, s, out);
      if (agreed == false) {
        out.addFlag({"fpr-menolak",
                     {"Menurut berita acara, FPR tidak menyetujui pemanfaatan kawasan hutan yang "
                      "dilepaskan tanpa peruntukan pada lokasi ini.",
                      "By the minutes the FPR does not agree to the use of the forest at this "
                      "location that was released without a use."},
                     std::nullopt,
                     citation},
                    beyond);
      }
      if (!agreed) {
        addUnjudged(out, {"Persetujuan FPR", "The consent of the FPR"},
                    {"Forum Penataan Ruang", "The spatial-planning forum (FPR)"},
                    {"Persetujuan FPR atas kawasan hutan yang dilepaskan tanpa peruntukan belum "
                     "diketahui.",
                     "Whether the FPR agrees to the use of the forest released without a use is "
                     "not known."},
                    citation);
      }
    }
  }
}

/// [J 1.8] The procedure is that of non-business activities.
void nameDossier(const Situation& s, Assessment& out) {
  const auto& purpose = s.application.purpose;
  if (!purpose || *purpose == application::Purpose::nonberusaha) return;
  addUnjudged(out, {"Kegiatan berusaha atau strategis nasional", "Business or strategic activity"},
              kOfficer,
              {"Pratinjau ini menilai menurut tata cara kegiatan nonberusaha; tata cara lain belum "
               "dinilai.",
               "This preview follows the procedure for non-business activities; the others are not "
               "judged."},
              rules::juknis("1.8"));
}

}  // namespace

void nameUnjudged(const Situation& situation, Assessment& out) {
  nameUnusable(situation, out);
  flagLoaded(situation, out);
  flagDrawingFaults(situation, out);
  nameLost(situation, out);
  namePlanGaps(situation, out);
  nameChangedForest(situation, out);
  nameDossier(situation, out);
}

void nameMissing(const Situation& s, Assessment& out) {
  if (out.products.empty()) return;
  const std::vector<SpacePart> space = spaceOf(s.application, s.site);
  const bool onSurface = std::all_of(space.begin(), space.end(), [](const SpacePart& part) {
    return part.range.position == application::Position::permukaan;
  });
  struct Factor {
    LayerKind kind;
    const char* place;
    bool applies;
  };
  const Factor factors[] = {
      {LayerKind::kawasanHutan, "angka 2", true},
      // Below and above ground the public interest is no exception.
      {LayerKind::kkprTerbit, "angka 3",
       !onSurface || !everyActivity(s.application, &application::Activity::publicInterest)},
      {LayerKind::badanAir, "angka 5",
       !everyActivity(s.application, &application::Activity::waterRelated)}};
  for (const Factor& factor : factors) {
    const bool given =
        std::any_of(s.layers.begin(), s.layers.end(),
                    [&](const plan::SectorLayer* layer) { return layer->kind == factor.kind; });
    if (given || !factor.applies) continue;
    const Text name = layerText(factor.kind);
    out.addUnknown(
        {{"Lapisan " + name.id, "Layer of " + name.en},
         kPlanner,
         {"Lapisan " + name.id + " tidak diberikan; faktor pengurang ini belum diperiksa.",
          "No layer of " + name.en + " was given; this deduction was not looked for."},
         s.cite.of("2.2.3.3", "3.2.3.4", factor.place),
         true});
  }
  // [J tabel 2.2 angka 5 huruf a] Land acquisition that is planned but has no KKPR yet: no layer
  // tells.
  out.addFlag(
      {"pengadaan-tanah",
       {"Periksa pada instansi yang memerlukan tanah apakah pada lokasi direncanakan "
        "pengadaan tanah untuk kepentingan umum yang belum memiliki KKPR; bila ada, hal itu "
        "menjadi persyaratan.",
        "Ask the agencies that acquire land whether acquisition in the public interest is "
        "planned at the location without a KKPR yet; where it is, it becomes a condition."},
       std::nullopt,
       s.cite.of("2.2.4", "3.2.4")});
}

}  // namespace kkpr::assessment
