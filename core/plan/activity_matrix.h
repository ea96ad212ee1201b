#pragma once
// The table of activities and zones of a plan: ITBX of an RDTR, IAZ / KUZ of other plans (there
// "allowed with conditions" is written B).

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kkpr::plan {

enum class Permission { allowed, limited, conditional, limitedAndConditional, prohibited };

/// "I", "T", "B", "T,B", "X".
[[nodiscard]] std::string_view permissionName(Permission permission);
/// Blanks and order do not matter ("B, T", "TB"); empty for anything else.
[[nodiscard]] std::optional<Permission> parsePermission(std::string_view cell);
/// I, T and B conform (T and B with their texts as conditions); X and an empty cell do not.
[[nodiscard]] bool conforms(const std::optional<Permission>& permission);
/// For two zones over one place: the greater holds. X, empty cell, T,B, B, T, I from strict to
/// lenient.
[[nodiscard]] int strictness(const std::optional<Permission>& permission);

/// How activities are compared: case does not matter, nor do blanks around; runs of blanks, hyphens
/// and underlines are one blank.
[[nodiscard]] std::string canonicalActivity(std::string_view code);

class ActivityMatrix {
 public:
  /// A row, even one without cells, makes the activity regulated.
  void addActivity(std::string_view activity);
  /// `zone` may be "*": every zone without a cell of its own. Returns what the cell held, where
  /// that was something else: the stricter of both stays.
  std::optional<Permission> set(std::string_view activity, std::string_view zone,
                                Permission permission);

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// The table has a row for this activity.
  [[nodiscard]] bool has(std::string_view activity) const;
  /// Empty for an empty cell, or where there is no row.
  [[nodiscard]] std::optional<Permission> at(std::string_view activity,
                                             std::string_view zone) const;
  /// A zone that some row names (never "*").
  [[nodiscard]] bool namesZone(std::string_view zone) const;
  /// Some row holds for every zone.
  [[nodiscard]] bool hasWildcard() const;
  /// All activities with a row, as the plan first writes them, in the order of their canonical
  /// names.
  [[nodiscard]] std::vector<std::string> activities() const;
  /// Activities (canonical) whose rows have no cell.
  [[nodiscard]] std::vector<std::string> withoutCells() const;
  /// All zones named, canonical (never "*").
  [[nodiscard]] std::set<std::string> zones() const;

 private:
  struct Row {
    std::string written;
    std::map<std::string, Permission> cells;
  };
  Row& rowOf(std::string_view activity);

  std::map<std::string, Row> rows_;  ///< by canonical name
};

}  // namespace kkpr::plan
