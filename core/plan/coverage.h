#pragma once
// How the polygons of one layer lie to each other: where outlines cross themselves, where features
// overlap, and what they leave uncovered. The work is counted, so an answer is the same on every
// machine. Judged in degrees, as the numbers stand in the file; measured in the Mercator plane.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "geometry/coordinates.h"
#include "geometry/ring_trees.h"

namespace kkpr::plan {

/// Pairs of edges that the check of one plan or layer may test (geometry/ring_trees.h). Zones that
/// share their borders take about 70 per vertex, so the five million vertices of the largest layer
/// fit; using all of it up takes a browser about twenty seconds.
inline constexpr std::uint64_t kHealthWorkBudget = 600'000'000;
/// What is smaller or narrower is a matter of drawing, not of the plan. In metres of the Mercator
/// plane.
inline constexpr double kDefectM2 = 1;
inline constexpr double kDefectWidthM = 0.5;
/// Narrower than this (on average) it is one border stored twice: ten times the storage noise of
/// 1e-12 degree.
inline constexpr double kNoiseWidthM = 1e-6;

/// A feature whose coverage is looked at. Borrows the shape.
struct Covering {
  const geometry::MultiPolygon* shape = nullptr;
  std::int64_t record = 0;
  /// The same in front of the same shape: drawn twice, which is no overlap.
  std::string_view label;
};

/// A place of the layer.
struct CoveragePlace {
  std::vector<std::int64_t> records;  ///< of the features there, at most 16; of a gap none
  double areaM2 = 0;
  double widthM = 0;  ///< about
  Point at;
  bool defect = false;  ///< else a hairline
};

struct CrossedOutline {
  std::int64_t record = 0;  ///< 0: of the field
  Point at;
};

struct Coverage {
  std::vector<CrossedOutline> crossed;  ///< by record
  std::vector<std::int64_t> slivers;    ///< records of polygons too thin or too small
  std::vector<CoveragePlace> overlaps, gaps, outside;  ///< largest first
  /// False where the budget ended: `overlaps`, `gaps` and `outside` are not known.
  bool complete = true;
};

/// `field`, where there is one, is the area that the features are to fill: gaps are what they leave
/// of it, `outside` where they reach beyond. Without one, gaps are what they enclose.
/// `together`: false looks at each feature alone.
[[nodiscard]] Coverage coverageOf(std::span<const Covering> features,
                                  const geometry::MultiPolygon* field, bool together,
                                  std::uint64_t budget = kHealthWorkBudget);

}  // namespace kkpr::plan
