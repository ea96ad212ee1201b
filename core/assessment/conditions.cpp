#include "assessment/conditions.h"

#include <algorithm>

#include "assessment/noise.h"
#include "assessment/underground.h"
#include "assessment/words.h"
#include "base/text.h"
#include "rules/zone_codes.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

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

bool hasWords(const std::string& text) { return !trimmed(text).empty(); }

void add(Product& product, const std::string& subject, Text text, const std::string& source) {
  if (!hasWords(text.id)) return;  // a blank cell of a plan is no condition
  const bool known =
      std::any_of(product.conditions.begin(), product.conditions.end(), [&](const Condition& c) {
        return c.subject == subject && c.source == source && c.text.id == text.id;
      });
  if (!known) product.conditions.push_back({subject, std::move(text), source});
}

/// [J 2.2.1.2 angka 3, 2.2.4 = 3.2.4] T and B conform; their texts become conditions.
void addLimits(const plan::Plan& plan, const std::string& zone,
               const std::vector<std::string>& activities, Product& product) {
  for (const std::string& activity : activities) {
    const auto own = plan.activities.at(activity, zone);
    if (!own || *own == plan::Permission::allowed || *own == plan::Permission::prohibited) continue;
    const auto* limits = limitsOf(plan, activity, zone);
    if (limits && std::any_of(limits->begin(), limits->end(), hasWords)) {
      for (const std::string& limit : *limits) add(product, "zonasi", {limit, limit}, plan.id);
      continue;
    }
    const Text how = permissionText(*own);
    const Text name = activityNames({activity});
    const std::string where = zone == "*" ? "" : " di zona " + zone;
    const std::string whereEn = zone == "*" ? "" : " in zone " + zone;
    add(product, "zonasi",
        {"Kegiatan " + name.id + where + " diizinkan " + how.id +
             "; penuhi batasan dan syarat dalam ketentuan zonasi " + plan.title + ".",
         "The activity (" + name.en + ") is allowed" + whereEn + " " + how.en +
             "; meet the limits and conditions of the zoning rules of " + plan.title + "."},
        plan.id);
  }
}

/// [J 2.2.1.2 angka 2, 2.2.2.2 angka 2 huruf b] Provisions and special provisions over the place.
void addProvisions(const plan::Plan& plan, const std::optional<std::string>& zone,
                   const std::vector<std::pair<std::string, std::string>>& special,
                   Product& product) {
  const plan::Provision* provision = zone ? plan.provisionOf(*zone) : nullptr;
  if (provision != nullptr) {
    for (const std::string& text : provision->conditions) {
      add(product, "zonasi", {text, text}, plan.id);
    }
  }
  for (const auto& [column, value] : special) {
    add(product, "zonasi",
        {"Ketentuan khusus " + column + ": " + value + " (" + plan.title + ").",
         "Special provision " + column + ": " + value + " (" + plan.title + ")."},
        plan.id);
  }
}

void addSpecial(const Zoning& zoning, const Region& approved, const Context& context,
                Product& product, Assessment& out) {
  const plan::Plan& plan = *zoning.plan;
  for (const PlanCut::Special& special : zoning.cut->special) {
    const Region here = special.region.intersection(approved);
    if (here.empty() || isNoise(here)) continue;
    const plan::SpecialProvision& provision = *special.provision;
    const std::string text = provision.title.empty() || provision.title == provision.text
                                 ? provision.text
                                 : provision.title + ": " + provision.text;
    add(product, "zonasi", {text, text}, plan.id);
    if (!provision.prohibits || plan::isRdtr(plan.level)) continue;
    const Text m2 = squareMetres(here.areaM2());
    out.addFlag(
        {"ketentuan-khusus",
         {plan.title + " membatasi " + m2.id + " yang disetujui dengan ketentuan khusus \"" +
              provision.title + "\"; menjadi persyaratan dan perlu ditelaah petugas.",
          plan.title + " restricts " + m2.en + " of what is approved by the special provision \"" +
              provision.title + "\"; it becomes a condition and is for the officer to weigh."},
         here.areaM2(),
         context.cite.of("2.2.2.2", "3.2.2.2", "angka 2 huruf b")});
  }
}

