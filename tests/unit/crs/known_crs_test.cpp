#include "crs/known_crs.h"

#include <catch2/catch.hpp>

#include "unit/crs/prj_samples.h"

using namespace kkpr;
using namespace kkpr::crs;
using namespace kkpr::test;

namespace {

std::optional<CoordinateSystem> read(const std::string& text) {
  return readPrj({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).system;
}
CoordinateSystem known(const std::string& text) {
  const auto system = read(text);
  REQUIRE(system.has_value());
  return *system;
}
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}
const DatumSample& sampleOf(const std::string& label) {
  for (const DatumSample& sample : datumSamples()) {
    if (sample.label == label) return sample;
  }
  throw std::logic_error("no sample " + label);
}
const Datum kDatumOrder[] = {Datum::wgs84, Datum::dgn95, Datum::srgi2013, Datum::id74,
                             Datum::batavia};

}  // namespace

TEST_CASE("WGS 84 in degrees is recognised in every wording of the programs in use") {
  for (const std::string& text :
       {std::string(kWgs84Esri), std::string(kWgs84Ogc), std::string(kWgs84Wkt2),
        std::string("\xEF\xBB\xBF") + kWgs84Esri,
        replaced(kWgs84Esri, "GCS_WGS_1984", "my own system"),
        replaced(kWgs84Esri, "D_WGS_1984", "WGS_84"),
        replaced(kWgs84Esri, "D_WGS_1984", "World Geodetic System 1984 (G1762)"),
        replaced(kWgs84Esri, "298.257223563", "298.257"),
        replaced(kWgs84Esri, "0.0174532925199433", "0.01745329251994330"),
        replaced(kWgs84Esri, "0.0174532925199433", "0.0174533"),
        replaced(kWgs84Ogc, "DATUM[\"WGS_1984\"", "DATUM[\"unknown\""),
        std::string(kWgs84Esri) + R"(,VERTCS["EGM96_Geoid",VDATUM["EGM96"],UNIT["Meter",1.0]])",
        R"(COMPD_CS["WGS 84 + EGM96",)" + std::string(kWgs84Esri) +
            R"(,VERT_CS["EGM96",VERT_DATUM["EGM96",2005],UNIT["metre",1]]])"}) {
    CAPTURE(text);
    const CoordinateSystem system = known(text);
    CHECK(system.isWgs84Degrees());
    CHECK(system.epsg == 4326);
    CHECK(system.name == "WGS 84");
  }
}

TEST_CASE("each geographic system of Indonesia is named with its code") {
  for (std::size_t i = 0; i < datumSamples().size(); ++i) {
    const DatumSample& sample = datumSamples()[i];
    CAPTURE(sample.label);
    const CoordinateSystem system = known(geographic(sample));
    CHECK(system.family == Family::geographic);
    CHECK(system.datum == kDatumOrder[i]);
    CHECK(system.epsg == sample.epsg);
    CHECK(system.name == sample.label);
    CHECK(system.isWgs84Degrees() == (i == 0));
  }
  CHECK(known(replaced(geographic(sampleOf("SRGI2013")), "Sistem_", "D_Sistem_")).epsg == 9470);
  CHECK(known(replaced(geographic(sampleOf("SRGI2013")),
                       "Sistem_Referensi_Geospasial_Indonesia_2013", "D_SRGI_2013"))
            .epsg == 9470);
}

TEST_CASE("a datum's name without its ellipsoid is not that datum") {
  const CoordinateSystem bessel =
      known(replaced(kWgs84Esri, R"("WGS_1984",6378137.0,298.257223563)",
                     R"("Bessel_1841",6377397.155,299.1528128)"));
  CHECK(bessel.datum == Datum::other);
  CHECK_FALSE(bessel.isWgs84Degrees());
  CHECK_FALSE(bessel.epsg.has_value());
  CHECK(known(replaced(kWgs84Esri, "298.257223563", "298.26")).datum == Datum::other);
  CHECK(known(replaced(kWgs84Esri, "D_WGS_1984", "D_Unknown_based_on_WGS84x")).datum ==
        Datum::wgs84);
  CHECK(known(replaced(kWgs84Esri, "D_WGS_1984", "D_Unknown")).datum == Datum::other);
  const CoordinateSystem shifted =
      known(replaced(kWgs84Ogc, R"(AUTHORITY["EPSG","6326"])", "TOWGS84[-24,-15,5,0,0,0,0]"));
  CHECK(shifted.datum == Datum::other);
  CHECK(known(replaced(kWgs84Ogc, R"(AUTHORITY["EPSG","6326"])", "TOWGS84[0,0,0,0,0,0,0]"))
            .isWgs84Degrees());
}

