#include "quality/candidates.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "base/number.h"
#include "base/portable_math.h"
#include "geometry/area.h"
#include "geometry/local_plane.h"
#include "quality/coordinates.h"

namespace kkpr::quality {
namespace {

using crs::Interpretation;
using crs::NumberFix;
using shapefile::Geometry;

constexpr const char* kOutsideRegency = "coordinate.outside-regency";
/// Rules whose findings put the meaning of the numbers in doubt.
constexpr const char* kDoubts[] = {
    "crs.unreadable",
    "crs.projected",
    "crs.wrong-datum",
    "crs.not-degrees",
    "crs.contradicts-coordinates",
    "coordinate.swapped",
    "coordinate.out-of-range",
    "coordinate.outside-indonesia",
    kOutsideRegency,
};

/// Vertices looked at before the likeliest readings are measured in full.
constexpr std::size_t kSampled = 256;
/// Below this a ring of degrees has no seconds typed in it: 0.01 could be anything.
constexpr int kLeastDmsDecimals = 4;
/// No location is that small or that large: the numbers are of another unit. The smallness is told
/// by the box: of rings that cancel, an area is noise.
constexpr double kLeastAcrossM = 1;
constexpr double kMostAreaM2 = 1e11;
/// Vertices that a location is looked for in a regency by.
constexpr std::size_t kRegencySampled = 1000;

// ---- measuring
// ------------------------------------------------------------------------------------

struct Measure {
  Box box;
  Point centroid;
  std::optional<double> areaM2;
  double acrossM = 0;  ///< the diagonal on the plane of what could be read; 0 of a mere sample
};

/// The vertices of one ring read in one way, closed, on the plane of `plane`. The plane's origin is
/// the first position of all.
class Measurer {
 public:
  Measurer(const Geometry& geometry, const Interpretation& reading)
      : geometry_(geometry), reading_(reading) {}

  /// Empty where a vertex has no place, or (if asked) one outside Indonesia. Vertices that are no
  /// numbers are left out; then there is no area.
  [[nodiscard]] std::optional<Measure> all(bool inIndonesia) {
    Measure out;
    double area = 0;
    double momentX = 0;
    double momentY = 0;
    bool whole = true;
    std::optional<geometry::LocalPlane> plane;
    Box planeBox;
    for (const shapefile::Record& record : geometry_.records) {
      double recordArea = 0;
      double recordX = 0;
      double recordY = 0;
      for (std::uint32_t k = 0; k < record.partCount; ++k) {
        ring_.clear();
        for (const Point& stored : geometry_.part(std::size_t{record.firstPart} + k)) {
          if (!isFinite(stored)) {
            whole = false;
            continue;
          }
          const Point p = reading_.toWgs84(stored);
          if (std::isnan(p.x) || std::isnan(p.y)) return std::nullopt;
          if (inIndonesia && !kIndonesia.contains(p)) return std::nullopt;
          out.box.include(p);
          if (!plane) plane.emplace(p);
          ring_.push_back(plane->toPlane(p));
          planeBox.include(ring_.back());
        }
        if (ring_.size() < 3) continue;
        if (ring_.front() != ring_.back()) ring_.push_back(ring_.front());
        const geometry::RingMoments ring = geometry::ringMoments(ring_);
        recordArea += ring.area;
        recordX += ring.momentX + ring.area * ring.origin.x;
        recordY += ring.momentY + ring.area * ring.origin.y;
      }
      const double turn = recordArea < 0 ? -1 : 1;
      area += turn * recordArea;
      momentX += turn * recordX;
      momentY += turn * recordY;
    }
    if (out.box.empty()) return std::nullopt;
    out.centroid = {0.5 * (out.box.minX + out.box.maxX), 0.5 * (out.box.minY + out.box.maxY)};
    out.acrossM = length(planeBox.maxX - planeBox.minX, planeBox.maxY - planeBox.minY);
    if (area > 0 && whole) {
      const Point centroid = plane->toLonLat({momentX / area, momentY / area});
      // Rings that cross themselves may balance outside of all that they run around.
      if (out.box.contains(centroid)) out.centroid = centroid;
      out.areaM2 = area;
    }
    return out;
  }

