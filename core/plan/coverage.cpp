#include "plan/coverage.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>

#include "base/portable_math.h"
#include "geometry/area.h"
#include "geometry/faces.h"
#include "geometry/local_plane.h"
#include "geometry/ring_relations.h"
#include "geometry/spatial_index.h"
#include "geometry/width.h"

namespace kkpr::plan {
namespace {

using geometry::Contact;
using geometry::Face;
using geometry::Faces;
using geometry::LocalPlane;
using geometry::MultiPolygon;
using geometry::Polygon;
using geometry::Ring;
using geometry::Side;
using geometry::WorkBudget;

/// A place where more features lie over each other than this names the first of them.
constexpr std::size_t kMostNamed = 16;

Box at(Point p) { return {p.x, p.y, p.x, p.y}; }

double lengthOf(const Ring& ring) {
  double length = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    length += kkpr::length(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
  }
  return length;
}

/// How large and how wide a polygon is.
struct Extent {
  double areaM2 = 0;
  double meanWidthM = 0;  ///< of a strip; never more than the widest place
  double widthM = 0;      ///< of a rectangle as large and as long around, or at the widest place
  bool thin = false;
};

Extent extentOf(const Polygon& degrees, WorkBudget& budget) {
  const LocalPlane plane(degrees.outer.front());
  const MultiPolygon metres = plane.toPlane(MultiPolygon{degrees});
  Extent extent;
  extent.areaM2 = geometry::areaM2(metres);
  double length = lengthOf(metres.front().outer);
  std::size_t vertices = metres.front().outer.size();
  for (const Ring& hole : metres.front().holes) {
    length += lengthOf(hole);
    vertices += hole.size();
  }
  extent.meanWidthM = length > 0 ? 2 * extent.areaM2 / length : 0;
  const double quarter = 0.25 * length;
  const double rest = quarter * quarter - extent.areaM2;
  extent.widthM = rest > 0 ? quarter - std::sqrt(rest) : std::sqrt(extent.areaM2);
  extent.thin = extent.areaM2 < kDefectM2 || extent.meanWidthM <= kDefectWidthM;
  budget.spend(vertices / 4);
  const bool open = extent.areaM2 >= kDefectM2 && extent.thin;
  if (!open || extent.meanWidthM < kNoiseWidthM) return extent;
  // One shape must not use up what is left for all others: then its mean width stands.
  const std::uint64_t most = std::min<std::uint64_t>(budget.left(), 1'000'000 + 100 * vertices);
  WorkBudget own(most);
  const double widest = geometry::widestPlace(metres.front(), 2 * kDefectWidthM, own);
  budget.spend(most - own.left());
  if (own.exhausted()) return extent;
  extent.thin = widest <= kDefectWidthM;
  extent.widthM = std::max(extent.widthM, widest);
  return extent;
}

/// The rings of all features and of the field.
class Layer {
 public:
  Layer(std::span<const Covering> features, const MultiPolygon* field, std::uint64_t budget)
      : features_(features), budget_(budget) {
    std::size_t rings = 0;
    std::size_t edges = 0;
    const auto count = [&](const Ring& ring) {
      ++rings;
      edges += ring.size();
    };
    const auto countAll = [&](const MultiPolygon& shape) {
      for (const Polygon& polygon : shape) {
        count(polygon.outer);
        for (const Ring& hole : polygon.holes) count(hole);
      }
    };
    for (const Covering& feature : features) countAll(*feature.shape);
    if (field != nullptr) countAll(*field);
    trees_.reserve(rings, edges);
    rings_.reserve(rings);
    ringsOf_.assign(features.size() + 1, {});
    const std::vector<bool> again = drawnAgain();
    for (std::uint32_t i = 0; i < features.size() && !budget_.exhausted(); ++i) {
      if (!again[i]) add(*features[i].shape, i, features[i].record);
    }
    if (field != nullptr && !budget_.exhausted()) {
      field_ = static_cast<std::uint32_t>(features.size());
      add(*field, field_, 0);
    }
  }

