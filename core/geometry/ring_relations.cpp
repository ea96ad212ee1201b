#include "geometry/ring_relations.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/portable_math.h"
#include "geometry/area.h"
#include "geometry/orientation.h"
#include "geometry/spatial_index.h"

namespace kkpr::geometry {

namespace {

constexpr std::int32_t kNone = -1;

struct PointHash {
  static std::uint64_t bitsOf(double value) {
    const double oneZero = value + 0.0;  // -0 and 0 are the same place
    std::uint64_t bits = 0;
    std::memcpy(&bits, &oneZero, sizeof bits);
    return bits;
  }
  std::size_t operator()(const Point& p) const {
    const std::uint64_t x = bitsOf(p.x);
    const std::uint64_t y = bitsOf(p.y);
    const std::uint64_t mixed =
        (x * 0x9E3779B97F4A7C15U) ^ ((y + 0x7F4A7C15U) * 0xC2B2AE3D27D4EB4FU);
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
  }
};

/// A point that is to become a vertex of an edge.
struct Insertion {
  std::uint32_t edge = 0;
  Point at;
};

void sortAlong(std::vector<Insertion>& insertions, std::span<const Point> ring) {
  std::sort(insertions.begin(), insertions.end(), [&](const Insertion& p, const Insertion& q) {
    if (p.edge != q.edge) return p.edge < q.edge;
    const Point a = ring[p.edge];
    const Point b = ring[p.edge + 1];
    const bool byX = std::fabs(b.x - a.x) >= std::fabs(b.y - a.y);
    const double pKey = byX ? p.at.x : p.at.y;
    const double qKey = byX ? q.at.x : q.at.y;
    const bool ascending = byX ? b.x > a.x : b.y > a.y;
    if (pKey != qKey) return ascending ? pKey < qKey : qKey < pKey;
    return byX ? p.at.y < q.at.y : p.at.x < q.at.x;
  });
  insertions.erase(std::unique(insertions.begin(), insertions.end(),
                               [](const Insertion& p, const Insertion& q) {
                                 return p.edge == q.edge && p.at == q.at;
                               }),
                   insertions.end());
}

bool sameDirection(Point a, Point b, Point c, Point d) {
  return (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) > 0;
}

/// The start, along a–b, of what two overlapping edges share.
Point overlapStart(Point a, Point b, Point c, Point d) {
  if (onEdge(c, d, a)) return a;
  return onEdge(a, b, c) && (!onEdge(a, b, d) || sameDirection(a, b, c, d)) ? c : d;
}

template <typename Place>
bool byVertex(const Place& a, const Place& b) {
  if (a.vertex != b.vertex) return a.vertex < b.vertex;
  return a.at.x != b.at.x ? a.at.x < b.at.x : a.at.y < b.at.y;
}

/// One meeting per stretch of overlaps that follow each other along the ring.
std::vector<Meeting> stretches(std::vector<std::pair<std::uint32_t, Point>> overlaps) {
  std::sort(overlaps.begin(), overlaps.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.x, a.second.y) < std::tie(b.first, b.second.x, b.second.y);
  });
  std::vector<Meeting> result;
  for (std::size_t i = 0; i < overlaps.size(); ++i) {
    if (i == 0 || overlaps[i].first > overlaps[i - 1].first + 1) {
      result.push_back({overlaps[i].first, overlaps[i].second});
    }
  }
  return result;
}

/// Union–find over the nodes of one ring.
class Clusters {
 public:
  explicit Clusters(std::size_t count) : parent_(count) {
    for (std::size_t i = 0; i < count; ++i) parent_[i] = i;
  }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// A point where the ring meets itself.
struct Node {
  Meeting place;
  bool crossing = false;
  bool along = false;                // an end of a stretch that the ring runs along itself
  bool through = false;              // the ring passes through itself here, in a vertex
  std::vector<std::uint32_t> loops;  // real loops through it
  std::vector<std::uint32_t> cuts;   // numbers of cuts that end here
};

/// Two coincident stretches run in opposite directions, between two nodes.
struct Cut {
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool deadEnd = false;
};

/// Takes one ring apart; see dissect.
class Dissection {
 public:
  Dissection(std::span<const Point> ring, std::span<const Contact> contacts, WorkBudget& budget)
      : ring_(ring), contacts_(contacts), budget_(budget) {}

