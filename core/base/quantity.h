#pragma once
// A value that a message quotes: what it is decides how each language writes it.

#include <cstdint>
#include <string>
#include <variant>

#include "base/date.h"
#include "base/text.h"

namespace kkpr {

enum class Unit { none, metre, squareMetre, degree, percent, bytes };

struct Quantity {
  double value = 0;
  Unit unit = Unit::none;
  int decimals = 2;
};

/// Text is quoted as it is (already UTF-8); a Text has its wording per language, a Date its months.
using Value = std::variant<std::string, std::int64_t, Quantity, Text, Date>;

/// The value as people read it: "1.234,50 m²", "20 MiB", "106.816600°".
[[nodiscard]] std::string formatValue(const Value& value, Language language);

}  // namespace kkpr
