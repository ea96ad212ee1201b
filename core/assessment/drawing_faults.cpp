#include "assessment/drawing_faults.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include "assessment/missing.h"
#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"
#include "base/number.h"
#include "base/text.h"
#include "geometry/ring_relations.h"
#include "plan/coverage.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Pairs of edges tested to find where the outlines of one plan or layer cross themselves; about 70
/// go to a vertex. Past it all that had to be mended is named, without a place.
constexpr std::uint64_t kCrossingWork = 100'000'000;
/// A flag names so many places in words; the others stand beside them.
constexpr std::size_t kNamedPlaces = 3;

/// A plan or layer, as its flags name it.
struct Drawn {
  const std::string& id;
  const std::string& title;
  const std::string& path;
  bool isLayer;
  rules::Citation citation;
};

/// [J 2.2.1.2, 2.2.2.2 = 3.2.1.2, 3.2.2.2] The map of a plan is what the location is laid over.
Drawn drawnOf(const plan::Plan& plan, const Situation& s) {
  return {
      plan.id, plan.title, plan.zonesPath, false,
      plan::isRdtr(plan.level) ? s.cite.of("2.2.1.2", "3.2.1.2") : s.cite.of("2.2.2.2", "3.2.2.2")};
}

/// [J 2.2.3.3 = 3.2.3.4] So are the layers of deductions.
Drawn drawnOf(const plan::SectorLayer& layer, const Situation& s) {
  return {layer.id, layer.title, layer.path, true, s.cite.of("2.2.3.3", "3.2.3.4")};
}

/// "110,400500° BT, 7,000500° LS"
Text positionText(const Point& at) {
  const auto in = [](double degrees, const Text& positive, const Text& negative) {
    constexpr int kDecimals = 6;
    const Text& side = degrees < 0 ? negative : positive;
    const double size = std::fabs(degrees);
    return Text{formatNumber(size, kDecimals, Language::id) + "° " + side.id,
                formatNumber(size, kDecimals, Language::en) + "° " + side.en};
  };
  const Text x = in(at.x, {"BT", "E"}, {"BB", "W"});
  const Text y = in(at.y, {"LU", "N"}, {"LS", "S"});
  return {x.id + ", " + y.id, x.en + ", " + y.en};
}

/// "fitur 12 di 110,400500° BT, 7,000500° LS: 12,00 m²"; of a single place the flag tells the
/// area.
Text placeText(const FlagPlace& place, bool alone) {
  std::string records;
  for (const std::int64_t record : place.records) {
    records += (records.empty() ? "" : ", ") + std::to_string(record);
  }
  const std::string codes = joined(place.codes);
  const std::string which = codes.empty() ? records : records + " (" + codes + ")";
  Text text{"fitur " + which, "feature " + which};
  if (place.at) {
    const Text at = positionText(*place.at);
    text.id += " di " + at.id;
    text.en += " at " + at.en;
  }
  if (alone) return text;
  const Text m2 = squareMetres(place.m2);
  return {text.id + ": " + m2.id, text.en + ": " + m2.en};
}

/// One flag for all places of one plan or layer, the largest first.
void addFlag(const Drawn& drawn, const char* subject, const Text& what,
             std::vector<FlagPlace> places, double m2, Assessment& out) {
  if (places.empty()) return;
  std::stable_sort(places.begin(), places.end(), [](const FlagPlace& a, const FlagPlace& b) {
    return a.m2 != b.m2 ? a.m2 > b.m2 : a.records < b.records;
  });
  Text named;
  for (std::size_t i = 0; i < std::min(kNamedPlaces, places.size()); ++i) {
    const Text one = placeText(places[i], places.size() == 1);
    named.id += (i == 0 ? "" : "; ") + one.id;
    named.en += (i == 0 ? "" : "; ") + one.en;
  }
  if (places.size() > kNamedPlaces) {
    named.id += "; …";
    named.en += "; …";
  }
  Flag flag{subject,
            {drawn.title + ": " + what.id + " (" + named.id + ").",
             drawn.title + ": " + what.en + " (" + named.en + ")."},
            m2,
            drawn.citation};
  flag.source = FlagSource{drawn.id, drawn.path, drawn.isLayer};
  if (places.size() > kMaxPlaces) places.resize(kMaxPlaces);
  flag.places = std::move(places);
  out.addFlag(std::move(flag));
}

