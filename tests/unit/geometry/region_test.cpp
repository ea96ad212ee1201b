#include "geometry/region.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "base/failure.h"

using kkpr::Box;
using kkpr::Point;
using namespace kkpr::geometry;

namespace {

Ring box(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

Region rectangle(double x0, double y0, double x1, double y1) {
  return Region::of({{box(x0, y0, x1, y1), {}}});
}

}  // namespace

TEST_CASE("the empty region has no area, no box and no parts") {
  const Region nothing;
  REQUIRE(nothing.empty());
  REQUIRE(nothing.areaM2() == 0);
  REQUIRE(nothing.box().empty());
  REQUIRE(nothing.parts().empty());
  REQUIRE(nothing.polygons().empty());
  REQUIRE_FALSE(nothing.isWiderThan(0));
  REQUIRE(Region::of({}).empty());
  REQUIRE(nothing.unionWith(rectangle(0, 0, 1, 1)).areaM2() == 1);
  REQUIRE(rectangle(0, 0, 1, 1).difference(nothing).areaM2() == 1);
  REQUIRE(rectangle(0, 0, 1, 1).intersection(nothing).empty());
}

TEST_CASE("a valid polygon is not mended and keeps its area less its hole") {
  bool mended = true;
  const Region region = Region::of({{box(0, 0, 10, 10), {box(2, 2, 4, 4)}}}, &mended);
  REQUIRE_FALSE(mended);
  REQUIRE(region.areaM2() == 96);
  REQUIRE(region.polygons().size() == 1);
  REQUIRE(region.polygons()[0].holes.size() == 1);
}

TEST_CASE("a bow-tie is made valid by even-odd and says so") {
  bool mended = false;
  const Region region = Region::of({{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {}}}, &mended);
  REQUIRE(mended);
  REQUIRE(region.areaM2() == Approx(2.0));
  REQUIRE(region.parts().size() == 2);
}

TEST_CASE("a ring wound twice inside leaves its inner part out, as even-odd says") {
  bool mended = false;
  const Region region = Region::of(
      {{{{0, 0}, {10, 0}, {10, 10}, {3, 10}, {3, 3}, {7, 3}, {7, 7}, {0, 7}, {0, 0}}, {}}},
      &mended);
  REQUIRE(mended);
  // The outline is 100 less the 3 × 3 corner; the doubly wound 4 × 4 square is left out.
  REQUIRE(region.areaM2() == Approx(100.0 - 9.0 - 16.0));
}

TEST_CASE("what a ring goes around is more than it covers where it crosses itself") {
  const Ring twice{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
  CHECK(Region::of({{twice, {}}}).empty());
  CHECK(Region::enclosedBy(twice).areaM2() == 16);
  const Ring bowTie{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}};
  CHECK(Region::enclosedBy(bowTie).areaM2() == Region::of({{bowTie, {}}}).areaM2());
  CHECK(Region::enclosedBy(box(0, 0, 2, 3)).areaM2() == 6);
  CHECK(Region::enclosedBy({{0, 0}, {1, 1}}).empty());
}

TEST_CASE("a cut says whether the polygon had to be mended") {
  const Region whole = rectangle(0, 0, 10, 10);
  bool mended = true;
  CHECK(whole.cut({box(2, 2, 4, 4), {}}, &mended).areaM2() == 4);
  CHECK_FALSE(mended);
  const Polygon bowTie{{{8, 2}, {12, 6}, {12, 2}, {8, 6}, {8, 2}}, {}};
  CHECK(whole.cut(bowTie, &mended).areaM2() == 4);
  CHECK(mended);
  (void)whole.cut({box(20, 20, 30, 30), {}}, &mended);
  CHECK_FALSE(mended);
}

TEST_CASE("rings that enclose nothing are dropped, open ones closed, and both are called mended") {
  bool mended = false;
  REQUIRE(Region::of({{{{0, 0}, {1, 1}}, {}}}, &mended).empty());
  REQUIRE(mended);
  const Region open = Region::of({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}}, &mended);
  REQUIRE(mended);
  REQUIRE(open.areaM2() == 1);
  REQUIRE(Region::of({{{{0, 0}, {1, 1}, {2, 2}, {0, 0}}, {}}}, &mended).empty());
  REQUIRE(mended);
}

TEST_CASE("a coordinate that is not finite is our own bug and throws") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  REQUIRE_THROWS_AS(Region::of({{{{0, 0}, {1, 0}, {nan, 1}, {0, 0}}, {}}}), kkpr::Failure);
}

