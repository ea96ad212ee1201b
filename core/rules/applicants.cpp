#include "rules/applicants.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict.h"

namespace kkpr::rules {
namespace {

constexpr std::string_view kTable = "applicants.json";
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

std::string textOrNothing(const nlohmann::json& value) {
  return value.is_null() ? std::string() : value.get<std::string>();
}

Admission admissionNamed(const std::string& name) {
  if (name == "allowed") return Admission::allowed;
  if (name == "warned") return Admission::warned;
  if (name == "ask") return Admission::ask;
  refuse("unknown admission " + name);
}

Table readTable() {
  const nlohmann::json& file = embeddedJson("applicants.json");
  requireKeys(file, {"activities", "funding", "offices", "alsoKnownAs", "applicants", "known"},
              kTable);
  Table table;
  for (const nlohmann::json& row : file.at("activities")) {
    requireKeys(row,
                {"applicant", "corporation", "activities", "admission", "warning", "since", "until",
                 "status", "citation"},
                kTable);
    requireProvenance(row, kTable);
    table.activities.push_back({row.at("applicant"), textOrNothing(row.at("corporation")),
                                row.at("activities").get<std::vector<std::string>>(),
                                admissionNamed(row.at("admission")),
                                textOrNothing(row.at("warning"))});
  }
  for (const nlohmann::json& row : file.at("funding")) {
    requireKeys(
        row, {"applicant", "corporation", "anyOf", "rule", "since", "until", "status", "citation"},
        kTable);
    requireProvenance(row, kTable);
    table.funds.push_back({row.at("applicant"),
                           textOrNothing(row.at("corporation")),
                           {row.at("anyOf").get<std::vector<std::string>>(), row.at("rule")}});
  }
  for (const nlohmann::json& row : file.at("offices")) {
    requireKeys(row, {"applicant", "offices", "since", "until", "status", "citation"}, kTable);
    requireProvenance(row, kTable);
    table.offices.emplace_back(row.at("applicant"),
                               row.at("offices").get<std::vector<std::string>>());
  }
  for (const nlohmann::json& row : file.at("alsoKnownAs")) {
    requireKeys(row, {"activity", "names", "since", "until", "status", "citation"}, kTable);
    requireProvenance(row, kTable);
    table.alsoKnownAs.emplace_back(row.at("activity"),
                                   row.at("names").get<std::vector<std::string>>());
  }
  for (const nlohmann::json& row : file.at("applicants")) {
    requireKeys(row, {"applicant", "corporation", "text"}, kTable);
    table.applicants.push_back({row.at("applicant"), textOrNothing(row.at("corporation")),
                                strictText(row.at("text"), kTable)});
  }
  for (const nlohmann::json& row : file.at("known")) {
    requireKeys(row, {"activity", "text"}, kTable);
    table.known.emplace_back(row.at("activity"), strictText(row.at("text"), kTable));
  }
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
