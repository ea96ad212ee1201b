#pragma once
// .shp by sequential scan. Never throws for bad bytes; what is not as the format says becomes a
// Defect. Rings stand as stored; Z and M are noted and ignored.

#include <cstdint>
#include <vector>

#include "base/point.h"
#include "shapefile/defect.h"
#include "shapefile/layer.h"

namespace kkpr::shapefile {

/// Reading stops past these (defects tooManyRecords, tooManyVertices).
struct ReadLimits {
  std::uint64_t records = 1'000'000;
  std::uint64_t vertices = 5'000'000;
};

/// Where a record stands: byte offset of its header, bytes of its content without that header.
struct RecordExtent {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  friend bool operator==(const RecordExtent&, const RecordExtent&) = default;
};

struct ShpFile {
  /// One record per record of the file; one that cannot be read has no parts.
  Geometry geometry;
  std::vector<RecordExtent> extents;  ///< one per record
  std::vector<Defect> defects;        ///< in file order
  std::int32_t type = 0;              ///< as the header states
  bool readable = false;              ///< the header is one, and of a known type
  bool wholly = false;  ///< the scan reached the end: the number of records is certain
};

[[nodiscard]] GeometryKind kindOfType(std::int32_t type);
/// "Polygon", "PolygonZ", "MultiPatch" …; empty for a type that the format does not have.
[[nodiscard]] std::string_view nameOfType(std::int32_t type);

[[nodiscard]] ShpFile readShp(Bytes bytes, const ReadLimits& limits = {});

}  // namespace kkpr::shapefile
