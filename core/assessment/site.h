#pragma once
// The location in the plane in which everything is overlaid: Web Mercator metres about the centre
// of its box [J 2.1.2 angka 1 huruf b].

#include <cstdint>
#include <vector>

#include "application/location.h"
#include "geometry/local_plane.h"
#include "geometry/region.h"

namespace kkpr::assessment {

/// The same set of points, written in one way: rings begin at their lowest vertex, outer rings run
/// counter-clockwise, rings and polygons are sorted. Overlays then give the same bits whatever the
/// order in which records and vertices came.
[[nodiscard]] geometry::MultiPolygon canonical(geometry::MultiPolygon polygons);

class Site {
 public:
  /// `location` must have polygons, in degrees.
  explicit Site(const application::Location& location);
  /// From now on shown() shows nothing.
  void hideShapes() { shapes_ = false; }

  struct Polygon {
    std::int64_t record = 0;
    geometry::Region region;
  };

  [[nodiscard]] const geometry::Region& region() const { return region_; }
  /// Area of interest: the location, and what widen() added. Plans and layers are cut to it.
  [[nodiscard]] const geometry::Region& extent() const { return extent_; }
  [[nodiscard]] const std::vector<Polygon>& polygons() const { return polygons_; }
  /// Of the area of interest, in degrees.
  [[nodiscard]] const Box& box() const { return box_; }
  [[nodiscard]] bool isWidened() const { return widened_; }
  /// A shape in degrees, in the plane; not cut to anything.
  [[nodiscard]] geometry::Region all(const geometry::MultiPolygon& degrees) const;
  /// Adds land outside of the location that the outcome may take in.
  void widen(const geometry::Region& more);
  /// The same place where less is applied for: the area of interest stays.
  [[nodiscard]] Site without(const geometry::Region& lost) const;
  /// The part of a shape in degrees that lies within the area of interest. `mended` becomes true
  /// where it came out of a polygon that had to be made valid.
  [[nodiscard]] geometry::Region cut(const geometry::MultiPolygon& degrees,
                                     bool* mended = nullptr) const;
  /// The same within a region that may lie outside of the area of interest.
  [[nodiscard]] geometry::Region cutTo(const geometry::Region& within,
                                       const geometry::MultiPolygon& degrees,
                                       bool* mended = nullptr) const;
  /// The part of what the outlines of a shape go around, however often, without its holes.
  [[nodiscard]] geometry::Region cutEnclosed(const geometry::MultiPolygon& degrees) const;
  /// True where an outline goes around a part of the location twice: by even-odd it covers nothing
  /// there.
  [[nodiscard]] bool isCircled(const geometry::MultiPolygon& degrees) const;
  [[nodiscard]] geometry::MultiPolygon toLonLat(const geometry::Region& region) const;
  /// The same for a result that is only looked at.
  [[nodiscard]] geometry::MultiPolygon shown(const geometry::Region& region) const;

 private:
  Box box_;
  geometry::LocalPlane plane_;
  std::vector<Polygon> polygons_;
  geometry::Region region_;
  geometry::Region extent_;
  bool widened_ = false;
  bool shapes_ = true;
  std::vector<Point> starts_;  ///< a vertex of every part of the location, degrees
};

}  // namespace kkpr::assessment
