#include "geometry/ring_relations.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "geometry/area.h"

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

RingAnatomy anatomyOf(const Ring& ring) {
  RingTrees trees;
  trees.add(ring);
  WorkBudget budget(1'000'000);
  std::vector<Contact> contacts;
  trees.selfContacts(0, budget, contacts);
  return dissect(ring, contacts, budget);
}

RingRelation relationOf(const Ring& a, const Ring& b) {
  RingTrees trees;
  trees.add(a);
  trees.add(b);
  WorkBudget budget(1'000'000);
  std::vector<Contact> contacts;
  trees.contacts(0, 1, budget, contacts);
  return relate(trees, 0, 1, contacts, budget);
}

Ring square(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}, {x0, y0}};
}

/// The same ring begun at every vertex in turn, in both directions.
std::vector<Ring> turns(const Ring& ring) {
  std::vector<Ring> all;
  const std::size_t edges = ring.size() - 1;
  for (std::size_t start = 0; start < edges; ++start) {
    Ring turned;
    for (std::size_t i = 0; i <= edges; ++i) turned.push_back(ring[(start + i) % edges]);
    all.push_back(turned);
    all.emplace_back(turned.rbegin(), turned.rend());
  }
  return all;
}

}  // namespace

TEST_CASE("a simple ring has nothing to take apart") {
  const RingAnatomy anatomy = anatomyOf(square(0, 0, 1, 1));
  REQUIRE(anatomy.intersections.empty());
  REQUIRE(anatomy.holes.empty());
}

