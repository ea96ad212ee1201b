#pragma once
// Prints kkpr/check@1. Decides nothing.

#include "quality/check.h"
#include "report/json.h"
#include "rules/sources.h"

namespace kkpr::report {

/// The check result without "tool", which the engine adds. `geometry` false leaves
/// location.geometry out.
[[nodiscard]] Json checkJson(const quality::CheckResult& result, bool geometry);

/// One finding as the contract has it; shared by every report that lists findings. The steps of
/// `firstProgram` (may be empty) stand ahead of those of other programs. The citation is that of
/// `chapter`, of both where it is not known.
[[nodiscard]] Json findingJson(const Finding& finding, std::string_view firstProgram = {},
                               std::optional<rules::Chapter> chapter = std::nullopt);

[[nodiscard]] Json citationJson(const rules::Citation& citation);

[[nodiscard]] const char* outcomeName(quality::Outcome outcome);

[[nodiscard]] Json textJson(const Text& text);

/// GeoJSON MultiPolygon in degrees, coordinates as read.
[[nodiscard]] Json multiPolygonJson(const geometry::MultiPolygon& polygons);

}  // namespace kkpr::report
