#include "plan/plan_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/failure.h"
#include "base/number.h"
#include "base/text.h"
#include "plan/csv.h"
#include "plan/feature_source.h"
#include "rules/document.h"
#include "rules/layer_fields.h"
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
constexpr std::array<Word<LayerKind>, 8> kLayerKinds{
    {{"kawasan-hutan", LayerKind::kawasanHutan},
     {"pippib", LayerKind::pippib},
     {"iup-op", LayerKind::iupOp},
     {"lsd", LayerKind::lsd},
     {"badan-air", LayerKind::badanAir},
     {"kkpr-terbit", LayerKind::kkprTerbit},
     {"izin-sektor", LayerKind::izinSektor},
     {"batas-administrasi", LayerKind::batasAdministrasi}}};

std::string requiredText(const DocumentValue& v, std::string_view key) {
  const auto text = v.textAt(key);
  if (!text || text->empty()) {
    v.fail("\"" + std::string(key) + "\" diperlukan", "\"" + std::string(key) + "\" is needed");
  }
  return *text;
}

/// Numbers of decrees are written as numbers or as text.
std::optional<std::string> textOrNumberAt(const DocumentValue& v, std::string_view key) {
  const auto value = v.at(key);
  if (!value) return std::nullopt;
  if (value->json().is_number()) return std::to_string(value->integer());
  return value->text();
}

