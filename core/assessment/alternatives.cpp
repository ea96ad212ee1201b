#include "assessment/alternatives.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "assessment/blocking.h"
#include "assessment/kept_land.h"
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

/// [J 2.2.2.3 angka 2 huruf a 2) = 3.2.2.3] What opens the way in forest.
Text wayOutOfForest(TakenAs as) {
  if (as == TakenAs::laterDecree) {
    return {
        "Keputusan mengenai kawasan hutan itu bertanggal sesudah tanggal penilaian; mintakan "
        "penilaian untuk tanggal keputusan itu atau sesudahnya.",
        "The decree on that forest is of after the day of the assessment; ask for an assessment "
        "for the day of the decree or a later one."};
  }
  if (as == TakenAs::unreadDecree) {
    return {
        "Pastikan pada kementerian yang membidangi kehutanan apakah kawasan hutan itu telah "
        "dilepaskan dan untuk peruntukan apa, lalu lengkapi lapisannya. Bila belum bagi kegiatan "
        "ini, mintakan keputusan yang menyebut kegiatan ini, atau pilih lokasi di luar kawasan "
        "hutan.",
        "Ask the ministry of forestry whether that forest was released and for which use, and "
        "complete the layer. Where it was not for this activity, ask for a decree that names it, "
        "or choose a location outside of forest."};
  }
  if (as == TakenAs::otherUse) {
    return {
        "Keputusan mengenai kawasan hutan itu menyebut peruntukan lain: mintakan keputusan yang "
        "menyebut kegiatan ini, ajukan kegiatan yang disebut keputusan itu, atau pilih lokasi di "
        "luar kawasan hutan.",
        "The decree on that forest names another use: ask for one that names this activity, apply "
        "for the activity that it names, or choose a location outside of forest."};
  }
  if (as == TakenAs::refusedByForum) {
    return {
        "Kawasan hutan itu telah dilepaskan tanpa peruntukan dan FPR tidak menyetujui kegiatan "
        "ini: bawa kembali ke FPR, mintakan keputusan yang menyebut kegiatan ini, atau ajukan "
        "kegiatan lain yang disetujui FPR.",
        "That forest was released without a use, and the FPR does not agree to this activity: "
        "bring the matter to the FPR again, ask for a decree that names this activity, or apply "
        "for another one that the FPR agrees to."};
  }
  return {
      "Mintakan pelepasan atau perubahan fungsi kawasan hutan bagi kegiatan ini; sesudah "
      "keputusannya terbit dan menyebut kegiatan ini, bagian itu tidak lagi dikurangkan. Atau "
      "pilih lokasi di luar kawasan hutan.",
      "Ask for the release of the forest, or the change of its function, for this activity; once "
      "the decree is there and names it, that part is no longer deducted. Or choose a location "
      "outside of forest."};
}

/// What opens the way where leaving out does not.
Text wayOut(TakenAs as) {
  switch (as) {
    case TakenAs::forest:
    case TakenAs::laterDecree:
    case TakenAs::unreadDecree:
    case TakenAs::otherUse:
    case TakenAs::refusedByForum:
      break;
    case TakenAs::ownKkpr:
      return {"Ajukan perubahan KKPR yang sudah dipegang di lokasi ini, alih-alih KKPR baru.",
              "Ask for the amendment of the KKPR that is already held at this location, rather "
              "than for a new one."};
    case TakenAs::othersKkpr:
      return {"Pilih lokasi yang belum ber-KKPR, atau tunggu sampai KKPR di sana berakhir.",
              "Choose a location without a KKPR, or wait until the KKPR there has ended."};
    case TakenAs::water:
      // [J 2.2.3.3 angka 5 = 3.2.3.4]
      return {
          "Pilih lokasi di luar badan air; hanya jaringan sumber daya air, tenaga air, "
          "transportasi "
          "air, dan yang sejenis dapat disetujui di sana, bila permohonan menyatakannya.",
          "Choose a location outside of water; only networks of water resources, hydropower, water "
          "transport and the like can be approved there, where the application says so."};
    case TakenAs::outsidePtp:
      return {"Mintakan perbaikan PTP kepada Kantor Pertanahan bila hasilnya keliru.",
              "Ask the land office to mend the PTP where its result is wrong."};
  }
  return wayOutOfForest(as);
}

