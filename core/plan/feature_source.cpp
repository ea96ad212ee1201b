#include "plan/feature_source.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <utility>

#include "archive/zip_reader.h"
#include "base/number.h"
#include "base/text.h"
#include "crs/known_crs.h"
#include "crs/projection.h"
#include "geometry/positions.h"
#include "plan/foreign_features.h"
#include "plan/ring_assembly.h"
#include "shapefile/feature_reader.h"
#include "shapefile/geojson_reader.h"

namespace kkpr::plan {

using geometry::isFinite;
using rules::DocumentValue;
using shapefile::FeatureReading;

namespace {

struct Source {
  std::string_view part;
  std::string path;  ///< what findings quote
  Findings& findings;

  void unreadable(Text reason) const {
    for (std::string* text : {&reason.id, &reason.en}) {
      if (!text->empty() && text->back() == '.') text->pop_back();  // the message goes on after it
    }
    findings.of("plan.unreadable-geometry", {}, part)
        .with("part", std::string(part))
        .with("path", path)
        .with("reason", std::move(reason))
        .at({path, 0, -1, -1, std::nullopt});
  }
  void swapped(const Point& first) const {
    findings.of("plan.swapped-axes", {}, part)
        .with("part", std::string(part))
        .with("path", path)
        .with("x", Quantity{first.x, Unit::degree, 4})
        .with("y", Quantity{first.y, Unit::degree, 4})
        .at({path, 0, -1, -1, std::nullopt});
  }
  void otherSystem(Text name) const {
    findings.of("plan.other-crs", {}, part)
        .with("part", std::string(part))
        .with("path", path)
        .with("crs", std::move(name))
        .at({path, 0, -1, -1, std::nullopt});
  }
};

std::string stemOf(std::string_view path) {
  return lowerAscii(path.substr(0, path.find_last_of('.')));
}

bool endsWith(std::string_view path, std::string_view extension) {
  return path.size() >= extension.size() &&
         equalIgnoringCase(path.substr(path.size() - extension.size()), extension);
}

bool isAside(std::string_view path) {
  const std::string lower = lowerAscii(path);
  const std::size_t slash = lower.find_last_of('/');
  const std::string_view base = slash == std::string::npos
                                    ? std::string_view(lower)
                                    : std::string_view(lower).substr(slash + 1);
  return lower.rfind("__macosx/", 0) == 0 || base.rfind("._", 0) == 0;
}

/// A system that is not WGS 84 in degrees: computed from where that is known to the centimetre,
/// else only named.
struct OtherSystem {
  Text title;
  std::optional<crs::ToWgs84> toWgs84;
  bool projected = false;
};

/// DGN95 and SRGI2013 agree with WGS 84 to well under a metre. The shift of older datums is known
/// to some metres only, which a border of a plan is not to be moved by.
OtherSystem otherSystemOf(const crs::CoordinateSystem& system) {
  OtherSystem other{system.title, std::nullopt, system.projected()};
  const bool sameBody = system.datum == crs::Datum::wgs84 || system.datum == crs::Datum::dgn95 ||
                        system.datum == crs::Datum::srgi2013;
  if (sameBody) other.toWgs84 = crs::ToWgs84::of(system);
  return other;
}

/// What a .prj declares where it is not WGS 84 in degrees. Without a .prj the numbers decide, as
/// for GeoJSON.
std::optional<OtherSystem> otherThanWgs84(Bytes prj) {
  if (prj.empty()) return std::nullopt;
  const crs::PrjReading reading = crs::readPrj(prj);
  if (!reading.system) {
    return OtherSystem{{"yang tidak dapat dibaca dari .prj", "unreadable in the .prj"}, {}, false};
  }
  if (reading.system->isWgs84Degrees()) return std::nullopt;
  return otherSystemOf(*reading.system);
}

/// The same of the name in the "crs" member of an older GeoJSON: "urn:ogc:def:crs:EPSG::32748",
/// "EPSG:32748", "urn:ogc:def:crs:OGC:1.3:CRS84".
std::optional<OtherSystem> otherThanWgs84(std::string_view crsName) {
  if (crsName.empty()) return std::nullopt;
  const std::string name = upperAscii(crsName);
  const std::string last = name.substr(name.find_last_of(":/") + 1);
  if (last == "CRS84" || last == "CRS84H") return std::nullopt;
  if (name.find("EPSG") != std::string::npos) {
    constexpr double kLargest = 999'999;
    const auto code = parseNumber(last);
    if (code && *code > 0 && *code <= kLargest) {
      const auto system = crs::systemOfEpsg(static_cast<int>(*code));
      if (system && system->isWgs84Degrees()) return std::nullopt;
      if (system) return otherSystemOf(*system);
    }
  }
  const std::string shown = shortened(toUtf8(crsName), 80);
  return OtherSystem{{shown, shown}, {}, false};
}

/// The shapefile within a zip. Empty, with a finding, where it cannot be had whole.
std::optional<FeatureReading> readZip(Bytes zip, const Source& source,
                                      std::optional<OtherSystem>& system) {
  const archive::OpenedZip opened = archive::ZipReader::open(zip, archive::kPlanLimits);
  if (!opened.reader) {
    source.unreadable({"berkas .zip tidak dapat dibuka", "the .zip cannot be opened"});
    return std::nullopt;
  }
  const archive::Member* shp = nullptr;
  for (const archive::Member& member : opened.reader->members()) {
    if (member.directory || isAside(member.path) || !endsWith(member.path, ".shp")) continue;
    if (shp != nullptr) {
      source.unreadable(
          {".zip memuat lebih dari satu shapefile", "the .zip holds several shapefiles"});
      return std::nullopt;
    }
    shp = &member;
  }
  if (shp == nullptr) {
    source.unreadable({".zip tidak memuat .shp", "the .zip holds no .shp"});
    return std::nullopt;
  }
  std::uint64_t budget = archive::kPlanLimits.inflatedBytes;
  bool whole = true;
  const auto part = [&](std::string_view extension) -> std::vector<std::uint8_t> {
    for (const archive::Member& member : opened.reader->members()) {
      if (member.directory || stemOf(member.path) != stemOf(shp->path) ||
          !endsWith(member.path, extension)) {
        continue;
      }
      archive::Extracted extracted = opened.reader->extract(member, budget);
      if (extracted.bytes) return std::move(*extracted.bytes);
      whole = false;
      return {};
    }
    return {};
  };
  const auto shpBytes = part(".shp");
  const auto dbfBytes = part(".dbf");
  const auto cpgBytes = part(".cpg");
  const auto prjBytes = part(".prj");
  if (!whole) {
    source.unreadable({"sebagian isi .zip rusak atau terlalu besar",
                       "a part of the .zip is broken or too large"});
    return std::nullopt;
  }
  system = otherThanWgs84(Bytes(prjBytes));
  return shapefile::readFeatureTable(shpBytes, dbfBytes, cpgBytes);
}

bool hasThreeCorners(const geometry::Ring& ring) {
  const Point& first = ring.front();
  const Point* second = nullptr;
  for (const Point& p : ring) {
    if (p == first || (second != nullptr && p == *second)) continue;
    if (second != nullptr) return true;
    second = &p;
  }
  return false;
}

/// Rings of one layer, as far as they can be used.
class Rings {
 public:
  Rings(const shapefile::Geometry& raw, const Source& source, Features& features)
      : raw_(raw), source_(source), features_(features) {}

