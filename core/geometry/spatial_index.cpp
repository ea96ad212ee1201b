#include "geometry/spatial_index.h"

#include <algorithm>
#include <cmath>

namespace kkpr::geometry {

namespace {

double middleX(const Box& b) { return b.minX + 0.5 * (b.maxX - b.minX); }
double middleY(const Box& b) { return b.minY + 0.5 * (b.maxY - b.minY); }

}  // namespace

SpatialIndex::SpatialIndex(std::span<const Box> boxes)
    : boxes_(boxes.begin(), boxes.end()), count_(boxes.size()) {
  items_.reserve(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].empty()) items_.push_back(static_cast<std::uint32_t>(i));
  }
  if (items_.empty()) return;

  // Sort-tile-recursive: vertical slices by x, each sorted by y. Ties by index keep it
  // deterministic.
  const auto byX = [this](std::uint32_t a, std::uint32_t b) {
    const double xa = middleX(boxes_[a]);
    const double xb = middleX(boxes_[b]);
    return xa != xb ? xa < xb : a < b;
  };
  const auto byY = [this](std::uint32_t a, std::uint32_t b) {
    const double ya = middleY(boxes_[a]);
    const double yb = middleY(boxes_[b]);
    return ya != yb ? ya < yb : a < b;
  };
  std::sort(items_.begin(), items_.end(), byX);
  const std::size_t leaves = (items_.size() + kFanOut - 1) / kFanOut;
  const auto slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(leaves))));
  const std::size_t perSlice = (leaves + slices - 1) / slices * kFanOut;
  for (std::size_t from = 0; from < items_.size(); from += perSlice) {
    const std::size_t to = std::min(items_.size(), from + perSlice);
    std::sort(items_.begin() + static_cast<std::ptrdiff_t>(from),
              items_.begin() + static_cast<std::ptrdiff_t>(to), byY);
  }

  for (std::size_t from = 0; from < items_.size(); from += kFanOut) {
    Node node;
    node.leaf = true;
    node.first = static_cast<std::uint32_t>(from);
    node.count = static_cast<std::uint32_t>(std::min(kFanOut, items_.size() - from));
    for (std::uint32_t i = 0; i < node.count; ++i) {
      node.box.include(boxes_[items_[from + i]]);
    }
    nodes_.push_back(node);
  }
  // Upper levels follow the tiles' order; the root is the last node.
  std::size_t levelStart = 0;
  while (nodes_.size() - levelStart > 1) {
    const std::size_t levelEnd = nodes_.size();
    for (std::size_t from = levelStart; from < levelEnd; from += kFanOut) {
      Node node;
      node.first = static_cast<std::uint32_t>(from);
      node.count = static_cast<std::uint32_t>(std::min(kFanOut, levelEnd - from));
      for (std::uint32_t i = 0; i < node.count; ++i) node.box.include(nodes_[from + i].box);
      nodes_.push_back(node);
    }
    levelStart = levelEnd;
  }
}

std::vector<std::uint32_t> SpatialIndex::query(const Box& box) const {
  std::vector<std::uint32_t> found;
  visit(box, [&found](std::uint32_t item) {
    found.push_back(item);
    return true;
  });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace kkpr::geometry
