#include "rules/calendar.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "base/text.h"
#include "rules/embedded.h"
#include "rules/strict_row.h"

namespace kkpr::rules {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw Failure("internal", {"calendar.json: " + why, "calendar.json: " + why});
}

Calendar::Year readYear(StrictRow& row) {
  Calendar::Year year{static_cast<int>(row.number("year")), row.text("source"), {}};
  if (!knownSource(year.source)) refuse("no source " + year.source);
  for (const std::string& day : row.texts("days")) {
    const auto date = parseDate(day);
    if (!date || date->year != year.year) refuse(day + " is no day of that year");
    year.holidays.push_back(*date);
  }
  row.done();
  return year;
}

}  // namespace

bool Calendar::knows(int year) const {
  return std::any_of(years.begin(), years.end(),
                     [year](const Year& known) { return known.year == year; });
}

bool Calendar::isWorkingDay(const Date& day) const {
  const int today = weekday(day);
  if (std::find(workingWeekdays.begin(), workingWeekdays.end(), today) == workingWeekdays.end()) {
    return false;
  }
  return std::none_of(years.begin(), years.end(), [&day](const Year& year) {
    return std::find(year.holidays.begin(), year.holidays.end(), day) != year.holidays.end();
  });
}

Calendar readCalendar(const nlohmann::json& data) {
  StrictRow file(data, "calendar.json");
  Calendar calendar;
  StrictRow week = file.row("workingWeekdays");
  calendar.workingWeekdays = week.wholeNumbers("values");
  (void)week.text("unit");
  (void)week.dated();
  week.done();
  if (calendar.workingWeekdays.empty()) refuse("nobody ever works");
  for (StrictRow& row : file.rows("holidays")) {
    Calendar::Year year = readYear(row);
    if (calendar.knows(year.year)) refuse("a year stands twice");
    calendar.years.push_back(std::move(year));
  }
  file.done();
  return calendar;
}

const Calendar& calendar() {
  static const Calendar read = readCalendar(embeddedJson("calendar.json"));
  return read;
}

Calendar withHolidays(Calendar calendar, const DocumentValue& document) {
  if (document.textAt("schema") != "kkpr/holidays@1") {
    document.fail("\"schema\" harus \"kkpr/holidays@1\"", "\"schema\" must be \"kkpr/holidays@1\"");
  }
  std::vector<Calendar::Year> years;
  // A list that is left out or misspelt would say that there are no holidays at all.
  for (const DocumentValue& row : document.requiredItemsAt("years")) {
    const auto number = row.integerAt("year");
    const auto source = row.textAt("source");
    if (!number || !source || trimmed(*source).empty()) {
      row.fail("memerlukan \"year\" dan \"source\"", "needs \"year\" and \"source\"");
    }
    constexpr int kLastYear = 9999;  // that a date is written with
    if (*number < 1 || *number > kLastYear)
      row.fail("tahun ini tidak ada", "there is no such year");
    Calendar::Year year{static_cast<int>(*number), shortened(toUtf8(*source), 200), {}};
    for (const DocumentValue& day : row.requiredItemsAt("days")) {
      const Date date = day.date();
      if (date.year != year.year) {
        day.fail("bukan hari dari tahun itu", "is no day of that year");
      }
      year.holidays.push_back(date);
    }
    const auto same = [&year](const Calendar::Year& other) { return other.year == year.year; };
    if (std::any_of(years.begin(), years.end(), same)) {
      row.fail("tahun ini disebut dua kali", "this year stands twice");
    }
    calendar.years.erase(std::remove_if(calendar.years.begin(), calendar.years.end(), same),
                         calendar.years.end());
    years.push_back(std::move(year));
  }
  calendar.years.insert(calendar.years.end(), years.begin(), years.end());
  return calendar;
}

std::optional<LastDay> lastDayAfter(const Date& from, int count, const Calendar& calendar,
                                    int mostHolidays) {
  LastDay last{from, from, true, {}};
  std::map<int, int> spared;  // of the holidays that a year without a list may hold
  int early = count;
  int late = count;
  const auto pass = [&](int year) {
    const auto known = std::find_if(calendar.years.begin(), calendar.years.end(),
                                    [year](const Calendar::Year& one) { return one.year == year; });
    if (known == calendar.years.end()) {
      last.holidaysKnown = false;
    } else if (last.known.empty() || last.known.back().year != year) {
      last.known.push_back(*known);
    }
  };
  pass(from.year);
  Date day = from;
  while (late > 0) {
    const auto next = nextDay(day);
    if (!next) return std::nullopt;
    day = *next;
    if (early > 0) pass(day.year);
    if (!calendar.isWorkingDay(day)) continue;
    if (early > 0 && --early == 0) last.until = day;
    if (!calendar.knows(day.year) && spared[day.year] < mostHolidays) {
      ++spared[day.year];
    } else if (--late == 0) {
      last.latest = day;
    }
  }
  return last;
}

}  // namespace kkpr::rules
