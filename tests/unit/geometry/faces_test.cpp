#include "geometry/faces.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <vector>

#include "geometry/area.h"
#include "geometry/region.h"

using kkpr::Point;
using kkpr::geometry::Contact;
using kkpr::geometry::Face;
using kkpr::geometry::Faces;
using kkpr::geometry::Polygon;
using kkpr::geometry::Region;
using kkpr::geometry::Ring;
using kkpr::geometry::RingTrees;
using kkpr::geometry::WorkBudget;

namespace {

/// Area by the number of polygons that cover it.
using Areas = std::vector<std::pair<std::uint32_t, double>>;
using Rings = std::vector<Ring>;
using Polygons = std::vector<Rings>;  // each by even-odd

constexpr std::uint64_t kPlenty = 1'000'000'000'000;

struct Cut {
  Polygons polygons;  // the faces refer to their points
  std::optional<Faces> faces;
  std::uint64_t spent = 0;
};

Cut cut(Polygons given, std::uint64_t pairs = kPlenty) {
  Cut result;
  result.polygons = std::move(given);
  const Polygons& polygons = result.polygons;
  RingTrees trees;
  std::vector<std::uint32_t> owners;
  for (std::uint32_t i = 0; i < polygons.size(); ++i) {
    for (const Ring& ring : polygons[i]) {
      trees.add(ring);
      owners.push_back(i);
    }
  }
  std::vector<Contact> contacts;
  WorkBudget search(kPlenty);
  for (std::uint32_t a = 0; a < trees.size(); ++a) {
    trees.selfContacts(a, search, contacts);
    for (std::uint32_t b = a + 1; b < trees.size(); ++b) trees.contacts(a, b, search, contacts);
  }
  WorkBudget budget(pairs);
  result.faces = Faces::of(trees, owners, contacts, budget);
  result.spent = pairs - budget.left();
  return result;
}

/// Without the outside.
Areas areas(const Faces& faces) {
  std::map<std::uint32_t, double> sums;
  for (std::size_t c = 0; c < faces.cycles(); ++c) {
    if (!faces.isOuter(c) || faces.covers(c) > 0) {
      sums[faces.covers(c)] += kkpr::geometry::signedAreaM2(faces.ringOf(c));
    }
  }
  return {sums.begin(), sums.end()};
}

double unionArea(const Faces& faces) {
  double sum = 0;
  for (const auto& [covers, area] : areas(faces)) {
    if (covers > 0) sum += area;
  }
  return sum;
}

std::vector<Face> openFaces(const Faces& faces) {
  WorkBudget budget(kPlenty);
  return faces.openFaces(budget);
}

std::vector<Face> openOf(const Polygons& polygons) {
  const Cut all = cut(polygons);
  REQUIRE(all.faces);
  return openFaces(*all.faces);
}

Areas areasOf(const Polygons& polygons) {
  const Cut all = cut(polygons);
  REQUIRE(all.faces);
  return areas(*all.faces);
}

double areaOf(const Face& face) { return kkpr::geometry::areaM2({face.outline}); }

Ring box(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}, {x0, y0}};
}

Polygons single(const Rings& rings) {
  Polygons polygons;
  for (const Ring& ring : rings) polygons.push_back({ring});
  return polygons;
}

/// Tiles of a box whose inner corners are moved about, on a lattice of 1/1024 so that sums of areas
/// are exact. The last rows of tiles are cut in two, with a corner in the middle of a neighbour's
/// edge.
Rings partition(int columns, int rows, std::mt19937& random) {
  std::vector<Point> corners;
  std::uniform_int_distribution<int> move(-400, 400);
  for (int y = 0; y <= rows; ++y) {
    for (int x = 0; x <= columns; ++x) {
      const bool inner = x > 0 && y > 0 && x < columns && y < rows;
      corners.push_back(
          {x + (inner ? move(random) / 1024.0 : 0.0), y + (inner ? move(random) / 1024.0 : 0.0)});
    }
  }
  const auto corner = [&](int x, int y) {
    return corners[static_cast<std::size_t>(y * (columns + 1) + x)];
  };
  const auto middle = [](Point a, Point b) { return Point{0.5 * (a.x + b.x), 0.5 * (a.y + b.y)}; };
  Rings tiles;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      const Point a = corner(x, y);
      const Point b = corner(x, y + 1);
      const Point c = corner(x + 1, y + 1);
      const Point d = corner(x + 1, y);
      if (y % 3 == 1 && x % 2 == 0) {  // in two, along the line between the middles of two sides
        const Point m = middle(a, d);
        const Point n = middle(b, c);
        tiles.push_back({a, b, n, m, a});
        tiles.push_back({m, n, c, d, m});
      } else {
        tiles.push_back({a, b, c, d, a});
      }
    }
  }
  return tiles;
}

