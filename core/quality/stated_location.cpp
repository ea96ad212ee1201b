#include "quality/dossier.h"

namespace kkpr::quality {

// [J 2.1.2 angka 1 = 3.1.2] A polygon shapefile, or parcel identification numbers for certified
// land. Both may be given; parcels alone can be named but not laid over a plan.
void checkStatedLocation(Dossier& dossier) {
  constexpr const char* kRule = "application.parcel-geometry";
  const application::StatedLocation& location = dossier.application.location;
  const bool shapefile = hasText(location.shapefile);
  dossier.require("koordinat-lokasi", "/location/shapefile",
                  shapefile || !location.parcels.empty());
  if (location.parcels.empty()) {
    dossier.examination.notApplicable(kRule);
    return;
  }
  if (!shapefile) dossier.find(kRule, {}, "/location/parcels");
  for (std::size_t i = 0; i < location.parcels.size(); ++i) {
    if (hasText(location.parcels[i].number)) continue;
    dossier.find(kRule, "no-number", "/location/parcels/" + std::to_string(i) + "/number");
  }
}

}  // namespace kkpr::quality
