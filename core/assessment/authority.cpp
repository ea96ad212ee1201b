#include "assessment/authority.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "base/quantity.h"
#include "base/text.h"

namespace kkpr::assessment {

using application::AuthorityLevel;
using geometry::Region;

namespace {

std::string plain(const std::string& name) { return plan::canonicalActivity(name); }

/// The bare name, without "Kabupaten" or "Kota".
std::string nameWithin(const std::string& key) { return key.substr(key.find(' ') + 1); }

/// A stated name without its kind ("Bogor") is that of the plan of this name, where the plans know
/// only one.
std::optional<bool> cityByPlans(const std::string& stated, const std::vector<PlanCut>& cuts) {
  const std::string wanted = nameWithin(regencyKey(stated, std::nullopt));
  std::optional<bool> city;
  for (const PlanCut& cut : cuts) {
    const plan::PlanRegion& region = cut.plan->region;
    if (!region.regency) continue;
    const std::string key = regencyKey(*region.regency, region.isCity);
    if (nameWithin(key) != wanted) continue;
    const bool isCity = key.rfind("kota ", 0) == 0;
    if (city && *city != isCity) return std::nullopt;
    city = isCity;
  }
  return city;
}

/// Somebody who says in which region a part lies: a plan, or a feature of a layer.
struct Sayer {
  std::string title;
  std::optional<std::string> province, regency;
  std::optional<bool> isCity;
  Region cover;
};

std::string keyOf(const std::optional<std::string>& province,
                  const std::optional<std::string>& regency, std::optional<bool> isCity) {
  return (province ? provinceKey(*province) : "?") + "/" +
         (regency ? regencyKey(*regency, isCity) : std::string("?"));
}

/// Who names a kabupaten/kota, newest first; then layers of boundaries, in the order of their ids.
std::vector<Sayer> regencySayers(const std::vector<PlanCut>& cuts) {
  std::vector<const PlanCut*> plans;
  for (const PlanCut& cut : cuts) {
    const plan::Level level = cut.plan->level;
    if (!plan::isRdtr(level) && level != plan::Level::rtrwk) continue;
    if (cut.plan->region.regency && !cut.cover.empty()) plans.push_back(&cut);
  }
  std::sort(plans.begin(), plans.end(), [](const PlanCut* a, const PlanCut* b) {
    return plan::newerFirst(*a->plan, *b->plan);
  });
  std::vector<Sayer> sayers;
  for (const PlanCut* cut : plans) {
    const plan::PlanRegion& region = cut->plan->region;
    sayers.push_back(
        {cut->plan->title, region.province, region.regency, region.isCity, cut->cover});
  }
  return sayers;
}

std::vector<Sayer> layerSayers(std::span<const plan::SectorLayer* const> layers, const Site& site) {
  std::vector<Sayer> sayers;
  for (const plan::SectorLayer* layer : layers) {
    if (layer->kind != plan::LayerKind::batasAdministrasi || layer->unusable) continue;
    for (const plan::SectorFeature* feature : layer->candidates(site.box())) {
      if (!feature->counts || (!feature->regency && !feature->province)) continue;
      Region region = site.cut(feature->shape);
      if (region.empty()) continue;
      sayers.push_back(
          {layer->title, feature->province, feature->regency, std::nullopt, std::move(region)});
    }
  }
  return sayers;
}

std::vector<Sayer> provinceSayers(const std::vector<PlanCut>& cuts) {
  std::vector<const PlanCut*> plans;
  for (const PlanCut& cut : cuts) {
    const plan::Plan& plan = *cut.plan;
    if (plan::isNational(plan.level) || cut.over.empty() || !plan.region.province) continue;
    if (plan.level == plan::Level::rtrwp || !plan.region.regency) plans.push_back(&cut);
  }
  std::sort(plans.begin(), plans.end(), [](const PlanCut* a, const PlanCut* b) {
    return plan::newerFirst(*a->plan, *b->plan);
  });
  std::vector<Sayer> sayers;
  for (const PlanCut* cut : plans) {
    sayers.push_back(
        {cut->plan->title, cut->plan->region.province, std::nullopt, std::nullopt, cut->cover});
  }
  return sayers;
}

/// [J 2.2.2.4 angka 1 = 3.2.2.4] Boundaries that differ between plans are for a meeting.
void noteDifference(const std::string& first, const std::string& second, double m2,
                    const std::optional<application::AuthorityLevel>& level, Assessment& out) {
  const bool centre = level == AuthorityLevel::menteri;
  out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "batas-administrasi",
                  rules::juknis("2.2.2.4 (= 3.2.2.4) angka 1")});
  const Value value = Quantity{m2, Unit::squareMetre, 2};
  const std::string id = formatValue(value, Language::id);
  const std::string en = formatValue(value, Language::en);
  out.addFlag(
      {"batas-administrasi",
       {"Batas wilayah " + first + " dan " + second + " berbeda pada " + id +
            " lokasi; batas dalam rencana yang lebih baru dipakai, lapisan batas hanya mengisi.",
        "The boundaries of " + first + " and " + second + " differ on " + en +
            " of the location; the newer plan was used, a layer of boundaries only fills."},
       m2,
       rules::juknis("2.2.2.4 (= 3.2.2.4) angka 1")});
}

}  // namespace

