#include "plan/foreign_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "geometry/positions.h"

namespace kkpr::plan {
namespace {

using shapefile::Defect;
using shapefile::DefectKind;

/// Web Mercator ends here; nothing of a plan of Indonesia is near.
constexpr double kMaxLatitude = 85.0;

/// So many kinds are told apart.
constexpr std::size_t kMostKinds = 12;

struct Cause {
  Text kind;
  bool covers = true;  ///< it may cover land
};

Cause ofType(const std::string& name, bool covers) {
  return {{"berjenis " + name + ", bukan poligon", "of type " + name + ", no polygon"}, covers};
}

/// A shapefile numbers its types; Z and M variants are 10 and 20 more.
Cause ofShapeType(std::int64_t type) {
  constexpr std::array<std::pair<std::int64_t, const char*>, 4> kNames{
      {{1, "Point"}, {3, "PolyLine"}, {5, "Polygon Z/M"}, {8, "MultiPoint"}}};
  for (const auto& [number, name] : kNames) {
    if (type < 30 && type % 10 == number) return ofType(name, number == 5);
  }
  return ofType("?", true);
}

bool isAreal(const std::string& type) {
  return type != "Point" && type != "MultiPoint" && type != "LineString" &&
         type != "MultiLineString";
}

/// Why a record has no geometry; empty for a defect that leaves it.
std::optional<Cause> causeOf(const Defect& defect) {
  if (defect.record < 1) return std::nullopt;
  switch (defect.kind) {
    case DefectKind::recordType:
      return defect.type.empty() ? ofShapeType(defect.found)
                                 : ofType(defect.type, isAreal(defect.type));
    case DefectKind::unsupportedType:
      return ofType(defect.type.empty() ? std::string("?") : defect.type, true);
    case DefectKind::nullShape:
      return Cause{{"tanpa geometri", "without a geometry"}};
    case DefectKind::jsonCoordinates:
      return Cause{{"susunan koordinatnya tidak dapat dibaca", "its coordinates cannot be read"}};
    case DefectKind::recordLength:
    case DefectKind::recordCounts:
    case DefectKind::recordParts:
      return Cause{{"catatannya rusak", "its record is broken"}};
    default:
      return std::nullopt;
  }
}

}  // namespace

bool inDegrees(const Point& p) { return std::fabs(p.x) <= 180.0 && std::fabs(p.y) <= kMaxLatitude; }

bool concernsOneFeature(const Defect& defect) { return causeOf(defect).has_value(); }

std::vector<std::size_t> setForeignAside(shapefile::FeatureReading& reading, std::string_view part,
                                         const std::string& path, Findings& findings) {
  shapefile::Geometry& raw = reading.table.geometry;
  std::map<std::int64_t, Cause> causes;  // by record, in their order
  for (const Defect& defect : reading.defects) {
    auto cause = causeOf(defect);
    if (!cause || defect.record > std::ssize(raw.records)) continue;
    if (raw.records[static_cast<std::size_t>(defect.record - 1)].partCount > 0) continue;
    causes.insert_or_assign(defect.record, std::move(*cause));
  }
  for (std::size_t r = 0; r < raw.records.size(); ++r) {
    shapefile::Record& record = raw.records[r];
    if (record.partCount == 0) continue;
    const std::size_t first = raw.partStarts[record.firstPart];
    const std::size_t end = raw.partStarts[record.firstPart + record.partCount];
    const auto points = std::span(raw.points).subspan(first, end - first);
    const auto elsewhere = [](const Point& p) { return geometry::isFinite(p) && !inDegrees(p); };
    if (std::none_of(points.begin(), points.end(), elsewhere)) continue;
    const bool swapped = std::all_of(points.begin(), points.end(), geometry::isSwapped);
    causes.insert_or_assign(
        static_cast<std::int64_t>(r) + 1,
        swapped ? Cause{{"lintang dan bujurnya tertukar", "latitude and longitude are swapped"}}
                : Cause{{"koordinatnya bukan derajat", "its coordinates are not degrees"}});
    record.partCount = 0;
  }
  std::vector<std::size_t> lost;
  std::set<std::string> named;
  for (auto& [record, cause] : causes) {
    if (cause.covers) lost.push_back(static_cast<std::size_t>(record - 1));
    // A file may name a type of its own for every feature.
    if (named.size() >= kMostKinds && named.count(cause.kind.id) == 0) {
      cause = ofType("?", cause.covers);
    }
    named.insert(cause.kind.id);
    const std::string key = std::string(part) + '\n' + path + '\n' + cause.kind.id;
    Finding& finding = findings.of("plan.feature-set-aside", cause.covers ? "" : "no-area", key);
    if (finding.count == 0) {
      finding.with("part", std::string(part)).with("path", path).with("kind", cause.kind);
    }
    finding.at({path, record, -1, -1, std::nullopt});
  }
  return lost;
}

}  // namespace kkpr::plan
