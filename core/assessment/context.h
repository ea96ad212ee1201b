#pragma once
// What every question about one application shares, and the unit that is judged together.

#include <optional>
#include <vector>

#include "application/application.h"
#include "assessment/authority.h"
#include "assessment/citations.h"
#include "assessment/enclosed.h"
#include "assessment/plan_cut.h"
#include "assessment/sectors.h"
#include "assessment/site.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

/// Polygons and activities that are judged as one [J 2.2.3.2 = 3.2.3.3].
struct Unit {
  std::vector<ActivityGroup> groups;  ///< at least one; their regions together are `region`
  geometry::Region region;
  std::vector<std::int64_t> polygons;  ///< records; empty: all of the location
};

struct Context {
  const application::Application& application;
  const Site& site;
  const Enclosed& enclosed;
  const std::vector<PlanCut>& cuts;
  const std::vector<LayerCut>& layers;
  const std::vector<ForestChange>& changes;
  const AuthorityResult& regions;  ///< of the unit
  const Citations& cite;
  const Unit& unit;
  std::optional<Date> asOf;

  [[nodiscard]] const std::vector<ActivityGroup>& groups() const { return unit.groups; }
  /// The centre decides; else, as far as is known, a region does.
  [[nodiscard]] bool central() const {
    return regions.authority == application::AuthorityLevel::menteri;
  }
  /// A bupati or wali kota decides [J 3.2.3.2].
  [[nodiscard]] bool byRegency() const {
    return regions.authority == application::AuthorityLevel::bupatiWaliKota;
  }
  [[nodiscard]] bool regional() const { return regions.authority && !central(); }
};

}  // namespace kkpr::assessment
