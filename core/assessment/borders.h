#pragma once
// Border honesty: what lies within the accuracy of a plan's own lines decides as drawn and is told
// apart; narrower than the noise width it decides nothing (reading 10).
// Borders within the location are looked at, also where it is rejected; that of a kabupaten/kota is
// not, because it comes from several drawings. Of borders beside the location only the one that
// could turn a rejection round is told: nearly every lot runs along a road or a river in which its
// activity is prohibited, and what is said of every approved lot tells nothing.

#include "assessment/context.h"
#include "assessment/mechanism.h"

namespace kkpr::assessment {

/// Parts of a zoning that conform or do not, and are nowhere wider than the plan is accurate
/// (rules/parameters.json, plan-accuracy-mm at the plan's scale).
void noteBorders(const Zoning& zoning, const Context& context, Assessment& out);

/// [J 2.2 = 3.2] The edge of an RDTR that cuts what is judged together: which mechanism, or which
/// RDTR, judges what lies near to it hangs on the accuracy of its line.
void noteDelineations(const MechanismSplit& split, const Context& context, Assessment& out);

/// Where nothing conforms: zones beside the area, nearer than the plan is accurate, that allow all
/// that is planned.
void noteBeyond(const Zoning& zoning, const Context& context, Assessment& out);

}  // namespace kkpr::assessment
