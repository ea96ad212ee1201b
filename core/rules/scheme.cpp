#include "rules/scheme.h"

#include <algorithm>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

struct SchemeData {
  std::vector<PlanColumn> columns;
  std::vector<Scheme> schemes;
  std::vector<SchemeRow> table;
  std::vector<Addressee> addressees;
  std::vector<UnassessedCase> cases;
};

[[noreturn]] void missing(std::string_view what, std::string_view name) {
  const std::string both = std::string(what) + " " + std::string(name);
  throw Failure("internal", {"Data aturan tidak memuat " + both, "Rule data has no " + both});
}

SchemeData read() {
  StrictRow file(embeddedJson("scheme.json"), "scheme.json");
  SchemeData data;
  for (StrictRow& row : file.rows("columns")) {
    data.columns.push_back({row.text("column"), row.bilingual("label")});
    row.done();
  }
  for (StrictRow& row : file.rows("schemes")) {
    data.schemes.push_back({row.text("scheme"), row.textOrNull("mechanism"),
                            row.boolean("assessed"), row.bilingual("label")});
    row.done();
  }
  for (StrictRow& row : file.rows("table")) {
    SchemeRow out;
    out.kind = row.text("kind");
    (void)row.text("unit");
    out.dated = row.dated();
    out.system = row.text("system");
    out.otherwise = row.text("otherwise");
    out.otherwiseCitation = row.citation("otherwiseCitation");
    StrictRow cells = row.row("cells");
    for (const PlanColumn& column : data.columns) {
      out.cells.emplace_back(column.name, cells.text(column.name));
    }
    cells.done();
    row.done();
    data.table.push_back(std::move(out));
  }
  for (StrictRow& row : file.rows("addressees")) {
    data.addressees.push_back({row.text("to"), row.bilingual("text"), row.dated()});
    row.done();
  }
  for (StrictRow& row : file.rows("cases")) {
    UnassessedCase out{row.text("case"), row.bilingual("label"), row.bilingual("confirm"), {}};
    (void)row.text("unit");
    for (StrictRow& value : row.rows("values")) {
      out.values.push_back(value.dated());
      value.done();
    }
    row.done();
    data.cases.push_back(std::move(out));
  }
  file.done();
  return data;
}

const SchemeData& data() {
  static const SchemeData all = read();
  return all;
}

}  // namespace

const std::string& SchemeRow::schemeIn(std::string_view column) const {
  for (const auto& [name, scheme] : cells) {
    if (name == column) return scheme;
  }
  missing("column", column);
}

const std::vector<PlanColumn>& planColumns() { return data().columns; }

const Scheme& scheme(std::string_view name) {
  for (const Scheme& one : data().schemes) {
    if (one.name == name) return one;
  }
  missing("scheme", name);
}

const SchemeRow& schemeRow(std::string_view kind, const Date& on) {
  for (const SchemeRow& row : data().table) {
    if (row.kind == kind && row.dated.holdsOn(on)) return row;
  }
  missing("kind", kind);
}

const Addressee& addressee(std::string_view to, const Date& on) {
  for (const Addressee& one : data().addressees) {
    if (one.to == to && one.dated.holdsOn(on)) return one;
  }
  missing("addressee", to);
}

const UnassessedCase& unassessedCase(std::string_view name) {
  for (const UnassessedCase& one : data().cases) {
    if (one.name == name) return one;
  }
  missing("case", name);
}

}  // namespace kkpr::rules
