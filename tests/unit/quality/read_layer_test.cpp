// structure.*, crs.*, coordinate.*, geometry.empty and the limits of records and vertices, rule by
// rule.

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "quality/stages.h"
#include "quality/structure.h"
#include "rules/finding_catalogue.h"
#include "unit/crs/prj_samples.h"
#include "unit/shapefile/shapefile_bytes.h"

using namespace kkpr;
using namespace kkpr::quality;
using namespace kkpr::test;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
const std::vector<Rings> kPlain{{square(106.8, -6.2, 0.001)}, {square(106.9, -6.2, 0.001)}};

/// A sound layer; tests spoil one part of it.
LocationBytes filesOf(const std::vector<Rings>& records = kPlain, std::uint32_t type = 5) {
  LocationBytes files;
  files.layerName = "lokasi";
  files.shp = Part{"lokasi.shp", shpOf(records, type)};
  files.shx = Part{"lokasi.shx", shxOf(records, type)};
  files.dbf = Part{"lokasi.dbf", dbfOfRows(records.size())};
  files.prj = Part{"lokasi.prj", bytesOf(kWgs84Esri)};
  return files;
}
LocationBytes withPrj(const std::vector<Rings>& records, const std::string& prj) {
  LocationBytes files = filesOf(records);
  files.prj->bytes = bytesOf(prj);
  return files;
}

struct Outcome {
  Examination examination;
  std::optional<Reading> reading;

  explicit Outcome(const LocationBytes& files, const Findings& before = {}) {
    examination.findings = before;
    reading = readLayer(files, examination);
    for (const Finding& finding : examination.findings.all()) {
      const rules::WordedFinding worded = rules::worded(finding);  // throws where a text is missing
      CHECK(worded.message.id.find('{') == std::string::npos);
      CHECK(worded.message.en.size() > 10);
      CHECK(finding.count >= 1);
    }
  }
  /// "rule" or "rule:variant" of every finding, sorted.
  std::vector<std::string> found() const {
    std::vector<std::string> names;
    for (const Finding& finding : examination.findings.all()) {
      names.push_back(finding.rule + (finding.variant.empty() ? "" : ":" + finding.variant));
    }
    std::sort(names.begin(), names.end());
    return names;
  }
  const Finding& finding(const std::string& rule) const {
    for (const Finding& finding : examination.findings.all()) {
      if (finding.rule == rule) return finding;
    }
    throw std::logic_error(rule + " did not fire");
  }
  std::vector<std::string> because(const std::string& rule) const {
    for (const Exemption& exemption : examination.exemptions) {
      if (exemption.rule == rule) return exemption.because;
    }
    return {};
  }
  Severity severity(const std::string& rule) const { return rules::severityOf(finding(rule)); }
};
using Names = std::vector<std::string>;

void patch(Part& part, std::size_t at, std::uint32_t value) { setBig(part.bytes, at, value); }

}  // namespace

TEST_CASE("a sound layer has no finding and every rule was looked at") {
  const Outcome outcome(filesOf());
  CHECK(outcome.found().empty());
  CHECK(outcome.examination.exemptions.empty());
  REQUIRE(outcome.reading.has_value());
  CHECK(outcome.reading->inDegrees);
  CHECK(outcome.reading->maxDecimals == 3);
  REQUIRE(outcome.reading->crs.has_value());
  CHECK(outcome.reading->crs->name == "WGS 84");
  CHECK(outcome.reading->crs->epsg == 4326);
  CHECK(outcome.reading->crs->isWgs84);
  CHECK(outcome.reading->geometry.records.size() == 2);
}

// --- structure.*
// ------------------------------------------------------------------------------------