/// What was deducted, by what opens the way there: one decree, one holder may stand in it on one
/// part of a layer and another on the next.
std::map<TakenAs, Region> byWayOut(const std::vector<Taking>& deducted) {
  std::map<TakenAs, std::vector<Region>> parts;
  for (const Taking& taking : deducted) {
    const TakenAs first = taking.parts.front().as;
    const bool alike = std::all_of(taking.parts.begin(), taking.parts.end(),
                                   [&](const Taking::Part& part) { return part.as == first; });
    if (alike) {
      parts[first].push_back(taking.region);
      continue;
    }
    for (const Taking::Part& part : taking.parts) {
      parts[part.as].push_back(part.region.intersection(taking.region));
    }
  }
  std::map<TakenAs, Region> regions;
  for (const auto& [as, list] : parts) {
    Region region = list.size() == 1 ? list.front() : Region::unionOf(list);
    if (region.areaM2() >= kWhollyM2) regions.emplace(as, std::move(region));
  }
  return regions;
}

std::string factorOf(TakenAs as) {
  switch (as) {
    case TakenAs::ownKkpr:
    case TakenAs::othersKkpr:
      return "kkpr-terbit";
    case TakenAs::water:
      return "badan-air";
    case TakenAs::outsidePtp:
      return "ptp";
    default:
      return "kawasan-hutan";
  }
}

/// What takes land away: one cause by what opens the way, or that no plan accepts it.
struct Obstruction {
  std::optional<TakenAs> as;
  std::string factor;
  Region region;
};

Text obstructionName(const Obstruction& one, bool alike) {
  if (!one.as) return {"ketidaksesuaian dengan rencana", "not conforming to the plan"};
  if (*one.as == TakenAs::outsidePtp) {
    return {"letak di luar hasil PTP", "lying outside of the PTP result"};
  }
  const Text name = factorName(one.factor);
  return alike ? Text{name.id + " lainnya", "other " + name.en} : name;
}

/// What else stands in the way where one way out is taken; with a space before it.
Text alsoTaken(const Obstruction& one, const std::vector<Obstruction>& all) {
  std::vector<Region> shared;
  Text names;
  std::set<std::string> told;
  for (const Obstruction& other : all) {
    if (&other == &one) continue;
    Region both = other.region.intersection(one.region);
    if (isNothing(both, one.region)) continue;
    shared.push_back(std::move(both));
    if (!told.insert(other.factor).second) continue;
    const Text name = obstructionName(other, other.factor == one.factor);
    names.id += (names.id.empty() ? "" : ", ") + name.id;
    names.en += (names.en.empty() ? "" : ", ") + name.en;
  }
  if (shared.empty()) return {};
  const Region both = Region::unionOf(shared);
  if (isNothing(one.region.difference(both), one.region)) {
    return {" Seluruh bagian itu juga terkurangi karena: " + names.id +
                "; cara ini saja tidak membukanya selama yang itu belum teratasi.",
            " All of that part is also taken away because of: " + names.en +
                "; this alone opens nothing there as long as that stands."};
  }
  const Text m2 = squareMetres(both.areaM2());
  return {" Dari bagian itu " + m2.id + " juga terkurangi karena: " + names.id +
              "; luas itu tidak terbuka selama yang itu belum teratasi.",
          " Of that part " + m2.en + " are also taken away because of: " + names.en +
              "; they do not open as long as that stands."};
}

