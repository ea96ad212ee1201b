// The index of a shapefile.
#include "fuzz/targets/fuzz_target.h"
#include "shapefile/shx_reader.h"

using kkpr::fuzz::demand;

KKPR_FUZZ_TARGET(bytes) {
  const kkpr::shapefile::ShxFile file = kkpr::shapefile::readShx(bytes);
  demand(file.readable || (file.extents.empty() && file.statedCount == 0), "entries of no index");
  if (file.readable) {
    demand(100 + file.extents.size() * 8 + file.spareBytes == bytes.size(),
           "bytes are unaccounted for");
  }
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutateShx(bytes, random); }
