#include "assessment/noise.h"

#include <algorithm>
#include <cmath>

#include "assessment/tolerances.h"
#include "base/portable_math.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

double perimeterOf(const Region& region) {
  double sum = 0;
  const auto add = [&sum](const geometry::Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      sum += kkpr::length(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
    }
  };
  for (const geometry::Polygon& polygon : region.polygons()) {
    add(polygon.outer);
    for (const geometry::Ring& hole : polygon.holes) add(hole);
  }
  return sum;
}

bool isThin(const Region& part) {
  const Box box = part.box();
  if (std::fmin(box.maxX - box.minX, box.maxY - box.minY) <= kNoiseWidthM) return true;
  // The largest circle within has at least the radius area/perimeter: with twice the width at hand
  // there is no need to look for it.
  if (part.areaM2() >= kNoiseWidthM * perimeterOf(part)) return false;
  return !part.isWiderThan(kNoiseWidthM);
}

/// True where some of it is surely wide enough; asks only what is known without joining its pieces.
bool hasWidePiece(const Region& region) {
  const std::vector<Region> pieces = region.pieces();
  return pieces.size() > 1 && std::any_of(pieces.begin(), pieces.end(),
                                          [](const Region& piece) { return !isThin(piece); });
}

/// True where none of it can be noise.
bool isWideThroughout(const Region& region) {
  if (region.areaM2() < kNoiseAreaM2) return region.empty();
  const std::vector<Region> pieces = region.pieces();
  return std::none_of(pieces.begin(), pieces.end(), [](const Region& piece) {
    const std::vector<Region> parts = piece.parts();
    return std::any_of(parts.begin(), parts.end(), isThin);
  });
}

/// A part of a region, put together from the region's pieces where it has such.
Region ofPieces(const Region& part, const std::vector<Region>& pieces) {
  if (pieces.size() < 2) return part;
  std::vector<Region> mine;
  double m2 = 0;
  for (const Region& piece : pieces) {
    if (!part.box().contains(piece.box()) || part.intersection(piece).empty()) continue;
    mine.push_back(piece);
    m2 += piece.areaM2();
  }
  const bool same = std::fabs(m2 - part.areaM2()) < kWhollyM2 * part.areaM2();
  return same ? Region::unionOf(mine) : part;
}

struct Fragment {
  std::size_t label = 0;
  Region region;
  bool noise = false;
};

}  // namespace

bool isNoise(const Region& region) {
  if (region.areaM2() < kNoiseAreaM2) return true;
  if (hasWidePiece(region)) return false;
  for (const Region& part : region.parts()) {
    if (!isThin(part)) return false;
  }
  return true;
}

Region noiseOf(const Region& region) {
  if (isNoise(region)) return region;
  std::vector<Region> thin;
  for (Region& part : region.parts()) {
    if (isThin(part)) thin.push_back(std::move(part));
  }
  return thin.empty() ? Region() : Region::unionOf(thin);
}

bool isNothing(const Region& part, const Region& whole) {
  return part.empty() || (isNoise(part) && !isNoise(whole));
}

std::vector<NoiseMove> settle(std::vector<Region>& partition) {
  if (std::all_of(partition.begin(), partition.end(), isWideThroughout)) return {};
  std::vector<Fragment> fragments;
  bool any = false;
  std::vector<std::size_t> staying(partition.size());
  for (std::size_t label = 0; label < partition.size(); ++label) {
    const bool small = partition[label].areaM2() < kNoiseAreaM2;
    for (Region& part : partition[label].parts()) {
      const bool noise = small || isThin(part);
      any = any || noise;
      ++staying[label];
      fragments.push_back({label, std::move(part), noise});
    }
  }
  std::vector<NoiseMove> moves;
  if (!any) return moves;

  // In rounds: what lies behind another sliver finds its neighbour once that one has settled.
  std::vector<std::vector<Region>> out(partition.size());
  std::vector<std::vector<Region>> in(partition.size());
  for (bool again = true; again;) {
    again = false;
    std::vector<std::pair<std::size_t, std::size_t>> settled;  // fragment → label
    for (std::size_t i = 0; i < fragments.size(); ++i) {
      if (!fragments[i].noise) continue;
      Box near = fragments[i].region.box();
      near.minX -= kWhollyM2;
      near.minY -= kWhollyM2;
      near.maxX += kWhollyM2;
      near.maxY += kWhollyM2;
      double longest = 0;
      double nearest = kWhollyM2;
      std::size_t best = i;
      for (std::size_t j = 0; j < fragments.size(); ++j) {
        if (fragments[j].noise || !fragments[j].region.box().meets(near)) continue;
        const double shared = fragments[i].region.sharedEdgeM(fragments[j].region);
        // What rounding leaves may be too small to have an edge in common with anything.
        const double apart =
            shared > 0 || longest > 0 ? 0 : fragments[i].region.distanceM(fragments[j].region);
        if (shared > longest || (longest == 0 && apart < nearest)) {
          longest = shared;
          nearest = apart;
          best = j;
        }
      }
      if (best != i) settled.emplace_back(i, fragments[best].label);
    }
    for (const auto& [i, label] : settled) {
      if (label != fragments[i].label) {
        moves.push_back(
            {fragments[i].label, label, fragments[i].region.areaM2(), fragments[i].region});
        const std::size_t from = fragments[i].label;
        const Region whole = ofPieces(fragments[i].region, partition[from].pieces());
        out[from].push_back(whole);
        in[label].push_back(whole);
        fragments[i].label = label;
        --staying[from];
      }
      fragments[i].noise = false;
      again = true;
    }
  }
  for (std::size_t label = 0; label < partition.size(); ++label) {
    if (out[label].empty() && in[label].empty()) continue;
    // Where all of it went, a difference would leave what rounding does.
    if (staying[label] > 0) {
      in[label].push_back(partition[label].difference(Region::unionOf(out[label])));
    }
    partition[label] = in[label].empty() ? Region() : Region::unionOf(in[label]);
  }
  return moves;
}

Shares shareOut(const Region& whole, const std::vector<const Region*>& covers) {
  std::vector<Region> partition;
  Region left = whole;
  for (const Region* cover : covers) {
    partition.push_back(left.intersection(*cover));
    left = left.difference(*cover);
  }
  partition.push_back(std::move(left));
  Shares shares;
  for (NoiseMove& move : settle(partition)) {
    shares.noiseM2 += move.m2;
    shares.noise.push_back(std::move(move.region));
  }
  shares.rest = std::move(partition.back());
  partition.pop_back();
  shares.parts = std::move(partition);
  return shares;
}

}  // namespace kkpr::assessment