  Coverage judge(bool together) {
    Coverage coverage;
    if (!budget_.exhausted()) findContacts(together);
    sortCrossed();
    coverage.crossed = std::move(crossed_);
    for (std::uint32_t i = 0; i < features_.size() && !budget_.exhausted(); ++i) {
      if (!ringsOf_[i].empty() && !tangled_.count(i)) findSlivers(i, coverage.slivers);
    }
    std::optional<Faces> faces;
    if (together && !budget_.exhausted()) {
      faces = Faces::of(trees_, owners_, contacts_, budget_, field_);
      contacts_ = {};
    }
    if (faces) judgeFaces(*faces, coverage);
    coverage.complete = !budget_.exhausted() && (!together || faces);
    if (!coverage.complete) {
      coverage.overlaps.clear();
      coverage.gaps.clear();
      coverage.outside.clear();
    }
    return coverage;
  }

 private:
  struct DrawnRing {
    std::uint32_t owner = 0;
    std::uint32_t tree = 0;
  };

  /// Which features have the very shape and label of one before them.
  [[nodiscard]] std::vector<bool> drawnAgain() const {
    struct Key {
      std::string_view label;
      double minX, minY, maxX, maxY;
      bool operator<(const Key& o) const {
        return std::tie(label, minX, minY, maxX, maxY) <
               std::tie(o.label, o.minX, o.minY, o.maxX, o.maxY);
      }
    };
    std::vector<std::pair<Key, std::size_t>> sorted;
    for (std::size_t i = 0; i < features_.size(); ++i) {
      Box box;
      for (const Polygon& polygon : *features_[i].shape) {
        for (const Point& p : polygon.outer) box.include(p);
      }
      sorted.push_back({{features_[i].label, box.minX, box.minY, box.maxX, box.maxY}, i});
    }
    std::sort(sorted.begin(), sorted.end());
    const auto same = [](const MultiPolygon& a, const MultiPolygon& b) {
      return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                        [](const Polygon& p, const Polygon& q) {
                          return p.outer == q.outer && p.holes == q.holes;
                        });
    };
    std::vector<bool> again(features_.size(), false);
    for (std::size_t k = 1; k < sorted.size(); ++k) {
      const auto& [key, i] = sorted[k];
      const auto& [before, j] = sorted[k - 1];
      again[i] = !(before < key) && same(*features_[i].shape, *features_[j].shape);
    }
    return again;
  }

  void add(const MultiPolygon& shape, std::uint32_t owner, std::int64_t record) {
    for (const Polygon& polygon : shape) {
      addRing(polygon.outer, owner, record);
      for (const Ring& hole : polygon.holes) addRing(hole, owner, record);
    }
  }

  void addRing(const Ring& ring, std::uint32_t owner, std::int64_t record) {
    std::span<const Point> points = ring;
    if (std::adjacent_find(ring.begin(), ring.end()) != ring.end()) {
      std::vector<Point>& copy = copies_.emplace_back();
      std::unique_copy(ring.begin(), ring.end(), std::back_inserter(copy));
      points = copy;
    }
    constexpr std::size_t kTriangle = 4;
    if (points.size() < kTriangle || budget_.exhausted()) return;
    std::vector<Contact> contacts;
    std::uint32_t tree = 0;
    const auto search = [&] {
      tree = trees_.add(points);
      owners_.push_back(Faces::kNoOwner);
      contacts.clear();
      trees_.selfContacts(tree, budget_, contacts);
    };
    search();
    if (!budget_.exhausted() && geometry::turnsStraightBack(contacts, points.size() - 1)) {
      const geometry::TrimmedRing trimmed = geometry::trimSpikes(points);
      for (const geometry::Spike& spike : trimmed.spikes) {
        cross(owner, record, points[spike.vertex]);
      }
      if (trimmed.kept.size() + 1 < kTriangle) return;
      std::vector<Point>& copy = copies_.emplace_back();
      for (const std::uint32_t vertex : trimmed.kept) copy.push_back(points[vertex]);
      copy.push_back(copy.front());
      points = copy;
      search();
    }
    if (!contacts.empty() && !budget_.exhausted()) {
      const geometry::RingAnatomy anatomy = geometry::dissect(points, contacts, budget_);
      for (const geometry::Fault& fault : anatomy.intersections) {
        if (fault.kind != geometry::Fault::Kind::touches) cross(owner, record, fault.at);
      }
      if (anatomy.laps > 1) {
        // By even-odd twice around would be nothing: once is what is meant.
        cross(owner, record, points.front());
        std::vector<Point>& copy = copies_.emplace_back();
        copy.assign(points.begin(), points.begin() + anatomy.lapEnd + 1);
        copy.push_back(copy.front());
        points = copy;
        search();
      }
    }
    if (budget_.exhausted()) return;
    owners_.back() = owner;
    contacts_.insert(contacts_.end(), contacts.begin(), contacts.end());
    ringsOf_[owner].push_back(tree);
    rings_.push_back({owner, tree});
  }

