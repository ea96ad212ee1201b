#pragma once
// A set of points of the local plane (metres): what overlays work on. Owns a GEOS geometry; copying
// shares it, it never changes. Always valid and polygonal; lines and points that an overlay leaves
// behind are dropped. Same input, same output (GEOS's results are normalised).

#include <memory>
#include <span>

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

  [[nodiscard]] bool empty() const;
  [[nodiscard]] double areaM2() const;
  [[nodiscard]] Box box() const;
  [[nodiscard]] Region intersection(const Region& other) const;
  [[nodiscard]] Region difference(const Region& other) const;
  [[nodiscard]] Region unionWith(const Region& other) const;
  /// Parts whose interiors are connected, largest first (ties: by position).
  [[nodiscard]] std::vector<Region> parts() const;
  [[nodiscard]] MultiPolygon polygons() const;

  /// Greatest width: twice the radius of the largest circle that fits; to about 1 cm.
  [[nodiscard]] double widthM() const;
  /// Length of the boundary this region shares with another, in metres (for slivers: which
  /// neighbour).
  [[nodiscard]] double sharedEdgeM(const Region& other) const;

 private:
  struct Handle;
  std::shared_ptr<const Handle> handle_;  // null = empty
};

}  // namespace kkpr::geometry
