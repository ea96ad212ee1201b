#pragma once
// Why a plan or layer cannot be used.

#include <string>
#include <string_view>

#include "base/text.h"

namespace kkpr::plan {

[[nodiscard]] inline Text whyUnusable(std::string_view part) {
  return {"geometri \"" + std::string(part) + "\" tidak dapat dipakai",
          "its geometry \"" + std::string(part) + "\" cannot be used"};
}

}  // namespace kkpr::plan
