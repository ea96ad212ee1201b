#include "quality/gaps.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "geometry/coordinates.h"
#include "geometry/local_plane.h"
#include "quality/stages.h"
#include "rules/finding_catalogue.h"
#include "unit/quality/drawn.h"

using kkpr::Finding;
using kkpr::Place;
using kkpr::Point;
using kkpr::Quantity;
using kkpr::drawn::readingOf;
using kkpr::drawn::Records;
using kkpr::drawn::turned;
using kkpr::geometry::Ring;
using kkpr::geometry::WorkBudget;
using kkpr::quality::DrawnRings;
using kkpr::quality::Examination;
using kkpr::quality::Reading;

namespace {

constexpr const char* kEnclosed = "topology.enclosed-gap";
constexpr const char* kHairline = "topology.hairline-gap";

/// Where metres of the Mercator plane are counted from; at the equator both axes are alike.
const kkpr::geometry::LocalPlane& plane() {
  static const kkpr::geometry::LocalPlane at({112.0, 0.0});
  return at;
}

Ring metres(const std::vector<Point>& points) {
  Ring ring;
  for (const Point& p : points) ring.push_back(plane().toLonLat(p));
  return ring;
}

Ring box(double x0, double y0, double x1, double y1) {
  return metres({{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}, {x0, y0}});
}

Records single(const std::vector<Ring>& rings) {
  Records records;
  for (const Ring& ring : rings) records.push_back({ring});
  return records;
}

/// Only what is judged here: the rings are related, then the gaps looked for.
struct Gaps {
  Examination examination;
  std::int64_t stoppedAt = 0;

  [[nodiscard]] const Finding* find(const std::string& rule) const {
    for (const Finding& finding : examination.findings.all()) {
      if (finding.rule == rule) return &finding;
    }
    return nullptr;
  }
  [[nodiscard]] std::int64_t count(const std::string& rule) const {
    const Finding* finding = find(rule);
    return finding == nullptr ? 0 : finding->count;
  }
  [[nodiscard]] double value(const std::string& rule, const std::string& name) const {
    const Finding* finding = find(rule);
    REQUIRE(finding != nullptr);
    for (const auto& [key, value] : finding->values) {
      if (key == name) return std::get<Quantity>(value).value;
    }
    FAIL("no value " << name);
    return 0;
  }
};

Gaps gapsOf(const Records& records, std::uint64_t pairs = kkpr::quality::kCheckWorkBudget) {
  const Reading reading = readingOf(records);
  Gaps gaps;
  DrawnRings drawn;
  Examination unused;
  kkpr::quality::drawRings(reading.geometry, "a.shp", unused, drawn);
  WorkBudget search(kkpr::quality::kCheckWorkBudget);
  REQUIRE(relateRings(drawn, search) == 0);
  WorkBudget budget(pairs);
  std::optional<kkpr::geometry::Faces> faces;
  gaps.stoppedAt = judgeGaps(drawn, faces, "a.shp", budget, gaps.examination);
  return gaps;
}

std::vector<Ring> ringOfEight() {
  std::vector<Ring> rings;
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 3; ++x) {
      if (x != 1 || y != 1) rings.push_back(box(x * 20, y * 20, x * 20 + 20, y * 20 + 20));
    }
  }
  return rings;
}

/// Two neighbours 100 m high whose borders are `apart` from each other (negative: overlapping).
Gaps apart(double apart, double height = 100) {
  return gapsOf(single({box(0, 0, 50, height), box(50 + apart, -10, 120, height + 10)}));
}

}  // namespace

TEST_CASE("a gap that several polygons enclose is found with its area and a point inside it") {
  const Gaps gaps = gapsOf(single(ringOfEight()));
  REQUIRE(gaps.count(kEnclosed) == 1);
  REQUIRE(gaps.value(kEnclosed, "area") == Approx(400).epsilon(1e-9));
  const Place& place = gaps.find(kEnclosed)->where.front();
  REQUIRE(place.record == 2);  // the first that borders on it
  const Point inside = plane().toPlane(*place.at);
  REQUIRE((inside.x > 20 && inside.x < 40 && inside.y > 20 && inside.y < 40));
  REQUIRE(gaps.count(kHairline) == 0);
  const auto worded = kkpr::rules::worded(*gaps.find(kEnclosed));
  REQUIRE(worded.message.id.find("400,00 m²") != std::string::npos);
}

