#pragma once
// The attribute columns of one layer by our names: the usual ones of rules/layer_fields.json, or
// those that the document's "fields" maps them to.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "plan/feature_source.h"
#include "rules/document.h"
#include "rules/layer_fields.h"

namespace kkpr::plan {

class Columns {
 public:
  /// `document` is the plan or layer; `known` our names that its "fields" may map. Throws
  /// Failure("bad-document") for another name. A column that the layer does not have is
  /// plan.field-not-there, and the usual ones are looked for.
  Columns(const rules::DocumentValue& document, std::string_view part, const Features& features,
          const std::vector<std::string>& known, Findings& findings);

  /// The columns that are there, best first: of a mapped name that one alone.
  [[nodiscard]] std::vector<const shapefile::Field*> of(
      std::string_view name, const std::vector<std::string>& usual) const;
  [[nodiscard]] std::vector<const shapefile::Field*> of(const rules::Attribute& attribute) const {
    return of(attribute.name, attribute.fields);
  }

 private:
  const Features& features_;
  std::map<std::string, const shapefile::Field*, std::less<>> mapped_;
};

/// The value of a record in the first column that has one; null where none has.
[[nodiscard]] const std::string* firstValue(const std::vector<const shapefile::Field*>& columns,
                                            std::size_t record);

/// Words for a message, each shortened, the first dozen of them.
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace kkpr::plan
