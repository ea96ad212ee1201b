#include "plan/coverage.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <deque>

using kkpr::geometry::MultiPolygon;
using kkpr::geometry::Ring;
using kkpr::plan::Coverage;
using kkpr::plan::coverageOf;
using kkpr::plan::Covering;

namespace {

// Metres about a place on the equator, where a degree is as long both ways in the Mercator plane.
constexpr double kMetre = 180.0 / 3.14159265358979323846 / 6378137.0;

Ring box(double x, double y, double width, double height) {
  const auto at = [](double east, double north) {
    return kkpr::Point{110 + east * kMetre, north * kMetre};
  };
  return {at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)};
}

struct Zones {
  std::deque<MultiPolygon> shapes;
  std::vector<Covering> features;
  Zones& add(MultiPolygon shape, std::string_view label = "R-1") {
    shapes.push_back(std::move(shape));
    features.push_back({&shapes.back(), static_cast<std::int64_t>(features.size()) + 1, label});
    return *this;
  }
  Zones& add(Ring ring, std::string_view label = "R-1") {
    return add(MultiPolygon{{std::move(ring), {}}}, label);
  }
  [[nodiscard]] Coverage judge(const MultiPolygon* field = nullptr) const {
    return coverageOf(features, field, true);
  }
};

using Records = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("zones that share their borders have neither overlaps nor gaps") {
  Zones zones;
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 4; ++j) zones.add(box(100 * i, 100 * j, 100, 100));
  }
  const MultiPolygon field{{box(0, 0, 400, 400), {}}};
  for (const MultiPolygon* whole : {static_cast<const MultiPolygon*>(nullptr), &field}) {
    const Coverage coverage = zones.judge(whole);
    CHECK(coverage.complete);
    CHECK(coverage.overlaps.empty());
    CHECK(coverage.gaps.empty());
    CHECK(coverage.outside.empty());
    CHECK(coverage.crossed.empty());
    CHECK(coverage.slivers.empty());
  }
}

TEST_CASE("an overlap is measured and its zones are named") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(93, 0, 100, 100)).add(box(300, 0, 10, 10));
  const Coverage coverage = zones.judge();
  REQUIRE(coverage.overlaps.size() == 1);
  CHECK(coverage.overlaps[0].areaM2 == Approx(700).epsilon(1e-6));
  CHECK(coverage.overlaps[0].records == Records{1, 2});
  CHECK(coverage.overlaps[0].defect);
  CHECK(coverage.overlaps[0].at.x == Approx(110 + 96.5 * kMetre).margin(4 * kMetre));
}

TEST_CASE("what is thinner than half a metre or smaller than a square metre is a hairline") {
  const auto overlapping = [](double by, double height) {
    Zones zones;
    zones.add(box(0, 0, 100, height)).add(box(100 - by, 0, 100, height));
    return zones.judge().overlaps.at(0).defect;
  };
  CHECK(overlapping(0.6, 100));
  CHECK_FALSE(overlapping(0.4, 100));
  CHECK(overlapping(1.1, 1.1));
  CHECK_FALSE(overlapping(0.9, 0.9));
}

TEST_CASE("a border stored twice within the noise of storage is one border") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(100 - 1e-7, 0, 100, 100));
  CHECK(zones.judge().overlaps.empty());
}

TEST_CASE("three zones over one place are one overlap, counted once") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(20, 20, 50, 50), "K-1").add(box(20, 20, 50, 50), "K-2");
  const Coverage coverage = zones.judge();
  REQUIRE(coverage.overlaps.size() == 1);
  CHECK(coverage.overlaps[0].areaM2 == Approx(2500).epsilon(1e-6));
  CHECK(coverage.overlaps[0].records == Records{1, 2, 3});
}

TEST_CASE("the same shape with the same code is drawn twice, not overlapping") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(0, 0, 100, 100));
  CHECK(zones.judge().overlaps.empty());
  Zones others;
  others.add(box(0, 0, 100, 100)).add(box(0, 0, 100, 100), "K-1");
  CHECK(others.judge().overlaps.size() == 1);
}

