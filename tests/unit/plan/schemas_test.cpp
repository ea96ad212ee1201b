// Layers as agencies make them [domain 1.1, 1.2, 7].
#include <catch2/catch.hpp>
#include <string>

#include "archive/zip_writer.h"
#include "base/failure.h"
#include "plan/plan_health.h"
#include "plan/plan_reader.h"

using namespace kkpr::plan;
using kkpr::Date;
using kkpr::Failure;

namespace {

std::string square(double x, double y = -6.2) {
  const auto at = [](double east, double north) {
    return "[" + std::to_string(east) + "," + std::to_string(north) + "]";
  };
  return "[" + at(x, y) + "," + at(x + 0.01, y) + "," + at(x + 0.01, y + 0.01) + "," +
         at(x, y + 0.01) + "," + at(x, y) + "]";
}

std::string feature(const std::string& properties, double x = 106.8) {
  return R"({"type":"Feature","properties":{)" + properties +
         R"(},"geometry":{"type":"Polygon","coordinates":[)" + square(x) + "]}}";
}

/// Features side by side.
std::string collection(const std::vector<std::string>& properties) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  double x = 106.8;
  for (const std::string& one : properties) {
    out += (out.back() == '[' ? "" : ",") + feature(one, x);
    x += 0.01;
  }
  return out + "]}";
}

LoadedPlan planOf(const std::vector<std::string>& properties, const std::string& more = "") {
  return readPlan(R"({"schema":"kkpr/plan@1","id":"p","title":"P","level":"RDTR","zones":)" +
                      collection(properties) + more + "}",
                  {});
}

LoadedLayer layerOf(const std::string& kind, const std::vector<std::string>& properties,
                    const std::string& more = "") {
  return readLayer(R"({"schema":"kkpr/layer@1","id":"l","title":"L","kind":")" + kind +
                       R"(","features":)" + collection(properties) + more + "}",
                   {});
}

std::vector<bool> counting(const LoadedLayer& loaded) {
  std::vector<bool> counts;
  for (const SectorFeature& one : loaded.layer.features) counts.push_back(one.counts);
  return counts;
}

