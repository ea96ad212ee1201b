#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "geometry/coordinates.h"
#include "quality/rings.h"
#include "unit/quality/drawn.h"

using kkpr::Finding;
using kkpr::Place;
using namespace kkpr::drawn;

TEST_CASE("a clockwise square is found faultless and measured") {
  const Result result = examine(Records{{square(0, 0, 4, 4)}});
  REQUIRE(result.rules().empty());
  REQUIRE(result.location.rings == 1);
  REQUIRE(result.location.vertices == 5);
  REQUIRE(result.location.polygons.size() == 1);
  REQUIRE(result.location.polygons[0].parts.size() == 1);
  REQUIRE(result.location.polygons[0].parts[0].outer.size() == 5);
  REQUIRE(result.location.bbox->minX == kLon);
  REQUIRE(result.location.bbox->maxY == at(4, 4).y);
  REQUIRE(result.location.centroid->x == Approx(at(2, 2).x).epsilon(1e-12));
  REQUIRE(result.location.centroid->y == Approx(at(2, 2).y).epsilon(1e-9));
  // 4 × 13.59 m by 4 × 13.75 m; Web Mercator is about 3 % larger here.
  REQUIRE(*result.location.webMercatorM2 / *result.location.geodesicM2 ==
          Approx(1.0306).margin(0.001));
  REQUIRE(*result.location.perimeterM == Approx(215.0).epsilon(0.01));
  REQUIRE(result.exempt("area.foreigner-house-cap", false));
}

TEST_CASE("the area is that of Web Mercator to 1e-12, however far the polygons lie apart") {
  // Corners exact in binary; figures worked out apart with 50 decimal digits.
  const Ring west{{95.25, 5.5},
                  {95.25, 5.50048828125},
                  {95.25048828125, 5.50048828125},
                  {95.25048828125, 5.5},
                  {95.25, 5.5}};
  const Ring east{{140.75, -8.5},
                  {140.75, -8.49951171875},
                  {140.75048828125, -8.49951171875},
                  {140.75048828125, -8.5},
                  {140.75, -8.5}};
  const double expectedWest = 2968.1559671624947863;
  const double expectedEast = 2987.3009944944641717;
  const Result one = examine(Records{{west}});
  REQUIRE(std::fabs(*one.location.webMercatorM2 / expectedWest - 1) < 1e-12);
  const Result both = examine(Records{{west}, {east}});
  REQUIRE(std::fabs(*both.location.webMercatorM2 / (expectedWest + expectedEast) - 1) < 1e-12);
}

TEST_CASE("a ring that runs counter-clockwise is only a warning, and its area the same") {
  const Result result = examine(Records{{turned(square(0, 0, 4, 4))}});
  REQUIRE(result.rules() == Names{"geometry.ring-orientation"});
  REQUIRE(result.find("geometry.ring-orientation")->count == 1);
  REQUIRE(*result.location.webMercatorM2 ==
          Approx(*examine(Records{{square(0, 0, 4, 4)}}).location.webMercatorM2).epsilon(1e-14));
}

TEST_CASE("which ring is a hole is told by containment, and a clockwise hole is warned of") {
  const Result right = examine(Records{{square(0, 0, 8, 8), turned(square(2, 2, 4, 4))}});
  REQUIRE(right.rules() == Names{"geometry.hole"});
  const Result wrong = examine(Records{{square(0, 0, 8, 8), square(2, 2, 4, 4)}});
  REQUIRE(wrong.rules() == Names{"geometry.hole", "geometry.ring-orientation"});
  REQUIRE(wrong.find("geometry.ring-orientation")->where[0].ring == 1);
  REQUIRE(wrong.find("geometry.ring-orientation")->variant == "hole");
  REQUIRE(*wrong.location.webMercatorM2 == Approx(*right.location.webMercatorM2).epsilon(1e-14));
  // The order of the rings changes nothing either.
  const Result first = examine(Records{{turned(square(2, 2, 4, 4)), square(0, 0, 8, 8)}});
  REQUIRE(first.find("geometry.hole")->where[0].ring == 0);
  REQUIRE(first.location.polygons[0].parts.size() == 1);
  REQUIRE(first.location.polygons[0].parts[0].holes.size() == 1);
}

