#pragma once
// A layer of another sector: forest, issued KKPR, water … (contract, kkpr/layer@1).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/finding.h"
#include "base/text.h"
#include "geometry/coordinates.h"
#include "geometry/spatial_index.h"

namespace kkpr::plan {

enum class LayerKind {
  kawasanHutan,
  pippib,
  iupOp,
  lsd,
  badanAir,
  kkprTerbit,
  izinSektor,
  batasAdministrasi
};

inline constexpr std::array<std::pair<std::string_view, LayerKind>, 8> kLayerKinds{
    {{"kawasan-hutan", LayerKind::kawasanHutan},
     {"pippib", LayerKind::pippib},
     {"iup-op", LayerKind::iupOp},
     {"lsd", LayerKind::lsd},
     {"badan-air", LayerKind::badanAir},
     {"kkpr-terbit", LayerKind::kkprTerbit},
     {"izin-sektor", LayerKind::izinSektor},
     {"batas-administrasi", LayerKind::batasAdministrasi}}};
[[nodiscard]] std::string_view layerKindName(LayerKind kind);

struct SectorFeature {
  geometry::MultiPolygon shape;  ///< degrees
  std::optional<std::string>
      kind;  ///< what the layer says it is ("Hutan Lindung", "1007"); empty: nothing
  /// Forest whose function a decree has changed ("peruntukan", "tanpa-peruntukan"); empty: not
  /// changed.
  std::optional<std::string> released;
  bool releaseNotRead = false;  ///< the layer says something of it that cannot be read
  // The decree that changed the function of forest.
  std::optional<std::string> decreeNumber, decreeUse;  ///< use: an activity as the decree names it
  std::optional<Date> decreeDate;
  // The decree by which the forest is forest (penunjukan, penetapan).
  std::optional<std::string> designationNumber;
  std::optional<Date> designationDate;
  // A KKPR that was issued; a permit. Heights and depths in metres; without a position it is on the
  // surface.
  std::optional<std::string> number, holder;
  std::optional<Date> issued;
  std::optional<Date> until;            ///< the last day on which it holds
  std::optional<std::string> position;  ///< "permukaan", "bawah-tanah", "atas-tanah"
  std::optional<double> minM, maxM, surfaceReferenceM;
  std::optional<bool> publicInterest;
  /// Names that a layer of administrative boundaries gives (WADMKK, WADMPR); empty elsewhere.
  std::optional<std::string> regency;
  std::optional<std::string> province;
  std::int64_t record = 0;  ///< in the layer's file, from 1
  bool counts =
      true;  ///< false: the filter, or the reading of its kind, leaves it out (APL, water)
};

/// The decree that a whole layer rests on.
struct Decree {
  std::optional<std::string> form, number, period;
  std::optional<Date> date;
};

struct SectorLayer {
  std::string id;
  std::string title;
  LayerKind kind = LayerKind::kawasanHutan;
  std::optional<std::string> source;
  std::optional<Date> date;
  Decree decree;
  std::string path;  ///< of its features: the file, or the JSON pointer, as findings quote it
  std::vector<SectorFeature> features;
  geometry::SpatialIndex index;
  /// Features that count, or might, and could not be used: of these nobody knows where they lie, of
  /// others about where.
  std::int64_t lost = 0;
  std::vector<geometry::MultiPolygon> setAside;  ///< degrees
  /// How its features were sorted into those that count and those that do not: by the document's
  /// filter, or by the column (empty: there is none, all count).
  bool filtered = false;
  std::string decidedBy;
  std::optional<Text> unusable;  ///< why it cannot be looked at; empty for a layer that can
  Findings findings;             ///< of its reading; an assessment repeats what bears on a location

  /// Features whose box meets `degrees`, in the order of the layer; also those that do not count.
  [[nodiscard]] std::vector<const SectorFeature*> candidates(const Box& degrees) const;
};

}  // namespace kkpr::plan
