#include "rules/calendar.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"

using namespace kkpr;
using nlohmann::json;

namespace {

/// The embedded week with holidays of our own making: no list of real ones is at hand.
rules::Calendar withHolidays(const json& years) {
  json data = rules::embeddedJson("calendar.json");
  data["holidays"] = years;
  return rules::readCalendar(data);
}

json year(int number, std::vector<std::string> days) {
  return {{"year", number}, {"source", "juknis-13-2023"}, {"days", std::move(days)}};
}

}  // namespace

TEST_CASE("the seventh working day is counted across weekends, the first day not among them") {
  const rules::Calendar calendar = withHolidays(json::array({year(2026, {})}));
  // Monday 9 March: Tuesday to Friday are four, Monday to Wednesday three more.
  const auto last = rules::lastDayAfter({2026, 3, 9}, 7, calendar);
  REQUIRE(last);
  CHECK(last->until == Date{2026, 3, 18});
  CHECK(last->holidaysKnown);
  // From a Friday, a Saturday and a Sunday the next working day is the same Monday.
  for (const int day : {13, 14, 15}) {
    INFO(day);
    CHECK(rules::lastDayAfter({2026, 3, day}, 1, calendar)->until == Date{2026, 3, 16});
  }
}

TEST_CASE("a holiday on a weekday moves the last day on, one on a weekend does not") {
  const auto last = [](std::vector<std::string> days) {
    return rules::lastDayAfter({2026, 3, 9}, 7,
                               withHolidays(json::array({year(2026, std::move(days))})))
        ->until;
  };
  CHECK(last({}) == Date{2026, 3, 18});
  CHECK(last({"2026-03-14"}) == Date{2026, 3, 18});  // a Saturday
  CHECK(last({"2026-03-16"}) == Date{2026, 3, 19});  // a long weekend
  CHECK(last({"2026-03-09"}) == Date{2026, 3, 18});  // the first day is not counted anyway
  CHECK(last({"2026-03-18"}) == Date{2026, 3, 19});  // the seventh itself
  CHECK(last({"2026-03-18", "2026-03-19", "2026-03-20"}) == Date{2026, 3, 23});
}

TEST_CASE("holidays are known only where every year that is counted through has a list") {
  CHECK(rules::lastDayAfter({2026, 12, 28}, 7,
                            withHolidays(json::array({year(2026, {}), year(2027, {})})))
            ->holidaysKnown);
  CHECK_FALSE(rules::lastDayAfter({2026, 12, 28}, 7, withHolidays(json::array({year(2026, {})})))
                  ->holidaysKnown);
  CHECK(rules::lastDayAfter({2026, 12, 1}, 7, withHolidays(json::array({year(2026, {})})))
            ->holidaysKnown);
  // Until a source is at hand, no year of ours has any.
  CHECK_FALSE(rules::lastDayAfter({2026, 3, 9}, 7, rules::calendar())->holidaysKnown);
  CHECK(rules::calendar().years.empty());
}

TEST_CASE("the calendar has an end, and a count that would pass it has no answer") {
  CHECK_FALSE(rules::lastDayAfter({9999, 12, 27}, 7, rules::calendar()).has_value());
}

TEST_CASE("a list of holidays with a mistake in it is refused") {
  CHECK_THROWS_AS(withHolidays(json::array({year(2026, {"2025-01-01"})})), Failure);
  CHECK_THROWS_AS(withHolidays(json::array({year(2026, {"2026-02-30"})})), Failure);
  CHECK_THROWS_AS(withHolidays(json::array({year(2026, {}), year(2026, {})})), Failure);
  json nameless = year(2026, {});
  nameless["source"] = "ingatan";
  CHECK_THROWS_AS(withHolidays(json::array({nameless})), Failure);
  json extra = year(2026, {});
  extra["note"] = "";
  CHECK_THROWS_AS(withHolidays(json::array({extra})), Failure);
}
