#include "assessment/business/scale.h"

#include "unit/assessment/routes.h"

using namespace fixtures;

namespace {

std::string scaleOf(const std::string& members) {
  return routeOf(business(members)).scale.value_or("unknown");
}

std::string indonesian(const char* rupiah) {
  return scaleOf(R"("foreignInvestment":false,"form":"badan-usaha","capitalRupiah":)" +
                 std::string(rupiah));
}

std::string foreign(const char* rupiah) {
  return scaleOf(R"("foreignInvestment":true,"form":"badan-usaha","capitalRupiah":)" +
                 std::string(rupiah));
}

}  // namespace

TEST_CASE("exactly five and exactly ten billion still belong to the smaller scale") {
  CHECK(indonesian("0") == "umk");
  CHECK(indonesian("5000000000") == "umk");
  CHECK(indonesian("5000000001") == "menengah");
  CHECK(indonesian("10000000000") == "menengah");
  CHECK(indonesian("10000000001") == "besar");
}

TEST_CASE(
    "a foreign business is large whatever its capital, and where the sources are silent flagged") {
  for (const char* rupiah : {"1", "5000000000", "10000000000"}) {
    CHECK(foreign(rupiah) == "besar");
    const Route route =
        routeOf(business(R"("foreignInvestment":true,"capitalRupiah":)" + std::string(rupiah)));
    CHECK(flagged(route, "skala-asing"));
    CHECK_FALSE(route.selfDeclaration);
  }
  const Route large = routeOf(business(R"("foreignInvestment":true,"capitalRupiah":10000000001)"));
  CHECK(large.scale == "besar");
  CHECK_FALSE(flagged(large, "skala-asing"));
}

TEST_CASE("a foreigner is foreign even where the business says that no foreigner invests") {
  const auto app = application(R"(,"purpose":"berusaha","applicant":{"citizenship":"wna"},)"
                               R"("business":{"foreignInvestment":false,"capitalRupiah":1000000})");
  CHECK(routeOf(app).scale == "besar");
}

TEST_CASE("a person is what his citizenship is, a company is not") {
  const std::string capital = R"("capitalRupiah":1000000)";
  const auto with = [&](const std::string& form) {
    return application(R"(,"purpose":"berusaha","applicant":{"citizenship":"wni"},"business":{)" +
                       capital + R"(,"form":")" + form + "\"}");
  };
  CHECK(routeOf(with("perseorangan")).scale == "umk");
  const Route company = routeOf(with("badan-usaha"));
  CHECK_FALSE(company.scale);
  CHECK(asks(company, "/business/foreignInvestment"));
  CHECK_FALSE(asks(company, "/business/capitalRupiah"));
}

TEST_CASE("representative offices and foreign entities are scales of their own") {
  CHECK(scaleOf(R"("form":"kantor-perwakilan")") == "kantor-perwakilan");
  CHECK(scaleOf(R"("form":"buln","foreignInvestment":true,"capitalRupiah":1)") == "buln");
}

TEST_CASE("without the capital the scale is not known, and nobody is taken for small") {
  const Route route = routeOf(business(R"("foreignInvestment":false)"));
  CHECK_FALSE(route.scale);
  CHECK_FALSE(route.selfDeclaration);
  CHECK(asks(route, "/business/capitalRupiah"));
  for (const Fee& fee : route.fees) CHECK((fee.rupiah == 0 || !fee.rupiah));
}

TEST_CASE("a person's business above ten billion is flagged: the source speaks of companies") {
  const char* members =
      R"("form":"perseorangan","foreignInvestment":false,"capitalRupiah":10000000001)";
  const Route route = routeOf(business(members));
  CHECK(route.scale == "besar");
  CHECK(flagged(route, "skala-perseorangan"));
}
