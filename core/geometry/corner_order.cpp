#include "geometry/corner_order.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/portable_math.h"

namespace kkpr::geometry {

std::optional<std::vector<std::uint32_t>> shortestOrder(std::span<const Point> metres) {
  const std::size_t count = metres.size();
  if (count < 4 || count > kMostCornersInOrder) return std::nullopt;
  // Held and Karp: the shortest way from the first corner through a set of others to one of them,
  // and how many ways are that short.
  constexpr double kSame = 1e-9;  // of the length: what rounding may differ by
  struct Way {
    double length = std::numeric_limits<double>::infinity();
    std::uint32_t before = 0;
    std::uint32_t equals = 0;
  };
  const auto others = static_cast<std::uint32_t>(count - 1);
  const auto distance = [&](std::uint32_t a, std::uint32_t b) {  // 0 is the first corner
    return kkpr::length(metres[a].x - metres[b].x, metres[a].y - metres[b].y);
  };
  std::vector<Way> ways((std::size_t{1} << others) * others);
  const auto at = [&](std::uint32_t set, std::uint32_t last) -> Way& {
    return ways[static_cast<std::size_t>(set) * others + last];
  };
  const auto offer = [&](Way& way, double length, std::uint32_t before, std::uint32_t equals) {
    if (std::fabs(length - way.length) <= kSame * length) {
      way.equals += equals;
    } else if (length < way.length) {
      way = {length, before, equals};
    }
  };
  for (std::uint32_t i = 0; i < others; ++i) at(1U << i, i) = {distance(0, i + 1), i, 1};
  const std::uint32_t all = (1U << others) - 1;
  for (std::uint32_t set = 1; set <= all; ++set) {
    for (std::uint32_t last = 0; last < others; ++last) {
      if ((set >> last & 1U) == 0) continue;
      const Way way = at(set, last);
      for (std::uint32_t next = 0; next < others; ++next) {
        if ((set >> next & 1U) != 0) continue;
        offer(at(set | 1U << next, next), way.length + distance(last + 1, next + 1), last,
              way.equals);
      }
    }
  }
  Way around;
  for (std::uint32_t last = 0; last < others; ++last) {
    const Way& way = at(all, last);
    offer(around, way.length + distance(last + 1, 0), last, way.equals);
  }
  if (around.equals != 2) return std::nullopt;  // the way and its reverse
  std::vector<std::uint32_t> order;
  std::uint32_t set = all;
  std::uint32_t last = around.before;
  while (set != 0) {
    order.push_back(last + 1);
    const std::uint32_t before = at(set, last).before;
    set &= ~(1U << last);
    last = before;
  }
  if (order.front() > order.back()) std::reverse(order.begin(), order.end());
  order.insert(order.begin(), 0);
  return order;
}

}  // namespace kkpr::geometry