TEST_CASE(
    "rings of fewer than four positions or three corners are too short, four with three are not") {
  const Result three = examine(Records{{ring({{0, 0}, {0, 4}, {0, 0}})}, {square(10, 0, 12, 2)}});
  REQUIRE(three.rules() == Names{"geometry.ring-too-short"});
  REQUIRE(three.find("geometry.ring-too-short")->where[0].record == 1);
  const Result twoCorners = examine(Records{{ring({{0, 0}, {0, 4}, {0, 0}, {0, 4}, {0, 0}})}});
  REQUIRE(twoCorners.rules() == Names{"geometry.ring-too-short"});
  REQUIRE(*twoCorners.location.webMercatorM2 == 0);
  REQUIRE(examine(Records{{ring({{0, 0}, {0, 4}, {4, 0}, {0, 0}})}}).rules().empty());
}

TEST_CASE("an open ring is named with its gap and judged as if closed") {
  Ring open = square(0, 0, 4, 4);
  open.back() = at(0.5, 0);
  const Result result = examine(Records{{open}});
  REQUIRE(result.rules() == Names{"geometry.ring-not-closed"});
  REQUIRE(result.find("geometry.ring-not-closed")->where[0].vertex == 4);
  REQUIRE(*result.location.webMercatorM2 ==
          Approx(*examine(Records{{square(0, 0, 4, 4)}}).location.webMercatorM2).epsilon(1e-12));
}

TEST_CASE("each repeated vertex is counted, the closing one is none") {
  const Result result =
      examine(Records{{ring({{0, 0}, {0, 4}, {0, 4}, {0, 4}, {4, 4}, {4, 0}, {4, 0}, {0, 0}})}});
  REQUIRE(result.rules() == Names{"geometry.repeated-vertex"});
  const Finding& finding = *result.find("geometry.repeated-vertex");
  REQUIRE(finding.count == 3);
  REQUIRE(finding.where[0].vertex == 2);
  REQUIRE(finding.where[2].vertex == 6);
}

TEST_CASE("vertex numbers are those of the file, also behind repeated vertices") {
  const Result result =
      examine(Records{{ring({{0, 0}, {0, 0}, {0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}})}});
  const Finding& crossing = *result.find("geometry.self-intersection");
  REQUIRE(crossing.count == 1);
  REQUIRE(crossing.where[0].vertex == 2);
}

TEST_CASE("a bow-tie is an intersection at its crossing, its area that of both halves") {
  const Result result = examine(Records{{ring({{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}})}});
  REQUIRE(result.rules() == Names{"geometry.self-intersection"});
  const Finding& finding = *result.find("geometry.self-intersection");
  REQUIRE(finding.count == 1);
  REQUIRE(finding.where[0].record == 1);
  REQUIRE(finding.where[0].ring == 0);
  REQUIRE(finding.where[0].vertex == 0);
  REQUIRE(finding.where[0].at->x == Approx(at(2, 2).x).epsilon(1e-13));
  REQUIRE(finding.where[0].at->y == Approx(at(2, 2).y).epsilon(1e-13));
  const double whole = *examine(Records{{square(0, 0, 4, 4)}}).location.webMercatorM2;
  REQUIRE(*result.location.webMercatorM2 == Approx(whole / 2).epsilon(1e-6));
}

TEST_CASE("a hole is named with its area and a point inside it") {
  const Result result = examine(Records{{square(0, 0, 8, 8), turned(square(2, 2, 4, 4))}});
  const Finding& finding = *result.find("geometry.hole");
  REQUIRE(finding.count == 1);
  REQUIRE(finding.where[0].ring == 1);
  REQUIRE(finding.where[0].at->x > at(2, 2).x);
  REQUIRE(finding.where[0].at->x < at(4, 4).x);
  REQUIRE(finding.where[0].at->y > at(2, 2).y);
  REQUIRE(finding.where[0].at->y < at(4, 4).y);
  const double hole = *examine(Records{{square(2, 2, 4, 4)}}).location.webMercatorM2;
  REQUIRE(std::get<kkpr::Quantity>(finding.values[0].second).value == Approx(hole).epsilon(1e-12));
  const double whole = *examine(Records{{square(0, 0, 8, 8)}}).location.webMercatorM2;
  REQUIRE(*result.location.webMercatorM2 == Approx(whole - hole).epsilon(1e-12));
}

