#include "base/finding.h"

#include <catch2/catch.hpp>

using namespace kkpr;

TEST_CASE("a finding keeps a hundred places and counts them all") {
  Findings findings;
  for (int i = 0; i < 250; ++i) findings.of("geometry.hole").at({"a.shp", 1, i, -1, std::nullopt});
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all()[0].count == 250);
  CHECK(findings.all()[0].where.size() == kMaxPlaces);
}

TEST_CASE("variants and keys are entries of their own, values are replaced") {
  Findings findings;
  findings.of("files.missing-part", {}, "shx").with("part", std::string("shx")).at({});
  findings.of("files.missing-part", {}, "prj").with("part", std::string("prj")).at({});
  findings.of("files.missing-part", {}, "shx").with("part", std::string(".shx"));
  REQUIRE(findings.all().size() == 2);
  CHECK(std::get<std::string>(findings.all()[0].values[0].second) == ".shx");
  CHECK(findings.has("files.missing-part"));
  CHECK_FALSE(findings.has("files"));
}
