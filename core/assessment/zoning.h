#pragma once
// One plan over one area: which zone lies where, what the plan says there about the activities that
// are planned, and whether they conform [J 2.2.1.2, 2.2.2.2 = 3.2.1.2, 3.2.2.2].

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "application/application.h"
#include "assessment/noise.h"
#include "assessment/plan_cut.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// A part of the location and the activities planned on all of it [J 2.2.3.2 = 3.2.3.3].
struct ActivityGroup {
  std::vector<std::string> activities;  ///< codes, one spelling for each, sorted
  std::vector<const application::Activity*> planned;
  geometry::Region region;
};

/// Forest whose function a decree changed, where the plan may not know of it yet [J 2.2.2.3 angka 2
/// huruf a 2) = 3.2.2.3].
struct ForestChange {
  geometry::Region region;
  std::optional<Date> decreed;
  std::optional<std::string> use;  ///< activity that the decree names; empty: none
  std::string layer;
  /// Of it, what no RDTR in force over the place can know of [J 2.2.2.2 angka 4 huruf b].
  geometry::Region beyondRdtr;
  bool anyUse = false;  ///< no use is named, and the forum agreed to what is applied for
};

/// Why a cell conforms, or does not.
enum class Ground {
  zoning,        ///< map and zoning rules
  programme,     ///< the main programme holds it
  decree,        ///< a decree on forest stands in for the zoning
  text,          ///< text of RTRWN or RTR Pulau
  notRegulated,  ///< the plan does not know the activity
  notNamed,      ///< a structure component that neither body nor programme holds there
  prohibited,    ///< X, or a special provision
  emptyCell,     ///< the table has no cell for this zone
  unzoned,       ///< within the delineation, in no zone
  outside        ///< outside the delineation
};
[[nodiscard]] std::string_view groundName(Ground ground);

/// One cell of the overlay.
struct Cell {
  const plan::Plan* plan = nullptr;
  bool inside = true;               ///< false: outside the plan's delineation
  std::optional<std::string> zone;  ///< empty: in no zone; "*": the plan's text, not a place
  std::optional<std::string> name;
  std::vector<std::string> beneath;            ///< zones under it that are stricter on an activity
  std::optional<plan::Permission> permission;  ///< of all of them; empty: no cell of the table
  std::vector<std::string> activities;         ///< planned there
  std::vector<std::pair<std::string, std::string>> special;
  bool conforms = false;
  Ground ground = Ground::zoning;
  bool byDecree = false;  ///< a decree stands in for the plan's silence on one of them at least
  geometry::Region region;
};

/// A zone under a stricter one, or one as strict that comes before it (reading 6).
struct HiddenZone {
  const PlanCut::ZoneCut* zone = nullptr;
  std::vector<std::string> activities;  ///< planned there
  geometry::Region region;
};

struct Zoning {
  const PlanCut* cut = nullptr;
  const plan::Plan* plan = nullptr;
  geometry::Region area;  ///< that was looked at
  double areaM2 = 0;
  double insideM2 = 0;  ///< of it, within the plan's delineation
  double conformingM2 = 0;
  double unzonedM2 = 0;
  double overlapM2 = 0;        ///< where zones overlap and differ in permission
  double noiseM2 = 0;          ///< changed hands, see noise.h
  bool regulates = false;      ///< the plan knows at least one of the activities
  bool onlyProgramme = false;  ///< none but its programmes do, and they do not suffice
  std::vector<Cell> cells;     ///< without overlaps; together the area
  std::vector<HiddenZone> hidden;
  [[nodiscard]] bool wholly() const;
  [[nodiscard]] bool partly() const;
  [[nodiscard]] geometry::Region conformingRegion() const;
  [[nodiscard]] bool restsOn(Ground ground) const;
};

/// `changes`: of forest; only decrees newer than the plan count against it.
[[nodiscard]] Zoning zoningOf(const PlanCut& cut, const geometry::Region& area,
                              const std::vector<ActivityGroup>& groups,
                              const std::vector<ForestChange>& changes);

/// True where `plan` cannot know of the change yet: its day is earlier, or one of both is unknown.
[[nodiscard]] bool newerThan(const ForestChange& change, const plan::Plan& plan);
[[nodiscard]] bool newerThan(const std::optional<Date>& decreed,
                             const std::optional<Date>& enacted);

/// Articles or titles that name one of the activities, joined; empty: none.
[[nodiscard]] std::optional<std::string> titlesOf(const std::vector<PlanCut::Placed>& placed,
                                                  const std::vector<ActivityGroup>& groups);

/// The cells as rows of a table, one per zone and permission, largest first.
[[nodiscard]] std::vector<ZoneShare> sharesOf(const std::vector<Cell>& cells);

}  // namespace kkpr::assessment
