#pragma once
// What the contacts of rings amount to: where a ring intersects itself, which holes it forms by
// meeting itself, and how two rings lie to each other. Directions decide nothing but which of two
// loops at one point is the hole.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/point.h"
#include "geometry/coordinates.h"
#include "geometry/ring_trees.h"

namespace kkpr::geometry {

/// A place on a ring: the vertex where its edge starts, and the very point.
struct Meeting {
  std::uint32_t vertex = 0;
  Point at;
};

/// A place where a ring intersects itself, and how it does so.
struct Fault {
  enum class Kind : std::uint8_t {
    crosses,  ///< the line passes through itself
    along,    ///< it runs along itself for a stretch
    touches,  ///< it meets itself in a point without passing through
  };
  std::uint32_t vertex = 0;
  Point at;
  Kind kind = Kind::crosses;
};

/// The line runs out to a tip and straight back. `line` leads from the tip to where the two ways
/// part.
struct Spike {
  std::uint32_t vertex = 0;  ///< of the tip
  std::vector<Point> line;
};

/// A ring without its spikes. `kept` are the vertices that are left, in order, not closed; of
/// positions that came to stand next to each other the last is kept, where the next edge starts.
/// Fewer than three: the ring is nothing but spikes.
struct TrimmedRing {
  std::vector<std::uint32_t> kept;
  std::vector<Spike> spikes;
};

/// Folds away each vertex at which the line turns straight back, as long as there is one. No two
/// positions in a row alike.
[[nodiscard]] TrimmedRing trimSpikes(std::span<const Point> closedRing);

/// True where two edges that follow each other lie on one another: there trimSpikes finds
/// something.
[[nodiscard]] bool turnsStraightBack(std::span<const Contact> contacts, std::size_t edges);

/// A hole that a ring forms by meeting itself in a point or along a cut (a keyhole).
struct FormedHole {
  Ring boundary;  ///< closed
  Meeting joint;  ///< where it hangs on the rest of the ring
};

/// A ring taken apart at the points where it meets itself.
struct RingAnatomy {
  std::vector<Fault> intersections;  ///< places, each once, by vertex
  std::vector<FormedHole> holes;
  std::vector<Ring> loops;  ///< what is left when cuts and spikes fall away; closed
  bool crosses = false;     ///< the ring passes through itself somewhere
  /// How often the line goes around the very same outline: where more than once, the first lap ends
  /// with the edge from vertex `lapEnd`, and nothing else is told of the ring.
  std::uint32_t laps = 1;
  std::uint32_t lapEnd = 0;
};

/// `contacts` are those of selfContacts for this ring. With an exhausted budget the result is not
/// to be used.
[[nodiscard]] RingAnatomy dissect(std::span<const Point> closedRing,
                                  std::span<const Contact> contacts, WorkBudget& budget);

struct RingRelation {
  bool crosses = false;     ///< each has parts on both sides of the other
  bool sharesEdge = false;  ///< they run along each other for a stretch, and are not twins
  bool twins = false;       ///< the same line, whatever its direction, start and extra vertices
  bool aInB = false;        ///< wholly inside (touching allowed); false where they cross
  bool bInA = false;
  std::vector<Meeting> crossings;  ///< on ring a, each once
  std::vector<Meeting> shared;     ///< start of each stretch, on ring a

  [[nodiscard]] bool shareArea() const { return crosses || twins || aInB || bInA; }
};

/// `contacts` are those of RingTrees::contacts(a, b).
[[nodiscard]] RingRelation relate(const RingTrees& trees, std::uint32_t a, std::uint32_t b,
                                  std::span<const Contact> contacts, WorkBudget& budget);

/// What two rings share, measured in the unit of their coordinates.
struct SharedArea {
  double area = 0;
  double boundary = 0;  ///< length of the line around it
  /// The longest straight stretch of that line on ring a and on ring b, with the shared area to its
  /// left. Both ends alike where there is none.
  struct Stretch {
    Point from;
    Point to;
  };
  std::array<Stretch, 2> longest;
};

/// For two rings that cross each other and do not meet themselves. `aLeft`: ring a runs
/// counter-clockwise, what it encloses being to its left.
[[nodiscard]] SharedArea sharedArea(const RingTrees& trees, std::uint32_t a, bool aLeft,
                                    std::uint32_t b, bool bLeft, std::span<const Contact> contacts,
                                    WorkBudget& budget);

/// A point inside a polygon, well away from its boundary where there is room: the middle of the
/// longest stretch inside along the line halfway up. Empty rings give the origin.
[[nodiscard]] Point pointInside(const Polygon& polygon);

}  // namespace kkpr::geometry
