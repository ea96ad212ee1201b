#include "shapefile/geojson_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "shapefile/dbf_reader.h"

namespace kkpr::shapefile {
namespace {

using nlohmann::json;

/// More columns than any real table has; a table of ever new names must not take all memory.
constexpr std::size_t kMaxColumns = 512;

struct GeometryType {
  const char* name;
  GeometryKind kind;
  int positionDepth;  ///< brackets around a position, its own included
  int partDepth;      ///< depth of the array that makes one part; 0 = the position itself
};
constexpr GeometryType kTypes[] = {
    {"Polygon", GeometryKind::polygon, 3, 2},     {"MultiPolygon", GeometryKind::polygon, 4, 3},
    {"LineString", GeometryKind::polyline, 2, 1}, {"MultiLineString", GeometryKind::polyline, 3, 2},
    {"Point", GeometryKind::point, 1, 0},         {"MultiPoint", GeometryKind::multipoint, 2, 1},
};

/// Turns a stream of JSON tokens into a table. Written as a token handler of nlohmann::json.
class Reader {
 public:
  explicit Reader(const ReadLimits& limits) : limits_(limits) {}

  // --- tokens
  // -------------------------------------------------------------------------------------
  bool null() { return scalar({}, std::numeric_limits<double>::quiet_NaN(), Scalar::null); }
  bool boolean(bool value) {
    return scalar(value ? "true" : "false", std::numeric_limits<double>::quiet_NaN(),
                  Scalar::other);
  }
  bool number_integer(json::number_integer_t value) {
    return scalar({}, static_cast<double>(value), Scalar::integer, std::to_string(value));
  }
  bool number_unsigned(json::number_unsigned_t value) {
    return scalar({}, static_cast<double>(value), Scalar::integer, std::to_string(value));
  }
  bool number_float(json::number_float_t value, const std::string& text) {
    return scalar(text, value, Scalar::number);
  }
  bool string(std::string& value) {
    return scalar(value, std::numeric_limits<double>::quiet_NaN(), Scalar::text);
  }
  bool binary(json::binary_t&) { return true; }
  bool key(std::string& name) {
    if (skipped_ == 0) key_ = name;
    return true;
  }
  bool start_object(std::size_t) {
    if (skipped_ > 0) return skipDeeper();
    if (contexts_.empty())
      return enter(Context::feature);  // the document; may turn out a collection
    switch (contexts_.back()) {
      case Context::features:
        beginFeature();
        return enter(Context::feature);
      case Context::feature:
        if (key_ == "geometry") {
          clearGeometry();
          geometryNamed_ = true;
          return enter(Context::geometry);
        }
        if (key_ == "properties") {
          properties_.clear();
          return enter(Context::properties);
        }
        if (key_ == "crs" && contexts_.size() == 1) return enter(Context::system);
        return skipDeeper();
      case Context::system:
        return key_ == "properties" ? enter(Context::system) : skipDeeper();
      case Context::coordinates:
        wrongShape_ = true;
        return skipDeeper();
      default:
        return skipDeeper();
    }
  }
  bool end_object() {
    if (skipped_ > 0) return skipShallower();
    const Context left = contexts_.back();
    contexts_.pop_back();
    if (left == Context::feature) {
      if (!contexts_.empty()) return endFeature();
      if (!collection_) return endDocument();
    }
    return true;
  }
  bool start_array(std::size_t) {
    if (skipped_ > 0) return skipDeeper();
    if (contexts_.empty()) return skipDeeper();
    switch (contexts_.back()) {
      case Context::feature:
        if (contexts_.size() == 1 && key_ == "features") {
          collection_ = true;
          clearGeometry();
          properties_.clear();
          return enter(Context::features);
        }
        if (contexts_.size() == 1 && key_ == "coordinates") return beginCoordinates();
        return skipDeeper();
      case Context::geometry:
        if (key_ == "coordinates") return beginCoordinates();
        if (key_ == "geometries") wrongShape_ = true;
        return skipDeeper();
      case Context::coordinates:
        ++depth_;
        if (numbers_ > 0) wrongShape_ = true;  // [x, [ …
        numbers_ = 0;
        return true;
      default:
        return skipDeeper();
    }
  }
  bool end_array() {
    if (skipped_ > 0) return skipShallower();
    if (contexts_.back() == Context::coordinates) return endCoordinateArray();
    contexts_.pop_back();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    reading_.defects.push_back(
        {DefectKind::jsonSyntax, 0, static_cast<std::int64_t>(position), 0, -1});
    broken_ = true;
    return false;
  }

