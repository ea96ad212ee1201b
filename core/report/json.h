#pragma once
// JSON to be printed, its members in the order in which they were added. Made for one thing: it can
// always be taken apart, also when there is no memory left. (nlohmann's destructor asks for memory,
// and ends the program where it gets none.) Used like nlohmann::ordered_json, as far as it goes.

#include <cstdint>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/point.h"

namespace kkpr::report {

class JsonRef;

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(std::string text) : value_(std::move(text)) {}
  /// [x, y], kept as two numbers.
  Json(const Point& point) : value_(point) {}
  template <typename Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
  Json(Number number) {
    if constexpr (std::is_same_v<Number, bool>) {
      value_ = number;
    } else if constexpr (std::is_floating_point_v<Number>) {
      value_ = double{number};
    } else if constexpr (std::is_signed_v<Number>) {
      value_ = std::int64_t{number};
    } else {
      value_ = std::uint64_t{number};
    }
  }
  template <typename T>
  Json(const std::vector<T>& items) : Json(listOf(items)) {}
  template <typename T>
  Json(const std::set<T>& items) : Json(listOf(items)) {}
  /// An object where every item is a pair that begins with a text, else an array.
  Json(std::initializer_list<JsonRef> items);

  [[nodiscard]] static Json array();
  [[nodiscard]] static Json array(std::initializer_list<JsonRef> items);
  [[nodiscard]] static Json object();

  /// The member of this name, added where there is none; null becomes an object.
  Json& operator[](std::string_view key);
  /// Adds to an array; null becomes one.
  void push_back(Json item);
  /// The last item of an array that has one.
  [[nodiscard]] Json& back() { return std::get<Array>(value_).back(); }

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  /// Items or members; 0 for anything else.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }

  /// Without blanks, UTF-8. A number that is not finite is null; bytes that are no UTF-8 can only
  /// come from a bug of ours and are read as CP437.
  [[nodiscard]] std::string dump() const;

 private:
  template <typename List>
  static Json listOf(const List& items) {
    Array all;
    all.reserve(items.size());
    for (const auto& item : items) all.emplace_back(item);
    Json json;
    json.value_ = std::move(all);
    return json;
  }
  [[nodiscard]] bool isPair() const;
  void print(std::string& out) const;

  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, Point, std::string, Array,
               Object>
      value_;
};

/// An item of a braced list. A list hands its items out as constants; here they can still be moved.
class JsonRef {
 public:
  JsonRef(std::initializer_list<JsonRef> items) : json_(items) {}
  template <typename T, std::enable_if_t<std::is_constructible_v<Json, T&&>, int> = 0>
  JsonRef(T&& value) : json_(std::forward<T>(value)) {}

  [[nodiscard]] const Json& get() const { return json_; }
  [[nodiscard]] Json take() const { return std::move(json_); }

 private:
  mutable Json json_;
};

}  // namespace kkpr::report
