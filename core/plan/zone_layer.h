#pragma once
// Polygons of a plan or layer, indexed once when they are loaded. Longitude and latitude in
// degrees; only what meets a location is ever projected and cut.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "geometry/coordinates.h"
#include "geometry/spatial_index.h"

namespace kkpr::plan {

/// One feature of a zone layer.
struct Zone {
  std::string code;  ///< canonical (rules/zone_codes.h); empty where the feature names none
  std::string name;  ///< as the layer writes it; may be empty
  /// Special provisions that the row itself carries ("KKOP_1", "Kawasan Kerucut"): column and value
  /// of those that say something.
  std::vector<std::pair<std::string, std::string>> special;
  std::int64_t record = 0;  ///< in the layer's file, from 1
  bool named = false;       ///< false: `name` is the code, for want of a name
  geometry::MultiPolygon shape;
};

[[nodiscard]] Box boxOf(const geometry::MultiPolygon& shape);

class ZoneLayer {
 public:
  ZoneLayer() = default;
  explicit ZoneLayer(std::vector<Zone> zones);

  [[nodiscard]] const std::vector<Zone>& zones() const { return zones_; }
  /// Zones whose box meets `degrees`, in the order of the layer.
  [[nodiscard]] std::vector<const Zone*> candidates(const Box& degrees) const;

 private:
  std::vector<Zone> zones_;
  geometry::SpatialIndex index_;
};

}  // namespace kkpr::plan
