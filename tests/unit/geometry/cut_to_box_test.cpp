#include "geometry/cut_to_box.h"

#include <catch2/catch.hpp>
#include <cmath>

using kkpr::Box;
using kkpr::Point;
using kkpr::geometry::cutToBox;
using kkpr::geometry::MultiPolygon;
using kkpr::geometry::Ring;
using kkpr::geometry::thinned;
using kkpr::geometry::vertexCount;

namespace {

Ring square(double x, double y, double side) {
  return {{x, y}, {x, y + side}, {x + side, y + side}, {x + side, y}, {x, y}};
}

double areaOf(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    twice += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
  }
  return std::abs(twice) / 2;
}

double areaOf(const MultiPolygon& polygons) {
  double area = 0;
  for (const auto& polygon : polygons) {
    area += areaOf(polygon.outer);
    for (const Ring& hole : polygon.holes) area -= areaOf(hole);
  }
  return area;
}

const Box kBox{0, 0, 10, 10};

}  // namespace

TEST_CASE("what lies in the box stays as it is, what lies beside it goes") {
  const MultiPolygon inside{{square(2, 2, 3), {square(3, 3, 1)}}};
  const MultiPolygon cut = cutToBox(inside, kBox);
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].outer == inside[0].outer);
  CHECK(cut[0].holes == inside[0].holes);
  CHECK(cutToBox({{square(11, 2, 3), {}}}, kBox).empty());
  CHECK(cutToBox({{square(10, 2, 3), {}}}, kBox).empty());
  CHECK(cutToBox({}, kBox).empty());
  CHECK(cutToBox(inside, Box{}).empty());
}

TEST_CASE("what goes on outside is cut at the box, with its holes") {
  const MultiPolygon cut =
      cutToBox({{square(5, 5, 10), {square(8, 8, 4), square(12, 12, 1)}}}, kBox);
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].holes.size() == 1);
  CHECK(areaOf(cut) == Approx(25 - 4));
  for (const Point& p : cut[0].outer) CHECK(kBox.contains(p));
  CHECK(cut[0].outer.front() == cut[0].outer.back());
  // Around the whole box: what is left is the box.
  CHECK(areaOf(cutToBox({{square(-50, -50, 100), {}}}, kBox)) == 100);
}

TEST_CASE("a shape whose box meets the other, but which does not itself, leaves nothing") {
  const MultiPolygon triangle{{{{-20, 8}, {8, -20}, {-20, -20}, {-20, 8}}, {}}};
  CHECK(areaOf(cutToBox(triangle, kBox)) == 0);
}

TEST_CASE("a comb comes out with the area of its teeth") {
  Ring comb{{-5, -5}};
  for (int tooth = 0; tooth < 5; ++tooth) {
    comb.push_back({2.0 * tooth, -5});
    comb.push_back({2.0 * tooth, 5});
    comb.push_back({2.0 * tooth + 1, 5});
    comb.push_back({2.0 * tooth + 1, -5});
  }
  comb.push_back({20, -5});
  comb.push_back({20, -6});
  comb.push_back({-5, -6});
  comb.push_back({-5, -5});
  CHECK(areaOf(cutToBox({{comb, {}}}, kBox)) == Approx(25));
}

TEST_CASE("thinning drops what is nearer than the tolerance, and rings that collapse") {
  Ring circle;
  constexpr int kCount = 100'000;
  constexpr double kTurn = 6.283185307179586;
  for (int i = 0; i < kCount; ++i) {
    circle.push_back({5 + 4 * std::cos(kTurn * i / kCount), 5 + 4 * std::sin(kTurn * i / kCount)});
  }
  circle.push_back(circle.front());
  const MultiPolygon whole{{circle, {square(5, 5, 0.001)}}};
  const MultiPolygon thin = thinned(whole, 0.05);
  CHECK(vertexCount(whole) == kCount + 1 + 5);
  CHECK(vertexCount(thin) < 600);
  CHECK(vertexCount(thin) > 400);
  CHECK(thin[0].holes.empty());
  CHECK(areaOf(thin) == Approx(areaOf(circle)).epsilon(0.001));
  CHECK(thin[0].outer.front() == thin[0].outer.back());
  CHECK(thinned(whole, 20).empty());
  CHECK(vertexCount(thinned(whole, 0)) == vertexCount(whole));
}
