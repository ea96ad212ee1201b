#include "report/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/text.h"

namespace kkpr::report {
namespace {

void printNumber(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  std::array<char, 64> digits{};
  const char* const first = digits.data();
  const char* const end =
      nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(first, end);
}

/// The escape of a byte that may not stand in a JSON text as it is; empty for any other.
std::string_view escapeOf(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? "\\u00" : "";
  }
}

/// Only a bug of ours asks a value for what it does not hold.
void require(bool held) {
  if (!held) throw std::logic_error("a JSON value of another kind");
}

/// Nothing in it is written otherwise in JSON.
bool isPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
}

void printText(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (isPlain(text)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  if (!isUtf8(text)) return printText(out, toUtf8(text));
  out += '"';
  std::size_t copied = 0;  // what needs no escape is copied in one piece
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escape = escapeOf(text[i]);
    if (escape.empty()) continue;
    out.append(text, copied, i - copied).append(escape);
    copied = i + 1;
    if (escape.size() == 2) continue;
    const auto byte = static_cast<unsigned char>(text[i]);
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  out.append(text, copied, text.size() - copied);
  out += '"';
}

}  // namespace

Json::Json(std::string text) : kind_(Kind::text), text_(std::move(text)) {}

Json::Json(const Json& other) : Json() { fill(other); }

void Json::take(Json& other) noexcept { fill(std::move(other)); }

template <typename Other>
void Json::fill(Other&& other) {
  switch (other.kind_) {
    case Kind::text:
      new (&text_) std::string(std::forward<Other>(other).text_);
      break;
    case Kind::array:
      new (&items_) Array(std::forward<Other>(other).items_);
      break;
    case Kind::object:
      new (&members_) Object(std::forward<Other>(other).members_);
      break;
    case Kind::point:
      point_ = other.point_;
      break;
    case Kind::boolean:
      yes_ = other.yes_;
      break;
    case Kind::number:
      number_ = other.number_;
      break;
    case Kind::integer:
      integer_ = other.integer_;
      break;
    case Kind::natural:
    case Kind::null:
      natural_ = other.natural_;
      break;
  }
  kind_ = other.kind_;  // last: a copy that finds no memory leaves nothing to destroy
}

void Json::clear() noexcept {
  switch (kind_) {
    case Kind::text:
      text_.~basic_string();
      break;
    case Kind::array:
      items_.~vector();
      break;
    case Kind::object:
      members_.~vector();
      break;
    default:
      break;
  }
  kind_ = Kind::null;
  natural_ = 0;
}

Json& Json::operator=(Json other) noexcept {
  clear();
  take(other);
  return *this;
}

Json::Json(std::initializer_list<JsonRef> items) : Json() {
  const bool isObject = std::all_of(items.begin(), items.end(),
                                    [](const JsonRef& item) { return item.get().isPair(); });
  *this = isObject ? object() : array();
  if (isObject) {
    members_.reserve(items.size());
    for (const JsonRef& item : items) {
      Json pair = item.take();
      members_.emplace_back(std::move(pair.items_[0].text_), std::move(pair.items_[1]));
    }
  } else {
    items_.reserve(items.size());
    for (const JsonRef& item : items) items_.push_back(item.take());
  }
}

Json Json::array() {
  Json json;
  new (&json.items_) Array();
  json.kind_ = Kind::array;
  return json;
}

Json Json::array(std::initializer_list<JsonRef> items) {
  Json json = array();
  json.items_.reserve(items.size());
  for (const JsonRef& item : items) json.items_.push_back(item.take());
  return json;
}

Json Json::object() {
  Json json;
  new (&json.members_) Object();
  json.kind_ = Kind::object;
  return json;
}

bool Json::isPair() const {
  return kind_ == Kind::array && items_.size() == 2 && items_.front().kind_ == Kind::text;
}

Json& Json::operator[](std::string_view key) {
  if (is_null()) *this = object();
  require(kind_ == Kind::object);
  for (auto& [name, value] : members_) {
    if (name == key) return value;
  }
  return members_.emplace_back(std::string(key), Json()).second;
}

Json& Json::back() {
  require(kind_ == Kind::array && !items_.empty());
  return items_.back();
}

void Json::push_back(Json item) {
  if (is_null()) *this = array();
  require(kind_ == Kind::array);
  items_.push_back(std::move(item));
}

std::size_t Json::size() const {
  if (kind_ == Kind::array) return items_.size();
  return kind_ == Kind::object ? members_.size() : 0;
}

std::string Json::dump() const {
  std::string out;
  print(out);
  return out;
}

void Json::print(std::string& out) const {
  char before = '[';
  switch (kind_) {
    case Kind::null:
      out += "null";
      break;
    case Kind::boolean:
      out += yes_ ? "true" : "false";
      break;
    case Kind::integer:
      out += std::to_string(integer_);
      break;
    case Kind::natural:
      out += std::to_string(natural_);
      break;
    case Kind::number:
      printNumber(out, number_);
      break;
    case Kind::point:
      out += '[';
      printNumber(out, point_.x);
      out += ',';
      printNumber(out, point_.y);
      out += ']';
      break;
    case Kind::text:
      printText(out, text_);
      break;
    case Kind::array:
      for (const Json& item : items_) {
        out += before;
        item.print(out);
        before = ',';
      }
      out += items_.empty() ? "[]" : "]";
      break;
    case Kind::object:
      before = '{';
      for (const auto& [name, value] : members_) {
        out += before;
        printText(out, name);
        out += ':';
        value.print(out);
        before = ',';
      }
      out += members_.empty() ? "{}" : "}";
      break;
  }
}

}  // namespace kkpr::report