TEST_CASE("a hole that another polygon fills is none") {
  const std::vector<Ring> holed{square(0, 0, 8, 8), turned(square(2, 2, 4, 4))};
  const double whole = *examine(Records{{square(0, 0, 8, 8)}}).location.webMercatorM2;
  SECTION("another record, the same line") {
    const Result result = examine(Records{holed, {square(2, 2, 4, 4)}});
    REQUIRE(result.rules().empty());
    REQUIRE(*result.location.webMercatorM2 == Approx(whole).epsilon(1e-12));
  }
  SECTION("another record, the same line with more vertices") {
    const Result result =
        examine(Records{{ring({{2, 2}, {2, 3}, {2, 4}, {4, 4}, {4, 2}, {3, 2}, {2, 2}})}, holed});
    REQUIRE(result.rules().empty());
    REQUIRE(*result.location.webMercatorM2 == Approx(whole).epsilon(1e-12));
  }
  SECTION("two records, half each") {
    const Result result = examine(Records{holed, {square(2, 2, 3, 4)}, {square(3, 2, 4, 4)}});
    REQUIRE(result.rules().empty());
    REQUIRE(*result.location.webMercatorM2 == Approx(whole).epsilon(1e-12));
  }
  SECTION("another part of the same record") {
    const Result result = examine(Records{{holed[0], holed[1], square(2, 2, 4, 4)}});
    REQUIRE(result.rules().empty());
    REQUIRE(result.location.polygons[0].parts.size() == 2);
    REQUIRE(*result.location.webMercatorM2 == Approx(whole).epsilon(1e-12));
  }
  SECTION("another part, drawn before the hole") {
    const Result result = examine(Records{{square(2, 2, 4, 4), holed[1], holed[0]}});
    REQUIRE(result.rules().empty());
  }
}

TEST_CASE("a hole that is filled in part only is named with what is left") {
  const Result result =
      examine(Records{{square(0, 0, 8, 8), turned(square(2, 2, 4, 4))}, {square(2, 2, 3, 4)}});
  REQUIRE(result.rules() == Names{"geometry.hole"});
  const Finding& finding = *result.find("geometry.hole");
  const double left = *examine(Records{{square(3, 2, 4, 4)}}).location.webMercatorM2;
  REQUIRE(std::get<kkpr::Quantity>(finding.values[0].second).value == Approx(left).epsilon(1e-6));
  REQUIRE(finding.where[0].at->x > at(3, 0).x);
  // A smaller island inside leaves a rim.
  REQUIRE(examine(Records{{square(0, 0, 8, 8), turned(square(2, 2, 6, 6))}, {square(3, 3, 5, 5)}})
              .rules() == Names{"geometry.hole"});
  REQUIRE(examine(Records{{square(0, 0, 8, 8), turned(square(2, 2, 6, 6)), square(3, 3, 5, 5)}})
              .rules() == Names{"geometry.hole"});
}

TEST_CASE("a hole in what fills a hole is a hole") {
  const Result result = examine(Records{{square(0, 0, 8, 8), turned(square(2, 2, 6, 6))},
                                        {square(2, 2, 6, 6), turned(square(3, 3, 4, 4))}});
  REQUIRE(result.rules() == Names{"geometry.hole"});
  const double hole = *examine(Records{{square(3, 3, 4, 4)}}).location.webMercatorM2;
  const Finding& finding = *result.find("geometry.hole");
  for (const auto& [name, value] : finding.values) {
    if (name == "largest")
      REQUIRE(std::get<kkpr::Quantity>(value).value == Approx(hole).epsilon(1e-6));
  }
}

