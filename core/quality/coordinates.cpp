#include "quality/coordinates.h"

#include <cmath>

#include "base/number.h"
#include "base/portable_math.h"
#include "quality/plausibility.h"
#include "quality/structure.h"
#include "rules/rule_set.h"

namespace kkpr::quality {
namespace {

using shapefile::Geometry;

/// No angular unit in use counts a full turn past 400 (grads): what is larger is no angle.
constexpr double kLargestAngle = 400;
/// How far from a decimal number a double may lie and still be that number, degrees (0.1 µm): sums
/// and products of rounded numbers end in ...999999.
constexpr double kStorageNoise = 1e-12;
/// `maxDecimals` is given up to here: a double holds no more.
constexpr int kMostDecimals = 15;
/// Radius of the sphere that areas are measured on, metres [J 2.1.2 angka 1 huruf b].
constexpr double kRadius = 6378137;

bool isInRange(const Point& p) { return std::fabs(p.x) <= 180 && std::fabs(p.y) <= 90; }
bool isFar(const Point& p) {
  return std::fabs(p.x) > kLargestAngle || std::fabs(p.y) > kLargestAngle;
}

/// Walks all vertices with their record, ring and vertex number.
template <typename Visit>
void forEachVertex(const Geometry& geometry, Visit visit) {
  for (std::size_t r = 0; r < geometry.records.size(); ++r) {
    const shapefile::Record& record = geometry.records[r];
    for (std::uint32_t ring = 0; ring < record.partCount; ++ring) {
      const auto points = geometry.part(std::size_t{record.firstPart} + ring);
      for (std::size_t v = 0; v < points.size(); ++v) visit(points[v], r, ring, v);
    }
  }
}

/// A finding over many vertices: places as far as they are kept, the count to the end.
class VertexFinding {
 public:
  VertexFinding(const std::string& file) : file_(file) {}

  void add(const Point& p, std::size_t record, std::size_t ring, std::size_t vertex) {
    ++count_;
    if (places_.size() >= kMaxPlaces) return;
    Place place;
    place.file = file_;
    place.record = static_cast<std::int64_t>(record) + 1;
    place.ring = static_cast<std::int64_t>(ring);
    place.vertex = static_cast<std::int64_t>(vertex);
    if (isFinite(p)) place.at = p;
    if (places_.empty()) first_ = p;
    places_.push_back(std::move(place));
  }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] const Point& first() const { return first_; }

  Finding& report(Examination& examination, const char* rule, const char* variant = "") const {
    Finding& finding = examination.findings.of(rule, variant);
    finding.where = places_;
    finding.count = count_;
    return finding;
  }

