#include "shapefile/dbf_reader.h"

#include <catch2/catch.hpp>

#include "shapefile/feature_reader.h"
#include "unit/shapefile/shapefile_bytes.h"

using namespace kkpr;
using namespace kkpr::shapefile;
using namespace kkpr::test;

namespace {

std::vector<DefectKind> kindsOf(const std::vector<Defect>& defects) {
  std::vector<DefectKind> kinds;
  for (const Defect& defect : defects) kinds.push_back(defect.kind);
  return kinds;
}
using Kinds = std::vector<DefectKind>;

std::string valueOf(const std::string& raw, const std::string& cpg) {
  const Buffer dbf = dbfOf({{"NAMA", 'C', 30, {raw}}});
  std::vector<Defect> defects;
  return readDbfValues(dbf, readDbf(dbf), cpg, 1, defects).at(0).values.at(0);
}

const Buffer kTable =
    dbfOf({{"KODSZN", 'C', 10, {"R-2", "SPU-1"}}, {"LUASHA", 'N', 12, {"  1.25", "3"}}});

}  // namespace

TEST_CASE("a table is read as columns of trimmed text") {
  const DbfFile table = readDbf(kTable);
  REQUIRE(table.readable);
  CHECK(table.rows == 2);
  CHECK(table.wholeRows == 2);
  CHECK(table.defects.empty());
  std::vector<Defect> defects;
  const std::vector<Field> fields = readDbfValues(kTable, table, "", 2, defects);
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].name == "KODSZN");
  CHECK(fields[0].values == std::vector<std::string>{"R-2", "SPU-1"});
  CHECK(fields[1].values == std::vector<std::string>{"1.25", "3"});
  CHECK(defects.empty());
}

TEST_CASE("rows are filled up or left out to the number asked for") {
  std::vector<Defect> defects;
  const DbfFile table = readDbf(kTable);
  CHECK(readDbfValues(kTable, table, "", 3, defects)[0].values ==
        std::vector<std::string>{"R-2", "SPU-1", ""});
  CHECK(readDbfValues(kTable, table, "", 1, defects)[0].values == std::vector<std::string>{"R-2"});
}

TEST_CASE("text is decoded by the code page, else by what it is") {
  const std::string utf8 = "Caf\xC3\xA9";
  const std::string windows = "Caf\xE9";
  CHECK(valueOf(utf8, "") == utf8);
  CHECK(valueOf(windows, "") == utf8);
  CHECK(valueOf(utf8, "UTF-8") == utf8);
  CHECK(valueOf(windows, "UTF-8") == utf8);  // what the code page promises is not kept
  CHECK(valueOf(utf8, "1252") == "Caf\xC3\x83\xC2\xA9");
  CHECK(valueOf(windows, "ISO-8859-1\r\n") == utf8);
  CHECK(valueOf("\x80 100", "ANSI 1252") == "\xE2\x82\xAC 100");
  CHECK(valueOf(utf8, "no such page") == utf8);
  CHECK(fromWindows1252("\x81") == "\xEF\xBF\xBD");
}

TEST_CASE("rows that are flagged deleted are named and keep their place") {
  Buffer dbf = kTable;
  const DbfFile whole = readDbf(dbf);
  dbf[static_cast<std::size_t>(whole.headerBytes + whole.rowBytes)] = '*';
  const DbfFile table = readDbf(dbf);
  CHECK(kindsOf(table.defects) == Kinds{DefectKind::dbfDeletedRow});
  CHECK(table.defects[0].record == 2);
  std::vector<Defect> defects;
  CHECK(readDbfValues(dbf, table, "", 2, defects)[0].values[1] == "SPU-1");
}

TEST_CASE("a header that contradicts itself is refused") {
  Buffer dbf = kTable;
  dbf.resize(32);
  CHECK(kindsOf(readDbf(dbf).defects) == Kinds{DefectKind::dbfTooShort});
  dbf = kTable;
  dbf.resize(80);  // within the field list
  CHECK(kindsOf(readDbf(dbf).defects) == Kinds{DefectKind::dbfTooShort});
  dbf = kTable;
  dbf[0] = 'P';  // a spreadsheet under another name
  CHECK(kindsOf(readDbf(dbf).defects) == Kinds{DefectKind::dbfVersion});
  dbf = kTable;
  dbf[10] = static_cast<std::uint8_t>(dbf[10] + 1);
  CHECK(kindsOf(readDbf(dbf).defects) == Kinds{DefectKind::dbfLayout});
  CHECK_FALSE(readDbf(dbf).readable);
  dbf = kTable;
  dbf[8] = 0;
  dbf[9] = 0;
  CHECK(kindsOf(readDbf(dbf).defects) == Kinds{DefectKind::dbfLayout});
}

