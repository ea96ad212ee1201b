#include "plan/csv.h"

#include <utility>

#include "base/text.h"

namespace kkpr::plan {

namespace {

/// The separator that the first line has more of, outside quotes.
char separatorOf(std::string_view text) {
  int commas = 0;
  int semicolons = 0;
  int tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (c == ',') ++commas;
    if (c == ';') ++semicolons;
    if (c == '\t') ++tabs;
  }
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

}  // namespace

std::optional<std::vector<CsvRow>> parseCsv(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const char separator = separatorOf(text);
  std::vector<CsvRow> rows;
  std::vector<std::string> row;
  std::int64_t line = 1;
  std::int64_t begun = 1;
  std::string field;
  bool quoted = false;
  const auto endField = [&] {
    row.emplace_back(trimmed(field));
    field.clear();
  };
  const auto endRow = [&] {
    endField();
    if (row.size() > 1 || !row.front().empty()) rows.push_back({begun, std::move(row)});
    row.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool lineEnd = c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (lineEnd) ++line;
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == separator) {
      endField();
    } else if (lineEnd) {
      endRow();
      begun = line;
    } else if (c != '\r') {
      field += c;
    }
  }
  if (quoted) return std::nullopt;
  if (!field.empty() || !row.empty()) endRow();
  return rows;
}

}  // namespace kkpr::plan
