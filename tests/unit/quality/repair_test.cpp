#include "quality/repair.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "archive/zip_reader.h"
#include "archive/zip_writer.h"
#include "quality/quality_rules.h"
#include "quality/repair_layer.h"
#include "rules/finding_catalogue.h"
#include "rules/repair_reasons.h"
#include "shapefile/shapefile_writer.h"
#include "unit/crs/prj_samples.h"
#include "unit/shapefile/shapefile_bytes.h"

using namespace kkpr;
using namespace kkpr::quality;
using kkpr::test::Buffer;
using kkpr::test::Rings;

namespace {

using Ring = std::vector<Point>;

constexpr double kWest = 115.2;
constexpr double kSouth = -8.6;

Buffer prj() { return {shapefile::kWgs84Prj.begin(), shapefile::kWgs84Prj.end()}; }

struct Beside {
  std::vector<std::string> rows;  ///< of the table; empty = one per record
  std::string prj{shapefile::kWgs84Prj};
};

/// A location zip of these polygons.
Buffer zipOf(const std::vector<Rings>& records, const Beside& beside = {}) {
  archive::ZipWriter writer;
  writer.add("lokasi.shp", test::shpOf(records));
  writer.add("lokasi.shx", test::shxOf(records));
  std::vector<std::string> names = beside.rows;
  for (std::size_t i = 0; beside.rows.empty() && i < records.size(); ++i) {
    names.push_back("nib " + std::to_string(i + 1));
  }
  writer.add("lokasi.dbf", test::dbfOf({{"NIB", 'C', 8, names}}));
  writer.add("lokasi.prj", Buffer(beside.prj.begin(), beside.prj.end()));
  return writer.finish();
}

/// A ring in millionths of a degree about a place in Bali; numbers may have fractions.
Ring ringAt(const std::vector<Point>& millionths) {
  Ring ring;
  for (const Point& p : millionths) {
    ring.push_back({(115'200'000 + p.x) / 1e6, (-8'600'000 + p.y) / 1e6});
  }
  if (!ring.empty()) ring.push_back(ring.front());
  return ring;
}

Ring boxAt(double x, double y, double width, double height) {
  return ringAt({{x, y}, {x, y + height}, {x + width, y + height}, {x + width, y}});
}

struct Reread {
  std::vector<Rings> records;
  Buffer dbf, prj, cpg;
  std::vector<std::string> names;
};

Reread reread(const RepairResult& result) {
  REQUIRE(result.zip);
  Reread back;
  const auto opened = archive::ZipReader::open(*result.zip, archive::kLocationLimits);
  REQUIRE(opened.reader);
  REQUIRE(opened.defects.empty());
  std::uint64_t budget = archive::kLocationLimits.inflatedBytes;
  for (const archive::Member& member : opened.reader->members()) {
    auto extracted = opened.reader->extract(member, budget);
    REQUIRE(extracted.bytes);
    back.names.push_back(member.name);
    const std::string ending = member.name.substr(member.name.size() - 4);
    if (ending == ".dbf") back.dbf = *extracted.bytes;
    if (ending == ".prj") back.prj = *extracted.bytes;
    if (ending == ".cpg") back.cpg = *extracted.bytes;
    if (ending != ".shp" || !back.records.empty()) continue;
    const shapefile::ShpFile shp = shapefile::readShp(*extracted.bytes);
    REQUIRE(shp.defects.empty());
    for (const shapefile::Record& record : shp.geometry.records) {
      Rings& rings = back.records.emplace_back();
      for (std::uint32_t k = 0; k < record.partCount; ++k) {
        const auto part = shp.geometry.part(record.firstPart + k);
        rings.emplace_back(part.begin(), part.end());
      }
    }
  }
  return back;
}

std::int64_t countOf(const RepairResult& result, std::string_view rule) {
  for (const ChangeSum& sum : result.sums) {
    if (sum.rule == rule) return sum.count;
  }
  return 0;
}

bool refuses(const RepairResult& result, std::string_view rule) {
  return std::any_of(result.refused.begin(), result.refused.end(),
                     [&](const Refusal& refusal) { return refusal.rule == rule; });
}

bool finds(const RepairResult& result, std::string_view rule) {
  return std::any_of(result.check.findings.begin(), result.check.findings.end(),
                     [&](const Finding& finding) { return finding.rule == rule; });
}

bool notes(const RepairResult& result, std::string_view words) {
  return std::any_of(result.notes.begin(), result.notes.end(),
                     [&](const Text& note) { return note.en.find(words) != std::string::npos; });
}

bool onGrid(Point p) {
  return std::fabs(p.x - std::round(p.x * 1e6) / 1e6) <= 1e-12 &&
         std::fabs(p.y - std::round(p.y * 1e6) / 1e6) <= 1e-12;
}

/// Nothing is left to do, and the bytes are the same.
void requireSettled(const RepairResult& result, const RepairOptions& options = {}) {
  const RepairResult again = repair(*result.zip, "lagi.zip", options);
  REQUIRE(again.changeCount == 0);
  REQUIRE(again.zip == result.zip);
}

}  // namespace

