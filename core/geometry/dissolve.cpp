#include "geometry/dissolve.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

#include "geometry/area.h"
#include "geometry/orientation.h"
#include "geometry/ring_trees.h"

namespace kkpr::geometry {

namespace {

bool before(Point p, Point q) { return p.x != q.x ? p.x < q.x : p.y < q.y; }

/// Boundaries as a graph: at every point the edges that leave it.
class Graph {
 public:
  explicit Graph(std::vector<Edge> edges) : edges_(std::move(edges)), used_(edges_.size(), false) {
    std::sort(edges_.begin(), edges_.end(), [](const Edge& p, const Edge& q) {
      return p.a == q.a ? before(p.b, q.b) : before(p.a, q.a);
    });
  }

  /// Every boundary walked with its inside on the right, cut where it comes back to a point: so a
  /// hole that touches what surrounds it becomes a ring of its own. False where a walk does not
  /// close.
  bool rings(std::vector<Ring>& into) {
    for (std::size_t start = 0; start < edges_.size(); ++start) {
      if (!used_[start] && !walk(start, into)) return false;
    }
    return true;
  }

 private:
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] Range leaving(Point p) const {
    const auto low = std::lower_bound(edges_.begin(), edges_.end(), p,
                                      [](const Edge& e, Point at) { return before(e.a, at); });
    Range range{static_cast<std::size_t>(low - edges_.begin()), 0};
    for (range.end = range.begin; range.end < edges_.size() && edges_[range.end].a == p;) {
      ++range.end;
    }
    return range;
  }

  /// Of the edges that leave `at`, the first one counter-clockwise from the way back: between the
  /// two lies the inside, on the right of both.
  [[nodiscard]] std::size_t next(Point back, Point at, Range leaving) const {
    const auto isBehind = [&](Point p) {  // in the second half turn
      const int side = orientation(at, back, p);
      if (side != 0) return side < 0;
      return (p.x - at.x) * (back.x - at.x) + (p.y - at.y) * (back.y - at.y) > 0;
    };
    std::size_t best = leaving.begin;
    for (std::size_t i = leaving.begin + 1; i < leaving.end; ++i) {
      const bool mine = isBehind(edges_[i].b);
      const bool theirs = isBehind(edges_[best].b);
      if (mine != theirs ? theirs : orientation(at, edges_[i].b, edges_[best].b) > 0) best = i;
    }
    return best;
  }

  bool walk(std::size_t start, std::vector<Ring>& into) {
    Ring path{edges_[start].a};
    // Points that the path may come back to, and where in it they stand.
    std::map<Point, std::size_t, bool (*)(Point, Point)> knots(before);
    if (const Range out = leaving(path.front()); out.end - out.begin > 1) {
      knots.emplace(path.front(), 0);
    }
    std::size_t edge = start;
    for (;;) {
      if (used_[edge]) return false;
      used_[edge] = true;
      const Point at = edges_[edge].b;
      const Range out = leaving(at);
      if (out.begin == out.end) return false;
      const bool knot = out.end - out.begin > 1;
      path.push_back(at);
      if (knot) {
        const auto [known, isNew] = knots.emplace(at, path.size() - 1);
        if (!isNew) {
          const auto from = path.begin() + static_cast<std::ptrdiff_t>(known->second);
          into.emplace_back(from, path.end());
          for (auto p = from + 1; p != path.end(); ++p) {
            if (!(*p == at)) knots.erase(*p);
          }
          path.erase(from + 1, path.end());
        }
      }
      edge = knot ? next(edges_[edge].a, at, out) : out.begin;
      if (edge == start) break;
    }
    if (path.size() > 1) into.push_back(std::move(path));
    return true;
  }

  std::vector<Edge> edges_;
  std::vector<bool> used_;
};

/// Each hole into the smallest ring around it. False where none is, or where a hole has all of its
/// corners on that ring's boundary.
bool putIn(std::vector<Ring> holes, std::vector<std::pair<double, Ring>> outers,
           MultiPolygon& polygons) {
  std::sort(outers.begin(), outers.end(), [](const auto& p, const auto& q) {
    return p.first != q.first ? p.first < q.first : before(p.second.front(), q.second.front());
  });
  for (auto& [area, ring] : outers) polygons.push_back({std::move(ring), {}});
  if (holes.empty()) return true;
  RingTrees trees;
  for (const Polygon& polygon : polygons) trees.add(polygon.outer);
  WorkBudget unlimited(std::numeric_limits<std::uint64_t>::max());
  for (Ring& hole : holes) {
    Box box;
    for (const Point& p : hole) box.include(p);
    bool found = false;
    for (std::uint32_t i = 0; i < polygons.size() && !found; ++i) {
      if (!trees.box(i).contains(box)) continue;
      Side side = Side::boundary;
      for (std::size_t at = 0; at < hole.size() && side == Side::boundary; ++at) {
        side = trees.locate(i, hole[at], unlimited);
      }
      if (side == Side::boundary) return false;
      found = side == Side::inside;
      if (found) polygons[i].holes.push_back(std::move(hole));
    }
    if (!found) return false;
  }
  return true;
}

}  // namespace

std::vector<Edge> uncancelled(const std::vector<Edge>& edges) {
  struct Directed {
    Edge edge;  // from the lesser to the greater end
    int way;
  };
  std::vector<Directed> all;
  all.reserve(edges.size());
  for (const Edge& edge : edges) {
    const bool onward = before(edge.a, edge.b);
    all.push_back({onward ? edge : Edge{edge.b, edge.a}, onward ? 1 : -1});
  }
  std::sort(all.begin(), all.end(), [](const Directed& p, const Directed& q) {
    if (!(p.edge.a == q.edge.a)) return before(p.edge.a, q.edge.a);
    return before(p.edge.b, q.edge.b);
  });
  std::vector<Edge> left;
  for (std::size_t i = 0; i < all.size();) {
    const Edge edge = all[i].edge;
    int sum = 0;
    for (; i < all.size() && all[i].edge.a == edge.a && all[i].edge.b == edge.b; ++i) {
      sum += all[i].way;
    }
    if (sum > 0) left.push_back(edge);
    if (sum < 0) left.push_back({edge.b, edge.a});
  }
  return left;
}

std::optional<MultiPolygon> dissolved(const std::vector<Edge>& edges) {
  std::vector<Ring> rings;
  if (!Graph(uncancelled(edges)).rings(rings)) return std::nullopt;
  std::vector<Ring> holes;
  std::vector<std::pair<double, Ring>> outers;
  for (Ring& ring : rings) {
    if (ring.size() < 4) return std::nullopt;
    const double area = signedAreaM2(ring);
    if (area < 0) {
      outers.emplace_back(-area, std::move(ring));
    } else if (area > 0) {
      holes.push_back(std::move(ring));
    } else {
      return std::nullopt;
    }
  }
  MultiPolygon polygons;
  if (!putIn(std::move(holes), std::move(outers), polygons)) return std::nullopt;
  return polygons;
}

}  // namespace kkpr::geometry
