// Pairs of polygons: what they share, and which are the same.
#include "quality/topology.h"

#include <cmath>

#include "geometry/ring_trees.h"
#include "unit/quality/drawn.h"

using kkpr::Finding;
using kkpr::Point;
using namespace kkpr::drawn;

namespace {

double areaOf(const Ring& boundary) { return *examine(Records{{boundary}}).location.webMercatorM2; }

bool isIn(const Ring& boundary, const Point& p) {
  kkpr::geometry::RingTrees trees;
  kkpr::geometry::WorkBudget budget(1'000'000);
  trees.add(boundary);
  return trees.locate(0, p, budget) == kkpr::geometry::Side::inside;
}

/// Degrees of latitude that a strip of 100 m along a parallel needs to have so many square metres.
double heightOf(double m2) {
  const double radians = 3.14159265358979323846 / 180;
  const double metres = 6378137 * radians;
  return m2 / 100 * std::cos(kLat * radians) / metres;
}

/// Two rectangles 100 m wide, one above the other, that share so many square metres.
Records stacked(double m2) {
  const double width = 100 / 111319.49079327358;
  const double shared = heightOf(m2);
  const auto rectangle = [&](double low, double high) {
    return Ring{{kLon, kLat + low},
                {kLon, kLat + high},
                {kLon + width, kLat + high},
                {kLon + width, kLat + low},
                {kLon, kLat + low}};
  };
  return {{rectangle(-0.001, 0.5 * shared)}, {rectangle(-0.5 * shared, 0.001)}};
}

}  // namespace

TEST_CASE("what two polygons share is named with its area and a point of both") {
  const Ring a = square(0, 0, 4, 4);
  const Ring b = square(3, 2, 8, 8);
  for (const Records& records : {Records{{a}, {b}}, Records{{b}, {a}}, Records{{turned(a)}, {b}}}) {
    const Result result = examine(records);
    const Finding& finding = *result.find("topology.overlap");
    REQUIRE(finding.count == 1);
    REQUIRE(finding.variant.empty());
    REQUIRE(result.measure("topology.overlap", "area") ==
            Approx(areaOf(square(3, 2, 4, 4))).epsilon(1e-6));
    REQUIRE(isIn(square(3, 2, 4, 4), *finding.where[0].at));
    REQUIRE(finding.where[0].record == 1);
    REQUIRE_FALSE(result.examination.findings.has("geometry.self-intersection"));
  }
  const Result later = examine(Records{{square(9, 9, 10, 10)}, {a}, {b}});
  const Finding& finding = *later.find("topology.overlap");
  REQUIRE(finding.where[0].record == 2);
  REQUIRE(kkpr::rules::worded(finding).message.id.find("poligon 2 dan 3") != std::string::npos);
  REQUIRE(kkpr::rules::worded(finding).message.en.find("polygons 2 and 3") != std::string::npos);
}

TEST_CASE("two parts of one record that share area overlap, and do nothing else") {
  const Result result = examine(Records{{square(0, 0, 4, 4), square(3, 2, 8, 8)}});
  REQUIRE(result.rules() == Names{"topology.overlap"});
  REQUIRE(kkpr::rules::worded(*result.find("topology.overlap"))
              .message.id.find("dua bagian poligon 1") != std::string::npos);
  // Sharing only an edge is another fault, sharing a corner none.
  REQUIRE(examine(Records{{square(0, 0, 4, 4), square(4, 0, 8, 4)}}).rules() ==
          Names{"geometry.self-intersection"});
  REQUIRE(examine(Records{{square(0, 0, 4, 4), square(4, 4, 8, 8)}}).rules().empty());
}

