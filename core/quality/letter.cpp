#include <algorithm>

#include "quality/dossier.h"

namespace kkpr::quality {
namespace {

using application::Applicant;
using application::ApplicantKind;

/// "tidak-ada", however it is spelt; a number that is none has not a single digit.
bool saysNone(std::string_view npwp) {
  return std::none_of(npwp.begin(), npwp.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// [J 2.1.1 angka 2 huruf b angka 3 = 3.1.1] NPWP. Only a person may have none, and says so.
void checkNpwp(Dossier& dossier) {
  const Applicant& applicant = dossier.application.applicant;
  const std::string field = "/applicant/npwp";
  const bool none = hasText(applicant.npwp) && saysNone(*applicant.npwp);
  const bool body = applicant.kind && *applicant.kind != ApplicantKind::orang;
  if (none && body) {
    dossier.require("npwp", field, false, "npwp-of-body");
    dossier.find("application.missing", "npwp-of-body", field)
        .with("applicant", *applicantOf(applicant));
  } else {
    dossier.require("npwp", field, hasText(applicant.npwp), "npwp");
  }
}

// [J 2.1.1 angka 2 huruf b angka 4, 6 = 3.1.1] Telephone and e-mail, by which the applicant is
// told: only what can be neither is named.
void checkContact(Dossier& dossier) {
  const Applicant& applicant = dossier.application.applicant;
  const auto name = [&](std::string_view variant, const char* field, const std::string& written) {
    dossier.find("application.contact", variant, field)
        .with("written", shortened(toUtf8(written), 60));
  };
  if (hasText(applicant.phone) && saysNone(*applicant.phone)) {
    name({}, "/applicant/phone", *applicant.phone);
  }
  if (!hasText(applicant.email)) return;
  const std::string_view email = trimmed(*applicant.email);
  const std::size_t at = email.find('@');
  const bool blank = email.find_first_of(" \t") != std::string_view::npos;
  if (at == std::string_view::npos || at == 0 || at + 1 == email.size() || blank) {
    name("email", "/applicant/email", *applicant.email);
  }
}

// [M] Through a third party: power of attorney, and the attorney's identity.
void checkRepresentative(Dossier& dossier) {
  const auto& representative = dossier.application.applicant.representative;
  if (!representative) return;
  const std::string within = "/applicant/representative";
  dossier.require("surat-kuasa", within + "/powerOfAttorney",
                  hasText(representative->powerOfAttorney));
  dossier.require("nama-kuasa", within + "/name", hasText(representative->name));
  dossier.require("identitas-kuasa", within + "/identity", hasText(representative->identity));
}

}  // namespace

// [J 2.1.1 angka 2 = 3.1.1, annex I] The letter holds number, date, subject, the applicant's
// particulars, a description and the link to the documents; it states that all is true.
void checkLetter(Dossier& dossier) {
  const application::Letter& letter = dossier.application.letter;
  const Applicant& applicant = dossier.application.applicant;
  // Who keeps no register of letters has no number to give.
  const bool numbered = applicant.keepsRegister.value_or(true) || hasText(letter.number);
  if (numbered) {
    dossier.require("nomor-surat", "/letter/number", hasText(letter.number), "number");
  }
  dossier.require("tanggal-surat", "/letter/date", letter.date.has_value());
  dossier.require("perihal-surat", "/letter/subject", hasText(letter.subject));
  dossier.declare("tujuan-surat", std::nullopt);
  dossier.require("nama-pemohon", "/applicant/name", hasText(applicant.name));
  dossier.require("bukti-identitas", "/applicant/identity", hasText(applicant.identity));
  checkNpwp(dossier);
  dossier.require("telepon", "/applicant/phone", hasText(applicant.phone));
  dossier.require("alamat", "/applicant/address", hasText(applicant.address));
  dossier.require("email", "/applicant/email", hasText(applicant.email));
  dossier.require("uraian-kegiatan", "/letter/description", hasText(letter.description));
  dossier.require("tautan-dokumen", "/letter/link", hasText(letter.link));
  dossier.require("pernyataan-kebenaran", "/letter/statementOfTruth",
                  letter.statementOfTruth.value_or(false), letter.statementOfTruth ? "untrue" : "");
  // A person signs as such and has no position to name.
  const bool person = applicant.kind && *applicant.kind == ApplicantKind::orang;
  if (!person || hasText(letter.position)) {
    dossier.require("jabatan-pemohon", "/letter/position", hasText(letter.position));
  }
  dossier.declare("tanda-tangan", std::nullopt);
  checkContact(dossier);
  checkRepresentative(dossier);
}

}  // namespace kkpr::quality