/// The one nearest to the middle of `box`.
std::optional<Point> nearest(const std::vector<plan::CrossedOutline>& crossed, const Box& box) {
  const Point middle{(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2};
  const auto distance = [&middle](const Point& p) {
    return (p.x - middle.x) * (p.x - middle.x) + (p.y - middle.y) * (p.y - middle.y);
  };
  const auto found = std::min_element(
      crossed.begin(), crossed.end(),
      [&](const auto& a, const auto& b) { return distance(a.at) < distance(b.at); });
  return found == crossed.end() ? std::nullopt : std::optional(found->at);
}

/// What lies under the location came out of outlines that cross themselves. One that only touches
/// itself encloses the same however it is read.
template <typename Feature>
void flagMended(const Drawn& drawn, const std::vector<const Feature*>& mended, const Site& site,
                const std::string& (*codeOf)(const Feature&), Assessment& out) {
  std::vector<plan::Covering> coverings;
  for (const Feature* feature : mended) {
    coverings.push_back({&feature->shape, feature->record, {}});
  }
  const plan::Coverage coverage = plan::coverageOf(coverings, nullptr, false, kCrossingWork);
  std::vector<FlagPlace> places;
  std::vector<Region> all;
  for (const Feature* feature : mended) {
    std::vector<plan::CrossedOutline> crossed;
    std::copy_if(coverage.crossed.begin(), coverage.crossed.end(), std::back_inserter(crossed),
                 [&](const auto& one) { return one.record == feature->record; });
    if (coverage.complete && crossed.empty()) continue;
    const Region here = site.cutEnclosed(feature->shape).intersection(site.region());
    if (here.empty() || isNoise(here)) continue;
    // A crossing elsewhere changes nothing here, where both ways of reading the outline agree.
    const Region evenOdd = site.cut(feature->shape).intersection(site.region());
    const bool agree = std::fabs(evenOdd.areaM2() - here.areaM2()) < kNoiseAreaM2;
    const bool far = std::none_of(crossed.begin(), crossed.end(),
                                  [&](const auto& one) { return site.box().contains(one.at); });
    if (coverage.complete && agree && far) continue;
    FlagPlace place{{feature->record}, {}, here.areaM2(), nearest(crossed, site.box())};
    const std::string& code = codeOf(*feature);
    if (!code.empty()) place.codes.push_back(shortened(code, 40));
    places.push_back(std::move(place));
    all.push_back(here);
  }
  if (places.empty()) return;
  const double m2 = Region::unionOf(all).areaM2();
  const Text area = squareMetres(m2);
  addFlag(drawn, "geometri-diperbaiki",
          {"garis batasnya memotong atau menindih dirinya sendiri, sehingga " + area.id +
               " di lokasi ini dinilai menurut bentuk yang diperbaiki; pastikan pada peta aslinya",
           "outlines cross or run along themselves, so that " + area.en +
               " of this location are judged by a mended shape; confirm it by the original map"},
          std::move(places), m2, out);
}

const std::string& zoneCode(const plan::Zone& zone) { return zone.code; }
const std::string& featureKind(const plan::SectorFeature& feature) {
  static const std::string none;
  return feature.kind ? *feature.kind : none;
}

/// Rings that could not be used, as far as it is known where they lie.
void flagSetAside(const Drawn& drawn, const std::vector<const geometry::MultiPolygon*>& setAside,
                  const Site& site, Assessment& out) {
  double m2 = 0;
  for (const geometry::MultiPolygon* where : setAside) {
    if (plan::boxOf(*where).meets(site.box())) m2 += site.cut(*where).areaM2();
  }
  if (m2 <= 0) return;
  const Text area = squareMetres(m2);
  Flag flag{drawn.isLayer ? "cacat-lapisan" : "cacat-rencana",
            {"Gambar " + drawn.title + " cacat pada " + area.id +
                 " di lokasi ini; hasil pada bagian itu perlu dipastikan pada peta aslinya.",
             "The drawing of " + drawn.title + " is at fault on " + area.en +
                 " at this location; what is said of that part is to be confirmed by the "
                 "original map."},
            m2,
            drawn.citation};
  flag.source = FlagSource{drawn.id, drawn.path, drawn.isLayer};
  out.addFlag(std::move(flag));
}

/// Zones of other codes over each other (reading 6).
void flagOverlaps(const PlanCut& cut, const Situation& s, Assessment& out) {
  if (!cut.overlapping) return;
  struct Here {
    const plan::Zone* zone;
    Region region;
  };
  std::vector<Here> zones;
  for (const plan::Zone* zone : cut.plan->zones.candidates(s.site.box())) {
    Region region = s.site.cut(zone->shape).intersection(cut.over);
    if (!region.empty()) zones.push_back({zone, std::move(region)});
  }
  // From west to east: what begins east of a zone's end, and all after it, cannot meet it.
  std::vector<std::size_t> eastward(zones.size());
  std::iota(eastward.begin(), eastward.end(), std::size_t{0});
  std::sort(eastward.begin(), eastward.end(), [&](std::size_t a, std::size_t b) {
    const double west = zones[a].region.box().minX;
    const double other = zones[b].region.box().minX;
    return west != other ? west < other : a < b;
  });
  const bool allNoise = isNoise(cut.over);
  std::vector<FlagPlace> places;
  std::vector<Region> all;
  for (std::size_t i = 0; i < eastward.size(); ++i) {
    const double end = zones[eastward[i]].region.box().maxX;
    for (std::size_t j = i + 1; j < eastward.size(); ++j) {
      if (zones[eastward[j]].region.box().minX > end) break;
      const Here& a = zones[std::min(eastward[i], eastward[j])];
      const Here& b = zones[std::max(eastward[i], eastward[j])];
      if (a.zone->code == b.zone->code || !a.region.box().meets(b.region.box())) continue;
      Region both = a.region.intersection(b.region);
      // What is too narrow decides nothing, unless all is (reading 10).
      const Region thin = allNoise ? Region() : noiseOf(both);
      if (!thin.empty()) both = both.difference(thin);
      if (both.empty()) continue;
      FlagPlace place{{a.zone->record, b.zone->record}, {}, both.areaM2(), std::nullopt};
      for (const plan::Zone* zone : {a.zone, b.zone}) {
        place.codes.push_back(zone->code.empty() ? "-" : shortened(zone->code, 40));
      }
      place.at = geometry::pointInside(s.site.toLonLat(both.parts().front()).front());
      places.push_back(std::move(place));
      all.push_back(both);
    }
  }
  if (places.empty()) return;
  const double m2 = Region::unionOf(all).areaM2();
  const Text area = squareMetres(m2);
  addFlag(
      drawnOf(*cut.plan, s), "zona-bertampalan",
      {area.id +
           " lokasi ini digambar dalam lebih dari satu zona; di sana berlaku izin yang "
           "paling ketat (X, lalu T dan B, lalu I), dan syarat semua zona yang mengizinkan harus "
           "dipenuhi",
       area.en + " of this location are drawn in more than one zone; there the strictest "
                 "permission holds (X, then T and B, then I), and the conditions of all that allow "
                 "the activity must be met"},
      std::move(places), m2, out);
}

/// True where the zones of a plan leave a part of the location to what is not known.
bool leavesOpen(const PlanCut& cut, const Site& site) {
  std::vector<Region> zones;
  for (const PlanCut::ZoneCut& zone : cut.zones) zones.push_back(zone.region);
  const Region open = site.region().difference(Region::unionOf(zones));
  if (open.empty() || isNoise(open)) return false;
  const auto& boundary = cut.plan->boundary;
  return !boundary || plan::boxOf(*boundary).meets(site.box());
}

void addLost(const Drawn& drawn, std::int64_t lost, bool decides, Assessment& out) {
  const std::string count = std::to_string(lost);
  const Text kind = drawn.isLayer ? Text{"Lapisan ", "The layer "} : Text{"Rencana ", "The plan "};
  out.addUnknown({{"Letak " + count + " fitur " + drawn.title,
                   "The place of features of " + drawn.title + " (" + count + ")"},
                  kPlanner,
                  {kind.id + drawn.title + " memuat " + count +
                       " fitur yang tidak dapat dipakai dan tidak diketahui letaknya; fitur itu "
                       "mungkin meliputi lokasi ini.",
                   kind.en + drawn.title + " holds features (" + count +
                       ") that cannot be used and whose place is not known; they may cover this "
                       "location."},
                  drawn.citation,
                  decides});
}

}  // namespace

