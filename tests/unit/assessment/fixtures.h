#pragma once
// Small fictitious plans about 106.8°E 6.2°S, written in metres of the Mercator plane about that
// place so that areas in the tests are round numbers.

#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "application/application_reader.h"
#include "application/location.h"
#include "assessment/assess.h"
#include "geometry/local_plane.h"
#include "plan/plan_reader.h"
#include "report/assessment_report.h"

namespace fixtures {

using kkpr::Point;
using Metres = std::vector<Point>;

inline const kkpr::geometry::LocalPlane& plane() {
  static const kkpr::geometry::LocalPlane one(Point{106.8, -6.2});
  return one;
}

/// An open ring; closed by whoever uses it.
inline Metres box(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

/// A box whose right edge swings by ±`amplitude` about x1, in `waves` whole waves: the area stays.
inline Metres wiggly(double x0, double y0, double x1, double y1, double amplitude, int waves) {
  Metres ring{{x0, y0}};
  const int steps = waves * 24;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    ring.push_back(
        {x1 + amplitude * std::sin(t * waves * 2 * 3.14159265358979323846), y0 + t * (y1 - y0)});
  }
  ring.push_back({x0, y1});
  return ring;
}

inline std::string ringJson(const Metres& ring) {
  std::string out = "[";
  for (std::size_t i = 0; i <= ring.size(); ++i) {
    const Point p = plane().toLonLat(ring[i % ring.size()]);
    char text[80];
    std::snprintf(text, sizeof text, "%s[%.15g,%.15g]", i == 0 ? "" : ",", p.x, p.y);
    out += text;
  }
  return out + "]";
}

struct ZoneSpec {
  std::string code;
  Metres ring;
  std::string name = {};
};

inline std::string collection(const std::vector<ZoneSpec>& zones, const std::string& field) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  bool first = true;
  for (const ZoneSpec& zone : zones) {
    out += std::string(first ? "" : ",") + R"({"type":"Feature","properties":{")" + field +
           "\":\"" + zone.code + "\",\"NAMSZN\":\"" +
           (zone.name.empty() ? "Zona " + zone.code : zone.name) +
           R"("},"geometry":{"type":"Polygon","coordinates":[)" + ringJson(zone.ring) + "]}}";
    first = false;
  }
  return out + "]}";
}

struct PlanSpec {
  std::string id;
  std::string level;
  std::string enacted;
  std::vector<ZoneSpec> zones;
  std::string activities = "{}";  ///< JSON
  bool oss = false;
  std::string more = {};  ///< further members, each with a comma before it
};

inline std::string planJson(const PlanSpec& spec) {
  return R"({"schema":"kkpr/plan@1","id":")" + spec.id + R"(","title":"Rencana )" + spec.id +
         R"(","level":")" + spec.level + R"(","enacted":")" + spec.enacted +
         R"(","ossIntegrated":)" + (spec.oss ? "true" : "false") +
         R"(,"region":{"province":"Provinsi Contoh","regency":)" +
         (spec.level == "RTRWP" ? "null" : R"("Kabupaten Contoh")") + R"(,"isCity":false})" +
         R"(,"zones":)" + collection(spec.zones, "KODSZN") + R"(,"activities":)" + spec.activities +
         spec.more + "}";
}

inline kkpr::plan::Plan plan(const PlanSpec& spec) {
  return kkpr::plan::readPlan(planJson(spec), {}).plan;
}

/// `zones`: code = value of the "function" property.
inline kkpr::plan::SectorLayer layer(const std::string& id, const std::string& kind,
                                     const std::vector<ZoneSpec>& features) {
  return kkpr::plan::readLayer(R"({"schema":"kkpr/layer@1","id":")" + id + R"(","kind":")" + kind +
                                   R"(","features":)" + collection(features, "function") + "}",
                               {})
      .layer;
}

inline kkpr::application::Location location(const std::vector<Metres>& polygons) {
  kkpr::application::Location out;
  out.inDegrees = true;
  std::int64_t record = 0;
  for (const Metres& ring : polygons) {
    kkpr::geometry::Ring closed;
    for (const Point& p : ring) closed.push_back(plane().toLonLat(p));
    closed.push_back(closed.front());
    out.polygons.push_back({++record, {{closed, {}}}});
  }
  return out;
}

inline kkpr::application::Application application(const std::string& more = {}) {
  return kkpr::application::readApplication(
      R"({"schema":"kkpr/application@1","letter":{"date":"2026-03-02"},)"
      R"("activities":[{"code":"rumah-tinggal"}])" +
      more + "}");
}

struct World {
  std::vector<kkpr::plan::Plan> plans;
  std::vector<kkpr::plan::SectorLayer> layers = {};
  kkpr::assessment::Enclosed enclosed = {};

  [[nodiscard]] kkpr::assessment::Assessment assess(
      const kkpr::application::Application& app, const kkpr::application::Location& where) const {
    std::vector<const kkpr::plan::Plan*> p;
    for (const auto& one : plans) p.push_back(&one);
    std::vector<const kkpr::plan::SectorLayer*> l;
    for (const auto& one : layers) l.push_back(&one);
    return kkpr::assessment::assess(app, where, p, l, enclosed, {});
  }
};

inline bool flagged(const kkpr::assessment::Assessment& a, const std::string& subject) {
  for (const auto& flag : a.flags) {
    if (flag.subject == subject) return true;
  }
  return false;
}

inline bool unknownSays(const kkpr::assessment::Assessment& a, const std::string& words) {
  for (const auto& one : a.unknown) {
    if (one.message.id.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace fixtures