TEST_CASE("polygons that enclose nothing together have no gap") {
  std::vector<Ring> open = ringOfEight();
  open.pop_back();  // a corner: its neighbours still meet in a point
  REQUIRE(gapsOf(single(open)).count(kEnclosed) == 1);
  open.pop_back();
  REQUIRE(gapsOf(single(open)).count(kEnclosed) == 0);
  std::vector<Ring> filled = ringOfEight();
  filled.push_back(box(20, 20, 40, 40));
  REQUIRE(gapsOf(single(filled)).examination.findings.empty());
  REQUIRE(gapsOf(single({box(0, 0, 10, 10)})).examination.findings.empty());
  REQUIRE(gapsOf({}).examination.findings.empty());
}

TEST_CASE("what lies in the hole of a single polygon is its hole, whatever else stands in it") {
  const Ring outer = box(0, 0, 90, 90);
  const Ring hole = turned(box(30, 30, 60, 60));
  REQUIRE(gapsOf({{outer, hole}, {box(30, 30, 45, 60)}}).count(kEnclosed) == 0);
  // Polygons inside the hole that enclose a gap together.
  REQUIRE(gapsOf({{outer, hole},
                  {box(30, 30, 60, 40)},
                  {box(30, 40, 40, 60)},
                  {box(40, 50, 60, 60)},
                  {box(50, 40, 60, 50)}})
              .count(kEnclosed) == 0);
  // A hole that the ring forms by a cut, and one in a point: both touched by a neighbour.
  const Ring keyhole = metres({{0, 0},
                               {0, 90},
                               {90, 90},
                               {90, 0},
                               {40, 0},
                               {40, 30},
                               {60, 30},
                               {60, 60},
                               {30, 60},
                               {30, 30},
                               {40, 30},
                               {40, 0},
                               {0, 0}});
  REQUIRE(gapsOf({{keyhole}, {box(90, 0, 120, 90)}}).count(kEnclosed) == 0);
  const Ring pointed = metres(
      {{0, 0}, {0, 90}, {90, 90}, {90, 0}, {45, 0}, {60, 30}, {45, 60}, {30, 30}, {45, 0}, {0, 0}});
  REQUIRE(gapsOf({{pointed}, {box(90, 0, 120, 90)}}).count(kEnclosed) == 0);
  // Beside the hole the same polygon may have a share in a gap.
  const Gaps both = gapsOf({{box(0, 0, 30, 90), turned(box(10, 10, 20, 20))},
                            {box(60, 0, 90, 90)},
                            {box(30, 0, 60, 30)},
                            {box(30, 60, 60, 90)}});
  REQUIRE(both.count(kEnclosed) == 1);
  REQUIRE(both.value(kEnclosed, "area") == Approx(900).epsilon(1e-9));
}

TEST_CASE("parts of one record enclose a gap as polygons do") {
  REQUIRE(
      gapsOf({{box(30, 0, 60, 30), box(0, 30, 30, 60), box(60, 30, 90, 60), box(30, 60, 60, 90)}})
          .count(kEnclosed) == 1);
}

TEST_CASE("a gap below 0.01 m² counts as filled, one above does not") {
  const auto notch = [](double area) {
    // A triangle of 1 m by twice the area between two polygons.
    const double depth = 2 * area;
    return gapsOf(
        single({metres({{0, 0}, {0, 9}, {4, 9}, {4.5, 9 - depth}, {5, 9}, {9, 9}, {9, 0}, {0, 0}}),
                box(0, 9, 9, 20)}));
  };
  REQUIRE(notch(0.0099).count(kEnclosed) == 0);
  REQUIRE(notch(0.0101).count(kEnclosed) == 1);
}

