#include "geometry/clip.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/portable_math.h"
#include "geometry/area.h"
#include "geometry/orientation.h"
#include "geometry/ring_trees.h"

namespace kkpr::geometry {

namespace {

/// Metres. Rounding moves a crossing by far less, so that what is further apart keeps its order.
constexpr double kClearM = 1e-6;
/// The sine of an angle: where edges cross at less, rounding carries their crossing along them.
constexpr double kLeastAngle = 1e-5;

struct Crossing {
  std::uint32_t edges[2];  ///< of a, of b
  Point at;
  double along[2];  ///< metres from where the walk enters the edge
  bool enters;      ///< whoever walks along a comes into the area of b
  bool walked = false;
};

double distance(Point p, Point q) { return kkpr::length(q.x - p.x, q.y - p.y); }

/// A border, walked with its area on the left.
class Walk {
 public:
  Walk(const Border& border, bool areaOnLeft) : border_(border), forward_(areaOnLeft) {}

  [[nodiscard]] Point from(std::uint32_t edge) const {
    return forward_ ? border_.edges[edge].a : border_.edges[edge].b;
  }
  [[nodiscard]] Point to(std::uint32_t edge) const {
    return forward_ ? border_.edges[edge].b : border_.edges[edge].a;
  }
  [[nodiscard]] std::size_t rings() const { return border_.starts.size(); }
  [[nodiscard]] std::uint32_t start(std::size_t ring) const { return border_.starts[ring]; }
  [[nodiscard]] std::uint32_t end(std::size_t ring) const {
    return ring + 1 < border_.starts.size() ? border_.starts[ring + 1]
                                            : static_cast<std::uint32_t>(border_.edges.size());
  }
  [[nodiscard]] std::uint32_t ringOf(std::uint32_t edge) const {
    const auto after = std::upper_bound(border_.starts.begin(), border_.starts.end(), edge);
    return static_cast<std::uint32_t>(after - border_.starts.begin() - 1);
  }

  /// Puts the crossings into the order of the walk; false where two of an edge are too close.
  [[nodiscard]] bool order(const std::vector<Crossing>& crossings, int side) {
    side_ = side;
    order_.resize(crossings.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t p, std::uint32_t q) {
      const Crossing& one = crossings[p];
      const Crossing& other = crossings[q];
      if (one.edges[side] == other.edges[side]) return one.along[side] < other.along[side];
      const std::uint32_t ring = ringOf(one.edges[side]);
      const std::uint32_t its = ringOf(other.edges[side]);
      if (ring != its) return ring < its;
      return (one.edges[side] < other.edges[side]) == forward_;
    });
    place_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) place_[order_[i]] = i;
    for (std::size_t i = 1; i < order_.size(); ++i) {
      const Crossing& before = crossings[order_[i - 1]];
      const Crossing& here = crossings[order_[i]];
      if (before.edges[side] == here.edges[side] &&
          !(here.along[side] - before.along[side] > kClearM)) {
        return false;
      }
    }
    return true;
  }

  /// The crossing that the walk comes to after `crossing`; the vertices between are added.
  std::uint32_t follow(const std::vector<Crossing>& crossings, std::uint32_t crossing,
                       Ring& ring) const {
    const std::uint32_t here = crossings[crossing].edges[side_];
    const std::uint32_t of = ringOf(here);
    std::uint32_t place = place_[crossing] + 1;
    const bool last = place == order_.size() || ringOf(crossings[order_[place]].edges[side_]) != of;
    if (last) {  // on to the first of the ring
      const auto first = std::partition_point(order_.begin(), order_.end(), [&](std::uint32_t one) {
        return ringOf(crossings[one].edges[side_]) < of;
      });
      place = static_cast<std::uint32_t>(first - order_.begin());
    }
    const std::uint32_t next = order_[place];
    const std::uint32_t there = crossings[next].edges[side_];
    if (here != there || last) {
      std::uint32_t edge = here;
      do {
        ring.push_back(to(edge));
        if (forward_) {
          edge = edge + 1 == end(of) ? start(of) : edge + 1;
        } else {
          edge = edge == start(of) ? end(of) - 1 : edge - 1;
        }
      } while (edge != there);
    }
    return next;
  }

