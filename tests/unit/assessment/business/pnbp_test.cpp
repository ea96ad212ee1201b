#include "assessment/business/pnbp.h"

#include "unit/assessment/routes.h"

using namespace fixtures;
using kkpr::assessment::feesOf;
using kkpr::assessment::wholeRupiah;

namespace {

kkpr::application::Business indices(double business, double region) {
  kkpr::application::Business out;
  out.indexBusiness = business;
  out.indexRegion = region;
  return out;
}

std::vector<std::string> told(const std::vector<Fee>& fees) {
  std::vector<std::string> out;
  for (const Fee& fee : fees) {
    out.push_back(fee.tariff + "/" + fee.variant + "=" +
                  (fee.rupiah ? std::to_string(*fee.rupiah) : "null"));
  }
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a KKKPR: on the day of PP 28/2025 none comes first, the day before the tariff") {
  // 2 × (600 000 + 3 ha × 0.5 × 1 475 000), and with the l of "Rpl" for no digit × 475 000.
  const auto after = feesOf(indices(2, 0.5), {{"KKKPR", 1}}, 30000, {}, kAfter);
  CHECK(told(after) == Strings{"kkkpr-tanpa-pnbp-2025/tanpa-pnbp=0",
                               "kkkpr-tarif-2021/rpl-dibaca-rp1=5625000",
                               "kkkpr-tarif-2021/rpl-tanpa-angka-1=2625000"});
  CHECK(after[0].inForce);
  CHECK_FALSE(after[1].inForce);
  for (const Fee& fee : after) CHECK(fee.readingNumber == 1);
  const auto before = feesOf(indices(2, 0.5), {{"KKKPR", 1}}, 30000, {}, kBefore);
  CHECK(told(before) == Strings{"kkkpr-tarif-2021/rpl-dibaca-rp1=5625000",
                                "kkkpr-tarif-2021/rpl-tanpa-angka-1=2625000",
                                "kkkpr-tanpa-pnbp-2025/tanpa-pnbp=0"});
}

TEST_CASE("a PKKPR has one tariff and two readings of its figures, on either day") {
  for (const Date& day : {kBefore, kAfter}) {
    const auto fees = feesOf(indices(1, 1), {{"PKKPR", 1}}, 10000, {}, day);
    CHECK(told(fees) == Strings{"pkkpr-tarif-2021/rpl-dibaca-rp1=2850000",
                                "pkkpr-tarif-2021/rpl-tanpa-angka-1=850000"});
    CHECK(fees[0].inForce);
    CHECK_FALSE(fees[0].readingNumber);
  }
}

TEST_CASE("the area counts in hectares, and of a divided location only the part") {
  const auto fees = feesOf(indices(1, 1), {{"PKKPR", 0.25}}, 20000, {}, kAfter);
  CHECK(fees[0].areaHa == 0.5);
  CHECK(fees[0].rupiah == 1500000 + 675000);
}

TEST_CASE("what is missing is named, zero is no index, and a fee of none needs nothing") {
  const auto none = feesOf({}, {{"KKKPR", 1}}, std::nullopt, {}, kAfter);
  CHECK(none[0].rupiah == 0);
  CHECK(none[0].missing.empty());
  CHECK_FALSE(none[1].rupiah);
  CHECK(none[1].missing == Strings{"indexBusiness", "indexRegion", "landNeed"});
  CHECK(none[1].message.en.find("the index of the business") != std::string::npos);
  const auto zero = feesOf(indices(1, 0), {{"PKKPR", 1}}, 0.0, {}, kAfter);
  CHECK(zero[0].missing == Strings{"indexRegion", "landNeed"});
  const auto scale = feesOf(indices(1, 1), {{"PKKPR", 1}}, 1.0, {"capitalRupiah"}, kAfter);
  CHECK(scale[0].missing == Strings{"capitalRupiah"});
}

TEST_CASE("rupiah are whole: halves go up, also a half that the product misses by its last bit") {
  CHECK(wholeRupiah(0) == 0);
  CHECK(wholeRupiah(0.4999) == 0);
  CHECK(wholeRupiah(0.5) == 1);
  CHECK(wholeRupiah(1234567.4999) == 1234567);
  CHECK(wholeRupiah(1234567.5) == 1234568);
  CHECK(wholeRupiah(1234567.4999999998) == 1234568);
  CHECK(wholeRupiah(99999999999999.0) == 99999999999999);
  CHECK_FALSE(wholeRupiah(1e14));
  CHECK_FALSE(wholeRupiah(1e300));
}

TEST_CASE("an amount that no longer is exact is not told at all") {
  const auto fees = feesOf(indices(1e12, 1), {{"PKKPR", 1}}, 10000, {}, kAfter);
  CHECK_FALSE(fees[0].rupiah);
  CHECK(fees[0].missing.empty());
  CHECK(fees[0].message.en.find("too large") != std::string::npos);
}

TEST_CASE("micro and small businesses and non-business activities pay none") {
  const Route small = routeOf(business(
      R"("capitalRupiah":5000000000,"foreignInvestment":false,"indexBusiness":1,"indexRegion":1)"));
  REQUIRE(small.fees.size() == 1);
  CHECK(small.fees[0].rupiah == 0);
  CHECK(small.fees[0].citation.place == "Pasal 2 ayat (4) PMK 143/PMK.02/2021");
  const Route house = routeOf(application(R"(,"purpose":"nonberusaha")"));
  REQUIRE(house.fees.size() == 1);
  CHECK(house.fees[0].rupiah == 0);
  CHECK(house.fees[0].citation.place == "2.1.3 (= 3.1.3)");
}

TEST_CASE("of a strategic activity no source names a fee, which is not a fee of none") {
  const Route route = routeOf(application(R"(,"purpose":"stranas")"));
  REQUIRE(route.fees.size() == 1);
  CHECK_FALSE(route.fees[0].rupiah);
  CHECK(route.fees[0].missing == Strings{"tariff"});
}
