#pragma once
// [M] The scales of a business and the capital that divides them (core/rules/business_scale.json).

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/text.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

/// A largest capital: what is exactly this much still belongs to the smaller scale.
struct CapitalThreshold {
  double rupiah = 0;
  Dated dated;
};

struct BusinessScaleName {
  std::string name;  ///< "umk", "menengah", "besar", "kantor-perwakilan", "buln"
  Text label;
  Dated dated;
};

/// "umk-most-capital", "menengah-most-capital". Throws Failure("internal") for any other.
[[nodiscard]] const CapitalThreshold& capitalThreshold(std::string_view name, const Date& on);
[[nodiscard]] const BusinessScaleName& businessScale(std::string_view name);

}  // namespace kkpr::rules
