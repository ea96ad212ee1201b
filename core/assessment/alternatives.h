#pragma once
// What would change an outcome: the nearest step, with its place and measure. Not a rule of the
// law; it follows from what the law left out of the approval.

#include <functional>

#include "assessment/conformity_rtr.h"
#include "assessment/land_ptp.h"
#include "assessment/product.h"

namespace kkpr::assessment {

/// To leave out what was deducted; where nothing would be left, what opens the way, each way with
/// the place that it opens. `deducted`: their regions are what was deducted.
void suggestLeavingOut(const Judged& judged, const Product& product,
                       const std::vector<Taking>& deducted, const geometry::Region& approved,
                       const Context& context, Assessment& out);

/// To leave out what one mechanism rejects, where the other approves: all that `approved` (what was
/// approved of the unit) lacks. `rejections`: how many there were before the unit.
void suggestWithoutRejected(const std::vector<geometry::Region>& approved, std::size_t rejections,
                            const Context& context, Assessment& out);

/// [J 2.2.3.2 = 3.2.3.3] To apply without the activities that keep related others from conforming;
/// `conformingM2` judges the part for the activities of a context.
void suggestFewerActivities(const Judged& judged,
                            const std::function<double(const Context&)>& conformingM2,
                            const Context& context, Assessment& out);

/// Activities of the plans looked at that would conform on all of the part.
void suggestActivities(const Judged& judged, const Context& context, Assessment& out);

/// To apply for the part that conforms, where the text lets nothing follow from it (reading 2).
void suggestPart(const RtrJudgement& judgement, const Context& context, Assessment& out);

/// [J 2.2.2.3 angka 1 = 3.2.2.3] What opens the way again where the land procedure closed it.
void suggestLand(const LandOutcome& land, double m2, const Context& context, Assessment& out);

/// [J 2.2.2.3 angka 1 huruf c 3) = 3.2.2.3] To do without land that a PTP adds and no plan accepts.
void suggestWithoutAddition(const Judged& judged, const Context& context, Assessment& out);

}  // namespace kkpr::assessment
