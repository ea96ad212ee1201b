#include "assessment/tiers.h"

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

Choice walkStage(const std::vector<Standing>& newestFirst) {
  Choice choice;
  choice.how = "tidak-ada";
  if (newestFirst.empty()) {
    choice.asksNational = true;
    return choice;
  }
  // [J 2.2.2.2 angka 1 huruf b 1) a) = 3.2.2.2] The newest regulates and wholly conforms.
  if (newestFirst.front().regulates && newestFirst.front().wholly) {
    choice.basis = 0;
    choice.how = "terbaru-seluruhnya";
    return choice;
  }
  // [… 1) b), 2)] Otherwise the others, newest first; a single plan is "the other" too (reading 3).
  choice.singlePlan = newestFirst.size() == 1;
  const std::size_t first = choice.singlePlan ? 0 : 1;
  bool otherInPart = false;
  for (std::size_t i = first; i < newestFirst.size(); ++i) {
    if (newestFirst[i].regulates && newestFirst[i].wholly) {
      choice.basis = i;
      choice.how = "lainnya-seluruhnya";
      return choice;
    }
    otherInPart = otherInPart || newestFirst[i].partly();
  }
  choice.asksNational = true;
  if (otherInPart) {
    // [… 3) b)] No national plan regulates it: the largest of A and B.
    choice.basis = largestPart(newestFirst);
    choice.how = "terbesar";
    return choice;
  }
  // [… 3) c), 4)] None of the others conforms or regulates: rejected, as written, even where A is
  // there.
  choice.partialWithoutBasis = newestFirst.front().partly();
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
