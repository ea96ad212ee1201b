#pragma once
// GEOMETRY of the contract: a path to a .zip (shapefile) or .geojson (or .fgb, which is handed in
// as GeoJSON), or a FeatureCollection within the document. Polygons in WGS 84 degrees, or a finding
// that says why there are none.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/named_files.h"
#include "geometry/coordinates.h"
#include "rules/document.h"
#include "shapefile/layer.h"

namespace kkpr::plan {

/// A feature, or a ring of one, that could not be used.
struct SetAside {
  std::size_t record = 0;        ///< index of its shape
  geometry::MultiPolygon about;  ///< about where it lies; empty: nobody knows
  [[nodiscard]] bool lost() const { return about.empty(); }
};

struct Features {
  std::string path;  ///< of the file, or the JSON pointer, as findings quote it
  std::vector<geometry::MultiPolygon> shapes;  ///< one per record; empty where it has no polygon
  std::vector<shapefile::Field> fields;        ///< each with one value per record
  std::vector<SetAside> setAside;

  /// The column of this name without regard to case, or of its first ten characters, to which
  /// shapefiles cut; null where there is none.
  [[nodiscard]] const shapefile::Field* field(std::string_view name) const;
};

/// Whether a geometry may hold no feature at all: there may be no forest, but no plan without
/// zones.
enum class Holding { something, maybeNothing };

/// `part` ("zones", "boundary", "features") is quoted in findings. What can be used is:
/// plan.reprojected, plan.feature-set-aside, plan.ring-not-closed, plan.ring-set-aside and
/// plan.duplicate-feature say what was done. Empty, with a finding plan.unreadable-geometry,
/// plan.swapped-axes or plan.other-crs, where no polygons can be had. Throws
/// Failure("file-not-found") for a path that was not handed in, "bad-document" for another type of
/// value.
[[nodiscard]] std::optional<Features> readFeatures(const rules::DocumentValue& geometry,
                                                   std::string_view part, Holding holding,
                                                   const Files& files, Findings& findings);

}  // namespace kkpr::plan
