#pragma once
// Strict reading of the rule data: every key is asked for, a key that nobody asks for or that is
// missing fails (Failure "internal": a mistake of ours, which a unit test meets before anyone
// else).

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "rules/sources.h"

namespace kkpr::rules {

/// From when to when a value of the law holds, how sure that is, and where it stands.
struct Dated {
  Date since;
  std::optional<Date> until;  ///< its last day; empty = still in force
  std::string status;         ///< "certain", "one-source", "conflicting", "ours"
  Citation citation;

  [[nodiscard]] bool holdsOn(const Date& day) const {
    return since <= day && (!until || day <= *until);
  }
};

/// An object of the data. Call done() when all its keys have been asked for.
class StrictRow {
 public:
  StrictRow(const nlohmann::json& object, std::string where);

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] Text bilingual(std::string_view key);
  [[nodiscard]] double number(std::string_view key);
  [[nodiscard]] bool boolean(std::string_view key);
  /// {"source", "place"} of a registered source, or the place alone for the Juknis.
  [[nodiscard]] Citation citation(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<int> wholeNumbers(std::string_view key);
  [[nodiscard]] StrictRow row(std::string_view key);
  [[nodiscard]] std::vector<StrictRow> rows(std::string_view key);
  // The key must be there; null is "none".
  [[nodiscard]] std::optional<std::string> textOrNull(std::string_view key);
  [[nodiscard]] std::optional<double> numberOrNull(std::string_view key);
  [[nodiscard]] std::vector<std::string> textsOrNull(std::string_view key);
  [[nodiscard]] bool isNull(std::string_view key);
  [[nodiscard]] std::optional<Text> bilingualOrNull(std::string_view key);
  /// since, until, status and citation.
  [[nodiscard]] Dated dated();

  void done() const;

 private:
  [[nodiscard]] const nlohmann::json& at(std::string_view key);
  [[nodiscard]] Date date(std::string_view key);
  [[noreturn]] void refuse(const std::string& why) const;

  const nlohmann::json* object_;
  std::string where_;
  std::set<std::string> asked_;
};

/// The rows of a list, of an embedded file as a whole or of one of its keys.
[[nodiscard]] std::vector<StrictRow> strictRows(const nlohmann::json& list,
                                                const std::string& where);

}  // namespace kkpr::rules
