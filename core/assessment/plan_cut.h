#pragma once
// A plan cut to the location, once: everything asked of it afterwards works on what lies here.

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assessment/site.h"
#include "plan/plan.h"

namespace kkpr::assessment {

struct PlanCut {
  const plan::Plan* plan = nullptr;
  geometry::Region cover;  ///< where it speaks, within the area of interest
  geometry::Region over;   ///< where it speaks of the location itself
  /// Of a plan that speaks by its text: its delineation here; it speaks of all of a part that it
  /// touches. Empty: it has none, and speaks everywhere.
  std::optional<geometry::Region> delineation;

  struct ZoneCut {
    std::string code, name;
    std::vector<std::pair<std::string, std::string>> special;  ///< columns of special provisions
    geometry::Region region;
  };
  std::vector<ZoneCut> zones;  ///< one per code, name and special; sorted; may overlap each other

  /// What body or programmes say, and where.
  struct Placed {
    const plan::PlacedActivity* said = nullptr;
    bool everywhere = false;
    geometry::Region region;  ///< empty where everywhere
  };
  std::vector<Placed> structure, programs;

  struct Special {
    const plan::SpecialProvision* provision = nullptr;
    geometry::Region region;  ///< within the cover
  };
  std::vector<Special> special;

  /// Zones whose outlines had to be made valid, or go around the location without covering it.
  std::vector<const plan::Zone*> mended;
  /// Some zones lie over each other here.
  bool overlapping = false;
};

/// [J 2.2.2.2 angka 4 = 3.2.2.2] RTRWN and RTR Pulau do not point at places: their text holds
/// for all of the part that is judged.
[[nodiscard]] bool speaksByText(plan::Level level);

/// True where the plan speaks of `area`, be it of a part (reading 10: a sliver does not count).
[[nodiscard]] bool speaksOf(const PlanCut& cut, const geometry::Region& area);

[[nodiscard]] PlanCut cutPlan(const plan::Plan& plan, const Site& site);

struct PlanCuts {
  std::vector<PlanCut> inForce;
  std::vector<PlanCut> later;  ///< enacted after the day
};

/// The usable ones among `plans`, in their order. Without a day all are in force.
[[nodiscard]] PlanCuts cutPlans(std::span<const plan::Plan* const> plans, const Site& site,
                                const std::optional<Date>& on);

}  // namespace kkpr::assessment
