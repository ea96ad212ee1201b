#include "quality/rings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/portable_math.h"
#include "geometry/corner_order.h"
#include "geometry/local_plane.h"

namespace kkpr::quality {
namespace {

using geometry::Contact;
using geometry::Fault;
using geometry::Meeting;
using geometry::RingRelation;

/// True where at least three of the positions differ.
bool hasThreeCorners(std::span<const Point> ring) {
  const Point first = ring.front();
  std::optional<Point> second;
  for (const Point& p : ring) {
    if (p == first) continue;
    if (!second) {
      second = p;
    } else if (!(p == *second)) {
      return true;
    }
  }
  return false;
}

/// Closed, each position once in a row; the ring itself where it is that already.
void prepare(std::span<const Point> stored, bool repeats, bool closed, DrawnRing& ring,
             DrawnRings& drawn) {
  if (!repeats && closed) {
    ring.points = stored;
    return;
  }
  std::vector<Point>& copy = drawn.copies.emplace_back();
  copy.reserve(stored.size() + 1);
  for (std::size_t i = 0; i < stored.size(); ++i) {
    if (i > 0 && stored[i] == copy.back()) {
      ring.storedVertex.back() = static_cast<std::uint32_t>(i);  // where the next edge starts
      continue;
    }
    copy.push_back(stored[i]);
    ring.storedVertex.push_back(static_cast<std::uint32_t>(i));
  }
  if (!closed) {
    copy.push_back(copy.front());
    ring.storedVertex.push_back(0);
  }
  ring.points = copy;
}

void measure(DrawnRing& ring, std::vector<Point>& metres) {
  const geometry::LocalPlane plane(ring.points.front());
  metres.clear();
  for (const Point& p : ring.points) metres.push_back(plane.toPlane(p));
  ring.plane = geometry::ringMoments(metres);
  ring.geodesic = geometry::geodesicRing(ring.points);
}

/// Judges only some of the ring's vertices from here on.
void replacePoints(DrawnRing& ring, const std::vector<std::uint32_t>& kept, DrawnRings& drawn,
                   std::vector<Point>& metres) {
  std::vector<Point>& copy = drawn.copies.emplace_back();
  std::vector<std::uint32_t> storedVertex;
  for (const std::uint32_t vertex : kept) {
    copy.push_back(ring.points[vertex]);
    storedVertex.push_back(static_cast<std::uint32_t>(ring.stored(vertex)));
  }
  copy.push_back(copy.front());
  storedVertex.push_back(storedVertex.front());
  ring.points = copy;
  ring.storedVertex = std::move(storedVertex);
  measure(ring, metres);
}

/// The ring without its spikes. False where nothing else is left of it.
bool trim(DrawnRing& ring, DrawnRings& drawn, std::vector<Point>& metres) {
  geometry::TrimmedRing trimmed = geometry::trimSpikes(ring.points);
  if (trimmed.kept.size() < 3) return false;
  const geometry::LocalPlane plane(ring.points.front());
  for (const geometry::Spike& spike : trimmed.spikes) {
    double length = 0;
    for (std::size_t i = 1; i < spike.line.size(); ++i) {
      const Point a = plane.toPlane(spike.line[i - 1]);
      const Point b = plane.toPlane(spike.line[i]);
      length += kkpr::length(b.x - a.x, b.y - a.y);
    }
    ring.spikes.push_back({ring.stored(spike.vertex), spike.line.front(), length});
  }
  std::stable_sort(ring.spikes.begin(), ring.spikes.end(),
                   [](const DrawnSpike& a, const DrawnSpike& b) { return a.vertex < b.vertex; });
  replacePoints(ring, trimmed.kept, drawn, metres);
  return true;
}

/// What a ring encloses where it passes through itself: no less than its loops by even-odd.
double loopAreaM2(const DrawnRing& ring) {
  const geometry::LocalPlane plane(ring.points.front());
  double sum = 0;
  std::vector<Point> metres;
  for (const geometry::Ring& loop : ring.anatomy.loops) {
    metres.clear();
    for (const Point& p : loop) metres.push_back(plane.toPlane(p));
    sum += std::fabs(geometry::signedAreaM2(metres));
  }
  return sum;
}

/// Sorts the rings of one record into outer rings and holes, by containment alone. `inside[i]`
/// holds the rings that ring i lies in, `twins[i]` those on the very same line.
class Nesting {
 public:
  Nesting(DrawnRings& drawn, std::uint32_t first, std::uint32_t end)
      : drawn_(drawn),
        first_(first),
        inside_(end - first),
        group_(end - first),
        size_(end - first, 1) {
    std::iota(group_.begin(), group_.end(), first);
    filled_.assign(end - first, false);
    for (std::uint32_t i = first; i < end; ++i) {
      for (const std::uint32_t p : drawn.pairsOf[i]) {
        const RingPair& pair = drawn.pairs[p];
        if (pair.a != i || !drawn.sameRecord(pair)) continue;
        const RingRelation& relation = pair.relation;
        if (relation.aInB) inside(pair.a).push_back(pair.b);
        if (relation.bInA) inside(pair.b).push_back(pair.a);
        if (relation.twins) join(pair.a, pair.b);
        if (relation.crosses) crossing(pair);
      }
    }
    for (std::uint32_t i = first; i < end; ++i) {
      if (group(i) != i) ++size_[group(i) - first_];
    }
  }

