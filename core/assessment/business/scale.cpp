#include "assessment/business/scale.h"

#include "assessment/route_notes.h"
#include "base/number.h"
#include "rules/business_scale.h"

namespace kkpr::assessment {

using application::BusinessForm;
using application::Citizenship;
using rules::Citation;

namespace {

constexpr CitedPlace kScales{"kkpr-majoo", "Skala Usaha NonUMK"};

/// Whether foreigners own the business. A person is what his citizenship is; of a company only the
/// investment tells.
std::optional<bool> foreignOf(const application::Application& a) {
  if (a.business.foreignInvestment.value_or(false)) return true;
  if (a.applicant.citizenship == Citizenship::wna) return true;
  if (a.business.foreignInvestment) return false;
  if (a.business.form == BusinessForm::perseorangan && a.applicant.citizenship) return false;
  return std::nullopt;
}

void settle(std::string_view name, const Citation& citation, Route& out) {
  out.scale = std::string(name);
  answer(out, "scale", *out.scale, rules::businessScale(name).label, citation);
}

std::string rupiah(double amount, Language language) {
  return "Rp" + std::string(language == Language::en ? " " : "") +
         formatNumber(amount, 0, language);
}

void nameCapital(Route& out) {
  ask(out, {"Modal usaha, tanpa tanah dan bangunan", "Capital, without land and buildings"},
      {"Pelaku usaha", "The business"},
      {"Tanpa modal usaha, skala usaha belum dapat ditentukan: UMK cukup dengan "
       "pernyataan mandiri dan tidak membayar PNBP.",
       "Without the capital the scale is not known: a micro or small business "
       "only declares, and pays no fee."},
      {"kkpr-majoo", "KKPR UMK"}, "/business/capitalRupiah");
}

void nameOwnership(Route& out) {
  ask(out, {"Penanaman modal asing atau bukan", "Whether foreigners invest"},
      {"Pelaku usaha", "The business"},
      {"UMK dan usaha menengah hanya milik warga negara Indonesia; tanpa "
       "keterangan ini skala usaha belum dapat ditentukan.",
       "Only Indonesians own micro, small and medium businesses; without this "
       "the scale is not known."},
      kScales, "/business/foreignInvestment");
}

}  // namespace

std::vector<std::string> missingForScale(const application::Application& a) {
  const application::Business& b = a.business;
  if (b.form == BusinessForm::kantorPerwakilan || b.form == BusinessForm::buln) return {};
  const std::optional<bool> foreign = foreignOf(a);
  if (foreign.value_or(false)) return {};
  std::vector<std::string> missing;
  if (!b.capitalRupiah) missing.emplace_back("capitalRupiah");
  if (!foreign) missing.emplace_back("foreignInvestment");
  return missing;
}

void decideScale(const application::Application& a, const Date& on, Route& out) {
  // [M KKPR UMK; M Skala Usaha NonUMK] By capital without land and buildings: an Indonesian
  // business up to the first threshold is UMK, up to the second medium, above it large. A
  // representative office and a foreign entity (BULN) are scales of their own.
  const application::Business& b = a.business;
  if (b.form == BusinessForm::kantorPerwakilan)
    return settle("kantor-perwakilan", kScales.citation(), out);
  if (b.form == BusinessForm::buln) return settle("buln", kScales.citation(), out);

  const rules::CapitalThreshold& umk = rules::capitalThreshold("umk-most-capital", on);
  const rules::CapitalThreshold& medium = rules::capitalThreshold("menengah-most-capital", on);
  const std::optional<bool> foreign = foreignOf(a);
  if (foreign.value_or(false)) {
    settle("besar", kScales.citation(), out);
    if (!b.capitalRupiah || *b.capitalRupiah <= medium.rupiah) {
      const auto most = [&](Language language) { return rupiah(medium.rupiah, language); };
      flagText(
          out, "skala-asing",
          {"Usaha asing tidak pernah UMK atau menengah; sumber tidak menyebut skala usaha asing "
           "bermodal sampai " +
               most(Language::id) + ", di sini diperlakukan sebagai besar.",
           "A foreign business is never micro, small or medium; the sources name no scale for one "
           "with a capital up to " +
               most(Language::en) + ", here it is treated as large."},
          kScales.citation());
    }
    return;
  }
  if (!b.capitalRupiah) nameCapital(out);
  if (!foreign) nameOwnership(out);
  if (!b.capitalRupiah || !foreign) return;
  if (*b.capitalRupiah <= umk.rupiah) return settle("umk", umk.dated.citation, out);
  if (*b.capitalRupiah <= medium.rupiah) return settle("menengah", medium.dated.citation, out);
  settle("besar", kScales.citation(), out);
  if (b.form == BusinessForm::perseorangan) {
    flag(out, "skala-perseorangan",
         {"Sumber menyebut usaha besar sebagai badan usaha; usaha perseorangan "
          "sebesar ini diperlakukan sebagai besar.",
          "The source speaks of large businesses as companies; a person's business "
          "of this size is treated as large."},
         kScales);
  }
}

}  // namespace kkpr::assessment
