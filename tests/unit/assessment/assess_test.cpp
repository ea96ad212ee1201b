#include "assessment/assess.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/assessment/fixtures.h"

using namespace fixtures;
using kkpr::assessment::Assessment;
using kkpr::assessment::Cause;
using kkpr::assessment::Decision;
using kkpr::assessment::Mechanism;

namespace {

/// RDTR west of x = 60 with a wiggly border, RTRW everywhere.
constexpr const char* kHouse = R"({"rumah-tinggal":{"R-3":"I","R-4":"T","P-1":"X","SPU-1":"B"}})";

PlanSpec rdtr(std::vector<ZoneSpec> zones, const char* activities = kHouse) {
  return {"rdtr", "RDTR", "2023-05-01", std::move(zones), activities, true};
}
PlanSpec rtrwk(std::vector<ZoneSpec> zones, const char* activities = kHouse) {
  return {"rtrwk", "RTRWK", "2020-01-01", std::move(zones), activities};
}
PlanSpec rtrwp(std::vector<ZoneSpec> zones, const char* activities = kHouse) {
  return {"rtrwp", "RTRWP", "2019-01-01", std::move(zones), activities};
}

const Metres kAll = box(-500, -500, 500, 500);
const Metres kLot = box(0, 0, 100, 50);  // 5 000 m²

double sumOf(const Assessment& a) {
  double sum = 0;
  for (const auto& product : a.products) sum += product.requestedM2;
  for (const auto& rejection : a.rejections) sum += rejection.m2;
  return sum;
}

void checkInvariants(const Assessment& a) {
  REQUIRE(a.locationM2);
  CHECK(sumOf(a) == Approx(*a.locationM2).epsilon(1e-9));
  for (const auto& product : a.products) {
    double percent = 0;
    double m2 = 0;
    for (const auto& zone : product.zones) {
      percent += zone.percent;
      m2 += zone.m2;
    }
    CHECK(percent == Approx(100).epsilon(1e-9));
    CHECK(m2 == Approx(product.requestedM2).epsilon(1e-9));
    CHECK(product.approvedM2 <= product.requestedM2 + 1e-6);
  }
}

}  // namespace

