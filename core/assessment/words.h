#pragma once
// Small pieces of the sentences that an assessment writes.

#include <set>
#include <string>
#include <vector>

#include "base/text.h"

namespace kkpr::assessment {

/// Of a whole, 0 to 100 although sums of areas round; 0 of nothing.
[[nodiscard]] double percentOf(double m2, double wholeM2);

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
