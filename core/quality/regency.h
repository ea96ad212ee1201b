#pragma once
// The regency or city in which the applicant says the location lies, from a layer of administrative
// boundaries: what the coordinates have to agree with [J 2.1.2 angka 1 huruf d = 3.1.2].

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/point.h"
#include "geometry/coordinates.h"
#include "plan/sector_layer.h"

namespace kkpr::quality {

struct StatedRegency {
  std::string name;  ///< as the layer writes it, with its province where the layer has one
  std::vector<geometry::MultiPolygon> shapes;  ///< degrees
  Box box;                                     ///< of all shapes

  [[nodiscard]] bool contains(Point degrees) const;
};

/// The features of that name in the layers of kind batas-administrasi: a regency or city (WADMKK),
/// else a province (WADMPR). Case, and the words Kabupaten, Kab., Kota, Provinsi do not matter; but
/// "Kota Bandung" is not the regency where the layer has both. Empty where there is none.
[[nodiscard]] std::optional<StatedRegency> statedRegency(
    std::span<const plan::SectorLayer* const> layers, std::string_view name);

}  // namespace kkpr::quality
