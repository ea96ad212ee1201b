#include "assessment/tiers.h"

#include <catch2/catch.hpp>

using kkpr::assessment::Choice;
using kkpr::assessment::Standing;
using kkpr::assessment::walkLevels;
using kkpr::assessment::walkStage;

namespace {

Standing wholly(const char* name, double m2 = 1000) { return {name, true, m2, true}; }
Standing partly(const char* name, double m2) { return {name, true, m2, false}; }
Standing nowhere(const char* name) { return {name, true, 0, false}; }
Standing silent(const char* name) { return {name, false, 0, false}; }

}  // namespace

TEST_CASE("the newest RTRW that conforms wholly is the basis whatever the others say") {
  const Choice choice = walkStage({wholly("baru"), wholly("lama")});
  CHECK(choice.basis == 0u);
  CHECK(choice.how == "terbaru-seluruhnya");
  CHECK_FALSE(choice.asksNational);
}

TEST_CASE("where the newest conforms in part, another that conforms wholly is the basis") {
  const Choice choice = walkStage({partly("baru", 999), nowhere("tengah"), wholly("lama")});
  CHECK(choice.basis == 2u);
  CHECK_FALSE(choice.asksNational);
}

TEST_CASE("where none conforms wholly the largest part is the basis, the newest's own included") {
  CHECK(walkStage({partly("baru", 700), partly("lama", 300)}).basis == 0u);
  CHECK(walkStage({partly("baru", 300), partly("lama", 700)}).basis == 1u);
  CHECK(walkStage({partly("baru", 700), partly("lama", 300)}).asksNational);
}

TEST_CASE(
    "areas that differ by less than a hundredth of a square metre tie for the one seen first") {
  CHECK(walkStage({partly("baru", 500.000), partly("lama", 500.009)}).basis == 0u);
  CHECK(walkStage({partly("baru", 500.000), partly("lama", 500.011)}).basis == 1u);
}

TEST_CASE("the newest in part and no other anywhere is rejected as the text has it") {
  for (const Standing& other : {nowhere("lama"), silent("lama")}) {
    const Choice choice = walkStage({partly("baru", 700), other});
    CHECK_FALSE(choice.basis);
    CHECK(choice.partialWithoutBasis);
    CHECK(choice.asksNational);
  }
}

TEST_CASE("a single plan is the other too, so its part is a basis") {
  const Choice choice = walkStage({partly("satu", 700)});
  CHECK(choice.basis == 0u);
  CHECK(choice.singlePlan);
  CHECK_FALSE(walkStage({wholly("satu")}).singlePlan);
  CHECK_FALSE(walkStage({nowhere("satu")}).basis);
}

TEST_CASE("a plan that does not regulate the activity is passed over") {
  CHECK(walkStage({silent("baru"), wholly("lama")}).basis == 1u);
  CHECK_FALSE(walkStage({silent("baru"), silent("lama")}).basis);
  CHECK_FALSE(walkStage({}).basis);
}

TEST_CASE("by levels the first that conforms wholly is the basis, else the largest") {
  CHECK(walkLevels({partly("RTRWK", 900), wholly("RTRWP")}).basis == 1u);
  CHECK(walkLevels({partly("RTRWK", 900), partly("RTRWP", 500)}).basis == 0u);
  CHECK(walkLevels({partly("RTRWK", 900), nowhere("RTRWP")}).basis == 0u);
  CHECK_FALSE(walkLevels({nowhere("RTRWK"), silent("RTRWP")}).basis);
}
