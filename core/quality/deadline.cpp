#include "quality/deadline.h"

#include "rules/rule_set.h"

namespace kkpr::quality {
namespace {

constexpr const char* kRule = "application.deadline";

// [J 2.1.3 angka 2, annex III = 3.1.3] Letter 1A gives the applicant seven working days. Where its
// day is not known, they are counted from the day the file, or its correction, came in: the
// earliest on which they can end.
std::optional<Deadline> deadlineOf(const application::History& history, std::optional<Date> asOf,
                                   const rules::Calendar& calendar) {
  Deadline deadline;
  deadline.workingDays = static_cast<int>(rules::parameter("answer-working-days", asOf));
  if (history.letter1A && history.letter1A->date) {
    deadline.from = *history.letter1A->date;
    deadline.basis = "surat-tanggapan-1a";
  } else if (history.corrected) {
    deadline.from = *history.corrected;
    deadline.basis = "perbaikan";
  } else if (history.received) {
    deadline.from = *history.received;
    deadline.basis = "permohonan";
  } else if (asOf) {
    deadline.from = *asOf;
    deadline.basis = "tanggal-penilaian";
  } else {
    return std::nullopt;
  }
  const auto last =
      rules::lastDayAfter(deadline.from, deadline.workingDays, calendar,
                          static_cast<int>(rules::parameter("most-holidays-per-year", asOf)));
  if (!last) return std::nullopt;
  deadline.until = last->until;
  deadline.latest = last->holidaysKnown ? last->until : last->latest;
  deadline.holidaysKnown = last->holidaysKnown;
  deadline.calendar = last->known;
  return deadline;
}

/// Whether a day is within the deadline; empty where the holidays decide it.
std::optional<bool> isWithin(const Date& day, const Deadline& deadline) {
  if (day <= deadline.until) return true;
  if (deadline.latest < day) return false;
  return std::nullopt;
}

/// What came in, comes after what went out, and that after the application.
bool isInOrder(const application::History& history) {
  const std::optional<Date> sent = history.letter1A ? history.letter1A->date : std::nullopt;
  const auto inOrder = [](const std::optional<Date>& first, const std::optional<Date>& second) {
    return !first || !second || *first <= *second;
  };
  return inOrder(history.received, sent) && inOrder(sent, history.corrected) &&
         inOrder(history.received, history.corrected);
}

Progress progressOf(const application::Application& application, std::optional<Date> asOf,
                    std::optional<Deadline>& deadline) {
  const application::History& history = application.history;
  if (!history.letter1A) return Progress::letter;
  const bool counted = deadline && history.letter1A->date;
  std::optional<bool> within;
  if (isCorrected(application)) {
    // Without its day, a correction that is here on the day for which is asked came before it.
    const auto& day = history.corrected ? history.corrected : asOf;
    if (counted && day) within = isWithin(*day, *deadline);
    // What came in before the letter went out does not answer it.
    if (counted && history.corrected && *history.corrected < deadline->from) within.reset();
    if (within && !*within && !history.corrected) within.reset();
    if (counted) deadline->met = within;
    if (!within) return Progress::unsure;
    return *within ? Progress::letter : Progress::stopped;
  }
  if (!deadline || !asOf) return Progress::waiting;
  within = isWithin(*asOf, *deadline);
  // Counted from an earlier day than that of the letter, the end is only the earliest.
  if (within && !*within && !counted) within.reset();
  if (!within) return Progress::unsure;
  return *within ? Progress::waiting : Progress::stopped;
}

/// What has come in so far, as a clause of a sentence.
Text answerText(const application::Application& application, std::optional<Date> asOf) {
  const auto& corrected = application.history.corrected;
  if (corrected) {
    const Text day = writtenDate(*corrected);
    return {"perbaikan masuk " + day.id, "the correction came in on " + day.en};
  }
  if (isCorrected(application)) {
    return {"hari perbaikan masuk tidak disebut", "it is not said when the correction came in"};
  }
  if (!asOf) return {"belum ada perbaikan", "there is no correction yet"};
  const Text day = writtenDate(*asOf);
  return {"sampai " + day.id + " belum ada perbaikan", "there is no correction until " + day.en};
}

}  // namespace

bool isCorrected(const application::Application& application) {
  return application.letter.correction.value_or(0) > 0 || application.history.corrected.has_value();
}

// [J 2.1.3 angka 2 = 3.1.3, annex III angka 4] Without an answer in its days the file goes no
// further, and no letter says so; the applicant may apply anew.
DeadlineOutcome checkDeadline(Dossier& dossier, const rules::Calendar& calendar) {
  const application::Application& application = dossier.application;
  const application::History& history = application.history;
  DeadlineOutcome outcome;
  outcome.deadline = deadlineOf(history, dossier.asOf, calendar);
  const std::string answerField = history.corrected ? "/history/corrected" : "/history/letter1A";
  if (!isInOrder(history)) dossier.find(kRule, "order", answerField);
  if (!history.letter1A) {
    if (isInOrder(history)) dossier.examination.notApplicable(kRule);
    return outcome;
  }
  outcome.progress = progressOf(application, dossier.asOf, outcome.deadline);
  std::string_view variant;
  switch (outcome.progress) {
    case Progress::letter:
      return outcome;
    case Progress::waiting:
      variant = "waiting";
      break;
    case Progress::unsure:
      variant = "unsure";
      dossier.ask("tanggal-surat", "person.late-correction");
      break;
    case Progress::stopped:
      break;
  }
  const Text unknown{"tidak diketahui", "not known"};
  const auto day = [&](const std::optional<Date>& date) -> Value {
    if (date) return *date;
    return unknown;
  };
  std::optional<Date> until, latest;
  Text last = unknown;
  if (outcome.deadline && history.letter1A->date) {
    until = outcome.deadline->until;
    latest = outcome.deadline->latest;
    last = writtenDate(*until);
    if (*until != *latest) {
      const Text end = writtenDate(*latest);
      last.id += ", dengan hari libur paling lambat " + end.id;
      last.en += ", with holidays " + end.en + " at the latest";
    }
  }
  dossier.find(kRule, variant, answerField)
      .with("sent", day(history.letter1A->date))
      .with("last", last)
      .with("until", day(until))
      .with("latest", day(latest))
      .with("answer", answerText(application, dossier.asOf));
  return outcome;
}

}  // namespace kkpr::quality