  RingAnatomy run() {
    findNodes();
    walk();
    if (drawnAroundAgain()) return std::move(anatomy_);
    findPassages();
    trimDeadEnds();
    nestLoops();
    judge();
    std::sort(anatomy_.intersections.begin(), anatomy_.intersections.end(), byVertex<Fault>);
    return std::move(anatomy_);
  }

 private:
  struct Step {
    Point at;
    std::int32_t node = kNone;
  };

  void fault(const Meeting& place, Fault::Kind kind) {
    anatomy_.intersections.push_back({place.vertex, place.at, kind});
    if (kind == Fault::Kind::crosses) anatomy_.crosses = true;
  }

  std::int32_t nodeAt(Point p, std::uint32_t vertex) {
    const auto [entry, made] = nodeOf_.try_emplace(p, static_cast<std::int32_t>(nodes_.size()));
    if (made) {
      nodes_.push_back({{vertex, p}, false, false, false, {}, {}});
    } else {
      Meeting& place = nodes_[static_cast<std::size_t>(entry->second)].place;
      place.vertex = std::min(place.vertex, vertex);
    }
    return entry->second;
  }

  void findNodes() {
    std::vector<std::pair<std::uint32_t, Point>> alongItself;
    for (const Contact& contact : contacts_) {
      const std::uint32_t e = contact.edgeA;
      const std::uint32_t f = contact.edgeB;
      const Point p = ring_[e];
      const Point q = ring_[e + 1];
      const Point r = ring_[f];
      const Point s = ring_[f + 1];
      if (contact.kind == Contact::Kind::crossing) {
        anatomy_.crosses = true;
        const Point x = crossingPoint(p, q, r, s);
        nodes_[static_cast<std::size_t>(nodeAt(x, std::min(e, f)))].crossing = true;
        insertions_.push_back({e, x});
        insertions_.push_back({f, x});
        continue;
      }
      const bool overlap = contact.kind == Contact::Kind::overlap;
      if (overlap && sameDirection(p, q, r, s)) {
        const std::uint32_t first = std::min(e, f);
        alongItself.emplace_back(first,
                                 e < f ? overlapStart(p, q, r, s) : overlapStart(r, s, p, q));
      }
      const auto put = [&](Point a, Point b, std::uint32_t edge, Point vertex, std::uint32_t at) {
        if (!onEdge(a, b, vertex)) return;
        // A vertex is named by its own number, not by the edge that it lies on.
        const std::int32_t node = nodeAt(vertex, at == ring_.size() - 1 ? 0 : at);
        if (overlap) nodes_[static_cast<std::size_t>(node)].along = true;
        if (!(vertex == a) && !(vertex == b)) insertions_.push_back({edge, vertex});
      };
      put(p, q, e, r, f);
      put(p, q, e, s, f + 1);
      put(r, s, f, p, e);
      put(r, s, f, q, e + 1);
    }
    for (const Meeting& meeting : stretches(std::move(alongItself))) {
      fault(meeting, Fault::Kind::along);
    }
    sortAlong(insertions_, ring_);
  }

