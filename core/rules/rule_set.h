#pragma once
// The numbers of the law, by name and day (core/rules/parameters.json), and which set of rules is
// in force on a day. Code holds no such number itself.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace kkpr::rules {

/// Value of a parameter on a day (none given: the newest). Throws Failure("internal") where the
/// name is unknown or no value covers the day: both are mistakes of ours.
[[nodiscard]] double parameter(std::string_view name, std::optional<Date> on = std::nullopt);

/// The rule set in force on a day, named by its first day: "2025-10-05". None given: the newest.
[[nodiscard]] std::string ruleSetOn(std::optional<Date> on = std::nullopt);

}  // namespace kkpr::rules
