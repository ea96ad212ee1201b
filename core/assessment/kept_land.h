#pragma once
// Another application than the one that was made: for less land or other activities. What would
// come of it, and whether it could be made at all.

#include <optional>

#include "assessment/context.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// The same question for other land or other activities of a unit.
struct Other {
  Unit unit;
  AuthorityResult regions;
  Context context;
  Other(Unit of, AuthorityResult within, const Site& site, const Context& from);
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;
};

/// True where the unit without `lost` conforms wholly and nothing of it is deducted: less land may
/// be judged by another walk (section 8 of the rules), no longer be spoken of by a plan that speaks
/// by its text, and what is left out may come back as what a PTP adds. `only`: as far as it is
/// judged by that mechanism.
[[nodiscard]] bool approvedWithout(const geometry::Region& lost, std::optional<Mechanism> only,
                                   const Context& context);

/// The parts of `lost`, all that is left out of a location, that what is kept would go around: one
/// polygon or several together, also where they touch in points only [J 2.1.2 angka 1 huruf f =
/// 3.1.2: no such application is accepted].
[[nodiscard]] geometry::Region enclosedOf(const geometry::Region& lost, const Site& site);

}  // namespace kkpr::assessment
