#include "plan/attribute_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "base/number.h"
#include "base/text.h"

namespace kkpr::plan {
namespace {

bool isDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int numberOf(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// A day that exists.
std::optional<Date> dayOf(int year, int month, int day) {
  const Date date{year, month, day};
  return parseDate(formatDate(date)) == date ? std::optional(date) : std::nullopt;
}

/// Months by their first three letters, in Indonesian and English.
int monthOf(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths{"jan",     "feb",     "mar",     "apr",
                                                     "mei may", "jun",     "jul",     "agu aug",
                                                     "sep",     "okt oct", "nov nop", "des dec"};
  if (word.size() < 3) return 0;
  const std::string start = lowerAscii(word.substr(0, 3));
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].find(start) != std::string_view::npos) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// Days since 1 January 1970 → a day (proleptic Gregorian calendar, counted in eras of 400 years).
Date dayFrom1970(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t ofEra = days - era * 146097;
  const std::int64_t yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
  const std::int64_t dayOfYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
  const auto day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const auto year = static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

/// Milliseconds since 1970, as map servers give them. A day stored in Indonesia is its midnight
/// there: 17, 16 or 15 o'clock of the day before in Greenwich.
std::optional<Date> dayOfMilliseconds(double milliseconds) {
  constexpr double kPerHour = 3'600'000;
  constexpr double kPerDay = 24 * kPerHour;
  double days = std::floor(milliseconds / kPerDay);
  const double hour = (milliseconds - days * kPerDay) / kPerHour;
  if (hour == 17 || hour == 16 || hour == 15) days += 1;
  constexpr double kFarthest = 100'000;  // days: the years 1696 to 2243
  if (!(std::fabs(days) <= kFarthest)) return std::nullopt;
  return dayFrom1970(static_cast<std::int64_t>(days));
}

std::vector<std::string_view> pieces(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> all;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

std::optional<Date> parseDay(std::string_view value) {
  std::string_view text = trimmed(value);
  // Eight digits are a day of a .dbf; more are milliseconds.
  if (isDigits(text) && text.size() == 8) {
    return dayOf(numberOf(text.substr(0, 4)), numberOf(text.substr(4, 2)),
                 numberOf(text.substr(6, 2)));
  }
  if (const auto number = parseNumber(text); number && std::fabs(*number) >= 1e9) {
    return dayOfMilliseconds(*number);
  }
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ') && isDigits(text.substr(0, 4))) {
    text = text.substr(0, 10);
  }
  const std::vector<std::string_view> parts = pieces(text, " -/.");
  // What follows a day is its time: "31/12/2030 00:00:00".
  const bool timed = parts.size() == 4 && parts[3].find(':') != std::string_view::npos;
  if (parts.size() != 3 && !timed) return std::nullopt;
  const auto fits = [](std::string_view part, std::size_t most) {
    return isDigits(part) && part.size() <= most;
  };
  if (parts[0].size() == 4 && fits(parts[0], 4) && fits(parts[1], 2) && fits(parts[2], 2)) {
    return dayOf(numberOf(parts[0]), numberOf(parts[1]), numberOf(parts[2]));
  }
  if (!fits(parts[0], 2) || parts[2].size() != 4 || !isDigits(parts[2])) return std::nullopt;
  const int month =
      isDigits(parts[1]) ? (fits(parts[1], 2) ? numberOf(parts[1]) : 0) : monthOf(parts[1]);
  return dayOf(numberOf(parts[2]), month, numberOf(parts[0]));
}

std::optional<bool> parseYesNo(std::string_view text) {
  const std::string word = lowerAscii(trimmed(text));
  for (const std::string_view yes : {"true", "ya", "yes", "y", "t", "1"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no : {"false", "tidak", "no", "n", "f", "0"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

std::optional<double> parseMeasure(std::string_view text) {
  std::string digits(trimmed(text));
  if (!digits.empty() && digits.back() == '%') digits.pop_back();
  digits = std::string(trimmed(digits));
  const auto comma = digits.find(',');
  if (comma != std::string::npos && digits.find('.') == std::string::npos) digits[comma] = '.';
  return parseNumber(digits);
}

}  // namespace kkpr::plan
