#pragma once
// [J 1.8, table 1.2] Who may apply for what, with whose money and by which office
// (core/rules/applicants.json). Names are those of the contract.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace kkpr::rules {

/// The known activity that a code stands for ("Rumah Tinggal" and "rumah-tinggal" are one, a masjid
/// is a tempat-peribadatan); empty for free text.
[[nodiscard]] std::optional<std::string> knownActivity(std::string_view code);

/// A known activity's code as people read it; empty for another code.
[[nodiscard]] std::optional<Text> activityText(std::string_view code);

enum class Admission {
  allowed,
  warned,  ///< allowed, and application.csr-by-other says what is unusual
  ask,     ///< free text: an officer says whether it is one of the table's
  refused
};

struct Admitted {
  Admission admission = Admission::refused;
  std::string warning;  ///< "csr", "foundation"; empty unless warned
};

/// `corporation` empty for other applicants than korporasi.
[[nodiscard]] Admitted admitted(std::string_view applicant, std::string_view corporation,
                                std::string_view activity);

/// What the table has for this applicant, in its order, as people read it.
[[nodiscard]] std::vector<Text> activitiesFor(std::string_view applicant,
                                              std::string_view corporation);

/// One of these sources of funds is needed; else this rule fires.
struct NeededFunds {
  std::vector<std::string> anyOf;
  std::string rule;
};
[[nodiscard]] std::optional<NeededFunds> neededFunds(std::string_view applicant,
                                                     std::string_view corporation);

/// Offices that may apply for a government; empty for applicants of which none is asked.
[[nodiscard]] std::vector<std::string> officesFor(std::string_view applicant);

[[nodiscard]] Text applicantText(std::string_view applicant, std::string_view corporation);

}  // namespace kkpr::rules
