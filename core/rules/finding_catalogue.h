#pragma once
// Severity, citation and wording of every rule (core/rules/findings/*.json). A finding says what
// fired and by how much; here stands what that means to people.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "rules/sources.h"

namespace kkpr::rules {

/// A finding as people and programs read it.
struct WordedFinding {
  Severity severity = Severity::galat;
  Text message;
  Text remedy;
  bool repairable = false;
  std::string mend;  ///< an action of remedy_steps.h; empty where no program has its own way
  std::optional<Citation> citation;  ///< empty where the file format itself is broken
};

/// The wording of a finding, its {placeholders} filled: from its values, and {count}, {file},
/// {record} of its first place; "[one|many]" is chosen by the count. Throws Failure("internal") for
/// a rule or variant without a row.
[[nodiscard]] WordedFinding worded(const Finding& finding);

/// Severity alone, without building texts.
[[nodiscard]] Severity severityOf(const Finding& finding);

/// True where the rule has a row.
[[nodiscard]] bool catalogued(std::string_view rule);

/// All rules that have a row, in file order.
[[nodiscard]] std::vector<std::string> cataloguedRules();

[[nodiscard]] std::string_view severityName(Severity severity);

}  // namespace kkpr::rules