TEST_CASE("a .shp without its header leaves everything that needs it unjudged") {
  LocationBytes files = filesOf();
  files.shp->bytes.resize(99);
  const Outcome outcome(files);
  CHECK(outcome.found() == Names{"structure.shp-header"});
  CHECK_FALSE(outcome.reading.has_value());
  for (const char* rule :
       {"structure.shp-length", "structure.shp-record", "structure.record-number", "structure.bbox",
        "structure.null-shape", "structure.unsupported-type", "structure.z-or-m",
        "structure.shx-mismatch", "structure.dbf-count", "geometry.empty", "limit.too-many-records",
        "limit.too-many-vertices", "crs.contradicts-coordinates", "coordinate.not-finite",
        "coordinate.swapped", "coordinate.out-of-range", "coordinate.outside-indonesia",
        "coordinate.too-many-decimals"}) {
    CAPTURE(rule);
    CHECK(outcome.because(rule) == Names{"structure.shp-header"});
  }
  CHECK(outcome.because("structure.dbf-header").empty());
  CHECK(outcome.because("crs.projected").empty());

  files = filesOf();
  patch(*files.shp, 0, 1);
  CHECK(Outcome(files).found() == Names{"structure.shp-header:magic"});
}

TEST_CASE("another version is only a warning") {
  LocationBytes files = filesOf();
  setLittle(files.shp->bytes, 28, 999);
  const Outcome outcome(files);
  CHECK(outcome.found() == Names{"structure.shp-header:version"});
  CHECK(outcome.severity("structure.shp-header") == Severity::peringatan);
  CHECK(outcome.reading.has_value());
}

TEST_CASE("the length of a .shp: a lie is galat, a trailing rest a warning") {
  LocationBytes files = filesOf();
  patch(*files.shp, 24, 51);
  const Outcome lie(files);
  CHECK(lie.found() == Names{"structure.shp-length"});
  CHECK(lie.severity("structure.shp-length") == Severity::galat);
  CHECK(lie.reading.has_value());
  files = filesOf();
  files.shp->bytes.push_back(7);
  const Outcome rest(files);
  CHECK(rest.found() == Names{"structure.shp-length:trailing"});
  CHECK(rest.severity("structure.shp-length") == Severity::peringatan);
}

TEST_CASE("a truncated record: what comes before is read, counts are not compared") {
  LocationBytes files = filesOf();
  files.shp->bytes.resize(files.shp->bytes.size() - 5);
  const Outcome outcome(files);
  CHECK(outcome.found() == Names{"structure.shp-length", "structure.shp-record"});
  CHECK(outcome.finding("structure.shp-record").where[0].record == 2);
  CHECK(outcome.finding("structure.shp-record").where[0].file == "lokasi.shp");
  CHECK(outcome.because("structure.shx-mismatch") == Names{"structure.shp-record"});
  CHECK(outcome.because("structure.dbf-count") == Names{"structure.shp-record"});
  REQUIRE(outcome.reading.has_value());
  CHECK(outcome.reading->geometry.records.size() == 1);
}

TEST_CASE("a record of another type and one that lies about its counts are galat") {
  LocationBytes files = filesOf();
  setLittle(files.shp->bytes, 108, 1);
  const Outcome type(files);
  CHECK(type.found() == Names{"structure.shp-record:type"});
  CHECK(rules::worded(type.finding("structure.shp-record")).message.id.find("Point") !=
        std::string::npos);
  files = filesOf();
  setLittle(files.shp->bytes, 108 + 36, 0x40000000U);
  CHECK(Outcome(files).found() == Names{"structure.shp-record:counts"});
  files = filesOf();
  setLittle(files.shp->bytes, 108 + 40, 0xFFFFFFFFU);
  CHECK(Outcome(files).found() == Names{"structure.shp-record:counts"});
  files = filesOf();
  setLittle(files.shp->bytes, 108 + 44, 3);
  CHECK(Outcome(files).found() == Names{"structure.shp-record:parts"});
}

TEST_CASE("when no record can be read the layer is not called empty") {
  LocationBytes files = filesOf({kPlain[0]});
  setLittle(files.shp->bytes, 108, 1);
  const Outcome outcome(files);
  CHECK(outcome.found() == Names{"structure.shp-record:type"});
  CHECK(outcome.because("geometry.empty") == Names{"structure.shp-record"});
  CHECK_FALSE(outcome.reading.has_value());
}

