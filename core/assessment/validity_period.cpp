#include "assessment/validity_period.h"

#include <algorithm>

#include "assessment/noise.h"
#include "assessment/words.h"

namespace kkpr::assessment {

namespace {

/// The shapefile of the land held, where there is one, has to hold all of the location.
bool holdsAll(const Context& context, Assessment& out) {
  if (!context.enclosed.tenure) return true;
  const geometry::Region without =
      context.site.region().difference(context.site.all(*context.enclosed.tenure));
  if (without.empty() || isNoise(without)) return true;
  const Text m2 = squareMetres(without.areaM2());
  out.addFlag(
      {"penguasaan-tidak-meliputi",
       {"Permohonan menyebut seluruh tanah dikuasai, tetapi batas tanah yang dikuasai tidak "
        "meliputi " +
            m2.id +
            " lokasi; masa berlaku dihitung seperti bagi tanah yang belum seluruhnya "
            "dikuasai.",
        "The application says that all the land is held, but the extent of the land held "
        "leaves out " +
            m2.en +
            " of the location; the validity is counted as for land that is not all "
            "held."},
       without.areaM2(),
       context.cite.of("2.2.5", "3.2.5", "angka 2")});
  return false;
}

}  // namespace

Validity validityOf(const Context& context, Assessment& out) {
  // [J 2.2.5 angka 2 = 3.2.5] All of the land held: as long as the tenure, the earliest end among
  // several titles (reading 11); otherwise three years from publication, whose day is not known.
  const application::Tenure& tenure = context.application.tenure;
  Validity validity;
  validity.byTenure =
      tenure.status == application::TenureStatus::seluruhnya && holdsAll(context, out);
  if (!validity.byTenure) return validity;
  validity.until = tenure.until;
  std::size_t ends = tenure.until ? 1 : 0;
  for (const application::TenureEvidence& evidence : tenure.evidence) {
    if (!evidence.until) continue;
    ++ends;
    if (!validity.until || *evidence.until < *validity.until) validity.until = evidence.until;
  }
  if (ends > 1) out.readings.insert(11);
  // A title without end never ends first.
  const bool allWithoutEnd =
      !tenure.evidence.empty() &&
      std::all_of(tenure.evidence.begin(), tenure.evidence.end(),
                  [](const application::TenureEvidence& e) { return e.withoutEnd; });
  validity.withoutEnd = !validity.until && (tenure.withoutEnd || allWithoutEnd);
  if (validity.until && context.asOf && *validity.until < *context.asOf) {
    const Text day = writtenDate(*validity.until);
    const Text message{
        "Penguasaan tanah berakhir " + day.id +
            ", sebelum tanggal penilaian; KKPR yang berlaku selama penguasaan itu "
            "sudah habis sebelum terbit.",
        "The tenure ended on " + day.en +
            ", before the day of the assessment; a KKPR that is valid as long as the "
            "tenure would end before it is issued."};
    const rules::Citation citation = context.cite.of("2.2.5", "3.2.5", "angka 2");
    out.addFlag({"penguasaan-berakhir", message, std::nullopt, citation});
    out.addUnknown({{"Penguasaan tanah yang masih berlaku", "Tenure that is still in force"},
                    kApplicant,
                    message,
                    citation,
                    false});
  }
  return validity;
}

}  // namespace kkpr::assessment
