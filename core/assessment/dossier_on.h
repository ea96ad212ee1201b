#pragma once
// Which papers of a dossier count on the day asked for.
//
// The day always chooses the plans, decrees and rules. PTP and minutes come out of the procedure
// that the letter opens, so what the day means for them depends on the side of the letter it is on:
//   up to the letter's day  all of them count. On that day, which is also the default, one asks
//                           for a preview of the dossier as a whole; an earlier day asks the same
//                           of older plans. Papers later than an earlier day are named.
//   after the letter's day  one asks how things stood: what is dated later is left out, and named.
// A letter without a date counts as earlier than any day asked for. On either side of the letter a
// later day never takes a paper away; the one step, between the letter's day and the next, is where
// the question changes. It cannot be smoothed away: leaving later papers out on the letter's day
// would make the preview of a dossier one of an empty file, and taking them after it would make a
// replay know its future.

#include <optional>
#include <vector>

#include "application/application.h"
#include "assessment/citations.h"
#include "assessment/enclosed.h"
#include "assessment/result.h"

namespace kkpr::assessment {

struct DossierOn {
  application::Application application;
  Enclosed enclosed;
  // Dated after the day:
  std::vector<application::Ptp> laterPtp;
  std::vector<application::Minutes> laterMinutes;
  bool laterCount = false;  ///< they are in `application` all the same
};

/// Empty where the dossier counts as it is and nothing is to be told of it: on the letter's day, or
/// where no PTP and no minutes are of a later date.
[[nodiscard]] std::optional<DossierOn> dossierOn(const Date& day,
                                                 const application::Application& application,
                                                 const Enclosed& enclosed);

void nameLater(const DossierOn& dossier, const Citations& cite, Assessment& out);

}  // namespace kkpr::assessment