TEST_CASE("a good file is written as it was, and nothing counts as a change") {
  const RepairResult result = repair(zipOf({{boxAt(0, 0, 500, 500)}}), "lokasi.zip", {});
  CHECK(result.changeCount == 0);
  CHECK(result.refused.empty());
  CHECK(result.check.verdict == Verdict::memenuhi);
  CHECK(result.areaBeforeM2 == result.areaAfterM2);
  CHECK(reread(result).records == std::vector<Rings>{{boxAt(0, 0, 500, 500)}});
  CHECK(result.outName == "lokasi-perbaikan.zip");
  requireSettled(result);
}

TEST_CASE("an open ring is closed by its first position, however wide the gap") {
  for (const double gap : {3.0, 300.0}) {
    Ring ring = ringAt({{0, 0}, {0, 500}, {500, 500}, {500, gap}});
    ring.pop_back();
    ring.push_back(ringAt({{gap, 0}}).front());
    const RepairResult result = repair(zipOf({{ring}}), "buka.zip", {});
    CHECK(countOf(result, "geometry.ring-not-closed") == 1);
    CHECK(result.changeCount == 1);
    Ring closed = ring;
    closed.push_back(ring.front());
    CHECK(reread(result).records == std::vector<Rings>{{closed}});
    CHECK(result.check.verdict == Verdict::memenuhi);
    CHECK(result.notes.front().id.find("celah") != std::string::npos);
    requireSettled(result);
  }
}

TEST_CASE("spikes go, straight ones and those that turn back in steps; the area stays") {
  // Out to (900, 0) by way of (700, 0), back by way of (600, 0); and a plain one at the start.
  const Ring ring = ringAt({{0, 0},
                            {0, -200},
                            {0, 0},
                            {0, 500},
                            {500, 500},
                            {500, 0},
                            {700, 0},
                            {900, 0},
                            {600, 0},
                            {500, 0}});
  const RepairResult result = repair(zipOf({{ring}}), "duri.zip", {});
  CHECK(countOf(result, "geometry.spike") >= 5);
  CHECK_FALSE(finds(result, "geometry.self-intersection"));
  CHECK(result.check.verdict == Verdict::memenuhi);
  const Rings rings = reread(result).records.front();
  REQUIRE(rings.size() == 1);
  CHECK(canonicalRing(rings.front()) == canonicalRing(boxAt(0, 0, 500, 500)));
  requireSettled(result);
}

