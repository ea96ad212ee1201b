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

constexpr int kMostHolidays = 40;

std::optional<rules::LastDay> lastDay(const Date& from, int count,
                                      const rules::Calendar& calendar) {
  return rules::lastDayAfter(from, count, calendar, kMostHolidays);
}

json year(int number, std::vector<std::string> days) {
  return {{"year", number}, {"source", "juknis-13-2023"}, {"days", std::move(days)}};
}

}  // namespace

TEST_CASE("the seventh working day is counted across weekends, the first day not among them") {
  const rules::Calendar calendar = withHolidays(json::array({year(2026, {})}));
  // Monday 9 March: Tuesday to Friday are four, Monday to Wednesday three more.
  const auto last = lastDay({2026, 3, 9}, 7, calendar);
  REQUIRE(last);
  CHECK(last->until == Date{2026, 3, 18});
  CHECK(last->holidaysKnown);
  // From a Friday, a Saturday and a Sunday the next working day is the same Monday.
  for (const int day : {13, 14, 15}) {
    INFO(day);
    CHECK(lastDay({2026, 3, day}, 1, calendar)->until == Date{2026, 3, 16});
  }
}

TEST_CASE("a holiday on a weekday moves the last day on, one on a weekend does not") {
  const auto last = [](std::vector<std::string> days) {
    return lastDay({2026, 3, 9}, 7, withHolidays(json::array({year(2026, std::move(days))})))
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
  CHECK(lastDay({2026, 12, 28}, 7, withHolidays(json::array({year(2026, {}), year(2027, {})})))
            ->holidaysKnown);
  CHECK_FALSE(
      lastDay({2026, 12, 28}, 7, withHolidays(json::array({year(2026, {})})))->holidaysKnown);
  CHECK(lastDay({2026, 12, 1}, 7, withHolidays(json::array({year(2026, {})})))->holidaysKnown);
  // Until a source is at hand, no year of ours has any.
  CHECK_FALSE(lastDay({2026, 3, 9}, 7, rules::calendar())->holidaysKnown);
  CHECK(rules::calendar().years.empty());
}

TEST_CASE(
    "a year without a list bounds the last day: no holiday at all, or as many as it can hold") {
  const auto open = lastDay({2026, 3, 9}, 7, rules::calendar());
  CHECK(open->until == Date{2026, 3, 18});
  CHECK(open->latest == Date{2026, 5, 13});  // forty weekdays are eight weeks
  CHECK(open->known.empty());
  const auto known = lastDay({2026, 3, 9}, 7, withHolidays(json::array({year(2026, {})})));
  CHECK(known->latest == known->until);
  REQUIRE(known->known.size() == 1);
  CHECK(known->known.front().year == 2026);
  // A list of the year that begins does not tell what the year that ends holds.
  const auto both = lastDay({2026, 12, 28}, 7, withHolidays(json::array({year(2027, {})})));
  CHECK_FALSE(both->holidaysKnown);
  CHECK(both->until == Date{2027, 1, 6});
  CHECK(both->latest == Date{2027, 1, 11});  // 29, 30, 31 December may all be holidays
}

TEST_CASE("a caller's list is read by year, each with its source, and speaks before ours") {
  const auto read = [](const json& document) {
    return rules::withHolidays(rules::calendar(), rules::DocumentValue(document, "/holidays"));
  };
  const json good{{"schema", "kkpr/holidays@1"},
                  {"years", json::array({year(2026, {"2026-03-18"})})}};
  CHECK(lastDay({2026, 3, 9}, 7, read(good))->until == Date{2026, 3, 19});
  CHECK(read(good).years.front().source == "juknis-13-2023");
  const auto spoilt = [&](const char* pointer, const json& value) {
    json document = good;
    document[json::json_pointer(pointer)] = value;
    return document;
  };
  for (const json& bad : {json::object(), json(7), spoilt("/schema", "kkpr/plan@1"),
                          spoilt("/years/0/days/0", "2025-03-18"),
                          spoilt("/years/0/days/0", "2026-02-30"), spoilt("/years/0/source", " "),
                          spoilt("/years/0/year", nullptr), spoilt("/years/0/year", 10000),
                          spoilt("/years", json::array({year(2026, {}), year(2026, {})}))}) {
    INFO(bad.dump());
    CHECK_THROWS_AS(read(bad), Failure);
  }
}

TEST_CASE("a caller's list that is left out or misspelt is no list without holidays") {
  const auto pointerOf = [](const json& document) -> std::string {
    try {
      (void)rules::withHolidays(rules::calendar(), rules::DocumentValue(document, "/holidays"));
    } catch (const Failure& failure) {
      CHECK(failure.code() == "bad-document");
      return failure.at();
    }
    return "none";
  };
  const json days = json::array({"2026-03-18"});
  const json row{{"year", 2026}, {"source", "contoh"}, {"days", days}};
  json misspelt = row;
  misspelt.erase("days");
  misspelt["dates"] = days;
  const char* schema = "kkpr/holidays@1";
  CHECK(pointerOf({{"schema", schema}, {"years", json::array({row})}}) == "none");
  CHECK(pointerOf({{"schema", schema}, {"years", json::array()}}) == "none");
  CHECK(pointerOf({{"schema", schema}}) == "/holidays/years");
  CHECK(pointerOf({{"schema", schema}, {"years", nullptr}}) == "/holidays/years");
  CHECK(pointerOf({{"schema", schema}, {"year", json::array({row})}}) == "/holidays/years");
  CHECK(pointerOf({{"schema", schema}, {"years", json::array({misspelt})}}) ==
        "/holidays/years/0/days");
}

TEST_CASE("the calendar has an end, and a count that would pass it has no answer") {
  CHECK_FALSE(lastDay({9999, 12, 27}, 7, rules::calendar()).has_value());
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
