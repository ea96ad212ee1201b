#pragma once
// Small pieces of the sentences that an assessment writes.

#include <set>
#include <string>
#include <vector>

#include "base/text.h"

namespace kkpr::assessment {

/// "1.234,50 m²"
[[nodiscard]] Text squareMetres(double m2);

[[nodiscard]] std::string joined(const std::vector<std::string>& words);
[[nodiscard]] std::string joined(const std::set<std::string>& words);

/// A deduction's factor in words: "kawasan hutan", "badan air" …
[[nodiscard]] Text factorName(const std::string& factor);

// Who can tell what is not known.
extern const Text kApplicant;
extern const Text kOfficer;
extern const Text kPlanner;
extern const Text kLandOffice;

}  // namespace kkpr::assessment