  void run() {
    std::vector<std::uint32_t> order(inside_.size());
    std::iota(order.begin(), order.end(), first_);
    const auto area = [this](std::uint32_t i) { return std::fabs(drawn_.rings[i].plane.area); };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return area(a) != area(b) ? area(a) > area(b) : a < b;
    });
    std::vector<bool> told(inside_.size(), false);
    for (const std::uint32_t i : order) {
      DrawnRing& ring = drawn_.rings[i];
      if (ring.zeroArea) continue;
      if (!told[group(i) - first_]) tellGroup(group(i), depthOf(i));
      told[group(i) - first_] = true;
      if (!ring.isHole()) continue;
      double smallest = 0;
      for (const std::uint32_t container : inside(i)) {
        const DrawnRing& outer = drawn_.rings[container];
        if (outer.isHole() || (ring.outer >= 0 && std::fabs(outer.plane.area) >= smallest))
          continue;
        ring.outer = static_cast<std::int32_t>(container);
        smallest = std::fabs(outer.plane.area);
      }
    }
  }

 private:
  std::vector<std::uint32_t>& inside(std::uint32_t i) { return inside_[i - first_]; }
  [[nodiscard]] std::uint32_t group(std::uint32_t i) const { return group_[i - first_]; }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t low = std::min(group(a), group(b));
    const std::uint32_t high = std::max(group(a), group(b));
    if (low == high) return;
    for (std::uint32_t& g : group_) {
      if (g == high) g = low;
    }
  }

  /// Two rings that cross lie neither inside nor outside each other: where they run in opposite
  /// directions the smaller is meant as the larger one's hole, else both are outer rings.
  void crossing(const RingPair& pair) {
    const double a = drawn_.rings[pair.a].plane.area;
    const double b = drawn_.rings[pair.b].plane.area;
    if ((a > 0) == (b > 0)) return;
    const bool aIsLarger = std::fabs(a) >= std::fabs(b);
    inside(aIsLarger ? pair.b : pair.a).push_back(aIsLarger ? pair.a : pair.b);
  }

  int depthOf(std::uint32_t i) {
    // A twin group counts once; twice where one of it is a hole and another fills it.
    std::vector<std::uint32_t> groups;
    for (const std::uint32_t container : inside(i)) groups.push_back(group(container));
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    int depth = 0;
    for (const std::uint32_t g : groups) {
      depth += filled_[g - first_] ? 2 : 1;
    }
    return depth;
  }

  /// Rings on the very same line: one is what the depth says. In a hole's depth another one that
  /// runs the other way is an island that fills it. What is left was drawn again.
  void tellGroup(std::uint32_t g, int depth) {
    DrawnRing& ring = drawn_.rings[depth % 2 == 1 ? holeOf(g) : g];
    ring.depth = depth;
    if (size_[g - first_] == 1) return;
    for (std::uint32_t i = g; i < first_ + inside_.size(); ++i) {
      DrawnRing& twin = drawn_.rings[i];
      if (group(i) != g || &twin == &ring) continue;
      const bool island =
          ring.isHole() && !filled_[g - first_] && twin.clockwise() != ring.clockwise();
      twin.depth = island ? depth + 1 : depth;
      twin.copy = !island;
      if (island) filled_[g - first_] = true;
    }
  }

  /// Of twins in an odd depth the one that runs as a hole is the hole; directions break this tie
  /// only.
  [[nodiscard]] std::uint32_t holeOf(std::uint32_t g) const {
    if (size_[g - first_] == 1) return g;
    for (std::uint32_t i = g; i < first_ + inside_.size(); ++i) {
      if (group(i) == g && drawn_.rings[i].plane.area > 0) return i;
    }
    return g;
  }

  DrawnRings& drawn_;
  std::uint32_t first_;
  std::vector<std::vector<std::uint32_t>> inside_;
  std::vector<std::uint32_t> group_;
  std::vector<std::uint32_t> size_;
  std::vector<bool> filled_;  // per group: a hole that an island fills
};

