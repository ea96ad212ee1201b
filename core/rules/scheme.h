#pragma once
// [J 1.4 table 1.1] Which KKPR a kind of activity gets by the status of the plan, and the cases
// that need no assessment (core/rules/scheme.json).

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

/// A column of table 1.1: "rdtr-terintegrasi", "rdtr-belum-terintegrasi", "tanpa-penilaian",
/// "rtrw", "tanpa-rtr".
struct PlanColumn {
  std::string name;
  Text label;
};

struct Scheme {
  std::string name;                      ///< "konfirmasi" …
  std::optional<std::string> mechanism;  ///< "KKKPR", "PKKPR", "RKKPR"; empty = none is issued
  bool assessed = false;                 ///< the word "Penilaian" of the table, or a study
  Text label;
};

/// A row of table 1.1.
struct SchemeRow {
  std::string kind;  ///< "berusaha", "nonberusaha", "stranas"
  Dated dated;
  std::string system;     ///< "OSS", "sistem-menteri"
  std::string otherwise;  ///< where that system cannot serve
  Citation otherwiseCitation;
  std::vector<std::pair<std::string, std::string>> cells;  ///< column → scheme, in table order

  [[nodiscard]] const std::string& schemeIn(std::string_view column) const;
};

struct Addressee {
  std::string to;  ///< "OSS", "stranas", or an authority
  Text text;
  Dated dated;
};

/// One of the five cases without assessment; `values` by date, oldest first.
struct UnassessedCase {
  std::string name;
  Text label;
  Text confirm;  ///< what must be so, and no document here shows
  std::vector<Dated> values;
};

[[nodiscard]] const std::vector<PlanColumn>& planColumns();
// Each throws Failure("internal") for a name that has no row.
[[nodiscard]] const Scheme& scheme(std::string_view name);
[[nodiscard]] const SchemeRow& schemeRow(std::string_view kind, const Date& on);
[[nodiscard]] const Addressee& addressee(std::string_view to, const Date& on);
[[nodiscard]] const UnassessedCase& unassessedCase(std::string_view name);

}  // namespace kkpr::rules
