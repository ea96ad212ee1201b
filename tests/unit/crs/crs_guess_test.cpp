#include "crs/crs_guess.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "unit/crs/prj_samples.h"

using namespace kkpr;
using namespace kkpr::crs;
using namespace kkpr::test;

namespace {

constexpr Point kJakarta{106.816601, -6.199802};

CoordinateSystem known(const std::string& text) {
  const auto system =
      readPrj({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).system;
  REQUIRE(system.has_value());
  return *system;
}
Interpretation readingOf(std::string_view id,
                         const std::optional<CoordinateSystem>& declared = std::nullopt) {
  const auto found = interpretation(id, declared);
  INFO(id);
  REQUIRE(found.has_value());
  return *found;
}
double degreesApart(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }
std::vector<std::string> idsOf(const std::vector<Interpretation>& readings) {
  std::vector<std::string> ids;
  for (const Interpretation& reading : readings) ids.push_back(reading.id());
  return ids;
}
bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}
NumberRange rangeOf(Point p, bool integers = false) {
  NumberRange range;
  range.box.include(p);
  range.integers = integers;
  return range;
}

}  // namespace

TEST_CASE("each cause is undone") {
  struct Row {
    const char* id;
    Point stored;
  };
  for (const Row& row : {Row{"wgs84", {106.816601, -6.199802}},
                         {"swapped", {-6.199802, 106.816601}},
                         {"mirrored", {106.816601, 6.199802}},
                         {"swapped+mirrored", {6.199802, 106.816601}},
                         {"lon-negated", {-106.816601, -6.199802}},
                         {"lon-plus-180", {-73.183399, -6.199802}},
                         {"lon-plus-360", {-253.183399, -6.199802}},
                         {"lon-minus-360", {466.816601, -6.199802}},
                         {"mirrored+lon-negated", {-106.816601, 6.199802}},
                         {"scaled-1e6", {106816601, -6199802}},
                         {"swapped+scaled-1e6", {-6199802, 106816601}},
                         {"scaled-1e7+mirrored", {1068166010, 61998020}},
                         {"dms", {106.48597636, -6.11592872}},
                         {"scaled-1e8+dms", {10648597636, -611592872}},
                         {"jakarta", {0.007400817, -6.199966946}}}) {
    CAPTURE(row.id);
    const Point p = readingOf(row.id).toWgs84(row.stored);
    CAPTURE(p.x, p.y);
    CHECK(degreesApart(p, kJakarta) < 1e-8);
  }
  // The larger number is the longitude: rows that stand right stay as they are.
  CHECK(readingOf("swapped").toWgs84(kJakarta) == kJakarta);
}

TEST_CASE("minutes and seconds end at 59, in pairs") {
  const Interpretation dms = readingOf("dms");
  CHECK(degreesApart(dms.toWgs84({106.5959, -6}), {106 + 59 / 60.0 + 59 / 3600.0, -6}) < 1e-12);
  CHECK(degreesApart(dms.toWgs84({106.49, -6.1}), {106 + 49 / 60.0, -6 - 10 / 60.0}) < 1e-12);
  for (const Point typed : {Point{106.60, -6}, {106.5960, -6}, {106.5, -6.6}, {106.5, -6.006}}) {
    CAPTURE(typed.x, typed.y);
    CHECK(std::isnan(dms.toWgs84(typed).x + dms.toWgs84(typed).y));
  }
  CHECK(std::isnan(dms.toWgs84({1e300, -6}).x));
}

TEST_CASE("an id means one reading and one reading has one id") {
  const auto declared = known(utm(datumSamples()[0], 48, false));
  for (const NumberRange& range :
       {rangeOf({700000, 9314000}), rangeOf(kJakarta), rangeOf({106816601, 6199802}, true)}) {
    for (const auto& stated : {std::optional<CoordinateSystem>(), std::optional(declared)}) {
      const std::vector<Interpretation> all = hypotheses(stated, range);
      std::set<std::string> ids;
      for (const Interpretation& reading : all) {
        CAPTURE(reading.id());
        CHECK(ids.insert(reading.id()).second);
        const Interpretation again = readingOf(reading.id(), stated);
        CHECK(again.id() == reading.id());
        CHECK(again.system().name == reading.system().name);
        const Point stored{range.box.minX, range.box.minY};
        const Point a = again.toWgs84(stored);
        const Point b = reading.toWgs84(stored);
        CHECK((std::isnan(a.x) ? std::isnan(b.x) : a == b));
      }
      CHECK(all.size() > 10);
    }
  }
  for (const char* id : {"",
                         "+",
                         "utm-48",
                         "utm-45s",
                         "utm-55n",
                         "tm3-46.1",
                         "tm3-54.2",
                         "wgs84+swapped",
                         "swapped+wgs84",
                         "mirrored+swapped",
                         "swapped+swapped",
                         "mirrored+utm-48s",
                         "scaled-1e",
                         "scaled-1e0",
                         "scaled-1e06",
                         "scaled-1e16",
                         "scaled-1e-6",
                         "as-declared",
                         "UTM-48S",
                         "utm-48s+",
                         "dms+web-mercator"}) {
    CAPTURE(id);
    CHECK_FALSE(interpretation(id, std::nullopt).has_value());
  }
  CHECK(readingOf("as-declared", declared).system().epsg == 32748);
  CHECK(readingOf("as-declared", declared).declared());
  DatumSample unknown = datumSamples()[0];
  unknown.datum = "D_Makassar";
  CHECK_FALSE(interpretation("as-declared", known(geographic(unknown))).has_value());
}

