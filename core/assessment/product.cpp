#include "assessment/product.h"

#include <algorithm>
#include <set>

#include "assessment/tolerances.h"
#include "base/quantity.h"
#include "rules/zone_codes.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

Text permissionText(plan::Permission permission) {
  switch (permission) {
    case plan::Permission::limited:
      return {"terbatas (T)", "with limits (T)"};
    case plan::Permission::conditional:
      return {"bersyarat (B)", "with conditions (B)"};
    case plan::Permission::limitedAndConditional:
      return {"terbatas dan bersyarat (T,B)", "with limits and conditions (T,B)"};
    case plan::Permission::allowed:
    case plan::Permission::prohibited:
      break;
  }
  return {};
}

const std::vector<std::string>* limitsOf(const plan::Plan& plan, const std::string& activity,
                                         const std::string& zone) {
  const auto row = plan.limits.find(plan::canonicalActivity(activity));
  if (row == plan.limits.end()) return nullptr;
  auto cell = row->second.find(rules::canonicalZoneCode(zone));
  if (cell == row->second.end()) cell = row->second.find("*");
  return cell == row->second.end() ? nullptr : &cell->second;
}

/// [J 2.2.4 = 3.2.4] T and B conform; their texts become conditions.
void addZoneConditions(const Cell& cell, Product& product) {
  if (!cell.permission || *cell.permission == plan::Permission::allowed || !cell.conforming())
    return;
  for (const std::string& activity : cell.activities) {
    const auto own = cell.plan->activities.at(activity, *cell.zone);
    if (!own || *own == plan::Permission::allowed) continue;
    std::vector<Text> texts;
    if (const auto* limits = limitsOf(*cell.plan, activity, *cell.zone)) {
      for (const std::string& limit : *limits) texts.push_back({limit, limit});
    }
    if (texts.empty()) {
      const Text how = permissionText(*own);
      texts.push_back({"Kegiatan " + activity + " di zona " + *cell.zone + " diizinkan " + how.id +
                           "; penuhi batasan dan syarat dalam peraturan zonasi " +
                           cell.plan->title + ".",
                       "The activity " + activity + " is allowed in zone " + *cell.zone + " " +
                           how.en + "; meet the limits and conditions of the zoning rules of " +
                           cell.plan->title + "."});
    }
    for (Text& text : texts) {
      const bool known = std::any_of(
          product.conditions.begin(), product.conditions.end(),
          [&](const Condition& c) { return c.source == cell.plan->id && c.text.id == text.id; });
      if (!known) product.conditions.push_back({"zonasi", std::move(text), cell.plan->id});
    }
  }
}

/// [J 2.2.5 = 3.2.5] All of the land held: as long as the tenure, the earliest end among several
/// titles; otherwise three years from publication, whose day is not known yet.
Validity validityOf(const application::Tenure& tenure) {
  Validity validity;
  validity.byTenure = tenure.status && *tenure.status == application::TenureStatus::seluruhnya;
  if (!validity.byTenure) return validity;
  validity.until = tenure.until;
  for (const application::TenureEvidence& evidence : tenure.evidence) {
    if (evidence.until && (!validity.until || *evidence.until < *validity.until)) {
      validity.until = evidence.until;
    }
  }
  // A title without end never ends first.
  const bool allWithoutEnd =
      !tenure.evidence.empty() &&
      std::all_of(tenure.evidence.begin(), tenure.evidence.end(),
                  [](const application::TenureEvidence& e) { return e.withoutEnd; });
  validity.withoutEnd = !validity.until && (tenure.withoutEnd || allWithoutEnd);
  return validity;
}

}  // namespace

Text squareMetres(double m2) {
  const Value value = Quantity{m2, Unit::squareMetre, 2};
  return {formatValue(value, Language::id), formatValue(value, Language::en)};
}

std::string conclusionOf(const Zoning& zoning) {
  if (zoning.wholly()) return "terakomodir";
  return zoning.partly() ? "terakomodir-sebagian" : "tidak-terakomodir";
}