TEST_CASE("more than 0.01 m² is an overlap, less is only worth a word") {
  const Result more = examine(stacked(0.0101));
  // Their borders were meant to coincide, so that is said as well.
  REQUIRE(more.rules() == Names{"topology.hairline-gap", "topology.overlap"});
  REQUIRE(more.find("topology.overlap")->variant.empty());
  REQUIRE(more.measure("topology.overlap", "area") == Approx(0.0101).epsilon(1e-4));
  const Result less = examine(stacked(0.0099));
  REQUIRE(less.rules() == Names{"topology.hairline-gap", "topology.overlap"});
  REQUIRE(less.find("topology.overlap")->variant == "hairline");
  REQUIRE(less.measure("topology.overlap", "area") == Approx(0.0099).epsilon(1e-4));
}

TEST_CASE("a border stored twice within the noise of storage is one border") {
  // 100 m long: 2 µm wide, and half a µm.
  REQUIRE(examine(stacked(2e-4)).rules() == Names{"topology.hairline-gap", "topology.overlap"});
  REQUIRE(examine(stacked(0.5e-4)).rules().empty());
}

TEST_CASE("a polygon within another overlaps it, one within its hole does not") {
  const Ring outer = square(0, 0, 12, 12);
  const Ring hole = turned(square(2, 2, 10, 10));
  const Result inside = examine(Records{{outer}, {square(3, 3, 5, 5)}});
  REQUIRE(inside.rules() == Names{"topology.overlap"});
  REQUIRE(inside.measure("topology.overlap", "area") ==
          Approx(areaOf(square(3, 3, 5, 5))).epsilon(1e-6));
  REQUIRE(isIn(square(3, 3, 5, 5), *inside.find("topology.overlap")->where[0].at));
  // Filling the hole, smaller than it, or in two pieces.
  REQUIRE(examine(Records{{outer, hole}, {square(2, 2, 10, 10)}}).rules().empty());
  REQUIRE(examine(Records{{outer, hole}, {square(3, 3, 5, 5)}}).rules() == Names{"geometry.hole"});
  REQUIRE(examine(Records{{outer, hole}, {square(2, 2, 6, 10)}, {square(6, 2, 10, 10)}})
              .rules()
              .empty());
  // Larger than the hole: what lies around it is shared.
  const Result wider = examine(Records{{outer, hole}, {square(1, 1, 11, 11)}});
  REQUIRE(wider.rules() == Names{"topology.overlap"});
  REQUIRE(wider.measure("topology.overlap", "area") ==
          Approx(areaOf(square(1, 1, 11, 11)) - areaOf(square(2, 2, 10, 10))).epsilon(1e-6));
  const Point at = *wider.find("topology.overlap")->where[0].at;
  REQUIRE(isIn(square(1, 1, 11, 11), at));
  REQUIRE_FALSE(isIn(square(2, 2, 10, 10), at));
  // Across its edge.
  const Result across = examine(Records{{outer, hole}, {square(1, 4, 6, 6)}});
  REQUIRE(across.rules() == Names{"geometry.hole", "topology.overlap"});
  REQUIRE(across.measure("topology.overlap", "area") ==
          Approx(areaOf(square(1, 4, 2, 6))).epsilon(1e-6));
  REQUIRE(isIn(square(1, 4, 2, 6), *across.find("topology.overlap")->where[0].at));
}

TEST_CASE("holes of both polygons are taken away from what they share, once") {
  const Ring outer = square(0, 0, 12, 12);
  const Result result = examine(Records{{outer, turned(square(2, 2, 6, 6))},
                                        {square(1, 1, 11, 11), turned(square(4, 4, 8, 8))}});
  const double shared = areaOf(square(1, 1, 11, 11)) - areaOf(square(2, 2, 6, 6)) -
                        areaOf(square(4, 4, 8, 8)) + areaOf(square(4, 4, 6, 6));
  REQUIRE(result.measure("topology.overlap", "area") == Approx(shared).epsilon(1e-6));
}

TEST_CASE("a border that one neighbour draws with more vertices on the same line is no overlap") {
  // Slanted, and long enough that the chords of the Mercator plane differ by metres.
  const Point a = at(0, 0);
  const Point b = at(512, 1024);
  const Point middle = at(256, 512);
  const Ring left{a, {a.x - 0.1, a.y}, {a.x - 0.1, b.y}, b, a};
  const Ring right{a, middle, b, {b.x + 0.1, b.y}, {b.x + 0.1, a.y}, a};
  REQUIRE(examine(Records{{left}, {right}}).rules().empty());
}

