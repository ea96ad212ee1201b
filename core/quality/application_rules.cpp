#include "quality/application_rules.h"

#include <array>

namespace kkpr::quality {
namespace {

constexpr auto kRules = std::to_array<std::string_view>({
    "application.missing",           // letter.cpp and the file of each item
    "application.not-allowed",       // applicant.cpp
    "application.house-use",         // activity.cpp
    "application.csr-required",      // applicant.cpp
    "application.funding",           // applicant.cpp
    "application.strategic",         // applicant.cpp
    "application.signatory",         // applicant.cpp
    "application.land-need-unit",    // land_need.cpp
    "application.stratum",           // stratum.cpp
    "application.floors",            // building.cpp
    "application.master-plan",       // master_plan.cpp
    "application.tenure-evidence",   // tenure.cpp
    "application.document-format",   // document_format.cpp
    "application.parcel-geometry",   // stated_location.cpp
    "application.relation-unknown",  // activity.cpp
    "application.csr-by-other",      // applicant.cpp
    "application.deadline",          // deadline.cpp
    "application.contact",           // letter.cpp
    "application.regency",           // validation.cpp
    "application.ignored-field",     // ignored_fields.cpp
});

}  // namespace

std::span<const std::string_view> applicationRules() { return kRules; }

}  // namespace kkpr::quality