TEST_CASE("a number of rows that is not there allocates nothing") {
  Buffer dbf = kTable;
  setLittle(dbf, 4, 0xFFFFFFFFU);
  const DbfFile table = readDbf(dbf);
  CHECK(table.readable);
  CHECK(table.wholeRows == 2);
  CHECK(kindsOf(table.defects) == Kinds{DefectKind::dbfTruncated});
  CHECK(table.defects[0].expected == 0xFFFFFFFFLL);
}

TEST_CASE("a table without columns, and one without the closing byte of its list, are read") {
  Buffer none = dbfOf({});
  CHECK(readDbf(none).readable);
  Buffer open = kTable;
  open.erase(open.begin() + 32 + 2 * 32);  // the 0x0D
  open[8] = 96;
  const DbfFile table = readDbf(open);
  CHECK(table.readable);
  CHECK(table.fields.size() == 2);
}

TEST_CASE("columns past the bound on values are left out and said so") {
  const Buffer dbf = dbfOf({{"A", 'C', 1, {"a"}}, {"B", 'C', 1, {"b"}}});
  std::vector<Defect> defects;
  const auto fields = readDbfValues(dbf, readDbf(dbf), "", kMaxValues / 2 + 1, defects);
  CHECK(fields.size() == 1);
  CHECK(kindsOf(defects) == Kinds{DefectKind::tooManyValues});
}

TEST_CASE("every truncation and every changed byte of a table is survived") {
  for (std::size_t size = 0; size < kTable.size(); ++size) {
    const Buffer cut(kTable.begin(), kTable.begin() + static_cast<std::ptrdiff_t>(size));
    const DbfFile table = readDbf(cut);
    // Only the end-of-file byte may be missing without a word.
    CHECK(table.defects.empty() == (size == kTable.size() - 1));
    std::vector<Defect> defects;
    CHECK(readDbfValues(cut, table, "", 2, defects).size() == (table.readable ? 2U : 0U));
  }
  for (std::size_t at = 0; at < kTable.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      Buffer changed = kTable;
      changed[at] = static_cast<std::uint8_t>(changed[at] ^ flip);
      const DbfFile table = readDbf(changed);
      std::vector<Defect> defects;
      const auto fields = readDbfValues(changed, table, "", 2, defects);
      if (table.readable && fields.size() != table.fields.size()) FAIL("columns lost at " << at);
    }
  }
}

TEST_CASE("the parts of a shapefile become one table") {
  const std::vector<Rings> records{{square(106.8, -6.2, 0.001)}, {square(106.9, -6.2, 0.001)}};
  const FeatureReading reading = readFeatureTable(shpOf(records), kTable, bytesOf("UTF-8"));
  REQUIRE(reading.readable);
  CHECK(reading.defects.empty());
  CHECK(reading.table.geometry.records.size() == 2);
  REQUIRE(reading.table.field("kodszn") != nullptr);
  CHECK(reading.table.field("kodszn")->values[1] == "SPU-1");
  CHECK(reading.table.field("KODZON") == nullptr);

  const FeatureReading bare = readFeatureTable(shpOf(records), {}, {});
  CHECK(bare.readable);
  CHECK(bare.table.fields.empty());

  const FeatureReading longer = readFeatureTable(shpOf({records[0]}), kTable, {});
  CHECK(longer.readable);
  CHECK(kindsOf(longer.defects) == Kinds{DefectKind::dbfCount});
  CHECK(longer.table.field("KODSZN")->values.size() == 1);

  const FeatureReading broken = readFeatureTable(bytesOf("not a shapefile"), kTable, {});
  CHECK_FALSE(broken.readable);
  CHECK(broken.table.geometry.records.empty());
}

TEST_CASE("a defect is told in both languages with its numbers") {
  const Text text = describe({DefectKind::dbfCount, 0, 1200, 3, -1});
  CHECK(text.id == "Berkas .dbf memuat 1.200 baris untuk 3 catatan .shp.");
  CHECK(text.en == "The .dbf has 1,200 rows for 3 records of the .shp.");
}
