#include "assessment/route_procedure.h"

#include <algorithm>

#include "assessment/business/without_assessment.h"

namespace kkpr::assessment {

namespace {

/// The schemes among `schemes` that a row speaks of.
std::vector<std::string> matching(const rules::Routes& routes, const std::string& kind,
                                  const std::vector<std::string>& schemes) {
  std::vector<std::string> found;
  for (const std::string& scheme : schemes) {
    if (std::find(routes.begin(), routes.end(), kind + "/" + scheme) != routes.end()) {
      found.push_back(scheme);
    }
  }
  return found;
}

/// Whether a document that is needed only then has to be there; sets the words for when.
void applyCondition(const application::Application& a, ChosenDocument& document) {
  document.mandatory = document.row->mandatory;
  if (!document.row->when) return;
  const auto status = a.tenure.status;
  if (*document.row->when == "tanah-dikuasai") {
    document.mandatory = status && *status != application::TenureStatus::belum;
    document.condition = Text{"bila tanah sudah dikuasai, seluruhnya atau sebagian",
                              "where land is held, all or part of it"};
  } else {
    document.mandatory = a.applicant.representative.has_value();
    document.condition =
        Text{"bila permohonan diajukan melalui kuasa", "where an attorney applies"};
  }
}

bool forClaimedCase(const rules::RouteDuration& row, const application::Business& business) {
  if (row.cases.empty() || !business.unassessedCase) return true;
  return std::find(row.cases.begin(), row.cases.end(), caseName(*business.unassessedCase)) !=
         row.cases.end();
}

/// What holds on the day first, then the newest.
bool speaksFirst(const rules::Position& a, const rules::Position& b, const Date& on) {
  const bool first = a.dated.holdsOn(on);
  const bool second = b.dated.holdsOn(on);
  return first != second ? first : b.dated.since < a.dated.since;
}

}  // namespace

void chooseProcedure(const application::Application& application, const std::string& kind,
                     const std::vector<std::string>& schemes, const Date& on, Route& out) {
  // [J 2.1.1, 2.1.2 = 3.1.1, 3.1.2; P Permen ATR/BPN 13/2021 Pasal 11; M Syarat KKPR; B langkah 1]
  // Documents. Evidence of tenure only of who holds land.
  for (const rules::RouteDocument& row : rules::routeDocuments()) {
    ChosenDocument chosen;
    chosen.schemes = matching(row.routes, kind, schemes);
    if (chosen.schemes.empty() || !row.dated.holdsOn(on)) continue;
    chosen.row = &row;
    applyCondition(application, chosen);
    out.documents.push_back(std::move(chosen));
  }
  // [P SE ATR/BPN 4/SE.PF.01/III/2021; M; K] Days and hours, each with who says so.
  for (const rules::RouteDuration& row : rules::routeDurations()) {
    std::vector<std::string> found = matching(row.routes, kind, schemes);
    if (found.empty() || !row.dated.holdsOn(on)) continue;
    if (forClaimedCase(row, application.business))
      out.durations.push_back({&row, std::move(found)});
  }
  // [B langkah 1-5; M; P; K; J 2.1–2.3 = 3.1–3.3] Steps; those of centre or region alone go with
  // the authority, both where it is not known.
  for (const rules::RouteStep& row : rules::routeSteps()) {
    std::vector<std::string> found = matching(row.routes, kind, schemes);
    if (found.empty() || !row.dated.holdsOn(on)) continue;
    if (row.at && out.authority) {
      const bool centre = *out.authority == application::AuthorityLevel::menteri;
      if ((*row.at == "pusat") != centre) continue;
    }
    out.steps.push_back({&row, std::move(found)});
  }
  for (const rules::SourceConflict& row : rules::sourceConflicts()) {
    if (matching(row.routes, kind, schemes).empty()) continue;
    rules::SourceConflict conflict = row;
    std::stable_sort(
        conflict.positions.begin(), conflict.positions.end(),
        [&](const rules::Position& a, const rules::Position& b) { return speaksFirst(a, b, on); });
    if (conflict.reading) out.readings.insert(*conflict.reading);
    out.conflicts.push_back(std::move(conflict));
  }
}

}  // namespace kkpr::assessment
