#include "geometry/width.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

double widthOf(const Polygon& polygon, double enough = 1e9) {
  WorkBudget budget(50'000'000);
  const double width = widestPlace(polygon, enough, budget);
  REQUIRE_FALSE(budget.exhausted());
  return width;
}

Ring turnedBy(const Ring& ring, double angle) {
  Ring turned;
  for (const Point& p : ring) {
    turned.push_back({p.x * std::cos(angle) - p.y * std::sin(angle),
                      p.x * std::sin(angle) + p.y * std::cos(angle)});
  }
  turned.back() = turned.front();
  return turned;
}

}  // namespace

TEST_CASE("a strip is as wide as it is, however long and however it lies") {
  for (const double length : {1.0, 20.0, 3000.0}) {
    for (const double angle : {0.0, 0.3, 1.2}) {
      for (const double width : {0.4999, 0.5001}) {
        const Ring strip =
            turnedBy({{0, 0}, {length, 0}, {length, width}, {0, width}, {0, 0}}, angle);
        CAPTURE(length, angle, width);
        REQUIRE(widthOf({strip, {}}) == Approx(width).margin(2e-5));
      }
    }
  }
}

TEST_CASE(
    "the widest place of a triangle, of an L and of a frame is that of their largest circle") {
  // 3-4-5: radius 1.
  REQUIRE(widthOf({{{0, 0}, {4, 0}, {0, 3}, {0, 0}}, {}}) == Approx(2).margin(2e-5));
  // Two arms 1 m wide; in the corner a circle reaches 2 - sqrt(2) from both outer sides.
  const Ring bent{{0, 0}, {9, 0}, {9, 1}, {1, 1}, {1, 9}, {0, 9}, {0, 0}};
  REQUIRE(widthOf({bent, {}}) == Approx(2 * (2 - std::sqrt(2.0))).margin(2e-5));
  const Ring outer{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}};
  const Ring hole{{2, 3}, {2, 8}, {7, 8}, {7, 3}, {2, 3}};
  REQUIRE(widthOf({outer, {hole}}) > 3);
  REQUIRE(widthOf({outer, {hole}}) < 3.6);
}

TEST_CASE("a winding strip is narrow for its whole length, and one wide place makes it wide") {
  Ring winding;
  Ring back;
  for (int i = 0; i <= 400; ++i) {
    const double t = 0.05 * i;
    winding.push_back({t, std::sin(t)});
    back.push_back({t, std::sin(t) + 0.4});
  }
  winding.insert(winding.end(), back.rbegin(), back.rend());
  winding.push_back(winding.front());
  const double width = widthOf({winding, {}});
  REQUIRE(width > 0.38);
  REQUIRE(width < 0.42);
  Ring bulged = winding;
  for (std::size_t i = 600; i < 640; ++i) bulged[i].y += 1;
  REQUIRE(widthOf({bulged, {}}) > 2 * width);
}

TEST_CASE("the search ends where the place is wide enough") {
  WorkBudget budget(10'000);
  const Ring square{{0, 0}, {90, 0}, {90, 90}, {0, 90}, {0, 0}};
  REQUIRE(widestPlace({square, {}}, 0.5, budget) >= 0.5);
  REQUIRE(budget.left() > 9'000);
}

TEST_CASE("the work of a strip of many edges grows with their number") {
  const auto workOf = [](int edges) {
    Ring strip;
    for (int i = 0; i <= edges; ++i) strip.push_back({0.3 * i, 0.01 * (i % 2)});
    for (int i = edges; i >= 0; --i) strip.push_back({0.3 * i, 0.3 + 0.01 * (i % 2)});
    strip.push_back(strip.front());
    WorkBudget budget(1'000'000'000);
    REQUIRE(widestPlace({strip, {}}, 0.5, budget) == Approx(0.3).margin(0.02));
    return 1e9 - static_cast<double>(budget.left());
  };
  const double thousand = workOf(1000);
  CAPTURE(thousand);
  REQUIRE(workOf(8000) < 14 * thousand);
}

TEST_CASE("a boundary that is drawn twice is nowhere wide, and soon known to be") {
  const Ring outer{{0, 0}, {-6, 46}, {15, 98}, {62, 102}, {102, 85}, {111, 27}, {70, -9}, {0, 0}};
  for (const double apart : {0.0, 1e-9, 1e-6, 1e-3}) {
    Ring hole{outer.rbegin(), outer.rend()};
    for (Point& p : hole) p = {p.x + apart * (50 - p.x) / 50, p.y + apart * (45 - p.y) / 50};
    hole.insert(hole.begin() + 1, {0.5 * (hole[0].x + hole[1].x), 0.5 * (hole[0].y + hole[1].y)});
    WorkBudget budget(2'000'000);
    const double width = widestPlace({outer, {hole}}, 0.5, budget);
    CAPTURE(apart);
    REQUIRE_FALSE(budget.exhausted());
    REQUIRE(width < 3 * apart + 2e-5);
  }
}

TEST_CASE("no place of any polygon is wider than the widest") {
  std::uint32_t state = 7;
  const auto random = [&state] {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) / 16777216.0;
  };
  for (int round = 0; round < 150; ++round) {
    // A star of thin and thick arms, with a hole that follows it closely on one side.
    Ring outer;
    Ring hole;
    const int corners = 5 + static_cast<int>(random() * 9);
    const double gap = round % 3 == 0 ? 0.02 : 0.3 * random();
    for (int i = 0; i < corners; ++i) {
      const double angle = 6.283185307179586 * i / corners;
      const double reach = 1 + 9 * random();
      outer.push_back({reach * std::cos(angle), reach * std::sin(angle)});
      const double inner = reach * (1 - gap * (i % 2 == 0 ? 1 : random()) - 0.001);
      hole.insert(hole.begin(), {inner * std::cos(angle), inner * std::sin(angle)});
    }
    outer.push_back(outer.front());
    hole.push_back(hole.front());
    const Polygon polygon{outer, {hole}};
    const double width = widthOf(polygon);
    RingTrees trees;
    trees.add(outer);
    trees.add(hole);
    WorkBudget budget(1'000'000'000);
    const auto farFrom = [](const Ring& ring, Point p) {
      double nearest = 1e9;
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[i + 1];
        const double square = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        const double t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / square;
        const double at = std::fmin(1, std::fmax(0, t));
        nearest = std::fmin(nearest,
                            std::hypot(p.x - a.x - at * (b.x - a.x), p.y - a.y - at * (b.y - a.y)));
      }
      return nearest;
    };
    CAPTURE(round);
    double widest = 0;
    for (int n = 0; n < 4000; ++n) {
      const double x = 20 * random() - 10;
      const Point p{x, 20 * random() - 10};
      if (trees.locate(0, p, budget) != Side::inside) continue;
      if (trees.locate(1, p, budget) == Side::inside) continue;
      widest = std::fmax(widest, 2 * std::fmin(farFrom(outer, p), farFrom(hole, p)));
    }
    REQUIRE(widest <= width + 2e-5);
  }
}
