// Six digits after the point [J 2.1.2 angka 1 huruf b = 3.1.2], so that boundaries stay what they
// are: no ring may come to cross, touch or fold over anything that it did not before, lose a corner
// or turn inside out. Positions move, not vertices: what neighbours share they share afterwards.

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/portable_math.h"
#include "geometry/local_plane.h"
#include "geometry/orientation.h"
#include "geometry/ring_relations.h"
#include "geometry/ring_trees.h"
#include "geometry/spatial_index.h"
#include "quality/repair_layer.h"
#include "rules/rule_set.h"

namespace kkpr::quality {
namespace {

using geometry::Contact;
using geometry::orientation;

/// How far from a decimal number a double may lie and still be that number, degrees: as in the
/// check (coordinate.too-many-decimals).
constexpr double kStorageNoise = 1e-12;
/// A corner of one polygon that lies this close to the edge of another, in degrees (0.1 mm), was
/// meant to lie on it: that edge bends there when the corner moves.
constexpr double kOnEdgeDegrees = 1e-9;
/// Rounds of giving way before the positions still in the way stay where they are.
constexpr int kMostRounds = 12;

struct Grid {
  explicit Grid(int digits) : scale(powerOfTen(digits)) {}
  double scale;

  [[nodiscard]] double at(double cell) const { return cell / scale; }
  [[nodiscard]] bool has(double value) const {
    return std::fabs(value - std::nearbyint(value * scale) / scale) <= kStorageNoise;
  }
  /// The nearest cell; where the decimal lies halfway (within the noise), the even one.
  [[nodiscard]] double nearest(double value) const {
    const double scaled = value * scale;
    const double below = std::floor(scaled);
    const double rest = scaled - below;
    if (std::fabs(rest - 0.5) <= kStorageNoise * scale) {
      return std::fmod(below, 2.0) == 0 ? below : below + 1;
    }
    return rest < 0.5 ? below : below + 1;
  }
};

/// How two edges meet.
enum class Meet : std::uint8_t { apart, touch, overlap, crossing };

bool boxesMeet(Point a, Point b, Point c, Point d) {
  return std::fmin(a.x, b.x) <= std::fmax(c.x, d.x) && std::fmin(c.x, d.x) <= std::fmax(a.x, b.x) &&
         std::fmin(a.y, b.y) <= std::fmax(c.y, d.y) && std::fmin(c.y, d.y) <= std::fmax(a.y, b.y);
}

Meet meet(Point a, Point b, Point c, Point d) {
  if (!boxesMeet(a, b, c, d)) return Meet::apart;
  const int cSide = orientation(a, b, c);
  const int dSide = orientation(a, b, d);
  if (cSide * dSide > 0) return Meet::apart;
  const int aSide = orientation(c, d, a);
  const int bSide = orientation(c, d, b);
  if (aSide * bSide > 0) return Meet::apart;
  if (cSide == 0 && dSide == 0) {
    const bool steep = std::fabs(b.x - a.x) < std::fabs(b.y - a.y);
    const auto along = [steep](Point p) { return steep ? p.y : p.x; };
    const double low = std::fmax(std::fmin(along(a), along(b)), std::fmin(along(c), along(d)));
    const double high = std::fmin(std::fmax(along(a), along(b)), std::fmax(along(c), along(d)));
    return low < high ? Meet::overlap : Meet::touch;
  }
  if (cSide == 0 || dSide == 0 || aSide == 0 || bSide == 0) return Meet::touch;
  return Meet::crossing;
}

/// a → b → c folds back over itself.
bool folds(Point a, Point b, Point c) {
  const double dot = (a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y);
  return dot > 0 && orientation(a, b, c) == 0;
}

double signedArea(const std::vector<Point>& open) {  // in degrees, about the first corner
  double sum = 0;
  for (std::size_t i = 1; i + 1 < open.size(); ++i) {
    sum += (open[i].x - open[0].x) * (open[i + 1].y - open[0].y) -
           (open[i + 1].x - open[0].x) * (open[i].y - open[0].y);
  }
  return sum / 2;
}

/// In the Mercator plane, in which the check measures.
double squareMetresPerSquareDegree(double latitude) {
  constexpr double kRadian = 0.017453292519943295;
  const double perDegree = kRadian * geometry::kMercatorRadiusM;
  return perDegree * perDegree / std::fmax(sinCosDegrees(latitude).cos, 1e-9);
}

/// All rings of the layer that enclose something, as corners at positions.
class Rounding {
 public:
  Rounding(MendedLayer& layer, const Grid& grid) : layer_(layer), grid_(grid) {
    gather();
    findPositions();
  }

