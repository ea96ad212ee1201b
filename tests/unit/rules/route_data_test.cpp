// The rule data of the route: read strictly, complete, and dated without a gap.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "base/failure.h"
#include "rules/business_scale.h"
#include "rules/embedded.h"
#include "rules/pnbp.h"
#include "rules/procedure.h"
#include "rules/rule_set.h"
#include "rules/scheme.h"
#include "rules/strict_row.h"

using namespace kkpr;

namespace {

constexpr Date kFirst{2023, 12, 21};
constexpr Date kBefore{2025, 10, 4};
constexpr Date kAfter{2025, 10, 5};

void readRow(const char* text) {
  const nlohmann::json json = nlohmann::json::parse(text);
  rules::StrictRow row(json, "uji");
  (void)row.text("name");
  (void)row.dated();
  row.done();
}

}  // namespace

TEST_CASE("a row is refused for a key that is missing, unread or of the wrong kind") {
  const std::string good = R"("since":"2023-12-21","until":null,"status":"certain",)"
                           R"("citation":{"source":"juknis-13-2023","place":"1.4"})";
  CHECK_NOTHROW(readRow((R"({"name":"a",)" + good + "}").c_str()));
  CHECK_THROWS_AS(readRow((R"({"name":"a","more":1,)" + good + "}").c_str()), Failure);
  CHECK_THROWS_AS(readRow(("{" + good + "}").c_str()), Failure);
  CHECK_THROWS_AS(readRow((R"({"name":1,)" + good + "}").c_str()), Failure);
  for (
      const char* wrong :
      {R"("since":"2023-13-01","until":null,"status":"certain","citation":{"source":"juknis-13-2023","place":"1"})",
       R"("since":"2023-12-21","until":"2023-12-20","status":"certain","citation":{"source":"juknis-13-2023","place":"1"})",
       R"("since":"2023-12-21","until":null,"status":"maybe","citation":{"source":"juknis-13-2023","place":"1"})",
       R"("since":"2023-12-21","until":null,"status":"certain","citation":{"source":"juknis","place":"1"})",
       R"("since":"2023-12-21","until":null,"status":"certain","citation":{"source":"juknis-13-2023","place":"1","page":2})"}) {
    INFO(wrong);
    CHECK_THROWS_AS(readRow((R"({"name":"a",)" + std::string(wrong) + "}").c_str()), Failure);
  }
}

TEST_CASE("a value holds from its first day to its last") {
  const rules::Dated dated{kFirst, kBefore, "certain", {}};
  CHECK_FALSE(dated.holdsOn(Date{2023, 12, 20}));
  CHECK(dated.holdsOn(kFirst));
  CHECK(dated.holdsOn(kBefore));
  CHECK_FALSE(dated.holdsOn(kAfter));
}

TEST_CASE("table 1.1 has a scheme in every cell, on every day") {
  CHECK(rules::planColumns().size() == 5);
  for (const char* kind : {"berusaha", "nonberusaha", "stranas"}) {
    for (const Date& day : {kFirst, kBefore, kAfter}) {
      const rules::SchemeRow& row = rules::schemeRow(kind, day);
      for (const rules::PlanColumn& column : rules::planColumns()) {
        CHECK_NOTHROW(rules::scheme(row.schemeIn(column.name)));
      }
    }
  }
  CHECK_THROWS_AS(rules::schemeRow("lainnya", kAfter), Failure);
  CHECK_THROWS_AS(rules::scheme("lainnya"), Failure);
  CHECK_THROWS_AS(rules::unassessedCase("lainnya"), Failure);
  CHECK_THROWS_AS(rules::addressee("lainnya", kAfter), Failure);
  CHECK_THROWS_AS(rules::schemeRow("berusaha", kAfter).schemeIn("lainnya"), Failure);
}

TEST_CASE("capital has two thresholds") {
  CHECK(rules::capitalThreshold("umk-most-capital", kAfter).rupiah == 5e9);
  CHECK(rules::capitalThreshold("menengah-most-capital", kAfter).rupiah == 1e10);
  CHECK_THROWS_AS(rules::capitalThreshold("kecil", kAfter), Failure);
  CHECK_THROWS_AS(rules::businessScale("kecil"), Failure);
}

TEST_CASE("positions on a fee come with the one in force first") {
  const auto names = [](const Date& day) {
    std::vector<std::string> all;
    for (const rules::PnbpTariff& tariff : rules::pnbpTariffs("KKKPR", day)) {
      all.push_back(tariff.name);
    }
    return all;
  };
  using Names = std::vector<std::string>;
  CHECK(names(kBefore) == Names{"kkkpr-tarif-2021", "kkkpr-tanpa-pnbp-2025"});
  CHECK(names(kAfter) == Names{"kkkpr-tanpa-pnbp-2025", "kkkpr-tarif-2021"});
  CHECK(rules::pnbpTariffs("RKKPR", kAfter).empty());
  CHECK_THROWS_AS(rules::pnbpExemption("siapa"), Failure);
}

TEST_CASE("every row of the procedure speaks of a route that table 1.1 or the scale can lead to") {
  std::set<std::string> possible{"berusaha/pernyataan-mandiri"};
  for (const char* kind : {"berusaha", "nonberusaha", "stranas"}) {
    for (const auto& [column, scheme] : rules::schemeRow(kind, kAfter).cells) {
      if (scheme != "tidak-ada") possible.insert(std::string(kind) + "/" + scheme);
    }
  }
  std::set<std::string> withSteps;
  std::set<std::string> withDocuments;
  const auto known = [&](const rules::Routes& routes) {
    CHECK_FALSE(routes.empty());
    for (const std::string& route : routes) CHECK(possible.count(route) == 1);
  };
  for (const auto& row : rules::routeDocuments()) {
    known(row.routes);
    withDocuments.insert(row.routes.begin(), row.routes.end());
  }
  for (const auto& row : rules::routeSteps()) {
    known(row.routes);
    withSteps.insert(row.routes.begin(), row.routes.end());
  }
  for (const auto& row : rules::routeDurations()) {
    known(row.routes);
    for (const std::string& name : row.cases) CHECK_NOTHROW(rules::unassessedCase(name));
  }
  for (const auto& row : rules::sourceConflicts()) {
    known(row.routes);
    CHECK(row.positions.size() > 1);
  }
  CHECK(withSteps == possible);
  CHECK(withDocuments == possible);
}

TEST_CASE("days that the law names elsewhere are not written twice") {
  for (const auto& row : rules::routeDurations()) {
    if (row.text.en != "Time for the applicant to answer letter 1A") continue;
    CHECK(row.amount == rules::parameter("answer-working-days"));
    return;
  }
  FAIL("no row about the answer");
}
