#include "plan/ring_assembly.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geometry/spatial_index.h"

namespace kkpr::plan {

using geometry::MultiPolygon;
using geometry::Ring;

namespace {

enum class Side { outside, boundary, inside };

Side sideOf(const Point& p, const Ring& ring) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point& a = ring[i - 1];
    const Point& b = ring[i];
    const double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    if (cross == 0 && std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) &&
        std::min(a.y, b.y) <= p.y && p.y <= std::max(a.y, b.y)) {
      return Side::boundary;
    }
    if ((a.y > p.y) != (b.y > p.y)) {
      const bool right = b.y > a.y ? cross > 0 : cross < 0;
      if (right) inside = !inside;
    }
  }
  return inside ? Side::inside : Side::outside;
}

/// Rings of one feature do not cross, so the first vertex off the other's boundary decides; where
/// all lie on it, the middles of the edges do.
bool liesIn(const Ring& inner, const Ring& outer) {
  for (const Point& p : inner) {
    const Side side = sideOf(p, outer);
    if (side != Side::boundary) return side == Side::inside;
  }
  for (std::size_t i = 1; i < inner.size(); ++i) {
    const Point middle{(inner[i - 1].x + inner[i].x) / 2, (inner[i - 1].y + inner[i].y) / 2};
    const Side side = sideOf(middle, outer);
    if (side != Side::boundary) return side == Side::inside;
  }
  return false;
}

double doubleArea(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point& o = ring.front();
    sum += (ring[i - 1].x - o.x) * (ring[i].y - o.y) - (ring[i].x - o.x) * (ring[i - 1].y - o.y);
  }
  return std::fabs(sum);
}

}  // namespace

MultiPolygon assembleRings(std::vector<Ring> rings) {
  for (Ring& ring : rings) {
    if (!ring.empty() && !(ring.front() == ring.back())) ring.push_back(ring.front());
  }
  rings.erase(
      std::remove_if(rings.begin(), rings.end(), [](const Ring& ring) { return ring.size() < 4; }),
      rings.end());
  if (rings.size() == 1) return {{std::move(rings.front()), {}}};

  std::vector<double> areas;
  std::vector<Box> boxes;
  for (const Ring& ring : rings) {
    areas.push_back(doubleArea(ring));
    Box box;
    for (const Point& p : ring) box.include(p);
    boxes.push_back(box);
  }
  const geometry::SpatialIndex index(boxes);
  std::vector<std::size_t> order(rings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return areas[a] > areas[b]; });
  std::vector<std::size_t> rank(rings.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;

  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> depth(rings.size(), 0);
  std::vector<std::size_t> polygonOf(rings.size(), kNone);
  MultiPolygon polygons;
  for (const std::size_t i : order) {
    std::size_t parent = kNone;  // the innermost ring around this one
    Box first;
    first.include(rings[i].front());
    for (const std::uint32_t other : index.query(first)) {
      const std::size_t j = other;
      if (j == i || rank[j] > rank[i] || !boxes[j].contains(boxes[i])) continue;
      if ((parent == kNone || rank[j] > rank[parent]) && liesIn(rings[i], rings[j])) parent = j;
    }
    depth[i] = parent == kNone ? 0 : depth[parent] + 1;
    if (depth[i] % 2 == 0) {
      polygonOf[i] = polygons.size();
      polygons.push_back({rings[i], {}});
    } else {
      polygonOf[i] = polygonOf[parent];
      polygons[polygonOf[parent]].holes.push_back(rings[i]);
    }
  }
  return polygons;
}

}  // namespace kkpr::plan