  /// Walks along the ring; whenever a node is reached again, what lies between is a loop of its
  /// own.
  void walk() {
    nodeAt(ring_.front(), 0);
    std::vector<std::int32_t> standing(nodes_.size(), kNone);  // place of each node in `path`
    std::vector<Step> path;
    std::uint32_t vertex = 0;
    const auto arrive = [&](Point p) {
      const auto known = nodeOf_.find(p);
      const std::int32_t node = known == nodeOf_.end() ? kNone : known->second;
      if (anatomy_.loops.empty()) lapEnd_ = vertex;
      line_.push_back({p, node});
      if (node == kNone) {
        path.push_back({p, kNone});
        return;
      }
      const std::int32_t before = standing[static_cast<std::size_t>(node)];
      if (before == kNone) {
        standing[static_cast<std::size_t>(node)] = static_cast<std::int32_t>(path.size());
        path.push_back({p, node});
        return;
      }
      const std::size_t from = static_cast<std::size_t>(before);
      const std::size_t edges = path.size() - from;
      if (edges == 2 && path[from + 1].node != kNone) {
        const auto number = static_cast<std::uint32_t>(cuts_.size());
        cuts_.push_back({node, path[from + 1].node});
        nodes_[static_cast<std::size_t>(node)].cuts.push_back(number);
        nodes_[static_cast<std::size_t>(path[from + 1].node)].cuts.push_back(number);
      } else if (edges > 2) {
        const auto number = static_cast<std::uint32_t>(anatomy_.loops.size());
        Ring& loop = anatomy_.loops.emplace_back();
        loop.reserve(edges + 1);
        for (std::size_t i = from; i < path.size(); ++i) {
          loop.push_back(path[i].at);
          if (path[i].node != kNone) {
            nodes_[static_cast<std::size_t>(path[i].node)].loops.push_back(number);
          }
        }
        loop.push_back(p);
      }
      for (std::size_t i = from + 1; i < path.size(); ++i) {
        if (path[i].node != kNone) standing[static_cast<std::size_t>(path[i].node)] = kNone;
      }
      path.resize(from + 1);
    };
    std::size_t next = 0;
    for (std::uint32_t i = 0; i + 1 < ring_.size(); ++i) {
      // A loop that ends in a vertex ends with the edge before it.
      vertex = i == 0 ? 0 : i - 1;
      arrive(ring_[i]);
      vertex = i;
      for (; next < insertions_.size() && insertions_[next].edge == i; ++next) {
        arrive(insertions_[next].at);
      }
    }
    arrive(ring_.front());
    budget_.spend(ring_.size() + insertions_.size());
  }

  /// The line goes around one outline several times: all loops are the same and nothing else is
  /// there. (Each vertex of one lap is a node of the others, so they match point by point.)
  bool drawnAroundAgain() {
    const std::vector<Ring>& loops = anatomy_.loops;
    if (loops.size() < 2 || !cuts_.empty()) return false;
    for (std::size_t i = 1; i < loops.size(); ++i) {
      if (loops[i] != loops[0]) return false;
    }
    anatomy_.laps = static_cast<std::uint32_t>(loops.size());
    anatomy_.lapEnd = lapEnd_;
    anatomy_.intersections.clear();
    anatomy_.loops.resize(1);
    return true;
  }

  /// Nodes in which the ring passes through itself although no two edges cross: there the four
  /// ways of two passages alternate around the point.
  void findPassages() {
    constexpr std::size_t kMostPassages = 16;  // of one node; more than that tell nothing new
    std::vector<std::vector<std::size_t>> passages(nodes_.size());
    const std::size_t count = line_.size() - 1;  // the last is the first again
    for (std::size_t i = 0; i < count; ++i) {
      if (line_[i].node == kNone) continue;
      std::vector<std::size_t>& here = passages[static_cast<std::size_t>(line_[i].node)];
      if (here.size() < kMostPassages) here.push_back(i);
    }
    const auto before = [&](std::size_t i) { return line_[i == 0 ? count - 1 : i - 1].at; };
    const auto after = [&](std::size_t i) { return line_[i + 1].at; };
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      Node& node = nodes_[n];
      if (node.crossing || node.along) continue;
      for (std::size_t i = 0; i < passages[n].size() && !node.through; ++i) {
        for (std::size_t j = i + 1; j < passages[n].size() && !node.through; ++j) {
          const Point in = before(passages[n][i]);
          const Point out = after(passages[n][i]);
          const int one = sideOfTurn(in, node.place.at, out, before(passages[n][j]));
          const int other = sideOfTurn(in, node.place.at, out, after(passages[n][j]));
          node.through = one * other < 0;
        }
      }
    }
  }

  /// +1 where p, seen from `at`, lies left of the line in → at → out, -1 right of it, 0 on it.
  static int sideOfTurn(Point in, Point at, Point out, Point p) {
    const int first = orientation(in, at, p);
    const int second = orientation(at, out, p);
    const int turn = orientation(in, at, out);
    if (turn == 0) return first;
    if (first == 0 && !sameDirection(in, at, at, p)) return 0;
    if (second == 0 && sameDirection(at, out, at, p)) return 0;
    if (turn > 0) return first > 0 && second > 0 ? 1 : -1;
    return first < 0 && second < 0 ? -1 : 1;
  }

