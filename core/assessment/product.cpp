#include "assessment/product.h"

#include <algorithm>
#include <set>

#include "assessment/alternatives.h"
#include "assessment/borders.h"
#include "assessment/conditions.h"
#include "assessment/intensity.h"
#include "assessment/tolerances.h"
#include "assessment/validity_period.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

Region unionOf(const std::vector<Region>& regions) {
  return regions.size() == 1 ? regions.front() : Region::unionOf(regions);
}

Text remarkOf(const Zoning& zoning) {
  if (zoning.onlyProgramme) {
    return {"Hanya termuat dalam indikasi program utama, sehingga dianggap tidak diatur.",
            "Held only in the main programmes, so it counts as not regulated."};
  }
  if (!zoning.regulates) {
    return {"Kegiatan tidak diatur dalam rencana ini.", "The plan does not regulate the activity."};
  }
  if (zoning.wholly()) return {"Sesuai seluruhnya.", "Conforms wholly."};
  if (zoning.partly()) return {"Sesuai sebagian.", "Conforms in part."};
  return {"Tidak sesuai.", "Does not conform."};
}

/// What is left of a product's part once everything was taken away.
struct Left {
  Region approved;
  Region taken;  ///< by PTP and sectors; of requested and added
  double noiseM2 = 0;
  std::vector<Region> noise;  ///< where that is
};

void settleInto(Left& left, std::vector<Region>& partition) {
  for (NoiseMove& move : settle(partition)) {
    left.noiseM2 += move.m2;
    left.noise.push_back(std::move(move.region));
  }
}

/// [J 2.2.3.3 = 3.2.3.4] Factors may overlap: the approved area is what their union leaves, never a
/// sum of areas.
Left takeAway(const Judged& judged, const std::vector<Taking>& takings) {
  Left left;
  left.approved = judged.conforming;
  std::vector<Region> regions;
  for (const Taking& taking : takings) regions.push_back(taking.region);
  if (regions.empty()) return left;
  const Region all = unionOf(regions);
  const Region body =
      judged.added.empty() ? judged.requested : judged.requested.unionWith(judged.added);
  const Region rest = body.difference(judged.conforming);
  std::vector<Region> within{judged.conforming.difference(all),
                             judged.conforming.intersection(all)};
  settleInto(left, within);
  std::vector<Region> outside{rest.difference(all), rest.intersection(all)};
  settleInto(left, outside);
  left.approved = within[0];
  left.taken = within[1].unionWith(outside[1]);
  return left;
}

/// [J 2.2.1, 2.2.2.2, 2.2.3.1 = 3.2.1, 3.2.2.2, 3.2.3.1, 3.2.3.2] Where the text lets what does not
/// conform be deducted.
rules::Citation deductedBy(const Judged& judged, const Context& context) {
  if (judged.mechanism == Mechanism::pkkpr) {
    return context.cite.of("2.2.2.2", "3.2.2.2", "angka 2 huruf a");
  }
  const double besideM2 = context.unit.region.areaM2() - judged.requested.areaM2();
  if (besideM2 < kWhollyM2 && judged.bases.size() == 1) {
    return context.cite.of("2.2.1", "3.2.1", "angka 2 huruf b");
  }
  if (context.byRegency()) {
    return context.cite.of("2.2.3.1", "3.2.3.2", "tahap pemeriksaan angka 2");
  }
  if (!context.regions.authority) return context.cite.of("2.2.3.1", "3.2.3.2");
  return context.cite.of("2.2.3.1", "3.2.3.1", "tahapan pemeriksaan angka 2 huruf a 2)");
}

/// [J 2.2.2.3 angka 2 = 3.2.2.3] What every layer of the sectors came to.
void explainLayers(Mechanism mechanism, const Region& body, const Region& approved,
                   const Context& context, Step& step) {
  for (const LayerCut& cut : context.layers) {
    if (cut.layer->kind == plan::LayerKind::batasAdministrasi) continue;
    const double m2 = cut.region.intersection(body).areaM2();
    const double kept = cut.region.intersection(approved).areaM2();
    Step child("sector", context.cite.ofLayer(cut.layer->kind, mechanism));
    child.with("layer", cut.layer->id)
        .with("kind", std::string(plan::layerKindName(cut.layer->kind)))
        .with("m2", m2)
        .with("approvedM2", kept)
        .to(m2 < kWhollyM2     ? "tidak-bertampalan"
            : kept < kWhollyM2 ? "di-luar-yang-disetujui"
                               : "pada-yang-disetujui");
    step.then(std::move(child));
  }
}