  /// False where the budget ended: then nothing is to be changed.
  bool run(geometry::WorkBudget& budget) {
    for (int round = 0;; ++round) {
      const bool last = round >= kMostRounds;
      std::vector<std::uint32_t> blamed;
      if (!findFaults(budget, blamed)) return false;
      if (blamed.empty()) {
        bool misplaced = false;
        if (!findMisplaced(budget, misplaced, blamed)) return false;
        if (!misplaced) return true;
        for (const std::uint32_t p : blamed) keep(p);
        continue;
      }
      indexEdges();
      bool eased = false;
      for (const std::uint32_t p : blamed) {
        if (state_[p] != State::kept && giveWay(p, last, budget)) eased = true;
        if (budget.exhausted()) return false;
      }
      // Towards the end those that found no place stay where they were, at the very end all that
      // are still in the way: every round then leaves fewer that may move.
      if (!eased || round >= 2 * kMostRounds) {
        for (const std::uint32_t p : blamed) keep(p);
      } else if (last) {
        for (const std::uint32_t p : blamed) {
          if (!sound(p, budget)) keep(p);
          if (budget.exhausted()) return false;
        }
      }
    }
  }

  /// Writes the new positions into the layer, a row for each that changed.
  /// True where some could not.
  bool apply(Ledger& ledger) {
    bool refused = false;
    for (const RingRef& ref : rings_) {
      MendedRecord& record = layer_.records[ref.record];
      MendedRing& ring = record.rings[ref.ring];
      for (std::uint32_t i = 0; i < ref.size; ++i) {
        const std::uint32_t p = positionOf_[ref.first + i];
        refused = refused || state_[p] == State::kept;
        if (state_[p] == State::kept || state_[p] == State::fixed) continue;
        note(record, ring, i, now_[p], ledger);
        ring.points[i] = now_[p];
      }
      ring.points.back() = ring.points.front();
    }
    // Rings that enclose nothing are broken anyway; their numbers are rounded plainly.
    for (const RingRef& ref : plain_) {
      MendedRecord& record = layer_.records[ref.record];
      MendedRing& ring = record.rings[ref.ring];
      for (std::uint32_t i = 0; i < ref.size; ++i) {
        const Point to = nearest(ring.points[i]);
        if (to == ring.points[i]) continue;
        note(record, ring, i, to, ledger);
        ring.points[i] = to;
      }
    }
    return refused;
  }

 private:
  struct RingRef {
    std::size_t record;
    std::size_t ring;
    std::uint32_t first;  ///< of positionOf_
    std::uint32_t size;   ///< corners, the closing position not counted
  };
  enum class State : std::uint8_t {
    fixed,    ///< has no more digits than it may
    nearest,  ///< on the nearest point of the grid
    moved,    ///< on another one
    merged,   ///< as `nearest`, and may fall onto the corner before or after it
    kept,     ///< stays as it was
  };

  void note(const MendedRecord& record, const MendedRing& ring, std::uint32_t i, Point to,
            Ledger& ledger) {
    Change change;
    change.rule = "coordinate.too-many-decimals";
    change.record = record.number;
    change.ring = ring.number;
    change.vertex = ring.stored[i] == kNewVertex ? -1 : static_cast<std::int64_t>(ring.stored[i]);
    change.from = ring.points[i];
    change.to = to;
    change.movedM = groundMetres(ring.points[i], to);
    ledger.add(std::move(change));
  }

  [[nodiscard]] Point nearest(Point p) const {
    return {grid_.has(p.x) ? p.x : grid_.at(grid_.nearest(p.x)),
            grid_.has(p.y) ? p.y : grid_.at(grid_.nearest(p.y))};
  }

  void gather() {
    for (std::size_t r = 0; r < layer_.records.size(); ++r) {
      for (std::size_t k = 0; k < layer_.records[r].rings.size(); ++k) {
        const std::vector<Point>& points = layer_.records[r].rings[k].points;
        if (points.empty()) continue;
        const bool ring =
            points.size() > 3 && points.front() == points.back() && hasThreeCorners(points);
        RingRef ref{r, k, static_cast<std::uint32_t>(corners_), 0};
        if (!ring) {
          ref.size = static_cast<std::uint32_t>(points.size());
          plain_.push_back(ref);
          continue;
        }
        ref.size = static_cast<std::uint32_t>(points.size() - 1);
        corners_ += ref.size;
        rings_.push_back(ref);
      }
    }
  }