  /// A cut that leads to no loop: the line runs out and back. Where it turns straight back the ring
  /// was trimmed before; what is left comes of rounded crossings.
  void trimDeadEnds() {
    const auto openCut = [this](const Node& node) {
      std::int32_t found = kNone;
      for (const std::uint32_t c : node.cuts) {
        if (cuts_[c].deadEnd) continue;
        if (found != kNone) return kNone;  // more than one: no end
        found = static_cast<std::int32_t>(c);
      }
      return found;
    };
    for (std::size_t tip = 0; tip < nodes_.size(); ++tip) {
      std::size_t at = tip;
      bool first = true;
      while (nodes_[at].loops.empty()) {
        const std::int32_t number = openCut(nodes_[at]);
        if (number == kNone) break;
        Cut& cut = cuts_[static_cast<std::size_t>(number)];
        cut.deadEnd = true;
        if (first) fault(nodes_[at].place, Fault::Kind::along);
        first = false;
        at = static_cast<std::size_t>(cut.from) == at ? static_cast<std::size_t>(cut.to)
                                                      : static_cast<std::size_t>(cut.from);
      }
    }
  }

  /// Which loops are holes: in an odd number of others, against the direction of the innermost.
  void nestLoops() {
    const std::size_t count = anatomy_.loops.size();
    isHole_.assign(count, false);
    if (count < 2) return;
    RingTrees trees;
    std::vector<Box> boxes;
    std::vector<double> areas;
    for (const Ring& loop : anatomy_.loops) {
      boxes.push_back(trees.box(trees.add(loop)));
      areas.push_back(signedAreaM2(loop));
    }
    const SpatialIndex index(boxes);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (budget_.exhausted()) return;
      const std::vector<std::uint32_t> candidates = index.query(boxes[i]);
      budget_.spend(candidates.size());
      bool odd = false;
      std::int32_t innermost = kNone;
      for (const std::uint32_t j : candidates) {
        if (i == j || !boxes[j].contains(boxes[i]) || std::fabs(areas[j]) <= std::fabs(areas[i])) {
          continue;
        }
        if (!liesInside(trees, i, j)) continue;
        odd = !odd;
        if (innermost == kNone ||
            std::fabs(areas[j]) < std::fabs(areas[static_cast<std::size_t>(innermost)])) {
          innermost = static_cast<std::int32_t>(j);
        }
      }
      isHole_[i] = odd && (areas[i] > 0) != (areas[static_cast<std::size_t>(innermost)] > 0);
    }
  }

  bool liesInside(const RingTrees& trees, std::uint32_t inner, std::uint32_t outer) {
    const std::span<const Point> loop = trees.ring(inner);
    for (std::size_t i = 0; i + 1 < loop.size() && !budget_.exhausted(); ++i) {
      const Side side = trees.locate(outer, loop[i], budget_);
      if (side != Side::boundary) return side == Side::inside;
    }
    for (std::size_t i = 0; i + 1 < loop.size() && !budget_.exhausted(); ++i) {
      const Point middle{0.5 * (loop[i].x + loop[i + 1].x), 0.5 * (loop[i].y + loop[i + 1].y)};
      const Side side = trees.locate(outer, middle, budget_);
      if (side != Side::boundary) return side == Side::inside;
    }
    return false;
  }

  void judge() {
    Clusters clusters(nodes_.size());
    std::vector<bool> hasCut(nodes_.size(), false);
    for (const Cut& cut : cuts_) {
      if (!cut.deadEnd)
        clusters.join(static_cast<std::size_t>(cut.from), static_cast<std::size_t>(cut.to));
    }
    std::vector<std::vector<std::uint32_t>> loopsOf(nodes_.size());
    std::vector<bool> crossed(anatomy_.loops.size(), false);
    std::vector<std::optional<Meeting>> joint(anatomy_.loops.size());
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      if (node.crossing) {
        fault(node.place, Fault::Kind::crosses);
        for (const std::uint32_t loop : node.loops) crossed[loop] = true;
        continue;
      }
      std::vector<std::uint32_t>& together = loopsOf[clusters.of(n)];
      together.insert(together.end(), node.loops.begin(), node.loops.end());
    }
    for (const Cut& cut : cuts_) {
      if (!cut.deadEnd) hasCut[clusters.of(static_cast<std::size_t>(cut.from))] = true;
    }
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (clusters.of(n) != n) continue;
      std::vector<std::uint32_t>& together = loopsOf[n];
      std::sort(together.begin(), together.end());
      together.erase(std::unique(together.begin(), together.end()), together.end());
      std::size_t solid = 0;
      for (const std::uint32_t loop : together) {
        if (!isHole_[loop]) ++solid;
      }
      const bool meets = together.size() >= 2;
      if (solid >= 2 || (hasCut[n] && !meets)) {
        const Node& node = nodes_[n];
        fault(node.place, hasCut[n] || node.along ? Fault::Kind::along
                          : node.through          ? Fault::Kind::crosses
                                                  : Fault::Kind::touches);
      } else if (meets) {
        for (const std::uint32_t loop : together) {
          if (isHole_[loop] && !joint[loop]) joint[loop] = nodes_[n].place;
        }
      }
    }
    for (std::size_t i = 0; i < anatomy_.loops.size(); ++i) {
      if (isHole_[i] && !crossed[i] && joint[i])
        anatomy_.holes.push_back({anatomy_.loops[i], *joint[i]});
    }
    // One place once, however many ways lead to it.
    std::sort(anatomy_.intersections.begin(), anatomy_.intersections.end(),
              [](const Fault& a, const Fault& b) {
                if (a.at.x != b.at.x) return a.at.x < b.at.x;
                if (a.at.y != b.at.y) return a.at.y < b.at.y;
                return a.kind != b.kind ? a.kind < b.kind : a.vertex < b.vertex;
              });
    anatomy_.intersections.erase(
        std::unique(anatomy_.intersections.begin(), anatomy_.intersections.end(),
                    [](const Fault& a, const Fault& b) { return a.at == b.at; }),
        anatomy_.intersections.end());
  }

  std::span<const Point> ring_;
  std::span<const Contact> contacts_;
  WorkBudget& budget_;
  RingAnatomy anatomy_;
  std::vector<Step> line_;  // the ring with its nodes, as walked; closed
  std::uint32_t lapEnd_ = 0;
  std::vector<Node> nodes_;
  std::unordered_map<Point, std::int32_t, PointHash> nodeOf_;
  std::vector<Insertion> insertions_;
  std::vector<Cut> cuts_;
  std::vector<bool> isHole_;
};

