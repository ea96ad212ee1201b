#include "plan/zone_tables.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "plan/columns.h"
#include "plan/csv.h"
#include "rules/layer_fields.h"
#include "rules/zone_codes.h"

namespace kkpr::plan {
namespace {

using rules::DocumentValue;

/// A table that says two things of one activity in one zone: told, and the stricter holds.
void fill(ActivityMatrix& matrix, std::string_view activity, std::string_view zone,
          Permission permission, const std::string& pointer, Findings& findings) {
  const std::optional<Permission> before = matrix.set(activity, zone, permission);
  if (!before) return;
  Finding& finding = findings.of("plan.contradicting-cell");
  if (finding.count == 0) {
    finding.with("activity", shortened(toUtf8(std::string(activity)), 40))
        .with("zone", shortened(rules::canonicalZoneCode(toUtf8(std::string(zone))), 40))
        .with("first", std::string(permissionName(*before)))
        .with("second", std::string(permissionName(permission)));
  }
  finding.at({{}, 0, -1, -1, std::nullopt, pointer});
}

/// First line: anything, then the zones. Further lines: an activity, then its cells.
void readActivityTable(const DocumentValue& v, const Files& files, ActivityMatrix& matrix,
                       Findings& findings) {
  const Bytes file = fileNamed(files, v.text());
  const auto table =
      parseCsv(std::string_view(reinterpret_cast<const char*>(file.data()), file.size()));
  if (!table) {
    v.fail("tabel CSV memuat tanda kutip (\") yang tidak ditutup",
           "the CSV table has a quotation mark (\") that is never closed");
  }
  const std::vector<CsvRow>& rows = *table;
  if (rows.empty() || rows.front().cells.size() < 2) {
    v.fail("tabel CSV tidak memiliki baris judul dengan kode zona",
           "the CSV table has no first line with zone codes");
  }
  const std::vector<std::string>& zones = rows.front().cells;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const std::vector<std::string>& row = rows[r].cells;
    if (row.front().empty()) continue;
    const std::string line = std::to_string(rows[r].line);
    matrix.addActivity(row.front());
    for (std::size_t c = 1; c < row.size(); ++c) {
      if (row[c].empty()) continue;
      if (c >= zones.size() || zones[c].empty()) {
        // T,B without quotes is two cells, and shifts all that follow: never guessed.
        const std::string name = shortened(toUtf8(row.front()), 40);
        v.fail("baris " + line + " (" + name +
                   ") memuat isian di luar kolom zona pada baris judul; tulis \"T,B\" dalam tanda "
                   "kutip",
               "line " + line + " (" + name +
                   ") has a cell beyond the zones of the first line; write \"T,B\" in quotation "
                   "marks");
      }
      if (row[c] == "-") continue;
      const auto permission = parsePermission(row[c]);
      if (!permission) {
        const std::string cell = shortened(toUtf8(row[c]), 40);
        v.fail("baris " + line + ": \"" + cell + "\" bukan I, T, B, \"T,B\", atau X",
               "line " + line + ": \"" + cell + "\" is not I, T, B, \"T,B\" or X");
      }
      fill(matrix, row.front(), zones[c], *permission, v.pointer(), findings);
    }
  }
}

// ---- what is asked of building ------------------------------------------------------------------

using Figure = std::optional<double> Provision::*;

struct FigureName {
  const char* name;
  Figure figure;
  Unit unit;
};
constexpr std::array<FigureName, 6> kFigures{
    {{"kdbMax", &Provision::kdbMax, Unit::percent},
     {"klbMax", &Provision::klbMax, Unit::percent},
     {"kdhMin", &Provision::kdhMin, Unit::percent},
     {"ktbMax", &Provision::ktbMax, Unit::percent},
     {"gsbMinM", &Provision::gsbMinM, Unit::metre},
     {"freeDistanceMinM", &Provision::freeDistanceMinM, Unit::metre}}};

/// How the coefficient is written in columns; null for a length.
const rules::IntensityField* coefficient(std::string_view name) {
  for (const rules::IntensityField& one : rules::zoneFields().intensity) {
    if (one.attribute.name == name) return &one;
  }
  return nullptr;
}

Provision readProvision(const DocumentValue& v) {
  Provision p;
  for (const FigureName& one : kFigures) p.*(one.figure) = v.numberAt(one.name);
  p.utilities = v.textAt("utilities");
  p.conditions = v.textsAt("conditions");
  p.source = v.textAt("source");
  return p;
}

/// Figures of building, each with the zone that it stands for.
class Figures {
 public:
  Figures(const std::map<std::string, Provision>& provisions, Findings& findings)
      : findings_(findings) {
    for (const auto& [zone, provision] : provisions) {
      for (std::size_t i = 0; i < kFigures.size(); ++i) {
        if (const auto& value = provision.*(kFigures[i].figure)) {
          greatest_[i] = std::max(greatest_[i], *value);
        }
      }
    }
  }

