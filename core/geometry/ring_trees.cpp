#include "geometry/ring_trees.h"

#include <algorithm>
#include <cmath>

#include "geometry/orientation.h"

namespace kkpr::geometry {

namespace {

/// Edges per leaf, and children per node.
constexpr std::uint32_t kFanOut = 4;

/// What a ring may take per edge before strips are tried: boundaries as people draw them take 4 to
/// 10.
constexpr std::uint64_t kUsualPairs = 64;

/// What looking whether a ring is simple may take, some ten milliseconds.
constexpr std::uint64_t kSimpleWork = 4'000'000;
constexpr std::uint64_t kSimpleWorkPerVertex = 400;

Box edgeBox(Point a, Point b) {
  // Plain comparisons: std::fmin must mind NaN and is slower; coordinates are finite here.
  Box box;
  box.minX = a.x < b.x ? a.x : b.x;
  box.maxX = a.x < b.x ? b.x : a.x;
  box.minY = a.y < b.y ? a.y : b.y;
  box.maxY = a.y < b.y ? b.y : a.y;
  return box;
}

void widen(Box& box, Point p) {
  if (p.x < box.minX) box.minX = p.x;
  if (p.x > box.maxX) box.maxX = p.x;
  if (p.y < box.minY) box.minY = p.y;
  if (p.y > box.maxY) box.maxY = p.y;
}

void widen(Box& box, const Box& other) {
  widen(box, Point{other.minX, other.minY});
  widen(box, Point{other.maxX, other.maxY});
}

/// The directions in which an edge runs strictly forward: east 1, west 2, north 4, south 8.
std::uint8_t headingOf(Point a, Point b) {
  const int x = a.x < b.x ? 1 : a.x > b.x ? 2 : 0;
  const int y = a.y < b.y ? 4 : a.y > b.y ? 8 : 0;
  return static_cast<std::uint8_t>(x | y);
}

bool edgesMayMeet(Point a, Point b, Point c, Point d) {
  if ((a.x < b.x ? b.x : a.x) < (c.x < d.x ? c.x : d.x)) return false;
  if ((c.x < d.x ? d.x : c.x) < (a.x < b.x ? a.x : b.x)) return false;
  if ((a.y < b.y ? b.y : a.y) < (c.y < d.y ? c.y : d.y)) return false;
  return !((c.y < d.y ? d.y : c.y) < (a.y < b.y ? a.y : b.y));
}

/// True where two collinear edges share more than a point.
bool collinearOverlap(Point a, Point b, Point c, Point d) {
  const bool byX = a.x != b.x;
  const auto key = [byX](Point p) { return byX ? p.x : p.y; };
  const double low = std::max(std::min(key(a), key(b)), std::min(key(c), key(d)));
  const double high = std::min(std::max(key(a), key(b)), std::max(key(c), key(d)));
  return low < high;
}

}  // namespace

bool isSimple(std::span<const Point> closedRing) {
  if (closedRing.size() < 4 ||
      std::adjacent_find(closedRing.begin(), closedRing.end()) != closedRing.end()) {
    return false;
  }
  RingTrees trees;
  std::vector<Contact> contacts;
  WorkBudget budget(kSimpleWork + kSimpleWorkPerVertex * closedRing.size());
  trees.selfContacts(trees.add(closedRing), budget, contacts);
  return contacts.empty() && !budget.exhausted();
}

Point crossingPoint(Point a, Point b, Point c, Point d) {
  const double cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  double t = cross == 0 ? 0.5 : ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross;
  t = std::clamp(t, 0.0, 1.0);
  Point p{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
  // Rounding must not carry it out of either edge's box.
  const Box e = edgeBox(a, b);
  const Box f = edgeBox(c, d);
  p.x = std::clamp(p.x, std::max(e.minX, f.minX), std::min(e.maxX, f.maxX));
  p.y = std::clamp(p.y, std::max(e.minY, f.minY), std::min(e.maxY, f.maxY));
  return p;
}

bool onEdge(Point a, Point b, Point p) {
  return edgeBox(a, b).contains(p) && orientation(a, b, p) == 0;
}

/// Per box of one tree: where its stretch lies across the direction that most of the ring runs in.
struct RingTrees::Strips {
  struct Strip {
    double low;
    double high;
  };
  std::array<std::vector<Strip>, 16> levels;

  explicit Strips(const Tree& tree) {
    const Point across = acrossMost(tree);
    for (std::uint32_t first = 0; first < tree.edges; first += kFanOut) {
      const std::uint32_t end = std::min(first + kFanOut, tree.edges);
      Strip strip = of(tree.points[first], across);
      for (std::uint32_t i = first + 1; i <= end; ++i) widenBy(strip, of(tree.points[i], across));
      levels[0].push_back(strip);
    }
    for (std::uint32_t level = 1; level < tree.levels; ++level) {
      const std::vector<Strip>& below = levels[level - 1];
      for (std::size_t first = 0; first < below.size(); first += kFanOut) {
        Strip strip = below[first];
        for (std::size_t i = first + 1; i < std::min(first + kFanOut, below.size()); ++i) {
          widenBy(strip, below[i]);
        }
        levels[level].push_back(strip);
      }
    }
  }

  [[nodiscard]] bool meet(std::uint32_t level, std::uint32_t i, std::uint32_t j) const {
    const Strip& a = levels[level][i];
    const Strip& b = levels[level][j];
    return a.low <= b.high && b.low <= a.high;
  }

 private:
  /// At right angles to the mean of the edges that run in the same sixteenth of all directions, of
  /// those that are longest together. Only operations that are rounded alike everywhere.
  static Point acrossMost(const Tree& tree) {
    std::array<Point, 16> sums{};
    std::array<double, 16> lengths{};
    for (std::uint32_t i = 0; i < tree.edges; ++i) {
      const double dx = tree.points[i + 1].x - tree.points[i].x;
      const double dy = tree.points[i + 1].y - tree.points[i].y;
      std::size_t nearest = 0;
      double most = -1;
      double turn = 1;
      for (std::size_t k = 0; k < 16; ++k) {
        const double step = static_cast<double>(k % 8);
        const Point way = k < 8 ? Point{4, step - 4} : Point{4 - step, 4};
        const double along = (dx * way.x + dy * way.y) / std::sqrt(way.x * way.x + way.y * way.y);
        if (std::fabs(along) <= most) continue;
        most = std::fabs(along);
        nearest = k;
        turn = along < 0 ? -1 : 1;
      }
      sums[nearest].x += turn * dx;
      sums[nearest].y += turn * dy;
      lengths[nearest] += most;
    }
    const auto longest = std::max_element(lengths.begin(), lengths.end()) - lengths.begin();
    const Point sum = sums[static_cast<std::size_t>(longest)];
    const double length = std::sqrt(sum.x * sum.x + sum.y * sum.y);
    return {-sum.y / length, sum.x / length};
  }
  static Strip of(Point p, Point across) {
    // Rounding of the two products and their sum: no more than 3 units in the last place.
    const double slack = 1e-15 * (std::fabs(p.x) + std::fabs(p.y));
    const double at = across.x * p.x + across.y * p.y;
    return {at - slack, at + slack};
  }
  static void widenBy(Strip& strip, const Strip& other) {
    strip.low = std::min(strip.low, other.low);
    strip.high = std::max(strip.high, other.high);
  }
};

struct RingTrees::Search {
  const RingTrees& trees;
  const Tree& a;
  const Tree& b;
  std::uint32_t ringA;
  std::uint32_t ringB;
  WorkBudget& budget;
  std::vector<Contact>& into;
  const Strips* strips = nullptr;

  [[nodiscard]] const Box& boxA(std::uint32_t level, std::uint32_t i) const {
    return trees.boxes_[a.levelStart[level] + i];
  }
  [[nodiscard]] const Box& boxB(std::uint32_t level, std::uint32_t i) const {
    return trees.boxes_[b.levelStart[level] + i];
  }

  void found(std::uint32_t edgeA, std::uint32_t edgeB, Contact::Kind kind) {
    into.push_back({ringA, edgeA, ringB, edgeB, kind});
    budget.spend(kind == Contact::Kind::crossing ? kWorkPerCrossing : kWorkPerTouch);
  }

  void test(std::uint32_t i, std::uint32_t j) {
    const Point p = a.points[i];
    const Point q = a.points[i + 1];
    const Point r = b.points[j];
    const Point s = b.points[j + 1];
    if (!edgesMayMeet(p, q, r, s)) return;
    const int rSide = orientation(p, q, r);
    const int sSide = orientation(p, q, s);
    if (rSide * sSide > 0) return;
    const int pSide = orientation(r, s, p);
    const int qSide = orientation(r, s, q);
    if (pSide * qSide > 0) return;
    if (rSide == 0 && sSide == 0) {
      found(i, j, collinearOverlap(p, q, r, s) ? Contact::Kind::overlap : Contact::Kind::touch);
    } else if (rSide == 0 || sSide == 0 || pSide == 0 || qSide == 0) {
      found(i, j, Contact::Kind::touch);
    } else {
      found(i, j, Contact::Kind::crossing);
    }
  }

  /// Neighbours i and j (j follows i) meet in the vertex between them; more only where the line
  /// turns straight back.
  void testNeighbours(std::uint32_t i, std::uint32_t j) {
    const Point before = a.points[i];
    const Point at = a.points[j];
    const Point after = a.points[j + 1];
    const double dot = (before.x - at.x) * (after.x - at.x) + (before.y - at.y) * (after.y - at.y);
    if (dot > 0 && orientation(before, at, after) == 0) found(i, j, Contact::Kind::overlap);
  }

  void testOwn(std::uint32_t i, std::uint32_t j) {  // i < j, the same ring
    if (j == i + 1) {
      testNeighbours(i, j);
    } else if (i == 0 && j == a.edges - 1) {
      testNeighbours(j, i);
    } else {
      test(i, j);
    }
  }

  [[nodiscard]] std::uint8_t heading(std::uint32_t level, std::uint32_t i) const {
    return trees.headings_[a.levelStart[level] + i];
  }

  void own(std::uint32_t level, std::uint32_t node) {
    if (budget.exhausted() || heading(level, node) != 0) return;
    const std::uint32_t first = node * kFanOut;
    if (level == 0) {
      const std::uint32_t end = std::min(first + kFanOut, a.edges);
      for (std::uint32_t i = first; i < end; ++i) {
        for (std::uint32_t j = i + 1; j < end; ++j) testOwn(i, j);
      }
      budget.spend(kFanOut * (kFanOut - 1) / 2);
      return;
    }
    const std::uint32_t end = std::min(first + kFanOut, a.levelSize[level - 1]);
    for (std::uint32_t i = first; i < end; ++i) {
      own(level - 1, i);
      for (std::uint32_t j = i + 1; j < end; ++j) {
        if (boxA(level - 1, i).meets(boxA(level - 1, j))) ownPair(level - 1, i, j);
      }
    }
    budget.spend(kFanOut);
  }

  /// Two nodes of one level of the same ring, i < j, whose boxes meet.
  void ownPair(std::uint32_t level, std::uint32_t i, std::uint32_t j) {
    if (budget.exhausted()) return;
    if (j == i + 1 && (heading(level, i) & heading(level, j)) != 0) return;
    if (strips != nullptr && !strips->meet(level, i, j)) return;
    if (level == 0) {
      const std::uint32_t endI = std::min(i * kFanOut + kFanOut, a.edges);
      const std::uint32_t endJ = std::min(j * kFanOut + kFanOut, a.edges);
      const Box& boxOfJ = boxA(0, j);
      for (std::uint32_t e = i * kFanOut; e < endI; ++e) {
        if (!edgeBox(a.points[e], a.points[e + 1]).meets(boxOfJ)) continue;
        for (std::uint32_t f = j * kFanOut; f < endJ; ++f) testOwn(e, f);
      }
      budget.spend(kFanOut * kFanOut);
      return;
    }
    const std::uint32_t endI = std::min(i * kFanOut + kFanOut, a.levelSize[level - 1]);
    const std::uint32_t endJ = std::min(j * kFanOut + kFanOut, a.levelSize[level - 1]);
    for (std::uint32_t c = i * kFanOut; c < endI; ++c) {
      if (!boxA(level - 1, c).meets(boxA(level, j))) continue;
      for (std::uint32_t d = j * kFanOut; d < endJ; ++d) {
        if (boxA(level - 1, c).meets(boxA(level - 1, d))) ownPair(level - 1, c, d);
      }
    }
    budget.spend(kFanOut);
  }

  /// A node of each ring whose boxes meet; the one higher up is taken apart first.
  void both(std::uint32_t levelA, std::uint32_t i, std::uint32_t levelB, std::uint32_t j) {
    if (budget.exhausted()) return;
    if (levelA == 0 && levelB == 0) {
      const std::uint32_t endI = std::min(i * kFanOut + kFanOut, a.edges);
      const std::uint32_t endJ = std::min(j * kFanOut + kFanOut, b.edges);
      const Box& boxOfJ = boxB(0, j);
      for (std::uint32_t e = i * kFanOut; e < endI; ++e) {
        if (!edgeBox(a.points[e], a.points[e + 1]).meets(boxOfJ)) continue;
        for (std::uint32_t f = j * kFanOut; f < endJ; ++f) test(e, f);
      }
      budget.spend(kFanOut * kFanOut);
      return;
    }
    if (levelA >= levelB) {
      const std::uint32_t end = std::min(i * kFanOut + kFanOut, a.levelSize[levelA - 1]);
      for (std::uint32_t c = i * kFanOut; c < end; ++c) {
        if (boxA(levelA - 1, c).meets(boxB(levelB, j))) both(levelA - 1, c, levelB, j);
      }
    } else {
      const std::uint32_t end = std::min(j * kFanOut + kFanOut, b.levelSize[levelB - 1]);
      for (std::uint32_t d = j * kFanOut; d < end; ++d) {
        if (boxA(levelA, i).meets(boxB(levelB - 1, d))) both(levelA, i, levelB - 1, d);
      }
    }
    budget.spend(kFanOut);
  }
};

void RingTrees::clear() {
  trees_.clear();
  boxes_.clear();
  headings_.clear();
}

void RingTrees::reserve(std::size_t rings, std::size_t edges) {
  trees_.reserve(rings);
  // Level upon level, each a kFanOut-th of the one below; most rings round up about twice. Should
  // that fall short, memory grows as it would have.
  const std::size_t boxes = edges / (kFanOut - 1) + 2 * rings;
  boxes_.reserve(boxes);
  headings_.reserve(boxes);
}

std::uint32_t RingTrees::add(std::span<const Point> closedRing) {
  Tree tree;
  tree.points = closedRing;
  tree.edges = static_cast<std::uint32_t>(closedRing.size() - 1);
  tree.levelStart[0] = static_cast<std::uint32_t>(boxes_.size());
  for (std::uint32_t first = 0; first < tree.edges; first += kFanOut) {
    const std::uint32_t end = std::min(first + kFanOut, tree.edges);
    Box box = edgeBox(closedRing[first], closedRing[first + 1]);
    std::uint8_t heading = headingOf(closedRing[first], closedRing[first + 1]);
    for (std::uint32_t i = first + 2; i <= end; ++i) {
      widen(box, closedRing[i]);
      heading &= headingOf(closedRing[i - 1], closedRing[i]);
    }
    boxes_.push_back(box);
    headings_.push_back(heading);
  }
  tree.levelSize[0] = static_cast<std::uint32_t>(boxes_.size()) - tree.levelStart[0];
  tree.levels = 1;
  while (tree.levelSize[tree.levels - 1] > 1) {
    const std::uint32_t below = tree.levelStart[tree.levels - 1];
    const std::uint32_t count = tree.levelSize[tree.levels - 1];
    const auto start = static_cast<std::uint32_t>(boxes_.size());
    for (std::uint32_t first = 0; first < count; first += kFanOut) {
      Box box = boxes_[below + first];
      std::uint8_t heading = headings_[below + first];
      const std::uint32_t end = std::min(first + kFanOut, count);
      for (std::uint32_t i = first + 1; i < end; ++i) {
        widen(box, boxes_[below + i]);
        heading &= headings_[below + i];
      }
      boxes_.push_back(box);
      headings_.push_back(heading);
    }
    tree.levelStart[tree.levels] = start;
    tree.levelSize[tree.levels] = static_cast<std::uint32_t>(boxes_.size()) - start;
    ++tree.levels;
  }
  trees_.push_back(tree);
  return static_cast<std::uint32_t>(trees_.size() - 1);
}

const Box& RingTrees::box(std::uint32_t r) const {
  const Tree& tree = trees_[r];
  return boxes_[tree.levelStart[tree.levels - 1]];
}

void RingTrees::selfContacts(std::uint32_t r, WorkBudget& budget,
                             std::vector<Contact>& into) const {
  const Tree& tree = trees_[r];
  const std::size_t before = into.size();
  const std::uint64_t usual = kUsualPairs * std::uint64_t{tree.edges};
  WorkBudget quick(std::min(usual, budget.left()));
  Search search{*this, tree, tree, r, r, quick, into, nullptr};
  search.own(tree.levels - 1, 0);
  budget.spend(std::min(usual, budget.left()) - quick.left());
  if (!quick.exhausted()) return;
  if (budget.left() == 0) budget.exhaust();
  if (budget.exhausted()) return;
  into.resize(before);
  const Strips strips(tree);
  budget.spend(tree.edges);
  Search again{*this, tree, tree, r, r, budget, into, &strips};
  again.own(tree.levels - 1, 0);
}

void RingTrees::contacts(std::uint32_t a, std::uint32_t b, WorkBudget& budget,
                         std::vector<Contact>& into) const {
  if (!box(a).meets(box(b))) return;
  Search search{*this, trees_[a], trees_[b], a, b, budget, into, nullptr};
  search.both(trees_[a].levels - 1, 0, trees_[b].levels - 1, 0);
}

/// Two rings whose edges are looked for near each other, not only where they meet.
struct RingTrees::NearSearch {
  const RingTrees& trees;
  const Tree& a;
  const Tree& b;
  double margin;
  WorkBudget& budget;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>& into;

  [[nodiscard]] Box wide(Box box) const {
    return {box.minX - margin, box.minY - margin, box.maxX + margin, box.maxY + margin};
  }

  void both(std::uint32_t levelA, std::uint32_t i, std::uint32_t levelB, std::uint32_t j) {
    if (budget.exhausted()) return;
    const Box wideA = wide(trees.boxes_[a.levelStart[levelA] + i]);
    const Box& boxOfB = trees.boxes_[b.levelStart[levelB] + j];
    if (!wideA.meets(boxOfB)) return;
    budget.spend(kFanOut);
    if (levelA == 0 && levelB == 0) {
      const std::uint32_t endI = std::min(i * kFanOut + kFanOut, a.edges);
      const std::uint32_t endJ = std::min(j * kFanOut + kFanOut, b.edges);
      for (std::uint32_t e = i * kFanOut; e < endI; ++e) {
        const Box edge = wide(edgeBox(a.points[e], a.points[e + 1]));
        if (!edge.meets(boxOfB)) continue;
        for (std::uint32_t f = j * kFanOut; f < endJ; ++f) {
          if (edge.meets(edgeBox(b.points[f], b.points[f + 1]))) into.emplace_back(e, f);
        }
      }
      budget.spend(kFanOut * kFanOut);
    } else if (levelA >= levelB) {
      const std::uint32_t end = std::min(i * kFanOut + kFanOut, a.levelSize[levelA - 1]);
      for (std::uint32_t c = i * kFanOut; c < end; ++c) both(levelA - 1, c, levelB, j);
    } else {
      const std::uint32_t end = std::min(j * kFanOut + kFanOut, b.levelSize[levelB - 1]);
      for (std::uint32_t d = j * kFanOut; d < end; ++d) both(levelA, i, levelB - 1, d);
    }
  }
};

void RingTrees::near(std::uint32_t a, std::uint32_t b, double margin, WorkBudget& budget,
                     std::vector<std::pair<std::uint32_t, std::uint32_t>>& into) const {
  NearSearch search{*this, trees_[a], trees_[b], margin, budget, into};
  search.both(trees_[a].levels - 1, 0, trees_[b].levels - 1, 0);
}

Side RingTrees::locate(std::uint32_t r, Point p, WorkBudget& budget) const {
  if (!box(r).contains(p)) return Side::outside;
  const Ray ray = rayFrom(r, p, true, budget);
  if (ray.through) return Side::boundary;
  return ray.odd ? Side::inside : Side::outside;
}

bool RingTrees::oddToTheRight(std::uint32_t r, Point p, WorkBudget& budget) const {
  return rayFrom(r, p, false, budget).odd;
}

RingTrees::Ray RingTrees::rayFrom(std::uint32_t r, Point p, bool endAtEdge,
                                  WorkBudget& budget) const {
  const Tree& tree = trees_[r];
  // Even-odd along the ray from p to the right. A stretch that lies wholly to the right of p
  // crosses the ray an odd number of times exactly where its two ends are on different sides of it.
  struct Node {
    std::uint32_t level;
    std::uint32_t index;
  };
  std::array<Node, 16 * kFanOut> open;
  std::size_t size = 0;
  open[size++] = {tree.levels - 1, 0};
  bool odd = false;
  bool through = false;
  std::uint64_t work = 0;
  const auto edgesPerNode = [](std::uint32_t level) {
    return std::uint64_t{1} << (2 * (level + 1));
  };
  while (size > 0) {
    const Node node = open[--size];
    ++work;
    const Box& nodeBox = boxes_[tree.levelStart[node.level] + node.index];
    if (p.y < nodeBox.minY || p.y > nodeBox.maxY || p.x > nodeBox.maxX) continue;
    const auto first = static_cast<std::uint32_t>(node.index * edgesPerNode(node.level));
    const auto end = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(first + edgesPerNode(node.level), tree.edges));
    if (p.x < nodeBox.minX) {
      odd ^= (tree.points[first].y > p.y) != (tree.points[end].y > p.y);
      continue;
    }
    if (node.level > 0) {
      const std::uint32_t below = tree.levelSize[node.level - 1];
      for (std::uint32_t c = node.index * kFanOut;
           c < std::min(node.index * kFanOut + kFanOut, below); ++c) {
        open[size++] = {node.level - 1, c};
      }
      continue;
    }
    work += kFanOut;
    for (std::uint32_t i = first; i < end; ++i) {
      const Point a = tree.points[i];
      const Point b = tree.points[i + 1];
      const Box e = edgeBox(a, b);
      if (p.y < e.minY || p.y > e.maxY || p.x > e.maxX) continue;
      const bool straddles = (a.y > p.y) != (b.y > p.y);
      if (p.x < e.minX) {
        odd ^= straddles;
        continue;
      }
      const int side = orientation(a, b, p);
      if (side == 0) {
        through = true;
        if (!endAtEdge) continue;
        budget.spend(work);
        return {odd, through};
      }
      if (straddles && (b.y > a.y ? side > 0 : side < 0)) odd = !odd;
    }
  }
  budget.spend(work);
  return {odd, through};
}

}  // namespace kkpr::geometry