  /// The ring closed; empty where it encloses nothing or a position is unknown.
  geometry::Ring take(std::size_t record, std::uint32_t number) {
    const auto points = raw_.part(raw_.records[record].firstPart + number);
    geometry::Ring ring;
    ring.reserve(points.size() + 1);
    for (const Point& p : points) {
      if (isFinite(p)) ring.push_back(p);
    }
    const bool known = ring.size() == points.size();
    const bool encloses = !ring.empty() && hasThreeCorners(ring);
    if (encloses && !(ring.front() == ring.back())) {
      if (known) tell("plan.ring-not-closed", record, number, ring.front());
      ring.push_back(ring.front());
    }
    if (known && encloses) return ring;
    tell("plan.ring-set-aside", record, number,
         ring.empty() ? std::optional<Point>() : ring.front());
    if (encloses) {
      features_.setAside.push_back({record, {{std::move(ring), {}}}});
    } else if (!known) {
      features_.setAside.push_back({record, {}});
    }
    return {};
  }

 private:
  void tell(const char* rule, std::size_t record, std::uint32_t number,
            const std::optional<Point>& at) {
    source_.findings.of(rule, {}, source_.path)
        .with("part", std::string(source_.part))
        .with("path", source_.path)
        .at({source_.path, static_cast<std::int64_t>(record) + 1, number, -1, at});
  }