/// Of land that a PTP puts other land in the place of (`replaced`) nothing is opened.
void suggestWaysOut(const Judged& judged, const std::vector<Taking>& deducted,
                    const Region& replaced, const Context& context, Assessment& out) {
  std::vector<Obstruction> all;
  for (auto& [as, taken] : byWayOut(deducted)) {
    Region region = replaced.empty() ? taken : taken.difference(replaced);
    if (region.areaM2() < kWhollyM2) continue;
    all.push_back({as, factorOf(as), std::move(region)});
  }
  const bool allSlivers = std::all_of(all.begin(), all.end(),
                                      [](const Obstruction& one) { return isNoise(one.region); });
  Region against = judged.requested.difference(judged.conforming);
  if (!isNoise(against)) {
    all.push_back({std::nullopt, judged.notConformingFactor, std::move(against)});
  }
  for (const Obstruction& one : all) {
    // A sliver beside something larger asks nothing of its own.
    if (!one.as || (!allSlivers && isNoise(one.region))) continue;
    Text what = wayOut(*one.as);
    const Text also = alsoTaken(one, all);
    what.id += also.id;
    what.en += also.en;
    out.alternatives.push_back({std::move(what), "dapat-dinilai", one.region.areaM2(),
                                context.site.shown(one.region), judged.mechanism,
                                context.unit.polygons});
  }
}

/// What was left out can come back as land that a PTP adds.
bool mayGiveBack(const Context& context) {
  return !context.application.ptp.empty() && context.enclosed.tenure.has_value();
}

/// [J 2.1.2 angka 1 huruf f = 3.1.2] Why a part has to be joined to the outside.
Text noHoles(const Context& context) {
  const std::string place = context.cite.of("2.1.2", "3.1.2", "angka 1 huruf f").place;
  return {"lokasi tidak boleh mengelilingi area yang tidak dimohon (Juknis " + place + ")",
          "a location must not go around land that is not applied for (Juknis " + place + ")"};
}

/// What is left out, and what becomes of the rest.
struct LeavingOut {
  Region lost;
  Text which;  ///< after the area and its polygons
  Mechanism rest;
};

void suggest(const LeavingOut& one, const Context& context, Assessment& out) {
  const Text m2 = squareMetres(one.lost.areaM2());
  const std::string polygons = polygonList(one.lost, context);
  const std::string mechanism(mechanismName(one.rest));
  const std::string id = m2.id + (polygons.empty() ? "" : " (poligon " + polygons + ")");
  const std::string en = m2.en + (polygons.empty() ? "" : " (polygon " + polygons + ")");
  Alternative alternative{
      {},       "disetujui-seluruhnya", one.lost.areaM2(), context.site.shown(one.lost),
      one.rest, context.unit.polygons};
  const Region enclosed = enclosedOf(one.lost, context.site);
  if (enclosed.empty()) {
    alternative.what = {"Keluarkan " + id + one.which.id +
                            "; sisanya dapat disetujui seluruhnya melalui " + mechanism + ".",
                        "Leave out " + en + one.which.en + "; the rest can be approved wholly by " +
                            mechanism + "."};
  } else {
    // Where the strip runs, and so what it takes, is for the applicant to choose.
    const Text within = squareMetres(enclosed.areaM2());
    const Text why = noHoles(context);
    alternative.effect = "dapat-dinilai";
    alternative.what = {"Keluarkan sekurang-kurangnya " + id + one.which.id +
                            ", beserta jalur yang menghubungkan bagian yang terkurung (" +
                            within.id + ") ke luar lokasi, sebab " + why.id +
                            "; sisanya lalu dapat dinilai melalui " + mechanism + ".",
                        "Leave out at least " + en + one.which.en +
                            ", and a strip that joins what is enclosed (" + within.en +
                            ") to the outside of the location, because " + why.en +
                            "; the rest can then be judged by " + mechanism + "."};
  }
  out.alternatives.push_back(std::move(alternative));
}

/// What the PTP results hold beside the location: only outside of integrated RDTRs, which need no
/// PTP, can it take the place of what was applied for.
struct Beside {
  Region open;
  Region inRdtr;
};

Beside resultsBeside(const Context& context) {
  std::vector<Region> results;
  const auto& all = context.application.ptp;
  for (std::size_t i = 0; i < all.size() && i < context.enclosed.ptp.size(); ++i) {
    const PtpShape& shape = context.enclosed.ptp[i];
    if (shape.whole && !all[i].closed.value_or(false)) {
      results.push_back(context.site.all(*shape.whole));
    }
  }
  if (results.empty()) return {};
  const Region beside = Region::unionOf(results).difference(context.site.region());
  Region open = beside;
  for (const PlanCut& cut : context.cuts) {
    if (!plan::isRdtr(cut.plan->level) || !cut.plan->ossIntegrated.value_or(false)) continue;
    // The cut reaches no farther than the location.
    if (cut.plan->boundary) {
      open = open.difference(context.site.cutTo(open, *cut.plan->boundary));
      continue;
    }
    for (const plan::Zone& zone : cut.plan->zones.zones()) {
      open = open.difference(context.site.cutTo(open, zone.shape));
    }
  }
  Region inRdtr = beside.difference(open);
  return {std::move(open), std::move(inRdtr)};
}

}  // namespace