void noteAsked(const Judged& judged, Assessment& out) {
  const auto note = [&out](const Zoning& zoning) {
    out.asked.push_back({zoning.plan->enacted, zoning.area});
  };
  for (const Zoning* zoning : judged.bases) note(*zoning);
  for (const Zoning* zoning : judged.others) note(*zoning);
  for (const LeftOut* one : judged.leftOut) note(one->zoning);
}

/// [J 2.2.3.1 = 3.2.3.1] Public-interest infrastructure whose approval falls apart.
void notePieces(const Judged& judged, const Region& approved, const Context& context,
                Assessment& out) {
  bool network = false;
  for (const ActivityGroup& group : context.groups()) {
    for (const application::Activity* activity : group.planned) {
      bool structural = activity->component == application::Component::strukturRuang;
      if (!activity->component) {
        for (const Zoning* zoning : judged.bases) {
          structural = structural || zoning->plan->inStructure(activity->code);
        }
      }
      network = network || (structural && activity->publicInterest.value_or(false));
    }
  }
  if (!network || approved.parts().size() <= judged.requested.parts().size()) return;
  const bool centre = context.central();
  out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "poligon-terpisah",
                  context.cite.of("2.2.2.4", "3.2.2.4", "angka 9")});
}

}  // namespace

std::string conclusionOf(const Zoning& zoning) {
  if (zoning.wholly()) return "terakomodir";
  return zoning.partly() ? "terakomodir-sebagian" : "tidak-terakomodir";
}

Examined examinedOf(const Zoning& zoning, Mechanism mechanism, const Context& context) {
  Examined examined;
  examined.id = zoning.plan->id;
  examined.title = zoning.plan->title;
  examined.kind = std::string(plan::levelName(zoning.plan->level));
  examined.mechanism = mechanism;
  examined.regulates = zoning.regulates;
  examined.m2 = zoning.insideM2;
  examined.conformingM2 = zoning.regulates ? zoning.conformingM2 : 0.0;
  examined.percent = percentOf(*examined.conformingM2, zoning.areaM2);
  examined.conclusion = conclusionOf(zoning);
  examined.structure = titlesOf(zoning.cut->structure, context.groups());
  examined.programs = titlesOf(zoning.cut->programs, context.groups());
  examined.remark = remarkOf(zoning);
  examined.date = zoning.plan->enacted;
  examined.zones = sharesOf(zoning.cells);
  return examined;
}