  const shapefile::Geometry& raw_;
  const Source& source_;
  Features& features_;
};

/// GeoJSON says itself which ring is a hole of which polygon; a part within another part of one
/// feature is no hole.
geometry::MultiPolygon statedPolygons(std::vector<geometry::Ring> rings,
                                      std::span<const std::uint8_t> isHole) {
  geometry::MultiPolygon polygons;
  bool kept = false;  // the outer ring of the polygon at hand
  for (std::size_t i = 0; i < rings.size(); ++i) {
    geometry::Ring& ring = rings[i];
    if (isHole[i] == 0) {
      kept = !ring.empty();
      if (kept) polygons.push_back({std::move(ring), {}});
    } else if (kept && !ring.empty()) {
      polygons.back().holes.push_back(std::move(ring));
    }
  }
  return polygons;
}

/// Every position in WGS 84 degrees, with plan.reprojected; false, with plan.other-crs, where the
/// system cannot be computed from, or the numbers are not of it.
bool toDegrees(shapefile::Geometry& raw, const OtherSystem& system, const Source& source) {
  const bool degreesAlready =
      !raw.points.empty() && std::all_of(raw.points.begin(), raw.points.end(), [](const Point& p) {
        return !isFinite(p) || inDegrees(p);
      });
  if (system.projected && degreesAlready) {
    source.otherSystem({system.title.id + ", padahal angkanya derajat",
                        system.title.en + ", while the numbers are degrees"});
    return false;
  }
  if (!system.toWgs84) {
    source.otherSystem(system.title);
    return false;
  }
  for (Point& p : raw.points) {
    if (isFinite(p)) p = (*system.toWgs84)(p);  // no number where there is no such place
  }
  source.findings.of("plan.reprojected", {}, source.path)
      .with("part", std::string(source.part))
      .with("path", source.path)
      .with("crs", system.title)
      .at({source.path, 0, -1, -1, std::nullopt});
  return true;
}

/// False, with a finding, where no record is in degrees: then the numbers mean something else, and
/// all of them. A record alone that is not is set aside later.
bool anyInDegrees(const shapefile::Geometry& raw, const Source& source) {
  const Point* first = nullptr;
  bool allSwapped = true;
  for (const shapefile::Record& record : raw.records) {
    bool degrees = true;
    for (std::uint32_t i = 0; i < record.partCount; ++i) {
      for (const Point& p : raw.part(record.firstPart + i)) {
        if (!isFinite(p)) continue;
        if (first == nullptr) first = &p;
        degrees = degrees && inDegrees(p);
        allSwapped = allSwapped && geometry::isSwapped(p);
      }
    }
    if (record.partCount > 0 && degrees) return true;
  }
  if (first == nullptr) return true;  // no numbers at all: something else is wrong
  if (allSwapped) {
    source.swapped(*first);
  } else {
    source.otherSystem({"yang bukan derajat", "that is not in degrees"});
  }
  return false;
}

/// Records with the very same rings, by their positions: often a layer appended to itself.
void nameDuplicates(const shapefile::Geometry& raw, const Source& source) {
  const auto pointsOf = [&](std::size_t r) {
    const shapefile::Record& record = raw.records[r];
    const std::size_t first = raw.partStarts[record.firstPart];
    const std::size_t end = raw.partStarts[record.firstPart + record.partCount];
    return std::span(raw.points).subspan(first, end - first);
  };
  const auto hashOf = [&](std::size_t r) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const Point& p : pointsOf(r)) {
      for (const double ordinate : {p.x, p.y}) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &ordinate, sizeof bits);
        hash = (hash ^ bits) * 0x100000001b3U;
        hash ^= hash >> 29U;
      }
    }
    return hash;
  };
  std::vector<std::pair<std::uint64_t, std::size_t>> hashes;
  for (std::size_t r = 0; r < raw.records.size(); ++r) {
    if (raw.records[r].partCount > 0) hashes.emplace_back(hashOf(r), r);
  }
  std::sort(hashes.begin(), hashes.end());
  std::vector<std::pair<std::size_t, std::size_t>> again;  // record, the earlier one
  for (std::size_t i = 1; i < hashes.size(); ++i) {
    const std::size_t earlier = hashes[i - 1].second;
    const std::size_t later = hashes[i].second;
    const auto a = pointsOf(earlier);
    const auto b = pointsOf(later);
    if (hashes[i].first == hashes[i - 1].first &&
        std::equal(a.begin(), a.end(), b.begin(), b.end())) {
      again.emplace_back(later, earlier);
    }
  }
  std::sort(again.begin(), again.end());
  for (const auto& [later, earlier] : again) {
    Finding& finding = source.findings.of("plan.duplicate-feature", {}, source.path);
    if (finding.count == 0) {
      finding.with("part", std::string(source.part))
          .with("path", source.path)
          .with("earlier", static_cast<std::int64_t>(earlier) + 1);
    }
    finding.at(
        {source.path, static_cast<std::int64_t>(later) + 1, -1, -1, pointsOf(later).front()});
  }
}

}  // namespace

