#pragma once
// The faces between rings: the plane cut up along all of them, and for every face by how many
// owners (polygons) it is covered, each by even-odd over its own rings. Finds what no other way
// finds: gaps between polygons that touch in points only, and the area of a union without an
// overlay.
//
// Where rings touch or run along each other every node is a vertex that lies exactly on the other
// edge, so nothing is moved. Where edges cross, the crossing is rounded to the next double (about
// 1e-9 m), which bends them: the bent rings are searched again until no crossing is left, so what
// is cut up is planar without tolerance. Two tests watch over it: Euler's formula per component,
// and that every way to a face gives it the same cover.

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "base/point.h"
#include "geometry/coordinates.h"
#include "geometry/ring_trees.h"

namespace kkpr::geometry {

/// A bounded face.
struct Face {
  Polygon outline;           ///< with what stands inside it as holes
  std::uint32_t ring = 0;    ///< one of the rings around it, the first in order …
  std::uint32_t vertex = 0;  ///< … and where its edge along the face starts
  std::uint32_t covers = 0;  ///< how many owners cover it
  bool inField = false;      ///< the field covers it, too
};

class Faces {
 public:
  static constexpr std::uint32_t kNoOwner = 0xffffffff;

  /// `ownerOf` names the owner of each ring of `trees`, kNoOwner leaves the ring out. `contacts`
  /// are all those of the rings with themselves and with each other, numbered as in `trees`. The
  /// rings' points must outlive the faces. Empty where the budget ended, or (never seen) where the
  /// noding did not settle or a test failed. `field` is an owner that is not counted among those
  /// that cover a face, but told by itself: the area that the others are to fill.
  static std::optional<Faces> of(const RingTrees& trees, std::span<const std::uint32_t> ownerOf,
                                 std::span<const Contact> contacts, WorkBudget& budget,
                                 std::uint32_t field = kNoOwner);

  /// One side of a boundary, walked with its face on the left. A face is bounded by one cycle from
  /// outside (counter-clockwise) and by one of each component that stands directly in it.
  [[nodiscard]] std::size_t cycles() const { return cycles_.size(); }
  /// How many owners cover the face on the left of the cycle.
  [[nodiscard]] std::uint32_t covers(std::size_t cycle) const { return cycles_[cycle].covers; }
  /// True for the cycle around a component: its face lies outside of it.
  [[nodiscard]] bool isOuter(std::size_t cycle) const { return cycles_[cycle].outer; }
  /// Closed; counter-clockwise unless outer. May meet itself in points.
  [[nodiscard]] Ring ringOf(std::size_t cycle) const;

  /// Which faces, by how many owners cover one and whether the field does.
  using Wanted = bool (*)(std::uint32_t covers, bool inField);
  /// Every bounded face that is wanted, in the order of their cycles. Empty too where the budget
  /// ended.
  [[nodiscard]] std::vector<Face> facesWhere(Wanted wanted, WorkBudget& budget) const;
  /// Those that nothing covers.
  [[nodiscard]] std::vector<Face> openFaces(WorkBudget& budget) const {
    return facesWhere([](std::uint32_t covers, bool) { return covers == 0; }, budget);
  }

 private:
  /// A stretch of ring between two nodes; vertices strictly between them are `count` from `first`.
  struct Edge {
    std::uint32_t from = 0;  // nodes
    std::uint32_t to = 0;
    std::uint32_t ring = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t owners = 0;  // into owners_, up to the next edge's
  };
  struct Cycle {
    std::uint32_t start = 0;  // half-edge
    std::uint32_t component = 0;
    std::uint32_t covers = 0;
    bool outer = false;
    bool inField = false;
    std::uint64_t label = 0;  // of the owners that cover it: their numbers' hashes, xor
  };
  struct Component {
    Point extreme;            // its last point by x, then y
    std::uint32_t outer = 0;  // cycle
    std::uint32_t edges = 0;
  };
  class Builder;

  [[nodiscard]] std::uint32_t originOf(std::uint32_t halfEdge) const {
    const Edge& edge = edges_[halfEdge / 2];
    return halfEdge % 2 == 0 ? edge.from : edge.to;
  }
  [[nodiscard]] Point interior(const Edge& edge, std::uint32_t i) const {
    const std::span<const Point> ring = rings_[edge.ring];
    const std::size_t edges = ring.size() - 1;
    const std::size_t at = std::size_t{edge.first} + i;
    return ring[at < edges ? at : at - edges];
  }

  std::deque<std::vector<Point>> copies_;                // rings with their crossings put in
  std::vector<std::vector<std::uint32_t>> drawnVertex_;  // of those: the vertex drawn before
  std::vector<std::span<const Point>> rings_;
  std::vector<Point> nodes_;
  std::vector<Edge> edges_;  // and one more, for its `owners`
  std::vector<std::uint32_t> owners_;
  std::vector<std::uint32_t> next_;     // per half-edge: the next of its cycle
  std::vector<std::uint32_t> cycleOf_;  // per half-edge
  std::vector<Cycle> cycles_;
  std::vector<Component> components_;
};

}  // namespace kkpr::geometry
