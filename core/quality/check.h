#pragma once
// The check of a location shapefile from the first byte to the verdict. This file and check.cpp
// know the order of the stages and nothing of their rules.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "application/location.h"
#include "base/finding.h"
#include "quality/candidates.h"
#include "quality/provenance.h"
#include "quality/regency.h"

namespace kkpr::quality {

enum class Verdict { memenuhi, tidakMemenuhi, tidakTerbaca };

enum class Outcome { passed, found, notRun, notApplicable, needsPerson };

struct RuleOutcome {
  std::string_view rule;
  Outcome outcome = Outcome::passed;
  std::vector<std::string> because;  ///< for notRun: the rules whose findings stood in the way
};

struct CheckOptions {
  bool foreignHouse = false;
  std::optional<double> landNeedM2;
  const StatedRegency* regency = nullptr;  ///< where the applicant says the location lies
  std::string sha256;  ///< of the zip, where the caller has it already; else it is computed
  std::function<void(std::string_view)> progress;
  /// Called once no byte of the zip is read any more: its holder may let go of it.
  std::function<void()> zipRead;
};

struct CheckResult {
  std::string fileName;
  std::uint64_t fileBytes = 0;
  std::string sha256;
  Verdict verdict = Verdict::tidakTerbaca;
  std::vector<Finding> findings;  ///< in the order of the table
  std::vector<RuleOutcome> checks;
  std::optional<application::Location> location;  ///< empty where nothing could be read
  std::optional<Provenance> madeWith;             ///< empty where there is no sign of any program
  std::vector<Candidate> candidates;              ///< best first; empty where nothing is in doubt
};

/// How a rule of Stage::person comes out, whatever became of the others.
[[nodiscard]] RuleOutcome personOutcome(std::string_view rule,
                                        const std::optional<application::Location>& location);

[[nodiscard]] CheckResult check(Bytes zip, std::string_view fileName, const CheckOptions& options);

}  // namespace kkpr::quality
