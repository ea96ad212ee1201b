#include "assessment/tiers.h"

#include <algorithm>

#include "assessment/tolerances.h"

namespace kkpr::assessment {

namespace {

/// The largest partial area; a tie goes to the one looked at first.
std::optional<std::size_t> largestPart(const std::vector<Standing>& standings) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < standings.size(); ++i) {
    if (!standings[i].partly()) continue;
    if (!best || standings[i].conformingM2 > standings[*best].conformingM2 + kWhollyM2) best = i;
  }
  return best;
}

}  // namespace

bool Standing::partly() const { return regulates && conformingM2 >= kWhollyM2; }

namespace {

/// How one stage ends.
struct Stage {
  std::optional<std::size_t> basis;
  std::string how;
  bool otherInPart = false;  ///< one of "the others" conforms in part
  bool singlePlan = false;
};

Stage walkStage(const std::vector<Standing>& newestFirst) {
  Stage stage;
  if (newestFirst.empty()) return stage;
  // [J 2.2.2.2 angka 1 huruf b 1) a), huruf c 1) a)] The newest regulates and wholly conforms.
  if (newestFirst.front().regulates && newestFirst.front().wholly) {
    stage.basis = 0;
    stage.how = "terbaru-seluruhnya";
    return stage;
  }
  // [… 1) b), 2)] Otherwise the others, newest first; a single plan is "the other" too (reading 3).
  stage.singlePlan = newestFirst.size() == 1;
  for (std::size_t i = stage.singlePlan ? 0 : 1; i < newestFirst.size(); ++i) {
    if (newestFirst[i].regulates && newestFirst[i].wholly) {
      stage.basis = i;
      stage.how = "lainnya-seluruhnya";
      return stage;
    }
    stage.otherInPart = stage.otherInPart || newestFirst[i].partly();
  }
  return stage;
}

bool anyPartly(const std::vector<Standing>& standings) {
  return std::any_of(standings.begin(), standings.end(),
                     [](const Standing& standing) { return standing.partly(); });
}

}  // namespace

Choice walkTiers(const std::vector<Standing>& rtrws, const std::vector<Standing>& nationals) {
  Choice choice;
  choice.how = "tidak-ada";
  const Stage first = walkStage(rtrws);
  choice.singlePlan = first.singlePlan;
  if (first.basis) {
    choice.basis = first.basis;
    choice.how = first.how;
    return choice;
  }
  choice.asksNational = true;
  // "Regulated in a national plan": by at least one of them over P (reading 3).
  const bool regulated = std::any_of(nationals.begin(), nationals.end(),
                                     [](const Standing& national) { return national.regulates; });
  if (!regulated) {
    if (first.otherInPart) {
      // [… 3) b) (2)] The largest of A and B.
      choice.basis = largestPart(rtrws);
      choice.how = "terbesar";
      return choice;
    }
    // [… 3) c) (2), 4) b)] Rejected, as written, even where A is there (reading 2).
    choice.partialWithoutBasis = anyPartly(rtrws);
    return choice;
  }
  // [… huruf c] Stage 2, by the same walk.
  choice.stage = 2;
  const Stage second = walkStage(nationals);
  choice.singlePlan = choice.singlePlan || second.singlePlan;
  if (second.basis) {
    choice.basis = rtrws.size() + *second.basis;
    choice.how = second.how;
    return choice;
  }
  std::vector<Standing> all = rtrws;
  all.insert(all.end(), nationals.begin(), nationals.end());
  if (second.otherInPart) {
    // [… huruf c 3) b)] The largest of A, B, C and D.
    choice.basis = largestPart(all);
    choice.how = "terbesar";
    return choice;
  }
  // [… huruf c 3) c), 4)] None of the others: rejected, whatever the stages found in part.
  choice.partialWithoutBasis = anyPartly(all);
  return choice;
}

Choice walkLevels(const std::vector<Standing>& levels) {
  Choice choice;
  choice.how = "tidak-ada";
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i].regulates && levels[i].wholly) {
      choice.basis = i;
      choice.how = "jenjang-seluruhnya";
      return choice;
    }
  }
  choice.asksNational = true;
  choice.basis = largestPart(levels);
  if (choice.basis) choice.how = "terbesar";
  return choice;
}

}  // namespace kkpr::assessment
