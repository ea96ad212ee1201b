#include "rules/repair_reasons.h"

#include <nlohmann/json.hpp>
#include <string>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

const nlohmann::json& table(const char* part) {
  return embeddedJson("repair_reasons.json").at(part);
}

Text textOf(const nlohmann::json& json) {
  return {json.at("id").get<std::string>(), json.at("en").get<std::string>()};
}

[[noreturn]] void refuse(std::string_view name) {
  const std::string message = "repair_reasons.json: " + std::string(name);
  throw Failure("internal", {message, message});
}

void fill(std::string& text, std::string_view name, const std::string& value) {
  const std::string mark = "{" + std::string(name) + "}";
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), value);
}

}  // namespace

bool hasRefusalReason(std::string_view rule) {
  return table("refused").contains(std::string(rule));
}

Text refusalReason(std::string_view rule, std::string_view variant) {
  const nlohmann::json& rows = table("refused");
  const auto row = rows.find(std::string(rule));
  if (row == rows.end()) refuse(rule);
  const auto own = row->find(std::string(variant));
  return textOf(own == row->end() ? row->at("") : *own);
}

Text repairNote(std::string_view name,
                const std::vector<std::pair<std::string_view, Value>>& values) {
  const nlohmann::json& rows = table("notes");
  const auto row = rows.find(std::string(name));
  if (row == rows.end()) refuse(name);
  Text text = textOf(*row);
  for (const auto& [key, value] : values) {
    fill(text.id, key, formatValue(value, Language::id));
    fill(text.en, key, formatValue(value, Language::en));
  }
  return text;
}

}  // namespace kkpr::rules
