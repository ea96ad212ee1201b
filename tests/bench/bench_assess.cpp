// The native side of the bench of the assessment: one plan and the locations named on the command
// line. Each line of standard input asks for one run, WHAT INDEX, and gets one line: wall and CPU
// milliseconds and a sum of areas in m² (what several ways of overlaying must agree on).
//   load     reads and indexes the plan                      (the index of the location is not
//   looked at) assess   the whole assessment of a location against the plan that is loaded cut of
//   it, the plan cut to the location prepare  the zones as GEOS geometries in a GEOS tree, as
//   somebody would without us geos     area of the location in each zone by GEOS alone: prepared,
//   covered or overlaid
#include <geos_c.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "application/application_reader.h"
#include "assessment/assess.h"
#include "assessment/plan_cut.h"
#include "plan/plan_reader.h"
#include "quality/check.h"

namespace {

using kkpr::geometry::MultiPolygon;

std::vector<std::uint8_t> bytesOf(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// What an RDTR says of a house, and nothing else.
constexpr const char* kPlan =
    R"({"schema":"kkpr/plan@1","id":"rdtr","title":"RDTR","level":"RDTR","enacted":"2023-05-01",
"ossIntegrated":true,"region":{"province":"Provinsi Contoh","regency":"Kabupaten Contoh","isCity":false},
"zones":"plan.zip","activities":{"rumah-tinggal":{"R-2":"I","R-3":"I","R-4":"T","K-1":"I","K-2":"B",
"K-3":"B","SPU-1":"X","P-1":"X","RTH-1":"X"}}})";
constexpr const char* kApplication =
    R"({"schema":"kkpr/application@1","letter":{"date":"2026-03-02"},
"activities":[{"code":"rumah-tinggal"}]})";

/// GEOS by itself, in the plane of one location's first corner.
class Plain {
 public:
  explicit Plain(const kkpr::plan::Plan& plan)
      : plane_(plan.zones.zones().front().shape.front().outer.front()) {
    tree_ = GEOSSTRtree_create_r(handle_, 10);
    for (const kkpr::plan::Zone& zone : plan.zones.zones()) {
      zones_.push_back(polygonOf(zone.shape));
      GEOSSTRtree_insert_r(handle_, tree_, zones_.back(), zones_.back());
    }
    // The first query builds the tree.
    GEOSSTRtree_query_r(
        handle_, tree_, zones_.front(), [](void*, void*) {}, nullptr);
  }
  ~Plain() {
    GEOSSTRtree_destroy_r(handle_, tree_);
    for (GEOSGeometry* zone : zones_) GEOSGeom_destroy_r(handle_, zone);
    GEOS_finish_r(handle_);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;

  [[nodiscard]] double overlaid(const kkpr::application::Location& location) {
    GEOSGeometry* applicant = polygonOf(location.polygons.front().parts);
    const GEOSPreparedGeometry* prepared = GEOSPrepare_r(handle_, applicant);
    std::vector<GEOSGeometry*> near;
    GEOSSTRtree_query_r(
        handle_, tree_, applicant,
        [](void* zone, void* list) {
          static_cast<std::vector<GEOSGeometry*>*>(list)->push_back(
              static_cast<GEOSGeometry*>(zone));
        },
        &near);
    double sum = 0;
    for (const GEOSGeometry* zone : near) {
      double area = 0;
      if (GEOSPreparedCovers_r(handle_, prepared, zone) == 1) {
        GEOSArea_r(handle_, zone, &area);
      } else if (GEOSPreparedIntersects_r(handle_, prepared, zone) == 1) {
        GEOSGeometry* part = GEOSIntersection_r(handle_, applicant, zone);
        GEOSArea_r(handle_, part, &area);
        GEOSGeom_destroy_r(handle_, part);
      }
      sum += area;
    }
    GEOSPreparedGeom_destroy_r(handle_, prepared);
    GEOSGeom_destroy_r(handle_, applicant);
    return sum;
  }

 private:
  GEOSGeometry* polygonOf(const MultiPolygon& degrees) {
    const MultiPolygon metres = plane_.toPlane(degrees);
    const kkpr::geometry::Ring& ring = metres.front().outer;  // our sets have one ring per shape
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
        handle_, &ring.front().x, static_cast<unsigned int>(ring.size()), 0, 0);
    return GEOSGeom_createPolygon_r(handle_, GEOSGeom_createLinearRing_r(handle_, sequence),
                                    nullptr, 0);
  }

  GEOSContextHandle_t handle_ = GEOS_init_r();
  kkpr::geometry::LocalPlane plane_;
  GEOSSTRtree* tree_ = nullptr;
  std::vector<GEOSGeometry*> zones_;
};

void timed(const std::function<double()>& work) {
  const std::clock_t cpu = std::clock();
  const auto wall = std::chrono::steady_clock::now();
  const double sum = work();
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - wall;
  const double cpuMs = 1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  std::cout << taken.count() << ' ' << cpuMs << ' ' << std::fixed << sum << std::defaultfloat
            << std::endl;
}

int run(const std::vector<std::string>& paths) {
  const std::vector<std::uint8_t> zip = bytesOf(paths.front());
  const kkpr::Files files{{"plan.zip", zip}};
  kkpr::plan::LoadedPlan loaded;
  std::optional<Plain> plain;
  std::vector<kkpr::application::Location> locations;
  for (std::size_t i = 1; i < paths.size(); ++i) {
    locations.push_back(*kkpr::quality::check(bytesOf(paths[i]), paths[i], {}).location);
  }
  const kkpr::application::Application dossier = kkpr::application::readApplication(kApplication);
  std::string what;
  std::size_t index = 0;
  while (std::cin >> what >> index) {
    if (index >= locations.size()) throw std::runtime_error("there is no such location");
    const kkpr::application::Location& location = locations[index];
    timed([&]() -> double {
      if (what == "load") {
        loaded = kkpr::plan::readPlan(kPlan, files);
        return static_cast<double>(loaded.plan.zones.zones().size());
      }
      if (what == "prepare") {
        plain.emplace(loaded.plan);
        return 0;
      }
      if (what == "geos") return plain.value().overlaid(location);
      if (what == "cut") {
        double sum = 0;
        for (const auto& zone :
             kkpr::assessment::cutPlan(loaded.plan, kkpr::assessment::Site(location)).zones) {
          sum += zone.region.areaM2();
        }
        return sum;
      }
      const kkpr::plan::Plan* plans[] = {&loaded.plan};
      const auto outcome = kkpr::assessment::assess(dossier, location, plans, {}, {}, {{}, false});
      double sum = 0;
      for (const auto& product : outcome.products) sum += product.requestedM2;
      for (const auto& rejection : outcome.rejections) sum += rejection.m2;
      return sum;
    });
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bench_assess PLAN.zip LOCATION.zip…\n";
    return 2;
  }
  try {
    return run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
