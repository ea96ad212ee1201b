// Layers of other sectors: which features count, and what each says [J 2.2.2.3 angka 2 = 3.2.2.3].

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "plan/attribute_values.h"
#include "plan/columns.h"
#include "plan/feature_source.h"
#include "plan/plan_reader.h"
#include "plan/unread_members.h"
#include "plan/unusable.h"
#include "rules/document.h"
#include "rules/layer_fields.h"

namespace kkpr::plan {
namespace {

using rules::DocumentValue;
using shapefile::Field;

/// The name under which "fields" maps the deciding column.
constexpr std::string_view kDeciding = "function";

/// The document's own choice of what counts.
struct Filter {
  const Field* field = nullptr;
  std::vector<std::string> values;

  [[nodiscard]] bool counts(std::size_t record) const {
    const std::string_view value = trimmed(field->values[record]);
    return std::any_of(values.begin(), values.end(), [&](const std::string& wanted) {
      return equalIgnoringCase(trimmed(wanted), value);
    });
  }
};

Filter readFilter(const DocumentValue& v, const Features& features) {
  Filter filter;
  const std::string name = v.requiredTextAt("field");
  filter.field = features.field(name);
  if (filter.field == nullptr) {
    const std::string shown = shortened(toUtf8(name), 40);
    v.fail("lapisan tidak memiliki kolom \"" + shown + "\"",
           "the layer has no column \"" + shown + "\"");
  }
  for (const DocumentValue& value : v.itemsAt("values")) {
    filter.values.push_back(value.json().is_number_integer() ? std::to_string(value.integer())
                                                             : value.text());
  }
  if (filter.values.empty()) {
    v.fail("\"values\" memerlukan sedikitnya satu nilai", "\"values\" needs at least one value");
  }
  return filter;
}

/// "Tanpa peruntukan" is tanpa-peruntukan; what says no is the empty word; nothing else is read.
std::optional<std::string> releaseOf(std::string_view written) {
  std::string word = lowerAscii(trimmed(written));
  std::replace(word.begin(), word.end(), ' ', '-');
  std::replace(word.begin(), word.end(), '_', '-');
  if (word == "peruntukan" || word == "tanpa-peruntukan") return word;
  const std::optional<bool> said = word == "belum" ? false : parseYesNo(word);
  if (said && !*said) return std::string();
  return std::nullopt;
}

/// What the features of one layer say, under our names.
class Attributes {
 public:
  Attributes(const rules::LayerReading& reading, const Columns& columns, const Features& features,
             Findings& findings)
      : features_(features), findings_(findings) {
    for (const rules::Attribute& attribute : reading.attributes) {
      columns_[attribute.name] = columns.of(attribute);
    }
  }

  [[nodiscard]] bool has(std::string_view name) const {
    const auto columns = columns_.find(name);
    return columns != columns_.end() && !columns->second.empty();
  }
  [[nodiscard]] std::optional<std::string> text(std::string_view name, std::size_t record) const {
    const std::string* value = valueOf(name, record);
    return value != nullptr ? std::optional(*value) : std::nullopt;
  }
  [[nodiscard]] std::optional<Date> day(std::string_view name, std::size_t record) {
    return read(name, record, parseDay);
  }
  [[nodiscard]] std::optional<double> number(std::string_view name, std::size_t record) {
    return read(name, record, parseMeasure);
  }
  [[nodiscard]] std::optional<bool> yesNo(std::string_view name, std::size_t record) {
    return read(name, record, parseYesNo);
  }
  [[nodiscard]] std::optional<std::string> release(std::string_view name, std::size_t record) {
    std::optional<std::string> word = read(name, record, releaseOf);
    return word && word->empty() ? std::nullopt : word;
  }

 private:
  /// "-" and the like stand for no value.
  [[nodiscard]] const std::string* valueOf(std::string_view name, std::size_t record) const {
    const auto columns = columns_.find(name);
    if (columns == columns_.end()) return nullptr;
    const std::string* value = firstValue(columns->second, record);
    return value != nullptr && !rules::canonicalValue(*value).empty() ? value : nullptr;
  }

  template <typename Parse>
  auto read(std::string_view name, std::size_t record, const Parse& parse)
      -> decltype(parse(std::string_view())) {
    const std::string* value = valueOf(name, record);
    if (value == nullptr) return std::nullopt;
    auto parsed = parse(std::string_view(*value));
    if (!parsed) {
      Finding& finding = findings_.of("plan.unreadable-value", {}, name);
      if (finding.count == 0) {
        finding.with("name", std::string(name)).with("value", shortened(*value, 40));
      }
      finding.at({features_.path, static_cast<std::int64_t>(record) + 1, -1, -1, std::nullopt});
    }
    return parsed;
  }