 private:
  const std::string& file_;
  std::vector<Place> places_;
  std::int64_t count_ = 0;
  Point first_;
};

/// A number as stored, in few characters whatever its size.
std::string written(double value) {
  constexpr double kPlainUpTo = 1e9;
  if (std::fabs(value) < kPlainUpTo) return formatPlain(value, 6);
  const int exponent = static_cast<int>(std::floor(std::log10(std::fabs(value))));
  return formatPlain(value / std::pow(10.0, exponent), 3) + "e" + std::to_string(exponent);
}

/// Coordinates are numbers; a vertex without them stands nowhere.
void reportNotFinite(const Geometry& geometry, const std::string& file, Examination& examination) {
  VertexFinding found(file);
  forEachVertex(geometry, [&](const Point& p, std::size_t r, std::size_t ring, std::size_t v) {
    if (!isFinite(p)) found.add(p, r, ring, v);
  });
  if (found.count() > 0) found.report(examination, "coordinate.not-finite");
}

/// [J 2.1.2 angka 1 huruf b = 3.1.2] Longitude stands in x, latitude in y.
void reportSwapped(const Geometry& geometry, const std::string& file, const NumberProfile& profile,
                   Examination& examination) {
  if (profile.swapped == 0) return;
  VertexFinding found(file);
  forEachVertex(geometry, [&](const Point& p, std::size_t r, std::size_t ring, std::size_t v) {
    if (isSwapped(p)) found.add(p, r, ring, v);
  });
  found.report(examination, "coordinate.swapped", profile.swapped == profile.finite ? "" : "partly")
      .with("x", written(found.first().x))
      .with("y", written(found.first().y));
}

/// [J 2.1.2 angka 1 huruf b = 3.1.2] Degrees: ±180 for a longitude, ±90 for a latitude.
void reportOutOfRange(const Geometry& geometry, const std::string& file,
                      const NumberProfile& profile, Examination& examination) {
  VertexFinding found(file);
  forEachVertex(geometry, [&](const Point& p, std::size_t r, std::size_t ring, std::size_t v) {
    if (isFinite(p) && !isInRange(p) && !isSwapped(p)) found.add(p, r, ring, v);
  });
  if (found.count() == 0) return;
  const char* variant = profile.inRange > found.count() ? "partly" : "";
  found.report(examination, "coordinate.out-of-range", variant)
      .with("x", written(found.first().x))
      .with("y", written(found.first().y));
}

/// [J 2.1.2 angka 1 huruf d = 3.1.2] The coordinates agree with the place of the activity, which
/// lies in Indonesia.
void reportOutsideIndonesia(const Geometry& geometry, const std::string& file,
                            const NumberProfile& profile, Examination& examination) {
  VertexFinding found(file);
  forEachVertex(geometry, [&](const Point& p, std::size_t r, std::size_t ring, std::size_t v) {
    if (isFinite(p) && isInRange(p) && !kIndonesia.contains(p)) found.add(p, r, ring, v);
  });
  if (found.count() == 0) return;
  const char* variant = found.count() == profile.inRange ? "" : "partly";
  found.report(examination, "coordinate.outside-indonesia", variant)
      .with("lon", Quantity{found.first().x, Unit::degree, 6})
      .with("lat", Quantity{found.first().y, Unit::degree, 6});
}

/// Nearest integer of a number below 2^51, without a call: what is added pushes the fraction out.
double nearestInteger(double value) {
  constexpr double kPush = 6755399441055744.0;  // 1.5 · 2^52
  return (value + kPush) - kPush;
}

/// Judges one ordinate after the other against a number of digits after the point.
class DecimalsProbe {
 public:
  explicit DecimalsProbe(int limit) : scale_(powerOfTen(limit)), inverse_(1 / scale_) {}

  /// Signed distance to the nearest decimal of that many digits, 0 where the number is one.
  double surplus(double value) {
    if (std::fabs(value) >= 1e6) return 0;  // no degrees: nothing of the kind is asked for
    const double whole = nearestInteger(value * scale_);
    // The product is within 1e-13 of the quotient: only what is in doubt is divided.
    if (std::fabs(value - whole * inverse_) <= kStorageNoise * 0.9) {
      if (most_ < 6) note(value);
      return 0;
    }
    note(value);
    const double difference = value - whole / scale_;
    return std::fabs(difference) > kStorageNoise ? difference : 0;
  }
  [[nodiscard]] int most() const { return most_; }

 private:
  /// Raises `most_` where the number has more digits. Asks first whether it fits the digits known.
  void note(double value) {
    if (most_ >= kMostDecimals) return;
    const double scaled = value * known_;
    if (most_ < 9 && std::fabs(value - nearestInteger(scaled) / known_) <= kStorageNoise * 0.9) {
      return;
    }
    const int decimals = decimalsOf(value, kStorageNoise, kMostDecimals);
    if (decimals <= most_) return;
    most_ = decimals;
    known_ = powerOfTen(most_);
  }

