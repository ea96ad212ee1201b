#include "rules/finding_catalogue.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/remedy_steps.h"

namespace kkpr::rules {
namespace {

struct Wording {
  Severity severity = Severity::galat;
  Text message;
  Text remedy;
  Text candidate;  // said before the remedy where the finding has a value "candidate"; may be empty
  bool repairable = false;
  std::string mend;
};

struct Row {
  std::optional<Citation> citation;
  Wording main;
  std::map<std::string, Wording, std::less<>> variants;
};

struct Catalogue {
  std::map<std::string, Row, std::less<>> rows;
  std::vector<std::string> order;
};

[[noreturn]] void refuse(const std::string& why) {
  throw Failure("internal", {"Katalog temuan: " + why, "Finding catalogue: " + why});
}

Severity severityNamed(const std::string& name) {
  if (name == "galat") return Severity::galat;
  if (name == "peringatan") return Severity::peringatan;
  if (name == "info") return Severity::info;
  refuse("unknown severity " + name);
}

Text textOf(const nlohmann::json& json) {
  if (json.size() != 2) refuse("a text has exactly id and en");
  return {json.at("id").get<std::string>(), json.at("en").get<std::string>()};
}

/// What a variant leaves out it takes from the rule's own wording.
Wording wordingOf(const nlohmann::json& json, Wording wording, const std::string& rule) {
  for (const auto& [key, value] : json.items()) {
    if (key == "severity") {
      wording.severity = severityNamed(value.get<std::string>());
    } else if (key == "message") {
      wording.message = textOf(value);
    } else if (key == "remedy") {
      wording.remedy = textOf(value);
    } else if (key == "candidate") {
      wording.candidate = textOf(value);
    } else if (key == "repairable") {
      wording.repairable = value.get<bool>();
    } else if (key == "mend") {
      wording.mend = value.is_null() ? std::string() : value.get<std::string>();
      if (!wording.mend.empty() && !knownAction(wording.mend)) {
        refuse(rule + ": no action " + wording.mend);
      }
    } else if (key != "rule" && key != "citation" && key != "variants") {
      refuse(rule + ": unknown key " + key);
    }
  }
  return wording;
}

Catalogue readCatalogue() {
  Catalogue catalogue;
  for (const char* family : {"container", "files", "structure", "crs", "coordinate", "geometry",
                             "topology", "area", "limit", "plan", "application"}) {
    for (const nlohmann::json& json : embeddedJson("findings/" + std::string(family) + ".json")) {
      const std::string rule = json.at("rule").get<std::string>();
      Row row;
      row.main = wordingOf(json, {}, rule);
      if (row.main.message.id.empty() || row.main.message.en.empty()) refuse(rule + ": no message");
      if (row.main.remedy.id.empty() || row.main.remedy.en.empty()) refuse(rule + ": no remedy");
      if (const auto& citation = json.at("citation"); !citation.is_null()) {
        row.citation = citation.is_string() ? juknis(citation.get<std::string>())
                                            : Citation{citation.at("source").get<std::string>(),
                                                       citation.at("place").get<std::string>()};
      }
      if (const auto variants = json.find("variants"); variants != json.end()) {
        for (const auto& [name, variant] : variants->items()) {
          if (variant.contains("rule") || variant.contains("citation")) {
            refuse(rule + ": a variant keeps its rule and citation");
          }
          row.variants.emplace(name, wordingOf(variant, row.main, rule));
        }
      }
      if (!catalogue.rows.emplace(rule, std::move(row)).second) refuse(rule + " stands twice");
      catalogue.order.push_back(rule);
    }
  }
  return catalogue;
}

const Catalogue& catalogue() {
  static const Catalogue read = readCatalogue();
  return read;
}

const Row& rowOf(const std::string& rule) {
  const auto row = catalogue().rows.find(rule);
  if (row == catalogue().rows.end()) refuse("no row for " + rule);
  return row->second;
}

const Wording& wordingOf(const Finding& finding) {
  const Row& row = rowOf(finding.rule);
  if (finding.variant.empty()) return row.main;
  const auto variant = row.variants.find(finding.variant);
  if (variant == row.variants.end()) {
    refuse(finding.rule + " has no variant " + finding.variant);
  }
  return variant->second;
}

/// English tells one from many: "[vertex lies|vertices lie]" by the finding's count.
std::string numbered(const std::string& pattern, const Finding& finding) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '[') {
      out += pattern[i];
      continue;
    }
    const std::size_t bar = pattern.find('|', i);
    const std::size_t end = pattern.find(']', i);
    if (bar == std::string::npos || end == std::string::npos || bar > end) {
      refuse(finding.rule + ": [ needs | and ]");
    }
    out += finding.count == 1 ? pattern.substr(i + 1, bar - i - 1)
                              : pattern.substr(bar + 1, end - bar - 1);
    i = end;
  }
  return out;
}

/// Fills {name}. An unknown placeholder is our own mistake, and shown as such by throwing.
std::string filled(const std::string& wording, const Finding& finding, Language language) {
  const std::string pattern = numbered(wording, finding);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      out += pattern[i];
      continue;
    }
    const std::size_t end = pattern.find('}', i);
    if (end == std::string::npos) refuse(finding.rule + ": { without }");
    const std::string name = pattern.substr(i + 1, end - i - 1);
    i = end;
    const Value* given = nullptr;
    for (const auto& [key, value] : finding.values) {
      if (key == name) given = &value;
    }
    if (given) {
      out += formatValue(*given, language);
    } else if (name == "count") {
      out += formatValue(finding.count, language);
    } else if (name == "file") {
      out += finding.where.empty() ? "" : finding.where.front().file;
    } else if (name == "record") {
      out += finding.where.empty() ? "" : formatValue(finding.where.front().record, language);
    } else {
      refuse(finding.rule + ": nothing fills {" + name + "}");
    }
  }
  return out;
}

Text filled(const Text& pattern, const Finding& finding) {
  return {filled(pattern.id, finding, Language::id), filled(pattern.en, finding, Language::en)};
}

}  // namespace

WordedFinding worded(const Finding& finding) {
  const Wording& wording = wordingOf(finding);
  Text remedy = filled(wording.remedy, finding);
  const bool quoted = std::any_of(finding.values.begin(), finding.values.end(),
                                  [](const auto& value) { return value.first == "candidate"; });
  if (quoted && !wording.candidate.id.empty()) {
    const Text first = filled(wording.candidate, finding);
    remedy = {first.id + " " + remedy.id, first.en + " " + remedy.en};
  }
  std::optional<Citation> citation = rowOf(finding.rule).citation;
  if (citation) {
    citation->source = filled(citation->source, finding, Language::id);
    citation->place = filled(citation->place, finding, Language::id);
  }
  return {wording.severity,  filled(wording.message, finding),
          std::move(remedy), wording.repairable,
          wording.mend,      std::move(citation)};
}

Severity severityOf(const Finding& finding) { return wordingOf(finding).severity; }

bool catalogued(std::string_view rule) {
  return catalogue().rows.find(rule) != catalogue().rows.end();
}

std::vector<std::string> cataloguedRules() { return catalogue().order; }

std::string_view severityName(Severity severity) {
  switch (severity) {
    case Severity::galat:
      return "galat";
    case Severity::peringatan:
      return "peringatan";
    case Severity::info:
      return "info";
  }
  return "galat";
}

}  // namespace kkpr::rules
