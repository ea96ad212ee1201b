#pragma once
// [J 2.2.2.3 angka 1 = 3.2.2.3] The land consideration (PTP): what of P its result meets, and what
// it adds.

#include <optional>
#include <string>

#include "assessment/context.h"
#include "assessment/result.h"

namespace kkpr::assessment {

struct LandOutcome {
  geometry::Region outside;  ///< of P: deducted, no result meets it
  geometry::Region added;    ///< outside of the location: within a result and under tenure
  std::optional<Cause> rejected;
  Text reason;  ///< of the rejection
  rules::Citation citation;
};

/// `p` is the part judged by PKKPR. Without any PTP nothing is deducted; that is flagged.
[[nodiscard]] LandOutcome landOf(const geometry::Region& p, const Context& context, Assessment& out,
                                 Step& step);

/// Makes the area of interest hold what a PTP could add, before plans are cut to it.
void widenByLand(Site& site, const Enclosed& enclosed);

}  // namespace kkpr::assessment
