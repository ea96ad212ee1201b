// This file knows the order in which an application is looked at and which letter follows, and
// nothing of the rules.

#include "quality/validation.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "application/application_reader.h"
#include "quality/application_rules.h"
#include "quality/area_cap.h"
#include "quality/land_need.h"
#include "rules/finding_catalogue.h"
#include "rules/letters.h"

namespace kkpr::quality {
namespace {

constexpr std::string_view kMissing = "application.missing";
constexpr std::string_view kMasterPlan = "application.master-plan";

std::size_t positionInTable(const Finding& finding) {
  const auto rules = applicationRules();
  return static_cast<std::size_t>(std::find(rules.begin(), rules.end(), finding.rule) -
                                  rules.begin());
}

/// [J 2.1.2 angka 2 = 3.1.2] Without a location to measure, the cap is held against the stated
/// need.
void checkCapWithoutLocation(Dossier& dossier) {
  Examination& examination = dossier.examination;
  examination.foreignHouse = isForeignersHouse(dossier.application);
  examination.landNeedM2 = statedNeedM2(dossier.application.landNeed);
  checkAreaCap({}, {}, {}, examination);
}

/// [J 2.1.2 angka 1 huruf d = 3.1.2] The coordinates lie where the activity is said to be planned;
/// here by the regions of the plans.
void checkRegency(Dossier& dossier, const std::vector<std::string>& byPlans) {
  if (byPlans.empty()) return;
  std::string list;
  for (const std::string& regency : byPlans) list += (list.empty() ? "" : ", ") + regency;
  dossier.find("application.regency", {}, "/location/regency")
      .with("stated", shortened(toUtf8(*dossier.application.location.place.regency), 80))
      .with("plans", shortened(toUtf8(list), 200));
}

/// Where a finding stands in the application: one of the zip, or of its area, has no field yet.
void setField(Finding& finding) {
  const bool area = finding.rule.rfind("area.", 0) == 0;
  const char* field = area ? "/landNeed" : "/location/shapefile";
  if (finding.where.empty()) {
    Place place;
    place.field = field;
    finding.where.push_back(std::move(place));
  }
  for (Place& place : finding.where) {
    if (place.field.empty()) place.field = field;
  }
}

std::vector<Finding> allFindings(const Dossier& dossier) {
  std::vector<Finding> all = dossier.examination.findings.all();
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) {
    return positionInTable(a) < positionInTable(b);
  });
  if (dossier.check != nullptr) {
    all.insert(all.end(), dossier.check->findings.begin(), dossier.check->findings.end());
  }
  for (Finding& finding : all) setField(finding);
  return all;
}

std::vector<RuleOutcome> outcomesOf(const Dossier& dossier) {
  const Examination& examination = dossier.examination;
  std::vector<RuleOutcome> all;
  for (const std::string_view rule : applicationRules()) {
    RuleOutcome outcome{rule, Outcome::passed, {}};
    const auto exemption =
        std::find_if(examination.exemptions.begin(), examination.exemptions.end(),
                     [&](const Exemption& entry) { return entry.rule == rule; });
    if (examination.findings.has(rule)) {
      outcome.outcome = Outcome::found;
    } else if (exemption != examination.exemptions.end()) {
      outcome.outcome = exemption->applicable ? Outcome::notRun : Outcome::notApplicable;
      outcome.because = exemption->because;
    } else if (rule == "application.document-format" && !dossier.notSeen.empty()) {
      outcome.outcome = Outcome::needsPerson;  // nobody saw what is in it
    }
    all.push_back(std::move(outcome));
  }
  return all;
}

/// What an item cannot do without: lacking it, the item is neither whole nor of quality.
constexpr auto kParts =
    std::to_array<std::array<std::string_view, 2>>({{"application.stratum", ""},
                                                    {"application.land-need-unit", "no-unit"},
                                                    {"application.tenure-evidence", ""},
                                                    {"application.tenure-evidence", "no-file"}});

bool isPartMissing(const Finding& finding) {
  return std::any_of(kParts.begin(), kParts.end(), [&](const auto& part) {
    return part[0] == finding.rule && part[1] == finding.variant;
  });
}

/// A whole item is not there: there is nothing that could be of quality.
bool isItemMissing(const Finding& finding) {
  return finding.rule == kMissing || (finding.rule == kMasterPlan && finding.variant.empty());
}

/// What findings of more than information concern.
std::set<const rules::ApplicationItem*> concernedBy(const std::vector<Finding>& findings) {
  std::set<const rules::ApplicationItem*> items;
  for (const Finding& finding : findings) {
    if (rules::severityOf(finding) == Severity::info) continue;
    for (const Place& place : finding.where) items.insert(rules::itemOfField(place.field));
  }
  return items;
}

