#include "assessment/route.h"

#include "unit/assessment/routes.h"

using namespace fixtures;
using kkpr::application::AuthorityLevel;

namespace {

const Metres kAll = box(-500, -500, 500, 500);
const Metres kWest = box(-500, -500, 25, 500);
const Metres kFar = box(400, 400, 500, 500);

PlanSpec rdtr(const Metres& ring, bool oss) {
  return {"rdtr", "RDTR", "2023-05-01", {{"R-3", ring}}, "{}", oss};
}
PlanSpec rtrwk(const Metres& ring) { return {"rtrwk", "RTRWK", "2020-01-01", {{"P", ring}}}; }

Route withPlans(const std::string& kind, const std::vector<PlanSpec>& specs,
                const std::string& members = kMedium) {
  World world;
  for (const PlanSpec& spec : specs) world.plans.push_back(plan(spec));
  const auto app = application(R"(,"purpose":")" + kind + R"(","business":{)" + members + "}");
  return routeOf(app, world, location({box(0, 0, 100, 50)}));
}

std::string answer(const Route& route) {
  return route.mechanism.value_or("none") + (route.assessed ? " assessed" : "");
}

}  // namespace

TEST_CASE("table 1.1, row by row and column by column") {
  struct Row {
    const char* kind;
    const char* integrated;
    const char* notIntegrated;
    const char* rtrw;
    const char* noPlan;
  };
  for (const Row& row :
       {Row{"berusaha", "KKKPR", "PKKPR assessed", "PKKPR assessed", "none"},
        Row{"nonberusaha", "KKKPR", "PKKPR assessed", "PKKPR assessed", "none"},
        Row{"stranas", "KKKPR", "PKKPR assessed", "PKKPR assessed", "RKKPR assessed"}}) {
    INFO(row.kind);
    CHECK(answer(withPlans(row.kind, {rdtr(kAll, true)})) == row.integrated);
    CHECK(answer(withPlans(row.kind, {rdtr(kAll, false)})) == row.notIntegrated);
    CHECK(answer(withPlans(row.kind, {rtrwk(kAll)})) == row.rtrw);
    const Route outside = withPlans(row.kind, {rtrwk(kFar)});
    CHECK(answer(outside) == row.noPlan);
    CHECK(outside.scheme.has_value());
  }
}

TEST_CASE("a case without assessment concerns what lies outside integrated RDTR") {
  const std::string claimed =
      R"("capitalRupiah":6000000000,"foreignInvestment":false,"case":"perluasan")";
  CHECK(answer(withPlans("berusaha", {rtrwk(kAll)}, claimed)) == "PKKPR");
  CHECK(answer(withPlans("berusaha", {rdtr(kAll, true)}, claimed)) == "KKKPR");
  const Route divided = withPlans("berusaha", {rdtr(kWest, true), rtrwk(kAll)}, claimed);
  CHECK(divided.mechanisms == std::vector<std::string>{"KKKPR", "PKKPR"});
  CHECK(branch(divided, "tanpa-penilaian").share == Approx(0.75));
  CHECK(branch(divided, "rtrw").applies == false);
  CHECK_FALSE(divided.assessed);
}

TEST_CASE("without plans every branch is named, and nothing is decided") {
  const Route route = routeOf(business(kMedium));
  CHECK_FALSE(route.mechanism);
  CHECK_FALSE(route.scheme);
  CHECK_FALSE(route.authority);
  std::string message;
  for (const auto& unknown : route.unknown) message += unknown.message.en + "\n";
  for (const char* words : {"RDTR integrated with OSS → confirmation (KKKPR)",
                            "RDTR not integrated with OSS → approval (PKKPR) with assessment",
                            "another plan that is no RDTR → approval (PKKPR) with assessment",
                            "in no spatial plan → no scheme of publication"}) {
    INFO(message);
    CHECK(message.find(words) != std::string::npos);
  }
  CHECK(asks(route, "/authority"));
}

TEST_CASE("an application that does not say what kind it is gets the question back") {
  const Route route = routeOf(application());
  CHECK_FALSE(route.kind);
  CHECK_FALSE(route.system);
  CHECK(asks(route, "/purpose"));
  CHECK(route.fees.empty());
  CHECK(route.documents.empty());
}

TEST_CASE("a location divided by an RDTR goes both ways, the longer one named first") {
  const Route route = withPlans("nonberusaha", {rdtr(kWest, true), rtrwk(kAll)});
  CHECK(route.mechanism == "PKKPR");
  CHECK(route.mechanisms == std::vector<std::string>{"KKKPR", "PKKPR"});
  CHECK(flagged(route, "lokasi-terbagi"));
  CHECK(branch(route, "rdtr-terintegrasi").m2 == Approx(1250).epsilon(1e-6));
}

TEST_CASE("a micro or small business declares; no plan is asked for and no KKPR issued") {
  const std::string umk = R"("capitalRupiah":5000000000,"foreignInvestment":false)";
  for (const Route& route : {routeOf(business(umk)), withPlans("berusaha", {rtrwk(kAll)}, umk)}) {
    CHECK(route.selfDeclaration);
    CHECK(route.scheme == "pernyataan-mandiri");
    CHECK_FALSE(route.mechanism);
    CHECK_FALSE(route.assessed);
    REQUIRE(route.documents.size() == 2);
    CHECK(route.documents[1].row->document == "pernyataan-mandiri");
    for (const RouteBranch& one : route.branches) CHECK(one.applies == false);
  }
}

