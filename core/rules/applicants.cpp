#include "rules/applicants.h"

#include <algorithm>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict_row.h"

namespace kkpr::rules {
namespace {

constexpr std::string_view kAny = "*";

struct ActivityRow {
  std::string applicant, corporation;
  std::vector<std::string> activities;
  Admission admission = Admission::refused;
  std::string warning;
};

struct FundsRow {
  std::string applicant, corporation;
  NeededFunds needed;
};

struct Names {
  std::string applicant, corporation;
  Text text;
};

struct Table {
  std::vector<ActivityRow> activities;
  std::vector<FundsRow> funds;
  std::vector<std::pair<std::string, std::vector<std::string>>> offices;
  std::vector<std::pair<std::string, std::vector<std::string>>> alsoKnownAs;
  std::vector<Names> applicants;
  std::vector<std::pair<std::string, Text>> known;
};

[[noreturn]] void refuse(const std::string& why) {
  throw Failure("internal", {"applicants.json: " + why, "applicants.json: " + why});
}

Admission admissionNamed(const std::string& name) {
  if (name == "allowed") return Admission::allowed;
  if (name == "warned") return Admission::warned;
  if (name == "ask") return Admission::ask;
  refuse("unknown admission " + name);
}

Table readTable() {
  StrictRow file(embeddedJson("applicants.json"), "applicants.json");
  Table table;
  for (StrictRow& row : file.rows("activities")) {
    table.activities.push_back({row.text("applicant"), row.textOrNull("corporation").value_or(""),
                                row.texts("activities"), admissionNamed(row.text("admission")),
                                row.textOrNull("warning").value_or("")});
    (void)row.dated();
    row.done();
  }
  for (StrictRow& row : file.rows("funding")) {
    table.funds.push_back({row.text("applicant"),
                           row.textOrNull("corporation").value_or(""),
                           {row.texts("anyOf"), row.text("rule")}});
    (void)row.dated();
    row.done();
  }
  for (StrictRow& row : file.rows("offices")) {
    table.offices.emplace_back(row.text("applicant"), row.texts("offices"));
    (void)row.dated();
    row.done();
  }
  for (StrictRow& row : file.rows("alsoKnownAs")) {
    table.alsoKnownAs.emplace_back(row.text("activity"), row.texts("names"));
    (void)row.dated();
    row.done();
  }
  for (StrictRow& row : file.rows("applicants")) {
    table.applicants.push_back(
        {row.text("applicant"), row.textOrNull("corporation").value_or(""), row.bilingual("text")});
    row.done();
  }
  for (StrictRow& row : file.rows("known")) {
    table.known.emplace_back(row.text("activity"), row.bilingual("text"));
    row.done();
  }
  file.done();
  return table;
}

const Table& table() {
  static const Table read = readTable();
  return read;
}

/// Lower case, and one hyphen for whatever stands between two words.
std::string plainCode(std::string_view code) {
  std::string out;
  for (const char c : lowerAscii(trimmed(code))) {
    const bool gap = c == ' ' || c == '\t' || c == '-' || c == '_';
    if (!gap) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return out;
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

const ActivityRow* rowFor(std::string_view applicant, std::string_view corporation,
                          std::string_view activity) {
  for (const ActivityRow& row : table().activities) {
    if (row.applicant == applicant && row.corporation == corporation &&
        holds(row.activities, activity)) {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<std::string> knownActivity(std::string_view code) {
  const std::string plain = plainCode(code);
  for (const auto& [activity, text] : table().known) {
    if (activity == plain) return activity;
  }
  for (const auto& [activity, names] : table().alsoKnownAs) {
    for (const std::string& name : names) {
      if (plainCode(name) == plain) return activity;
    }
  }
  return std::nullopt;
}

Admitted admitted(std::string_view applicant, std::string_view corporation,
                  std::string_view activity) {
  const auto known = knownActivity(activity);
  const ActivityRow* row = rowFor(applicant, corporation, known ? std::string_view(*known) : kAny);
  if (row == nullptr) return {};
  return {row->admission, row->warning};
}

std::optional<Text> activityText(std::string_view code) {
  for (const auto& [known, text] : table().known) {
    if (known == code) return text;
  }
  return std::nullopt;
}

std::vector<Text> activitiesFor(std::string_view applicant, std::string_view corporation) {
  std::vector<Text> all;
  for (const auto& [activity, text] : table().known) {
    if (rowFor(applicant, corporation, activity) != nullptr) all.push_back(text);
  }
  return all;
}

std::optional<NeededFunds> neededFunds(std::string_view applicant, std::string_view corporation) {
  for (const FundsRow& row : table().funds) {
    if (row.applicant == applicant && row.corporation == corporation) return row.needed;
  }
  return std::nullopt;
}

std::vector<std::string> officesFor(std::string_view applicant) {
  for (const auto& [name, offices] : table().offices) {
    if (name == applicant) return offices;
  }
  return {};
}

Text applicantText(std::string_view applicant, std::string_view corporation) {
  for (const Names& names : table().applicants) {
    if (names.applicant == applicant && names.corporation == corporation) return names.text;
  }
  refuse("no name for " + std::string(applicant) + " " + std::string(corporation));
}

}  // namespace kkpr::rules