TEST_CASE("a spike goes where the ring begins at its tip, in one step and in two") {
  for (const bool twoSteps : {false, true}) {
    std::vector<Point> corners{{250, -400}};
    if (twoSteps) corners.push_back({250, -200});
    corners.insert(corners.end(), {{250, 0}, {0, 0}, {0, 500}, {500, 500}, {500, 0}, {250, 0}});
    if (twoSteps) corners.push_back({250, -200});
    const RepairResult result = repair(zipOf({{ringAt(corners)}}), "duri.zip", {});
    CAPTURE(twoSteps);
    CHECK(countOf(result, "geometry.spike") == (twoSteps ? 2 : 1));
    CHECK(result.check.verdict == Verdict::memenuhi);
    const Rings left = reread(result).records.at(0);
    REQUIRE(left.size() == 1);
    for (const Point& p : left[0]) CHECK(p.y >= -8.6);
    requireSettled(result);
  }
}

TEST_CASE("a ring of nothing but a spike stays, and a person is asked") {
  const Ring ring = ringAt({{0, 0}, {0, 500}, {0, 250}});
  const RepairResult result = repair(zipOf({{ring}, {boxAt(600, 0, 500, 500)}}), "duri.zip", {});
  CHECK(reread(result).records.front() == Rings{ring});
  CHECK(result.check.verdict == Verdict::tidakMemenuhi);
  CHECK_FALSE(result.refused.empty());
  requireSettled(result);
}

TEST_CASE("rings that enclose nothing go where their record keeps another") {
  const Ring big = boxAt(0, 0, 500, 500);
  const Ring flat = ringAt({{600, 0}, {600, 100}});
  const Ring tiny = boxAt(700, 0, 0.5, 0.5);
  const RepairResult result = repair(zipOf({{big, flat, tiny}}), "sisa.zip", {});
  CHECK(reread(result).records == std::vector<Rings>{{big}});
  CHECK(countOf(result, "geometry.ring-too-short") == 1);
  CHECK(countOf(result, "geometry.zero-area") == 1);
  CHECK(result.check.verdict == Verdict::memenuhi);
  requireSettled(result);
}

TEST_CASE("a polygon drawn twice is left once, with its own row of the table") {
  const Ring ring = boxAt(0, 0, 500, 500);
  Ring turned = ringAt({{500, 500}, {500, 0}, {0, 0}, {0, 500}});
  const Ring other = boxAt(600, 0, 500, 500);
  const RepairResult result = repair(zipOf({{ring}, {turned}, {other}}), "kembar.zip", {});
  CHECK(countOf(result, "topology.duplicate") == 1);
  const Reread back = reread(result);
  CHECK(back.records == std::vector<Rings>{{ring}, {other}});
  CHECK(back.dbf == test::dbfOf({{"NIB", 'C', 8, {"nib 1", "nib 3"}}}));
  requireSettled(result);
}

TEST_CASE("of two equal polygons, what only the dropped row said is named") {
  const std::vector<Rings> twins{{boxAt(0, 0, 500, 500)}, {boxAt(0, 0, 500, 500)}};
  const RepairResult differing = repair(zipOf(twins, {{"Budi", "Ani"}}), "ganda.zip", {});
  CHECK(countOf(differing, "topology.duplicate") == 1);
  CHECK(notes(differing, "differ from those that were kept: 2 \xE2\x89\xA0 1."));
  const RepairResult equal = repair(zipOf(twins, {{"Budi", "Budi"}}), "ganda.zip", {});
  CHECK(countOf(equal, "topology.duplicate") == 1);
  CHECK_FALSE(notes(equal, "differ"));
}

TEST_CASE("a table of another length is paired by its order, and that is said") {
  const std::vector<Rings> two{{boxAt(0, 0, 500, 500)}, {boxAt(600, 0, 500, 500)}};
  const RepairResult result = repair(zipOf(two, {{"a", "b", "c"}}), "baris.zip", {});
  CHECK(countOf(result, "structure.dbf-count") == 1);
  CHECK(notes(result, "3 rows for 2 records; rows were paired in their order"));
  CHECK_FALSE(notes(repair(zipOf(two), "baris.zip", {}), "paired"));
}

