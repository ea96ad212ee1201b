// The table of attributes: header, field list, values in every code page.
#include "base/text.h"
#include "fuzz/targets/fuzz_target.h"
#include "shapefile/dbf_reader.h"

using kkpr::fuzz::demand;
namespace shapefile = kkpr::shapefile;

KKPR_FUZZ_TARGET(bytes) {
  const shapefile::DbfFile table = shapefile::readDbf(bytes);
  demand(table.readable || !table.defects.empty(), "unreadable without a reason");
  demand(table.wholeRows <= table.rows, "more rows than stated");
  if (!table.readable) return;
  demand(table.headerBytes + table.wholeRows * table.rowBytes <= bytes.size(), "rows past the end");
  for (const char* page : {"", "UTF-8", "1252", "CP437"}) {
    std::vector<shapefile::Defect> defects;
    const std::uint64_t rows = table.wholeRows < 100 ? table.wholeRows + 1 : 100;
    for (const shapefile::Field& field :
         shapefile::readDbfValues(bytes, table, page, rows, defects)) {
      demand(field.values.size() == rows, "a column of another length");
      demand(kkpr::isUtf8(field.name), "a name that is not UTF-8");
      for (const std::string& value : field.values) {
        demand(kkpr::isUtf8(value), "a value that is not UTF-8");
      }
    }
  }
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutateDbf(bytes, random); }