  /// Leaves out what no plan can mean; what looks like a ratio stays as it is written, and is told.
  void judge(const std::string& zone, const std::string& pointer, Provision& provision) {
    const std::optional<double> kdb = provision.kdbMax;
    for (std::size_t i = 0; i < kFigures.size(); ++i) {
      const FigureName& one = kFigures[i];
      std::optional<double>& value = provision.*(one.figure);
      if (!value) continue;
      const rules::IntensityField* known = coefficient(one.name);
      if (*value < 0 || (known != nullptr && known->most && *value > *known->most)) {
        tell("", one, zone, pointer, *value);
        value.reset();
      } else if (known != nullptr && looksLikeRatio(*value, *known, greatest_[i], kdb)) {
        tell("ratio", one, zone, pointer, *value);
      }
    }
  }

 private:
  /// Nobody means one percent. A greater figure may be meant: unless none of the plan is greater
  /// than a ratio can be, or less floor area than footprint were allowed.
  static bool looksLikeRatio(double value, const rules::IntensityField& known, double greatest,
                             const std::optional<double>& kdb) {
    constexpr double kOnePercent = 1;
    if (!(value > 0) || value > known.ratioUpTo) return false;
    const bool floors = known.attribute.name == "klbMax";
    return value <= kOnePercent || greatest <= known.ratioUpTo || (floors && kdb && value < *kdb);
  }

  void tell(const char* variant, const FigureName& one, const std::string& zone,
            const std::string& pointer, double value) {
    Finding& finding = findings_.of("plan.odd-intensity", variant, one.name);
    if (finding.count == 0) {
      finding.with("name", std::string(one.name)).with("value", Quantity{value, one.unit, 2});
      finding.with("zone", shortened(zone, 40));
    }
    finding.at({{}, 0, -1, -1, std::nullopt, pointer + "/" + one.name});
  }

  std::array<double, kFigures.size()> greatest_{};
  Findings& findings_;
};

Place atField(const std::string& pointer) { return {{}, 0, -1, -1, std::nullopt, pointer}; }

}  // namespace

ZoneTables::ZoneTables(const DocumentValue& document, const Files& files, Plan& plan,
                       Findings& findings) {
  // Names of activities and zones are free, so that nothing in these tables is an unknown member.
  if (const auto table = document.at("activities"))
    readActivities(table->whole(), plan.activities, findings);
  if (const auto table = document.at("activityTable")) {
    readActivityTable(*table, files, plan.activities, findings);
    for (const std::string& zone : plan.activities.zones()) {
      cells_.push_back({{}, zone, table->pointer()});
    }
  }
  if (const auto table = document.at("limits")) readLimits(table->whole(), plan);
  if (const auto table = document.at("provisions")) readProvisions(*table, plan, findings);
}

void ZoneTables::readActivities(const DocumentValue& table, ActivityMatrix& matrix,
                                Findings& findings) {
  std::set<std::string> named;
  for (const auto& [activity, row] : table.members()) {
    matrix.addActivity(activity);
    if (row.json().is_null()) continue;
    for (const auto& [zone, cell] : row.members()) {
      if (cell.json().is_null()) continue;
      const std::string text = cell.text();
      if (trimmed(text).empty() || trimmed(text) == "-") continue;
      const auto permission = parsePermission(text);
      if (!permission) {
        cell.fail("\"" + shortened(toUtf8(text), 40) + "\" bukan I, T, B, \"T,B\", atau X",
                  "\"" + shortened(toUtf8(text), 40) + "\" is not I, T, B, \"T,B\" or X");
      }
      fill(matrix, activity, zone, *permission, cell.pointer(), findings);
      const std::string code = rules::canonicalZoneCode(zone);
      if (named.insert(code).second) cells_.push_back({activity, code, cell.pointer()});
    }
  }
}