  /// The same of every so many vertices, without an area.
  [[nodiscard]] std::optional<Measure> sample(bool inIndonesia) const {
    const std::size_t step = 1 + geometry_.points.size() / kSampled;
    Measure out;
    for (std::size_t i = 0; i < geometry_.points.size(); i += step) {
      const Point& stored = geometry_.points[i];
      if (!isFinite(stored)) continue;
      const Point p = reading_.toWgs84(stored);
      if (std::isnan(p.x) || std::isnan(p.y)) return std::nullopt;
      if (inIndonesia && !kIndonesia.contains(p)) return std::nullopt;
      out.box.include(p);
    }
    if (out.box.empty()) return std::nullopt;
    out.centroid = {0.5 * (out.box.minX + out.box.maxX), 0.5 * (out.box.minY + out.box.maxY)};
    return out;
  }

 private:
  const Geometry& geometry_;
  const Interpretation& reading_;
  std::vector<Point> ring_;
};

}  // namespace

double distanceM(Point a, Point b) {
  const Point there[] = {a, b, a};
  return 0.5 * geometry::geodesicRing(there).perimeterM;
}

namespace {

/// A location touches the regency with its centre or one of its vertices.
bool touchesRegency(const Geometry& geometry, const Interpretation& reading, Point centroid,
                    const StatedRegency& regency) {
  if (regency.contains(centroid)) return true;
  const std::size_t step = 1 + geometry.points.size() / kRegencySampled;
  for (std::size_t i = 0; i < geometry.points.size(); i += step) {
    if (!isFinite(geometry.points[i])) continue;
    if (regency.contains(reading.toWgs84(geometry.points[i]))) return true;
  }
  return false;
}

// ---- words
// ----------------------------------------------------------------------------------------

Text joined(const Text& a, const Text& b) { return {a.id + b.id, a.en + b.en}; }

Text fixText(const NumberFix& fix) {
  std::vector<Text> causes;
  if (fix.swapped) causes.push_back({"x dan y ditukar", "x and y are swapped"});
  if (fix.scale != 0) {
    std::int64_t power = 1;
    for (int i = 0; i < fix.scale; ++i) power *= 10;
    causes.push_back({"angkanya dibagi " + formatInteger(power, Language::id),
                      "the numbers are divided by " + formatInteger(power, Language::en)});
  }
  if (fix.dms) {
    causes.push_back({"digit di belakang koma dibaca sebagai menit dan detik",
                      "the digits after the point are read as minutes and seconds"});
  }
  if (fix.mirrored) {
    causes.push_back({"tanda lintang dibalik", "the sign of the latitude is turned"});
  }
  switch (fix.turn) {
    case NumberFix::Turn::none:
      break;
    case NumberFix::Turn::negated:
      causes.push_back({"tanda bujur dibalik", "the sign of the longitude is turned"});
      break;
    case NumberFix::Turn::plus180:
      causes.push_back({"bujur ditambah 180°", "180° are added to the longitude"});
      break;
    case NumberFix::Turn::minus180:
      causes.push_back({"bujur dikurangi 180°", "180° are taken from the longitude"});
      break;
    case NumberFix::Turn::plus360:
      causes.push_back({"bujur ditambah 360°", "360° are added to the longitude"});
      break;
    case NumberFix::Turn::minus360:
      causes.push_back({"bujur dikurangi 360°", "360° are taken from the longitude"});
      break;
  }
  Text text;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const Text between = i == 0                   ? Text{" sesudah ", " once "}
                         : i + 1 == causes.size() ? Text{" serta ", " and "}
                                                  : Text{", ", ", "};
    text = joined(joined(text, between), causes[i]);
  }
  return text;
}

}  // namespace

Text readingText(const Interpretation& reading) {
  const crs::CoordinateSystem& system = reading.system();
  Text text = system.title;
  if (!system.projected()) {
    text = {"bujur dan lintang " + text.id, "longitude and latitude of " + text.en};
    if (!system.degrees) {
      text = joined(text, {" dalam " + system.angularUnit, " in " + system.angularUnit});
    }
    if (!system.greenwich) {
      text = joined(text, {" dari meridian " + system.primeMeridian,
                           " from the meridian of " + system.primeMeridian});
    }
  }
  return joined(text, fixText(reading.fix()));
}

