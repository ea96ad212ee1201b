#include <set>

#include "quality/dossier.h"

namespace kkpr::quality {
namespace {

using application::Position;

constexpr const char* kRule = "application.stratum";
constexpr const char* kItem = "kedalaman-ketinggian";

void checkOne(Dossier& dossier, const application::Stratum& stratum, const std::string& field) {
  if (!stratum.position) {
    if (stratum.minM || stratum.maxM) dossier.find(kRule, "no-position", field + "/position");
    return;
  }
  if (*stratum.position == Position::permukaan) return;
  const bool below = *stratum.position == Position::bawahTanah;
  const Text position =
      below ? Text{"di bawah tanah", "below ground"} : Text{"di atas tanah", "above ground"};
  const Text which = below ? Text{"kedalaman", "depth"} : Text{"ketinggian", "height"};
  const Text reference =
      below ? Text{"titik permukaan tanah tertinggi", "the highest point of the surface"}
            : Text{"titik permukaan tanah terendah", "the lowest point of the surface"};
  const auto tell = [&](std::string_view variant, const std::string& at) -> Finding& {
    return dossier.find(kRule, variant, at)
        .with("position", position)
        .with("which", which)
        .with("reference", reference);
  };
  const bool whole = stratum.minM && stratum.maxM;
  if (!whole) tell({}, field + (stratum.minM ? "/maxM" : "/minM"));
  // Of several, none may lack its figures.
  const auto before = dossier.present.find(kItem);
  dossier.declare(kItem, whole && (before == dossier.present.end() || *before->second));
  const auto sign = [&](const std::optional<double>& value, const char* name) {
    if (value && *value < 0) {
      tell("negative", field + name).with("value", Quantity{*value, Unit::metre, 2});
    }
  };
  sign(stratum.minM, "/minM");
  sign(stratum.maxM, "/maxM");
  if (stratum.minM && stratum.maxM && !(*stratum.minM < *stratum.maxM)) {
    tell("order", field + "/maxM")
        .with("min", Quantity{*stratum.minM, Unit::metre, 2})
        .with("max", Quantity{*stratum.maxM, Unit::metre, 2});
  }
}

}  // namespace

// [J 2.1.2 angka 1 huruf b, c = 3.1.2] Space below ground comes with its least and greatest depth,
// from the highest point of the surface; space above with its heights, from the lowest. They may
// differ by polygon.
void checkStrata(Dossier& dossier) {
  const application::StatedLocation& location = dossier.application.location;
  if (!location.stratum && location.strata.empty()) {
    dossier.examination.notApplicable(kRule);
    return;
  }
  if (location.stratum) checkOne(dossier, *location.stratum, "/location/stratum");
  std::set<std::int64_t> named;
  for (std::size_t i = 0; i < location.strata.size(); ++i) {
    const std::string field = "/location/strata/" + std::to_string(i);
    checkOne(dossier, location.strata[i], field);
    const auto& polygons = location.strata[i].polygons;
    if (location.strata[i].namesNone) dossier.find(kRule, "names-none", field + "/polygons");
    for (std::size_t j = 0; j < polygons.size(); ++j) {
      const bool again = !named.insert(polygons[j]).second;
      const bool there = dossier.mayHavePolygon(polygons[j]);
      if (there && !again) continue;
      dossier.find(kRule, there ? "twice" : "no-polygon", field + "/polygons/" + std::to_string(j))
          .with("polygon", polygons[j]);
    }
  }
}

}  // namespace kkpr::quality
