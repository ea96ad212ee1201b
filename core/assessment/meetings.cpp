#include "assessment/meetings.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace kkpr::assessment {

namespace {

/// [J 2.2.2.4] The centre may hold a meeting, a site visit, or both: a visit where the question is
/// what lies on the ground.
void addSiteVisits(Assessment& out) {
  constexpr std::string_view kOnTheGround[] = {
      "batas-administrasi",          "beda-ptp", "p4t",
      "kawasan-hutan-berubah",       "risiko",   "poligon-terpisah",
      "kepentingan-umum-bertampalan"};
  const std::vector<Meeting> listed = out.meetings;
  for (const Meeting& meeting : listed) {
    const bool ground = std::find(std::begin(kOnTheGround), std::end(kOnTheGround),
                                  meeting.reason) != std::end(kOnTheGround);
    if (ground) out.addMeeting({"peninjauan-lapangan", false, meeting.reason, meeting.citation});
  }
}

/// [J annex IX, XVIII] Minutes are of a coordination meeting or of the FPR; the secretariat of the
/// FPR writes those of the FPR. Minutes that do not say of whom count for either, as for consent.
void markHeld(const application::Application& application, Assessment& out) {
  for (Meeting& meeting : out.meetings) {
    if (meeting.body == "peninjauan-lapangan") continue;
    const auto wanted = meeting.body == "rapat-koordinasi"
                            ? application::MinutesKind::rapatKoordinasi
                            : application::MinutesKind::fpr;
    meeting.held = std::any_of(application.minutes.begin(), application.minutes.end(),
                               [&](const application::Minutes& minutes) {
                                 return minutes.kind.value_or(wanted) == wanted;
                               });
  }
}

}  // namespace

void listMeetings(const application::Application& application, bool pkkpr, const Citations& cite,
                  Assessment& out) {
  const bool centre = out.authority == application::AuthorityLevel::menteri;
  // [J 2.2.2.4 angka 8 = 3.2.2.4] Risks: a vital object, or a dispute that the land office knows
  // of.
  const bool vital =
      std::any_of(application.activities.begin(), application.activities.end(),
                  [](const application::Activity& a) { return a.vitalObject.value_or(false); });
  const auto disputed = std::find_if(
      application.ptp.begin(), application.ptp.end(),
      [](const application::Ptp& ptp) { return ptp.disputes && !ptp.disputes->empty(); });
  const bool dispute = disputed != application.ptp.end();
  if (dispute) {
    out.addFlag({"sengketa-pertanahan",
                 {"PTP menyebut indikasi sengketa: " + *disputed->disputes,
                  "The PTP tells of a dispute: " + *disputed->disputes},
                 std::nullopt,
                 cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf a")});
  }
  if (vital || dispute) {
    out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "risiko",
                    cite.of("2.2.2.4", "3.2.2.4", "angka 8")});
  }
  if (centre) {
    addSiteVisits(out);
  } else if (pkkpr && out.authority) {
    // [J 3.2.2.4] A regional PKKPR always has minutes: the FPR, or its secretariat where nothing is
    // wrong (reading 11).
    out.readings.insert(11);
    const bool fpr = std::any_of(out.meetings.begin(), out.meetings.end(),
                                 [](const Meeting& meeting) { return meeting.body == "fpr"; });
    if (!fpr) out.addMeeting({"sekretariat-fpr", true, "kajian", cite.of("2.2.2.4", "3.2.2.4")});
  }
  markHeld(application, out);
}

}  // namespace kkpr::assessment
