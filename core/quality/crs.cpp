#include "quality/crs.h"

#include "crs/projection.h"
#include "quality/coordinates.h"
#include "quality/structure.h"

namespace kkpr::quality {
namespace {

using crs::CoordinateSystem;
using crs::Datum;
using crs::Family;
using crs::WktProblem;

Place inFile(const std::string& name) {
  Place place;
  place.file = name;
  return place;
}

/// The .prj is text that declares a horizontal system.
void reportUnreadable(WktProblem problem, const Part& part, Examination& examination) {
  const char* variant = "";
  switch (problem) {
    case WktProblem::empty:
      variant = "empty";
      break;
    case WktProblem::tooLong:
      variant = "too-long";
      break;
    case WktProblem::utf16:
      variant = "utf-16";
      break;
    case WktProblem::notText:
      variant = "no-text";
      break;
    case WktProblem::tooDeep:
      variant = "too-deep";
      break;
    case WktProblem::notWkt:
    case WktProblem::none:  // well-formed, but no system that can be understood
      break;
  }
  examination.findings.of("crs.unreadable", variant)
      .with("bytes", Quantity{static_cast<double>(part.bytes.size()), Unit::bytes, 0})
      .at(inFile(part.name));
}

/// [J 2.1.2 angka 1 huruf b = 3.1.2] Geographic coordinates, not metres of a projection.
void reportProjected(const CoordinateSystem& system, const Part& part, Examination& examination) {
  const char* variant = "";
  if (system.family == Family::webMercator) variant = "web-mercator";
  if (system.family == Family::otherProjection) variant = "other";
  examination.findings.of("crs.projected", variant)
      .with("system", system.title)
      .at(inFile(part.name));
}

/// [J 2.1.2 angka 1 huruf b = 3.1.2] The datum is WGS 84.
void reportDatum(const CoordinateSystem& system, const Part& part, Examination& examination) {
  if (system.datum == Datum::wgs84) return;
  const char* variant = "other";
  if (system.datum == Datum::dgn95 || system.datum == Datum::srgi2013) variant = "";
  if (system.datum == Datum::id74) variant = "id74";
  examination.findings.of("crs.wrong-datum", variant)
      .with("datum", system.datumName)
      .at(inFile(part.name));
}

/// [J 2.1.2 angka 1 huruf b = 3.1.2] Decimal degrees, counted from Greenwich as WGS 84 is.
void reportUnit(const CoordinateSystem& system, const Part& part, Examination& examination) {
  if (!system.degrees) {
    examination.findings.of("crs.not-degrees")
        .with("unit", system.angularUnit)
        .at(inFile(part.name));
  }
  if (!system.greenwich) {
    examination.findings.of("crs.not-degrees", "prime-meridian")
        .with("meridian", system.primeMeridian)
        .at(inFile(part.name));
  }
}

/// The right system in the wrong words: a shapefile's .prj is WKT1, and what reads nothing else
/// takes the layer for one without a coordinate system.
void reportWkt2(const CoordinateSystem& system, const Part& part, Examination& examination) {
  if (system.wkt2) examination.findings.of("crs.wkt2").at(inFile(part.name));
}

/// A projected system that puts all of a location outside Indonesia is not the one that it was
/// measured in: most often the northern twin of a southern zone.
void reportElsewhere(const CoordinateSystem& system, const shapefile::Geometry& geometry,
                     const std::string& prjName, Examination& examination) {
  if (!system.projected()) return;  // degrees are judged where they lie (coordinate.*)
  const std::optional<crs::ToWgs84> inverse = crs::ToWgs84::of(system);
  if (!inverse) return;
  constexpr std::size_t kSampled = 256;
  const std::size_t step = 1 + geometry.points.size() / kSampled;
  std::optional<Point> there;
  for (std::size_t i = 0; i < geometry.points.size(); i += step) {
    if (!isFinite(geometry.points[i])) continue;
    const Point p = (*inverse)(geometry.points[i]);
    if (isInIndonesia(p)) return;
    if (!there && isFinite(p)) there = p;
  }
  examination.findings.reword("crs.projected", "contradicted");
  Finding& finding =
      examination.findings.of("crs.contradicts-coordinates", there ? "elsewhere" : "nowhere");
  finding.with("system", system.title).at(inFile(prjName));
  if (!there) return;
  finding.with("lon", Quantity{there->x, Unit::degree, 2})
      .with("lat", Quantity{there->y, Unit::degree, 2});
}

}  // namespace

std::optional<CoordinateSystem> readCrs(const LocationBytes& files, Examination& examination) {
  constexpr const char* kAfterReading[] = {"crs.wkt2", "crs.projected", "crs.wrong-datum",
                                           "crs.not-degrees"};
  if (!files.prj) {
    const auto because = whyAbsent(".prj", examination);
    examination.notRun("crs.unreadable", because);
    for (const char* rule : kAfterReading) examination.notRun(rule, because);
    examination.notRun("crs.contradicts-coordinates", because);
    return std::nullopt;
  }
  crs::PrjReading reading = crs::readPrj(files.prj->bytes);
  if (!reading.system) {
    reportUnreadable(reading.problem, *files.prj, examination);
    for (const char* rule : kAfterReading) examination.notRun(rule, {"crs.unreadable"});
    examination.notRun("crs.contradicts-coordinates", {"crs.unreadable"});
    return std::nullopt;
  }
  reportWkt2(*reading.system, *files.prj, examination);
  if (reading.system->projected()) {
    reportProjected(*reading.system, *files.prj, examination);
    // Exported as WGS 84 anew, the file has another datum and unit: nothing to mend apart from
    // that.
    examination.notRun("crs.wrong-datum", {"crs.projected"});
    examination.notRun("crs.not-degrees", {"crs.projected"});
  } else {
    reportDatum(*reading.system, *files.prj, examination);
    reportUnit(*reading.system, *files.prj, examination);
  }
  return reading.system;
}

/// What the .prj declares and how large the numbers are cannot both be right: degrees end at 180,
/// and no projected system puts Indonesia within 180 metres of its origin.
void compareCrs(const std::optional<CoordinateSystem>& system, const LocationBytes& files,
                const shapefile::Geometry& geometry, const NumberProfile& profile,
                Examination& examination) {
  constexpr const char* kRule = "crs.contradicts-coordinates";
  if (!system) return;  // readCrs has said why
  if (profile.finite == 0) {
    examination.notRun(kRule, {"coordinate.not-finite"});
    return;
  }
  const bool contradicts = system->projected() ? profile.fitsDegrees() : profile.isFarFromDegrees();
  if (!contradicts) {
    reportElsewhere(*system, geometry, files.prj->name, examination);
    return;
  }
  examination.findings.reword("crs.projected", "contradicted");
  examination.findings.of(kRule, system->projected() ? "degrees" : "")
      .with("system", system->title)
      .with("x", Quantity{profile.sample->x, Unit::none, system->projected() ? 6 : 2})
      .with("y", Quantity{profile.sample->y, Unit::none, system->projected() ? 6 : 2})
      .at(inFile(files.prj->name));
}

}  // namespace kkpr::quality
