// Positions to WGS 84 in degrees [J 2.1.2 angka 1 huruf b = 3.1.2].

#include <algorithm>
#include <cmath>

#include "base/failure.h"
#include "crs/crs_guess.h"
#include "crs/projection.h"
#include "quality/candidates.h"
#include "quality/coordinates.h"
#include "quality/repair_layer.h"
#include "rules/repair_reasons.h"

namespace kkpr::quality {
namespace {

using crs::CoordinateSystem;
using crs::Datum;
using shapefile::Geometry;

bool isInRange(const Point& p) { return std::fabs(p.x) <= 180 && std::fabs(p.y) <= 90; }

bool allInRange(const std::vector<Point>& points) {
  return std::all_of(points.begin(), points.end(), isInRange);  // NaN is in no range
}

/// Degrees of a place in Indonesia, be the axes in their order or not.
bool provenDegrees(const std::vector<Point>& points) {
  return !points.empty() && std::all_of(points.begin(), points.end(), [](const Point& p) {
    return isInIndonesia(p) || isSwapped(p);
  });
}

/// The latitude of a place in Indonesia is no longitude there, nor the other way round: each
/// position by itself proves that its axes are swapped.
void swapAxes(Geometry& geometry, Ledger& ledger) {
  for (std::size_t r = 0; r < geometry.records.size(); ++r) {
    const shapefile::Record& record = geometry.records[r];
    for (std::uint32_t k = 0; k < record.partCount; ++k) {
      const std::size_t part = std::size_t{record.firstPart} + k;
      const std::size_t first = geometry.partStarts[part];
      for (std::size_t v = first; v < geometry.partStarts[part + 1]; ++v) {
        Point& p = geometry.points[v];
        if (!isSwapped(p)) continue;
        const Point before = p;
        std::swap(p.x, p.y);
        Change change;
        change.rule = "coordinate.swapped";
        change.record = static_cast<std::int64_t>(r) + 1;
        change.ring = k;
        change.vertex = static_cast<std::int64_t>(v - first);
        change.from = before;
        change.to = p;
        ledger.add(std::move(change));
      }
    }
  }
}

void systemChange(const char* rule, const std::string& from, Ledger& ledger, double movedM = 0) {
  Change change;
  change.movedM = movedM;
  change.rule = rule;
  if (!from.empty()) change.from = from;
  change.to = std::string("WGS 84");
  ledger.add(std::move(change));
}

/// How far a reading carries the location from where its numbers stand as they are declared (or,
/// undeclared, as longitude and latitude); 0 where that is no place on earth.
double carriedM(const Geometry& geometry, const std::optional<CoordinateSystem>& declared,
                const crs::Interpretation& chosen) {
  const auto stored =
      crs::interpretation(declared ? crs::Interpretation::kDeclared : "wgs84", declared);
  if (!stored || geometry.points.empty()) return 0;
  const Point from = stored->toWgs84(geometry.points.front());
  const Point to = chosen.toWgs84(geometry.points.front());
  return isInRange(from) && isInRange(to) ? distanceM(from, to) : 0;
}

void noteSystem(const std::string& name, double accuracyM, std::vector<Text>& notes) {
  if (accuracyM > 0) {
    notes.push_back(rules::repairNote(
        "system-accuracy", {{"name", name}, {"accuracy", Quantity{accuracyM, Unit::metre, 0}}}));
  } else {
    notes.push_back(rules::repairNote("system-computed", {{"name", name}}));
  }
}

/// The rule that a declaration breaks.
const char* brokenRule(const std::optional<CoordinateSystem>& declared, const char* noPrj,
                       bool contradicted, const NumberProfile& profile) {
  if (noPrj) return noPrj;
  if (!declared) return "crs.unreadable";
  if (contradicted) return "crs.contradicts-coordinates";
  if (declared->isWgs84Degrees()) {  // then it is the numbers that somebody reads otherwise
    if (profile.swapped > 0) return "coordinate.swapped";
    return profile.inRange > 0 ? "coordinate.outside-indonesia" : "coordinate.out-of-range";
  }
  if (declared->projected()) return "crs.projected";
  return declared->datum == Datum::wgs84 ? "crs.not-degrees" : "crs.wrong-datum";
}

/// Every position by `inverse`; false, and nothing changed, where one has no place on the earth.
template <typename Inverse>
bool computed(Geometry& geometry, const Inverse& inverse) {
  std::vector<Point> points;
  points.reserve(geometry.points.size());
  for (const Point& p : geometry.points) points.push_back(inverse(p));
  if (points.empty() || !allInRange(points)) return false;
  geometry.points = std::move(points);
  return true;
}

/// Where a projection puts all of it outside Indonesia it is not the one that was measured in, and
/// computing would carry the location off.
bool meansIndonesia(const Geometry& geometry, const CoordinateSystem& declared,
                    const crs::ToWgs84& inverse) {
  return !declared.projected() ||
         std::any_of(geometry.points.begin(), geometry.points.end(),
                     [&](const Point& p) { return isInIndonesia(inverse(p)); });
}

/// The same numbers mean the same place: only the name has to change.
bool sameNumbers(const CoordinateSystem& system) {
  return !system.projected() && system.degrees && system.greenwich &&
         (system.datum == Datum::wgs84 || system.datum == Datum::dgn95 ||
          system.datum == Datum::srgi2013);
}

}  // namespace

SystemOutcome mendSystem(Geometry& geometry, const std::optional<CoordinateSystem>& declared,
                         const char* noPrj, const std::string& candidate, Ledger& ledger,
                         std::vector<Text>& notes) {
  SystemOutcome outcome;
  const NumberProfile profile = profileOf(geometry);
  const bool contradicted =
      declared && (declared->projected() ? profile.fitsDegrees() : profile.isFarFromDegrees());
  const std::string declaredName = declared ? declared->name : std::string();

  if (!candidate.empty()) {
    const auto chosen = crs::interpretation(candidate, declared);
    const double carried = chosen ? carriedM(geometry, declared, *chosen) : 0;
    if (chosen && computed(geometry, [&](Point p) { return chosen->toWgs84(p); })) {
      systemChange(brokenRule(declared, noPrj, contradicted, profile),
                   chosen->system().name + " (" + candidate + ")", ledger, carried);
      notes.push_back(rules::repairNote("candidate-taken", {{"reading", readingText(*chosen)}}));
      if (chosen->accuracyM() > 0) noteSystem(chosen->system().name, chosen->accuracyM(), notes);
      outcome.candidate = candidate;
      outcome.declareWgs84 = true;
    } else {
      // Going on with another system would be a choice that nobody made.
      throw Failure(
          "usage",
          rules::repairNote("candidate-unknown", {{"name", toUtf8(shortened(candidate, 64))}}),
          "/candidate");
    }
  }

  if (!outcome.declareWgs84) {
    const bool degrees = !declared || !declared->projected() || contradicted;
    const bool proven = degrees && provenDegrees(geometry.points);
    if (declared && declared->isWgs84Degrees()) {
      // What is declared is what is asked for; at most in words that few programs read.
      outcome.declareWgs84 = declared->wkt2;
      if (declared->wkt2) systemChange("crs.wkt2", "WKT2: " + declaredName, ledger);
    } else if (!declared || contradicted) {
      // Nothing but the numbers says what they are. Under a projection on WGS 84 they are degrees
      // of WGS 84; under another datum, somebody has to choose.
      outcome.declareWgs84 = proven && (!declared || declared->datum == Datum::wgs84);
      if (outcome.declareWgs84) {
        systemChange(brokenRule(declared, noPrj, contradicted, profile), declaredName, ledger);
        notes.push_back(rules::repairNote("degrees-proven"));
      }
    } else {
      if (!declared->projected() && declared->degrees) swapAxes(geometry, ledger);
      if (sameNumbers(*declared)) {
        outcome.declareWgs84 = true;
        systemChange(brokenRule(declared, noPrj, false, profile), declaredName, ledger);
      } else if (const auto inverse = crs::ToWgs84::of(*declared);
                 inverse && meansIndonesia(geometry, *declared, *inverse) &&
                 computed(geometry, *inverse)) {
        outcome.declareWgs84 = true;
        systemChange(brokenRule(declared, noPrj, false, profile), declaredName, ledger);
        noteSystem(declaredName, inverse->accuracyM(), notes);
      }
    }
  }

  const bool isWgs84 = outcome.declareWgs84 || (declared && declared->isWgs84Degrees());
  if (isWgs84 || !declared) swapAxes(geometry, ledger);
  outcome.inDegrees = !geometry.points.empty() && allInRange(geometry.points) &&
                      (isWgs84 || (!declared && noPrj) || profileOf(geometry).fitsDegrees());
  return outcome;
}

}  // namespace kkpr::quality
