#include "plan/plan_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "plan/columns.h"
#include "plan/csv.h"
#include "plan/feature_source.h"
#include "plan/unusable.h"
#include "plan/zone_reader.h"
#include "rules/document.h"
#include "rules/zone_codes.h"

namespace kkpr::plan {

namespace {

using rules::DocumentValue;

template <typename Enum>
using Word = std::pair<std::string_view, Enum>;

constexpr std::array<Word<Level>, 7> kLevels{{{"RDTR", Level::rdtr},
                                              {"RDTR-KPN", Level::rdtrKpn},
                                              {"RTRWK", Level::rtrwk},
                                              {"RTRWP", Level::rtrwp},
                                              {"RTR-KSN", Level::rtrKsn},
                                              {"RTR-PULAU", Level::rtrPulau},
                                              {"RTRWN", Level::rtrwn}}};
constexpr std::array<Word<bool>, 2> kEffects{{{"syarat", false}, {"X", true}}};
Regulation readRegulation(const DocumentValue& v) {
  Regulation r;
  r.form = v.textAt("form");
  r.number = v.textOrNumberAt("number");
  r.year = v.textOrNumberAt("year");
  for (const DocumentValue& article : v.itemsAt("articles")) {
    r.articles.push_back(article.json().is_number() ? std::to_string(article.integer())
                                                    : article.text());
  }
  return r;
}

void readActivities(const DocumentValue& v, ActivityMatrix& matrix) {
  for (const auto& [activity, row] : v.members()) {
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
      matrix.set(activity, zone, *permission);
    }
  }
}

/// First line: anything, then the zones. Further lines: an activity, then its cells.
void readActivityTable(const DocumentValue& v, const Files& files, ActivityMatrix& matrix) {
  const std::string path = v.text();
  const auto file = files.find(path);
  if (file == files.end()) {
    throw Failure("file-not-found",
                  {"Berkas " + path + " tidak ditemukan.", "The file " + path + " was not found."},
                  path);
  }
  const std::string_view bytes(reinterpret_cast<const char*>(file->second.data()),
                               file->second.size());
  const auto table = parseCsv(bytes);
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
      matrix.set(row.front(), zones[c], *permission);
    }
  }
}

Provision readProvision(const DocumentValue& v) {
  Provision p;
  p.kdbMax = v.numberAt("kdbMax");
  p.klbMax = v.numberAt("klbMax");
  p.kdhMin = v.numberAt("kdhMin");
  p.ktbMax = v.numberAt("ktbMax");
  p.gsbMinM = v.numberAt("gsbMinM");
  p.freeDistanceMinM = v.numberAt("freeDistanceMinM");
  p.utilities = v.textAt("utilities");
  p.conditions = v.textsAt("conditions");
  p.source = v.textAt("source");
  return p;
}

/// "*", null or nothing: everywhere. False, with a finding, where the geometry cannot be had.
bool readWhere(const DocumentValue& item, std::string_view part, const Files& files,
               std::optional<geometry::MultiPolygon>& where, Findings& findings) {
  const auto value = item.at("where");
  if (!value || (value->json().is_string() && value->text() == "*")) return true;
  auto features = readFeatures(*value, part, files, findings);
  if (!features) return false;
  where.emplace();
  for (geometry::MultiPolygon& shape : features->shapes) {
    for (geometry::Polygon& polygon : shape) where->push_back(std::move(polygon));
  }
  return true;
}

bool readPlaced(const DocumentValue& v, std::string_view part, std::string_view title,
                const Files& files, std::vector<PlacedActivity>& list, Findings& findings) {
  bool readable = true;
  for (const DocumentValue& item : v.itemsAt(part)) {
    PlacedActivity placed;
    placed.activity = canonicalActivity(item.requiredTextAt("activity"));
    placed.title = item.textOrNumberAt(title).value_or("");
    readable = readWhere(item, part, files, placed.where, findings) && readable;
    list.push_back(std::move(placed));
  }
  return readable;
}

/// Codes that only one side knows are most often a matter of spelling, and silently cost a
/// location.
void compareCodes(const Plan& plan, Findings& findings) {
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
  if (!unmatched.empty()) {
    Finding& finding = findings.of("plan.zone-not-in-layer")
                           .with("codes", listed({unmatched.begin(), unmatched.end()}));
    finding.count = static_cast<std::int64_t>(unmatched.size());
  }
}

