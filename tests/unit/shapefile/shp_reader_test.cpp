#include "shapefile/shp_reader.h"

#include <catch2/catch.hpp>

#include "shapefile/shx_reader.h"
#include "unit/shapefile/shapefile_bytes.h"

using namespace kkpr;
using namespace kkpr::shapefile;
using namespace kkpr::test;

namespace {

std::vector<DefectKind> kindsOf(const ShpFile& file) {
  std::vector<DefectKind> kinds;
  for (const Defect& defect : file.defects) kinds.push_back(defect.kind);
  return kinds;
}
using Kinds = std::vector<DefectKind>;

const std::vector<Rings> kTwo{{square(106.8, -6.2, 0.001)},
                              {square(106.9, -6.3, 0.002), square(106.95, -6.3, 0.001)}};
constexpr std::size_t kFirstContent = 100 + 8;
/// Bytes of the first record's content: 44 + one part + five points.
constexpr std::size_t kFirstLength = 44 + 4 + 5 * 16;
constexpr std::size_t kSecondRecord = kFirstContent + kFirstLength;

}  // namespace

TEST_CASE("a polygon file is read as it stands, ring by ring") {
  const ShpFile file = readShp(shpOf(kTwo));
  REQUIRE(file.readable);
  CHECK(file.wholly);
  CHECK(file.defects.empty());
  CHECK(file.type == 5);
  const Geometry& geometry = file.geometry;
  CHECK(geometry.kind == GeometryKind::polygon);
  REQUIRE(geometry.records.size() == 2);
  CHECK(geometry.records[0].partCount == 1);
  CHECK(geometry.records[1].partCount == 2);
  REQUIRE(geometry.partCount() == 3);
  for (std::size_t part = 0; part < 3; ++part) {
    const auto& expected = part == 0 ? kTwo[0][0] : kTwo[1][part - 1];
    const auto points = geometry.part(part);
    CHECK(std::vector<Point>(points.begin(), points.end()) == expected);
  }
  CHECK_FALSE(geometry.hasZ);
  CHECK_FALSE(geometry.hasM);
  REQUIRE(file.extents.size() == 2);
  CHECK(file.extents[0] == RecordExtent{100, kFirstLength});
  CHECK(file.extents[1].offset == kSecondRecord);
}

TEST_CASE("Z and M are told and ignored, with or without the optional M block") {
  const ShpFile plain = readShp(shpOf(kTwo));
  for (const std::uint32_t type : {15U, 25U}) {
    for (const bool withM : {false, true}) {
      CAPTURE(type, withM);
      const ShpFile file = readShp(shpOf(kTwo, type, withM));
      REQUIRE(file.readable);
      CHECK(file.defects.empty());
      CHECK(file.geometry.kind == GeometryKind::polygon);
      CHECK(file.geometry.points == plain.geometry.points);
      CHECK(file.geometry.hasZ == (type == 15));
      CHECK(file.geometry.hasM == withM);
    }
  }
}

TEST_CASE("points, multipoints and polylines are read too") {
  const std::vector<Rings> points{{{{106.8, -6.2}}}, {{{106.9, -6.3}}}};
  for (const std::uint32_t type : {1U, 11U, 21U}) {
    CAPTURE(type);
    const ShpFile file = readShp(shpOf(points, type, type != 1));
    CHECK(file.defects.empty());
    CHECK(file.geometry.kind == GeometryKind::point);
    CHECK(file.geometry.points == std::vector<Point>{{106.8, -6.2}, {106.9, -6.3}});
  }
  const std::vector<Rings> line{{{{106.8, -6.2}, {106.9, -6.3}}, {{1, 2}, {3, 4}, {5, 6}}}};
  const ShpFile lines = readShp(shpOf(line, 3));
  CHECK(lines.defects.empty());
  CHECK(lines.geometry.kind == GeometryKind::polyline);
  CHECK(lines.geometry.partCount() == 2);
  const std::vector<Rings> cloud{{{{106.8, -6.2}, {106.9, -6.3}}}};
  const ShpFile clouds = readShp(shpOf(cloud, 8));
  CHECK(clouds.defects.empty());
  CHECK(clouds.geometry.kind == GeometryKind::multipoint);
  CHECK(clouds.geometry.points.size() == 2);
}

