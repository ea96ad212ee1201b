#pragma once
// What a file is that should have been a zip, told by its first bytes and never by its name.

#include <string>

#include "base/point.h"

namespace kkpr::archive {

struct FileKind {
  /// A variant of container.not-zip: "empty", "archive" (RAR …), "web-page", "document" (PDF,
  /// picture …), "other-geodata" (GeoPackage, KML …), "shapefile-part", "cut-off", "multi-disk";
  /// empty = not known.
  std::string variant;
  std::string format;  ///< its proper name, "RAR"; empty where the variant says it all
};

[[nodiscard]] FileKind kindOf(Bytes bytes);

}  // namespace kkpr::archive