TEST_CASE("intersection, difference and union add up") {
  const Region a = rectangle(0, 0, 10, 10);
  const Region b = rectangle(6, 4, 16, 8);
  REQUIRE(a.intersection(b).areaM2() == Approx(16));
  REQUIRE(b.intersection(a).areaM2() == Approx(16));
  REQUIRE(a.difference(b).areaM2() == Approx(84));
  REQUIRE(a.unionWith(b).areaM2() == Approx(124));
  const std::vector<Region> both{a, b, Region()};
  REQUIRE(Region::unionOf(both).areaM2() == Approx(124));
}

TEST_CASE("what lies wholly within or wholly apart is decided without an overlay, and right") {
  const Region a = Region::of({{box(0, 0, 10, 10), {box(2, 2, 4, 4)}}});
  const Region inside = rectangle(6, 6, 8, 8);
  REQUIRE(a.intersection(inside).areaM2() == 4);
  REQUIRE(inside.difference(a).empty());
  REQUIRE(a.difference(inside).areaM2() == 92);
  const Region inHole = rectangle(2.5, 2.5, 3.5, 3.5);
  REQUIRE(a.intersection(inHole).empty());
  REQUIRE(a.difference(inHole).areaM2() == 96);
  REQUIRE(inHole.difference(a).areaM2() == 1);
  REQUIRE(a.intersection(a).areaM2() == 96);
  REQUIRE(a.difference(a).empty());
}

TEST_CASE("a hole of the larger one within the smaller is no part of what they share") {
  const Region larger = Region::of({{{{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}},
                                     {{{8, 8}, {8, 10}, {10, 10}, {10, 8}, {8, 8}}}}});
  const Region smaller = rectangle(5, 5, 15, 15);
  REQUIRE(larger.intersection(smaller).areaM2() == 96);
  REQUIRE(smaller.intersection(larger).areaM2() == 96);
  REQUIRE(smaller.difference(larger).areaM2() == 4);
}

TEST_CASE("a region within a polygon of fewer vertices stays what it is") {
  const Region octagon =
      Region::of({{{{2, 0}, {4, 0}, {6, 2}, {6, 4}, {4, 6}, {2, 6}, {0, 4}, {0, 2}, {2, 0}}, {}}});
  REQUIRE(octagon.intersection(rectangle(-1, -1, 7, 7)).difference(octagon).empty());
  REQUIRE(octagon.cut({box(-1, -1, 7, 7), {}}).areaM2() == octagon.areaM2());
  REQUIRE(octagon.difference(rectangle(-1, -1, 7, 7)).empty());
  // One of its two parts, or with a hole there.
  const Region two = octagon.unionWith(rectangle(20, 0, 30, 10));
  REQUIRE(two.intersection(rectangle(-1, -1, 7, 7)).areaM2() == octagon.areaM2());
  REQUIRE(octagon.cut({box(-1, -1, 7, 7), {box(2, 2, 3, 3)}}).areaM2() == octagon.areaM2() - 1);
  REQUIRE(octagon.cut({box(-2, -2, 8, 8), {box(-1, -1, 7, 7)}}).empty());
}

TEST_CASE("regions that only touch share nothing") {
  const Region a = rectangle(0, 0, 10, 10);
  REQUIRE(a.intersection(rectangle(10, 0, 20, 10)).empty());
  REQUIRE(a.intersection(rectangle(10, 10, 20, 20)).empty());
  REQUIRE(a.difference(rectangle(10, 0, 20, 10)).areaM2() == 100);
  REQUIRE(a.unionWith(rectangle(10, 0, 20, 10)).parts().size() == 1);
  REQUIRE(a.unionWith(rectangle(10, 10, 20, 20)).parts().size() == 2);
}

TEST_CASE("parts come largest first and have the box of what they are") {
  const Region all =
      Region::of({{box(0, 0, 1, 1), {}}, {box(5, 5, 9, 9), {}}, {box(2, 0, 3, 1), {}}});
  const std::vector<Region> parts = all.parts();
  REQUIRE(parts.size() == 3);
  REQUIRE(parts[0].areaM2() == 16);
  REQUIRE(parts[1].box().minX == 0);
  REQUIRE(parts[2].box().minX == 2);
  REQUIRE(all.box().maxX == 9);
}

TEST_CASE("the same set of points gives the same coordinates, whatever it was made from") {
  const Region a = rectangle(0, 0, 2, 2).unionWith(rectangle(2, 0, 4, 2));
  const Region b = rectangle(2, 0, 4, 2).unionWith(rectangle(0, 0, 2, 2));
  REQUIRE(a.polygons()[0].outer == b.polygons()[0].outer);
}