/// A question that this application does not raise.
bool isNeedless(const std::string& question, const Dossier& dossier) {
  const application::StatedLocation& location = dossier.application.location;
  if (question == "person.parcel-numbers") return location.parcels.empty();
  if (question == "person.depth-or-height") {
    return location.strata.empty() && location.stratum &&
           location.stratum->position == application::Position::permukaan;
  }
  if (question == "person.tenure-evidence" || question == "person.truth-of-evidence") {
    return dossier.application.tenure.status == application::TenureStatus::belum;
  }
  if (dossier.check == nullptr) return false;
  return personOutcome(question, dossier.check->location).outcome == Outcome::notApplicable;
}

std::vector<ItemOutcome> itemsOf(const Dossier& dossier, const std::vector<Finding>& findings) {
  const std::set<const rules::ApplicationItem*> concerned = concernedBy(findings);
  std::vector<ItemOutcome> all;
  for (const rules::ApplicationItem& item : rules::applicationItems()) {
    const auto present = dossier.present.find(item.item);
    if (present == dossier.present.end()) continue;  // not asked of this applicant
    ItemOutcome outcome{&item, present->second, Outcome::passed, {}};
    const bool nothingThere = outcome.present && !*outcome.present;
    if (!nothingThere) {
      for (const std::string& question : item.asks) {
        if (!isNeedless(question, dossier)) outcome.asks.push_back(question);
      }
      if (const auto own = dossier.questions.find(item.item); own != dossier.questions.end()) {
        for (const std::string& question : own->second) {
          if (std::find(outcome.asks.begin(), outcome.asks.end(), question) == outcome.asks.end()) {
            outcome.asks.push_back(question);
          }
        }
      }
    }
    if (concerned.count(&item) != 0) {
      outcome.quality = Outcome::found;
    } else if (!outcome.asks.empty()) {
      outcome.quality = Outcome::needsPerson;
    }
    all.push_back(std::move(outcome));
  }
  return all;
}

// [J 2.1.3 angka 2 = 3.1.3] Not complete or not of quality: letter 1A, after the one correction 1B;
// else letter 2.
ReplyLetter letterAfter(const Validation& validation, const application::Application& application) {
  if (validation.complete && validation.quality) return ReplyLetter::tanggapan2;
  return isCorrected(application) ? ReplyLetter::tanggapan1B : ReplyLetter::tanggapan1A;
}

}  // namespace

std::string_view letterName(ReplyLetter letter) {
  switch (letter) {
    case ReplyLetter::tanggapan1A:
      return "1A";
    case ReplyLetter::tanggapan1B:
      return "1B";
    case ReplyLetter::tanggapan2:
      return "2";
  }
  return "1A";
}

std::optional<rules::Chapter> chapterOf(std::optional<application::AuthorityLevel> authority) {
  if (!authority) return std::nullopt;
  return *authority == application::AuthorityLevel::menteri ? rules::Chapter::centre
                                                            : rules::Chapter::region;
}

Validation validate(const application::Application& application, const CheckResult* check,
                    const Files& files, const Circumstances& circumstances,
                    const rules::Calendar& calendar) {
  Dossier dossier{application, check, files, circumstances.asOf};
  if (check != nullptr && check->location) {
    dossier.records.emplace();
    for (const auto& polygon : check->location->polygons) dossier.records->insert(polygon.record);
  }
  checkIgnoredFields(dossier);
  checkLetter(dossier);
  checkApplicant(dossier);
  checkStatedLocation(dossier);
  checkStrata(dossier);
  checkStatedNeed(dossier);
  checkTenure(dossier);
  checkActivities(dossier);
  checkBuilding(dossier);
  checkMasterPlan(dossier);
  checkDocumentFormats(dossier);
  if (check == nullptr) checkCapWithoutLocation(dossier);
  checkRegency(dossier, circumstances.otherRegencies);
  DeadlineOutcome days = checkDeadline(dossier, calendar);

  Validation out;
  out.asOf = circumstances.asOf;
  out.authority = circumstances.authority;
  out.ptpNotice = circumstances.outsideRdtr;
  out.findings = allFindings(dossier);
  out.checks = outcomesOf(dossier);

  const auto any = [&](auto&& holds) {
    return std::any_of(out.findings.begin(), out.findings.end(), holds);
  };
  // Complete: every item is there. Of quality: what is there passes.
  out.complete = !any(isItemMissing) && !any(isPartMissing);
  out.quality = !any([&](const Finding& finding) {
    return rules::severityOf(finding) == Severity::galat && !isItemMissing(finding);
  }) && (check == nullptr || check->verdict == Verdict::memenuhi);

  out.deadline = std::move(days.deadline);
  out.progress = days.progress;
  const ReplyLetter letter = letterAfter(out, application);
  if (out.progress == Progress::letter) out.letter = letter;
  if (out.progress == Progress::unsure && isCorrected(application)) out.letterIfInTime = letter;
  if (const auto chapter = chapterOf(out.authority); chapter && out.letter) {
    const auto& office = application.applicant.office;
    out.signatory = rules::signatoryOf(*chapter, letterName(*out.letter),
                                       office ? application::nameOf(*office) : std::string_view{});
  }
  out.items = itemsOf(dossier, out.findings);
  out.notSeen = std::move(dossier.notSeen);
  out.ignored = application.ignored;
  return out;
}

}  // namespace kkpr::quality
