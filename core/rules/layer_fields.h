#pragma once
// Which attribute of a layer says what (core/rules/layer_fields.json): real layers differ in
// schema, spelling and age.

#include <string>
#include <string_view>
#include <vector>

namespace kkpr::rules {

/// Fields that may hold the zone code, best first. A KODUNK is cut: its sub-zone stands before the
/// first '.' or '_'.
[[nodiscard]] const std::vector<std::string>& zoneCodeFields();
/// Characters at which a value of this field is cut off; empty for most.
[[nodiscard]] std::string_view zoneCodeCutAt(std::string_view field);
/// Fields that may hold the zone's name, best first.
[[nodiscard]] const std::vector<std::string>& zoneNameFields();

/// Fields that may say what a feature of a forest layer is, best first.
[[nodiscard]] const std::vector<std::string>& forestFunctionFields();
/// True for APL and for water, which stand in forest layers but are no forest [J 2.2.2.3 angka 2
/// huruf a].
[[nodiscard]] bool isNotForest(std::string_view function);

}  // namespace kkpr::rules
