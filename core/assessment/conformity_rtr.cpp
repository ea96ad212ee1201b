#include "assessment/conformity_rtr.h"

#include <algorithm>
#include <set>

#include "assessment/blocking.h"
#include "assessment/borders.h"
#include "assessment/cross_boundary.h"
#include "assessment/noise.h"
#include "assessment/product.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Every plan of a stage for itself.
std::vector<Candidate> byPlan(const std::vector<const PlanCut*>& plans, const Region& p,
                              const Context& context, Assessment& out) {
  std::vector<Candidate> candidates;
  for (const PlanCut* cut : plans) {
    candidates.push_back(candidateOf(cut->plan->id, {cut}, p, context, out));
  }
  return candidates;
}

std::vector<Standing> standingsOf(const std::vector<Candidate>& candidates) {
  std::vector<Standing> standings;
  for (const Candidate& candidate : candidates) standings.push_back(candidate.standing());
  return standings;
}

/// [J 2.2.2.2 angka 1 = 3.2.2.2] The tiers, where P crosses neither RDTR nor regions.
Walk walkByTiers(const Region& p, const Context& context, Assessment& out, Step& step) {
  Walk walk;
  walk.area = p;
  std::vector<Candidate> rtrws = byPlan(plansOver(p, context.cuts, plan::isRtrw), p, context, out);
  std::vector<Candidate> nationals =
      byPlan(plansOver(p, context.cuts, plan::isNational), p, context, out);
  walk.choice = walkTiers(standingsOf(rtrws), standingsOf(nationals));
  const auto stage = [&](const char* rule, const char* place, const std::vector<Candidate>& of) {
    Step child(rule, context.cite.of("2.2.2.2", "3.2.2.2", place));
    for (const Candidate& candidate : of) {
      for (const Zoning& zoning : candidate.zonings) {
        child.then(zoningStep(zoning, "pkkpr.conformity",
                              context.cite.of("2.2.2.2", "3.2.2.2", "angka 2 huruf a")));
      }
    }
    return child;
  };
  Step first = stage("pkkpr.stage1", "angka 1 huruf b", rtrws);
  // A: the newest in part; B: the largest part among the others; C and D likewise in stage 2.
  const auto largest = [](const std::vector<Candidate>& of, std::size_t from) {
    double m2 = 0;
    for (std::size_t i = from; i < of.size(); ++i) {
      if (of[i].standing().partly()) m2 = std::max(m2, of[i].conformingM2);
    }
    return m2;
  };
  const bool regulated = std::any_of(nationals.begin(), nationals.end(),
                                     [](const Candidate& one) { return one.regulates; });
  first.with("aM2", rtrws.empty() || !rtrws.front().regulates ? 0.0 : rtrws.front().conformingM2)
      .with("bM2", largest(rtrws, 1));
  // A plan that was not handed in may still regulate the activity.
  if (nationals.empty()) {
    first.with("regulatedNationally", std::string("tidak-diketahui"));
  } else {
    first.with("regulatedNationally", regulated);
  }
  first.to(walk.choice.stage == 1 ? walk.choice.how : "lanjut-tahap-2");
  if (walk.choice.partialWithoutBasis && walk.choice.stage == 1) first.by(2);
  step.then(std::move(first));
  if (walk.choice.stage == 2) {
    Step second = stage("pkkpr.stage2", "angka 1 huruf c", nationals);
    second
        .with("cM2", nationals.empty() || !nationals.front().regulates
                         ? 0.0
                         : nationals.front().conformingM2)
        .with("dM2", largest(nationals, 1));
    second.to(walk.choice.how);
    if (walk.choice.partialWithoutBasis) second.by(2);
    step.then(std::move(second));
  }
  // Reading 3 matters where the only plan of a stage was not found wholly conforming as the newest,
  // or where there is no RTRW.
  if (walk.choice.singlePlan || rtrws.empty()) {
    step.by(3);
    out.readings.insert(3);
  }
  walk.candidates = std::move(rtrws);
  for (Candidate& national : nationals) walk.candidates.push_back(std::move(national));
  return walk;
}

