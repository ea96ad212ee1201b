#include "rules/pnbp.h"

#include <algorithm>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

struct PnbpData {
  PnbpFormula formula;
  std::vector<PnbpTariff> tariffs;
  std::vector<PnbpExemption> exemptions;
};

PnbpData read() {
  StrictRow file(embeddedJson("pnbp.json"), "pnbp.json");
  PnbpData data;
  StrictRow formula = file.row("formula");
  data.formula = {formula.bilingual("text"), formula.bilingual("rounding"),
                  formula.bilingual("area"), formula.dated()};
  formula.done();
  for (StrictRow& row : file.rows("tariffs")) {
    PnbpTariff tariff{
        row.text("tariff"), row.text("mechanism"), row.bilingual("label"), row.dated(), {}};
    (void)row.text("unit");
    for (StrictRow& reading : row.rows("readings")) {
      tariff.readings.push_back({reading.text("reading"), reading.bilingual("label"),
                                 reading.number("base"), reading.number("perHectare")});
      reading.done();
    }
    row.done();
    data.tariffs.push_back(std::move(tariff));
  }
  for (StrictRow& row : file.rows("exemptions")) {
    data.exemptions.push_back(
        {row.text("exemption"), row.bilingual("label"), row.number("value"), row.dated()});
    (void)row.text("unit");
    row.done();
  }
  file.done();
  return data;
}

const PnbpData& data() {
  static const PnbpData all = read();
  return all;
}

}  // namespace

const PnbpFormula& pnbpFormula() { return data().formula; }

std::vector<PnbpTariff> pnbpTariffs(std::string_view mechanism, const Date& on) {
  std::vector<PnbpTariff> all;
  for (const PnbpTariff& tariff : data().tariffs) {
    if (tariff.mechanism == mechanism) all.push_back(tariff);
  }
  std::stable_sort(all.begin(), all.end(), [&](const PnbpTariff& a, const PnbpTariff& b) {
    const bool first = a.dated.holdsOn(on);
    const bool second = b.dated.holdsOn(on);
    return first != second ? first : b.dated.since < a.dated.since;
  });
  return all;
}

const PnbpExemption& pnbpExemption(std::string_view name) {
  for (const PnbpExemption& one : data().exemptions) {
    if (one.name == name) return one;
  }
  throw Failure("internal", {"Data aturan tidak memuat pengecualian " + std::string(name),
                             "Rule data has no exemption " + std::string(name)});
}

}  // namespace kkpr::rules