TEST_CASE("record numbers and boxes are warnings") {
  LocationBytes files = filesOf();
  patch(*files.shp, 100, 9);
  const Outcome numbers(files);
  CHECK(numbers.found() == Names{"structure.record-number"});
  CHECK(numbers.severity("structure.record-number") == Severity::peringatan);
  CHECK(numbers.finding("structure.record-number").count == 1);
  files = filesOf();
  setDouble(files.shp->bytes, 36, 100);
  CHECK(Outcome(files).found() == Names{"structure.bbox:file"});
  files = filesOf();
  setDouble(files.shp->bytes, 112, 100);
  const Outcome box(files);
  CHECK(box.found() == Names{"structure.bbox"});
  CHECK(box.severity("structure.bbox") == Severity::peringatan);
  CHECK(box.reading.has_value());
}

TEST_CASE("a .shx that disagrees is galat, the same entries in another order a warning") {
  LocationBytes files = filesOf();
  files.shx->bytes = shxOf({kPlain[0]});
  const Outcome count(files);
  CHECK(count.found() == Names{"structure.shx-mismatch"});
  CHECK(count.severity("structure.shx-mismatch") == Severity::galat);
  files = filesOf();
  patch(*files.shx, 24, 54);  // one entry by the header, two in the file
  CHECK(Outcome(files).found() == Names{"structure.shx-mismatch"});
  for (const std::size_t at : {100U, 104U, 108U, 112U}) {
    CAPTURE(at);
    files = filesOf();
    files.shx->bytes[at + 3] ^= 1;
    const Outcome entries(files);
    CHECK(entries.found() == Names{"structure.shx-mismatch:entries"});
    CHECK(entries.finding("structure.shx-mismatch").where[0].record == (at < 108 ? 1 : 2));
  }
  files = filesOf();
  files.shx->bytes.push_back(0);
  CHECK(Outcome(files).found() == Names{"structure.shx-mismatch:spare-bytes"});
  files = filesOf();
  files.shx->bytes.resize(60);
  CHECK(Outcome(files).found() == Names{"structure.shx-mismatch:unreadable"});
  files = filesOf();
  auto& bytes = files.shx->bytes;
  std::swap_ranges(bytes.begin() + 100, bytes.begin() + 108, bytes.begin() + 108);
  const Outcome order(files);
  CHECK(order.found() == Names{"structure.shx-mismatch:order"});
  CHECK(order.severity("structure.shx-mismatch") == Severity::peringatan);
  CHECK(order.finding("structure.shx-mismatch").count == 2);
}

TEST_CASE("a .dbf that cannot be read, or has other rows, is galat") {
  LocationBytes files = filesOf();
  files.dbf->bytes.resize(20);
  const Outcome header(files);
  CHECK(header.found() == Names{"structure.dbf-header"});
  CHECK(header.because("structure.dbf-count") == Names{"structure.dbf-header"});
  files = filesOf();
  files.dbf->bytes[0] = 0x50;
  CHECK(Outcome(files).found() == Names{"structure.dbf-header:kind"});
  files.dbf->bytes[0] = '<';
  CHECK(Outcome(files).found() == Names{"structure.dbf-header:other-kind"});
  files = filesOf();
  files.dbf->bytes[10] = 200;
  CHECK(Outcome(files).found() == Names{"structure.dbf-header:layout"});
  files = filesOf();
  files.dbf->bytes.resize(files.dbf->bytes.size() - 3);
  CHECK(Outcome(files).found() == Names{"structure.dbf-header:truncated"});
  for (const std::size_t rows : {1U, 3U}) {
    files = filesOf();
    files.dbf->bytes = dbfOfRows(rows);
    const Outcome count(files);
    CHECK(count.found() == Names{"structure.dbf-count"});
    CHECK(count.severity("structure.dbf-count") == Severity::galat);
  }
  files = filesOf();
  files.dbf->bytes[65] = '*';
  const Outcome deleted(files);
  CHECK(deleted.found() == Names{"structure.dbf-count:deleted"});
  CHECK(deleted.severity("structure.dbf-count") == Severity::peringatan);
  CHECK(deleted.finding("structure.dbf-count").where[0].record == 1);
}

