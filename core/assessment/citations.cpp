#include "assessment/citations.h"

namespace kkpr::assessment {

rules::Citation Citations::ofLayer(plan::LayerKind kind, Mechanism mechanism) const {
  const bool kkkpr = mechanism == Mechanism::kkkpr;
  // [J 2.2.3.3 = 3.2.3.4] The factors that KKKPR and PKKPR are judged by alike.
  switch (kind) {
    case plan::LayerKind::kawasanHutan:
      return of("2.2.3.3", "3.2.3.4", "angka 2");
    case plan::LayerKind::kkprTerbit:
      return of("2.2.3.3", "3.2.3.4", "angka 3");
    case plan::LayerKind::pippib:
      return of("2.2.3.3", "3.2.3.4", "angka 4");
    case plan::LayerKind::badanAir:
      return of("2.2.3.3", "3.2.3.4", "angka 5");
    // [J 2.2.2.3 angka 2 = 3.2.2.3] Policies of the sectors, which deduct nothing; of a KKKPR only
    // the table of conditions speaks.
    case plan::LayerKind::iupOp:
      if (kkkpr) return of("2.2.4", "3.2.4");
      return of("2.2.2.3", "3.2.2.3", "angka 2 huruf b");
    case plan::LayerKind::lsd:
      if (kkkpr) return of("2.2.4", "3.2.4");
      return of("2.2.2.3", "3.2.2.3", "angka 2 huruf c");
    case plan::LayerKind::izinSektor:
    case plan::LayerKind::batasAdministrasi:
      break;
  }
  return of("2.2.2.3", "3.2.2.3", "angka 2 huruf d");
}

}  // namespace kkpr::assessment
