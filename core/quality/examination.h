#pragma once
// What one run of the check gathers. Stages run in the order of quality_rules.cpp, each adds
// findings and says which rules it could not look at; check.cpp turns that into `checks`.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace kkpr::quality {

/// How one rule came out. Only what differs from "the stage ran" is stored.
struct Exemption {
  std::string rule;
  bool applicable = true;            ///< false: notApplicable, true: notRun
  std::vector<std::string> because;  ///< the rules whose findings stood in the way
};

struct Examination {
  bool foreignHouse = false;         ///< a house for a foreigner: the 2 000 m² cap applies
  std::optional<double> landNeedM2;  ///< area the application states; empty without an application
  /// Called with a short stage name ("container", "structure", "geometry" …); may be empty.
  std::function<void(std::string_view)> progress;

  Findings findings;
  std::vector<Exemption> exemptions;

  void notRun(std::string_view rule, std::vector<std::string> because) {
    exemptions.push_back({std::string(rule), true, std::move(because)});
  }
  void notApplicable(std::string_view rule) {
    exemptions.push_back({std::string(rule), false, {}});
  }
};

}  // namespace kkpr::quality