TEST_CASE("the width is that of the largest circle that fits") {
  const auto isWide = [](const Region& region, double metres) {
    REQUIRE(region.isWiderThan(metres - 0.001));
    REQUIRE_FALSE(region.isWiderThan(metres));
    REQUIRE_FALSE(region.isWiderThan(metres + 0.001));
  };
  isWide(rectangle(0, 0, 100, 0.5), 0.5);
  isWide(rectangle(0, 0, 0.4, 100), 0.4);
  isWide(rectangle(0, 0, 30, 20), 20);
  // A strip at a slant, 2 m wide and a kilometre long.
  const double s = std::sqrt(0.5);
  const Ring slanted{
      {0, 0}, {1000 * s, 1000 * s}, {1000 * s - 2 * s, 1000 * s + 2 * s}, {-2 * s, 2 * s}, {0, 0}};
  isWide(Region::of({{slanted, {}}}), 2);
  // A hole in the middle leaves the rim.
  isWide(Region::of({{box(0, 0, 10, 10), {box(1, 1, 9, 9)}}}), 2 * (2 - std::sqrt(2.0)));
  // Of several parts the widest counts; a vertex drawn twice does not.
  isWide(Region::of({{box(0, 0, 9, 1), {}}, {box(0, 5, 9, 7), {}}}), 2);
  isWide(Region::of({{{{0, 0}, {9, 0}, {9, 0}, {9, 3}, {0, 3}, {0, 0}}, {}}}), 3);
}

TEST_CASE("the shared edge is the length along which two regions meet") {
  const Region a = rectangle(0, 0, 10, 10);
  REQUIRE(a.sharedEdgeM(rectangle(10, 2, 20, 6)) == Approx(4));
  REQUIRE(a.sharedEdgeM(rectangle(10.0000001, 2, 20, 6)) == Approx(4));
  REQUIRE(a.sharedEdgeM(rectangle(10.01, 2, 20, 6)) == 0);
  REQUIRE(a.sharedEdgeM(rectangle(10, 10, 20, 20)) == Approx(0).margin(1e-6));
  REQUIRE(a.sharedEdgeM(a) == Approx(40));
}

TEST_CASE("the shared edge is the same both ways, and asked again and again") {
  // A comb with 2 000 teeth, and a sliver along each tooth's tip.
  Ring comb{{0, 0}};
  std::vector<Region> slivers;
  for (int i = 0; i < 2000; ++i) {
    comb.push_back({2.0 * i, 5});
    comb.push_back({2.0 * i + 1, 5});
    comb.push_back({2.0 * i + 1, 4});
    comb.push_back({2.0 * i + 2, 4});
    slivers.push_back(rectangle(2.0 * i, 5, 2.0 * i + 1.5, 5.25));
  }
  comb.push_back({4000, 0});
  comb.push_back(comb.front());
  const Region large = Region::of({{comb, {}}});
  double total = 0;
  for (const Region& sliver : slivers) {
    const double shared = large.sharedEdgeM(sliver);
    REQUIRE(shared == Approx(1));
    REQUIRE(sliver.sharedEdgeM(large) == shared);
    total += shared;
  }
  REQUIRE(total == Approx(2000));
}

TEST_CASE("sets of cells are counted: they add up, cut and differ as their points do") {
  const Region whole = rectangle(0, 0, 30, 10);
  const std::vector<Region> cells{rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10),
                                  rectangle(20, 0, 30, 10)};
  const std::vector<Region> counted = Region::partition(whole, cells, 1e-6);
  REQUIRE(counted.size() == 3);
  const Region west = counted[0].unionWith(counted[1]);
  CHECK(west.areaM2() == 200);
  CHECK(west.pieces().size() == 2);
  CHECK(west.intersection(counted[2]).empty());
  CHECK(west.difference(counted[0]).areaM2() == 100);
  CHECK(whole.difference(west).areaM2() == 100);
  CHECK(whole.intersection(west).areaM2() == 200);
  // All of them are the whole itself, without what was cut.
  CHECK(Region::unionOf(counted).polygons()[0].outer.size() == 5);
  CHECK(Region::unionOf(counted).difference(whole).empty());
  // Looked at, a set is one polygon; beside others it is like any region.
  CHECK(west.parts().size() == 1);
  CHECK(west.intersection(rectangle(5, 0, 15, 10)).areaM2() == Approx(100));
  CHECK(west.unionWith(rectangle(0, 10, 30, 20)).areaM2() == Approx(500));
  CHECK(counted[0].unionWith(counted[2]).parts().size() == 2);
  CHECK(west.sharedEdgeM(counted[2]) == Approx(10));
}

TEST_CASE("what no cell covers is a cell that is not named") {
  const Region whole = rectangle(0, 0, 30, 10);
  const std::vector<Region> counted =
      Region::partition(whole, {rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10)}, 1e-6);
  REQUIRE(counted.size() == 2);
  const Region both = Region::unionOf(counted);
  CHECK(both.areaM2() == 200);
  const Region rest = whole.difference(both);
  CHECK(rest.areaM2() == 100);
  CHECK(both.unionWith(rest).areaM2() == 300);
  CHECK(both.intersection(rest).empty());
}

