#include "rules/business_scale.h"

#include <utility>
#include <vector>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

struct ScaleData {
  std::vector<std::pair<std::string, CapitalThreshold>> thresholds;
  std::vector<BusinessScaleName> scales;
};

const ScaleData& data() {
  static const ScaleData all = [] {
    ScaleData out;
    StrictRow file(embeddedJson("business_scale.json"), "business_scale.json");
    for (StrictRow& row : file.rows("thresholds")) {
      const std::string name = row.text("name");
      (void)row.text("unit");
      (void)row.bilingual("label");
      for (StrictRow& value : row.rows("values")) {
        out.thresholds.push_back({name, {value.number("value"), value.dated()}});
        value.done();
      }
      row.done();
    }
    for (StrictRow& row : file.rows("scales")) {
      out.scales.push_back({row.text("scale"), row.bilingual("label"), row.dated()});
      row.done();
    }
    file.done();
    return out;
  }();
  return all;
}

[[noreturn]] void missing(std::string_view name) {
  throw Failure("internal", {"Data aturan tidak memuat skala " + std::string(name),
                             "Rule data has no scale " + std::string(name)});
}

}  // namespace

const CapitalThreshold& capitalThreshold(std::string_view name, const Date& on) {
  for (const auto& [known, threshold] : data().thresholds) {
    if (known == name && threshold.dated.holdsOn(on)) return threshold;
  }
  missing(name);
}

const BusinessScaleName& businessScale(std::string_view name) {
  for (const BusinessScaleName& one : data().scales) {
    if (one.name == name) return one;
  }
  missing(name);
}

}  // namespace kkpr::rules