TEST_CASE("a null shape is galat, a layer of nothing else is empty as well") {
  const Outcome one(filesOf({kPlain[0], {}}));
  CHECK(one.found() == Names{"structure.null-shape"});
  CHECK(one.finding("structure.null-shape").where[0].record == 2);
  CHECK(one.reading.has_value());
  const Outcome all(filesOf({{}, {}}));
  CHECK(all.found() == Names{"geometry.empty", "structure.null-shape"});
  CHECK(all.finding("structure.null-shape").count == 2);
  CHECK_FALSE(all.reading.has_value());
  CHECK(all.because("coordinate.swapped") == Names{"geometry.empty"});
  const Outcome none(filesOf({}));
  CHECK(none.found() == Names{"geometry.empty"});
  CHECK_FALSE(none.reading.has_value());
}

TEST_CASE("MultiPatch and unknown types are named") {
  LocationBytes files = filesOf();
  setLittle(files.shp->bytes, 32, 31);
  const Outcome patch(files);
  CHECK(patch.found() == Names{"structure.unsupported-type"});
  CHECK(rules::worded(patch.finding("structure.unsupported-type")).message.en.find("MultiPatch") !=
        std::string::npos);
  CHECK(patch.because("geometry.empty") == Names{"structure.unsupported-type"});
  CHECK_FALSE(patch.reading.has_value());
  setLittle(files.shp->bytes, 32, 99);
  CHECK(rules::worded(Outcome(files).finding("structure.unsupported-type")).message.id.find("99") !=
        std::string::npos);
  CHECK(Outcome(filesOf({{{{106.8, -6.2}}}}, 1)).found() == Names{"structure.unsupported-type"});
}

TEST_CASE("Z and M are told as information") {
  const Outcome z(filesOf(kPlain, 15));
  CHECK(z.found() == Names{"structure.z-or-m"});
  CHECK(z.severity("structure.z-or-m") == Severity::info);
  CHECK(rules::worded(z.finding("structure.z-or-m")).message.id.find("nilai Z ") !=
        std::string::npos);
  const Outcome m(filesOf(kPlain, 25));
  CHECK(m.found() == Names{"structure.z-or-m"});
  CHECK(m.reading->geometry.points == z.reading->geometry.points);
}

TEST_CASE("parts that are not there leave their rules unjudged, and say because of what") {
  LocationBytes files = filesOf();
  files.shx.reset();
  files.dbf.reset();
  files.prj.reset();
  const Outcome outcome(files);
  CHECK(outcome.found().empty());
  for (const char* rule :
       {"structure.shx-mismatch", "structure.dbf-header", "structure.dbf-count", "crs.unreadable",
        "crs.projected", "crs.wrong-datum", "crs.not-degrees", "crs.contradicts-coordinates"}) {
    CAPTURE(rule);
    CHECK(outcome.because(rule) == Names{"files.missing-part"});
  }
  CHECK(outcome.because("coordinate.swapped").empty());
  REQUIRE(outcome.reading.has_value());
  CHECK_FALSE(outcome.reading->crs.has_value());
  CHECK(outcome.reading->inDegrees);

  Findings before;
  Place place;
  place.file = "data/LOKASI.SHX";
  before.of("container.corrupt-entry").at(place);
  Examination examination;
  examination.findings = before;
  (void)readLayer(files, examination);
  const auto exemption =
      std::find_if(examination.exemptions.begin(), examination.exemptions.end(),
                   [](const Exemption& entry) { return entry.rule == "structure.shx-mismatch"; });
  REQUIRE(exemption != examination.exemptions.end());
  CHECK(exemption->because == Names{"container.corrupt-entry"});

  files = filesOf();
  files.shp.reset();
  const Outcome without(files);
  CHECK_FALSE(without.reading.has_value());
  CHECK(without.because("geometry.empty") == Names{"files.missing-part"});
  CHECK(without.because("coordinate.too-many-decimals") == Names{"files.missing-part"});
}

// --- crs.*
// ------------------------------------------------------------------------------------------

