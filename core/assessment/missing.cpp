#include "assessment/missing.h"

#include <algorithm>

#include "base/text.h"
#include "rules/finding_catalogue.h"

namespace kkpr::assessment {

using plan::LayerKind;

namespace {

const Text kPlanner{"Dinas yang membidangi penataan ruang", "The spatial-planning office"};
const Text kLandOffice{"Kantor Pertanahan", "The land office"};
const Text kOfficer{"Petugas KKPR", "The KKPR officer"};

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
                {"Rencana " + plan->id + " tidak dipakai: " + plan->unusable->id + "." + why.id,
                 "The plan " + plan->id + " was not used: " + plan->unusable->en + "." + why.en},
                s.cite.of("2.2.2.1", "3.2.2.1"));
  }
  for (const plan::SectorLayer* layer : s.layers) {
    if (!layer->unusable) continue;
    const Text why = whyNot(layer->findings);
    addUnjudged(out, {"Lapisan " + layer->title, "The layer " + layer->title}, kPlanner,
                {"Lapisan " + layer->id + " tidak dipakai: " + layer->unusable->id + "." + why.id,
                 "The layer " + layer->id + " was not used: " + layer->unusable->en + "." + why.en},
                s.cite.of("2.2.2.1", "3.2.2.1"));
  }
}

void flagFindings(const std::string& title, const Findings& findings,
                  const rules::Citation& citation, Assessment& out) {
  for (const Finding& finding : findings.all()) {
    const rules::WordedFinding worded = rules::worded(finding);
    if (worded.severity == Severity::info) continue;
    out.flags.push_back({finding.rule,
                         {title + ": " + worded.message.id, title + ": " + worded.message.en},
                         std::nullopt,
                         citation});
  }
}

/// Plans and layers that are used although something is wrong with them.
void flagLoaded(const Situation& s, Assessment& out) {
  for (const PlanCut& cut : s.cuts) {
    if (cut.cover.empty()) continue;
    flagFindings(cut.plan->title, cut.plan->findings,
                 plan::isRdtr(cut.plan->level) ? s.cite.of("2.2.1.2", "3.2.1.2")
                                               : s.cite.of("2.2.2.2", "3.2.2.2"),
                 out);
  }
  for (const LayerCut& cut : s.layerCuts) {
    if (cut.region.empty() && !(cut.leftOutM2 > 0)) continue;
    flagFindings(cut.layer->title, cut.layer->findings, s.cite.of("2.2.3.3", "3.2.3.4"), out);
  }
}

