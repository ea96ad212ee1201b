#include "geometry/ring_trees.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>
#include <set>
#include <tuple>
#include <vector>

#include "geometry/coordinates.h"
#include "geometry/orientation.h"

using kkpr::Point;
using namespace kkpr::geometry;

namespace {

using Pair = std::tuple<std::uint32_t, std::uint32_t, int>;

/// The kind of contact of two edges, worked out one by one and by other means than the search.
int plainKind(Point a, Point b, Point c, Point d) {
  const bool onC = onEdge(a, b, c);
  const bool onD = onEdge(a, b, d);
  const bool onA = onEdge(c, d, a);
  const bool onB = onEdge(c, d, b);
  std::set<std::pair<double, double>> shared;
  if (onC) shared.insert({c.x, c.y});
  if (onD) shared.insert({d.x, d.y});
  if (onA) shared.insert({a.x, a.y});
  if (onB) shared.insert({b.x, b.y});
  if (shared.size() >= 2) return static_cast<int>(Contact::Kind::overlap);
  if (shared.size() == 1) return static_cast<int>(Contact::Kind::touch);
  const bool apart = orientation(a, b, c) * orientation(a, b, d) < 0 &&
                     orientation(c, d, a) * orientation(c, d, b) < 0;
  return apart ? static_cast<int>(Contact::Kind::crossing) : -1;
}

std::set<Pair> brute(const Ring& ring) {
  std::set<Pair> found;
  const auto edges = static_cast<std::uint32_t>(ring.size() - 1);
  for (std::uint32_t i = 0; i < edges; ++i) {
    for (std::uint32_t j = i + 1; j < edges; ++j) {
      const int kind = plainKind(ring[i], ring[i + 1], ring[j], ring[j + 1]);
      const bool neighbours = j == i + 1 || (i == 0 && j == edges - 1);
      if (kind < 0 || (neighbours && kind != static_cast<int>(Contact::Kind::overlap))) continue;
      found.insert({i, j, kind});
    }
  }
  return found;
}

std::set<Pair> searched(const Ring& ring) {
  RingTrees trees;
  trees.add(ring);
  WorkBudget budget(1'000'000'000);
  std::vector<Contact> contacts;
  trees.selfContacts(0, budget, contacts);
  std::set<Pair> found;
  for (const Contact& c : contacts) {
    const bool inserted = found
                              .insert({std::min(c.edgeA, c.edgeB), std::max(c.edgeA, c.edgeB),
                                       static_cast<int>(c.kind)})
                              .second;
    CHECK(inserted);  // no pair is reported twice
  }
  return found;
}

Ring randomRing(std::mt19937& random, int vertices, unsigned grid) {
  Ring ring;
  while (ring.size() < static_cast<std::size_t>(vertices)) {
    const Point p{static_cast<double>(random() % grid), static_cast<double>(random() % grid)};
    if (!ring.empty() && (p == ring.back() || p == ring.front())) continue;
    ring.push_back(p);
  }
  ring.push_back(ring.front());
  return ring;
}

Ring wiggly(double x, double y, double radius, int vertices, int waves) {
  Ring ring;
  for (int i = 0; i < vertices; ++i) {
    const double angle = -6.283185307179586 * i / vertices;
    const double r =
        radius * (1 + 0.1 * std::sin(waves * angle) + 0.02 * std::sin(37 * waves * angle));
    ring.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

TEST_CASE("the search finds exactly the contacts that a look at every pair finds") {
  std::mt19937 random(13);
  for (int round = 0; round < 400; ++round) {
    // Coarse grids make touches and overlaps the rule, fine ones crossings.
    const unsigned grid = round % 3 == 0 ? 4U : round % 3 == 1 ? 12U : 1000000U;
    const Ring ring = randomRing(random, 4 + round % 60, grid);
    CAPTURE(round, ring.size());
    REQUIRE(searched(ring) == brute(ring));
  }
}

TEST_CASE("contacts of two rings are those of every pair of their edges") {
  std::mt19937 random(2025);
  for (int round = 0; round < 200; ++round) {
    const unsigned grid = round % 2 == 0 ? 6U : 1000U;
    const Ring a = randomRing(random, 3 + round % 40, grid);
    const Ring b = randomRing(random, 3 + (round * 7) % 50, grid);
    RingTrees trees;
    trees.add(a);
    trees.add(b);
    WorkBudget budget(1'000'000'000);
    std::vector<Contact> contacts;
    trees.contacts(0, 1, budget, contacts);
    std::set<Pair> found;
    for (const Contact& c : contacts) found.insert({c.edgeA, c.edgeB, static_cast<int>(c.kind)});
    REQUIRE(found.size() == contacts.size());
    std::set<Pair> expected;
    for (std::uint32_t i = 0; i + 1 < a.size(); ++i) {
      for (std::uint32_t j = 0; j + 1 < b.size(); ++j) {
        const int kind = plainKind(a[i], a[i + 1], b[j], b[j + 1]);
        if (kind >= 0) expected.insert({i, j, kind});
      }
    }
    REQUIRE(found == expected);
  }
}

TEST_CASE("a simple boundary has no contacts and costs little work") {
  const Ring ring = wiggly(0, 0, 1, 100000, 11);
  RingTrees trees;
  trees.add(ring);
  WorkBudget budget(100'000'000);
  std::vector<Contact> contacts;
  trees.selfContacts(0, budget, contacts);
  REQUIRE(contacts.empty());
  REQUIRE_FALSE(budget.exhausted());
  REQUIRE(100'000'000 - budget.left() < 20U * 100000U);
}

TEST_CASE("a point is located as by a look at every edge, on the boundary too") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const Ring ring = randomRing(random, 3 + round % 80, 8);
    RingTrees trees;
    trees.add(ring);
    WorkBudget budget(1'000'000'000);
    for (int x = -1; x < 18; ++x) {
      for (int y = -1; y < 18; ++y) {
        const Point p{0.5 * x, 0.5 * y};
        Side expected = Side::outside;
        bool odd = false;
        for (std::size_t i = 1; i < ring.size(); ++i) {
          const Point a = ring[i - 1];
          const Point b = ring[i];
          if (onEdge(a, b, p)) expected = Side::boundary;
          if ((a.y > p.y) != (b.y > p.y) && (orientation(a, b, p) > 0) == (b.y > a.y)) odd = !odd;
        }
        if (expected != Side::boundary && odd) expected = Side::inside;
        REQUIRE(trees.locate(0, p, budget) == expected);
      }
    }
  }
}

TEST_CASE("a search that is too much work stops and says so, at the same place every time") {
  // A comb of 20 000 diagonal edges, side by side: nothing meets, but every box meets every other.
  Ring comb;
  for (int i = 0; i < 10000; ++i) {
    comb.push_back({i * 1e-4, -i * 1e-4});
    comb.push_back({100 + i * 1e-4 + 5e-5, 100 - i * 1e-4 - 5e-5});
  }
  comb.push_back({-50, -80});
  comb.push_back(comb.front());
  std::uint64_t left = 0;
  for (int round = 0; round < 2; ++round) {
    RingTrees trees;
    trees.add(comb);
    WorkBudget budget(1'000'000);
    std::vector<Contact> contacts;
    trees.selfContacts(0, budget, contacts);
    REQUIRE(budget.exhausted());
    left += contacts.size();
    if (round == 1) REQUIRE(left == 2 * contacts.size());
  }
}

TEST_CASE("strokes side by side, aslant, are searched in near-linear work") {
  const auto comb = [](int strokes) {
    Ring ring;
    for (int i = 0; i < strokes; ++i) {
      const Point low{110 + 2e-6 * i, -7.2};
      const Point high{110.05 + 2e-6 * i, -7.0};
      ring.push_back(i % 2 == 0 ? low : high);
      ring.push_back(i % 2 == 0 ? high : low);
    }
    ring.insert(ring.end(), {{110.4, -7.3}, {110, -7.3}});
    ring.push_back(ring.front());
    return ring;
  };
  const auto spent = [](const Ring& ring, std::size_t found) {
    constexpr std::uint64_t kPlenty = 1'000'000'000;
    RingTrees trees;
    trees.add(ring);
    WorkBudget budget(kPlenty);
    std::vector<Contact> contacts;
    trees.selfContacts(0, budget, contacts);
    CHECK(contacts.size() == found);
    return kPlenty - budget.left();
  };
  const std::uint64_t small = spent(comb(5000), 0);
  const std::uint64_t large = spent(comb(20000), 0);
  CHECK(large < 5 * small);
  CHECK(large < 200 * 40000);
  // A stroke that leans over its neighbour is found all the same.
  Ring crossed = comb(5000);
  std::swap(crossed[2001], crossed[2002]);
  std::swap(crossed[2002].x, crossed[2003].x);
  CHECK(spent(crossed, brute(crossed).size()) > 0);
}

TEST_CASE("work is spent to the last pair, and not one more") {
  WorkBudget budget(10);
  budget.spend(10);
  REQUIRE_FALSE(budget.exhausted());
  REQUIRE(budget.left() == 0);
  budget.spend(1);
  REQUIRE(budget.exhausted());
}

TEST_CASE("time per vertex of a layer of 2 000 rings", "[.bench]") {
  std::vector<Ring> rings;
  for (int i = 0; i < 2000; ++i) {
    rings.push_back(
        wiggly(100 + 0.01 * (i % 50), -6 + 0.01 * static_cast<double>(i / 50), 0.004, 500, 5));
  }
  for (int round = 0; round < 5; ++round) {
    const auto start = std::clock();
    RingTrees trees;
    WorkBudget budget(100'000'000);
    std::vector<Contact> contacts;
    for (std::uint32_t i = 0; i < rings.size(); ++i)
      trees.selfContacts(trees.add(rings[i]), budget, contacts);
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    REQUIRE(contacts.empty());
    std::printf("%.1f ns per vertex, %.2f units of work per vertex\n", took * 1e9 / 1e6,
                static_cast<double>(100'000'000 - budget.left()) / 1e6);
  }
}
