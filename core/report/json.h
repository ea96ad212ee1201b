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
#include <vector>

#include "base/point.h"

namespace kkpr::report {

class JsonRef;

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() : natural_(0) {}
  Json(std::nullptr_t) : Json() {}
  Json(const char* text) : Json(std::string(text)) {}
  Json(std::string_view text) : Json(std::string(text)) {}
  Json(std::string text);
  /// [x, y], kept as two numbers.
  Json(const Point& point) : kind_(Kind::point), point_(point) {}
  template <typename Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
  Json(Number number) : Json() {
    if constexpr (std::is_same_v<Number, bool>) {
      kind_ = Kind::boolean;
      yes_ = number;
    } else if constexpr (std::is_floating_point_v<Number>) {
      kind_ = Kind::number;
      number_ = double{number};
    } else if constexpr (std::is_signed_v<Number>) {
      kind_ = Kind::integer;
      integer_ = std::int64_t{number};
    } else {
      kind_ = Kind::natural;
      natural_ = std::uint64_t{number};
    }
  }
  template <typename T>
  Json(const std::vector<T>& items) : Json(listOf(items)) {}
  template <typename T>
  Json(const std::set<T>& items) : Json(listOf(items)) {}
  /// An object where every item is a pair that begins with a text, else an array.
  Json(std::initializer_list<JsonRef> items);
  Json(const Json& other);
  Json(Json&& other) noexcept : Json() { take(other); }
  Json& operator=(Json other) noexcept;
  ~Json() { clear(); }

  [[nodiscard]] static Json array();
  [[nodiscard]] static Json array(std::initializer_list<JsonRef> items);
  [[nodiscard]] static Json object();

  /// The member of this name, added where there is none; null becomes an object.
  Json& operator[](std::string_view key);
  /// Adds to an array; null becomes one.
  void push_back(Json item);
  /// The last item of an array that has one.
  [[nodiscard]] Json& back();

  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  /// Items or members; 0 for anything else.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }

  /// Without blanks, UTF-8. A number that is not finite is null; bytes that are no UTF-8 can only
  /// come from a bug of ours and are read as CP437.
  [[nodiscard]] std::string dump() const;

 private:
  template <typename List>
  static Json listOf(const List& items) {
    Json json = array();
    json.items_.reserve(items.size());
    for (const auto& item : items) json.items_.emplace_back(item);
    return json;
  }
  [[nodiscard]] bool isPair() const;
  void print(std::string& out) const;
  /// Takes over what `other` holds. Only for one that holds null, as is fill().
  void take(Json& other) noexcept;
  template <typename Other>
  void fill(Other&& other);
  /// Becomes null.
  void clear() noexcept;

  // By hand, not a std::variant: that goes through tables of functions, which in WebAssembly took a
  // quarter of an assessment.
  enum class Kind : std::uint8_t {
    null,
    boolean,
    integer,
    natural,
    number,
    point,
    text,
    array,
    object
  };
  Kind kind_ = Kind::null;
  union {
    bool yes_;
    std::int64_t integer_;
    std::uint64_t natural_;
    double number_;
    Point point_;
    std::string text_;
    Array items_;
    Object members_;
  };
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
