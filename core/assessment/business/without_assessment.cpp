#include "assessment/business/without_assessment.h"

#include "assessment/route_notes.h"
#include "base/failure.h"
#include "rules/scheme.h"

namespace kkpr::assessment {

using application::UnassessedCase;

std::string_view caseName(UnassessedCase unassessed) {
  switch (unassessed) {
    case UnassessedCase::kawasanIndustriKek:
      return "kawasan-industri-kek";
    case UnassessedCase::perluasan:
      return "perluasan";
    case UnassessedCase::sewaPemegangKkpr:
      return "sewa-pemegang-kkpr";
    case UnassessedCase::kawasanOtorita:
      return "kawasan-otorita";
    case UnassessedCase::migas:
      return "migas";
  }
  return "";
}

void explainCase(const application::Business& business, const Date& on, Route& out) {
  // [K PP 28/2025 Pasal 27 ayat (2) huruf b; J 1.4 Tabel 1.1] Five cases need no assessment:
  // industrial estate or KEK, expansion, land of a holder of a KKPR, authority area, oil and gas
  // exploration. Before PP 28/2025 it was PP 5/2021 art. 181.
  if (!business.unassessedCase) {
    if (business.caseStated) return;
    ask(out,
        {"Salah satu dari lima kasus tanpa penilaian", "One of the five cases without assessment"},
        {"Pelaku usaha", "The business"},
        {"Belum disebut apakah salah satu dari lima kasus tanpa penilaian berlaku; bila ya, PKKPR "
         "terbit tanpa penilaian.",
         "It is not said whether one of the five cases applies; if so, the PKKPR is issued "
         "without an assessment."},
        {"kkkpr-pkkpr-pp28-2025", "PP 28/2025 Pasal 27 ayat (2) huruf b"}, "/business/case");
    return;
  }
  const rules::UnassessedCase& claimed = rules::unassessedCase(caseName(*business.unassessedCase));
  for (const rules::Dated& value : claimed.values) {
    if (!value.holdsOn(on)) continue;
    answer(out, "case", claimed.name, claimed.label, value.citation);
    askText(out, {"Syarat kasus " + claimed.label.id, "Condition of the case: " + claimed.label.en},
            {"Pelaku usaha; Sistem OSS", "The business; the OSS system"},
            {"Tidak tampak dari permohonan, perlu dipastikan: " + claimed.confirm.id,
             "Not to be seen from the application, and to be confirmed: " + claimed.confirm.en},
            value.citation, "/business/case");
    return;
  }
  throw Failure("internal", {"Kasus tanpa dasar pada hari ini: " + claimed.name,
                             "A case without a basis on this day: " + claimed.name});
}

}  // namespace kkpr::assessment
