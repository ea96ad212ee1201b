// Thin and small polygons, spikes of some width.
#include "quality/shapes.h"

#include <cmath>

#include "unit/quality/drawn.h"

using kkpr::Finding;
using kkpr::Point;
using namespace kkpr::drawn;

namespace {

constexpr double kRadians = 3.14159265358979323846 / 180;

/// Metres of the Mercator plane around (kLon, kLat), for shapes of a few hundred metres.
Point metres(double x, double y) {
  const double perDegree = 6378137 * kRadians;
  return {kLon + x / perDegree, kLat + y / perDegree * std::cos(kLat * kRadians)};
}

Ring plot(const std::vector<Point>& corners) {
  Ring ring;
  for (const Point& p : corners) ring.push_back(metres(p.x, p.y));
  ring.push_back(ring.front());
  return ring;
}

Ring rectangle(double width, double height) {
  return plot({{0, 0}, {0, height}, {width, height}, {width, 0}});
}

/// A square of 60 m from whose east side a spike of `width` sticks out, `length` long.
Ring spiked(double width, double length, bool pointed) {
  if (pointed)
    return plot({{0, 0},
                 {0, 60},
                 {60, 60},
                 {60, 30 + width},
                 {60 + length, 30 + width / 2},
                 {60, 30},
                 {60, 0}});
  return plot({{0, 0},
               {0, 60},
               {60, 60},
               {60, 30 + width},
               {60 + length, 30 + width},
               {60 + length, 30},
               {60, 30},
               {60, 0}});
}

}  // namespace

TEST_CASE("a polygon thinner than 0.5 m for its whole length is a sliver, one wider is none") {
  for (const double length : {20.0, 400.0}) {
    const Result thin = examine(Records{{rectangle(0.4999, length)}});
    REQUIRE(thin.rules() == Names{"geometry.sliver"});
    REQUIRE(thin.find("geometry.sliver")->count == 1);
    REQUIRE(thin.measure("geometry.sliver", "width") == Approx(0.4999).margin(5e-5));
    REQUIRE(examine(Records{{rectangle(0.5001, length)}}).rules().empty());
    REQUIRE(examine(Records{{rectangle(length, 0.4999)}}).rules() == Names{"geometry.sliver"});
    REQUIRE(examine(Records{{rectangle(length, 0.5001)}}).rules().empty());
  }
  // Wide at one end only: no sliver.
  REQUIRE(examine(Records{{plot({{0, 0}, {0, 3}, {60, 0.2}, {60, 0}})}}).rules().empty());
  // A needle, thin everywhere, is no spike of anything.
  REQUIRE(examine(Records{{plot({{0, 0}, {0, 0.4}, {60, 0.2}})}}).rules() ==
          Names{"geometry.sliver"});
}

TEST_CASE("a polygon smaller than 1 m² is a sliver, one larger is none") {
  const Result small = examine(Records{{rectangle(0.9999, 1)}});
  REQUIRE(small.rules() == Names{"geometry.sliver"});
  REQUIRE(small.measure("geometry.sliver", "area") == Approx(0.9999).epsilon(1e-5));
  REQUIRE(examine(Records{{rectangle(1.0001, 1)}}).rules().empty());
  // What encloses nothing is only that.
  REQUIRE(examine(Records{{rectangle(0.0099, 1)}}).rules() == Names{"geometry.zero-area"});
  REQUIRE(examine(Records{{rectangle(0.0101, 1)}}).rules() == Names{"geometry.sliver"});
}

TEST_CASE("what a hole leaves of a polygon may be a sliver too, and each part is judged") {
  const Ring outer = plot({{0, 0}, {0, 30}, {30, 30}, {30, 0}});
  // A frame is 1.17 times as wide in its corners.
  const Ring inner = turned(plot({{0.43, 0.43}, {0.43, 29.57}, {29.57, 29.57}, {29.57, 0.43}}));
  REQUIRE(examine(Records{{outer, inner}}).rules() == Names{"geometry.hole"});
  const Ring closer = turned(plot({{0.42, 0.42}, {0.42, 29.58}, {29.58, 29.58}, {29.58, 0.42}}));
  REQUIRE(examine(Records{{outer, closer}}).rules() == Names{"geometry.hole", "geometry.sliver"});
  const Ring strip = plot({{40, 0}, {40, 30}, {40.3, 30}, {40.3, 0}});
  const Result part = examine(Records{{outer, strip}});
  REQUIRE(part.rules() == Names{"geometry.sliver"});
  REQUIRE(part.find("geometry.sliver")->where[0].ring == 1);
}

