#pragma once
// A finding is a value: which rule fired, where, and the numbers its message quotes. Severity,
// wording, remedy and citation stand in the catalogue (core/rules/findings/*.json), not here.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/point.h"
#include "base/quantity.h"

namespace kkpr {

enum class Severity { galat, peringatan, info };

/// Where a finding is. Records count from 1, rings and vertices from 0; -1 (0 for record) = none.
struct Place {
  std::string file;
  std::int64_t record = 0;
  std::int64_t ring = -1;
  std::int64_t vertex = -1;
  std::optional<Point> at;  ///< longitude, latitude in degrees
  /// JSON pointer into the application, plan or layer; empty for what stands in a file.
  std::string field = {};
};

/// At most this many places are kept per finding; `count` stays exact.
inline constexpr std::size_t kMaxPlaces = 100;

struct Finding {
  std::string rule;     ///< name of the contract, e.g. "geometry.hole"
  std::string variant;  ///< which wording of the catalogue; empty = the rule's own
  std::vector<std::pair<std::string, Value>> values;  ///< for the {placeholders} of the wording
  std::int64_t count = 0;
  std::vector<Place> where;

  /// Adds one more place (and one to `count`).
  Finding& at(Place place);
  /// Sets the value that fills {name}; a later call replaces an earlier one.
  Finding& with(std::string_view name, Value value);
};

/// All findings of one run. One entry per rule, variant and key; asked for again, it is the same.
class Findings {
 public:
  /// The entry of this rule, made where missing. `key` tells entries of one variant apart (the
  /// missing part's name, say). References stay good until the next call of `of`.
  Finding& of(std::string_view rule, std::string_view variant = {}, std::string_view key = {});
  /// Sets a value on every entry of this rule; nothing where there is none.
  void quote(std::string_view rule, std::string_view name, const Value& value);
  /// Gives every entry of this rule (of the variant `only`, where that is said) the wording of
  /// another variant: what is known by now tells its cause.
  void reword(std::string_view rule, std::string_view variant,
              std::optional<std::string_view> only = std::nullopt);
  [[nodiscard]] bool has(std::string_view rule) const;
  [[nodiscard]] const std::vector<Finding>& all() const { return findings_; }
  [[nodiscard]] bool empty() const { return findings_.empty(); }

 private:
  std::vector<Finding> findings_;
  std::vector<std::string> keys_;
};

}  // namespace kkpr