TEST_CASE("a .prj that cannot be understood is told apart by its reason") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "crs.unreadable:empty"},
      {"EPSG:4326", "crs.unreadable"},
      {"A[1]", "crs.unreadable"},
      {std::string("\x01\x02\x03", 3), "crs.unreadable:no-text"},
      {std::string("\xFF\xFEG\0E\0", 6), "crs.unreadable:utf-16"},
      {std::string(64 * 1024 + 1, ' '), "crs.unreadable:too-long"},
      {[] {
         std::string text;
         for (int i = 0; i < 20'000; ++i) text += "A[";
         return text;
       }(),
       "crs.unreadable:too-deep"}};
  for (const auto& [prj, expected] : cases) {
    CAPTURE(expected);
    const Outcome outcome(withPrj(kPlain, prj));
    CHECK(outcome.found() == Names{expected});
    CHECK(outcome.because("crs.wrong-datum") == Names{"crs.unreadable"});
    CHECK(outcome.because("crs.contradicts-coordinates") == Names{"crs.unreadable"});
    REQUIRE(outcome.reading.has_value());
    CHECK(outcome.reading->inDegrees);  // the numbers still are degrees
    CHECK_FALSE(outcome.reading->crs.has_value());
  }
}

TEST_CASE("a projected system is named, its metres are not judged as degrees") {
  const std::vector<Rings> metres{{square(699163.39, 9314348.96, 20)}};
  const Outcome utmOutcome(withPrj(metres, utm(datumSamples()[0], 48, false)));
  CHECK(utmOutcome.found() == Names{"crs.projected"});
  CHECK(rules::worded(utmOutcome.finding("crs.projected")).message.id.find("UTM zona 48S") !=
        std::string::npos);
  CHECK(utmOutcome.because("crs.wrong-datum") == Names{"crs.projected"});
  CHECK(utmOutcome.because("coordinate.out-of-range") == Names{"crs.projected"});
  CHECK(utmOutcome.because("coordinate.too-many-decimals") == Names{"crs.projected"});
  REQUIRE(utmOutcome.reading.has_value());
  CHECK_FALSE(utmOutcome.reading->inDegrees);
  CHECK(utmOutcome.reading->crs->epsg == 32748);
  CHECK_FALSE(utmOutcome.reading->crs->isWgs84);

  const Outcome hand(
      withPrj({{square(233198.6, 814471.9, 20)}}, tm3(datumSamples()[0], tm3Zones()[4])));
  CHECK(hand.reading->crs->name == "TM-3 zona 48.2 (datum WGS 84)");
  const Outcome mercator(withPrj({{square(11888921.6, -691531.7, 20)}}, kWebMercatorEsri));
  CHECK(mercator.found() == Names{"crs.projected:web-mercator"});
  CHECK(Outcome(withPrj({{square(11888921.6, -688000.0, 20)}}, kWorldMercator)).found() ==
        Names{"crs.projected:other"});
}

TEST_CASE("a projected system that puts the location outside Indonesia is contradicted") {
  const std::vector<Rings> metres{{square(699163.39, 9314348.96, 20)}};
  const std::string elsewhere = "crs.contradicts-coordinates:elsewhere";
  CHECK(Outcome(withPrj(metres, kWorldMercator)).found() ==
        Names{elsewhere, "crs.projected:contradicted"});
  CHECK(Outcome(withPrj(metres, utm(datumSamples()[0], 48, true))).found() ==
        Names{elsewhere, "crs.projected:contradicted"});
  // One corner in Indonesia, and the system may be right: the other is judged on its own.
  const std::vector<Rings> half{{square(699163.39, 9314348.96, 20)}, {square(1.0, 1.0, 20)}};
  CHECK(Outcome(withPrj(half, utm(datumSamples()[0], 48, false))).found() ==
        Names{"crs.projected"});
}

TEST_CASE("another datum is named, and its degrees are judged all the same") {
  const std::vector<std::string> expected{"", "crs.wrong-datum", "crs.wrong-datum",
                                          "crs.wrong-datum:id74", "crs.wrong-datum:other"};
  for (std::size_t i = 1; i < datumSamples().size(); ++i) {
    const Outcome outcome(withPrj(kPlain, geographic(datumSamples()[i])));
    CAPTURE(datumSamples()[i].label);
    CHECK(outcome.found() == Names{expected[i]});
    CHECK(rules::worded(outcome.finding("crs.wrong-datum"))
              .message.en.find(datumSamples()[i].label) != std::string::npos);
    CHECK(outcome.because("coordinate.swapped").empty());
    CHECK(outcome.reading->inDegrees);
    CHECK(outcome.reading->crs->epsg == datumSamples()[i].epsg);
    CHECK_FALSE(outcome.reading->crs->isWgs84);
  }
}

