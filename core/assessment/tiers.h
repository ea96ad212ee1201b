#pragma once
// [J 2.2.2.2 angka 1 = 3.2.2.2 angka 1; 2.2.3.1 = 3.2.3.1, 3.2.3.2] Which plan a PKKPR rests on.
// Pure logic over what each plan says about the part P; no geometry.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kkpr::assessment {

/// One plan, or one level, over P.
struct Standing {
  std::string name;  ///< plan id, or level
  bool regulates = false;
  double conformingM2 = 0;  ///< before any land or sector deduction
  bool wholly = false;
  [[nodiscard]] bool partly() const;
};

struct Choice {
  std::optional<std::size_t> basis;  ///< of stage 1, then stage 2 (or of the levels); empty: none
  std::string how;  ///< "terbaru-seluruhnya", "lainnya-seluruhnya", "jenjang-seluruhnya",
                    ///< "terbesar", "tidak-ada"
  int stage = 1;    ///< where the walk ended
  /// The walk asked for the national plans: where some of them are not known, another basis could
  /// follow.
  bool asksNational = false;
  /// Something conforms in part, and still nothing follows from it (reading 2).
  bool partialWithoutBasis = false;
  /// The only plan of a stage was taken as "the other" as well (reading 3).
  bool singlePlan = false;
};

/// The tiers: RTRW, then national plans, each newest first.
[[nodiscard]] Choice walkTiers(const std::vector<Standing>& rtrws,
                               const std::vector<Standing>& nationals);

/// By levels, the more detailed first, where the location crosses RDTR or regions: the first that
/// conforms wholly, else the largest (reading 9).
[[nodiscard]] Choice walkLevels(const std::vector<Standing>& levels);

}  // namespace kkpr::assessment
