#include <cmath>

#include "quality/dossier.h"
#include "rules/rule_set.h"

namespace kkpr::quality {
namespace {

using application::BuildingWork;

constexpr const char* kRule = "application.floors";
constexpr const char* kFloors = "/building/floors";
constexpr const char* kArea = "/building/floorAreaM2";
constexpr const char* kFootprint = "/building/footprintM2";

Quantity count(double value) { return {value, Unit::none, value == std::floor(value) ? 0 : 2}; }
Quantity area(double m2) { return {m2, Unit::squareMetre, 2}; }

/// False where a number is none that could be meant.
bool sound(Dossier& dossier) {
  const application::Building& building = dossier.application.building;
  bool all = true;
  if (building.floors &&
      (*building.floors < 0 || std::floor(*building.floors) != *building.floors)) {
    dossier.find(kRule, {}, kFloors).with("floors", count(*building.floors));
    all = false;
  }
  const auto negative = [&](const std::optional<double>& value, const char* field) {
    if (!value || *value >= 0) return;
    dossier.find(kRule, "negative-area", field).with("area", area(*value));
    all = false;
  };
  negative(building.floorAreaM2, kArea);
  negative(building.footprintM2, kFootprint);
  return all;
}

// [J 2.1.2 angka 5 huruf b, 6 huruf b = 3.1.2] Where nothing new is built, both are 0.
void checkZeros(Dossier& dossier, double floors, double floorArea) {
  const auto& work = dossier.application.building.work;
  const bool none = work == BuildingWork::tanpaBangunan;
  const bool builds = work == BuildingWork::baru || work == BuildingWork::tambahLantai ||
                      work == BuildingWork::perluasan;
  if (none && (floors > 0 || floorArea > 0)) {
    dossier.find(kRule, "nothing-built", "/building/work")
        .with("floors", count(floors))
        .with("area", area(floorArea));
  } else if ((floors > 0) != (floorArea > 0)) {
    dossier.find(kRule, "one-is-zero", floors > 0 ? kArea : kFloors)
        .with("floors", count(floors))
        .with("area", area(floorArea));
  } else if (builds && !(floors > 0)) {
    dossier.find(kRule, "no-floors", kFloors);
  }
}

// [J 2.1.2 angka 6 = 3.1.2] All floors together are no larger than the highest building's floors
// over the whole footprint, or over the whole land.
void checkSizes(Dossier& dossier, double floors, double floorArea) {
  const auto& footprint = dossier.application.building.footprintM2;
  const std::optional<double> land = dossier.landM2();
  const double slack = 1 + rules::parameter("building-area-tolerance", dossier.asOf);
  const bool built = floors > 0 && floorArea > 0;
  const bool onLand = land && *land > 0;
  if (footprint && onLand && *footprint > *land * slack) {
    dossier.find(kRule, "footprint-above-land", kFootprint)
        .with("footprint", area(*footprint))
        .with("land", area(*land));
  }
  if (!built) return;
  const double least = rules::parameter("least-floor-area-m2", dossier.asOf);
  if (floorArea < floors * least) {
    dossier.find(kRule, "too-small", kArea)
        .with("area", area(floorArea))
        .with("floors", count(floors))
        .with("least", Quantity{least, Unit::squareMetre, 0});
  }
  if (footprint && *footprint > 0 && floorArea > floors * *footprint * slack) {
    dossier.find(kRule, "above-footprint", kArea)
        .with("area", area(floorArea))
        .with("floors", count(floors))
        .with("footprint", area(*footprint));
  } else if (onLand && floorArea > floors * *land * slack) {
    dossier.find(kRule, "above-land", kArea)
        .with("area", area(floorArea))
        .with("floors", count(floors))
        .with("land", area(*land));
  }
  if (footprint && floorArea * slack < *footprint) {
    dossier.find(kRule, "below-footprint", kArea)
        .with("area", area(floorArea))
        .with("footprint", area(*footprint));
  }
}

}  // namespace

// [J 2.1.2 angka 5, 6 = 3.1.2] Floors of the highest building, and the area of all floors in m².
void checkBuilding(Dossier& dossier) {
  const application::Building& building = dossier.application.building;
  dossier.require("jumlah-lantai", kFloors, building.floors.has_value());
  dossier.require("luas-lantai", kArea, building.floorAreaM2.has_value());
  if (!sound(dossier)) return;
  if (!building.floors || !building.floorAreaM2) {
    dossier.examination.notRun(kRule, {"application.missing"});
    return;
  }
  checkZeros(dossier, *building.floors, *building.floorAreaM2);
  checkSizes(dossier, *building.floors, *building.floorAreaM2);
}

}  // namespace kkpr::quality
