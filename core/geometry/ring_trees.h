#pragma once
// Boxes over stretches of rings, in the order the rings run: a boundary is spatially coherent, so
// no sorting is needed. Finds every contact of the rings with themselves and with each other, and
// tells where a point lies. All work is counted, so that a verdict is the same on every machine.

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/point.h"

namespace kkpr::geometry {

/// Work that is left, in edge pairs tested. Once it is used up, searches stop and their results are
/// not to be used.
class WorkBudget {
 public:
  explicit WorkBudget(std::uint64_t pairs) : left_(pairs) {}
  void spend(std::uint64_t pairs) {
    if (pairs > left_) exhausted_ = true;
    left_ -= exhausted_ ? left_ : pairs;
  }
  /// Gives up what is left.
  void exhaust() {
    left_ = 0;
    exhausted_ = true;
  }
  [[nodiscard]] bool exhausted() const { return exhausted_; }
  [[nodiscard]] std::uint64_t left() const { return left_; }

 private:
  std::uint64_t left_;
  bool exhausted_ = false;
};

/// Two edges that meet. Edge i runs from vertex i to vertex i + 1 of its ring.
struct Contact {
  enum class Kind : std::uint8_t {
    crossing,  ///< inner points of both, each passing through the other
    touch,     ///< in a vertex of at least one
    overlap,   ///< along a stretch of positive length
  };
  std::uint32_t ringA = 0;
  std::uint32_t edgeA = 0;
  std::uint32_t ringB = 0;
  std::uint32_t edgeB = 0;
  Kind kind = Kind::touch;
};

enum class Side { inside, outside, boundary };

/// Contacts cost as much as this many pairs, because each is taken apart afterwards: a crossing
/// makes four edges of two and is searched for again when faces are cut.
inline constexpr std::uint64_t kWorkPerCrossing = 150;
inline constexpr std::uint64_t kWorkPerTouch = 16;

class RingTrees {
 public:
  /// Forgets all rings, keeps the memory.
  void clear();
  /// Takes the memory for so many rings of so many edges altogether at once: growing would hold
  /// half of it twice.
  void reserve(std::size_t rings, std::size_t edges);
  /// A closed ring of at least 3 edges, no two positions in a row alike. The points must outlive
  /// the tree. Returns the ring's number.
  std::uint32_t add(std::span<const Point> closedRing);

  [[nodiscard]] std::size_t size() const { return trees_.size(); }
  [[nodiscard]] std::span<const Point> ring(std::uint32_t r) const { return trees_[r].points; }
  [[nodiscard]] const Box& box(std::uint32_t r) const;

  /// Every contact of a ring with itself, but for neighbours meeting in the vertex they share.
  /// Where boxes turn out to part too little (strokes side by side, aslant), the search begins anew
  /// with strips along the direction of most of it beside them.
  void selfContacts(std::uint32_t r, WorkBudget& budget, std::vector<Contact>& into) const;
  /// Every contact of two different rings.
  void contacts(std::uint32_t a, std::uint32_t b, WorkBudget& budget,
                std::vector<Contact>& into) const;
  /// Where a point lies by even-odd.
  [[nodiscard]] Side locate(std::uint32_t r, Point p, WorkBudget& budget) const;
  /// True where an odd number of edges crosses the ray that leaves p to the right; edges through p
  /// do not count.
  [[nodiscard]] bool oddToTheRight(std::uint32_t r, Point p, WorkBudget& budget) const;
  /// Every pair of edges of two different rings whose boxes come as close as `margin` (numbers of
  /// edges of a and b).
  void near(std::uint32_t a, std::uint32_t b, double margin, WorkBudget& budget,
            std::vector<std::pair<std::uint32_t, std::uint32_t>>& into) const;

 private:
  struct Tree {
    std::span<const Point> points;
    std::uint32_t edges = 0;
    std::uint32_t levels = 0;
    std::array<std::uint32_t, 16> levelStart{};  // of boxes_
    std::array<std::uint32_t, 16> levelSize{};
  };
  struct Search;
  struct NearSearch;
  struct Strips;
  struct Ray {
    bool odd;
    bool through;  ///< an edge runs through the point
  };
  [[nodiscard]] Ray rayFrom(std::uint32_t r, Point p, bool endAtEdge, WorkBudget& budget) const;

  std::vector<Tree> trees_;
  std::vector<Box> boxes_;
  /// Per box: the directions in which its whole stretch runs strictly forward (1 east, 2 west, 4
  /// north, 8 south). Such a stretch cannot meet itself.
  std::vector<std::uint8_t> headings_;
};

/// True where a closed ring meets itself nowhere; such a polygon without holes is valid. (GEOS
/// takes three times as long to say so.) False also where looking would take too much work.
[[nodiscard]] bool isSimple(std::span<const Point> closedRing);

/// Where two edges cross, rounded; for edges of which `kind` is crossing.
[[nodiscard]] Point crossingPoint(Point a, Point b, Point c, Point d);

/// True where p lies exactly on the closed edge a–b.
[[nodiscard]] bool onEdge(Point a, Point b, Point p);

}  // namespace kkpr::geometry
