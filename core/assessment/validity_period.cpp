#include "assessment/validity_period.h"

#include <algorithm>

namespace kkpr::assessment {

Validity validityOf(const application::Tenure& tenure, Assessment& out) {
  // [J 2.2.5 angka 2 = 3.2.5] All of the land held: as long as the tenure, the earliest end among
  // several titles (reading 11); otherwise three years from publication, whose day is not known.
  Validity validity;
  validity.byTenure = tenure.status == application::TenureStatus::seluruhnya;
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
  return validity;
}

}  // namespace kkpr::assessment
