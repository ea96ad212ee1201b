#include "assessment/conformity_rtr.h"

#include <algorithm>

#include "assessment/noise.h"
#include "assessment/tiers.h"
#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// One candidate for the basis: a plan, or all plans of a level, each for the part where it speaks.
struct Candidate {
  std::string name;
  plan::Level level = plan::Level::rtrwk;
  std::vector<Zoning> zonings;
  double conformingM2 = 0;
  bool regulates = false;
  double areaM2 = 0;

  [[nodiscard]] Standing standing() const {
    return {name, regulates, conformingM2, regulates && areaM2 - conformingM2 < kWhollyM2};
  }
};

void sum(Candidate& candidate) {
  for (const Zoning& zoning : candidate.zonings) {
    candidate.regulates = candidate.regulates || zoning.regulates;
    if (zoning.regulates) candidate.conformingM2 += zoning.conformingM2;
  }
}

std::vector<const PlanCut*> rtrwsOver(const Region& p, const std::vector<PlanCut>& cuts) {
  std::vector<const PlanCut*> found;
  const bool thin = isNoise(p);
  for (const PlanCut& cut : cuts) {
    if (!plan::isRtrw(cut.plan->level)) continue;
    const Region over = cut.cover.intersection(p);
    if (!over.empty() && (thin || !isNoise(over))) found.push_back(&cut);
  }
  std::sort(found.begin(), found.end(), [](const PlanCut* a, const PlanCut* b) {
    return plan::newerFirst(*a->plan, *b->plan);
  });
  return found;
}