TEST_CASE(
    "an island with a hole of its own fills the hole around it, and its own is judged apart") {
  const auto total = [](const Result& result) {
    for (const auto& [name, value] : result.find("geometry.hole")->values) {
      if (name == "area") return std::get<kkpr::Quantity>(value).value;
    }
    return -1.0;
  };
  const auto area = [](const Ring& boundary) {
    return *examine(Records{{boundary}}).location.webMercatorM2;
  };
  const Ring outer = square(0, 0, 12, 12);
  const Ring hole = turned(square(2, 2, 10, 10));
  const Ring island = square(2, 2, 10, 10);
  const Ring inner = turned(square(4, 4, 8, 8));
  const Ring core = square(4, 4, 8, 8);
  const Ring small = square(5, 5, 6, 6);
  SECTION("in one record") {
    REQUIRE(examine(Records{{outer, hole, island, inner, core}}).rules().empty());
    const Result open = examine(Records{{outer, hole, island, inner}});
    REQUIRE(open.find("geometry.hole")->count == 1);
    REQUIRE(total(open) == Approx(area(core)).epsilon(1e-6));
    const Result rim = examine(Records{{outer, hole, island, inner, small}});
    REQUIRE(rim.find("geometry.hole")->count == 1);
    REQUIRE(total(rim) == Approx(area(core) - area(small)).epsilon(1e-6));
  }
  SECTION("in another record") {
    REQUIRE(examine(Records{{outer, hole}, {island, inner, core}}).rules().empty());
    REQUIRE(examine(Records{{outer, hole}, {island, inner}, {core}}).rules().empty());
    const Result open = examine(Records{{outer, hole}, {island, inner}});
    REQUIRE(open.find("geometry.hole")->count == 1);
    REQUIRE(total(open) == Approx(area(core)).epsilon(1e-6));
  }
  SECTION("the island is smaller than the hole") {
    const Ring within = square(3, 3, 9, 9);
    const Result rims = examine(Records{{outer, hole, within, inner, small}});
    REQUIRE(rims.find("geometry.hole")->count == 2);
    REQUIRE(total(rims) ==
            Approx(area(island) - area(within) + area(core) - area(small)).epsilon(1e-6));
  }
  SECTION("another record that leaves out the same fills nothing") {
    const Result twice = examine(Records{{outer, hole}, {outer, hole}});
    REQUIRE(twice.find("geometry.hole")->count == 2);
    const Result wider = examine(Records{{outer, hole}, {outer, turned(square(1, 1, 11, 11))}});
    REQUIRE(wider.find("geometry.hole")->count >= 1);
    REQUIRE(wider.find("geometry.hole")->where[0].record == 1);
  }
  SECTION("another record that covers all of it fills it") {
    REQUIRE(examine(Records{{outer, hole}, {outer}}).rules() == Names{"topology.overlap"});
  }
}

TEST_CASE("rings nested in each other are judged within the budget, each gap a hole of its own") {
  constexpr int kRings = 800;
  const auto nested = [](int k) {
    const double gap = k / 16.0;
    return k % 2 == 0 ? square(gap, gap, 120 - gap, 120 - gap)
                      : turned(square(gap, gap, 120 - gap, 120 - gap));
  };
  std::vector<Ring> record;
  double gaps = 0;
  for (int k = 0; k < kRings; ++k) {
    record.push_back(nested(k));
    const double side = 120 - k / 8.0;
    gaps += (k % 2 == 1 ? 1 : -1) * (k == 0 ? 0 : side * side);
  }
  const Result result = examine(Records{record});
  REQUIRE(result.rules() == Names{"geometry.hole"});
  const Finding& finding = *result.find("geometry.hole");
  REQUIRE(finding.count == kRings / 2);
  const double step = *examine(Records{{square(0, 0, 120, 120)}}).location.webMercatorM2 / 14400;
  for (const auto& [name, value] : finding.values) {
    if (name == "area") {
      CHECK(std::get<kkpr::Quantity>(value).value == Approx(gaps * step).epsilon(1e-4));
    }
  }
  // Alternating between two records there is nothing left open but the innermost gap.
  Records two(2);
  for (int k = 0; k < 100; ++k) {
    two[k % 4 < 2 ? 0 : 1].push_back(nested(k));
  }
  REQUIRE(examine(two).rules() == Names{"geometry.hole"});
}

