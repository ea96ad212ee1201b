#pragma once
// Activity tables as CSV: comma or semicolon (told by the first line), fields in double quotes
// where they hold either, "" for a quote within them.

#include <string>
#include <string_view>
#include <vector>

namespace kkpr::plan {

/// Rows of fields, trimmed; empty lines are left out. A quote that is never closed runs to the end.
[[nodiscard]] std::vector<std::vector<std::string>> parseCsv(std::string_view text);

}  // namespace kkpr::plan
