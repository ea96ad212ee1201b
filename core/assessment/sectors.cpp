#include "assessment/sectors.h"

#include <algorithm>

#include "assessment/context.h"
#include "assessment/tolerances.h"
#include "assessment/underground.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using application::Activity;
using geometry::Region;
using plan::LayerKind;

namespace {

Region unionOf(const std::vector<Region>& regions) {
  return regions.size() == 1 ? regions.front() : Region::unionOf(regions);
}

bool regionBefore(const Region& a, const Region& b) {
  const Box p = a.box();
  const Box q = b.box();
  if (p.minX != q.minX) return p.minX < q.minX;
  if (p.minY != q.minY) return p.minY < q.minY;
  return a.areaM2() < b.areaM2();
}

/// The decree says something of the change that can be followed.
bool isChange(const plan::SectorFeature& feature, const std::optional<Date>& asOf) {
  if (!isReleased(feature, asOf)) return false;
  return *feature.released != "peruntukan" || feature.decreeUse.has_value();
}

std::optional<std::string> useOf(const plan::SectorFeature& feature) {
  return feature.released == "tanpa-peruntukan" ? std::nullopt : feature.decreeUse;
}

bool everyActivity(const ActivityGroup& group, std::optional<bool> Activity::*field) {
  return !group.planned.empty() &&
         std::all_of(group.planned.begin(), group.planned.end(),
                     [&](const Activity* a) { return (a->*field).value_or(false); });
}

bool anyNotSaid(const ActivityGroup& group, std::optional<bool> Activity::*field) {
  return std::any_of(group.planned.begin(), group.planned.end(),
                     [&](const Activity* a) { return !(a->*field).has_value(); });
}

/// The day on which an issued KKPR must still hold: that of the application.
std::optional<Date> applicationDay(const Context& context) {
  return context.application.letter.date ? context.application.letter.date : context.asOf;
}

/// Neither ended before the application nor given after the day of the assessment.
bool holds(const plan::SectorFeature& feature, const Context& context) {
  const std::optional<Date> day = applicationDay(context);
  if (feature.until && day && *feature.until < *day) return false;
  return !feature.issued || !context.asOf || !(*context.asOf < *feature.issued);
}

/// What of `within` the features that hold cover.
Region heldWithin(const LayerCut& cut, const Region& within, const Context& context) {
  std::vector<Region> regions;
  for (const LayerCut::FeatureCut& one : cut.features) {
    if (!holds(*one.feature, context)) continue;
    Region here = one.region.intersection(within);
    if (!here.empty()) regions.push_back(std::move(here));
  }
  return regions.empty() ? Region() : unionOf(regions);
}

bool sameHolder(const plan::SectorFeature& feature, const Context& context) {
  const auto& name = context.application.applicant.name;
  return feature.holder && name &&
         plan::canonicalActivity(*feature.holder) == plan::canonicalActivity(*name);
}

std::string called(const plan::SectorFeature& feature) {
  return feature.number ? " nomor " + *feature.number : std::string();
}

std::string calledEn(const plan::SectorFeature& feature) {
  return feature.number ? " number " + *feature.number : std::string();
}

/// [J 2.2.2.3 angka 2 huruf a 2) a) = 3.2.2.3] A decree names a use that is not that of all that is
/// planned there.
bool isForOther(const std::optional<std::string>& use, const ActivityGroup& group) {
  if (!use) return false;
  const std::string named = plan::canonicalActivity(*use);
  return std::any_of(
      group.activities.begin(), group.activities.end(),
      [&](const std::string& activity) { return plan::canonicalActivity(activity) != named; });
}

/// Of forest that no decree released by the day of the assessment.
TakenAs takenAsForest(const plan::SectorFeature& feature, const Context& context) {
  if (feature.releaseNotRead) return TakenAs::unreadDecree;
  if (!feature.released) return TakenAs::forest;
  if (!isChange(feature, std::nullopt)) return TakenAs::unreadDecree;
  const auto& groups = context.groups();
  const bool other = std::any_of(groups.begin(), groups.end(), [&](const ActivityGroup& group) {
    return isForOther(useOf(feature), group);
  });
  return other ? TakenAs::otherUse : TakenAs::laterDecree;
}

/// [J 2.2.2.3 angka 2 huruf a = 3.2.2.3] Forest is deducted. A decree that changed its function and
/// that the plan does not know of: its use is the activity's → not deducted; another use → stays
/// forest; no use → not deducted, the zoning decides and the FPR is asked. One that the plan knows
/// of: the plan's zoning speaks.
void takeForest(const LayerCut& cut, const Region& area, const std::vector<const Zoning*>& bases,
                const Context& context, std::vector<Taking::Part>& taken, Assessment& out) {
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf a 2)");
  for (const LayerCut::FeatureCut& one : cut.features) {
    const Region here = one.region.intersection(area);
    if (here.empty()) continue;
    const plan::SectorFeature& feature = *one.feature;
    if (feature.releaseNotRead) {
      out.addUnknown({{"Apakah kawasan hutan telah dilepaskan", "Whether the forest was released"},
                      {"Kementerian yang membidangi kehutanan", "The ministry of forestry"},
                      {"Keterangan pelepasan kawasan hutan dalam lapisan " + cut.layer->title +
                           " tidak dapat dibaca; di sini masih dikurangkan.",
                       "What the layer " + cut.layer->title +
                           " says of the release of forest cannot be read; here it is still "
                           "deducted."},
                      citation,
                      true});
    }
    if (!isReleased(feature, context.asOf)) {
      taken.push_back({takenAsForest(feature, context), here});
      continue;
    }
    if (!isChange(feature, context.asOf)) {
      taken.push_back({TakenAs::unreadDecree, here});
      out.addUnknown(
          {{"Peruntukan dalam SK pelepasan kawasan hutan", "The use that the forest decree names"},
           {"Kementerian yang membidangi kehutanan", "The ministry of forestry"},
           {"Lapisan " + cut.layer->title +
                " menyebut kawasan hutan yang dilepaskan untuk suatu peruntukan tanpa "
                "menyebut peruntukannya; di sini masih dikurangkan.",
            "The layer " + cut.layer->title +
                " tells of forest that was released for a use without naming it; here "
                "it is still deducted."},
           citation,
           true});
      continue;
    }
    const ForestChange change{here, feature.decreeDate, useOf(feature), cut.layer->id, {}, false};
    // Without a use the zoning decides, unless the forum refused.
    if (!change.use && forumOnForest(context.application).value_or(true)) continue;
    // Of the plans it rests on, each is asked where it speaks.
    std::vector<Region> unaware;
    for (const Zoning* zoning : bases) {
      if (newerThan(change, *zoning->plan)) unaware.push_back(here.intersection(zoning->area));
    }
    const Region newer = bases.empty() ? here : unionOf(unaware);
    if (newer.empty()) continue;
    if (!change.use) {
      taken.push_back({TakenAs::refusedByForum, newer});
      continue;
    }
    for (const ActivityGroup& group : context.groups()) {
      if (!isForOther(change.use, group)) continue;
      Region part = context.groups().size() == 1 ? newer : newer.intersection(group.region);
      if (!part.empty()) taken.push_back({TakenAs::otherUse, std::move(part)});
    }
  }
}

