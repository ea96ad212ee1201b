// One feature that cannot be used does not cost the others, and does not vanish unnoticed.
#include "plan/foreign_features.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "archive/zip_writer.h"
#include "plan/land_shape.h"
#include "plan/plan_reader.h"
#include "rules/finding_catalogue.h"
#include "unit/shapefile/shapefile_bytes.h"

using namespace kkpr::plan;
using kkpr::Files;
using kkpr::Finding;

namespace {

std::string ring(double x) {
  const std::string w = std::to_string(x);
  const std::string e = std::to_string(x + 0.01);
  return "[" + w + ",-6.2],[" + e + ",-6.2],[" + e + ",-6.19],[" + w + ",-6.19],[" + w + ",-6.2]";
}

std::string withGeometry(const std::string& geometry) {
  return R"({"type":"Feature","properties":{"KODSZN":"R-3"},"geometry":)" + geometry + "}";
}

const std::string kGood =
    withGeometry(R"({"type":"Polygon","coordinates":[[)" + ring(106.8) + "]]}");

std::string collection(const std::vector<std::string>& features) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  for (const std::string& one : features) out += (out.back() == '[' ? "" : ",") + one;
  return out + "]}";
}

LoadedPlan planOf(const std::vector<std::string>& features) {
  return readPlan(R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":)" +
                      collection(features) + R"(,"activities":{"csr":{"R-3":"I"}}})",
                  {});
}

LoadedLayer layerOf(const std::vector<std::string>& features) {
  return readLayer(
      R"({"schema":"kkpr/layer@1","id":"l","kind":"lsd","features":)" + collection(features) + "}",
      {});
}

const Finding* found(const kkpr::Findings& findings, std::string_view rule) {
  for (const Finding& finding : findings.all()) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

std::string englishOf(const Finding& finding) { return kkpr::rules::worded(finding).message.en; }

}  // namespace

TEST_CASE("a point or a line among polygons is set aside alone, and covers nothing") {
  for (const char* type : {"Point", "LineString", "MultiPoint", "MultiLineString"}) {
    const std::string name = type;
    const std::string at = name == "Point" ? "[106.8,-6.2]"
                           : name == "MultiPoint" || name == "LineString"
                               ? "[[106.8,-6.2],[107,-6]]"
                               : "[[[106.8,-6.2],[107,-6]]]";
    const std::string foreign =
        withGeometry(R"({"type":")" + name + R"(","coordinates":)" + at + "}");
    for (const bool first : {true, false}) {
      CAPTURE(type, first);
      const LoadedPlan loaded =
          planOf(first ? std::vector{foreign, kGood} : std::vector{kGood, foreign});
      CHECK_FALSE(loaded.plan.unusable);
      REQUIRE(loaded.plan.zones.zones().size() == 1);
      CHECK(loaded.plan.zones.zones()[0].record == (first ? 2 : 1));
      CHECK(loaded.plan.lostZones == 0);
      const Finding* finding = found(loaded.findings, "plan.feature-set-aside");
      REQUIRE(finding != nullptr);
      CHECK(finding->variant == "no-area");
      CHECK(finding->count == 1);
      CHECK(finding->where[0].record == (first ? 1 : 2));
      CHECK(englishOf(*finding).find("of type " + name) != std::string::npos);
    }
  }
}

