#include "rules/application_items.h"

#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/person_checks.h"
#include "rules/strict.h"

namespace kkpr::rules {
namespace {

constexpr std::string_view kTable = "application_items.json";

/// True for the field itself and for what lies within it.
bool isWithin(std::string_view pointer, std::string_view field) {
  return pointer.substr(0, field.size()) == field &&
         (pointer.size() == field.size() || pointer[field.size()] == '/');
}

}  // namespace

const std::vector<ApplicationItem>& applicationItems() {
  static const std::vector<ApplicationItem> all = [] {
    std::vector<ApplicationItem> items;
    for (const nlohmann::json& row : embeddedJson("application_items.json")) {
      requireKeys(row, {"item", "part", "fields", "label", "citation", "asks", "optional"}, kTable);
      ApplicationItem item;
      item.item = row.at("item").get<std::string>();
      item.part = row.at("part").get<std::string>();
      row.at("fields").get_to(item.fields);
      item.label = strictText(row.at("label"), kTable);
      item.citation = strictCitation(row.at("citation"), kTable);
      row.at("asks").get_to(item.asks);
      for (const std::string& question : item.asks) (void)personCheck(question);
      item.optional = row.at("optional").get<bool>();
      items.push_back(std::move(item));
    }
    return items;
  }();
  return all;
}

const ApplicationItem& applicationItem(std::string_view item) {
  for (const ApplicationItem& one : applicationItems()) {
    if (one.item == item) return one;
  }
  throw Failure("internal", {"Tidak ada butir permohonan " + std::string(item),
                             "There is no item of an application " + std::string(item)});
}

const ApplicationItem* itemOfField(std::string_view pointer) {
  // The narrowest field speaks: evidence is part of the tenure, and an item of its own.
  const ApplicationItem* chosen = nullptr;
  std::size_t longest = 0;
  for (const ApplicationItem& item : applicationItems()) {
    for (const std::string& field : item.fields) {
      if (field.size() <= longest || !isWithin(pointer, field)) continue;
      chosen = &item;
      longest = field.size();
    }
  }
  return chosen;
}

}  // namespace kkpr::rules
