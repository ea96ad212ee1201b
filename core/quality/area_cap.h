#pragma once
// The cap on a house for a foreigner.

#include <string>

#include "application/location.h"
#include "quality/examination.h"

namespace kkpr::quality {

/// area.foreigner-house-cap. The location's areas must be filled where they can be known.
void checkAreaCap(const application::Location& location, const std::string& shpName,
                  Examination& examination);

}  // namespace kkpr::quality