  double scale_;
  double inverse_;
  double known_ = 1;
  int most_ = 0;
};

/// [J 2.1.2 angka 1 huruf b = 3.1.2] At most six digits after the point of the degree. Returns the
/// most digits found.
int reportDecimals(const Geometry& geometry, const std::string& file, Examination& examination) {
  const int limit = static_cast<int>(rules::parameter("coordinate-max-decimals"));
  DecimalsProbe probe(limit);
  VertexFinding found(file);
  double worst = 0;  // metres
  forEachVertex(geometry, [&](const Point& p, std::size_t r, std::size_t ring, std::size_t v) {
    if (!isFinite(p)) return;
    const double dx = probe.surplus(p.x);
    const double dy = probe.surplus(p.y);
    if (dx == 0 && dy == 0) return;
    found.add(p, r, ring, v);
    constexpr double kRadian = 0.017453292519943295;
    const double east = dx * kRadian * kRadius * sinCosDegrees(p.y).cos;
    worst = std::fmax(worst, kkpr::length(east, dy * kRadian * kRadius));
  });
  if (found.count() > 0) {
    found.report(examination, "coordinate.too-many-decimals")
        .with("decimals", static_cast<std::int64_t>(probe.most()))
        .with("limit", static_cast<std::int64_t>(limit))
        .with("shift", Quantity{worst, Unit::metre, 3});
  }
  return probe.most();
}

/// The findings that keep the numbers from being read as degrees at all.
std::vector<std::string> whyNoDegrees(const NumberProfile& profile,
                                      const Examination& examination) {
  if (profile.finite == 0) return {"coordinate.not-finite"};
  std::vector<std::string> because;
  for (const char* rule : {"crs.unreadable", "crs.projected", "crs.wrong-datum", "crs.not-degrees",
                           "crs.contradicts-coordinates"}) {
    if (examination.findings.has(rule)) because.emplace_back(rule);
  }
  return because.empty() ? whyAbsent(".prj", examination) : because;
}

}  // namespace

bool isInIndonesia(const Point& p) { return isFinite(p) && kIndonesia.contains(p); }

NumberProfile profileOf(const Geometry& geometry) {
  NumberProfile profile;
  profile.vertices = static_cast<std::int64_t>(geometry.points.size());
  for (const Point& p : geometry.points) {
    if (!isFinite(p)) continue;
    if (!profile.sample) profile.sample = p;
    ++profile.finite;
    if (isInRange(p)) {
      ++profile.inRange;
    } else if (isSwapped(p)) {
      ++profile.swapped;
    } else if (isFar(p)) {
      ++profile.far;
    }
  }
  return profile;
}

CoordinateReading examineCoordinates(const Geometry& geometry, const std::string& fileName,
                                     const NumberProfile& profile,
                                     const std::optional<crs::CoordinateSystem>& system,
                                     Examination& examination) {
  CoordinateReading reading;
  if (profile.finite < profile.vertices) reportNotFinite(geometry, fileName, examination);

  const bool declared = system && system->isWgs84Degrees() && !profile.isFarFromDegrees();
  if (profile.finite == 0 || !(declared || profile.fitsDegrees())) {
    reading.whyNoDegrees = whyNoDegrees(profile, examination);
    for (const char* rule :
         {"coordinate.swapped", "coordinate.out-of-range", "coordinate.outside-indonesia",
          "coordinate.too-many-decimals", "coordinate.far-vertex"}) {
      examination.notRun(rule, reading.whyNoDegrees);
    }
    return reading;
  }
  reportSwapped(geometry, fileName, profile, examination);
  if (profile.inRange + profile.swapped < profile.finite) {
    reportOutOfRange(geometry, fileName, profile, examination);
  }
  if (profile.inRange == 0) {
    const char* because = profile.swapped > 0 ? "coordinate.swapped" : "coordinate.out-of-range";
    examination.notRun("coordinate.outside-indonesia", {because});
  } else {
    reportOutsideIndonesia(geometry, fileName, profile, examination);
  }
  reading.maxDecimals = reportDecimals(geometry, fileName, examination);
  reading.inDegrees = profile.inRange == profile.vertices;
  if (!reading.inDegrees) {
    for (const char* rule :
         {"coordinate.not-finite", "coordinate.swapped", "coordinate.out-of-range"}) {
      if (examination.findings.has(rule)) reading.whyNoDegrees.emplace_back(rule);
    }
  }
  judgePlausibility(geometry, fileName, reading, examination);
  return reading;
}

}  // namespace kkpr::quality