TEST_CASE("a file without records is read, and empty") {
  const ShpFile file = readShp(shpOf({}));
  CHECK(file.readable);
  CHECK(file.wholly);
  CHECK(file.defects.empty());
  CHECK(file.geometry.records.empty());
}

TEST_CASE("a header of 100 bytes is asked for") {
  Buffer shp = shpOf(kTwo);
  shp.resize(99);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::shpTooShort});
  CHECK_FALSE(readShp(shp).readable);
  CHECK_FALSE(readShp({}).readable);
}

TEST_CASE("magic, version and type of the header are judged") {
  Buffer shp = shpOf(kTwo);
  setBig(shp, 0, 9995);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::shpMagic});
  shp = shpOf(kTwo);
  setLittle(shp, 28, 1001);
  const ShpFile version = readShp(shp);
  CHECK(kindsOf(version) == Kinds{DefectKind::shpVersion});
  CHECK(version.geometry.records.size() == 2);
  for (const std::uint32_t type : {31U, 7U, 0xFFFFFFFFU}) {
    CAPTURE(type);
    shp = shpOf(kTwo);
    setLittle(shp, 32, type);
    CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::unsupportedType});
    CHECK_FALSE(readShp(shp).readable);
  }
}

TEST_CASE("the header's length is compared with the file's") {
  const Buffer whole = shpOf(kTwo);
  Buffer shp = whole;
  setBig(shp, 24, static_cast<std::uint32_t>(whole.size() / 2 + 1));
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::shpLength});
  setBig(shp, 24, static_cast<std::uint32_t>(whole.size() / 2 - 1));
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::shpLength});
  setBig(shp, 24, 0);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::shpLength});

  SECTION("bytes after the last whole record are only trailing") {
    for (const std::size_t spare :
         {std::size_t{1}, std::size_t{2}, std::size_t{9}, std::size_t{400}}) {
      for (const std::uint8_t filling : {std::uint8_t{0}, std::uint8_t{0xA5}}) {
        CAPTURE(spare, filling);
        shp = whole;
        shp.insert(shp.end(), spare, filling);
        const ShpFile file = readShp(shp);
        CHECK(kindsOf(file) == Kinds{DefectKind::shpTrailing});
        CHECK(file.geometry.records.size() == 2);
        CHECK(file.wholly);
      }
    }
  }
  SECTION("a record hidden after the stated end is no trailing rest") {
    shp = shpOf({kTwo[0], kTwo[1], kTwo[0]});
    setBig(shp, 24, static_cast<std::uint32_t>(whole.size() / 2));
    const ShpFile file = readShp(shp);
    CHECK(kindsOf(file) == Kinds{DefectKind::shpLength});
    CHECK(file.geometry.records.size() == 3);
  }
}

TEST_CASE("a record that is cut off ends the scan and is named") {
  const Buffer whole = shpOf(kTwo);
  for (const std::size_t size : {kSecondRecord + 3, kSecondRecord + 8, whole.size() - 1}) {
    CAPTURE(size);
    Buffer shp(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const ShpFile file = readShp(shp);
    CHECK(kindsOf(file) == Kinds{DefectKind::recordTruncated, DefectKind::shpLength});
    CHECK(file.defects[0].record == 2);
    CHECK_FALSE(file.wholly);
    CHECK(file.geometry.records.size() == 1);
  }
}

TEST_CASE("a record of another type is named and left out, the others are read") {
  Buffer shp = shpOf(kTwo);
  setLittle(shp, kFirstContent, 3);
  const ShpFile file = readShp(shp);
  CHECK(kindsOf(file) == Kinds{DefectKind::recordType});
  CHECK(file.defects[0].record == 1);
  CHECK(file.defects[0].found == 3);
  REQUIRE(file.geometry.records.size() == 2);
  CHECK(file.geometry.records[0].partCount == 0);
  CHECK(file.geometry.records[1].partCount == 2);
}

TEST_CASE("a null shape is a record without parts") {
  const ShpFile file = readShp(shpOf({kTwo[0], {}, kTwo[1]}));
  CHECK(kindsOf(file) == Kinds{DefectKind::nullShape});
  CHECK(file.defects[0].record == 2);
  REQUIRE(file.geometry.records.size() == 3);
  CHECK(file.geometry.records[1].partCount == 0);

  // A polygon of no parts and no points is none either.
  Buffer shp = shpOf({{{}}});
  REQUIRE(shp.size() == kFirstContent + 48);
  setLittle(shp, kFirstContent + 36, 0);
  shp.resize(kFirstContent + 44);
  setBig(shp, 104, 22);
  setBig(shp, 24, static_cast<std::uint32_t>(shp.size() / 2));
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::nullShape});
}

