#pragma once
// [J] [P] [K] [M] [B] What is prepared, who does what in which order, how long it takes, and where
// the sources disagree about that (core/rules/procedure.json, conflicts.json).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

/// Kinds and schemes that a row speaks of, as "berusaha/konfirmasi".
using Routes = std::vector<std::string>;

struct RouteDocument {
  std::string document;
  Text name;
  Routes routes;
  bool mandatory = false;
  std::optional<std::string> when;  ///< "tanah-dikuasai", "melalui-kuasa": only then
  Dated dated;
};

struct RouteDuration {
  Routes routes;
  std::vector<std::string> cases;  ///< only these cases without assessment; empty = whichever
  Text text;
  bool hours = false;            ///< else working days
  std::optional<double> amount;  ///< empty: the source names none
  std::optional<double> upTo;
  Dated dated;
};

struct RouteStep {
  Routes routes;
  std::optional<std::string> at;  ///< "pusat" or "daerah"; empty = both
  Text who, what;
  Dated dated;
};

struct Position {
  Text text;
  Dated dated;
};

struct SourceConflict {
  std::string subject;
  Routes routes;
  std::optional<int> reading;  ///< of readings.json
  Text text;
  std::vector<Position> positions;  ///< as the data has them: oldest first
};

[[nodiscard]] const std::vector<RouteDocument>& routeDocuments();
[[nodiscard]] const std::vector<RouteDuration>& routeDurations();
[[nodiscard]] const std::vector<RouteStep>& routeSteps();
[[nodiscard]] const std::vector<SourceConflict>& sourceConflicts();

}  // namespace kkpr::rules
