#pragma once
// [J 2.2.4, table 2.2 = 3.2.4] What has to be kept to when the activity is carried out.

#include "assessment/context.h"
#include "assessment/product.h"

namespace kkpr::assessment {

/// From zoning, special provisions, RTB/RIK and PTP, and the subjects that are always offered.
/// Those of the sector layers come from askSectors().
void addConditions(const Judged& judged, const geometry::Region& approved, const Context& context,
                   Product& product, Assessment& out);

}  // namespace kkpr::assessment