/// Parts of the plans over the location that this version does not weigh.
void namePlanParts(const Situation& s, Assessment& out) {
  for (const PlanCut& cut : s.cuts) {
    const plan::Plan& plan = *cut.plan;
    if (plan::isNational(plan.level)) {
      addUnjudged(
          out, {"Penilaian terhadap " + plan.title, "Assessment against " + plan.title}, kOfficer,
          {"RTR nasional " + plan.id + " diberikan tetapi belum dinilai dalam pratinjau ini.",
           "The national plan " + plan.id + " was given but is not judged in this preview."},
          s.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf c"));
      continue;
    }
    if (cut.cover.empty()) continue;
    if (plan::isRdtr(plan.level) && !plan.ossIntegrated) {
      addUnjudged(
          out, {"Status integrasi OSS " + plan.title, "OSS integration of " + plan.title}, kPlanner,
          {"Dokumen RDTR " + plan.id +
               " tidak menyebut apakah sudah terintegrasi dengan OSS; di sini dianggap belum.",
           "The RDTR " + plan.id +
               " does not say whether it is integrated with OSS; here it counts as not."},
          s.cite.of("2.2", "3.2"));
    }
    if (plan::isRdtr(plan.level) && !plan.ossIntegrated.value_or(false)) continue;  // never a basis
    if (!plan.special.empty()) {
      addUnjudged(out, {"Ketentuan khusus " + plan.title, "Special provisions of " + plan.title},
                  kOfficer,
                  {"Ketentuan khusus rencana " + plan.id + " belum dinilai dalam pratinjau ini.",
                   "The special provisions of " + plan.id + " are not judged in this preview."},
                  s.cite.of("2.2.1.2", "3.2.1.2", "angka 2 huruf e"));
    }
    if (!plan.provisions.empty()) {
      out.addUnknown(
          {{"Intensitas menurut " + plan.title, "Intensity by " + plan.title},
           kOfficer,
           {"Ketentuan intensitas dan tata bangunan rencana " + plan.id +
                " belum diturunkan ke hasil pratinjau ini; ketentuan itu tidak mengubah keputusan.",
            "Intensity and building provisions of " + plan.id +
                " are not carried into this preview; they do not change the decision."},
           s.cite.of("2.2.2.2", "3.2.2.2", "angka 3"),
           false});
    }
    for (const application::Activity& activity : s.application.activities) {
      const bool structure = activity.component == application::Component::strukturRuang ||
                             (!activity.component && plan.inStructure(activity.code));
      if (structure) {
        addUnjudged(
            out,
            {"Komponen struktur ruang " + activity.code, "Structure component " + activity.code},
            kOfficer,
            {"Kegiatan " + activity.code + " menyangkut struktur ruang menurut " + plan.id +
                 "; di sini hanya pola ruang dan peraturan zonasi yang dinilai.",
             "The activity " + activity.code + " concerns the spatial structure by " + plan.id +
                 "; only land-use map and zoning rules are judged here."},
            s.cite.of("2.2.1.2", "3.2.1.2", "angka 1 huruf a"));
      } else if (plan::isRdtr(plan.level) && plan.inPrograms(activity.code)) {
        addUnjudged(out,
                    {"Indikasi program utama " + plan.title, "Main programmes of " + plan.title},
                    kOfficer,
                    {"Indikasi program utama " + plan.id + " memuat " + activity.code +
                         "; program belum dinilai dalam pratinjau ini.",
                     "The main programmes of " + plan.id + " hold " + activity.code +
                         "; programmes are not judged in this preview."},
                    s.cite.of("2.2.1.2", "3.2.1.2", "angka 1 huruf b"));
      }
    }
  }
  // Several plans are compared by their day of enactment.
  for (const PlanCut& cut : s.cuts) {
    if (cut.plan->enacted || cut.cover.empty() || plan::isNational(cut.plan->level)) continue;
    const bool compared = std::any_of(s.cuts.begin(), s.cuts.end(), [&](const PlanCut& other) {
      return other.plan != cut.plan && !other.cover.empty() &&
             plan::isRdtr(other.plan->level) == plan::isRdtr(cut.plan->level) &&
             !plan::isNational(other.plan->level);
    });
    if (!compared) continue;
    addUnjudged(out, {"Tanggal penetapan " + cut.plan->title, "Enactment of " + cut.plan->title},
                kPlanner,
                {"Tanggal penetapan " + cut.plan->id +
                     " tidak diketahui; rencana ini dianggap lebih lama daripada yang bertanggal.",
                 "The day " + cut.plan->id +
                     " was enacted is not known; it counts as older than plans with a date."},
                s.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf b"));
  }
}

void nameLayers(const Situation& s, Assessment& out) {
  for (const LayerCut& cut : s.layerCuts) {
    const LayerKind kind = cut.layer->kind;
    if (kind == LayerKind::kawasanHutan) {
      if (cut.releasedM2 > 0) {
        addUnjudged(out,
                    {"Pelepasan kawasan hutan " + cut.layer->title,
                     "Released forest of " + cut.layer->title},
                    kOfficer,
                    {"Sebagian kawasan hutan pada " + cut.layer->id +
                         " telah dilepaskan; di sini masih dikurangkan seperti kawasan hutan.",
                     "A part of the forest in " + cut.layer->id +
                         " was released; here it is still deducted as forest."},
                    s.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf a"));
      }
      continue;
    }
    const Text name = layerText(kind);
    addUnjudged(out, {"Lapisan " + name.id, "Layer of " + name.en}, kOfficer,
                {"Lapisan " + cut.layer->id + " (" + name.id +
                     ") diberikan tetapi belum dinilai dalam pratinjau ini.",
                 "The layer " + cut.layer->id + " (" + name.en +
                     ") was given but is not judged in this preview."},
                s.cite.of("2.2.2.3", "3.2.2.3", "angka 2"));
  }
}

void nameDossier(const Situation& s, Assessment& out) {
  const application::Application& a = s.application;
  if (!a.ptp.empty()) {
    addUnjudged(out, {"Hasil PTP", "The PTP result"}, kOfficer,
                {"Permohonan menyertakan PTP, tetapi hasil PTP belum dinilai dalam pratinjau ini.",
                 "The application holds a PTP, but its result is not judged in this preview."},
                s.cite.of("2.2.2.3", "3.2.2.3", "angka 1"));
  }
  const auto belowOrAbove = [](const application::Stratum& stratum) {
    return stratum.position && *stratum.position != application::Position::permukaan;
  };
  if ((a.location.stratum && belowOrAbove(*a.location.stratum)) ||
      std::any_of(a.location.strata.begin(), a.location.strata.end(), belowOrAbove)) {
    addUnjudged(
        out, {"Ruang di bawah atau di atas tanah", "Space below or above ground"}, kOfficer,
        {"Permohonan menyangkut ruang bawah atau atas tanah; ketentuannya belum dinilai "
         "dalam pratinjau ini.",
         "The application concerns space below or above ground, which is not judged in this "
         "preview."},
        s.cite.of("2.2.3.4", "3.2.3.5"));
  }
  if (a.purpose && *a.purpose != application::Purpose::nonberusaha) {
    addUnjudged(
        out, {"Kegiatan berusaha atau strategis nasional", "Business or strategic activity"},
        kOfficer,
        {"Pratinjau ini menilai menurut tata cara kegiatan nonberusaha; tata cara lain belum "
         "dinilai.",
         "This preview follows the procedure for non-business activities; the others are not "
         "judged."},
        rules::juknis("1.8"));
  }
}

}  // namespace

void nameUnjudged(const Situation& situation, Assessment& out) {
  nameUnusable(situation, out);
  flagLoaded(situation, out);
  namePlanParts(situation, out);
  nameLayers(situation, out);
  nameDossier(situation, out);
}

void nameMissing(const Situation& s, double pkkprM2, Assessment& out) {
  const bool issued = !out.products.empty();
  const bool pkkpr = std::any_of(out.products.begin(), out.products.end(),
                                 [](const Product& p) { return p.mechanism == Mechanism::pkkpr; });
  if (pkkprM2 > 0 && s.application.ptp.empty()) {
    // [J 2.2.2.3 angka 1 = 3.2.2.3] The preview goes on without a PTP; it never rejects for that.
    out.flags.push_back({"ptp-belum-ada",
                         {"Bagian PKKPR memerlukan Pertimbangan Teknis Pertanahan (PTP); hasilnya "
                          "belum ada, sehingga belum ada yang dikurangkan karenanya.",
                          "The PKKPR part needs a land consideration (PTP); there is none yet, so "
                          "nothing is deducted for it."},
                         pkkprM2,
                         s.cite.of("2.2.2.3", "3.2.2.3", "angka 1")});
    out.addUnknown({{"Hasil Pertimbangan Teknis Pertanahan (PTP)", "The land consideration (PTP)"},
                    kLandOffice,
                    {"Hasil PTP untuk bagian PKKPR belum diketahui dan dapat mengurangi luas yang "
                     "disetujui.",
                     "The PTP of the PKKPR part is not known and may reduce the approved area."},
                    s.cite.of("2.2.2.3", "3.2.2.3", "angka 1"),
                    pkkpr});
  }
  if (!issued) return;
  struct Factor {
    LayerKind kind;
    const char* place;
    bool applies;
  };
  const Factor factors[] = {{LayerKind::kawasanHutan, "angka 2", true},
                            {LayerKind::kkprTerbit, "angka 3",
                             !everyActivity(s.application, &application::Activity::publicInterest)},
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
}

}  // namespace kkpr::assessment
