#include "plan/zone_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "plan/attribute_values.h"
#include "plan/columns.h"
#include "plan/feature_source.h"
#include "rules/layer_fields.h"
#include "rules/zone_codes.h"

namespace kkpr::plan {
namespace {

using rules::DocumentValue;
using shapefile::Field;

bool hasAnyValue(const Field& field) {
  return std::any_of(field.values.begin(), field.values.end(),
                     [](const std::string& value) { return !value.empty(); });
}

/// The column with the zone codes: the one named, else the first of the known ones that has values.
const Field* zoneCodeField(const Features& features, const Columns& columns,
                           const std::optional<std::string>& named) {
  if (named) return features.field(*named);
  for (const Field* field : columns.of("zone", rules::zoneFields().code)) {
    if (hasAnyValue(*field)) return field;
  }
  return nullptr;
}

/// No column with zone codes, or only empty ones.
void tellNoZoneField(const Features& features, const Columns& columns,
                     const std::optional<std::string>& named, Findings& findings) {
  const std::vector<std::string>& usual = rules::zoneFields().code;
  const auto there = columns.of("zone", usual);
  const bool empty = !named && !there.empty();
  std::set<std::string> names;
  for (const Field& field : features.fields) names.insert(field.name);
  findings.of("plan.no-zone-field", empty ? "empty" : "")
      .with("field", named   ? shortened(toUtf8(*named), 40)
                     : empty ? there.front()->name
                             : "(" + listed(usual) + ")")
      .with("fields",
            names.empty() ? std::string("-") : listed(std::vector(names.begin(), names.end())))
      .at({features.path, 0, -1, -1, std::nullopt});
}

/// Codes as the layer writes them → canonical. Where the table has a column for the whole value,
/// that one; else a KODUNK is cut to its sub-zone.
class Codes {
 public:
  Codes(const Field& field, const ActivityMatrix& matrix)
      : cutAt_(rules::zoneCodeCutAt(field.name)) {
    if (!cutAt_.empty()) inTable_ = matrix.zones();
  }
  const std::string& of(const std::string& value) {
    const auto [known, added] = codes_.try_emplace(value);
    if (added) known->second = read(value);
    return known->second;
  }

 private:
  [[nodiscard]] std::string read(std::string_view value) const {
    // Codes of numbers come out of some programs as "31010000.0".
    if (const auto dot = value.find('.');
        dot != std::string_view::npos &&
        value.find_first_not_of("0123456789.") == std::string_view::npos &&
        value.find_first_not_of('0', dot + 1) == std::string_view::npos) {
      value = value.substr(0, dot);
    }
    std::string whole = rules::canonicalZoneCode(value);
    if (cutAt_.empty() || inTable_.count(whole) != 0) return whole;
    return rules::canonicalZoneCode(value.substr(0, value.find_first_of(cutAt_)));
  }