TEST_CASE("wholly inside an integrated RDTR that allows it: one KKKPR, wholly approved") {
  const World world{{plan(rdtr({{"R-3", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::wholly);
  REQUIRE(a.products.size() == 1);
  CHECK(a.products[0].mechanism == Mechanism::kkkpr);
  CHECK(a.products[0].basis == "rdtr");
  CHECK(a.products[0].approvedM2 == Approx(5000).epsilon(1e-9));
  CHECK(a.authority == kkpr::application::AuthorityLevel::bupatiWaliKota);
  CHECK(a.rejections.empty());
  CHECK_FALSE(flagged(a, "ptp-belum-ada"));
  CHECK(a.ruleSet == "2025-10-05");
  checkInvariants(a);
}

TEST_CASE("a zone code spelt otherwise is the same zone, and T brings its condition") {
  const World world{
      {plan({"rdtr",
             "RDTR",
             "2023-05-01",
             {{"r 4", kAll}},
             kHouse,
             true,
             R"(,"limits":{"rumah-tinggal":{"R-4":["Paling banyak dua lantai"]}})"})}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::wholly);
  REQUIRE(a.products.size() == 1);
  // The plan's own text, then the two subjects that are always offered.
  REQUIRE(a.products[0].conditions.size() == 3);
  CHECK(a.products[0].conditions[0].text.id == "Paling banyak dua lantai");
  CHECK(a.products[0].conditions[1].subject == "akses-publik");
  CHECK(a.products[0].conditions[2].subject == "prasarana-umum");
  CHECK(a.products[0].zones[0].zone == std::optional<std::string>("R-4"));
}

TEST_CASE("X everywhere is rejected as not conforming, and completely so") {
  const World world{{plan(rdtr({{"P-1", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::rejected);
  CHECK(a.products.empty());
  REQUIRE(a.rejections.size() == 1);
  CHECK(a.rejections[0].cause == Cause::notConforming);
  CHECK(a.rejections[0].mechanism == Mechanism::kkkpr);
  CHECK(a.rejections[0].citation.place == "3.2.1 angka 2 huruf c");
  CHECK(a.complete);
  checkInvariants(a);
}

TEST_CASE("an activity that is not in the table is rejected as not regulated") {
  const World world{{plan(rdtr({{"R-3", kAll}}, R"({"tempat-peribadatan":{"R-3":"I"}})"))}};
  const Assessment a = world.assess(application(), location({kLot}));
  REQUIRE(a.rejections.size() == 1);
  CHECK(a.rejections[0].cause == Cause::notRegulated);
  CHECK(a.readings.count(4) == 1);
}

TEST_CASE("a zone without a cell does not conform, a star stands for every zone") {
  const World empty{{plan(rdtr({{"K-1", kAll}}))}};
  const Assessment a = empty.assess(application(), location({kLot}));
  REQUIRE(a.rejections.size() == 1);
  CHECK(a.rejections[0].cause == Cause::notConforming);
  const World star{{plan(rdtr({{"K-1", kAll}}, R"({"Rumah-Tinggal":{"*":"T,B","P-1":"X"}})"))}};
  CHECK(star.assess(application(), location({kLot})).decision == Decision::wholly);
}

TEST_CASE("a location across a wiggly RDTR border gets both products, and the parts sum to it") {
  const World world{{plan(rdtr({{"R-3", wiggly(-500, -500, 60, 500, 3, 40)}})),
                     plan(rtrwk({{"R-3", kAll}})), plan(rtrwp({{"R-3", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::wholly);
  REQUIRE(a.products.size() == 2);
  CHECK(a.products[0].mechanism == Mechanism::kkkpr);
  CHECK(a.products[1].mechanism == Mechanism::pkkpr);
  CHECK(a.products[1].basis == "rtrwk");
  CHECK(a.products[0].requestedM2 == Approx(3000).epsilon(1e-3));
  CHECK(flagged(a, "ptp-belum-ada"));
  CHECK_FALSE(a.complete);
  // No plan says how intensely may be built, so the forum sets it, and its minutes are those that a
  // regional PKKPR always has.
  REQUIRE(a.meetings.size() == 1);
  CHECK(a.meetings[0].body == "fpr");
  CHECK(a.meetings[0].reason == "intensitas");
  CHECK(a.recap.size() == 2);
  checkInvariants(a);
}

TEST_CASE("an RDTR that is not integrated is never a basis") {
  PlanSpec notIntegrated = rdtr({{"P-1", kAll}});
  notIntegrated.oss = false;
  const World world{{plan(notIntegrated), plan(rtrwk({{"R-3", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  REQUIRE(a.products.size() == 1);
  CHECK(a.products[0].mechanism == Mechanism::pkkpr);
}

TEST_CASE("where the RTRWK prohibits and the RTRWP wholly allows, the RTRWP is the basis") {
  const World world{{plan(rtrwk({{"P-1", kAll}})), plan(rtrwp({{"R-3", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::wholly);
  REQUIRE(a.products.size() == 1);
  CHECK(a.products[0].basis == "rtrwp");
  CHECK_FALSE(unknownSays(a, "RTR nasional"));
}

TEST_CASE(
    "the newest RTRW in part and the other nowhere is rejected, its area flagged, not complete") {
  const World world{
      {plan(rtrwk({{"R-3", box(-500, -500, 40, 500)}, {"P-1", box(40, -500, 500, 500)}})),
       plan(rtrwp({{"P-1", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::rejected);
  CHECK(a.readings.count(2) == 1);
  CHECK(flagged(a, "sesuai-tanpa-dasar"));
  CHECK(unknownSays(a, "RTR nasional"));
  CHECK_FALSE(a.complete);
}

TEST_CASE("a single RTRW in part is its own other: approved in part, the rest deducted") {
  const World world{
      {plan(rtrwk({{"R-3", box(-500, -500, 40, 500)}, {"P-1", box(40, -500, 500, 500)}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::partly);
  REQUIRE(a.products.size() == 1);
  CHECK(a.products[0].approvedM2 == Approx(2000));
  REQUIRE(a.products[0].deductions.size() == 1);
  CHECK(a.products[0].deductions[0].factor == "tidak-sesuai-rtr");
  CHECK(a.products[0].deductions[0].m2 == Approx(3000));
  CHECK(a.readings.count(3) == 1);
  checkInvariants(a);
}

TEST_CASE("what does not conform in the RDTR is deducted and not offered to the RTRW") {
  const World world{
      {plan(rdtr({{"R-3", box(-500, -500, 30, 500)}, {"P-1", box(30, -500, 60, 500)}})),
       plan(rtrwk({{"R-3", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::partly);
  REQUIRE(a.products.size() == 2);
  CHECK(a.products[0].approvedM2 == Approx(1500));
  CHECK(a.products[0].deductions[0].factor == "tidak-sesuai-rdtr");
  CHECK(a.products[1].approvedM2 == Approx(2000));
  CHECK(a.readings.count(7) == 1);
  checkInvariants(a);
}

TEST_CASE("where two integrated RDTR overlap the newest speaks") {
  PlanSpec newer = rdtr({{"P-1", box(-500, -500, 50, 500)}});
  newer.id = "rdtr-baru";
  newer.enacted = "2024-01-01";
  const World world{{plan(rdtr({{"R-3", kAll}})), plan(newer)}};
  const Assessment a = world.assess(application(), location({kLot}));
  REQUIRE(a.products.size() == 1);
  CHECK(a.products[0].approvedM2 == Approx(2500));
  CHECK(a.products[0].basis == "rdtr");
  CHECK(a.products[0].bases.size() == 1);
  CHECK(a.examined.front().id == "rdtr-baru");
}

TEST_CASE("forest is deducted from the approved area, APL and water are not") {
  const World forest{
      {plan(rdtr({{"R-3", kAll}}))},
      {layer("hutan", "kawasan-hutan", {{"Hutan Lindung", box(80, -10, 200, 200)}})}};
  const Assessment a = forest.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::partly);
  REQUIRE(a.products.size() == 1);
  CHECK(a.products[0].approvedM2 == Approx(4000));
  REQUIRE(a.products[0].deductions.size() == 1);
  CHECK(a.products[0].deductions[0].factor == "kawasan-hutan");
  CHECK(a.products[0].deductions[0].layer == std::optional<std::string>("hutan"));
  CHECK(a.products[0].deductions[0].m2 == Approx(1000));

  for (const char* function :
       {"1007", "1007.00000", "Areal Penggunaan Lain", "Tubuh Air", "5001"}) {
    const World none{{plan(rdtr({{"R-3", kAll}}))},
                     {layer("hutan", "kawasan-hutan", {{function, box(80, -10, 200, 200)}})}};
    INFO(function);
    CHECK(none.assess(application(), location({kLot})).decision == Decision::wholly);
  }
}

TEST_CASE("forest over everything leaves no product") {
  const World world{{plan(rdtr({{"R-3", kAll}}))},
                    {layer("hutan", "kawasan-hutan", {{"1003", kAll}})}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::rejected);
  REQUIRE(a.rejections.size() == 1);
  CHECK(a.rejections[0].cause == Cause::nothingLeft);
  checkInvariants(a);
}

TEST_CASE("a strip of 0.3 m outside the RDTR founds no PKKPR; one of 0.8 m does") {
  const auto world = [](double edge) {
    return World{{plan(rdtr({{"R-3", box(-500, -500, edge, 500)}})), plan(rtrwk({{"R-3", kAll}}))}};
  };
  const Assessment narrow = world(99.7).assess(application(), location({kLot}));
  REQUIRE(narrow.products.size() == 1);
  CHECK(narrow.products[0].approvedM2 == Approx(5000).epsilon(1e-9));
  CHECK(flagged(narrow, "tepi-rencana"));
  CHECK(narrow.readings.count(10) == 1);
  CHECK(world(99.2).assess(application(), location({kLot})).products.size() == 2);
}

TEST_CASE("a sliver of a prohibited zone makes no partial approval") {
  const World world{
      {plan(rdtr({{"R-3", box(-500, -500, 99.8, 500)}, {"P-1", box(99.8, -500, 500, 500)}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::wholly);
  CHECK(flagged(a, "luas-kecil"));
  checkInvariants(a);
}

TEST_CASE("a place inside the delineation without a zone does not conform and is reported") {
  PlanSpec spec = rdtr({{"R-3", box(-500, -500, 70, 500)}});
  spec.more = ",\"boundary\":" + collection({{"batas", kAll}}, "KODSZN");
  const Assessment a = World{{plan(spec)}}.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::partly);
  CHECK(a.products.at(0).approvedM2 == Approx(3500));
  CHECK(flagged(a, "tanpa-zona"));
  CHECK(a.readings.count(5) == 1);
  checkInvariants(a);
}

TEST_CASE("where two zones of a plan overlap the stricter holds and it is reported") {
  const World world{
      {plan(rdtr({{"R-3", box(-500, -500, 60, 500)}, {"P-1", box(50, -500, 500, 500)}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.products.at(0).approvedM2 == Approx(2500));
  CHECK(flagged(a, "zona-bertampalan"));
  CHECK(a.readings.count(6) == 1);
}

TEST_CASE("the order of plans, polygons and vertices changes nothing") {
  std::vector<kkpr::plan::Plan> plans{
      plan(rdtr({{"R-3", wiggly(-500, -500, 60, 500, 3, 40)}, {"P-1", box(-100, -100, 20, 20)}})),
      plan(rtrwk({{"R-4", wiggly(-500, -500, 80, 500, 2, 30)}, {"P-1", box(70, -500, 500, 500)}})),
      plan(rtrwp({{"SPU-1", kAll}}))};
  std::vector<kkpr::plan::SectorLayer> layers{
      layer("hutan", "kawasan-hutan", {{"1003", wiggly(-50, 30, 300, 90, 4, 3)}}),
      layer("apl", "kawasan-hutan", {{"1007", kAll}})};
  const auto related =
      application(R"(,"masterPlan":{"polygonsRelated":true,"activitiesRelated":true})");
  Metres west = box(0, 0, 50, 50);
  Metres east = wiggly(50, 0, 100, 50, 1, 4);
  const World world{plans, layers};
  // Alternatives name polygons by their record, and the records change places here.
  const auto bytes = [&](const World& given, const std::vector<Metres>& polygons) {
    Assessment a = given.assess(related, location(polygons));
    CHECK(a.alternatives.size() == 2);
    a.alternatives.clear();
    return kkpr::report::assessmentJson(a, true).dump();
  };
  const std::string first = bytes(world, {west, east});

  std::reverse(plans.begin(), plans.end());
  std::reverse(layers.begin(), layers.end());
  std::rotate(west.begin(), west.begin() + 2, west.end());
  std::reverse(east.begin(), east.end());
  const World shuffled{plans, layers};
  CHECK(first == bytes(shuffled, {east, west}));
  checkInvariants(world.assess(related, location({west, east})));
}

TEST_CASE("related activities conform only where every one of them does") {
  const char* table = R"({"rumah-tinggal":{"R-3":"I"},"yayasan-pendidikan":{"R-3":"I","P-1":"I"}})";
  const World world{
      {plan(rdtr({{"R-3", box(-500, -500, 50, 500)}, {"P-1", box(50, -500, 500, 500)}}, table))}};
  const auto both = kkpr::application::readApplication(
      R"({"schema":"kkpr/application@1","masterPlan":{"activitiesRelated":true},
          "activities":[{"code":"rumah-tinggal"},{"code":"yayasan-pendidikan"}]})");
  CHECK(world.assess(both, location({kLot})).approvedM2 == Approx(2500));
}

TEST_CASE("a PTP whose area is not known cuts nothing, and is named") {
  const World ptp{{plan(rtrwk({{"R-3", kAll}}))}};
  const Assessment a = ptp.assess(application(R"(,"ptp":{"result":"sesuai"})"), location({kLot}));
  CHECK(unknownSays(a, "Luas hasil PTP"));
  CHECK_FALSE(flagged(a, "ptp-belum-ada"));
  CHECK_FALSE(a.complete);
  CHECK(a.decision == Decision::wholly);
}

TEST_CASE("where the RDTR rejects, neither water nor a national plan could change it") {
  const World world{{plan(rdtr({{"P-1", kAll}})),
                     plan({"rtrwn", "RTRWN", "2017-01-01", {{"R-3", kAll}}, kHouse})},
                    {layer("air", "badan-air", {{"sungai", kAll}})}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::rejected);
  CHECK(a.complete);
}

TEST_CASE("where the RTB/RIK is silent each polygon is judged alone, and the forum clarifies") {
  const Assessment c = World{{plan(rdtr({{"R-3", kAll}}))}}.assess(
      application(), location({box(0, 0, 40, 40), box(60, 0, 90, 40)}));
  CHECK(unknownSays(c, "tidak menyebut apakah poligon"));
  REQUIRE(c.meetings.size() == 1);
  CHECK(c.meetings[0].reason == "keterkaitan");
  CHECK(c.products.size() == 2);
}

TEST_CASE("a part under no plan is unknown, never a no") {
  const World world{{plan(rdtr({{"R-3", box(-500, -500, 60, 500)}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::partly);
  REQUIRE(a.rejections.size() == 1);
  CHECK(a.rejections[0].cause == Cause::noPlan);
  CHECK(a.rejections[0].m2 == Approx(2000));
  CHECK_FALSE(a.complete);
  CHECK(unknownSays(a, "RTRW Kabupaten/Kota untuk bagian PKKPR tidak diberikan"));

  const Assessment nothing = World{{plan(rdtr({{"R-3", box(900, 900, 990, 990)}}))}}.assess(
      application(), location({kLot}));
  CHECK_FALSE(nothing.decision);
  CHECK_FALSE(nothing.complete);
  CHECK(unknownSays(nothing, "Tidak ada rencana"));
}

TEST_CASE("without an activity there is no decision") {
  const World world{{plan(rdtr({{"R-3", kAll}}))}};
  const auto app = kkpr::application::readApplication(R"({"schema":"kkpr/application@1"})");
  const Assessment a = world.assess(app, location({kLot}));
  CHECK_FALSE(a.decision);
  CHECK(unknownSays(a, "tidak menyebut kegiatan"));
}

TEST_CASE("across two regencies the governor decides, by one PKKPR that rests on both plans") {
  PlanSpec west = rtrwk({{"R-3", box(-500, -500, 50, 500)}});
  PlanSpec east = rtrwk({{"R-3", box(50, -500, 500, 500)}});
  east.id = "rtrwk-timur";
  std::string json = planJson(east);
  json.replace(json.find("Kabupaten Contoh"), 16, "Kota Contoh");
  const World world{{plan(west), kkpr::plan::readPlan(json, {}).plan}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.authority == kkpr::application::AuthorityLevel::gubernur);
  CHECK(a.decision == Decision::wholly);
  REQUIRE(a.products.size() == 1);
  REQUIRE(a.products[0].bases.size() == 2);
  CHECK(a.products[0].bases[0].plan == "rtrwk-timur");  // Kota before Kabupaten
  CHECK(a.recap.size() == 2);
}

TEST_CASE("every step of the trace cites its place") {
  const World world{
      {plan(rdtr({{"R-3", box(-500, -500, 60, 500)}})), plan(rtrwk({{"R-3", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(a.trace.size() >= 5);
  std::vector<const kkpr::assessment::Step*> open;
  for (const auto& step : a.trace) open.push_back(&step);
  while (!open.empty()) {
    const auto* step = open.back();
    open.pop_back();
    CHECK_FALSE(step->rule.empty());
    CHECK(step->citation);
    CHECK_FALSE(step->result.empty());
    for (const auto& child : step->children) open.push_back(&child);
  }
}

TEST_CASE("what was found when a plan was loaded stands in the assessment it bears on") {
  const World world{{plan(rdtr({{"R-3", kAll}, {"RR", box(600, 600, 700, 700)}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  CHECK(flagged(a, "plan.unknown-zone-code"));
  CHECK_FALSE(flagged(a, "plan.zone-not-in-layer"));  // for information only
  CHECK_FALSE(flagged(world.assess(application(), location({kLot})), "plan.unreadable-geometry"));
  const World elsewhere{
      {plan(rdtr({{"R-3", kAll}})),
       plan({"jauh", "RDTR", "2023-05-01", {{"RR", box(900, 900, 990, 990)}}, kHouse, true})}};
  CHECK_FALSE(flagged(elsewhere.assess(application(), location({kLot})), "plan.unknown-zone-code"));

  PlanSpec broken = rtrwk({{"R-3", kAll}});
  broken.more = R"(,"boundary":{"type":"FeatureCollection","features":[]})";
  const Assessment b =
      World{{plan(rdtr({{"R-3", kAll}})), plan(broken)}}.assess(application(), location({kLot}));
  CHECK(unknownSays(b, "tidak ada satu fitur pun di dalamnya"));
}

TEST_CASE("forest within another part of the same feature is deducted") {
  const std::string json =
      R"({"schema":"kkpr/layer@1","id":"hutan","kind":"kawasan-hutan","features":
          {"type":"FeatureCollection","features":[{"type":"Feature","properties":
          {"function":"1003"},"geometry":{"type":"MultiPolygon","coordinates":[[)" +
      ringJson(kAll) + "],[" + ringJson(box(-50, -50, 200, 200)) + "]]}}]}}";
  const World world{{plan(rdtr({{"R-3", kAll}}))}, {kkpr::plan::readLayer(json, {}).layer}};
  CHECK(world.assess(application(), location({kLot})).decision == Decision::rejected);
}

TEST_CASE("a plan enacted after the day of the assessment is not used, and named") {
  PlanSpec later = rdtr({{"P-1", kAll}});
  later.id = "rdtr-nanti";
  later.enacted = "2026-03-03";
  const Assessment a =
      World{{plan(rdtr({{"R-3", kAll}})), plan(later)}}.assess(application(), location({kLot}));
  CHECK(a.decision == Decision::wholly);
  CHECK(flagged(a, "rencana-belum-berlaku"));
  CHECK_FALSE(unknownSays(a, "rdtr-nanti"));  // that it was not in force is known
  CHECK(a.examined.size() == 2);
  later.enacted = "2026-03-02";  // on the day itself it is in force
  const Assessment b =
      World{{plan(rdtr({{"R-3", kAll}})), plan(later)}}.assess(application(), location({kLot}));
  CHECK(b.decision == Decision::rejected);
  CHECK_FALSE(flagged(b, "rencana-belum-berlaku"));
}

TEST_CASE("a part outside every region that a plan names belongs to no stated regency") {
  const World world{
      {plan(rtrwk({{"R-3", box(-500, -500, 60, 500)}})), plan(rtrwp({{"R-3", kAll}}))}};
  const auto stated = application(R"(,"location":{"regency":"Kabupaten Contoh"})");
  const Assessment a = world.assess(stated, location({kLot}));
  CHECK_FALSE(a.authority);
  CHECK(unknownSays(a, "tidak tercakup RTRW kabupaten/kota"));
  CHECK_FALSE(a.complete);
  // Where no plan names one, the dossier does, and its kind is that of the plan of this name.
  PlanSpec far = rtrwk({{"R-3", box(900, 900, 990, 990)}});
  std::string json = planJson(far);
  json.replace(json.find(R"("isCity":false)"), 14, R"("isCity":true)");
  json.replace(json.find("Kabupaten Contoh"), 16, "Contoh");
  const World provincial{{plan(rtrwp({{"R-3", kAll}})), kkpr::plan::readPlan(json, {}).plan}};
  const Assessment b =
      provincial.assess(application(R"(,"location":{"regency":"Contoh"})"), location({kLot}));
  CHECK(b.authority == kkpr::application::AuthorityLevel::bupatiWaliKota);
  CHECK_FALSE(unknownSays(b, "tidak tercakup RTRW kabupaten/kota"));
}

TEST_CASE("polygons that are not there make no polygons related, and a list of none is named") {
  const World world{{plan(rdtr({{"R-3", kAll}}))}};
  const auto where = location({box(0, 0, 40, 40), box(60, 0, 90, 40)});
  CHECK_FALSE(
      unknownSays(world.assess(application(R"(,"relations":[[1,2]])"), where), "berkaitan"));
  const Assessment absent = world.assess(application(R"(,"relations":[[1,7]])"), where);
  CHECK(absent.products.size() == 2);
  CHECK(unknownSays(absent, "poligon nomor 7"));
  const auto nowhere = kkpr::application::readApplication(
      R"({"schema":"kkpr/application@1","activities":[{"code":"rumah-tinggal","polygons":[]}]})");
  const Assessment a = world.assess(nowhere, location({kLot}));
  CHECK(unknownSays(a, "kosong"));
  CHECK_FALSE(a.complete);
}

TEST_CASE("a title without end never ends first") {
  const World world{{plan(rdtr({{"R-3", kAll}}))}};
  const auto validity = [&](const std::string& evidence) {
    return world
        .assess(application(R"(,"tenure":{"status":"seluruhnya","evidence":[)" + evidence + "]}"),
                location({kLot}))
        .products.at(0)
        .validity;
  };
  const auto mixed = validity(R"({"until":"tanpa-batas"},{"until":"2030-01-31"})");
  CHECK(mixed.until == kkpr::Date{2030, 1, 31});
  CHECK_FALSE(mixed.withoutEnd);
  const auto endless = validity(R"({"until":"tanpa-batas"})");
  CHECK_FALSE(endless.until);
  CHECK(endless.withoutEnd);
}

TEST_CASE("the reason of a rejection names the plans of which it is true") {
  const World world{
      {plan(rtrwk({{"R-3", box(-500, -500, 40, 500)}, {"P-1", box(40, -500, 500, 500)}})),
       plan(rtrwp({{"P-1", kAll}}))}};
  const Assessment a = world.assess(application(), location({kLot}));
  REQUIRE(a.rejections.size() == 1);
  const std::string& reason = a.rejections[0].reason.id;
  CHECK(reason.find("Rencana rtrwk hanya sesuai") != std::string::npos);
  CHECK(reason.find("RTR lainnya (Rencana rtrwp)") != std::string::npos);
  CHECK(a.readings.count(8) == 1);
  const World silent{{plan(rtrwk({{"P-1", kAll}})), plan(rtrwp({{"R-3", kAll}}, "{}"))}};
  const Assessment b = silent.assess(application(), location({kLot}));
  REQUIRE(b.rejections.size() == 1);
  CHECK(b.rejections[0].reason.id.find("Rencana rtrwk") != std::string::npos);
  CHECK(b.rejections[0].reason.id.find("Rencana rtrwp") == std::string::npos);
}

TEST_CASE("a sliver of another regency's plan names no region, and the reading is told") {
  const World world{
      {plan(rtrwk({{"R-3", box(99.7, -500, 500, 500)}})), plan(rtrwp({{"R-3", kAll}}))}};
  const Assessment a =
      world.assess(application(R"(,"location":{"regency":"Kota Lain"})"), location({kLot}));
  CHECK(a.authority == kkpr::application::AuthorityLevel::bupatiWaliKota);
  CHECK_FALSE(unknownSays(a, "tidak tercakup RTRW kabupaten/kota"));
  CHECK(a.readings.count(10) == 1);
}
