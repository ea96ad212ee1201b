#include "rules/strict_row.h"

#include "base/failure.h"

namespace kkpr::rules {

StrictRow::StrictRow(const nlohmann::json& object, std::string where)
    : object_(&object), where_(std::move(where)) {
  if (!object.is_object()) refuse("no object");
}

void StrictRow::refuse(const std::string& why) const {
  throw Failure("internal", {"Data aturan rusak: " + where_ + ": " + why,
                             "Rule data is broken: " + where_ + ": " + why});
}

const nlohmann::json& StrictRow::at(std::string_view key) {
  const auto found = object_->find(std::string(key));
  if (found == object_->end()) refuse("no key \"" + std::string(key) + "\"");
  asked_.emplace(key);
  return *found;
}

std::string StrictRow::text(std::string_view key) {
  const nlohmann::json& value = at(key);
  if (!value.is_string()) refuse("\"" + std::string(key) + "\" is no text");
  return value.get<std::string>();
}

Text StrictRow::bilingual(std::string_view key) {
  StrictRow both = row(key);
  Text words{both.text("id"), both.text("en")};
  both.done();
  if (words.id.empty() || words.en.empty()) refuse("\"" + std::string(key) + "\" has no words");
  return words;
}

double StrictRow::number(std::string_view key) {
  const nlohmann::json& value = at(key);
  if (!value.is_number()) refuse("\"" + std::string(key) + "\" is no number");
  return value.get<double>();
}

bool StrictRow::boolean(std::string_view key) {
  const nlohmann::json& value = at(key);
  if (!value.is_boolean()) refuse("\"" + std::string(key) + "\" is neither true nor false");
  return value.get<bool>();
}

Citation StrictRow::citation(std::string_view key) {
  if (at(key).is_string()) return juknis(text(key));
  StrictRow cited = row(key);
  Citation citation{cited.text("source"), cited.text("place")};
  cited.done();
  if (!knownSource(citation.source)) refuse("unknown source \"" + citation.source + "\"");
  return citation;
}

std::vector<std::string> StrictRow::texts(std::string_view key) {
  const nlohmann::json& list = at(key);
  if (!list.is_array()) refuse("\"" + std::string(key) + "\" is no list");
  std::vector<std::string> all;
  for (const nlohmann::json& item : list) {
    if (!item.is_string()) refuse("\"" + std::string(key) + "\" holds something that is no text");
    all.push_back(item.get<std::string>());
  }
  return all;
}

std::vector<int> StrictRow::wholeNumbers(std::string_view key) {
  const nlohmann::json& list = at(key);
  if (!list.is_array()) refuse("\"" + std::string(key) + "\" is no list");
  std::vector<int> all;
  for (const nlohmann::json& item : list) {
    if (!item.is_number_integer()) {
      refuse("\"" + std::string(key) + "\" holds something that is no whole number");
    }
    all.push_back(item.get<int>());
  }
  return all;
}

StrictRow StrictRow::row(std::string_view key) {
  return StrictRow(at(key), where_ + "/" + std::string(key));
}

std::vector<StrictRow> StrictRow::rows(std::string_view key) {
  return strictRows(at(key), where_ + "/" + std::string(key));
}

std::optional<std::string> StrictRow::textOrNull(std::string_view key) {
  if (at(key).is_null()) return std::nullopt;
  return text(key);
}

std::optional<double> StrictRow::numberOrNull(std::string_view key) {
  if (at(key).is_null()) return std::nullopt;
  return number(key);
}

std::vector<std::string> StrictRow::textsOrNull(std::string_view key) {
  if (at(key).is_null()) return {};
  return texts(key);
}

bool StrictRow::isNull(std::string_view key) { return at(key).is_null(); }
std::optional<Text> StrictRow::bilingualOrNull(std::string_view key) {
  if (at(key).is_null()) return std::nullopt;
  return bilingual(key);
}

Date StrictRow::date(std::string_view key) {
  const auto day = parseDate(text(key));
  if (!day) refuse("\"" + std::string(key) + "\" is no date");
  return *day;
}

Dated StrictRow::dated() {
  Dated dated;
  dated.since = date("since");
  if (!at("until").is_null()) dated.until = date("until");
  dated.status = text("status");
  dated.citation = citation("citation");
  bool known = false;
  for (const char* status : {"certain", "one-source", "conflicting", "ours"}) {
    known = known || dated.status == status;
  }
  if (!known) refuse("unknown status \"" + dated.status + "\"");
  if (dated.until && *dated.until < dated.since) refuse("it ends before it begins");
  return dated;
}

void StrictRow::done() const {
  for (const auto& [key, value] : object_->items()) {
    if (!asked_.count(key)) refuse("nobody reads the key \"" + key + "\"");
  }
}

std::vector<StrictRow> strictRows(const nlohmann::json& list, const std::string& where) {
  if (!list.is_array()) {
    throw Failure("internal", {"Data aturan rusak: " + where + ": bukan larik",
                               "Rule data is broken: " + where + ": no list"});
  }
  std::vector<StrictRow> rows;
  rows.reserve(list.size());
  std::size_t i = 0;
  for (const nlohmann::json& item : list)
    rows.emplace_back(item, where + "/" + std::to_string(i++));
  return rows;
}

}  // namespace kkpr::rules
