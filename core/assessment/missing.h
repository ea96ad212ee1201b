#pragma once
// What is not known, and what was handed in but is not judged yet. A thing left out is never a
// "no".

#include <span>
#include <vector>

#include "assessment/citations.h"
#include "assessment/plan_cut.h"
#include "assessment/result.h"
#include "assessment/sectors.h"

namespace kkpr::assessment {

struct Situation {
  const application::Application& application;
  const Site& site;
  std::span<const plan::Plan* const> plans;
  std::span<const plan::SectorLayer* const> layers;
  const std::vector<PlanCut>& cuts;
  const std::vector<LayerCut>& layerCuts;
  const Citations& cite;
};

/// Plans and layers that cannot be used, and parts of plans and of the dossier that are not judged
/// yet.
void nameUnjudged(const Situation& situation, Assessment& out);

/// Sector layers that would have to be looked at for the products at hand.
void nameMissing(const Situation& situation, Assessment& out);

}  // namespace kkpr::assessment
