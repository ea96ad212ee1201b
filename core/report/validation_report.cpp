#include "report/validation_report.h"

#include "application/application_reader.h"
#include "assessment/result.h"
#include "rules/finding_catalogue.h"
#include "rules/letters.h"
#include "rules/person_checks.h"

namespace kkpr::report {
namespace {

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json dateOrNull(const std::optional<Date>& date) {
  return date ? Json(formatDate(*date)) : Json(nullptr);
}

Json deadlineJson(const std::optional<quality::Deadline>& deadline) {
  if (!deadline) return nullptr;
  return {{"workingDays", deadline->workingDays},
          {"from", formatDate(deadline->from)},
          {"basis", deadline->basis},
          {"until", formatDate(deadline->until)},
          {"holidaysKnown", deadline->holidaysKnown},
          {"met", orNull(deadline->met)}};
}

Json itemJson(const quality::ItemOutcome& outcome, std::optional<rules::Chapter> chapter) {
  const rules::ApplicationItem& item = *outcome.item;
  Json questions = Json::array();
  for (const std::string& ask : outcome.asks) {
    const rules::PersonCheck asked = rules::personCheck(ask);
    questions.push_back({{"rule", ask},
                         {"question", textJson(asked.text)},
                         {"citation", citationJson(rules::inChapter(asked.citation, chapter))}});
  }
  Json json = {{"item", item.item},
               {"part", item.part},
               {"label", textJson(item.label)},
               {"required", !item.optional},
               {"present", orNull(outcome.present)},
               {"quality", outcomeName(outcome.quality)},
               {"citation", citationJson(rules::inChapter(item.citation, chapter))}};
  json["questions"] = std::move(questions);
  return json;
}

Json correspondenceJson(std::optional<rules::Chapter> chapter) {
  if (!chapter) return nullptr;
  const auto one = [&](std::string_view what) {
    const rules::Correspondence found = rules::correspondence(*chapter, what);
    Json copies = Json::array();
    for (const Text& copy : found.copies) copies.push_back(textJson(copy));
    Json json = {{"to", textJson(found.to)}, {"citation", citationJson(found.citation)}};
    json["copies"] = std::move(copies);
    return json;
  };
  Json json;
  json["application"] = one("permohonan");
  json["correction"] = one("perbaikan");
  json["ptp"] = one("ptp");
  return json;
}

}  // namespace

Json validationJson(const quality::Validation& validation) {
  const auto chapter = quality::chapterOf(validation.authority);
  Json json;
  json["schema"] = "kkpr/validation@1";
  json["asOf"] = dateOrNull(validation.asOf);
  json["complete"] = validation.complete;
  json["quality"] = validation.quality;
  json["letter"] =
      validation.letter ? Json(quality::letterName(*validation.letter)) : Json(nullptr);
  json["signatory"] = orNull(validation.signatory);
  json["authority"] =
      validation.authority ? Json(assessment::authorityName(*validation.authority)) : Json(nullptr);
  json["correspondence"] = correspondenceJson(chapter);
  json["deadline"] = deadlineJson(validation.deadline);
  json["ptpNotice"] = orNull(validation.ptpNotice);
  json["items"] = Json::array();
  for (const quality::ItemOutcome& item : validation.items) {
    json["items"].push_back(itemJson(item, chapter));
  }
  json["findings"] = Json::array();
  std::int64_t number = 0;
  for (const Finding& finding : validation.findings) {
    Json one = findingJson(finding, {}, chapter);
    // The list of what to mend in letters 1A and 1B.
    const bool mend = rules::severityOf(finding) == Severity::galat;
    one["number"] = mend ? Json(++number) : Json(nullptr);
    one["field"] = finding.where.empty() ? Json(nullptr) : Json(finding.where.front().field);
    json["findings"].push_back(std::move(one));
  }
  json["checks"] = Json::array();
  for (const quality::RuleOutcome& row : validation.checks) {
    json["checks"].push_back(
        {{"rule", row.rule}, {"outcome", outcomeName(row.outcome)}, {"because", row.because}});
  }
  return json;
}

}  // namespace kkpr::report
