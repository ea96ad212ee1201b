#pragma once
// [J 2.2.2.4 = 3.2.2.4] Meetings that follow from the dossier and the outcome as a whole. Those
// that follow from one question are listed where it is asked.

#include "assessment/context.h"

namespace kkpr::assessment {

/// `pkkpr`: a part of the location is judged by PKKPR.
void listMeetings(const application::Application& application, bool pkkpr, const Citations& cite,
                  Assessment& out);

}  // namespace kkpr::assessment
