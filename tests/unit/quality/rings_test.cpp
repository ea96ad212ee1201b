// Single rings: spikes, strays, and how a ring meets itself.
#include <cmath>

#include "unit/quality/drawn.h"

using kkpr::Finding;
using kkpr::Point;
using namespace kkpr::drawn;

namespace {

/// The same ring begun at every vertex in turn.
std::vector<Ring> begunAnywhere(const std::vector<Point>& steps) {
  std::vector<Ring> all;
  const std::size_t edges = steps.size() - 1;
  for (std::size_t start = 0; start < edges; ++start) {
    std::vector<Point> turned;
    for (std::size_t i = 0; i <= edges; ++i) turned.push_back(steps[(start + i) % edges]);
    all.push_back(ring(turned));
  }
  return all;
}

/// Steps northwards in metres of the Mercator plane at 8.75° S.
double metresNorth(double steps) {
  const double radians = 3.14159265358979323846 / 180;
  return steps * kStep * 6378137 * radians / std::cos(kLat * radians);
}

double areaOf(const Ring& boundary) { return *examine(Records{{boundary}}).location.webMercatorM2; }

}  // namespace

TEST_CASE(
    "a spike is named at its tip with its length, wherever the ring begins, and nothing else") {
  const Ring plain = ring({{0, 0}, {0, 10}, {5, 10}, {10, 10}, {10, 0}, {0, 0}});
  struct Case {
    std::vector<Point> steps;
    Point tip;
    double length;  // steps northwards
  };
  const std::vector<Case> cases{
      // Outward, inward, with vertices on the way out or back, bent, on an edge's end.
      {{{0, 0}, {0, 10}, {5, 10}, {5, 17}, {5, 10}, {10, 10}, {10, 0}, {0, 0}}, {5, 17}, 7},
      {{{0, 0}, {0, 10}, {5, 10}, {5, 3}, {5, 10}, {10, 10}, {10, 0}, {0, 0}}, {5, 3}, 7},
      {{{0, 0},
        {0, 10},
        {5, 10},
        {5, 12},
        {5, 15},
        {5, 17},
        {5, 14},
        {5, 10},
        {10, 10},
        {10, 0},
        {0, 0}},
       {5, 17},
       7},
      {{{0, 0}, {0, 10}, {5, 10}, {5, 13}, {5, 17}, {5, 10}, {10, 10}, {10, 0}, {0, 0}},
       {5, 17},
       7},
      {{{0, 0}, {0, 17}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}, {0, 17}, 7},
      // Through the other side of the ring and out again.
      {{{0, 0}, {0, 10}, {5, 10}, {5, -3}, {5, 10}, {10, 10}, {10, 0}, {0, 0}}, {5, -3}, 13},
  };
  for (const Case& given : cases) {
    for (const Ring& drawn : begunAnywhere(given.steps)) {
      for (const bool turnedRound : {false, true}) {
        const Ring boundary = turnedRound ? turned(drawn) : drawn;
        CAPTURE(given.tip.y, boundary.front().x, boundary.front().y, turnedRound);
        const Result result = examine(Records{{boundary}});
        Names expected{"geometry.spike"};
        if (turnedRound) expected.insert("geometry.ring-orientation");
        REQUIRE(result.rules() == expected);
        const Finding& finding = *result.find("geometry.spike");
        REQUIRE(finding.variant.empty());
        REQUIRE(finding.count == 1);
        REQUIRE(*finding.where[0].at == at(given.tip.x, given.tip.y));
        REQUIRE(boundary[static_cast<std::size_t>(finding.where[0].vertex)] ==
                *finding.where[0].at);
        REQUIRE(result.measure("geometry.spike", "length") ==
                Approx(metresNorth(given.length)).epsilon(1e-3));
        REQUIRE(*result.location.webMercatorM2 == Approx(areaOf(plain)).epsilon(1e-9));
      }
    }
  }
}