TEST_CASE("overlaps are counted by pairs of polygons, and all of them found") {
  Records records;
  for (int i = 0; i < 150; ++i) {
    records.push_back({square(3.0 * i, 0, 3.0 * i + 2, 2), square(3.0 * i, 10, 3.0 * i + 4, 12)});
  }
  const Result result = examine(records);
  REQUIRE(result.rules() == Names{"topology.overlap"});
  REQUIRE(result.find("topology.overlap")->count == 149);
  REQUIRE(result.find("topology.overlap")->where.size() == 100);
  // Two places of one pair of records are one pair; of one record's parts two.
  const std::vector<Ring> pair{square(0, 0, 4, 4), square(20, 0, 24, 4)};
  const std::vector<Ring> shifted{square(3, 0, 8, 4), square(23, 0, 28, 4)};
  REQUIRE(examine(Records{pair, shifted}).find("topology.overlap")->count == 1);
  REQUIRE(examine(Records{{pair[0], pair[1], shifted[0], shifted[1]}})
              .find("topology.overlap")
              ->count == 2);
}

TEST_CASE("what polygons share that meet themselves is found by an overlay") {
  const Ring bowTie = ring({{0, 0}, {8, 8}, {8, 0}, {0, 8}, {0, 0}});
  const Result result = examine(Records{{bowTie}, {square(1, 3, 3, 5)}});
  REQUIRE(result.rules() == Names{"geometry.self-intersection", "topology.overlap"});
  // The left wing over the square: a trapezoid of 4 steps less two corners.
  const Result plain =
      examine(Records{{ring({{0, 0}, {4, 4}, {0, 8}, {0, 0}})}, {square(1, 3, 3, 5)}});
  REQUIRE(result.measure("topology.overlap", "area") ==
          Approx(plain.measure("topology.overlap", "area")).epsilon(1e-6));
  REQUIRE(isIn(square(1, 3, 3, 5), *result.find("topology.overlap")->where[0].at));
}

TEST_CASE("polygons that are the same are duplicates, not overlaps, however they were drawn") {
  const Ring a = square(0, 0, 4, 4);
  const Ring begun = ring({{4, 4}, {4, 0}, {0, 0}, {0, 4}, {4, 4}});
  const Ring dense = ring({{0, 0}, {0, 1}, {0, 4}, {2, 4}, {4, 4}, {4, 0}, {0, 0}});
  for (const Ring& b : {a, begun, dense}) {
    const Result result = examine(Records{{a}, {b}});
    REQUIRE(result.rules() == Names{"topology.duplicate"});
    const Finding& finding = *result.find("topology.duplicate");
    REQUIRE(finding.count == 1);
    REQUIRE(finding.where[0].record == 2);
    REQUIRE(kkpr::rules::worded(finding).repairable);
  }
  REQUIRE(examine(Records{{a}, {turned(a)}}).rules() ==
          Names{"topology.duplicate", "geometry.ring-orientation"});
  REQUIRE(examine(Records{{a}, {square(0, 0, 4, 5)}}).rules() == Names{"topology.overlap"});
  // Of three alike two are too many.
  REQUIRE(examine(Records{{a}, {begun}, {dense}}).find("topology.duplicate")->count == 2);
}

TEST_CASE("polygons are the same only where their holes are") {
  const Ring outer = square(0, 0, 12, 12);
  const Ring hole = turned(square(2, 2, 4, 4));
  const Result same = examine(Records{{outer, hole}, {hole, outer}});
  REQUIRE(same.rules() == Names{"geometry.hole", "topology.duplicate"});
  const Result other = examine(Records{{outer, hole}, {outer, turned(square(2, 2, 4, 5))}});
  REQUIRE(other.rules() == Names{"geometry.hole", "topology.overlap"});
  const Result none = examine(Records{{outer, hole}, {outer}});
  REQUIRE(none.rules() == Names{"topology.overlap"});
}