const kkpr::Finding* found(const kkpr::Findings& findings, std::string_view rule) {
  for (const kkpr::Finding& finding : findings.all()) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("special columns that say something stand in the zone") {
  const auto loaded = planOf(
      {R"("KODSZN":"R-2","KKOP_1":"Kawasan Kerucut","LP2B_2":"Tidak","KRB_03":"Tidak Ada","CAGBUD":"-","RESAIR":"0","RDBUMI":"","tod_04":"Ya")"});
  using Special = std::vector<std::pair<std::string, std::string>>;
  CHECK(loaded.plan.zones.zones()[0].special ==
        Special{{"KKOP_1", "Kawasan Kerucut"}, {"TOD_04", "Ya"}});
  CHECK(loaded.plan.zones.zones()[0].record == 1);
}

TEST_CASE("intensity columns fill what the document leaves open and all features agree on") {
  const auto loaded = planOf(
      {R"("KODSZN":"R-2","KDB":60,"KLB":2.4,"KDH":"20 %")", R"("KODSZN":"R-2","KDB":60,"KLB":2.4)",
       R"("KODSZN":"K-1","KDB":80,"KLB":3.2)", R"("KODSZN":"K-1","KDB":70,"KLB":"3,2")"},
      R"(,"provisions":{"R-2":{"kdbMax":50}})");
  const Provision* r2 = loaded.plan.provisionOf("R-2");
  REQUIRE(r2 != nullptr);
  CHECK(r2->kdbMax == 50);
  CHECK(r2->klbMax == Approx(240));
  CHECK(r2->kdhMin == 20);
  CHECK_FALSE(r2->ktbMax);
  const Provision* k1 = loaded.plan.provisionOf("K-1");
  REQUIRE(k1 != nullptr);
  CHECK_FALSE(k1->kdbMax);
  CHECK(k1->klbMax == Approx(320));
  CHECK(k1->source == "KLB");
  REQUIRE(found(loaded.findings, "plan.intensity-differs") != nullptr);
  CHECK(found(loaded.findings, "plan.intensity-differs")->count == 1);
}

TEST_CASE("what a plan says of every zone goes on holding where a column says more") {
  const auto loaded = planOf({R"("KODSZN":"R-2","KDB":60)"},
                             R"(,"provisions":{"*":{"kdhMin":10,"source":"Pasal 4"}})");
  CHECK(loaded.plan.provisionOf("R-2")->kdhMin == 10);
  CHECK(loaded.plan.provisionOf("R-2")->kdbMax == 60);
  CHECK(loaded.plan.provisionOf("BA")->kdhMin == 10);
}

TEST_CASE("percent and ratio are told apart by the whole column") {
  CHECK(planOf({R"("KODSZN":"R-2","KDB":0.6,"KLB":240)"}).plan.provisionOf("R-2")->kdbMax ==
        Approx(60));
  CHECK(planOf({R"("KODSZN":"R-2","KDB":0.6,"KLB":240)"}).plan.provisionOf("R-2")->klbMax == 240);
}

TEST_CASE("an RTRW has its codes in KODKWS, or in the deepest order") {
  const auto kws = planOf({R"("NAMOBJ":"Badan Air","ORDE01":31010000,"KODKWS":"31010000")"});
  CHECK(kws.plan.zones.zones()[0].code == "31010000");
  CHECK(kws.plan.zones.zones()[0].name == "Badan Air");
  const auto orders = planOf({R"("ORDE01":32070000,"ORDE02":32071000,"ORDE04":"32071400.0")"});
  CHECK(orders.plan.zones.zones()[0].code == "32071400");
}

TEST_CASE("names that differ are mapped, and a wrong mapping is said") {
  const auto loaded =
      planOf({R"("KODE_X":"r 2","ZONASI":"Perumahan","KKOP":"Kerucut")"},
             R"(,"fields":{"zone":"kode_x","name":"ZONASI","KKOP_1":"KKOP","kdbMax":"TIADA"})");
  REQUIRE(loaded.plan.zones.zones().size() == 1);
  CHECK(loaded.plan.zones.zones()[0].code == "R-2");
  CHECK(loaded.plan.zones.zones()[0].name == "Perumahan");
  CHECK(loaded.plan.zones.zones()[0].special.size() == 1);
  CHECK(found(loaded.findings, "plan.field-not-there") != nullptr);
  CHECK_THROWS_AS(planOf({R"("KODSZN":"R-2")"}, R"(,"fields":{"zona":"KODSZN"})"), Failure);
}

TEST_CASE("of mining permits only those for production count") {
  const auto loaded = layerOf(
      "iup-op",
      {R"("nama_usaha":"PT A","sk_iup":"1/2","kegiatan":"OPERASI PRODUKSI","tgl_akhir":1935360000000)",
       R"("kegiatan":"EKSPLORASI")", R"("kegiatan":"PENCADANGAN")", R"("kegiatan":"")",
       R"("stage":"operasi-produksi","holder":"PT B","until":"31/12/2030")"});
  CHECK(counting(loaded) == std::vector<bool>{true, false, false, true, true});
  const SectorFeature& first = loaded.layer.features[0];
  CHECK(first.holder == "PT A");
  CHECK(first.number == "1/2");
  CHECK(first.until == Date{2031, 5, 1});
  CHECK(loaded.layer.features[4].until == Date{2030, 12, 31});
  REQUIRE(found(loaded.findings, "plan.undecided-feature") != nullptr);
  CHECK(found(loaded.findings, "plan.undecided-feature")->where[0].record == 4);
}

TEST_CASE("every rice field that is designated is LSD, whatever it is compared with") {
  const auto loaded = layerOf("lsd", {R"("Kesesuaian":"LSD SESUAI TANAMAN PANGAN")",
                                      R"("Kesesuaian":"LSD TIDAK SESUAI TANAMAN PANGAN")",
                                      R"("Kesesuaian":"KOREKSI")", R"("Kesesuaian":"Bukan LSD")"});
  CHECK(counting(loaded) == std::vector<bool>{true, true, true, false});
  const auto other =
      layerOf("lsd", {R"("lsd":"Lahan Sawah yang Dilindungi di Luar Kawasan Hutan")"});
  CHECK(counting(other) == std::vector<bool>{true});
}

TEST_CASE("PIPPIB counts as a whole but for what says that it is none") {
  const auto loaded =
      layerOf("pippib", {R"("pippib23_1":"PIPPIB GAMBUT")", R"("pippib23_1":"PIPPIB PRIMER")",
                         R"("pippib23_1":"NON-PIPPIB")"});
  CHECK(counting(loaded) == std::vector<bool>{true, true, false});
}

TEST_CASE("forest keeps the decree of its designation apart from one that released it") {
  const auto loaded = layerOf(
      "kawasan-hutan",
      {R"("FUNGSIKWS":1001,"NOSKPNJK":"SK.1/1999","TGLSKPNJK":"19990615")",
       R"("deskripsi":"Areal Penggunaan Lain","noskkws":"SK.2","tglskkws":"2010-01-02")",
       R"("FUNGSIKWS":1003,"released":"peruntukan","decreeNumb":"SK.3","decreeDate":"02/01/2024","decreeUse":"permukiman")"});
  CHECK(counting(loaded) == std::vector<bool>{true, false, true});
  const auto& all = loaded.layer.features;
  CHECK(all[0].designationNumber == "SK.1/1999");
  CHECK(all[0].designationDate == Date{1999, 6, 15});
  CHECK_FALSE(all[0].decreeNumber);
  CHECK(all[1].designationNumber == "SK.2");
  CHECK(all[2].decreeNumber == "SK.3");
  CHECK(all[2].decreeDate == Date{2024, 1, 2});
  CHECK(all[2].decreeUse == "permukiman");
}

TEST_CASE("issued KKPR are read by the contract's names, cut or not, and by those of registers") {
  const auto own = layerOf(
      "kkpr-terbit",
      {R"("number":"1","holder":"A","until":"2030-01-01","position":"Bawah Tanah","minM":-10,"maxM":"-2,5","surfaceRef":12,"publicInte":"T")"});
  const SectorFeature& first = own.layer.features[0];
  CHECK(first.position == "bawah-tanah");
  CHECK(first.minM == -10);
  CHECK(first.maxM == -2.5);
  CHECK(first.surfaceReferenceM == 12);
  CHECK(first.publicInterest == true);
  CHECK(first.until == Date{2030, 1, 1});

  const auto gistaru =
      layerOf("kkpr-terbit",
              {R"("NO_KKPR":"2","NAMA_PMHN":"B","TGL_KKPR":"01/02/2023","publicInterest":false)",
               R"("NO_KKPR":"-","until":"akhir tahun")"});
  const auto& all = gistaru.layer.features;
  CHECK(all[0].number == "2");
  CHECK(all[0].holder == "B");
  CHECK(all[0].issued == Date{2023, 2, 1});
  CHECK(all[0].publicInterest == false);
  CHECK_FALSE(all[1].number);
  CHECK_FALSE(all[1].until);
  REQUIRE(found(gistaru.findings, "plan.unreadable-value") != nullptr);
  CHECK(found(gistaru.findings, "plan.unreadable-value")->where[0].record == 2);

  const auto jabar = layerOf("kkpr-terbit", {R"("No_KKPR":"3","Nama_Usaha":"C")"});
  CHECK(jabar.layer.features[0].number == "3");
  CHECK(jabar.layer.features[0].holder == "C");
}

TEST_CASE("fields of a layer may be mapped, and what no column holds is missing") {
  const auto mapped = layerOf("kkpr-terbit", {R"("PEMILIK":"A","NO":"7","BERLAKU":"2030-01-01")"},
                              R"(,"fields":{"holder":"PEMILIK","number":"no","until":"berlaku"})");
  CHECK(mapped.layer.features[0].holder == "A");
  CHECK(mapped.absent.empty());
  const auto bare = layerOf("kkpr-terbit", {R"("X":"A")"});
  CHECK(bare.absent == std::vector<std::string>{"number", "holder", "until"});
  const auto stage = layerOf("iup-op", {R"("TAHAP":"Eksplorasi","holder":"A")"},
                             R"(,"fields":{"function":"TAHAP"})");
  CHECK(counting(stage) == std::vector<bool>{false});
}

// ---- systems and rings
// ---------------------------------------------------------------------------

TEST_CASE("a GeoJSON in another system is computed to WGS 84, or refused with its name") {
  const auto zones = [](const std::string& crs, const std::string& ring) {
    return readPlan(
        R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":{"type":"FeatureCollection",)" +
            crs +
            R"("features":[{"type":"Feature","properties":{"KODSZN":"R-2"},"geometry":{"type":"Polygon","coordinates":[)" +
            ring + "]}}]}}",
        {});
  };
  const auto named = [](const std::string& name) {
    return R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)";
  };
  // [domain 6] 106.8, -6.2 in UTM 48S and in TM-3 48.2.
  const std::string utm =
      "[[699163.3906,9314348.9616],[699263,9314348],[699263,9314448],[699163.3906,9314348.9616]]";
  for (const char* name : {"urn:ogc:def:crs:EPSG::32748", "EPSG:32748", "EPSG:9488"}) {
    INFO(name);
    const auto loaded = zones(named(name), utm);
    REQUIRE(loaded.plan.zones.zones().size() == 1);
    const kkpr::Point first = loaded.plan.zones.zones()[0].shape[0].outer[0];
    CHECK(first.x == Approx(106.8).margin(1e-8));
    CHECK(first.y == Approx(-6.2).margin(1e-8));
    CHECK(found(loaded.findings, "plan.reprojected") != nullptr);
    CHECK_FALSE(loaded.plan.unusable);
  }
  const auto tm3 = zones(
      named("EPSG:23834"),
      "[[233198.6390,814471.8534],[233298,814471],[233298,814571],[233198.6390,814471.8534]]");
  CHECK(tm3.plan.zones.zones().at(0).shape[0].outer[0].x == Approx(106.8).margin(1e-8));
  CHECK(found(zones(named("urn:ogc:def:crs:OGC:1.3:CRS84"), square(106.8)).findings,
              "plan.reprojected") == nullptr);
  const auto code = zones(R"("crs":{"type":"EPSG","properties":{"code":4755}},)", square(106.8));
  CHECK(found(code.findings, "plan.reprojected") != nullptr);
  for (const char* name : {"EPSG:4238", "EPSG:23887", "EPSG:2154", "lokal"}) {
    INFO(name);
    const auto loaded = zones(named(name), square(106.8));
    CHECK(loaded.plan.unusable);
    CHECK(found(loaded.findings, "plan.other-crs") != nullptr);
  }
  // Degrees under the name of a projection.
  CHECK(zones(named("EPSG:32748"), square(106.8)).plan.unusable);
}

