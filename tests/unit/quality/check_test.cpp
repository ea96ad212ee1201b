#include "quality/check.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/zip_reader.h"
#include "archive/zip_writer.h"
#include "quality/quality_rules.h"
#include "rules/finding_catalogue.h"

using namespace kkpr;
using namespace kkpr::quality;

namespace {

const std::string kFixtures = std::string(KKPR_SOURCE_DIR) + "/tests/fixtures/";
constexpr const char* kCap = "area.foreigner-house-cap";
constexpr const char* kNeed = "area.differs-from-land-need";

using File = std::vector<std::uint8_t>;
using Names = std::vector<std::string>;

File fixture(const std::string& name) {
  std::ifstream stream(kFixtures + name, std::ios::binary);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The members of a fixture, to be packed again otherwise.
std::vector<std::pair<std::string, File>> membersOf(const std::string& name) {
  const File zip = fixture(name);
  archive::OpenedZip opened = archive::ZipReader::open(zip, archive::kLocationLimits);
  REQUIRE(opened.reader);
  std::vector<std::pair<std::string, File>> members;
  std::uint64_t budget = archive::kLocationLimits.inflatedBytes;
  for (const archive::Member& member : opened.reader->members()) {
    if (member.directory) continue;
    auto extracted = opened.reader->extract(member, budget);
    REQUIRE(extracted.bytes);
    members.emplace_back(member.name, std::move(*extracted.bytes));
  }
  return members;
}

/// The fixture without its .prj, or with this text in its place.
File withPrj(const std::string& name, const std::optional<std::string>& prj) {
  archive::ZipWriter writer;
  for (auto& [member, content] : membersOf(name)) {
    const bool isPrj = member.size() > 4 && member.substr(member.size() - 4) == ".prj";
    if (isPrj && !prj) continue;
    if (isPrj) content.assign(prj->begin(), prj->end());
    writer.add(member, content);
  }
  return writer.finish();
}

const RuleOutcome& outcomeOf(const CheckResult& result, std::string_view rule) {
  for (const RuleOutcome& outcome : result.checks) {
    if (outcome.rule == rule) return outcome;
  }
  FAIL("no such rule: " << rule);
  return result.checks.front();
}

/// Whatever was not judged names findings of this very result.
void requireReasons(const CheckResult& result, const CheckOptions& options) {
  std::set<std::string> found;
  for (const Finding& finding : result.findings) found.insert(finding.rule);
  std::set<std::string_view> judged;
  for (const QualityRule& row : qualityRules()) {
    if (row.judged) judged.insert(row.rule);
  }
  REQUIRE(result.checks.size() == qualityRules().size());
  for (const RuleOutcome& outcome : result.checks) {
    if (outcome.outcome != Outcome::notRun || judged.count(outcome.rule) == 0) continue;
    CAPTURE(outcome.rule);
    REQUIRE_FALSE(outcome.because.empty());
    for (const std::string& reason : outcome.because) {
      CAPTURE(reason);
      REQUIRE(found.count(reason) == 1);
    }
  }
  REQUIRE((outcomeOf(result, kCap).outcome == Outcome::notApplicable) == !options.foreignHouse);
  REQUIRE((outcomeOf(result, kNeed).outcome == Outcome::notApplicable) ==
          !options.landNeedM2.has_value());
}

CheckOptions optionsOf(bool foreignHouse, std::optional<double> need = std::nullopt) {
  CheckOptions options;
  options.foreignHouse = foreignHouse;
  options.landNeedM2 = need;
  return options;
}

CheckResult checked(const File& zip, const CheckOptions& options) {
  CheckResult result = check(zip, "lokasi.zip", options);
  requireReasons(result, options);
  return result;
}

}  // namespace

TEST_CASE("whatever ails a file, each rule that was not judged says because of what") {
  const File bytes = fixture("manifest.json");
  const auto manifest = nlohmann::json::parse(bytes.begin(), bytes.end());
  std::size_t unread = 0;
  for (const auto& entry : manifest) {
    const auto name = entry.at("file").get<std::string>();
    INFO(name);
    const File zip = fixture(name);
    checked(zip, optionsOf(false));
    const CheckResult result = checked(zip, optionsOf(true, 1500.0));
    if (!result.location) ++unread;
  }
  REQUIRE(unread > 15);
}

TEST_CASE("a file cut off anywhere still says why nothing was judged") {
  const File good = fixture("good.zip");
  for (std::size_t length = 0; length < good.size(); length += 7) {
    INFO(length);
    checked(File(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)),
            optionsOf(true, 1500.0));
  }
}

TEST_CASE("metres without a .prj that can be read are laid to the .prj in every rule") {
  const std::vector<std::pair<std::optional<std::string>, Names>> cases{
      {std::nullopt, {"files.missing-part"}},
      {"", {"crs.unreadable"}},
      {"UTM zona 50 selatan", {"crs.unreadable"}}};
  for (const auto& [prj, because] : cases) {
    INFO(prj.value_or("(absent)"));
    const CheckResult result = checked(withPrj("crs.projected.zip", prj), optionsOf(true, 1500.0));
    REQUIRE(result.location);
    REQUIRE_FALSE(result.location->inDegrees);
    for (const char* rule :
         {"coordinate.swapped", "coordinate.out-of-range", "geometry.ring-too-short",
          "geometry.repeated-vertex", "geometry.ring-orientation", "geometry.self-intersection",
          "geometry.zero-area", "geometry.hole", "limit.work", kCap, kNeed}) {
      CAPTURE(rule);
      CHECK(outcomeOf(result, rule).outcome == Outcome::notRun);
      CHECK(outcomeOf(result, rule).because == because);
    }
  }
}

TEST_CASE("a stated need above the cap is found even where nothing could be read") {
  for (const char* name : {"container.not-zip.zip", "files.missing-part--shp.zip",
                           "files.no-polygon-layer.zip", "geometry.empty.zip"}) {
    INFO(name);
    const File zip = fixture(name);
    const CheckResult above = checked(zip, optionsOf(true, 2000.006));
    REQUIRE_FALSE(above.location);
    CHECK(above.verdict == Verdict::tidakTerbaca);
    CHECK(outcomeOf(above, kCap).outcome == Outcome::found);
    CHECK(outcomeOf(above, kNeed).outcome == Outcome::notRun);
    for (const std::string& reason : outcomeOf(above, kNeed).because) CHECK(reason != kCap);
    for (const Finding& finding : above.findings) {
      CHECK(finding.count > 0);
      const rules::WordedFinding worded = rules::worded(finding);
      if (finding.rule == kCap) {
        CHECK(worded.message.id.find("2.000,01 m²") != std::string::npos);
      }
    }
    const CheckResult within = checked(zip, optionsOf(true, 2000.004));
    CHECK(outcomeOf(within, kCap).outcome == Outcome::notRun);
    const CheckResult noHouse = checked(zip, optionsOf(false, 2000.006));
    CHECK(outcomeOf(noHouse, kCap).outcome == Outcome::notApplicable);
  }
}