  std::string_view cutAt_;
  std::set<std::string> inTable_;
  std::map<std::string, std::string> codes_;
};

// ---- intensity ----------------------------------------------------------------------------------

using Coefficient = std::optional<double> Provision::*;

Coefficient coefficientOf(std::string_view name) {
  if (name == "kdbMax") return &Provision::kdbMax;
  if (name == "klbMax") return &Provision::klbMax;
  if (name == "ktbMax") return &Provision::ktbMax;
  return &Provision::kdhMin;
}

/// One coefficient from its column. A zone takes it where the document says nothing, every feature
/// of the zone that has a value has the same one, and each can be read.
void readIntensity(const rules::IntensityField& intensity, const Field& column,
                   const std::vector<Zone>& zones, Plan& plan, Findings& findings) {
  struct Seen {
    std::optional<double> value;
    bool differs = false;
  };
  std::map<std::string, Seen> byZone;
  double greatest = 0;
  for (const Zone& zone : zones) {
    const std::string& text = column.values[static_cast<std::size_t>(zone.record - 1)];
    if (rules::canonicalValue(text).empty() || zone.code.empty()) continue;
    const auto value = parseMeasure(text);
    Seen& seen = byZone[zone.code];
    const bool possible = value && *value >= 0 && (!intensity.most || *value <= *intensity.most);
    seen.differs = seen.differs || !possible || (seen.value && *seen.value != *value);
    if (!seen.value) seen.value = value;
    if (value) greatest = std::max(greatest, *value);
  }
  if (!(greatest > 0)) return;  // a column that nobody filled in
  const double perUnit = greatest <= intensity.ratioUpTo ? 100 : 1;
  const Coefficient coefficient = coefficientOf(intensity.attribute.name);
  std::vector<std::string> differing;
  for (const auto& [code, seen] : byZone) {
    const Provision* said = plan.provisionOf(code);
    if (said != nullptr && said->*coefficient) continue;
    if (seen.differs || !seen.value) {
      differing.push_back(code);
      continue;
    }
    // What holds for every zone goes on holding for this one.
    Provision& own =
        plan.provisions.try_emplace(code, said != nullptr ? *said : Provision()).first->second;
    own.*coefficient = *seen.value * perUnit;
    if (!own.source) {
      own.source = column.name;
    } else if (own.source->find(column.name) == std::string::npos) {
      *own.source += ", " + column.name;
    }
  }
  if (differing.empty()) return;
  Finding& finding = findings.of("plan.intensity-differs", {}, column.name)
                         .with("field", column.name)
                         .with("codes", listed(differing));
  finding.count = static_cast<std::int64_t>(differing.size());
}

// ---- the layer ----------------------------------------------------------------------------------

/// Our names that "fields" of a plan may map.
std::vector<std::string> knownNames() {
  std::vector<std::string> names{"zone", "name"};
  for (const auto& one : rules::zoneFields().intensity) names.push_back(one.attribute.name);
  for (const auto& one : rules::zoneFields().special) names.push_back(one.field);
  return names;
}

}  // namespace

bool readZones(const DocumentValue& document, const Files& files, Plan& plan, Findings& findings) {
  const DocumentValue geometry = document.requiredAt("zones");
  const auto named = document.textAt("zoneField");
  const auto nameField = document.textAt("nameField");
  auto features = readFeatures(geometry, "zones", Holding::something, files, findings);
  if (!features) return false;
  plan.zonesPath = features->path;
  for (SetAside& one : features->setAside) {
    if (one.lost()) {
      ++plan.lostZones;
    } else {
      plan.defects.push_back({"plan.ring-set-aside", std::move(one.about)});
    }
  }

  const rules::ZoneFields& usual = rules::zoneFields();
  const Columns columns(document, "zones", *features, knownNames(), findings);
  const Field* code = zoneCodeField(*features, columns, named);
  if (code == nullptr) {
    tellNoZoneField(*features, columns, named, findings);
    return false;
  }
  std::vector<const Field*> names;
  if (nameField) {
    if (const auto* field = features->field(*nameField)) names.push_back(field);
  }
  for (const Field* field : columns.of("name", usual.name)) {
    if (field != code) names.push_back(field);
  }
  struct Special {
    std::string name;
    const Field* column;
  };
  std::vector<Special> special;
  for (const rules::SpecialField& one : usual.special) {
    for (const Field* field : columns.of(one.field, {one.field})) {
      special.push_back({one.field, field});
    }
  }

  Codes codes(*code, plan.activities);
  std::vector<Zone> zones;
  zones.reserve(features->shapes.size());
  for (std::size_t i = 0; i < features->shapes.size(); ++i) {
    if (features->shapes[i].empty()) continue;
    Zone zone;
    zone.record = static_cast<std::int64_t>(i) + 1;
    zone.code = codes.of(code->values[i]);
    zone.named = true;
    if (const std::string* name = firstValue(names, i)) {
      zone.name = *name;
    } else if (const rules::ZoneCode* known = rules::findZoneCode(zone.code)) {
      zone.name = known->name;
    } else {
      zone.name = code->values[i];
      zone.named = false;
    }
    for (const Special& one : special) {
      const std::string& value = one.column->values[i];
      if (rules::saysSomething(value)) zone.special.emplace_back(one.name, value);
    }
    zone.shape = std::move(features->shapes[i]);
    zones.push_back(std::move(zone));
  }
  for (const rules::IntensityField& intensity : usual.intensity) {
    const auto column = columns.of(intensity.attribute);
    if (!column.empty()) readIntensity(intensity, *column.front(), zones, plan, findings);
  }
  plan.zones = ZoneLayer(std::move(zones));
  return true;
}

}  // namespace kkpr::plan
