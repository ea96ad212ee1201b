#include "rules/finding_catalogue.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/failure.h"
#include "quality/quality_rules.h"

using namespace kkpr;

TEST_CASE("every rule of the table has a row in the catalogue, and no row stands alone") {
  std::set<std::string> table;
  for (const auto& row : quality::qualityRules()) {
    INFO(row.rule);
    CHECK(rules::catalogued(row.rule));
    CHECK(table.emplace(row.rule).second);
  }
  for (const std::string& rule : rules::cataloguedRules()) {
    INFO(rule);
    CHECK((table.count(rule) == 1 || rule.rfind("plan.", 0) == 0));
  }
}

TEST_CASE("a finding without a row is a failure of ours, not a silent blank") {
  CHECK_THROWS_AS(rules::worded(Finding{"geometry.no-such-rule", {}, {}, 1, {}}), Failure);
  CHECK_THROWS_AS(rules::severityOf(Finding{"geometry.hole", "no-such-variant", {}, 1, {}}),
                  Failure);
}

TEST_CASE("English tells one from many, Indonesian does not") {
  Finding finding{"geometry.repeated-vertex", {}, {}, 0, {}};
  finding.at({"lahan.shp", 2, 0, 3, std::nullopt});
  CHECK(rules::worded(finding).message.en.find("1 vertex of lahan.shp repeats") == 0);
  finding.at({"lahan.shp", 2, 0, 4, std::nullopt});
  CHECK(rules::worded(finding).message.en.find("2 vertices of lahan.shp repeat ") == 0);
}
