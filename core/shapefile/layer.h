#pragma once
// The geometry of one layer, flat: readers fill it, everybody else reads spans of it. Nothing is
// repaired here; rings stand as they are stored.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/point.h"

namespace kkpr::shapefile {

enum class GeometryKind { none, point, multipoint, polyline, polygon, multipatch, unknown };

/// One record. Its parts are parts[firstPart .. firstPart + partCount).
struct Record {
  std::uint32_t firstPart = 0;
  std::uint32_t partCount = 0;  ///< 0 = no geometry (null shape)
};

/// Part i holds points[partStarts[i] .. partStarts[i + 1]).
struct Geometry {
  GeometryKind kind = GeometryKind::none;
  std::vector<Point> points;
  std::vector<std::uint32_t> partStarts{0};  ///< one more than there are parts
  std::vector<Record> records;
  /// One per part where the format itself says which rings are holes (GeoJSON polygons): a part
  /// that is not begins a polygon, holes follow their own. Empty for a shapefile.
  std::vector<std::uint8_t> partIsHole;
  bool hasZ = false;
  bool hasM = false;

  [[nodiscard]] std::size_t partCount() const { return partStarts.size() - 1; }
  [[nodiscard]] std::span<const Point> part(std::size_t i) const {
    return std::span(points).subspan(partStarts[i], partStarts[i + 1] - partStarts[i]);
  }
};

/// One column of an attribute table, values as text in UTF-8, trimmed; empty = no value.
struct Field {
  std::string name;
  std::vector<std::string> values;  ///< one per record
};

/// Geometry with its attributes, whatever file it came from.
struct FeatureTable {
  Geometry geometry;
  std::vector<Field> fields;
  /// The column of this name without regard to case; null where there is none.
  [[nodiscard]] const Field* field(std::string_view name) const;
};

}  // namespace kkpr::shapefile
