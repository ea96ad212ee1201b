#pragma once
// Members of a plan or layer document that nobody reads: a fact lost, most often by spelling.

#include "base/finding.h"
#include "rules/document.h"

namespace kkpr::plan {

/// Tells them as plan.member-not-read: with the member that is probably meant where the document
/// lacks one that is written nearly so.
void nameUnreadMembers(const nlohmann::json& document, const rules::KeysRead& read,
                       Findings& findings);

}  // namespace kkpr::plan
