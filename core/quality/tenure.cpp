#include "quality/dossier.h"

namespace kkpr::quality {
namespace {

using application::TenureStatus;

constexpr const char* kRule = "application.tenure-evidence";
constexpr const char* kEvidence = "bukti-penguasaan-tanah";

void checkEvidence(Dossier& dossier) {
  const application::Tenure& tenure = dossier.application.tenure;
  bool named = false;
  for (std::size_t i = 0; i < tenure.evidence.size(); ++i) {
    const application::TenureEvidence& evidence = tenure.evidence[i];
    const std::string field = "/tenure/evidence/" + std::to_string(i);
    if (!evidence.kind) dossier.find(kRule, "no-kind", field + "/kind");
    if (evidence.until && dossier.asOf && *evidence.until < *dossier.asOf) {
      dossier.find(kRule, "expired", field + "/until")
          .with("until", formatDate(*evidence.until))
          .with("asOf", formatDate(*dossier.asOf));
    }
    named = named || hasText(evidence.file);
  }
  if (!named) dossier.find(kRule, "no-file", "/tenure/evidence/0/file");
  dossier.declare(kEvidence, named);
}

}  // namespace

// [J 2.1.2 angka 3 = 3.1.2] Who holds no land uploads nothing; who holds some encloses evidence:
// certificate, deed by a PPAT, lease or loan, release or transfer of right.
void checkTenure(Dossier& dossier) {
  const application::Tenure& tenure = dossier.application.tenure;
  dossier.require("penguasaan-tanah", "/tenure/status", tenure.status.has_value());
  if (!tenure.status) {
    dossier.examination.notRun(kRule, {"application.missing"});
    return;
  }
  if (*tenure.status == TenureStatus::belum) {
    dossier.examination.notApplicable(kRule);
    return;
  }
  if (!tenure.evidence.empty()) {
    checkEvidence(dossier);
    return;
  }
  dossier.declare(kEvidence, false);
  const bool wholly = *tenure.status == TenureStatus::seluruhnya;
  dossier.find(kRule, {}, "/tenure/evidence")
      .with("status", wholly ? Text{"seluruhnya", "wholly"} : Text{"sebagian", "in part"});
}

}  // namespace kkpr::quality