  // --- result
  // -------------------------------------------------------------------------------------
  FeatureReading finish() {
    const bool any = collection_ || !reading_.table.geometry.records.empty();
    if (!broken_ && !any) reading_.defects.push_back({DefectKind::jsonNoFeatures, 0, 0, 0, -1});
    reading_.readable = !broken_ && any;
    if (!reading_.readable) {
      reading_.table = {};
      return std::move(reading_);
    }
    padColumns();
    return std::move(reading_);
  }

 private:
  enum class Context { feature, features, geometry, properties, coordinates, system };
  enum class Scalar { null, text, integer, number, other };

  bool enter(Context context) {
    contexts_.push_back(context);
    return true;
  }
  bool skipDeeper() {
    ++skipped_;
    return true;
  }
  bool skipShallower() {
    --skipped_;
    return true;
  }

  bool scalar(std::string_view text, double value, Scalar kind, const std::string& digits = {}) {
    if (skipped_ > 0) return true;
    if (contexts_.empty()) return true;
    switch (contexts_.back()) {
      case Context::feature:
        if (key_ == "type" && kind == Scalar::text && contexts_.size() == 1) documentType_ = text;
        if (key_ == "geometry") {
          clearGeometry();
          geometryNamed_ = true;
        }
        return true;
      case Context::geometry:
        if (key_ == "type" && kind == Scalar::text) type_ = text;
        if (key_ == "coordinates" && kind != Scalar::null) wrongShape_ = true;
        return true;
      case Context::properties:
        if (kind != Scalar::null) {
          properties_.emplace_back(key_, digits.empty() ? std::string(text) : digits);
        }
        return true;
      case Context::coordinates:
        if (numbers_ == 0) position_.x = value;
        if (numbers_ == 1) position_.y = value;
        if (numbers_ == 2) altitude_ = true;
        ++numbers_;
        return true;
      case Context::system:
        if (key_ == "name" && kind == Scalar::text) reading_.crsName = text;
        if (key_ == "code" && kind == Scalar::integer) reading_.crsName = "EPSG:" + digits;
        return true;
      case Context::features:
        return true;
    }
    return true;
  }

  void clearGeometry() {
    points_.clear();
    partEnds_.clear();
    partIsHole_.clear();
    firstRing_ = true;
    positionDepth_ = 0;
    wrongShape_ = false;
    altitude_ = false;
    type_.clear();
  }
  void beginFeature() {
    clearGeometry();
    properties_.clear();
    geometryNamed_ = false;
  }
  bool beginCoordinates() {
    points_.clear();
    partEnds_.clear();
    partIsHole_.clear();
    firstRing_ = true;
    positionDepth_ = 0;
    depth_ = 1;
    numbers_ = 0;
    lastWasPosition_ = false;
    return enter(Context::coordinates);
  }
  bool endCoordinateArray() {
    if (numbers_ > 0) {
      if (numbers_ < 2) wrongShape_ = true;
      if (positionDepth_ == 0) positionDepth_ = depth_;
      if (positionDepth_ != depth_) wrongShape_ = true;
      if (limitReached(points_.size() + 1)) return false;
      points_.push_back(position_);
      lastWasPosition_ = true;
    } else if (lastWasPosition_ &&
               depth_ == positionDepth_ - 1) {  // held positions: a ring or line
      partEnds_.push_back(points_.size());
      partIsHole_.push_back(firstRing_ ? std::uint8_t{0} : std::uint8_t{1});
      firstRing_ = false;
      lastWasPosition_ = false;
    } else if (positionDepth_ == 0 || depth_ >= positionDepth_ - 1) {
      if (depth_ > 1) wrongShape_ = true;  // an empty ring or polygon
    } else if (depth_ == positionDepth_ - 2) {
      firstRing_ = true;  // the end of a polygon
    }
    numbers_ = 0;
    if (--depth_ == 0) contexts_.pop_back();
    return true;
  }

