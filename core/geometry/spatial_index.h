#pragma once
// A packed R-tree over boxes (sort-tile-recursive), built once, read by many.

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/point.h"

namespace kkpr::geometry {

class SpatialIndex {
 public:
  SpatialIndex() = default;
  /// Empty boxes are never found.
  explicit SpatialIndex(std::span<const Box> boxes);

  /// Indices of the boxes that meet `box`, ascending.
  [[nodiscard]] std::vector<std::uint32_t> query(const Box& box) const;
  /// Calls `seen(index)` for each of them, in no particular order, as long as it returns true.
  template <typename Seen>
  void visit(const Box& box, Seen seen) const {
    if (nodes_.empty() || box.empty() || !nodes_.back().box.meets(box)) return;
    // Depth first; fan-out and depth bound what is open at once.
    std::array<std::uint32_t, kFanOut * kMostLevels> open;
    std::size_t waiting = 0;
    open[waiting++] = static_cast<std::uint32_t>(nodes_.size() - 1);
    while (waiting > 0) {
      const Node& node = nodes_[open[--waiting]];
      for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
        if (node.leaf) {
          if (boxes_[items_[i]].meets(box) && !seen(items_[i])) return;
        } else if (nodes_[i].box.meets(box)) {
          open[waiting++] = i;
        }
      }
    }
  }
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  static constexpr std::size_t kFanOut = 16;
  static constexpr std::size_t kMostLevels = 9;  // 16⁸ items are all that an index can name

  struct Node {
    Box box;
    std::uint32_t first = 0;  // child node, or item where leaf
    std::uint32_t count = 0;
    bool leaf = false;
  };
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> items_;
  std::vector<Box> boxes_;
  std::size_t count_ = 0;
};

}  // namespace kkpr::geometry
