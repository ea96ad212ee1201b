#pragma once
// Zone codes of RDTR and classes of RTRW: how a code is written, and what it is called and coloured
// (core/rules/zone_codes.json). Each RDTR numbers its own sub-zones: these names are only a
// fallback.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kkpr::rules {

struct ZoneCode {
  std::string code;  ///< canonical; empty for a class known by name alone
  std::string name;
  std::optional<std::array<int, 3>> rgb;
  std::string certainty;  ///< "certain", "one-source", "unconfirmed", "ours"
};

/// The form in which codes are compared: upper case, no blanks around, runs of blanks and hyphens
/// one hyphen ("spu 3" → "SPU-3"). Keys of activity tables are written the same way.
[[nodiscard]] std::string canonicalZoneCode(std::string_view code);

/// The known code, or class of this name; null where it is not known.
[[nodiscard]] const ZoneCode* findZoneCode(std::string_view code);

}  // namespace kkpr::rules