TEST_CASE("a .prj in WKT2 is written as WKT1, and no number changes") {
  const Ring box = boxAt(0, 0, 500, 500);
  const RepairResult result = repair(zipOf({{box}}, {{}, test::kWgs84Wkt2}), "wkt2.zip", {});
  CHECK(countOf(result, "crs.wkt2") == 1);
  CHECK(result.changeCount == 1);
  CHECK(result.maxMovedM == 0);
  const Reread back = reread(result);
  CHECK(back.prj == prj());
  CHECK(back.records == std::vector<Rings>{{box}});
  CHECK_FALSE(finds(result, "crs.wkt2"));
}

TEST_CASE("a reading that was chosen says how far it carries the location") {
  Ring north = boxAt(0, 0, 500, 500);
  for (Point& p : north) p.y = -p.y;
  RepairOptions options;
  options.candidate = "mirrored";
  const RepairResult result = repair(zipOf({{north}}), "utara.zip", options);
  CHECK(result.check.verdict == Verdict::memenuhi);
  // 2 x 8.6 degrees of latitude, of 110.6 km each.
  CHECK(result.maxMovedM == Approx(2 * 8.6 * 110.6e3).epsilon(0.001));
  CHECK(notes(result, "As you chose, the numbers were read as"));
  CHECK_FALSE(notes(result, "the same"));
}

TEST_CASE("a line that goes around twice goes around once; a ring drawn as a hole is not turned") {
  Ring twice = boxAt(0, 0, 500, 500);
  twice.insert(twice.end(), twice.begin() + 1, twice.begin() + 5);
  const RepairResult once = repair(zipOf({{twice}}), "dua.zip", {});
  CHECK(reread(once).records == std::vector<Rings>{{boxAt(0, 0, 500, 500)}});
  CHECK(once.check.verdict == Verdict::memenuhi);
  requireSettled(once);

  Ring stray = boxAt(900, 0, 300, 300);
  std::reverse(stray.begin(), stray.end());
  const std::vector<Rings> records{{boxAt(0, 0, 500, 500), stray}};
  const RepairResult left = repair(zipOf(records), "lepas.zip", {});
  CHECK(reread(left).records == records);
  CHECK(refuses(left, "geometry.stray-hole"));
}

TEST_CASE("directions follow nesting, not what was drawn") {
  Ring outer = boxAt(0, 0, 900, 900);
  std::reverse(outer.begin(), outer.end());
  const Ring hole = boxAt(300, 300, 300, 300);
  const RepairResult result = repair(zipOf({{outer, hole}, {hole}}), "arah.zip", {});
  CHECK(countOf(result, "geometry.ring-orientation") == 2);
  CHECK_FALSE(finds(result, "geometry.ring-orientation"));
  CHECK(result.check.verdict == Verdict::memenuhi);
  requireSettled(result);
}

TEST_CASE("the table survives byte for byte, its code page too") {
  const std::vector<Rings> records{{boxAt(0.25, 0, 500, 500)}};
  Buffer dbf = test::dbfOf({{"NAMA", 'C', 12, {"Pura B\xe9sakih"}}, {"LUAS", 'N', 5, {"  1.0"}}});
  dbf[29] = 0x57;
  dbf.push_back(0);  // some writers leave bytes behind the end
  archive::ZipWriter writer;
  writer.add("a/Petak.SHP", test::shpOf(records));
  writer.add("a/petak.shx", test::shxOf(records));
  writer.add("a/petak.DBF", dbf);
  writer.add("a/petak.prj", prj());
  writer.add("a/petak.cpg", test::bytesOf("1252"));
  writer.add("a/petak.sbn", test::bytesOf("stale"));
  const RepairResult result = repair(writer.finish(), "petak.zip", {});
  const Reread back = reread(result);
  CHECK(back.dbf == dbf);
  CHECK(back.cpg == test::bytesOf("1252"));
  CHECK(back.prj == prj());
  CHECK(back.names ==
        std::vector<std::string>{"Petak.shp", "Petak.shx", "Petak.dbf", "Petak.prj", "Petak.cpg"});
  CHECK(countOf(result, "coordinate.too-many-decimals") == 4);
  CHECK(result.check.verdict == Verdict::memenuhi);
  requireSettled(result);
}

