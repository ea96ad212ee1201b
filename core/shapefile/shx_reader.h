#pragma once
// .shx: where each record stands in the .shp. Only ever compared with the scan of the .shp.

#include <cstdint>
#include <vector>

#include "base/point.h"
#include "shapefile/shp_reader.h"

namespace kkpr::shapefile {

struct ShxFile {
  bool readable = false;
  std::vector<RecordExtent> extents;  ///< all whole entries of the file
  std::uint64_t statedCount = 0;      ///< entries by the length that the header states
  std::uint64_t spareBytes = 0;       ///< bytes after the last whole entry
};

[[nodiscard]] ShxFile readShx(Bytes bytes);

}  // namespace kkpr::shapefile