/// [J 2.2.3.3 angka 3, 2.2.5 = 3.2.3.4, 3.2.5] An issued KKPR in the same space is deducted; on the
/// surface not where the activity is in the public interest.
void takeIssued(const LayerCut& cut, const Region& area, const Context& context,
                std::vector<Taking::Part>& taken, Assessment& out) {
  const rules::Citation citation = context.cite.of("2.2.3.3", "3.2.3.4", "angka 3");
  const rules::Citation space = context.cite.of("2.2.5", "3.2.5", "angka 2");
  const std::optional<Date> day = applicationDay(context);
  const std::vector<SpacePart> parts = spaceOf(context.application, context.site);
  for (const LayerCut::FeatureCut& one : cut.features) {
    const Region here = one.region.intersection(area);
    if (here.empty()) continue;
    // A sliver is settled, and told, with all that is taken away; it asks nothing of its own.
    Assessment unsaid;
    Assessment& tell = isNoise(here) ? unsaid : out;
    const plan::SectorFeature& feature = *one.feature;
    if (feature.until && day && *feature.until < *day) {
      tell.addFlag(
          {"kkpr-habis-berlaku",
           {"KKPR" + called(feature) + " pada lokasi ini habis berlaku " +
                writtenDate(*feature.until).id + ", sebelum permohonan; tidak dikurangkan.",
            "The KKPR" + calledEn(feature) + " at this location ended on " +
                writtenDate(*feature.until).en + ", before the application; not deducted."},
           std::nullopt,
           citation},
          here);
      continue;
    }
    if (feature.issued && context.asOf && *context.asOf < *feature.issued) {
      tell.addFlag(
          {"kkpr-belum-terbit",
           {"KKPR" + called(feature) + " pada lokasi ini terbit " +
                writtenDate(*feature.issued).id + ", sesudah tanggal penilaian; tidak dikurangkan.",
            "The KKPR" + calledEn(feature) + " at this location was issued on " +
                writtenDate(*feature.issued).en +
                ", after the day of the assessment; not deducted."},
           std::nullopt,
           citation},
          here);
      continue;
    }
    std::vector<Region> colliding;
    for (const SpacePart& part : parts) {
      const Meeting3d meeting = heldAgainst(part.range, feature);
      const Region within = parts.size() == 1 ? here : here.intersection(part.region);
      if (within.empty()) continue;
      if (meeting.uncertain) {
        tell.addFlag(
            {"rentang-tidak-pasti",
             {"Kedalaman atau ketinggian KKPR" + called(feature) +
                  " tidak dapat dibandingkan dengan pasti: rentang atau acuan permukaannya "
                  "tidak sama atau tidak disebut.",
              "Depth or height of the KKPR" + calledEn(feature) +
                  " cannot be compared for certain: its range or level of reference "
                  "differs or is not given."},
             std::nullopt,
             space},
            within);
      }
      if (!meeting.collide) continue;
      if (part.range.position != application::Position::permukaan) {
        colliding.push_back(within);  // there the public interest is no exception
        continue;
      }
      for (const ActivityGroup& group : context.groups()) {
        const Region theirs =
            context.groups().size() == 1 ? within : within.intersection(group.region);
        if (theirs.empty()) continue;
        if (!everyActivity(group, &Activity::publicInterest)) {
          colliding.push_back(theirs);
          if (anyNotSaid(group, &Activity::publicInterest)) {
            tell.addUnknown({{"Apakah kegiatan untuk kepentingan umum",
                              "Whether the activity is in the public interest"},
                             {"Pemohon", "The applicant"},
                             {"Permohonan tidak menyebut apakah kegiatan untuk kepentingan umum; "
                              "KKPR yang telah terbit di sini dikurangkan.",
                              "The application does not say whether the activity is in the public "
                              "interest; an issued KKPR is deducted here."},
                             citation,
                             true});
          }
          continue;
        }
        tell.addFlag({"kkpr-kepentingan-umum",
                      {"KKPR" + called(feature) +
                           " telah terbit pada lokasi ini; karena kegiatan untuk kepentingan umum, "
                           "tidak dikurangkan.",
                       "The KKPR" + calledEn(feature) +
                           " was issued at this location; it is not deducted because the activity "
                           "is in the public interest."},
                      std::nullopt,
                      citation},
                     theirs);
        if (feature.publicInterest.value_or(false)) {
          const bool centre = context.central();
          tell.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre,
                           "kepentingan-umum-bertampalan",
                           context.cite.of("2.2.2.4", "3.2.2.4", "angka 5")});
        }
      }
    }
    if (colliding.empty()) continue;
    if (!feature.until) {
      tell.addUnknown(
          {{"Masa berlaku KKPR yang telah terbit", "How long the issued KKPR holds"},
           kOfficer,
           {"Masa berlaku KKPR" + called(feature) + " dalam lapisan " + cut.layer->title +
                " tidak diketahui; di sini dianggap masih berlaku dan dikurangkan.",
            "How long the KKPR" + calledEn(feature) + " of the layer " + cut.layer->title +
                " holds is not known; here it counts as in force and is deducted."},
           citation,
           true});
    }
    const Region all = unionOf(colliding);
    const bool own = sameHolder(feature, context);
    if (own) {
      tell.addFlag({"kkpr-pemegang-sama",
                    {"KKPR" + called(feature) +
                         " pada lokasi ini dipegang pemohon sendiri; ajukan perubahan KKPR itu "
                         "untuk memakai bagian yang sama.",
                     "The KKPR" + calledEn(feature) +
                         " at this location is held by the applicant; ask for its amendment to use "
                         "the same part."},
                    std::nullopt,
                    citation},
                   all);
    }
    taken.push_back({own ? TakenAs::ownKkpr : TakenAs::othersKkpr, all});
  }
}

