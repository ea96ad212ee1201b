#include "rules/document.h"

#include <algorithm>
#include <cmath>

#include "base/failure.h"
#include "base/text.h"

namespace kkpr::rules {

using nlohmann::json;

namespace {

/// A key as one step of a JSON pointer (RFC 6901).
std::string step(std::string_view key) {
  std::string out = "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

/// Empties every array and object from the bottom up, so that none that is destroyed has children:
/// only for those does nlohmann ask for memory. What is nested deeper than any real document is
/// left to it.
void dismantle(json& value, int depth = 0) {
  constexpr int kDeepest = 64;
  if (!value.is_structured() || depth > kDeepest) return;
  for (json& child : value) dismantle(child, depth + 1);
  value.clear();
}

ParsedJson parseAny(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);  // a byte order mark says nothing
  ParsedJson document(text);
  if (document.json().is_discarded()) {
    throw Failure("bad-json", {"Dokumen ini bukan JSON yang dapat dibaca.",
                               "This document is not readable JSON."});
  }
  return document;
}

std::string schemaOf(const DocumentValue& document) {
  if (!document.json().is_object()) document.fail("harus berupa objek", "must be an object");
  const auto schema = document.textAt("schema");
  if (!schema) {
    throw Failure("bad-document",
                  {"Dokumen tidak menyebutkan \"schema\".", "The document names no \"schema\"."},
                  "/schema");
  }
  return *schema;
}

[[noreturn]] void failSchema(const std::string& found, std::string_view wanted) {
  const std::string shown = shortened(toUtf8(found), 60);
  throw Failure(
      "bad-document",
      {"\"schema\" dokumen ini \"" + shown + "\", seharusnya " + std::string(wanted) + ".",
       "The document's \"schema\" is \"" + shown + "\", expected " + std::string(wanted) + "."},
      "/schema");
}

void gatherNotRead(const json& value, const std::string& pointer, const KeysRead& read,
                   std::size_t most, std::vector<std::string>& found) {
  std::size_t i = 0;
  for (auto it = value.begin(); it != value.end() && found.size() < most; ++it, ++i) {
    const std::string inner =
        pointer + (value.is_object() ? step(it.key()) : "/" + std::to_string(i));
    if (value.is_object() && read.count(inner) == 0) {
      found.push_back(inner);
    } else if (it->is_structured() && read.count(inner + "/") == 0) {
      gatherNotRead(*it, inner, read, most, found);
    }
  }
}

void addFile(std::vector<std::string>& files, const std::optional<DocumentValue>& value) {
  if (!value || !value->json().is_string()) return;
  std::string path = value->text();
  if (path == "*" || std::find(files.begin(), files.end(), path) != files.end()) return;
  files.push_back(std::move(path));
}

void addPtp(std::vector<std::string>& files, const DocumentValue& ptp) {
  if (ptp.json().is_object()) addFile(files, ptp.at("shapefile"));
}

}  // namespace

std::vector<std::string> keysNotRead(const json& document, const KeysRead& read, std::size_t most) {
  std::vector<std::string> found;
  if (document.is_structured()) gatherNotRead(document, {}, read, most, found);
  return found;
}

ParsedJson::ParsedJson(std::string_view text) {
  // Built by nlohmann's own handler, but into a member: what a lack of memory leaves half done is
  // taken apart here, too.
  struct Half {
    nlohmann::json value;
    ~Half() { dismantle(value); }
  } half;
  nlohmann::detail::json_sax_dom_parser<nlohmann::json> builder(half.value,
                                                                /*allow_exceptions_=*/false);
  const bool whole =
      nlohmann::json::sax_parse(text.begin(), text.end(), &builder) && !builder.is_errored();
  json_ = whole ? std::move(half.value) : nlohmann::json(nlohmann::json::value_t::discarded);
}

ParsedJson::~ParsedJson() { dismantle(json_); }

ParsedJson parseDocument(std::string_view text, std::string_view schema) {
  ParsedJson document = parseAny(text);
  const std::string found = schemaOf(DocumentValue(document.json()));
  if (found != schema) failSchema(found, "\"" + std::string(schema) + "\"");
  return document;
}

std::string schemaOf(std::string_view document) {
  const ParsedJson parsed = parseAny(document);
  return schemaOf(DocumentValue(parsed.json()));
}

std::vector<std::string> filesOf(std::string_view text) {
  const ParsedJson parsed = parseAny(text);
  const DocumentValue document(parsed.json());
  const std::string schema = schemaOf(document);
  std::vector<std::string> files;
  if (schema == "kkpr/application@1") {
    if (const auto location = document.at("location")) addFile(files, location->at("shapefile"));
    if (const auto tenure = document.at("tenure")) addFile(files, tenure->at("shapefile"));
    if (const auto ptp = document.at("ptp")) {
      if (ptp->json().is_array()) {
        for (const DocumentValue& one : ptp->items()) addPtp(files, one);
      } else {
        addPtp(files, *ptp);
      }
    }
  } else if (schema == "kkpr/plan@1") {
    addFile(files, document.at("boundary"));
    addFile(files, document.at("zones"));
    addFile(files, document.at("activityTable"));
    for (const std::string_view list : {"special", "structure", "programs"}) {
      for (const DocumentValue& item : document.itemsAt(list)) addFile(files, item.at("where"));
    }
  } else if (schema == "kkpr/layer@1") {
    addFile(files, document.at("features"));
  } else {
    failSchema(schema, "\"kkpr/application@1\", \"kkpr/plan@1\", \"kkpr/layer@1\"");
  }
  return files;
}

std::vector<std::string> documentsOf(std::string_view text) {
  const ParsedJson parsed = parseAny(text);
  const DocumentValue document(parsed.json());
  std::vector<std::string> files;
  if (schemaOf(document) != "kkpr/application@1") return files;
  if (const auto tenure = document.at("tenure")) {
    for (const DocumentValue& item : tenure->itemsAt("evidence")) {
      if (item.json().is_object()) addFile(files, item.at("file"));
    }
  }
  for (const std::string_view part : {"masterPlan", "technicalPlan"}) {
    if (const auto plan = document.at(part)) addFile(files, plan->at("file"));
  }
  return files;
}

void DocumentValue::fail(std::string id, std::string en) const {
  const std::string where = pointer_.empty() ? "/" : pointer_;
  throw Failure("bad-document", {where + ": " + id + ".", where + ": " + en + "."}, pointer_);
}

void DocumentValue::failWords(const std::string& word, const std::string& all) const {
  const std::string shown = shortened(toUtf8(word), 60);
  fail("\"" + shown + "\" tidak dikenal; yang dikenal: " + all,
       "\"" + shown + "\" is not known; known are: " + all);
}

DocumentValue DocumentValue::whole() const {
  if (read_ != nullptr) read_->insert(pointer_ + "/");
  return DocumentValue(*json_, pointer_);
}

std::string DocumentValue::text() const {
  if (!json_->is_string()) fail("harus berupa teks", "must be text");
  return json_->get<std::string>();
}

double DocumentValue::number() const {
  if (!json_->is_number()) fail("harus berupa angka", "must be a number");
  const double value = json_->get<double>();
  if (!std::isfinite(value)) fail("angka terlalu besar", "the number is too large");
  return value;
}

std::int64_t DocumentValue::integer() const {
  const double value = number();
  constexpr double kExact = 9007199254740992.0;  // beyond 2^53 a double skips integers
  if (std::floor(value) != value || std::fabs(value) > kExact) {
    fail("harus berupa bilangan bulat", "must be a whole number");
  }
  return static_cast<std::int64_t>(value);
}

bool DocumentValue::boolean() const {
  if (!json_->is_boolean()) fail("harus true atau false", "must be true or false");
  return json_->get<bool>();
}

Date DocumentValue::date() const {
  const auto parsed = parseDate(text());
  if (!parsed) fail("harus berupa tanggal seperti 2026-11-21", "must be a date such as 2026-11-21");
  return *parsed;
}

std::vector<DocumentValue> DocumentValue::items() const {
  if (!json_->is_array()) fail("harus berupa larik", "must be an array");
  std::vector<DocumentValue> all;
  all.reserve(json_->size());
  std::size_t i = 0;
  for (const nlohmann::json& item : *json_)
    all.emplace_back(item, pointer_ + "/" + std::to_string(i++), read_);
  return all;
}

std::vector<std::pair<std::string, DocumentValue>> DocumentValue::members() const {
  if (!json_->is_object()) fail("harus berupa objek", "must be an object");
  std::vector<std::pair<std::string, DocumentValue>> all;
  all.reserve(json_->size());
  for (auto it = json_->begin(); it != json_->end(); ++it) {
    std::string pointer = pointer_ + step(it.key());
    if (read_ != nullptr) read_->insert(pointer);
    all.emplace_back(it.key(), DocumentValue(it.value(), std::move(pointer), read_));
  }
  return all;
}

std::optional<DocumentValue> DocumentValue::at(std::string_view key) const {
  if (!json_->is_object()) fail("harus berupa objek", "must be an object");
  std::string pointer = pointer_ + step(key);
  if (read_ != nullptr) read_->insert(pointer);
  const auto it = json_->find(std::string(key));
  if (it == json_->end() || it->is_null()) return std::nullopt;
  return DocumentValue(*it, std::move(pointer), read_);
}

DocumentValue DocumentValue::requiredAt(std::string_view key) const {
  const auto value = at(key);
  if (!value) {
    fail("\"" + std::string(key) + "\" diperlukan", "\"" + std::string(key) + "\" is needed");
  }
  return *value;
}

std::optional<std::string> DocumentValue::textAt(std::string_view key) const {
  const auto value = at(key);
  return value ? std::optional(value->text()) : std::nullopt;
}

std::string DocumentValue::requiredTextAt(std::string_view key) const {
  const auto text = textAt(key);
  if (!text || text->empty()) {
    fail("\"" + std::string(key) + "\" diperlukan", "\"" + std::string(key) + "\" is needed");
  }
  return *text;
}

std::optional<std::string> DocumentValue::textOrNumberAt(std::string_view key) const {
  const auto value = at(key);
  if (!value) return std::nullopt;
  return value->json().is_number() ? std::to_string(value->integer()) : value->text();
}

std::optional<double> DocumentValue::numberAt(std::string_view key) const {
  const auto value = at(key);
  return value ? std::optional(value->number()) : std::nullopt;
}

std::optional<std::int64_t> DocumentValue::integerAt(std::string_view key) const {
  const auto value = at(key);
  return value ? std::optional(value->integer()) : std::nullopt;
}

std::optional<bool> DocumentValue::booleanAt(std::string_view key) const {
  const auto value = at(key);
  return value ? std::optional(value->boolean()) : std::nullopt;
}

std::optional<Date> DocumentValue::dateAt(std::string_view key) const {
  const auto value = at(key);
  return value ? std::optional(value->date()) : std::nullopt;
}

std::vector<DocumentValue> DocumentValue::itemsAt(std::string_view key) const {
  const auto value = at(key);
  return value ? value->items() : std::vector<DocumentValue>{};
}

std::vector<DocumentValue> DocumentValue::requiredItemsAt(std::string_view key) const {
  const auto value = at(key);
  if (!value) {
    DocumentValue(*json_, pointer_ + step(key), read_)
        .fail("daftar ini diperlukan", "this list is needed");
  }
  return value->items();
}

std::vector<std::string> DocumentValue::textsAt(std::string_view key) const {
  std::vector<std::string> all;
  for (const DocumentValue& item : itemsAt(key)) all.push_back(item.text());
  return all;
}

}  // namespace kkpr::rules