void flagDrawingFaults(const Situation& s, Assessment& out) {
  for (const PlanCut& cut : s.cuts) {
    const Drawn drawn = drawnOf(*cut.plan, s);
    std::vector<const geometry::MultiPolygon*> setAside;
    for (const plan::PlanDefect& defect : cut.plan->defects) setAside.push_back(&defect.where);
    flagSetAside(drawn, setAside, s.site, out);
    // [J 2.2.2.2 angka 4 = 3.2.2.2] Of RTRWN and RTR Pulau the text speaks, hardly ever the map.
    if (speaksByText(cut.plan->level)) continue;
    flagMended(drawn, cut.mended, s.site, zoneCode, out);
    if (!cut.over.empty()) flagOverlaps(cut, s, out);
  }
  for (const LayerCut& cut : s.layerCuts) {
    const Drawn drawn = drawnOf(*cut.layer, s);
    std::vector<const geometry::MultiPolygon*> setAside;
    for (const geometry::MultiPolygon& where : cut.layer->setAside) setAside.push_back(&where);
    flagSetAside(drawn, setAside, s.site, out);
    flagMended(drawn, cut.mended, s.site, featureKind, out);
  }
}

void nameLost(const Situation& s, Assessment& out) {
  for (const PlanCut& cut : s.cuts) {
    const plan::Plan& plan = *cut.plan;
    std::int64_t lost = cut.over.empty() ? 0 : plan.lostPlaces;
    const bool zones = plan.lostZones > 0 && !speaksByText(plan.level);
    if (zones && leavesOpen(cut, s.site)) lost += plan.lostZones;
    if (lost > 0) addLost(drawnOf(plan, s), lost, true, out);
  }
  for (const LayerCut& cut : s.layerCuts) {
    const plan::LayerKind kind = cut.layer->kind;
    const bool deducts = kind == plan::LayerKind::kawasanHutan ||
                         kind == plan::LayerKind::kkprTerbit || kind == plan::LayerKind::badanAir;
    if (cut.layer->lost > 0) addLost(drawnOf(*cut.layer, s), cut.layer->lost, deducts, out);
  }
}

}  // namespace kkpr::assessment