/// Pairs with rings that were drawn again tell nothing new.
void dropCopies(DrawnRings& drawn) {
  const auto isCopy = [&](const RingPair& pair) {
    return drawn.rings[pair.a].copy || drawn.rings[pair.b].copy;
  };
  const auto end = std::remove_if(drawn.pairs.begin(), drawn.pairs.end(), isCopy);
  if (end == drawn.pairs.end()) return;
  drawn.pairs.erase(end, drawn.pairs.end());
  for (std::vector<std::uint32_t>& pairs : drawn.pairsOf) pairs.clear();
  for (std::uint32_t p = 0; p < drawn.pairs.size(); ++p) {
    drawn.pairsOf[drawn.pairs[p].a].push_back(p);
    drawn.pairsOf[drawn.pairs[p].b].push_back(p);
  }
}

/// Whether a ring runs one way: a figure of eight runs both.
bool hasDirection(const DrawnRing& ring) {
  return ring.counts() && !(ring.tangled() && ring.anatomy.loops.size() > 1);
}

bool hasFarVertex(const DrawnRing& ring, const Findings& findings) {
  for (const Finding& finding : findings.all()) {
    if (finding.rule != "coordinate.far-vertex") continue;
    for (const Place& at : finding.where) {
      if (at.record == ring.record && at.ring == ring.number) return true;
    }
  }
  return false;
}

/// Rings whose order is told; each is a finding of its own.
constexpr std::size_t kMostOrders = 20;

/// The one shortest way around the ring's corners that does not meet itself, as numbers that count
/// from 1 ("1-3-2-4"); empty where there is none, or several.
std::string orderOf(const DrawnRing& ring, geometry::WorkBudget& budget) {
  const std::size_t count = ring.points.size() - 1;
  if (count > geometry::kMostCornersInOrder) return {};
  const geometry::LocalPlane plane(ring.points.front());
  std::vector<Point> metres;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (ring.points[i] == ring.points[j]) return {};
    }
    metres.push_back(plane.toPlane(ring.points[i]));
  }
  budget.spend((count << count) / 2 * count);
  if (budget.exhausted()) return {};
  const std::optional<std::vector<std::uint32_t>> order = geometry::shortestOrder(metres);
  if (!order) return {};
  std::vector<Point> boundary;
  std::string text;
  for (const std::uint32_t corner : *order) {
    boundary.push_back(ring.points[corner]);
    if (!text.empty()) text += '-';
    text += std::to_string(ring.stored(corner) + 1);
  }
  boundary.push_back(boundary.front());
  geometry::RingTrees trees;
  std::vector<Contact> contacts;
  trees.selfContacts(trees.add(boundary), budget, contacts);
  return contacts.empty() ? text : std::string();
}

std::string_view variantOf(Fault::Kind kind) {
  switch (kind) {
    case Fault::Kind::crosses:
      return "";
    case Fault::Kind::along:
      return "along";
    case Fault::Kind::touches:
      return "touch";
  }
  return "";
}

}  // namespace

