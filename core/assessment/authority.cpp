#include "assessment/authority.h"

#include <algorithm>
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

std::string provinceKey(const std::string& name) {
  const std::string key = plain(name);
  return key.rfind("provinsi ", 0) == 0 ? key.substr(9) : key;
}

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

/// RTRWK before RDTR before RTRWP; within each the newer first.
bool speaksFirst(const PlanCut* a, const PlanCut* b) {
  const auto rank = [](plan::Level level) {
    if (level == plan::Level::rtrwk) return 0;
    return plan::isRdtr(level) ? 1 : 2;
  };
  const int ra = rank(a->plan->level);
  const int rb = rank(b->plan->level);
  if (ra != rb) return ra < rb;
  return plan::newerFirst(*a->plan, *b->plan);
}

}  // namespace

std::string regencyKey(const std::string& name, std::optional<bool> isCity) {
  std::string key = plain(name);
  bool city = isCity.value_or(false);
  for (const char* prefix : {"kabupaten ", "kab. ", "kab "}) {
    if (key.rfind(prefix, 0) == 0) {
      key = key.substr(std::string_view(prefix).size());
      city = false;
    }
  }
  if (key.rfind("kota ", 0) == 0) {
    key = key.substr(5);
    city = true;
  }
  return (city ? "kota " : "kabupaten ") + key;
}

