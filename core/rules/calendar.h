#pragma once
// Working days (core/rules/calendar.json): Monday to Friday less the holidays of the years whose
// list is at hand. A year without a list is said to have none known, and is counted by weekends.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace kkpr::rules {

struct Calendar {
  struct Year {
    int year = 0;
    std::string source;          ///< of sources.json
    std::vector<Date> holidays;  ///< on which nobody works, whatever the weekday
  };
  std::vector<int> workingWeekdays;  ///< 1 = Monday
  std::vector<Year> years;

  [[nodiscard]] bool knows(int year) const;
  [[nodiscard]] bool isWorkingDay(const Date& day) const;
};

/// Throws Failure("internal") for an unknown key, a source that is not registered, or a day outside
/// of its year.
[[nodiscard]] Calendar readCalendar(const nlohmann::json& data);

[[nodiscard]] const Calendar& calendar();

struct LastDay {
  Date until;
  bool holidaysKnown = false;  ///< of every year that was counted through
};

/// The last of `count` working days after `from`, which is not counted itself. Empty at the end of
/// the calendar.
[[nodiscard]] std::optional<LastDay> lastDayAfter(const Date& from, int count,
                                                  const Calendar& calendar);

}  // namespace kkpr::rules