/// [J 2.2.3.3 angka 5 = 3.2.3.4] Water is deducted, unless the activity is a network of water
/// resources, hydropower, water transport or alike.
void takeWater(const LayerCut& cut, const Region& area, const Context& context,
               std::vector<Taking::Part>& taken, Assessment& out) {
  const Region here = cut.region.intersection(area);
  if (here.empty()) return;
  const bool sliver = isNoise(here);  // settled, and told, with all that is taken away
  for (const ActivityGroup& group : context.groups()) {
    if (everyActivity(group, &Activity::waterRelated)) continue;
    Region theirs = context.groups().size() == 1 ? here : here.intersection(group.region);
    if (theirs.empty()) continue;
    if (!sliver && anyNotSaid(group, &Activity::waterRelated)) {
      out.addUnknown({{"Apakah kegiatan terkait sumber daya air",
                       "Whether the activity concerns water resources"},
                      {"Pemohon", "The applicant"},
                      {"Permohonan tidak menyebut apakah kegiatan berupa jaringan sumber daya air, "
                       "pembangkit tenaga air, atau transportasi air; badan air di sini "
                       "dikurangkan.",
                       "The application does not say whether the activity is a network of water "
                       "resources, hydropower or water transport; water is deducted here."},
                      context.cite.of("2.2.3.3", "3.2.3.4", "angka 5"),
                      true});
    }
    taken.push_back({TakenAs::water, std::move(theirs)});
  }
}

}  // namespace

