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
  Json calendar = Json::array();
  for (const auto& year : deadline->calendar) {
    calendar.push_back({{"year", year.year}, {"source", year.source}});
  }
  Json json = {{"workingDays", deadline->workingDays},
               {"from", formatDate(deadline->from)},
               {"basis", deadline->basis},
               {"until", formatDate(deadline->until)},
               {"latest", formatDate(deadline->latest)},
               {"holidaysKnown", deadline->holidaysKnown},
               {"met", orNull(deadline->met)}};
  json["calendar"] = std::move(calendar);
  return json;
}

const char* progressName(quality::Progress progress) {
  switch (progress) {
    case quality::Progress::letter:
      return "surat";
    case quality::Progress::waiting:
      return "menunggu-perbaikan";
    case quality::Progress::unsure:
      return "belum-pasti";
    case quality::Progress::stopped:
      return "berhenti";
  }
  return "";
}

Json letterJson(std::optional<quality::ReplyLetter> letter) {
  return letter ? Json(quality::letterName(*letter)) : Json(nullptr);
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
  json["letter"] = letterJson(validation.letter);
  json["progress"] = progressName(validation.progress);
  json["letterIfInTime"] = letterJson(validation.letterIfInTime);
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
  json["notSeen"] = Json::array();
  for (const auto& [path, field] : validation.notSeen) {
    json["notSeen"].push_back({{"path", toUtf8(path)}, {"field", field}});
  }
  json["ignored"] = validation.ignored;
  return json;
}

}  // namespace kkpr::report