TEST_CASE("a ring drawn twice within its record is a duplicate only, whatever it is") {
  const Ring outer = square(0, 0, 12, 12);
  const Ring hole = turned(square(2, 2, 4, 4));
  const Result part = examine(Records{{outer, outer}});
  REQUIRE(part.rules() == Names{"topology.duplicate"});
  REQUIRE(part.find("topology.duplicate")->variant == "ring");
  REQUIRE(part.find("topology.duplicate")->where[0].ring == 1);
  REQUIRE(*part.location.webMercatorM2 == Approx(areaOf(outer)).epsilon(1e-12));
  REQUIRE(part.location.polygons[0].parts.size() == 1);
  REQUIRE(examine(Records{{outer, turned(outer)}}).rules() == Names{"topology.duplicate"});
  // A hole drawn twice the same way round is still a hole; the other way round it is filled.
  const Result twice = examine(Records{{outer, hole, hole}});
  REQUIRE(twice.rules() == Names{"geometry.hole", "topology.duplicate"});
  REQUIRE(twice.find("geometry.hole")->count == 1);
  REQUIRE(examine(Records{{outer, hole, turned(hole)}}).rules().empty());
  const Result both = examine(Records{{outer, hole, turned(hole), turned(hole)}});
  REQUIRE(both.rules() == Names{"topology.duplicate"});
  REQUIRE(both.find("topology.duplicate")->count == 1);
}

TEST_CASE("an outline followed several times is a duplicate, and its area counts once") {
  const Ring once = ring({{0, 0}, {0, 4}, {5, 5}, {4, 0}, {0, 0}});
  Ring twice(once.begin(), once.end() - 1);
  twice.insert(twice.end(), once.begin(), once.end());
  Ring thrice(once.begin(), once.end() - 1);
  thrice.insert(thrice.end(), twice.begin(), twice.end());
  const Ring dense = ring(
      {{0, 0}, {0, 4}, {5, 5}, {4, 0}, {0, 0}, {0, 1}, {0, 4}, {5, 5}, {4, 0}, {2, 0}, {0, 0}});
  for (const Ring& drawn : {twice, thrice, dense}) {
    const Result result = examine(Records{{drawn}});
    REQUIRE(result.rules() == Names{"topology.duplicate"});
    REQUIRE(result.find("topology.duplicate")->count == 1);
    REQUIRE(*result.location.webMercatorM2 == Approx(areaOf(once)).epsilon(1e-12));
    REQUIRE(examine(Records{{turned(drawn)}}).rules() ==
            Names{"topology.duplicate", "geometry.ring-orientation"});
  }
  REQUIRE(examine(Records{{twice}, {square(1, 1, 2, 2)}}).rules() ==
          Names{"topology.duplicate", "topology.overlap"});
}

TEST_CASE("thousands of overlapping polygons are judged within the budget") {
  // A chain of 5 000, each over the next, and 5 000 small ones over the border of a large one.
  Records chain;
  for (int i = 0; i < 5000; ++i) {
    const double x = 3.0 * (i % 100);
    const double y = 3.0 * (i / 100);
    chain.push_back({square(x, y, x + 4, y + 2)});
  }
  const Result result = examine(chain);
  REQUIRE(result.find("topology.overlap")->count == 50 * 99);
  Ring large;
  Records small(1);
  for (int i = 0; i < 5000; ++i) {
    large.push_back(at(0.25 * i, i % 2));
    small.push_back({square(0.25 * i - 0.05, -0.5, 0.25 * i + 0.05, 0.5)});
  }
  large.push_back(at(1250, -100));
  large.push_back(at(0, -100));
  large.push_back(large.front());
  small[0] = {large};
  const Result comb = examine(small);
  REQUIRE(comb.find("topology.overlap")->count == 5000);
  REQUIRE_FALSE(comb.exempt("topology.overlap", true));
}