void noteZoning(const Zoning& zoning, const Context& context, Assessment& out) {
  const std::string& id = zoning.plan->id;
  const bool rdtr = plan::isRdtr(zoning.plan->level);
  const rules::Citation citation = rdtr ? context.cite.of("2.2.1.2", "3.2.1.2", "angka 1")
                                        : context.cite.of("2.2.2.2", "3.2.2.2", "angka 2");
  if (!zoning.regulates) out.readings.insert(4);
  for (const Cell& cell : zoning.cells) {
    if (zoning.regulates && cell.zone && !cell.permission) out.readings.insert(4);
  }
  if (zoning.unzonedM2 >= kWhollyM2) {
    out.readings.insert(5);
    const Text m2 = squareMetres(zoning.unzonedM2);
    out.flags.push_back({"tanpa-zona",
                         {m2.id + " lokasi berada di dalam delineasi " + id +
                              " tetapi tidak di zona mana pun; bagian itu dianggap tidak sesuai.",
                          m2.en + " of the location lie within " + id +
                              " but in none of its zones; that part counts as not conforming."},
                         zoning.unzonedM2,
                         citation});
  }
  if (zoning.overlapM2 >= kNoiseAreaM2) {
    out.readings.insert(6);
    const Text m2 = squareMetres(zoning.overlapM2);
    out.flags.push_back({"zona-bertampalan",
                         {"Zona-zona " + id + " bertampalan seluas " + m2.id +
                              " pada lokasi ini; ketentuan yang lebih ketat dipakai.",
                          "Zones of " + id + " overlap by " + m2.en +
                              " at this location; the stricter rule was used."},
                         zoning.overlapM2,
                         citation});
  }
  if (zoning.noiseM2 > 0) out.readings.insert(10);
  if (zoning.noiseM2 >= kNamedAreaM2) {
    const Text m2 = squareMetres(zoning.noiseM2);
    out.flags.push_back(
        {"luas-kecil",
         {"Sisa pertampalan dengan " + id + " seluas " + m2.id +
              " terlalu sempit atau kecil untuk menentukan; dihitung pada zona di "
              "sebelahnya.",
          "Remnants of the overlay with " + id + " of " + m2.en +
              " are too narrow or small to decide; they count with the zone beside."},
         zoning.noiseM2,
         citation});
  }
}

Step zoningStep(const Zoning& zoning, std::string_view rule, rules::Citation citation) {
  Step step(rule, citation);
  step.with("plan", zoning.plan->id)
      .with("level", std::string(plan::levelName(zoning.plan->level)))
      .with("regulates", zoning.regulates)
      .with("areaM2", zoning.areaM2)
      .with("conformingM2", zoning.conformingM2)
      .to(!zoning.regulates ? "tidak-diatur"
          : zoning.wholly() ? "sesuai-seluruhnya"
          : zoning.partly() ? "sesuai-sebagian"
                            : "tidak-sesuai");
  for (const ZoneShare& share : sharesOf(zoning.cells)) {
    Step child("zone", citation);
    child.with("zone", share.zone.value_or(""))
        .with("name", share.name.value_or(""))
        .with("permission",
              share.permission ? std::string(plan::permissionName(*share.permission)) : "")
        .with("m2", share.m2)
        .with("percent", share.percent);
    if (!share.inside) {
      child.to("di-luar-rencana");
    } else if (!share.zone) {
      child.to("tanpa-zona").by(5);
    } else if (!share.permission) {
      child.to("tidak-sesuai").by(4);
    } else {
      child.to(plan::conforms(share.permission) ? "sesuai" : "tidak-sesuai");
    }
    step.then(std::move(child));
  }
  return step;
}

void addRecap(Mechanism mechanism, const Region& requested, const Region& conforming,
              const std::string& reference, const Context& context, Assessment& out) {
  const double all = context.site.region().areaM2();
  const auto add = [&](const std::optional<std::string>& region, double m2, double conformingM2) {
    if (m2 < kWhollyM2) return;
    RecapRow row;
    row.region = region;
    row.areaM2 = m2;
    row.shareOfLocation = 100.0 * m2 / all;
    row.shareConforming = 100.0 * conformingM2 / m2;
    row.reference = reference;
    row.conclusion = m2 - conformingM2 < kWhollyM2 ? "terakomodir"
                     : conformingM2 >= kWhollyM2   ? "terakomodir-sebagian"
                                                   : "tidak-terakomodir";
    row.mechanism = mechanism;
    out.recap.push_back(std::move(row));
  };
  const auto& regions = context.regions.regions;
  if (regions.size() <= 1) {
    add(regions.empty()           ? std::nullopt
        : regions.front().regency ? regions.front().regency
                                  : regions.front().province,
        requested.areaM2(), conforming.areaM2());
    return;
  }
  Region left = requested;
  for (const RegionPart& part : regions) {
    const Region here = left.intersection(part.region);
    add(part.regency ? part.regency : part.province, here.areaM2(),
        here.intersection(conforming).areaM2());
    left = left.difference(part.region);
  }
  if (!isNoise(left)) add(std::nullopt, left.areaM2(), left.intersection(conforming).areaM2());
}

