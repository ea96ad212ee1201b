#pragma once
// From a part that was judged to what would be issued for it, or to the reason why nothing is
// [J 2.2.1.4, 2.2.2.6, 2.2.5 = 3.2.1.4, 3.2.2.6, 3.2.5].

#include <string>
#include <vector>

#include "assessment/conformity_rtr.h"
#include "assessment/context.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// A part of the location that was judged by one mechanism, with the plans it rests on.
struct Judged {
  Mechanism mechanism = Mechanism::kkkpr;
  geometry::Region requested;
  geometry::Region conforming;        ///< within requested and added
  std::vector<const Zoning*> bases;   ///< the plans looked at for it; those that conform carry it
  std::vector<const Zoning*> others;  ///< looked at for parts that no plan carries
  std::string notConformingFactor;    ///< "tidak-sesuai-rdtr", "tidak-sesuai-rtr"
  geometry::Region outsidePtp;        ///< of requested: the land office's result does not meet it
  geometry::Region added;             ///< outside of requested: what that result adds
  std::vector<const application::Ptp*> ptp;  ///< that speak of it
  /// Where other land was looked at in the place of outsidePtp: what the same plans say of that.
  std::vector<const LeftOut*> leftOut;
};

/// What all units and mechanisms come to.
struct Totals {
  std::vector<geometry::Region> approved;
  bool wholly = true;  ///< nothing was rejected or deducted anywhere
};

/// Deducts, and adds a product, or the rejection "habis-terkurangi" where nothing is left.
void issue(const Judged& judged, const Context& context, Totals& totals, Assessment& out,
           Step& step);

/// Adds rows of the summary per region [J annex XV].
void addRecap(const Judged& judged, const Context& context, Assessment& out);

/// Adds what a zoning means for readings and flags (readings 4, 5, 6, 10).
void noteZoning(const Zoning& zoning, const Context& context, Assessment& out);

/// A trace step with the shares of a zoning.
[[nodiscard]] Step zoningStep(const Zoning& zoning, std::string_view rule,
                              rules::Citation citation);

/// "terakomodir", "terakomodir-sebagian", "tidak-terakomodir".
[[nodiscard]] std::string conclusionOf(const Zoning& zoning);

/// What the list of examined plans says of one.
[[nodiscard]] Examined examinedOf(const Zoning& zoning, Mechanism mechanism,
                                  const Context& context);

}  // namespace kkpr::assessment
