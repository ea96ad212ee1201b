#include "rules/application_items.h"

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/person_checks.h"
#include "rules/strict_row.h"

namespace kkpr::rules {
namespace {

constexpr const char* kTable = "application_items.json";

/// True for the field itself and for what lies within it.
bool isWithin(std::string_view pointer, std::string_view field) {
  return pointer.substr(0, field.size()) == field &&
         (pointer.size() == field.size() || pointer[field.size()] == '/');
}

}  // namespace

const std::vector<ApplicationItem>& applicationItems() {
  static const std::vector<ApplicationItem> all = [] {
    std::vector<ApplicationItem> items;
    for (StrictRow& row : strictRows(embeddedJson("application_items.json"), kTable)) {
      ApplicationItem item;
      item.item = row.text("item");
      item.part = row.text("part");
      item.fields = row.texts("fields");
      item.label = row.bilingual("label");
      item.citation = row.citation("citation");
      item.asks = row.texts("asks");
      for (const std::string& question : item.asks) (void)personCheck(question);
      item.optional = row.boolean("optional");
      row.done();
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