TEST_CASE("of what no cell covers each part is counted by itself") {
  const Region whole = rectangle(0, 0, 30, 10);
  const std::vector<Region> counted = Region::partition(whole, {rectangle(10, 0, 20, 10)}, 1e-6);
  REQUIRE(counted.size() == 1);
  const Region rest = whole.difference(counted[0]);
  REQUIRE(rest.pieces().size() == 2);
  const Region joined = counted[0].unionWith(rest.pieces()[0]);
  CHECK(joined.areaM2() == 200);
  CHECK(joined.pieces().size() == 2);
  CHECK(joined.parts().size() == 1);
  CHECK(whole.difference(joined).areaM2() == 100);
}

TEST_CASE("cells that overlap make no partition, by however little") {
  const Region whole = rectangle(0, 0, 30, 10);
  CHECK(Region::partition(whole, {rectangle(0, 0, 15, 10), rectangle(14.99, 0, 30, 10)}, 1e-6)
            .empty());
  // As large as the whole all the same: what lies twice and what is missing do not make up.
  CHECK(
      Region::partition(whole, {rectangle(0, 0, 15, 10), rectangle(10, 0, 25, 10)}, 1e-6).empty());
  CHECK(Region::partition(whole, {whole, whole}, 1e-6).empty());
  CHECK(Region::partition(whole, {rectangle(0, 0, 30, 10), rectangle(5, 5, 6, 6)}, 1e-6).empty());
  CHECK(Region::partition(whole, {}, 1e-6).empty());
}

TEST_CASE("cells whose borders do not agree vertex for vertex are a partition all the same") {
  const Region whole = rectangle(0, 0, 20, 10);
  const Region west = Region::of({{{{0, 0}, {10, 0}, {10, 4}, {10, 10}, {0, 10}, {0, 0}}, {}}});
  const std::vector<Region> counted =
      Region::partition(whole, {west, rectangle(10, 0, 20, 10)}, 1e-6);
  REQUIRE(counted.size() == 2);
  CHECK(Region::unionOf(counted).areaM2() == 200);
}

TEST_CASE("a polygon is cut to a region as an intersection would be") {
  const Region lot = rectangle(10, 10, 20, 20);
  CHECK(lot.cut({box(0, 0, 15, 30), {}}).areaM2() == 50);
  CHECK(lot.cut({box(12, 12, 14, 14), {}}).areaM2() == 4);
  CHECK(lot.cut({box(0, 0, 5, 5), {}}).empty());
  CHECK(lot.cut({box(0, 0, 30, 30), {}}).difference(lot).empty());
  CHECK(lot.cut({box(0, 0, 30, 30), {box(12, 12, 14, 14)}}).areaM2() == 96);
  CHECK(lot.cut({box(0, 0, 30, 30), {box(5, 5, 25, 25)}}).empty());
  // Not closed, and crossing itself: mended first, by even-odd.
  CHECK(lot.cut({{{0, 0}, {15, 0}, {15, 30}, {0, 30}}, {}}).areaM2() == 50);
  CHECK(lot.cut({{{0, 0}, {30, 30}, {30, 0}, {0, 30}, {0, 0}}, {}}).areaM2() == Approx(50));
}

TEST_CASE("of a region with many vertices only what is near is overlaid, and nothing changes") {
  constexpr int kVertices = 9000;
  Ring star;
  for (int i = 0; i < kVertices; ++i) {
    const double angle = 2 * 3.14159265358979323846 * i / kVertices;
    const double radius = 1000 + 30 * std::sin(37 * angle) + (i % 2 == 0 ? 1.0 : 0.0);
    star.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  star.push_back(star.front());
  const Region large = Region::of({{star, {}}});
  double sum = 0;
  double outside = 0;
  for (int i = -12; i < 12; ++i) {
    for (int j = -12; j < 12; ++j) {
      const Region tile = rectangle(100 * i, 100 * j, 100 * i + 100, 100 * j + 100);
      sum += large.intersection(tile).areaM2();
      outside += tile.difference(large).areaM2();
      CHECK(large.cut({box(100 * i, 100 * j, 100 * i + 100, 100 * j + 100), {}}).areaM2() ==
            Approx(tile.intersection(large).areaM2()).epsilon(1e-12).margin(1e-9));
    }
  }
  CHECK(sum == Approx(large.areaM2()).epsilon(1e-12));
  CHECK(outside == Approx(24.0 * 24 * 10000 - large.areaM2()).epsilon(1e-12));
}
