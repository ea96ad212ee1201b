#include "quality/area_cap.h"

#include <cmath>

#include "rules/rule_set.h"

namespace kkpr::quality {
namespace {

/// Areas are compared as they are written: in hundredths of a square metre.
double rounded(double m2) { return std::round(m2 * 100.0) / 100.0; }

}  // namespace

// [J 2.1.2 angka 2 = 3.1.2 angka 2] A house for a foreigner: the area applied for, by polygon or by
// the stated land need, is not more than the cap. Measured in Web Mercator, as the coordinates'
// clause has it.
void checkAreaCap(const application::Location& location, const std::string& shpName,
                  const std::vector<std::string>& whyUnmeasured, Examination& examination) {
  constexpr const char* kRule = "area.foreigner-house-cap";
  if (!examination.foreignHouse) {
    examination.notApplicable(kRule);
    return;
  }
  const double cap = rules::parameter("foreigner-house-area-cap-m2");
  const bool needAbove = examination.landNeedM2 && rounded(*examination.landNeedM2) > cap;
  if (needAbove) {
    Finding& finding = examination.findings.of(kRule, "land-need")
                           .with("need", Quantity{*examination.landNeedM2, Unit::squareMetre, 2})
                           .with("limit", Quantity{cap, Unit::squareMetre, 0});
    if (shpName.empty()) {
      ++finding.count;  // the application says so, whatever the zip holds
    } else {
      finding.at({shpName, 0, -1, -1, location.centroid});
    }
  }
  if (!location.webMercatorM2 || !location.geodesicM2) {
    examination.notRun(kRule, whyUnmeasured);
    return;
  }
  const double area = *location.webMercatorM2;
  if (rounded(area) <= cap) return;
  const double ground = *location.geodesicM2;
  examination.findings.of(kRule)
      .with("area", Quantity{area, Unit::squareMetre, 2})
      .with("limit", Quantity{cap, Unit::squareMetre, 0})
      .with("excess", Quantity{area - cap, Unit::squareMetre, 2})
      .with("geodesic", Quantity{ground, Unit::squareMetre, 2})
      .with("groundLimit", Quantity{cap * ground / area, Unit::squareMetre, 0})
      .with("percent", Quantity{(area / ground - 1.0) * 100.0, Unit::percent, 1})
      .at({shpName, 0, -1, -1, location.centroid});
}

}  // namespace kkpr::quality
