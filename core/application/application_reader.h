#pragma once

#include <string_view>

#include "application/application.h"

namespace kkpr::application {

/// Reads kkpr/application@1. Throws Failure("bad-json") or Failure("bad-document") with a JSON
/// pointer; what is missing is left empty, what is not known of is left alone.
[[nodiscard]] Application readApplication(std::string_view json);

}  // namespace kkpr::application
