// GEOS as the net under our classifier: on thousands of rings drawn at random on a small grid,
// where they touch, follow and cross each other in every way, both must say the same.
#include <cstdint>

#include "geometry/validity.h"
#include "unit/quality/drawn.h"

using kkpr::Finding;
using kkpr::Point;
using kkpr::geometry::whyInvalid;
using namespace kkpr::drawn;

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  int below(int limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(limit));
  }

 private:
  std::uint64_t state_;
};

/// No position twice in a row, three corners at least.
Ring randomRing(Random& random, int corners, int grid) {
  while (true) {
    std::vector<Point> steps;
    while (static_cast<int>(steps.size()) < corners) {
      const Point p{static_cast<double>(random.below(grid)),
                    static_cast<double>(random.below(grid))};
      if (!steps.empty() && p == steps.back()) continue;
      steps.push_back(p);
    }
    if (steps.front() == steps.back()) continue;
    bool distinct = false;
    for (const Point& p : steps) distinct = distinct || !(p == steps[0] || p == steps[1]);
    if (!distinct) continue;
    steps.push_back(steps.front());
    return ring(steps);
  }
}

}  // namespace

TEST_CASE("single rings at random: what we call clean GEOS calls valid, and the other way round") {
  Random random(20261121);
  int clean = 0;
  int faulty = 0;
  for (int round = 0; round < 2000; ++round) {
    const int corners = 3 + random.below(7);
    const Ring drawn = randomRing(random, corners, 4 + random.below(5));
    std::string points;
    for (const Point& p : drawn) {
      points +=
          std::to_string((p.x - kLon) / kStep) + " " + std::to_string((p.y - kLat) / kStep) + ", ";
    }
    INFO("round " << round << ": " << points);
    const Result result = examine(Records{{drawn}});
    Names rules = result.rules();
    REQUIRE(result.find("geometry.self-intersection", "geos") == nullptr);
    rules.erase("geometry.ring-orientation");
    const auto invalid = whyInvalid({{drawn, {}}});
    if (rules.empty()) {
      ++clean;
      CAPTURE(invalid ? invalid->reason : "");
      REQUIRE_FALSE(invalid);
    } else {
      ++faulty;
      REQUIRE(invalid);
    }
  }
  REQUIRE(clean > 200);
  REQUIRE(faulty > 200);
}

TEST_CASE("records of several rings at random: what we call clean GEOS calls valid") {
  Random random(3);
  int clean = 0;
  int faulty = 0;
  int nets = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<Ring> record;
    const int rings = 2 + random.below(2);
    for (int k = 0; k < rings; ++k) {
      // Rectangles and triangles, so that many are clean.
      if (random.below(2) == 0) {
        const int x = random.below(6);
        const int y = random.below(6);
        record.push_back(square(x, y, x + 1 + random.below(5), y + 1 + random.below(5)));
        if (random.below(2) == 0) record.back() = turned(record.back());
      } else {
        record.push_back(randomRing(random, 3 + random.below(2), 8));
      }
    }
    INFO("round " << round);
    const Result result = examine(Records{record});
    const Finding* net = result.find("geometry.self-intersection", "geos");
    Names rules = result.rules();
    const kkpr::geometry::MultiPolygon& parts = result.location.polygons[0].parts;
    if (net != nullptr) {
      // The one thing that is left to GEOS: holes that cut the inside in two.
      ++nets;
      REQUIRE(whyInvalid(parts)->reason == "Interior is disconnected");
      continue;
    }
    if (rules.count("geometry.zero-area") + rules.count("geometry.spike") +
            rules.count("topology.duplicate") >
        0) {
      continue;
    }
    rules.erase("geometry.ring-orientation");
    rules.erase("geometry.stray-hole");
    const auto invalid = whyInvalid(parts);
    if (rules.count("geometry.self-intersection") + rules.count("topology.overlap") > 0) {
      ++faulty;
      REQUIRE(invalid);
    } else if (rules.empty()) {
      ++clean;
      CAPTURE(invalid ? invalid->reason : "");
      // An island that fills its hole to the edge is no fault of the location.
      REQUIRE_FALSE(invalid);
    }
  }
  REQUIRE(clean > 100);
  REQUIRE(faulty > 100);
  CAPTURE(nets);
  REQUIRE(nets < 50);
}

TEST_CASE("holes that cut the inside in two are left to GEOS, and not passed over") {
  const Ring outer = square(0, 0, 8, 8);
  const Ring lozenge = turned(ring({{0, 4}, {4, 8}, {8, 4}, {4, 0}, {0, 4}}));
  const Result result = examine(Records{{outer, lozenge}});
  REQUIRE(result.rules() == Names{"geometry.hole", "geometry.self-intersection"});
  REQUIRE(result.find("geometry.self-intersection")->variant == "geos");
  REQUIRE(result.find("geometry.self-intersection")->count == 1);
  // Touching in one point it stays in one piece.
  const Ring less = turned(ring({{0, 4}, {4, 7}, {7, 4}, {4, 1}, {0, 4}}));
  REQUIRE(examine(Records{{outer, less}}).rules() == Names{"geometry.hole"});
}
