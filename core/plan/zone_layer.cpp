#include "plan/zone_layer.h"

#include <utility>

namespace kkpr::plan {

Box boxOf(const geometry::MultiPolygon& shape) {
  Box box;
  for (const geometry::Polygon& polygon : shape) {
    for (const Point& p : polygon.outer) box.include(p);
  }
  return box;
}

ZoneLayer::ZoneLayer(std::vector<Zone> zones) : zones_(std::move(zones)) {
  std::vector<Box> boxes;
  boxes.reserve(zones_.size());
  for (const Zone& zone : zones_) boxes.push_back(boxOf(zone.shape));
  index_ = geometry::SpatialIndex(boxes);
}

std::vector<const Zone*> ZoneLayer::candidates(const Box& degrees) const {
  std::vector<const Zone*> found;
  for (const std::uint32_t i : index_.query(degrees)) found.push_back(&zones_[i]);
  return found;
}

}  // namespace kkpr::plan