TEST_CASE("another unit and another prime meridian are named") {
  const DatumSample& wgs84 = datumSamples()[0];
  CHECK(Outcome(withPrj(kPlain, geographic(wgs84, R"("Grad",0.01570796326794897)"))).found() ==
        Names{"crs.not-degrees"});
  CHECK(Outcome(withPrj(kPlain, geographic(wgs84, R"("Degree",0.0174532925199433)",
                                           R"("Jakarta",106.8077194444444)")))
            .found() == Names{"crs.not-degrees:prime-meridian"});
}

TEST_CASE("a .prj and numbers that exclude each other are galat, both ways") {
  const Outcome metres(filesOf({{square(699163.39, 9314348.96, 20)}}));
  CHECK(metres.found() == Names{"crs.contradicts-coordinates"});
  CHECK(metres.because("coordinate.out-of-range") == Names{"crs.contradicts-coordinates"});
  CHECK_FALSE(metres.reading->inDegrees);
  CHECK(
      rules::worded(metres.finding("crs.contradicts-coordinates")).message.id.find("699.163,39") !=
      std::string::npos);

  const Outcome degrees(withPrj(kPlain, utm(datumSamples()[0], 48, false)));
  CHECK(degrees.found() ==
        Names{"crs.contradicts-coordinates:degrees", "crs.projected:contradicted"});
  CHECK(degrees.reading->inDegrees);
  CHECK(degrees.because("coordinate.swapped").empty());
}

TEST_CASE("without a .prj metres are not judged as degrees") {
  LocationBytes files = filesOf({{square(699163.39, 9314348.96, 20)}});
  files.prj.reset();
  const Outcome outcome(files);
  CHECK(outcome.found().empty());
  CHECK(outcome.because("coordinate.out-of-range") == Names{"files.missing-part"});
  CHECK_FALSE(outcome.reading->inDegrees);
}

// --- coordinate.*
// -----------------------------------------------------------------------------------

TEST_CASE("NaN, infinity and the format's no-data value are no coordinates, in pairs") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double odd : {kNaN, infinity, -infinity, -1.1e38, -1e39}) {
    CAPTURE(odd);
    std::vector<Rings> records = kPlain;
    records[1][0][2].y = odd;
    const Outcome outcome(filesOf(records));
    const auto names = outcome.found();
    REQUIRE(std::count(names.begin(), names.end(), "coordinate.not-finite") == 1);
    CHECK(std::count(names.begin(), names.end(), "coordinate.out-of-range") == 0);
    const Finding& finding = outcome.finding("coordinate.not-finite");
    CHECK(finding.count == 1);
    CHECK(finding.where[0].record == 2);
    CHECK(finding.where[0].ring == 0);
    CHECK(finding.where[0].vertex == 2);
    CHECK_FALSE(finding.where[0].at.has_value());
    REQUIRE(outcome.reading.has_value());
    CHECK_FALSE(outcome.reading->inDegrees);
  }
  std::vector<Rings> large = kPlain;
  large[1][0][2].y = -0.9e38;
  CHECK(Outcome(filesOf(large)).found() == Names{"coordinate.out-of-range:partly"});

  Rings nothing{square(106.8, -6.2, 0.001)};
  for (Point& p : nothing[0]) p.x = kNaN;
  const Outcome all(filesOf({nothing}));
  CHECK(all.found() == Names{"coordinate.not-finite"});
  CHECK(all.finding("coordinate.not-finite").count == 5);
  CHECK(all.because("coordinate.swapped") == Names{"coordinate.not-finite"});
  CHECK(all.because("crs.contradicts-coordinates") == Names{"coordinate.not-finite"});
}

TEST_CASE("latitude in x is proven in Indonesia, and reported once instead of other rules") {
  const Outcome outcome(filesOf({{square(-6.2, 106.8, 0.001)}, {square(-6.3, 106.8, 0.001)}}));
  CHECK(outcome.found() == Names{"coordinate.swapped"});
  CHECK(outcome.because("coordinate.outside-indonesia") == Names{"coordinate.swapped"});
  CHECK_FALSE(outcome.reading->inDegrees);
  const Outcome partly(filesOf({kPlain[0], {square(-6.3, 106.8, 0.001)}}));
  CHECK(partly.found() == Names{"coordinate.swapped:partly"});
  CHECK(partly.finding("coordinate.swapped").where[0].record == 2);

  LocationBytes files = filesOf({{square(-6.2, 106.8, 0.001)}});
  files.prj.reset();
  CHECK(Outcome(files).found() == Names{"coordinate.swapped"});
}

