#pragma once
// What the values of attribute tables mean: each program writes dates, numbers and yes or no in its
// own way. Empty where a value cannot be read; nothing is guessed.

#include <optional>
#include <string_view>

#include "base/date.h"

namespace kkpr::plan {

/// "2031-05-01" (a time after it is left out), "01/05/2031" and "1-5-2031" (day first),
/// "1 Mei 2031", "20310501", or milliseconds since 1970.
[[nodiscard]] std::optional<Date> parseDay(std::string_view text);

/// true, ya, yes, y, t, 1; false, tidak, no, n, f, 0.
[[nodiscard]] std::optional<bool> parseYesNo(std::string_view text);

/// "2.4", "2,4", "60 %" (60).
[[nodiscard]] std::optional<double> parseMeasure(std::string_view text);

}  // namespace kkpr::plan
