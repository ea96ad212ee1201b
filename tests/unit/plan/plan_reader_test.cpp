#include "plan/plan_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "archive/zip_writer.h"
#include "base/failure.h"
#include "rules/finding_catalogue.h"
#include "unit/shapefile/shapefile_bytes.h"

using namespace kkpr::plan;
using kkpr::Failure;
using kkpr::Files;

namespace {

std::string feature(const std::string& properties, double x = 106.8) {
  const std::string w = std::to_string(x);
  const std::string e = std::to_string(x + 0.01);
  return R"({"type":"Feature","properties":{)" + properties +
         R"(},"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",-6.2],[" + e + ",-6.2],[" +
         e + ",-6.19],[" + w + ",-6.19],[" + w + ",-6.2]]]}}";
}

std::string collection(const std::vector<std::string>& features) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  for (const std::string& one : features) out += (out.back() == '[' ? "" : ",") + one;
  return out + "]}";
}

LoadedPlan read(const std::string& zones, const std::string& more = "", const Files& files = {}) {
  return readPlan(
      R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":)" + zones + more + "}", files);
}

std::string failureOf(const std::string& json, const Files& files = {}) {
  try {
    static_cast<void>(readPlan(json, files));
  } catch (const Failure& failure) {
    return failure.code() + " " + failure.at();
  }
  return "none";
}

kkpr::Bytes bytesOf(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

TEST_CASE("zones are read with their code, whatever the case of the column") {
  const LoadedPlan loaded = read(collection({feature(R"("kodszn":"r 3","namszn":"Perumahan")"),
                                             feature(R"("kodszn":"BA")", 106.9)}),
                                 R"(,"activities":{"csr":{"R-3":"I","BA":"X"}})");
  REQUIRE(loaded.plan.zones.zones().size() == 2);
  CHECK(loaded.plan.zones.zones()[0].code == "R-3");
  CHECK(loaded.plan.zones.zones()[0].name == "Perumahan");
  CHECK(loaded.plan.zones.zones()[1].name == "Badan Air");
  CHECK_FALSE(loaded.plan.unusable);
  CHECK(loaded.findings.empty());
  kkpr::Box box;
  box.include(kkpr::Point{106.905, -6.195});
  REQUIRE(loaded.plan.zones.candidates(box).size() == 1);
  CHECK(loaded.plan.zones.candidates(box)[0]->code == "BA");
}

TEST_CASE("a KODUNK is cut to its sub-zone unless the table knows the whole of it") {
  const std::string zones = collection(
      {feature(R"("KODUNK":"R-4.1.0.7")"), feature(R"("KODUNK":"PS_K01B_Rawan")", 106.9)});
  const auto cut = read(zones, R"(,"activities":{"csr":{"R-4":"I","PS":"X"}})");
  CHECK(cut.plan.zones.zones()[0].code == "R-4");
  CHECK(cut.plan.zones.zones()[1].code == "PS");
  const auto whole = read(zones, R"(,"activities":{"csr":{"R-4.1.0.7":"I","PS":"X"}})");
  CHECK(whole.plan.zones.zones()[0].code == "R-4.1.0.7");
}

TEST_CASE("codes that only layer or table know are named") {
  const auto loaded = read(collection({feature(R"("KODSZN":"R-3")"), feature(R"("KODSZN":"RR")")}),
                           R"(,"activities":{"csr":{"R-3":"I","K-1":"I"}})");
  CHECK(loaded.findings.has("plan.unknown-zone-code"));
  CHECK(loaded.findings.has("plan.zone-not-in-layer"));
  for (const auto& finding : loaded.findings.all()) {
    const auto worded = kkpr::rules::worded(finding);
    CHECK(worded.message.id.find('{') == std::string::npos);
  }
  CHECK(read(collection({feature(R"("KODSZN":"R-3")")})).findings.has("plan.no-activity-table"));
}

TEST_CASE("a layer that cannot be used makes the plan unusable and says why") {
  const auto noField = read(collection({feature(R"("WARNA":"hijau")")}));
  CHECK(noField.plan.unusable);
  CHECK(noField.findings.has("plan.no-zone-field"));
  const auto metres =
      read(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
      {"KODSZN":"R"},"geometry":{"type":"Polygon","coordinates":
      [[[699163,9314348],[699263,9314348],[699263,9314448],[699163,9314348]]]}}]})");
  CHECK(metres.plan.unusable);
  CHECK(metres.findings.has("plan.other-crs"));
  const std::string broken = "not a geojson";
  const auto text = read(R"("zona.geojson")", "", Files{{"zona.geojson", bytesOf(broken)}});
  CHECK(text.plan.unusable);
  CHECK(text.findings.has("plan.unreadable-geometry"));
  const auto zip = read(R"("zona.zip")", "", Files{{"zona.zip", bytesOf(broken)}});
  CHECK(zip.findings.has("plan.unreadable-geometry"));
  for (const LoadedPlan* loaded : {&noField, &metres, &text, &zip}) {
    for (const auto& finding : loaded->findings.all()) {
      CHECK(kkpr::rules::worded(finding).message.id.find('{') == std::string::npos);
    }
  }
}

