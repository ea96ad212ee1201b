#pragma once
// [J ch. II and III opening] Who decides: by the regions that the location touches.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/plan_cut.h"
#include "assessment/result.h"
#include "plan/sector_layer.h"

namespace kkpr::assessment {

/// A kabupaten/kota, or a province whose kabupaten/kota is not known.
struct RegionPart {
  std::optional<std::string> province, regency;  ///< as the plan, layer or application writes them
  std::string key;                               ///< for comparing: province/regency
  geometry::Region region;

  [[nodiscard]] std::string provinceName() const;  ///< for comparing; "?" where not known
  [[nodiscard]] bool isCity() const;
};

struct AuthorityResult {
  std::optional<application::AuthorityLevel> authority;
  std::vector<RegionPart> regions;  ///< by key
  /// Regions beside the location in which only land lies that a PTP may add; by key.
  std::vector<RegionPart> beyond;
  /// Of a part of the location: what else the regions cover.
  std::vector<RegionPart> around;
  bool severalRegencies = false;
  bool severalProvinces = false;
  bool byApplicant = false;  ///< no plan and no layer names the region, the dossier does

  /// The regions of a part of the location; who decides stays that of the whole.
  [[nodiscard]] AuthorityResult within(const geometry::Region& part) const;
};

/// Regions are those of the plans' own boundaries: RTRWK and RDTR, newest first; what none of them
/// covers by a layer of administrative boundaries, then by the RTRWP, whose kabupaten/kota is then
/// the one that the application states, if it states any.
[[nodiscard]] AuthorityResult authorityOf(const application::Application& application,
                                          const std::vector<PlanCut>& cuts,
                                          std::span<const plan::SectorLayer* const> layers,
                                          const Site& site, Assessment& out);

/// "kabupaten bogor", "kota bogor": type and name, however they are written.
[[nodiscard]] std::string regencyKey(const std::string& name, std::optional<bool> isCity);
/// "jawa barat", without "Provinsi".
[[nodiscard]] std::string provinceKey(const std::string& name);

}  // namespace kkpr::assessment