const shapefile::Field* Features::field(std::string_view name) const {
  constexpr std::size_t kLongest = 10;  // of a column's name in a .dbf
  const std::string_view cut = name.substr(0, kLongest);
  const shapefile::Field* found = nullptr;
  for (const shapefile::Field& one : fields) {
    if (equalIgnoringCase(one.name, name)) return &one;
    if (found == nullptr && cut.size() < name.size() && equalIgnoringCase(one.name, cut)) {
      found = &one;
    }
  }
  return found;
}

std::optional<Features> readFeatures(const DocumentValue& geometry, std::string_view part,
                                     Holding holding, const Files& files, Findings& findings) {
  std::optional<FeatureReading> reading;
  std::optional<OtherSystem> system;
  Source source{part, {}, findings};
  if (geometry.json().is_object()) {
    source.path = geometry.pointer();
    reading = shapefile::readGeoJson(geometry.whole().json());
  } else {
    const std::string path = geometry.text();
    source.path = shortened(toUtf8(path), 120);
    const Bytes bytes = fileNamed(files, path);
    if (endsWith(path, ".zip")) {
      reading = readZip(bytes, source, system);
      if (!reading) return std::nullopt;
    } else if (endsWith(path, ".geojson") || endsWith(path, ".json") || endsWith(path, ".fgb")) {
      // FlatGeobuf is unpacked by JavaScript before it comes here.
      constexpr std::uint8_t kMagic[] = {'f', 'g', 'b'};
      if (bytes.size() >= 3 && std::equal(std::begin(kMagic), std::end(kMagic), bytes.begin())) {
        source.unreadable(
            {"FlatGeobuf ini tidak dapat dibuka", "this FlatGeobuf cannot be opened"});
        return std::nullopt;
      }
      reading = shapefile::readGeoJson(
          std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    } else {
      source.unreadable({"jenis berkas ini tidak dikenal (yang dikenal .zip, .geojson, dan .fgb)",
                         "this kind of file is not known (.zip, .geojson and .fgb are)"});
      return std::nullopt;
    }
  }
  for (const shapefile::Defect& defect : reading->defects) {
    if (!shapefile::losesData(defect.kind) || concernsOneFeature(defect)) continue;
    source.unreadable(shapefile::describe(defect));
    return std::nullopt;
  }
  if (!reading->readable) {
    source.unreadable({"isinya bukan geometri yang dikenal", "it holds no geometry that is known"});
    return std::nullopt;
  }
  if (!system) system = otherThanWgs84(reading->crsName);
  shapefile::Geometry& raw = reading->table.geometry;
  if (system && !toDegrees(raw, *system, source)) return std::nullopt;
  if (raw.records.empty() && holding == Holding::something) {
    source.unreadable({"tidak ada satu fitur pun di dalamnya", "there is no feature in it"});
    return std::nullopt;
  }
  if (!anyInDegrees(raw, source)) return std::nullopt;
  Features features;
  features.path = source.path;
  features.fields = std::move(reading->table.fields);
  features.shapes.reserve(raw.records.size());
  if (raw.kind == shapefile::GeometryKind::polygon || raw.kind == shapefile::GeometryKind::none) {
    for (const std::size_t lost : setForeignAside(*reading, part, source.path, findings)) {
      features.setAside.push_back({lost, {}});
    }
  }
  bool any = false;
  Rings taken(raw, source, features);
  for (std::size_t r = 0; r < raw.records.size(); ++r) {
    const shapefile::Record& record = raw.records[r];
    if (raw.kind != shapefile::GeometryKind::polygon) {
      features.shapes.emplace_back();
      continue;
    }
    std::vector<geometry::Ring> rings;
    rings.reserve(record.partCount);
    for (std::uint32_t i = 0; i < record.partCount; ++i) rings.push_back(taken.take(r, i));
    if (raw.partIsHole.empty()) {
      features.shapes.push_back(assembleRings(std::move(rings)));
    } else {
      features.shapes.push_back(statedPolygons(
          std::move(rings), std::span(raw.partIsHole).subspan(record.firstPart, record.partCount)));
    }
    any = any || !features.shapes.back().empty();
  }
  if (!any && !raw.records.empty()) {
    source.unreadable({"tidak ada poligon di dalamnya", "there is no polygon in it"});
    return std::nullopt;
  }
  nameDuplicates(raw, source);
  return features;
}

}  // namespace kkpr::plan