TEST_CASE("polygons that lie in a large one count once, however many they are") {
  Records records{{square(-1, -1, 201, 101)}};
  for (int k = 0; k < 20'000; ++k) {
    const double x = k % 200;
    const double y = k / 200;
    records.push_back({square(x, y, x + 0.5, y + 0.5)});
  }
  const Result result = examine(records);
  REQUIRE(result.rules() == Names{"topology.overlap"});
  REQUIRE(result.find("topology.overlap")->count == 20'000);
  REQUIRE(*result.location.webMercatorM2 ==
          Approx(*examine(Records{records[0]}).location.webMercatorM2).epsilon(1e-12));
}

TEST_CASE("several holes are one finding with every place") {
  const Result result =
      examine(Records{{square(0, 0, 8, 8), turned(square(1, 1, 2, 2)), turned(square(3, 3, 4, 4))},
                      {square(20, 0, 28, 8), turned(square(21, 1, 22, 2))}});
  const Finding& finding = *result.find("geometry.hole");
  REQUIRE(result.rules() == Names{"geometry.hole"});
  REQUIRE(finding.count == 3);
  REQUIRE(finding.where[2].record == 2);
}

TEST_CASE(
    "an outer ring that meets itself in a point and encloses a hole has a hole, nothing else") {
  const Result result = examine(Records{
      {ring({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}, {4, 2}, {4, 4}, {2, 4}, {0, 0}})}});
  REQUIRE(result.rules() == Names{"geometry.hole"});
  const double hole =
      *examine(Records{{ring({{0, 0}, {2, 4}, {4, 4}, {4, 2}, {0, 0}})}}).location.webMercatorM2;
  const double whole = *examine(Records{{square(0, 0, 10, 10)}}).location.webMercatorM2;
  REQUIRE(*result.location.webMercatorM2 == Approx(whole - hole).epsilon(1e-9));
}

TEST_CASE("a keyhole cut is a hole, nothing else, and is filled like any other") {
  const Ring keyhole = ring({{0, 0},
                             {0, 10},
                             {10, 10},
                             {10, 0},
                             {5, 0},
                             {5, 2},
                             {6, 2},
                             {6, 4},
                             {4, 4},
                             {4, 2},
                             {5, 2},
                             {5, 0},
                             {0, 0}});
  REQUIRE(examine(Records{{keyhole}}).rules() == Names{"geometry.hole"});
  REQUIRE(examine(Records{{keyhole}, {square(4, 2, 6, 4)}}).rules().empty());
}

TEST_CASE("lobes that meet in a point are an intersection") {
  const Result result =
      examine(Records{{ring({{0, 0}, {0, 4}, {2, 2}, {4, 4}, {4, 0}, {2, 2}, {0, 0}})}});
  REQUIRE(result.rules() == Names{"geometry.self-intersection"});
  REQUIRE(result.find("geometry.self-intersection")->count == 1);
}

TEST_CASE("rings of one polygon may touch in a point, but neither cross nor share an edge") {
  const Ring big = square(0, 0, 8, 8);
  REQUIRE(examine(Records{{big, square(8, 8, 10, 10)}}).rules().empty());
  const Result edge = examine(Records{{big, square(8, 2, 10, 4)}});
  REQUIRE(edge.rules() == Names{"geometry.self-intersection"});
  REQUIRE(edge.find("geometry.self-intersection")->count == 1);
  REQUIRE(
      *edge.location.webMercatorM2 ==
      Approx(*examine(Records{{big}, {square(8, 2, 10, 4)}}).location.webMercatorM2).epsilon(1e-9));
  // A hole that shares an edge with its outer ring, and one that sticks out of it.
  REQUIRE(examine(Records{{big, turned(square(0, 2, 2, 4))}}).rules() ==
          Names{"geometry.self-intersection"});
  const Result crossing = examine(Records{{big, turned(square(-1, 2, 2, 4))}});
  REQUIRE(crossing.rules() == Names{"geometry.self-intersection"});
  REQUIRE(crossing.find("geometry.self-intersection")->count == 2);
}

