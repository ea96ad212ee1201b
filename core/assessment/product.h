#pragma once
// From a part that was judged to what would be issued for it, or to the reason why nothing is
// [J 2.2.1.4, 2.2.2.6, 2.2.5 = 3.2.1.4, 3.2.2.6, 3.2.5].

#include <string>
#include <vector>

#include "assessment/authority.h"
#include "assessment/citations.h"
#include "assessment/deductions.h"
#include "assessment/result.h"
#include "assessment/zoning.h"

namespace kkpr::assessment {

/// What every question about one application shares.
struct Context {
  const application::Application& application;
  const Site& site;
  const std::vector<ActivityGroup>& groups;
  const std::vector<LayerCut>& layers;
  const AuthorityResult& regions;
  const Citations& cite;
};

/// A part of the location that conforms, wholly or not, with the plans it rests on.
struct Judged {
  Mechanism mechanism = Mechanism::kkkpr;
  geometry::Region requested;
  std::vector<const Zoning*> bases;  ///< at least one that conforms somewhere
  std::string notConformingFactor;   ///< "tidak-sesuai-rdtr", "tidak-sesuai-rtr"
};

/// Deducts, and adds a product, or the rejection "habis-terkurangi" where nothing is left.
void issue(const Judged& judged, const Context& context, Assessment& out, Step& step);

/// Adds rows of the summary per region [J annex XV].
void addRecap(Mechanism mechanism, const geometry::Region& requested,
              const geometry::Region& conforming, const std::string& reference,
              const Context& context, Assessment& out);

/// Adds what a zoning means for readings and flags (reading 4, 5, 6, 10).
void noteZoning(const Zoning& zoning, const Context& context, Assessment& out);

/// A trace step with the shares of a zoning.
[[nodiscard]] Step zoningStep(const Zoning& zoning, std::string_view rule,
                              rules::Citation citation);

/// "terakomodir", "terakomodir-sebagian", "tidak-terakomodir".
[[nodiscard]] std::string conclusionOf(const Zoning& zoning);

/// "1.234,50 m²"
[[nodiscard]] Text squareMetres(double m2);

}  // namespace kkpr::assessment
