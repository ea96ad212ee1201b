#pragma once
// The numbers of the law, by name and day (core/rules/parameters.json), and which set of rules is
// in force on a day (core/rules/rule_sets.json). Code holds no such number itself.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

struct DatedNumber {
  double value = 0;
  Dated dated;
};

/// A number on a day, with what stood before it and what comes after.
struct ParameterOn {
  std::string unit;
  DatedNumber now;
  std::optional<DatedNumber> older, newer;
};

/// None given: the newest. A day before the first of all is answered with the first: the law's
/// older numbers are not in our sources. Throws Failure("internal") where the name is unknown.
[[nodiscard]] ParameterOn parameterOn(std::string_view name, std::optional<Date> on = std::nullopt);
/// Its value alone.
[[nodiscard]] double parameter(std::string_view name, std::optional<Date> on = std::nullopt);

/// The rules in force on a day, named by their first day, with those before and after.
struct RuleSet {
  Date since;
  std::string label;
  std::optional<Date> older, newer;
};

[[nodiscard]] RuleSet ruleSet(std::optional<Date> on = std::nullopt);
/// Its name alone: "2025-10-05". None given: the newest.
[[nodiscard]] std::string ruleSetOn(std::optional<Date> on = std::nullopt);

/// The day itself, or the first day of the first rule set where it comes before.
[[nodiscard]] Date coveredDay(const Date& day);
/// False before the first day of the first rule set: what was in force then is not in our sources.
[[nodiscard]] bool isCovered(const Date& day);

}  // namespace kkpr::rules