std::string regencyKey(const std::string& name, std::optional<bool> isCity) {
  std::string key = plain(name);
  bool city = isCity.value_or(false);
  const auto isTaken = [&key](std::string_view prefix) {
    if (key.rfind(prefix, 0) != 0) return false;
    key = key.substr(prefix.size());
    return true;
  };
  for (const char* prefix : {"kabupaten ", "kab. ", "kab "}) {
    if (isTaken(prefix)) city = false;
  }
  if (isTaken("kota ")) city = true;
  // DKI Jakarta is divided into "kota administrasi" and one "kabupaten administrasi".
  for (const char* word : {"administrasi ", "adm. ", "adm "}) {
    if (isTaken(word)) break;
  }
  return (city ? "kota " : "kabupaten ") + key;
}

std::string provinceKey(const std::string& name) {
  std::string key = plain(name);
  for (const char* word : {"provinsi ", "prov. ", "prov "}) {
    if (key.rfind(word, 0) == 0) key = key.substr(std::string_view(word).size());
  }
  for (const char* word : {"kep. ", "kep "}) {
    if (key.rfind(word, 0) == 0) key = "kepulauan " + key.substr(std::string_view(word).size());
  }
  // What one layer writes out another shortens, and some have had another name.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kOtherNames{
      {{"dki jakarta", "jakarta"},
       {"daerah khusus ibukota jakarta", "jakarta"},
       {"daerah khusus ibu kota jakarta", "jakarta"},
       {"daerah khusus jakarta", "jakarta"},
       {"daerah istimewa yogyakarta", "yogyakarta"},
       {"di yogyakarta", "yogyakarta"},
       {"d.i. yogyakarta", "yogyakarta"},
       {"diy", "yogyakarta"},
       {"nanggroe aceh darussalam", "aceh"},
       {"bangka belitung", "kepulauan bangka belitung"},
       {"kepri", "kepulauan riau"},
       {"ntb", "nusa tenggara barat"},
       {"ntt", "nusa tenggara timur"}}};
  for (const auto& [other, own] : kOtherNames) {
    if (key == other) return std::string(own);
  }
  return key;
}

std::string RegionPart::provinceName() const { return key.substr(0, key.find('/')); }
bool RegionPart::isCity() const { return key.find("/kota ") != std::string::npos; }

namespace {

/// What the regions mean: one kabupaten/kota, several, several provinces.
void count(AuthorityResult& result) {
  std::set<std::string> provinces;
  std::set<std::string> regencies;
  for (const RegionPart& part : result.regions) {
    if (part.province) provinces.insert(part.provinceName());
    if (part.regency) regencies.insert(part.key);
  }
  result.severalProvinces = provinces.size() > 1;
  result.severalRegencies = regencies.size() > 1;
}

}  // namespace

AuthorityResult AuthorityResult::within(const Region& part) const {
  AuthorityResult inner;
  inner.authority = authority;
  inner.byApplicant = byApplicant;
  inner.beyond = beyond;
  inner.around = around;
  const bool thin = isNoise(part);
  for (const RegionPart& one : regions) {
    RegionPart cut = one;
    cut.region = one.region.intersection(part);
    RegionPart rest = one;
    rest.region = one.region.difference(part);
    if (!rest.region.empty()) inner.around.push_back(std::move(rest));
    if (!cut.region.empty() && (thin || !isNoise(cut.region))) {
      inner.regions.push_back(std::move(cut));
    }
  }
  count(inner);
  return inner;
}

