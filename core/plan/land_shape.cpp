#include "plan/land_shape.h"

#include "base/finding.h"
#include "plan/feature_source.h"
#include "rules/document.h"
#include "rules/finding_catalogue.h"

namespace kkpr::plan {

namespace {

bool saysUnfit(const std::string& value) {
  const std::string word = lowerAscii(trimmed(value));
  return word.rfind("tidak", 0) == 0 || word == "ts";
}

}  // namespace

LandShape readLandShape(const std::string& path, const std::optional<std::string>& resultField,
                        const Files& files) {
  LandShape shape;
  Findings findings;
  const nlohmann::json named = path;
  auto features =
      readFeatures(rules::DocumentValue(named), "features", Holding::something, files, findings);
  // Land of which a part is not known cannot be compared with anything.
  if (!features || !features->setAside.empty()) {
    Text why;
    for (const Finding& finding : findings.all()) {
      const Text message = rules::worded(finding).message;
      why.id += (why.id.empty() ? "" : " ") + message.id;
      why.en += (why.en.empty() ? "" : " ") + message.en;
    }
    shape.unreadable = why;
    return shape;
  }
  const shapefile::Field* results = resultField ? features->field(*resultField) : nullptr;
  shape.whole.emplace();
  for (std::size_t i = 0; i < features->shapes.size(); ++i) {
    const bool unfit = results != nullptr && saysUnfit(results->values[i]);
    for (geometry::Polygon& polygon : features->shapes[i]) {
      if (unfit) shape.unfit.push_back(polygon);
      shape.whole->push_back(std::move(polygon));
    }
  }
  return shape;
}

}  // namespace kkpr::plan
