#include "base/finding.h"

#include <algorithm>

namespace kkpr {

Finding& Finding::at(Place place) {
  ++count;
  if (where.size() < kMaxPlaces) where.push_back(std::move(place));
  return *this;
}

Finding& Finding::with(std::string_view name, Value value) {
  const auto known = std::find_if(values.begin(), values.end(),
                                  [&](const auto& entry) { return entry.first == name; });
  if (known != values.end()) {
    known->second = std::move(value);
  } else {
    values.emplace_back(std::string(name), std::move(value));
  }
  return *this;
}

Finding& Findings::of(std::string_view rule, std::string_view variant, std::string_view key) {
  // From the back: a rule is asked for again mostly while it is being worked on.
  for (std::size_t i = findings_.size(); i-- > 0;) {
    if (findings_[i].rule == rule && findings_[i].variant == variant && keys_[i] == key) {
      return findings_[i];
    }
  }
  Finding& added = findings_.emplace_back();
  added.rule = rule;
  added.variant = variant;
  keys_.emplace_back(key);
  return added;
}

void Findings::quote(std::string_view rule, std::string_view name, const Value& value) {
  for (Finding& finding : findings_) {
    if (finding.rule == rule) finding.with(name, value);
  }
}

void Findings::reword(std::string_view rule, std::string_view variant,
                      std::optional<std::string_view> only) {
  for (Finding& finding : findings_) {
    if (finding.rule == rule && (!only || finding.variant == *only)) finding.variant = variant;
  }
}

bool Findings::has(std::string_view rule) const {
  return std::any_of(findings_.begin(), findings_.end(),
                     [&](const Finding& finding) { return finding.rule == rule; });
}

}  // namespace kkpr
