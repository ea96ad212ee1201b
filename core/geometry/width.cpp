#include "geometry/width.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

#include "base/portable_math.h"

namespace kkpr::geometry {
namespace {

/// The radius is found this exactly, in metres: finer than any border is surveyed, coarser than
/// what rounding leaves of a position.
constexpr double kRadiusToleranceM = 5e-6;

/// A cell of the search takes as long as testing this many pairs of edges: it is made, located and
/// put into the queue.
constexpr std::uint64_t kWorkPerCell = 128;

struct Edge {
  Point a;
  double length = 0;
  double ux = 0;  // along the edge
  double uy = 0;
};

/// A quadtree search for the place farthest from the boundary. A cell knows the edges that can be
/// nearest to one of its points, so that it asks few of them.
class Search {
 public:
  Search(const Polygon& polygon, double enough, WorkBudget& budget)
      : enough_(0.5 * enough), budget_(budget) {
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) add(hole);
  }

  double run() {
    Cell root;
    root.centre = {box_.minX + 0.5 * (box_.maxX - box_.minX),
                   box_.minY + 0.5 * (box_.maxY - box_.minY)};
    root.half = 0.5 * std::max(box_.maxX - box_.minX, box_.maxY - box_.minY);
    for (std::uint32_t i = 0; i < edges_.size(); ++i) root.near.push_back(i);
    visit(std::move(root));
    while (!open_.empty() && radius_ < enough_ && !budget_.exhausted()) {
      Cell cell = open_.top();
      open_.pop();
      if (cell.bound <= radius_ + kRadiusToleranceM) break;
      const double half = 0.5 * cell.half;
      for (const double dx : {-half, half}) {
        for (const double dy : {-half, half}) {
          Cell quarter;
          quarter.centre = {cell.centre.x + dx, cell.centre.y + dy};
          quarter.half = half;
          quarter.near = cell.near;
          visit(std::move(quarter));
        }
      }
    }
    return 2 * radius_;
  }

 private:
  struct Cell {
    Point centre;
    double half = 0;
    double bound = 0;  // no place of the cell is farther from the boundary
    std::vector<std::uint32_t> near;
    bool operator<(const Cell& other) const {
      if (bound != other.bound) return bound < other.bound;
      if (half != other.half) return half > other.half;  // of equals the finer first
      return centre.x != other.centre.x ? centre.x > other.centre.x : centre.y > other.centre.y;
    }
  };

  /// Where an edge cuts the line through a cell's centre, and how far from there it strays in it.
  struct Offset {
    double at = 0;
    double slack = 0;
  };

  void add(const Ring& ring) {
    trees_.add(ring);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const Point a = ring[i];
      const double dx = ring[i + 1].x - a.x;
      const double dy = ring[i + 1].y - a.y;
      const double length = kkpr::length(dx, dy);
      if (!(length > 0)) continue;
      edges_.push_back({a, length, dx / length, dy / length});
      box_.include(a);
    }
  }

  static double distance(const Edge& edge, Point p) {
    const double dx = p.x - edge.a.x;
    const double dy = p.y - edge.a.y;
    const double along = std::clamp(dx * edge.ux + dy * edge.uy, 0.0, edge.length);
    return kkpr::length(dx - along * edge.ux, dy - along * edge.uy);
  }

  bool inside(Point p) {
    bool odd = false;
    for (std::uint32_t r = 0; r < trees_.size(); ++r) {
      if (trees_.locate(r, p, budget_) == Side::inside) odd = !odd;
    }
    return odd;
  }

  void visit(Cell cell) {
    budget_.spend(cell.near.size() + kWorkPerCell);
    const double reach = cell.half * 1.4142135623730951;
    double nearest = distance(edges_[cell.near.front()], cell.centre);
    distances_.clear();
    for (const std::uint32_t i : cell.near) {
      distances_.push_back(distance(edges_[i], cell.centre));
      nearest = std::min(nearest, distances_.back());
    }
    // The edge nearest to any place of the cell is no farther from its centre than this.
    std::size_t kept = 0;
    for (std::size_t k = 0; k < cell.near.size(); ++k) {
      if (distances_[k] > nearest + 2 * reach) continue;
      cell.near[kept] = cell.near[k];
      distances_[kept++] = distances_[k];
    }
    cell.near.resize(kept);
    const bool isInside = inside(cell.centre);
    if (isInside) radius_ = std::max(radius_, nearest);
    cell.bound = isInside ? nearest + reach : reach - nearest;
    if (cell.bound <= radius_ + kRadiusToleranceM) return;
    if (isInside) cell.bound = std::min(cell.bound, boundBetween(cell, nearest, reach));
    cell.bound = std::min(cell.bound, boundOfStrips(cell, nearest, reach, isInside));
    if (cell.bound > radius_ + kRadiusToleranceM) open_.push(std::move(cell));
  }