/// Plans whose level was not handed in, or that cover P only in part.
void nameGaps(const Region& p, const RtrJudgement& judgement, const Context& context,
              Assessment& out) {
  const bool settled =
      std::all_of(judgement.walks.begin(), judgement.walks.end(),
                  [](const Walk& walk) { return walk.choice.basis && !walk.choice.asksNational; });
  const auto given = [&](plan::Level level) {
    return std::any_of(context.cuts.begin(), context.cuts.end(), [level](const PlanCut& cut) {
      return cut.plan->level == level && !cut.over.empty();
    });
  };
  const auto missing = [&](plan::Level level, const Text& what, const Text& message,
                           const char* place, bool decides) {
    if (given(level)) return;
    const bool national = plan::isNational(level);
    out.addUnknown({what,
                    national ? Text{"Kementerian ATR/BPN", "The Ministry (ATR/BPN)"} : kPlanner,
                    message, context.cite.of("2.2.2.2", "3.2.2.2", place), decides});
  };
  // Where an integrated RDTR lay it would be judged by KKKPR. That there is none cannot be told
  // from plans that were not handed in, so it is told and the preview stands.
  const bool rdtr = std::any_of(context.cuts.begin(), context.cuts.end(), [&](const PlanCut& cut) {
    return plan::isRdtr(cut.plan->level) && !cut.over.intersection(p).empty();
  });
  if (!rdtr) {
    out.addFlag(
        {"rdtr-tidak-diberikan",
         {"Tidak ada RDTR yang diberikan untuk bagian PKKPR; bila ada RDTR yang terintegrasi "
          "dengan OSS di sana, bagian itu dinilai melalui KKKPR.",
          "No RDTR was given for the PKKPR part; where one that is integrated with OSS lies "
          "there, that part is judged by KKKPR."},
         std::nullopt,
         context.cite.of("2.2", "3.2")},
        p);
  }
  missing(plan::Level::rtrwk, {"RTRW Kabupaten/Kota", "The RTRW of the kabupaten/kota"},
          {"RTRW Kabupaten/Kota untuk bagian PKKPR tidak diberikan.",
           "No RTRW of the kabupaten/kota was given for the PKKPR part."},
          "angka 1 huruf b", !settled);
  missing(plan::Level::rtrwp, {"RTRW Provinsi", "The RTRW of the province"},
          {"RTRW Provinsi untuk bagian PKKPR tidak diberikan.",
           "No RTRW of the province was given for the PKKPR part."},
          "angka 1 huruf b", !settled);
  if (!settled) {
    // A missing national plan is no "does not regulate": it could give another basis.
    missing(plan::Level::rtrPulau, {"RTR Pulau/Kepulauan", "The RTR Pulau/Kepulauan"},
            {"Penilaian sampai pada RTR nasional, tetapi RTR Pulau/Kepulauan tidak diberikan.",
             "The assessment comes to the national plans, but no RTR Pulau/Kepulauan was given."},
            "angka 1 huruf c", true);
    missing(plan::Level::rtrwn, {"RTRWN", "The RTRWN"},
            {"Penilaian sampai pada RTR nasional, tetapi RTRWN tidak diberikan.",
             "The assessment comes to the national plans, but the RTRWN was not given."},
            "angka 1 huruf c", true);
    missing(plan::Level::rtrKsn, {"RTR KSN, bila ada", "An RTR KSN, if there is one"},
            {"Penilaian sampai pada RTR nasional; RTR KSN tidak diberikan, dan mungkin tidak ada "
             "untuk lokasi ini.",
             "The assessment comes to the national plans; no RTR KSN was given, and there may be "
             "none for this location."},
            "angka 1 huruf c", false);
  }
  std::vector<Region> covers;
  for (const PlanCut& cut : context.cuts) {
    if (plan::isRtrw(cut.plan->level)) covers.push_back(cut.cover);
  }
  if (covers.empty()) return;
  const Region covered = Region::unionOf(covers);
  std::vector<Region> partition{p.intersection(covered), p.difference(covered)};
  if (!settle(partition).empty()) out.readings.insert(10);
  if (partition[1].areaM2() < kWhollyM2) return;
  const Text m2 = squareMetres(partition[1].areaM2());
  out.addUnknown(
      {{"Rencana tata ruang untuk sebagian lokasi", "A plan for a part of the location"},
       kPlanner,
       {m2.id + " lokasi tidak tercakup RTRW mana pun yang diberikan; bagian itu belum dapat "
                "dinilai dengan RTRW.",
        m2.en + " of the location lie in none of the RTRW given; that part cannot be judged by "
                "an RTRW yet."},
       context.cite.of("2.2.2.2", "3.2.2.2", "angka 1"),
       true});
}

