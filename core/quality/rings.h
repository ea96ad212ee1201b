#pragma once
// The rings of the location's polygon layer, as they were drawn: what each one is, how it meets
// itself and the others, and the rules about single rings. Longitude and latitude in degrees; areas
// in the Mercator plane.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "base/point.h"
#include "geometry/area.h"
#include "geometry/ring_relations.h"
#include "geometry/ring_trees.h"
#include "geometry/spatial_index.h"
#include "quality/examination.h"
#include "shapefile/layer.h"

namespace kkpr::quality {

/// Pairs of edges that the check of one location may test, a crossing counting as
/// geometry::kWorkPerCrossing. Boundaries as people draw them take 4 to 10 per vertex, and 70 where
/// neighbours share it, so that two million vertices (the limit of a location) fit; using it up
/// takes a browser four to eight seconds.
inline constexpr std::uint64_t kCheckWorkBudget = 200'000'000;

/// Rings below this enclose nothing [contract: geometry.zero-area]; what is left of a hole below it
/// counts as filled.
inline constexpr double kLeastAreaM2 = 0.01;

/// An exact spike, taken off its ring before anything else is judged.
struct DrawnSpike {
  std::int64_t vertex = 0;  ///< the stored one at its tip
  Point at;
  double lengthM = 0;  ///< from the tip to where the two ways part
};

struct DrawnRing {
  std::int64_t record = 0;  ///< from 1
  std::int64_t number = 0;  ///< within its record, from 0
  /// Closed, without repeated positions, without spikes and drawn around once, for judging; the
  /// stored ring itself where it is so.
  std::span<const Point> points;
  /// Stored vertex of each of `points`; empty = the same numbers.
  std::vector<std::uint32_t> storedVertex;
  geometry::RingMoments plane;  ///< about the ring's own first vertex
  geometry::GeodesicRing geodesic;
  std::uint32_t tree = 0;
  geometry::RingAnatomy anatomy;
  std::vector<DrawnSpike> spikes;  ///< by vertex
  std::uint32_t laps = 1;          ///< how often the line goes around the outline
  bool touched = false;            ///< meets itself, or another ring of its record
  bool zeroArea = false;           ///< encloses nothing: takes no part in nesting
  bool copy = false;               ///< drawn again in its record: takes no part in what follows
  int depth = 0;            ///< in how many others of its record it lies: even = outer, odd = hole
  std::int32_t outer = -1;  ///< for a hole: the ring that it is cut from
  bool notch = false;       ///< a hole that crosses its outer ring or shares an edge with it

  [[nodiscard]] bool isHole() const { return depth % 2 == 1; }
  [[nodiscard]] bool counts() const { return !zeroArea && !copy; }
  /// Runs clockwise, as outer rings do in a shapefile.
  [[nodiscard]] bool clockwise() const { return plane.area < 0; }
  /// Lies across itself somewhere: its signed area tells nothing, nor does its direction.
  [[nodiscard]] bool tangled() const { return !anatomy.intersections.empty(); }
  [[nodiscard]] std::int64_t stored(std::uint32_t vertex) const {
    return storedVertex.empty() ? vertex : storedVertex[vertex];
  }
};

/// How ring `a` lies to ring `b`, for pairs that meet or lie in each other. a < b.
struct RingPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  geometry::RingRelation relation;
};

struct DrawnRings {
  std::vector<DrawnRing> rings;  ///< those of at least 3 different corners, in stored order
  std::vector<RingPair> pairs;   ///< sorted by a, then b
  std::vector<std::vector<std::uint32_t>> pairsOf;  ///< per ring: its pairs
  geometry::RingTrees trees;
  /// Every contact of a ring with itself and with others, numbered as in `trees`.
  std::vector<geometry::Contact> contacts;
  geometry::SpatialIndex index;  ///< over the boxes of `rings`
  std::deque<std::vector<Point>>
      copies;  ///< rings that had to be closed or rid of repeated positions

  [[nodiscard]] bool sameRecord(const RingPair& pair) const {
    return rings[pair.a].record == rings[pair.b].record;
  }
};

/// geometry.ring-too-short, geometry.ring-not-closed, geometry.repeated-vertex. Measures every
/// ring.
void drawRings(const shapefile::Geometry& layer, const std::string& shpName,
               Examination& examination, DrawnRings& drawn);

/// Finds where rings meet themselves and each other and sorts them into outer rings and holes.
/// Returns the record at which the budget ended, 0 where it sufficed; then the results are not to
/// be used.
[[nodiscard]] std::int64_t relateRings(DrawnRings& drawn, geometry::WorkBudget& budget);

/// geometry.ring-orientation, geometry.spike (exact ones), geometry.self-intersection,
/// geometry.zero-area, geometry.stray-hole.
/// Where the budget ends on the way, only the right order of corners is left untold.
void judgeRings(const DrawnRings& drawn, const std::string& shpName, geometry::WorkBudget& budget,
                Examination& examination);

/// True where the contact of two rings of one record is a fault of the polygon itself. Outer rings
/// that share area are two parts that overlap: topology.overlap says so, and only that.
[[nodiscard]] bool intersects(const DrawnRings& drawn, const RingPair& pair);

}  // namespace kkpr::quality
