#pragma once
// Typed reading of the JSON documents of the contract. A wrong type is Failure("bad-document") with
// a JSON pointer; an unknown key is left alone; a key left out, or null, is "not known".

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace kkpr::rules {

/// JSON as it was read, which can be taken apart also when there is no memory left: nlohmann's own
/// destructor asks for some, and ends the program where it gets none.
class ParsedJson {
 public:
  /// Discarded (json().is_discarded()) where the text is no JSON.
  explicit ParsedJson(std::string_view text);
  ~ParsedJson();
  ParsedJson(ParsedJson&&) noexcept = default;
  ParsedJson& operator=(ParsedJson&&) = delete;

  [[nodiscard]] const nlohmann::json& json() const { return json_; }

 private:
  nlohmann::json json_;
};

/// Parses a document. Throws Failure("bad-json") where it is no JSON, Failure("bad-document") where
/// it is no object or does not say `schema` of this name.
[[nodiscard]] ParsedJson parseDocument(std::string_view text, std::string_view schema);

/// What the document says of its own kind; empty where it does not. Throws Failure("bad-json").
[[nodiscard]] std::string schemaOf(std::string_view document);

/// Paths that an application, plan or layer document names and that the core reads (never "*"), in
/// the order of the contract, each once. Throws like parseDocument, for a schema that is none of
/// the three.
[[nodiscard]] std::vector<std::string> filesOf(std::string_view document);

/// Paths of the papers that an application encloses and that nobody but people reads (evidence,
/// plans), each once; empty for a plan or a layer. Throws like filesOf.
[[nodiscard]] std::vector<std::string> documentsOf(std::string_view document);

/// Pointers to the members that a reader asked for; a member that nobody asked for is a fact lost.
/// One that ends in '/' stands for all below it.
using KeysRead = std::set<std::string, std::less<>>;

/// Members of objects that were read that nobody asked for, as JSON pointers in the order of the
/// keys; at most `most`.
[[nodiscard]] std::vector<std::string> keysNotRead(const nlohmann::json& document,
                                                   const KeysRead& read, std::size_t most);

/// A word of a document and what it stands for.
template <typename Value>
using Word = std::pair<std::string_view, Value>;

/// A value and where it stands. Borrows the JSON it was made from, and what keeps the keys.
class DocumentValue {
 public:
  explicit DocumentValue(const nlohmann::json& json, std::string pointer = {},
                         KeysRead* read = nullptr)
      : json_(&json), pointer_(std::move(pointer)), read_(read) {}

  [[nodiscard]] const nlohmann::json& json() const { return *json_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }

  /// The same value, of which all counts as read: what is in it is some other reader's matter, or
  /// a table of free names.
  [[nodiscard]] DocumentValue whole() const;

  // The value itself; each throws where it is of another type.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] Date date() const;
  [[nodiscard]] std::vector<DocumentValue> items() const;
  [[nodiscard]] std::vector<std::pair<std::string, DocumentValue>> members() const;

  // A member of this object; empty where it is left out or null. Each throws where this is no
  // object or the member is of another type.
  [[nodiscard]] std::optional<DocumentValue> at(std::string_view key) const;
  /// Throws where it is left out.
  [[nodiscard]] DocumentValue requiredAt(std::string_view key) const;
  [[nodiscard]] std::optional<std::string> textAt(std::string_view key) const;
  /// Throws where the text is left out or empty.
  [[nodiscard]] std::string requiredTextAt(std::string_view key) const;
  /// Numbers of decrees are written as whole numbers or as text.
  [[nodiscard]] std::optional<std::string> textOrNumberAt(std::string_view key) const;
  [[nodiscard]] std::optional<double> numberAt(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> integerAt(std::string_view key) const;
  [[nodiscard]] std::optional<bool> booleanAt(std::string_view key) const;
  [[nodiscard]] std::optional<Date> dateAt(std::string_view key) const;
  [[nodiscard]] std::vector<DocumentValue> itemsAt(std::string_view key) const;
  /// Throws where the list is left out; it may be empty.
  [[nodiscard]] std::vector<DocumentValue> requiredItemsAt(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> textsAt(std::string_view key) const;

  /// One of the words of a list; throws for any other.
  template <typename Enum>
  [[nodiscard]] Enum oneOf(std::span<const Word<Enum>> words) const {
    const std::string word = text();
    for (const auto& [name, value] : words) {
      if (name == word) return value;
    }
    std::string all;
    for (const auto& [name, value] : words) {
      if (!all.empty()) all += ", ";
      all += name;
    }
    failWords(word, all);
  }
  template <typename Enum>
  [[nodiscard]] std::optional<Enum> oneOfAt(std::string_view key,
                                            std::span<const Word<Enum>> words) const {
    const auto value = at(key);
    if (!value) return std::nullopt;
    return value->oneOf(words);
  }
  /// Throws where it is left out, too.
  template <typename Enum>
  [[nodiscard]] Enum requiredOneOfAt(std::string_view key,
                                     std::span<const Word<Enum>> words) const {
    return requiredAt(key).oneOf(words);
  }

  /// Throws Failure("bad-document") about this value.
  [[noreturn]] void fail(std::string id, std::string en) const;

 private:
  [[noreturn]] void failWords(const std::string& word, const std::string& all) const;

  const nlohmann::json* json_;
  std::string pointer_;
  KeysRead* read_;  ///< null: nobody wants to know
};

}  // namespace kkpr::rules