TEST_CASE(
    "polygons of different records may share edges, and what they share in area counts once") {
  const Result neighbours = examine(Records{{square(0, 0, 4, 4)}, {square(4, 0, 8, 4)}});
  const double both = *examine(Records{{square(0, 0, 8, 4)}}).location.webMercatorM2;
  REQUIRE(neighbours.rules().empty());
  REQUIRE(*neighbours.location.webMercatorM2 == Approx(both).epsilon(1e-13));
  const Result overlapping = examine(Records{{square(0, 0, 5, 4)}, {square(3, 0, 8, 4)}});
  REQUIRE(*overlapping.location.webMercatorM2 == Approx(both).epsilon(1e-9));
  REQUIRE(*overlapping.location.geodesicM2 ==
          Approx(*neighbours.location.geodesicM2).epsilon(1e-9));
  const Result inside = examine(Records{{square(0, 0, 8, 4)}, {square(1, 1, 2, 2)}});
  REQUIRE(*inside.location.webMercatorM2 == Approx(both).epsilon(1e-9));
  const Result twice = examine(Records{{square(0, 0, 8, 4)}, {turned(square(0, 0, 8, 4))}});
  REQUIRE(*twice.location.webMercatorM2 == Approx(both).epsilon(1e-9));
  const Result parts = examine(Records{{square(0, 0, 5, 4), square(3, 0, 8, 4)}});
  REQUIRE(*parts.location.webMercatorM2 == Approx(both).epsilon(1e-9));
  const Result drawnTwice = examine(Records{{square(0, 0, 8, 4), square(0, 0, 8, 4)}});
  REQUIRE(*drawnTwice.location.webMercatorM2 == Approx(both).epsilon(1e-9));
  REQUIRE(drawnTwice.rules() == Names{"topology.duplicate"});
}

TEST_CASE("the order of polygons, rings and vertices changes no area") {
  const std::vector<Ring> holed{square(0, 0, 8, 8), turned(square(2, 2, 4, 4))};
  const std::vector<Ring> other{square(6, 6, 12, 12)};
  const double area = *examine(Records{holed, other}).location.webMercatorM2;
  REQUIRE(*examine(Records{other, holed}).location.webMercatorM2 == Approx(area).epsilon(1e-12));
  REQUIRE(*examine(Records{other, {holed[1], holed[0]}}).location.webMercatorM2 ==
          Approx(area).epsilon(1e-12));
}

TEST_CASE("a ring below 0.01 m² encloses nothing, one above does") {
  // A right triangle with both legs of s degrees at 8.75° S: about s²/2 · 1.2534e10 m² in Web
  // Mercator.
  const auto triangle = [](double m2) {
    const double s = std::sqrt(2 * m2 / 1.2537e10);
    return Ring{{kLon, kLat}, {kLon, kLat + s}, {kLon + s, kLat}, {kLon, kLat}};
  };
  REQUIRE(examine(Records{{triangle(0.0099)}}).rules() == Names{"geometry.zero-area"});
  REQUIRE(examine(Records{{triangle(0.0101)}}).rules() == Names{"geometry.sliver"});
  // All corners on one line.
  REQUIRE(
      examine(Records{{ring({{0, 0}, {1, 1}, {2, 2}, {0, 0}})}, {square(9, 9, 10, 10)}}).rules() ==
      Names{"geometry.zero-area"});
}

TEST_CASE("a house for a foreigner may have 2 000.004 m², not 2 000.006 m²") {
  // Rectangles of 0.0004° from 8.7° S northwards; widths worked out apart with 50 decimal digits.
  const auto rectangle = [](double width) {
    return Ring{{115.0, -8.7},
                {115.0, -8.6996},
                {115.0 + width, -8.6996},
                {115.0 + width, -8.7},
                {115.0, -8.7}};
  };
  const Ring passes = rectangle(0.00039884363947115041);
  const Ring fails = rectangle(0.00039884403831399220);
  const Result below = examine(Records{{passes}}, true);
  REQUIRE(*below.location.webMercatorM2 == Approx(2000.004).margin(0.0005));
  REQUIRE(below.find("area.foreigner-house-cap") == nullptr);
  REQUIRE_FALSE(below.exempt("area.foreigner-house-cap", false));
  const Result above = examine(Records{{fails}}, true);
  REQUIRE(*above.location.webMercatorM2 == Approx(2000.006).margin(0.0005));
  REQUIRE(above.rules() == Names{"area.foreigner-house-cap"});
  const auto worded = kkpr::rules::worded(*above.find("area.foreigner-house-cap"));
  REQUIRE(worded.message.id.find("2.000,01 m²") != std::string::npos);
  REQUIRE(worded.message.id.find("2.000 m²") != std::string::npos);
  REQUIRE(worded.remedy.en.find("1,942 m²") != std::string::npos);
  REQUIRE(examine(Records{{fails}}, false).rules().empty());
}

