#pragma once
// The preview of the outcome: one application, one location, and the plans and layers at hand. The
// order of plans, layers, polygons and vertices changes nothing in the result.

#include <optional>
#include <span>

#include "application/application.h"
#include "application/location.h"
#include "assessment/enclosed.h"
#include "assessment/result.h"
#include "plan/plan.h"
#include "plan/sector_layer.h"

namespace kkpr::assessment {

struct Options {
  /// The day for which is asked; empty: the letter's date.
  std::optional<Date> date;
  /// False: nobody will look at the shapes of what is approved, deducted and left out; they then
  /// stay empty.
  bool shapes = true;
};

/// `decision` is empty where nothing can be judged (no polygons, no activity, no plan over the
/// location); `unknown` then says why. Throws only for our own bugs.
[[nodiscard]] Assessment assess(const application::Application& application,
                                const application::Location& location,
                                std::span<const plan::Plan* const> plans,
                                std::span<const plan::SectorLayer* const> layers,
                                const Enclosed& enclosed, const Options& options);

/// The same result for a location that is not to be judged: it failed its check (`checked`), or the
/// application has none.
[[nodiscard]] Assessment notAssessed(bool checked, const Options& options);

}  // namespace kkpr::assessment
