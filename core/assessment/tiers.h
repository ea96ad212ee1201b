#pragma once
// [J 2.2.2.2 angka 1 = 3.2.2.2 angka 1; 3.2.3.2] Which plan a PKKPR rests on. Pure logic over what
// each plan says about the part P; no geometry.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace kkpr::assessment {

/// One plan, or one level, over P.
struct Standing {
  std::string name;  ///< plan id, or level
  bool regulates = false;
  double conformingM2 = 0;
  bool wholly = false;
  [[nodiscard]] bool partly() const;
};

struct Choice {
  std::optional<std::size_t> basis;  ///< index into the standings; empty: none
  std::string how;  ///< "terbaru-seluruhnya", "lainnya-seluruhnya", "jenjang-seluruhnya",
                    ///< "terbesar", "tidak-ada"
  /// The walk came to the national plans (stage 2, or a higher level): were they known, another
  /// basis could follow.
  bool asksNational = false;
  /// The newest conforms in part, and still nothing follows from it (reading 2).
  bool partialWithoutBasis = false;
  /// The only plan of the stage was taken as "the other" as well (reading 3).
  bool singlePlan = false;
};

/// Stage 1: the RTRW over P, newest first.
[[nodiscard]] Choice walkStage(const std::vector<Standing>& newestFirst);

/// By levels, the more detailed first, where the location crosses RDTR: the first that conforms
/// wholly, else the largest (reading 9).
[[nodiscard]] Choice walkLevels(const std::vector<Standing>& levels);

}  // namespace kkpr::assessment
