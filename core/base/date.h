#pragma once
// A day of the proleptic Gregorian calendar. The core has no clock: "today" is handed in.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace kkpr {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2025-10-05", exactly that form and an existing day; empty otherwise.
[[nodiscard]] std::optional<Date> parseDate(std::string_view iso);
[[nodiscard]] std::string formatDate(const Date& date);
/// For people: "1 Maret 2026", "1 March 2026".
[[nodiscard]] Text writtenDate(const Date& date);

/// 1 = Monday … 7 = Sunday.
[[nodiscard]] int weekday(const Date& date);
/// The day after; empty after the last day that formatDate can write.
[[nodiscard]] std::optional<Date> nextDay(const Date& date);

}  // namespace kkpr
