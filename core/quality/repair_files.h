#pragma once
// The files of a location zip [J 2.1.2 angka 1 huruf g = 3.1.2] as the repair needs them: the
// polygon layer with the parts that lie elsewhere, the companions, and what is left out. And the
// new zip. Used by repair.cpp only.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "quality/repair_layer.h"
#include "quality/stages.h"

namespace kkpr::quality {

/// A layer that stands as it is: a companion, or one more layer of polygons.
struct OtherLayer {
  std::string name;
  std::optional<Part> shp, shx, dbf, prj, cpg;
};

struct SourceFiles {
  LocationBytes main;       ///< with the parts that stood under another name
  std::optional<Part> cpg;  ///< which encoding the table has
  std::vector<OtherLayer> others;
  /// Parts that are there but cannot be had ("shx", "dbf", "prj").
  std::set<std::string_view> damaged;
  /// Members that no layer uses; `noted` are those that the check names, too.
  std::vector<std::string> leftOut;
  std::vector<std::string> noted;
  std::string shpPath;       ///< as it stood in the zip
  bool unsafeNames = false;  ///< a name that other programs must not follow
  /// Parts taken from another name or folder: the name there.
  std::vector<std::string> adopted;
};

/// `main` is what openLocation() found in this zip.
[[nodiscard]] SourceFiles gatherFiles(Bytes zip, LocationBytes main);

/// A name that every system can keep: no folders, no signs with a meaning elsewhere, not too long.
[[nodiscard]] std::string plainName(std::string_view name);

/// Everything in the new zip, one base name per layer, at its root.
struct PackedFiles {
  std::vector<std::uint8_t> zip;
  std::vector<WrittenFile> files;
};
/// `main` holds shp, shx, dbf and prj as they are to be (prj may be missing).
[[nodiscard]] PackedFiles packFiles(const OtherLayer& main, const std::vector<OtherLayer>& others);

/// Parts of a companion that follow from its .shp: index, table.
void completeOther(OtherLayer& layer, Ledger& ledger);

}  // namespace kkpr::quality