TEST_CASE("counts that wrap in 32 bits allocate nothing and are named") {
  const auto counts = [](std::uint32_t parts, std::uint32_t points) {
    Buffer shp = shpOf(kTwo);
    setLittle(shp, kFirstContent + 36, parts);
    setLittle(shp, kFirstContent + 40, points);
    return readShp(shp);
  };
  // 4 × 0x40000000 and 16 × 0x10000000 are 0 in 32 bits.
  for (const auto& [parts, points] :
       std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0x40000000U, 5},
                                                            {1, 0xFFFFFFFFU},
                                                            {1, 0x10000000U},
                                                            {0x40000001U, 0x10000005U},
                                                            {0xFFFFFFFFU, 0xFFFFFFFFU},
                                                            {1, 6}}) {
    CAPTURE(parts, points);
    const ShpFile file = counts(parts, points);
    CHECK(kindsOf(file) == Kinds{DefectKind::recordCounts});
    CHECK(file.geometry.points.size() == 10);
    CHECK(file.geometry.points.capacity() < 100);
  }
  // Fewer points than there is room for: the length lies, what is there is read.
  const ShpFile fewer = counts(1, 4);
  REQUIRE_FALSE(fewer.defects.empty());
  CHECK(fewer.defects[0].kind == DefectKind::recordLength);
  CHECK(fewer.geometry.points.size() == 14);
}

TEST_CASE("a record that lies about its length is named") {
  Buffer shp = shpOf(kTwo);
  setBig(shp, 104, kFirstLength / 2 - 8);
  const ShpFile shorter = readShp(shp);
  REQUIRE_FALSE(shorter.defects.empty());
  CHECK(shorter.defects[0].kind == DefectKind::recordCounts);
  shp = shpOf(kTwo);
  setBig(shp, 104, 1);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::recordLength});
  shp = shpOf(kTwo);
  setBig(shp, 104, 0xFFFFFFFFU);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::recordTruncated});
}

TEST_CASE("part starts run from 0 upward within the points") {
  const std::vector<Rings> two{{square(0, 0, 1), square(5, 5, 1)}};
  const auto starts = [&](std::uint32_t first, std::uint32_t second) {
    Buffer shp = shpOf(two);
    setLittle(shp, kFirstContent + 44, first);
    setLittle(shp, kFirstContent + 48, second);
    return readShp(shp);
  };
  CHECK(starts(0, 5).defects.empty());
  CHECK(starts(0, 9).defects.empty());
  for (const auto& [first, second] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{
           {1, 5}, {0, 0}, {0, 10}, {0, 0xFFFFFFFFU}, {5, 0}}) {
    CAPTURE(first, second);
    const ShpFile file = starts(first, second);
    CHECK(kindsOf(file) == Kinds{DefectKind::recordParts});
    CHECK(file.geometry.points.empty());
    CHECK(file.defects[0].ring == (first == 0 ? 1 : 0));
  }
}

