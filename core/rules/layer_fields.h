#pragma once
// Which attribute of a layer says what (core/rules/layer_fields.json): real layers differ in
// schema, spelling and age. Names are compared without regard to case.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/sources.h"

namespace kkpr::rules {

/// One thing that a feature may say, under our name, and the columns that may hold it, best first.
struct Attribute {
  std::string name;
  std::vector<std::string> fields;
};

/// A coefficient of intensity. Columns give it in percent or as a ratio: a ratio where the greatest
/// value of the column is at most `ratioUpTo`, which no plan would mean as percent. More than
/// `most` percent cannot be; empty: there is no end to it.
struct IntensityField {
  Attribute attribute;
  double ratioUpTo = 0;
  std::optional<double> most;
};

/// A column of special provisions (ketentuan khusus), with what it stands for.
struct SpecialField {
  std::string field;
  Text title;
};

/// The columns of a zone layer.
struct ZoneFields {
  std::vector<std::string> code;  ///< may hold the zone code, best first
  std::vector<std::string> name;  ///< may hold the zone's name, best first
  std::vector<IntensityField> intensity;
  std::vector<SpecialField> special;
};
[[nodiscard]] const ZoneFields& zoneFields();

/// Characters at which a value of this field is cut off; empty for most. A KODUNK is cut: its
/// sub-zone stands before the first '.' or '_'.
[[nodiscard]] std::string_view zoneCodeCutAt(std::string_view field);
/// False for "Tidak", "Tidak Ada", "-", "0" and no value: then a special column says nothing.
[[nodiscard]] bool saysSomething(std::string_view special);

/// How the layers of one kind are read.
struct LayerReading {
  std::string kind;                  ///< "kawasan-hutan" …
  std::vector<std::string> decides;  ///< columns that may say what a feature is, best first
  std::vector<Attribute> attributes;
  std::vector<std::string> needs;  ///< attributes without which an outcome stays open
  Citation citation;               ///< what asks for this layer
  std::optional<Text> note;        ///< how we read what is not plain; empty for most

  // What a value of the deciding column must be for the feature to count, and what it must not be;
  // the latter two as a part of it.
  std::vector<std::string> only, without, onlyWithin, withoutWithin;
  /// APL and water stand in forest layers but are no forest; of mining permits only those for
  /// production count.
  [[nodiscard]] bool counts(std::string_view value) const;
};
/// Throws Failure("internal") for an unknown kind.
[[nodiscard]] const LayerReading& layerReading(std::string_view kind);

/// How values are compared: upper case, blanks, '-' and '_' alike, "1007.00" without its fraction.
[[nodiscard]] std::string canonicalValue(std::string_view value);

}  // namespace kkpr::rules
