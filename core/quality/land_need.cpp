#include "quality/land_need.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "quality/dossier.h"
#include "rules/rule_set.h"

namespace kkpr::quality {
namespace {

constexpr double kSquareMetresPerHectare = 10000;
constexpr double kThousand = 1000;

constexpr const char* kUnitRule = "application.land-need-unit";

Text writtenWith(double value, application::AreaUnit unit) {
  constexpr int kDecimals = 4;
  const char* name = unit == application::AreaUnit::hectare ? " ha" : " m\xC2\xB2";
  return {formatNumber(value, kDecimals, Language::id, true) + name,
          formatNumber(value, kDecimals, Language::en, true) + name};
}

/// A cause of a slip.
struct Cause {
  const char* variant;
  std::optional<application::AreaUnit> writtenIn;  ///< empty: either
  double factor;                                   ///< stated ÷ meant
  double valueFactor;                              ///< what mends the number
  std::optional<application::AreaUnit> meant;      ///< what mends the unit
};

void nameSlip(Dossier& dossier) {
  const application::LandNeed& need = dossier.application.landNeed;
  const application::Location& location = *dossier.check->location;
  const auto slip = landNeedSlip(need, location, dossier.asOf);
  if (!slip) return;
  dossier.find(kUnitRule, slip->variant, "/landNeed/value")
      .with("need", writtenWith(*need.value, *need.unit))
      .with("factor",
            static_cast<std::int64_t>(std::llround(std::max(slip->factor, 1 / slip->factor))))
      .with("area", Quantity{*location.webMercatorM2, Unit::squareMetre, 2})
      .with("likely", writtenWith(slip->likely, slip->unit));
}

}  // namespace

std::optional<double> statedNeedM2(const application::LandNeed& need) {
  if (!need.value || !need.unit) return std::nullopt;
  if (*need.unit != application::AreaUnit::hectare) return need.value;
  const double most = std::numeric_limits<double>::max() / kSquareMetresPerHectare;
  return std::clamp(*need.value, -most, most) * kSquareMetresPerHectare;
}

// [J 2.1.3 angka 2 huruf b = 3.1.3] The unit and the decimals of the land need are looked at. A
// number that is 10 000 or 1 000 times too large or too small has a known cause, and is named.
std::optional<LandNeedSlip> landNeedSlip(const application::LandNeed& stated,
                                         const application::Location& location,
                                         std::optional<Date> asOf) {
  using application::AreaUnit;
  const std::optional<double> need = statedNeedM2(stated);
  if (!need || !location.webMercatorM2 || !location.geodesicM2) return std::nullopt;
  const double tolerance = rules::parameter("land-need-slip-tolerance", asOf);
  const Cause causes[] = {
      {"hectares-for-metres", AreaUnit::hectare, kSquareMetresPerHectare, 1, AreaUnit::squareMetre},
      {"metres-for-hectares", AreaUnit::squareMetre, 1 / kSquareMetresPerHectare, 1,
       AreaUnit::hectare},
      {"thousands-lost", std::nullopt, 1 / kThousand, kThousand, std::nullopt},
      {"thousands-gained", std::nullopt, kThousand, 1 / kThousand, std::nullopt}};
  for (const Cause& cause : causes) {
    if (cause.writtenIn && *cause.writtenIn != *stated.unit) continue;
    const auto fits = [&](double area) {
      return std::fabs(*need / cause.factor - area) <= tolerance * area;
    };
    if (!fits(*location.webMercatorM2) && !fits(*location.geodesicM2)) continue;
    return LandNeedSlip{cause.variant, cause.factor, *stated.value * cause.valueFactor,
                        cause.meant.value_or(*stated.unit)};
  }
  return std::nullopt;
}

// [J 2.1.2 angka 2 = 3.1.2] The land need is a number above zero with its unit, m² or ha, that can
// be read in one way only.
void checkStatedNeed(Dossier& dossier) {
  const application::LandNeed& need = dossier.application.landNeed;
  dossier.require("kebutuhan-luas-lahan", "/landNeed/value",
                  need.value.has_value() || need.unreadable.has_value());
  if (need.unreadable) {
    dossier.find(kUnitRule, {}, "/landNeed/value")
        .with("written", shortened(toUtf8(*need.unreadable), 40));
  }
  if (!need.value && !need.unreadable) {
    dossier.examination.notRun(kUnitRule, {"application.missing"});
    return;
  }
  if (need.unreadableUnit) {
    dossier.find(kUnitRule, "unknown-unit", "/landNeed/unit")
        .with("written", shortened(toUtf8(*need.unreadableUnit), 40));
  } else if (!need.unit) {
    const Text number = need.value ? Text{formatNumber(*need.value, 4, Language::id, true),
                                          formatNumber(*need.value, 4, Language::en, true)}
                                   : Text{};
    dossier.declare("kebutuhan-luas-lahan", false);
    dossier.find(kUnitRule, "no-unit", "/landNeed/unit").with("number", number);
  }
  if (!need.value) return;
  if (!(*need.value > 0)) {
    const Text number{formatNumber(*need.value, 4, Language::id, true),
                      formatNumber(*need.value, 4, Language::en, true)};
    dossier.find(kUnitRule, "not-positive", "/landNeed/value").with("number", number);
    return;
  }
  if (dossier.check != nullptr && dossier.check->location) nameSlip(dossier);
}

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
