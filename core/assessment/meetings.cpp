#include "assessment/meetings.h"

#include <algorithm>

namespace kkpr::assessment {

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
  if (!pkkpr || !out.authority || centre) return;
  // [J 3.2.2.4] A regional PKKPR always has minutes: the FPR, or its secretariat where nothing is
  // wrong (reading 11).
  out.readings.insert(11);
  const bool fpr = std::any_of(out.meetings.begin(), out.meetings.end(),
                               [](const Meeting& meeting) { return meeting.body == "fpr"; });
  if (!fpr) out.addMeeting({"sekretariat-fpr", true, "kajian", cite.of("2.2.2.4", "3.2.2.4")});
}

}  // namespace kkpr::assessment
