#include "rules/letters.h"

#include <algorithm>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict_row.h"

namespace kkpr::rules {
namespace {

constexpr const char* kTable = "letters.json";

[[noreturn]] void refuse(std::string_view what) {
  throw Failure("internal",
                {"letters.json: " + std::string(what), "letters.json: " + std::string(what)});
}

struct Signing {
  std::string authority, letter, signatory;
  std::optional<std::vector<std::string>> offices;  ///< empty: whoever applies
};

struct Sending {
  std::string authority, what;
  Correspondence correspondence;
};

struct Table {
  std::vector<Signing> signing;
  std::vector<Sending> sending;
};

Table read() {
  StrictRow file(embeddedJson("letters.json"), kTable);
  Table table;
  for (StrictRow& row : file.rows("signatories")) {
    Signing one{row.text("authority"), row.text("letter"), row.text("signatory"), {}};
    if (!row.isNull("offices")) one.offices = row.texts("offices");
    (void)row.dated();
    row.done();
    table.signing.push_back(std::move(one));
  }
  for (StrictRow& row : file.rows("correspondence")) {
    Sending one{row.text("authority"), row.text("what"), {row.bilingual("to"), {}, {}}};
    for (StrictRow& copy : row.rows("copies")) {
      one.correspondence.copies.push_back({copy.text("id"), copy.text("en")});
      copy.done();
    }
    one.correspondence.citation = row.dated().citation;
    row.done();
    table.sending.push_back(std::move(one));
  }
  file.done();
  return table;
}

const Table& table() {
  static const Table strict = read();
  return strict;
}

std::string_view nameOf(Chapter chapter) { return chapter == Chapter::centre ? "pusat" : "daerah"; }

}  // namespace

std::string signatoryOf(Chapter chapter, std::string_view letter, std::string_view office) {
  for (const Signing& row : table().signing) {
    if (row.authority != nameOf(chapter) || row.letter != letter) continue;
    const bool signs = !row.offices || std::find(row.offices->begin(), row.offices->end(),
                                                 office) != row.offices->end();
    if (signs) return row.signatory;
  }
  refuse(letter);
}

Correspondence correspondence(Chapter chapter, std::string_view what) {
  for (const Sending& row : table().sending) {
    if (row.authority == nameOf(chapter) && row.what == what) return row.correspondence;
  }
  refuse(what);
}

}  // namespace kkpr::rules