TEST_CASE("one tile less in a random partition leaves one gap of its area") {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> move(-6, 6);
  for (int round = 0; round < 8; ++round) {
    constexpr int kTiles = 6;
    std::vector<Point> corners;
    for (int y = 0; y <= kTiles; ++y) {
      for (int x = 0; x <= kTiles; ++x) {
        const bool inner = x > 0 && y > 0 && x < kTiles && y < kTiles;
        corners.push_back(
            {x * 20 + (inner ? move(random) : 0), y * 20 + (inner ? move(random) : 0)});
      }
    }
    Records records;
    for (int y = 0; y < kTiles; ++y) {
      for (int x = 0; x < kTiles; ++x) {
        const auto corner = [&](int dx, int dy) {
          return corners[static_cast<std::size_t>((y + dy) * (kTiles + 1) + x + dx)];
        };
        records.push_back(
            {metres({corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0), corner(0, 0)})});
      }
    }
    REQUIRE(gapsOf(records).examination.findings.empty());
    const std::size_t gone = (1 + random() % (kTiles - 2)) * kTiles + 1 + random() % (kTiles - 2);
    const double area = kkpr::geometry::areaM2(
        plane().toPlane(kkpr::geometry::MultiPolygon{{records[gone].front(), {}}}));
    records.erase(records.begin() + static_cast<std::ptrdiff_t>(gone));
    const Gaps gaps = gapsOf(records);
    REQUIRE(gaps.count(kEnclosed) == 1);
    REQUIRE(gaps.value(kEnclosed, "area") == Approx(area).epsilon(1e-9));
    std::shuffle(records.begin(), records.end(), random);
    for (auto& record : records) {
      Ring& ring = record.front();
      ring.pop_back();
      std::rotate(ring.begin(), ring.begin() + 1 + round % 3, ring.end());
      ring.push_back(ring.front());
    }
    const Gaps again = gapsOf(records);
    REQUIRE(again.count(kEnclosed) == 1);
    REQUIRE(again.value(kEnclosed, "area") == Approx(area).epsilon(1e-9));
  }
}

TEST_CASE("borders 0.49 m apart are a hairline, 0.51 m apart they are not") {
  const Gaps near = apart(0.49);
  REQUIRE(near.count(kHairline) == 1);
  REQUIRE(near.value(kHairline, "width") == Approx(0.49).epsilon(1e-4));
  REQUIRE(near.value(kHairline, "length") == Approx(100).epsilon(1e-3));
  const Point middle = plane().toPlane(*near.find(kHairline)->where.front().at);
  REQUIRE(middle.x == Approx(50.245).margin(1e-3));
  REQUIRE(apart(0.51).examination.findings.empty());
  REQUIRE(apart(-0.49).count(kHairline) == 1);
  REQUIRE(apart(-0.51).count(kHairline) == 0);
}

TEST_CASE("borders that coincide are no hairline, one thousandth of a millimetre more is") {
  REQUIRE(apart(0).count(kHairline) == 0);
  REQUIRE(apart(0.9e-6).count(kHairline) == 0);
  REQUIRE(apart(1.1e-6).count(kHairline) == 1);
}

TEST_CASE("a strip is ten times longer than wide, and a metre at least") {
  REQUIRE(apart(0.4, 4.1).count(kHairline) == 1);
  REQUIRE(apart(0.4, 3.9).count(kHairline) == 0);
  REQUIRE(apart(0.01, 1.1).count(kHairline) == 1);
  REQUIRE(apart(0.01, 0.9).count(kHairline) == 0);
}