TEST_CASE("another angular unit or prime meridian is seen, in pairs") {
  const DatumSample& wgs84 = sampleOf("WGS 84");
  const CoordinateSystem grad = known(geographic(wgs84, R"("Grad",0.01570796326794897)"));
  CHECK_FALSE(grad.degrees);
  CHECK(grad.angularUnit == "Grad");
  CHECK_FALSE(grad.isWgs84Degrees());
  CHECK_FALSE(grad.epsg.has_value());
  const CoordinateSystem jakarta =
      known(geographic(wgs84, R"("Degree",0.0174532925199433)", R"("Jakarta",106.8077194444444)"));
  CHECK_FALSE(jakarta.greenwich);
  CHECK(jakarta.primeMeridian == "Jakarta");
  CHECK_FALSE(jakarta.epsg.has_value());
  CHECK(known(geographic(wgs84, R"("Degree",0.0174532925199433)", R"("Greenwich",0)")).greenwich);
}

TEST_CASE("every UTM zone of every datum is told by its parameters") {
  struct Range {
    const char* datum;
    bool north;
    int first, last, firstCode;
  };
  for (const Range& range : {Range{"WGS 84", true, 46, 54, 32646},
                             {"WGS 84", false, 46, 54, 32746},
                             {"DGN95", true, 46, 52, 23866},
                             {"DGN95", false, 47, 54, 23877},
                             {"SRGI2013", true, 46, 52, 9476},
                             {"SRGI2013", false, 47, 54, 9487},
                             {"ID74", true, 46, 53, 23846},
                             {"ID74", false, 46, 54, 23886}}) {
    for (int zone = range.first; zone <= range.last; ++zone) {
      CAPTURE(range.datum, range.north, zone);
      const CoordinateSystem system = known(utm(sampleOf(range.datum), zone, range.north));
      CHECK(system.family == Family::utm);
      CHECK(system.epsg == range.firstCode + zone - range.first);
      CHECK(system.projected());
      const std::string label = std::to_string(zone) + (range.north ? "N" : "S");
      CHECK(system.name == std::string(range.datum) + " / UTM zone " + label);
      CHECK(system.title.id == "UTM zona " + label + " (datum " + range.datum + ")");
      CHECK(system.title.en == "UTM zone " + label + " (datum " + range.datum + ")");
    }
  }
  // Named all the same where nobody gave the zone a code.
  const CoordinateSystem unlisted = known(utm(sampleOf("DGN95"), 46, false));
  CHECK(unlisted.title.en == "UTM zone 46S (datum DGN95)");
  CHECK_FALSE(unlisted.epsg.has_value());
  CHECK(known(kUtm48sWkt2).epsg == 32748);
  CHECK(known(replaced(utm(sampleOf("WGS 84"), 48, false), "Transverse_Mercator", "Gauss_Kruger"))
            .epsg == 32748);
}

TEST_CASE("every TM-3 zone is told by its parameters, also on WGS 84 by hand") {
  int code = 23830;
  for (const Tm3Zone& zone : tm3Zones()) {
    CAPTURE(zone.label);
    const CoordinateSystem official = known(tm3(sampleOf("DGN95"), zone));
    CHECK(official.family == Family::tm3);
    CHECK(official.epsg == code++);
    CHECK(official.name == std::string("DGN95 / Indonesia TM-3 zone ") + zone.label);
    const CoordinateSystem byHand = known(tm3(sampleOf("WGS 84"), zone, "WGS_1984_UTM_Zone_48S"));
    CHECK(byHand.name == std::string("TM-3 zona ") + zone.label + " (datum WGS 84)");
    CHECK(byHand.title.en == std::string("TM-3 zone ") + zone.label + " (datum WGS 84)");
    CHECK_FALSE(byHand.epsg.has_value());
  }
  CHECK(code == 23846);
}

