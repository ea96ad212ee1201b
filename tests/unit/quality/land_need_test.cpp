#include "quality/land_need.h"

#include <catch2/catch.hpp>

#include "rules/finding_catalogue.h"

using namespace kkpr;

namespace {

application::Location located(double webMercatorM2, double geodesicM2) {
  application::Location location;
  location.webMercatorM2 = webMercatorM2;
  location.geodesicM2 = geodesicM2;
  return location;
}

quality::Examination examined(const application::Location& location, std::optional<double> need) {
  quality::Examination examination;
  examination.landNeedM2 = need;
  quality::checkLandNeed(location, "lokasi.shp", {"limit.work"}, examination);
  return examination;
}

const char* const kRule = "area.differs-from-land-need";

}  // namespace

TEST_CASE("a stated area within one percent of either area is no finding, beyond both it is") {
  const auto location = located(2060, 2000);
  CHECK_FALSE(examined(location, 2000).findings.has(kRule));
  CHECK_FALSE(examined(location, 2060).findings.has(kRule));
  CHECK_FALSE(examined(location, 1980.1).findings.has(kRule));  // 0.995 % below the geodesic area
  CHECK(examined(location, 1979.9).findings.has(kRule));        // 1.005 % below
  CHECK_FALSE(examined(location, 2080.5).findings.has(kRule));
  CHECK(examined(location, 2080.7).findings.has(kRule));
  CHECK(examined(location, 2030).findings.has(kRule));  // between the two, far from both
}

TEST_CASE("the finding is a warning that quotes both areas") {
  const auto examination = examined(located(2060, 2000), 20);
  REQUIRE(examination.findings.all().size() == 1);
  const rules::WordedFinding worded = rules::worded(examination.findings.all()[0]);
  CHECK(worded.severity == Severity::peringatan);
  CHECK(worded.message.id.find("2.060,00") != std::string::npos);
  CHECK(worded.message.en.find("2,000.00") != std::string::npos);
}

TEST_CASE("without a stated area the rule does not apply, without an area it cannot run") {
  const auto unstated = examined(located(2060, 2000), std::nullopt);
  REQUIRE(unstated.exemptions.size() == 1);
  CHECK_FALSE(unstated.exemptions[0].applicable);
  const auto unmeasured = examined({}, 2000);
  REQUIRE(unmeasured.exemptions.size() == 1);
  CHECK(unmeasured.exemptions[0].applicable);
  CHECK(unmeasured.exemptions[0].because == std::vector<std::string>{"limit.work"});
  CHECK(unmeasured.findings.empty());
}
