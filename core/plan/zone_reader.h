#pragma once
// The zone layer of a plan, with what its attributes say of special provisions and intensity.

#include <optional>

#include "base/finding.h"
#include "base/named_files.h"
#include "plan/plan.h"
#include "rules/document.h"

namespace kkpr::plan {

/// Fills `plan.zones`, and what its provisions lack. The plan's activities must have been read.
/// False where the layer cannot be used; a finding says why.
[[nodiscard]] bool readZones(const rules::DocumentValue& document, const Files& files, Plan& plan,
                             Findings& findings);

}  // namespace kkpr::plan
