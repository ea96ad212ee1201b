// What the document of a plan says zone by zone, against the zones that there are.
#include "plan/zone_tables.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "plan/plan_health.h"
#include "plan/plan_reader.h"
#include "rules/finding_catalogue.h"

using namespace kkpr::plan;
using kkpr::Finding;

namespace {

/// Zones R-3 and K-1, side by side.
LoadedPlan planOf(const std::string& more) {
  const auto zone = [](const char* code, const char* west, const char* east) {
    const std::string w = west;
    const std::string e = east;
    return R"({"type":"Feature","properties":{"KODSZN":")" + std::string(code) +
           R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",-6.2],[" + e +
           ",-6.2],[" + e + ",-6.19],[" + w + ",-6.19],[" + w + ",-6.2]]]}}";
  };
  return readPlan(R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":
      {"type":"FeatureCollection","features":[)" +
                      zone("R-3", "106.8", "106.81") + "," + zone("K-1", "106.81", "106.82") +
                      "]}," + more + "}",
                  {});
}

std::vector<std::string> told(const kkpr::Findings& findings, std::string_view rule,
                              std::string_view variant) {
  std::vector<std::string> pointers;
  for (const Finding& finding : findings.all()) {
    if (finding.rule != rule || finding.variant != variant) continue;
    CHECK(kkpr::rules::worded(finding).message.id.find('{') == std::string::npos);
    for (const kkpr::Place& place : finding.where) pointers.push_back(place.field);
  }
  return pointers;
}

using Pointers = std::vector<std::string>;
const std::string kTable = R"("activities":{"csr":{"R-3":"I","K-1":"B"},"gudang":{"*":"X"}})";

}  // namespace

TEST_CASE("a figure that cannot be is left out; one that looks like a ratio stays and is told") {
  const auto loaded = planOf(kTable + R"(,"provisions":{
      "R-3":{"kdbMax":0.6,"klbMax":180,"kdhMin":-5,"gsbMinM":-1,"ktbMax":100},
      "K-1":{"kdbMax":101,"klbMax":2.4,"kdhMin":20,"freeDistanceMinM":0}})");
  const Provision& r3 = loaded.plan.provisions.at("R-3");
  const Provision& k1 = loaded.plan.provisions.at("K-1");
  CHECK(r3.kdbMax == 0.6);
  CHECK(r3.ktbMax == 100);
  CHECK_FALSE(r3.kdhMin);
  CHECK_FALSE(r3.gsbMinM);
  CHECK_FALSE(k1.kdbMax);
  CHECK(k1.klbMax == 2.4);
  CHECK(k1.freeDistanceMinM == 0);
  CHECK(told(loaded.findings, "plan.odd-intensity", "") ==
        Pointers{"/provisions/K-1/kdbMax", "/provisions/R-3/kdhMin", "/provisions/R-3/gsbMinM"});
  CHECK(told(loaded.findings, "plan.odd-intensity", "ratio") ==
        Pointers{"/provisions/K-1/klbMax", "/provisions/R-3/kdbMax"});
}

TEST_CASE("small figures that are meant are not told") {
  // Farmland: one floor on a tenth of the land, and a park without buildings.
  const auto loaded = planOf(kTable + R"(,"provisions":{
      "R-3":{"kdbMax":10,"klbMax":10,"kdhMin":80},"K-1":{"kdbMax":0,"klbMax":240,"kdhMin":100}})");
  CHECK_FALSE(loaded.findings.has("plan.odd-intensity"));
  // Where all of a plan's KLB are that small, they are ratios.
  const auto ratios = planOf(kTable + R"(,"provisions":{"R-3":{"klbMax":1.8},"K-1":{"klbMax":6}})");
  CHECK(told(ratios.findings, "plan.odd-intensity", "ratio") ==
        Pointers{"/provisions/K-1/klbMax", "/provisions/R-3/klbMax"});
}

TEST_CASE("texts and provisions that nothing will ask for are a matter of the plan's health") {
  const auto loaded = planOf(kTable + R"(,"limits":{
      "csr":{"K-1":["ya"],"R-3":["izinnya I"],"K1":["ejaan"],"*":["ada B"]},
      "gudang":{"*":["semua X"]},"bengkel":{"K-1":["tidak ada barisnya"]}},
      "provisions":{"K 1":{"kdbMax":60},"*":{"kdbMax":50},"R3":{"kdbMax":70}})");
  CHECK(told(loaded.ofHealth, "plan.limit-not-used", "") ==
        Pointers{"/limits/csr/R-3", "/limits/gudang/*"});
  CHECK(told(loaded.ofHealth, "plan.limit-not-used", "no-zone") == Pointers{"/limits/csr/K1"});
  CHECK(told(loaded.ofHealth, "plan.limit-not-used", "no-activity") ==
        Pointers{"/limits/bengkel/K-1"});
  CHECK(told(loaded.ofHealth, "plan.provision-not-used", "") == Pointers{"/provisions/R3"});
  CHECK_FALSE(loaded.findings.has("plan.limit-not-used"));  // no outcome rests on them
  CHECK(healthOf(loaded).findings.has("plan.limit-not-used"));
  CHECK(healthOf(loaded).findings.has("plan.provision-not-used"));
}

TEST_CASE("zones that the table names and no feature bears are told with their place") {
  const auto loaded = planOf(R"("activities":{"csr":{"R-3":"I","K-1":"I","RTH/1":"X"}})");
  CHECK(told(loaded.findings, "plan.zone-not-in-layer", "") == Pointers{"/activities/csr/RTH~11"});
  CHECK_FALSE(planOf(kTable).findings.has("plan.zone-not-in-layer"));
}

TEST_CASE("a member that nobody reads is told, with what is probably meant") {
  const auto loaded = planOf(kTable +
                             R"(,"provision":{"R-3":{"kdbMax":60}},"Limits":{},"catatan":"x",
      "special":[{"title":"KKOP","efect":"X"}],"region":{"province":"A","kota":true})");
  CHECK(told(loaded.findings, "plan.member-not-read", "") ==
        Pointers{"/Limits", "/provision", "/special/0/efect"});
  CHECK(told(loaded.findings, "plan.member-not-read", "unknown") ==
        Pointers{"/catatan", "/region/kota"});
  for (const Finding& finding : loaded.findings.all()) {
    if (finding.rule == "plan.member-not-read" && finding.where[0].field == "/special/0/efect") {
      CHECK(kkpr::rules::worded(finding).message.en.find("\"effect\"") != std::string::npos);
    }
  }
  CHECK_FALSE(planOf(kTable + R"(,"$schema":"plan.json","limits":{},"zoneField":"KODSZN")")
                  .findings.has("plan.member-not-read"));
  const auto layer = readLayer(R"({"schema":"kkpr/layer@1","id":"l","kind":"lsd","filtr":null,
      "features":{"type":"FeatureCollection","bbox":[1,2,3,4],"features":[]}})",
                               {});
  CHECK(told(layer.findings, "plan.member-not-read", "") == Pointers{"/filtr"});
}

TEST_CASE("a code column that is there but empty is told as such") {
  const auto loaded = readPlan(R"({"schema":"kkpr/plan@1","id":"p","level":"RDTR","zones":
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"KODSZN":""},
      "geometry":{"type":"Polygon","coordinates":[[[106.8,-6.2],[106.81,-6.2],[106.81,-6.19],[106.8,-6.2]]]}}]}})",
                               {});
  CHECK(loaded.plan.unusable);
  CHECK(told(loaded.findings, "plan.no-zone-field", "empty").size() == 1);
}