  void cross(std::uint32_t owner, std::int64_t record, Point where) {
    crossed_.push_back({record, where});
    tangled_[owner] = true;
  }

  void findContacts(bool together) {
    std::vector<Box> boxes;
    boxes.reserve(rings_.size());
    for (const DrawnRing& ring : rings_) boxes.push_back(trees_.box(ring.tree));
    const geometry::SpatialIndex index(boxes);
    std::vector<Contact> contacts;
    for (std::uint32_t i = 0; i < rings_.size(); ++i) {
      const std::vector<std::uint32_t> near = index.query(boxes[i]);
      budget_.spend(near.size());
      for (const std::uint32_t j : near) {
        const bool sameFeature = rings_[i].owner == rings_[j].owner;
        if (j <= i || (!together && !sameFeature)) continue;
        contacts.clear();
        trees_.contacts(rings_[i].tree, rings_[j].tree, budget_, contacts);
        if (budget_.exhausted()) return;
        contacts_.insert(contacts_.end(), contacts.begin(), contacts.end());
        // The parts of a boundary may lie side by side.
        const bool judged = sameFeature && rings_[i].owner != field_;
        if (judged && !contacts.empty()) compare(i, j, contacts);
      }
      if (budget_.exhausted()) return;
    }
  }

  /// Rings of one feature may touch in points and nothing more.
  void compare(std::uint32_t i, std::uint32_t j, const std::vector<Contact>& contacts) {
    const geometry::RingRelation relation =
        geometry::relate(trees_, rings_[i].tree, rings_[j].tree, contacts, budget_);
    if (budget_.exhausted()) return;
    const std::uint32_t owner = rings_[i].owner;
    const std::int64_t record = features_[owner].record;
    if (relation.twins) {
      cross(owner, record, trees_.ring(rings_[i].tree).front());
    } else if (relation.crosses || relation.sharesEdge) {
      const auto& places = relation.crossings.empty() ? relation.shared : relation.crossings;
      for (const geometry::Meeting& place : places) cross(owner, record, place.at);
    }
  }

  void sortCrossed() {
    std::sort(crossed_.begin(), crossed_.end(),
              [](const CrossedOutline& a, const CrossedOutline& b) {
                return std::tie(a.record, a.at.x, a.at.y) < std::tie(b.record, b.at.x, b.at.y);
              });
    crossed_.erase(std::unique(crossed_.begin(), crossed_.end(),
                               [](const CrossedOutline& a, const CrossedOutline& b) {
                                 return a.record == b.record && a.at == b.at;
                               }),
                   crossed_.end());
  }

  void findSlivers(std::uint32_t owner, std::vector<std::int64_t>& slivers) {
    for (const Polygon& polygon : *features_[owner].shape) {
      if (extentOf(polygon, budget_).thin) slivers.push_back(features_[owner].record);
    }
  }

