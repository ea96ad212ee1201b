#pragma once
// Which KKPR, by which mechanism and system, from whom, with what, how long and at what fee: the
// way an application goes, before anybody assesses it.

#include <optional>
#include <span>

#include "application/application.h"
#include "application/location.h"
#include "assessment/route_result.h"
#include "plan/plan.h"

namespace kkpr::assessment {

struct RouteInputs {
  const application::Application& application;
  const application::Location* location = nullptr;  ///< null: none that could be read
  bool locationFails = false;                       ///< it was read, but does not pass its check
  std::span<const plan::Plan* const> plans;
  std::optional<double> landNeedM2;
  Date asOf;
  /// The stated land need is so many times the area of the polygons by a slip of its unit or of a
  /// separator; empty where it is none.
  std::optional<double> landNeedSlip = std::nullopt;
};

/// Always an answer: what is not known is empty and named in `unknown`. Throws only for our own
/// bugs.
[[nodiscard]] Route route(const RouteInputs& inputs);

}  // namespace kkpr::assessment
