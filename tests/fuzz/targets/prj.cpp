// Well-known text and what it means.
#include <cmath>

#include "base/text.h"
#include "crs/known_crs.h"
#include "fuzz/targets/fuzz_target.h"

using kkpr::fuzz::demand;
namespace crs = kkpr::crs;

KKPR_FUZZ_TARGET(bytes) {
  const crs::Wkt wkt = crs::parseWkt(bytes);
  for (const crs::WktNode& node : wkt.nodes) {
    for (const std::size_t child : node.children) demand(child < wkt.nodes.size(), "no such child");
  }
  const crs::PrjReading reading = crs::readPrj(bytes);
  demand(reading.problem == wkt.problem, "two opinions of one text");
  demand(!reading.system || reading.problem == crs::WktProblem::none, "a system out of a problem");
  if (!reading.system) return;
  const crs::CoordinateSystem& system = *reading.system;
  demand(!system.name.empty() && !system.title.id.empty() && !system.title.en.empty(), "no name");
  for (const std::string& text : {system.name, system.title.id, system.title.en, system.datumName,
                                  system.angularUnit, system.primeMeridian}) {
    demand(kkpr::isUtf8(text), "a name that is not UTF-8");
  }
  demand(!system.epsg || *system.epsg > 0, "an EPSG code below 1");
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { kkpr::fuzz::mutatePrj(bytes, random); }
