#pragma once
// Numbers as text, without any locale: libc++ 13 has no from_chars / to_chars for double.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace kkpr {

/// A decimal number ("-1.5e3"), the whole text, rounded to nearest; nothing else (no blanks, no
/// hex, no "inf"/"nan"). Empty where the text is not such a number or does not fit a double.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

/// A number for people: id "1.234,50", en "1,234.50"; `decimals` digits after the point (0–15),
/// rounded half away from zero; trailing zeros go where `trim`. NaN and infinity in words, from
/// 1e15 on as "1,5 × 10^15".
[[nodiscard]] std::string formatNumber(double value, int decimals, Language language,
                                       bool trim = false);
[[nodiscard]] std::string formatInteger(std::int64_t value, Language language);

/// A coordinate for people: always a decimal point, `decimals` digits, no grouping.
[[nodiscard]] std::string formatPlain(double value, int decimals);

/// Digits after the point of the shortest decimal within `noise` of the value, at most `limit`;
/// digits too fine to be told from the noise count as far as the double resolves them.
/// 106.81659999999999 with noise 1e-12 has 4; 106.81234567891234 has 14.
[[nodiscard]] int decimalsOf(double value, double noise, int limit);

}  // namespace kkpr
