#pragma once
// [P] [K] The fee (PNBP) of a KKPR for business (core/rules/pnbp.json): what the sources say of it,
// how its misprinted figures can be read, and who pays none.

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

/// One way to read the figures of a tariff, in rupiah and rupiah per hectare.
struct PnbpReading {
  std::string name;
  Text label;
  double base = 0;
  double perHectare = 0;
};

struct PnbpTariff {
  std::string name;
  std::string mechanism;  ///< "KKKPR", "PKKPR"
  Text label;
  Dated dated;
  std::vector<PnbpReading> readings;  ///< the likelier first
};

struct PnbpExemption {
  std::string name;  ///< "umk", "nonberusaha"
  Text label;
  double rupiah = 0;
  Dated dated;
};

struct PnbpFormula {
  Text text, rounding, area;
  Dated dated;
};

[[nodiscard]] const PnbpFormula& pnbpFormula();
/// Every position on the fee of a mechanism: what is in force on the day, then the others, newest
/// first.
[[nodiscard]] std::vector<PnbpTariff> pnbpTariffs(std::string_view mechanism, const Date& on);
/// Throws Failure("internal") for a name that has no row.
[[nodiscard]] const PnbpExemption& pnbpExemption(std::string_view name);

}  // namespace kkpr::rules