TEST_CASE("a zipped shapefile is read, and one whose .prj contradicts its numbers is not") {
  namespace bytes = kkpr::test;
  const std::vector<bytes::Rings> records{{bytes::square(106.8, -6.2, 0.01)},
                                          {bytes::square(106.9, -6.2, 0.01)}};
  const auto zipWith = [&](const std::string& prj) {
    kkpr::archive::ZipWriter zip;
    zip.add("data/ZONA.SHP", bytes::shpOf(records));
    zip.add("data/zona.dbf", bytes::dbfOf({{"KODSZN", 'C', 8, {"R-3", "P-1"}}}));
    if (!prj.empty()) zip.add("data/zona.prj", bytes::bytesOf(prj));
    zip.add("__MACOSX/data/._zona.shp", bytes::bytesOf("x"));
    return zip.finish();
  };
  const std::string wgs84 =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
      "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
  for (const std::string& prj : {wgs84, std::string()}) {
    const auto zip = zipWith(prj);
    const auto loaded = read(R"("zona.zip")", R"(,"activities":{"csr":{"R-3":"I","P-1":"X"}})",
                             Files{{"zona.zip", zip}});
    CHECK_FALSE(loaded.plan.unusable);
    CHECK(loaded.findings.empty());
    REQUIRE(loaded.plan.zones.zones().size() == 2);
    CHECK(loaded.plan.zones.zones()[1].code == "P-1");
  }
  const auto zip =
      zipWith("PROJCS[\"WGS_1984_UTM_Zone_48S\"," + wgs84 +
              ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
              "PARAMETER[\"False_Northing\",10000000.0],"
              "PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],"
              "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
  const auto projected = read(R"("zona.zip")", "", Files{{"zona.zip", zip}});
  CHECK(projected.plan.unusable);
  CHECK(projected.findings.has("plan.other-crs"));
}

TEST_CASE("an activity table may come as CSV") {
  const std::string csv = "kegiatan,R-3,P-1\nrumah-tinggal,\"T,B\",X\ncsr,,I\n";
  const auto loaded = read(collection({feature(R"("KODSZN":"R-3")")}),
                           R"(,"activityTable":"t.csv")", Files{{"t.csv", bytesOf(csv)}});
  CHECK(loaded.plan.activities.at("rumah-tinggal", "R-3") == Permission::limitedAndConditional);
  CHECK_FALSE(loaded.plan.activities.at("csr", "R-3"));
  CHECK(loaded.plan.activities.has("csr"));
}

TEST_CASE("wrong documents are refused with their place") {
  const std::string zones = collection({feature(R"("KODSZN":"R-3")")});
  const std::string head = R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":)" + zones;
  CHECK(failureOf(head + R"(,"activities":{"csr":{"R-3":"Y"}}})") ==
        "bad-document /activities/csr/R-3");
  CHECK(failureOf(head + R"(,"enacted":"kemarin"})") == "bad-document /enacted");
  CHECK(failureOf(R"({"schema":"kkpr/plan@1","id":"p","zones":{}})") == "bad-document ");
  CHECK(failureOf(R"({"schema":"kkpr/plan@1","id":"p","level":"RDTX"})") == "bad-document /level");
  CHECK(failureOf(R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":"x.zip"})") ==
        "file-not-found x.zip");
}

TEST_CASE("a filter of a sector layer says what counts, a forest layer knows its own kinds") {
  const std::string features = collection({feature(R"("FUNGSIKWS":1003,"STATUS":"aktif")"),
                                           feature(R"("FUNGSIKWS":1007,"STATUS":"Aktif")", 106.9)});
  const std::string head =
      R"({"schema":"kkpr/layer@1","id":"l","kind":"kawasan-hutan","features":)" + features;
  const auto plain = readLayer(head + "}", {});
  REQUIRE(plain.layer.features.size() == 2);
  CHECK(plain.layer.features[0].counts);
  CHECK_FALSE(plain.layer.features[1].counts);
  const auto filtered = readLayer(head + R"(,"filter":{"field":"status","values":["aktif"]}})", {});
  CHECK(filtered.layer.features[1].counts);
  CHECK_THROWS_AS(readLayer(head + R"(,"filter":{"field":"tiada","values":[]}})", {}), Failure);
}

TEST_CASE("the newer plan goes first, then the more detailed, then the id") {
  Plan a;
  a.id = "a";
  a.level = Level::rtrwp;
  a.enacted = kkpr::Date{2023, 1, 1};
  Plan b = a;
  b.id = "b";
  CHECK(newerFirst(a, b));
  b.level = Level::rtrwk;
  CHECK(newerFirst(b, a));
  b.enacted = kkpr::Date{2022, 12, 31};
  CHECK(newerFirst(a, b));
  b.enacted.reset();
  CHECK(newerFirst(a, b));
  CHECK_FALSE(newerFirst(b, b));
}

TEST_CASE("a CSV row that does not fit its header is refused, never shifted") {
  const std::string head = R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":)" +
                           collection({feature(R"("KODSZN":"R-3")")}) +
                           R"(,"activityTable":"t.csv"})";
  const auto of = [&](const std::string& csv) {
    return failureOf(head, Files{{"t.csv", bytesOf(csv)}});
  };
  CHECK(of("kegiatan,R-3,P-1\ntempat-peribadatan,T,B,X\n") == "bad-document /activityTable");
  CHECK(of("kegiatan,R-3,\ntempat-peribadatan,T,B\n") == "bad-document /activityTable");
  CHECK(of("kegiatan,R-3,P-1\ntempat-peribadatan,\"T,B,X\n") == "bad-document /activityTable");
  CHECK(of("kegiatan,R-3,P-1\ntempat-peribadatan,\"T,B\",X,,\n") == "none");
  CHECK(of("kegiatan,R-3,P-1\rtempat-peribadatan,\"T,B\",X\r") == "none");
}

TEST_CASE("a part within another part of a GeoJSON feature is no hole, a stated hole is") {
  const std::string big = "[[106.8,-6.2],[106.9,-6.2],[106.9,-6.1],[106.8,-6.1],[106.8,-6.2]]";
  const std::string small =
      "[[106.84,-6.16],[106.86,-6.16],[106.86,-6.14],[106.84,-6.14],[106.84,-6.16]]";
  const auto shapeOf = [](const std::string& coordinates) {
    const auto loaded = readLayer(
        R"({"schema":"kkpr/layer@1","id":"l","kind":"kawasan-hutan","features":
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
             "geometry":{"type":"MultiPolygon","coordinates":)" +
            coordinates + "}}]}}",
        {});
    return loaded.layer.features.at(0).shape;
  };
  const auto nested = shapeOf("[[" + big + "],[" + small + "]]");
  REQUIRE(nested.size() == 2);
  CHECK(nested[0].holes.empty());
  CHECK(nested[1].holes.empty());
  const auto holed = shapeOf("[[" + big + "," + small + "]]");
  REQUIRE(holed.size() == 1);
  CHECK(holed[0].holes.size() == 1);
}

TEST_CASE("a record without geometry does not make a plan unusable, a boundary without one does") {
  const std::string zones =
      collection({feature(R"("KODSZN":"R-3")"),
                  R"({"type":"Feature","properties":{"KODSZN":"R-3"},"geometry":null})"});
  const std::string table = R"(,"activities":{"csr":{"R-3":"I"}})";
  const auto loaded = read(zones, table);
  CHECK_FALSE(loaded.plan.unusable);
  CHECK(loaded.plan.zones.zones().size() == 1);
  const auto empty =
      read(zones, table + R"(,"boundary":{"type":"FeatureCollection","features":[]})");
  CHECK(empty.plan.unusable);
  CHECK(empty.plan.findings.has("plan.unreadable-geometry"));
}

TEST_CASE("water and APL are no forest, however their words are joined") {
  const auto counts = [](const std::string& function) {
    return readLayer(R"({"schema":"kkpr/layer@1","id":"l","kind":"kawasan-hutan","features":)" +
                         collection({feature(R"("function":")" + function + "\"")}) + "}",
                     {})
        .layer.features.at(0)
        .counts;
  };
  for (const char* word : {"tubuh-air", "badan_air", "Badan  Air", "Perairan", "Danau", "Sungai",
                           "Laut", "water", "areal-penggunaan-lain"}) {
    INFO(word);
    CHECK_FALSE(counts(word));
  }
  CHECK(counts("Hutan-Lindung"));
  CHECK(counts("Kawasan Konservasi Perairan"));
}

TEST_CASE("a filter without values is refused") {
  const std::string head = R"({"schema":"kkpr/layer@1","id":"l","kind":"lsd","features":)" +
                           collection({feature(R"("STATUS":"aktif")")});
  CHECK_THROWS_AS(readLayer(head + R"(,"filter":{"field":"STATUS","values":[]}})", {}), Failure);
  CHECK_NOTHROW(readLayer(head + R"(,"filter":{"field":"STATUS","values":["aktif"]}})", {}));
}
