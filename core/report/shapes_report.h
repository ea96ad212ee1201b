#pragma once
// Prints kkpr/shapes@1: what of the plans and layers lies in a box, small enough to be drawn.

#include <cstddef>
#include <vector>

#include "base/point.h"
#include "plan/plan.h"
#include "plan/sector_layer.h"
#include "report/json.h"

namespace kkpr::report {

struct ShapesWanted {
  Box box;                            ///< degrees
  std::size_t most = 4000;            ///< shapes of one plan or layer
  std::size_t mostVertices = 20'000;  ///< of all of them together
};

/// Without "tool", which the engine adds. Of a layer only what counts.
[[nodiscard]] Json shapesJson(const std::vector<const plan::Plan*>& plans,
                              const std::vector<const plan::SectorLayer*>& layers,
                              const ShapesWanted& wanted);

}  // namespace kkpr::report
