#pragma once
// A spatial plan as it is compared with a location (contract, kkpr/plan@1).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/finding.h"
#include "base/text.h"
#include "plan/activity_matrix.h"
#include "plan/zone_layer.h"

namespace kkpr::plan {

/// From the most detailed to the least.
enum class Level { rdtr, rdtrKpn, rtrwk, rtrwp, rtrKsn, rtrPulau, rtrwn };

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
  // What the document holds beside zones and table.
  bool hasProvisions = false;
  bool hasSpecial = false;
  bool hasSpace = false;
  std::vector<std::string> structureActivities;  ///< canonical
  std::vector<std::string> programActivities;    ///< canonical
  /// Why this plan cannot be compared with anything; empty for a plan that can.
  std::optional<Text> unusable;
  /// What was found when it was read; an assessment repeats what bears on a location.
  Findings findings;

  [[nodiscard]] bool inStructure(std::string_view activity) const;
  [[nodiscard]] bool inPrograms(std::string_view activity) const;
};

/// The newer plan first: by enactment (no date: last), then the more detailed level, then id. A
/// total order, so that the order in which plans were handed in never matters.
[[nodiscard]] bool newerFirst(const Plan& a, const Plan& b);

}  // namespace kkpr::plan
