#pragma once
// [J 2.2.2.3 angka 1 = 3.2.2.3] The land consideration (PTP): what of P its result meets, and what
// it adds.

#include <optional>
#include <string>
#include <vector>

#include "assessment/context.h"
#include "assessment/land_offices.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// What keeps a PTP result that does not meet P from taking its place, the nearest to mend last.
enum class Obstacle { noEvidence, nothingHeld, givenElsewhere, refused, noMinutes };

struct LandOutcome {
  geometry::Region outside;  ///< of P: deducted, no result meets it
  geometry::Region added;    ///< outside of the location: within a result and under tenure
  std::optional<Cause> rejected;
  std::optional<Obstacle> obstacle;  ///< of a rejection because no result meets P
  Text reason;                       ///< of the rejection
  rules::Citation citation;
  std::vector<const application::Ptp*> speaking;  ///< that concern P and that no newer one replaces
};

/// `p` is the part judged by PKKPR. `shares`: what the unit may take of the land that is offered to
/// several; null where it is the only one. Without any PTP nothing is deducted; that is flagged.
[[nodiscard]] LandOutcome landOf(const geometry::Region& p, const Context& context,
                                 const LandOffices& offices, const LandShares* shares,
                                 Assessment& out, Step& step);

/// Makes the area of interest hold what a PTP could add, before plans are cut to it.
void widenByLand(Site& site, const Enclosed& enclosed);

}  // namespace kkpr::assessment