TEST_CASE("rings that enclose nothing are set aside, open ones closed, doubles named") {
  const auto loaded = readPlan(
      R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":{"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"KODSZN":"R-2"},"geometry":{"type":"Polygon","coordinates":[[[106.8,-6.2],[106.81,-6.2],[106.81,-6.19]]]}},
      {"type":"Feature","properties":{"KODSZN":"R-2"},"geometry":{"type":"Polygon","coordinates":[[[106.9,-6.2],[106.91,-6.2],[106.9,-6.2]]]}},)" +
          feature(R"("KODSZN":"BA")", 107) + "," + feature(R"("KODSZN":"BA")", 107) + "]}}",
      {});
  CHECK(loaded.plan.zones.zones().size() == 3);
  CHECK(loaded.plan.zones.zones()[0].shape[0].outer.size() == 4);
  CHECK(loaded.plan.zones.zones()[1].record == 3);
  REQUIRE(found(loaded.findings, "plan.ring-not-closed") != nullptr);
  CHECK(found(loaded.findings, "plan.ring-not-closed")->where[0].record == 1);
  REQUIRE(found(loaded.findings, "plan.ring-set-aside") != nullptr);
  CHECK(found(loaded.findings, "plan.ring-set-aside")->where[0].record == 2);
  REQUIRE(found(loaded.findings, "plan.duplicate-feature") != nullptr);
  CHECK(found(loaded.findings, "plan.duplicate-feature")->where[0].record == 4);
}

