#include <algorithm>

#include "quality/dossier.h"
#include "rules/application_items.h"

namespace kkpr::quality {
namespace {

constexpr const char* kRule = "application.master-plan";
constexpr std::string_view kElements = "/masterPlan/elements/";

// [J 2.1.2 angka 7 huruf a, c = 3.1.2] The map shows seven elements, the plan describes and draws
// what is done. The applicant declares them; whether they are there only an officer can tell. An
// inset is needed at times only.
void checkElements(Dossier& dossier) {
  for (const rules::ApplicationItem& item : rules::applicationItems()) {
    if (item.part != "peta") continue;
    const std::string& field = item.fields.front();
    const std::string name = field.substr(kElements.size());
    const auto& declared = dossier.application.masterPlan.elements;
    const auto found = std::find_if(declared.begin(), declared.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    dossier.declare(item.item,
                    found == declared.end() ? std::nullopt : std::optional(found->second));
    if (found == declared.end() || found->second || item.optional) continue;
    dossier.find(kRule, "element", field).with("label", item.label);
  }
}

}  // namespace

// [J 2.1.2 angka 7 huruf b = 3.1.2] The master plan is mandatory; a building plan may come with it.
void checkMasterPlan(Dossier& dossier) {
  const bool there = hasText(dossier.application.masterPlan.file);
  dossier.declare("rencana-induk-kawasan", there);
  dossier.declare("rencana-teknis-bangunan", hasText(dossier.application.technicalPlan));
  if (!there) {
    dossier.find(kRule, {}, "/masterPlan/file");
    return;
  }
  checkElements(dossier);
}

}  // namespace kkpr::quality