LayerCut cutLayer(const plan::SectorLayer& layer, const Site& site) {
  LayerCut cut;
  cut.layer = &layer;
  std::vector<Region> leftOut;
  for (const plan::SectorFeature* feature : layer.candidates(site.box())) {
    bool mended = false;
    Region region = site.cut(feature->shape, &mended);
    if (mended || (region.empty() && site.isCircled(feature->shape))) {
      cut.mended.push_back(feature);
    }
    if (region.empty()) continue;
    if (feature->counts) {
      cut.features.push_back({feature, std::move(region)});
    } else {
      leftOut.push_back(std::move(region));
    }
  }
  const auto together = [](std::vector<Region> regions) {
    std::sort(regions.begin(), regions.end(), regionBefore);
    return unionOf(regions);
  };
  std::stable_sort(cut.features.begin(), cut.features.end(),
                   [](const LayerCut::FeatureCut& a, const LayerCut::FeatureCut& b) {
                     return regionBefore(a.region, b.region);
                   });
  std::vector<Region> counting;
  for (const LayerCut::FeatureCut& one : cut.features) counting.push_back(one.region);
  if (!counting.empty()) cut.region = together(std::move(counting));
  if (!leftOut.empty()) cut.leftOutM2 = together(std::move(leftOut)).areaM2();
  return cut;
}

