// A dossier alone: read, validated, assessed and routed without any plan.
#include "fuzz/targets/fuzz_target.h"

KKPR_FUZZ_TARGET(bytes) {
  static kkpr::fuzz::Oracle oracle;
  (void)oracle.application(kkpr::fuzz::textOf(bytes), {});
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutateJson(bytes, random); }
