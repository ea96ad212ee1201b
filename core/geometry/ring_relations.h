#pragma once
// What the contacts of rings amount to: where a ring intersects itself, which holes it forms by
// meeting itself, and how two rings lie to each other. Directions decide nothing but which of two
// loops at one point is the hole.

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

/// A hole that a ring forms by meeting itself in a point or along a cut (a keyhole).
struct FormedHole {
  Ring boundary;  ///< closed
  Meeting joint;  ///< where it hangs on the rest of the ring
};

/// A ring taken apart at the points where it meets itself.
struct RingAnatomy {
  std::vector<Meeting> intersections;  ///< places, each once, by vertex
  std::vector<FormedHole> holes;
  std::vector<Ring> loops;  ///< what is left when cuts and spikes fall away; closed
  bool crosses = false;     ///< the ring passes through itself somewhere
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

/// A point inside a polygon, well away from its boundary where there is room: the middle of the
/// longest stretch inside along the line halfway up. Empty rings give the origin.
[[nodiscard]] Point pointInside(const Polygon& polygon);

}  // namespace kkpr::geometry
