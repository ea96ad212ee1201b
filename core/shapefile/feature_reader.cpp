#include "shapefile/feature_reader.h"

#include "shapefile/dbf_reader.h"

namespace kkpr::shapefile {

FeatureReading readFeatureTable(Bytes shp, Bytes dbf, Bytes cpg, const ReadLimits& limits) {
  FeatureReading reading;
  ShpFile file = readShp(shp, limits);
  reading.defects = std::move(file.defects);
  reading.readable = file.readable;
  if (!file.readable) return reading;
  reading.table.geometry = std::move(file.geometry);
  if (dbf.empty()) return reading;

  const std::uint64_t records = reading.table.geometry.records.size();
  DbfFile table = readDbf(dbf);
  reading.defects.insert(reading.defects.end(), table.defects.begin(), table.defects.end());
  if (!table.readable) return reading;
  if (file.wholly && table.rows != records) {
    reading.defects.push_back({DefectKind::dbfCount, 0, static_cast<std::int64_t>(table.rows),
                               static_cast<std::int64_t>(records), -1});
  }
  const std::string_view codePage(reinterpret_cast<const char*>(cpg.data()), cpg.size());
  reading.table.fields = readDbfValues(dbf, table, codePage, records, reading.defects);
  return reading;
}

}  // namespace kkpr::shapefile
