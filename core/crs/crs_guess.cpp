#include "crs/crs_guess.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include "base/portable_math.h"
#include "crs/land_cells.h"

namespace kkpr::crs {
namespace {

constexpr int kFirstZone = 46;  // UTM zones that Indonesia lies in
constexpr int kLastZone = 54;
/// No angular unit in use counts a full turn past 400 (grads), and no projected system puts
/// Indonesia within as many metres of its origin.
constexpr double kLargestAngle = 400;
constexpr double kLeastLongitude = 94;  // of Indonesia, rounded outward
constexpr double kMostLongitude = 142;
constexpr int kMostScale = 15;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct TurnName {
  NumberFix::Turn turn;
  const char* token;
};
constexpr TurnName kTurns[] = {
    {NumberFix::Turn::negated, "lon-negated"},    {NumberFix::Turn::plus180, "lon-plus-180"},
    {NumberFix::Turn::minus180, "lon-minus-180"}, {NumberFix::Turn::plus360, "lon-plus-360"},
    {NumberFix::Turn::minus360, "lon-minus-360"},
};
constexpr std::string_view kScaled = "scaled-1e";

double turned(double longitude, NumberFix::Turn turn) {
  switch (turn) {
    case NumberFix::Turn::none:
      return longitude;
    case NumberFix::Turn::negated:
      return -longitude;
    case NumberFix::Turn::plus180:
      return longitude + 180;
    case NumberFix::Turn::minus180:
      return longitude - 180;
    case NumberFix::Turn::plus360:
      return longitude + 360;
    case NumberFix::Turn::minus360:
      return longitude - 360;
  }
  return longitude;
}

/// 106.4830 typed for 106°48′30″ as degrees; NaN where the digits are no minutes and seconds.
double fromDms(double typed) {
  // Units of 1e-7 second: what storage adds to a typed number is far below half of that.
  constexpr double kUnits = 1e11;
  constexpr std::uint64_t kSecond = 10000000;
  const double units = std::fabs(typed) * kUnits;
  if (!(units < 9e15)) return kNaN;
  const auto whole = static_cast<std::uint64_t>(units + 0.5);
  const std::uint64_t seconds = whole % (100 * kSecond);
  const std::uint64_t minutes = whole / (100 * kSecond) % 100;
  const std::uint64_t degrees = whole / (10000 * kSecond);
  if (minutes >= 60 || seconds >= 60 * kSecond) return kNaN;
  const double value = static_cast<double>(degrees) + static_cast<double>(minutes) / 60 +
                       static_cast<double>(seconds) / (3600.0 * kSecond);
  return typed < 0 ? -value : value;
}

std::string zoneLabel(int zone, bool north) { return std::to_string(zone) + (north ? "n" : "s"); }
std::string tm3Token(int index) {
  return "tm3-" + std::to_string(46 + (index + 1) / 2) + (index % 2 == 0 ? ".2" : ".1");
}

/// The systems of Indonesia by token; empty for any other token.
std::optional<CoordinateSystem> systemOf(std::string_view token) {
  if (token == "wgs84") return geographicSystem(Datum::wgs84);
  if (token == "id74") return geographicSystem(Datum::id74);
  if (token == "jakarta") return jakartaSystem();
  if (token == "web-mercator") return webMercatorSystem();
  for (int zone = kFirstZone; zone <= kLastZone; ++zone) {
    for (const bool north : {false, true}) {
      const std::string utm = "utm-" + zoneLabel(zone, north);
      if (token == utm) return utmSystem(Datum::wgs84, zone, north);
      if (token == "id74-" + utm) return utmSystem(Datum::id74, zone, north);
    }
  }
  for (int index = 0; index < kTm3Zones; ++index) {
    if (token == tm3Token(index)) return tm3System(index);
  }
  return std::nullopt;
}

/// Takes a token of a fix into `fix`; false for any other token.
bool readFix(std::string_view token, NumberFix& fix) {
  if (token == "swapped") return fix.swapped = true;
  if (token == "dms") return fix.dms = true;
  if (token == "mirrored") return fix.mirrored = true;
  for (const TurnName& name : kTurns) {
    if (token != name.token) continue;
    fix.turn = name.turn;
    return true;
  }
  if (token.substr(0, kScaled.size()) != kScaled) return false;
  const std::string_view digits = token.substr(kScaled.size());
  if (digits.empty() || digits.size() > 2) return false;
  int scale = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
    scale = scale * 10 + (c - '0');
  }
  if (scale < 1 || scale > kMostScale) return false;
  fix.scale = scale;
  return true;
}

}  // namespace