/// Where ring `walked` meets another, in the order it runs.
struct Meetings {
  std::vector<Insertion> points;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> overlaps;  // edge of walked, edge of other

  /// The edge of the other ring that the stretch between two neighbouring points of one edge lies
  /// on; kNone where it lies on none.
  [[nodiscard]] std::int32_t along(std::span<const Point> other, const Insertion& from,
                                   const Insertion& to) const {
    auto it = std::lower_bound(overlaps.begin(), overlaps.end(),
                               std::pair<std::uint32_t, std::uint32_t>(from.edge, 0));
    for (; it != overlaps.end() && it->first == from.edge; ++it) {
      const Point c = other[it->second];
      const Point d = other[it->second + 1];
      if (onEdge(c, d, from.at) && onEdge(c, d, to.at)) {
        return static_cast<std::int32_t>(it->second);
      }
    }
    return kNone;
  }
};

Meetings meetingsOf(const RingTrees& trees, std::uint32_t walked, std::uint32_t of,
                    std::span<const Contact> contacts, bool withCrossings) {
  const std::span<const Point> ring = trees.ring(walked);
  const std::span<const Point> other = trees.ring(of);
  const auto edges = static_cast<std::uint32_t>(ring.size() - 1);
  Meetings found;
  for (const Contact& contact : contacts) {
    const bool swapped = contact.ringA != walked;
    const std::uint32_t e = swapped ? contact.edgeB : contact.edgeA;
    const std::uint32_t f = swapped ? contact.edgeA : contact.edgeB;
    const Point a = ring[e];
    const Point b = ring[e + 1];
    if (contact.kind == Contact::Kind::crossing) {
      // Both walks must name the very same point: the edges in one order.
      if (!withCrossings) continue;
      found.points.push_back({e, swapped ? crossingPoint(other[f], other[f + 1], a, b)
                                         : crossingPoint(a, b, other[f], other[f + 1])});
      continue;
    }
    if (contact.kind == Contact::Kind::overlap) found.overlaps.emplace_back(e, f);
    if (onEdge(other[f], other[f + 1], a)) found.points.push_back({e, a});
    if (onEdge(other[f], other[f + 1], b)) found.points.push_back({(e + 1) % edges, b});
    for (const Point& p : {other[f], other[f + 1]}) {
      if (!(p == a) && !(p == b) && onEdge(a, b, p)) found.points.push_back({e, p});
    }
  }
  sortAlong(found.points, ring);
  std::sort(found.overlaps.begin(), found.overlaps.end());
  return found;
}

