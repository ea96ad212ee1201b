#pragma once
// Our own tables are read strictly: a key that nobody reads is a mistake in the table.

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/text.h"
#include "rules/sources.h"

namespace kkpr::rules {

/// Throws Failure("internal") unless the object has exactly these keys.
void requireKeys(const nlohmann::json& object, std::initializer_list<std::string_view> keys,
                 std::string_view table);

/// {"id", "en"}, both with words.
[[nodiscard]] Text strictText(const nlohmann::json& json, std::string_view table);

/// {"source", "place"} of a registered source, or the place alone for the Juknis.
[[nodiscard]] Citation strictCitation(const nlohmann::json& json, std::string_view table);

/// "since", "until", "status" and "citation" of a row: the days are days, the status is one of the
/// four, the source is registered.
void requireProvenance(const nlohmann::json& row, std::string_view table);

}  // namespace kkpr::rules
