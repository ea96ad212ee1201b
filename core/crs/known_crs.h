#pragma once
// Which coordinate system a .prj means: told by its parameters (ellipsoid, prime meridian, unit,
// projection), with the datum's name only where several datums share one ellipsoid.

#include <optional>
#include <string>

#include "base/point.h"
#include "base/text.h"
#include "crs/wkt_parser.h"

namespace kkpr::crs {

enum class Datum { wgs84, dgn95, srgi2013, id74, batavia, other };

enum class Family { geographic, utm, tm3, webMercator, otherProjection };

/// A body that positions stand on.
struct Ellipsoid {
  double semiMajorM = 0;
  double inverseFlattening = 0;  ///< 0 = a sphere
};

enum class Method {
  none,  ///< geographic: there is no projection
  transverseMercator,
  webMercator,  ///< the sphere's Mercator of latitudes on the ellipsoid
  mercator,
  lambertConic,  ///< conformal, on one or two standard parallels
  cylindricalEqualArea,
  other,  ///< one that projection.h cannot compute
};

/// Lengths in metres and angles in degrees, whatever the units of the text.
struct Projection {
  Method method = Method::none;
  double falseEastingM = 0;
  double falseNorthingM = 0;
  double centralMeridian = 0;  ///< from the system's own prime meridian
  double latitudeOfOrigin = 0;
  double scale = 1;              ///< on the central meridian or the (only) standard parallel
  double standardParallel1 = 0;  ///< 0 where none is stated
  std::optional<double> standardParallel2;
  double metresPerUnit = 1;  ///< of the stored numbers
};

struct CoordinateSystem {
  Family family = Family::geographic;
  Datum datum = Datum::other;
  std::string name;           ///< one name for both languages: "WGS 84", "WGS 84 / UTM zone 48S"
  Text title;                 ///< for sentences: "UTM zona 48S (datum WGS 84)"
  std::string datumName;      ///< "WGS 84", "DGN95"; as written where it is not one of ours
  std::optional<int> epsg;    ///< only where all parameters are those of that system
  bool degrees = false;       ///< geographic part: its angular unit is the degree
  std::string angularUnit;    ///< as written
  bool greenwich = false;     ///< geographic part: counted from Greenwich
  std::string primeMeridian;  ///< as written
  bool wkt2 = false;          ///< written as WKT2, which most programs do not read in a .prj
  // What positions are computed from (projection.h).
  Ellipsoid ellipsoid;
  double degreesPerUnit = 1;        ///< geographic part: size of its angular unit
  double primeMeridianDegrees = 0;  ///< east of Greenwich
  Projection projection;

  [[nodiscard]] bool projected() const { return family != Family::geographic; }
  /// What [J 2.1.2 angka 1 huruf b] asks for.
  [[nodiscard]] bool isWgs84Degrees() const {
    return !projected() && datum == Datum::wgs84 && degrees && greenwich;
  }
};

// The systems in use in Indonesia, as if read from their own .prj.
[[nodiscard]] CoordinateSystem geographicSystem(Datum datum);  ///< not for Datum::other
[[nodiscard]] CoordinateSystem utmSystem(Datum datum, int zone, bool north);
/// TM-3 of the land office on DGN95: `index` 0 is zone 46.2, kTm3Zones − 1 is 54.1.
[[nodiscard]] CoordinateSystem tm3System(int index);
inline constexpr int kTm3Zones = 16;
[[nodiscard]] CoordinateSystem webMercatorSystem();
/// Batavia with longitudes counted from the old observatory of Jakarta (EPSG:4813).
[[nodiscard]] CoordinateSystem jakartaSystem();

/// Of the systems above, the one of that number of the EPSG list (and 102100, 900913, as Web
/// Mercator is also numbered); empty for another.
[[nodiscard]] std::optional<CoordinateSystem> systemOfEpsg(int code);

struct PrjReading {
  WktProblem problem = WktProblem::none;
  /// Empty where there is a problem, and where the text follows the grammar but holds no horizontal
  /// system that can be understood.
  std::optional<CoordinateSystem> system;
};

/// Reads the bytes of a .prj. Never throws for bad bytes.
[[nodiscard]] PrjReading readPrj(Bytes bytes);

}  // namespace kkpr::crs