void noteZoning(const Zoning& zoning, const Context& context, Assessment& out) {
  const std::string& title = zoning.plan->title;
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
    out.addFlag({"tanpa-zona",
                 {m2.id + " lokasi berada di dalam delineasi " + title +
                      " tetapi tidak di zona mana pun; bagian itu dianggap tidak sesuai.",
                  m2.en + " of the location lie within " + title +
                      " but in none of its zones; that part counts as not conforming."},
                 zoning.unzonedM2,
                 citation});
  }
  if (zoning.overlapM2 >= kNoiseAreaM2) out.readings.insert(6);  // drawing_faults.cpp flags it
  if (zoning.noiseM2 > 0) out.readings.insert(10);
  if (zoning.noiseM2 >= kNamedAreaM2) {
    const Text m2 = squareMetres(zoning.noiseM2);
    out.flags.push_back(
        {"luas-kecil",
         {"Sisa pertampalan dengan " + title + " seluas " + m2.id +
              " terlalu sempit atau kecil untuk menentukan; dihitung pada zona di "
              "sebelahnya.",
          "Remnants of the overlay with " + title + " of " + m2.en +
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
  if (zoning.overlapM2 >= kNoiseAreaM2) step.by(6);
  for (const ZoneShare& share : sharesOf(zoning.cells)) {
    Step child("zone", citation);
    child.with("zone", share.zone.value_or(""))
        .with("name", share.name.value_or(""))
        .with("permission",
              share.permission ? std::string(plan::permissionName(*share.permission)) : "")
        .with("m2", share.m2)
        .with("percent", share.percent);
    child.with("ground", share.ground);
    if (!share.inside) {
      child.to("di-luar-rencana");
    } else if (!share.zone && !share.conforms) {
      child.to("tanpa-zona").by(5);
    } else {
      child.to(share.conforms ? "sesuai" : "tidak-sesuai");
      if (zoning.regulates && !share.permission) child.by(4);
    }
    step.then(std::move(child));
  }
  return step;
}

void addRecap(const Judged& judged, const Context& context, Assessment& out) {
  noteAsked(judged, out);
  const double all = context.site.region().areaM2();
  const auto add = [&](const std::optional<std::string>& region, const Region& here) {
    const double m2 = here.areaM2();
    if (m2 < kWhollyM2) return;
    const double conformingM2 = here.intersection(judged.conforming).areaM2();
    std::set<std::string> reference;
    for (const std::vector<const Zoning*>* list : {&judged.bases, &judged.others}) {
      for (const Zoning* zoning : *list) {
        const bool speaks =
            std::any_of(zoning->cells.begin(), zoning->cells.end(), [&](const Cell& cell) {
              return cell.inside && !cell.region.intersection(here).empty();
            });
        if (speaks) reference.insert(zoning->plan->id);
      }
    }
    for (const LeftOut* one : judged.leftOut) {
      if (!one->zoning.area.intersection(here).empty()) reference.insert(one->zoning.plan->id);
    }
    RecapRow row;
    row.region = region;
    row.areaM2 = m2;
    row.shareOfLocation = percentOf(m2, all);
    row.shareConforming = percentOf(conformingM2, m2);
    row.reference = joined(reference);
    row.conclusion = m2 - conformingM2 < kWhollyM2 ? "terakomodir"
                     : conformingM2 >= kWhollyM2   ? "terakomodir-sebagian"
                                                   : "tidak-terakomodir";
    row.mechanism = judged.mechanism;
    out.recap.push_back(std::move(row));
  };
  const auto nameOf = [](const RegionPart& part) {
    return part.regency ? part.regency : part.province;
  };
  const auto& regions = context.regions.regions;
  if (regions.size() <= 1) {
    add(regions.empty() ? std::nullopt : nameOf(regions.front()), judged.requested);
    return;
  }
  std::vector<const Region*> covers;
  for (const RegionPart& part : regions) covers.push_back(&part.region);
  const Shares shares = shareOut(judged.requested, covers);
  for (std::size_t i = 0; i < regions.size(); ++i) add(nameOf(regions[i]), shares.parts[i]);
  add(std::nullopt, shares.rest);
}

void issue(const Judged& judged, const Context& context, Totals& totals, Assessment& out,
           Step& step) {
  Product product;
  product.mechanism = judged.mechanism;
  product.requestedM2 = judged.requested.areaM2();
  // What a PTP adds is told apart: these figures are of what was applied for.
  const auto ofRequested = [&](const Region& part, double m2) {
    return judged.added.empty() ? m2 : part.intersection(judged.requested).areaM2();
  };
  product.conformingM2 = ofRequested(judged.conforming, judged.conforming.areaM2());
  product.polygons = context.unit.polygons;
  std::vector<const Zoning*> carrying;
  std::vector<Cell> cells;
  const auto addBase = [&](const Zoning& zoning) {
    const plan::PlanRegion& region = zoning.plan->region;
    product.bases.push_back({zoning.plan->id, zoning.plan->level,
                             region.regency ? region.regency : region.province,
                             ofRequested(zoning.area, zoning.areaM2),
                             ofRequested(zoning.conformingRegion(), zoning.conformingM2)});
  };
  for (const Zoning* zoning : judged.bases) {
    cells.insert(cells.end(), zoning->cells.begin(), zoning->cells.end());
    if (!zoning->partly()) continue;
    carrying.push_back(zoning);
    addBase(*zoning);
    noteBorders(*zoning, context, out);
  }
  for (const LeftOut* one : judged.leftOut) {
    cells.insert(cells.end(), one->zoning.cells.begin(), one->zoning.cells.end());
    const auto with = std::find(carrying.begin(), carrying.end(), one->with);
    if (with != carrying.end()) {
      Basis& base = product.bases[static_cast<std::size_t>(with - carrying.begin())];
      base.requestedM2 += one->zoning.areaM2;
      base.conformingM2 += one->zoning.conformingM2;
    } else if (one->zoning.partly()) {
      addBase(one->zoning);
    }
  }
  for (const Zoning* zoning : judged.others) {
    cells.insert(cells.end(), zoning->cells.begin(), zoning->cells.end());
  }
  const auto larger = [](double a, double b) { return a + kWhollyM2 < b; };
  if (!carrying.empty()) {
    // A tie: the one looked at first.
    const auto basis = std::max_element(
        product.bases.begin(), product.bases.end(),
        [&](const Basis& a, const Basis& b) { return larger(a.conformingM2, b.conformingM2); });
    const auto carries = std::max_element(
        carrying.begin(), carrying.end(),
        [&](const Zoning* a, const Zoning* b) { return larger(a->conformingM2, b->conformingM2); });
    // Where only what a PTP adds conforms, the plan of that.
    product.basis = basis->conformingM2 < kWhollyM2 ? (*carries)->plan->id : basis->plan;
  }
  addRecap(judged, context, out);

  // What does not conform is deducted.
  const Region notConforming = judged.requested.difference(judged.conforming);
  const double restM2 = product.requestedM2 - product.conformingM2;
  if (restM2 >= kWhollyM2) {
    product.deductions.push_back(
        {judged.notConformingFactor, std::nullopt, restM2, context.site.shown(notConforming)});
    Step child("deduction." + judged.notConformingFactor, deductedBy(judged, context));
    child.with("m2", restM2).to("dikurangi");
    step.then(std::move(child));
  }
  const Region body =
      judged.added.empty() ? judged.requested : judged.requested.unionWith(judged.added);
  std::vector<Taking> takings = takingsOf(body, carrying, context, out);
  if (!judged.outsidePtp.empty()) {
    takings.push_back({"ptp",
                       std::nullopt,
                       context.cite.of("2.2.2.3", "3.2.2.3", "angka 1"),
                       judged.outsidePtp,
                       {{TakenAs::outsidePtp, judged.outsidePtp}}});
  }
  const Left left = takeAway(judged, takings);
  if (left.noiseM2 > 0) out.readings.insert(10);
  if (left.noiseM2 >= kNamedAreaM2) {
    out.addFlag({"luas-kecil",
                 {"Sisa sempit di tepi faktor pengurang tidak dikurangkan atau disetujui "
                  "tersendiri; bagian itu mengikuti bagian di sebelahnya.",
                  "Narrow remnants along the edge of what is deducted are neither deducted nor "
                  "approved on their own; they follow the part beside them."},
                 std::nullopt,
                 context.cite.of("2.2.3.3", "3.2.3.4", "angka 2")},
                unionOf(left.noise));
  }
  for (Taking& taking : takings) {
    const Region mine = takings.size() == 1 ? left.taken : taking.region.intersection(left.taken);
    taking.region = judged.added.empty() ? mine : mine.intersection(judged.requested);
    const double m2 = taking.region.areaM2();
    if (m2 < kWhollyM2) continue;
    product.deductions.push_back(
        {taking.factor, taking.layer, m2, context.site.shown(taking.region)});
    Step child("deduction." + taking.factor, taking.citation);
    if (taking.layer) child.with("layer", *taking.layer);
    child.with("m2", m2).to("dikurangi");
    step.then(std::move(child));
  }
  product.approvedM2 = left.approved.areaM2();
  if (product.approvedM2 < kWhollyM2) {
    // [J 2.2.5 = 3.2.5] Nothing is left: no product, the factors are named.
    std::set<std::string> factors;
    for (const Deduction& deduction : product.deductions) factors.insert(deduction.factor);
    const Text m2 = squareMetres(product.requestedM2);
    const std::string mechanism(mechanismName(judged.mechanism));
    Text taken;
    for (const std::string& factor : factors) {
      const Text word = factorName(factor);
      taken.id += (taken.id.empty() ? "" : ", ") + word.id;
      taken.en += (taken.en.empty() ? "" : ", ") + word.en;
    }
    out.rejections.push_back(
        {judged.mechanism,
         product.requestedM2,
         Cause::nothingLeft,
         {"Seluruh " + m2.id + " yang dinilai melalui " + mechanism +
              " habis terkurangi oleh: " + taken.id + ".",
          "All " + m2.en + " judged by " + mechanism + " are taken away by: " + taken.en + "."},
         context.cite.of("2.2.3.3", "3.2.3.4")});
    suggestLeavingOut(judged, product, takings, left.approved, context, out);
    totals.wholly = false;
    step.to("habis-terkurangi");
    return;
  }
  if (!judged.added.empty()) {
    const double addedM2 = left.approved.intersection(judged.added).areaM2();
    if (addedM2 >= kWhollyM2) {
      product.additions.push_back({"ptp", addedM2});
      const Text area = squareMetres(addedM2);
      const Text offered = squareMetres(judged.added.areaM2());
      out.addFlag(
          {"tambahan-ptp",
           {"Dari " + offered.id + " hasil PTP di luar lokasi yang dimohonkan, " + area.id +
                " sesuai dan tidak terkena pengurangan sehingga ditambahkan. Luas yang sesuai, "
                "dasar, dan rekapitulasi menghitung yang dimohonkan; tabel zona meliputi juga "
                "tambahan itu.",
            "Of " + offered.en + " of the PTP result outside of the location applied for, " +
                area.en +
                " conform and are not deducted, and so are added. The conforming area, the bases "
                "and the summary count what was applied for; the table of zones has the addition, "
                "too."},
           addedM2,
           context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c")});
      Step child("addition.ptp", context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c"));
      child.with("m2", addedM2).to("ditambahkan");
      step.then(std::move(child));
    }
  }
  const double ownM2 = judged.added.empty() ? product.approvedM2
                                            : left.approved.intersection(judged.requested).areaM2();
  product.decision = product.requestedM2 - ownM2 < kWhollyM2 ? Decision::wholly : Decision::partly;
  totals.wholly = totals.wholly && product.decision == Decision::wholly;
  totals.approved.push_back(left.approved);
  std::set<std::string> activities;
  for (const ActivityGroup& group : context.groups()) {
    if (context.groups().size() > 1 &&
        group.region.intersection(judged.requested).areaM2() < kWhollyM2) {
      continue;
    }
    activities.insert(group.activities.begin(), group.activities.end());
  }
  product.activities.assign(activities.begin(), activities.end());
  product.zones = sharesOf(cells);
  addConditions(judged, left.approved, context, product, out);
  askSectors(left.approved, context, product, out);
  setIntensity(judged, left.approved, context, product, out);
  explainLayers(judged.mechanism, body, left.approved, context, step);
  std::set<std::string> programs;
  for (const Zoning* zoning : carrying) {
    if (const auto titles = titlesOf(zoning->cut->programs, context.groups())) {
      programs.insert(*titles);
    }
  }
  product.programs.assign(programs.begin(), programs.end());
  product.validity = validityOf(context, out);
  product.approved = context.site.shown(left.approved);
  Step intensity("intensity", judged.mechanism == Mechanism::kkkpr
                                  ? context.cite.of("2.2.1.2", "3.2.1.2", "angka 2 huruf b")
                                  : context.cite.of("2.2.2.2", "3.2.2.2", "angka 3"));
  if (product.intensity) intensity.with("source", product.intensity->source);
  step.then(std::move(intensity.to(product.intensity ? "menurut-rencana" : "tidak-ditetapkan")));
  Step validity("validity", context.cite.of("2.2.5", "3.2.5", "angka 2"));
  if (product.validity.until) validity.with("until", formatDate(*product.validity.until));
  step.then(std::move(validity.to(product.validity.byTenure ? "penguasaan-tanah" : "3-tahun")));
  notePieces(judged, left.approved, context, out);
  suggestLeavingOut(judged, product, takings, left.approved, context, out);
  step.with("approvedM2", product.approvedM2).to(decisionName(product.decision));
  out.products.push_back(std::move(product));
}

}  // namespace kkpr::assessment
