#pragma once
// The order in which corners were meant, where they were entered in another.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/point.h"

namespace kkpr::geometry {

/// Rings of more corners are not tried: the work doubles with each.
inline constexpr std::size_t kMostCornersInOrder = 12;

/// The order of least length around these different corners, begun at the first and in the
/// direction in which the second number is lower than the last; empty where two orders are equally
/// short, or there are fewer than 4 corners or more than 12. `metres` is not closed.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> shortestOrder(
    std::span<const Point> metres);

}  // namespace kkpr::geometry
