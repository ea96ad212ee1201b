#include "quality/candidates.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "crs/crs_guess.h"
#include "quality/coordinates.h"

using namespace kkpr;
using namespace kkpr::quality;

namespace {

/// A ring of `count` vertices around a place, clockwise and closed.
Reading ringAround(Point centre, double radius, std::size_t count = 12) {
  Reading reading;
  shapefile::Geometry& geometry = reading.geometry;
  geometry.kind = shapefile::GeometryKind::polygon;
  constexpr double kTurn = 6.283185307179586;
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = -kTurn * static_cast<double>(i) / static_cast<double>(count);
    geometry.points.push_back(
        {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  geometry.points.push_back(geometry.points.front());
  geometry.partStarts.push_back(static_cast<std::uint32_t>(geometry.points.size()));
  geometry.records.push_back({0, 1});
  reading.maxDecimals = 15;
  return reading;
}

std::vector<std::string> idsOf(const std::vector<Candidate>& candidates) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : candidates) ids.push_back(candidate.id);
  return ids;
}

plan::SectorFeature boxFeature(const char* regency, const char* province, Box box) {
  plan::SectorFeature feature;
  if (regency != nullptr) feature.regency = regency;
  if (province != nullptr) feature.province = province;
  geometry::Polygon polygon;
  polygon.outer = {{box.minX, box.minY},
                   {box.maxX, box.minY},
                   {box.maxX, box.maxY},
                   {box.minX, box.maxY},
                   {box.minX, box.minY}};
  feature.shape.push_back(std::move(polygon));
  return feature;
}

constexpr Point kJakartaUtm48s{701000, 9314400};

}  // namespace

TEST_CASE("metres without a word lead to the zone that has land there") {
  const std::vector<Candidate> found = findCandidates(ringAround(kJakartaUtm48s, 50), nullptr);
  REQUIRE(found.size() == kMaxCandidates);
  CHECK(found.front().id == "utm-48s");
  CHECK_FALSE(found.front().asDeclared);
  CHECK_FALSE(found.front().shiftM.has_value());
  for (const Candidate& candidate : found) {
    CAPTURE(candidate.id);
    CHECK(kIndonesia.contains(candidate.bbox));
    CHECK(candidate.bbox.contains(candidate.centroid));
    CHECK_FALSE(candidate.asLikely);
    REQUIRE(candidate.areaM2.has_value());
    // A dodecagon of 50 m, stretched by Mercator.
    CHECK(*candidate.areaM2 == Approx(3 * 50 * 50 * 1.012).epsilon(0.01));
  }
}

TEST_CASE("what is declared comes first and lies where it says") {
  Reading reading = ringAround(kJakartaUtm48s, 50);
  reading.system = crs::utmSystem(crs::Datum::id74, 48, false);
  const std::vector<Candidate> found = findCandidates(reading, nullptr);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().id == "as-declared");
  CHECK(found.front().asDeclared);
  CHECK(found.front().epsg == 23888);
  CHECK(found.front().shiftM == 0.0);
  // The same zone on WGS 84 lies as far off as the datum does.
  const auto other = std::find_if(found.begin(), found.end(),
                                  [](const Candidate& one) { return one.id == "utm-48s"; });
  REQUIRE(other != found.end());
  CHECK(*other->shiftM > 20);
  CHECK(*other->shiftM < 35);
}

TEST_CASE(
    "a declared system that lies in the sea still comes first, and its own reading only once") {
  Reading reading = ringAround(kJakartaUtm48s, 50);
  reading.system = crs::utmSystem(crs::Datum::srgi2013, 50, false);
  const std::vector<std::string> ids = idsOf(findCandidates(reading, nullptr));
  REQUIRE(ids.size() > 2);
  CHECK(ids[0] == "as-declared");
  CHECK(ids[1] == "utm-48s");
  CHECK(std::count(ids.begin(), ids.end(), "utm-50s") == 0);
}

TEST_CASE("the fewest causes are offered") {
  Reading degrees = ringAround({2.5, 102.5}, 0.001);
  CHECK(idsOf(findCandidates(degrees, nullptr)) ==
        std::vector<std::string>{"swapped", "swapped+id74"});
  degrees = ringAround({-102.5, 2.5}, 0.001);
  CHECK(idsOf(findCandidates(degrees, nullptr)) == std::vector<std::string>{"lon-negated"});
}

TEST_CASE("numbers that lead nowhere in Indonesia give no candidate") {
  for (const Point place :
       {Point{2.3, 48.9}, {151.2, -33.9}, {1e9, 1e9}, {-5e5, -2e6}, {0, 1e300}}) {
    CAPTURE(place.x, place.y);
    CHECK(findCandidates(ringAround(place, 0.001), nullptr).empty());
  }
  Reading empty;
  CHECK(findCandidates(empty, nullptr).empty());
}

TEST_CASE("vertices that are no numbers leave the place, but no area") {
  Reading reading = ringAround(kJakartaUtm48s, 50);
  reading.geometry.points[3].x = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Candidate> found = findCandidates(reading, nullptr);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().id == "utm-48s");
  CHECK_FALSE(found.front().areaM2.has_value());
}

TEST_CASE("a ring too large to be a location is no reading, in pairs") {
  CHECK_FALSE(findCandidates(ringAround({500000, 9800000}, 150000), nullptr).empty());
  for (const Candidate& candidate :
       findCandidates(ringAround({500000, 9700000}, 400000), nullptr)) {
    CHECK(candidate.areaM2.value_or(0) < 1e11);
  }
}

