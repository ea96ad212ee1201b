#pragma once
// A set of points of the local plane (metres): what overlays work on. Owns a GEOS geometry; copying
// shares it, it never changes. Always valid and polygonal; lines and points that an overlay leaves
// behind are dropped. Same input, same output (GEOS's results are normalised).

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/point.h"
#include "geometry/coordinates.h"

namespace kkpr::geometry {

class Region {
 public:
  /// The empty set.
  Region();
  /// From polygons in the plane. Invalid input is made valid (even-odd); `mended` then becomes
  /// true.
  static Region of(const MultiPolygon& metres, bool* mended = nullptr);
  static Region unionOf(std::span<const Region> regions);
  /// All that a ring goes around, however often: more than by even-odd where it crosses itself.
  static Region enclosedBy(const Ring& metres);

  /// The same cells, knowing that they are all of `whole` and share no inner points: sets of them
  /// are then united, cut and measured by counting, without an overlay; all of them are `whole`
  /// itself. Empty where that is not so to `toleranceM2`: where they overlap. What none of them
  /// covers becomes cells of its own, which are not returned.
  static std::vector<Region> partition(const Region& whole, const std::vector<Region>& cells,
                                       double toleranceM2);

  [[nodiscard]] bool empty() const;
  [[nodiscard]] double areaM2() const;
  [[nodiscard]] Box box() const;
  [[nodiscard]] Region intersection(const Region& other) const;
  [[nodiscard]] Region difference(const Region& other) const;
  [[nodiscard]] Region unionWith(const Region& other) const;
  /// The part of a polygon in the plane that lies in this; most are decided without being made
  /// into a region. `mended` as in of(), as far as that had to be looked at.
  [[nodiscard]] Region cut(const Polygon& metres, bool* mended = nullptr) const;
  /// Parts whose interiors are connected, largest first (ties: by position).
  [[nodiscard]] std::vector<Region> parts() const;
  /// What it was put together from: regions without common inner points, in a fixed order, which
  /// together are this one. Cheaper than its parts; neighbours may have edges in common.
  [[nodiscard]] std::vector<Region> pieces() const;
  [[nodiscard]] MultiPolygon polygons() const;

  /// True where a circle of more than that diameter fits in, by more than 1e-5 m.
  [[nodiscard]] bool isWiderThan(double metres) const;
  /// Length of the boundary this region shares with another, in metres (for slivers: which
  /// neighbour).
  [[nodiscard]] double sharedEdgeM(const Region& other) const;
  /// Between the nearest points of the two; 0 where they meet or one is empty.
  [[nodiscard]] double distanceM(const Region& other) const;
  struct Stretch {
    Point from, to;
  };
  /// Where the two have boundary in common, stretch by stretch.
  [[nodiscard]] std::vector<Stretch> sharedEdges(const Region& other) const;

 private:
  template <typename Visit>
  void eachShared(const Region& other, const Visit& visit) const;
  struct Handle;
  struct Partition;
  enum class Operation { intersection, difference, sum };
  [[nodiscard]] std::optional<Region> counted(const Region& other, Operation operation) const;
  std::shared_ptr<const Handle> handle_;  // null = empty
};

}  // namespace kkpr::geometry
