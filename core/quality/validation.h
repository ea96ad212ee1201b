#pragma once
// [J 2.1.3 = 3.1.3] Is the application complete and of quality, and which letter follows?

#include <optional>
#include <string>
#include <vector>

#include "quality/deadline.h"
#include "quality/dossier.h"
#include "rules/application_items.h"
#include "rules/calendar.h"

namespace kkpr::quality {

enum class ReplyLetter { tanggapan1A, tanggapan1B, tanggapan2 };

struct ItemOutcome {
  const rules::ApplicationItem* item = nullptr;
  std::optional<bool> present;
  Outcome quality = Outcome::passed;  ///< passed, found or needsPerson
  std::vector<std::string> asks;      ///< rows of person_checks.json
};

/// What is known beside the application itself.
struct Circumstances {
  std::optional<Date> asOf;
  std::optional<application::AuthorityLevel> authority;
  /// Whether part of the location lies outside every integrated RDTR; empty without plans.
  std::optional<bool> outsideRdtr;
  /// The regencies of the plans over the location, as they write them, where the stated one is none
  /// of them; empty where it is, or where either is not known.
  std::vector<std::string> otherRegencies = {};
};

struct Validation {
  std::optional<Date> asOf;
  bool complete = false;
  bool quality = false;
  std::optional<ReplyLetter> letter;  ///< empty unless `progress` is that a letter follows
  Progress progress = Progress::letter;
  /// Which letter follows if the correction came in time; empty unless that is not known.
  std::optional<ReplyLetter> letterIfInTime;
  std::optional<application::AuthorityLevel> authority;
  std::optional<std::string> signatory;
  std::optional<Deadline> deadline;  ///< empty where no day is known to count from
  std::optional<bool> ptpNotice;
  std::vector<ItemOutcome> items;
  /// Of the application in the order of its table, then of the location.
  std::vector<Finding> findings;
  std::vector<RuleOutcome> checks;  ///< of the application's own rules
  /// Papers that are named and were not handed in: path and field.
  std::vector<std::pair<std::string, std::string>> notSeen;
  std::vector<std::string> ignored;  ///< members of the document that nobody reads
};

[[nodiscard]] Validation validate(const application::Application& application,
                                  const CheckResult* check, const Files& files,
                                  const Circumstances& circumstances,
                                  const rules::Calendar& calendar);

[[nodiscard]] std::string_view letterName(ReplyLetter letter);

/// [J 2.1.2 angka 2 = 3.1.2] The cap concerns a house of a foreigner.
[[nodiscard]] bool isForeignersHouse(const application::Application& application);

/// Chapter of the Juknis that an authority's files cite.
[[nodiscard]] std::optional<rules::Chapter> chapterOf(
    std::optional<application::AuthorityLevel> authority);

}  // namespace kkpr::quality
