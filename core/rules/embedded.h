#pragma once
// The JSON data of core/rules, embedded at build time. Strict: a repeated key or broken JSON fails
// when the file is first read, and a unit test reads them all.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace kkpr::rules {

/// The parsed file of this name ("parameters.json", "findings/container.json"), kept for good.
/// Throws Failure("internal") for an unknown name or for a file that is not strict JSON.
[[nodiscard]] const nlohmann::json& embeddedJson(std::string_view fileName);

}  // namespace kkpr::rules
