#include "quality/gaps.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "base/portable_math.h"
#include "geometry/local_plane.h"

namespace kkpr::quality {
namespace {

using geometry::Contact;
using geometry::Face;
using geometry::Faces;
using geometry::LocalPlane;
using geometry::Ring;
using geometry::Side;
using geometry::WorkBudget;

constexpr std::uint32_t kNone = 0xffffffff;

/// Which part each ring belongs to, named by its outer ring; kNone for rings that take no part.
class Parts {
 public:
  explicit Parts(const DrawnRings& drawn)
      : ofRing_(drawn.rings.size(), kNone),
        ringOf_(drawn.trees.size(), kNone),
        ofTree_(drawn.trees.size(), Faces::kNoOwner) {
    for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
      const DrawnRing& ring = drawn.rings[i];
      if (!ring.counts() || (ring.isHole() && ring.outer < 0)) continue;
      ofRing_[i] = ring.isHole() ? static_cast<std::uint32_t>(ring.outer) : i;
      ringOf_[ring.tree] = i;
      ofTree_[ring.tree] = ofRing_[i];
    }
  }
  [[nodiscard]] std::uint32_t of(std::uint32_t ring) const { return ofRing_[ring]; }
  [[nodiscard]] std::uint32_t ringOfTree(std::uint32_t tree) const { return ringOf_[tree]; }
  [[nodiscard]] std::uint32_t ofTree(std::uint32_t tree) const { return ofTree_[tree]; }
  [[nodiscard]] std::span<const std::uint32_t> byTree() const { return ofTree_; }
  [[nodiscard]] bool takesPart(const Contact& contact) const {
    return ofTree_[contact.ringA] != Faces::kNoOwner && ofTree_[contact.ringB] != Faces::kNoOwner;
  }

 private:
  std::vector<std::uint32_t> ofRing_;
  std::vector<std::uint32_t> ringOf_;  // per tree
  std::vector<std::uint32_t> ofTree_;
};

Box at(Point p) { return {p.x, p.y, p.x, p.y}; }

/// Tells what lies in a hole of one single part: that is its own hole, whatever else stands in it.
class HolesOfParts {
 public:
  HolesOfParts(const DrawnRings& drawn, const Parts& parts) : drawn_(drawn), parts_(parts) {
    for (const Contact& contact : drawn.contacts) {
      if (!parts.takesPart(contact)) continue;
      const std::uint32_t part = parts.ofTree(contact.ringA);
      if (part == parts.ofTree(contact.ringB)) tangled_[part].contacts.push_back(contact);
    }
    if (tangled_.empty()) return;
    for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
      const auto found = tangled_.find(parts.of(i));
      if (found != tangled_.end()) found->second.rings.push_back(i);
    }
  }

  bool contain(Point p, WorkBudget& budget) {
    const std::vector<std::uint32_t> around = drawn_.index.query(at(p));
    budget.spend(around.size());
    for (const std::uint32_t i : around) {
      const std::uint32_t part = parts_.of(i);
      if (part == kNone) continue;
      const auto tangled = tangled_.find(part);
      if (tangled == tangled_.end()) {
        const DrawnRing& ring = drawn_.rings[i];
        if (ring.isHole() && drawn_.trees.locate(ring.tree, p, budget) == Side::inside) return true;
      } else if (part == i && contains(tangled->second, p, budget)) {
        return true;
      }
    }
    return false;
  }

 private:
  /// A part whose rings meet themselves or each other: its holes are the open faces it makes alone.
  struct Tangled {
    std::vector<Contact> contacts;
    std::vector<std::uint32_t> rings;
    bool cut = false;
    std::vector<Ring> holes;
    geometry::RingTrees trees;  // over `holes`
  };

  bool contains(Tangled& part, Point p, WorkBudget& budget) {
    if (!part.cut) cut(part, budget);
    for (std::uint32_t h = 0; h < part.trees.size(); ++h) {
      if (part.trees.locate(h, p, budget) == Side::inside) return true;
    }
    return false;
  }

  void cut(Tangled& part, WorkBudget& budget) {
    part.cut = true;
    geometry::RingTrees trees;
    std::map<std::uint32_t, std::uint32_t> numberOf;
    for (const std::uint32_t i : part.rings) {
      numberOf[drawn_.rings[i].tree] = trees.add(drawn_.rings[i].points);
    }
    for (Contact& contact : part.contacts) {
      contact.ringA = numberOf[contact.ringA];
      contact.ringB = numberOf[contact.ringB];
    }
    const std::vector<std::uint32_t> owners(part.rings.size(), 0);
    const std::optional<Faces> faces = Faces::of(trees, owners, part.contacts, budget);
    if (!faces) {
      budget.exhaust();
      return;
    }
    for (Face& face : faces->openFaces(budget)) {
      part.holes.push_back(std::move(face.outline.outer));
    }
    for (const Ring& hole : part.holes) part.trees.add(hole);
  }