int NumberFix::count() const {
  return int{swapped} + int{scale != 0} + int{dms} + int{mirrored} + int{turn != Turn::none};
}

bool NumberFix::exceeds(const NumberFix& other) const {
  return count() > other.count() && (swapped || !other.swapped) && (dms || !other.dms) &&
         (mirrored || !other.mirrored) && (other.scale == 0 || other.scale == scale) &&
         (other.turn == Turn::none || other.turn == turn);
}

std::string Interpretation::id() const {
  std::string id;
  const auto add = [&](const std::string& token) { id += (id.empty() ? "" : "+") + token; };
  if (fix_.swapped) add("swapped");
  if (fix_.scale != 0) add(std::string(kScaled) + std::to_string(fix_.scale));
  if (fix_.dms) add("dms");
  if (fix_.mirrored) add("mirrored");
  for (const TurnName& name : kTurns) {
    if (fix_.turn == name.turn) add(name.token);
  }
  if (id.empty() || token_ != "wgs84") add(token_);
  return id;
}

Point Interpretation::toWgs84(Point stored) const {
  Point p = stored;
  if (fix_.swapped && (system_.projected() || std::fabs(p.y) > std::fabs(p.x))) p = {p.y, p.x};
  if (fix_.scale != 0) {
    const double divisor = powerOfTen(fix_.scale);
    p = {p.x / divisor, p.y / divisor};
  }
  if (fix_.dms) p = {fromDms(p.x), fromDms(p.y)};
  if (fix_.mirrored) p.y = -p.y;
  p.x = turned(p.x, fix_.turn);
  return inverse_(p);
}

/// Builds readings: the only place that may.
class Hypotheses {
 public:
  explicit Hypotheses(const std::optional<CoordinateSystem>& declared) : declared_(declared) {}

  [[nodiscard]] std::optional<Interpretation> of(std::string_view token,
                                                 const NumberFix& fix) const {
    const bool asDeclared = token == Interpretation::kDeclared;
    std::optional<CoordinateSystem> system = asDeclared ? declared_ : systemOf(token);
    if (!system) return std::nullopt;
    // Only degrees lose signs, points and digits in a way that can be told.
    if (system->projected() &&
        (fix.scale != 0 || fix.dms || fix.mirrored || fix.turn != NumberFix::Turn::none)) {
      return std::nullopt;
    }
    std::optional<ToWgs84> inverse = ToWgs84::of(*system);
    if (!inverse) return std::nullopt;
    Interpretation out(std::string(token), std::move(*system), std::move(*inverse));
    out.fix_ = fix;
    return out;
  }
  void add(std::string_view token, const NumberFix& fix = {}) {
    if (auto one = of(token, fix)) found.push_back(std::move(*one));
  }

  std::vector<Interpretation> found;

 private:
  const std::optional<CoordinateSystem>& declared_;
};

std::optional<Interpretation> interpretation(std::string_view id,
                                             const std::optional<CoordinateSystem>& declared) {
  NumberFix fix;
  std::string_view rest = id;
  std::string_view system = "wgs84";
  while (true) {
    const std::size_t plus = rest.find('+');
    const std::string_view token = rest.substr(0, plus);
    if (!readFix(token, fix)) {
      if (plus != std::string_view::npos) return std::nullopt;  // the system stands last
      system = token;
    }
    if (plus == std::string_view::npos) break;
    rest = rest.substr(plus + 1);
  }
  std::optional<Interpretation> out = Hypotheses(declared).of(system, fix);
  // Any other spelling of a reading is none: ids are compared as text elsewhere.
  if (!out || out->id() != id) return std::nullopt;
  return out;
}