/// [J 2.2.3.4 = 3.2.3.5] What the plans say about the space below and above ground; where they say
/// nothing the policy of the sectors is looked at.
void addSpace(const Judged& judged, const Context& context, Product& product, Assessment& out) {
  bool below = false;
  bool above = false;
  for (const SpacePart& part : spaceOf(context.application, context.site)) {
    if (part.region.intersection(judged.requested).empty()) continue;
    below = below || part.range.position == application::Position::bawahTanah;
    above = above || part.range.position == application::Position::atasTanah;
  }
  const auto ask = [&](bool wanted, std::optional<std::string> plan::SpaceRules::*rule,
                       const Text& space) {
    if (!wanted) return;
    bool said = false;
    for (const Zoning* zoning : judged.bases) {
      if (const auto& text = zoning->plan->space.*rule) {
        said = true;
        add(product, "zonasi", {*text, *text}, zoning->plan->id);
      }
    }
    if (said) return;
    out.addFlag({"ruang-tanpa-ketentuan",
                 {"Rencana yang menjadi dasar tidak mengatur ruang " + space.id +
                      "; kebijakan sektor perlu ditelaah.",
                  "The plans it rests on say nothing about the space " + space.en +
                      "; the policy of the sectors is to be looked at."},
                 std::nullopt,
                 context.cite.of("2.2.2.3", "3.2.2.3", "angka 2 huruf e")});
    const bool centre = context.central();
    out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "kebijakan-sektor",
                    context.cite.of("2.2.2.4", "3.2.2.4", "angka 7")});
  };
  ask(below, &plan::SpaceRules::below, {"bawah tanah", "below ground"});
  ask(above, &plan::SpaceRules::above, {"atas tanah", "above ground"});
}

}  // namespace

void addConditions(const Judged& judged, const Region& approved, const Context& context,
                   Product& product, Assessment& out) {
  for (const Zoning* zoning : judged.bases) {
    for (const Cell& cell : zoning->cells) {
      if (!cell.conforms || isNoise(cell.region.intersection(approved))) continue;
      const plan::Plan& plan = *cell.plan;
      if (cell.zone && cell.permission) addLimits(plan, *cell.zone, cell.activities, product);
      addProvisions(plan, cell.zone, cell.special, product);
    }
    for (const HiddenZone& hidden : zoning->hidden) {
      if (isNoise(hidden.region.intersection(approved))) continue;
      addLimits(*zoning->plan, hidden.zone->code, hidden.activities, product);
      addProvisions(*zoning->plan, hidden.zone->code, hidden.zone->special, product);
    }
    addSpecial(*zoning, approved, context, product, out);
  }
  addSpace(judged, context, product, out);
  if (judged.mechanism == Mechanism::pkkpr) {
    for (const application::Ptp* ptp : judged.ptp) {
      for (const std::string& text : ptp->conditions) {
        add(product, "ptp", {text, text}, ptp->number.value_or("PTP"));
      }
    }
    if (context.application.masterPlan.file) {
      add(product, "rencana-induk",
          {"Laksanakan kegiatan sesuai rencana induk yang diunggah, sepanjang dalam lokasi yang "
           "disetujui.",
           "Carry out the activity by the master plan that was handed in, as far as it lies within "
           "the approved location."},
          *context.application.masterPlan.file);
    }
  }
  // [J table 2.2 angka 4, 6] Always offered to the officer.
  add(product, "akses-publik",
      {"Kegiatan tidak menutup jalan dan akses umum; bila perlu, jalur atau kegiatannya diatur "
       "ulang.",
       "The activity must not close roads and public access; where needed the way or the activity "
       "is rearranged."},
      "juknis-13-2023");
  add(product, "prasarana-umum",
      {"Kegiatan tidak mengganggu fungsi prasarana dan sarana umum di dalam dan di sekitar lokasi.",
       "The activity must not disturb public infrastructure and facilities in and around the "
       "location."},
      "juknis-13-2023");
}

}  // namespace kkpr::assessment
