#pragma once
// THE TABLE of the rules of quality: names of the contract, in its order. It orders findings,
// drives `checks`, and is what documentation and tests count against.

#include <span>
#include <string_view>

namespace kkpr::quality {

/// In the order in which the check works. A stage that could not run explains all its rules.
/// The last holds what only a person can judge (rules/person_checks.h).
enum class Stage {
  container,
  files,
  structure,
  crs,
  coordinates,
  geometry,
  topology,
  area,
  person
};

struct QualityRule {
  std::string_view rule;
  Stage stage;
  /// False for rules of the contract that this version does not judge yet: always notRun, and the
  /// report says so beside the verdict.
  bool judged = true;
};

[[nodiscard]] std::span<const QualityRule> qualityRules();

/// Position in the table; rules that are not in it come last.
[[nodiscard]] std::size_t positionOf(std::string_view rule);

}  // namespace kkpr::quality
