#include "rules/finding_catalogue.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "base/failure.h"
#include "quality/application_rules.h"
#include "quality/quality_rules.h"
#include "rules/embedded.h"
#include "rules/person_checks.h"
#include "rules/remedy_steps.h"

using namespace kkpr;

TEST_CASE("every rule of the table has a row in the catalogue, and no row stands alone") {
  std::set<std::string> table;
  for (const auto& row : quality::qualityRules()) {
    INFO(row.rule);
    const bool person = row.stage == quality::Stage::person;
    CHECK(rules::catalogued(row.rule) == !person);
    if (person) CHECK(rules::personCheck(row.rule).text.id != rules::personCheck(row.rule).text.en);
    CHECK(table.emplace(row.rule).second);
  }
  for (const std::string_view rule : quality::applicationRules()) {
    INFO(rule);
    CHECK(rules::catalogued(rule));
    CHECK(table.emplace(rule).second);
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

TEST_CASE("only what the table lists is asked of a person") {
  CHECK_THROWS_AS(rules::personCheck("geometry.hole"), Failure);
}

TEST_CASE("steps of mending come for every program, the likely one first") {
  const auto programs = [](std::string_view first) {
    std::vector<std::string> names;
    for (const rules::RemedyStep& step : rules::remedySteps("round", first)) {
      CHECK(step.text.id != step.text.en);
      names.push_back(step.program);
    }
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(programs("") == Names{"qgis", "arcgis", "autocad-map", "google-earth"});
  CHECK(programs("google-earth") == Names{"google-earth", "qgis", "arcgis", "autocad-map"});
  CHECK(programs("geoserver") == Names{"qgis", "arcgis", "autocad-map", "google-earth"});
}

TEST_CASE("an action that says nothing of a program has its general words") {
  // Rounding is beyond AutoCAD and Google Earth: both are sent on to QGIS.
  const std::vector<rules::RemedyStep> steps = rules::remedySteps("round");
  CHECK(steps[2].text.en.find("follow the steps for QGIS") != std::string::npos);
  CHECK(steps[3].text.en.find("KML") != std::string::npos);
  CHECK(rules::remedySteps("delete-vertex")[2].text.en.find("Remove Vertex") != std::string::npos);
}

TEST_CASE("no action means no steps, and an unknown one is a failure of ours") {
  CHECK(rules::remedySteps("").empty());
  CHECK(!rules::knownAction("knead"));
  CHECK_THROWS_AS(rules::remedySteps("knead"), Failure);
}

TEST_CASE("the file of steps has no key that nobody reads, and every action serves every program") {
  const nlohmann::json& file = rules::embeddedJson("remedy_steps.json");
  std::set<std::string> programs;
  for (const nlohmann::json& name : file.at("programs")) programs.insert(name);
  CHECK(file.size() == 3);
  const auto checkSteps = [&](const nlohmann::json& steps) {
    for (const auto& [program, text] : steps.items()) {
      INFO(program);
      CHECK(programs.count(program) == 1);
      CHECK(text.size() == 2);
      CHECK(text.at("id").get<std::string>() != text.at("en").get<std::string>());
    }
  };
  checkSteps(file.at("otherwise"));
  for (const auto& [action, steps] : file.at("actions").items()) {
    INFO(action);
    checkSteps(steps);
    CHECK(rules::remedySteps(action).size() == programs.size());
  }
}
