#include "quality/land_need.h"

#include <cmath>

#include "rules/rule_set.h"

namespace kkpr::quality {

// [J 2.1.2 angka 2 = 3.1.2] The land need is stated with its unit; it speaks of the same land as
// the polygons. A surveyor's figure agrees with one of the two areas, so it is only named where it
// agrees with neither.
void checkLandNeed(const application::Location& location, const std::string& shpName,
                   const std::vector<std::string>& whyUnmeasured, Examination& examination) {
  constexpr std::string_view kRule = "area.differs-from-land-need";
  if (!examination.landNeedM2) {
    examination.notApplicable(kRule);
    return;
  }
  if (!location.webMercatorM2 || !location.geodesicM2) {
    examination.notRun(kRule, whyUnmeasured);
    return;
  }
  const double need = *examination.landNeedM2;
  const double tolerance = rules::parameter("land-need-tolerance");
  const auto differs = [&](double area) { return std::fabs(need - area) > tolerance * area; };
  if (!differs(*location.webMercatorM2) || !differs(*location.geodesicM2)) return;
  examination.findings.of(kRule)
      .with("need", Quantity{need, Unit::squareMetre, 2})
      .with("area", Quantity{*location.webMercatorM2, Unit::squareMetre, 2})
      .with("geodesic", Quantity{*location.geodesicM2, Unit::squareMetre, 2})
      .with("tolerance", Quantity{tolerance * 100, Unit::percent, 0})
      .at({shpName, 0, -1, -1, location.centroid});
}

}  // namespace kkpr::quality