TEST_CASE("a feature that may cover land and cannot be used is lost, and told by its kind") {
  const struct {
    std::string geometry;
    const char* kind;
  } cases[] = {
      {"null", "without a geometry"},
      {R"({"type":"Polygon","coordinates":[]})", "without a geometry"},
      {R"({"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[[)" +
           ring(106.9) + "]]}]}",
       "of type GeometryCollection"},
      {R"({"type":"Poligon","coordinates":[[)" + ring(106.9) + "]]}", "of type Poligon"},
      {R"({"type":"Polygon","coordinates":[)" + ring(106.9) + "]}", "cannot be read"},
      {R"({"type":"Polygon","coordinates":[[[-6.2,106.8],[-6.2,106.9],[-6.1,106.9],[-6.2,106.8]]]})",
       "latitude and longitude are swapped"},
      {R"({"type":"Polygon","coordinates":[[[699163,9314348],[699263,9314348],[699263,9314448],[699163,9314348]]]})",
       "not degrees"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.geometry);
    for (const bool first : {true, false}) {
      const std::string odd = withGeometry(one.geometry);
      const auto features = first ? std::vector{odd, kGood} : std::vector{kGood, odd};
      const LoadedPlan loaded = planOf(features);
      CHECK_FALSE(loaded.plan.unusable);
      CHECK(loaded.plan.zones.zones().size() == 1);
      CHECK(loaded.plan.lostZones == 1);
      const Finding* finding = found(loaded.findings, "plan.feature-set-aside");
      REQUIRE(finding != nullptr);
      CHECK(finding->variant.empty());
      CHECK(finding->where[0].record == (first ? 1 : 2));
      CHECK(englishOf(*finding).find(one.kind) != std::string::npos);
      CHECK(layerOf(features).layer.lost == 1);
      CHECK(layerOf(features).layer.features.size() == 1);
    }
  }
}

TEST_CASE("where a feature lies that would not count decides nothing") {
  const auto forest = [](const std::string& function, const std::string& geometry) {
    return R"({"type":"Feature","properties":{"FUNGSIKWS":")" + function + R"("},"geometry":)" +
           geometry + "}";
  };
  const auto lost = [&](const std::string& function, const std::string& geometry) {
    const std::string good =
        forest("HL", R"({"type":"Polygon","coordinates":[[)" + ring(106.8) + "]]}");
    const auto layer =
        readLayer(R"({"schema":"kkpr/layer@1","id":"l","kind":"kawasan-hutan","features":)" +
                      collection({good, forest(function, geometry)}) + "}",
                  {})
            .layer;
    return std::pair(layer.lost, layer.setAside.size());
  };
  const std::string about =
      R"({"type":"Polygon","coordinates":[[[106.9,-6.2],[106.91,-6.2],[null,-6.19],[106.91,-6.19],[106.9,-6.19],[106.9,-6.2]]]})";
  CHECK(lost("APL", "null") == std::pair<std::int64_t, std::size_t>(0, 0));
  CHECK(lost("APL", about) == std::pair<std::int64_t, std::size_t>(0, 0));
  CHECK(lost("HP", "null") == std::pair<std::int64_t, std::size_t>(1, 0));
  CHECK(lost("HP", about) == std::pair<std::int64_t, std::size_t>(0, 1));
  CHECK(lost("", "null") == std::pair<std::int64_t, std::size_t>(1, 0));
}

TEST_CASE("a ring with an ordinate that is no number is set aside about where it lies") {
  const std::string hole = withGeometry(
      R"({"type":"Polygon","coordinates":[[[106.9,-6.2],[106.91,-6.2],[null,-6.19],[106.91,-6.19],[106.9,-6.19],[106.9,-6.2]]]})");
  const LoadedPlan loaded = planOf({kGood, hole});
  CHECK_FALSE(loaded.plan.unusable);
  CHECK(loaded.findings.has("plan.ring-set-aside"));
  REQUIRE(loaded.plan.defects.size() == 1);
  CHECK(boxOf(loaded.plan.defects[0].where).minX == 106.9);
  CHECK(loaded.plan.lostZones == 0);
  CHECK(layerOf({kGood, hole}).layer.setAside.size() == 1);
  // With no position left, nobody knows where.
  const std::string nowhere = withGeometry(
      R"({"type":"Polygon","coordinates":[[[null,null],["a","b"],[null,1],[null,null]]]})");
  CHECK(planOf({kGood, nowhere}).plan.lostZones == 1);
}

TEST_CASE("where nothing can be used the cause is told, and the plan is not") {
  const auto swapped = planOf({withGeometry(
      R"({"type":"Polygon","coordinates":[[[-6.2,106.8],[-6.2,106.81],[-6.19,106.81],[-6.2,106.8]]]})")});
  CHECK(swapped.plan.unusable);
  const Finding* axes = found(swapped.findings, "plan.swapped-axes");
  REQUIRE(axes != nullptr);
  CHECK(englishOf(*axes).find("swapped") != std::string::npos);
  CHECK_FALSE(swapped.findings.has("plan.other-crs"));

  const auto empty = planOf({});
  CHECK(empty.plan.unusable);
  CHECK_FALSE(empty.findings.has("plan.no-zone-field"));
  const Finding* nothing = found(empty.findings, "plan.unreadable-geometry");
  REQUIRE(nothing != nullptr);
  CHECK(englishOf(*nothing).find("there is no feature in it") != std::string::npos);

  const auto points = planOf({withGeometry(R"({"type":"Point","coordinates":[106.8,-6.2]})")});
  CHECK(points.plan.unusable);
  CHECK(found(points.findings, "plan.unreadable-geometry") != nullptr);
  const auto none = planOf({withGeometry("null")});
  CHECK(none.plan.unusable);
  CHECK(none.findings.has("plan.feature-set-aside"));
}

TEST_CASE("there may be no forest anywhere, but that is told") {
  const LoadedLayer empty = layerOf({});
  CHECK_FALSE(empty.layer.unusable);
  CHECK(empty.layer.features.empty());
  CHECK(empty.findings.has("plan.empty-layer"));
  CHECK_FALSE(layerOf({kGood}).findings.has("plan.empty-layer"));
}

TEST_CASE("records of a shapefile that are null are set aside, those cut off are not") {
  namespace bytes = kkpr::test;
  const std::vector<bytes::Rings> records{{bytes::square(106.8, -6.2, 0.01)}, {}};
  const auto zipOf = [&](std::vector<std::uint8_t> shp) {
    kkpr::archive::ZipWriter zip;
    zip.add("zona.shp", shp);
    zip.add("zona.dbf", bytes::dbfOf({{"KODSZN", 'C', 8, {"R-3", "R-3"}}}));
    return zip.finish();
  };
  const std::string plan =
      R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":"z.zip","activities":{"csr":{"R-3":"I"}}})";
  const auto whole = zipOf(bytes::shpOf(records));
  const LoadedPlan loaded = readPlan(plan, Files{{"z.zip", kkpr::Bytes(whole)}});
  CHECK_FALSE(loaded.plan.unusable);
  CHECK(loaded.plan.lostZones == 1);
  REQUIRE(found(loaded.findings, "plan.feature-set-aside") != nullptr);
  CHECK(found(loaded.findings, "plan.feature-set-aside")->where[0].record == 2);
  auto cut = bytes::shpOf({{bytes::square(106.8, -6.2, 0.01)}, {bytes::square(106.9, -6.2, 0.01)}});
  cut.resize(cut.size() - 20);
  const auto half = zipOf(cut);
  CHECK(readPlan(plan, Files{{"z.zip", kkpr::Bytes(half)}}).plan.unusable);
}

TEST_CASE("land of which a part is not known is not compared with anything") {
  const auto read = [](const std::vector<std::string>& features) {
    const std::string text = collection(features);
    const kkpr::Bytes bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    return readLandShape("ptp.geojson", std::nullopt, Files{{"ptp.geojson", bytes}});
  };
  CHECK(read({kGood}).whole);
  CHECK(read({kGood, withGeometry(R"({"type":"Point","coordinates":[106.8,-6.2]})")}).whole);
  const LandShape lost = read({kGood, withGeometry("null")});
  CHECK_FALSE(lost.whole);
  REQUIRE(lost.unreadable);
  CHECK(lost.unreadable->en.find("without a geometry") != std::string::npos);
  CHECK_FALSE(read({}).whole);
}
