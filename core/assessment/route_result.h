#pragma once
// Which way an application goes, as values (contract, kkpr/route@1).

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/result.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/procedure.h"
#include "rules/sources.h"

namespace kkpr::assessment {

/// One answer and what it rests on.
struct RouteAnswer {
  std::string question;  ///< "kind", "scale", "case", "mechanism", "system", "authority" …
  std::string answer;    ///< a word of the contract
  Text text;
  rules::Citation citation;
};

/// A column of table 1.1 for this kind of activity.
struct RouteBranch {
  std::string column;
  Text label;
  std::string scheme;
  std::optional<std::string> mechanism;
  bool assessed = false;
  std::optional<bool> applies;  ///< empty: the status of the plans is not known
  std::optional<double> m2;     ///< of the location, where it applies
  double share = 0;             ///< 0–1
  std::vector<std::string> plans;
};

/// A position on the fee.
struct Fee {
  std::optional<std::string> mechanism;
  std::string tariff, variant;  ///< names in pnbp.json
  std::optional<std::int64_t> rupiah;
  Text reading;
  std::optional<int> readingNumber;
  rules::Citation citation;
  std::string status;
  Date since;
  std::optional<Date> until;
  bool inForce = false;
  std::optional<double> areaHa;
  std::vector<std::string> missing;  ///< fields of the application
  Text message;
};

/// A fact that is missing, and who can supply it.
struct RouteUnknown {
  Text what, who, message;
  rules::Citation citation;
  std::string field;  ///< JSON pointer into the application; empty where no field would tell
};

/// A row of the procedure that applies, and to which schemes.
template <typename Row>
struct Chosen {
  const Row* row = nullptr;
  std::vector<std::string> schemes;
};

struct ChosenDocument : Chosen<rules::RouteDocument> {
  bool mandatory = false;
  std::optional<Text> condition;  ///< when it is needed
};

struct Route {
  Date asOf;
  std::optional<application::Purpose> kind;
  std::optional<std::string> mechanism;  ///< empty: none, or not known; `scheme` tells which
  std::vector<std::string> mechanisms;   ///< all, where the location is divided
  std::optional<std::string> scheme;     ///< empty: not known
  bool assessed = false;
  bool selfDeclaration = false;
  std::optional<std::string> scale;
  std::optional<std::string> system, systemOtherwise;
  std::optional<application::AuthorityLevel> authority;
  std::optional<Text> addressee;
  std::vector<RouteBranch> branches;
  std::vector<ChosenDocument> documents;
  std::vector<Chosen<rules::RouteDuration>> durations;
  std::vector<Fee> fees;
  std::vector<Chosen<rules::RouteStep>> steps;
  std::vector<rules::SourceConflict> conflicts;  ///< positions: what holds on the day first
  std::vector<RouteUnknown> unknown;
  std::vector<Flag> flags;
  std::vector<RouteAnswer> basis;
  std::set<int> readings;
};

}  // namespace kkpr::assessment
