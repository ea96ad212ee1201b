#pragma once
// What of a dossier was there on the day asked for: a replay of an old date gives the old answer.

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
  std::vector<application::Ptp> laterPtp;
  std::vector<application::Minutes> laterMinutes;
};

/// Without the PTPs and minutes of a later date; empty where there are none.
[[nodiscard]] std::optional<DossierOn> dossierOn(const Date& day,
                                                 const application::Application& application,
                                                 const Enclosed& enclosed);

void nameLater(const DossierOn& dossier, const Citations& cite, Assessment& out);

}  // namespace kkpr::assessment
