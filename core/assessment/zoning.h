#pragma once
// One plan over one area: which zone lies where, and what each says about the activities planned
// there.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/noise.h"
#include "assessment/result.h"
#include "assessment/site.h"
#include "plan/plan.h"

namespace kkpr::assessment {

/// A part of the location and the activities planned on all of it [J 2.2.3.2 = 3.2.3.3].
struct ActivityGroup {
  std::vector<std::string> activities;  ///< codes as written, sorted
  geometry::Region region;
};

/// A plan cut to the location, once.
struct PlanCut {
  const plan::Plan* plan = nullptr;
  geometry::Region cover;  ///< its delineation within the location
  struct ZoneCut {
    std::string code, name;
    geometry::Region region;
  };
  std::vector<ZoneCut> zones;  ///< one per code and name, sorted; may overlap each other
};

[[nodiscard]] PlanCut cutPlan(const plan::Plan& plan, const Site& site);

struct PlanCuts {
  std::vector<PlanCut> inForce;
  std::vector<PlanCut> later;  ///< enacted after the day
};

/// The usable ones among `plans`, in their order. Without a day all are in force.
[[nodiscard]] PlanCuts cutPlans(std::span<const plan::Plan* const> plans, const Site& site,
                                const std::optional<Date>& on);

/// One cell of the overlay.
struct Cell {
  const plan::Plan* plan = nullptr;
  bool inside = true;               ///< false: outside the plan's delineation
  std::optional<std::string> zone;  ///< empty: in no zone
  std::optional<std::string> name;
  std::optional<plan::Permission> permission;  ///< empty: the table has no cell for it
  std::vector<std::string> activities;         ///< planned there
  geometry::Region region;
  [[nodiscard]] bool conforming() const { return zone && plan::conforms(permission); }
};

struct Zoning {
  const plan::Plan* plan = nullptr;
  double areaM2 = 0;    ///< of the area that was looked at
  double insideM2 = 0;  ///< of it, within the plan's delineation
  double conformingM2 = 0;
  double unzonedM2 = 0;
  double overlapM2 = 0;        ///< where zones overlap and differ in permission
  double noiseM2 = 0;          ///< changed hands, see noise.h
  bool regulates = false;      ///< the plan knows at least one of the activities
  bool onlyProgramme = false;  ///< none but its programmes do
  std::vector<Cell> cells;     ///< without overlaps; together the area
  [[nodiscard]] bool wholly() const;
  [[nodiscard]] bool partly() const;
  [[nodiscard]] geometry::Region conformingRegion() const;
};

/// [J 2.2.1.2, 2.2.2.2 = 3.2.1.2, 3.2.2.2] Pola-ruang map and zoning rules of `cut` over `area`.
[[nodiscard]] Zoning zoningOf(const PlanCut& cut, const geometry::Region& area,
                              const std::vector<ActivityGroup>& groups);

/// The cells as rows of a table, one per zone and permission, largest first.
[[nodiscard]] std::vector<ZoneShare> sharesOf(const std::vector<Cell>& cells);

}  // namespace kkpr::assessment
