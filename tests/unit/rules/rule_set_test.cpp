#include "rules/rule_set.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/sources.h"

using namespace kkpr;

TEST_CASE("a number of the law has a name and an unknown name is a failure of ours") {
  CHECK(rules::parameter("foreigner-house-area-cap-m2") == 2000);
  CHECK(rules::parameter("foreigner-house-area-cap-m2", Date{2024, 1, 1}) == 2000);
  CHECK_THROWS_AS(rules::parameter("no-such-number"), Failure);
}

TEST_CASE("the rule set is that of the day") {
  CHECK(rules::ruleSetOn(Date{2025, 10, 4}) == "2023-12-21");
  CHECK(rules::ruleSetOn(Date{2025, 10, 5}) == "2025-10-05");
  CHECK(rules::ruleSetOn() == "2025-10-05");
}

TEST_CASE("the rule set of a day names the one before and the one after") {
  const rules::RuleSet first = rules::ruleSet(Date{2025, 10, 4});
  CHECK(first.since == Date{2023, 12, 21});
  CHECK_FALSE(first.older);
  CHECK(first.newer == Date{2025, 10, 5});
  const rules::RuleSet second = rules::ruleSet(Date{2025, 10, 5});
  CHECK(second.older == Date{2023, 12, 21});
  CHECK_FALSE(second.newer);
  CHECK(rules::ruleSet(Date{2020, 1, 1}).since == Date{2023, 12, 21});
  CHECK(rules::coveredDay(Date{2020, 1, 1}) == Date{2023, 12, 21});
  CHECK(rules::coveredDay(Date{2026, 1, 1}) == Date{2026, 1, 1});
}

TEST_CASE(
    "a number of a day comes with its unit, and with the older and newer one where they are") {
  const rules::ParameterOn days = rules::parameterOn("answer-working-days", Date{2026, 1, 1});
  CHECK(days.now.value == 7);
  CHECK(days.unit == "hari kerja");
  CHECK(days.now.dated.status == "certain");
  CHECK_FALSE(days.older);
  CHECK_FALSE(days.newer);
  CHECK_THROWS_AS(rules::parameterOn("no-such-number"), Failure);
}

TEST_CASE("every parameter cites a registered source and says how sure it is") {
  for (const auto& row : rules::embeddedJson("parameters.json")) {
    INFO(row.at("name"));
    CHECK_FALSE(row.at("unit").get<std::string>().empty());
    for (const auto& value : row.at("values")) {
      CHECK(rules::knownSource(value.at("citation").at("source").get<std::string>()));
      CHECK(parseDate(value.at("since").get<std::string>()).has_value());
      const auto status = value.at("status").get<std::string>();
      CHECK((status == "certain" || status == "one-source" || status == "conflicting" ||
             status == "ours"));
    }
  }
}
