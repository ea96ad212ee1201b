#include "assessment/tiers.h"

#include <catch2/catch.hpp>

using kkpr::assessment::Choice;
using kkpr::assessment::Standing;
using kkpr::assessment::walkLevels;
using kkpr::assessment::walkTiers;

namespace {

Standing wholly(const char* name, double m2 = 1000) { return {name, true, m2, true}; }
Standing partly(const char* name, double m2) { return {name, true, m2, false}; }
Standing nowhere(const char* name) { return {name, true, 0, false}; }
Standing silent(const char* name) { return {name, false, 0, false}; }

}  // namespace

TEST_CASE("the newest RTRW that conforms wholly is the basis whatever the others say") {
  const Choice choice = walkTiers({wholly("baru"), wholly("lama")}, {});
  CHECK(choice.basis == 0u);
  CHECK(choice.how == "terbaru-seluruhnya");
  CHECK_FALSE(choice.asksNational);
}

TEST_CASE("where the newest conforms in part, another that conforms wholly is the basis") {
  const Choice choice = walkTiers({partly("baru", 999), nowhere("tengah"), wholly("lama")}, {});
  CHECK(choice.basis == 2u);
  CHECK_FALSE(choice.asksNational);
}

TEST_CASE("where none conforms wholly the largest part is the basis, the newest's own included") {
  CHECK(walkTiers({partly("baru", 700), partly("lama", 300)}, {}).basis == 0u);
  CHECK(walkTiers({partly("baru", 300), partly("lama", 700)}, {}).basis == 1u);
  CHECK(walkTiers({partly("baru", 700), partly("lama", 300)}, {}).asksNational);
}

TEST_CASE(
    "areas that differ by less than a hundredth of a square metre tie for the one seen first") {
  CHECK(walkTiers({partly("baru", 500.000), partly("lama", 500.009)}, {}).basis == 0u);
  CHECK(walkTiers({partly("baru", 500.000), partly("lama", 500.011)}, {}).basis == 1u);
}

TEST_CASE("the newest in part and no other anywhere is rejected as the text has it") {
  for (const Standing& other : {nowhere("lama"), silent("lama")}) {
    const Choice choice = walkTiers({partly("baru", 700), other}, {});
    CHECK_FALSE(choice.basis);
    CHECK(choice.partialWithoutBasis);
    CHECK(choice.asksNational);
  }
}

TEST_CASE("a single plan is the other too, so its part is a basis") {
  const Choice choice = walkTiers({partly("satu", 700)}, {});
  CHECK(choice.basis == 0u);
  CHECK(choice.singlePlan);
  CHECK_FALSE(walkTiers({wholly("satu")}, {}).singlePlan);
  CHECK_FALSE(walkTiers({nowhere("satu")}, {}).basis);
}

TEST_CASE("a plan that does not regulate the activity is passed over") {
  CHECK(walkTiers({silent("baru"), wholly("lama")}, {}).basis == 1u);
  CHECK_FALSE(walkTiers({silent("baru"), silent("lama")}, {}).basis);
  CHECK_FALSE(walkTiers({}, {}).basis);
}

TEST_CASE("by levels the first that conforms wholly is the basis, else the largest") {
  CHECK(walkLevels({partly("RTRWK", 900), wholly("RTRWP")}).basis == 1u);
  CHECK(walkLevels({partly("RTRWK", 900), partly("RTRWP", 500)}).basis == 0u);
  CHECK(walkLevels({partly("RTRWK", 900), nowhere("RTRWP")}).basis == 0u);
  CHECK_FALSE(walkLevels({nowhere("RTRWK"), silent("RTRWP")}).basis);
}

TEST_CASE("a national plan that regulates leads to stage 2, where the newest wholly is the basis") {
  const Choice choice = walkTiers({partly("rtrw", 900), partly("lama", 100)}, {wholly("ksn")});
  CHECK(choice.stage == 2);
  CHECK(choice.basis == 2u);
  CHECK(choice.how == "terbaru-seluruhnya");
}

TEST_CASE("stage 2 in part takes the largest of all four areas, a tie the one looked at first") {
  const std::vector<Standing> rtrws{partly("a", 400), partly("b", 500)};
  CHECK(walkTiers(rtrws, {partly("c", 300), partly("d", 200)}).basis == 1u);
  CHECK(walkTiers(rtrws, {partly("c", 300), partly("d", 600)}).basis == 3u);
  CHECK(walkTiers(rtrws, {partly("c", 500.005), partly("d", 1)}).basis == 1u);
}

TEST_CASE(
    "none of the other national plans conforms: rejected, whatever the stages found in part") {
  const Choice choice =
      walkTiers({partly("a", 400), partly("b", 500)}, {partly("c", 300), nowhere("d")});
  CHECK_FALSE(choice.basis);
  CHECK(choice.partialWithoutBasis);
  // A single national plan is "the other", too.
  CHECK(walkTiers({partly("a", 400), partly("b", 500)}, {partly("c", 300)}).basis == 1u);
  CHECK_FALSE(walkTiers({partly("a", 400), partly("b", 500)}, {nowhere("c")}).basis);
}

TEST_CASE("national plans that do not regulate the activity leave stage 1 as it is") {
  const Choice choice = walkTiers({partly("a", 400), partly("b", 300)}, {silent("c"), silent("d")});
  CHECK(choice.stage == 1);
  CHECK(choice.basis == 0u);
  CHECK(walkTiers({}, {wholly("c")}).basis == 0u);
  CHECK_FALSE(walkTiers({}, {silent("c")}).basis);
}
