#include "quality/provenance.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "shapefile/dbf_reader.h"

namespace kkpr::quality {
namespace {

// Where two are equally likely the one that drew the outline comes before the one that wrote the
// file, and whoever leaves few signs after whoever leaves many.
constexpr auto kPrograms = std::to_array<std::string_view>(
    {"google-earth", "autocad-map", "qgis", "arcgis", "geoserver", "gdal", "avenza"});

/// Left by one program alone; or by some others as well.
enum Strength { weak = 1, strong = 3 };

struct Sign {
  std::string_view program;
  Strength strength = weak;
  Text text;
};

class Signs {
 public:
  void add(std::string_view program, Strength strength, std::string id, std::string en) {
    signs_.push_back({program, strength, {std::move(id), std::move(en)}});
  }

  [[nodiscard]] std::optional<Provenance> likeliest() const {
    std::string_view best;
    int most = 0;
    int others = 0;  // the strongest single sign for somebody else
    for (const std::string_view program : kPrograms) {
      int sum = 0;
      for (const Sign& sign : signs_) sum += sign.program == program ? sign.strength : 0;
      if (sum > most) {
        most = sum;
        best = program;
      }
    }
    if (most == 0) return std::nullopt;
    Provenance provenance;
    provenance.program = std::string(best);
    for (const Sign& sign : signs_) {
      if (sign.program == best) {
        provenance.because.push_back(sign.text);
      } else {
        others = std::max(others, static_cast<int>(sign.strength));
      }
    }
    provenance.probable = most >= strong && (others < strong || most > strong);
    return provenance;
  }