  /// Corners at the same numbers are one position.
  void findPositions() {
    std::vector<std::uint32_t> order;
    std::vector<Point> all;
    all.reserve(corners_);
    for (const RingRef& ref : rings_) {
      const std::vector<Point>& points = layer_.records[ref.record].rings[ref.ring].points;
      all.insert(all.end(), points.begin(), points.end() - 1);
    }
    order.resize(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (all[a].x != all[b].x) return all[a].x < all[b].x;
      return all[a].y != all[b].y ? all[a].y < all[b].y : a < b;
    });
    positionOf_.resize(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Point p = all[order[i]];
      if (i == 0 || !(p == original_.back())) {
        firstCornerOf_.push_back(static_cast<std::uint32_t>(i));
        original_.push_back(p);
        const bool fixed = grid_.has(p.x) && grid_.has(p.y);
        now_.push_back(nearest(p));
        state_.push_back(fixed ? State::fixed : State::nearest);
      }
      positionOf_[order[i]] = static_cast<std::uint32_t>(original_.size() - 1);
    }
    firstCornerOf_.push_back(static_cast<std::uint32_t>(order.size()));
    cornersInOrder_ = std::move(order);
    strict_.assign(original_.size(), false);
    ringOf_.resize(corners_);
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      for (std::uint32_t i = 0; i < rings_[r].size; ++i) {
        ringOf_[rings_[r].first + i] = static_cast<std::uint32_t>(r);
      }
    }
  }

  // ---- corners: numbered through all rings; edge c runs from corner c to the next of its ring
  // ----
  [[nodiscard]] std::uint32_t next(std::uint32_t corner) const {
    const RingRef& ref = rings_[ringOf_[corner]];
    return corner + 1 == ref.first + ref.size ? ref.first : corner + 1;
  }
  [[nodiscard]] std::uint32_t before(std::uint32_t corner) const {
    const RingRef& ref = rings_[ringOf_[corner]];
    return corner == ref.first ? ref.first + ref.size - 1 : corner - 1;
  }
  [[nodiscard]] Point nowAt(std::uint32_t corner) const { return now_[positionOf_[corner]]; }
  [[nodiscard]] Point originalAt(std::uint32_t corner) const {
    return original_[positionOf_[corner]];
  }
  [[nodiscard]] bool sameRecord(std::uint32_t e, std::uint32_t f) const {
    return rings_[ringOf_[e]].record == rings_[ringOf_[f]].record;
  }

  /// Whether edges e and f may meet like that: as they did, or not worse. Polygons may come to lie
  /// side by side; whether they then share area findMisplaced() tells.
  [[nodiscard]] bool allowed(std::uint32_t e, std::uint32_t f, Meet how) const {
    if (how == Meet::apart) return true;
    if (how != Meet::crossing && !sameRecord(e, f) && !isStrict(e) && !isStrict(f)) return true;
    const Meet was = meet(originalAt(e), originalAt(next(e)), originalAt(f), originalAt(next(f)));
    if (how == Meet::touch) return was != Meet::apart;
    return was == how;
  }

  [[nodiscard]] bool isStrict(std::uint32_t edge) const {
    return strict_[positionOf_[edge]] || strict_[positionOf_[next(edge)]];
  }

  /// The corner of an edge with no length has fallen onto the next one.
  [[nodiscard]] bool collapsed(std::uint32_t e) const {
    return nowAt(e) == nowAt(next(e)) && !(originalAt(e) == originalAt(next(e)));
  }
  [[nodiscard]] bool mayCollapse(std::uint32_t e) const {
    return state_[positionOf_[e]] == State::merged || state_[positionOf_[next(e)]] == State::merged;
  }

  void blame(std::uint32_t edge, std::vector<std::uint32_t>& into) const {
    for (const std::uint32_t corner : {edge, next(edge)}) {
      const std::uint32_t p = positionOf_[corner];
      if (state_[p] != State::fixed && state_[p] != State::kept) into.push_back(p);
    }
  }