void suggestLeavingOut(const Judged& judged, const Product& product,
                       const std::vector<Taking>& deducted, const Region& approved,
                       const Context& context, Assessment& out) {
  const Region lost = judged.requested.difference(approved);
  if (lost.areaM2() < kWhollyM2 || isNoise(lost)) {
    return;
  }
  const Region kept = judged.requested.difference(lost);
  const auto waysOut = [&](const Region& replaced) {
    suggestWaysOut(judged, deducted, replaced, context, out);
    if (judged.requested.difference(judged.conforming).areaM2() >= kWhollyM2) {
      suggestActivities(judged, context, out);
    }
  };
  if (kept.areaM2() < kWhollyM2) {
    // Nothing is left, unless a PTP puts other land in its place.
    waysOut(approved.areaM2() < kWhollyM2 ? Region() : judged.outsidePtp);
    return;
  }
  const bool oneOfSeveral = std::any_of(
      judged.bases.begin(), judged.bases.end(),
      [&](const Zoning* zoning) { return zoning->partly() && !speaksOf(*zoning->cut, kept); });
  if (judged.mechanism == Mechanism::pkkpr && (oneOfSeveral || mayGiveBack(context)) &&
      !approvedWithout(lost, Mechanism::pkkpr, context)) {
    waysOut(Region());
    return;
  }
  std::set<std::string> factors;
  for (const Deduction& deduction : product.deductions) factors.insert(deduction.factor);
  Text because;
  for (const std::string& factor : factors) {
    const Text text = factorText(factor);
    because.id += (because.id.empty() ? " " : "; ") + text.id;
    because.en += (because.en.empty() ? " " : "; ") + text.en;
  }
  suggest({lost, because, judged.mechanism}, context, out);
  if (factors.count("tidak-sesuai-rdtr") != 0 || factors.count("tidak-sesuai-rtr") != 0) {
    suggestActivities(judged, context, out);
  }
}

void suggestWithoutRejected(const std::vector<Region>& approved, std::size_t rejections,
                            const Context& context, Assessment& out) {
  if (approved.empty() || out.rejections.size() == rejections) return;
  const Region kept = Region::unionOf(approved);
  const Region& all = context.unit.region;
  // What a PTP adds is not there without what it leaves out.
  if (kept.difference(all).areaM2() >= kWhollyM2) return;
  const Region lost = all.difference(kept);
  if (isNoise(lost) || !approvedWithout(lost, std::nullopt, context)) return;
  const Mechanism mechanism = *out.rejections.back().mechanism;
  const std::string rejected(mechanismName(mechanism));
  suggest({lost,
           {" yang tidak disetujui, termasuk seluruh bagian yang ditolak melalui " + rejected,
            " that are not approved, with all of the part rejected by " + rejected},
           mechanism == Mechanism::kkkpr ? Mechanism::pkkpr : Mechanism::kkkpr},
          context, out);
}

/// Every try is a judgement: of more activities than these none is tried.
constexpr std::size_t kMostActivities = 8;

