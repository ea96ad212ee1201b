#pragma once
// What the document of a plan says zone by zone: the table of activities with the texts of T and B,
// and what is asked of building. Codes that only one side knows are most often a matter of
// spelling, and silently cost a location.

#include <string>
#include <vector>

#include "base/finding.h"
#include "base/named_files.h"
#include "plan/plan.h"
#include "rules/document.h"

namespace kkpr::plan {

class ZoneTables {
 public:
  /// Fills activities, limits and provisions of `plan`. A figure that cannot be is left out, with
  /// plan.odd-intensity. Throws like readPlan.
  ZoneTables(const rules::DocumentValue& document, const Files& files, Plan& plan,
             Findings& findings);

  /// Compares the codes of the tables with those of the zones, once these are read. `ofHealth`
  /// takes what only concerns entries that nothing will ever ask for.
  void compare(const Plan& plan, Findings& findings, Findings& ofHealth) const;

 private:
  /// An entry, and where it stands.
  struct Entry {
    std::string activity, zone;  ///< canonical
    std::string pointer;
  };
  void readActivities(const rules::DocumentValue& table, ActivityMatrix& matrix,
                      Findings& findings);
  void readLimits(const rules::DocumentValue& table, Plan& plan);
  void readProvisions(const rules::DocumentValue& table, Plan& plan, Findings& findings);
  void compareCells(const Plan& plan, Findings& findings) const;

  std::vector<Entry> cells_;  ///< the first that names a zone
  std::vector<Entry> limits_, provisions_;
};

}  // namespace kkpr::plan
