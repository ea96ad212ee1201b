#pragma once
// [J 2.1.1, 2.1.2 = 3.1.1, 3.1.2] What an application consists of
// (core/rules/application_items.json): each item with its fields in the document, its place in the
// law, and what an officer looks at.

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "rules/sources.h"

namespace kkpr::rules {

struct ApplicationItem {
  std::string item;                 ///< "nomor-surat"
  std::string part;                 ///< "surat", "kuasa", "kelayakan", "dokumen", "peta"
  std::vector<std::string> fields;  ///< JSON pointers of what belongs to it
  Text label;
  Citation citation;
  std::vector<std::string> asks;  ///< rows of person_checks.json
  bool optional = false;          ///< complete without it
};

/// In the order of the law.
[[nodiscard]] const std::vector<ApplicationItem>& applicationItems();

/// Throws Failure("internal") where there is none of that name.
[[nodiscard]] const ApplicationItem& applicationItem(std::string_view item);

/// The item that a field belongs to; null where none does.
[[nodiscard]] const ApplicationItem* itemOfField(std::string_view pointer);

}  // namespace kkpr::rules