Ring blob(Point centre, double radius, int count, std::mt19937& random) {
  std::uniform_real_distribution<double> part(0.3, 1.0);
  Ring ring;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * 3.14159265358979 * i / count;
    const double r = radius * part(random);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// Starts at another vertex.
Ring rolled(const Ring& ring, std::size_t by) {
  Ring result(ring.begin(), ring.end() - 1);
  std::rotate(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(by % result.size()),
              result.end());
  result.push_back(result.front());
  return result;
}

double unionByOverlay(const Polygons& polygons) {
  std::vector<Region> regions;
  for (const Rings& rings : polygons) {
    for (const Ring& ring : rings) regions.push_back(Region::of({Polygon{ring, {}}}));
  }
  return Region::unionOf(regions).areaM2();
}

}  // namespace

TEST_CASE("one ring parts the plane in two, a ring within it in three") {
  const Cut alone = cut({{box(0, 0, 4, 4)}});
  REQUIRE(alone.faces);
  REQUIRE(alone.faces->cycles() == 2);
  REQUIRE(areas(*alone.faces) == Areas{{1, 16.0}});
  const Cut hole = cut({{box(0, 0, 4, 4), box(1, 1, 2, 2)}});
  REQUIRE(hole.faces);
  REQUIRE(hole.faces->cycles() == 4);
  REQUIRE(areas(*hole.faces) == Areas{{0, 1.0}, {1, 15.0}});
  const Cut stacked = cut({{box(0, 0, 4, 4)}, {box(1, 1, 2, 2)}});
  REQUIRE(areas(*stacked.faces) == Areas{{1, 15.0}, {2, 1.0}});
}

TEST_CASE("tiles that share edges, with and without T-junctions, part no more than their area") {
  const Cut shared = cut(single({box(0, 0, 2, 2), box(2, 0, 4, 2)}));
  REQUIRE(shared.faces->cycles() == 3);
  REQUIRE(areas(*shared.faces) == Areas{{1, 8.0}});
  const Cut junction = cut(single({box(0, 0, 2, 4), box(2, 0, 4, 1), box(2, 1, 4, 4)}));
  REQUIRE(junction.faces->cycles() == 4);
  REQUIRE(openFaces(*junction.faces).empty());
}

TEST_CASE("what polygons enclose is an open face, also where they touch in points only") {
  SECTION("a ring of eight") {
    Rings rings;
    for (int y = 0; y < 3; ++y) {
      for (int x = 0; x < 3; ++x) {
        if (x != 1 || y != 1) rings.push_back(box(x, y, x + 1, y + 1));
      }
    }
    const auto open = openOf(single(rings));
    REQUIRE(open.size() == 1);
    REQUIRE(areaOf(open[0]) == 1.0);
    REQUIRE(open[0].ring == 1);  // the first that stands beside it
  }
  SECTION("four around one, meeting in their corners") {
    const auto open =
        openOf(single({box(1, 0, 2, 1), box(0, 1, 1, 2), box(2, 1, 3, 2), box(1, 2, 2, 3)}));
    REQUIRE(open.size() == 1);
    REQUIRE(areaOf(open[0]) == 1.0);
  }
  SECTION("a pinwheel with T-junctions") {
    const auto open =
        openOf(single({box(0, 0, 3, 1), box(3, 0, 4, 3), box(1, 3, 4, 4), box(0, 1, 1, 4)}));
    REQUIRE(open.size() == 1);
    REQUIRE(areaOf(open[0]) == 4.0);
  }
  SECTION("two open faces that meet in a point are two") {
    const auto open = openOf(single({box(0, 0, 5, 1), box(0, 1, 1, 4), box(4, 1, 5, 4),
                                     box(0, 4, 5, 5), box(1, 1, 2.5, 2.5), box(2.5, 2.5, 4, 4)}));
    REQUIRE(open.size() == 2);
    REQUIRE(areaOf(open[0]) == 2.25);
    REQUIRE(areaOf(open[1]) == 2.25);
  }
}

TEST_CASE("what stands inside an open face is no part of it") {
  const Polygons around =
      single({box(0, 0, 9, 1), box(0, 1, 1, 9), box(8, 1, 9, 9), box(0, 9, 9, 10)});
  Polygons islands = around;
  islands.push_back({box(3, 3, 5, 5)});
  islands.push_back({box(6, 6, 7, 7)});
  islands.push_back({box(3.5, 3.5, 4, 4)});  // stands on the first island
  const auto open = openOf(islands);
  REQUIRE(open.size() == 1);
  REQUIRE(areaOf(open[0]) == 7.0 * 8.0 - 4.0 - 1.0);
  REQUIRE(open[0].outline.holes.size() == 2);
  // An island with an open face of its own.
  Polygons ringed = around;
  ringed.push_back({box(2, 2, 6, 6), box(3, 3, 5, 5)});
  ringed.push_back({box(3.5, 3.5, 4, 4)});
  const auto nested = openOf(ringed);
  REQUIRE(nested.size() == 2);
  std::vector<double> sizes{areaOf(nested[0]), areaOf(nested[1])};
  std::sort(sizes.begin(), sizes.end());
  REQUIRE(sizes == std::vector<double>{4.0 - 0.25, 56.0 - 16.0});
}