AuthorityResult authorityOf(const application::Application& application,
                            const std::vector<PlanCut>& cuts,
                            std::span<const plan::SectorLayer* const> layers, const Site& site,
                            Assessment& out) {
  // [J II, III] Across provinces: the Minister. Inside DKI Jakarta, or across kabupaten/kota of one
  // province: the governor. Inside one kabupaten/kota: bupati / wali kota. Regions by the plans'
  // own boundaries; where they differ the newer speaks, and a meeting is listed [J 2.2.2.4 angka
  // 1].
  AuthorityResult result;
  const std::vector<Sayer> named = regencySayers(cuts);
  const std::vector<Sayer> boundaries = layerSayers(layers, site);
  const std::vector<Sayer> provincial = provinceSayers(cuts);

  // A province known from one plan completes what others leave out, where there is only one.
  std::set<std::string> provinces;
  std::optional<std::string> onlyProvince;
  for (const std::vector<Sayer>* sayers : {&named, &boundaries, &provincial}) {
    for (const Sayer& sayer : *sayers) {
      if (sayer.province && provinces.insert(provinceKey(*sayer.province)).second) {
        onlyProvince = sayer.province;
      }
    }
  }
  if (provinces.size() != 1) onlyProvince.reset();

  std::map<std::string, RegionPart> parts;
  const auto take = [&](std::optional<std::string> province, std::optional<std::string> regency,
                        std::optional<bool> isCity, const Region& region) {
    if (region.empty()) return;
    if (!province) province = onlyProvince;
    const std::string key = keyOf(province, regency, isCity);
    RegionPart& part = parts[key];
    part.key = key;
    if (!part.province) part.province = province;
    if (!part.regency) part.regency = regency;
    part.region = part.region.unionWith(region);
  };
  struct Difference {
    std::string first, second;
    double m2;
  };
  std::vector<Difference> differences;
  // Land that a PTP may add lies in a region, too; who decides is told by the location alone.
  Region left = site.extent();
  std::vector<const Sayer*> heard;
  const auto hear = [&](const Sayer& sayer, bool provinceOnly) {
    const Region& cover = sayer.cover;
    for (const Sayer* other : heard) {
      const bool same = provinceOnly || !sayer.regency || !other->regency
                            ? !sayer.province || !other->province ||
                                  provinceKey(*sayer.province) == provinceKey(*other->province)
                            : regencyKey(*sayer.regency, sayer.isCity) ==
                                  regencyKey(*other->regency, other->isCity);
      if (same) continue;
      const Region both = cover.intersection(other->cover).intersection(site.region());
      if (!isNoise(both)) differences.push_back({other->title, sayer.title, both.areaM2()});
    }
    heard.push_back(&sayer);
  };
  for (const Sayer& sayer : named) {
    hear(sayer, false);
    take(sayer.province, sayer.regency, sayer.isCity, left.intersection(sayer.cover));
    left = left.difference(sayer.cover);
  }
  for (const Sayer& sayer : boundaries) {
    hear(sayer, false);
    take(sayer.province, sayer.regency, sayer.isCity, left.intersection(sayer.cover));
    left = left.difference(sayer.cover);
  }
  // The dossier speaks only where no plan and no layer does: beside a region that one of them names
  // it would be a guess. A sliver along a border names none (reading 10).
  const bool thin = isNoise(site.region());
  const bool anyNamed = std::any_of(parts.begin(), parts.end(), [thin](const auto& entry) {
    return entry.second.regency && (thin || !isNoise(entry.second.region));
  });
  const application::AdministrativePlace& stated = application.location.place;
  const std::optional<bool> statedCity =
      stated.regency ? cityByPlans(*stated.regency, cuts) : std::nullopt;
  for (const Sayer& sayer : provincial) {
    hear(sayer, true);
    const Region here = left.intersection(sayer.cover);
    if (!here.empty() && !anyNamed && stated.regency) {
      take(sayer.province, stated.regency, statedCity, here);
      result.byApplicant = true;
    } else {
      take(sayer.province, std::nullopt, std::nullopt, here);
    }
    left = left.difference(sayer.cover);
  }
  if (!anyNamed && !left.empty() && (parts.empty() || stated.regency)) {
    // Several places may be stated; which part lies where is not known without plans.
    const auto& places = application.location.places;
    if (parts.empty() && !places.empty()) {
      for (const auto& place : places) {
        take(place.province, place.regency,
             place.regency ? cityByPlans(*place.regency, cuts) : std::nullopt, left);
      }
    } else if (stated.regency || stated.province) {
      take(onlyProvince ? onlyProvince : stated.province, stated.regency, statedCity, left);
    }
    if (!parts.empty()) {
      result.byApplicant = true;
      left = Region();
    }
  }

  std::vector<Region> partition;
  for (auto& [key, part] : parts) partition.push_back(part.region);
  partition.push_back(left);
  double noiseM2 = 0;
  for (const NoiseMove& move : settle(partition)) noiseM2 += move.m2;
  std::size_t i = 0;
  const Region nowhere =
      site.isWidened() ? partition.back().intersection(site.region()) : partition.back();
  double unnamedM2 = nowhere.areaM2();
  for (auto& [key, part] : parts) {
    part.region = partition[i++];
    const Region own = site.isWidened() ? part.region.intersection(site.region()) : part.region;
    if (own.empty() || (site.isWidened() && isNoise(own) && !thin)) {
      if (site.isWidened() && !part.region.empty()) result.beyond.push_back(part);
      continue;
    }
    if (!part.regency) unnamedM2 += own.areaM2();
    result.regions.push_back(part);
  }
  count(result);
  std::set<std::string> provinceKeys;
  std::size_t regencies = 0;
  for (const RegionPart& part : result.regions) {
    if (part.province) provinceKeys.insert(part.provinceName());
    if (part.regency) ++regencies;
  }
  const bool unknownRegency = unnamedM2 >= kWhollyM2;
  // A part of which not even the province is known may lie in another one.
  const bool unknownProvince =
      nowhere.areaM2() >= kWhollyM2 ||
      std::any_of(result.regions.begin(), result.regions.end(),
                  [](const RegionPart& part) { return !part.province && !part.regency; });

  Step step("authority", rules::juknis("Bab II; Bab III"));
  for (const RegionPart& part : result.regions) {
    const Region own = site.isWidened() ? part.region.intersection(site.region()) : part.region;
    Step child("authority.region", rules::juknis("2.2.2.4 (= 3.2.2.4) angka 1"));
    child.with("province", part.province.value_or(""))
        .with("regency", part.regency.value_or(""))
        .with("m2", own.areaM2())
        .to(part.regency ? "kabupaten-kota" : "kabupaten-kota-tidak-diketahui");
    step.then(std::move(child));
  }
  if (noiseM2 > 0) {
    step.with("noiseM2", noiseM2).by(10);
    out.readings.insert(10);
  }
  if (unknownRegency && (anyNamed || !result.regions.empty())) {
    const Value m2 = Quantity{unnamedM2, Unit::squareMetre, 2};
    const std::string id = formatValue(m2, Language::id);
    const std::string en = formatValue(m2, Language::en);
    step.with("unnamedM2", unnamedM2);
    out.addUnknown({{"Kabupaten/kota sebagian lokasi", "The kabupaten/kota of a part"},
                    {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
                    {id + " lokasi tidak tercakup RTRW kabupaten/kota, RDTR, atau lapisan batas "
                          "yang menyebut kabupaten/kota, sehingga wilayah bagian itu tidak "
                          "diketahui.",
                     en + " of the location lie in no RTRW of a kabupaten/kota, RDTR or layer of "
                          "boundaries that names one, so the region of that part is not known."},
                    rules::juknis("2.2.2.4 (= 3.2.2.4) angka 1"),
                    anyNamed});
  }
  if (result.byApplicant) {
    step.with("byApplicant", true);
    out.addFlag({"wilayah-menurut-pemohon",
                 {"Kabupaten/kota lokasi diambil dari permohonan, karena tidak ada rencana atau "
                  "lapisan batas yang menyebutnya; pemberi KKPR perlu dipastikan.",
                  "The kabupaten/kota of the location is the one that the application states, "
                  "because no plan or layer of boundaries names it; who decides is to be "
                  "confirmed."},
                 std::nullopt,
                 rules::juknis("2.2.2.4 (= 3.2.2.4) angka 1")});
  }
  if (result.severalProvinces) {
    result.authority = AuthorityLevel::menteri;
  } else if (unknownProvince) {
    result.authority.reset();
  } else if (provinceKeys.size() == 1 &&
             provinceKeys.begin()->find("jakarta") != std::string::npos) {
    result.authority = AuthorityLevel::gubernur;
  } else if (result.severalRegencies) {
    result.authority = AuthorityLevel::gubernur;
  } else if (regencies == 1 && !unknownRegency) {
    result.authority = AuthorityLevel::bupatiWaliKota;
  }
  if (application.authority) {
    step.with("override", std::string(authorityName(*application.authority)));
    result.authority = application.authority;
  }
  for (const Difference& difference : differences) {
    noteDifference(difference.first, difference.second, difference.m2, result.authority, out);
  }
  step.to(result.authority ? authorityName(*result.authority) : "tidak-diketahui");
  out.trace.push_back(std::move(step));
  return result;
}

}  // namespace kkpr::assessment