bool intersects(const DrawnRings& drawn, const RingPair& pair) {
  if (pair.relation.sharesEdge && !pair.relation.crosses) return true;
  return pair.relation.crosses && (drawn.rings[pair.a].isHole() || drawn.rings[pair.b].isHole());
}

void drawRings(const shapefile::Geometry& layer, const std::string& shpName,
               Examination& examination, DrawnRings& drawn) {
  std::vector<Place> open;
  std::vector<Place> tooShort;
  std::int64_t tooShortCount = 0;
  std::int64_t shortestCount = 0;
  std::vector<Place> repeated;
  std::int64_t repeatedCount = 0;
  std::int64_t openCount = 0;
  double widestGapM = 0;
  const auto note = [](std::vector<Place>& places, std::int64_t& count, Place place) {
    if (places.size() < kMaxPlaces) places.push_back(std::move(place));
    ++count;
  };

  std::vector<Point> metres;
  for (std::size_t r = 0; r < layer.records.size(); ++r) {
    const shapefile::Record& record = layer.records[r];
    for (std::uint32_t k = 0; k < record.partCount; ++k) {
      const std::span<const Point> stored = layer.part(record.firstPart + k);
      if (stored.empty()) continue;
      const auto recordNumber = static_cast<std::int64_t>(r) + 1;
      const auto place = [&](std::size_t vertex) {
        return Place{shpName, recordNumber, k, static_cast<std::int64_t>(vertex), stored[vertex]};
      };
      bool repeats = false;
      for (std::size_t i = 1; i < stored.size(); ++i) {
        if (stored[i] == stored[i - 1]) {
          repeats = true;
          note(repeated, repeatedCount, place(i));
        }
      }
      const bool closed = stored.front() == stored.back();
      if (!closed) {
        const geometry::LocalPlane plane(stored.front());
        const Point end = plane.toPlane(stored.back());
        widestGapM = std::fmax(widestGapM, kkpr::length(end.x, end.y));
        note(open, openCount, place(stored.size() - 1));
      }
      const bool corners = hasThreeCorners(stored);
      if (stored.size() < 4 || !corners) {
        if (tooShortCount == 0) shortestCount = static_cast<std::int64_t>(stored.size());
        note(tooShort, tooShortCount, place(0));
      }
      if (!corners) continue;
      DrawnRing& ring = drawn.rings.emplace_back();
      ring.record = recordNumber;
      ring.number = k;
      prepare(stored, repeats, closed, ring, drawn);
      measure(ring, metres);
    }
  }

  // A finding keeps 100 places and an exact count: places first, then the rest of the count.
  const auto emit = [](Finding& finding, std::vector<Place> places, std::int64_t count) {
    for (Place& place : places) finding.at(std::move(place));
    finding.count = count;
  };
  // [J 2.1.2 angka 1 huruf a = 3.1.2] The location is given as polygons: a ring that encloses an
  // area has at least three different corners, and its first position again as its last.
  if (tooShortCount > 0) {
    Finding& finding = examination.findings.of("geometry.ring-too-short");
    finding.with("found", shortestCount);
    emit(finding, std::move(tooShort), tooShortCount);
  }
  if (openCount > 0) {
    Finding& finding = examination.findings.of("geometry.ring-not-closed");
    finding.with("gap", Quantity{widestGapM, Unit::metre, 2});
    emit(finding, std::move(open), openCount);
  }
  // A position twice in a row encloses nothing more; it is superfluous, not wrong.
  if (repeatedCount > 0) {
    emit(examination.findings.of("geometry.repeated-vertex"), std::move(repeated), repeatedCount);
  }
}

