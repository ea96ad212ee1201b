#pragma once
// Why the outcome is what it is: every decision appends a step. Reports print steps and decide
// nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rules/sources.h"

namespace kkpr::assessment {

using TraceValue = std::variant<std::string, double, std::int64_t, bool>;

struct Step {
  std::string rule;  ///< "pkkpr.stage1"
  std::optional<rules::Citation> citation;
  std::vector<std::pair<std::string, TraceValue>> inputs;  ///< areas in m²; names in camelCase
  std::string result;  ///< a word of the contract or of this rule, kebab-case
  std::optional<int> reading;
  std::vector<Step> children;

  Step() = default;
  Step(std::string_view name, std::optional<rules::Citation> cited)
      : rule(name), citation(std::move(cited)) {}

  Step& with(std::string_view name, TraceValue value) {
    inputs.emplace_back(std::string(name), std::move(value));
    return *this;
  }
  Step& to(std::string_view outcome) {
    result = std::string(outcome);
    return *this;
  }
  Step& by(int readingNumber) {
    reading = readingNumber;
    return *this;
  }
  /// Appends a child; the reference is good until the next child.
  Step& then(Step child) {
    children.push_back(std::move(child));
    return children.back();
  }
};

}  // namespace kkpr::assessment