TEST_CASE(
    "every spike of a ring is named, also two from one stem, and a bent one along its bends") {
  const Result two = examine(Records{{ring({{0, 0},
                                            {0, 10},
                                            {5, 10},
                                            {5, 12},
                                            {4, 13},
                                            {5, 12},
                                            {6, 13},
                                            {5, 12},
                                            {5, 10},
                                            {10, 10},
                                            {10, 3},
                                            {12, 3},
                                            {10, 3},
                                            {10, 0},
                                            {0, 0}})}});
  REQUIRE(two.rules() == Names{"geometry.spike"});
  REQUIRE(two.find("geometry.spike")->count == 3);
  const Result bent = examine(Records{{ring({{0, 0},
                                             {0, 10},
                                             {5, 10},
                                             {5, 12},
                                             {5, 12},
                                             {8, 12},
                                             {5, 12},
                                             {5, 10},
                                             {10, 10},
                                             {10, 0},
                                             {0, 0}})}});
  REQUIRE(bent.rules() == Names{"geometry.repeated-vertex", "geometry.spike"});
  REQUIRE(bent.find("geometry.spike")->count == 1);
  REQUIRE(bent.find("geometry.spike")->where[0].vertex == 5);
  REQUIRE(bent.measure("geometry.spike", "length") ==
          Approx(metresNorth(2) + 3 * kStep * 111319.49).epsilon(1e-3));
}

TEST_CASE("a spike over a neighbour, in a hole, or from a keyhole's cut makes nothing else") {
  const Ring spiked = ring({{0, 0}, {0, 10}, {10, 10}, {10, 5}, {14, 5}, {10, 5}, {10, 0}, {0, 0}});
  REQUIRE(examine(Records{{spiked}, {square(10, 0, 20, 10)}}).rules() == Names{"geometry.spike"});
  REQUIRE(examine(Records{{spiked, square(12, 0, 20, 10)}}).rules() == Names{"geometry.spike"});
  const Ring hole = ring({{4, 4}, {6, 4}, {6, 5}, {8, 5}, {6, 5}, {6, 6}, {4, 6}, {4, 4}});
  REQUIRE(examine(Records{{square(0, 0, 10, 10), hole}}).rules() ==
          Names{"geometry.hole", "geometry.spike"});
  const Ring keyhole = ring({{0, 0},
                             {0, 10},
                             {10, 10},
                             {10, 0},
                             {5, 0},
                             {5, 1},
                             {3, 1},
                             {5, 1},
                             {5, 2},
                             {6, 2},
                             {6, 4},
                             {4, 4},
                             {4, 2},
                             {5, 2},
                             {5, 0},
                             {0, 0}});
  const Result result = examine(Records{{keyhole}});
  REQUIRE(result.rules() == Names{"geometry.hole", "geometry.spike"});
  REQUIRE(*result.find("geometry.spike")->where[0].at == at(3, 1));
  // Two polygons whose outlines differ by a spike only are the same.
  REQUIRE(examine(Records{{spiked}, {square(0, 0, 10, 10)}}).rules() ==
          Names{"geometry.spike", "topology.duplicate"});
}

TEST_CASE("a line that is nothing but spikes encloses nothing") {
  REQUIRE(examine(Records{{ring({{0, 0}, {4, 0}, {8, 0}, {0, 0}})}}).rules() ==
          Names{"geometry.zero-area"});
  REQUIRE(examine(Records{{ring({{0, 0}, {4, 0}, {4, 4}, {4, 0}, {0, 0}})}}).rules() ==
          Names{"geometry.zero-area"});
}

TEST_CASE("a ring that runs as a hole in no outer ring is a stray, and of no wrong direction") {
  const Ring outer = square(0, 0, 4, 4);
  const Ring apart = turned(square(6, 0, 8, 4));
  for (const Records& records : {Records{{outer, apart}}, Records{{apart, outer}}}) {
    const Result result = examine(records);
    REQUIRE(result.rules() == Names{"geometry.stray-hole"});
    REQUIRE(result.find("geometry.stray-hole")->count == 1);
    REQUIRE(result.find("geometry.stray-hole")->where[0].ring == (records[0][0] == outer ? 1 : 0));
  }
  // Touching it in a corner it still lies in nothing.
  REQUIRE(examine(Records{{outer, turned(square(4, 4, 8, 8))}}).rules() ==
          Names{"geometry.stray-hole"});
  // All outer rings the same wrong way: directions tell nothing.
  REQUIRE(examine(Records{{turned(outer), apart}}).rules() == Names{"geometry.ring-orientation"});
  REQUIRE(examine(Records{{turned(outer)}, {square(6, 0, 8, 4)}}).rules() ==
          Names{"geometry.ring-orientation"});
  const Result reversed = examine(Records{{turned(square(0, 0, 8, 8)), square(2, 2, 4, 4)}});
  REQUIRE(reversed.rules() == Names{"geometry.hole", "geometry.ring-orientation"});
  // An island within a hole lies in an outer ring.
  const Result island = examine(
      Records{{square(0, 0, 9, 9), turned(square(1, 1, 8, 8)), turned(square(2, 2, 7, 7))}});
  REQUIRE(island.rules() == Names{"geometry.hole", "geometry.ring-orientation"});
}

