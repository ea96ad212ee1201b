#pragma once

#include <string>
#include <vector>

#include "application/location.h"
#include "quality/examination.h"

namespace kkpr::quality {

/// area.differs-from-land-need. Needs Examination::landNeedM2; notApplicable without it. Where the
/// location has no area, `whyUnmeasured` names the rules that found why not.
void checkLandNeed(const application::Location& location, const std::string& shpName,
                   const std::vector<std::string>& whyUnmeasured, Examination& examination);

}  // namespace kkpr::quality
