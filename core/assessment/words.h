#pragma once
// Small pieces of the sentences that an assessment writes.

#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/text.h"

namespace kkpr::assessment {

/// Of a whole, 0 to 100 although sums of areas round; 0 of nothing.
[[nodiscard]] double percentOf(double m2, double wholeM2);

/// "1.234,50 m²"
[[nodiscard]] Text squareMetres(double m2);

[[nodiscard]] std::string joined(const std::vector<std::string>& words);
[[nodiscard]] std::string joined(const std::set<std::string>& words);

/// Activities as people read them: known ones by their names, others as the plan writes them,
/// without the hyphens of a code.
[[nodiscard]] Text activityNames(const std::vector<std::string>& codes, bool followsTheWord = true);

/// A deduction's factor in words: "kawasan hutan", "badan air" …
[[nodiscard]] Text factorName(const std::string& factor);

/// That the day lies before all the rules at hand.
[[nodiscard]] Text beforeTheRules(const Date& asOf);

// Who can tell what is not known.
extern const Text kApplicant;
extern const Text kOfficer;
extern const Text kPlanner;
extern const Text kLandOffice;

}  // namespace kkpr::assessment