/// On which sides of ring `of` the stretches of ring `walked` lie between the points where they
/// meet.
struct Sides {
  bool inside = false;
  bool outside = false;
  std::vector<Meeting> changes;  // on `walked`
};

Sides sidesOf(const RingTrees& trees, std::uint32_t walked, std::uint32_t of,
              std::span<const Contact> contacts, WorkBudget& budget) {
  const std::span<const Point> ring = trees.ring(walked);
  const std::span<const Point> other = trees.ring(of);
  const auto edges = static_cast<std::uint32_t>(ring.size() - 1);
  const Meetings found = meetingsOf(trees, walked, of, contacts, false);
  const std::vector<Insertion>& meetings = found.points;
  Sides sides;
  std::optional<bool> last;
  std::optional<bool> first;
  Meeting firstPlace;
  for (std::size_t i = 0; i < meetings.size() && !budget.exhausted(); ++i) {
    const Insertion& from = meetings[i];
    const Insertion& to = meetings[(i + 1) % meetings.size()];
    const std::uint32_t nextVertex = (from.edge + 1) % edges;
    const bool straight =
        meetings.size() > 1 && ((to.edge == from.edge && i + 1 < meetings.size()) ||
                                (to.edge == nextVertex && to.at == ring[nextVertex]));
    Point sample = ring[nextVertex];
    if (straight) {
      if (found.along(other, from, to) != kNone) continue;
      sample = {0.5 * (from.at.x + to.at.x), 0.5 * (from.at.y + to.at.y)};
    }
    const Side side = trees.locate(of, sample, budget);
    if (side == Side::boundary) continue;
    const bool inside = side == Side::inside;
    (inside ? sides.inside : sides.outside) = true;
    const Meeting place{from.edge, from.at};
    if (last && *last != inside) sides.changes.push_back(place);
    if (!first) {
      first = inside;
      firstPlace = place;
    }
    last = inside;
  }
  if (first && last && *first != *last) sides.changes.push_back(firstPlace);
  std::sort(sides.changes.begin(), sides.changes.end(), byVertex<Meeting>);
  return sides;
}

}  // namespace

RingAnatomy dissect(std::span<const Point> closedRing, std::span<const Contact> contacts,
                    WorkBudget& budget) {
  return Dissection(closedRing, contacts, budget).run();
}