TEST_CASE("the range of degrees, in pairs") {
  const auto at = [](double x, double y) {
    std::vector<Rings> records = kPlain;
    records[0][0][1] = {x, y};
    return Outcome(filesOf(records)).found();
  };
  CHECK(at(180, -6.2) == Names{"coordinate.outside-indonesia:partly"});
  CHECK(at(180.000001, -6.2) == Names{"coordinate.out-of-range:partly"});
  CHECK(at(-180, -6.2) == Names{"coordinate.outside-indonesia:partly"});
  CHECK(at(-180.000001, -6.2) == Names{"coordinate.out-of-range:partly"});
  CHECK(at(106.8, 90) == Names{"coordinate.outside-indonesia:partly"});
  CHECK(at(106.8, 90.000001) == Names{"coordinate.out-of-range:partly"});
  CHECK(at(106.8, -90.000001) == Names{"coordinate.out-of-range:partly"});
  CHECK(at(106816600, -6.2) == Names{"coordinate.out-of-range:partly"});
}

TEST_CASE("vertices out of range keep the geometry, but it is no longer judged as degrees") {
  std::vector<Rings> records = kPlain;
  records[0][0][1] = {206.8, -6.2};
  const Outcome outcome(filesOf(records));
  REQUIRE(outcome.reading.has_value());
  CHECK_FALSE(outcome.reading->inDegrees);
  const Finding& finding = outcome.finding("coordinate.out-of-range");
  CHECK(finding.where[0].record == 1);
  CHECK(finding.where[0].vertex == 1);
  CHECK(finding.where[0].at == Point{206.8, -6.2});
}

TEST_CASE("the edges of Indonesia, in pairs") {
  const auto at = [](double x, double y) {
    std::vector<Rings> records = kPlain;
    records[0][0][1] = {x, y};
    return Outcome(filesOf(records)).found();
  };
  for (const Point& inside : {Point{94.9, 0}, {141.1, 0}, {106.8, -11.1}, {106.8, 6.1}}) {
    CAPTURE(inside.x, inside.y);
    // As far from the other corners as this, it is no error, but looks like a slip.
    CHECK(at(inside.x, inside.y) == Names{"coordinate.far-vertex"});
  }
  for (const Point& outside :
       {Point{94.899999, 0}, {141.100001, 0}, {106.8, -11.100001}, {106.8, 6.100001}, {0, 0}}) {
    CAPTURE(outside.x, outside.y);
    CHECK(at(outside.x, outside.y) == Names{"coordinate.outside-indonesia:partly"});
  }
  const Outcome wholly(filesOf({{square(4.9, 52.3, 0.001)}}));
  CHECK(wholly.found() == Names{"coordinate.outside-indonesia"});
  CHECK(wholly.finding("coordinate.outside-indonesia").count == 5);
  CHECK(wholly.reading->inDegrees);
}

TEST_CASE("six decimals pass, seven do not, and storage noise is no decimal") {
  const auto with = [](double x) {
    std::vector<Rings> records{{square(106.8, -6.2, 0.001)}};
    records[0][0][1].x = x;
    return Outcome(filesOf(records));
  };
  for (const double good : {106.816612, 106.81659999999999, 106.8166 + 9e-13, 106.82, 106.816601}) {
    CAPTURE(good);
    CHECK(with(good).found().empty());
  }
  for (const double bad : {106.8166125, 106.8166121, 106.8166 + 2e-12, 106.81661234567890}) {
    CAPTURE(bad);
    CHECK(with(bad).found() == Names{"coordinate.too-many-decimals"});
  }
  CHECK(with(106.816612).reading->maxDecimals == 6);
  CHECK(with(106.81659999999999).reading->maxDecimals == 4);
  CHECK(with(106.8166121).reading->maxDecimals == 7);
  CHECK(with(106.81661234).reading->maxDecimals == 8);

  std::vector<Rings> records = kPlain;
  for (Point& p : records[1][0]) p = {p.x + 4e-7, p.y + 4e-7};
  const Outcome outcome(filesOf(records));
  const Finding& finding = outcome.finding("coordinate.too-many-decimals");
  CHECK(finding.count == 5);
  CHECK(finding.where[0].record == 2);
  const std::string message = rules::worded(finding).message.id;
  // 4e-7 degrees each way is 0.0443 m east (at 6.2 south) and 0.0445 m north.
  CHECK(message.find("0,063 m") != std::string::npos);
  CHECK(message.find("sampai 7 digit") != std::string::npos);
  CHECK(outcome.reading->inDegrees);
}

