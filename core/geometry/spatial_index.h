#pragma once
// A packed R-tree over boxes (sort-tile-recursive), built once, read by many.

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
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
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