TEST_CASE("FlatGeobuf comes as GeoJSON under its own name, else it is said to be unreadable") {
  const std::string json = collection({R"("KODSZN":"R-2")"});
  const std::string raw =
      "fgb\x03"
      "fgb";
  const auto read = [](const std::string& bytes) {
    return readPlan(
        R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":"zona.fgb"})",
        {{"zona.fgb", {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}}});
  };
  CHECK(read(json).plan.zones.zones().size() == 1);
  CHECK(read(raw).plan.unusable);
}

// ---- health
// --------------------------------------------------------------------------------------

TEST_CASE("the health of a plan names codes, rows and what is missing") {
  const auto health = healthOf(planOf(
      {R"("KODSZN":"R-2")", R"("KODSZN":"ZZ")", R"("KODSZN":"")",
       R"("KODSZN":"ZY","NAMSZN":"Sungai Besar")"},
      R"(,"activities":{"csr":{"R-2":"I","Q-1":"X"},"apbn-apbd":{}},"scale":5000,"ossIntegrated":true)"));
  CHECK(health.unknownCodes == std::vector<std::string>{"ZY", "ZZ"});
  for (const char* rule : {"plan.unknown-code", "plan.zone-without-code", "plan.zone-without-name",
                           "plan.activity-without-cell", "plan.zone-not-in-layer"}) {
    INFO(rule);
    CHECK(found(health.findings, rule) != nullptr);
  }
  CHECK(found(health.findings, "plan.zone-without-name")->count == 1);
  CHECK(health.overlapsM2 == 0);
  CHECK(health.gapsM2 == 0);
  std::vector<std::string> missing;
  for (const MissingPart& part : health.missing) missing.push_back(part.field);
  CHECK(missing == std::vector<std::string>{"regulation", "enacted", "region", "boundary"});
}

TEST_CASE("a sound plan has no findings and misses nothing") {
  const auto health = healthOf(planOf(
      {R"("KODSZN":"R-2")", R"("KODSZN":"BA")"},
      R"(,"activities":{"csr":{"R-2":"I","BA":"X"}},"scale":5000,"ossIntegrated":true,"enacted":"2023-05-01",
       "regulation":{"form":"Perbup","number":1,"year":2023},"region":{"regency":"Kabupaten A"},
       "boundary":{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[106.8,-6.2],[106.82,-6.2],[106.82,-6.19],[106.8,-6.19],[106.8,-6.2]]]}}]})"));
  CHECK(health.findings.empty());
  CHECK(health.missing.empty());
  CHECK(health.features == 2);
}

TEST_CASE("the health of a layer says how it was read") {
  const auto health = healthOf(layerOf("lsd", {R"("Kesesuaian":"KOREKSI")", R"("X":"1")"}));
  CHECK(health.layer);
  CHECK(health.decidedBy == "Kesesuaian");
  CHECK(health.counted == 2);
  CHECK(health.note);
  CHECK_FALSE(health.overlapsM2);
  CHECK(found(health.findings, "plan.undecided-feature") != nullptr);
}
