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
/// Of Jakarta's old observatory, degrees east of Greenwich: 106°48′27.79″ (EPSG:8908).
constexpr double kJakartaMeridian = 106 + 48 / 60.0 + 27.79 / 3600;

bool near(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance; }

constexpr Ellipsoid kWgs84Ellipsoid{6378137.0, 298.257223563};
constexpr Ellipsoid kIndonesianEllipsoid{6378160.0, 298.247};
constexpr Ellipsoid kBessel{6377397.155, 299.1528128};

bool same(const Ellipsoid& a, const Ellipsoid& b) {
  return near(a.semiMajorM, b.semiMajorM, kAxisTolerance) &&
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
    {Datum::batavia, "Batavia", kBessel, 4211, 0, 0, -1, 21100, 48, 50},
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
/// The keywords of coordinate systems in the texts that Esri and OGC wrote before ISO 19162.
bool isWkt1Keyword(std::string_view keyword) { return keyword == "GEOGCS" || keyword == "PROJCS"; }
bool isProjectedKeyword(std::string_view keyword) {
  return keyword == "PROJCS" || keyword == "PROJCRS" || keyword == "PROJECTEDCRS";
}

/// The size of the unit that a node states of itself; empty where it states none.
std::optional<double> ownUnit(const Wkt& wkt, const WktNode& node,
                              std::initializer_list<std::string_view> keywords) {
  const WktNode* unit = firstOf(wkt, node, keywords);
  if (unit == nullptr || unit->numbers.empty() || !(unit->numbers[0] > 0)) return std::nullopt;
  return unit->numbers[0];
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

std::optional<CoordinateSystem> readGeographic(const Wkt& wkt, const WktNode& node, bool asBase) {
  const WktNode* datum = firstOf(wkt, node, {"DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF"});
  if (datum == nullptr) return std::nullopt;
  const WktNode* ellipsoid = firstOf(wkt, *datum, {"SPHEROID", "ELLIPSOID"});
  if (ellipsoid == nullptr || ellipsoid->numbers.size() < 2) return std::nullopt;
  CoordinateSystem system;
  system.ellipsoid = {
      ellipsoid->numbers[0] * ownUnit(wkt, *ellipsoid, {"LENGTHUNIT", "UNIT"}).value_or(1),
      ellipsoid->numbers[1]};
  if (!(system.ellipsoid.semiMajorM > 0)) return std::nullopt;

  system.datum = datumOf(nameOf(*datum), system.ellipsoid, authorityOf(wkt, *datum));
  if (system.datum == Datum::wgs84 && isShifted(wkt, *datum)) system.datum = Datum::other;
  const DatumRow* row = rowOf(system.datum);
  system.datumName = row != nullptr ? row->name : quotable(nameOf(*datum));

  system.greenwich = true;
  system.primeMeridian = "Greenwich";
  if (const WktNode* meridian = firstOf(wkt, node, {"PRIMEM", "PRIMEMERIDIAN"})) {
    if (meridian->numbers.empty()) return std::nullopt;
    system.primeMeridian = quotable(nameOf(*meridian));
    system.primeMeridianDegrees = meridian->numbers[0] *
                                  ownUnit(wkt, *meridian, {"ANGLEUNIT", "UNIT"}).value_or(kDegree) /
                                  kDegree;
    system.greenwich = near(system.primeMeridianDegrees, 0, kAngleTolerance);
  }
  const WktNode* unit = unitOf(wkt, node, {"UNIT", "ANGLEUNIT"});
  if (unit != nullptr && !unit->numbers.empty()) {
    system.degrees = near(unit->numbers[0], kDegree, kDegreeTolerance);
    // A rounded degree is the degree: 0.0174533 would move Indonesia by 60 m.
    system.degreesPerUnit = system.degrees ? 1 : unit->numbers[0] / kDegree;
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
  if (system.datum == Datum::batavia && system.degrees &&
      near(system.primeMeridianDegrees, kJakartaMeridian, kAngleTolerance)) {
    system.epsg = 4813;
  }
  return system;
}

/// One entry per spelling of a parameter: WKT1 of Esri and OGC, WKT2.
struct ParameterName {
  const char* key;
  double Projection::*field;
};
constexpr ParameterName kLengths[] = {
    {"FALSEEASTING", &Projection::falseEastingM},
    {"EASTINGATFALSEORIGIN", &Projection::falseEastingM},
    {"FALSENORTHING", &Projection::falseNorthingM},
    {"NORTHINGATFALSEORIGIN", &Projection::falseNorthingM},
};
constexpr ParameterName kAngles[] = {
    {"CENTRALMERIDIAN", &Projection::centralMeridian},
    {"LONGITUDEOFNATURALORIGIN", &Projection::centralMeridian},
    {"LONGITUDEOFFALSEORIGIN", &Projection::centralMeridian},
    {"LONGITUDEOFCENTER", &Projection::centralMeridian},
    {"LONGITUDEOFORIGIN", &Projection::centralMeridian},
    {"LATITUDEOFORIGIN", &Projection::latitudeOfOrigin},
    {"LATITUDEOFNATURALORIGIN", &Projection::latitudeOfOrigin},
    {"LATITUDEOFFALSEORIGIN", &Projection::latitudeOfOrigin},
    {"LATITUDEOFCENTER", &Projection::latitudeOfOrigin},
    {"STANDARDPARALLEL1", &Projection::standardParallel1},
    {"LATITUDEOF1STSTANDARDPARALLEL", &Projection::standardParallel1},
};
constexpr ParameterName kScales[] = {
    {"SCALEFACTOR", &Projection::scale},
    {"SCALEFACTORATNATURALORIGIN", &Projection::scale},
};

template <std::size_t N>
double* fieldOf(const ParameterName (&names)[N], const std::string& key, Projection& projection) {
  for (const ParameterName& name : names) {
    if (key == name.key) return &(projection.*name.field);
  }
  return nullptr;
}

/// `unitM` and `unitDegrees`: for a parameter that states no unit of its own.
void setParameter(const Wkt& wkt, const WktNode& parameter, double unitM, double unitDegrees,
                  Projection& projection) {
  const std::string key = keyOf(nameOf(parameter));
  const double value = parameter.numbers[0];
  if (double* length = fieldOf(kLengths, key, projection)) {
    *length = value * ownUnit(wkt, parameter, {"LENGTHUNIT", "UNIT"}).value_or(unitM);
    return;
  }
  const std::optional<double> radians = ownUnit(wkt, parameter, {"ANGLEUNIT", "UNIT"});
  const bool degrees = radians && near(*radians, kDegree, kDegreeTolerance);
  const double angle = value * (degrees ? 1 : radians ? *radians / kDegree : unitDegrees);
  if (double* field = fieldOf(kAngles, key, projection)) *field = angle;
  if (key == "STANDARDPARALLEL2" || key == "LATITUDEOF2NDSTANDARDPARALLEL") {
    projection.standardParallel2 = angle;
  }
  if (double* scale = fieldOf(kScales, key, projection)) *scale = value;
}

Method methodOf(const std::string& key) {
  struct Row {
    const char* key;
    Method method;
  };
  static constexpr Row kMethods[] = {
      {"TRANSVERSEMERCATOR", Method::transverseMercator},
      {"GAUSSKRUGER", Method::transverseMercator},
      {"MERCATORAUXILIARYSPHERE", Method::webMercator},
      {"POPULARVISUALISATIONPSEUDOMERCATOR", Method::webMercator},
      {"MERCATOR", Method::mercator},
      {"MERCATOR1SP", Method::mercator},
      {"MERCATOR2SP", Method::mercator},
      {"MERCATORVARIANTA", Method::mercator},
      {"MERCATORVARIANTB", Method::mercator},
      {"LAMBERTCONFORMALCONIC", Method::lambertConic},
      {"LAMBERTCONFORMALCONIC1SP", Method::lambertConic},
      {"LAMBERTCONFORMALCONIC2SP", Method::lambertConic},
      {"LAMBERTCONICCONFORMAL1SP", Method::lambertConic},
      {"LAMBERTCONICCONFORMAL2SP", Method::lambertConic},
      {"CYLINDRICALEQUALAREA", Method::cylindricalEqualArea},
      {"LAMBERTCYLINDRICALEQUALAREA", Method::cylindricalEqualArea},
  };
  for (const Row& row : kMethods) {
    if (key == row.key) return row.method;
  }
  return Method::other;
}

/// The projection of a projected system; `name` gets the method as written.
std::optional<Projection> readProjection(const Wkt& wkt, const WktNode& node,
                                         const CoordinateSystem& base, std::string& name) {
  Projection out;
  const WktNode* holder = &node;  // WKT1: the parameters stand beside the projection
  const WktNode* method = wkt.child(node, "PROJECTION");
  if (const WktNode* conversion = wkt.child(node, "CONVERSION")) {
    holder = conversion;
    method = firstOf(wkt, *conversion, {"METHOD", "PROJECTION"});
  }
  if (method == nullptr) return std::nullopt;
  name = nameOf(*method);
  out.method = methodOf(keyOf(name));
  const WktNode* unit = unitOf(wkt, node, {"UNIT", "LENGTHUNIT"});
  const bool known = unit != nullptr && !unit->numbers.empty() && unit->numbers[0] > 0;
  if (known && !near(unit->numbers[0], 1.0, kMetreTolerance)) out.metresPerUnit = unit->numbers[0];
  for (const std::size_t index : holder->children) {
    const WktNode& parameter = wkt.nodes[index];
    if (parameter.keyword == "PARAMETER" && !parameter.numbers.empty()) {
      setParameter(wkt, parameter, out.metresPerUnit, base.degreesPerUnit, out);
    }
    // GDAL's way to say that latitudes of the ellipsoid are projected as if on the sphere.
    if (parameter.keyword == "EXTENSION" && parameter.texts.size() > 1 &&
        out.method == Method::mercator &&
        contains(keyOf(parameter.texts[1]), "PROJMERCA6378137B6378137")) {
      out.method = Method::webMercator;
    }
  }
  if (!known) out.method = Method::other;  // numbers of no unit
  return out;
}

bool isTransverseMercator(const Projection& p, double scale, double easting) {
  return p.method == Method::transverseMercator && p.metresPerUnit == 1 &&
         near(p.scale, scale, kScaleTolerance) &&
         near(p.falseEastingM, easting, kLengthTolerance) &&
         near(p.latitudeOfOrigin, 0, kAngleTolerance);
}

/// UTM: k₀ 0.9996, 500 000 m east, 0 or 10 000 000 m north, central meridian 6·zone − 183.
bool nameUtm(const Projection& p, CoordinateSystem& system) {
  if (!isTransverseMercator(p, 0.9996, 500000) || !system.greenwich) return false;
  const bool north = near(p.falseNorthingM, 0, kLengthTolerance);
  if (!north && !near(p.falseNorthingM, 10000000, kLengthTolerance)) return false;
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

constexpr double kTm3FirstMeridian = 94.5;

/// TM-3 of the land office: k₀ 0.9999, 200 000 m east, 1 500 000 m north, 16 zones of 3 degrees
/// from 94.5 east (46.2) on. Hand-made texts put these parameters on WGS 84.
bool nameTm3(const Projection& p, CoordinateSystem& system) {
  constexpr int kFirstCode = 23830;
  if (!isTransverseMercator(p, 0.9999, 200000) || !system.greenwich) return false;
  if (!near(p.falseNorthingM, 1500000, kLengthTolerance)) return false;
  const double exact = (p.centralMeridian - kTm3FirstMeridian) / 3;
  if (!(exact > -0.5 && exact < kTm3Zones - 0.5)) return false;
  const int index = static_cast<int>(std::lround(exact));
  if (!near(p.centralMeridian, kTm3FirstMeridian + 3 * index, kAngleTolerance)) return false;

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

/// Web Mercator; on the sphere, the plain Mercator is the same. Its latitudes are those of WGS 84,
/// so only texts on that datum (or on the bare sphere) are EPSG:3857.
bool nameWebMercator(CoordinateSystem& system) {
  Projection& p = system.projection;
  const bool sphere = system.ellipsoid.inverseFlattening == 0 &&
                      near(system.ellipsoid.semiMajorM, kWgs84Ellipsoid.semiMajorM, kAxisTolerance);
  if (p.method != Method::webMercator && !(p.method == Method::mercator && sphere)) return false;
  if (p.metresPerUnit != 1 || !near(p.falseEastingM, 0, kLengthTolerance) ||
      !near(p.falseNorthingM, 0, kLengthTolerance) ||
      !near(p.centralMeridian, 0, kAngleTolerance) ||
      !near(p.latitudeOfOrigin, 0, kAngleTolerance) ||
      !near(p.standardParallel1, 0, kAngleTolerance) || !near(p.scale, 1, kScaleTolerance) ||
      !system.greenwich) {
    return false;
  }
  if (sphere) {
    system.datum = Datum::wgs84;
    system.ellipsoid = kWgs84Ellipsoid;
  }
  p.method = Method::webMercator;
  system.family = Family::webMercator;
  system.epsg.reset();
  if (system.datum == Datum::wgs84) system.epsg = 3857;
  system.name =
      system.datum == Datum::wgs84 ? "WGS 84 / Web Mercator" : system.datumName + " / Web Mercator";
  system.title = {"Web Mercator", "Web Mercator"};
  return true;
}

std::optional<CoordinateSystem> readProjected(const Wkt& wkt, const WktNode& node) {
  const WktNode* base = nullptr;
  for (const std::size_t index : node.children) {
    if (isGeographicKeyword(wkt.nodes[index].keyword)) base = &wkt.nodes[index];
  }
  if (base == nullptr) return std::nullopt;
  std::optional<CoordinateSystem> system = readGeographic(wkt, *base, true);
  if (!system) return std::nullopt;
  std::string method;
  const std::optional<Projection> projection = readProjection(wkt, node, *system, method);
  if (!projection) return std::nullopt;
  system->projection = *projection;
  if (nameUtm(*projection, *system) || nameTm3(*projection, *system) || nameWebMercator(*system)) {
    return system;
  }
  system->family = Family::otherProjection;
  system->epsg.reset();
  const std::string written = quotable(nameOf(node));
  system->name = written.empty() ? quotable(method) : written;
  system->title = {system->name, system->name};
  return system;
}

/// The first horizontal system among the nodes: within compound and bound systems the part that
/// says where a point is; a vertical system alone is none.
std::optional<CoordinateSystem> readSystem(const Wkt& wkt, const std::vector<std::size_t>& among) {
  std::vector<std::size_t> open(among.rbegin(), among.rend());
  while (!open.empty()) {
    const WktNode& node = wkt.nodes[open.back()];
    open.pop_back();
    const bool projected = isProjectedKeyword(node.keyword);
    if (projected || isGeographicKeyword(node.keyword)) {
      std::optional<CoordinateSystem> system =
          projected ? readProjected(wkt, node) : readGeographic(wkt, node, false);
      if (system) system->wkt2 = !isWkt1Keyword(node.keyword);
      return system;
    }
    const bool wrapper = node.keyword == "COMPD_CS" || node.keyword == "COMPOUNDCRS" ||
                         node.keyword == "BOUNDCRS" || node.keyword == "SOURCECRS";
    if (wrapper) open.insert(open.end(), node.children.rbegin(), node.children.rend());
  }
  return std::nullopt;
}

}  // namespace

CoordinateSystem geographicSystem(Datum datum) {
  CoordinateSystem system;
  const DatumRow& row = *rowOf(datum);
  system.datum = datum;
  system.name = system.datumName = row.name;
  system.title = {system.name, system.name};
  system.epsg = row.geographic;
  system.degrees = system.greenwich = true;
  system.angularUnit = "degree";
  system.primeMeridian = "Greenwich";
  system.ellipsoid = row.ellipsoid;
  return system;
}

CoordinateSystem utmSystem(Datum datum, int zone, bool north) {
  CoordinateSystem system = geographicSystem(datum);
  Projection& p = system.projection;
  p.method = Method::transverseMercator;
  p.falseEastingM = 500000;
  p.falseNorthingM = north ? 0 : 10000000;
  p.centralMeridian = 6 * zone - 183;
  p.scale = 0.9996;
  nameUtm(p, system);
  return system;
}

CoordinateSystem tm3System(int index) {
  CoordinateSystem system = geographicSystem(Datum::dgn95);
  Projection& p = system.projection;
  p.method = Method::transverseMercator;
  p.falseEastingM = 200000;
  p.falseNorthingM = 1500000;
  p.centralMeridian = kTm3FirstMeridian + 3 * index;
  p.scale = 0.9999;
  nameTm3(p, system);
  return system;
}

CoordinateSystem webMercatorSystem() {
  CoordinateSystem system = geographicSystem(Datum::wgs84);
  system.projection.method = Method::webMercator;
  nameWebMercator(system);
  return system;
}

CoordinateSystem jakartaSystem() {
  CoordinateSystem system = geographicSystem(Datum::batavia);
  system.name = "Batavia (Jakarta)";
  system.epsg = 4813;
  system.greenwich = false;
  system.primeMeridian = "Jakarta";
  system.primeMeridianDegrees = kJakartaMeridian;
  return system;
}

std::optional<CoordinateSystem> systemOfEpsg(int code) {
  constexpr int kFirstUtmZone = 46;
  constexpr int kLastUtmZone = 54;
  std::vector<CoordinateSystem> all{webMercatorSystem(), jakartaSystem()};
  if (code == 102100 || code == 900913) return all.front();
  for (const Datum datum :
       {Datum::wgs84, Datum::dgn95, Datum::srgi2013, Datum::id74, Datum::batavia}) {
    all.push_back(geographicSystem(datum));
    for (int zone = kFirstUtmZone; zone <= kLastUtmZone; ++zone) {
      for (const bool north : {true, false}) all.push_back(utmSystem(datum, zone, north));
    }
  }
  for (int index = 0; index < kTm3Zones; ++index) all.push_back(tm3System(index));
  for (CoordinateSystem& system : all) {
    if (system.epsg == code) return std::move(system);
  }
  return std::nullopt;
}

PrjReading readPrj(Bytes bytes) {
  PrjReading reading;
  const Wkt wkt = parseWkt(bytes);
  reading.problem = wkt.problem;
  if (wkt.problem == WktProblem::none) reading.system = readSystem(wkt, wkt.roots);
  return reading;
}

}  // namespace kkpr::crs
