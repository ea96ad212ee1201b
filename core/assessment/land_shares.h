#pragma once
// [J 2.2.3.2 = 3.2.3.3] Units that are not related have products of their own, and land beside the
// location is added to one of them only: to which.

#include <cstddef>
#include <vector>

#include "assessment/context.h"
#include "assessment/land_offices.h"

namespace kkpr::assessment {

/// A unit with the land that is added to it: all its activities are planned there.
struct Widened {
  Unit unit;
  Context context;
  Widened(const geometry::Region& added, const Context& of);
  Widened(const Widened&) = delete;
  Widened& operator=(const Widened&) = delete;
};

/// What the land offices say, and what of the land that they offer each unit may take.
struct Land {
  LandOffices offices;
  std::vector<LandShares> shares;  ///< of every unit; none where there is but one
  [[nodiscard]] const LandShares* sharesOf(std::size_t unit) const {
    return shares.empty() ? nullptr : &shares[unit];
  }
};

/// Every connected part of what an office offers goes to the unit that it borders on, else to one
/// that the result meets, else to one that lacks land by it; the first of several. Only units that
/// conform to the plans and of which the office speaks claim; of those, one that is rejected with
/// its share leaves it to the others. So the order of units decides between equals only. Where a
/// hundred fail so, nobody is given anything, and that is named as unknown.
[[nodiscard]] Land landFor(const std::vector<Unit>& units, const Context& whole);

}  // namespace kkpr::assessment