namespace {

void addDegrees(Hypotheses& all, const std::optional<CoordinateSystem>& declared,
                const NumberRange& range) {
  const bool isWgs84 = declared && declared->isWgs84Degrees();
  const bool isGeographic = declared && !declared->projected();
  if (isGeographic) {
    all.add(Interpretation::kDeclared);
    if (!isWgs84) {
      all.add(Interpretation::kDeclared, {true, 0, false, false, NumberFix::Turn::none});
      all.add(Interpretation::kDeclared, {false, 0, false, true, NumberFix::Turn::none});
    }
  }
  // The power of ten that makes a longitude of Indonesia of the largest number.
  const Box& box = range.box;
  const double largest = std::fmax(std::fmax(std::fabs(box.minX), std::fabs(box.maxX)),
                                   std::fmax(std::fabs(box.minY), std::fabs(box.maxY)));
  int scale = 0;
  for (int n = 1; n <= kMostScale && range.integers; ++n) {
    const double longitude = largest / powerOfTen(n);
    if (longitude >= kLeastLongitude && longitude <= kMostLongitude) scale = n;
  }
  for (const bool dms : {false, true}) {
    for (const bool mirrored : {false, true}) {
      for (const bool swapped : {false, true}) {
        const NumberFix fix{swapped, scale, dms, mirrored, NumberFix::Turn::none};
        if (fix.count() == 0 && isWgs84) continue;  // that is as declared
        if (scale != 0 || largest <= kLargestAngle) all.add("wgs84", fix);
      }
    }
  }
  if (largest > kLargestAngle) return;
  for (const TurnName& name : kTurns) {
    for (const bool mirrored : {false, true}) {
      for (const bool swapped : {false, true}) {
        all.add("wgs84", {swapped, 0, false, mirrored, name.turn});
      }
    }
  }
  all.add("jakarta");
  // A datum that is stated is not doubted for another one of which nothing speaks.
  const bool stated = isGeographic && declared->datum != Datum::other;
  if (!stated) {
    all.add("id74");
    all.add("id74", {true, 0, false, false, NumberFix::Turn::none});
  }
}

void addProjected(Hypotheses& all, const std::optional<CoordinateSystem>& declared) {
  const NumberFix swapped{true, 0, false, false, NumberFix::Turn::none};
  const bool isProjected = declared && declared->projected();
  if (isProjected) {
    all.add(Interpretation::kDeclared);
    all.add(Interpretation::kDeclared, swapped);
  }
  for (const NumberFix& fix : {NumberFix{}, swapped}) {
    for (const char* prefix : {"", "id74-"}) {
      for (const bool north : {false, true}) {
        for (int zone = kFirstZone; zone <= kLastZone; ++zone) {
          all.add(prefix + ("utm-" + zoneLabel(zone, north)), fix);
        }
      }
    }
    for (int index = 0; index < kTm3Zones; ++index) all.add(tm3Token(index), fix);
    all.add("web-mercator", fix);
  }
}

}  // namespace

std::vector<Interpretation> hypotheses(const std::optional<CoordinateSystem>& declared,
                                       const NumberRange& range) {
  Hypotheses all(declared);
  if (range.box.empty()) return {};
  const Box& box = range.box;
  const bool far = std::fmax(std::fabs(box.minX), std::fabs(box.maxX)) > kLargestAngle ||
                   std::fmax(std::fabs(box.minY), std::fabs(box.maxY)) > kLargestAngle;
  addDegrees(all, declared, range);
  if (far) {
    addProjected(all, declared);
  } else if (declared && declared->projected()) {
    all.add(Interpretation::kDeclared);  // an unusual origin
  }
  return std::move(all.found);
}

bool isNearLand(Point degrees) {
  const double column = std::floor((degrees.x - kLandWest) / kLandStep);
  const double row = std::floor((degrees.y - kLandSouth) / kLandStep);
  if (!(column >= 0 && column < kLandColumns && row >= 0 && row < kLandRows)) return false;
  const auto cell =
      static_cast<std::size_t>(static_cast<int>(row) * kLandColumns + static_cast<int>(column));
  return (kLandCells[cell / 8] >> (cell % 8) & 1) != 0;
}

}  // namespace kkpr::crs