std::int64_t relateRings(DrawnRings& drawn, geometry::WorkBudget& budget) {
  std::vector<DrawnRing>& rings = drawn.rings;
  std::vector<Box> boxes(rings.size());
  std::vector<Contact> contacts;
  std::vector<Point> metres;
  std::size_t edges = 0;
  for (const DrawnRing& ring : rings) edges += ring.points.size();
  drawn.trees.reserve(rings.size(), edges);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    DrawnRing& ring = rings[i];
    bool collapsed = false;
    const auto search = [&] {
      ring.tree = drawn.trees.add(ring.points);
      contacts.clear();
      drawn.trees.selfContacts(ring.tree, budget, contacts);
    };
    search();
    // Causes first: a spike is taken off, an outline drawn around again judged as if drawn once.
    if (!budget.exhausted() && geometry::turnsStraightBack(contacts, ring.points.size() - 1)) {
      budget.spend(ring.points.size());
      collapsed = !trim(ring, drawn, metres);
      if (!collapsed) search();
    }
    if (!contacts.empty() && !budget.exhausted()) {
      ring.touched = true;
      ring.anatomy = geometry::dissect(ring.points, contacts, budget);
      if (ring.anatomy.laps > 1) {
        ring.laps = ring.anatomy.laps;
        std::vector<std::uint32_t> lap(ring.anatomy.lapEnd + 1);
        std::iota(lap.begin(), lap.end(), 0U);
        ring.anatomy = {};
        contacts.clear();
        replacePoints(ring, lap, drawn, metres);
        ring.tree = drawn.trees.add(ring.points);
      }
    }
    if (budget.exhausted()) return ring.record;
    if (collapsed) {
      ring.zeroArea = true;
      ring.anatomy = {};
      continue;
    }
    drawn.contacts.insert(drawn.contacts.end(), contacts.begin(), contacts.end());
    // Where a ring meets itself its signed area may cancel out: a figure of eight encloses its
    // loops.
    const double area = contacts.empty() ? std::fabs(ring.plane.area) : loopAreaM2(ring);
    ring.zeroArea = area < kLeastAreaM2;
    if (!ring.zeroArea) boxes[i] = drawn.trees.box(ring.tree);
  }

  drawn.index = geometry::SpatialIndex(boxes);
  drawn.pairsOf.assign(rings.size(), {});
  for (std::uint32_t i = 0; i < rings.size(); ++i) {
    if (rings[i].zeroArea) continue;
    const std::vector<std::uint32_t> near = drawn.index.query(boxes[i]);
    budget.spend(near.size());
    for (const std::uint32_t j : near) {
      if (j <= i) continue;
      contacts.clear();
      drawn.trees.contacts(rings[i].tree, rings[j].tree, budget, contacts);
      if (budget.exhausted()) return rings[i].record;
      drawn.contacts.insert(drawn.contacts.end(), contacts.begin(), contacts.end());
      if (!contacts.empty() && rings[i].record == rings[j].record) {
        rings[i].touched = true;
        rings[j].touched = true;
      }
      RingRelation relation =
          geometry::relate(drawn.trees, rings[i].tree, rings[j].tree, contacts, budget);
      if (budget.exhausted()) return rings[i].record;
      if (!relation.shareArea() && !relation.sharesEdge) continue;
      const auto number = static_cast<std::uint32_t>(drawn.pairs.size());
      drawn.pairs.push_back({i, j, std::move(relation)});
      drawn.pairsOf[i].push_back(number);
      drawn.pairsOf[j].push_back(number);
    }
  }

  for (std::uint32_t first = 0; first < rings.size();) {
    std::uint32_t end = first + 1;
    while (end < rings.size() && rings[end].record == rings[first].record) ++end;
    if (end - first > 1) Nesting(drawn, first, end).run();
    first = end;
  }
  dropCopies(drawn);
  for (const RingPair& pair : drawn.pairs) {
    if (!drawn.sameRecord(pair) || !(pair.relation.crosses || pair.relation.sharesEdge)) continue;
    DrawnRing& a = rings[pair.a];
    DrawnRing& b = rings[pair.b];
    if (a.outer == static_cast<std::int32_t>(pair.b)) a.notch = true;
    if (b.outer == static_cast<std::int32_t>(pair.a)) b.notch = true;
  }
  return 0;
}

