// The whole check of a location.
#include "fuzz/targets/fuzz_target.h"

KKPR_FUZZ_TARGET(bytes) {
  static kkpr::fuzz::Oracle oracle;
  const bool house = bytes.size() % 2 == 0;
  (void)oracle.check(bytes, house ? R"({"foreignHouse":true,"landNeedM2":1200})" : "{}");
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { bytes = kkpr::fuzz::mutatedZip(bytes, random, limit); }