TEST_CASE("the stated land need of a house for a foreigner is capped as well") {
  Examination examination;
  examination.foreignHouse = true;
  examination.landNeedM2 = 2000.006;
  const auto location =
      kkpr::quality::examineGeometry(readingOf({{square(0, 0, 1, 1)}}), "a.shp", examination);
  REQUIRE(*location.webMercatorM2 < 2000);
  REQUIRE(examination.findings.has("area.foreigner-house-cap"));
  Examination within;
  within.foreignHouse = true;
  within.landNeedM2 = 2000.004;
  REQUIRE(
      kkpr::quality::examineGeometry(readingOf({{square(0, 0, 1, 1)}}), "a.shp", within).inDegrees);
  REQUIRE_FALSE(within.findings.has("area.foreigner-house-cap"));
}

TEST_CASE("where the numbers are no degrees nothing is judged and everything says so") {
  Reading reading = readingOf({{{{701000.0, 9314342.0},
                                 {701000.0, 9314400.0},
                                 {701050.0, std::numeric_limits<double>::quiet_NaN()},
                                 {701000.0, 9314342.0}}}});
  reading.inDegrees = false;
  reading.whyNoDegrees = {"crs.projected"};
  Result result;
  result.examination.foreignHouse = true;
  result.examination.findings.of("crs.projected").at({"lokasi.prj", 0, -1, -1, {}});
  result.location = kkpr::quality::examineGeometry(reading, "lokasi.shp", result.examination);
  REQUIRE(result.rules() == Names{"crs.projected"});
  for (const char* rule :
       {"geometry.hole", "geometry.self-intersection", "geometry.zero-area",
        "geometry.ring-too-short", "geometry.ring-not-closed", "limit.work",
        "geometry.ring-orientation", "geometry.repeated-vertex", "area.foreigner-house-cap"}) {
    CAPTURE(rule);
    REQUIRE(result.exempt(rule, true));
  }
  for (const auto& exemption : result.examination.exemptions) {
    REQUIRE(exemption.because == std::vector<std::string>{"crs.projected"});
  }
  REQUIRE(result.location.rings == 1);
  REQUIRE(result.location.vertices == 4);
  REQUIRE(result.location.polygons.size() == 1);
  REQUIRE_FALSE(result.location.webMercatorM2);
  REQUIRE_FALSE(result.location.bbox);
  REQUIRE_FALSE(result.location.centroid);
}

TEST_CASE("records without geometry are skipped, and a layer without any is measured as nothing") {
  const Result result = examine(Records{{}, {square(0, 0, 1, 1)}});
  REQUIRE(result.location.polygons.size() == 1);
  REQUIRE(result.location.polygons[0].record == 2);
  const Result none = examine(Records{{}});
  REQUIRE(none.location.polygons.empty());
  REQUIRE_FALSE(none.location.webMercatorM2);
}

