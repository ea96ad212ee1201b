#include "crs/projection.h"

#include <GeographicLib/TransverseMercatorExact.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "unit/crs/prj_samples.h"

using namespace kkpr;
using namespace kkpr::crs;
using namespace kkpr::test;

namespace {

CoordinateSystem known(const std::string& text) {
  const auto system =
      readPrj({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).system;
  REQUIRE(system.has_value());
  return *system;
}
ToWgs84 inverseOf(const std::string& text) {
  const auto inverse = ToWgs84::of(known(text));
  REQUIRE(inverse.has_value());
  return *inverse;
}
const DatumSample& sampleOf(std::size_t i) { return datumSamples()[i]; }
enum { kWgs84, kDgn95, kSrgi2013, kId74, kBatavia };

/// Distance in metres of two nearby positions.
double apart(Point a, Point b) {
  constexpr double kMetresPerDegree = 111320;
  return kMetresPerDegree *
         std::hypot((a.x - b.x) * std::cos(a.y * 0.017453292519943295), a.y - b.y);
}
bool nowhere(Point p) { return std::isnan(p.x) && std::isnan(p.y); }

std::string projected(const std::string& geographicText, const std::string& method,
                      const std::string& parameters, const std::string& unit = R"("Meter",1.0)") {
  return "PROJCS[\"own\"," + geographicText + ",PROJECTION[\"" + method + "\"]," + parameters +
         ",UNIT[" + unit + "]]";
}
std::string parameter(const std::string& name, const std::string& value) {
  return "PARAMETER[\"" + name + "\"," + value + "]";
}

}  // namespace

TEST_CASE("positions agree with those of PROJ 9.1 to a tenth of a millimetre") {
  const std::string wgs84 = geographic(sampleOf(kWgs84));
  struct Row {
    const char* name;
    std::string text;
    Point stored;
    Point expected;
  };
  const std::string kJakarta = R"("Jakarta",106.807719444444)";
  const std::string kDegreeUnit = R"("Degree",0.0174532925199433)";
  const Row rows[] = {
      {"UTM 48S",
       utm(sampleOf(kWgs84), 48, false),
       {699163.3906, 9314348.9616},
       {106.800000000318, -6.19999999981799}},
      {"UTM 48S in WKT2",
       kUtm48sWkt2,
       {699163.3906, 9314348.9616},
       {106.800000000318, -6.19999999981799}},
      {"Web Mercator",
       kWebMercatorEsri,
       {11888921.6167, -691531.7441},
       {106.799999999806, -6.20000000013121}},
      {"Web Mercator of GDAL",
       kWebMercatorGdal,
       {11888921.6167, -691531.7441},
       {106.799999999806, -6.20000000013121}},
      {"TM-3 48.2",
       tm3(sampleOf(kDgn95), tm3Zones()[4]),
       {233198.6390, 814471.8534},
       {106.800000000368, -6.20000000027389}},
      {"ID74",
       geographic(sampleOf(kId74)),
       {106.799753268, -6.200017999},
       {106.80000000021, -6.20000000031268}},
      {"ID74 UTM 48S",
       utm(sampleOf(kId74), 48, false),
       {700000, 9314000},
       {106.807809470589, -6.20309056257885}},
      {"Batavia",
       geographic(sampleOf(kBatavia)),
       {106.8, -6.2},
       {106.80148255315, -6.19983509323996}},
      {"Batavia UTM 48S",
       utm(sampleOf(kBatavia), 48, false),
       {700000, 9314000},
       {106.809262815084, -6.20355887788083}},
      {"Batavia from Jakarta",
       geographic(sampleOf(kBatavia), kDegreeUnit, kJakarta),
       {0.001, -6.2},
       {106.810200951283, -6.19983506886654}},
      {"Batavia NEIEZ",
       projected(geographic(sampleOf(kBatavia)), "Mercator_1SP",
                 parameter("central_meridian", "110") + "," + parameter("scale_factor", "0.997") +
                     "," + parameter("false_easting", "3900000") + "," +
                     parameter("false_northing", "900000")),
       {4000000, 500000},
       {110.902106149561, -3.62634128279188}},
      {"Mercator on a true parallel",
       projected(
           wgs84, "Mercator",
           parameter("Central_Meridian", "0.0") + "," + parameter("Standard_Parallel_1", "4.0")),
       {11800000, -600000},
       {106.258316957008, -5.43111783792532}},
      // PROJ's own inverse of these is a short series, 0.7 mm off; the values are those that its
      // forward formula takes back to the stored numbers.
      {"equal-area cylinder",
       projected(
           wgs84, "Cylindrical_Equal_Area",
           parameter("Central_Meridian", "0.0") + "," + parameter("Standard_Parallel_1", "0.0")),
       {11000000, -680000},
       {98.8146812531474, -6.161263858004}},
      {"equal-area cylinder on a true parallel",
       projected(wgs84, "Cylindrical_Equal_Area",
                 parameter("False_Easting", "100.0") + "," + parameter("False_Northing", "200.0") +
                     "," + parameter("Central_Meridian", "10.0") + "," +
                     parameter("Standard_Parallel_1", "30.0")),
       {9000000, -700000},
       {103.276473884134, -5.496813249983}},
      {"conic, south",
       projected(wgs84, "Lambert_Conformal_Conic",
                 parameter("False_Easting", "1000.0") + "," +
                     parameter("False_Northing", "2000.0") + "," +
                     parameter("Central_Meridian", "115.0") + "," +
                     parameter("Standard_Parallel_1", "-1.0") + "," +
                     parameter("Standard_Parallel_2", "-8.0") + "," +
                     parameter("Latitude_Of_Origin", "-2.0")),
       {300000, -400000},
       {117.703414422787, -5.63625824664275}},
      {"conic, north",
       projected(wgs84, "Lambert_Conformal_Conic_2SP",
                 parameter("standard_parallel_1", "30") + "," +
                     parameter("standard_parallel_2", "-10") + "," +
                     parameter("latitude_of_origin", "15") + "," +
                     parameter("central_meridian", "105")),
       {300000, -400000},
       {107.921302628019, 11.1461567495661}},
      {"conic on one parallel",
       projected(wgs84, "Lambert_Conformal_Conic_1SP",
                 parameter("latitude_of_origin", "-5") + "," + parameter("scale_factor", "0.999") +
                     "," + parameter("central_meridian", "115")),
       {300000, -400000},
       {117.722817808881, -8.6125696139487}},
      {"transverse Mercator with an origin of its own",
       projected(
           wgs84, "Transverse_Mercator",
           parameter("False_Easting", "500000.0") + "," + parameter("False_Northing", "400000.0") +
               "," + parameter("Central_Meridian", "105.0") + "," +
               parameter("Scale_Factor", "0.9998") + "," + parameter("Latitude_Of_Origin", "-5.0")),
       {700000, 300000},
       {106.806205839345, -5.90153586083702}},
      {"feet",
       projected(wgs84, "Transverse_Mercator",
                 parameter("False_Easting", "1640419.9475065617") + "," +
                     parameter("False_Northing", "32808398.950131234") + "," +
                     parameter("Central_Meridian", "105.0") + "," +
                     parameter("Scale_Factor", "0.9996"),
                 R"("Foot",0.3048)"),
       {699163.3906 / 0.3048, 9314348.9616 / 0.3048},
       {106.800000000318, -6.19999999981799}},
      {"grads",
       geographic(sampleOf(kWgs84), R"("Grad",0.01570796326794897)"),
       {106.8 / 0.9, -6.2 / 0.9},
       {106.8, -6.2}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Point actual = inverseOf(row.text)(row.stored);
    CAPTURE(actual.x, actual.y);
    CHECK(apart(actual, row.expected) < 1e-4);
  }
}

TEST_CASE("every zone takes positions of Indonesia back to where they were, to a micrometre") {
  std::mt19937 random(20131995);
  std::uniform_real_distribution<double> longitude(94.9, 141.1);
  std::uniform_real_distribution<double> latitude(-11.1, 6.1);
  const GeographicLib::TransverseMercatorExact utmForward(6378137, 1 / 298.257223563, 0.9996, true);
  const GeographicLib::TransverseMercatorExact tm3Forward(6378137, 1 / 298.257223563, 0.9999, true);
  double worst = 0;
  const auto tryOut = [&](const ToWgs84& back, const auto& forward, double meridian, double east,
                          double north) {
    for (int i = 0; i < 200; ++i) {
      Point p{longitude(random), latitude(random)};
      if (std::fabs(p.x - meridian) > 20) continue;
      double x = 0;
      double y = 0;
      forward.Forward(meridian, p.y, p.x, x, y);
      worst = std::fmax(worst, apart(p, back({x + east, y + north})));
    }
  };
  for (int zone = 46; zone <= 54; ++zone) {
    for (const bool north : {true, false}) {
      for (const std::size_t datum : {kWgs84, kDgn95, kSrgi2013}) {
        tryOut(inverseOf(utm(sampleOf(datum), zone, north)), utmForward, 6 * zone - 183, 500000,
               north ? 0 : 10000000);
      }
    }
  }
  for (std::size_t i = 0; i < tm3Zones().size(); ++i) {
    tryOut(inverseOf(tm3(sampleOf(kDgn95), tm3Zones()[i])), tm3Forward,
           94.5 + 3 * static_cast<double>(i), 200000, 1500000);
  }
  CHECK(worst > 0);
  CHECK(worst < 1e-6);
}

TEST_CASE("datums that agree with WGS 84 are not shifted, the old ones say by how much") {
  for (const std::size_t datum : {kWgs84, kDgn95, kSrgi2013}) {
    const ToWgs84 inverse = inverseOf(geographic(sampleOf(datum)));
    CHECK(inverse.datumShiftM() == 0);
    CHECK(inverse.accuracyM() == 0);
    CHECK(inverse({106.816601, -6.199802}) == Point{106.816601, -6.199802});
  }
  const ToWgs84 id74 = inverseOf(geographic(sampleOf(kId74)));
  CHECK(id74.datumShiftM() > 20);
  CHECK(id74.datumShiftM() < 35);
  CHECK(id74.accuracyM() == 3);
  const ToWgs84 batavia = inverseOf(geographic(sampleOf(kBatavia)));
  CHECK(batavia.datumShiftM() > 100);
  CHECK(batavia.datumShiftM() < 300);
  CHECK(batavia.accuracyM() == 6);
}

TEST_CASE("what cannot be computed is refused") {
  const std::string wgs84 = geographic(sampleOf(kWgs84));
  for (const std::string& text :
       {projected(wgs84, "Cassini_Soldner", parameter("Central_Meridian", "105")),
        projected(wgs84, "Transverse_Mercator", parameter("Scale_Factor", "0")),
        projected(wgs84, "Transverse_Mercator", parameter("Scale_Factor", "-1")),
        projected(wgs84, "Transverse_Mercator", parameter("Latitude_Of_Origin", "1e300")),
        projected(wgs84, "Mercator", parameter("Latitude_Of_Origin", "5")),
        projected(
            wgs84, "Lambert_Conformal_Conic",
            parameter("Standard_Parallel_1", "5") + "," + parameter("Standard_Parallel_2", "-5")),
        projected(wgs84, "Lambert_Conformal_Conic", parameter("Standard_Parallel_1", "90")),
        projected(wgs84, "Transverse_Mercator", parameter("Central_Meridian", "105"),
                  R"("m",0)")}) {
    CAPTURE(text);
    CHECK_FALSE(ToWgs84::of(known(text)).has_value());
  }
  DatumSample other = sampleOf(kWgs84);
  other.datum = "D_Makassar";
  CHECK_FALSE(ToWgs84::of(known(geographic(other))).has_value());
  CHECK_FALSE(ToWgs84::of(CoordinateSystem{}).has_value());
}

TEST_CASE("outside the domain of a projection there is no position, and never a false one") {
  const double huge = 1e300;
  const double inf = std::numeric_limits<double>::infinity();
  const double nan = std::nan("");
  for (const std::string& text :
       {utm(sampleOf(kWgs84), 48, false), tm3(sampleOf(kDgn95), tm3Zones()[0]),
        std::string(kWebMercatorEsri), geographic(sampleOf(kWgs84)), geographic(sampleOf(kId74)),
        std::string(kWorldMercator)}) {
    CAPTURE(text);
    const ToWgs84 inverse = inverseOf(text);
    for (const Point p : {Point{huge, 0}, {-huge, huge}, {inf, 0}, {nan, 0}, {0, nan}, {3e7, 0}}) {
      CHECK(nowhere(inverse(p)));
    }
  }
  const ToWgs84 degrees = inverseOf(geographic(sampleOf(kWgs84)));
  CHECK(degrees({180, 90}) == Point{180, 90});
  CHECK(nowhere(degrees({180.001, 0})));
  CHECK(nowhere(degrees({0, 90.001})));
  const ToWgs84 zone = inverseOf(utm(sampleOf(kWgs84), 48, false));
  CHECK(nowhere(zone({500000, 2e7})));
  CHECK_FALSE(nowhere(zone({3500000, 9000000})));
  CHECK(nowhere(zone({7000000, 9000000})));
}