/// [J 2.2.2.2 angka 1 = 3.2.2.2] Where the tiers end without a basis: by what "the others" of the
/// last stage say; a single plan is "the other" too (reading 3).
rules::Citation endOfTiers(const Walk& walk, const Context& context) {
  const bool second = walk.choice.stage == 2;
  std::vector<const Candidate*> stage;
  for (const Candidate& candidate : walk.candidates) {
    if (plan::isNational(candidate.zonings.front().plan->level) == second) {
      stage.push_back(&candidate);
    }
  }
  const bool regulated =
      std::any_of(stage.begin() + (stage.size() > 1 ? 1 : 0), stage.end(),
                  [](const Candidate* candidate) { return candidate->regulates; });
  const char* place = regulated ? "angka 1 huruf b 3) c) (2)" : "angka 1 huruf b 4) b)";
  if (second) place = regulated ? "angka 1 huruf c 3) c)" : "angka 1 huruf c 4)";
  return context.cite.of("2.2.2.2", "3.2.2.2", place);
}

/// Where the text rejects what no plan accommodates: by the levels, else by the tiers.
rules::Citation withoutBasisBy(const RtrJudgement& judgement, const Context& context) {
  return judgement.across ? noLevelCitation(context) : endOfTiers(judgement.walks.front(), context);
}

/// What the ways taken mean for the officer.
void note(const RtrJudgement& judgement, const Context& context, Assessment& out) {
  for (const Zoning* zoning : judgement.all()) {
    noteZoning(*zoning, context, out);
    if (speaksByText(zoning->plan->level)) out.readings.insert(11);
  }
  for (const Zoning* zoning : judgement.bases()) {
    if (!speaksByText(zoning->plan->level) || !zoning->restsOn(Ground::programme)) continue;
    // [J 2.2.2.2 angka 2] Held only in the programme of an RTRWN or RTR Pulau: may be approved.
    out.addFlag({"hanya-indikasi-program",
                 {"Kegiatan hanya termuat dalam indikasi program utama " + zoning->plan->title +
                      "; dapat disetujui, dengan pertimbangan petugas.",
                  "Only the main programmes of " + zoning->plan->title +
                      " hold the activity; it may be approved, on the officer's judgement."},
                 std::nullopt,
                 context.cite.of("2.2.2.2", "3.2.2.2", "ketentuan umum angka 3")},
                zoning->conformingRegion());
  }
  for (const Walk& walk : judgement.walks) {
    if (!walk.choice.partialWithoutBasis) continue;
    out.readings.insert(2);
    double m2 = 0;
    std::string plan;
    for (const Candidate& candidate : walk.candidates) {
      if (!candidate.standing().partly() || candidate.conformingM2 <= m2) continue;
      m2 = candidate.conformingM2;
      plan = candidate.zonings.front().plan->title;
    }
    const Text area = squareMetres(m2);
    out.addFlag({"sesuai-tanpa-dasar",
                 {plan + " sesuai pada " + area.id +
                      ", tetapi tidak dapat menjadi dasar menurut bunyi juknis.",
                  plan + " conforms on " + area.en +
                      ", but cannot be the basis as the text has "
                      "it."},
                 m2,
                 endOfTiers(walk, context)});
  }
}

}  // namespace

Standing Candidate::standing() const {
  return {name, regulates, conformingM2, regulates && areaM2 - conformingM2 < kWhollyM2};
}

const Candidate* Walk::chosen() const {
  return choice.basis ? &candidates[*choice.basis] : nullptr;
}

bool RtrJudgement::conforms() const {
  return std::any_of(walks.begin(), walks.end(),
                     [](const Walk& walk) { return walk.chosen() != nullptr; });
}

std::vector<const Zoning*> RtrJudgement::bases() const {
  std::vector<const Zoning*> bases;
  for (const Walk& walk : walks) {
    if (const Candidate* chosen = walk.chosen()) {
      for (const Zoning& zoning : chosen->zonings) bases.push_back(&zoning);
    }
  }
  return bases;
}

std::vector<const Zoning*> RtrJudgement::withoutBasis() const {
  std::vector<const Zoning*> shown;
  for (const Walk& walk : walks) {
    if (walk.chosen() != nullptr || walk.candidates.empty()) continue;
    for (const Zoning& zoning : walk.candidates.front().zonings) shown.push_back(&zoning);
  }
  return shown;
}

