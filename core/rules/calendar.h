#pragma once
// Working days (core/rules/calendar.json): Monday to Friday less the holidays of the years whose
// list is at hand. A year without a list is said to have none known, and is counted by weekends.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "rules/document.h"

namespace kkpr::rules {

struct Calendar {
  struct Year {
    int year = 0;
    std::string source;          ///< of sources.json, or in the caller's words
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

/// The calendar with the years of a document of the caller's (kkpr/holidays@1), which speaks where
/// both know a year. Throws Failure("bad-document").
[[nodiscard]] Calendar withHolidays(Calendar calendar, const DocumentValue& document);

struct LastDay {
  Date until;   ///< the earliest that it can be: a year without a list has no holiday here
  Date latest;  ///< the latest: there such a year begins with all the holidays it can hold
  bool holidaysKnown = false;         ///< of every year that was counted through
  std::vector<Calendar::Year> known;  ///< years with a list that were counted through, in order
};

/// The last of `count` working days after `from`, which is not counted itself. `mostHolidays`: on
/// how many working weekdays of a year without a list nobody works at most. Empty at the end of the
/// calendar.
[[nodiscard]] std::optional<LastDay> lastDayAfter(const Date& from, int count,
                                                  const Calendar& calendar, int mostHolidays);

}  // namespace kkpr::rules