std::string listed(const std::set<std::string>& words) {
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

Regulation readRegulation(const DocumentValue& v) {
  Regulation r;
  r.form = v.textAt("form");
  r.number = textOrNumberAt(v, "number");
  r.year = textOrNumberAt(v, "year");
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

bool hasAnyValue(const shapefile::Field& field) {
  return std::any_of(field.values.begin(), field.values.end(),
                     [](const std::string& value) { return !value.empty(); });
}

/// The column with the zone codes: the one named, else the first of the known ones that has values.
const shapefile::Field* zoneCodeField(const Features& features,
                                      const std::optional<std::string>& named) {
  if (named) return features.field(*named);
  for (const std::string& name : rules::zoneCodeFields()) {
    const shapefile::Field* field = features.field(name);
    if (field != nullptr && hasAnyValue(*field)) return field;
  }
  return nullptr;
}

/// Where the table has a column for the whole value, that one; else a KODUNK is cut to its
/// sub-zone.
std::string zoneCode(std::string_view value, std::string_view cutAt, const ActivityMatrix& matrix) {
  const std::string whole = rules::canonicalZoneCode(value);
  if (cutAt.empty() || matrix.namesZone(whole)) return whole;
  return rules::canonicalZoneCode(value.substr(0, value.find_first_of(cutAt)));
}

std::optional<ZoneLayer> readZones(const DocumentValue& document, const Files& files,
                                   const ActivityMatrix& matrix, Findings& findings) {
  const auto geometry = document.at("zones");
  if (!geometry) document.fail("\"zones\" diperlukan", "\"zones\" is needed");
  const auto named = document.textAt("zoneField");
  const auto nameField = document.textAt("nameField");
  auto features = readFeatures(*geometry, "zones", files, findings);
  if (!features) return std::nullopt;

  const shapefile::Field* codes = zoneCodeField(*features, named);
  if (codes == nullptr) {
    std::set<std::string> there;
    for (const shapefile::Field& field : features->fields) there.insert(field.name);
    findings.of("plan.no-zone-field")
        .with("field", named ? *named : std::string("(KODSZN, KODUNK, KODKWS, KODZON, NAMOBJ)"))
        .with("fields", there.empty() ? std::string("-") : listed(there))
        .at(Place{});
    return std::nullopt;
  }
  std::vector<const shapefile::Field*> names;
  if (nameField) {
    if (const auto* field = features->field(*nameField)) names.push_back(field);
  }
  for (const std::string& name : rules::zoneNameFields()) {
    const auto* field = features->field(name);
    if (field != nullptr && field != codes) names.push_back(field);
  }

  const std::string_view cutAt = rules::zoneCodeCutAt(codes->name);
  std::vector<Zone> zones;
  for (std::size_t i = 0; i < features->shapes.size(); ++i) {
    if (features->shapes[i].empty()) continue;
    Zone zone;
    zone.code = zoneCode(codes->values[i], cutAt, matrix);
    for (const auto* field : names) {
      if (!field->values[i].empty()) {
        zone.name = field->values[i];
        break;
      }
    }
    if (zone.name.empty()) {
      const rules::ZoneCode* known = rules::findZoneCode(zone.code);
      zone.name = known != nullptr ? known->name : codes->values[i];
    }
    zone.shape = std::move(features->shapes[i]);
    zones.push_back(std::move(zone));
  }
  return ZoneLayer(std::move(zones));
}

Text whyUnusable(std::string_view part) {
  return {"geometri \"" + std::string(part) + "\" tidak dapat dipakai",
          "its geometry \"" + std::string(part) + "\" cannot be used"};
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
    placed.activity = canonicalActivity(requiredText(item, "activity"));
    placed.title = textOrNumberAt(item, title).value_or("");
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
    Finding& finding = findings.of("plan.unknown-zone-code").with("codes", listed(unknown));
    finding.count = zones;
  }
  std::set<std::string> unmatched;
  for (const std::string& zone : inTable) {
    if (inLayer.count(zone) == 0) unmatched.insert(zone);
  }
  if (!unmatched.empty()) {
    Finding& finding = findings.of("plan.zone-not-in-layer").with("codes", listed(unmatched));
    finding.count = static_cast<std::int64_t>(unmatched.size());
  }
}

/// "tubuh-air", "TUBUH_AIR" and "Tubuh  Air" are one word.
std::string spaced(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const bool blank = c == ' ' || c == '-' || c == '_' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

}  // namespace

namespace {

LoadedPlan planOf(std::string_view json, const Files& files) {
  const rules::ParsedJson parsed = rules::parseDocument(json, "kkpr/plan@1");
  const DocumentValue v(parsed.json());
  LoadedPlan loaded;
  Plan& plan = loaded.plan;
  plan.id = requiredText(v, "id");
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
  if (auto zones = readZones(v, files, plan.activities, loaded.findings)) {
    plan.zones = std::move(*zones);
    compareCodes(plan, loaded.findings);
  } else {
    plan.unusable = whyUnusable("zones");
  }
  return loaded;
}

LoadedLayer layerOf(std::string_view json, const Files& files) {
  const rules::ParsedJson parsed = rules::parseDocument(json, "kkpr/layer@1");
  const DocumentValue v(parsed.json());
  LoadedLayer loaded;
  SectorLayer& layer = loaded.layer;
  layer.id = requiredText(v, "id");
  loaded.id = layer.id;
  layer.title = v.textAt("title").value_or(layer.id);
  const auto kind = v.oneOfAt<LayerKind>("kind", std::span<const Word<LayerKind>>(kLayerKinds));
  if (!kind) v.fail("\"kind\" diperlukan", "\"kind\" is needed");
  layer.kind = *kind;
  layer.source = v.textAt("source");
  layer.date = v.dateAt("date");
  if (const auto decree = v.at("decree")) {
    layer.decree = {decree->textAt("form"), textOrNumberAt(*decree, "number"),
                    decree->textAt("period"), decree->dateAt("date")};
  }
  const auto geometry = v.at("features");
  if (!geometry) v.fail("\"features\" diperlukan", "\"features\" is needed");
  auto features = readFeatures(*geometry, "features", files, loaded.findings);
  if (!features) {
    layer.unusable = whyUnusable("features");
    return loaded;
  }

  const shapefile::Field* filterField = nullptr;
  std::vector<std::string> filterValues;
  if (const auto filter = v.at("filter")) {
    const std::string name = requiredText(*filter, "field");
    filterField = features->field(name);
    if (filterField == nullptr) {
      filter->fail("lapisan tidak memiliki kolom \"" + shortened(toUtf8(name), 40) + "\"",
                   "the layer has no column \"" + shortened(toUtf8(name), 40) + "\"");
    }
    for (const DocumentValue& value : filter->itemsAt("values")) {
      filterValues.push_back(value.json().is_number_integer() ? std::to_string(value.integer())
                                                              : value.text());
    }
    if (filterValues.empty()) {
      filter->fail("\"values\" memerlukan sedikitnya satu nilai",
                   "\"values\" needs at least one value");
    }
  }
  // The columns that say what a feature is, best first: a released-forest file may fill only some.
  std::vector<const shapefile::Field*> functions;
  if (layer.kind == LayerKind::kawasanHutan) {
    for (const std::string& name : rules::forestFunctionFields()) {
      if (const auto* field = features->field(name)) functions.push_back(field);
    }
  }
  const shapefile::Field* released = features->field("released");
  const auto textOf = [&](std::string_view name, std::size_t row) -> std::optional<std::string> {
    const shapefile::Field* field = features->field(name);
    if (field == nullptr || field->values[row].empty()) return std::nullopt;
    return field->values[row];
  };
  const auto dateOf = [&](std::string_view name, std::size_t row) -> std::optional<Date> {
    const auto text = textOf(name, row);
    return text ? parseDate(*text) : std::nullopt;
  };
  const auto numberOf = [&](std::string_view name, std::size_t row) -> std::optional<double> {
    const auto text = textOf(name, row);
    return text ? parseNumber(*text) : std::nullopt;
  };

  const bool administrative = layer.kind == LayerKind::batasAdministrasi;
  const shapefile::Field* regency = administrative ? features->field("WADMKK") : nullptr;
  const shapefile::Field* province = administrative ? features->field("WADMPR") : nullptr;

  std::vector<Box> boxes;
  for (std::size_t i = 0; i < features->shapes.size(); ++i) {
    if (features->shapes[i].empty()) continue;
    SectorFeature feature;
    if (regency != nullptr && !regency->values[i].empty()) feature.regency = regency->values[i];
    if (province != nullptr && !province->values[i].empty()) {
      feature.province = province->values[i];
    }
    feature.shape = std::move(features->shapes[i]);
    for (const auto* field : functions) {
      if (!field->values[i].empty()) {
        feature.kind = field->values[i];
        break;
      }
    }
    if (released != nullptr && !released->values[i].empty()) feature.released = released->values[i];
    feature.decreeNumber = textOf("decreeNumber", i);
    feature.decreeDate = dateOf("decreeDate", i);
    feature.decreeUse = textOf("decreeUse", i);
    feature.number = textOf("number", i);
    feature.holder = textOf("holder", i);
    feature.until = dateOf("until", i);
    feature.position = textOf("position", i);
    feature.minM = numberOf("minM", i);
    feature.maxM = numberOf("maxM", i);
    feature.surfaceReferenceM = numberOf("surfaceReferenceM", i);
    if (const auto text = textOf("publicInterest", i)) feature.publicInterest = *text == "true";
    if (filterField != nullptr) {
      feature.counts =
          std::any_of(filterValues.begin(), filterValues.end(), [&](const std::string& value) {
            return equalIgnoringCase(trimmed(value), trimmed(filterField->values[i]));
          });
    } else if (layer.kind == LayerKind::kawasanHutan && feature.kind) {
      feature.counts = !rules::isNotForest(spaced(*feature.kind));
    }
    boxes.push_back(boxOf(feature.shape));
    layer.features.push_back(std::move(feature));
  }
  layer.index = geometry::SpatialIndex(boxes);
  return loaded;
}

}  // namespace

LoadedPlan readPlan(std::string_view json, const Files& files) {
  LoadedPlan loaded = planOf(json, files);
  loaded.plan.findings = loaded.findings;
  return loaded;
}

LoadedLayer readLayer(std::string_view json, const Files& files) {
  LoadedLayer loaded = layerOf(json, files);
  loaded.layer.findings = loaded.findings;
  return loaded;
}

}  // namespace kkpr::plan
