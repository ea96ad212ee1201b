#pragma once
// The health of a plan or layer as a whole: what is wrong with its geometry and its attributes, and
// what the document does not say. Dear, unlike reading it: nobody waits for it at an assessment.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/text.h"
#include "plan/plan_reader.h"

namespace kkpr::plan {

/// Something that the document or its layer does not say, and what hangs on it.
struct MissingPart {
  std::string field;  ///< as the document names it
  Text text;
};

/// An overlap, a gap, or a place beyond the boundary.
struct HealthPlace {
  std::vector<std::int64_t> records;  ///< of the zones there; of a gap none
  std::vector<std::string> codes;     ///< theirs
  double areaM2 = 0;
  double widthM = 0;  ///< about
  bool defect = false;
  Point at;  ///< degrees
};

struct PlanHealth {
  std::string id, title;
  bool layer = false;
  Findings findings;  ///< of reading and of looking through it
  /// In the Mercator plane, hairlines included; empty where not known, and for layers.
  std::optional<double> overlapsM2, gapsM2;
  std::vector<HealthPlace> overlaps, gaps, outside;  ///< largest first, at most kMaxPlaces each
  std::vector<std::string> unknownCodes;
  std::vector<MissingPart> missing;
  std::int64_t features = 0;
  std::int64_t vertices = 0;
  // Of a layer: how it was read.
  std::int64_t counted = 0;  ///< features that count
  std::string decidedBy;     ///< column that tells; empty: all count
  std::optional<Text> note;  ///< how we read what is not plain
};

[[nodiscard]] PlanHealth healthOf(const LoadedPlan& loaded);
[[nodiscard]] PlanHealth healthOf(const LoadedLayer& loaded);

}  // namespace kkpr::plan