void ZoneTables::readLimits(const DocumentValue& table, Plan& plan) {
  for (const auto& [activity, byZone] : table.members()) {
    for (const auto& [zone, texts] : byZone.members()) {
      Entry entry{canonicalActivity(activity), rules::canonicalZoneCode(zone), texts.pointer()};
      auto& list = plan.limits[entry.activity][entry.zone];
      for (const DocumentValue& text : texts.items()) list.push_back(text.text());
      limits_.push_back(std::move(entry));
    }
  }
}

void ZoneTables::readProvisions(const DocumentValue& table, Plan& plan, Findings& findings) {
  for (const auto& [zone, provision] : table.members()) {
    Entry entry{{}, rules::canonicalZoneCode(zone), provision.pointer()};
    plan.provisions[entry.zone] = readProvision(provision);
    provisions_.push_back(std::move(entry));
  }
  Figures figures(plan.provisions, findings);
  for (const Entry& entry : provisions_) {
    figures.judge(entry.zone, entry.pointer, plan.provisions.at(entry.zone));
  }
}

void ZoneTables::compareCells(const Plan& plan, Findings& findings) const {
  if (plan.activities.empty()) {
    if (plan.structure.empty() && plan.programs.empty()) {
      findings.of("plan.no-activity-table").at(Place{});
    }
    return;
  }
  std::set<std::string> unknown;
  std::set<std::string> inLayer;
  const std::set<std::string> inTable = plan.activities.zones();
  const bool wildcard = plan.activities.hasWildcard();
  std::int64_t zones = 0;
  for (const Zone& zone : plan.zones.zones()) {
    inLayer.insert(zone.code);
    if (wildcard || inTable.count(zone.code) != 0) continue;
    unknown.insert(zone.code.empty() ? "(kosong)" : zone.code);
    ++zones;
  }
  if (!unknown.empty()) {
    Finding& finding = findings.of("plan.unknown-zone-code")
                           .with("codes", listed({unknown.begin(), unknown.end()}));
    finding.count = zones;
  }
  std::set<std::string> unmatched;
  for (const std::string& zone : inTable) {
    if (inLayer.count(zone) == 0) unmatched.insert(zone);
  }
  if (unmatched.empty()) return;
  Finding& finding = findings.of("plan.zone-not-in-layer")
                         .with("codes", listed({unmatched.begin(), unmatched.end()}));
  for (const Entry& cell : cells_) {
    if (unmatched.erase(cell.zone) != 0) finding.at(atField(cell.pointer));
  }
}

void ZoneTables::compare(const Plan& plan, Findings& findings, Findings& ofHealth) const {
  compareCells(plan, findings);
  std::set<std::string> codes{"*"};
  for (const Zone& zone : plan.zones.zones()) codes.insert(zone.code);
  const auto limitsItself = [](const std::optional<Permission>& permission) {
    return permission == Permission::limited || permission == Permission::conditional ||
           permission == Permission::limitedAndConditional;
  };
  for (const Entry& entry : limits_) {
    const char* why = nullptr;
    if (!plan.activities.has(entry.activity)) {
      why = "no-activity";
    } else if (codes.count(entry.zone) == 0) {
      why = "no-zone";
    } else if (entry.zone == "*") {
      // For every zone without a text of its own: one with a T or B is enough.
      const bool any = std::any_of(codes.begin(), codes.end(), [&](const std::string& zone) {
        return limitsItself(plan.activities.at(entry.activity, zone));
      });
      if (!any) why = "";
    } else if (!limitsItself(plan.activities.at(entry.activity, entry.zone))) {
      why = "";
    }
    if (why == nullptr) continue;
    Finding& finding = ofHealth.of("plan.limit-not-used", why);
    if (finding.count == 0) {
      const auto cell = plan.activities.at(entry.activity, entry.zone);
      finding.with("activity", shortened(entry.activity, 40))
          .with("zone", shortened(entry.zone, 40));
      finding.with("cell", std::string(cell ? permissionName(*cell) : "-"));
    }
    finding.at(atField(entry.pointer));
  }
  for (const Entry& entry : provisions_) {
    if (codes.count(entry.zone) != 0) continue;
    Finding& finding = ofHealth.of("plan.provision-not-used");
    if (finding.count == 0) finding.with("zone", shortened(entry.zone, 40));
    finding.at(atField(entry.pointer));
  }
}

}  // namespace kkpr::plan
