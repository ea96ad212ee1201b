#pragma once
// The cap on a house for a foreigner.

#include <string>
#include <vector>

#include "application/location.h"
#include "quality/examination.h"

namespace kkpr::quality {

/// area.foreigner-house-cap. The location's areas must be filled where they can be known; else
/// `whyUnmeasured` names the rules that found why not. `shpName` may be empty where there is none.
void checkAreaCap(const application::Location& location, const std::string& shpName,
                  const std::vector<std::string>& whyUnmeasured, Examination& examination);

}  // namespace kkpr::quality
