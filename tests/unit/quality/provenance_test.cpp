#include "quality/provenance.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

using namespace kkpr;
using namespace kkpr::quality;

namespace {

struct Column {
  std::string name;
  char type = 'C';
  std::uint8_t width = 10;
  std::uint8_t decimals = 0;
};

Part dbf(const std::vector<Column>& columns, std::array<std::uint8_t, 3> date = {126, 11, 21}) {
  Part part{"lokasi.dbf", std::vector<std::uint8_t>(32, 0)};
  std::size_t row = 1;
  for (const Column& column : columns) {
    std::vector<std::uint8_t> entry(32, 0);
    std::copy(column.name.begin(), column.name.end(), entry.begin());
    entry[11] = static_cast<std::uint8_t>(column.type);
    entry[16] = column.width;
    entry[17] = column.decimals;
    part.bytes.insert(part.bytes.end(), entry.begin(), entry.end());
    row += column.width;
  }
  part.bytes.push_back(0x0D);
  part.bytes[0] = 3;
  std::copy(date.begin(), date.end(), part.bytes.begin() + 1);
  part.bytes[8] = static_cast<std::uint8_t>(part.bytes.size() & 0xFF);
  part.bytes[9] = static_cast<std::uint8_t>(part.bytes.size() >> 8);
  part.bytes[10] = static_cast<std::uint8_t>(row & 0xFF);
  part.bytes[11] = static_cast<std::uint8_t>(row >> 8);
  return part;
}

Part prj(const std::string& text) { return {"lokasi.prj", {text.begin(), text.end()}}; }

Part shp(std::uint8_t type, std::uint8_t height) {
  Part part{"lokasi.shp", std::vector<std::uint8_t>(100, 0)};
  part.bytes[32] = type;
  part.bytes[75] = height;
  return part;
}

LocationBytes sides(std::vector<std::string> endings) {
  LocationBytes files;
  files.sides = std::move(endings);
  return files;
}

/// "probably qgis", "possibly gdal" or "".
std::string told(const LocationBytes& files) {
  const auto provenance = provenanceOf(files);
  if (!provenance) return {};
  CHECK(!provenance->because.empty());
  for (const Text& sign : provenance->because) CHECK(sign.id != sign.en);
  return (provenance->probable ? "probably " : "possibly ") + provenance->program;
}

std::string told(const Part& table) {
  LocationBytes files;
  files.dbf = table;
  return told(files);
}

}  // namespace

TEST_CASE("a file without signs is no program's") {
  CHECK(told(LocationBytes{}).empty());
  CHECK(told(dbf({{"NAMA"}, {"LUAS", 'N', 12, 3}})).empty());
  CHECK(told(sides({"cpg"})).empty());
}

TEST_CASE("side files name the program that writes them") {
  CHECK(told(sides({"qpj"})) == "probably qgis");
  CHECK(told(sides({"cpg", "qmd"})) == "probably qgis");
  CHECK(told(sides({"sbn", "sbx"})) == "probably arcgis");
  CHECK(told(sides({"shp.xml"})) == "probably arcgis");
  CHECK(told(sides({"idx"})) == "probably autocad-map");
  CHECK(told(sides({"cst"})) == "probably geoserver");
}

TEST_CASE("signs of two programs leave it at possibly, unless one of them has more") {
  CHECK(told(sides({"qpj", "sbn"})) == "possibly qgis");
  CHECK(told(sides({"qpj", "sbn", "shp.xml"})) == "probably arcgis");
}

TEST_CASE("columns that a conversion from KML adds name Google Earth") {
  CHECK(told(dbf({{"Name"}, {"descriptio"}, {"tessellate", 'N'}, {"extrude", 'N'}})) ==
        "probably google-earth");
  CHECK(told(dbf({{"Name"}, {"FolderPath"}, {"SymbolID", 'N'}, {"AltMode", 'N'}})) ==
        "probably google-earth");
  CHECK(told(dbf({{"Name"}, {"Descriptio"}})) == "probably google-earth");
  // Two of them may be anybody's.
  CHECK(told(dbf({{"Name"}, {"icon"}, {"timestamp"}, {"LUAS", 'N'}})).empty());
}

TEST_CASE("columns of CAD entities name AutoCAD") {
  CHECK(told(dbf({{"Layer"}, {"PaperSpace"}, {"SubClasses"}, {"Linetype"}})) ==
        "probably autocad-map");
  CHECK(told(dbf({{"Layer"}, {"Handle"}})).empty());
}

TEST_CASE("widths of numbers name their writer") {
  CHECK(told(dbf({{"NAMA"}, {"Shape_Leng", 'F', 19, 11}})) == "probably arcgis");
  CHECK(told(dbf({{"LUAS", 'F', 13, 11}})) == "probably arcgis");
  CHECK(told(dbf({{"LUAS", 'N', 23, 15}})) == "probably qgis");
  CHECK(told(dbf({{"LUAS", 'N', 24, 15}})) == "possibly gdal");
  CHECK(told(dbf({{"LUAS", 'N', 24, 14}})).empty());
}

TEST_CASE("shapelib's own date is a weak sign") {
  CHECK(told(dbf({{"NAMA"}}, {95, 7, 26})) == "possibly gdal");
  CHECK(told(dbf({{"NAMA"}}, {95, 7, 27})).empty());
}

TEST_CASE("heights of zero point at KML, other heights at nothing") {
  LocationBytes files;
  files.shp = shp(15, 0);
  CHECK(told(files) == "possibly google-earth");
  files.shp = shp(15, 64);
  CHECK(told(files).empty());
  files.shp = shp(5, 0);
  CHECK(told(files).empty());
}

TEST_CASE("names of Autodesk and of GeoTools in the .prj are told from those of Esri") {
  LocationBytes files;
  files.prj = prj(R"(GEOGCS["LL84",DATUM["WGS84",SPHEROID["WGS84",6378137.000,298.25722293]]])");
  CHECK(told(files) == "probably autocad-map");
  files.prj = prj(R"(GEOGCS["WGS 84",DATUM["World"],AXIS["Geodetic longitude", EAST]])");
  CHECK(told(files) == "probably geoserver");
  files.prj = prj(R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]])");
  CHECK(told(files).empty());
}

TEST_CASE("the steps of a GDAL file are those of QGIS") {
  CHECK(mendingProgram(std::nullopt).empty());
  CHECK(mendingProgram(Provenance{"gdal", false, {}}) == "qgis");
  CHECK(mendingProgram(Provenance{"arcgis", true, {}}) == "arcgis");
}
