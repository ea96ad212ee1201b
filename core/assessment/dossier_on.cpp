#include "assessment/dossier_on.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "assessment/words.h"

namespace kkpr::assessment {

using application::Minutes;
using application::Ptp;

namespace {

template <typename Paper>
bool isLater(const Paper& paper, const Date& day) {
  return paper.date && day < *paper.date;
}

/// Those of the papers that are dated after the day.
template <typename Paper>
std::vector<Paper> laterOf(const std::vector<Paper>& papers, const Date& day) {
  std::vector<Paper> later;
  std::copy_if(papers.begin(), papers.end(), std::back_inserter(later),
               [&](const Paper& paper) { return isLater(paper, day); });
  return later;
}

void leaveOutLater(const Date& day, application::Application& application, Enclosed& enclosed) {
  std::vector<Ptp> ptp;
  std::vector<PtpShape> shapes;
  for (std::size_t i = 0; i < application.ptp.size(); ++i) {
    if (isLater(application.ptp[i], day)) continue;
    ptp.push_back(application.ptp[i]);
    shapes.push_back(i < enclosed.ptp.size() ? enclosed.ptp[i] : PtpShape{});
  }
  application.ptp = std::move(ptp);
  enclosed.ptp = std::move(shapes);
  auto& minutes = application.minutes;
  minutes.erase(std::remove_if(minutes.begin(), minutes.end(),
                               [&](const Minutes& one) { return isLater(one, day); }),
                minutes.end());
}

std::string numberOf(const std::optional<std::string>& number) {
  return number ? " " + *number : std::string();
}

}  // namespace

std::optional<DossierOn> dossierOn(const Date& day, const application::Application& application,
                                   const Enclosed& enclosed) {
  const std::optional<Date>& letter = application.letter.date;
  if (day == letter) return std::nullopt;
  std::vector<Ptp> ptp = laterOf(application.ptp, day);
  std::vector<Minutes> minutes = laterOf(application.minutes, day);
  if (ptp.empty() && minutes.empty()) return std::nullopt;
  const bool count = letter && day < *letter;
  DossierOn on{application, enclosed, std::move(ptp), std::move(minutes), count};
  if (!count) leaveOutLater(day, on.application, on.enclosed);
  return on;
}

void nameLater(const DossierOn& dossier, const Citations& cite, Assessment& out) {
  // On a day before the letter they count as on the letter's.
  const bool count = dossier.laterCount;
  for (const Ptp& ptp : dossier.laterPtp) {
    const Text date = writtenDate(*ptp.date);
    out.addFlag({"ptp-belum-terbit",
                 {"PTP" + numberOf(ptp.number) + " bertanggal " + date.id +
                      ", sesudah tanggal penilaian; " +
                      (count ? "karena tanggal penilaian mendahului surat, PTP itu tetap dipakai."
                             : "PTP itu tidak dipakai."),
                  "The PTP" + numberOf(ptp.number) + " is dated " + date.en +
                      ", after the day of the assessment; " +
                      (count ? "as that day is before the letter's, it was used all the same."
                             : "it was not used.")},
                 std::nullopt,
                 cite.of("2.2.2.3", "3.2.2.3", "angka 1")});
  }
  for (const Minutes& minutes : dossier.laterMinutes) {
    const Text date = writtenDate(*minutes.date);
    out.addFlag(
        {"berita-acara-kemudian",
         {"Berita acara" + numberOf(minutes.number) + " bertanggal " + date.id +
              ", sesudah tanggal penilaian; " +
              (count ? "karena tanggal penilaian mendahului surat, berita acara itu tetap dipakai."
                     : "berita acara itu tidak dipakai."),
          "The minutes" + numberOf(minutes.number) + " are dated " + date.en +
              ", after the day of the assessment; " +
              (count ? "as that day is before the letter's, they were used all the same."
                     : "they were not used.")},
         std::nullopt,
         cite.of("2.2.2.4", "3.2.2.4")});
  }
}

}  // namespace kkpr::assessment
