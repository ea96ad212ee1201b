#include "rules/person_checks.h"

#include <map>
#include <string>
#include <utility>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

PersonCheck personCheck(std::string_view rule) {
  static const auto all = [] {
    std::map<std::string, PersonCheck, std::less<>> read;
    for (StrictRow& row : strictRows(embeddedJson("person_checks.json"), "person_checks.json")) {
      std::string name = row.text("rule");
      PersonCheck asked{row.citation("citation"), row.bilingual("text")};
      row.done();
      read.emplace(std::move(name), std::move(asked));
    }
    return read;
  }();
  if (const auto found = all.find(rule); found != all.end()) return found->second;
  throw Failure("internal", {"Tidak ada baris untuk " + std::string(rule),
                             "There is no row for " + std::string(rule)});
}

}  // namespace kkpr::rules
