#include <algorithm>

#include "quality/dossier.h"
#include "quality/land_need.h"
#include "rules/rule_set.h"

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
          .with("until", *evidence.until)
          .with("asOf", *dossier.asOf);
    }
    if (evidence.areaM2 && !(*evidence.areaM2 > 0)) {
      dossier.find(kRule, "no-area", field + "/areaM2")
          .with("area", Quantity{*evidence.areaM2, Unit::squareMetre, 2});
    }
    named = named || hasText(evidence.file);
  }
  if (!named) dossier.find(kRule, "no-file", "/tenure/evidence/0/file");
  dossier.declare(kEvidence, named);
}

/// The smallest of what is known of the land's size: a certificate is measured on the ground.
std::optional<double> leastLandM2(const Dossier& dossier) {
  std::optional<double> least = statedNeedM2(dossier.application.landNeed);
  if (dossier.check == nullptr || !dossier.check->location) return least;
  const auto& location = *dossier.check->location;
  for (const auto& area : {location.geodesicM2, location.webMercatorM2}) {
    if (area) least = std::min(least.value_or(*area), *area);
  }
  return least;
}

/// Land that is wholly held is no larger than what its evidence speaks of.
void compareAreas(Dossier& dossier) {
  const application::Tenure& tenure = dossier.application.tenure;
  const std::optional<double> land = leastLandM2(dossier);
  if (tenure.status != TenureStatus::seluruhnya || !land) return;
  double held = 0;
  for (const application::TenureEvidence& evidence : tenure.evidence) {
    if (!evidence.areaM2 || !(*evidence.areaM2 > 0)) return;  // the sum is not known
    held += *evidence.areaM2;
  }
  const double tolerance = rules::parameter("land-need-tolerance", dossier.asOf);
  if (held >= *land * (1 - tolerance)) return;
  dossier.find(kRule, "too-small", "/tenure/evidence")
      .with("held", Quantity{held, Unit::squareMetre, 2})
      .with("land", Quantity{*land, Unit::squareMetre, 2});
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
    compareAreas(dossier);
    return;
  }
  dossier.declare(kEvidence, false);
  const bool wholly = *tenure.status == TenureStatus::seluruhnya;
  dossier.find(kRule, {}, "/tenure/evidence")
      .with("status", wholly ? Text{"seluruhnya", "wholly"} : Text{"sebagian", "in part"});
}

}  // namespace kkpr::quality