void suggestFewerActivities(const Judged& judged,
                            const std::function<double(const Context&)>& conformingM2,
                            const Context& context, Assessment& out) {
  const std::set<std::string> all = activitiesOf(context.unit);
  const double wholeM2 = judged.requested.areaM2();
  const bool rejected = judged.conforming.areaM2() < kWhollyM2;
  if (all.size() < 2 || all.size() > kMostActivities ||
      wholeM2 - judged.conforming.areaM2() < kWhollyM2)
    return;
  const auto judge = [&](const std::set<std::string>& kept) -> double {
    std::optional<Unit> unit = unitWith(kept, context.unit);
    if (!unit) return 0;
    const Other other(std::move(*unit), context.regions, context.site, context);
    return conformingM2(other.context);
  };
  // Together those that conform alone; else any one is left out.
  std::vector<std::set<std::string>> tries;
  std::set<std::string> alone;
  for (const std::string& activity : all) {
    std::set<std::string> without = all;
    without.erase(activity);
    tries.push_back(without);
    if (rejected && all.size() > 2 && judge({activity}) >= kWhollyM2) alone.insert(activity);
  }
  if (alone.size() + 1 < all.size() && !alone.empty()) tries.push_back(alone);
  for (const std::set<std::string>& kept : tries) {
    const double m2 = judge(kept);
    const bool wholly = wholeM2 - m2 < kWhollyM2;
    if (!wholly && !(rejected && m2 >= kWhollyM2)) continue;
    std::vector<std::string> left;
    for (const std::string& activity : all) {
      if (kept.count(activity) == 0) left.push_back(activity);
    }
    const Text names = activityNames(left);
    const Text area = squareMetres(m2);
    const std::string mechanism(mechanismName(judged.mechanism));
    out.alternatives.push_back(
        {{"Ajukan tanpa kegiatan " + names.id + "; " + area.id + " yang dinilai melalui " +
              mechanism + " lalu sesuai dengan rencana.",
          "Apply without this activity: " + names.en + "; " + area.en + " judged by " + mechanism +
              " then conform to the plan."},
         wholly ? "sesuai-seluruhnya" : "dapat-dinilai",
         m2,
         {},
         judged.mechanism,
         context.unit.polygons});
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
    if (plan::isRdtr(plan.level)) {
      // [J 2.2.1.2 angka 2] What prohibits there beside the zones prohibits every activity.
      const bool prohibited =
          std::any_of(zoning->cut->special.begin(), zoning->cut->special.end(),
                      [&](const PlanCut::Special& special) {
                        return special.provision->prohibits &&
                               !isNoise(special.region.intersection(zoning->area));
                      });
      if (prohibited) continue;
    }
    std::set<std::string> planned;
    for (const std::string& activity : activitiesOf(context.unit)) {
      planned.insert(plan::canonicalActivity(activity));
    }
    // A structure component conforms only where the plan names it, too.
    const auto namedElsewhere = [&](const std::string& activity) {
      if (!plan.inStructure(activity)) return false;
      return std::none_of(zoning->cut->structure.begin(), zoning->cut->structure.end(),
                          [&](const PlanCut::Placed& placed) {
                            return placed.everywhere && placed.said->activity == activity;
                          });
    };
    std::vector<std::string> others;
    std::size_t more = 0;
    for (const std::string& activity : plan.activities.activities()) {
      const std::string code = plan::canonicalActivity(activity);
      if (planned.count(code) != 0 || namedElsewhere(code)) continue;
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
    const Text names = activityNames(others, false);
    const std::string rest = more == 0 ? "" : " (+" + std::to_string(more) + ")";
    out.alternatives.push_back(
        {{"Kegiatan lain yang sesuai di seluruh bagian yang dinilai dengan " + plan.title + ": " +
              names.id + rest + ".",
          "Other activities that conform on all of the part judged by " + plan.title + ": " +
              names.en + rest + "."},
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
  const Region enclosed = enclosedOf(context.site.region().difference(part), context.site);
  Alternative alternative{{},
                          "sesuai-seluruhnya",
                          part.areaM2(),
                          context.site.shown(part),
                          Mechanism::pkkpr,
                          context.unit.polygons};
  if (enclosed.empty()) {
    alternative.what = {
        "Ajukan hanya " + m2.id + " yang sesuai dengan " + best->plan->title +
            "; bagian itu sesuai seluruhnya dengan RTR, lalu dinilai menurut pertanahan dan "
            "sektor.",
        "Apply only for the " + m2.en + " that conform to " + best->plan->title +
            "; that part conforms wholly to the plans, and then land and sectors are looked at."};
  } else {
    const Text within = squareMetres(enclosed.areaM2());
    const Text why = noHoles(context);
    alternative.effect = "dapat-dinilai";
    alternative.what = {
        "Ajukan paling banyak " + m2.id + " yang sesuai dengan " + best->plan->title +
            ", tanpa jalur yang menghubungkan bagian yang dikelilinginya (" + within.id +
            ") ke luar lokasi, sebab " + why.id + "; bagian itu lalu dapat dinilai.",
        "Apply for at most the " + m2.en + " that conform to " + best->plan->title +
            ", without a strip that joins what they go around (" + within.en +
            ") to the outside of the location, because " + why.en +
            "; that part can then be judged."};
  }
  out.alternatives.push_back(std::move(alternative));
}

void suggestLand(const LandOutcome& land, double m2, const Context& context, Assessment& out) {
  const auto add = [&](Text what) {
    out.alternatives.push_back(
        {std::move(what), "dapat-dinilai", m2, {}, Mechanism::pkkpr, context.unit.polygons});
  };
  // [J 2.2.2.3 angka 1 huruf i = 3.2.2.3 huruf f]
  if (land.rejected == Cause::ptpClosed) {
    add(
        {"Ajukan PTP baru ke Kantor Pertanahan dan ikuti sampai terbit; berkas yang ditutup tidak "
         "dapat menjadi dasar.",
         "Apply to the land office for a new PTP and see it through; a file that was closed cannot "
         "be a basis."});
    return;
  }
  const Beside beside = resultsBeside(context);
  if (isNoise(beside.open)) {
    add(wayOut(TakenAs::outsidePtp));
    if (isNoise(beside.inRdtr)) return;
    // [J 2.2 = 3.2 angka 1]
    add(
        {"Hasil PTP di luar lokasi seluruhnya berada dalam RDTR yang terintegrasi dengan OSS; "
         "ajukan KKKPR untuk lokasi di sana, yang tidak memerlukan PTP.",
         "All of the PTP result beside the location lies within RDTRs that are integrated with "
         "OSS; apply for a KKKPR for a location there, which needs no PTP."});
    return;
  }
  // [J 2.2.2.3 angka 1 huruf b, c = 3.2.2.3]
  add(
      {"Ajukan lokasi yang tercakup hasil PTP, atau mintakan perbaikan PTP kepada Kantor "
       "Pertanahan "
       "bila hasilnya keliru.",
       "Apply for a location that the PTP result covers, or ask the land office to mend the PTP "
       "where its result is wrong."});
  const Text minutes = context.central() ? Text{"rapat koordinasi", "a coordination meeting"}
                                         : Text{"FPR", "the FPR"};
  if (land.obstacle >= Obstacle::refused) {
    add(
        {"Sepakati hasil PTP di atas tanah yang dikuasai sebagai pengganti lokasi dalam berita "
         "acara " +
             minutes.id + ".",
         "Agree in the minutes of " + minutes.en +
             " to the PTP result on land that is held in the place of the location."});
    return;
  }
  add(
      {"Lampirkan bukti penguasaan atas tanah dalam hasil PTP di luar RDTR terintegrasi beserta "
       "batasnya, dan sepakati lokasi penggantinya dalam berita acara " +
           minutes.id + "; tanah itu lalu dapat menggantikan.",
       "Enclose evidence of tenure of land within the PTP result, outside of integrated RDTRs, and "
       "its extent, and agree on it in the minutes of " +
           minutes.en + "; that land may then take the place of the location."});
}

void suggestWithoutAddition(const Judged& judged, const Context& context, Assessment& out) {
  const Region part = judged.conforming.difference(judged.outsidePtp);
  if (part.areaM2() < kWhollyM2) return;
  const Text m2 = squareMetres(part.areaM2());
  out.alternatives.push_back(
      {{"Ajukan tanpa tambahan menurut PTP: " + m2.id +
            " dari lokasi semula sesuai dengan RTR dan tercakup hasil PTP.",
        "Apply without what the PTP adds: " + m2.en +
            " of the location as it was conform to the plans and lie within the PTP result."},
       "dapat-dinilai",
       part.areaM2(),
       context.site.shown(part),
       judged.mechanism,
       context.unit.polygons});
}

}  // namespace kkpr::assessment