  /// Features that cover a point, by number; of a pile the first few.
  std::vector<std::uint32_t> coveringAt(const geometry::SpatialIndex& index, Point p) {
    std::vector<std::uint32_t> covering;
    for (const std::uint32_t i : index.query(at(p))) {
      bool odd = false;
      for (const std::uint32_t tree : ringsOf_[i]) {
        if (trees_.locate(tree, p, budget_) == Side::inside) odd = !odd;
      }
      if (odd) covering.push_back(i);
      if (covering.size() == kMostNamed) break;
    }
    return covering;
  }

  void judgeFaces(const Faces& faces, Coverage& coverage) {
    std::vector<Box> boxes(features_.size());
    for (const DrawnRing& ring : rings_) {
      if (ring.owner != field_) boxes[ring.owner].include(trees_.box(ring.tree));
    }
    const geometry::SpatialIndex index(boxes);

    coverage.overlaps = places(
        faces.facesWhere([](std::uint32_t covers, bool) { return covers > 1; }, budget_), &index);
    if (field_ == Faces::kNoOwner) {
      coverage.gaps = places(faces.openFaces(budget_), nullptr);
      return;
    }
    coverage.gaps = places(
        faces.facesWhere([](std::uint32_t covers, bool inField) { return covers == 0 && inField; },
                         budget_),
        nullptr);
    coverage.outside = places(
        faces.facesWhere([](std::uint32_t covers, bool inField) { return covers > 0 && !inField; },
                         budget_),
        &index);
  }

  /// Faces as places: those of the same features together, where `index` tells which they are.
  std::vector<CoveragePlace> places(const std::vector<Face>& faces,
                                    const geometry::SpatialIndex* index) {
    struct Whole {
      CoveragePlace place;
      double largest = 0;
    };
    std::vector<CoveragePlace> all;
    std::map<std::vector<std::uint32_t>, Whole> byFeatures;
    for (const Face& face : faces) {
      const Extent extent = extentOf(face.outline, budget_);
      if (extent.meanWidthM < kNoiseWidthM || budget_.exhausted()) continue;
      const Point inside = geometry::pointInside(face.outline);
      CoveragePlace place{{}, extent.areaM2, extent.widthM, inside, !extent.thin};
      if (index == nullptr) {
        all.push_back(std::move(place));
        continue;
      }
      const std::vector<std::uint32_t> covering = coveringAt(*index, inside);
      Whole& whole = byFeatures[covering];
      whole.place.areaM2 += place.areaM2;
      whole.place.widthM = std::max(whole.place.widthM, place.widthM);
      whole.place.defect = whole.place.defect || place.defect;
      if (extent.areaM2 > whole.largest) {
        whole.largest = extent.areaM2;
        whole.place.at = inside;
      }
      if (whole.place.records.empty()) {
        for (const std::uint32_t i : covering) whole.place.records.push_back(features_[i].record);
      }
    }
    for (auto& [covering, whole] : byFeatures) all.push_back(std::move(whole.place));
    std::sort(all.begin(), all.end(), [](const CoveragePlace& a, const CoveragePlace& b) {
      if (a.defect != b.defect) return a.defect;
      if (a.areaM2 != b.areaM2) return a.areaM2 > b.areaM2;
      return std::tie(a.at.x, a.at.y, a.records) < std::tie(b.at.x, b.at.y, b.records);
    });
    return all;
  }

  std::span<const Covering> features_;
  std::uint32_t field_ = Faces::kNoOwner;
  WorkBudget budget_;
  geometry::RingTrees trees_;
  std::vector<std::uint32_t> owners_;  // per tree; kNoOwner: drawn otherwise since
  std::vector<DrawnRing> rings_;
  std::vector<std::vector<std::uint32_t>> ringsOf_;  // per owner: its trees
  std::vector<Contact> contacts_;
  std::deque<std::vector<Point>> copies_;  // a tree refers to its points
  std::vector<CrossedOutline> crossed_;
  std::map<std::uint32_t, bool> tangled_;  // features whose outlines cross
};

}  // namespace

Coverage coverageOf(std::span<const Covering> features, const MultiPolygon* field, bool together,
                    std::uint64_t budget) {
  return Layer(features, field, budget).judge(together);
}

}  // namespace kkpr::plan
