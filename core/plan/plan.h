#pragma once
// A spatial plan as it is compared with a location (contract, kkpr/plan@1).

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/finding.h"
#include "base/text.h"
#include "plan/activity_matrix.h"
#include "plan/zone_layer.h"

namespace kkpr::plan {

/// From the most detailed to the least.
enum class Level { rdtr, rdtrKpn, rtrwk, rtrwp, rtrKsn, rtrPulau, rtrwn };

inline constexpr std::array<std::pair<std::string_view, Level>, 7> kLevels{
    {{"RDTR", Level::rdtr},
     {"RDTR-KPN", Level::rdtrKpn},
     {"RTRWK", Level::rtrwk},
     {"RTRWP", Level::rtrwp},
     {"RTR-KSN", Level::rtrKsn},
     {"RTR-PULAU", Level::rtrPulau},
     {"RTRWN", Level::rtrwn}}};
[[nodiscard]] std::string_view levelName(Level level);
/// RDTR and RDTR KPN.
[[nodiscard]] bool isRdtr(Level level);
/// RTRWK and RTRWP.
[[nodiscard]] bool isRtrw(Level level);
/// RTR KSN, RTR Pulau, RTRWN.
[[nodiscard]] bool isNational(Level level);

struct Regulation {
  std::optional<std::string> form, number, year;
  std::vector<std::string> articles;
};

struct PlanRegion {
  std::optional<std::string> province, regency;
  std::optional<bool> isCity;
};

/// What the body (structure plan), or a main programme, says of an activity, and where.
struct PlacedActivity {
  std::string activity;  ///< canonical
  std::string title;     ///< article, or title of the programme; may be empty
  std::optional<geometry::MultiPolygon> where;  ///< degrees; empty: everywhere
};

/// What a plan asks of building in a zone. Coefficients in percent (KLB 2.4 = 240), lengths in
/// metres; empty: the plan has no rule.
struct Provision {
  std::optional<double> kdbMax, klbMax, kdhMin, ktbMax, gsbMinM, freeDistanceMinM;
  std::optional<std::string> utilities;
  std::vector<std::string> conditions;
  std::optional<std::string> source;  ///< "Pasal 41"
};

/// A special provision (ketentuan khusus): an area within the plan that carries a text of its own.
struct SpecialProvision {
  std::string title;
  std::optional<geometry::MultiPolygon> where;  ///< degrees; empty: everywhere
  bool prohibits = false;                       ///< effect "X"; false: "syarat"
  std::string text;
};

/// What a plan says about the space below and above ground; empty: nothing.
struct SpaceRules {
  std::optional<std::string> below, above;
};

/// A place where the plan's own geometry is at fault: an outcome that rests on it says so.
struct PlanDefect {
  std::string rule;              ///< of the finding: "plan.zone-overlap", "plan.zone-gap" …
  geometry::MultiPolygon where;  ///< degrees
};

struct Plan {
  std::string id;
  std::string title;
  Level level = Level::rdtr;
  Regulation regulation;
  std::optional<Date> enacted;
  std::optional<bool> ossIntegrated;
  std::optional<double> scale;
  PlanRegion region;
  /// The plan's delineation; empty = the union of its zones.
  std::optional<geometry::MultiPolygon> boundary;
  ZoneLayer zones;
  ActivityMatrix activities;
  /// Texts of T and B: activity (canonical) → zone (canonical, or "*") → texts.
  std::map<std::string, std::map<std::string, std::vector<std::string>>> limits;
  /// Zone (canonical, or "*") → what it asks of building.
  std::map<std::string, Provision> provisions;
  std::vector<SpecialProvision> special;
  SpaceRules space;
  std::vector<PlacedActivity> structure;  ///< named by the body for a place
  std::vector<PlacedActivity> programs;   ///< held by a main programme
  std::string zonesPath, boundaryPath;    ///< the file, or the JSON pointer, as findings quote it
  std::vector<PlanDefect> defects;
  /// Features that could not be used and of which nobody knows where they lie: of the zones and the
  /// boundary, and of what else the plan says of places.
  std::int64_t lostZones = 0;
  std::int64_t lostPlaces = 0;
  /// Why this plan cannot be compared with anything; empty for a plan that can.
  std::optional<Text> unusable;
  /// What was found when it was read; an assessment repeats what bears on a location.
  Findings findings;

  [[nodiscard]] bool inStructure(std::string_view activity) const;
  [[nodiscard]] bool inPrograms(std::string_view activity) const;
  /// That of the zone, else of "*"; null where there is none.
  [[nodiscard]] const Provision* provisionOf(std::string_view zone) const;
};

/// The newer plan first: by enactment (no date: last), then the more detailed level, then id. A
/// total order, so that the order in which plans were handed in never matters.
[[nodiscard]] bool newerFirst(const Plan& a, const Plan& b);

}  // namespace kkpr::plan
