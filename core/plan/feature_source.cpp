#include "plan/feature_source.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "archive/zip_reader.h"
#include "base/failure.h"
#include "base/text.h"
#include "crs/known_crs.h"
#include "plan/ring_assembly.h"
#include "shapefile/feature_reader.h"
#include "shapefile/geojson_reader.h"

namespace kkpr::plan {

using rules::DocumentValue;
using shapefile::FeatureReading;

namespace {

/// Web Mercator ends here; nothing of a plan of Indonesia is near.
constexpr double kMaxLatitude = 85.0;

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

/// The name of the system that a .prj declares where it is not WGS 84 in degrees. Without a .prj
/// the numbers decide, as for GeoJSON.
std::optional<Text> otherThanWgs84(Bytes prj) {
  if (prj.empty()) return std::nullopt;
  const crs::PrjReading reading = crs::readPrj(prj);
  if (!reading.system) return Text{"yang tidak dapat dibaca dari .prj", "unreadable in the .prj"};
  if (reading.system->isWgs84Degrees()) return std::nullopt;
  return reading.system->title;
}

/// The shapefile within a zip. Empty, with a finding, where it cannot be had whole.
std::optional<FeatureReading> readZip(Bytes zip, const Source& source) {
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
  if (const auto other = otherThanWgs84(prjBytes)) {
    source.otherSystem(*other);
    return std::nullopt;
  }
  return shapefile::readFeatureTable(shpBytes, dbfBytes, cpgBytes);
}

/// GeoJSON says itself which ring is a hole of which polygon; a part within another part of one
/// feature is no hole.
geometry::MultiPolygon statedPolygons(std::vector<geometry::Ring> rings,
                                      std::span<const std::uint8_t> isHole) {
  geometry::MultiPolygon polygons;
  bool kept = false;  // the outer ring of the polygon at hand
  for (std::size_t i = 0; i < rings.size(); ++i) {
    geometry::Ring& ring = rings[i];
    if (!ring.empty() && !(ring.front() == ring.back())) ring.push_back(ring.front());
    const bool encloses = ring.size() >= 4;
    if (isHole[i] == 0) {
      kept = encloses;
      if (kept) polygons.push_back({std::move(ring), {}});
    } else if (kept && encloses) {
      polygons.back().holes.push_back(std::move(ring));
    }
  }
  return polygons;
}

}  // namespace

const shapefile::Field* Features::field(std::string_view name) const {
  for (const shapefile::Field& one : fields) {
    if (equalIgnoringCase(one.name, name)) return &one;
  }
  return nullptr;
}

std::optional<Features> readFeatures(const DocumentValue& geometry, std::string_view part,
                                     const Files& files, Findings& findings) {
  std::optional<FeatureReading> reading;
  Source source{part, {}, findings};
  if (geometry.json().is_object()) {
    source.path = geometry.pointer();
    reading = shapefile::readGeoJson(geometry.json());
  } else {
    const std::string path = geometry.text();
    source.path = shortened(toUtf8(path), 120);
    const auto file = files.find(path);
    if (file == files.end()) {
      throw Failure("file-not-found",
                    {"Berkas " + source.path + " tidak ditemukan.",
                     "The file " + source.path + " was not found."},
                    path);
    }
    const Bytes bytes = file->second;
    if (endsWith(path, ".zip")) {
      reading = readZip(bytes, source);
      if (!reading) return std::nullopt;
    } else if (endsWith(path, ".geojson") || endsWith(path, ".json")) {
      reading = shapefile::readGeoJson(
          std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    } else {
      source.unreadable({"jenis berkas ini tidak dikenal (yang dikenal .zip dan .geojson)",
                         "this kind of file is not known (.zip and .geojson are)"});
      return std::nullopt;
    }
  }
  for (const shapefile::Defect& defect : reading->defects) {
    if (!shapefile::losesData(defect.kind)) continue;
    source.unreadable(shapefile::describe(defect));
    return std::nullopt;
  }
  if (!reading->readable) {
    source.unreadable({"isinya bukan geometri yang dikenal", "it holds no geometry that is known"});
    return std::nullopt;
  }
  const shapefile::Geometry& raw = reading->table.geometry;
  for (const Point& p : raw.points) {
    if (!(std::fabs(p.x) <= 180.0 && std::fabs(p.y) <= kMaxLatitude)) {
      source.otherSystem({"yang bukan derajat", "that is not in degrees"});
      return std::nullopt;
    }
  }
  Features features;
  features.fields = std::move(reading->table.fields);
  features.shapes.reserve(raw.records.size());
  bool any = false;
  for (const shapefile::Record& record : raw.records) {
    std::vector<geometry::Ring> rings;
    for (std::uint32_t i = 0; i < record.partCount; ++i) {
      const auto points = raw.part(record.firstPart + i);
      rings.emplace_back(points.begin(), points.end());
    }
    if (raw.kind != shapefile::GeometryKind::polygon) {
      features.shapes.emplace_back();
    } else if (raw.partIsHole.empty()) {
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
  return features;
}

}  // namespace kkpr::plan