namespace {

// ---- ranking
// --------------------------------------------------------------------------------------

enum class Zone { fits, otherHemisphere, outside, far };

/// Whether a zone's own part of the earth holds the result. The numbers of a zone reach farther,
/// and some keep on in the zone they began in; but nobody measures two zones away.
Zone zoneFit(const crs::CoordinateSystem& system, Point lonLat) {
  constexpr double kOverlap = 0.25;  // degrees that surveys run over the edge of a zone
  const bool utm = system.family == crs::Family::utm;
  if (!utm && system.family != crs::Family::tm3) return Zone::fits;
  const double halfWidth = utm ? 3 : 1.5;
  const double east = std::fabs(lonLat.x - system.projection.centralMeridian);
  if (east > 3 * halfWidth) return Zone::far;
  if (east > halfWidth + kOverlap) return Zone::outside;
  if (utm) {
    const bool south = system.projection.falseNorthingM > 0;
    if (south ? lonLat.y > kOverlap : lonLat.y < -kOverlap) return Zone::otherHemisphere;
  }
  return Zone::fits;
}

struct Trial {
  Interpretation reading;
  std::size_t order = 0;  ///< among the hypotheses
  Measure measure;
  Zone zone = Zone::fits;
  bool land = true;
  bool inRegency = true;
  int doubts = 0;  ///< the more, the less likely

  /// As the .prj says, and nothing undone: what is declared stands until something speaks against
  /// it.
  [[nodiscard]] bool asDeclared() const { return reading.declared() && reading.fix().count() == 0; }
};

void weigh(Trial& trial) {
  constexpr int kSea = 2;
  constexpr int kOutsideZone = 3;
  constexpr int kOldDatum = 4;  // a few tens of metres from the reading on WGS 84
  const NumberFix& fix = trial.reading.fix();
  trial.doubts = 2 * fix.count();
  if (fix.turn != NumberFix::Turn::none) ++trial.doubts;
  // dddmmss in one whole number: four digits, and all of them minutes and seconds, are one cause.
  if (fix.dms && fix.scale == 4) trial.doubts -= 3;
  if (!trial.reading.declared() && trial.reading.datumShiftM() > 0) trial.doubts += kOldDatum;
  if (trial.zone >= Zone::outside) trial.doubts += kOutsideZone;
  if (trial.zone == Zone::otherHemisphere) ++trial.doubts;
  if (!trial.land) trial.doubts += kSea;
}

/// Sorted by what speaks for a reading; ties stay as the hypotheses come.
bool likelier(const Trial& a, const Trial& b) {
  const auto key = [](const Trial& trial) {
    return std::make_tuple(!trial.inRegency, !trial.asDeclared(), trial.doubts, trial.order);
  };
  return key(a) < key(b);
}

/// The causes found are the fewest that explain the numbers: with a reading that needs less, one
/// that undoes the same and more is not offered.
void dropNeedless(std::vector<Trial>& trials) {
  std::vector<Trial> kept;
  for (const Trial& trial : trials) {
    const bool needless = std::any_of(trials.begin(), trials.end(), [&](const Trial& other) {
      const NumberFix& more = trial.reading.fix();
      const NumberFix& less = other.reading.fix();
      // Minutes typed as decimals stay in Indonesia either way, so that one proves nothing.
      return more.exceeds(less) && (more.dms == less.dms) && other.inRegency >= trial.inRegency &&
             other.zone <= trial.zone &&
             other.reading.system().projected() == trial.reading.system().projected();
    });
    if (!needless) kept.push_back(trial);
  }
  trials = std::move(kept);
}

bool samePlace(const Measure& a, const Measure& b) {
  constexpr double kSame = 1e-9;  // degrees: 0.1 mm
  return std::fabs(a.box.minX - b.box.minX) < kSame && std::fabs(a.box.minY - b.box.minY) < kSame &&
         std::fabs(a.box.maxX - b.box.maxX) < kSame && std::fabs(a.box.maxY - b.box.maxY) < kSame;
}

crs::NumberRange rangeOf(const Geometry& geometry) {
  crs::NumberRange range;
  range.integers = true;
  for (const Point& p : geometry.points) {
    if (!isFinite(p)) continue;
    range.box.include(p);
    if (p.x != std::floor(p.x) || p.y != std::floor(p.y)) range.integers = false;
  }
  return range;
}

Text reasonOf(const Trial& trial, const StatedRegency* regency) {
  const Text what = readingText(trial.reading);
  Text reason = trial.asDeclared() ? Text{"Seperti dinyatakan berkas .prj: " + what.id + ".",
                                          "As the .prj declares: " + what.en + "."}
                                   : Text{"Angkanya cocok dengan " + what.id + ".",
                                          "The numbers fit " + what.en + "."};
  if (trial.reading.datumShiftM() > 0) {
    const auto metres = [](double value, Language language) {
      return formatNumber(value, 0, language);
    };
    const double shift = trial.reading.datumShiftM();
    const double accuracy = trial.reading.accuracyM();
    reason = joined(reason,
                    {" Datumnya digeser sekitar " + metres(shift, Language::id) +
                         " m ke WGS 84 (ketelitian " + metres(accuracy, Language::id) + " m).",
                     " Its datum is moved by about " + metres(shift, Language::en) +
                         " m to WGS 84 (accurate to " + metres(accuracy, Language::en) + " m)."});
  }
  if (trial.zone >= Zone::outside) {
    reason = joined(reason, {" Letaknya di luar zona itu.", " It lies outside that zone."});
  }
  if (trial.zone == Zone::otherHemisphere) {
    reason = joined(reason, {" Letaknya di sisi lain khatulistiwa.",
                             " It lies on the other side of the equator."});
  }
  if (!trial.land) {
    reason = joined(reason, {" Pada peta kasar di sana tidak ada daratan Indonesia.",
                             " A coarse map shows no land of Indonesia there."});
  }
  if (regency != nullptr) {
    reason = joined(reason, trial.inRegency ? Text{" Letaknya di " + regency->name + ".",
                                                   " It lies in " + regency->name + "."}
                                            : Text{" Letaknya di luar " + regency->name + ".",
                                                   " It lies outside " + regency->name + "."});
  }
  return reason;
}

/// Where the numbers stand as they are declared (or, undeclared, as longitude and latitude).
std::optional<Point> asStored(const Reading& reading, std::uint64_t budget) {
  const std::optional<Interpretation> stored =
      crs::interpretation(reading.system ? Interpretation::kDeclared : "wgs84", reading.system);
  if (!stored) return std::nullopt;
  Measurer measurer(reading.geometry, *stored);
  const auto measure =
      reading.geometry.points.size() > budget / 4 ? measurer.sample(false) : measurer.all(false);
  if (!measure) return std::nullopt;
  return measure->centroid;
}

}  // namespace