  const Features& features_;
  Findings& findings_;
  std::map<std::string, std::vector<const Field*>, std::less<>> columns_;
};

/// "Bawah Tanah" is bawah-tanah.
std::optional<std::string> positionOf(const std::optional<std::string>& written) {
  if (!written) return std::nullopt;
  std::string word = lowerAscii(trimmed(*written));
  std::replace(word.begin(), word.end(), ' ', '-');
  return word;
}

template <typename Value>
using Said = std::pair<std::string_view, std::optional<Value> SectorFeature::*>;

// Our names of attributes (rules/layer_fields.json), and what they fill.
constexpr std::array<Said<std::string>, 7> kTexts{
    {{"decreeNumber", &SectorFeature::decreeNumber},
     {"decreeUse", &SectorFeature::decreeUse},
     {"designationNumber", &SectorFeature::designationNumber},
     {"number", &SectorFeature::number},
     {"holder", &SectorFeature::holder},
     {"regency", &SectorFeature::regency},
     {"province", &SectorFeature::province}}};
constexpr std::array<Said<Date>, 4> kDays{{{"decreeDate", &SectorFeature::decreeDate},
                                           {"designationDate", &SectorFeature::designationDate},
                                           {"issued", &SectorFeature::issued},
                                           {"until", &SectorFeature::until}}};
constexpr std::array<Said<double>, 3> kNumbers{
    {{"minM", &SectorFeature::minM},
     {"maxM", &SectorFeature::maxM},
     {"surfaceReferenceM", &SectorFeature::surfaceReferenceM}}};

SectorFeature featureOf(Attributes& said, std::size_t i) {
  SectorFeature feature;
  feature.record = static_cast<std::int64_t>(i) + 1;
  for (const auto& [name, filled] : kTexts) feature.*filled = said.text(name, i);
  for (const auto& [name, filled] : kDays) feature.*filled = said.day(name, i);
  for (const auto& [name, filled] : kNumbers) feature.*filled = said.number(name, i);
  feature.released = said.release("released", i);
  const std::optional<std::string> release = said.text("released", i);
  feature.releaseNotRead = release && !releaseOf(*release);
  feature.position = positionOf(said.text("position", i));
  feature.publicInterest = said.yesNo("publicInterest", i);
  return feature;
}

void readFeaturesOf(const DocumentValue& v, Features& features, LoadedLayer& loaded) {
  SectorLayer& layer = loaded.layer;
  Findings& findings = loaded.findings;
  layer.path = features.path;
  if (features.shapes.empty())
    findings.of("plan.empty-layer").at({features.path, 0, -1, -1, std::nullopt});
  const rules::LayerReading& reading = rules::layerReading(layerKindName(layer.kind));
  std::vector<std::string> known;
  if (!reading.decides.empty()) known.emplace_back(kDeciding);
  for (const rules::Attribute& attribute : reading.attributes) known.push_back(attribute.name);
  const Columns columns(v, "features", features, known, findings);
  Attributes said(reading, columns, features, findings);
  for (const std::string& name : reading.needs) {
    if (!said.has(name)) loaded.absent.push_back(name);
  }

  std::optional<Filter> filter;
  if (const auto given = v.at("filter")) filter = readFilter(*given, features);
  layer.filtered = filter.has_value();
  // Best first: one file may fill a column for some of its features only.
  const std::vector<const Field*> deciding = columns.of(kDeciding, reading.decides);
  if (filter) {
    layer.decidedBy = filter->field->name;
  } else if (!deciding.empty()) {
    layer.decidedBy = deciding.front()->name;
  }

  // Whether what a feature says lets it count; empty where it does not say what it is.
  const auto counts = [&](std::size_t i) -> std::optional<bool> {
    if (filter) return filter->counts(i);
    const std::string* value = firstValue(deciding, i);
    if (value == nullptr) return deciding.empty() ? std::optional(true) : std::nullopt;
    return reading.counts(*value);
  };
  // Where an APL lies decides nothing.
  for (SetAside& one : features.setAside) {
    if (!counts(one.record).value_or(true)) continue;
    if (one.lost()) {
      ++layer.lost;
    } else {
      layer.setAside.push_back(std::move(one.about));
    }
  }

  std::vector<Box> boxes;
  boxes.reserve(features.shapes.size());
  layer.features.reserve(features.shapes.size());
  for (std::size_t i = 0; i < features.shapes.size(); ++i) {
    if (features.shapes[i].empty()) continue;
    SectorFeature feature = featureOf(said, i);
    feature.shape = std::move(features.shapes[i]);
    if (const std::string* value = firstValue(deciding, i)) feature.kind = *value;
    if (const auto decided = counts(i)) {
      feature.counts = *decided;
    } else {
      // Nobody knows what it is, so it goes on counting.
      Finding& finding = findings.of("plan.undecided-feature").with("field", layer.decidedBy);
      finding.at({features.path, feature.record, -1, -1, std::nullopt});
    }
    boxes.push_back(boxOf(feature.shape));
    layer.features.push_back(std::move(feature));
  }
  layer.index = geometry::SpatialIndex(boxes);
}

LoadedLayer layerOf(std::string_view json, const Files& files) {
  const rules::ParsedJson parsed = rules::parseDocument(json, "kkpr/layer@1");
  rules::KeysRead read{"/$schema", "/schema", "/filter", "/filter/", "/fields", "/fields/"};
  const DocumentValue v(parsed.json(), {}, &read);
  LoadedLayer loaded;
  SectorLayer& layer = loaded.layer;
  layer.id = v.requiredTextAt("id");
  loaded.id = layer.id;
  layer.title = v.textAt("title").value_or(layer.id);
  layer.kind =
      v.requiredOneOfAt<LayerKind>("kind", std::span<const rules::Word<LayerKind>>(kLayerKinds));
  layer.source = v.textAt("source");
  layer.date = v.dateAt("date");
  if (const auto decree = v.at("decree")) {
    layer.decree = {decree->textAt("form"), decree->textOrNumberAt("number"),
                    decree->textAt("period"), decree->dateAt("date")};
  }
  auto features = readFeatures(v.requiredAt("features"), "features", Holding::maybeNothing, files,
                               loaded.findings);
  if (features) {
    readFeaturesOf(v, *features, loaded);
  } else {
    layer.unusable = whyUnusable("features");
  }
  nameUnreadMembers(parsed.json(), read, loaded.findings);
  return loaded;
}

}  // namespace

LoadedLayer readLayer(std::string_view json, const Files& files) {
  LoadedLayer loaded = layerOf(json, files);
  loaded.layer.findings = loaded.findings;
  return loaded;
}

}  // namespace kkpr::plan
