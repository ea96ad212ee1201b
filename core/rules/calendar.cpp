#include "rules/calendar.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict.h"

namespace kkpr::rules {
namespace {

constexpr std::string_view kTable = "calendar.json";

[[noreturn]] void refuse(const std::string& why) {
  throw Failure("internal", {"calendar.json: " + why, "calendar.json: " + why});
}

Calendar::Year readYear(const nlohmann::json& row) {
  requireKeys(row, {"year", "source", "days"}, kTable);
  Calendar::Year year;
  year.year = row.at("year").get<int>();
  year.source = row.at("source").get<std::string>();
  if (!knownSource(year.source)) refuse("no source " + year.source);
  for (const nlohmann::json& day : row.at("days")) {
    const auto date = parseDate(day.get<std::string>());
    if (!date || date->year != year.year) refuse(day.dump() + " is no day of that year");
    year.holidays.push_back(*date);
  }
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
  requireKeys(data, {"workingWeekdays", "holidays"}, kTable);
  const nlohmann::json& week = data.at("workingWeekdays");
  requireKeys(week, {"values", "unit", "since", "until", "status", "citation"}, kTable);
  requireProvenance(week, kTable);
  Calendar calendar;
  week.at("values").get_to(calendar.workingWeekdays);
  if (calendar.workingWeekdays.empty()) refuse("nobody ever works");
  for (const nlohmann::json& row : data.at("holidays")) {
    Calendar::Year year = readYear(row);
    if (calendar.knows(year.year)) refuse("a year stands twice");
    calendar.years.push_back(std::move(year));
  }
  return calendar;
}

const Calendar& calendar() {
  static const Calendar read = readCalendar(embeddedJson("calendar.json"));
  return read;
}

std::optional<LastDay> lastDayAfter(const Date& from, int count, const Calendar& calendar) {
  LastDay last{from, calendar.knows(from.year)};
  while (count > 0) {
    const auto next = nextDay(last.until);
    if (!next) return std::nullopt;
    last.until = *next;
    last.holidaysKnown = last.holidaysKnown && calendar.knows(next->year);
    if (calendar.isWorkingDay(*next)) --count;
  }
  return last;
}

}  // namespace kkpr::rules