TEST_CASE("how a ring meets itself is told apart: across, along, in a point") {
  const char* rule = "geometry.self-intersection";
  // Two loops of many corners: no order of them can be told.
  std::vector<Point> round;
  for (int i = 0; i <= 24; ++i) {
    const double t = 0.26179938779914943 * i;
    round.push_back({8 * std::sin(t), 8 * std::sin(2 * t) + 0.1 * std::cos(t)});
  }
  round.back() = round.front();
  const Result across = examine(Records{{ring(round)}});
  REQUIRE(across.rules() == Names{rule});
  REQUIRE(across.find(rule, "")->count == 1);
  // Also where it passes through a vertex.
  const Result vertex =
      examine(Records{{ring({{0, 0}, {2, 2}, {4, 4}, {4, 0}, {2, 2}, {0, 4}, {0, 0}})}});
  REQUIRE(vertex.rules() == Names{rule});
  REQUIRE(vertex.find(rule, "")->count == 1);
  const Result touching =
      examine(Records{{ring({{0, 0}, {0, 4}, {2, 2}, {4, 4}, {4, 0}, {2, 2}, {0, 0}})}});
  REQUIRE(touching.rules() == Names{rule});
  REQUIRE(touching.find(rule, "touch")->count == 1);
  // Two areas joined by a line without width.
  const Result joined = examine(Records{{ring({{0, 0},
                                               {0, 2},
                                               {2, 2},
                                               {2, 1},
                                               {4, 1},
                                               {4, 2},
                                               {6, 2},
                                               {6, 0},
                                               {4, 0},
                                               {4, 1},
                                               {2, 1},
                                               {2, 0},
                                               {0, 0}})}});
  REQUIRE(joined.rules() == Names{rule});
  REQUIRE(joined.find(rule, "along")->count == 1);
  REQUIRE(joined.find(rule, "touch") == nullptr);
  const Result edge = examine(Records{{square(0, 0, 4, 4), square(4, 0, 8, 4)}});
  REQUIRE(edge.find(rule, "shared-edge")->count == 1);
  const Result hole = examine(Records{{square(0, 0, 8, 8), turned(square(6, 2, 10, 4))}});
  REQUIRE(hole.rules() == Names{rule});
  REQUIRE(hole.find(rule, "rings")->count == 2);
}

TEST_CASE("corners in a wrong order are told the right one, where there is only one") {
  const char* rule = "geometry.self-intersection";
  const Result bowTie = examine(Records{{ring({{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}})}});
  REQUIRE(bowTie.rules() == Names{rule});
  const Finding& finding = *bowTie.find(rule, "order");
  REQUIRE(finding.count == 1);
  const auto worded = kkpr::rules::worded(finding);
  REQUIRE(worded.message.id.find("1-3-2-4") != std::string::npos);
  REQUIRE(worded.message.en.find("1-3-2-4") != std::string::npos);
  REQUIRE(worded.remedy.id.find("1-3-2-4") != std::string::npos);
  // Numbers are those of the file, behind a repeated vertex too.
  const Result repeated =
      examine(Records{{ring({{0, 0}, {4, 4}, {4, 4}, {4, 0}, {0, 4}, {0, 0}})}});
  REQUIRE(kkpr::rules::worded(*repeated.find(rule, "order")).message.id.find("1-4-3-5") !=
          std::string::npos);
  // A middle that may stand anywhere: no order is the one.
  const Result open =
      examine(Records{{ring({{0, 0}, {4, 4}, {2, 2.5}, {4, 0}, {0, 4}, {2, 1.5}, {0, 0}})}});
  REQUIRE(open.find(rule, "order") == nullptr);
  REQUIRE(open.find(rule, "") != nullptr);
  // Each of two rings has its own, and of thirty the first twenty.
  Records many;
  for (int i = 0; i < 30; ++i) {
    const double x = 10.0 * i;
    many.push_back({ring({{x, 0}, {x + 4, 4}, {x + 4, 0}, {x, 4}, {x, 0}})});
  }
  const Result result = examine(many);
  std::size_t orders = 0;
  for (const Finding& each : result.examination.findings.all()) {
    if (each.variant == "order") ++orders;
  }
  REQUIRE(orders == 20);
  REQUIRE(result.find(rule, "")->count == 10);
}