TEST_CASE("the wedge between polygons that meet in a corner is no hairline, however acute") {
  for (const double rise : {0.2, 0.05, 0.02, 0.011}) {
    INFO(rise);
    // Also where the edges have many vertices.
    for (const int pieces : {1, 7, 200}) {
      std::vector<Point> lower{{0, 0}};
      std::vector<Point> upper{{0, 0}};
      for (int i = 1; i <= pieces; ++i) {
        lower.push_back({100.0 * i / pieces, -50 * rise * i / pieces});
        upper.push_back({100.0 * i / pieces, 50 * rise * i / pieces});
      }
      lower.insert(lower.end(), {{100, -80}, {0, 0}});
      upper.insert(upper.end(), {{100, 80}, {0, 0}});
      REQUIRE(gapsOf(single({metres(lower), metres(upper)})).examination.findings.empty());
    }
  }
  // Where it stays narrow to its end it is one.
  REQUIRE(gapsOf(single({metres({{0, 0}, {60, -0.2}, {60, -40}, {0, 0}}),
                         metres({{0, 0}, {60, 0.2}, {60, 40}, {0, 0}})}))
              .count(kHairline) == 1);
}

TEST_CASE("a strip that widens at its end is one up to there") {
  const Gaps gaps =
      gapsOf(single({box(0, 0, 50, 100),
                     metres({{50.2, 0}, {50.2, 60}, {54, 100}, {90, 100}, {90, 0}, {50.2, 0}})}));
  REQUIRE(gaps.count(kHairline) == 1);
  REQUIRE(gaps.value(kHairline, "length") == Approx(60).margin(0.1));
  REQUIRE(gaps.value(kHairline, "width") == Approx(0.2).epsilon(1e-3));
}

TEST_CASE("a thin polygon between two others leaves no gap between those") {
  REQUIRE(gapsOf(single({box(0, 0, 50, 100), box(50, 0, 50.4, 100), box(50.4, 0, 90, 100)}))
              .count(kHairline) == 0);
  // Nor do a polygon and its own hole, or two edges of one polygon.
  REQUIRE(gapsOf({{box(0, 0, 50, 50), turned(box(0.3, 0.3, 49.7, 49.7))}}).count(kHairline) == 0);
  // A polygon well inside another, along its border, overlaps it and leaves no strip.
  REQUIRE(gapsOf(single({box(0, 0, 50, 50), box(0.3, 10, 30, 40)})).count(kHairline) == 0);
}

TEST_CASE("a border drawn with other vertices leaves hairlines, and gaps where they are enclosed") {
  // The neighbour's middle vertex is 2 cm short of the straight border.
  const Gaps gaps =
      gapsOf(single({box(0, 0, 50, 100),
                     metres({{50, 0}, {50.02, 40}, {50, 100}, {90, 100}, {90, 0}, {50, 0}})}));
  REQUIRE(gaps.count(kEnclosed) == 1);
  REQUIRE(gaps.value(kEnclosed, "area") == Approx(1).epsilon(1e-4));
  REQUIRE(gaps.count(kHairline) == 1);
  REQUIRE(gaps.value(kHairline, "length") == Approx(100).epsilon(1e-3));
  // An island that leaves 10 cm all around in the hole it stands in.
  const Gaps around =
      gapsOf({{box(0, 0, 90, 90), turned(box(30, 30, 60, 60))}, {box(30.1, 30.1, 59.9, 59.9)}});
  REQUIRE(around.count(kEnclosed) == 0);
  REQUIRE(around.count(kHairline) == 1);
  REQUIRE(around.value(kHairline, "length") == Approx(4 * 29.8).margin(0.5));
}

TEST_CASE("where the budget ends both rules say so, and nothing is found by halves") {
  std::vector<Ring> rings = ringOfEight();
  const Gaps none = gapsOf(single(rings), 50);
  REQUIRE(none.stoppedAt != 0);
  REQUIRE(none.examination.findings.empty());
  std::set<std::string> exempt;
  for (const auto& exemption : none.examination.exemptions) {
    REQUIRE(exemption.because == std::vector<std::string>{"limit.work"});
    exempt.insert(exemption.rule);
  }
  REQUIRE(exempt == std::set<std::string>{kEnclosed, kHairline});
}
