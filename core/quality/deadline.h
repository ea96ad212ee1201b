#pragma once
// [J 2.1.3 = 3.1.3, annex III] The seven working days of letter 1A: until when, and what has become
// of them.

#include <optional>
#include <string>
#include <vector>

#include "quality/dossier.h"
#include "rules/calendar.h"

namespace kkpr::quality {

/// The last day to answer letter 1A.
struct Deadline {
  int workingDays = 0;
  Date from;
  std::string basis;  ///< which day `from` is: "surat-tanggapan-1a", "perbaikan", "permohonan",
                      ///< "tanggal-penilaian"
  Date until;         ///< the earliest that it can be, where holidays are not known
  Date latest;        ///< the latest that it can be; `until` where they are known
  bool holidaysKnown = false;
  std::vector<rules::Calendar::Year> calendar;  ///< lists of holidays that were counted by
  /// Whether a correction came in time; empty without one, and where an unknown holiday could
  /// decide it.
  std::optional<bool> met;
};

/// How far a file has come between its application and its letter.
enum class Progress {
  letter,   ///< a letter follows now
  waiting,  ///< letter 1A is out and within its days
  unsure,   ///< past the earliest last day: the holidays decide, or a day that is not known
  stopped   ///< past the latest, whatever the holidays: no letter follows
};

struct DeadlineOutcome {
  std::optional<Deadline> deadline;  ///< empty where no day is known to count from
  Progress progress = Progress::letter;
};

/// A correction that came in is one, whatever the letter counts.
[[nodiscard]] bool isCorrected(const application::Application& application);

/// Adds application.deadline.
[[nodiscard]] DeadlineOutcome checkDeadline(Dossier& dossier, const rules::Calendar& calendar);

}  // namespace kkpr::quality