  const DrawnRings& drawn_;
  const Parts& parts_;
  std::map<std::uint32_t, Tangled> tangled_;
};

// [J 2.1.2 angka 1 huruf f = 3.1.2] No area that is not applied for lies within the application:
// also none that several polygons enclose together. What lies in a hole of a single polygon is
// geometry.hole; what is left below the least area counts as filled, as there.
void judgeEnclosed(const DrawnRings& drawn, const Parts& parts, const Faces& faces,
                   const std::string& shpName, WorkBudget& budget, Examination& examination) {
  struct Found {
    Place place;
    double areaM2;
  };
  std::vector<Found> found;
  HolesOfParts holes(drawn, parts);
  for (const Face& face : faces.openFaces(budget)) {
    const LocalPlane plane(face.outline.outer.front());
    const double area = geometry::areaM2(plane.toPlane(geometry::MultiPolygon{face.outline}));
    if (area < kLeastAreaM2) continue;
    const Point inside = geometry::pointInside(face.outline);
    if (holes.contain(inside, budget)) continue;
    const DrawnRing& ring = drawn.rings[parts.ringOfTree(face.ring)];
    found.push_back({{shpName, ring.record, ring.number, ring.stored(face.vertex), inside}, area});
  }
  if (budget.exhausted() || found.empty()) return;
  geometry::CompensatedSum sum;
  double largest = 0;
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.place.record, a.place.ring, a.place.vertex, a.place.at->x, a.place.at->y) <
           std::tie(b.place.record, b.place.ring, b.place.vertex, b.place.at->x, b.place.at->y);
  });
  for (const Found& gap : found) {
    sum.add(gap.areaM2);
    largest = std::fmax(largest, gap.areaM2);
  }
  Finding& finding =
      examination.findings.of("topology.enclosed-gap", found.size() > 1 ? "several" : "");
  finding.with("area", Quantity{sum.value(), Unit::squareMetre, 2})
      .with("largest", Quantity{largest, Unit::squareMetre, 2});
  for (Found& gap : found) finding.at(std::move(gap.place));
}

/// A stretch of one edge along which an edge of another part runs.
struct Run {
  std::uint32_t part;  // the other
  bool overlap;        // else a gap
  std::uint32_t edge;
  double from;  // metres along the ring
  double to;
  double widthFrom;
  double widthTo;
  bool openFrom;  // cut off there because the strip gets wider than a hairline
  bool openTo;
  Point middle;  // of the strip, degrees

  [[nodiscard]] double width() const { return std::fmax(widthFrom, widthTo); }
  [[nodiscard]] double length() const { return to - from; }
};

/// Finds the hairlines along one ring after the other.
class Hairlines {
 public:
  Hairlines(const DrawnRings& drawn, const Parts& parts, WorkBudget& budget)
      : drawn_(drawn), parts_(parts), budget_(budget) {}

