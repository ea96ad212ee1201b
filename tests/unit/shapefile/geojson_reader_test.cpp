#include "shapefile/geojson_reader.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

using namespace kkpr;
using namespace kkpr::shapefile;

namespace {

std::vector<DefectKind> kindsOf(const FeatureReading& reading) {
  std::vector<DefectKind> kinds;
  for (const Defect& defect : reading.defects) kinds.push_back(defect.kind);
  return kinds;
}
using Kinds = std::vector<DefectKind>;

const std::string kRing = "[[106.8,-6.2],[106.8,-6.1],[106.9,-6.1],[106.8,-6.2]]";
const std::string kPolygon = R"({"type":"Polygon","coordinates":[)" + kRing + "]}";

std::string feature(const std::string& geometry, const std::string& properties = "null") {
  return R"({"type":"Feature","geometry":)" + geometry + R"(,"properties":)" + properties + "}";
}
std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

/// The very bits: an ordinate that is no number equals itself, too.
bool samePoints(const std::vector<Point>& a, const std::vector<Point>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Point)) == 0);
}

/// Both ways in must agree: the text, and the document parsed already.
FeatureReading read(const std::string& text, const ReadLimits& limits = {}) {
  FeatureReading fromText = readGeoJson(std::string_view(text), limits);
  const auto document = nlohmann::json::parse(text, nullptr, false);
  if (!document.is_discarded()) {
    const FeatureReading fromJson = readGeoJson(document, limits);
    CHECK(fromJson.readable == fromText.readable);
    CHECK(samePoints(fromJson.table.geometry.points, fromText.table.geometry.points));
    CHECK(fromJson.table.geometry.partStarts == fromText.table.geometry.partStarts);
    CHECK(fromJson.table.fields.size() == fromText.table.fields.size());
    CHECK(kindsOf(fromJson) == kindsOf(fromText));
  }
  return fromText;
}

}  // namespace

TEST_CASE("a collection becomes records and columns, in any order of the keys") {
  const std::string first = R"({"properties":{"KODSZN":"R-2","LUASHA":1.250,"KDB":60,"LSD":true},
      "geometry":{"coordinates":[)" +
                            kRing + R"(],"type":"Polygon"},"type":"Feature"})";
  const std::string second = feature(
      R"({"type":"MultiPolygon","coordinates":[[)" + kRing + "," + kRing + "],[" + kRing + "]]}",
      R"({"KODSZN":" SPU-1 ","note":{"deep":[1,2]},"none":null})");
  const FeatureReading reading = read(collection(first + "," + second));
  REQUIRE(reading.readable);
  CHECK(reading.defects.empty());
  const FeatureTable& table = reading.table;
  CHECK(table.geometry.kind == GeometryKind::polygon);
  REQUIRE(table.geometry.records.size() == 2);
  CHECK(table.geometry.records[0].partCount == 1);
  CHECK(table.geometry.records[1].partCount == 3);
  CHECK(table.geometry.points.size() == 16);
  CHECK(table.geometry.points[1] == Point{106.8, -6.1});
  CHECK(table.field("kodszn")->values == std::vector<std::string>{"R-2", "SPU-1"});
  CHECK(table.field("KDB")->values == std::vector<std::string>{"60", ""});
  CHECK(table.field("LSD")->values[0] == "true");
  CHECK(table.field("LUASHA")->values[0].substr(0, 4) == "1.25");
  CHECK(table.field("note") == nullptr);
  CHECK(table.field("none") == nullptr);
}

TEST_CASE("a single feature and a bare geometry are one record") {
  CHECK(read(feature(kPolygon, R"({"a":"b"})")).table.field("a")->values.size() == 1);
  CHECK(read(kPolygon).table.geometry.records.size() == 1);
  CHECK(read(R"({"geometry":)" + kPolygon + R"(,"type":"Feature"})").table.geometry.points.size() ==
        4);
}

TEST_CASE("points, lines and altitudes are taken as they are") {
  const FeatureReading point = read(R"({"type":"Point","coordinates":[106.8,-6.2,12.5]})");
  CHECK(point.table.geometry.kind == GeometryKind::point);
  CHECK(point.table.geometry.points == std::vector<Point>{{106.8, -6.2}});
  CHECK(point.table.geometry.hasZ);
  const FeatureReading lines =
      read(R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]})");
  CHECK(lines.table.geometry.kind == GeometryKind::polyline);
  CHECK(lines.table.geometry.partCount() == 2);
}

