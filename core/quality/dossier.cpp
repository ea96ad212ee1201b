#include "quality/dossier.h"

#include <algorithm>

#include "application/application_reader.h"
#include "quality/land_need.h"
#include "rules/applicants.h"
#include "rules/application_items.h"

namespace kkpr::quality {

bool hasText(const std::optional<std::string>& text) { return text && !trimmed(*text).empty(); }

std::optional<Text> applicantOf(const application::Applicant& applicant) {
  if (!applicant.kind) return std::nullopt;
  const bool corporation = *applicant.kind == application::ApplicantKind::korporasi;
  return rules::applicantText(application::nameOf(*applicant.kind),
                              corporation && applicant.corporation
                                  ? application::nameOf(*applicant.corporation)
                                  : std::string_view{});
}

Finding& Dossier::find(std::string_view rule, std::string_view variant, const std::string& field) {
  const bool many = fieldsFound[std::string(rule)]++ >= kMaxPlaces;
  Finding& finding = examination.findings.of(rule, variant, many ? std::string_view{} : field);
  if (finding.count == 0 || many) {
    Place place;
    place.field = field;
    finding.at(std::move(place));
  }
  return finding;
}

void Dossier::require(std::string_view item, const std::string& field, bool there,
                      std::string_view variant) {
  declare(item, there);
  if (there) return;
  const rules::ApplicationItem& wanted = rules::applicationItem(item);
  find("application.missing", variant, field)
      .with("label", wanted.label)
      .with("source", wanted.citation.source)
      .with("place", wanted.citation.place);
}

void Dossier::declare(std::string_view item, std::optional<bool> there) {
  present[std::string(item)] = there;
}

void Dossier::ask(std::string_view item, std::string_view question) {
  questions[std::string(item)].emplace_back(question);
}

std::optional<double> Dossier::landM2() const {
  std::optional<double> land = statedNeedM2(application.landNeed);
  if (check != nullptr && check->location && check->location->webMercatorM2) {
    land = std::max(land.value_or(0), *check->location->webMercatorM2);
  }
  return land;
}

bool Dossier::mayHavePolygon(std::int64_t record) const {
  return !records || records->count(record) != 0;
}

}  // namespace kkpr::quality
