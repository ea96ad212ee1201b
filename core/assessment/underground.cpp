#include "assessment/underground.h"

#include <algorithm>

namespace kkpr::assessment {

using application::Position;
using geometry::Region;

namespace {

Position positionOf(const plan::SectorFeature& issued) {
  if (!issued.position) return Position::permukaan;
  if (*issued.position == "bawah-tanah") return Position::bawahTanah;
  if (*issued.position == "atas-tanah") return Position::atasTanah;
  return Position::permukaan;
}

bool same(const SpaceRange& a, const SpaceRange& b) {
  return a.position == b.position && a.minM == b.minM && a.maxM == b.maxM &&
         a.surfaceReferenceM == b.surfaceReferenceM;
}

SpaceRange rangeOf(const application::Stratum& stratum) {
  return {stratum.position.value_or(Position::permukaan), stratum.minM, stratum.maxM,
          stratum.surfaceReferenceM};
}

}  // namespace

Meeting3d heldAgainst(const SpaceRange& applied, const plan::SectorFeature& issued) {
  const bool ranged = issued.minM && issued.maxM;
  // [contract 4] Without a position, or with none of its limits, it lies on the surface.
  const Position theirs = issued.minM || issued.maxM ? positionOf(issued) : Position::permukaan;
  // Below or above ground by its own word, yet without a range: that is for somebody to look at.
  const bool unranged = positionOf(issued) != theirs;
  if (applied.position != theirs) {
    return {false, unranged && applied.position == positionOf(issued)};
  }
  if (theirs == Position::permukaan) return {true, false};
  if (!ranged || !applied.minM || !applied.maxM) return {true, true};
  const bool overlap = *applied.minM < *issued.maxM && *issued.minM < *applied.maxM;
  const bool level = applied.surfaceReferenceM && issued.surfaceReferenceM &&
                     *applied.surfaceReferenceM == *issued.surfaceReferenceM;
  return {overlap, !level};
}

std::vector<SpacePart> spaceOf(const application::Application& application, const Site& site) {
  const application::StatedLocation& stated = application.location;
  const SpaceRange whole = stated.stratum ? rangeOf(*stated.stratum) : SpaceRange{};
  if (stated.strata.empty()) return {{whole, site.extent()}};
  std::vector<SpacePart> parts;
  const auto add = [&](const SpaceRange& range, const Region& region) {
    for (SpacePart& part : parts) {
      if (!same(part.range, range)) continue;
      part.region = part.region.unionWith(region);
      return;
    }
    parts.push_back({range, region});
  };
  for (const Site::Polygon& polygon : site.polygons()) {
    SpaceRange range = whole;
    for (const application::Stratum& stratum : stated.strata) {
      const auto& records = stratum.polygons;
      if (records.empty() ||
          std::find(records.begin(), records.end(), polygon.record) != records.end()) {
        range = rangeOf(stratum);
        break;
      }
    }
    add(range, polygon.region);
  }
  const Region beyond = site.extent().difference(site.region());
  if (!beyond.empty()) add(whole, beyond);
  return parts;
}

}  // namespace kkpr::assessment
