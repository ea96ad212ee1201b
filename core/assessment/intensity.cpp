#include "assessment/intensity.h"

#include <algorithm>
#include <set>

#include "assessment/noise.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

void least(std::optional<double>& kept, const std::optional<double>& value) {
  if (value && (!kept || *value < *kept)) kept = value;
}

void most(std::optional<double>& kept, const std::optional<double>& value) {
  if (value && (!kept || *value > *kept)) kept = value;
}

struct Gathered {
  Intensity intensity;
  std::set<std::string> sources;
  std::set<std::string> utilities;
  std::set<std::string> zones;  ///< that say something of it

  void take(const plan::Plan& plan, const std::string& zone) {
    const plan::Provision* p = plan.provisionOf(zone);
    if (p == nullptr) return;
    const bool says = p->kdbMax || p->klbMax || p->kdhMin || p->ktbMax || p->gsbMinM ||
                      p->freeDistanceMinM || p->utilities;
    if (!says) return;
    least(intensity.kdbMax, p->kdbMax);
    least(intensity.klbMax, p->klbMax);
    least(intensity.ktbMax, p->ktbMax);
    most(intensity.kdhMin, p->kdhMin);
    most(intensity.gsbMinM, p->gsbMinM);
    most(intensity.freeDistanceMinM, p->freeDistanceMinM);
    if (p->utilities) utilities.insert(*p->utilities);
    zones.insert(zone);
    sources.insert(p->source ? plan.title + ", " + *p->source : plan.title);
  }
  [[nodiscard]] bool any() const { return !sources.empty(); }
};

/// [J annex XIV h] What an RDTR that is not integrated says of the zones under the approval.
void lend(const Region& approved, const Context& context, Gathered& gathered) {
  for (const PlanCut& cut : context.cuts) {
    const plan::Plan& plan = *cut.plan;
    if (!plan::isRdtr(plan.level) || plan.ossIntegrated.value_or(false)) continue;
    for (const PlanCut::ZoneCut& zone : cut.zones) {
      if (!isNoise(zone.region.intersection(approved))) gathered.take(plan, zone.code);
    }
  }
}

}  // namespace

void setIntensity(const Judged& judged, const Region& approved, const Context& context,
                  Product& product, Assessment& out) {
  Gathered gathered;
  for (const Zoning* zoning : judged.bases) {
    for (const Cell& cell : zoning->cells) {
      if (!cell.zone || !cell.conforms || isNoise(cell.region.intersection(approved))) continue;
      gathered.take(*zoning->plan, *cell.zone);
    }
    for (const HiddenZone& hidden : zoning->hidden) {
      if (isNoise(hidden.region.intersection(approved))) continue;
      gathered.take(*zoning->plan, hidden.zone->code);
    }
  }
  if (!gathered.any() && judged.mechanism == Mechanism::pkkpr) lend(approved, context, gathered);
  if (!gathered.any()) {
    // A dash on the KKPR, unless a rule on buildings or a meeting sets it.
    if (judged.mechanism == Mechanism::kkkpr) return;
    const bool centre = context.central();
    out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "intensitas",
                    context.cite.of("2.2.2.4", "3.2.2.4", "angka 3")});
    return;
  }
  gathered.intensity.source = joined(gathered.sources);
  if (!gathered.utilities.empty()) gathered.intensity.utilities = joined(gathered.utilities);
  product.intensity = gathered.intensity;
  Text strictest;
  if (gathered.zones.size() > 1) {
    // One KKPR prints one value: over several zones the strictest of each.
    strictest = {" Nilainya yang paling ketat dari zona " + joined(gathered.zones) + ".",
                 " The values are the strictest of zones " + joined(gathered.zones) + "."};
  }
  product.conditions.push_back({"intensitas",
                                {"Bangunan mengikuti intensitas pada KKPR ini (" +
                                     gathered.intensity.source + ")." + strictest.id,
                                 "Buildings keep to the intensity on this KKPR (" +
                                     gathered.intensity.source + ")." + strictest.en},
                                product.basis});
}

namespace {

/// What the products together allow of a share of the land. Products of unrelated activities may
/// lie on the same land: that allows once. Empty where none of them says; those that do not are
/// named.
std::optional<double> allowedM2(const std::vector<Region>& approved,
                                std::optional<double> Intensity::*share, const Text& limit,
                                const Citations& cite, Assessment& out) {
  double m2 = 0;
  bool said = false;
  bool silent = false;
  Region counted;
  for (std::size_t i = 0; i < out.products.size(); ++i) {
    const std::optional<Intensity>& intensity = out.products[i].intensity;
    if (!intensity || !((*intensity).*share)) {
      silent = true;
      continue;
    }
    said = true;
    m2 += *((*intensity).*share) / 100.0 * approved[i].difference(counted).areaM2();
    counted = counted.unionWith(approved[i]);
  }
  if (said && silent) {
    out.addUnknown({{limit.id + " sebagian lokasi", "The " + limit.en + " of a part"},
                    kPlanner,
                    {limit.id + " untuk sebagian yang disetujui belum ditetapkan; bangunan hanya "
                                "dibandingkan dengan bagian yang sudah ada ketentuannya.",
                     "The " + limit.en +
                         " of a part of what is approved is not set; the building "
                         "is held only against the part that has one."},
                    cite.of("2.2.2.2", "3.2.2.2", "angka 3"),
                    false});
  }
  return said ? std::optional(m2) : std::nullopt;
}

/// A limit is passed: a flag, and a condition of every product.
void exceeds(const char* subject, double plannedM2, std::optional<double> allowed, const Text& what,
             const Text& limit, const Citations& cite, Assessment& out) {
  if (!allowed || plannedM2 <= *allowed) return;
  const Text most = squareMetres(*allowed);
  const Text planned = squareMetres(plannedM2);
  const Text text{what.id + " " + planned.id + " melebihi " + limit.id + ": paling luas " +
                      most.id + " pada luas yang disetujui.",
                  what.en + ", " + planned.en + ", exceeds the " + limit.en + ": at most " +
                      most.en + " on the approved area."};
  out.addFlag({subject, text, plannedM2 - *allowed, cite.of("2.2.2.2", "3.2.2.2", "angka 3")});
  for (Product& product : out.products) {
    product.conditions.push_back({"intensitas", text, product.basis});
  }
}

}  // namespace

void checkBuilding(const application::Application& application, const std::vector<Region>& approved,
                   const Citations& cite, Assessment& out) {
  // [J 2.2.2.2 angka 2 huruf b = 3.2.2.2] More floor area than KLB × land is a condition, no
  // non-conformity. The building stands on all of what is approved, by whichever mechanism.
  if (out.products.empty()) return;
  const auto& building = application.building;
  if (building.floorAreaM2) {
    const Text limit{"KLB", "KLB"};
    exceeds("melebihi-klb", *building.floorAreaM2,
            allowedM2(approved, &Intensity::klbMax, limit, cite, out),
            {"Luas lantai yang direncanakan", "The floor area planned"}, limit, cite, out);
  }
  if (building.footprintM2) {
    const Text limit{"KDB", "KDB"};
    exceeds("melebihi-kdb", *building.footprintM2,
            allowedM2(approved, &Intensity::kdbMax, limit, cite, out),
            {"Luas dasar bangunan", "The footprint"}, limit, cite, out);
  }
}

}  // namespace kkpr::assessment