  /// Returns the record at which the budget ended, 0 where it sufficed.
  std::int64_t judge(const std::string& shpName, Examination& examination) {
    // Half a metre as degrees; of latitude it is less in the Mercator plane.
    const double reach = kHairlineM / (geometry::kMercatorRadiusM * kRadiansPerDegree);
    for (std::uint32_t i = 0; i < drawn_.rings.size(); ++i) {
      if (!hasSides(i)) continue;
      const DrawnRing& ring = drawn_.rings[i];
      const Box& box = drawn_.trees.box(ring.tree);
      const std::vector<std::uint32_t> near = drawn_.index.query(
          {box.minX - reach, box.minY - reach, box.maxX + reach, box.maxY + reach});
      budget_.spend(near.size());
      begin(i);
      for (const std::uint32_t j : near) {
        if (j <= i || parts_.of(j) == parts_.of(i) || !hasSides(j)) continue;
        pairs_.clear();
        drawn_.trees.near(ring.tree, drawn_.rings[j].tree, reach, budget_, pairs_);
        for (const auto& [e, f] : pairs_) compare(i, e, j, f);
      }
      if (!runs_.empty()) join(i, shpName);
      if (budget_.exhausted()) return ring.record;
    }
    if (places_.empty()) return 0;
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
      return std::tie(a.record, a.ring, a.vertex, a.at->x, a.at->y) <
             std::tie(b.record, b.ring, b.vertex, b.at->x, b.at->y);
    });
    Finding& finding = examination.findings.of("topology.hairline-gap");
    finding.with("limit", Quantity{kHairlineM, Unit::metre, 1})
        .with("width", Quantity{widest_, Unit::metre, 3})
        .with("length", Quantity{length_, Unit::metre, 1});
    for (Place& place : places_) finding.at(std::move(place));
    return 0;
  }

 private:
  static constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180.0;

  /// A ring that passes through itself has no side that is its inside throughout.
  [[nodiscard]] bool hasSides(std::uint32_t i) const {
    return parts_.of(i) != kNone && !drawn_.rings[i].anatomy.crosses;
  }
  /// Whether the part lies to the left of the ring as it runs.
  [[nodiscard]] bool insideIsLeft(std::uint32_t i) const {
    return (drawn_.rings[i].plane.area > 0) != drawn_.rings[i].isHole();
  }

  void begin(std::uint32_t i) {
    runs_.clear();
    along_.clear();
    const Box& box = drawn_.trees.box(drawn_.rings[i].tree);
    perDegree_.x = geometry::kMercatorRadiusM * kRadiansPerDegree;
    const double latitude = std::clamp(0.5 * (box.minY + box.maxY), -LocalPlane::kMaxLatitude,
                                       LocalPlane::kMaxLatitude);
    perDegree_.y = perDegree_.x / sinCosDegrees(latitude).cos;
  }

  [[nodiscard]] Point metres(Point from, Point to) const {
    return {(to.x - from.x) * perDegree_.x, (to.y - from.y) * perDegree_.y};
  }

  /// Metres from the ring's first vertex to another, along the ring.
  double along(std::uint32_t i, std::uint32_t vertex) {
    if (along_.empty()) {
      const std::span<const Point> points = drawn_.rings[i].points;
      along_.reserve(points.size());
      double sum = 0;
      along_.push_back(0);
      for (std::size_t v = 1; v < points.size(); ++v) {
        const Point step = metres(points[v - 1], points[v]);
        sum += kkpr::length(step.x, step.y);
        along_.push_back(sum);
      }
      budget_.spend(points.size() / 4);
    }
    return along_[vertex];
  }

  void compare(std::uint32_t i, std::uint32_t e, std::uint32_t j, std::uint32_t f) {
    const Point a = drawn_.rings[i].points[e];
    const Point b = drawn_.rings[i].points[e + 1];
    const Point c = drawn_.rings[j].points[f];
    const Point d = drawn_.rings[j].points[f + 1];
    if ((a == c && b == d) || (a == d && b == c)) return;
    const Point ab = metres(a, b);
    const double length = kkpr::length(ab.x, ab.y);
    const Point u{ab.x / length, ab.y / length};
    const Point ac = metres(a, c);
    const Point ad = metres(a, d);
    // Along a–b, and to its left.
    const double sc = ac.x * u.x + ac.y * u.y;
    const double sd = ad.x * u.x + ad.y * u.y;
    const double from = std::fmax(0, std::fmin(sc, sd));
    const double to = std::fmin(length, std::fmax(sc, sd));
    if (!(from < to)) return;
    const double tc = ac.y * u.x - ac.x * u.y;
    const double td = ad.y * u.x - ad.x * u.y;
    const double slope = (td - tc) / (sd - sc);
    if (std::fabs(slope) > 1 / kAlongside) return;
    const auto offAt = [&](double s) { return tc + slope * (s - sc); };
    // Cut where the edges cross, and where they come apart.
    std::vector<double> cuts{from, to};
    for (const double off : {-kHairlineM, 0.0, kHairlineM}) {
      if ((offAt(from) - off) * (offAt(to) - off) < 0) cuts.push_back(sc + (off - tc) / slope);
    }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
      const double low = cuts[k];
      const double high = cuts[k + 1];
      if (!(low < high)) continue;
      const double middle = 0.5 * (low + high);
      const double off = offAt(middle);
      const double widthLow = std::fabs(offAt(low));
      const double widthHigh = std::fabs(offAt(high));
      if (std::fabs(off) >= kHairlineM || std::fmax(widthLow, widthHigh) <= kCoincidentM) continue;
      const bool intoFirst = (off > 0) == insideIsLeft(i);
      // Seen from c–d the other edge is to the right where both run the same way and c–d is left.
      const bool intoSecond = ((off > 0) != (sd > sc)) == insideIsLeft(j);
      if (intoFirst != intoSecond) continue;
      const Point strip{a.x + (middle * u.x - 0.5 * off * u.y) / perDegree_.x,
                        a.y + (middle * u.y + 0.5 * off * u.x) / perDegree_.y};
      if (!intoFirst && covered(strip)) continue;
      const double start = along(i, e);
      runs_.push_back({parts_.of(j), intoFirst, e, start + low, start + high, widthLow, widthHigh,
                       k > 0 && widthLow > 0.5 * kHairlineM,
                       k + 2 < cuts.size() && widthHigh > 0.5 * kHairlineM, strip});
    }
  }

  bool covered(Point p) {
    const std::vector<std::uint32_t> around = drawn_.index.query(at(p));
    budget_.spend(around.size());
    std::map<std::uint32_t, bool> odd;
    for (const std::uint32_t r : around) {
      if (parts_.of(r) == kNone) continue;
      if (drawn_.trees.locate(drawn_.rings[r].tree, p, budget_) == Side::inside) {
        odd[parts_.of(r)] ^= true;
      }
    }
    return std::any_of(odd.begin(), odd.end(), [](const auto& part) { return part.second; });
  }

  /// Runs that follow each other along the ring make a strip.
  void join(std::uint32_t i, const std::string& shpName) {
    std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) {
      return std::tie(a.part, a.overlap, a.from, a.to) < std::tie(b.part, b.overlap, b.from, b.to);
    });
    budget_.spend(runs_.size());
    const double perimeter =
        along(i, static_cast<std::uint32_t>(drawn_.rings[i].points.size() - 1));
    for (std::size_t first = 0; first < runs_.size();) {
      std::size_t end = first;
      while (end < runs_.size() && runs_[end].part == runs_[first].part &&
             runs_[end].overlap == runs_[first].overlap) {
        ++end;
      }
      std::vector<std::vector<Run>> strips;
      for (; first < end; ++first) {
        if (strips.empty() || runs_[first].from > strips.back().back().to + kHairlineM) {
          strips.emplace_back();
        }
        strips.back().push_back(runs_[first]);
      }
      // The ring's start parts nothing.
      if (strips.size() > 1 &&
          strips.front().front().from + perimeter <= strips.back().back().to + kHairlineM) {
        for (Run run : strips.front()) {
          run.from += perimeter;
          run.to += perimeter;
          strips.back().push_back(run);
        }
        strips.erase(strips.begin());
      }
      for (const std::vector<Run>& strip : strips) weigh(i, strip, shpName);
    }
  }

  void weigh(std::uint32_t i, std::span<const Run> strip, const std::string& shpName) {
    // From an open end inwards, as long as it narrows, the strip is a wedge.
    if (strip.front().openFrom) {
      while (!strip.empty() && strip.front().widthFrom > strip.front().widthTo) {
        strip = strip.subspan(1);
      }
    }
    if (strip.empty()) return;
    if (strip.back().openTo) {
      while (!strip.empty() && strip.back().widthTo > strip.back().widthFrom) {
        strip = strip.first(strip.size() - 1);
      }
    }
    if (strip.empty()) return;
    double width = 0;
    double length = 0;
    double reached = strip.front().from;
    const Run* longest = &strip.front();
    for (const Run& run : strip) {
      width = std::fmax(width, run.width());
      length += std::fmax(0, run.to - std::fmax(reached, run.from));
      reached = std::fmax(reached, run.to);
      if (run.length() > longest->length()) longest = &run;
    }
    if (length < kLeastStripM || length < kAlongside * width) return;
    const DrawnRing& ring = drawn_.rings[i];
    widest_ = std::fmax(widest_, width);
    length_ += length;
    places_.push_back(
        {shpName, ring.record, ring.number, ring.stored(longest->edge), longest->middle});
  }

  const DrawnRings& drawn_;
  const Parts& parts_;
  WorkBudget& budget_;
  Point perDegree_;  // metres, at the present ring
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  std::vector<Run> runs_;      // of the present ring
  std::vector<double> along_;  // per vertex of the present ring; empty until asked for
  std::vector<Place> places_;
  double widest_ = 0;
  double length_ = 0;
};

}  // namespace

