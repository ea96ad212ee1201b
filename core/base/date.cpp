#include "base/date.h"

#include <cstdio>

namespace kkpr {
namespace {

int daysIn(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

}  // namespace

std::optional<Date> parseDate(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (std::size_t i = 0; i < iso.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
    } else if (iso[i] >= '0' && iso[i] <= '9') {
      parts[part] = parts[part] * 10 + (iso[i] - '0');
    } else {
      return std::nullopt;
    }
  }
  const Date date{parts[0], parts[1], parts[2]};
  if (date.year < 1 || date.month < 1 || date.month > 12) return std::nullopt;
  if (date.day < 1 || date.day > daysIn(date.year, date.month)) return std::nullopt;
  return date;
}

std::string formatDate(const Date& date) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year % 10000, date.month % 100,
                date.day % 100);
  return text;
}

Text writtenDate(const Date& date) {
  constexpr const char* kMonths[12][2] = {
      {"Januari", "January"}, {"Februari", "February"}, {"Maret", "March"},
      {"April", "April"},     {"Mei", "May"},           {"Juni", "June"},
      {"Juli", "July"},       {"Agustus", "August"},    {"September", "September"},
      {"Oktober", "October"}, {"November", "November"}, {"Desember", "December"}};
  const std::string day = std::to_string(date.day) + " ";
  const std::string year = " " + std::to_string(date.year);
  const auto& month = kMonths[date.month - 1];
  return {day + month[0] + year, day + month[1] + year};
}

int weekday(const Date& date) {
  // Days since 1 January of year 1, which was a Monday.
  const int before = date.year - 1;
  int days = before * 365 + before / 4 - before / 100 + before / 400;
  for (int month = 1; month < date.month; ++month) days += daysIn(date.year, month);
  days += date.day - 1;
  return days % 7 + 1;
}

std::optional<Date> nextDay(const Date& date) {
  constexpr int kLastYear = 9999;
  if (date.day < daysIn(date.year, date.month)) return Date{date.year, date.month, date.day + 1};
  if (date.month < 12) return Date{date.year, date.month + 1, 1};
  if (date.year >= kLastYear) return std::nullopt;
  return Date{date.year + 1, 1, 1};
}

}  // namespace kkpr