  /// Positions whose edges meet where they may not, or have lost their length. False where the
  /// budget ended.
  bool findFaults(geometry::WorkBudget& budget, std::vector<std::uint32_t>& blamed) {
    std::vector<std::vector<Point>> closed(rings_.size());
    std::vector<std::vector<std::uint32_t>> edges(rings_.size());  // ring's edge → our edge
    geometry::RingTrees trees;
    std::vector<std::uint32_t> treeOf(rings_.size(), 0);
    std::vector<Box> boxes(rings_.size());
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      const RingRef& ref = rings_[r];
      std::vector<Point>& points = closed[r];
      points.reserve(std::size_t{ref.size} + 1);
      for (std::uint32_t c = ref.first; c < ref.first + ref.size; ++c) {
        if (collapsed(c) && !mayCollapse(c)) blame(c, blamed);
        if (nowAt(c) == nowAt(next(c))) continue;
        points.push_back(nowAt(c));
        edges[r].push_back(c);
      }
      if (points.size() < 3) {
        for (std::uint32_t c = ref.first; c < ref.first + ref.size; ++c) blame(c, blamed);
        continue;
      }
      points.push_back(points.front());
      // Turned inside out, or flat: only where the whole ring is thinner than a cell.
      std::vector<Point> was;
      for (std::uint32_t c = ref.first; c < ref.first + ref.size; ++c) was.push_back(originalAt(c));
      const double areaBefore = signedArea(was);
      const double areaAfter = signedArea(points);  // the closing position adds nothing
      const double least = kLeastAreaM2 / squareMetresPerSquareDegree(points.front().y);
      if ((areaBefore != 0 && areaBefore * areaAfter <= 0) ||
          (std::fabs(areaBefore) >= least && std::fabs(areaAfter) < least)) {
        for (std::uint32_t c = ref.first; c < ref.first + ref.size; ++c) blame(c, blamed);
      }
      treeOf[r] = trees.add(points);
      boxes[r] = trees.box(treeOf[r]);
    }
    std::vector<Contact> contacts;
    const auto judge = [&](std::size_t a, std::size_t b) {
      for (const Contact& contact : contacts) {
        const std::uint32_t e = edges[a][contact.edgeA];
        const std::uint32_t f = edges[b][contact.edgeB];
        const auto size = static_cast<std::uint32_t>(edges[a].size());
        const bool follows = a == b && (contact.edgeA + 1) % size == contact.edgeB;
        const bool precedes = a == b && (contact.edgeB + 1) % size == contact.edgeA;
        if (follows || precedes) {
          const std::uint32_t first = follows ? e : f;
          const std::uint32_t second = follows ? f : e;
          if (folds(originalAt(first), originalAt(second), originalAt(next(second)))) continue;
        } else if (allowed(e, f, meet(nowAt(e), nowAt(next(e)), nowAt(f), nowAt(next(f))))) {
          continue;
        }
        blame(e, blamed);
        blame(f, blamed);
      }
      contacts.clear();
    };
    const geometry::SpatialIndex index(boxes);
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      if (closed[r].size() < 4) continue;
      trees.selfContacts(treeOf[r], budget, contacts);
      if (budget.exhausted()) return false;
      judge(r, r);
      for (const std::uint32_t other : index.query(boxes[r])) {
        if (other <= r || closed[other].size() < 4) continue;
        trees.contacts(treeOf[r], treeOf[other], budget, contacts);
        if (budget.exhausted()) return false;
        judge(r, other);
      }
    }
    std::sort(blamed.begin(), blamed.end());
    blamed.erase(std::unique(blamed.begin(), blamed.end()), blamed.end());
    return true;
  }

  /// Edges do not meet in new ways, but polygons may pass through each other in their corners, or a
  /// whole ring may have slipped through another. Around such corners nothing may meet any more;
  /// where that does not help, the smaller ring stays as it was (`stay`).
  bool findMisplaced(geometry::WorkBudget& budget, bool& eased, std::vector<std::uint32_t>& stay) {
    eased = false;
    if (rings_.size() < 2) return true;
    if (!wasKnown_) {
      if (!relateTo(false, budget, wasRelated_)) return false;
      wasKnown_ = true;
    }
    std::map<RingPairKey, Related> isRelated;
    if (!relateTo(true, budget, isRelated)) return false;
    for (const auto& [rings, related] : isRelated) {
      const auto known = wasRelated_.find(rings);
      const int was = known == wasRelated_.end() ? 0 : known->second.how;
      if (related.how == was || (was & kCrosses) != 0) continue;
      if (beStrict(rings, related.crossings)) {
        eased = true;
      } else {
        blameSmaller(rings, stay);
      }
    }
    for (const auto& [rings, related] : wasRelated_) {
      if ((related.how & kCrosses) != 0 || isRelated.count(rings) > 0) continue;
      blameSmaller(rings, stay);
    }
    eased = eased || !stay.empty();
    return true;
  }

  using RingPairKey = std::pair<std::uint32_t, std::uint32_t>;
  struct Related {
    int how = 0;
    std::vector<Point> crossings;
  };
  static constexpr int kCrosses = 1;
  static constexpr int kAInB = 2;
  static constexpr int kBInA = 4;
  static constexpr int kTwins = 8;

  /// False where there is no corner left to be strict with.
  bool beStrict(const RingPairKey& rings, const std::vector<Point>& places) {
    const double reach = 2 / grid_.scale;
    bool any = false;
    for (const std::uint32_t r : {rings.first, rings.second}) {
      for (std::uint32_t c = rings_[r].first; c < rings_[r].first + rings_[r].size; ++c) {
        const std::uint32_t p = positionOf_[c];
        if (state_[p] == State::fixed || state_[p] == State::kept || strict_[p]) continue;
        for (const Point& place : places) {
          if (std::fabs(now_[p].x - place.x) > reach || std::fabs(now_[p].y - place.y) > reach) {
            continue;
          }
          strict_[p] = any = true;
          break;
        }
      }
    }
    return any;
  }

  /// How the rings lie to each other, as drawn or as they would be. False where the budget ended.
  bool relateTo(bool now, geometry::WorkBudget& budget, std::map<RingPairKey, Related>& into) {
    geometry::RingTrees trees;
    std::vector<std::vector<Point>> closed(rings_.size());
    std::vector<std::uint32_t> treeOf(rings_.size(), 0);
    std::vector<Box> boxes(rings_.size());
    for (std::size_t r = 0; r < rings_.size(); ++r) {
      const RingRef& ref = rings_[r];
      for (std::uint32_t c = ref.first; c < ref.first + ref.size; ++c) {
        const Point p = now ? nowAt(c) : originalAt(c);
        if (closed[r].empty() || !(closed[r].back() == p)) closed[r].push_back(p);
      }
      while (closed[r].size() > 1 && closed[r].front() == closed[r].back()) closed[r].pop_back();
      if (closed[r].size() < 3) {
        closed[r].clear();
        continue;
      }
      closed[r].push_back(closed[r].front());
      treeOf[r] = trees.add(closed[r]);
      boxes[r] = trees.box(treeOf[r]);
    }
    const geometry::SpatialIndex index(boxes);
    std::vector<Contact> contacts;
    for (std::uint32_t r = 0; r < rings_.size(); ++r) {
      if (closed[r].empty()) continue;
      for (const std::uint32_t other : index.query(boxes[r])) {
        if (other <= r || closed[other].empty()) continue;
        contacts.clear();
        trees.contacts(treeOf[r], treeOf[other], budget, contacts);
        if (budget.exhausted()) return false;
        const geometry::RingRelation relation =
            geometry::relate(trees, treeOf[r], treeOf[other], contacts, budget);
        if (budget.exhausted()) return false;
        const int how = (relation.crosses ? kCrosses : 0) | (relation.aInB ? kAInB : 0) |
                        (relation.bInA ? kBInA : 0) | (relation.twins ? kTwins : 0);
        if (how == 0) continue;
        Related& related = into[{r, other}];
        related.how = how;
        for (const geometry::Meeting& meeting : relation.crossings) {
          related.crossings.push_back(meeting.at);
        }
      }
    }
    return true;
  }

  void blameSmaller(std::pair<std::uint32_t, std::uint32_t> rings,
                    std::vector<std::uint32_t>& blamed) const {
    const auto extent = [&](std::uint32_t r) {
      Box box;
      for (std::uint32_t c = rings_[r].first; c < rings_[r].first + rings_[r].size; ++c) {
        box.include(originalAt(c));
      }
      return (box.maxX - box.minX) * (box.maxY - box.minY);
    };
    const std::size_t before = blamed.size();
    const auto all = [&](std::uint32_t r) {
      for (std::uint32_t c = rings_[r].first; c < rings_[r].first + rings_[r].size; ++c) {
        blame(c, blamed);
      }
    };
    const bool firstIsSmaller = extent(rings.first) <= extent(rings.second);
    all(firstIsSmaller ? rings.first : rings.second);
    if (blamed.size() == before) all(firstIsSmaller ? rings.second : rings.first);
  }

  /// Boxes of all edges, wide enough for whatever their ends may move.
  void indexEdges() {
    if (edgeIndex_.size() > 0) return;
    const double reach = 2.5 / grid_.scale;
    std::vector<Box> boxes(corners_);
    for (std::uint32_t c = 0; c < corners_; ++c) {
      boxes[c].include(originalAt(c));
      boxes[c].include(originalAt(next(c)));
      boxes[c].minX -= reach;
      boxes[c].minY -= reach;
      boxes[c].maxX += reach;
      boxes[c].maxY += reach;
    }
    edgeIndex_ = geometry::SpatialIndex(boxes);
  }

  /// Whether everything around a position is as it may be.
  bool sound(std::uint32_t position, geometry::WorkBudget& budget) {
    for (std::uint32_t i = firstCornerOf_[position]; i < firstCornerOf_[position + 1]; ++i) {
      const std::uint32_t corner = cornersInOrder_[i];
      const RingRef& ref = rings_[ringOf_[corner]];
      for (const std::uint32_t e : {before(corner), corner}) {
        if (collapsed(e)) {
          if (!mayCollapse(e) || ref.size <= 3) return false;
          continue;
        }
        Box box;
        box.include(nowAt(e));
        box.include(nowAt(next(e)));
        const std::vector<std::uint32_t> near = edgeIndex_.query(box);
        budget.spend(near.size());
        for (const std::uint32_t f : near) {
          if (f == e || nowAt(f) == nowAt(next(f))) continue;
          if (!soundPair(e, f)) return false;
        }
      }
      if (ref.size == 3) {
        const int was = orientation(originalAt(ref.first), originalAt(ref.first + 1),
                                    originalAt(ref.first + 2));
        if (was != 0 &&
            was != orientation(nowAt(ref.first), nowAt(ref.first + 1), nowAt(ref.first + 2))) {
          return false;
        }
      }
    }
    return true;
  }

  [[nodiscard]] bool soundPair(std::uint32_t e, std::uint32_t f) const {
    if (ringOf_[e] == ringOf_[f]) {
      // Neighbours once corners between them have fallen together.
      std::uint32_t afterE = next(e);
      while (afterE != e && nowAt(afterE) == nowAt(next(afterE))) afterE = next(afterE);
      std::uint32_t afterF = next(f);
      while (afterF != f && nowAt(afterF) == nowAt(next(afterF))) afterF = next(afterF);
      for (const auto& [first, second, follows] :
           {std::tuple{e, f, afterE == f}, std::tuple{f, e, afterF == e}}) {
        if (!follows) continue;
        if (folds(nowAt(first), nowAt(second), nowAt(next(second))) &&
            !folds(originalAt(first), originalAt(second), originalAt(next(second)))) {
          return false;
        }
      }
      if (afterE == f || afterF == e) return true;
    }
    return allowed(e, f, meet(nowAt(e), nowAt(next(e)), nowAt(f), nowAt(next(f))));
  }

  /// Tries the points of the grid around a position, the nearest first. True where one of them
  /// makes everything around it sound. `merge`: at last a corner may also fall onto its neighbour.
  bool giveWay(std::uint32_t p, bool merge, geometry::WorkBudget& budget) {
    if (sound(p, budget)) return false;  // another one has given way already
    const Point was = now_[p];
    const State had = state_[p];
    for (const auto& [metres, candidate] : around(p)) {
      now_[p] = candidate;
      state_[p] = candidate == nearest(original_[p]) ? State::nearest : State::moved;
      if (sound(p, budget)) return true;
      if (budget.exhausted()) return false;
    }
    if (merge) {
      now_[p] = nearest(original_[p]);
      state_[p] = State::merged;
      if (sound(p, budget)) return true;
    }
    now_[p] = was;
    state_[p] = had;
    return false;
  }

  /// Points of the grid less than one cell away in each direction, the nearest first.
  [[nodiscard]] std::vector<std::pair<double, Point>> around(std::uint32_t p) const {
    const Point at = original_[p];
    std::vector<std::pair<double, Point>> found;
    const double cellX = grid_.nearest(at.x);
    const double cellY = grid_.nearest(at.y);
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        const Point candidate{grid_.at(cellX + dx), grid_.at(cellY + dy)};
        const double reach = (1 + 1e-6) / grid_.scale;
        if (std::fabs(candidate.x - at.x) > reach || std::fabs(candidate.y - at.y) > reach)
          continue;
        found.emplace_back(groundMetres(at, candidate), candidate);
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      return a.second.x != b.second.x ? a.second.x < b.second.x : a.second.y < b.second.y;
    });
    return found;
  }

  void keep(std::uint32_t p) {
    if (state_[p] == State::fixed) return;
    state_[p] = State::kept;
    now_[p] = original_[p];
  }

  MendedLayer& layer_;
  Grid grid_;
  std::size_t corners_ = 0;
  std::vector<RingRef> rings_;
  std::vector<RingRef> plain_;
  std::vector<std::uint32_t> ringOf_;          // per corner
  std::vector<std::uint32_t> positionOf_;      // per corner
  std::vector<std::uint32_t> cornersInOrder_;  // grouped by position
  std::vector<std::uint32_t> firstCornerOf_;   // per position, into cornersInOrder_
  std::vector<Point> original_;                // per position
  std::vector<Point> now_;
  std::vector<State> state_;
  geometry::SpatialIndex edgeIndex_;
  std::map<RingPairKey, Related> wasRelated_;
  bool wasKnown_ = false;
  std::vector<bool> strict_;  // per position: nothing new may meet its edges, whosesoever it is
};

