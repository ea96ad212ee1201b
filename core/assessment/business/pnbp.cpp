#include "assessment/business/pnbp.h"

#include <cmath>

#include "rules/pnbp.h"

namespace kkpr::assessment {

namespace {

constexpr double kSquareMetresPerHectare = 10000;

bool usable(const std::optional<double>& number) { return number && *number > 0; }

/// Names of what is missing, as people read them.
Text wordOf(const std::string& field) {
  if (field == "indexBusiness") return {"indeks jenis usaha", "the index of the business"};
  if (field == "indexRegion") return {"indeks daerah", "the index of the region"};
  if (field == "landNeed") return {"luas lahan", "the area of the land"};
  if (field == "capitalRupiah") return {"modal usaha", "the capital"};
  return {"keterangan modal asing", "whether foreigners invest"};
}

Text messageFor(const std::vector<std::string>& missing) {
  Text list;
  for (const std::string& field : missing) {
    const Text word = wordOf(field);
    list.id += (list.id.empty() ? "" : ", ") + word.id;
    list.en += (list.en.empty() ? "" : ", ") + word.en;
  }
  return {"Belum dapat dihitung, perlu diketahui: " + list.id +
              ". Indeks ada dalam Lampiran PMK 143/PMK.02/2021.",
          "Not computed; needed are: " + list.en +
              ". The indices stand in the annex of PMK 143/PMK.02/2021."};
}

Fee feeOf(const rules::PnbpTariff& tariff, const rules::PnbpReading& reading,
          const application::Business& business, std::optional<double> areaHa,
          const std::vector<std::string>& missing, const Date& on) {
  // [P Pasal 3 PMK 143/PMK.02/2021; K KKKPR] Index of the business × (base + hectares × index of
  // the region × rate). Where there is no fee, nothing has to be known.
  Fee fee;
  fee.mechanism = tariff.mechanism;
  fee.tariff = tariff.name;
  fee.variant = reading.name;
  fee.reading = {tariff.label.id + ": " + reading.label.id,
                 tariff.label.en + ": " + reading.label.en};
  if (tariff.mechanism == "KKKPR") fee.readingNumber = 1;
  fee.citation = tariff.dated.citation;
  fee.status = tariff.dated.status;
  fee.since = tariff.dated.since;
  fee.until = tariff.dated.until;
  fee.inForce = tariff.dated.holdsOn(on);
  fee.areaHa = areaHa;
  const bool free = reading.base == 0 && reading.perHectare == 0;
  if (free) {
    fee.rupiah = 0;
    fee.message = reading.label;
    return fee;
  }
  fee.missing = missing;
  if (!usable(business.indexBusiness)) fee.missing.emplace_back("indexBusiness");
  if (!usable(business.indexRegion)) fee.missing.emplace_back("indexRegion");
  if (!usable(areaHa)) fee.missing.emplace_back("landNeed");
  if (!fee.missing.empty()) {
    fee.message = messageFor(fee.missing);
    return fee;
  }
  fee.rupiah = wholeRupiah(*business.indexBusiness *
                           (reading.base + *areaHa * *business.indexRegion * reading.perHectare));
  const rules::PnbpFormula& formula = rules::pnbpFormula();
  fee.message = fee.rupiah ? Text{formula.text.id + "; " + formula.rounding.id,
                                  formula.text.en + "; " + formula.rounding.en}
                           : Text{"Jumlahnya terlalu besar untuk dihitung sampai rupiah.",
                                  "The amount is too large to be computed to the rupiah."};
  return fee;
}

}  // namespace

std::optional<std::int64_t> wholeRupiah(double amount) {
  // Three products and a sum are off by a few last bits: below this by less than 0.05 rupiah, so
  // that what is a half but for those bits can be told and goes up.
  constexpr double kMost = 1e14;
  constexpr double kLastBits = 5e-16;
  if (!(amount >= 0) || amount >= kMost) return std::nullopt;
  return static_cast<std::int64_t>(std::floor(amount + 0.5 + amount * kLastBits));
}

std::vector<Fee> feesOf(const application::Business& business, const std::vector<FeePart>& parts,
                        std::optional<double> landM2, const std::vector<std::string>& missing,
                        const Date& on) {
  std::vector<Fee> fees;
  for (const FeePart& part : parts) {
    std::optional<double> areaHa;
    if (usable(landM2)) areaHa = *landM2 / kSquareMetresPerHectare * part.share;
    for (const rules::PnbpTariff& tariff : rules::pnbpTariffs(part.mechanism, on)) {
      for (const rules::PnbpReading& reading : tariff.readings) {
        fees.push_back(feeOf(tariff, reading, business, areaHa, missing, on));
      }
    }
  }
  return fees;
}

Fee noFee(std::string_view exemption, const Date& on) {
  // [P Pasal 2 ayat (4) PMK 143/PMK.02/2021] A micro or small business pays none.
  // [J 2.1.3 = 3.1.3] Non-business pays none while no tariff is set.
  const rules::PnbpExemption& row = rules::pnbpExemption(exemption);
  Fee fee;
  fee.tariff = row.name;
  fee.variant = row.name;
  fee.reading = row.label;
  fee.message = row.label;
  fee.citation = row.dated.citation;
  fee.status = row.dated.status;
  fee.since = row.dated.since;
  fee.until = row.dated.until;
  fee.inForce = row.dated.holdsOn(on);
  fee.rupiah = wholeRupiah(row.rupiah);
  return fee;
}

}  // namespace kkpr::assessment