std::optional<Faces> facesOf(const DrawnRings& drawn, WorkBudget& budget) {
  return Faces::of(drawn.trees, Parts(drawn).byTree(), drawn.contacts, budget);
}

std::int64_t judgeGaps(const DrawnRings& drawn, std::optional<Faces>& faces,
                       const std::string& shpName, WorkBudget& budget, Examination& examination) {
  if (drawn.rings.empty()) return 0;
  const Parts parts(drawn);
  const bool meet =
      std::any_of(drawn.contacts.begin(), drawn.contacts.end(), [&](const Contact& contact) {
        return parts.takesPart(contact) &&
               parts.ofTree(contact.ringA) != parts.ofTree(contact.ringB);
      });
  if (meet) {  // else they enclose nothing together
    faces = Faces::of(drawn.trees, parts.byTree(), drawn.contacts, budget);
    if (faces) judgeEnclosed(drawn, parts, *faces, shpName, budget, examination);
    if (!faces || budget.exhausted()) {
      for (const char* rule : {"topology.enclosed-gap", "topology.hairline-gap"}) {
        examination.notRun(rule, {"limit.work"});
      }
      return drawn.rings.front().record;
    }
  }
  const std::int64_t stoppedAt = Hairlines(drawn, parts, budget).judge(shpName, examination);
  if (stoppedAt != 0) examination.notRun("topology.hairline-gap", {"limit.work"});
  return stoppedAt;
}

}  // namespace kkpr::quality