AuthorityResult authorityOf(const application::Application& application,
                            const std::vector<PlanCut>& cuts, const Site& site, Assessment& out) {
  // [J II, III] Across provinces: the Minister. Inside DKI Jakarta, or across kabupaten/kota of one
  // province: the governor. Inside one kabupaten/kota: bupati / wali kota. Regions by the plans'
  // own boundaries [J 2.2.2.4 angka 1].
  AuthorityResult result;
  std::vector<const PlanCut*> sayers;
  for (const PlanCut& cut : cuts) {
    if (plan::isNational(cut.plan->level) || cut.cover.empty()) continue;
    if (cut.plan->region.regency || cut.plan->region.province) sayers.push_back(&cut);
  }
  std::sort(sayers.begin(), sayers.end(), speaksFirst);

  // A province known from an RTRWP completes what an RTRWK or RDTR leaves out, where there is only
  // one.
  std::set<std::string> provinces;
  std::optional<std::string> onlyProvince;
  for (const PlanCut* cut : sayers) {
    if (cut->plan->region.province &&
        provinces.insert(provinceKey(*cut->plan->region.province)).second) {
      onlyProvince = cut->plan->region.province;
    }
  }
  if (provinces.size() != 1) onlyProvince.reset();

  const application::AdministrativePlace& stated = application.location.place;
  const std::optional<bool> statedCity =
      stated.regency ? cityByPlans(*stated.regency, cuts) : std::nullopt;
  // The dossier speaks only where no plan does: beside a region that a plan names it would be a
  // guess. A sliver along a border names none (reading 10).
  const bool thin = isNoise(site.region());
  const bool named = std::any_of(sayers.begin(), sayers.end(), [thin](const PlanCut* cut) {
    return cut->plan->level != plan::Level::rtrwp && cut->plan->region.regency &&
           (thin || !isNoise(cut->cover));
  });
  std::map<std::string, RegionPart> parts;
  Region left = site.region();
  const auto take = [&](std::optional<std::string> province, std::optional<std::string> regency,
                        std::optional<bool> isCity, Region region) {
    if (region.empty()) return;
    if (!province) province = onlyProvince;
    std::string key = province ? provinceKey(*province) : "?";
    key += "/" + (regency ? regencyKey(*regency, isCity) : std::string("?"));
    RegionPart& part = parts[key];
    part.key = key;
    if (!part.province) part.province = province;
    if (!part.regency) part.regency = regency;
    part.region = part.region.unionWith(region);
  };
  for (const PlanCut* cut : sayers) {
    const plan::PlanRegion& region = cut->plan->region;
    std::optional<std::string> regency = region.regency;
    std::optional<bool> isCity = region.isCity;
    if (cut->plan->level == plan::Level::rtrwp) {
      regency = named ? std::nullopt : stated.regency;
      isCity = statedCity;
    }
    take(region.province, regency, isCity, left.intersection(cut->cover));
    left = left.difference(cut->cover);
  }
  if (!named && !parts.empty() && stated.regency) {
    take(onlyProvince ? onlyProvince : stated.province, stated.regency, statedCity, left);
    left = Region();
  } else if (parts.empty() &&
             (stated.regency || stated.province || !application.location.places.empty())) {
    if (application.location.places.empty()) {
      take(stated.province, stated.regency, statedCity, left);
    } else {
      // Several places are stated; which part lies where is not known without plans.
      for (const auto& place : application.location.places) {
        take(place.province, place.regency,
             place.regency ? cityByPlans(*place.regency, cuts) : std::nullopt, left);
      }
    }
    left = Region();
  }
  std::vector<Region> partition;
  for (auto& [key, part] : parts) partition.push_back(part.region);
  partition.push_back(left);
  double noiseM2 = 0;
  for (const NoiseMove& move : settle(partition)) noiseM2 += move.m2;
  std::size_t i = 0;
  std::set<std::string> provinceKeys;
  std::set<std::string> regencyKeys;
  double unnamedM2 = partition.back().areaM2();
  for (auto& [key, part] : parts) {
    part.region = partition[i++];
    if (part.region.empty()) continue;
    if (part.province) provinceKeys.insert(provinceKey(*part.province));
    if (part.regency) {
      regencyKeys.insert(key);
    } else {
      unnamedM2 += part.region.areaM2();
    }
    result.regions.push_back(part);
  }
  const bool unknownRegency = unnamedM2 >= kWhollyM2;
  result.severalProvinces = provinceKeys.size() > 1;
  result.severalRegencies = regencyKeys.size() > 1;

  Step step("authority", rules::juknis("Bab II; Bab III"));
  for (const RegionPart& part : result.regions) {
    Step child("authority.region", rules::juknis("2.2.2.4 (= 3.2.2.4)"));
    child.with("province", part.province.value_or(""))
        .with("regency", part.regency.value_or(""))
        .with("m2", part.region.areaM2())
        .to(part.regency ? "kabupaten-kota" : "kabupaten-kota-tidak-diketahui");
    step.then(std::move(child));
  }
  if (noiseM2 > 0) {
    step.with("noiseM2", noiseM2).by(10);
    out.readings.insert(10);
  }
  if (named && unknownRegency) {
    const Value m2 = Quantity{unnamedM2, Unit::squareMetre, 2};
    const std::string id = formatValue(m2, Language::id);
    const std::string en = formatValue(m2, Language::en);
    step.with("unnamedM2", unnamedM2);
    out.addUnknown({{"Kabupaten/kota sebagian lokasi", "The kabupaten/kota of a part"},
                    {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
                    {id + " lokasi tidak tercakup RTRW kabupaten/kota atau RDTR yang menyebut "
                          "kabupaten/kota, sehingga wilayah bagian itu tidak diketahui.",
                     en + " of the location lie in no RTRW of a kabupaten/kota and no RDTR that "
                          "names one, so the region of that part is not known."},
                    rules::juknis("2.2.2.4 (= 3.2.2.4)"),
                    true});
  }
  if (result.severalProvinces) {
    result.authority = AuthorityLevel::menteri;
  } else if (provinceKeys.size() == 1 &&
             provinceKeys.begin()->find("jakarta") != std::string::npos) {
    result.authority = AuthorityLevel::gubernur;
  } else if (result.severalRegencies) {
    result.authority = AuthorityLevel::gubernur;
  } else if (regencyKeys.size() == 1 && !unknownRegency) {
    result.authority = AuthorityLevel::bupatiWaliKota;
  }
  if (application.authority) {
    step.with("override", std::string(authorityName(*application.authority)));
    result.authority = application.authority;
  }
  step.to(result.authority ? authorityName(*result.authority) : "tidak-diketahui");
  out.trace.push_back(std::move(step));
  return result;
}

}  // namespace kkpr::assessment
