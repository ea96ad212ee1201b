#pragma once
// Documents kkpr/plan@1 and kkpr/layer@1 → what is kept in memory and asked at every assessment.

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/named_files.h"
#include "plan/plan.h"
#include "plan/sector_layer.h"

namespace kkpr::plan {

struct LoadedPlan {
  std::string id;
  Plan plan;
  Findings findings;
  /// Of entries that nothing will ask for: no outcome rests on them, but the health of the plan.
  Findings ofHealth;
};

struct LoadedLayer {
  std::string id;
  SectorLayer layer;
  /// Attributes that its kind needs (rules/layer_fields.h) and no column holds.
  std::vector<std::string> absent;
  Findings findings;
};

/// Throws Failure("bad-json"), "bad-document" (with a JSON pointer) or "file-not-found". What is
/// wrong with the geometry is a finding; the plan is then `unusable`, and an assessment names it as
/// unknown.
[[nodiscard]] LoadedPlan readPlan(std::string_view json, const Files& files);
[[nodiscard]] LoadedLayer readLayer(std::string_view json, const Files& files);

}  // namespace kkpr::plan
