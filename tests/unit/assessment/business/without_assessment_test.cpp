#include "assessment/business/without_assessment.h"

#include "unit/assessment/routes.h"

using namespace fixtures;

namespace {

const std::string kLarge = R"("capitalRupiah":20000000000,"foreignInvestment":false,"kbli":"1")";

Route claiming(const std::string& name, const Date& on = kAfter) {
  return routeOf(business(kLarge + R"(,"case":")" + name + "\""), on);
}

std::string basisOf(const Route& route, const std::string& question) {
  for (const auto& answer : route.basis) {
    if (answer.question == question) return answer.citation.source + "; " + answer.citation.place;
  }
  return "";
}

}  // namespace

TEST_CASE(
    "each of the five cases is a PKKPR without assessment, with its condition to be confirmed") {
  for (const char* name :
       {"kawasan-industri-kek", "perluasan", "sewa-pemegang-kkpr", "kawasan-otorita", "migas"}) {
    INFO(name);
    const Route route = claiming(name);
    CHECK(route.mechanism == "PKKPR");
    CHECK(route.scheme == "persetujuan-tanpa-penilaian");
    CHECK_FALSE(route.assessed);
    CHECK(asks(route, "/business/case"));
    CHECK(basisOf(route, "case") == "kkkpr-pkkpr-pp28-2025; PP 28/2025 Pasal 27 ayat (2) huruf b");
  }
}

TEST_CASE("before PP 28/2025 a case rests on the older texts") {
  CHECK(basisOf(claiming("perluasan", kBefore), "case") ==
        "juknis-13-2023; 1.4 Tabel 1.1 (PP 5/2021 Pasal 181)");
  CHECK(basisOf(claiming("kawasan-industri-kek", kBefore), "case") ==
        "kkpr-majoo; Mekanisme Perolehan KKPR bagi NonUMK");
}

TEST_CASE("only an estate whose map is in OSS has its 24 hours from a source") {
  const auto hours = [](const Route& route) {
    std::vector<double> all;
    for (const auto& duration : route.durations) {
      for (const std::string& scheme : duration.schemes) {
        if (scheme == "persetujuan-tanpa-penilaian" && duration.row->amount) {
          all.push_back(*duration.row->amount);
        }
      }
    }
    return all;
  };
  CHECK(hours(claiming("kawasan-industri-kek")) == std::vector<double>{24});
  CHECK(hours(claiming("perluasan")).empty());
}

TEST_CASE("a case that is not stated is asked for, one that is denied is not") {
  CHECK(asks(routeOf(business(kLarge)), "/business/case"));
  CHECK_FALSE(asks(routeOf(business(kLarge + R"(,"case":null)")), "/business/case"));
}

TEST_CASE("the cases are for business only") {
  for (const char* kind : {"nonberusaha", "stranas"}) {
    const Route route = routeOf(
        application(R"(,"purpose":")" + std::string(kind) + R"(","business":{"case":"migas"})"));
    CHECK_FALSE(route.mechanism);
    CHECK(branch(route, "tanpa-penilaian").scheme == "tidak-ada");
    CHECK(branch(route, "tanpa-penilaian").applies == false);
    CHECK(flagged(route, "kasus-tanpa-penilaian"));
  }
}
