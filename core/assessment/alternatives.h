#pragma once
// What would change an outcome: the nearest step, with its place and measure. Not a rule of the
// law; it follows from what the law left out of the approval.

#include "assessment/conformity_rtr.h"
#include "assessment/product.h"

namespace kkpr::assessment {

/// To leave out what was deducted, factor by factor.
void suggestLeavingOut(const Judged& judged, const Product& product,
                       const geometry::Region& approved, const Context& context, Assessment& out);

/// Activities of the plans looked at that would conform on all of the part.
void suggestActivities(const Judged& judged, const Context& context, Assessment& out);

/// To apply for the part that conforms, where the text lets nothing follow from it (reading 2).
void suggestPart(const RtrJudgement& judgement, const Context& context, Assessment& out);

/// [J 2.2.2.3 angka 1 = 3.2.2.3] What opens the way again where the land procedure closed it.
void suggestLand(Cause cause, double m2, const Context& context, Assessment& out);

}  // namespace kkpr::assessment