/// Where a corner of one ring lies on an edge of another, that edge gets the corner, too: else the
/// two would move apart, or into each other, by as much as their ends move. False where the budget
/// ended; then nothing was changed.
bool bendEdges(MendedLayer& layer, const Grid& grid, geometry::WorkBudget& budget, Ledger& ledger) {
  struct RingAt {
    std::size_t record;
    std::size_t ring;
  };
  std::vector<RingAt> rings;
  std::vector<Box> boxes;
  const auto pointsOf = [&](std::size_t r) -> const std::vector<Point>& {
    return layer.records[rings[r].record].rings[rings[r].ring].points;
  };
  for (std::size_t r = 0; r < layer.records.size(); ++r) {
    for (std::size_t k = 0; k < layer.records[r].rings.size(); ++k) {
      rings.push_back({r, k});
      Box box;
      for (const Point& p : pointsOf(rings.size() - 1)) box.include(p);
      if (!box.empty()) {
        box = {box.minX - kOnEdgeDegrees, box.minY - kOnEdgeDegrees, box.maxX + kOnEdgeDegrees,
               box.maxY + kOnEdgeDegrees};
      }
      boxes.push_back(box);
    }
  }
  if (rings.size() < 2) return true;
  const geometry::SpatialIndex ringIndex(boxes);
  // Only where rings come near each other: their edges there, and their corners.
  struct EdgeAt {
    std::uint32_t ring;
    std::uint32_t vertex;
  };
  std::vector<EdgeAt> edges;
  std::vector<Box> edgeBoxes;
  std::vector<std::vector<std::uint32_t>> near(rings.size());
  for (std::uint32_t r = 0; r < rings.size(); ++r) {
    near[r] = ringIndex.query(boxes[r]);
    near[r].erase(std::remove(near[r].begin(), near[r].end(), r), near[r].end());
    budget.spend(near[r].size());
    if (near[r].empty()) continue;
    const std::vector<Point>& points = pointsOf(r);
    for (std::uint32_t v = 0; v + 1 < points.size(); ++v) {
      Box box;
      box.include(points[v]);
      box.include(points[v + 1]);
      edges.push_back({r, v});
      edgeBoxes.push_back(box);
    }
    if (budget.exhausted()) return false;
  }
  if (edges.empty()) return true;
  const geometry::SpatialIndex edgeIndex(edgeBoxes);
  const auto onGrid = [&](Point p) { return grid.has(p.x) && grid.has(p.y); };

  struct Bend {
    std::uint32_t ring;
    std::uint32_t vertex;
    double along;
    Point at;
  };
  std::vector<Bend> bends;
  for (std::uint32_t r = 0; r < rings.size(); ++r) {
    if (near[r].empty()) continue;
    const std::vector<Point>& points = pointsOf(r);
    for (std::size_t v = 0; v + 1 < points.size(); ++v) {
      const Point p = points[v];
      const Box around{p.x - kOnEdgeDegrees, p.y - kOnEdgeDegrees, p.x + kOnEdgeDegrees,
                       p.y + kOnEdgeDegrees};
      const std::vector<std::uint32_t> found = edgeIndex.query(around);
      budget.spend(found.size() + 1);
      if (budget.exhausted()) return false;
      for (const std::uint32_t e : found) {
        if (edges[e].ring == r) continue;
        const std::vector<Point>& others = pointsOf(edges[e].ring);
        const Point a = others[edges[e].vertex];
        const Point b = others[edges[e].vertex + 1];
        if (p == a || p == b || (onGrid(p) && onGrid(a) && onGrid(b))) continue;
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length = kkpr::length(dx, dy);
        if (!(length > 4 * kOnEdgeDegrees)) continue;
        const double along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / length;
        const double aside = std::fabs((p.x - a.x) * dy - (p.y - a.y) * dx) / length;
        if (aside > kOnEdgeDegrees || along < 2 * kOnEdgeDegrees ||
            along > length - 2 * kOnEdgeDegrees) {
          continue;
        }
        bends.push_back({edges[e].ring, edges[e].vertex, along, p});
      }
    }
  }
  std::sort(bends.begin(), bends.end(), [](const Bend& a, const Bend& b) {
    return std::tie(a.ring, a.vertex, a.along, a.at.x, a.at.y) <
           std::tie(b.ring, b.vertex, b.along, b.at.x, b.at.y);
  });
  for (std::size_t first = 0; first < bends.size();) {
    std::size_t end = first;
    while (end < bends.size() && bends[end].ring == bends[first].ring) ++end;
    const MendedRecord& record = layer.records[rings[bends[first].ring].record];
    MendedRing& ring =
        layer.records[rings[bends[first].ring].record].rings[rings[bends[first].ring].ring];
    MendedRing bent;
    bent.number = ring.number;
    std::size_t next = first;
    for (std::uint32_t v = 0; v < ring.points.size(); ++v) {
      bent.points.push_back(ring.points[v]);
      bent.stored.push_back(ring.stored[v]);
      for (; next < end && bends[next].vertex == v; ++next) {
        if (bent.points.back() == bends[next].at) continue;  // a corner of several neighbours
        bent.points.push_back(bends[next].at);
        bent.stored.push_back(kNewVertex);
        Change change;
        change.rule = "topology.hairline-gap";
        change.record = record.number;
        change.ring = ring.number;
        change.to = bends[next].at;
        ledger.add(std::move(change));
      }
    }
    ring = std::move(bent);
    first = end;
  }
  return true;
}