void judgeRings(const DrawnRings& drawn, const std::string& shpName, geometry::WorkBudget& budget,
                Examination& examination) {
  Findings& findings = examination.findings;
  const auto place = [&](const DrawnRing& ring, std::uint32_t vertex, Point at) {
    return Place{shpName, ring.record, ring.number, ring.stored(vertex), at};
  };

  // [J 2.1.2 angka 1 huruf a = 3.1.2] The shapefile format lets outer rings run clockwise and holes
  // counter-clockwise; other programs tell holes by it, so a wrong direction is worth a word. Where
  // outer rings of one record run both ways, those that run as holes were drawn as holes, and lie
  // in nothing that they could be cut from.
  for (std::size_t first = 0; first < drawn.rings.size();) {
    std::size_t end = first;
    bool rightOuter = false;
    for (; end < drawn.rings.size() && drawn.rings[end].record == drawn.rings[first].record;
         ++end) {
      const DrawnRing& ring = drawn.rings[end];
      rightOuter = rightOuter || (hasDirection(ring) && !ring.isHole() && ring.clockwise());
    }
    for (; first < end; ++first) {
      const DrawnRing& ring = drawn.rings[first];
      if (!hasDirection(ring) || ring.clockwise() != ring.isHole()) continue;
      if (rightOuter && ring.depth == 0) {
        findings.of("geometry.stray-hole").at(place(ring, 0, ring.points.front()));
      } else {
        findings.of("geometry.ring-orientation", ring.isHole() ? "hole" : "")
            .at(place(ring, 0, ring.points.front()));
      }
    }
  }

  // [J 2.1.2 angka 1 huruf a = 3.1.2] The boundary encloses the location: a line that runs out and
  // straight back encloses nothing.
  for (const DrawnRing& ring : drawn.rings) {
    if (!ring.counts()) continue;
    for (const DrawnSpike& spike : ring.spikes) {
      Finding& finding = findings.of("geometry.spike");
      if (finding.count == 0) finding.with("length", Quantity{spike.lengthM, Unit::metre, 2});
      finding.at({shpName, ring.record, ring.number, spike.vertex, spike.at});
    }
  }

  // [J 2.1.2 angka 1 huruf a = 3.1.2] A boundary tells inside from outside: it neither crosses nor
  // follows nor meets itself, and rings of one polygon neither cross nor share an edge.
  std::size_t ordered = 0;
  for (std::uint32_t i = 0; i < drawn.rings.size(); ++i) {
    const DrawnRing& ring = drawn.rings[i];
    if (ring.copy) continue;
    if (!ring.zeroArea || !ring.anatomy.loops.empty()) {
      // Where the corners were entered in a wrong order the right one is the remedy: a finding of
      // its own for each ring, as long as they are few enough to be read.
      std::string order;
      // A corner that lies kilometres away is the cause itself: no order puts it right.
      if (ring.anatomy.crosses && ordered < kMostOrders && !hasFarVertex(ring, findings)) {
        order = orderOf(ring, budget);
      }
      if (!order.empty()) ++ordered;
      for (const Fault& fault : ring.anatomy.intersections) {
        const bool reordered = !order.empty() && fault.kind == Fault::Kind::crosses;
        Finding& finding =
            findings.of("geometry.self-intersection", reordered ? "order" : variantOf(fault.kind),
                        reordered ? order + std::to_string(i) : std::string());
        if (reordered) finding.with("order", order);
        finding.at(place(ring, fault.vertex, fault.at));
      }
    }
    if (drawn.pairsOf.empty()) continue;
    for (const std::uint32_t p : drawn.pairsOf[i]) {
      const RingPair& pair = drawn.pairs[p];
      if (pair.a != i || !drawn.sameRecord(pair) || !intersects(drawn, pair)) continue;
      const bool crosses = pair.relation.crosses;
      for (const Meeting& meeting : crosses ? pair.relation.crossings : pair.relation.shared) {
        findings.of("geometry.self-intersection", crosses ? "rings" : "shared-edge")
            .at(place(ring, meeting.vertex, meeting.at));
      }
    }
  }

  // [J 2.1.2 angka 1 huruf a = 3.1.2] What encloses nothing is no location.
  for (const DrawnRing& ring : drawn.rings) {
    if (!ring.zeroArea) continue;
    findings.of("geometry.zero-area")
        .with("limit", Quantity{kLeastAreaM2, Unit::squareMetre, 2})
        .at(place(ring, 0, ring.points.front()));
  }
}

}  // namespace kkpr::quality
