#include "assessment/dossier_on.h"

#include <algorithm>

#include "assessment/words.h"

namespace kkpr::assessment {

using application::Minutes;
using application::Ptp;

std::optional<DossierOn> dossierOn(const Date& day, const application::Application& application,
                                   const Enclosed& enclosed) {
  const auto isLater = [&](const auto& paper) { return paper.date && day < *paper.date; };
  const bool all = std::none_of(application.ptp.begin(), application.ptp.end(), isLater) &&
                   std::none_of(application.minutes.begin(), application.minutes.end(), isLater);
  if (all) return std::nullopt;
  DossierOn on{application, enclosed, {}, {}};
  on.application.ptp.clear();
  on.application.minutes.clear();
  on.enclosed.ptp.clear();
  for (std::size_t i = 0; i < application.ptp.size(); ++i) {
    const Ptp& ptp = application.ptp[i];
    if (isLater(ptp)) {
      on.laterPtp.push_back(ptp);
      continue;
    }
    on.application.ptp.push_back(ptp);
    on.enclosed.ptp.push_back(i < enclosed.ptp.size() ? enclosed.ptp[i] : PtpShape{});
  }
  for (const Minutes& minutes : application.minutes) {
    (isLater(minutes) ? on.laterMinutes : on.application.minutes).push_back(minutes);
  }
  return on;
}

void nameLater(const DossierOn& dossier, const Citations& cite, Assessment& out) {
  const auto named = [](const auto& paper) {
    return paper.number ? " " + *paper.number : std::string();
  };
  for (const Ptp& ptp : dossier.laterPtp) {
    const Text date = writtenDate(*ptp.date);
    out.addFlag({"ptp-belum-terbit",
                 {"PTP" + named(ptp) + " bertanggal " + date.id +
                      ", sesudah tanggal penilaian; PTP itu tidak dipakai.",
                  "The PTP" + named(ptp) + " is dated " + date.en +
                      ", after the day of the assessment; it was not used."},
                 std::nullopt,
                 cite.of("2.2.2.3", "3.2.2.3", "angka 1")});
  }
  for (const Minutes& minutes : dossier.laterMinutes) {
    const Text date = writtenDate(*minutes.date);
    out.addFlag({"berita-acara-kemudian",
                 {"Berita acara" + named(minutes) + " bertanggal " + date.id +
                      ", sesudah tanggal penilaian; berita acara itu tidak dipakai.",
                  "The minutes" + named(minutes) + " are dated " + date.en +
                      ", after the day of the assessment; they were not used."},
                 std::nullopt,
                 cite.of("2.2.2.4", "3.2.2.4")});
  }
}

}  // namespace kkpr::assessment
