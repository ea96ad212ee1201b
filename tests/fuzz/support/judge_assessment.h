#pragma once
// What must be true of every assessment, whatever was assessed (design.md, section 5): areas sum,
// deductions are taken away as their union, the decision is what the products say, and what is not
// known is named.

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace kkpr::fuzz {

/// `application` is the dossier as it was handed in; what the law says of a file without a PTP is
/// asked only where it can be told that there is none. The answer in short. Throws Violation.
std::string judgeAssessment(const nlohmann::json& answer, std::string_view application);

}  // namespace kkpr::fuzz
