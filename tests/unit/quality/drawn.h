#pragma once
// Locations for the tests of the geometry stage, drawn in steps that sums of are exact, and what
// the stage says of them.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "geometry/coordinates.h"
#include "quality/stages.h"
#include "rules/finding_catalogue.h"

namespace kkpr::drawn {

using kkpr::geometry::Ring;
using kkpr::quality::Examination;
using kkpr::quality::Reading;
using Records = std::vector<std::vector<Ring>>;

// Places near Denpasar; sides in multiples of 2^-13 degree (13.6 m) so that sums are exact.
inline constexpr double kLon = 115.25;
inline constexpr double kLat = -8.75;
inline constexpr double kStep = 1.0 / 8192.0;

inline Point at(double x, double y) { return {kLon + x * kStep, kLat + y * kStep}; }

/// A ring of points given in steps.
inline Ring ring(const std::vector<Point>& steps) {
  Ring result;
  for (const Point& p : steps) result.push_back(at(p.x, p.y));
  return result;
}

/// Clockwise, as outer rings run in a shapefile.
inline Ring square(double x0, double y0, double x1, double y1) {
  return ring({{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}, {x0, y0}});
}

inline Ring turned(const Ring& from) { return {from.rbegin(), from.rend()}; }

inline Reading readingOf(const Records& records) {
  Reading reading;
  reading.inDegrees = true;
  reading.geometry.kind = kkpr::shapefile::GeometryKind::polygon;
  for (const std::vector<Ring>& record : records) {
    reading.geometry.records.push_back({static_cast<std::uint32_t>(reading.geometry.partCount()),
                                        static_cast<std::uint32_t>(record.size())});
    for (const Ring& part : record) {
      reading.geometry.points.insert(reading.geometry.points.end(), part.begin(), part.end());
      reading.geometry.partStarts.push_back(
          static_cast<std::uint32_t>(reading.geometry.points.size()));
    }
  }
  return reading;
}

struct Result {
  kkpr::application::Location location;
  Examination examination;

  [[nodiscard]] const Finding* find(const std::string& rule) const {
    for (const Finding& finding : examination.findings.all()) {
      if (finding.rule == rule) return &finding;
    }
    return nullptr;
  }
  /// The finding of one wording; "" is the rule's own.
  [[nodiscard]] const Finding* find(const std::string& rule, const std::string& variant) const {
    for (const Finding& finding : examination.findings.all()) {
      if (finding.rule == rule && finding.variant == variant) return &finding;
    }
    return nullptr;
  }
  /// A measure that the first finding of a rule quotes; -1 where it quotes none of that name.
  [[nodiscard]] double measure(const std::string& rule, const std::string& name) const {
    for (const auto& [key, value] : find(rule)->values) {
      if (key == name) return std::get<kkpr::Quantity>(value).value;
    }
    return -1;
  }
  [[nodiscard]] std::set<std::string> rules() const {
    std::set<std::string> names;
    for (const Finding& finding : examination.findings.all()) names.insert(finding.rule);
    return names;
  }
  [[nodiscard]] bool exempt(const std::string& rule, bool applicable) const {
    return std::any_of(examination.exemptions.begin(), examination.exemptions.end(),
                       [&](const auto& e) { return e.rule == rule && e.applicable == applicable; });
  }
};

inline Result examine(const Reading& reading, bool foreignHouse = false) {
  Result result;
  result.examination.foreignHouse = foreignHouse;
  result.location = kkpr::quality::examineGeometry(reading, "lokasi.shp", result.examination);
  // Every wording must find its numbers.
  for (const Finding& finding : result.examination.findings.all()) {
    const kkpr::rules::WordedFinding worded = kkpr::rules::worded(finding);
    CHECK(worded.message.id.find('{') == std::string::npos);
    CHECK(worded.message.en.find('[') == std::string::npos);
    CHECK(finding.count >= static_cast<std::int64_t>(finding.where.size()));
  }
  return result;
}

inline Result examine(const Records& records, bool foreignHouse = false) {
  return examine(readingOf(records), foreignHouse);
}

using Names = std::set<std::string>;

}  // namespace kkpr::drawn