LoadedPlan planOf(std::string_view json, const Files& files) {
  const rules::ParsedJson parsed = rules::parseDocument(json, "kkpr/plan@1");
  const DocumentValue v(parsed.json());
  LoadedPlan loaded;
  Plan& plan = loaded.plan;
  plan.id = v.requiredTextAt("id");
  loaded.id = plan.id;
  plan.title = v.textAt("title").value_or(plan.id);
  const auto level = v.oneOfAt<Level>("level", std::span<const Word<Level>>(kLevels));
  if (!level) v.fail("\"level\" diperlukan", "\"level\" is needed");
  plan.level = *level;
  if (const auto regulation = v.at("regulation")) plan.regulation = readRegulation(*regulation);
  plan.enacted = v.dateAt("enacted");
  plan.ossIntegrated = v.booleanAt("ossIntegrated");
  plan.scale = v.numberAt("scale");
  if (const auto region = v.at("region")) {
    plan.region = {region->textAt("province"), region->textAt("regency"),
                   region->booleanAt("isCity")};
  }
  if (const auto activities = v.at("activities")) readActivities(*activities, plan.activities);
  if (const auto table = v.at("activityTable")) readActivityTable(*table, files, plan.activities);
  if (const auto limits = v.at("limits")) {
    for (const auto& [activity, byZone] : limits->members()) {
      for (const auto& [zone, texts] : byZone.members()) {
        auto& list = plan.limits[canonicalActivity(activity)][rules::canonicalZoneCode(zone)];
        for (const DocumentValue& text : texts.items()) list.push_back(text.text());
      }
    }
  }
  if (const auto provisions = v.at("provisions")) {
    for (const auto& [zone, provision] : provisions->members()) {
      plan.provisions[rules::canonicalZoneCode(zone)] = readProvision(provision);
    }
  }
  bool readable = true;
  for (const DocumentValue& item : v.itemsAt("special")) {
    SpecialProvision special;
    special.title = item.textAt("title").value_or("");
    special.text = item.textAt("text").value_or(special.title);
    special.prohibits =
        item.oneOfAt<bool>("effect", std::span<const Word<bool>>(kEffects)).value_or(false);
    readable = readWhere(item, "special", files, special.where, loaded.findings) && readable;
    plan.special.push_back(std::move(special));
  }
  if (const auto space = v.at("space")) {
    plan.space = {space->textAt("below"), space->textAt("above")};
  }
  readable =
      readPlaced(v, "structure", "article", files, plan.structure, loaded.findings) && readable;
  readable = readPlaced(v, "programs", "title", files, plan.programs, loaded.findings) && readable;
  if (!readable) plan.unusable = whyUnusable("where");

  if (const auto boundary = v.at("boundary")) {
    if (auto features = readFeatures(*boundary, "boundary", files, loaded.findings)) {
      plan.boundary.emplace();
      plan.boundaryPath = features->path;
      for (geometry::MultiPolygon& shape : features->shapes) {
        for (geometry::Polygon& polygon : shape) plan.boundary->push_back(std::move(polygon));
      }
      if (plan.boundary->empty()) {
        // A plan that covers nothing would silently never speak.
        const std::string path = boundary->json().is_string()
                                     ? shortened(toUtf8(boundary->text()), 120)
                                     : boundary->pointer();
        loaded.findings.of("plan.unreadable-geometry", {}, "boundary")
            .with("part", std::string("boundary"))
            .with("path", path)
            .with("reason", Text{"tidak ada poligon di dalamnya", "there is no polygon in it"})
            .at({path, 0, -1, -1, std::nullopt});
        plan.unusable = whyUnusable("boundary");
      }
    } else {
      plan.unusable = whyUnusable("boundary");
    }
  }
  if (isNational(plan.level) && !v.at("zones")) return loaded;  // applied by its text
  if (readZones(v, files, plan, loaded.findings)) {
    compareCodes(plan, loaded.findings);
  } else {
    plan.unusable = whyUnusable("zones");
  }
  return loaded;
}

}  // namespace

LoadedPlan readPlan(std::string_view json, const Files& files) {
  LoadedPlan loaded = planOf(json, files);
  loaded.plan.findings = loaded.findings;
  return loaded;
}

}  // namespace kkpr::plan
