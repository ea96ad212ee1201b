#pragma once
// .dbf (dBASE III and what descends from it). Never throws for bad bytes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/point.h"
#include "shapefile/defect.h"
#include "shapefile/layer.h"

namespace kkpr::shapefile {

struct DbfField {
  std::string name;  ///< raw bytes
  char type = 'C';
  std::uint32_t offset = 0;  ///< within a row
  std::uint32_t width = 0;
  std::uint8_t decimals = 0;  ///< of a number
};

struct DbfFile {
  bool readable = false;
  std::uint64_t rows = 0;       ///< as the header states
  std::uint64_t wholeRows = 0;  ///< really there, at most `rows`
  std::uint64_t headerBytes = 0;
  std::uint64_t rowBytes = 0;
  std::uint8_t languageDriver = 0;
  std::vector<DbfField> fields;
  std::vector<Defect> defects;
};

/// Header, field list and deletion flags; no values.
[[nodiscard]] DbfFile readDbf(Bytes bytes);

/// The values of `rows` rows as UTF-8, trimmed (rows that are not there: empty). Text is decoded by
/// the .cpg where it names a known code page, else as UTF-8 where valid, else as Windows-1252.
/// Columns past kMaxValues values altogether are left out (defect tooManyValues).
[[nodiscard]] std::vector<Field> readDbfValues(Bytes bytes, const DbfFile& table,
                                               std::string_view cpg, std::uint64_t rows,
                                               std::vector<Defect>& defects);

/// Values kept per table, over all columns: keeps memory bounded whatever the field list says.
inline constexpr std::uint64_t kMaxValues = 20'000'000;

/// Windows-1252 as UTF-8; the five unassigned bytes become U+FFFD.
[[nodiscard]] std::string fromWindows1252(std::string_view bytes);

}  // namespace kkpr::shapefile
