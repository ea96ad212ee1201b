#pragma once
// Mutations that know the formats: what they make gets past the first gate, so that the code behind
// it is met by odd geometry, lying counts and strange words. The same Random makes the same mutant
// everywhere.

#include <cstddef>

#include "fuzz/support/packing.h"
#include "fuzz/support/random.h"

namespace kkpr::fuzz {

/// Changes bytes without knowing what they mean: flips, special numbers, copies, cuts, growth.
void mutateRaw(ByteVector& bytes, Random& random);

// One part of a shapefile, as it lies in the zip.
void mutateShp(ByteVector& shp, Random& random);
void mutateShx(ByteVector& shx, Random& random);
void mutateDbf(ByteVector& dbf, Random& random);
void mutatePrj(ByteVector& prj, Random& random);

/// A JSON document, one or more of its values; bytes where it is none.
void mutateJson(ByteVector& json, Random& random);

/// The rings of `shp` are changed as a drawing program or a careless converter would, and written
/// as a well-formed .shp with its .shx and the number of rows in the .dbf. False where `shp` has no
/// rings.
bool redraw(ByteVector& shp, ByteVector& shx, ByteVector& dbf, Random& random);

/// One or several of the above on the members of a location zip, or on the zip itself; packed again
/// with right CRCs. Never longer than `limit`.
[[nodiscard]] ByteVector mutatedZip(Bytes zip, Random& random, std::size_t limit = 1 << 20);

/// A bundle (a zip with application.json, plan and layer documents and the files they name): one or
/// several of its members are mutated.
[[nodiscard]] ByteVector mutatedBundle(Bytes bundle, Random& random, std::size_t limit = 1 << 20);

}  // namespace kkpr::fuzz