TEST_CASE("numbers decide which readings are worth a trial") {
  const std::vector<std::string> metres = idsOf(hypotheses({}, rangeOf({700000, 9314000})));
  for (const char* id : {"utm-46n", "utm-54s", "tm3-46.2", "tm3-54.1", "web-mercator",
                         "id74-utm-48s", "swapped+utm-48s", "swapped+tm3-48.2"}) {
    CHECK(holds(metres, id));
  }
  CHECK_FALSE(holds(metres, "wgs84"));
  CHECK_FALSE(holds(metres, "mirrored"));
  const std::vector<std::string> degrees = idsOf(hypotheses({}, rangeOf(kJakarta)));
  for (const char* id : {"wgs84", "id74", "jakarta", "swapped", "mirrored", "dms"}) {
    CHECK(holds(degrees, id));
  }
  CHECK_FALSE(holds(degrees, "utm-48s"));
  CHECK(degrees.front() == "wgs84");
  // A lost decimal point is only thought of where there is none.
  CHECK(holds(idsOf(hypotheses({}, rangeOf({106816601, -6199802}, true))), "scaled-1e6"));
  CHECK_FALSE(holds(idsOf(hypotheses({}, rangeOf({106816601, -6199802}, false))), "scaled-1e6"));
  // What is declared comes first; a stated datum is not doubted for another.
  const std::vector<std::string> dgn95 =
      idsOf(hypotheses(known(geographic(datumSamples()[1])), rangeOf(kJakarta)));
  CHECK(dgn95.front() == "as-declared");
  CHECK_FALSE(holds(dgn95, "id74"));
  CHECK(hypotheses({}, {}).empty());
}

TEST_CASE("the systems made from parameters are those read from text") {
  const auto same = [](const CoordinateSystem& made, const CoordinateSystem& read) {
    CAPTURE(made.name);
    CHECK(made.name == read.name);
    CHECK(made.epsg == read.epsg);
    CHECK(made.family == read.family);
    CHECK(made.datum == read.datum);
    CHECK(made.projection.method == read.projection.method);
    CHECK(made.projection.centralMeridian == read.projection.centralMeridian);
    CHECK(made.projection.falseNorthingM == read.projection.falseNorthingM);
    CHECK(made.projection.scale == read.projection.scale);
    CHECK(made.ellipsoid.inverseFlattening == read.ellipsoid.inverseFlattening);
  };
  const Datum order[] = {Datum::wgs84, Datum::dgn95, Datum::srgi2013, Datum::id74, Datum::batavia};
  for (std::size_t i = 0; i < 5; ++i) {
    same(geographicSystem(order[i]), known(geographic(datumSamples()[i])));
    for (int zone = 46; zone <= 54; ++zone) {
      for (const bool north : {true, false}) {
        same(utmSystem(order[i], zone, north), known(utm(datumSamples()[i], zone, north)));
      }
    }
  }
  for (int index = 0; index < kTm3Zones; ++index) {
    same(tm3System(index),
         known(tm3(datumSamples()[1], tm3Zones()[static_cast<std::size_t>(index)])));
  }
  same(webMercatorSystem(), known(kWebMercatorEsri));
  const CoordinateSystem jakarta = known(geographic(
      datumSamples()[4], R"("Degree",0.0174532925199433)", R"("Jakarta",106.807719444444)"));
  CHECK(jakarta.epsg == jakartaSystem().epsg);
  CHECK(jakarta.primeMeridianDegrees == Approx(jakartaSystem().primeMeridianDegrees));
}
