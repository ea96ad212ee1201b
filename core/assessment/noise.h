#pragma once
// What the imprecision of borders leaves behind in an overlay (reading 10): parts nowhere wider
// than 0.5 m, or together below 1 m², decide nothing. They go to the neighbour with the longest
// shared edge.

#include <vector>

#include "geometry/region.h"

namespace kkpr::assessment {

/// One part that changed hands, from and to an index of the partition.
struct NoiseMove {
  std::size_t from = 0;
  std::size_t to = 0;
  double m2 = 0;
  geometry::Region region;
};

/// True where nothing of it is wider than the noise width, or it is below the noise area.
[[nodiscard]] bool isNoise(const geometry::Region& region);

/// True where nothing of `whole` is in `part` but what imprecise borders leave.
[[nodiscard]] bool isNothing(const geometry::Region& part, const geometry::Region& whole);

/// The parts of it that are nowhere wider than the noise width; all of it below the noise area.
[[nodiscard]] geometry::Region noiseOf(const geometry::Region& region);

/// Settles a partition of one area in place: the regions must not overlap; their union stays the
/// same. Where everything is noise (the location itself is that thin), nothing moves.
std::vector<NoiseMove> settle(std::vector<geometry::Region>& partition);

/// A region shared out among covers and settled: each takes what those before it left.
struct Shares {
  std::vector<geometry::Region> parts;  ///< one per cover
  geometry::Region rest;                ///< in none of them
  double noiseM2 = 0;                   ///< that changed hands
  std::vector<geometry::Region> noise;  ///< where
};
[[nodiscard]] Shares shareOut(const geometry::Region& whole,
                              const std::vector<const geometry::Region*>& covers);

}  // namespace kkpr::assessment
