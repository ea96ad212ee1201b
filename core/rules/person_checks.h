#pragma once
// What no program can judge from a file, worded for the officer (core/rules/person_checks.json).

#include <string_view>

#include "base/quantity.h"
#include "rules/sources.h"

namespace kkpr::rules {

struct PersonCheck {
  Citation citation;
  Text text;
};

/// Throws Failure("internal") for a rule that has no row.
[[nodiscard]] PersonCheck personCheck(std::string_view rule);

}  // namespace kkpr::rules
