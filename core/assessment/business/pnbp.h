#pragma once
// [P] [K] The fee (PNBP): what every position of the sources comes to, in whole rupiah.

#include <optional>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/route_result.h"

namespace kkpr::assessment {

/// What a fee is asked for: a mechanism and the share of the land that falls to it.
struct FeePart {
  std::string mechanism;  ///< "KKKPR", "PKKPR"
  double share = 1;
};

/// Positions on the fee of a business that is no UMK: of each part, what is in force on the day
/// first. `missing`: fields that leave open whether it pays at all.
[[nodiscard]] std::vector<Fee> feesOf(const application::Business& business,
                                      const std::vector<FeePart>& parts,
                                      std::optional<double> landM2,
                                      const std::vector<std::string>& missing, const Date& on);

/// Nobody pays: "umk", "nonberusaha".
[[nodiscard]] Fee noFee(std::string_view exemption, const Date& on);

/// An amount to the nearest rupiah, halves up; empty from 100 trillion on, where a double no longer
/// tells halves.
[[nodiscard]] std::optional<std::int64_t> wholeRupiah(double amount);

}  // namespace kkpr::assessment