bool isReleased(const plan::SectorFeature& feature, const std::optional<Date>& asOf) {
  return feature.released && !(asOf && feature.decreeDate && *asOf < *feature.decreeDate);
}

std::optional<bool> forumOnForest(const application::Application& application) {
  std::optional<bool> agreed;
  for (const application::Minutes& minutes : application.minutes) {
    const bool onForest =
        minutes.subject && lowerAscii(*minutes.subject).find("hutan") != std::string::npos;
    if (minutes.kind != application::MinutesKind::fpr || !onForest) continue;
    if (!minutes.forumAgrees) continue;
    agreed = *minutes.forumAgrees && agreed.value_or(true);
  }
  return agreed;
}

std::vector<ForestChange> changesOf(const std::vector<LayerCut>& layers,
                                    const std::vector<PlanCut>& cuts, bool agreed,
                                    const std::optional<Date>& asOf) {
  std::vector<ForestChange> changes;
  for (const LayerCut& cut : layers) {
    if (cut.layer->kind != LayerKind::kawasanHutan) continue;
    for (const LayerCut::FeatureCut& one : cut.features) {
      if (!isChange(*one.feature, asOf)) continue;
      changes.push_back({one.region, one.feature->decreeDate, useOf(*one.feature), cut.layer->id,
                         one.region, agreed && !useOf(*one.feature)});
      ForestChange& change = changes.back();
      for (const PlanCut& plan : cuts) {
        if (plan::isRdtr(plan.plan->level) && !newerThan(change, *plan.plan)) {
          change.beyondRdtr = change.beyondRdtr.difference(plan.cover);
        }
      }
    }
  }
  return changes;
}

std::vector<Taking> takingsOf(const Region& area, const std::vector<const Zoning*>& bases,
                              const Context& context, Assessment& out) {
  std::vector<Taking> takings;
  for (const LayerCut& cut : context.layers) {
    std::vector<Taking::Part> taken;
    std::string factor;
    rules::Citation citation;
    switch (cut.layer->kind) {
      case LayerKind::kawasanHutan:
        factor = "kawasan-hutan";
        citation = context.cite.of("2.2.3.3", "3.2.3.4", "angka 2");
        takeForest(cut, area, bases, context, taken, out);
        break;
      case LayerKind::kkprTerbit:
        factor = "kkpr-terbit";
        citation = context.cite.of("2.2.3.3", "3.2.3.4", "angka 3");
        takeIssued(cut, area, context, taken, out);
        break;
      case LayerKind::badanAir:
        factor = "badan-air";
        citation = context.cite.of("2.2.3.3", "3.2.3.4", "angka 5");
        takeWater(cut, area, context, taken, out);
        break;
      case LayerKind::pippib:
      case LayerKind::iupOp:
      case LayerKind::lsd:
      case LayerKind::izinSektor:
      case LayerKind::batasAdministrasi:
        continue;
    }
    if (taken.empty()) continue;
    std::stable_sort(taken.begin(), taken.end(), [](const Taking::Part& a, const Taking::Part& b) {
      return regionBefore(a.region, b.region);
    });
    std::vector<Region> regions;
    for (const Taking::Part& part : taken) regions.push_back(part.region);
    takings.push_back({factor, cut.layer->id, citation, unionOf(regions), std::move(taken)});
  }
  return takings;
}