bool isInDoubt(const Reading& reading, const Examination& examination) {
  return !reading.system ||
         std::any_of(std::begin(kDoubts), std::end(kDoubts),
                     [&](const char* rule) { return examination.findings.has(rule); });
}

std::vector<Candidate> findCandidates(const Reading& reading, const StatedRegency* regency,
                                      std::uint64_t vertexBudget) {
  const Geometry& geometry = reading.geometry;
  std::vector<Trial> trials;
  for (Interpretation& one : crs::hypotheses(reading.system, rangeOf(geometry))) {
    if (one.fix().dms && one.fix().scale == 0 && reading.maxDecimals < kLeastDmsDecimals) continue;
    const std::optional<Measure> sampled = Measurer(geometry, one).sample(true);
    if (!sampled) continue;
    Trial trial{std::move(one), trials.size(), *sampled};
    trial.zone = zoneFit(trial.reading.system(), sampled->centroid);
    if (trial.zone == Zone::far && !trial.asDeclared()) continue;
    trial.land = crs::isNearLand(sampled->centroid);
    if (regency != nullptr) {
      trial.inRegency = touchesRegency(geometry, trial.reading, sampled->centroid, *regency);
    }
    weigh(trial);
    trials.push_back(std::move(trial));
  }
  dropNeedless(trials);
  std::sort(trials.begin(), trials.end(), likelier);

  const std::optional<Point> stored = asStored(reading, vertexBudget);
  std::uint64_t left = vertexBudget;
  std::vector<Candidate> candidates;
  std::vector<Measure> measured;
  std::size_t first = 0;  // the trial that became the first candidate
  for (const Trial& trial : trials) {
    if (candidates.size() == kMaxCandidates) break;
    if (candidates.empty()) first = static_cast<std::size_t>(&trial - trials.data());
    Measure measure = trial.measure;
    if (candidates.empty() || geometry.points.size() <= left) {
      left -= std::min<std::uint64_t>(left, geometry.points.size());
      const std::optional<Measure> whole = Measurer(geometry, trial.reading).all(true);
      if (!whole) continue;
      measure = *whole;
      const bool tooSmall = measure.acrossM < kLeastAcrossM;
      const bool tooLarge = measure.areaM2.value_or(0) > kMostAreaM2;
      if ((tooSmall || tooLarge) && !trial.asDeclared()) continue;
    }
    const bool known = std::any_of(measured.begin(), measured.end(),
                                   [&](const Measure& other) { return samePlace(measure, other); });
    if (known) continue;
    measured.push_back(measure);
    Candidate candidate;
    candidate.id = trial.reading.id();
    candidate.crs = trial.reading.system().name;
    candidate.epsg = trial.reading.system().epsg;
    candidate.fix = trial.reading.fix();
    candidate.reading = readingText(trial.reading);
    candidate.asDeclared = trial.asDeclared();
    candidate.asLikely = !candidates.empty() && !trials[first].asDeclared() &&
                         trial.inRegency == trials[first].inRegency &&
                         trial.doubts == trials[first].doubts;
    candidate.reason = reasonOf(trial, regency);
    candidate.centroid = measure.centroid;
    candidate.bbox = measure.box;
    candidate.areaM2 = measure.areaM2;
    if (stored) candidate.shiftM = distanceM(*stored, measure.centroid);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

void quoteBest(const std::vector<Candidate>& candidates, Examination& examination) {
  if (candidates.empty()) return;
  const Candidate& best = candidates.front();
  const std::string place =
      formatPlain(best.centroid.x, 6) + ", " + formatPlain(best.centroid.y, 6);
  const auto others = std::count_if(candidates.begin(), candidates.end(),
                                    [](const Candidate& one) { return one.asLikely; });
  const Text tied =
      others == 0
          ? Text{}
          : Text{"; " + formatInteger(others, Language::id) + " cara lain sama mungkinnya",
                 "; " + formatInteger(others, Language::en) +
                     (others == 1 ? " other reading is" : " other readings are") + " as likely"};
  if (best.fix.scale > 0 && others == 0) {
    const Value factor = static_cast<std::int64_t>(powerOfTen(best.fix.scale));
    for (const char* rule : {"crs.contradicts-coordinates", "coordinate.out-of-range"}) {
      examination.findings.reword(rule, "lost-point", "");
      examination.findings.quote(rule, "factor", factor);
    }
  }
  for (const char* rule : kDoubts) {
    // That it lies elsewhere as it is declared, the finding has said.
    if (std::string_view(rule) == kOutsideRegency && best.asDeclared) continue;
    examination.findings.quote(rule, "candidate", best.reading);
    examination.findings.quote(rule, "candidateAt", place);
    examination.findings.quote(rule, "candidateOthers", tied);
  }
}

/// [J 2.1.2 angka 1 huruf d = 3.1.2] The coordinates agree with the place of the activity: here,
/// with the regency that the applicant states.
void checkRegency(const Reading& reading, const StatedRegency* regency, const std::string& shpName,
                  Examination& examination) {
  constexpr const char* kRule = kOutsideRegency;
  if (regency == nullptr) return;
  if (!reading.inDegrees) {
    examination.notRun(kRule, reading.whyNoDegrees);
    return;
  }
  const Interpretation asWritten = *crs::interpretation("wgs84", std::nullopt);
  const std::optional<Measure> measure = Measurer(reading.geometry, asWritten).all(false);
  if (!measure) {
    examination.notRun(kRule, {"geometry.empty"});
    return;
  }
  if (touchesRegency(reading.geometry, asWritten, measure->centroid, *regency)) return;
  examination.findings.of(kRule)
      .with("regency", regency->name)
      .with("lon", Quantity{measure->centroid.x, Unit::degree, 6})
      .with("lat", Quantity{measure->centroid.y, Unit::degree, 6})
      .at({shpName, 0, -1, -1, measure->centroid});
}

}  // namespace kkpr::quality