TEST_CASE("a feature without geometry is a record without parts") {
  const FeatureReading reading = read(collection(feature("null") + "," + feature(kPolygon)));
  CHECK(kindsOf(reading) == Kinds{DefectKind::nullShape});
  CHECK(reading.table.geometry.records[0].partCount == 0);
  CHECK(reading.table.geometry.records[1].partCount == 1);
  CHECK(kindsOf(read(R"({"type":"Polygon","coordinates":[]})")) == Kinds{DefectKind::nullShape});
}

TEST_CASE("coordinates of the wrong shape are named, and never read as another") {
  for (const char* coordinates :
       {"[[1,2],[3,4]]", "[[[[1,2],[3,4]]]]", "[[[1,2],3]]", "[[[1],[2]]]", "[[]]", "[[[1,2],[]]]",
        "[[[1,[2]]]]", "[[[1,2]],[1,2]]", R"([[{"x":1}]])", "[null]"}) {
    CAPTURE(coordinates);
    const FeatureReading reading =
        read(std::string(R"({"type":"Polygon","coordinates":)") + coordinates + "}");
    CHECK(kindsOf(reading) == Kinds{DefectKind::jsonCoordinates});
    CHECK(reading.table.geometry.points.empty());
  }
}

TEST_CASE("an ordinate that is no number leaves its ring, without a position there") {
  for (const char* bad : {"[null,-6.2]", R"(["106.8",-6.2])", "[106.8,true]", "[null,null]"}) {
    CAPTURE(bad);
    const FeatureReading reading = read(R"({"type":"Polygon","coordinates":[[[106.8,-6.2],)" +
                                        std::string(bad) + ",[106.9,-6.1],[106.8,-6.2]]]}");
    CHECK(reading.defects.empty());
    REQUIRE(reading.table.geometry.partCount() == 1);
    const auto ring = reading.table.geometry.part(0);
    REQUIRE(ring.size() == 4);
    CHECK((std::isnan(ring[1].x) || std::isnan(ring[1].y)));
    CHECK(ring[2] == Point{106.9, -6.1});
  }
  // An altitude is ignored, whatever it is.
  CHECK(read(R"({"type":"Point","coordinates":[106.8,-6.2,null]})").table.geometry.points ==
        std::vector<Point>{{106.8, -6.2}});
}

TEST_CASE("kinds of geometry do not mix, collections of geometries are not read") {
  const std::string point = feature(R"({"type":"Point","coordinates":[1,2]})");
  const FeatureReading mixed = read(collection(feature(kPolygon) + "," + point));
  CHECK(kindsOf(mixed) == Kinds{DefectKind::recordType});
  CHECK(mixed.defects[0].record == 2);
  CHECK(mixed.defects[0].type == "Point");
  // Polygons come first, wherever they stand.
  const FeatureReading later = read(collection(point + "," + feature(kPolygon) + "," + point));
  CHECK(later.table.geometry.kind == GeometryKind::polygon);
  CHECK(kindsOf(later) == Kinds{DefectKind::recordType, DefectKind::recordType});
  REQUIRE(later.table.geometry.records.size() == 3);
  CHECK(later.table.geometry.records[0].partCount == 0);
  CHECK(later.table.geometry.records[1].partCount == 1);
  CHECK(later.table.geometry.points.size() == 4);
  CHECK(describe(later.defects[0]).en == "Record 1 is of type Point, unlike the others.");
  const FeatureReading group =
      read(feature(R"({"type":"GeometryCollection","geometries":[)" + kPolygon + "]}"));
  CHECK(kindsOf(group) == Kinds{DefectKind::unsupportedType});
  CHECK(group.defects[0].type == "GeometryCollection");
  CHECK(kindsOf(read(feature(R"({"type":"Polygon","coordinates":"106.8,-6.2"})"))) ==
        Kinds{DefectKind::jsonCoordinates});
}