RingRelation relate(const RingTrees& trees, std::uint32_t a, std::uint32_t b,
                    std::span<const Contact> contacts, WorkBudget& budget) {
  RingRelation relation;
  if (contacts.empty()) {
    if (trees.box(a).contains(trees.box(b))) {
      relation.bInA = trees.locate(a, trees.ring(b).front(), budget) == Side::inside;
    } else if (trees.box(b).contains(trees.box(a))) {
      relation.aInB = trees.locate(b, trees.ring(a).front(), budget) == Side::inside;
    }
    return relation;
  }
  const std::span<const Point> ringA = trees.ring(a);
  const std::span<const Point> ringB = trees.ring(b);
  std::vector<std::pair<std::uint32_t, Point>> overlaps;
  for (const Contact& contact : contacts) {
    const bool swapped = contact.ringA != a;
    const std::uint32_t e = swapped ? contact.edgeB : contact.edgeA;
    const std::uint32_t f = swapped ? contact.edgeA : contact.edgeB;
    const Point p = ringA[e];
    const Point q = ringA[e + 1];
    const Point r = ringB[f];
    const Point s = ringB[f + 1];
    if (contact.kind == Contact::Kind::crossing) {
      relation.crosses = true;
      relation.crossings.push_back({e, crossingPoint(p, q, r, s)});
    } else if (contact.kind == Contact::Kind::overlap) {
      overlaps.emplace_back(e, overlapStart(p, q, r, s));
    }
  }
  if (!relation.crosses) {
    Sides ofA = sidesOf(trees, a, b, contacts, budget);
    const Sides ofB = sidesOf(trees, b, a, contacts, budget);
    relation.crosses = (ofA.inside && ofA.outside) || (ofB.inside && ofB.outside);
    relation.twins = !ofA.inside && !ofA.outside && !ofB.inside && !ofB.outside;
    relation.aInB = !relation.crosses && ofA.inside;
    relation.bInA = !relation.crosses && ofB.inside;
    if (relation.crosses) relation.crossings = std::move(ofA.changes);
  }
  relation.sharesEdge = !overlaps.empty() && !relation.twins;
  if (relation.sharesEdge) relation.shared = stretches(std::move(overlaps));
  std::sort(relation.crossings.begin(), relation.crossings.end(), byVertex<Meeting>);
  return relation;
}

SharedArea sharedArea(const RingTrees& trees, std::uint32_t a, bool aLeft, std::uint32_t b,
                      bool bLeft, std::span<const Contact> contacts, WorkBudget& budget) {
  // The line around what both enclose: the stretches of each within the other, and those that both
  // follow with their insides on the same side. Summed up about a point nearby, so that small areas
  // keep their digits.
  SharedArea shared;
  const Point origin = trees.ring(a).front();
  const auto walk = [&](std::uint32_t walked, bool left, std::uint32_t of, bool leftOfOther) {
    const std::span<const Point> ring = trees.ring(walked);
    const std::span<const Point> other = trees.ring(of);
    const auto edges = static_cast<std::uint32_t>(ring.size() - 1);
    const Meetings found = meetingsOf(trees, walked, of, contacts, true);
    double longest = 0;
    SharedArea::Stretch& stretch = shared.longest[walked == a ? 0 : 1];
    const auto add = [&](Point p, Point q) {
      if (!left) std::swap(p, q);
      shared.area +=
          0.5 * ((p.x - origin.x) * (q.y - origin.y) - (q.x - origin.x) * (p.y - origin.y));
      const double length = kkpr::length(q.x - p.x, q.y - p.y);
      shared.boundary += length;
      if (length > longest) {
        longest = length;
        stretch = {p, q};
      }
    };
    for (std::size_t i = 0; i < found.points.size() && !budget.exhausted(); ++i) {
      const Insertion& from = found.points[i];
      const Insertion& to = found.points[(i + 1) % found.points.size()];
      const std::uint32_t nextVertex = (from.edge + 1) % edges;
      const bool straight =
          found.points.size() > 1 && ((to.edge == from.edge && i + 1 < found.points.size()) ||
                                      (to.edge == nextVertex && to.at == ring[nextVertex]));
      Point sample = ring[nextVertex];
      if (straight) {
        if (const std::int32_t edge = found.along(other, from, to); edge != kNone) {
          const auto f = static_cast<std::size_t>(edge);
          const bool sameWay = sameDirection(from.at, to.at, other[f], other[f + 1]);
          // Told by the first ring's walk alone, else it would be counted twice.
          if (walked == a && sameWay == (left == leftOfOther)) add(from.at, to.at);
          continue;
        }
        sample = {0.5 * (from.at.x + to.at.x), 0.5 * (from.at.y + to.at.y)};
      }
      if (trees.locate(of, sample, budget) != Side::inside) continue;
      Point last = from.at;
      std::uint64_t steps = 1;
      if (!straight) {
        for (std::uint32_t v = nextVertex;; v = (v + 1) % edges, ++steps) {
          add(last, ring[v]);
          last = ring[v];
          if (v == to.edge) break;
        }
      }
      add(last, to.at);
      budget.spend(steps);
    }
  };
  walk(a, aLeft, b, bLeft);
  walk(b, bLeft, a, aLeft);
  return shared;
}