 private:
  std::vector<Sign> signs_;
};

/// [file format] Side files that belong to one program.
void readSideFiles(const LocationBytes& files, Signs& signs) {
  struct Row {
    std::string_view ending;
    std::string_view program;
    Strength strength;
  };
  constexpr auto kRows = std::to_array<Row>({{"qpj", "qgis", strong},
                                             {"qmd", "qgis", strong},
                                             {"qml", "qgis", strong},
                                             {"sbn", "arcgis", strong},
                                             {"shp.xml", "arcgis", strong},
                                             {"atx", "arcgis", strong},
                                             {"cst", "geoserver", strong},
                                             {"idx", "autocad-map", strong},
                                             {"qix", "gdal", weak}});
  for (const Row& row : kRows) {
    if (std::find(files.sides.begin(), files.sides.end(), row.ending) == files.sides.end()) {
      continue;
    }
    const std::string name = "." + std::string(row.ending);
    signs.add(row.program, row.strength, "berkas " + name, "a " + name + " file");
  }
  if (lowerAscii(files.layerName).find("avenza") != std::string::npos) {
    signs.add("avenza", weak, "nama layer", "the name of the layer");
  }
}

/// [file format] How a .prj names things: CS-MAP (Autodesk) and GeoTools (GeoServer) have words of
/// their own; those of Esri are written by everybody.
void readPrjWording(const LocationBytes& files, Signs& signs) {
  if (!files.prj) return;
  constexpr std::size_t kLook = 4096;
  const std::string_view text(reinterpret_cast<const char*>(files.prj->bytes.data()),
                              std::min(files.prj->bytes.size(), kLook));
  for (const std::string_view word : {"\"LL84\"", "\"UTM84-", "\"WGS84.PseudoMercator\""}) {
    if (text.find(word) == std::string_view::npos) continue;
    signs.add("autocad-map", strong, "nama sistem koordinat Autodesk di .prj",
              "a name of Autodesk in the .prj");
    break;
  }
  if (text.find("Geodetic longitude") != std::string_view::npos) {
    signs.add("geoserver", strong, "nama sumbu GeoTools di .prj",
              "axis names of GeoTools in the .prj");
  }
}

/// How many of these columns there are; names are compared without regard to case.
template <std::size_t n>
int columnsOf(const std::vector<std::string>& names, const std::array<std::string_view, n>& wanted,
              std::string& seen) {
  int count = 0;
  for (const std::string_view name : wanted) {
    if (std::find(names.begin(), names.end(), name) == names.end()) continue;
    ++count;
    if (!seen.empty()) seen += ", ";
    seen += name;
  }
  return count;
}

/// [file format] Columns that a conversion adds, widths that a writer gives its numbers.
void readTable(const LocationBytes& files, Signs& signs) {
  if (!files.dbf) return;
  const shapefile::DbfFile table = shapefile::readDbf(files.dbf->bytes);
  if (!table.readable) return;
  std::vector<std::string> names;
  for (const shapefile::DbfField& field : table.fields) names.push_back(lowerAscii(field.name));

  const auto columns = [&](std::string_view program, int enough, const auto& wanted) {
    std::string seen;
    if (columnsOf(names, wanted, seen) < enough) return false;
    signs.add(program, strong, "kolom " + seen, "the columns " + seen);
    return true;
  };
  // KML through GDAL (QGIS) and through ArcGIS; then CAD through GDAL and through ArcGIS.
  const bool kml = columns("google-earth", 3,
                           std::to_array<std::string_view>({"descriptio", "timestamp", "altitudemo",
                                                            "tessellate", "extrude", "visibility",
                                                            "draworder", "icon"})) ||
                   columns("google-earth", 3,
                           std::to_array<std::string_view>({"folderpath", "symbolid", "altmode",
                                                            "popupinfo", "clamped", "extruded"}));
  if (!kml && names.size() == 2 && names[0] == "name" && names[1].rfind("descriptio", 0) == 0) {
    signs.add("google-earth", strong, "hanya kolom Name dan Description",
              "only the columns Name and Description");
  }
  columns("autocad-map", 3,
          std::to_array<std::string_view>({"layer", "paperspace", "subclasses", "linetype",
                                           "entityhand", "entity", "handle", "lyrfrzn", "lyron",
                                           "docname", "refname", "lyrcolor"}));
  columns("arcgis", 1,
          std::to_array<std::string_view>({"shape_leng", "shape_area", "objectid", "orig_fid"}));

  for (const shapefile::DbfField& field : table.fields) {
    const auto wide = [&](char type, std::uint32_t width, std::uint32_t decimals) {
      return field.type == type && field.width == width && field.decimals == decimals;
    };
    std::string_view program;
    if (wide('F', 19, 11) || wide('F', 13, 11)) program = "arcgis";
    if (wide('N', 23, 15)) program = "qgis";
    if (wide('N', 24, 15)) program = "gdal";
    if (program.empty()) continue;
    const std::string width = std::to_string(field.width) + "." + std::to_string(field.decimals);
    signs.add(program, program == "gdal" ? weak : strong, "kolom angka " + width,
              "a numeric column of " + width);
    break;
  }
  // shapelib writes this day into every table unless it is told another.
  const std::vector<std::uint8_t>& bytes = files.dbf->bytes;
  if (bytes[1] == 95 && bytes[2] == 7 && bytes[3] == 26) {
    signs.add("gdal", weak, "tanggal bawaan shapelib di .dbf", "shapelib's own date in the .dbf");
  }
}

/// [file format] KML always has heights; laid on the ground they are all 0.
void readHeights(const LocationBytes& files, Signs& signs) {
  constexpr std::size_t kTypeAt = 32;
  constexpr std::size_t kHeightsAt = 68;  // lowest and highest Z
  constexpr std::size_t kHeader = 100;
  if (!files.shp || files.shp->bytes.size() < kHeader) return;
  const std::uint8_t* shp = files.shp->bytes.data();
  constexpr std::uint8_t kPolygonZ = 15;
  const bool flat = std::all_of(shp + kHeightsAt, shp + kHeightsAt + 16,
                                [](std::uint8_t byte) { return byte == 0; });
  if (shp[kTypeAt] == kPolygonZ && flat) {
    signs.add("google-earth", weak, "semua ketinggian (Z) nol", "all heights (Z) are zero");
  }
}

}  // namespace

std::optional<Provenance> provenanceOf(const LocationBytes& files) {
  Signs signs;
  readSideFiles(files, signs);
  readPrjWording(files, signs);
  readTable(files, signs);
  readHeights(files, signs);
  return signs.likeliest();
}

std::string_view mendingProgram(const std::optional<Provenance>& provenance) {
  if (!provenance) return {};
  if (provenance->program == "gdal") return "qgis";
  return provenance->program;
}

}  // namespace kkpr::quality