TEST_CASE("edges that an owner has twice part nothing") {
  // A keyhole: the cut falls away, the hole stays.
  const Ring keyhole{{0, 0}, {0, 6}, {6, 6}, {6, 0}, {3, 0}, {3, 2}, {4, 2},
                     {4, 4}, {2, 4}, {2, 2}, {3, 2}, {3, 0}, {0, 0}};
  const Cut hole = cut({{keyhole}});
  REQUIRE(areas(*hole.faces) == Areas{{0, 4.0}, {1, 32.0}});
  // A spike, outwards and inwards.
  const Ring spiked{{0, 0}, {0, 4}, {2, 4}, {2, 7}, {2, 4}, {4, 4},
                    {4, 2}, {1, 2}, {4, 2}, {4, 0}, {0, 0}};
  REQUIRE(areasOf({{spiked}}) == Areas{{1, 16.0}});
  // Drawn twice by one owner it covers nothing, by two it covers twice.
  REQUIRE(areasOf({{box(0, 0, 4, 4), box(0, 0, 4, 4)}}).empty());
  REQUIRE(areasOf(single({box(0, 0, 4, 4), rolled(box(0, 0, 4, 4), 2)})) == Areas{{2, 16.0}});
  // Two parts of one owner that share an edge.
  REQUIRE(areasOf({{box(0, 0, 4, 4), box(4, 1, 6, 3)}}) == Areas{{1, 20.0}});
}

TEST_CASE("crossing rings are cut where they cross") {
  REQUIRE(areasOf(single({box(0, 0, 4, 4), box(2, 2, 6, 6)})) == Areas{{1, 24.0}, {2, 4.0}});
  // A figure of eight, and a five-pointed star whose middle is wound around twice.
  const Ring eight{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}};
  REQUIRE(areasOf({{eight}}) == Areas{{1, 8.0}});
  Ring star;
  for (int i = 0; i <= 5; ++i) {
    const double angle = 2 * 3.14159265358979 * ((2 * i) % 5) / 5;
    star.push_back({std::cos(angle), std::sin(angle)});
  }
  star.back() = star.front();
  const auto starred = areasOf({{star}});
  REQUIRE(starred.size() == 2);
  REQUIRE(starred.front().second == Approx(0.34690).epsilon(1e-4));  // the pentagon, even
  // Many edges through one point that is no vertex.
  Rings spokes;
  for (int i = 0; i < 7; ++i) {
    const double angle = 0.1 + 3.14159265358979 * i / 7;
    const Point along{3 * std::cos(angle), 3 * std::sin(angle)};
    const Point across{-0.01 * std::sin(angle), 0.01 * std::cos(angle)};
    spokes.push_back(
        {along, {-along.x, -along.y}, {-along.x + across.x, -along.y + across.y}, along});
  }
  const Cut bundle = cut(single(spokes));
  REQUIRE(bundle.faces);
  REQUIRE(unionArea(*bundle.faces) == Approx(unionByOverlay(single(spokes))).epsilon(1e-9));
}

TEST_CASE("random partitions cover every face once, and one tile less leaves its very area") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 12; ++round) {
    const int columns = 3 + round;
    const int rows = 3 + round % 4;
    Rings tiles = partition(columns, rows, random);
    const Cut whole = cut(single(tiles));
    REQUIRE(whole.faces);
    REQUIRE(areas(*whole.faces) == Areas{{1, 1.0 * columns * rows}});
    REQUIRE(whole.faces->cycles() == tiles.size() + 1);
    REQUIRE(openFaces(*whole.faces).empty());
    // A tile that touches the edge of the box with nothing but an inner part: take one from the
    // middle.
    std::vector<std::size_t> inner;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      const bool within = std::all_of(tiles[i].begin(), tiles[i].end(), [&](Point p) {
        return p.x > 0 && p.y > 0 && p.x < columns && p.y < rows;
      });
      if (within) inner.push_back(i);
    }
    REQUIRE_FALSE(inner.empty());
    const std::size_t gone = inner[random() % inner.size()];
    const double area = std::fabs(kkpr::geometry::signedAreaM2(tiles[gone]));
    tiles.erase(tiles.begin() + static_cast<std::ptrdiff_t>(gone));
    const Cut rest = cut(single(tiles));
    const auto open = openFaces(*rest.faces);
    REQUIRE(open.size() == 1);
    REQUIRE(areaOf(open[0]) == area);
    // Order, start and direction of the rings change nothing.
    Rings turned = tiles;
    std::shuffle(turned.begin(), turned.end(), random);
    for (Ring& ring : turned) {
      ring = rolled(ring, random() % 4);
      if (random() % 2 == 0) std::reverse(ring.begin(), ring.end());
      for (Point& p : ring) p = {-p.y, p.x + 64.0};  // a quarter turn and a shift, both exact
    }
    const auto again = openOf(single(turned));
    REQUIRE(again.size() == 1);
    REQUIRE(areaOf(again[0]) == area);
  }
}

