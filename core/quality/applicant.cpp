#include <algorithm>

#include "application/application_reader.h"
#include "quality/dossier.h"
#include "rules/applicants.h"

namespace kkpr::quality {
namespace {

using application::ApplicantKind;

Text joined(const std::vector<Text>& texts) {
  Text all;
  for (const Text& text : texts) {
    if (!all.id.empty()) {
      all.id += ", ";
      all.en += ", ";
    }
    all.id += text.id;
    all.en += text.en;
  }
  return all;
}

struct Names {
  std::string_view applicant, corporation;
  Text text;
};

// [J 1.8 table 1.2] Each kind of applicant may apply for the activities of its row. CSR by another
// corporation than a PT, and a foundation's work by a koperasi or perkumpulan, are unusual.
void checkTable(Dossier& dossier, const Names& names) {
  const auto& activities = dossier.application.activities;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    const std::string& code = activities[i].code;
    const std::string field = "/activities/" + std::to_string(i) + "/code";
    const rules::Admitted outcome = rules::admitted(names.applicant, names.corporation, code);
    switch (outcome.admission) {
      case rules::Admission::allowed:
        break;
      case rules::Admission::ask:
        dossier.ask("jenis-kegiatan", "person.kind-in-table");
        break;
      case rules::Admission::warned:
        dossier
            .find("application.csr-by-other",
                  outcome.warning == "csr" ? std::string_view{} : outcome.warning, field)
            .with("applicant", names.text);
        break;
      case rules::Admission::refused:
        dossier.find("application.not-allowed", {}, field)
            .with("activity", shortened(toUtf8(code), 80))
            .with("applicant", names.text)
            .with("allowed", joined(rules::activitiesFor(names.applicant, names.corporation)));
        break;
    }
  }
}

// [J 1.8 angka 2, table 1.2] A PT applies with CSR money, a government with APBN or APBD.
void checkFunds(Dossier& dossier, const Names& names) {
  const auto needed = rules::neededFunds(names.applicant, names.corporation);
  const auto& sources = dossier.application.applicant.fundingSources;
  const std::string field = "/applicant/fundingSources";
  // The money of a business is asked of nobody: that it is one was found already.
  if (!needed || dossier.application.purpose == application::Purpose::berusaha) {
    dossier.examination.notApplicable("application.csr-required");
    dossier.examination.notApplicable("application.funding");
    // Nothing is asked of them but that they are not commercial, which an officer looks at.
    dossier.declare("sumber-dana", sources.empty() ? std::nullopt : std::optional(true));
    return;
  }
  dossier.require("sumber-dana", field, !sources.empty());
  if (sources.empty()) {
    dossier.examination.notRun(needed->rule, {"application.missing"});
    return;
  }
  const bool has = std::any_of(sources.begin(), sources.end(), [&](auto source) {
    const std::string_view name = application::nameOf(source);
    return std::find(needed->anyOf.begin(), needed->anyOf.end(), name) != needed->anyOf.end();
  });
  if (!has) dossier.find(needed->rule, {}, field).with("applicant", names.text);
}

// [J 1.8 angka 2 huruf b angka 2, 3] Governments apply at echelon II or above.
void checkOffice(Dossier& dossier, const Names& names) {
  constexpr const char* kRule = "application.signatory";
  const std::vector<std::string> offices = rules::officesFor(names.applicant);
  const auto& office = dossier.application.applicant.office;
  if (offices.empty()) {
    dossier.examination.notApplicable(kRule);
    return;
  }
  const std::string field = "/applicant/office";
  dossier.require("pejabat-pemohon", field, office.has_value());
  if (!office) {
    dossier.examination.notRun(kRule, {"application.missing"});
    return;
  }
  const std::string_view name = application::nameOf(*office);
  if (std::find(offices.begin(), offices.end(), name) != offices.end()) return;
  const bool below = *office == application::Office::lainnya;
  dossier.find(kRule, below ? "" : "other-government", field)
      .with("applicant", names.text)
      .with("office", std::string(name));
}

// [J 1.8 angka 1 huruf d] Nothing of national-strategic character and no vital national object is a
// non-business activity.
void checkStrategic(Dossier& dossier) {
  constexpr const char* kRule = "application.strategic";
  if (dossier.application.purpose == application::Purpose::stranas) {
    dossier.find(kRule, "purpose", "/purpose");
  }
  const auto& activities = dossier.application.activities;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    const application::Activity& activity = activities[i];
    const std::string field = "/activities/" + std::to_string(i);
    const std::string code = shortened(toUtf8(activity.code), 80);
    if (activity.strategic.value_or(false)) {
      dossier.find(kRule, {}, field + "/strategic").with("activity", code);
    }
    if (activity.vitalObject.value_or(false)) {
      dossier.find(kRule, "vital-object", field + "/vitalObject").with("activity", code);
    }
    if (!activity.strategic || !activity.vitalObject) {
      dossier.ask("jenis-kegiatan", "person.strategic");
    }
  }
}

}  // namespace

void checkApplicant(Dossier& dossier) {
  const application::Applicant& applicant = dossier.application.applicant;
  if (dossier.application.purpose == application::Purpose::berusaha) {
    dossier.find("application.not-allowed", "business", "/purpose");
  }
  if (!dossier.application.purpose) dossier.ask("jenis-kegiatan", "person.purpose");
  checkStrategic(dossier);
  const bool corporate = applicant.kind == ApplicantKind::korporasi;
  if (applicant.kind && corporate && !applicant.corporation) {
    dossier.require("pemohon", "/applicant/corporation", false);
  } else {
    dossier.require("pemohon", "/applicant/kind", applicant.kind.has_value());
  }
  if (!applicant.kind || (corporate && !applicant.corporation)) {
    for (const char* rule :
         {"application.not-allowed", "application.csr-required", "application.funding",
          "application.signatory", "application.csr-by-other"}) {
      dossier.examination.notRun(rule, {"application.missing"});
    }
    return;
  }
  const Names names{application::nameOf(*applicant.kind),
                    corporate ? application::nameOf(*applicant.corporation) : std::string_view{},
                    *applicantOf(applicant)};
  checkTable(dossier, names);
  checkFunds(dossier, names);
  checkOffice(dossier, names);
}

}  // namespace kkpr::quality
