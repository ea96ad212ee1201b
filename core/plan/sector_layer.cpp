#include "plan/sector_layer.h"

namespace kkpr::plan {

std::string_view layerKindName(LayerKind kind) {
  switch (kind) {
    case LayerKind::kawasanHutan:
      return "kawasan-hutan";
    case LayerKind::pippib:
      return "pippib";
    case LayerKind::iupOp:
      return "iup-op";
    case LayerKind::lsd:
      return "lsd";
    case LayerKind::badanAir:
      return "badan-air";
    case LayerKind::kkprTerbit:
      return "kkpr-terbit";
    case LayerKind::izinSektor:
      return "izin-sektor";
    case LayerKind::batasAdministrasi:
      return "batas-administrasi";
  }
  return "kawasan-hutan";
}

std::vector<const SectorFeature*> SectorLayer::candidates(const Box& degrees) const {
  std::vector<const SectorFeature*> found;
  for (const std::uint32_t i : index.query(degrees)) found.push_back(&features[i]);
  return found;
}

}  // namespace kkpr::plan
