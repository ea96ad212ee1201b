#include "assessment/conformity_rdtr.h"

#include <set>

#include "assessment/alternatives.h"
#include "assessment/blocking.h"
#include "assessment/borders.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// Why nothing is issued for the part inside RDTR.
void reject(const std::vector<Zoning>& zonings, double m2, const Context& context,
            Assessment& out) {
  bool regulated = false;
  std::string ids;
  std::string regulating;
  for (const Zoning& zoning : zonings) {
    regulated = regulated || zoning.regulates;
    ids += (ids.empty() ? "" : ", ") + zoning.plan->title;
    if (zoning.regulates) regulating += (regulating.empty() ? "" : ", ") + zoning.plan->title;
  }
  const Text area = squareMetres(m2);
  const std::set<std::string> planned = activitiesOf(context.unit);
  const Text activities = activityNames({planned.begin(), planned.end()});
  std::vector<const Zoning*> all;
  for (const Zoning& zoning : zonings) all.push_back(&zoning);
  const Text blocks = whatBlocks(all, context);
  if (!regulated) {
    // [J 2.2.1 angka 1 = 3.2.1] Not regulated in the RDTR: rejected, with the reason.
    out.rejections.push_back({Mechanism::kkkpr,
                              m2,
                              Cause::notRegulated,
                              {"Kegiatan " + activities.id + " tidak diatur dalam " + ids +
                                   " untuk " + area.id + " lokasi yang dinilai melalui KKKPR.",
                               "The activity (" + activities.en + ") is not regulated in " + ids +
                                   " for the " + area.en + " of the location judged by KKKPR."},
                              context.cite.of("2.2.1", "3.2.1", "angka 1")});
    return;
  }
  // [J 2.2.1 angka 2 huruf c = 3.2.1] Regulated, but conforms nowhere: rejected.
  Text zones;
  for (const Zoning& zoning : zonings) {
    if (!zoning.regulates) continue;
    for (const ZoneShare& share : sharesOf(zoning.cells)) {
      const std::string permission =
          share.permission ? std::string(plan::permissionName(*share.permission)) : "–";
      const std::string comma = zones.id.empty() ? "" : ", ";
      zones.id += comma + share.zone.value_or("tanpa zona") + " (" + permission + ")";
      zones.en += comma + share.zone.value_or("no zone") + " (" + permission + ")";
    }
  }
  out.rejections.push_back(
      {Mechanism::kkkpr,
       m2,
       Cause::notConforming,
       {"Kegiatan " + activities.id + " tidak sesuai dengan " + regulating + " pada seluruh " +
            area.id + " yang dinilai melalui KKKPR; zona: " + zones.id + "." + blocks.id,
        "The activity (" + activities.en + ") does not conform to " + regulating +
            " anywhere on the " + area.en + " judged by KKKPR; zones: " + zones.en + "." +
            blocks.en},
       context.cite.of("2.2.1", "3.2.1", "angka 2 huruf c")});
}

}  // namespace

void judgeKkkpr(const MechanismSplit& split, const Context& context, Totals& totals,
                Assessment& out) {
  if (split.kkkpr.empty()) return;
  // [J 2.2.1 = 3.2.1; across RDTR: 2.2.3.1 angka 2 huruf a, 3.2.3.2 angka 1–2]
  Step step("kkkpr", context.cite.of("2.2.1", "3.2.1"));
  step.with("requestedM2", split.kkkprM2);
  std::vector<Zoning> zonings;
  Judged judged;
  judged.mechanism = Mechanism::kkkpr;
  judged.notConformingFactor = "tidak-sesuai-rdtr";
  std::vector<Region> parts;
  std::vector<Region> conforming;
  double conformingM2 = 0;
  zonings.reserve(split.kkkpr.size());
  for (const MechanismSplit::Part& part : split.kkkpr) {
    zonings.push_back(zoningOf(*part.rdtr, part.region, context.groups(), context.changes));
    const Zoning& zoning = zonings.back();
    parts.push_back(part.region);
    if (zoning.regulates) {
      conformingM2 += zoning.conformingM2;
      conforming.push_back(zoning.conformingRegion());
    }
    noteZoning(zoning, context, out);
    step.then(
        zoningStep(zoning, "kkkpr.conformity", context.cite.of("2.2.1.2", "3.2.1.2", "angka 1")));
    out.examined.push_back(examinedOf(zoning, Mechanism::kkkpr, context));
  }
  noteDelineations(split, context, out);
  judged.requested = parts.size() == 1 ? parts.front() : Region::unionOf(parts);
  for (const Zoning& zoning : zonings) judged.bases.push_back(&zoning);
  if (conformingM2 < kWhollyM2) {
    reject(zonings, split.kkkprM2, context, out);
    for (const Zoning& zoning : zonings) noteBeyond(zoning, context, out);
    addRecap(judged, context, out);
    totals.wholly = false;
    step.to("ditolak");
  } else {
    judged.conforming = conforming.size() == 1 ? conforming.front() : Region::unionOf(conforming);
    issue(judged, context, totals, out, step);
  }
  const auto conformingWith = [&](const Context& other) {
    double m2 = 0;
    for (const MechanismSplit::Part& part : split.kkkpr) {
      const Zoning zoning = zoningOf(*part.rdtr, part.region, other.groups(), other.changes);
      if (zoning.regulates) m2 += zoning.conformingM2;
    }
    return m2;
  };
  suggestFewerActivities(judged, conformingWith, context, out);
  if (conformingM2 < kWhollyM2) suggestActivities(judged, context, out);
  out.trace.push_back(std::move(step));
}

}  // namespace kkpr::assessment
