#include "quality/attributes.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace kkpr::quality {
namespace {

Place inRow(const std::string& file, std::uint64_t row = 0) {
  Place place;
  place.file = file;
  place.record = static_cast<std::int64_t>(row);
  return place;
}

/// [file format] Columns are told apart by their names, without regard to case.
void judgeNames(const Part& dbf, const shapefile::DbfFile& table, Examination& examination) {
  constexpr const char* kRule = "structure.dbf-fields";
  std::set<std::string> known;
  std::string doubles;
  bool blank = false;
  for (const shapefile::DbfField& field : table.fields) {
    const std::string name = lowerAscii(trimmed(field.name));
    blank = blank || name.empty();
    if (name.empty() || known.insert(name).second) continue;
    if (!doubles.empty()) doubles += ", ";
    doubles += shortened(field.name, 11);
  }
  constexpr std::size_t kReadable = 200;
  if (!doubles.empty()) {
    examination.findings.of(kRule).with("names", shortened(doubles, kReadable)).at(inRow(dbf.name));
  }
  if (blank) examination.findings.of(kRule, "blank").at(inRow(dbf.name));
}

/// Bytes that are UTF-8 but for a character cut off by the end of a full column.
bool isUtf8ButForItsEnd(std::string_view text, bool full) {
  if (isUtf8(text)) return true;
  for (std::size_t cut = 1; full && cut <= 3 && cut < text.size(); ++cut) {
    const auto lead = static_cast<std::uint8_t>(text[text.size() - cut]);
    if (lead >= 0xC0 && isUtf8(text.substr(0, text.size() - cut))) return true;
    if (lead < 0x80) break;
  }
  return false;
}

/// [file format] Text is in the encoding that the .cpg names. Numbers are left alone: asterisks
/// mean one that did not fit to some programs, and no value to GDAL and QGIS.
void judgeValues(const Part& dbf, const shapefile::DbfFile& table, std::string_view cpg,
                 Examination& examination) {
  const std::string named = lowerAscii(trimmed(cpg));
  const bool utf8 = named == "utf-8" || named == "utf8" || named == "65001";
  const char* bytes = reinterpret_cast<const char*>(dbf.bytes.data());
  for (std::uint64_t row = 0; row < table.wholeRows; ++row) {
    const char* start = bytes + static_cast<std::size_t>(table.headerBytes + row * table.rowBytes);
    bool astray = false;
    for (const shapefile::DbfField& field : table.fields) {
      const std::string_view value(start + field.offset, field.width);
      if (!utf8 || field.type != 'C' || astray) continue;
      const std::size_t end = value.find_last_not_of(std::string_view(" \0", 2));
      const std::string_view text = value.substr(0, end == std::string_view::npos ? 0 : end + 1);
      astray = !isUtf8ButForItsEnd(text, text.size() == value.size());
    }
    if (astray) examination.findings.of("structure.dbf-encoding").at(inRow(dbf.name, row + 1));
  }
}

}  // namespace

void judgeAttributes(const Part& dbf, const shapefile::DbfFile& table, std::string_view cpg,
                     Examination& examination) {
  judgeNames(dbf, table, examination);
  judgeValues(dbf, table, cpg, examination);
}

}  // namespace kkpr::quality
