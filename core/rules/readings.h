#pragma once
// Where the text is silent or contradicts itself, the tool has a reading; each is shown with the
// result that rests on it (core/rules/readings.json).

#include <string>
#include <vector>

#include "base/text.h"

namespace kkpr::rules {

struct Reading {
  int number = 0;
  std::string place;
  Text text;
};

/// All readings, by number.
[[nodiscard]] const std::vector<Reading>& readings();
/// Throws Failure("internal") for a number that has none.
[[nodiscard]] const Reading& reading(int number);

}  // namespace kkpr::rules
