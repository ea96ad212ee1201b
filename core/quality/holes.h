#pragma once
// The holes of the location: interior rings, and those that an outer ring forms by meeting itself.

#include <cstdint>
#include <string>

#include "geometry/ring_trees.h"
#include "quality/rings.h"

namespace kkpr::quality {

/// geometry.hole. Returns the record at which the budget ended, 0 where it sufficed; then no
/// finding was made.
[[nodiscard]] std::int64_t judgeHoles(const DrawnRings& drawn, const std::string& shpName,
                                      geometry::WorkBudget& budget, Examination& examination);

/// What overlays are counted as, in pairs of edges: so much for each, whatever its size, and so
/// much for each vertex. Making a region of `vertices`, holding two regions against each other that
/// have so many together, and joining `regions` with so many to one.
[[nodiscard]] constexpr std::uint64_t regionWork(std::uint64_t vertices) {
  return 500 + 20 * vertices;
}
[[nodiscard]] constexpr std::uint64_t overlayWork(std::uint64_t vertices) {
  return 3'000 + 20 * vertices;
}
[[nodiscard]] constexpr std::uint64_t unionWork(std::uint64_t regions, std::uint64_t vertices) {
  return regions < 2 ? 0 : (regions - 1) * 3'000 + 20 * vertices;
}

/// What the crossings of an outer ring and its holes, with themselves and with others, add to that:
/// an overlay's work grows faster than they do.
[[nodiscard]] std::uint64_t crossingWork(const DrawnRings& drawn, std::uint32_t outer);

/// Positions of all rings together.
[[nodiscard]] std::uint64_t vertexCount(const geometry::Polygon& polygon);

/// The outer ring and its holes, as drawn, in degrees.
[[nodiscard]] geometry::Polygon partOf(const DrawnRings& drawn, std::uint32_t outer);

}  // namespace kkpr::quality