TEST_CASE("record numbers run 1, 2, 3") {
  Buffer shp = shpOf(kTwo);
  setBig(shp, 100, 2);
  setBig(shp, kSecondRecord, 1);
  const ShpFile file = readShp(shp);
  CHECK(kindsOf(file) == Kinds{DefectKind::recordNumber, DefectKind::recordNumber});
  CHECK(file.defects[1].record == 2);
  CHECK(file.defects[1].found == 1);
  CHECK(file.geometry.records.size() == 2);
}

TEST_CASE("stored boxes are compared with the vertices") {
  Buffer shp = shpOf(kTwo);
  setDouble(shp, 36, 106.7999);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::fileBox});
  shp = shpOf(kTwo);
  setDouble(shp, 36, 106.8 + 1e-12);  // the last bits are nobody's business
  CHECK(readShp(shp).defects.empty());
  shp = shpOf(kTwo);
  setDouble(shp, kFirstContent + 4 + 24, 5);
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::recordBox});
  shp = shpOf(kTwo);
  setDouble(shp, kFirstContent + 4, std::numeric_limits<double>::quiet_NaN());
  CHECK(kindsOf(readShp(shp)) == Kinds{DefectKind::recordBox});
}

TEST_CASE("vertices that are no numbers are kept, and no box is asked of them") {
  Rings odd{square(106.8, -6.2, 0.001)};
  odd[0][2].x = std::numeric_limits<double>::quiet_NaN();
  const ShpFile file = readShp(shpOf({odd}));
  CHECK(file.defects.empty());
  CHECK(std::isnan(file.geometry.points[2].x));
}

TEST_CASE("reading stops at the limits, in pairs") {
  const Buffer shp = shpOf(kTwo);  // 2 records, 15 vertices
  CHECK(readShp(shp, {2, 15}).defects.empty());
  CHECK(kindsOf(readShp(shp, {1, 15})) == Kinds{DefectKind::tooManyRecords});
  const ShpFile vertices = readShp(shp, {2, 14});
  CHECK(kindsOf(vertices) == Kinds{DefectKind::tooManyVertices});
  CHECK_FALSE(vertices.wholly);
}

TEST_CASE("every truncation and every changed byte is survived and never over-read") {
  for (const std::uint32_t type : {5U, 15U, 3U, 8U}) {
    const std::vector<Rings> records = type == 8 ? std::vector<Rings>{kTwo[0], {kTwo[1][0]}} : kTwo;
    const Buffer whole = shpOf(records, type, type == 15);
    std::size_t silent = 0;
    for (std::size_t size = 0; size < whole.size(); ++size) {
      // A copy of exactly that size: the sanitizer sees every byte read past it.
      const Buffer cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      if (readShp(cut).defects.empty()) ++silent;
    }
    CHECK(silent == 0);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const int flip : {0x01, 0x80, 0xFF}) {
        Buffer changed = whole;
        changed[at] = static_cast<std::uint8_t>(changed[at] ^ flip);
        const ShpFile file = readShp(changed);
        const std::size_t room = whole.size() / 16;
        if (file.geometry.points.size() > room) FAIL("more points than bytes at " << at);
        if (file.geometry.partStarts.back() != file.geometry.points.size()) FAIL("parts at " << at);
      }
    }
  }
}

TEST_CASE("an index is read entry by entry, whatever its header says") {
  const Buffer shx = shxOf(kTwo);
  const ShxFile file = readShx(shx);
  REQUIRE(file.readable);
  CHECK(file.statedCount == 2);
  CHECK(file.spareBytes == 0);
  CHECK(file.extents == readShp(shpOf(kTwo)).extents);
  Buffer cut = shx;
  cut.pop_back();
  CHECK(readShx(cut).extents.size() == 1);
  CHECK(readShx(cut).spareBytes == 7);
  cut.resize(99);
  CHECK_FALSE(readShx(cut).readable);
  Buffer wrong = shx;
  setBig(wrong, 0, 0);
  CHECK_FALSE(readShx(wrong).readable);
  Buffer high = shx;  // offsets in words reach past 32 bits in bytes
  setBig(high, 100, 0xFFFFFFFFU);
  CHECK(readShx(high).extents[0].offset == 0x1FFFFFFFEULL);
}
