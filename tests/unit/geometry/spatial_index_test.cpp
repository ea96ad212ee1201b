#include "geometry/spatial_index.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using kkpr::Box;
using kkpr::geometry::SpatialIndex;

TEST_CASE("an index over nothing finds nothing") {
  REQUIRE(SpatialIndex().query({0, 0, 1, 1}).empty());
  REQUIRE(SpatialIndex(std::vector<Box>{}).query({0, 0, 1, 1}).empty());
  REQUIRE(SpatialIndex(std::vector<Box>{Box{}}).query({-1e9, -1e9, 1e9, 1e9}).empty());
}

TEST_CASE("boxes that only touch are found, empty queries are not") {
  const std::vector<Box> boxes{{0, 0, 1, 1}, {2, 2, 3, 3}, Box{}};
  const SpatialIndex index(boxes);
  REQUIRE(index.size() == 3);
  REQUIRE(index.query({1, 1, 2, 2}) == std::vector<std::uint32_t>{0, 1});
  REQUIRE(index.query({1.5, 1.5, 1.6, 1.6}).empty());
  REQUIRE(index.query(Box{}).empty());
}

TEST_CASE("the index finds what a look at every box finds, in ascending order") {
  std::mt19937 random(20251005);
  const auto number = [&](double high) {
    return high * static_cast<double>(random() % 1000000) / 1000000.0;
  };
  for (const std::size_t count : {1U, 15U, 16U, 17U, 256U, 257U, 5000U}) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = number(100);
      const double y = number(100);
      boxes.push_back({x, y, x + number(3), y + number(3)});
    }
    const SpatialIndex index(boxes);
    for (int q = 0; q < 50; ++q) {
      const double x = number(100);
      const double y = number(100);
      const Box query{x, y, x + number(20), y + number(20)};
      std::vector<std::uint32_t> expected;
      for (std::size_t i = 0; i < count; ++i) {
        if (boxes[i].meets(query)) expected.push_back(static_cast<std::uint32_t>(i));
      }
      REQUIRE(index.query(query) == expected);
    }
  }
}