  /// A ring without crossings, as it is walked.
  [[nodiscard]] Ring whole(std::size_t ring) const {
    Ring points;
    for (std::uint32_t edge = start(ring); edge < end(ring); ++edge) {
      points.push_back(border_.edges[edge].a);
    }
    if (!forward_) std::reverse(points.begin(), points.end());
    points.push_back(points.front());
    return points;
  }

 private:
  const Border& border_;
  bool forward_;
  int side_ = 0;
  std::vector<std::uint32_t> order_;  ///< crossings
  std::vector<std::uint32_t> place_;  ///< of each crossing in `order_`
};

/// True inside by even-odd; only for a point that lies on no edge.
bool surrounds(const Border& border, Point p) {
  if (!border.box.contains(p)) return false;
  bool inside = false;
  if (border.index == nullptr) {
    for (const Edge& edge : border.edges) crossAt(edge, p, inside);
    return inside;
  }
  border.index->visit({p.x, p.y, border.box.maxX, p.y}, [&](std::uint32_t i) {
    crossAt(border.edges[i], p, inside);
    return true;
  });
  return inside;
}

/// Ends in the same order whichever way it runs.
Edge sorted(const Edge& edge) {
  const bool swap = edge.b.x != edge.a.x ? edge.b.x < edge.a.x : edge.b.y < edge.a.y;
  return swap ? Edge{edge.b, edge.a} : edge;
}

/// Where two edges cross that do; nothing where that is too near to an end or cannot be told well.
std::optional<Point> clearCrossing(const Edge& p, const Edge& q) {
  Edge one = sorted(p);
  Edge other = sorted(q);
  if (other.a.x != one.a.x ? other.a.x < one.a.x : other.a.y < one.a.y) std::swap(one, other);
  const double ux = one.b.x - one.a.x;
  const double uy = one.b.y - one.a.y;
  const double vx = other.b.x - other.a.x;
  const double vy = other.b.y - other.a.y;
  const double sine = std::fabs(ux * vy - uy * vx);
  if (!(sine > kLeastAngle * kkpr::length(ux, uy) * kkpr::length(vx, vy))) return std::nullopt;
  const Point at = crossingOf(one, other);
  for (const Point end : {one.a, one.b, other.a, other.b}) {
    if (!(distance(at, end) > kClearM)) return std::nullopt;
  }
  return at;
}

/// Every crossing; nothing where the borders meet in another way.
std::optional<std::vector<Crossing>> crossingsOf(const Border& a, const Border& b, const Walk& onA,
                                                 const Walk& onB) {
  std::vector<Crossing> crossings;
  const bool aIsIndexed = a.index != nullptr;
  const Border& indexed = aIsIndexed ? a : b;
  const Border& other = aIsIndexed ? b : a;
  bool clear = true;
  for (std::uint32_t j = 0; j < other.edges.size() && clear; ++j) {
    const Edge& edge = other.edges[j];
    indexed.index->visit(boxOf(edge), [&](std::uint32_t i) {
      const Incidence incidence = incidenceOf(indexed.edges[i], edge);
      if (incidence == Incidence::none) return true;
      const std::optional<Point> at =
          incidence == Incidence::crossing ? clearCrossing(indexed.edges[i], edge) : std::nullopt;
      clear = at.has_value();
      if (!clear) return false;
      Crossing one;
      one.edges[0] = aIsIndexed ? i : j;
      one.edges[1] = aIsIndexed ? j : i;
      one.at = *at;
      one.along[0] = distance(onA.from(one.edges[0]), *at);
      one.along[1] = distance(onB.from(one.edges[1]), *at);
      one.enters =
          orientation(onB.from(one.edges[1]), onB.to(one.edges[1]), onA.to(one.edges[0])) > 0;
      crossings.push_back(one);
      return true;
    });
  }
  if (!clear) return std::nullopt;
  return crossings;
}