  /// Between two edges no place is farther from both than half of what lies between them: in a
  /// strip of even width all places along it are equally good, and need not be looked at one by
  /// one. Also tries the place halfway.
  double boundBetween(const Cell& cell, double nearest, double reach) {
    struct Wall {
      double distance;
      Point away;  // unit vector from the edge to the centre
    };
    std::vector<Wall> walls;
    std::size_t first = 0;
    for (std::size_t k = 0; k < cell.near.size(); ++k) {
      const Edge& edge = edges_[cell.near[k]];
      const double dx = cell.centre.x - edge.a.x;
      const double dy = cell.centre.y - edge.a.y;
      const double along = dx * edge.ux + dy * edge.uy;
      const double d = distances_[k];
      // The whole cell lies beside the edge, and its centre not on it.
      if (along < reach || along > edge.length - reach || !(d > 0)) continue;
      walls.push_back({d, {(dx - along * edge.ux) / d, (dy - along * edge.uy) / d}});
      if (d < walls[first].distance) first = walls.size() - 1;
    }
    double bound = nearest + reach;
    if (walls.empty()) return bound;
    const Wall one = walls[first];
    for (const Wall& other : walls) {
      const double turn = kkpr::length(one.away.x + other.away.x, one.away.y + other.away.y);
      const double between = 0.5 * (one.distance + other.distance + turn * reach);
      // Beyond one of the edges a place is no farther from it than the cell reaches.
      bound = std::min(bound, std::max(between, reach - one.distance));
      if (turn < 1e-3 && other.distance > one.distance) {
        const double shift = 0.5 * (other.distance - one.distance);
        tryPlace(cell, {cell.centre.x + shift * one.away.x, cell.centre.y + shift * one.away.y});
      }
    }
    return bound;
  }

  /// Where all that cuts a cell runs right through it, side by side, the cell is a stack of strips,
  /// every other one inside: along a boundary that is drawn twice they are next to nothing wide,
  /// and need not be searched metre by metre. Infinite for any other cell.
  double boundOfStrips(const Cell& cell, double nearest, double reach, bool isInside) {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    constexpr double kSideBySide = 0.05;  // sine of the angle between two of them
    constexpr double kOnEdge = 1e-9;      // on which side the centre lies is a matter of rounding
    if (nearest < kOnEdge) return kNone;
    cuts_.clear();
    Point normal;
    for (std::size_t k = 0; k < cell.near.size(); ++k) {
      if (distances_[k] > reach) continue;
      const Edge& edge = edges_[cell.near[k]];
      const double dx = cell.centre.x - edge.a.x;
      const double dy = cell.centre.y - edge.a.y;
      const double along = dx * edge.ux + dy * edge.uy;
      if (along < reach || along > edge.length - reach) return kNone;
      if (cuts_.empty()) normal = {-edge.uy, edge.ux};
      const double sine = std::fabs(edge.ux * normal.x + edge.uy * normal.y);
      if (sine > kSideBySide) return kNone;
      const double cosine = edge.ux * normal.y - edge.uy * normal.x;
      cuts_.push_back({(dx * edge.uy - dy * edge.ux) / cosine, 1.01 * sine * reach});
    }
    if (cuts_.empty()) return kNone;
    std::sort(cuts_.begin(), cuts_.end(),
              [](const Offset& a, const Offset& b) { return a.at < b.at; });
    const auto here = static_cast<std::size_t>(
        std::count_if(cuts_.begin(), cuts_.end(), [](const Offset& cut) { return cut.at < 0; }));
    double bound = 0;
    for (std::size_t strip = 0; strip <= cuts_.size(); ++strip) {
      const bool odd = (strip + here) % 2 != 0;
      if (odd == isInside) continue;
      const Offset low = strip == 0 ? Offset{-reach, 0} : cuts_[strip - 1];
      const Offset high = strip == cuts_.size() ? Offset{reach, 0} : cuts_[strip];
      const bool closed = strip > 0 && strip < cuts_.size();
      const double width = high.at - low.at + high.slack + low.slack;
      bound = std::max(bound, closed ? 0.5 * width : width);
    }
    return bound;
  }

  void tryPlace(const Cell& cell, Point p) {
    if (std::fabs(p.x - cell.centre.x) > cell.half || std::fabs(p.y - cell.centre.y) > cell.half) {
      return;
    }
    budget_.spend(cell.near.size());
    double nearest = distance(edges_[cell.near.front()], p);
    for (const std::uint32_t i : cell.near) nearest = std::min(nearest, distance(edges_[i], p));
    if (nearest > radius_ && inside(p)) radius_ = nearest;
  }

  double enough_;
  WorkBudget& budget_;
  RingTrees trees_;
  std::vector<Edge> edges_;
  Box box_;
  std::priority_queue<Cell> open_;
  std::vector<double> distances_;
  std::vector<Offset> cuts_;
  double radius_ = 0;
};

}  // namespace

double widestPlace(const Polygon& metres, double enough, WorkBudget& budget) {
  return Search(metres, enough, budget).run();
}

}  // namespace kkpr::geometry
