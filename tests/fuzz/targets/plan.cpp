// A plan or a layer: the document, and its geometry where it stands in the document.
#include "fuzz/targets/fuzz_target.h"

KKPR_FUZZ_TARGET(bytes) {
  static kkpr::fuzz::Oracle oracle;
  (void)oracle.load(kkpr::fuzz::textOf(bytes), {});
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutateJson(bytes, random); }