TEST_CASE("a bow-tie crosses itself in one point, wherever it begins") {
  for (const Ring& ring : turns({{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.crosses);
    REQUIRE(anatomy.intersections.size() == 1);
    REQUIRE(anatomy.intersections[0].at == Point{1, 1});
    REQUIRE(anatomy.loops.size() == 2);
    REQUIRE(anatomy.holes.empty());
  }
}

TEST_CASE("every crossing is named, not only the first") {
  // A zigzag closed by a line through all of it.
  Ring ring;
  for (int i = 0; i < 10; ++i) ring.push_back({static_cast<double>(i), i % 2 == 0 ? -1.0 : 1.0});
  ring.push_back({9, 0});
  ring.push_back({-1, 0.125});
  ring.push_back(ring.front());
  // All nine edges of the zigzag span the height of the line back.
  REQUIRE(anatomyOf(ring).intersections.size() == 9);
}

TEST_CASE("lobes that meet in a point are an intersection there") {
  // Through a vertex of both …
  for (const Ring& ring : turns({{0, 0}, {1, 1}, {2, 0}, {2, 2}, {1, 1}, {0, 2}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.size() == 1);
    REQUIRE(anatomy.intersections[0].at == Point{1, 1});
    REQUIRE(anatomy.holes.empty());
  }
  // … and where a vertex touches an edge from outside.
  for (const Ring& ring : turns({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.size() == 1);
    REQUIRE(anatomy.intersections[0].at == Point{2, 0});
  }
}

TEST_CASE("a ring that meets itself in a point and so encloses a hole is a hole, no intersection") {
  // From the corner (0, 0) the line runs into the square, around a hole, and back.
  for (const Ring& ring :
       turns({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}, {4, 2}, {4, 4}, {2, 4}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.empty());
    REQUIRE(anatomy.holes.size() == 1);
    REQUIRE(std::fabs(signedAreaM2(anatomy.holes[0].boundary)) == 8);
    REQUIRE(anatomy.holes[0].joint.at == Point{0, 0});
  }
}

TEST_CASE("a hole may hang on the middle of an edge too") {
  for (const Ring& ring :
       turns({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {5, 0}, {7, 3}, {3, 3}, {5, 0}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.empty());
    REQUIRE(anatomy.holes.size() == 1);
    REQUIRE(std::fabs(signedAreaM2(anatomy.holes[0].boundary)) == 6);
  }
  for (const Ring& ring :
       turns({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {6, 0}, {7, 3}, {3, 3}, {6, 0}, {0, 0}})) {
    REQUIRE(anatomyOf(ring).holes.size() == 1);
  }
}

TEST_CASE("a loop inside that runs the same way round is an intersection, not a hole") {
  for (const Ring& ring :
       turns({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}, {2, 4}, {4, 4}, {4, 2}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.holes.empty());
    REQUIRE(anatomy.intersections.size() == 1);
  }
}

TEST_CASE("a keyhole cut makes a hole and nothing else") {
  for (const Ring& ring : turns({{0, 0},
                                 {0, 10},
                                 {10, 10},
                                 {10, 0},
                                 {5, 0},
                                 {5, 2},
                                 {6, 4},
                                 {4, 4},
                                 {5, 2},
                                 {5, 0},
                                 {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.empty());
    REQUIRE(anatomy.holes.size() == 1);
    REQUIRE(std::fabs(signedAreaM2(anatomy.holes[0].boundary)) == 2);
  }
}

TEST_CASE("a keyhole cut in several steps, with other vertices on the way back, is the same") {
  for (const Ring& ring : turns({{0, 0},
                                 {0, 10},
                                 {10, 10},
                                 {10, 0},
                                 {5, 0},
                                 {5, 1},
                                 {5, 2},
                                 {6, 4},
                                 {4, 4},
                                 {5, 2},
                                 {5, 1.5},
                                 {5, 0},
                                 {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.empty());
    REQUIRE(anatomy.holes.size() == 1);
  }
}

TEST_CASE("two holes on one cut are two holes") {
  const RingAnatomy anatomy = anatomyOf({{0, 0},
                                         {0, 20},
                                         {20, 20},
                                         {20, 0},
                                         {5, 0},
                                         {5, 2},
                                         {6, 4},
                                         {5, 6},
                                         {6, 8},
                                         {4, 8},
                                         {5, 6},
                                         {4, 4},
                                         {5, 2},
                                         {5, 0},
                                         {0, 0}});
  REQUIRE(anatomy.intersections.empty());
  REQUIRE(anatomy.holes.size() == 2);
}

TEST_CASE("two areas joined by a line without width are an intersection") {
  for (const Ring& ring : turns({{0, 0},
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
                                 {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.size() == 1);
    REQUIRE(anatomy.holes.empty());
  }
}

TEST_CASE("a spike runs along itself: one intersection, at its tip") {
  for (const Ring& ring :
       turns({{0, 0}, {0, 10}, {5, 10}, {5, 17}, {5, 10}, {10, 10}, {10, 0}, {0, 0}})) {
    const RingAnatomy anatomy = anatomyOf(ring);
    REQUIRE(anatomy.intersections.size() == 1);
    REQUIRE(anatomy.intersections[0].at == Point{5, 17});
    REQUIRE(anatomy.loops.size() == 1);
  }
  // Inward, and beginning in the middle of an edge.
  for (const Ring& ring :
       turns({{0, 0}, {0, 10}, {10, 10}, {5, 10}, {5, 3}, {5, 10}, {10, 10}, {10, 0}, {0, 0}})) {
    REQUIRE_FALSE(anatomyOf(ring).intersections.empty());
  }
}

TEST_CASE("a ring drawn around twice is told as such, with the edge that ends its first lap") {
  const RingAnatomy anatomy =
      anatomyOf({{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}});
  REQUIRE(anatomy.laps == 2);
  REQUIRE(anatomy.lapEnd == 3);
  REQUIRE(anatomy.intersections.empty());
  REQUIRE(anatomy.holes.empty());
  // There and back again is no second lap.
  const RingAnatomy back =
      anatomyOf({{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}});
  REQUIRE(back.laps == 1);
  REQUIRE_FALSE(back.intersections.empty());
}

TEST_CASE("rings apart, inside and around are told") {
  const Ring big = square(0, 0, 10, 10);
  REQUIRE_FALSE(relationOf(big, square(11, 0, 12, 1)).shareArea());
  REQUIRE(relationOf(big, square(2, 2, 3, 3)).bInA);
  REQUIRE(relationOf(square(2, 2, 3, 3), big).aInB);
  REQUIRE_FALSE(relationOf(big, square(2, 2, 3, 3)).crosses);
}

TEST_CASE("rings that cross have their crossings named") {
  const RingRelation relation = relationOf(square(0, 0, 10, 10), square(5, 5, 15, 15));
  REQUIRE(relation.crosses);
  REQUIRE(relation.crossings.size() == 2);
  REQUIRE_FALSE(relation.sharesEdge);
}

TEST_CASE("rings that cross only through vertices cross all the same") {
  // A lozenge whose left corner sticks out through two vertices of both.
  const Ring a{{0, 0}, {0, 4}, {0, 6}, {0, 10}, {10, 10}, {10, 0}, {0, 0}};
  const Ring b{{-3, 5}, {0, 6}, {3, 5}, {0, 4}, {-3, 5}};
  const RingRelation relation = relationOf(a, b);
  REQUIRE(relation.crosses);
  REQUIRE(relation.crossings.size() == 2);
  REQUIRE_FALSE(relation.aInB);
  REQUIRE_FALSE(relation.bInA);
}

TEST_CASE("touching in points is no crossing, from inside or outside") {
  const Ring big = square(0, 0, 10, 10);
  const RingRelation inside = relationOf(big, {{0, 5}, {3, 7}, {3, 3}, {0, 5}});
  REQUIRE(inside.bInA);
  REQUIRE_FALSE(inside.crosses);
  REQUIRE_FALSE(inside.sharesEdge);
  const RingRelation outside = relationOf(big, {{0, 5}, {-3, 7}, {-3, 3}, {0, 5}});
  REQUIRE_FALSE(outside.shareArea());
  const RingRelation across = relationOf(big, {{0, 5}, {5, 10}, {10, 5}, {5, 0}, {0, 5}});
  REQUIRE(across.bInA);
  REQUIRE_FALSE(across.crosses);
}

TEST_CASE("an edge in common is told, with and without area in common") {
  const Ring big = square(0, 0, 10, 10);
  const RingRelation neighbour = relationOf(big, square(10, 2, 20, 6));
  REQUIRE(neighbour.sharesEdge);
  REQUIRE_FALSE(neighbour.shareArea());
  REQUIRE(neighbour.shared.size() == 1);
  const RingRelation notch = relationOf(big, square(0, 2, 3, 6));
  REQUIRE(notch.sharesEdge);
  REQUIRE(notch.bInA);
  // A slanted border whose points are rounded differently is still the same border.
  const Ring left{{106.8, -6.2}, {106.81, -6.13}, {106.83, -6.07}, {106.7, -6.1}, {106.8, -6.2}};
  const Ring right{{106.8, -6.2}, {106.9, -6.1}, {106.83, -6.07}, {106.81, -6.13}, {106.8, -6.2}};
  const RingRelation slanted = relationOf(left, right);
  REQUIRE(slanted.sharesEdge);
  REQUIRE_FALSE(slanted.shareArea());
  REQUIRE(slanted.shared.size() == 1);
}

TEST_CASE("the same line is a twin, whatever its start, direction and extra vertices") {
  const Ring a = square(0, 0, 4, 4);
  for (const Ring& b : turns(a)) {
    REQUIRE(relationOf(a, b).twins);
    REQUIRE_FALSE(relationOf(a, b).sharesEdge);
  }
  REQUIRE(relationOf(a, {{0, 0}, {0, 2}, {0, 4}, {4, 4}, {4, 0}, {0, 0}}).twins);
  REQUIRE_FALSE(relationOf(a, {{0, 0}, {0, 4}, {4, 4}, {3.999, 0}, {0, 0}}).twins);
}

TEST_CASE("a point inside is inside, also between holes and in a crescent") {
  const Polygon crescent{{{0, 0}, {0, 10}, {10, 10}, {10, 9}, {1, 5}, {10, 1}, {10, 0}, {0, 0}},
                         {}};
  const Polygon ring{square(0, 0, 10, 10), {square(1, 1, 9, 9)}};
  for (const Polygon& polygon : {crescent, ring}) {
    const Point p = pointInside(polygon);
    RingTrees trees;
    WorkBudget budget(100000);
    trees.add(polygon.outer);
    REQUIRE(trees.locate(0, p, budget) == Side::inside);
    for (const Ring& hole : polygon.holes) {
      REQUIRE(trees.locate(trees.add(hole), p, budget) == Side::outside);
    }
  }
}