void issue(const Judged& judged, const Context& context, Assessment& out, Step& step) {
  std::vector<Region> conformingRegions;
  std::vector<Cell> cells;
  Product product;
  product.mechanism = judged.mechanism;
  product.requestedM2 = judged.requested.areaM2();
  std::vector<std::string> ids;
  for (const Zoning* zoning : judged.bases) {
    conformingRegions.push_back(zoning->conformingRegion());
    product.conformingM2 += zoning->conformingM2;
    cells.insert(cells.end(), zoning->cells.begin(), zoning->cells.end());
    const plan::PlanRegion& region = zoning->plan->region;
    product.bases.push_back({zoning->plan->id, zoning->plan->level,
                             region.regency ? region.regency : region.province, zoning->areaM2,
                             zoning->conformingM2});
    ids.push_back(zoning->plan->id);
  }
  const Region conforming = Region::unionOf(conformingRegions);
  const auto largest = std::max_element(
      product.bases.begin(), product.bases.end(), [](const Basis& a, const Basis& b) {
        return a.conformingM2 + kWhollyM2 < b.conformingM2;  // a tie: the one looked at first
      });
  product.basis = largest->plan;

  const Deducted deducted = deduct(judged.requested, conforming, judged.notConformingFactor,
                                   context.layers, context.cite, step);
  if (deducted.noiseM2 > 0) out.readings.insert(10);
  if (deducted.noiseM2 >= kNamedAreaM2) {
    out.flags.push_back({"luas-kecil",
                         {"Sisa sempit di tepi kawasan hutan tidak dikurangkan atau disetujui "
                          "tersendiri; bagian itu "
                          "mengikuti bagian di sebelahnya.",
                          "Narrow remnants along the edge of forest are neither deducted nor "
                          "approved on their own; "
                          "they follow the part beside them."},
                         deducted.noiseM2,
                         context.cite.of("2.2.3.3", "3.2.3.4", "angka 2")});
  }
  addRecap(judged.mechanism, judged.requested, conforming, joined(ids), context, out);

  product.approvedM2 = deducted.approved.areaM2();
  product.deductions = deducted.deductions;
  if (product.approvedM2 < kWhollyM2) {
    // [J 2.2.5 = 3.2.5] Nothing is left: no product, the factors are named.
    std::vector<std::string> factors;
    for (const Deduction& deduction : deducted.deductions) {
      if (std::find(factors.begin(), factors.end(), deduction.factor) == factors.end()) {
        factors.push_back(deduction.factor);
      }
    }
    const Text m2 = squareMetres(product.requestedM2);
    const std::string mechanism(mechanismName(judged.mechanism));
    out.rejections.push_back({judged.mechanism,
                              product.requestedM2,
                              Cause::nothingLeft,
                              {"Seluruh " + m2.id + " yang dinilai melalui " + mechanism +
                                   " habis terkurangi oleh: " + joined(factors) + ".",
                               "All " + m2.en + " judged by " + mechanism +
                                   " are taken away by: " + joined(factors) + "."},
                              context.cite.of("2.2.3.3", "3.2.3.4")});
    step.to("habis-terkurangi");
    return;
  }
  product.decision =
      product.requestedM2 - product.approvedM2 < kWhollyM2 ? Decision::wholly : Decision::partly;
  std::set<std::string> activities;
  for (const ActivityGroup& group : context.groups) {
    if (group.region.intersection(judged.requested).areaM2() < kWhollyM2) continue;
    activities.insert(group.activities.begin(), group.activities.end());
  }
  product.activities.assign(activities.begin(), activities.end());
  product.zones = sharesOf(cells);
  for (const Cell& cell : cells) {
    if (!isNoise(cell.region.intersection(deducted.approved))) addZoneConditions(cell, product);
  }
  product.validity = validityOf(context.application.tenure);
  product.approved = context.site.toLonLat(deducted.approved);
  out.approvedM2 += product.approvedM2;
  step.with("approvedM2", product.approvedM2).to(decisionName(product.decision));
  out.products.push_back(std::move(product));
}

}  // namespace kkpr::assessment
