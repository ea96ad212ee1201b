#pragma once
// [J ch. II and III opening] Who decides: by the regions that the location touches.

#include <optional>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/result.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

/// A kabupaten/kota, or a province whose kabupaten/kota is not known.
struct RegionPart {
  std::optional<std::string> province, regency;  ///< as the plan, or the application, writes them
  std::string key;                               ///< for comparing
  geometry::Region region;
};

struct AuthorityResult {
  std::optional<application::AuthorityLevel> authority;
  std::vector<RegionPart> regions;  ///< by key
  bool severalRegencies = false;
  bool severalProvinces = false;
};

/// Regions are those of the plans: RTRWK first, newest first, then RDTR, then RTRWP. Where no
/// RTRWK or RDTR over the location names a kabupaten/kota, the one that the application states;
/// else a part outside of them has none, and is named in `unknown`.
[[nodiscard]] AuthorityResult authorityOf(const application::Application& application,
                                          const std::vector<PlanCut>& cuts, const Site& site,
                                          Assessment& out);

/// "kabupaten bogor", "kota bogor": type and name, however they are written.
[[nodiscard]] std::string regencyKey(const std::string& name, std::optional<bool> isCity);

}  // namespace kkpr::assessment
