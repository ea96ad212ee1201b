#pragma once
// THE TABLE of the rules of an application as a whole [J 1.8, 2.1 = 3.1]: names of the contract, in
// its order. Each rule's function stands in the file of its subject (quality/dossier.h).

#include <span>
#include <string_view>

namespace kkpr::quality {

[[nodiscard]] std::span<const std::string_view> applicationRules();

}  // namespace kkpr::quality