  bool limitReached(std::size_t pending) {
    const auto& geometry = reading_.table.geometry;
    if (geometry.points.size() + std::uint64_t{pending} > limits_.vertices) {
      return stop(DefectKind::tooManyVertices, limits_.vertices);
    }
    return false;
  }
  /// Ends the reading; true so that it reads well where a limit is asked.
  bool stop(DefectKind kind, std::uint64_t limit) {
    reading_.defects.push_back(
        {kind, 0, static_cast<std::int64_t>(limit) + 1, static_cast<std::int64_t>(limit), -1});
    return true;
  }

  bool endDocument() {
    if (documentType_ == "Feature" || geometryNamed_) return endFeature();
    for (const GeometryType& known : kTypes) {
      if (documentType_ != known.name) continue;
      type_ = documentType_;  // a bare geometry
      return endFeature();
    }
    return true;  // finish() says that there are no features
  }

  bool endFeature() {
    auto& geometry = reading_.table.geometry;
    if (geometry.records.size() >= limits_.records) {
      return !stop(DefectKind::tooManyRecords, limits_.records);
    }
    const auto record = static_cast<std::int64_t>(geometry.records.size()) + 1;
    geometry.records.push_back({static_cast<std::uint32_t>(geometry.partCount()), 0});
    addGeometry(record);
    for (auto& [name, value] : properties_) setValue(name, std::move(value));
    beginFeature();
    return true;
  }

  void addGeometry(std::int64_t record) {
    auto& geometry = reading_.table.geometry;
    const GeometryType* type = nullptr;
    for (const GeometryType& known : kTypes) {
      if (type_ == known.name) type = &known;
    }
    if (type == nullptr) {
      const bool none = type_.empty() && points_.empty();
      reading_.defects.push_back({none ? DefectKind::nullShape : DefectKind::unsupportedType,
                                  record, 0, 0, -1, shortened(toUtf8(type_), 40)});
      return;
    }
    if (points_.empty() && !wrongShape_) {
      reading_.defects.push_back({DefectKind::nullShape, record, 0, 0, -1});
      return;
    }
    if (wrongShape_ || positionDepth_ != type->positionDepth) {
      reading_.defects.push_back({DefectKind::jsonCoordinates, record, 0, 0, -1});
      return;
    }
    if (geometry.kind != type->kind && type->kind == GeometryKind::polygon) preferPolygons();
    if (geometry.kind == GeometryKind::none) geometry.kind = type->kind;
    if (geometry.kind != type->kind) {
      reading_.defects.push_back({DefectKind::recordType, record, 0, 0, -1, type->name});
      return;
    }
    if (type->kind != GeometryKind::polygon) others_.emplace_back(record, type->name);
    if (type->partDepth == 0) partEnds_.assign(1, points_.size());
    const std::size_t first = geometry.points.size();
    geometry.points.insert(geometry.points.end(), points_.begin(), points_.end());
    for (const std::size_t end : partEnds_) {
      geometry.partStarts.push_back(static_cast<std::uint32_t>(first + end));
    }
    if (type->kind == GeometryKind::polygon) {
      geometry.partIsHole.insert(geometry.partIsHole.end(), partIsHole_.begin(), partIsHole_.end());
    }
    geometry.records.back().partCount = static_cast<std::uint32_t>(partEnds_.size());
    geometry.hasZ = geometry.hasZ || altitude_;
  }

  /// The first polygon after points or lines: those are then the foreign ones.
  void preferPolygons() {
    auto& geometry = reading_.table.geometry;
    for (const auto& [record, name] : others_) {
      reading_.defects.push_back({DefectKind::recordType, record, 0, 0, -1, name});
    }
    others_.clear();
    std::fill(geometry.records.begin(), geometry.records.end(), Record{});
    geometry.points.clear();
    geometry.partStarts.assign(1, 0);
    geometry.kind = GeometryKind::polygon;
  }

