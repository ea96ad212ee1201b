#include "quality/regency.h"

#include <algorithm>

#include "base/text.h"

namespace kkpr::quality {
namespace {

bool isInRing(Point p, const geometry::Ring& ring) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point& a = ring[i - 1];
    const Point& b = ring[i];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

/// "Kab. Bandung Barat" is the regency "bandungbarat".
struct RegencyName {
  std::string key;
  bool city = false;
  bool regency = false;
};

RegencyName nameOf(std::string_view text) {
  RegencyName name;
  std::string word;
  const auto take = [&] {
    if (word == "kota") {
      name.city = true;
    } else if (word == "kabupaten" || word == "kab") {
      name.regency = true;
    } else if (word != "provinsi" && word != "prov" && word != "administrasi" && word != "adm") {
      name.key += word;
    }
    word.clear();
  };
  for (const char c : lowerAscii(text)) {
    const bool separates = c == ' ' || c == '.' || c == '-' || c == '_' || c == ',';
    if (separates) {
      take();
    } else {
      word += c;
    }
  }
  take();
  return name;
}

struct Match {
  const plan::SectorFeature* feature;
  RegencyName name;
};

}  // namespace

bool StatedRegency::contains(Point degrees) const {
  if (!box.contains(degrees)) return false;
  for (const geometry::MultiPolygon& shape : shapes) {
    for (const geometry::Polygon& polygon : shape) {
      if (!isInRing(degrees, polygon.outer)) continue;
      const bool inHole =
          std::any_of(polygon.holes.begin(), polygon.holes.end(),
                      [&](const geometry::Ring& hole) { return isInRing(degrees, hole); });
      if (!inHole) return true;
    }
  }
  return false;
}

std::optional<StatedRegency> statedRegency(std::span<const plan::SectorLayer* const> layers,
                                           std::string_view name) {
  const RegencyName wanted = nameOf(name);
  if (wanted.key.empty()) return std::nullopt;
  for (const bool province : {false, true}) {
    std::vector<Match> matches;
    for (const plan::SectorLayer* layer : layers) {
      if (layer->kind != plan::LayerKind::batasAdministrasi) continue;
      for (const plan::SectorFeature& feature : layer->features) {
        const auto& written = province ? feature.province : feature.regency;
        if (!written || !feature.counts) continue;
        RegencyName found = nameOf(*written);
        if (found.key == wanted.key) matches.push_back({&feature, std::move(found)});
      }
    }
    // Layers write the city as "Kota …", the regency of the same name without a word.
    if (wanted.city || wanted.regency) {
      const auto fits = [&](const Match& match) { return match.name.city == wanted.city; };
      if (std::any_of(matches.begin(), matches.end(), fits)) {
        matches.erase(std::remove_if(matches.begin(), matches.end(),
                                     [&](const Match& match) { return !fits(match); }),
                      matches.end());
      }
    }
    if (matches.empty()) continue;
    StatedRegency regency;
    const plan::SectorFeature& first = *matches.front().feature;
    regency.name = shortened(toUtf8(province ? *first.province : *first.regency), 80);
    if (!province && first.province) {
      regency.name += ", " + shortened(toUtf8(*first.province), 80);
    }
    for (const Match& match : matches) {
      regency.shapes.push_back(match.feature->shape);
      for (const geometry::Polygon& polygon : match.feature->shape) {
        for (const Point& p : polygon.outer) regency.box.include(p);
      }
    }
    return regency;
  }
  return std::nullopt;
}

}  // namespace kkpr::quality