TEST_CASE("a number halfway between two decimals goes to the even one") {
  const RepairResult result =
      repair(zipOf({{ringAt({{0.5, 1.5}, {0, 500}, {500, 500}, {500.5, 0}})}}), "tengah.zip", {});
  const Ring ring = reread(result).records.front().front();
  CHECK(ring[0] == Point{115.200000, -8.599998});
  CHECK(ring[3] == Point{115.200500, -8.6});
}

TEST_CASE("a corner that rounding would carry through the opposite side gives way") {
  // The tip of the notch at (250.4, 100.45) lies just above the edge along y = 100.4. Rounded to
  // the nearest, both come down to y = 100, the tip onto the edge.
  const Ring ring = ringAt(
      {{0, 100.4}, {0, 600}, {200, 600}, {250.4, 100.45}, {300, 600}, {500, 600}, {500, 100.4}});
  const RepairResult result = repair(zipOf({{ring}}), "lipat.zip", {});
  CHECK(result.check.verdict == Verdict::memenuhi);
  CHECK(result.maxMovedM > 0.05);
  CHECK(result.maxMovedM < 0.16);
  const Reread back = reread(result);
  for (const Point& p : back.records.front().front()) CHECK(onGrid(p));
  requireSettled(result);
}

TEST_CASE("corners in one cell of the grid do not fall together while there is room beside") {
  const Ring ring =
      ringAt({{0, 0}, {0, 500}, {250.1, 500.2}, {250.3, 500.1}, {500, 500}, {500, 0}});
  const RepairResult result = repair(zipOf({{ring}}), "rapat.zip", {});
  const Ring rounded = reread(result).records.front().front();
  CHECK(rounded.size() == ring.size());
  CHECK(result.check.verdict == Verdict::memenuhi);
  CHECK(countOf(result, "geometry.repeated-vertex") == 0);
  requireSettled(result);
}

TEST_CASE("what neighbours share they share after rounding") {
  // Two plots along an oblique line with three common corners.
  const std::vector<Point> line{{100.37, 0.11}, {160.52, 250.49}, {140.51, 500.5}};
  const Ring left = ringAt({{0, 0}, {0, 500}, line[2], line[1], line[0]});
  const Ring right = ringAt({line[0], line[1], line[2], {500, 500}, {500, 0}});
  const RepairResult result = repair(zipOf({{left}, {right}}), "tetangga.zip", {});
  const auto records = reread(result).records;
  CHECK(result.check.verdict == Verdict::memenuhi);
  for (const std::size_t i : {0U, 1U, 2U}) {
    CHECK(records[0][0][4 - i] == records[1][0][i]);
  }
  requireSettled(result);
}

TEST_CASE("a corner that lies on a neighbour's edge stays on it when the edge's ends move") {
  // Three plots; the third one's corner lies in the middle of the oblique edge of the first.
  const Point a{100.37, 0.11};
  const Point b{180.53, 900.47};
  const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
  const Ring left = ringAt({{0, 0}, {0, 900}, b, a});
  const Ring lower = ringAt({a, middle, {700, 450}, {700, 0}});
  const Ring upper = ringAt({middle, b, {700, 900}, {700, 450}});
  const RepairResult result = repair(zipOf({{left}, {lower}, {upper}}), "t.zip", {});
  CHECK(countOf(result, "topology.hairline-gap") == 1);
  CHECK(result.check.verdict == Verdict::memenuhi);
  const auto records = reread(result).records;
  CHECK(records[0][0].size() == left.size() + 1);
  CHECK(records[0][0][3] == records[1][0][1]);
  CHECK(*result.areaAfterM2 == Approx(*result.areaBeforeM2).epsilon(1e-3));
  requireSettled(result);
}