TEST_CASE("system, addressee and authority follow the kind") {
  const Route business = withPlans("berusaha", {rtrwk(kAll)});
  CHECK(business.system == "OSS");
  CHECK(business.authority == AuthorityLevel::bupatiWaliKota);
  CHECK(business.addressee->en.find("OSS") != std::string::npos);
  const Route house = withPlans("nonberusaha", {rtrwk(kAll)});
  CHECK(house.system == "sistem-menteri");
  CHECK(house.systemOtherwise == "non-elektronik");
  CHECK(house.addressee->en.find("wali kota") != std::string::npos);
  const Route strategic = withPlans("stranas", {rtrwk(kAll)});
  CHECK(strategic.authority == AuthorityLevel::menteri);
  CHECK(strategic.addressee->en.find("Director General") != std::string::npos);
}

TEST_CASE("steps of the centre and of the region go with the authority, both where it is open") {
  const auto places = [](const Route& route) {
    std::set<std::string> all;
    for (const auto& step : route.steps) {
      if (step.row->at) all.insert(*step.row->at);
    }
    return all;
  };
  using Places = std::set<std::string>;
  CHECK(places(withPlans("nonberusaha", {rtrwk(kAll)})) == Places{"daerah"});
  CHECK(places(routeOf(application(R"(,"purpose":"nonberusaha","authority":"menteri")"))) ==
        Places{"pusat"});
  CHECK(places(routeOf(application(R"(,"purpose":"nonberusaha")"))) == Places{"daerah", "pusat"});
}

TEST_CASE("evidence of tenure is for who holds land, a power of attorney for who is represented") {
  const auto mandatory = [](const Route& route, const std::string& name) {
    for (const auto& document : route.documents) {
      if (document.row->document == name) return document.mandatory;
    }
    FAIL("no document " + name);
    return false;
  };
  const std::string house = R"(,"purpose":"nonberusaha")";
  CHECK_FALSE(mandatory(routeOf(application(house)), "penguasaan-tanah"));
  CHECK_FALSE(mandatory(routeOf(application(house + R"(,"tenure":{"status":"belum"})")),
                        "penguasaan-tanah"));
  CHECK(mandatory(routeOf(application(house + R"(,"tenure":{"status":"sebagian"})")),
                  "penguasaan-tanah"));
  CHECK_FALSE(mandatory(routeOf(application(house)), "surat-kuasa"));
  CHECK(
      mandatory(routeOf(application(house + R"(,"applicant":{"representative":{"name":"Wakil"}})")),
                "surat-kuasa"));
}

TEST_CASE("the fee falls due before the assessment under the older texts, after approval since") {
  const auto payment = [](const Route& route) {
    std::string all;
    for (const auto& step : route.steps) {
      if (step.row->what.en.rfind("Pays the fee", 0) == 0) all += step.row->what.en + ";";
    }
    return all;
  };
  const auto app = business(kMedium);
  World world{{plan(rtrwk(kAll))}};
  const auto where = location({box(0, 0, 100, 50)});
  CHECK(payment(routeOf(app, world, where, kBefore)) == "Pays the fee before the assessment;");
  CHECK(payment(routeOf(app, world, where, kAfter)) ==
        "Pays the fee after approval, before the PKKPR is issued;");
  const auto first = [&](const Date& day) {
    for (const auto& conflict : routeOf(app, world, where, day).conflicts) {
      if (conflict.subject == "waktu-bayar") return conflict.positions[0].dated.citation.source;
    }
    return std::string();
  };
  CHECK(first(kBefore) == "kkpr-oss-bekasi-2022");
  CHECK(first(kAfter) == "kkkpr-pkkpr-pp28-2025");
}

TEST_CASE("a KBLI added where there is a KKPR: told apart from a new place, the use is asked for") {
  const std::string added = std::string(kMedium) + R"(,"existingKkpr":true)";
  const Route inside = withPlans("berusaha", {rdtr(kAll, true)}, added);
  CHECK(inside.mechanism == "KKKPR");
  CHECK(flagged(inside, "tambah-kbli"));
  CHECK(asks(inside, "/business/existingKkpr"));
  CHECK(withPlans("berusaha", {rdtr(kAll, false)}, added).mechanism == "PKKPR");
  CHECK_FALSE(flagged(withPlans("berusaha", {rdtr(kAll, true)}), "tambah-kbli"));
}

TEST_CASE("a plan that does not say whether it is in OSS counts as not, and is asked for") {
  World world{{plan(rdtr(kAll, false))}};
  world.plans[0].ossIntegrated.reset();
  const Route route = routeOf(business(kMedium), world, location({box(0, 0, 100, 50)}));
  CHECK(answer(route) == "PKKPR assessed");
  std::string what;
  for (const auto& unknown : route.unknown) what += unknown.what.en + ";";
  CHECK(what.find("OSS integration of Rencana rdtr") != std::string::npos);
}

TEST_CASE("a strategic or vital activity is no non-business one, whatever is stated") {
  for (const char* trait : {"strategic", "vitalObject"}) {
    const auto app = kkpr::application::readApplication(
        R"({"schema":"kkpr/application@1","purpose":"nonberusaha","activities":[{"code":"x",")" +
        std::string(trait) + R"(":true}]})");
    CHECK(flagged(routeOf(app), "jenis-kegiatan"));
  }
  CHECK_FALSE(flagged(routeOf(application(R"(,"purpose":"nonberusaha")")), "jenis-kegiatan"));
}

TEST_CASE("a day before the first rule set is answered by the first") {
  const Route route = routeOf(business(kMedium), Date{2021, 1, 1});
  CHECK(route.scale == "menengah");
  CHECK_FALSE(route.documents.empty());
  CHECK_FALSE(route.fees.empty());
}
