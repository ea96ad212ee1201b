#pragma once
// [J 2.2.2.2 angka 3 = 3.2.2.2; 2.3 angka 5; annex XIV h] Building intensity of what is approved.

#include "assessment/context.h"
#include "assessment/product.h"

namespace kkpr::assessment {

/// From the plans the product rests on; for a PKKPR an RDTR that is not integrated lends its
/// values. Of several zones the strictest. Empty, with the meeting that sets it, where none says.
void setIntensity(const Judged& judged, const geometry::Region& approved, const Context& context,
                  Product& product, Assessment& out);

/// Holds the building that is planned against what all products together allow; `approved` has
/// their land, in their order.
void checkBuilding(const application::Application& application,
                   const std::vector<geometry::Region>& approved, const Citations& cite,
                   Assessment& out);

}  // namespace kkpr::assessment