TEST_CASE("holes are filled only where the applicant asks for it") {
  const Ring outer = boxAt(0, 0, 900, 900);
  Ring hole = boxAt(300, 300, 300, 300);
  std::reverse(hole.begin(), hole.end());
  const Buffer zip = zipOf({{outer, hole}});
  const RepairResult asked = repair(zip, "lubang.zip", {});
  CHECK(asked.changeCount == 0);
  CHECK(refuses(asked, "geometry.hole"));
  RepairOptions options;
  options.fillHoles = true;
  const RepairResult filled = repair(zip, "lubang.zip", options);
  CHECK(filled.check.verdict == Verdict::memenuhi);
  CHECK(reread(filled).records == std::vector<Rings>{{outer}});
  CHECK(*filled.areaAfterM2 == Approx(*filled.areaBeforeM2 * 81 / 72).epsilon(1e-9));
  requireSettled(filled, options);
}

TEST_CASE("an island in a hole goes with it where it is the same polygon, else the hole stays") {
  const Ring outer = boxAt(0, 0, 900, 900);
  Ring hole = boxAt(300, 300, 300, 300);
  std::reverse(hole.begin(), hole.end());
  const Ring island = boxAt(400, 400, 100, 100);
  RepairOptions options;
  options.fillHoles = true;
  const RepairResult same = repair(zipOf({{outer, hole, island}}), "pulau.zip", options);
  CHECK(reread(same).records == std::vector<Rings>{{outer}});
  CHECK(same.check.verdict == Verdict::memenuhi);
  const RepairResult other = repair(zipOf({{outer, hole}, {island}}), "pulau.zip", options);
  CHECK(reread(other).records == std::vector<Rings>{{outer, hole}, {island}});
  CHECK(refuses(other, "geometry.hole"));
  options.dissolve = true;
  const RepairResult one = repair(zipOf({{outer, hole}, {island}}), "pulau.zip", options);
  CHECK(one.check.verdict == Verdict::memenuhi);
  CHECK(reread(one).records.size() == 1);
}

TEST_CASE("dissolving unites overlapping polygons into one record with the first one's row") {
  RepairOptions options;
  options.dissolve = true;
  const RepairResult result =
      repair(zipOf({{boxAt(0, 0, 500, 500)}, {boxAt(250, 250, 500, 500)}}), "tampal.zip", options);
  const Reread back = reread(result);
  REQUIRE(back.records.size() == 1);
  REQUIRE(back.records.front().size() == 1);
  CHECK(back.records.front().front().size() == 9);
  CHECK(back.dbf == test::dbfOf({{"NIB", 'C', 8, {"nib 1"}}}));
  CHECK(result.check.verdict == Verdict::memenuhi);
  CHECK(*result.areaAfterM2 == Approx(*result.areaBeforeM2).epsilon(1e-9));
  requireSettled(result, options);
}

TEST_CASE("polygons that cross themselves are not united: what is inside would be a guess") {
  RepairOptions options;
  options.dissolve = true;
  const Ring bow = ringAt({{0, 0}, {500, 500}, {500, 0}, {0, 500}});
  const RepairResult result =
      repair(zipOf({{bow}, {boxAt(400, 0, 500, 500)}}), "pita.zip", options);
  CHECK(reread(result).records.size() == 2);
  CHECK(refuses(result, "geometry.self-intersection"));
}

TEST_CASE("a polygon that cannot be read is never left out in silence") {
  std::vector<Rings> records{{boxAt(0, 0, 500, 500)}, {boxAt(600, 0, 500, 500)}};
  Buffer shp = test::shpOf(records);
  shp.resize(shp.size() - 40);  // the second one is cut off
  archive::ZipWriter writer;
  writer.add("lokasi.shp", shp);
  writer.add("lokasi.shx", test::shxOf(records));
  writer.add("lokasi.dbf", test::dbfOfRows(2));
  writer.add("lokasi.prj", prj());
  const RepairResult result = repair(writer.finish(), "potong.zip", {});
  CHECK_FALSE(result.zip);
  CHECK(result.changeCount == 0);
  CHECK(refuses(result, "structure.shp-record"));
  CHECK(result.check.verdict == Verdict::tidakMemenuhi);
}

