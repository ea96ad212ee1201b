#include "assessment/plan_status.h"

#include "unit/assessment/routes.h"

using namespace fixtures;
using kkpr::assessment::PlanStatus;

namespace {

const Metres kAll = box(-500, -500, 500, 500);
const Metres kWest = box(-500, -500, 25, 500);  // a quarter of the lot
const Metres kLot = box(0, 0, 100, 50);

PlanStatus statusOf(const std::vector<PlanSpec>& specs, const Date& on = kAfter,
                    const std::string& more = {}) {
  std::vector<kkpr::plan::Plan> plans;
  for (const PlanSpec& spec : specs) plans.push_back(plan(spec));
  std::vector<const kkpr::plan::Plan*> pointers;
  for (const auto& one : plans) pointers.push_back(&one);
  PlanStatus status =
      kkpr::assessment::planStatusOf(application(more), location({kLot}), pointers, on);
  status.integrationUnknown.clear();  // they point at plans that end here
  status.unusable.clear();
  return status;
}

std::string shown(const PlanStatus& status) {
  std::string out;
  for (const auto& part : status.parts) {
    out += part.column + " " + std::to_string(static_cast<int>(part.share * 100 + 0.5)) + "; ";
  }
  return out;
}

PlanSpec rdtr(const Metres& ring, bool oss) {
  return {"rdtr", "RDTR", "2023-05-01", {{"R-3", ring}}, "{}", oss};
}
PlanSpec rtrwk(const Metres& ring) { return {"rtrwk", "RTRWK", "2020-01-01", {{"P", ring}}}; }

}  // namespace

TEST_CASE("each part of the location falls into one column of the table") {
  CHECK(shown(statusOf({rdtr(kAll, true), rtrwk(kAll)})) == "rdtr-terintegrasi 100; ");
  CHECK(shown(statusOf({rdtr(kAll, false), rtrwk(kAll)})) == "rdtr-belum-terintegrasi 100; ");
  CHECK(shown(statusOf({rtrwk(kAll)})) == "rtrw 100; ");
  CHECK(shown(statusOf({rtrwk(box(400, 400, 500, 500))})) == "tanpa-rtr 100; ");
  CHECK(shown(statusOf({rdtr(kWest, true), rtrwk(kAll)})) == "rdtr-terintegrasi 25; rtrw 75; ");
  CHECK(shown(statusOf({rdtr(kWest, false), rtrwk(kAll)})) ==
        "rdtr-belum-terintegrasi 25; rtrw 75; ");
  CHECK(shown(statusOf({rdtr(kWest, true)})) == "rdtr-terintegrasi 25; tanpa-rtr 75; ");
}

TEST_CASE("a national plan that points at no place speaks where it names the activity") {
  const PlanSpec silent{"rtrwn", "RTRWN", "2017-01-01", {{"L", kAll}}};
  const PlanSpec naming{
      "rtrwn", "RTRWN", "2017-01-01", {{"L", kAll}}, R"({"rumah-tinggal":{"*":"I"}})"};
  CHECK(shown(statusOf({silent})) == "tanpa-rtr 100; ");
  CHECK(shown(statusOf({naming})) == "rtrw 100; ");
}

TEST_CASE("a plan that was enacted after the day is not in force on it") {
  const PlanStatus status = statusOf({rdtr(kAll, true), rtrwk(kAll)}, Date{2023, 4, 30});
  CHECK(shown(status) == "rtrw 100; ");
  CHECK(status.later.size() == 1);
  CHECK(statusOf({rdtr(kAll, true), rtrwk(kAll)}, Date{2023, 5, 1}).later.empty());
}

TEST_CASE("a sliver along the border of a plan is no part") {
  const Metres sliver = box(-500, -500, 0.3, 500);
  const PlanStatus status = statusOf({rdtr(sliver, true), rtrwk(kAll)});
  CHECK(shown(status) == "rtrw 100; ");
  CHECK(status.readings.count(10) == 1);
}

TEST_CASE("who decides is told by the plans, or by the application") {
  using kkpr::application::AuthorityLevel;
  CHECK(statusOf({rtrwk(kAll)}).authority == AuthorityLevel::bupatiWaliKota);
  CHECK(statusOf({rtrwk(kAll)}, kAfter, R"(,"authority":"menteri")").authority ==
        AuthorityLevel::menteri);
}