bool turnsStraightBack(std::span<const Contact> contacts, std::size_t edges) {
  return std::any_of(contacts.begin(), contacts.end(), [&](const Contact& contact) {
    return contact.kind == Contact::Kind::overlap && (contact.edgeA + 1U) % edges == contact.edgeB;
  });
}

TrimmedRing trimSpikes(std::span<const Point> closedRing) {
  struct Item {
    std::uint32_t vertex;
    std::int32_t spike;  // the one that was folded down to this vertex
  };
  TrimmedRing result;
  std::vector<Item> items;
  items.reserve(closedRing.size());
  const auto at = [&](const Item& item) { return closedRing[item.vertex]; };
  const auto folds = [&](const Item& before, const Item& tip, const Item& after) {
    const Point t = at(tip);
    const Point p = at(before);
    const Point n = at(after);
    return (p.x - t.x) * (n.x - t.x) + (p.y - t.y) * (n.y - t.y) > 0 && orientation(p, t, n) == 0;
  };
  /// Notes the way from the tip to the nearer of its neighbours. True where both are one place:
  /// then the one before goes as well.
  const auto fold = [&](Item& before, const Item& tip, Item& after) {
    std::int32_t spike = tip.spike;
    if (spike == kNone) {
      spike = static_cast<std::int32_t>(result.spikes.size());
      result.spikes.push_back({tip.vertex, {at(tip)}});
    }
    const bool same = at(before) == at(after);
    Item& end = !same && onEdge(at(tip), at(after), at(before)) ? before : after;
    result.spikes[static_cast<std::size_t>(spike)].line.push_back(at(end));
    end.spike = spike;
    return same;
  };
  for (std::uint32_t v = 0; v + 1 < closedRing.size(); ++v) {
    items.push_back({v, kNone});
    while (items.size() >= 3 &&
           folds(items[items.size() - 3], items[items.size() - 2], items.back())) {
      const std::size_t n = items.size();
      const bool same = fold(items[n - 3], items[n - 2], items[n - 1]);
      items[n - 2] = items[n - 1];
      if (same) items[n - 3] = items[n - 1];
      items.resize(same ? n - 2 : n - 1);
    }
  }
  // Where the ring closes.
  std::size_t first = 0;
  while (items.size() - first >= 3) {
    const std::size_t n = items.size();
    if (folds(items[n - 2], items[n - 1], items[first])) {
      items.resize(fold(items[n - 2], items[n - 1], items[first]) ? n - 2 : n - 1);
    } else if (folds(items[n - 1], items[first], items[first + 1])) {
      if (fold(items[n - 1], items[first], items[first + 1])) items.pop_back();
      ++first;
    } else {
      break;
    }
  }
  for (std::size_t i = first; i < items.size(); ++i) result.kept.push_back(items[i].vertex);
  return result;
}

Point pointInside(const Polygon& polygon) {
  if (polygon.outer.empty()) return {};
  // A height halfway between two vertices, so that the line meets no vertex.
  std::vector<double> heights;
  for (const Point& p : polygon.outer) heights.push_back(p.y);
  for (const Ring& hole : polygon.holes) {
    for (const Point& p : hole) heights.push_back(p.y);
  }
  std::sort(heights.begin(), heights.end());
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  const double middle = heights.front() + 0.5 * (heights.back() - heights.front());
  const auto above = std::upper_bound(heights.begin(), heights.end(), middle);
  if (above == heights.begin() || above == heights.end()) return polygon.outer.front();
  const double y = *(above - 1) + 0.5 * (*above - *(above - 1));
  std::vector<double> crossings;
  const auto cross = [&](const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1];
      const Point b = ring[i];
      if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  };
  cross(polygon.outer);
  for (const Ring& hole : polygon.holes) cross(hole);
  std::sort(crossings.begin(), crossings.end());
  Point best = polygon.outer.front();
  double widest = -1;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const double width = crossings[i + 1] - crossings[i];
    if (width > widest) {
      widest = width;
      best = {crossings[i] + 0.5 * width, y};
    }
  }
  return best;
}

}  // namespace kkpr::geometry
