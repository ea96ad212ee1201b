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

  [[nodiscard]] bool projected() const { return family != Family::geographic; }
  /// What [J 2.1.2 angka 1 huruf b] asks for.
  [[nodiscard]] bool isWgs84Degrees() const {
    return !projected() && datum == Datum::wgs84 && degrees && greenwich;
  }
};

struct PrjReading {
  WktProblem problem = WktProblem::none;
  /// Empty where there is a problem, and where the text follows the grammar but holds no horizontal
  /// system that can be understood.
  std::optional<CoordinateSystem> system;
};

/// Reads the bytes of a .prj. Never throws for bad bytes.
[[nodiscard]] PrjReading readPrj(Bytes bytes);

}  // namespace kkpr::crs
