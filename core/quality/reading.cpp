// The stage between the bytes and the geometry: structure, coordinate system, coordinates.

#include "quality/coordinates.h"
#include "quality/crs.h"
#include "quality/stages.h"
#include "quality/structure.h"

namespace kkpr::quality {
namespace {

/// The galat rules of the .shp that left nothing to read.
std::vector<std::string> whyUnread(const Examination& examination) {
  std::vector<std::string> because;
  for (const char* rule :
       {"structure.shp-header", "structure.unsupported-type", "limit.too-many-records",
        "limit.too-many-vertices", "structure.shp-record", "geometry.empty"}) {
    if (examination.findings.has(rule)) because.emplace_back(rule);
  }
  return because.empty() ? whyAbsent(".shp", examination) : because;
}

}  // namespace

std::optional<Reading> readLayer(const LocationBytes& files, Examination& examination) {
  std::optional<shapefile::ShpFile> shp = examineStructure(files, examination);
  const std::optional<crs::CoordinateSystem> system = readCrs(files, examination);
  if (!shp) {
    const auto because = whyUnread(examination);
    if (system) examination.notRun("crs.contradicts-coordinates", because);
    for (const char* rule : {"coordinate.not-finite", "coordinate.swapped",
                             "coordinate.out-of-range", "coordinate.outside-indonesia",
                             "coordinate.too-many-decimals", "coordinate.far-vertex"}) {
      examination.notRun(rule, because);
    }
    return std::nullopt;
  }

  const NumberProfile profile = profileOf(shp->geometry);
  compareCrs(system, files, shp->geometry, profile, examination);
  const CoordinateReading numbers =
      examineCoordinates(shp->geometry, files.shp->name, profile, system, examination);

  Reading reading;
  reading.geometry = std::move(shp->geometry);
  if (system) reading.crs = {system->name, system->epsg, system->isWgs84Degrees()};
  reading.system = system;
  reading.inDegrees = numbers.inDegrees;
  reading.whyNoDegrees = numbers.whyNoDegrees;
  reading.maxDecimals = numbers.maxDecimals;
  return reading;
}

}  // namespace kkpr::quality