std::vector<const Zoning*> RtrJudgement::all() const {
  std::vector<const Zoning*> all;
  for (const Walk& walk : walks) {
    for (const Candidate& candidate : walk.candidates) {
      for (const Zoning& zoning : candidate.zonings) all.push_back(&zoning);
    }
  }
  return all;
}

Region RtrJudgement::conforming() const {
  std::vector<Region> regions;
  for (const Zoning* zoning : bases()) {
    if (zoning->regulates) regions.push_back(zoning->conformingRegion());
  }
  return regions.size() == 1 ? regions.front() : Region::unionOf(regions);
}

std::vector<const PlanCut*> plansOver(const Region& area, const std::vector<PlanCut>& cuts,
                                      bool (*wanted)(plan::Level)) {
  std::vector<const PlanCut*> found;
  for (const PlanCut& cut : cuts) {
    if (wanted(cut.plan->level) && speaksOf(cut, area)) found.push_back(&cut);
  }
  std::sort(found.begin(), found.end(), [](const PlanCut* a, const PlanCut* b) {
    return plan::newerFirst(*a->plan, *b->plan);
  });
  return found;
}

Candidate candidateOf(std::string name, const std::vector<const PlanCut*>& plans,
                      const Region& area, const Context& context, Assessment& out) {
  Candidate candidate;
  candidate.name = std::move(name);
  candidate.areaM2 = area.areaM2();
  if (plans.size() == 1) {
    candidate.zonings.push_back(zoningOf(*plans.front(), area, context.groups(), context.changes));
  } else {
    std::vector<const Region*> covers;
    for (const PlanCut* cut : plans) covers.push_back(&cut->cover);
    Shares shares = shareOut(area, covers);
    if (shares.noiseM2 > 0) out.readings.insert(10);
    // What no plan of the level covers is shown with the first of them.
    shares.parts.front() = shares.parts.front().unionWith(shares.rest);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (shares.parts[i].empty()) continue;
      candidate.zonings.push_back(
          zoningOf(*plans[i], shares.parts[i], context.groups(), context.changes));
    }
  }
  for (const Zoning& zoning : candidate.zonings) {
    candidate.regulates = candidate.regulates || zoning.regulates;
    if (zoning.regulates) candidate.conformingM2 += zoning.conformingM2;
  }
  return candidate;
}

RtrJudgement judgeRtr(const Region& p, bool crossing, const Context& context, Assessment& out,
                      Step& step) {
  RtrJudgement judgement;
  const bool across =
      crossing || context.regions.severalRegencies || context.regions.severalProvinces;
  judgement.across = across;
  if (across) {
    judgement.walks = walkAcross(p, context, out, step);
  } else {
    judgement.walks.push_back(walkByTiers(p, context, out, step));
    step.with("choice", judgement.walks.back().choice.how);
  }
  note(judgement, context, out);
  nameGaps(p, judgement, context, out);
  return judgement;
}

std::vector<LeftOut> zoningsOfLeftOut(const RtrJudgement& first, const RtrJudgement& again,
                                      const Region& leftOut, const Context& context,
                                      Assessment& out) {
  std::vector<LeftOut> all;
  for (const Walk& walk : first.walks) {
    const Region area = walk.area.intersection(leftOut);
    if (area.empty()) continue;
    const auto found = std::find_if(again.walks.begin(), again.walks.end(),
                                    [&](const Walk& one) { return one.name == walk.name; });
    const Candidate* chosen = found == again.walks.end() ? walk.chosen() : found->chosen();
    if (chosen == nullptr) continue;
    const PlanCut* cut = chosen->zonings.front().cut;
    std::vector<const PlanCut*> plans{cut};
    if (chosen->byLevel) plans = ofLevel(cut->plan->level, walk.area, context);
    if (plans.empty()) continue;
    Candidate candidate = candidateOf(chosen->name, plans, area, context, out);
    for (Zoning& zoning : candidate.zonings) {
      LeftOut one{std::move(zoning), nullptr};
      if (found != again.walks.end()) {
        for (const Zoning& other : chosen->zonings) {
          if (other.plan == one.zoning.plan) one.with = &other;
        }
      }
      all.push_back(std::move(one));
    }
  }
  return all;
}

