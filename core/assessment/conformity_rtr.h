#pragma once
// [J 2.2.2 = 3.2.2] The part judged by PKKPR against plans other than RDTR: which of them is the
// basis, and where it lets the activity conform.

#include <string>
#include <vector>

#include "assessment/context.h"
#include "assessment/result.h"
#include "assessment/tiers.h"

namespace kkpr::assessment {

/// One candidate for the basis: a plan, or all plans of a level, each for the part where it speaks.
struct Candidate {
  std::string name;  ///< plan id, or level
  std::vector<Zoning> zonings;
  double areaM2 = 0;
  double conformingM2 = 0;
  bool regulates = false;
  bool byLevel = false;  ///< all plans of a level, each in its place; else one plan alone
  [[nodiscard]] Standing standing() const;
};

/// A part of P with the candidates for it and the one that was chosen: P itself, or a cluster.
struct Walk {
  std::string name;  ///< of the cluster; empty for all of P
  geometry::Region area;
  std::vector<Candidate> candidates;
  Choice choice;
  [[nodiscard]] const Candidate* chosen() const;
};

/// The whole of a PKKPR's conformity.
struct RtrJudgement {
  std::vector<Walk> walks;
  bool across = false;  ///< by levels [J 2.2.3.1 = 3.2.3.1, 3.2.3.2], not by the tiers
  [[nodiscard]] bool conforms() const;
  /// Zonings of the chosen candidates.
  [[nodiscard]] std::vector<const Zoning*> bases() const;
  /// Of clusters where nothing conforms: what was looked at there first.
  [[nodiscard]] std::vector<const Zoning*> withoutBasis() const;
  [[nodiscard]] std::vector<const Zoning*> all() const;
  [[nodiscard]] geometry::Region conforming() const;
};

/// `crossing`: the unit crosses an integrated RDTR; crossing of regions is told by the context.
[[nodiscard]] RtrJudgement judgeRtr(const geometry::Region& p, bool crossing,
                                    const Context& context, Assessment& out, Step& step);

/// Plans that speak over `area`, newest first; with `level` only those of it.
[[nodiscard]] std::vector<const PlanCut*> plansOver(const geometry::Region& area,
                                                    const std::vector<PlanCut>& cuts,
                                                    bool (*wanted)(plan::Level));

/// One candidate made of the plans of a level: where two overlap, the one that comes first speaks.
[[nodiscard]] Candidate candidateOf(std::string name, const std::vector<const PlanCut*>& plans,
                                    const geometry::Region& area, const Context& context,
                                    Assessment& out);

/// A plan over a part of P that is left out.
struct LeftOut {
  Zoning zoning;
  const Zoning* with =
      nullptr;  ///< the same plan over the land put in its place, if it speaks there
};

/// What the plans that `again` chose for the land put in P's place say of `leftOut`, the part of P
/// that is left out for it; where `again` came to no such place, those that `first` chose.
[[nodiscard]] std::vector<LeftOut> zoningsOfLeftOut(const RtrJudgement& first,
                                                    const RtrJudgement& again,
                                                    const geometry::Region& leftOut,
                                                    const Context& context, Assessment& out);

/// Adds the plans to what was examined.
void examine(const RtrJudgement& judgement, const Context& context, Assessment& out);

/// Why nothing is issued for P.
void rejectRtr(const RtrJudgement& judgement, const geometry::Region& p, const Context& context,
               Assessment& out);

}  // namespace kkpr::assessment
