#include "geometry/faces.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>
#include <utility>

#include "base/portable_math.h"
#include "geometry/orientation.h"
#include "geometry/ring_relations.h"
#include "geometry/spatial_index.h"

namespace kkpr::geometry {

namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// Bending edges to rounded crossings makes new crossings rarely, and then fewer each time: one or
/// two rounds are usual; bundles of edges within rounding of each other took 16 at most.
constexpr int kMaxNodingRounds = 24;
/// Edges within rounding of each other could go on crossing for ever. From this round on, rings
/// that still cross are snapped to a grid: their vertices and crossings are put on it, and an edge
/// that passes a vertex nearer than kSnap of its width is bent to that (Hobby's snap rounding,
/// repeated).
constexpr int kFirstGridRound = 2;
/// 2^-40 degree, 1e-7 m: what storage noise comes to.
constexpr int kGridExponent = -40;
constexpr double kSnap = 0.75;  // no less than half a diagonal

/// A ring for those that take no part.
constexpr Point kStandIn[] = {{0, 0}, {0, 1}, {1, 0}, {0, 0}};

std::uint64_t mix(std::uint64_t x) {  // splitmix64: every number to another one, well spread
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

std::uint64_t hashOf(Point p) {
  const auto bitsOf = [](double value) {
    const double oneZero = value + 0.0;  // -0 and 0 are the same place
    std::uint64_t bits = 0;
    std::memcpy(&bits, &oneZero, sizeof bits);
    return bits;
  };
  return mix(bitsOf(p.x) ^ mix(bitsOf(p.y)));
}

/// Numbers points in the order they are first asked for.
class PointTable {
 public:
  PointTable(std::size_t expected, std::vector<Point>& points) : points_(points) {
    std::size_t size = 16;
    while (size < 2 * expected) size *= 2;
    slots_.assign(size, kNone);
  }
  std::uint32_t numberOf(Point p) {
    const std::size_t mask = slots_.size() - 1;
    for (auto at = static_cast<std::size_t>(hashOf(p)) & mask;; at = (at + 1) & mask) {
      if (slots_[at] == kNone) {
        slots_[at] = static_cast<std::uint32_t>(points_.size());
        points_.push_back(p);
        return slots_[at];
      }
      if (points_[slots_[at]] == p) return slots_[at];
    }
  }

 private:
  std::vector<Point>& points_;
  std::vector<std::uint32_t> slots_;  // never full: twice as many as points expected
};

/// A point that is to become a vertex of an edge.
struct Insertion {
  std::uint32_t ring = 0;
  std::uint32_t edge = 0;
  Point at;
};

double distanceToEdge(Point a, Point b, Point p) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
  const double along = std::clamp(t, 0.0, 1.0);
  return kkpr::length(p.x - (a.x + along * dx), p.y - (a.y + along * dy));
}

bool comesBefore(Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; }

/// The crossing of two edges, rounded the same way whatever their directions and order: edges drawn
/// by several polygons stay together.
Point sameCrossing(Point a, Point b, Point c, Point d) {
  if (comesBefore(b, a)) std::swap(a, b);
  if (comesBefore(d, c)) std::swap(c, d);
  if (comesBefore(c, a) || (a == c && comesBefore(d, b))) {
    std::swap(a, c);
    std::swap(b, d);
  }
  return crossingPoint(a, b, c, d);
}

class UnionFind {
 public:
  explicit UnionFind(std::size_t count) : parent_(count) {
    for (std::size_t i = 0; i < count; ++i) parent_[i] = static_cast<std::uint32_t>(i);
  }
  std::uint32_t of(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = of(a);
    b = of(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

class Faces::Builder {
 public:
  Builder(Faces& faces, const RingTrees& trees, std::span<const std::uint32_t> ownerOf,
          std::span<const Contact> contacts, WorkBudget& budget, std::uint32_t field)
      : faces_(faces),
        trees_(&trees),
        ownerOf_(ownerOf.begin(), ownerOf.end()),
        contacts_(contacts),
        budget_(budget),
        field_(field) {}

  /// False where the budget ended or a test failed.
  bool run() {
    for (std::size_t r = 0; r < trees_->size(); ++r) {
      faces_.rings_.push_back(trees_->ring(static_cast<std::uint32_t>(r)));
    }
    faces_.drawnVertex_.resize(trees_->size());
    return bendToCrossings() && findNodes() && cutEdges() && sortAroundNodes() && trace() &&
           findOuterCycles() && cover();
  }

 private:
  [[nodiscard]] bool takesPart(std::uint32_t ring) const { return ownerOf_[ring] != kNoOwner; }
  [[nodiscard]] bool takesPart(const Contact& contact) const {
    return takesPart(contact.ringA) && takesPart(contact.ringB);
  }
  [[nodiscard]] std::uint32_t edgesOf(std::uint32_t ring) const {
    return static_cast<std::uint32_t>(faces_.rings_[ring].size() - 1);
  }

  void sortAlong(std::vector<Insertion>& insertions) const {
    std::sort(insertions.begin(), insertions.end(), [&](const Insertion& p, const Insertion& q) {
      if (p.ring != q.ring) return p.ring < q.ring;
      if (p.edge != q.edge) return p.edge < q.edge;
      const Point a = faces_.rings_[p.ring][p.edge];
      const Point b = faces_.rings_[p.ring][p.edge + 1];
      // Along the longer extent; along the other one where rounding made those equal.
      const bool byX = std::fabs(b.x - a.x) >= std::fabs(b.y - a.y);
      const double first = byX ? (b.x > a.x ? p.at.x - q.at.x : q.at.x - p.at.x)
                               : (b.y > a.y ? p.at.y - q.at.y : q.at.y - p.at.y);
      if (first != 0) return first < 0;
      return byX ? (b.y > a.y ? p.at.y < q.at.y : p.at.y > q.at.y)
                 : (b.x > a.x ? p.at.x < q.at.x : p.at.x > q.at.x);
    });
    insertions.erase(std::unique(insertions.begin(), insertions.end(),
                                 [](const Insertion& p, const Insertion& q) {
                                   return p.ring == q.ring && p.edge == q.edge && p.at == q.at;
                                 }),
                     insertions.end());
  }

  /// The end points of each edge of a contact that lie on the other edge.
  template <typename Vertex, typename Inner>
  void meetings(const Contact& contact, Vertex vertex, Inner inner) const {
    const std::span<const Point> a = faces_.rings_[contact.ringA];
    const std::span<const Point> b = faces_.rings_[contact.ringB];
    const auto put = [&](std::span<const Point> ring, std::uint32_t r, std::uint32_t e, Point p,
                         std::uint32_t otherRing, std::uint32_t otherVertex) {
      if (p == ring[e]) {
        vertex(r, e);
      } else if (p == ring[e + 1]) {
        vertex(r, e + 1);
      } else if (onEdge(ring[e], ring[e + 1], p)) {
        inner(Insertion{r, e, p});
      } else {
        return;
      }
      vertex(otherRing, otherVertex);
    };
    for (std::uint32_t end = 0; end < 2; ++end) {
      put(a, contact.ringA, contact.edgeA, b[contact.edgeB + end], contact.ringB,
          contact.edgeB + end);
      put(b, contact.ringB, contact.edgeB, a[contact.edgeA + end], contact.ringA,
          contact.edgeA + end);
    }
  }

  /// Puts the crossings into copies of the rings, until none is left.
  bool bendToCrossings() {
    for (int round = 0;; ++round) {
      std::vector<std::uint8_t> bent(faces_.rings_.size(), 0);
      bool crossing = false;
      for (const Contact& contact : contacts_) {
        if (contact.kind != Contact::Kind::crossing || !takesPart(contact)) continue;
        bent[contact.ringA] = bent[contact.ringB] = 1;
        crossing = true;
      }
      if (!crossing) return true;
      if (round == kMaxNodingRounds || budget_.exhausted()) return false;
      std::vector<Insertion> insertions;
      if (round != kFirstGridRound) putCrossings(bent, insertions);
      if (round > kFirstGridRound) putNearVertices(bent, insertions);
      sortAlong(insertions);
      budget_.spend(insertions.size());
      bend(insertions, bent, round >= kFirstGridRound);
      searchAgain(bent);
      if (budget_.exhausted()) return false;
    }
  }

  void putCrossings(const std::vector<std::uint8_t>& bent, std::vector<Insertion>& insertions) {
    for (const Contact& contact : contacts_) {
      if (!takesPart(contact) || !(bent[contact.ringA] || bent[contact.ringB])) continue;
      if (contact.kind == Contact::Kind::crossing) {
        const std::span<const Point> a = faces_.rings_[contact.ringA];
        const std::span<const Point> b = faces_.rings_[contact.ringB];
        const Point at = sameCrossing(a[contact.edgeA], a[contact.edgeA + 1], b[contact.edgeB],
                                      b[contact.edgeB + 1]);
        insertions.push_back({contact.ringA, contact.edgeA, at});
        insertions.push_back({contact.ringB, contact.edgeB, at});
        continue;
      }
      // What meets a bent edge must go on meeting it.
      meetings(
          contact, [](std::uint32_t, std::uint32_t) {},
          [&](const Insertion& insertion) {
            if (bent[insertion.ring]) insertions.push_back(insertion);
          });
    }
  }

  /// Vertices that edges of bent rings pass, and vertices of bent rings that others pass.
  void putNearVertices(std::vector<std::uint8_t>& bent, std::vector<Insertion>& insertions) {
    const double reach = kSnap * std::ldexp(1.0, kGridExponent);
    const SpatialIndex index = indexOfRings();
    std::vector<std::uint8_t> touched = bent;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto put = [&](std::uint32_t ring, std::uint32_t edge, Point vertex) {
      const Point a = faces_.rings_[ring][edge];
      const Point b = faces_.rings_[ring][edge + 1];
      if (vertex == a || vertex == b || distanceToEdge(a, b, vertex) > reach) return;
      insertions.push_back({ring, edge, vertex});
      touched[ring] = 1;
    };
    for (std::uint32_t r = 0; r < bent.size() && !budget_.exhausted(); ++r) {
      if (!bent[r] || !takesPart(r)) continue;
      const Box& box = trees_->box(r);
      const std::vector<std::uint32_t> near =
          index.query({box.minX - reach, box.minY - reach, box.maxX + reach, box.maxY + reach});
      budget_.spend(near.size());
      for (const std::uint32_t other : near) {
        if (bent[other] && other < r) continue;
        pairs.clear();
        trees_->near(r, other, reach, budget_, pairs);
        for (const auto& [e, f] : pairs) {
          for (std::uint32_t end = 0; end < 2; ++end) {
            put(r, e, faces_.rings_[other][f + end]);
            put(other, f, faces_.rings_[r][e + end]);
          }
        }
      }
    }
    bent = std::move(touched);
  }

  static Point onGrid(Point p) {
    const auto rounded = [](double value) {
      return std::ldexp(std::round(std::ldexp(value, -kGridExponent)), kGridExponent);
    };
    return {rounded(p.x), rounded(p.y)};
  }

  void bend(const std::vector<Insertion>& insertions, const std::vector<std::uint8_t>& bent,
            bool toGrid) {
    std::size_t next = 0;
    for (std::uint32_t r = 0; r < bent.size(); ++r) {
      if (!bent[r]) continue;
      const std::span<const Point> drawn = faces_.rings_[r];
      std::vector<Point> points;
      std::vector<std::uint32_t> vertexOf;
      const std::vector<std::uint32_t>& before = faces_.drawnVertex_[r];
      const auto append = [&](Point at, std::uint32_t v) {
        const Point p = toGrid ? onGrid(at) : at;
        if (!points.empty() && points.back() == p) return;
        points.push_back(p);
        vertexOf.push_back(before.empty() ? v : before[v]);
      };
      for (std::uint32_t v = 0; v + 1 < drawn.size(); ++v) {
        append(drawn[v], v);
        for (; next < insertions.size() && insertions[next].ring == r && insertions[next].edge == v;
             ++next) {
          append(insertions[next].at, v);
        }
      }
      append(drawn.back(), static_cast<std::uint32_t>(drawn.size() - 1));
      if (points.size() < 4) ownerOf_[r] = kNoOwner;  // nothing is left of it
      faces_.drawnVertex_[r] = std::move(vertexOf);
      faces_.copies_.push_back(std::move(points));
      faces_.rings_[r] = faces_.copies_.back();
    }
  }

  /// New trees over the bent rings, and their contacts.
  void searchAgain(const std::vector<std::uint8_t>& bent) {
    std::vector<Contact> contacts;
    for (const Contact& contact : contacts_) {
      if (takesPart(contact) && !bent[contact.ringA] && !bent[contact.ringB]) {
        contacts.push_back(contact);
      }
    }
    ownTrees_.clear();
    for (std::uint32_t r = 0; r < faces_.rings_.size(); ++r) {
      // What takes no part needs no tree, but the numbers must stay.
      ownTrees_.add(takesPart(r) ? faces_.rings_[r] : std::span<const Point>(kStandIn));
    }
    trees_ = &ownTrees_;
    const SpatialIndex index = indexOfRings();
    for (std::uint32_t r = 0; r < bent.size() && !budget_.exhausted(); ++r) {
      if (!bent[r] || !takesPart(r)) continue;
      trees_->selfContacts(r, budget_, contacts);
      const std::vector<std::uint32_t> near = index.query(trees_->box(r));
      budget_.spend(near.size());
      for (const std::uint32_t other : near) {
        if (other == r || (bent[other] && other < r)) continue;
        trees_->contacts(r, other, budget_, contacts);
      }
    }
    ownContacts_ = std::move(contacts);
    contacts_ = ownContacts_;
  }

  [[nodiscard]] SpatialIndex indexOfRings() const {
    std::vector<Box> boxes(faces_.rings_.size());
    for (std::uint32_t r = 0; r < boxes.size(); ++r) {
      if (takesPart(r)) boxes[r] = trees_->box(r);
    }
    return SpatialIndex(boxes);
  }

  /// Nodes are the points where rings meet; a ring that meets none gets one at its first vertex.
  bool findNodes() {
    offsets_.resize(faces_.rings_.size() + 1);
    for (std::uint32_t r = 0; r < faces_.rings_.size(); ++r) {
      offsets_[r + 1] = offsets_[r] + (takesPart(r) ? edgesOf(r) : 0);
    }
    nodeOf_.assign(offsets_.back(), kNone);
    const auto slot = [&](std::uint32_t ring, std::uint32_t vertex) -> std::uint32_t& {
      return nodeOf_[offsets_[ring] + (vertex == edgesOf(ring) ? 0 : vertex)];
    };
    std::size_t marked = 0;
    for (const Contact& contact : contacts_) {
      if (!takesPart(contact)) continue;
      meetings(
          contact,
          [&](std::uint32_t ring, std::uint32_t vertex) {
            std::uint32_t& node = slot(ring, vertex);
            if (node == kNone) ++marked;
            node = 0;
          },
          [&](const Insertion& insertion) { insertions_.push_back(insertion); });
    }
    sortAlong(insertions_);
    budget_.spend(marked + insertions_.size());
    if (budget_.exhausted()) return false;

    PointTable table(marked + insertions_.size() + faces_.rings_.size(), faces_.nodes_);
    insertedNode_.reserve(insertions_.size());
    for (const Insertion& insertion : insertions_) {
      insertedNode_.push_back(table.numberOf(insertion.at));
    }
    std::size_t inserted = 0;
    for (std::uint32_t r = 0; r < faces_.rings_.size(); ++r) {
      if (!takesPart(r)) continue;
      bool any = false;
      for (; inserted < insertions_.size() && insertions_[inserted].ring == r; ++inserted) {
        any = true;
      }
      for (std::uint32_t v = 0; v < edgesOf(r); ++v) {
        std::uint32_t& node = slot(r, v);
        if (node == kNone) continue;
        node = table.numberOf(faces_.rings_[r][v]);
        any = true;
      }
      if (!any) slot(r, 0) = table.numberOf(faces_.rings_[r].front());
    }
    return true;
  }

  struct Stretch {
    std::uint32_t low;  // the node of the smaller number
    std::uint32_t high;
    std::uint32_t owner;
    std::uint32_t ring;
    std::uint32_t first;
    bool turned;  // runs from high to low
  };

  /// Cuts the rings at the nodes. Stretches that coincide (straight ones between the same two
  /// nodes: along shared borders every vertex is a node) become one edge, with those owners that
  /// have an odd number of them; where none has, the edge parts nothing and is left out.
  bool cutEdges() {
    std::vector<Stretch> straight;
    std::size_t insertion = 0;
    for (std::uint32_t r = 0; r < faces_.rings_.size(); ++r) {
      if (!takesPart(r)) continue;
      const std::uint32_t edges = edgesOf(r);
      std::uint32_t firstNode = kNone;
      std::uint32_t firstAt = 0;  // vertex after the first node
      std::uint32_t lastNode = kNone;
      std::uint32_t after = 0;  // vertex after the last node
      const auto stretch = [&](std::uint32_t node, std::uint32_t end) {
        // Vertices after, …, end − 1 lie between.
        const std::uint32_t count = end - after;
        const std::uint32_t first = after < edges ? after : after - edges;
        if (count == 0) {
          const bool turned = node < lastNode;
          straight.push_back(
              {std::min(node, lastNode), std::max(node, lastNode), ownerOf_[r], r, first, turned});
        } else {
          faces_.edges_.push_back(
              {lastNode, node, r, first, count, static_cast<std::uint32_t>(faces_.owners_.size())});
          faces_.owners_.push_back(ownerOf_[r]);
        }
      };
      const auto stop = [&](std::uint32_t node, std::uint32_t end, std::uint32_t nextVertex) {
        if (lastNode == kNone) {
          firstNode = node;
          firstAt = end;
        } else {
          stretch(node, end);
        }
        lastNode = node;
        after = nextVertex;
      };
      for (std::uint32_t v = 0; v < edges; ++v) {
        const std::uint32_t node = nodeOf_[offsets_[r] + v];
        if (node != kNone) stop(node, v, v + 1);
        for (; insertion < insertions_.size() && insertions_[insertion].ring == r &&
               insertions_[insertion].edge == v;
             ++insertion) {
          stop(insertedNode_[insertion], v + 1, v + 1);
        }
      }
      stretch(firstNode, edges + firstAt);
    }
    nodeOf_ = {};
    std::sort(straight.begin(), straight.end(), [](const Stretch& a, const Stretch& b) {
      return std::tie(a.low, a.high, a.owner, a.ring, a.first) <
             std::tie(b.low, b.high, b.owner, b.ring, b.first);
    });
    for (std::size_t i = 0; i < straight.size();) {
      const Stretch& head = straight[i];
      const auto firstOwner = static_cast<std::uint32_t>(faces_.owners_.size());
      const Stretch* named = &head;  // of the first ring in order
      std::size_t end = i;
      while (end < straight.size() && straight[end].low == head.low &&
             straight[end].high == head.high) {
        const std::uint32_t owner = straight[end].owner;
        bool odd = false;
        for (; end < straight.size() && straight[end].low == head.low &&
               straight[end].high == head.high && straight[end].owner == owner;
             ++end) {
          odd = !odd;
          if (straight[end].ring < named->ring) named = &straight[end];
        }
        if (odd) faces_.owners_.push_back(owner);
      }
      if (faces_.owners_.size() > firstOwner) {
        faces_.edges_.push_back({named->turned ? head.high : head.low,
                                 named->turned ? head.low : head.high, named->ring, named->first, 0,
                                 firstOwner});
      }
      i = end;
    }
    budget_.spend(faces_.edges_.size() + straight.size());
    faces_.edges_.push_back({0, 0, 0, 0, 0, static_cast<std::uint32_t>(faces_.owners_.size())});
    return !budget_.exhausted();
  }

  [[nodiscard]] std::uint32_t edgeCount() const {
    return static_cast<std::uint32_t>(faces_.edges_.size() - 1);
  }
  [[nodiscard]] Point nodeAt(std::uint32_t halfEdge) const {
    return faces_.nodes_[faces_.originOf(halfEdge)];
  }
  /// The point that a half-edge first runs to.
  [[nodiscard]] Point towards(std::uint32_t halfEdge) const {
    const Edge& edge = faces_.edges_[halfEdge / 2];
    if (edge.count == 0) return nodeAt(halfEdge ^ 1U);
    return faces_.interior(edge, halfEdge % 2 == 0 ? 0 : edge.count - 1);
  }

  /// Half-edges by their origin, counter-clockwise from east; exact.
  bool sortAroundNodes() {
    around_.assign(faces_.nodes_.size() + 1, 0);
    const std::uint32_t halfEdges = 2 * edgeCount();
    for (std::uint32_t h = 0; h < halfEdges; ++h) ++around_[faces_.originOf(h) + 1];
    for (std::size_t n = 1; n < around_.size(); ++n) around_[n] += around_[n - 1];
    outgoing_.resize(halfEdges);
    std::vector<std::uint32_t> filled(around_.begin(), around_.end() - 1);
    for (std::uint32_t h = 0; h < halfEdges; ++h) outgoing_[filled[faces_.originOf(h)]++] = h;
    bool distinct = true;
    for (std::size_t n = 0; n + 1 < around_.size(); ++n) {
      const Point at = faces_.nodes_[n];
      const auto order = [&](Point p, Point q) {  // < 0: p comes first
        const bool pLow = p.y < at.y || (p.y == at.y && p.x < at.x);
        const bool qLow = q.y < at.y || (q.y == at.y && q.x < at.x);
        if (pLow != qLow) return pLow ? 1 : -1;
        return -orientation(at, p, q);
      };
      const auto first = outgoing_.begin() + static_cast<std::ptrdiff_t>(around_[n]);
      const auto end = outgoing_.begin() + static_cast<std::ptrdiff_t>(around_[n + 1]);
      std::sort(first, end, [&](std::uint32_t g, std::uint32_t h) {
        return order(towards(g), towards(h)) < 0;
      });
      for (auto h = first; h != end && h + 1 != end; ++h) {
        if (order(towards(*h), towards(*(h + 1))) >= 0) distinct = false;
      }
      budget_.spend(around_[n + 1] - around_[n]);
    }
    return distinct && !budget_.exhausted();
  }

  bool trace() {
    const std::uint32_t halfEdges = 2 * edgeCount();
    std::vector<std::uint32_t> next(halfEdges);
    for (std::size_t n = 0; n + 1 < around_.size(); ++n) {
      for (std::uint32_t i = around_[n]; i < around_[n + 1]; ++i) {
        // Arriving against outgoing_[i], the face on the left goes on along the one before it.
        const std::uint32_t before = i == around_[n] ? around_[n + 1] - 1 : i - 1;
        next[outgoing_[i] ^ 1U] = outgoing_[before];
      }
    }
    faces_.next_ = std::move(next);
    faces_.cycleOf_.assign(halfEdges, kNone);
    for (std::uint32_t h = 0; h < halfEdges; ++h) {
      if (faces_.cycleOf_[h] != kNone) continue;
      const auto number = static_cast<std::uint32_t>(faces_.cycles_.size());
      faces_.cycles_.push_back({h, 0, 0, false, 0});
      for (std::uint32_t at = h; faces_.cycleOf_[at] == kNone; at = faces_.next_[at]) {
        faces_.cycleOf_[at] = number;
      }
    }
    return true;
  }

  /// Per component: its last point, and the cycle that walks around it. Euler's formula holds for
  /// each exactly when its nodes, edges and cycles make a plane drawing.
  bool findOuterCycles() {
    UnionFind joined(faces_.nodes_.size());
    for (std::uint32_t e = 0; e < edgeCount(); ++e) {
      joined.join(faces_.edges_[e].from, faces_.edges_[e].to);
    }
    std::vector<std::uint32_t> componentOf(faces_.nodes_.size(), kNone);
    std::vector<std::int64_t> euler;  // nodes − edges + cycles
    std::vector<std::uint32_t> extremeEdge;
    std::vector<std::uint32_t> extremeInner;  // kNone: the node it starts from
    const auto component = [&](std::uint32_t node) {
      std::uint32_t& number = componentOf[joined.of(node)];
      if (number == kNone) {
        number = static_cast<std::uint32_t>(faces_.components_.size());
        faces_.components_.push_back({});
        euler.push_back(0);
        extremeEdge.push_back(kNone);
        extremeInner.push_back(kNone);
      }
      return number;
    };
    for (std::uint32_t n = 0; n < faces_.nodes_.size(); ++n) {
      if (around_[n] != around_[n + 1]) ++euler[component(n)];
    }
    std::uint64_t points = 0;
    for (std::uint32_t e = 0; e < edgeCount(); ++e) {
      const Edge& edge = faces_.edges_[e];
      const std::uint32_t c = component(edge.from);
      --euler[c];
      Component& whole = faces_.components_[c];
      ++whole.edges;
      const auto consider = [&](Point p, std::uint32_t inner, std::uint32_t halfEdge) {
        if (extremeEdge[c] != kNone && !comesBefore(whole.extreme, p)) return;
        whole.extreme = p;
        extremeEdge[c] = halfEdge;
        extremeInner[c] = inner;
      };
      consider(faces_.nodes_[edge.from], kNone, 2 * e);
      consider(faces_.nodes_[edge.to], kNone, 2 * e + 1);
      for (std::uint32_t i = 0; i < edge.count; ++i) consider(faces_.interior(edge, i), i, 2 * e);
      points += edge.count;
    }
    for (Cycle& cycle : faces_.cycles_) {
      cycle.component = component(faces_.originOf(cycle.start));
      ++euler[cycle.component];
    }
    budget_.spend(points / 8 + faces_.components_.size());
    for (std::uint32_t c = 0; c < faces_.components_.size(); ++c) {
      if (euler[c] != 2) return false;
      Component& whole = faces_.components_[c];
      std::uint32_t h = extremeEdge[c];
      if (extremeInner[c] == kNone) {
        // Everything leaves it towards the west: the face to its east lies left of the last.
        h = outgoing_[around_[faces_.originOf(h) + 1] - 1];
      } else {
        const Edge& edge = faces_.edges_[h / 2];
        const std::uint32_t i = extremeInner[c];
        const Point before = i == 0 ? faces_.nodes_[edge.from] : faces_.interior(edge, i - 1);
        const Point after =
            i + 1 == edge.count ? faces_.nodes_[edge.to] : faces_.interior(edge, i + 1);
        const int turn = orientation(before, whole.extreme, after);
        if (turn == 0) return false;
        if (turn > 0) h ^= 1U;
      }
      whole.outer = faces_.cycleOf_[h];
      faces_.cycles_[whole.outer].outer = true;
    }
    return !budget_.exhausted();
  }

  /// Walks from face to face, keeping in mind which owners cover the present one.
  bool cover() {
    const SpatialIndex index = indexOfRings();
    std::uint32_t owners = 0;
    for (const std::uint32_t owner : ownerOf_) {
      if (owner != kNoOwner) owners = std::max(owners, owner + 1);
    }
    if (field_ != kNoOwner) owners = std::max(owners, field_ + 1);
    covering_.assign(owners, 0);
    std::vector<std::uint8_t> reached(faces_.cycles_.size(), 0);
    for (const Component& component : faces_.components_) {
      // What covers the outside of the component: rings that it lies in. Its own edges do not
      // count, for none of them lies to the right of its last point.
      const Point at = component.extreme;
      const std::vector<std::uint32_t> around = index.query({at.x, at.y, at.x, at.y});
      budget_.spend(around.size());
      std::vector<std::uint32_t> base;
      for (const std::uint32_t r : around) {
        if (trees_->oddToTheRight(r, at, budget_)) base.push_back(ownerOf_[r]);
      }
      if (budget_.exhausted()) return false;
      for (const std::uint32_t owner : base) toggle(owner);
      const bool sound = coverFrom(component.outer, reached);
      for (const std::uint32_t owner : base) toggle(owner);
      if (!sound) return false;
    }
    return !budget_.exhausted();
  }

  void toggle(std::uint32_t owner) {
    covering_[owner] ^= 1U;
    if (owner != field_) covers_ += covering_[owner] ? 1U : ~0U;
    label_ ^= mix(owner);
  }
  void toggleEdge(std::uint32_t edge) {
    const std::uint32_t end = faces_.edges_[edge + 1].owners;
    for (std::uint32_t i = faces_.edges_[edge].owners; i < end; ++i) toggle(faces_.owners_[i]);
  }

  bool coverFrom(std::uint32_t first, std::vector<std::uint8_t>& reached) {
    struct Step {
      std::uint32_t halfEdge;  // where the walk around this cycle stands
      std::uint32_t begun;
      bool fresh;
    };
    const auto enter = [&](std::uint32_t cycle) {
      reached[cycle] = 1;
      faces_.cycles_[cycle].covers = covers_;
      faces_.cycles_[cycle].inField = field_ != kNoOwner && covering_[field_] != 0;
      faces_.cycles_[cycle].label = label_;
    };
    std::vector<Step> path;
    const std::uint32_t start = faces_.cycles_[first].start;
    enter(first);
    path.push_back({start, start, true});
    std::uint64_t steps = 0;
    while (!path.empty()) {
      Step& step = path.back();
      if (!step.fresh && step.halfEdge == step.begun) {
        // Back through the edge that led here: its half on this side is where the walk began.
        if (path.size() > 1) toggleEdge(step.begun / 2);
        path.pop_back();
        continue;
      }
      step.fresh = false;
      const std::uint32_t h = step.halfEdge;
      step.halfEdge = faces_.next_[h];
      ++steps;
      const std::uint32_t beyond = faces_.cycleOf_[h ^ 1U];
      toggleEdge(h / 2);
      if (reached[beyond]) {
        if (faces_.cycles_[beyond].label != label_) return false;
        toggleEdge(h / 2);
        continue;
      }
      enter(beyond);
      path.push_back({h ^ 1U, h ^ 1U, true});
    }
    budget_.spend(steps);
    return true;
  }

  Faces& faces_;
  const RingTrees* trees_;
  std::vector<std::uint32_t> ownerOf_;
  std::span<const Contact> contacts_;
  WorkBudget& budget_;
  std::uint32_t field_;
  RingTrees ownTrees_;
  std::vector<Contact> ownContacts_;
  std::vector<std::size_t> offsets_;   // per ring: its first vertex in nodeOf_
  std::vector<std::uint32_t> nodeOf_;  // per vertex
  std::vector<Insertion> insertions_;  // vertices of others on inner points of edges
  std::vector<std::uint32_t> insertedNode_;
  std::vector<std::uint32_t> around_;  // per node: its first in outgoing_
  std::vector<std::uint32_t> outgoing_;
  std::vector<std::uint8_t> covering_;  // per owner: covers the present face
  std::uint32_t covers_ = 0;
  std::uint64_t label_ = 0;
};

std::optional<Faces> Faces::of(const RingTrees& trees, std::span<const std::uint32_t> ownerOf,
                               std::span<const Contact> contacts, WorkBudget& budget,
                               std::uint32_t field) {
  std::optional<Faces> faces(std::in_place);
  if (!Builder(*faces, trees, ownerOf, contacts, budget, field).run()) faces.reset();
  return faces;
}

Ring Faces::ringOf(std::size_t cycle) const {
  Ring ring;
  std::uint32_t h = cycles_[cycle].start;
  do {
    const Edge& edge = edges_[h / 2];
    ring.push_back(nodes_[originOf(h)]);
    if (h % 2 == 0) {
      for (std::uint32_t i = 0; i < edge.count; ++i) ring.push_back(interior(edge, i));
    } else {
      for (std::uint32_t i = edge.count; i-- > 0;) ring.push_back(interior(edge, i));
    }
    h = next_[h];
  } while (h != cycles_[cycle].start);
  ring.push_back(ring.front());
  return ring;
}

std::vector<Face> Faces::facesWhere(Wanted wanted, WorkBudget& budget) const {
  std::vector<Face> found;
  RingTrees outlines;
  std::deque<Ring> rings;  // a tree refers to its points
  std::vector<Box> boxes;
  for (std::size_t c = 0; c < cycles_.size(); ++c) {
    if (cycles_[c].outer || !wanted(cycles_[c].covers, cycles_[c].inField)) continue;
    rings.push_back(ringOf(c));
    boxes.push_back(outlines.box(outlines.add(rings.back())));
    Face& face = found.emplace_back();
    face.ring = kNone;
    face.covers = cycles_[c].covers;
    face.inField = cycles_[c].inField;
    std::uint32_t h = cycles_[c].start;
    do {
      const Edge& edge = edges_[h / 2];
      const auto edges = static_cast<std::uint32_t>(rings_[edge.ring].size() - 1);
      std::uint32_t vertex = edge.first == 0 ? edges - 1 : edge.first - 1;
      if (!drawnVertex_[edge.ring].empty()) vertex = drawnVertex_[edge.ring][vertex];
      if (std::tie(edge.ring, vertex) < std::tie(face.ring, face.vertex)) {
        face.ring = edge.ring;
        face.vertex = vertex;
      }
      h = next_[h];
    } while (h != cycles_[c].start);
    budget.spend(rings.back().size());
    if (budget.exhausted()) return {};
  }
  if (found.empty()) return found;
  // A component whose outside is wanted stands in the innermost of the faces around it.
  const SpatialIndex index(boxes);
  for (const Component& component : components_) {
    const Cycle& outside = cycles_[component.outer];
    if (!wanted(outside.covers, outside.inField)) continue;
    const Point at = component.extreme;
    std::uint32_t innermost = kNone;
    for (const std::uint32_t i : index.query({at.x, at.y, at.x, at.y})) {
      // Of its own faces none lies to the right of its last point.
      if (!outlines.oddToTheRight(i, at, budget)) continue;
      if (innermost == kNone || boxes[innermost].contains(boxes[i])) innermost = i;
    }
    budget.spend(1);
    if (budget.exhausted()) return {};
    if (innermost != kNone) found[innermost].outline.holes.push_back(ringOf(component.outer));
  }
  for (std::size_t i = 0; i < found.size(); ++i) found[i].outline.outer = std::move(rings[i]);
  return found;
}

}  // namespace kkpr::geometry