TEST_CASE(
    "a .shp that ends after a whole record is mended only where nothing says that more followed") {
  const std::vector<Rings> all{{boxAt(0, 0, 500, 500)}, {boxAt(600, 0, 500, 500)}};
  const std::vector<Rings> first{all.front()};
  Buffer shp = test::shpOf(all);
  shp.resize(test::shpOf(first).size());
  for (const bool others : {true, false}) {
    archive::ZipWriter writer;
    writer.add("lokasi.shp", shp);
    writer.add("lokasi.shx", test::shxOf(others ? all : first));
    writer.add("lokasi.dbf", test::dbfOfRows(others ? 2 : 1));
    writer.add("lokasi.prj", prj());
    const RepairResult result = repair(writer.finish(), "potong.zip", {});
    CHECK(result.zip.has_value() == !others);
    CHECK(refuses(result, "structure.shp-length") == others);
  }
}

TEST_CASE("random rings of fifteen digits, half of them needles, come out whole") {
  std::mt19937 random(20261121);
  std::uniform_real_distribution<double> unit(0, 1);
  int refused = 0;
  int rounded = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const bool needle = trial % 2 == 1;
    const int corners = 3 + static_cast<int>(unit(random) * 40);
    const double length = 20 + unit(random) * 2000;  // millionths of a degree
    const double width = needle ? 0.3 + unit(random) * 3 : length;
    const double tilt = unit(random) * 6.28318;
    Ring ring;
    for (int i = 0; i < corners; ++i) {
      const double angle = 6.283185307179586 * (i + unit(random) * 0.9) / corners;
      const double radius = 0.4 + 0.6 * unit(random);
      const double x = radius * length * std::cos(angle);
      const double y = radius * width * std::sin(angle);
      ring.push_back({kWest + (x * std::cos(tilt) - y * std::sin(tilt)) / 1e6,
                      kSouth + (x * std::sin(tilt) + y * std::cos(tilt)) / 1e6});
    }
    ring.push_back(ring.front());
    const Buffer zip = zipOf({{ring}});
    const CheckResult before = check(zip, "acak.zip", {});
    const RepairResult result = repair(zip, "acak.zip", {});
    INFO("trial " << trial);
    for (const Finding& finding : result.check.findings) {
      // A needle one cell wide may well be called thin; it must not become wrong.
      if (rules::severityOf(finding) != Severity::galat) continue;
      if (finding.rule == "coordinate.too-many-decimals") continue;
      // Rounding may move what is thin anyhow from one wording of thinness to another.
      if (rules::severityOf(finding) != Severity::galat) continue;
      const bool known =
          std::any_of(before.findings.begin(), before.findings.end(),
                      [&](const Finding& other) { return other.rule == finding.rule; });
      CAPTURE(finding.rule);
      CHECK(known);
    }
    CHECK(result.maxMovedM < 0.2);
    bool left = false;
    const Reread back = reread(result);
    for (const Point& p : back.records.front().front()) left = left || !onGrid(p);
    CHECK(left == refuses(result, "coordinate.too-many-decimals"));
    (left ? refused : rounded) += 1;
    requireSettled(result);
  }
  CAPTURE(refused, rounded);
  CHECK(rounded > 350);
}

TEST_CASE("every finding that may be left has words for why") {
  for (const QualityRule& row : qualityRules()) {
    if (row.stage == Stage::person) continue;  // what only a person can see is never a finding
    Finding finding;
    finding.rule = row.rule;
    finding.at({});
    if (rules::severityOf(finding) != Severity::galat) continue;
    CAPTURE(row.rule);
    REQUIRE(rules::hasRefusalReason(row.rule));
    CHECK(rules::refusalReason(row.rule).id.size() > 20);
    CHECK(rules::refusalReason(row.rule, "no such variant").en.size() > 20);
  }
  CHECK_FALSE(rules::hasRefusalReason("no.such-rule"));
}