TEST_CASE("what is no GeoJSON is said to be none") {
  for (const char* text :
       {"", "{", "[1,2", R"({"type":"FeatureCollection","features":[})", "nul"}) {
    CAPTURE(text);
    const FeatureReading reading = readGeoJson(std::string_view(text));
    CHECK_FALSE(reading.readable);
    CHECK(kindsOf(reading) == Kinds{DefectKind::jsonSyntax});
  }
  for (const char* text : {"{}", "[]", "12", "null", R"({"type":"Topology","objects":{}})"}) {
    CAPTURE(text);
    const FeatureReading reading = read(text);
    CHECK_FALSE(reading.readable);
    CHECK(kindsOf(reading) == Kinds{DefectKind::jsonNoFeatures});
  }
  CHECK(read(collection("")).readable);
}

TEST_CASE("a text nested 200 000 deep is survived") {
  const std::size_t depth = 200'000;
  const std::string deep = std::string(depth, '[') + std::string(depth, ']');
  CHECK_FALSE(readGeoJson(std::string_view(deep)).readable);
  const std::string within = R"({"type":"Polygon","coordinates":)" + deep + "}";
  CHECK(readGeoJson(std::string_view(within)).table.geometry.points.empty());
  const std::string property = feature(kPolygon, R"({"a":)" + deep + R"(,"b":1})");
  const FeatureReading reading = readGeoJson(std::string_view(property));
  CHECK(reading.readable);
  CHECK(reading.table.field("b")->values[0] == "1");
}

TEST_CASE("reading stops at the limits of records and vertices") {
  const std::string two = collection(feature(kPolygon) + "," + feature(kPolygon));
  CHECK(read(two, {2, 8}).defects.empty());
  CHECK(kindsOf(read(two, {1, 8})) == Kinds{DefectKind::tooManyRecords});
  CHECK(kindsOf(read(two, {2, 7})) == Kinds{DefectKind::tooManyVertices});
}

TEST_CASE("ever new property names do not take all memory") {
  std::string properties = "{";
  for (int i = 0; i < 600; ++i) {
    properties += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  }
  const FeatureReading reading = read(feature(kPolygon, properties + "}"));
  CHECK(reading.readable);
  CHECK(reading.table.fields.size() == 512);
  CHECK(kindsOf(reading) == Kinds{DefectKind::tooManyValues});
}

TEST_CASE("every truncation of a collection is named") {
  const std::string whole = collection(feature(kPolygon, R"({"KODSZN":"R-2"})"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const FeatureReading reading = readGeoJson(std::string_view(whole).substr(0, size));
    if (reading.readable || reading.defects.empty()) FAIL("silent at " << size);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char other : {'[', ']', '{', '}', ',', '1', '"', '\xFF'}) {
      std::string changed = whole;
      changed[at] = other;
      const FeatureReading reading = readGeoJson(std::string_view(changed));
      const Geometry& geometry = reading.table.geometry;
      if (geometry.partStarts.back() != geometry.points.size()) FAIL("parts at " << at);
    }
  }
}

TEST_CASE("the system that an older GeoJSON names is told, wherever it stands") {
  const std::string features =
      R"("features":[{"type":"Feature","properties":{"name":"A","crs":"B"},"geometry":{"type":"Point","coordinates":[1,2]}}])";
  const std::string crs = R"("crs":{"type":"name","properties":{"name":"EPSG:32748"}})";
  for (const std::string& text :
       {"{" + crs + "," + features + "}", "{" + features + "," + crs + "}"}) {
    const auto reading = read(text);
    CHECK(reading.readable);
    CHECK(reading.crsName == "EPSG:32748");
    CHECK(reading.table.geometry.records.size() == 1);
    CHECK(reading.table.field("name")->values[0] == "A");
  }
  CHECK(read(R"({"crs":{"type":"EPSG","properties":{"code":4326}},)" + features + "}").crsName ==
        "EPSG:4326");
  CHECK(read(R"({"crs":null,)" + features + "}").crsName.empty());
  CHECK(read(R"({"crs":[["name"]],)" + features + "}").crsName.empty());
}