  void setValue(const std::string& name, std::string value) {
    auto& fields = reading_.table.fields;
    const auto known = columns_.find(name);
    std::size_t column = fields.size();
    if (known != columns_.end()) {
      column = known->second;
    } else {
      if (fields.size() >= kMaxColumns) return tooManyValues();
      columns_.emplace(name, column);
      fields.push_back({toUtf8(name), {}});
    }
    auto& values = fields[column].values;
    const std::size_t records = reading_.table.geometry.records.size();
    if (values.size() < records) {
      values_ += records - values.size();
      if (values_ > kMaxValues) return tooManyValues();
      values.resize(records);
    }
    values.back() = toUtf8(trimmed(value));
  }
  void tooManyValues() {
    if (std::exchange(leftOut_, true)) return;
    reading_.defects.push_back({DefectKind::tooManyValues, 0, 0,
                                static_cast<std::int64_t>(reading_.table.fields.size()), -1});
  }
  /// One value per record in every column, as far as the bound on values goes.
  void padColumns() {
    auto& fields = reading_.table.fields;
    const std::uint64_t records = reading_.table.geometry.records.size();
    if (records > 0 && fields.size() * records > kMaxValues) {
      fields.resize(static_cast<std::size_t>(kMaxValues / records));
      leftOut_ = false;
      tooManyValues();
    }
    for (Field& field : fields) field.values.resize(static_cast<std::size_t>(records));
  }

  ReadLimits limits_;
  FeatureReading reading_;
  std::vector<Context> contexts_;
  std::size_t skipped_ = 0;  ///< how deep we are in something that nobody asks for
  std::string key_;
  bool collection_ = false;
  bool broken_ = false;
  bool leftOut_ = false;
  std::uint64_t values_ = 0;
  std::map<std::string, std::size_t> columns_;
  std::vector<std::pair<std::int64_t, const char*>> others_;  ///< records that are no polygons

  std::string documentType_;

  // the feature at hand
  std::string type_;  ///< of the geometry
  bool geometryNamed_ = false;
  std::vector<std::pair<std::string, std::string>> properties_;
  std::vector<Point> points_;
  std::vector<std::size_t> partEnds_;
  std::vector<std::uint8_t> partIsHole_;  ///< one per part end
  bool firstRing_ = true;                 ///< of a polygon
  Point position_;
  int numbers_ = 0;
  int depth_ = 0;
  int positionDepth_ = 0;
  bool lastWasPosition_ = false;
  bool wrongShape_ = false;
  bool altitude_ = false;
};

/// Hands a parsed document over as tokens. Depth is bounded: what lies deeper is no GeoJSON.
bool replay(const json& value, Reader& reader, int depth) {
  constexpr int kMaxDepth = 64;
  if (depth > kMaxDepth) return reader.null();
  switch (value.type()) {
    case json::value_t::object:
      if (!reader.start_object(value.size())) return false;
      for (auto it = value.begin(); it != value.end(); ++it) {
        std::string name = it.key();
        if (!reader.key(name) || !replay(it.value(), reader, depth + 1)) return false;
      }
      return reader.end_object();
    case json::value_t::array:
      if (!reader.start_array(value.size())) return false;
      for (const json& item : value) {
        if (!replay(item, reader, depth + 1)) return false;
      }
      return reader.end_array();
    case json::value_t::string: {
      std::string text = value.get<std::string>();
      return reader.string(text);
    }
    case json::value_t::boolean:
      return reader.boolean(value.get<bool>());
    case json::value_t::number_integer:
      return reader.number_integer(value.get<json::number_integer_t>());
    case json::value_t::number_unsigned:
      return reader.number_unsigned(value.get<json::number_unsigned_t>());
    case json::value_t::number_float:
      return reader.number_float(value.get<double>(), value.dump());
    default:
      return reader.null();
  }
}

}  // namespace

FeatureReading readGeoJson(std::string_view text, const ReadLimits& limits) {
  Reader reader(limits);
  json::sax_parse(text.begin(), text.end(), &reader);
  return reader.finish();
}

FeatureReading readGeoJson(const json& document, const ReadLimits& limits) {
  Reader reader(limits);
  replay(document, reader, 0);
  return reader.finish();
}

}  // namespace kkpr::shapefile
