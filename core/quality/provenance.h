#pragma once
// Which program a location was probably made with, told by what it leaves behind: wording of the
// .prj, side files, columns and header of the .dbf. A guess with its reasons, for choosing whose
// steps of mending come first; no verdict rests on it. The file format asks for none of this.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "quality/stages.h"

namespace kkpr::quality {

struct Provenance {
  /// "google-earth", "autocad-map", "qgis", "arcgis", "geoserver", "gdal" (a program built on GDAL,
  /// QGIS perhaps), "avenza".
  std::string program;
  /// False: the signs are weak, or some point elsewhere.
  bool probable = false;
  std::vector<Text> because;  ///< the signs seen, never empty
};

/// Empty where no sign was seen.
[[nodiscard]] std::optional<Provenance> provenanceOf(const LocationBytes& files);

/// The program whose steps of mending come first; empty where none is likely.
[[nodiscard]] std::string_view mendingProgram(const std::optional<Provenance>& provenance);

}  // namespace kkpr::quality