void askSectors(const Region& approved, const Context& context, Product& product, Assessment& out) {
  const bool centre = context.central();
  for (const LayerCut& cut : context.layers) {
    const Region here = cut.region.intersection(approved);
    if (here.empty() || isNoise(here)) continue;
    const double m2 = here.areaM2();
    const Text area = squareMetres(m2);
    const std::string& id = cut.layer->id;
    switch (cut.layer->kind) {
      case LayerKind::pippib:
        // [J 2.2.3.3 angka 4 = 3.2.3.4] Follows its own regulation.
        out.addFlag({"pippib",
                     {area.id + " yang disetujui berada dalam PIPPIB (" + id +
                          "); ikuti ketentuan mengenai PIPPIB.",
                      area.en + " of what is approved lie within the PIPPIB (" + id +
                          "); follow the rules on PIPPIB."},
                     m2,
                     context.cite.of("2.2.3.3", "3.2.3.4", "angka 4")});
        break;
      case LayerKind::iupOp: {
        // [J 2.2.2.3 angka 2 huruf b, tabel 2.2] Cooperate with the holder.
        const Region held = heldWithin(cut, approved, context);
        if (held.empty() || isNoise(held)) break;
        std::set<std::string> holders;
        for (const LayerCut::FeatureCut& one : cut.features) {
          if (!holds(*one.feature, context) || !one.feature->holder) continue;
          if (!isNoise(one.region.intersection(approved))) holders.insert(*one.feature->holder);
        }
        const Text heldArea = squareMetres(held.areaM2());
        const std::string who = holders.empty() ? "" : " (" + joined(holders) + ")";
        product.conditions.push_back(
            {"iup-op",
             {"Pada " + heldArea.id + " terdapat izin usaha pertambangan operasi produksi" + who +
                  "; pemegang KKPR wajib mengikat kerja sama, sewa, atau pinjam dengan pemegang "
                  "izin "
                  "itu.",
              "On " + heldArea.en + " a mining permit for production" + who +
                  " is in force; the holder of the KKPR makes an agreement of cooperation, lease "
                  "or loan with its holder."},
             id});
        break;
      }
      case LayerKind::lsd:
        product.conditions.push_back(
            {"lsd",
             {"Pada " + area.id +
                  " terdapat lahan sawah yang dilindungi; laksanakan kegiatan menurut peraturan "
                  "tentang lahan itu.",
              "On " + area.en +
                  " there is protected rice field; carry out the activity by the rules on it."},
             id});
        break;
      case LayerKind::badanAir:
        product.conditions.push_back(
            {"badan-air",
             {"Pada " + area.id +
                  " terdapat badan air; laksanakan kegiatan menurut peraturan di bidang sumber "
                  "daya air.",
              "On " + area.en +
                  " there is water; carry out the activity by the rules on water resources."},
             id});
        break;
      case LayerKind::izinSektor: {
        // [J 2.2.2.3 angka 2 huruf d; 2.2.2.4 angka 7] For review, while they are valid.
        const Region held = heldWithin(cut, approved, context);
        if (held.empty() || isNoise(held)) break;
        const Text heldArea = squareMetres(held.areaM2());
        out.addFlag({"izin-sektor",
                     {heldArea.id + " bertampalan dengan izin sektor lain (" + id +
                          "); telaah bersama pemberi izin itu.",
                      heldArea.en + " overlap a permit of another sector (" + id +
                          "); to be reviewed with who gave it."},
                     held.areaM2(),
                     context.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf d")});
        out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "kebijakan-sektor",
                        context.cite.of("2.2.2.4", "3.2.2.4", "angka 7")});
        break;
      }
      case LayerKind::kkprTerbit:
        for (const LayerCut::FeatureCut& one : cut.features) {
          if (!one.feature->publicInterest.value_or(false) || !holds(*one.feature, context)) {
            continue;
          }
          if (isNoise(one.region.intersection(approved))) continue;
          // [J tabel 2.2 angka 5 huruf b] A KKPR in the public interest is there already.
          product.conditions.push_back(
              {"kepentingan-umum",
               {"Pada lokasi ini telah terbit KKPR untuk kepentingan umum" + called(*one.feature) +
                    "; kegiatan tidak saling mengganggu, dengan persetujuan dan kerja sama "
                    "pemegangnya.",
                "A KKPR in the public interest" + calledEn(*one.feature) +
                    " was issued at this location; the activities must not disturb each other, "
                    "with consent and cooperation of its holder."},
               id});
        }
        break;
      case LayerKind::kawasanHutan:
      case LayerKind::batasAdministrasi:
        break;
    }
  }
}

}  // namespace kkpr::assessment
