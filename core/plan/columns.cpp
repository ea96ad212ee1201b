#include "plan/columns.h"

#include <algorithm>

#include "base/text.h"

namespace kkpr::plan {

std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t kShown = 12;
  std::string out;
  std::size_t n = 0;
  for (const std::string& word : words) {
    if (n++ == kShown) return out + ", …";
    if (!out.empty()) out += ", ";
    out += shortened(toUtf8(word), 40);
  }
  return out;
}

Columns::Columns(const rules::DocumentValue& document, std::string_view part,
                 const Features& features, const std::vector<std::string>& known,
                 Findings& findings)
    : features_(features) {
  const auto fields = document.at("fields");
  if (!fields) return;
  for (const auto& [name, column] : fields->members()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string all = listed(known);
      column.fail("\"" + shortened(toUtf8(name), 40) + "\" tidak dikenal; yang dikenal: " + all,
                  "\"" + shortened(toUtf8(name), 40) + "\" is not known; known are: " + all);
    }
    if (column.json().is_null()) continue;
    const std::string wanted = column.text();
    if (const shapefile::Field* field = features.field(wanted)) {
      mapped_.emplace(name, field);
      continue;
    }
    std::vector<std::string> there;
    for (const shapefile::Field& field : features.fields) there.push_back(field.name);
    findings.of("plan.field-not-there", {}, name)
        .with("part", std::string(part))
        .with("path", features.path)
        .with("name", name)
        .with("field", shortened(toUtf8(wanted), 40))
        .with("fields", there.empty() ? std::string("-") : listed(there))
        .at({features.path, 0, -1, -1, std::nullopt});
  }
}

std::vector<const shapefile::Field*> Columns::of(std::string_view name,
                                                 const std::vector<std::string>& usual) const {
  if (const auto mapped = mapped_.find(name); mapped != mapped_.end()) return {mapped->second};
  std::vector<const shapefile::Field*> found;
  for (const std::string& one : usual) {
    const shapefile::Field* field = features_.field(one);
    if (field != nullptr && std::find(found.begin(), found.end(), field) == found.end()) {
      found.push_back(field);
    }
  }
  return found;
}

const std::string* firstValue(const std::vector<const shapefile::Field*>& columns,
                              std::size_t record) {
  for (const shapefile::Field* field : columns) {
    if (!field->values[record].empty()) return &field->values[record];
  }
  return nullptr;
}

}  // namespace kkpr::plan