TEST_CASE("a spike narrower than 0.5 m at its base and 20 times as long is worth a word") {
  for (const bool pointed : {false, true}) {
    CAPTURE(pointed);
    const Result narrow = examine(Records{{spiked(0.4999, 30, pointed)}});
    REQUIRE(narrow.rules() == Names{"geometry.spike"});
    const Finding& finding = *narrow.find("geometry.spike");
    REQUIRE(finding.variant == "narrow");
    REQUIRE(finding.count == 1);
    REQUIRE(finding.where[0].vertex == 4);
    REQUIRE(narrow.measure("geometry.spike", "length") == Approx(30).epsilon(1e-3));
    REQUIRE(narrow.measure("geometry.spike", "width") == Approx(0.4999).epsilon(1e-3));
    REQUIRE(kkpr::rules::severityOf(finding) == kkpr::Severity::peringatan);
    REQUIRE(examine(Records{{turned(spiked(0.4999, 30, pointed))}}).rules() ==
            Names{"geometry.ring-orientation", "geometry.spike"});
    REQUIRE(examine(Records{{spiked(0.5002, 30, pointed)}}).rules().empty());
    REQUIRE(examine(Records{{spiked(0.2, 4.05, pointed)}}).rules() == Names{"geometry.spike"});
    REQUIRE(examine(Records{{spiked(0.2, 3.95, pointed)}}).rules().empty());
  }
}

TEST_CASE("a spike is found wherever the ring begins, with vertices along it, and along an edge") {
  const std::vector<Point> corners{{0, 0},      {0, 60},    {60, 60},    {60, 30.2}, {66, 30.16},
                                   {75, 30.11}, {78, 30.1}, {70, 30.05}, {60, 30},   {60, 0}};
  for (std::size_t start = 0; start < corners.size(); ++start) {
    std::vector<Point> turnedCorners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      turnedCorners.push_back(corners[(start + i) % corners.size()]);
    }
    CAPTURE(start);
    const Result result = examine(Records{{plot(turnedCorners)}});
    REQUIRE(result.rules() == Names{"geometry.spike"});
    REQUIRE(result.find("geometry.spike")->count == 1);
    REQUIRE(result.measure("geometry.spike", "length") == Approx(18).epsilon(1e-2));
  }
  // The north side runs 20 m too far and comes back 0.1 m below itself.
  REQUIRE(examine(Records{{plot({{0, 0}, {0, 60}, {80, 60}, {60, 59.9}, {60, 0}})}}).rules() ==
          Names{"geometry.spike"});
  // A cleft of the same measures leads inwards.
  REQUIRE(examine(Records{{plot(
                      {{0, 0}, {0, 60}, {60, 60}, {60, 30.2}, {30, 30.1}, {60, 30}, {60, 0}})}})
              .rules() == Names{"geometry.spike"});
}

TEST_CASE("acute corners, narrow wedges and short teeth are no spikes") {
  // 1.4 degrees, but its sides part for good: also where they have many vertices.
  REQUIRE(examine(Records{{plot({{0, 0}, {0, 5}, {200, 0}})}}).rules().empty());
  std::vector<Point> dense{{0, 0}, {0, 5}};
  for (int i = 1; i < 1000; ++i) dense.push_back({0.2 * i, 5 - 0.005 * i});
  dense.push_back({200, 0});
  for (int i = 999; i > 0; --i) dense.push_back({0.2 * i, 0});
  REQUIRE(examine(Records{{plot(dense)}}).rules().empty());
  // A ramp of 0.4 m over 30 m.
  REQUIRE(
      examine(Records{{plot({{0, 0}, {0, 60}, {30, 60.4}, {60, 60}, {60, 0}})}}).rules().empty());
  // Teeth 0.4 m wide and 1 m long.
  std::vector<Point> teeth{{0, 0}, {0, 30}};
  for (int i = 0; i < 40; ++i) {
    const double x = 1.0 * i + 0.1;
    teeth.insert(teeth.end(), {{x, 30}, {x, 31}, {x + 0.4, 31}, {x + 0.4, 30}});
  }
  teeth.push_back({41, 30});
  teeth.push_back({41, 0});
  REQUIRE(examine(Records{{plot(teeth)}}).rules().empty());
}

TEST_CASE("every narrow spike of a comb is found, with work in proportion") {
  std::vector<Point> comb{{0, 0}, {0, 30}};
  for (int i = 0; i < 4000; ++i) {
    const double x = 0.5 * i + 0.1;
    comb.insert(comb.end(), {{x, 30}, {x + 0.05, 45}, {x + 0.1, 30}});
  }
  comb.push_back({2010, 30});
  comb.push_back({2010, 0});
  const Result result = examine(Records{{plot(comb)}});
  REQUIRE(result.rules() == Names{"geometry.spike"});
  // The gaps between them are as narrow and as long, but for the two at the ends.
  REQUIRE(result.find("geometry.spike")->count >= 4000);
  REQUIRE(result.find("geometry.spike")->where.size() == 100);
}