bool needsRounding(const MendedLayer& layer, const Grid& grid) {
  for (const MendedRecord& record : layer.records) {
    for (const MendedRing& ring : record.rings) {
      for (const Point& p : ring.points) {
        if (!grid.has(p.x) || !grid.has(p.y)) return true;
      }
    }
  }
  return false;
}

}  // namespace

void writeExactly(MendedLayer& layer) {
  const Grid grid(static_cast<int>(rules::parameter("coordinate-max-decimals")));
  const auto exact = [&grid](double value) {
    return grid.has(value) ? grid.at(std::nearbyint(value * grid.scale)) : value;
  };
  for (MendedRecord& record : layer.records) {
    for (MendedRing& ring : record.rings) {
      for (Point& p : ring.points) p = {exact(p.x), exact(p.y)};
    }
  }
}

void roundDecimals(MendedLayer& layer, Ledger& ledger, Refusals& refusals) {
  const Grid grid(static_cast<int>(rules::parameter("coordinate-max-decimals")));
  if (!needsRounding(layer, grid)) return;
  geometry::WorkBudget budget(4 * kCheckWorkBudget);
  // Once the others have found their places, one that had none may find one: until nothing moves.
  bool done = bendEdges(layer, grid, budget, ledger);
  for (bool moved = true; done && moved;) {
    Rounding rounding(layer, grid);
    done = rounding.run(budget);
    if (!done) break;
    const std::int64_t before = ledger.count();
    const bool kept = rounding.apply(ledger);
    moved = kept && ledger.count() > before;
    if (kept && !moved) refusals.add("coordinate.too-many-decimals", "crossing");
  }
  if (!done) refusals.add("coordinate.too-many-decimals", "work");
}

}  // namespace kkpr::quality
