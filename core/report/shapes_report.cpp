#include "report/shapes_report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "geometry/cut_to_box.h"
#include "report/check_report.h"

namespace kkpr::report {
namespace {

struct Shape {
  std::string code;
  std::string name;
  std::int64_t record = 0;
  geometry::MultiPolygon where;
};

struct Set {
  Json head;
  std::vector<Shape> shapes;
  std::size_t leftOut = 0;
};

/// About a millimetre: finer digits only cost room.
double rounded(double degrees) { return std::round(degrees * 1e8) / 1e8; }

geometry::Ring rounded(const geometry::Ring& ring) {
  geometry::Ring out;
  out.reserve(ring.size());
  for (const Point& p : ring) out.push_back({rounded(p.x), rounded(p.y)});
  return out;
}

Json shapeJson(const Shape& shape) {
  geometry::MultiPolygon where;
  for (const geometry::Polygon& polygon : shape.where) {
    geometry::Polygon& out = where.emplace_back();
    out.outer = rounded(polygon.outer);
    for (const geometry::Ring& hole : polygon.holes) out.holes.push_back(rounded(hole));
  }
  return {{"code", shape.code.empty() ? Json(nullptr) : Json(shape.code)},
          {"name", shape.name.empty() ? Json(nullptr) : Json(shape.name)},
          {"record", shape.record},
          {"geometry", multiPolygonJson(where)}};
}

void add(Set& set, Shape shape, const geometry::MultiPolygon& whole, const ShapesWanted& wanted) {
  // A box that meets the other need not mean that the shape does.
  shape.where = geometry::cutToBox(whole, wanted.box);
  if (shape.where.empty()) return;
  if (set.shapes.size() < wanted.most) {
    set.shapes.push_back(std::move(shape));
  } else {
    ++set.leftOut;
  }
}

Set setOf(const plan::Plan& plan, const ShapesWanted& wanted) {
  Set set;
  set.head = {{"id", plan.id},
              {"title", plan.title},
              {"kind", "plan"},
              {"level", plan::levelName(plan.level)}};
  for (const plan::Zone* zone : plan.zones.candidates(wanted.box)) {
    add(set, {zone->code, zone->named ? zone->name : std::string(), zone->record, {}}, zone->shape,
        wanted);
  }
  return set;
}

Set setOf(const plan::SectorLayer& layer, const ShapesWanted& wanted) {
  Set set;
  set.head = {{"id", layer.id},
              {"title", layer.title},
              {"kind", "layer"},
              {"layerKind", plan::layerKindName(layer.kind)}};
  for (const plan::SectorFeature* feature : layer.candidates(wanted.box)) {
    if (!feature->counts) continue;
    std::optional<std::string> name = feature->kind;
    for (const auto* other : {&feature->regency, &feature->province, &feature->number}) {
      if (!name) name = *other;
    }
    add(set, {{}, name.value_or(std::string()), feature->record, {}}, feature->shape, wanted);
  }
  return set;
}

std::size_t vertexCount(const std::vector<Set>& sets) {
  std::size_t count = 0;
  for (const Set& set : sets) {
    for (const Shape& shape : set.shapes) count += geometry::vertexCount(shape.where);
  }
  return count;
}

/// Coarser in steps until there are few enough; 0 where all of them could stay.
double thinOut(std::vector<Set>& sets, const ShapesWanted& wanted) {
  const double across =
      std::max(wanted.box.maxX - wanted.box.minX, wanted.box.maxY - wanted.box.minY);
  double tolerance = 0;
  double next = across / 65536;
  for (; next > 0 && next < across && vertexCount(sets) > wanted.mostVertices; next *= 2) {
    tolerance = next;
    for (Set& set : sets) {
      for (Shape& shape : set.shapes) shape.where = geometry::thinned(shape.where, tolerance);
    }
  }
  for (Set& set : sets) {
    const auto gone = std::remove_if(set.shapes.begin(), set.shapes.end(),
                                     [](const Shape& shape) { return shape.where.empty(); });
    set.leftOut += static_cast<std::size_t>(set.shapes.end() - gone);
    set.shapes.erase(gone, set.shapes.end());
  }
  return tolerance;
}

}  // namespace

Json shapesJson(const std::vector<const plan::Plan*>& plans,
                const std::vector<const plan::SectorLayer*>& layers, const ShapesWanted& wanted) {
  std::vector<Set> sets;
  for (const plan::Plan* plan : plans) sets.push_back(setOf(*plan, wanted));
  for (const plan::SectorLayer* layer : layers) sets.push_back(setOf(*layer, wanted));
  Json json;
  json["schema"] = "kkpr/shapes@1";
  json["box"] = {wanted.box.minX, wanted.box.minY, wanted.box.maxX, wanted.box.maxY};
  json["toleranceDegrees"] = thinOut(sets, wanted);
  json["sets"] = Json::array();
  for (Set& set : sets) {
    Json one = std::move(set.head);
    one["leftOut"] = set.leftOut;
    one["shapes"] = Json::array();
    for (const Shape& shape : set.shapes) one["shapes"].push_back(shapeJson(shape));
    json["sets"].push_back(std::move(one));
  }
  return json;
}

}  // namespace kkpr::report
