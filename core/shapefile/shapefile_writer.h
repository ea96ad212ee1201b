#pragma once
// Writes the parts of a shapefile of polygons. The bytes depend on nothing but what is put in: no
// clock, no Z or M. Callers keep within 2 GiB, which the limits of a location do by far.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "shapefile/dbf_reader.h"
#include "shapefile/layer.h"
#include "shapefile/shp_reader.h"

namespace kkpr::shapefile {

struct WrittenShp {
  std::vector<std::uint8_t> shp;
  std::vector<std::uint8_t> shx;
};

/// Polygons (type 5), records numbered from 1, boxes and lengths as they are. A record without
/// parts becomes a null shape. Numbers that are not finite stand as they are and count in no box.
[[nodiscard]] WrittenShp writePolygons(const Geometry& geometry);

/// The .shx of a .shp that stands as it is: its header and where each record lies.
[[nodiscard]] std::vector<std::uint8_t> writeShx(Bytes shp, std::span<const RecordExtent> extents);

/// The table with these rows, each copied byte for byte (numbered from 0); one that is empty, or
/// that the table does not have whole, becomes blank. Everything else of the header stays.
[[nodiscard]] std::vector<std::uint8_t> writeDbfRows(
    Bytes dbf, const DbfFile& table, std::span<const std::optional<std::uint64_t>> rows);

/// A table of one column, ID, that counts from 1.
[[nodiscard]] std::vector<std::uint8_t> writeMinimalDbf(std::uint64_t rows);

/// The .prj of WGS 84 in degrees, as programs of Esri write it and all others read it.
inline constexpr std::string_view kWgs84Prj =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

}  // namespace kkpr::shapefile
