#pragma once
// Activity tables as CSV: comma or semicolon (told by the first line), fields in double quotes
// where they hold either, "" for a quote within them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkpr::plan {

struct CsvRow {
  std::int64_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
};

/// Rows of cells, trimmed; empty lines are left out. Lines end with LF, CR LF or CR. Empty where a
/// quote is never closed: what follows it cannot be told apart.
[[nodiscard]] std::optional<std::vector<CsvRow>> parseCsv(std::string_view text);

}  // namespace kkpr::plan
