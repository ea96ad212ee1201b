#pragma once

#include "application/location.h"
#include "quality/examination.h"

namespace kkpr::quality {

/// area.differs-from-land-need. Needs Examination::landNeedM2; notApplicable without it.
void checkLandNeed(const application::Location& location, const std::string& shpName,
                   Examination& examination);

}  // namespace kkpr::quality