TEST_CASE("a gap that zones enclose is found, and one at the edge where there is a boundary") {
  Zones zones;  // a ring of four around 20 by 20
  zones.add(box(0, 0, 60, 20))
      .add(box(0, 40, 60, 20))
      .add(box(0, 20, 20, 20))
      .add(box(40, 20, 20, 20));
  const Coverage enclosed = zones.judge();
  REQUIRE(enclosed.gaps.size() == 1);
  CHECK(enclosed.gaps[0].areaM2 == Approx(400).epsilon(1e-6));
  CHECK(enclosed.gaps[0].records.empty());

  const MultiPolygon field{{box(0, 0, 70, 60), {}}};
  const Coverage filled = zones.judge(&field);
  REQUIRE(filled.gaps.size() == 2);
  CHECK(filled.gaps[0].areaM2 == Approx(600).epsilon(1e-6));
  CHECK(filled.gaps[1].areaM2 == Approx(400).epsilon(1e-6));
  CHECK(filled.outside.empty());

  // What the boundary itself leaves out is no gap.
  const MultiPolygon enclave{{box(0, 0, 60, 60), {box(20, 20, 20, 20)}}};
  CHECK(zones.judge(&enclave).gaps.empty());
}

TEST_CASE("a zone beyond the boundary is measured") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(200, 0, 10, 10));
  const MultiPolygon field{{box(0, 0, 90, 100), {}}};
  const Coverage coverage = zones.judge(&field);
  REQUIRE(coverage.outside.size() == 2);
  CHECK(coverage.outside[0].areaM2 == Approx(1000).epsilon(1e-6));
  CHECK(coverage.outside[0].records == Records{1});
  CHECK(coverage.outside[1].records == Records{2});
  CHECK(coverage.gaps.empty());
}

TEST_CASE("an island zone in a boundary leaves the rest as a gap") {
  Zones zones;
  zones.add(box(40, 40, 20, 20));
  const MultiPolygon field{{box(0, 0, 100, 100), {}}};
  const Coverage coverage = zones.judge(&field);
  REQUIRE(coverage.gaps.size() == 1);
  CHECK(coverage.gaps[0].areaM2 == Approx(9600).epsilon(1e-6));
}

TEST_CASE("outlines that cross, double back or run twice around are named with their record") {
  Zones zones;
  Ring bow = box(0, 0, 100, 100);
  std::swap(bow[1], bow[2]);
  Ring spike = box(200, 0, 100, 100);
  const kkpr::Point corner = spike[1];
  const kkpr::Point tip{corner.x + 50 * kMetre, corner.y};
  spike.insert(spike.begin() + 2, {tip, corner});
  Ring twice = box(400, 0, 100, 100);
  const Ring again = twice;
  twice.insert(twice.end(), again.begin() + 1, again.end());
  zones.add(bow).add(spike).add(twice).add(box(600, 0, 100, 100));
  const Coverage coverage = zones.judge();
  Records records;
  for (const auto& crossed : coverage.crossed) records.push_back(crossed.record);
  CHECK(records == Records{1, 2, 3});
  CHECK(coverage.complete);
  CHECK(coverage.overlaps.empty());
}

TEST_CASE("parts of one zone that share area are a fault of the zone") {
  Zones zones;
  zones.add(MultiPolygon{{box(0, 0, 100, 100), {}}, {box(50, 0, 100, 100), {}}});
  zones.add(
      MultiPolygon{{box(300, 0, 100, 100), {box(320, 20, 10, 10)}}, {box(500, 0, 100, 100), {}}});
  const Coverage coverage = zones.judge();
  REQUIRE_FALSE(coverage.crossed.empty());
  CHECK(std::all_of(coverage.crossed.begin(), coverage.crossed.end(),
                    [](const auto& crossed) { return crossed.record == 1; }));
}

TEST_CASE("slivers are named, wide polygons are not") {
  Zones zones;
  zones.add(box(0, 0, 100, 0.4)).add(box(0, 10, 100, 0.6)).add(box(0, 20, 0.9, 0.9));
  CHECK(zones.judge().slivers == std::vector<std::int64_t>{1, 3});
}

TEST_CASE("past the budget nothing is claimed of overlaps and gaps") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(93, 0, 100, 100));
  const Coverage coverage = coverageOf(zones.features, nullptr, true, 3);
  CHECK_FALSE(coverage.complete);
  CHECK(coverage.overlaps.empty());
}

TEST_CASE("each feature alone: a layer's features may overlap") {
  Zones zones;
  zones.add(box(0, 0, 100, 100)).add(box(93, 0, 100, 100));
  const Coverage coverage = coverageOf(zones.features, nullptr, false);
  CHECK(coverage.complete);
  CHECK(coverage.overlaps.empty());
  CHECK(coverage.crossed.empty());
}