TEST_CASE("the union of overlapping polygons has the area that an overlay finds") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> where(0, 10);
  for (int round = 0; round < 40; ++round) {
    Rings rings;
    for (int i = 0; i < 12; ++i) {
      rings.push_back(blob({where(random), where(random)}, 3, 5 + round % 20, random));
    }
    if (round % 4 == 0) {  // and some that share edges, and doubles
      for (const Ring& tile : partition(6, 6, random)) rings.push_back(tile);
      rings.push_back(rolled(rings.front(), 2));
    }
    const Cut all = cut(single(rings));
    REQUIRE(all.faces);
    REQUIRE(unionArea(*all.faces) == Approx(unionByOverlay(single(rings))).epsilon(1e-9));
  }
}

TEST_CASE("slivers as thin as rounding are cut all the same") {
  // Edges along the same line within some units in the last place, crossing each other.
  std::mt19937 random(99);
  std::uniform_real_distribution<double> off(-1e-13, 1e-13);
  for (int round = 0; round < 200; ++round) {
    Rings rings;
    for (int i = 0; i < 6; ++i) {
      rings.push_back({{115.1 + off(random), -8.3 + off(random)},
                       {115.7 + off(random), -8.1 + off(random)},
                       {115.3 + i * 0.01, -7.5},
                       {0, 0}});
      rings.back().back() = rings.back().front();
    }
    const Cut all = cut(single(rings));
    REQUIRE(all.faces);
    REQUIRE(unionArea(*all.faces) == Approx(unionByOverlay(single(rings))).epsilon(1e-9));
  }
}

TEST_CASE("a budget that is too small gives no faces, and work grows with the size only") {
  std::mt19937 random(5);
  const Cut small = cut(single(partition(20, 20, random)));
  REQUIRE_FALSE(cut(single(partition(20, 20, random)), small.spent / 2).faces);
  const Cut large = cut(single(partition(80, 20, random)));
  REQUIRE(large.spent < 5 * small.spent);
}

TEST_CASE("a ring without an owner is left out") {
  RingTrees trees;
  const Ring first = box(0, 0, 4, 4);
  const Ring second = box(2, 2, 6, 6);
  trees.add(first);
  trees.add(second);
  std::vector<Contact> contacts;
  WorkBudget budget(kPlenty);
  trees.contacts(0, 1, budget, contacts);
  const std::vector<std::uint32_t> owners{0, Faces::kNoOwner};
  const auto faces = Faces::of(trees, owners, contacts, budget);
  REQUIRE(faces);
  REQUIRE(areas(*faces) == Areas{{1, 16.0}});
}

TEST_CASE("a field is told by itself and counts as no cover") {
  const auto square = [](double x, double y, double side) {
    return Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
  };
  // Two owners in a field of 10 by 10, one of them reaching beyond it.
  const std::vector<Ring> rings{square(1, 1, 2), square(8, 4, 4), square(0, 0, 10)};
  RingTrees trees;
  for (const Ring& ring : rings) trees.add(ring);
  const std::vector<std::uint32_t> owners{0, 1, 2};
  std::vector<Contact> contacts;
  WorkBudget budget(kPlenty);
  for (std::uint32_t a = 0; a < trees.size(); ++a) {
    for (std::uint32_t b = a + 1; b < trees.size(); ++b) trees.contacts(a, b, budget, contacts);
  }
  const auto faces = Faces::of(trees, owners, contacts, budget, 2);
  REQUIRE(faces);
  const auto left = faces->facesWhere(
      [](std::uint32_t covers, bool inField) { return covers == 0 && inField; }, budget);
  REQUIRE(left.size() == 1);
  CHECK(areaOf(left[0]) == Approx(100 - 4 - 8));
  CHECK(left[0].inField);
  const auto beyond = faces->facesWhere(
      [](std::uint32_t covers, bool inField) { return covers > 0 && !inField; }, budget);
  REQUIRE(beyond.size() == 1);
  CHECK(areaOf(beyond[0]) == Approx(8));
  CHECK(faces->facesWhere([](std::uint32_t covers, bool) { return covers > 1; }, budget).empty());
}
