#pragma once

#include <string_view>

#include "application/application.h"

namespace kkpr::application {

/// Reads kkpr/application@1. Throws Failure("bad-json") or Failure("bad-document") with a JSON
/// pointer; what is missing is left empty, what is not known of is left alone.
[[nodiscard]] Application readApplication(std::string_view json);

// The words of the contract.
[[nodiscard]] std::string_view nameOf(ApplicantKind kind);
[[nodiscard]] std::string_view nameOf(CorporationKind kind);
[[nodiscard]] std::string_view nameOf(Office office);
[[nodiscard]] std::string_view nameOf(FundingSource source);

}  // namespace kkpr::application