void examine(const RtrJudgement& judgement, const Context& context, Assessment& out) {
  for (const Zoning* zoning : judgement.all()) {
    out.examined.push_back(examinedOf(*zoning, Mechanism::pkkpr, context));
  }
}

void rejectRtr(const RtrJudgement& judgement, const Region& p, const Context& context,
               Assessment& out) {
  const double m2 = p.areaM2();
  const Text area = squareMetres(m2);
  // Each sentence names only the plans of which it is true.
  std::set<std::string> all;
  std::set<std::string> regulating;
  std::set<std::string> programmes;
  std::set<std::string> silent;
  const Zoning* partly = nullptr;
  for (const Zoning* zoning : judgement.all()) {
    const std::string& title = zoning->plan->title;
    all.insert(title);
    noteBorders(*zoning, context, out);
    noteBeyond(*zoning, context, out);
    if (zoning->regulates) regulating.insert(title);
    if (zoning->onlyProgramme) programmes.insert(title);
    if (!zoning->regulates) silent.insert(title);
    if (zoning->partly() && (partly == nullptr || zoning->conformingM2 > partly->conformingM2)) {
      partly = zoning;
    }
  }
  if (all.empty()) {
    out.rejections.push_back(
        {Mechanism::pkkpr,
         m2,
         Cause::noPlan,
         {"Tidak ada RTR yang diberikan untuk " + area.id + " lokasi di luar RDTR terintegrasi.",
          "No plan was given for the " + area.en + " of the location outside integrated RDTR."},
         judgement.across ? levelCitation(plan::Level::rtrwk, context)
                          : context.cite.of("2.2.2.2", "3.2.2.2", "angka 1")});
    return;
  }
  if (regulating.empty()) {
    const bool programme = !programmes.empty();
    out.rejections.push_back(
        {Mechanism::pkkpr, m2, programme ? Cause::onlyProgramme : Cause::notRegulated,
         programme
             ? Text{"Kegiatan hanya termuat dalam indikasi program utama " + joined(programmes) +
                        ", tanpa dukungan batang tubuh dan peta, untuk " + area.id + " lokasi.",
                    "The activity is held only in the main programmes of " + joined(programmes) +
                        ", unsupported by body and map, for " + area.en + " of the location."}
             : Text{"Kegiatan tidak diatur dalam " + joined(all) + " untuk " + area.id +
                        " lokasi yang dinilai melalui PKKPR.",
                    "The activity is not regulated in " + joined(all) + " for the " + area.en +
                        " of the location judged by PKKPR."},
         programme ? context.cite.of("2.2.2.2", "3.2.2.2", "ketentuan umum angka 2")
                   : withoutBasisBy(judgement, context)});
    return;
  }
  Text reason{"Kegiatan tidak sesuai dengan " + joined(regulating) + " pada " + area.id +
                  " lokasi yang dinilai melalui PKKPR.",
              "The activity does not conform to " + joined(regulating) + " on the " + area.en +
                  " of the location judged by PKKPR."};
  if (partly != nullptr) {
    const Text a = squareMetres(partly->conformingM2);
    const std::string& title = partly->plan->title;
    std::set<std::string> others = regulating;
    others.erase(title);
    reason = {title + " hanya sesuai pada " + a.id + " dari " + area.id,
              title + " conforms on only " + a.en + " of " + area.en};
    if (!others.empty()) {
      reason.id += "; RTR lainnya (" + joined(others) + ") juga tidak ada yang sesuai seluruhnya";
      reason.en += "; the other plans (" + joined(others) + ") do not conform wholly either";
    }
    if (!silent.empty()) {
      reason.id += "; kegiatan tidak diatur dalam " + joined(silent);
      reason.en += "; the activity is not regulated in " + joined(silent);
    }
    if (!programmes.empty()) {
      reason.id += "; hanya termuat dalam indikasi program utama " + joined(programmes);
      reason.en += "; only the main programmes of " + joined(programmes) + " hold it";
    }
    reason.id += "; menurut bunyi juknis PKKPR ditolak.";
    reason.en += "; as the text has it, the PKKPR is rejected.";
  }
  const Text blocks = whatBlocks(judgement.all(), context);
  reason.id += blocks.id;
  reason.en += blocks.en;
  out.rejections.push_back({Mechanism::pkkpr, m2, Cause::notConforming, std::move(reason),
                            withoutBasisBy(judgement, context)});
}

}  // namespace kkpr::assessment
