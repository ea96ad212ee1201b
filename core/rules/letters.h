#pragma once
// [J 2.1.1, 2.1.3 = 3.1.1, 3.1.3, annexes III and IV] Who signs which letter, and where what is
// sent (core/rules/letters.json).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "rules/sources.h"

namespace kkpr::rules {

/// "dirjen", "direktur", "kepala-opd-penanaman-modal". `letter` is "1A", "1B" or "2"; `office` is
/// that of the applicant, empty where it is not known or there is none.
[[nodiscard]] std::string signatoryOf(Chapter chapter, std::string_view letter,
                                      std::string_view office);

struct Correspondence {
  Text to;
  std::vector<Text> copies;
  Citation citation;
};

/// `what` is "permohonan" (the application), "perbaikan" (its correction) or "ptp" (whom the notice
/// in letter 2 sends the applicant to, and who gets a copy of it).
[[nodiscard]] Correspondence correspondence(Chapter chapter, std::string_view what);

}  // namespace kkpr::rules
