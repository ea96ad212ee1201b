#pragma once
// What .prj files say: the standard wordings, as a table of parameters and a printer that writes
// them the way Esri's programs, GDAL and PROJ do.

#include <optional>
#include <string>
#include <vector>

namespace kkpr::test {

struct DatumSample {
  std::string label;      ///< our name of the datum
  std::string gcs;        ///< name of the geographic system in Esri's wording
  std::string datum;      ///< name of the datum in Esri's wording
  std::string ellipsoid;  ///< name, semi-major axis, inverse flattening
  int epsg;
};

inline const std::vector<DatumSample>& datumSamples() {
  static const std::vector<DatumSample> samples{
      {"WGS 84", "GCS_WGS_1984", "D_WGS_1984", R"("WGS_1984",6378137.0,298.257223563)", 4326},
      {"DGN95", "GCS_DGN_1995", "D_Datum_Geodesi_Nasional_1995",
       R"("WGS_1984",6378137.0,298.257223563)", 4755},
      {"SRGI2013", "GCS_SRGI2013", "Sistem_Referensi_Geospasial_Indonesia_2013",
       R"("WGS_1984",6378137.0,298.257223563)", 9470},
      {"ID74", "GCS_Indonesian_1974", "D_Indonesian_1974", R"("Indonesian",6378160.0,298.247)",
       4238},
      {"Batavia", "GCS_Batavia", "D_Batavia", R"("Bessel_1841",6377397.155,299.1528128)", 4211},
  };
  return samples;
}

inline std::string geographic(const DatumSample& sample,
                              const std::string& unit = R"("Degree",0.0174532925199433)",
                              const std::string& meridian = R"("Greenwich",0.0)") {
  return "GEOGCS[\"" + sample.gcs + "\",DATUM[\"" + sample.datum + "\",SPHEROID[" +
         sample.ellipsoid + "]],PRIMEM[" + meridian + "],UNIT[" + unit + "]]";
}

/// A transverse Mercator system in Esri's wording.
inline std::string transverseMercator(const DatumSample& sample, const std::string& name,
                                      const std::string& easting, const std::string& northing,
                                      const std::string& meridian, const std::string& scale,
                                      const std::string& unit = R"("Meter",1.0)") {
  return "PROJCS[\"" + name + "\"," + geographic(sample) +
         R"(,PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",)" + easting +
         R"(],PARAMETER["False_Northing",)" + northing + R"(],PARAMETER["Central_Meridian",)" +
         meridian + R"(],PARAMETER["Scale_Factor",)" + scale +
         R"(],PARAMETER["Latitude_Of_Origin",0.0],UNIT[)" + unit + "]]";
}

inline std::string utm(const DatumSample& sample, int zone, bool north) {
  return transverseMercator(sample, sample.gcs.substr(4) + "_UTM_Zone_" + std::to_string(zone),
                            "500000.0", north ? "0.0" : "10000000.0",
                            std::to_string(6 * zone - 183) + ".0", "0.9996");
}

struct Tm3Zone {
  const char* label;
  const char* meridian;
};
/// 46.2 is EPSG:23830 on DGN95, the others follow.
inline const std::vector<Tm3Zone>& tm3Zones() {
  static const std::vector<Tm3Zone> zones{
      {"46.2", "94.5"},  {"47.1", "97.5"},  {"47.2", "100.5"}, {"48.1", "103.5"},
      {"48.2", "106.5"}, {"49.1", "109.5"}, {"49.2", "112.5"}, {"50.1", "115.5"},
      {"50.2", "118.5"}, {"51.1", "121.5"}, {"51.2", "124.5"}, {"52.1", "127.5"},
      {"52.2", "130.5"}, {"53.1", "133.5"}, {"53.2", "136.5"}, {"54.1", "139.5"}};
  return zones;
}
inline std::string tm3(const DatumSample& sample, const Tm3Zone& zone,
                       const std::string& name = "TM3") {
  return transverseMercator(sample, name, "200000.0", "1500000.0", zone.meridian, "0.9999");
}

inline constexpr const char* kWgs84Esri =
    R"wkt(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])wkt";
inline constexpr const char* kWgs84Ogc =
    R"wkt(GEOGCS["WGS 84",
    DATUM["WGS_1984",
        SPHEROID["WGS 84",6378137,298.257223563,
            AUTHORITY["EPSG","7030"]],
        AUTHORITY["EPSG","6326"]],
    PRIMEM["Greenwich",0,
        AUTHORITY["EPSG","8901"]],
    UNIT["degree",0.0174532925199433,
        AUTHORITY["EPSG","9122"]],
    AXIS["Latitude",NORTH],
    AXIS["Longitude",EAST],
    AUTHORITY["EPSG","4326"]])wkt";
inline constexpr const char* kWgs84Wkt2 =
    R"wkt(GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",
      MEMBER["World Geodetic System 1984 (Transit)"],MEMBER["World Geodetic System 1984 (G2139)"],
      ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],
      PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],
      AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],
      AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],
      USAGE[SCOPE["Horizontal component of 3D system."],AREA["World."],BBOX[-90,-180,90,180]],
      ID["EPSG",4326]])wkt";
inline constexpr const char* kUtm48sWkt2 =
    R"wkt(PROJCRS["WGS 84 / UTM zone 48S",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",
      ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],
      PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],
      CONVERSION["UTM zone 48S",METHOD["Transverse Mercator",ID["EPSG",9807]],
      PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],
      PARAMETER["Longitude of natural origin",105,ANGLEUNIT["degree",0.0174532925199433]],
      PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1]],
      PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],
      PARAMETER["False northing",10000000,LENGTHUNIT["metre",1]]],
      CS[Cartesian,2],AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],
      AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",32748]])wkt";
inline constexpr const char* kWebMercatorEsri =
    R"wkt(PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]])wkt";
inline constexpr const char* kWebMercatorGdal =
    R"wkt(PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]])wkt";
inline constexpr const char* kWorldMercator =
    R"wkt(PROJCS["WGS_1984_World_Mercator",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],UNIT["Meter",1.0]])wkt";

}  // namespace kkpr::test