TEST_CASE("a zone is only named where all its parameters are those of the zone") {
  const std::string zone = utm(sampleOf("WGS 84"), 48, false);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"0.9996", "0.9995"},
           {"500000.0", "500001.0"},
           {"10000000.0", "1000000.0"},
           {"\"Central_Meridian\",105.0", "\"Central_Meridian\",105.1"},
           {R"("Meter",1.0)", R"("Foot",0.3048)"},
           {"\"Latitude_Of_Origin\",0.0", "\"Latitude_Of_Origin\",1.0"}}) {
    CAPTURE(from, to);
    const CoordinateSystem system = known(replaced(zone, from, to));
    CHECK(system.family == Family::otherProjection);
    CHECK(system.projected());
    CHECK(system.title.id == "WGS_1984_UTM_Zone_48");
  }
  CHECK(known(replaced(zone, "500000.0", "500000.001")).family == Family::utm);
  CHECK(known(replaced(zone, ",105.0", ",105.0000000001")).family == Family::utm);
}

TEST_CASE("Web Mercator is told from other Mercators") {
  for (const char* text : {kWebMercatorEsri, kWebMercatorGdal}) {
    const CoordinateSystem system = known(text);
    CHECK(system.family == Family::webMercator);
    CHECK(system.epsg == 3857);
    CHECK(system.title.id == "Web Mercator");
  }
  CHECK(known(kWorldMercator).family == Family::otherProjection);
  const std::string sphere = replaced(replaced(kWorldMercator, "298.257223563", "0.0"),
                                      "D_WGS_1984", "D_WGS_1984_Major_Auxiliary_Sphere");
  CHECK(known(sphere).family == Family::webMercator);
}

TEST_CASE("what declares no horizontal system is not understood") {
  for (
      const char* text :
      {"EPSG:4326", R"(VERT_CS["EGM96",VERT_DATUM["EGM96",2005],UNIT["metre",1]])",
       R"(LOCAL_CS["nothing",UNIT["metre",1]])", R"(GEOGCS["WGS 84"])",
       R"(GEOGCS["WGS 84",DATUM["D_WGS_1984"],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]])",
       R"(GEOGCS["WGS 84",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0]],UNIT["Degree",0.0174532925199433]])",
       R"(GEOGCS["WGS 84",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]])",
       R"(PROJCS["x",PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]])", "A[1]", ""}) {
    CAPTURE(text);
    CHECK_FALSE(read(text).has_value());
  }
}

TEST_CASE("names from a file are safe to quote") {
  const CoordinateSystem system =
      known(replaced(kWorldMercator, "WGS_1984_World_Mercator", std::string(5000, 'x') + "\xFF"));
  CHECK(system.title.id.size() < 100);
}

TEST_CASE("every changed byte of a .prj is survived") {
  const std::string whole = kUtm48sWkt2;
  std::size_t named = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char other : {'[', ']', '"', ',', '9', 'Z', '-', '\xFF'}) {
      std::string changed = whole;
      changed[at] = other;
      if (read(changed).has_value()) ++named;
    }
  }
  CHECK(named > 0);
  CHECK(named < whole.size() * 8);
}

TEST_CASE("systems in use are found by their number") {
  CHECK(systemOfEpsg(4326)->isWgs84Degrees());
  CHECK(systemOfEpsg(32748)->projection.centralMeridian == 105);
  CHECK(systemOfEpsg(23834)->family == Family::tm3);
  CHECK(systemOfEpsg(9488)->datum == Datum::srgi2013);
  CHECK(systemOfEpsg(23887)->datum == Datum::id74);
  for (const int code : {3857, 102100, 900913}) {
    CHECK(systemOfEpsg(code)->family == Family::webMercator);
  }
  for (const int code : {0, -1, 2154, 32760}) CHECK_FALSE(systemOfEpsg(code).has_value());
}
