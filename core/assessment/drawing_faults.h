#pragma once
// Places under the location where the drawing of a plan or layer is at fault: an outcome that rests
// on one says so.

#include "assessment/result.h"

namespace kkpr::assessment {

struct Situation;

/// Flags outlines that had to be mended, rings that could not be used, and zones over each other.
void flagDrawingFaults(const Situation& situation, Assessment& out);

/// Features that could not be used and of which nobody knows where they lie: they may lie here.
void nameLost(const Situation& situation, Assessment& out);

}  // namespace kkpr::assessment
