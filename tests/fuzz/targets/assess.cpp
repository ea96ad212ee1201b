// The whole way: a dossier with its location, its plans and layers; validated and assessed.
#include "fuzz/targets/fuzz_target.h"

KKPR_FUZZ_TARGET(bytes) {
  static kkpr::fuzz::Oracle oracle;
  (void)oracle.assess(bytes);
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { bytes = kkpr::fuzz::mutatedBundle(bytes, random, limit); }
