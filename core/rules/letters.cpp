#include "rules/letters.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"
#include "rules/strict.h"

namespace kkpr::rules {
namespace {

constexpr std::string_view kTable = "letters.json";

[[noreturn]] void refuse(std::string_view what) {
  throw Failure("internal",
                {"letters.json: " + std::string(what), "letters.json: " + std::string(what)});
}

const nlohmann::json& table() {
  static const nlohmann::json& strict = []() -> const nlohmann::json& {
    const nlohmann::json& file = embeddedJson("letters.json");
    requireKeys(file, {"signatories", "correspondence"}, kTable);
    for (const nlohmann::json& row : file.at("signatories")) {
      requireKeys(
          row,
          {"authority", "letter", "offices", "signatory", "since", "until", "status", "citation"},
          kTable);
      requireProvenance(row, kTable);
    }
    for (const nlohmann::json& row : file.at("correspondence")) {
      requireKeys(row,
                  {"authority", "what", "to", "copies", "since", "until", "status", "citation"},
                  kTable);
      requireProvenance(row, kTable);
    }
    return file;
  }();
  return strict;
}

bool isOf(const nlohmann::json& row, Chapter chapter) {
  return row.at("authority").get_ref<const std::string&>() ==
         (chapter == Chapter::centre ? "pusat" : "daerah");
}

}  // namespace

std::string signatoryOf(Chapter chapter, std::string_view letter, std::string_view office) {
  for (const nlohmann::json& row : table().at("signatories")) {
    if (!isOf(row, chapter) || row.at("letter").get_ref<const std::string&>() != letter) continue;
    const nlohmann::json& offices = row.at("offices");
    const bool signs =
        offices.is_null() || std::any_of(offices.begin(), offices.end(), [&](const auto& one) {
          return one.template get_ref<const std::string&>() == office;
        });
    if (signs) return row.at("signatory").get<std::string>();
  }
  refuse(letter);
}

Correspondence correspondence(Chapter chapter, std::string_view what) {
  for (const nlohmann::json& row : table().at("correspondence")) {
    if (!isOf(row, chapter) || row.at("what").get_ref<const std::string&>() != what) continue;
    Correspondence out{
        strictText(row.at("to"), kTable), {}, strictCitation(row.at("citation"), kTable)};
    for (const nlohmann::json& copy : row.at("copies")) {
      out.copies.push_back(strictText(copy, kTable));
    }
    return out;
  }
  refuse(what);
}

}  // namespace kkpr::rules
