#pragma once
// The stated land need: against the polygons, and (quality/dossier.h) by itself.

#include <optional>
#include <string>
#include <vector>

#include "application/application.h"
#include "application/location.h"
#include "quality/examination.h"

namespace kkpr::quality {

/// area.differs-from-land-need. Needs Examination::landNeedM2; notApplicable without it. Where the
/// location has no area, `whyUnmeasured` names the rules that found why not.
void checkLandNeed(const application::Location& location, const std::string& shpName,
                   const std::vector<std::string>& whyUnmeasured, Examination& examination);

/// The stated land need in square metres; empty without a number and its unit. Finite whatever the
/// number: a hectare of the largest numbers has no square metres in a double.
[[nodiscard]] std::optional<double> statedNeedM2(const application::LandNeed& need);

/// A mistake of writing that makes the stated land need a plain multiple of the true one.
struct LandNeedSlip {
  const char* variant;  ///< of application.land-need-unit
  double factor;        ///< stated ÷ meant
  double likely;        ///< the number that may be meant, with its unit
  application::AreaUnit unit;
};

/// Empty where the need is not stated with its unit, the location has no area, or no slip would
/// explain how they differ.
[[nodiscard]] std::optional<LandNeedSlip> landNeedSlip(const application::LandNeed& need,
                                                       const application::Location& location,
                                                       std::optional<Date> asOf);

}  // namespace kkpr::quality