/// Not crossing RDTR: every RTRW for itself, newest first.
std::vector<Candidate> byPlan(const std::vector<const PlanCut*>& rtrws, const Region& p,
                              const Context& context) {
  std::vector<Candidate> candidates;
  for (const PlanCut* cut : rtrws) {
    Candidate candidate;
    candidate.name = cut->plan->id;
    candidate.level = cut->plan->level;
    candidate.areaM2 = p.areaM2();
    candidate.zonings.push_back(zoningOf(*cut, p, context.groups));
    sum(candidate);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

void noteMoves(const std::vector<NoiseMove>& moves, Assessment& out) {
  if (!moves.empty()) out.readings.insert(10);
}

/// Crossing: RTRWK, then RTRWP; within a level the newer plan speaks where two overlap.
std::vector<Candidate> byLevel(const std::vector<const PlanCut*>& rtrws, const Region& p,
                               const Context& context, Assessment& out) {
  std::vector<Candidate> candidates;
  for (const plan::Level level : {plan::Level::rtrwk, plan::Level::rtrwp}) {
    std::vector<const PlanCut*> mine;
    for (const PlanCut* cut : rtrws) {
      if (cut->plan->level == level) mine.push_back(cut);
    }
    if (mine.empty()) continue;
    Candidate candidate;
    candidate.name = std::string(plan::levelName(level));
    candidate.level = level;
    candidate.areaM2 = p.areaM2();
    if (mine.size() == 1) {
      candidate.zonings.push_back(zoningOf(*mine.front(), p, context.groups));
    } else {
      std::vector<Region> partition;
      Region left = p;
      for (const PlanCut* cut : mine) {
        partition.push_back(left.intersection(cut->cover));
        left = left.difference(cut->cover);
      }
      partition.push_back(left);
      noteMoves(settle(partition), out);
      // What no plan of the level covers is shown with the first of them.
      partition.front() = partition.front().unionWith(partition.back());
      for (std::size_t i = 0; i < mine.size(); ++i) {
        if (partition[i].empty()) continue;
        candidate.zonings.push_back(zoningOf(*mine[i], partition[i], context.groups));
      }
    }
    sum(candidate);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

void examine(const Zoning& zoning, Assessment& out) {
  Examined examined;
  examined.id = zoning.plan->id;
  examined.title = zoning.plan->title;
  examined.kind = std::string(plan::levelName(zoning.plan->level));
  examined.mechanism = Mechanism::pkkpr;
  examined.regulates = zoning.regulates;
  examined.m2 = zoning.insideM2;
  examined.conformingM2 = zoning.regulates ? zoning.conformingM2 : 0.0;
  examined.percent = 100.0 * *examined.conformingM2 / zoning.areaM2;
  examined.conclusion = conclusionOf(zoning);
  if (zoning.onlyProgramme) {
    examined.remark = {
        "Hanya termuat dalam indikasi program utama, sehingga dianggap tidak diatur.",
        "Held only in the main programmes, so it counts as not regulated."};
  } else if (!zoning.regulates) {
    examined.remark = {"Kegiatan tidak diatur dalam rencana ini.",
                       "The plan does not regulate the activity."};
  } else if (zoning.wholly()) {
    examined.remark = {"Sesuai seluruhnya.", "Conforms wholly."};
  } else if (zoning.partly()) {
    examined.remark = {"Sesuai sebagian.", "Conforms in part."};
  } else {
    examined.remark = {"Tidak sesuai.", "Does not conform."};
  }
  examined.date = zoning.plan->enacted;
  examined.zones = sharesOf(zoning.cells);
  out.examined.push_back(std::move(examined));
}

void reject(const std::vector<Candidate>& candidates, double m2, const Choice& choice,
            const Context& context, Assessment& out) {
  const Text area = squareMetres(m2);
  // Each sentence names only the plans of which it is true.
  std::string all;
  std::string regulating;
  std::string programmes;
  std::string othersRegulating;
  std::string othersSilent;
  const auto name = [](std::string& list, const Zoning& zoning) {
    list += (list.empty() ? "" : ", ") + zoning.plan->title;
  };
  for (const Candidate& candidate : candidates) {
    const bool newest = &candidate == &candidates.front();
    for (const Zoning& zoning : candidate.zonings) {
      name(all, zoning);
      if (zoning.regulates) name(regulating, zoning);
      if (zoning.onlyProgramme) name(programmes, zoning);
      if (!newest) name(zoning.regulates ? othersRegulating : othersSilent, zoning);
    }
  }
  if (candidates.empty()) {
    out.rejections.push_back(
        {Mechanism::pkkpr,
         m2,
         Cause::noPlan,
         {"Tidak ada RTRW yang diberikan untuk " + area.id + " lokasi di luar RDTR terintegrasi.",
          "No RTRW was given for the " + area.en + " of the location outside integrated RDTR."},
         context.cite.of("2.2.2.2", "3.2.2.2", "angka 1")});
    return;
  }
  if (regulating.empty()) {
    const bool programme = !programmes.empty();
    out.rejections.push_back(
        {Mechanism::pkkpr, m2, programme ? Cause::onlyProgramme : Cause::notRegulated,
         programme
             ? Text{"Kegiatan hanya termuat dalam indikasi program utama " + programmes +
                        ", tanpa dukungan batang tubuh dan peta, untuk " + area.id + " lokasi.",
                    "The activity is held only in the main programmes of " + programmes +
                        ", unsupported by body and map, for " + area.en + " of the location."}
             : Text{"Kegiatan tidak diatur dalam " + all + " untuk " + area.id +
                        " lokasi yang dinilai melalui PKKPR.",
                    "The activity is not regulated in " + all + " for the " + area.en +
                        " of the location judged by PKKPR."},
         programme ? context.cite.of("2.2.2.2", "3.2.2.2", "angka 2")
                   : context.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf b 4)")});
    return;
  }
  Text reason{"Kegiatan tidak sesuai dengan " + regulating + " pada " + area.id +
                  " lokasi yang dinilai melalui PKKPR.",
              "The activity does not conform to " + regulating + " on the " + area.en +
                  " of the location judged by PKKPR."};
  if (choice.partialWithoutBasis) {
    const Text a = squareMetres(candidates.front().conformingM2);
    const std::string& newest = candidates.front().zonings.front().plan->title;
    reason = {"RTRW terbaru (" + newest + ") hanya sesuai pada " + a.id + " dari " + area.id,
              "The newest RTRW (" + newest + ") conforms on only " + a.en + " of " + area.en};
    if (!othersRegulating.empty()) {
      reason.id += ", RTRW lainnya (" + othersRegulating + ") tidak sesuai";
      reason.en += ", the other RTRW (" + othersRegulating + ") nowhere";
    }
    if (!othersSilent.empty()) {
      reason.id += ", kegiatan tidak diatur dalam RTRW lainnya (" + othersSilent + ")";
      reason.en += ", the other RTRW (" + othersSilent + ") does not regulate the activity";
    }
    reason.id += "; menurut bunyi juknis PKKPR ditolak.";
    reason.en += "; as the text has it, the PKKPR is rejected.";
  }
  out.rejections.push_back({Mechanism::pkkpr, m2, Cause::notConforming, std::move(reason),
                            context.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf b 3) c)")});
}

/// RTRWK or RTRWP that was not handed in, or covers P only in part.
void nameGaps(const std::vector<const PlanCut*>& rtrws, const Region& p, bool settled,
              const Context& context, Assessment& out) {
  for (const plan::Level level : {plan::Level::rtrwk, plan::Level::rtrwp}) {
    const bool given = std::any_of(rtrws.begin(), rtrws.end(), [level](const PlanCut* cut) {
      return cut->plan->level == level;
    });
    if (given) continue;
    const bool regency = level == plan::Level::rtrwk;
    out.addUnknown({regency ? Text{"RTRW Kabupaten/Kota", "The RTRW of the kabupaten/kota"}
                            : Text{"RTRW Provinsi", "The RTRW of the province"},
                    {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
                    regency ? Text{"RTRW Kabupaten/Kota untuk bagian PKKPR tidak diberikan.",
                                   "No RTRW of the kabupaten/kota was given for the PKKPR part."}
                            : Text{"RTRW Provinsi untuk bagian PKKPR tidak diberikan.",
                                   "No RTRW of the province was given for the PKKPR part."},
                    context.cite.of("2.2.2.2", "3.2.2.2", "angka 1"),
                    !settled});
  }
  std::vector<Region> covers;
  for (const PlanCut* cut : rtrws) covers.push_back(cut->cover);
  std::vector<Region> partition{p.intersection(Region::unionOf(covers)), Region()};
  partition[1] = p.difference(Region::unionOf(covers));
  noteMoves(settle(partition), out);
  if (partition[1].areaM2() < kWhollyM2) return;
  const Text m2 = squareMetres(partition[1].areaM2());
  out.addUnknown(
      {{"Rencana tata ruang untuk sebagian lokasi", "A plan for a part of the location"},
       {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
       {m2.id + " lokasi tidak tercakup rencana mana pun yang diberikan; bagian itu belum "
                "dapat dinilai.",
        m2.en + " of the location lie in none of the plans given; that part cannot be "
                "judged yet."},
       context.cite.of("2.2.2.2", "3.2.2.2", "angka 1"),
       true});
}

}  // namespace

void judgePkkpr(const MechanismSplit& split, const std::vector<PlanCut>& cuts,
                const Context& context, Assessment& out) {
  const Region& p = split.pkkpr;
  if (p.empty()) return;
  const bool crossing = !split.kkkpr.empty() || context.regions.severalRegencies;
  const std::vector<const PlanCut*> rtrws = rtrwsOver(p, cuts);
  const std::vector<Candidate> candidates =
      crossing ? byLevel(rtrws, p, context, out) : byPlan(rtrws, p, context);

  Step step(crossing ? "pkkpr.levels" : "pkkpr.stage1",
            crossing ? context.cite.of("2.2.3.1", "3.2.3.2", "angka 3-6")
                     : context.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf b"));
  step.with("requestedM2", split.pkkprM2);
  std::vector<Standing> standings;
  for (const Candidate& candidate : candidates) {
    standings.push_back(candidate.standing());
    for (const Zoning& zoning : candidate.zonings) {
      noteZoning(zoning, context, out);
      examine(zoning, out);
      step.then(zoningStep(zoning, "pkkpr.conformity",
                           context.cite.of("2.2.2.2", "3.2.2.2", "angka 2 huruf a")));
    }
  }
  const Choice choice = crossing ? walkLevels(standings) : walkStage(standings);
  step.with("choice", choice.how);
  // Reading 3 matters where the only plan of the stage was not found wholly conforming as the
  // newest.
  if (choice.singlePlan || candidates.empty()) {
    step.by(3);
    out.readings.insert(3);
  }
  if (crossing && choice.how == "terbesar") {
    step.by(9);
    out.readings.insert(9);
  }

  nameGaps(rtrws, p, choice.basis && !choice.asksNational, context, out);
  if (choice.asksNational) {
    // Missing national plans are no "does not regulate": they could give another basis.
    out.addUnknown(
        {{"RTR nasional (RTR KSN, RTR Pulau/Kepulauan, RTRWN)",
          "National plans (RTR KSN, RTR Pulau, RTRWN)"},
         {"Kementerian ATR/BPN", "The Ministry (ATR/BPN)"},
         {"Penilaian sampai pada RTR nasional, yang belum dinilai dalam pratinjau ini; RTR "
          "itu dapat mengubah hasilnya.",
          "The assessment comes to the national plans, which are not judged in this "
          "preview; they could change the outcome."},
         context.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf c"),
         true});
  }
  if (!choice.basis) {
    if (choice.partialWithoutBasis) {
      step.by(2);
      out.readings.insert(2);
      const double m2 = candidates.front().conformingM2;
      const Text area = squareMetres(m2);
      out.flags.push_back({"sesuai-tanpa-dasar",
                           {"RTRW terbaru sesuai pada " + area.id +
                                ", tetapi tidak dapat menjadi dasar menurut bunyi juknis.",
                            "The newest RTRW conforms on " + area.en +
                                ", but cannot be the basis as the text has it."},
                           m2,
                           context.cite.of("2.2.2.2", "3.2.2.2", "angka 1 huruf b 3) c)")});
    }
    reject(candidates, split.pkkprM2, choice, context, out);
    std::string names;
    for (const Candidate& candidate : candidates) {
      for (const Zoning& zoning : candidate.zonings) {
        names += (names.empty() ? "" : ", ") + zoning.plan->id;
      }
    }
    addRecap(Mechanism::pkkpr, p, Region(), names, context, out);
    step.to("ditolak");
    out.trace.push_back(std::move(step));
    return;
  }
  const Candidate& chosen = candidates[*choice.basis];
  step.with("basis", chosen.name);
  Judged judged;
  judged.mechanism = Mechanism::pkkpr;
  judged.requested = p;
  judged.notConformingFactor = "tidak-sesuai-rtr";
  for (const Zoning& zoning : chosen.zonings) judged.bases.push_back(&zoning);
  issue(judged, context, out, step);
  out.trace.push_back(std::move(step));
}

}  // namespace kkpr::assessment
