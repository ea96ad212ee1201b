#pragma once
// How a finding is mended in the programs that people draw with (core/rules/remedy_steps.json). A
// row of the catalogue names its action under "mend"; a rule that no program has its own way for
// names none.

#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace kkpr::rules {

struct RemedyStep {
  std::string program;  ///< "qgis", "arcgis", "autocad-map", "google-earth"
  Text text;
};

/// One step per program, in the order of the file but `first` (a program, or empty) ahead of the
/// others. Nothing for an empty action. Throws Failure("internal") for an action that is not there.
[[nodiscard]] std::vector<RemedyStep> remedySteps(std::string_view action,
                                                  std::string_view first = {});

[[nodiscard]] bool knownAction(std::string_view action);

}  // namespace kkpr::rules
