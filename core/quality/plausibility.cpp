#include "quality/plausibility.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/portable_math.h"

namespace kkpr::quality {
namespace {

/// A degree of latitude, metres. Only sizes are compared here, so one figure serves both axes.
constexpr double kDegree = 111320;
/// A corner counts as astray where it lies this many times the size of all others away from them …
constexpr double kAstrayTimes = 20;
/// … and farther than this, degrees (about a kilometre): a thin plot has a long way to its end,
/// too.
constexpr double kAstrayDegrees = 0.009;

double diagonal(const Box& box) { return kkpr::length(box.maxX - box.minX, box.maxY - box.minY); }

template <typename Points>
Box boxOf(const Points& points, const Point* without) {
  Box box;
  for (const Point& p : points) {
    if (without == nullptr || !(p == *without)) box.include(p);
  }
  return box;
}

double distance(const Point& p, const Box& box) {
  const double dx = std::fmax(0, std::fmax(box.minX - p.x, p.x - box.maxX));
  const double dy = std::fmax(0, std::fmax(box.minY - p.y, p.y - box.maxY));
  return kkpr::length(dx, dy);
}

/// True only where no vertex can be astray. Were one, all others would lie within a box of a
/// twentieth of the whole, and of three vertices two are among them (or are the one, twice).
bool spreadsEvenly(std::span<const Point> ring, double whole) {
  const std::array<Point, 3> picked{ring[0], ring[ring.size() / 3], ring[2 * ring.size() / 3]};
  for (std::size_t i = 0; i < picked.size(); ++i) {
    const Point& p = picked[i];
    const Point& q = picked[(i + 1) % picked.size()];
    if (!(kkpr::length(p.x - q.x, p.y - q.y) * kAstrayTimes > whole)) return false;
  }
  return true;
}

/// The vertex of a ring that lies far from all others; empty where none does. Such a vertex makes
/// the box of the ring larger all by itself, so that only the four outermost are looked at.
std::optional<std::size_t> astray(std::span<const Point> ring, double& away) {
  constexpr std::size_t kFewest = 5;  // three corners besides the one, and the closing vertex
  if (ring.size() < kFewest) return std::nullopt;
  const double whole = diagonal(boxOf(ring, nullptr));
  if (whole < kAstrayDegrees || spreadsEvenly(ring, whole)) return std::nullopt;
  const auto byX = [](const Point& p, const Point& q) { return p.x < q.x; };
  const auto byY = [](const Point& p, const Point& q) { return p.y < q.y; };
  const auto [west, east] = std::minmax_element(ring.begin(), ring.end(), byX);
  const auto [south, north] = std::minmax_element(ring.begin(), ring.end(), byY);
  for (const auto outermost : {west, east, south, north}) {
    // By its position: the closing vertex repeats the first.
    const auto vertex = std::find(ring.begin(), ring.end(), *outermost);
    const Box others = boxOf(ring, &*vertex);
    const double size = diagonal(others);
    away = distance(*vertex, others);
    if (size > 0 && away > kAstrayDegrees && away > kAstrayTimes * size) {
      return static_cast<std::size_t>(vertex - ring.begin());
    }
  }
  return std::nullopt;
}

/// [J 2.1.2 angka 1 huruf d = 3.1.2] A corner kilometres away from a small plot is a slip of a
/// digit.
void judgeCorners(const shapefile::Geometry& geometry, const std::string& fileName,
                  Examination& examination) {
  for (std::size_t r = 0; r < geometry.records.size(); ++r) {
    const shapefile::Record& record = geometry.records[r];
    for (std::uint32_t i = 0; i < record.partCount; ++i) {
      const auto ring = geometry.part(std::size_t{record.firstPart} + i);
      double away = 0;
      const auto vertex = astray(ring, away);
      if (!vertex) continue;
      Place place;
      place.file = fileName;
      place.record = static_cast<std::int64_t>(r) + 1;
      place.ring = static_cast<std::int64_t>(i);
      place.vertex = static_cast<std::int64_t>(*vertex);
      place.at = ring[*vertex];
      Finding& finding = examination.findings.of("coordinate.far-vertex");
      if (finding.count == 0) finding.with("distance", Quantity{away * kDegree, Unit::metre, 0});
      finding.at(place);
    }
  }
}

}  // namespace

void judgePlausibility(const shapefile::Geometry& geometry, const std::string& fileName,
                       const CoordinateReading& reading, Examination& examination) {
  if (!reading.inDegrees) {
    examination.notRun("coordinate.far-vertex", reading.whyNoDegrees);
    return;
  }
  if (examination.findings.has("coordinate.outside-indonesia")) {
    examination.notRun("coordinate.far-vertex", {"coordinate.outside-indonesia"});
  } else {
    judgeCorners(geometry, fileName, examination);
  }
}

}  // namespace kkpr::quality