TEST_CASE("many vertices are measured as far as the budget goes, the likeliest in full") {
  const Reading reading = ringAround(kJakartaUtm48s, 500, 1000);
  const std::vector<Candidate> whole = findCandidates(reading, nullptr);
  CHECK(whole.back().areaM2.has_value());
  const std::vector<Candidate> found = findCandidates(reading, nullptr, 2500);
  CHECK(idsOf(found) == idsOf(whole));
  REQUIRE(found.size() == kMaxCandidates);
  CHECK(found.front().id == "utm-48s");
  CHECK(found.front().areaM2.has_value());
  CHECK_FALSE(found.back().areaM2.has_value());
}

TEST_CASE("doubt comes from a missing system or from what was found") {
  Reading reading = ringAround({106.8, -6.2}, 0.001);
  Examination examination;
  CHECK(isInDoubt(reading, examination));
  reading.system = crs::geographicSystem(crs::Datum::wgs84);
  CHECK_FALSE(isInDoubt(reading, examination));
  examination.findings.of("coordinate.too-many-decimals");
  CHECK_FALSE(isInDoubt(reading, examination));
  examination.findings.of("coordinate.outside-indonesia");
  CHECK(isInDoubt(reading, examination));
}

TEST_CASE("land is seen where there is land") {
  for (const Point land : {Point{106.82, -6.2},
                           {115.2, -8.65},
                           {140.7, -2.6},
                           {95.3, 5.5},
                           {123.6, -10.2},
                           {117.6, 3.3}}) {
    CAPTURE(land.x, land.y);
    CHECK(crs::isNearLand(land));
  }
  for (const Point sea : {Point{110, -10.5},
                          {109, -4.6},
                          {128, -6},
                          {94.8, -5},
                          {150, -6},
                          {106.8, 80},
                          {std::nan(""), 0}}) {
    CAPTURE(sea.x, sea.y);
    CHECK_FALSE(crs::isNearLand(sea));
  }
}

TEST_CASE("a regency is found by its name without regard to case and to what it is called") {
  plan::SectorLayer layer;
  layer.kind = plan::LayerKind::batasAdministrasi;
  layer.features.push_back(boxFeature("Kota Bandung", "Jawa Barat", {107.5, -7, 107.7, -6.8}));
  layer.features.push_back(boxFeature("Bandung", "Jawa Barat", {107.2, -7.3, 107.9, -7}));
  layer.features.push_back(boxFeature("Kab. Kep. Seribu", nullptr, {106.4, -5.9, 106.8, -5.2}));
  layer.features.push_back(boxFeature(nullptr, "Bali", {114.4, -8.9, 115.7, -8}));
  plan::SectorLayer forest = layer;
  forest.kind = plan::LayerKind::kawasanHutan;
  const plan::SectorLayer* layers[] = {&layer};
  const plan::SectorLayer* others[] = {&forest};

  CHECK(statedRegency(layers, "KOTA bandung")->name == "Kota Bandung, Jawa Barat");
  CHECK(statedRegency(layers, "Kabupaten Bandung")->name == "Bandung, Jawa Barat");
  CHECK(statedRegency(layers, "kab bandung")->shapes.size() == 1);
  CHECK(statedRegency(layers, "Bandung")->shapes.size() == 2);
  CHECK(statedRegency(layers, "kep. seribu")->name == "Kab. Kep. Seribu");
  CHECK(statedRegency(layers, "Kota Kep. Seribu")->name == "Kab. Kep. Seribu");
  CHECK(statedRegency(layers, "Provinsi Bali")->name == "Bali");
  CHECK(statedRegency(layers, "jawa barat")->shapes.size() == 2);
  for (const char* name : {"", "Kota", "Kabupaten", "Bandun", "Bandung Barat"}) {
    CAPTURE(name);
    CHECK_FALSE(statedRegency(layers, name).has_value());
  }
  CHECK_FALSE(statedRegency(others, "Bali").has_value());
  CHECK_FALSE(statedRegency({}, "Bali").has_value());

  plan::SectorLayer ring;
  ring.kind = plan::LayerKind::batasAdministrasi;
  ring.features.push_back(boxFeature("Cincin", nullptr, {110, -8, 111, -7}));
  ring.features[0].shape[0].holes.push_back(
      boxFeature("", nullptr, {110.4, -7.6, 110.6, -7.4}).shape[0].outer);
  const plan::SectorLayer* rings[] = {&ring};
  const StatedRegency regency = *statedRegency(rings, "cincin");
  CHECK(regency.contains({110.1, -7.5}));
  CHECK_FALSE(regency.contains({110.5, -7.5}));
  CHECK_FALSE(regency.contains({109.9, -7.5}));
}

TEST_CASE("readings outside the stated regency come last and say so") {
  plan::SectorLayer layer;
  layer.kind = plan::LayerKind::batasAdministrasi;
  layer.features.push_back(boxFeature("Laut", nullptr, {118.5, -6.4, 119.1, -6}));
  const plan::SectorLayer* layers[] = {&layer};
  const StatedRegency regency = *statedRegency(layers, "laut");
  Reading reading = ringAround(kJakartaUtm48s, 50);
  reading.system = crs::utmSystem(crs::Datum::wgs84, 48, false);
  const std::vector<Candidate> found = findCandidates(reading, &regency);
  REQUIRE(found.size() > 3);
  CHECK(found[0].id == "utm-50s");
  CHECK(found[0].reason.id.find("Letaknya di Laut.") != std::string::npos);
  CHECK(found[1].id == "id74-utm-50s");
  CHECK(found[2].id == "as-declared");
  CHECK(found[2].reason.en.find("outside Laut") != std::string::npos);
}
