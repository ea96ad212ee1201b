#include "crs/known_crs.h"

#include <cmath>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace kkpr::crs {
namespace {

constexpr double kDegree = 0.017453292519943295;  // radians
// How far a written number may be from the defined one: people and programs round them.
constexpr double kDegreeTolerance = 1e-8;      // radians per unit: 0.0174533 is still the degree
constexpr double kAxisTolerance = 0.01;        // metres
constexpr double kFlatteningTolerance = 3e-4;  // of 1/f: 298.257; 2 cm at the pole
constexpr double kAngleTolerance = 1e-6;       // degrees: 0.1 m
constexpr double kLengthTolerance = 0.01;      // metres
constexpr double kScaleTolerance = 1e-8;       // 1 cm at 1 000 km from the meridian
constexpr double kMetreTolerance = 1e-9;

bool near(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance; }

struct Ellipsoid {
  double semiMajor = 0;          // metres
  double inverseFlattening = 0;  // 0 = a sphere
};
constexpr Ellipsoid kWgs84Ellipsoid{6378137.0, 298.257223563};
constexpr Ellipsoid kIndonesianEllipsoid{6378160.0, 298.247};
constexpr Ellipsoid kBessel{6377397.155, 299.1528128};

bool same(const Ellipsoid& a, const Ellipsoid& b) {
  return near(a.semiMajor, b.semiMajor, kAxisTolerance) &&
         near(a.inverseFlattening, b.inverseFlattening, kFlatteningTolerance);
}

/// Letters and digits only, in upper case: "D_WGS_1984" and "WGS 1984" differ by less then.
std::string keyOf(std::string_view name) {
  std::string key;
  for (const char c : upperAscii(name)) {
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}
bool contains(const std::string& key, std::string_view part) {
  return key.find(part) != std::string::npos;
}
std::string quotable(const std::string& name) { return shortened(toUtf8(name), 80); }

/// EPSG codes of one datum: the geographic system, and its UTM zones from `first` on.
struct DatumRow {
  Datum datum;
  const char* name;
  Ellipsoid ellipsoid;
  int geographic;
  int northBase, northFirst, northLast;  ///< code of zone z north = northBase + z; 0 = none
  int southBase, southFirst, southLast;
};
constexpr DatumRow kDatums[] = {
    {Datum::wgs84, "WGS 84", kWgs84Ellipsoid, 4326, 32600, 1, 60, 32700, 1, 60},
    {Datum::dgn95, "DGN95", kWgs84Ellipsoid, 4755, 23820, 46, 52, 23830, 47, 54},
    {Datum::srgi2013, "SRGI2013", kWgs84Ellipsoid, 9470, 9430, 46, 52, 9440, 47, 54},
    {Datum::id74, "ID74", kIndonesianEllipsoid, 4238, 23800, 46, 53, 23840, 46, 54},
    {Datum::batavia, "Batavia", kBessel, 4211, 0, 0, -1, 0, 0, -1},
};

const DatumRow* rowOf(Datum datum) {
  for (const DatumRow& row : kDatums) {
    if (row.datum == datum) return &row;
  }
  return nullptr;
}

/// WGS 84, DGN95 and SRGI2013 share one ellipsoid, so the datum's name has to tell them apart; a
/// name without the datum's own ellipsoid is not that datum.
Datum datumOf(const std::string& name, const Ellipsoid& ellipsoid, int authority) {
  const std::string key = keyOf(name);
  Datum datum = Datum::other;
  if (contains(key, "DGN95") || contains(key, "DGN1995") || contains(key, "DATUMGEODESINASIONAL")) {
    datum = Datum::dgn95;
  } else if (contains(key, "SRGI") || contains(key, "SISTEMREFERENSIGEOSPASIALINDONESIA")) {
    datum = Datum::srgi2013;
  } else if (contains(key, "INDONESIAN1974") || contains(key, "INDONESIANDATUM1974") ||
             contains(key, "ID74")) {
    datum = Datum::id74;
  } else if (contains(key, "BATAVIA") || contains(key, "GENUK")) {
    datum = Datum::batavia;
  } else if (contains(key, "WGS84") || contains(key, "WGS1984") ||
             contains(key, "WORLDGEODETICSYSTEM1984") || authority == 6326) {
    datum = Datum::wgs84;
  }
  const DatumRow* row = rowOf(datum);
  return row != nullptr && same(row->ellipsoid, ellipsoid) ? datum : Datum::other;
}

/// WKT1 and WKT2 have several keywords for one thing.
const WktNode* firstOf(const Wkt& wkt, const WktNode& node,
                       std::initializer_list<std::string_view> keywords) {
  for (const std::string_view keyword : keywords) {
    if (const WktNode* child = wkt.child(node, keyword)) return child;
  }
  return nullptr;
}
std::string nameOf(const WktNode& node) {
  return node.texts.empty() ? std::string() : node.texts[0];
}

int authorityOf(const Wkt& wkt, const WktNode& node) {
  const WktNode* id = firstOf(wkt, node, {"AUTHORITY", "ID"});
  if (id == nullptr || id->texts.empty() || keyOf(id->texts[0]) != "EPSG") return 0;
  if (!id->numbers.empty() && id->numbers[0] > 0 && id->numbers[0] < 1e6) {
    return static_cast<int>(id->numbers[0]);
  }
  int code = 0;
  if (id->texts.size() < 2 || id->texts[1].size() > 6) return 0;
  for (const char c : id->texts[1]) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + (c - '0');
  }
  return code;
}

/// The unit of a system: its own, else that of its axes.
const WktNode* unitOf(const Wkt& wkt, const WktNode& node,
                      std::initializer_list<std::string_view> keywords) {
  if (const WktNode* unit = firstOf(wkt, node, keywords)) return unit;
  for (const std::size_t index : node.children) {
    if (wkt.nodes[index].keyword != "AXIS") continue;
    if (const WktNode* unit = firstOf(wkt, wkt.nodes[index], keywords)) return unit;
  }
  return nullptr;
}

bool isGeographicKeyword(std::string_view keyword) {
  for (const std::string_view known : {"GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS",
                                       "GEODETICCRS", "BASEGEOGCRS", "BASEGEODCRS"}) {
    if (keyword == known) return true;
  }
  return false;
}
bool isProjectedKeyword(std::string_view keyword) {
  return keyword == "PROJCS" || keyword == "PROJCRS" || keyword == "PROJECTEDCRS";
}

/// A datum moved by its own TOWGS84 is not WGS 84, whatever it is called.
bool isShifted(const Wkt& wkt, const WktNode& datum) {
  const WktNode* shift = wkt.child(datum, "TOWGS84");
  if (shift == nullptr) return false;
  for (const double value : shift->numbers) {
    if (value != 0) return true;
  }
  return false;
}

struct Geographic {
  CoordinateSystem system;
  Ellipsoid ellipsoid;
};

std::optional<Geographic> readGeographic(const Wkt& wkt, const WktNode& node, bool asBase) {
  const WktNode* datum = firstOf(wkt, node, {"DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF"});
  if (datum == nullptr) return std::nullopt;
  const WktNode* ellipsoid = firstOf(wkt, *datum, {"SPHEROID", "ELLIPSOID"});
  if (ellipsoid == nullptr || ellipsoid->numbers.size() < 2) return std::nullopt;
  Geographic out;
  out.ellipsoid = {ellipsoid->numbers[0], ellipsoid->numbers[1]};
  if (!(out.ellipsoid.semiMajor > 0)) return std::nullopt;

  CoordinateSystem& system = out.system;
  system.datum = datumOf(nameOf(*datum), out.ellipsoid, authorityOf(wkt, *datum));
  if (system.datum == Datum::wgs84 && isShifted(wkt, *datum)) system.datum = Datum::other;
  const DatumRow* row = rowOf(system.datum);
  system.datumName = row != nullptr ? row->name : quotable(nameOf(*datum));

  system.greenwich = true;
  system.primeMeridian = "Greenwich";
  if (const WktNode* meridian = firstOf(wkt, node, {"PRIMEM", "PRIMEMERIDIAN"})) {
    if (meridian->numbers.empty()) return std::nullopt;
    system.primeMeridian = quotable(nameOf(*meridian));
    system.greenwich = near(meridian->numbers[0], 0, kAngleTolerance);
  }
  const WktNode* unit = unitOf(wkt, node, {"UNIT", "ANGLEUNIT"});
  if (unit != nullptr && !unit->numbers.empty()) {
    system.degrees = near(unit->numbers[0], kDegree, kDegreeTolerance);
    system.angularUnit = quotable(nameOf(*unit));
  } else if (asBase) {
    system.degrees = true;  // the base of a WKT2 projected system states no unit of its own
    system.angularUnit = "degree";
  } else {
    return std::nullopt;
  }

  const std::string written = quotable(nameOf(node));
  system.name = row != nullptr ? row->name : (written.empty() ? system.datumName : written);
  system.title = {system.name, system.name};
  if (row != nullptr && system.degrees && system.greenwich) system.epsg = row->geographic;
  return out;
}

/// Parameters of a projection by their many spellings; lengths in metres, angles in degrees.
struct Projection {
  std::string method;  ///< key
  bool metres = false;
  double falseEasting = 0, falseNorthing = 0, centralMeridian = 0, latitudeOfOrigin = 0;
  double scale = 1;
  double standardParallel = 0;
  bool onSphere = false;  ///< an extension says that the ellipsoid is projected as a sphere
};

void setParameter(Projection& projection, const std::string& key, double value) {
  if (key == "FALSEEASTING") projection.falseEasting = value;
  if (key == "FALSENORTHING") projection.falseNorthing = value;
  if (key == "CENTRALMERIDIAN" || key == "LONGITUDEOFNATURALORIGIN" || key == "LONGITUDEOFCENTER" ||
      key == "LONGITUDEOFORIGIN") {
    projection.centralMeridian = value;
  }
  if (key == "LATITUDEOFORIGIN" || key == "LATITUDEOFNATURALORIGIN" || key == "LATITUDEOFCENTER") {
    projection.latitudeOfOrigin = value;
  }
  if (key == "SCALEFACTOR" || key == "SCALEFACTORATNATURALORIGIN") projection.scale = value;
  if (key == "STANDARDPARALLEL1" || key == "LATITUDEOF1STSTANDARDPARALLEL") {
    projection.standardParallel = value;
  }
}

std::optional<Projection> readProjection(const Wkt& wkt, const WktNode& node) {
  Projection out;
  const WktNode* holder = &node;  // WKT1: the parameters stand beside the projection
  const WktNode* method = wkt.child(node, "PROJECTION");
  if (const WktNode* conversion = wkt.child(node, "CONVERSION")) {
    holder = conversion;
    method = firstOf(wkt, *conversion, {"METHOD", "PROJECTION"});
  }
  if (method == nullptr) return std::nullopt;
  out.method = keyOf(nameOf(*method));
  for (const std::size_t index : holder->children) {
    const WktNode& parameter = wkt.nodes[index];
    if (parameter.keyword == "PARAMETER" && !parameter.numbers.empty()) {
      setParameter(out, keyOf(nameOf(parameter)), parameter.numbers[0]);
    }
    if (parameter.keyword == "EXTENSION" && parameter.texts.size() > 1) {
      out.onSphere = contains(keyOf(parameter.texts[1]), "PROJMERCA6378137B6378137");
    }
  }
  const WktNode* unit = unitOf(wkt, node, {"UNIT", "LENGTHUNIT"});
  out.metres =
      unit != nullptr && !unit->numbers.empty() && near(unit->numbers[0], 1.0, kMetreTolerance);
  return out;
}

bool isTransverseMercator(const Projection& p, double scale, double easting) {
  return (p.method == "TRANSVERSEMERCATOR" || p.method == "GAUSSKRUGER") && p.metres &&
         near(p.scale, scale, kScaleTolerance) && near(p.falseEasting, easting, kLengthTolerance) &&
         near(p.latitudeOfOrigin, 0, kAngleTolerance);
}

/// UTM: k₀ 0.9996, 500 000 m east, 0 or 10 000 000 m north, central meridian 6·zone − 183.
bool nameUtm(const Projection& p, CoordinateSystem& system) {
  if (!isTransverseMercator(p, 0.9996, 500000)) return false;
  const bool north = near(p.falseNorthing, 0, kLengthTolerance);
  if (!north && !near(p.falseNorthing, 10000000, kLengthTolerance)) return false;
  const double exact = (p.centralMeridian + 183) / 6;
  if (!(exact > 0.5 && exact < 60.5)) return false;
  const int zone = static_cast<int>(std::lround(exact));
  if (!near(p.centralMeridian, 6 * zone - 183, kAngleTolerance)) return false;

  const std::string label = std::to_string(zone) + (north ? "N" : "S");
  system.family = Family::utm;
  system.epsg.reset();
  const DatumRow* row = rowOf(system.datum);
  if (row != nullptr && system.degrees && system.greenwich) {
    const bool listed = north ? zone >= row->northFirst && zone <= row->northLast
                              : zone >= row->southFirst && zone <= row->southLast;
    if (listed) system.epsg = (north ? row->northBase : row->southBase) + zone;
  }
  system.name = system.datumName + " / UTM zone " + label;
  system.title = {"UTM zona " + label + " (datum " + system.datumName + ")",
                  "UTM zone " + label + " (datum " + system.datumName + ")"};
  return true;
}

/// TM-3 of the land office: k₀ 0.9999, 200 000 m east, 1 500 000 m north, 16 zones of 3 degrees
/// from 94.5 east (46.2) on. Hand-made texts put these parameters on WGS 84.
bool nameTm3(const Projection& p, CoordinateSystem& system) {
  constexpr double kFirstMeridian = 94.5;
  constexpr int kZones = 16;
  constexpr int kFirstCode = 23830;
  if (!isTransverseMercator(p, 0.9999, 200000)) return false;
  if (!near(p.falseNorthing, 1500000, kLengthTolerance)) return false;
  const double exact = (p.centralMeridian - kFirstMeridian) / 3;
  if (!(exact > -0.5 && exact < kZones - 0.5)) return false;
  const int index = static_cast<int>(std::lround(exact));
  if (!near(p.centralMeridian, kFirstMeridian + 3 * index, kAngleTolerance)) return false;

  const std::string label = std::to_string(46 + (index + 1) / 2) + (index % 2 == 0 ? ".2" : ".1");
  system.family = Family::tm3;
  system.epsg.reset();
  system.title = {"TM-3 zona " + label + " (datum " + system.datumName + ")",
                  "TM-3 zone " + label + " (datum " + system.datumName + ")"};
  if (system.datum == Datum::dgn95 && system.degrees && system.greenwich) {
    system.epsg = kFirstCode + index;
    system.name = "DGN95 / Indonesia TM-3 zone " + label;
  } else {
    system.name = system.title.id;
  }
  return true;
}

bool nameWebMercator(const Projection& p, const Ellipsoid& ellipsoid, CoordinateSystem& system) {
  const bool sphere = ellipsoid.inverseFlattening == 0 &&
                      near(ellipsoid.semiMajor, kWgs84Ellipsoid.semiMajor, kAxisTolerance);
  const bool plain = p.method == "MERCATOR" || p.method == "MERCATOR1SP" ||
                     p.method == "MERCATORVARIANTA" || p.method == "MERCATOR2SP";
  const bool named =
      p.method == "MERCATORAUXILIARYSPHERE" || p.method == "POPULARVISUALISATIONPSEUDOMERCATOR";
  if (!(named || (plain && (sphere || p.onSphere))) || !p.metres) return false;
  if (!near(p.falseEasting, 0, kLengthTolerance) || !near(p.falseNorthing, 0, kLengthTolerance) ||
      !near(p.centralMeridian, 0, kAngleTolerance) ||
      !near(p.latitudeOfOrigin, 0, kAngleTolerance) ||
      !near(p.standardParallel, 0, kAngleTolerance) || !near(p.scale, 1, kScaleTolerance)) {
    return false;
  }
  system.family = Family::webMercator;
  system.epsg = 3857;
  system.name = "WGS 84 / Web Mercator";
  system.title = {"Web Mercator", "Web Mercator"};
  return true;
}

std::optional<CoordinateSystem> readProjected(const Wkt& wkt, const WktNode& node) {
  const WktNode* base = nullptr;
  for (const std::size_t index : node.children) {
    if (isGeographicKeyword(wkt.nodes[index].keyword)) base = &wkt.nodes[index];
  }
  if (base == nullptr) return std::nullopt;
  const std::optional<Geographic> geographic = readGeographic(wkt, *base, true);
  const std::optional<Projection> projection = readProjection(wkt, node);
  if (!geographic || !projection) return std::nullopt;
  CoordinateSystem system = geographic->system;
  if (nameUtm(*projection, system) || nameTm3(*projection, system) ||
      nameWebMercator(*projection, geographic->ellipsoid, system)) {
    return system;
  }
  system.family = Family::otherProjection;
  system.epsg.reset();
  const std::string written = quotable(nameOf(node));
  system.name = written.empty() ? quotable(projection->method) : written;
  system.title = {system.name, system.name};
  return system;
}

/// The first horizontal system among the nodes: within compound and bound systems the part that
/// says where a point is; a vertical system alone is none.
std::optional<CoordinateSystem> readSystem(const Wkt& wkt, const std::vector<std::size_t>& among) {
  std::vector<std::size_t> open(among.rbegin(), among.rend());
  while (!open.empty()) {
    const WktNode& node = wkt.nodes[open.back()];
    open.pop_back();
    if (isProjectedKeyword(node.keyword)) return readProjected(wkt, node);
    if (isGeographicKeyword(node.keyword)) {
      const std::optional<Geographic> geographic = readGeographic(wkt, node, false);
      if (!geographic) return std::nullopt;
      return geographic->system;
    }
    const bool wrapper = node.keyword == "COMPD_CS" || node.keyword == "COMPOUNDCRS" ||
                         node.keyword == "BOUNDCRS" || node.keyword == "SOURCECRS";
    if (wrapper) open.insert(open.end(), node.children.rbegin(), node.children.rend());
  }
  return std::nullopt;
}

}  // namespace

PrjReading readPrj(Bytes bytes) {
  PrjReading reading;
  const Wkt wkt = parseWkt(bytes);
  reading.problem = wkt.problem;
  if (wkt.problem == WktProblem::none) reading.system = readSystem(wkt, wkt.roots);
  return reading;
}

}  // namespace kkpr::crs
