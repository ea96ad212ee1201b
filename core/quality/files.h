#pragma once
// files.*: which members of the zip make up a layer, and which layer is the location. openLocation
// itself is declared in quality/stages.h.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "archive/zip_reader.h"

namespace kkpr::quality {

/// The four parts that a layer must have [J 2.1.2 angka 1 huruf g], in this order everywhere.
inline constexpr std::array<std::string_view, 4> kPartNames{"shp", "shx", "dbf", "prj"};
inline constexpr std::size_t kShp = 0;

/// Members that share folder and base name without regard to case.
struct PartGroup {
  std::string path;  ///< folder and base name, as the first of them writes it
  std::string key;   ///< the same in lower case
  std::array<const archive::Member*, 4> parts{};
  std::vector<const archive::Member*>
      doubles;  ///< a second member for a part that is there already

  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] bool has(std::size_t part) const { return parts[part] != nullptr; }
};

/// A part that a layer lacks but that stands in the zip under another base name or folder.
struct Mismatch {
  std::size_t part = 0;
  const archive::Member* found = nullptr;
};

struct Layer {
  PartGroup files;
  std::vector<Mismatch> mismatches;
};

/// The layers of a zip in the order of their names; `unused` are the members that belong to none.
struct Layers {
  std::vector<Layer> layers;
  std::vector<const archive::Member*> unused;
};

/// The members must outlive the result.
[[nodiscard]] Layers groupLayers(const std::vector<archive::Member>& members);

}  // namespace kkpr::quality