TEST_CASE("a finding of many vertices keeps a hundred places and the exact count") {
  std::vector<Rings> records;
  for (int i = 0; i < 60; ++i) records.push_back({square(106.8 + i * 1e-3 + 3e-8, -6.2, 0.0005)});
  const Outcome outcome(filesOf(records));
  const Finding& finding = outcome.finding("coordinate.too-many-decimals");
  CHECK(finding.count == 300);
  CHECK(finding.where.size() == kMaxPlaces);
}

// --- limits
// -----------------------------------------------------------------------------------------

TEST_CASE("100 000 records pass, one more does not") {
  const Rings tiny{square(106.8, -6.2, 0.001)};
  std::vector<Rings> records(100'000, tiny);
  LocationBytes files = filesOf(records);
  CHECK(Outcome(files).found().empty());
  records.push_back(tiny);
  const Outcome outcome(filesOf(records));
  CHECK(outcome.found() == Names{"limit.too-many-records"});
  CHECK_FALSE(outcome.reading.has_value());
  CHECK(outcome.because("geometry.empty") == Names{"limit.too-many-records"});
  CHECK(outcome.because("coordinate.swapped") == Names{"limit.too-many-records"});
  CHECK(outcome.because("structure.shx-mismatch") == Names{"limit.too-many-records"});
}

TEST_CASE("2 000 000 vertices pass, one more does not") {
  std::vector<Point> ring(2'000'000, Point{106.8, -6.2});
  CHECK(Outcome(filesOf({{ring}})).reading.has_value());
  ring.push_back({106.8, -6.2});
  const Outcome outcome(filesOf({{ring}}));
  CHECK(outcome.found() == Names{"limit.too-many-vertices"});
  CHECK_FALSE(outcome.reading.has_value());
  CHECK(rules::worded(outcome.finding("limit.too-many-vertices")).message.id.find("2.000.000") !=
        std::string::npos);
}

// --- anything at all
// --------------------------------------------------------------------------------

TEST_CASE("no truncation and no changed byte of any part passes as good and sound") {
  const LocationBytes whole = filesOf();
  const auto spoil = [&](std::optional<Part> LocationBytes::*part, auto change) {
    LocationBytes files = whole;
    change((files.*part)->bytes);
    Examination examination;
    const auto reading = readLayer(files, examination);
    const bool fault = !examination.findings.empty();
    return std::pair(reading.has_value(), fault);
  };
  for (const auto part :
       {&LocationBytes::shp, &LocationBytes::shx, &LocationBytes::dbf, &LocationBytes::prj}) {
    const std::size_t size = (whole.*part)->bytes.size();
    for (std::size_t cut = 0; cut < size; ++cut) {
      const auto [read, fault] = spoil(part, [&](Buffer& bytes) { bytes.resize(cut); });
      const bool onlyTheEndMark = part == &LocationBytes::dbf && cut == size - 1;
      if (!fault && !onlyTheEndMark) FAIL("silent truncation at " << cut << " of " << size);
      if (!read && !fault) FAIL("unread without a finding at " << cut);
    }
    for (std::size_t at = 0; at < size; ++at) {
      for (const int flip : {0x01, 0x40, 0xFF}) {
        const auto [read, fault] = spoil(
            part, [&](Buffer& bytes) { bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ flip); });
        if (!read && !fault) FAIL("unread without a finding, byte " << at);
      }
    }
  }
}