TEST_CASE("what is too much work is a finding, never a pass, and ends in time") {
  const std::clock_t start = std::clock();
  SECTION("a comb of 20 000 diagonal edges") {
    Ring comb;
    for (int i = 0; i < 10000; ++i) {
      comb.push_back({110 + i * 1e-7, -7 - i * 1e-7});
      comb.push_back({110.1 + i * 1e-7 + 5e-8, -6.9 - i * 1e-7 - 5e-8});
    }
    comb.push_back({109.9, -7.2});
    comb.push_back(comb.front());
    // Long boxes that all meet, but no edge meets another: the strips of the search see that.
    const Result result = examine(Records{{comb}});
    REQUIRE(result.rules() == Names{"geometry.spike"});
    REQUIRE(result.find("geometry.spike")->variant == "narrow");
    REQUIRE(result.location.webMercatorM2);
  }
  SECTION("640 000 crossings of one ring") {
    Ring ring;
    for (int i = 0; i < 800; ++i) {
      ring.push_back({110 + i * 1e-4, i % 2 == 0 ? -7.0 : -6.9});
      ring.push_back({110 + i * 1e-4, i % 2 == 0 ? -6.9 : -7.0});
    }
    for (int i = 0; i < 800; ++i) {
      ring.push_back({i % 2 == 0 ? 110.09 : 109.99, -6.99 + i * 1e-4});
      ring.push_back({i % 2 == 0 ? 109.99 : 110.09, -6.99 + i * 1e-4});
    }
    ring.push_back(ring.front());
    // Cut into faces and measured within the budget.
    const Result crossed = examine(Records{{ring}});
    REQUIRE(crossed.rules() == Names{"geometry.self-intersection"});
    REQUIRE(crossed.location.webMercatorM2);
  }
  SECTION("two combs that cross each other everywhere") {
    Records records(2);
    Ring up;
    Ring across;
    for (int i = 0; i < 800; ++i) {
      up.push_back({110 + i * 1e-4, i % 2 == 0 ? -7.0 : -6.9});
      up.push_back({110 + i * 1e-4, i % 2 == 0 ? -6.9 : -7.0});
      across.push_back({i % 2 == 0 ? 110.09 : 109.99, -6.99 + i * 1e-4});
      across.push_back({i % 2 == 0 ? 109.99 : 110.09, -6.99 + i * 1e-4});
    }
    up.push_back({110.2, -7.1});
    up.push_back(up.front());
    across.push_back({109.9, -6.8});
    across.push_back(across.front());
    REQUIRE(examine(Records{{up}, {across}}).rules().count("limit.work") == 1);
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CAPTURE(seconds);
  REQUIRE(seconds < 30);  // generous: sanitizers, and a machine that does other things
}

TEST_CASE("many crossings within the budget are all counted and the area still found") {
  // A comb across a comb: 60 × 60 crossings.
  Ring ring;
  for (int i = 0; i < 60; ++i) {
    ring.push_back({110 + i * 1e-3, i % 2 == 0 ? -7.0 : -6.9});
    ring.push_back({110 + i * 1e-3, i % 2 == 0 ? -6.9 : -7.0});
  }
  for (int i = 0; i < 60; ++i) {
    ring.push_back({i % 2 == 0 ? 110.09 : 109.99, -6.98 + i * 1e-3});
    ring.push_back({i % 2 == 0 ? 109.99 : 110.09, -6.98 + i * 1e-3});
  }
  ring.push_back(ring.front());
  const Result result = examine(Records{{ring}});
  REQUIRE(result.find("geometry.self-intersection")->count >= 3600);
  REQUIRE(result.find("geometry.self-intersection")->where.size() == 100);
  REQUIRE(*result.location.webMercatorM2 > 0);
}

TEST_CASE("time of 2 000 rings nested in each other", "[.bench]") {
  std::vector<Ring> record;
  for (int k = 0; k < 2000; ++k) {
    const Ring next = square(k / 64.0, k / 64.0, 120 - k / 64.0, 120 - k / 64.0);
    record.push_back(k % 2 == 0 ? next : turned(next));
  }
  const Reading reading = readingOf({record});
  const std::clock_t start = std::clock();
  REQUIRE(examine(reading).find("geometry.hole")->count == 1000);
  std::printf("%.0f ms\n", 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
}

TEST_CASE("time of the whole stage on a layer of 1 000 000 vertices", "[.bench]") {
  Records records;
  for (int i = 0; i < 2000; ++i) {
    Ring ring;
    for (int k = 0; k < 500; ++k) {
      const double angle = -6.283185307179586 * k / 500;
      const double r = 0.004 * (1 + 0.1 * std::sin(5 * angle) + 0.02 * std::sin(185 * angle));
      ring.push_back({100 + 0.01 * (i % 50) + r * std::cos(angle),
                      -6 + 0.01 * (i / 50) + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    records.push_back({ring});
  }
  const Reading reading = readingOf(records);
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    REQUIRE(examine(reading).rules().empty());
    std::printf("%.0f ms\n", 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
}
