#pragma once
// What the repair says to people: why a finding needs the applicant's will, and what else differs
// from the original (core/rules/repair_reasons.json).

#include <string_view>
#include <utility>
#include <vector>

#include "base/quantity.h"
#include "base/text.h"

namespace kkpr::rules {

/// Why a finding of this rule was left; a variant without words of its own has those of the rule.
/// Throws Failure("internal") for a rule without a row.
[[nodiscard]] Text refusalReason(std::string_view rule, std::string_view variant = {});
[[nodiscard]] bool hasRefusalReason(std::string_view rule);

/// A note, its {placeholders} filled. Throws Failure("internal") for one without a row.
[[nodiscard]] Text repairNote(std::string_view name,
                              const std::vector<std::pair<std::string_view, Value>>& values = {});

}  // namespace kkpr::rules
