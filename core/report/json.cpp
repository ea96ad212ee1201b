#include "report/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

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

void printText(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
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

Json::Json(std::initializer_list<JsonRef> items) {
  const bool object = std::all_of(items.begin(), items.end(),
                                  [](const JsonRef& item) { return item.get().isPair(); });
  if (!object) {
    *this = array(items);
    return;
  }
  Object members;
  members.reserve(items.size());
  for (const JsonRef& item : items) {
    Json pair = item.take();
    Array& both = std::get<Array>(pair.value_);
    members.emplace_back(std::move(std::get<std::string>(both[0].value_)), std::move(both[1]));
  }
  value_ = std::move(members);
}

Json Json::array() { return listOf(std::initializer_list<int>{}); }

Json Json::array(std::initializer_list<JsonRef> items) {
  Array all;
  all.reserve(items.size());
  for (const JsonRef& item : items) all.push_back(item.take());
  Json json;
  json.value_ = std::move(all);
  return json;
}

Json Json::object() {
  Json json;
  json.value_ = Object();
  return json;
}

bool Json::isPair() const {
  const Array* items = std::get_if<Array>(&value_);
  return items && items->size() == 2 && std::holds_alternative<std::string>(items->front().value_);
}

Json& Json::operator[](std::string_view key) {
  if (is_null()) value_ = Object();
  Object& members = std::get<Object>(value_);
  for (auto& [name, value] : members) {
    if (name == key) return value;
  }
  return members.emplace_back(std::string(key), Json()).second;
}

void Json::push_back(Json item) {
  if (is_null()) value_ = Array();
  std::get<Array>(value_).push_back(std::move(item));
}

std::size_t Json::size() const {
  if (const Array* items = std::get_if<Array>(&value_)) return items->size();
  if (const Object* members = std::get_if<Object>(&value_)) return members->size();
  return 0;
}

std::string Json::dump() const {
  std::string out;
  print(out);
  return out;
}

void Json::print(std::string& out) const {
  if (is_null()) {
    out += "null";
  } else if (const bool* yes = std::get_if<bool>(&value_)) {
    out += *yes ? "true" : "false";
  } else if (const auto* integer = std::get_if<std::int64_t>(&value_)) {
    out += std::to_string(*integer);
  } else if (const auto* natural = std::get_if<std::uint64_t>(&value_)) {
    out += std::to_string(*natural);
  } else if (const double* number = std::get_if<double>(&value_)) {
    printNumber(out, *number);
  } else if (const Point* point = std::get_if<Point>(&value_)) {
    out += '[';
    printNumber(out, point->x);
    out += ',';
    printNumber(out, point->y);
    out += ']';
  } else if (const std::string* text = std::get_if<std::string>(&value_)) {
    printText(out, *text);
  } else if (const Array* items = std::get_if<Array>(&value_)) {
    char before = '[';
    for (const Json& item : *items) {
      out += before;
      item.print(out);
      before = ',';
    }
    out += items->empty() ? "[]" : "]";
  } else {
    const Object& members = std::get<Object>(value_);
    char before = '{';
    for (const auto& [name, value] : members) {
      out += before;
      printText(out, name);
      out += ':';
      value.print(out);
      before = ',';
    }
    out += members.empty() ? "{}" : "}";
  }
}

}  // namespace kkpr::report
