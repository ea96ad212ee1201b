#include "rules/layer_fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict_row.h"

namespace kkpr::rules {

namespace {

struct LayerFields {
  ZoneFields zone;
  std::vector<std::pair<std::string, std::string>> cutAt;
  std::vector<std::string> saysNothing;
  std::vector<LayerReading> layers;
};

std::vector<std::string> values(StrictRow& row, std::string_view key) {
  std::vector<std::string> all = row.texts(key);
  for (std::string& value : all) value = canonicalValue(value);
  return all;
}

LayerReading layerOf(StrictRow& row) {
  LayerReading layer;
  layer.kind = row.text("kind");
  layer.decides = row.texts("decides");
  layer.only = values(row, "only");
  layer.without = values(row, "not");
  layer.onlyWithin = values(row, "onlyWithin");
  layer.withoutWithin = values(row, "notWithin");
  static_cast<void>(row.text("status"));
  layer.citation = row.citation("citation");
  layer.note = row.bilingualOrNull("note");
  layer.needs = row.texts("needs");
  for (StrictRow& attribute : row.rows("attributes")) {
    layer.attributes.push_back({attribute.text("name"), attribute.texts("fields")});
    attribute.done();
  }
  row.done();
  return layer;
}

const LayerFields& table() {
  static const LayerFields fields = [] {
    LayerFields out;
    StrictRow file(embeddedJson("layer_fields.json"), "layer_fields.json");
    StrictRow zone = file.row("zone");
    out.zone.code = zone.texts("code");
    for (StrictRow& cut : zone.rows("codeCutAt")) {
      out.cutAt.emplace_back(cut.text("field"), cut.text("at"));
      cut.done();
    }
    out.zone.name = zone.texts("name");
    for (StrictRow& row : zone.rows("intensity")) {
      out.zone.intensity.push_back({{row.text("name"), row.texts("fields")},
                                    row.number("ratioUpTo"),
                                    row.numberOrNull("mostPercent")});
      row.done();
    }
    for (StrictRow& row : zone.rows("special")) {
      out.zone.special.push_back({row.text("field"), row.bilingual("title")});
      row.done();
    }
    out.saysNothing = values(zone, "specialSaysNothing");
    zone.done();
    for (StrictRow& row : file.rows("layers")) out.layers.push_back(layerOf(row));
    file.done();
    return out;
  }();
  return fields;
}

bool isAmong(const std::vector<std::string>& words, const std::string& value) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

bool holdsOne(const std::string& value, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return value.find(word) != std::string::npos;
  });
}

}  // namespace

const ZoneFields& zoneFields() { return table().zone; }

std::string_view zoneCodeCutAt(std::string_view field) {
  for (const auto& [name, at] : table().cutAt) {
    if (equalIgnoringCase(name, field)) return at;
  }
  return {};
}

bool saysSomething(std::string_view special) {
  const std::string value = canonicalValue(special);
  return !value.empty() && !isAmong(table().saysNothing, value);
}

bool LayerReading::counts(std::string_view value) const {
  const std::string wanted = canonicalValue(value);
  if (isAmong(without, wanted) || holdsOne(wanted, withoutWithin)) return false;
  if (only.empty() && onlyWithin.empty()) return true;
  return isAmong(only, wanted) || holdsOne(wanted, onlyWithin);
}

const LayerReading& layerReading(std::string_view kind) {
  for (const LayerReading& layer : table().layers) {
    if (layer.kind == kind) return layer;
  }
  throw Failure("internal", {"Jenis lapisan tanpa bacaan: " + std::string(kind),
                             "A kind of layer without a reading: " + std::string(kind)});
}

std::string canonicalValue(std::string_view value) {
  std::string out;
  for (const char c : trimmed(value)) {
    const bool blank = c == ' ' || c == '-' || c == '_' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  // Tables written by GIS programs hold the numeric code as "1007.0" or "1007.00000".
  if (const auto dot = out.find('.');
      dot != std::string::npos && out.find_first_not_of('0', dot + 1) == std::string::npos) {
    out.resize(dot);
  }
  return upperAscii(out);
}

}  // namespace kkpr::rules