bool isOn(const Edge& edge, Point p) {
  return boxOf(edge).meets({p.x, p.y, p.x, p.y}) && orientation(edge.a, edge.b, p) == 0;
}

/// Whether a ring that crosses nothing of `outer` lies in it: told by a vertex that is not on it,
/// for the two may touch. Nothing where every vertex is.
std::optional<bool> liesIn(const Ring& ring, const Ring& outer) {
  for (const Point p : ring) {
    bool inside = false;
    bool on = false;
    for (std::size_t k = 1; k < outer.size() && !on; ++k) {
      const Edge edge{outer[k - 1], outer[k]};
      on = isOn(edge, p);
      crossAt(edge, p, inside);
    }
    if (!on) return inside;
  }
  return std::nullopt;
}

/// Outer rings with the holes that lie in them.
std::optional<MultiPolygon> assembled(std::vector<Ring> rings) {
  MultiPolygon polygons;
  std::vector<double> areas;
  std::vector<Ring> holes;
  for (Ring& ring : rings) {
    const double area = signedAreaM2(ring);
    if (area == 0) return std::nullopt;
    if (area < 0) {
      holes.push_back(std::move(ring));
    } else {
      polygons.push_back({std::move(ring), {}});
      areas.push_back(area);
    }
  }
  for (Ring& hole : holes) {
    std::optional<std::size_t> around;
    for (std::size_t i = 0; i < polygons.size(); ++i) {
      const std::optional<bool> inside = liesIn(hole, polygons[i].outer);
      if (!inside) return std::nullopt;
      if (*inside && (!around || areas[i] < areas[*around])) around = i;
    }
    if (!around) return std::nullopt;
    polygons[*around].holes.push_back(std::move(hole));
  }
  return polygons;
}

}  // namespace

std::optional<MultiPolygon> clip(const Border& a, const Border& b, Keep keep) {
  const bool inside = keep == Keep::inside;
  Walk onA(a, a.areaOnLeft);
  Walk onB(b,
           b.areaOnLeft == inside);  // the area outside of b lies on the other side of its border
  std::optional<std::vector<Crossing>> found = crossingsOf(a, b, onA, onB);
  if (!found) return std::nullopt;
  std::vector<Crossing>& crossings = *found;
  if (!onA.order(crossings, 0) || !onB.order(crossings, 1)) return std::nullopt;

  std::vector<Ring> rings;
  for (std::uint32_t first = 0; first < crossings.size(); ++first) {
    if (!crossings[first].enters || crossings[first].walked) continue;
    Ring ring;
    std::uint32_t at = first;
    do {
      // Along a within b, then along b within a.
      crossings[at].walked = true;
      ring.push_back(crossings[at].at);
      at = onA.follow(crossings, at, ring);
      if (crossings[at].enters) return std::nullopt;
      ring.push_back(crossings[at].at);
      at = onB.follow(crossings, at, ring);
      if (!crossings[at].enters || (at != first && crossings[at].walked)) return std::nullopt;
    } while (at != first);
    ring.push_back(ring.front());
    if (!isSimple(ring)) return std::nullopt;
    rings.push_back(std::move(ring));
  }
  // A ring that crosses nothing lies wholly in the other area or wholly outside of it.
  const auto take = [&](const Walk& walk, int side, const Border& other, bool wanted) {
    std::vector<bool> crossed(walk.rings(), false);
    for (const Crossing& one : crossings) crossed[walk.ringOf(one.edges[side])] = true;
    for (std::size_t ring = 0; ring < walk.rings(); ++ring) {
      if (crossed[ring] || surrounds(other, walk.from(walk.start(ring))) != wanted) continue;
      rings.push_back(walk.whole(ring));
    }
  };
  take(onA, 0, b, inside);
  take(onB, 1, a, true);
  return assembled(std::move(rings));
}

}  // namespace kkpr::geometry
