#include "plan/activity_matrix.h"

#include "base/text.h"
#include "rules/zone_codes.h"

namespace kkpr::plan {

std::string_view permissionName(Permission permission) {
  switch (permission) {
    case Permission::allowed:
      return "I";
    case Permission::limited:
      return "T";
    case Permission::conditional:
      return "B";
    case Permission::limitedAndConditional:
      return "T,B";
    case Permission::prohibited:
      return "X";
  }
  return "X";
}

std::optional<Permission> parsePermission(std::string_view cell) {
  bool i = false;
  bool t = false;
  bool b = false;
  bool x = false;
  for (const char c : cell) {
    switch (c) {
      case 'I':
      case 'i':
        i = true;
        break;
      case 'T':
      case 't':
        t = true;
        break;
      case 'B':
      case 'b':
        b = true;
        break;
      case 'X':
      case 'x':
        x = true;
        break;
      case ' ':
      case ',':
      case '/':
      case ';':
        break;
      default:
        return std::nullopt;
    }
  }
  const int kinds = (i ? 1 : 0) + (x ? 1 : 0) + ((t || b) ? 1 : 0);
  if (kinds != 1) return std::nullopt;
  if (i) return Permission::allowed;
  if (x) return Permission::prohibited;
  if (t && b) return Permission::limitedAndConditional;
  return t ? Permission::limited : Permission::conditional;
}

bool conforms(const std::optional<Permission>& permission) {
  return permission && *permission != Permission::prohibited;
}

int strictness(const std::optional<Permission>& permission) {
  if (!permission) return 4;
  switch (*permission) {
    case Permission::allowed:
      return 0;
    case Permission::limited:
      return 1;
    case Permission::conditional:
      return 2;
    case Permission::limitedAndConditional:
      return 3;
    case Permission::prohibited:
      return 5;
  }
  return 5;
}

std::string canonicalActivity(std::string_view code) {
  std::string out;
  bool gap = false;
  for (const char c : trimmed(code)) {
    // "Tempat Peribadatan" in a table is "tempat-peribadatan" in an application.
    if (c == ' ' || c == '\t' || c == '-' || c == '_') {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += c;
  }
  return lowerAscii(out);
}

ActivityMatrix::Row& ActivityMatrix::rowOf(std::string_view activity) {
  Row& row = rows_[canonicalActivity(activity)];
  if (row.written.empty()) row.written = trimmed(activity);
  return row;
}

void ActivityMatrix::addActivity(std::string_view activity) { rowOf(activity); }

std::optional<Permission> ActivityMatrix::set(std::string_view activity, std::string_view zone,
                                              Permission permission) {
  const auto [cell, isNew] =
      rowOf(activity).cells.try_emplace(rules::canonicalZoneCode(zone), permission);
  const Permission before = cell->second;
  if (isNew || before == permission) return std::nullopt;
  const bool limitsAndConditions =
      (before == Permission::limited && permission == Permission::conditional) ||
      (before == Permission::conditional && permission == Permission::limited);
  if (limitsAndConditions) {
    cell->second = Permission::limitedAndConditional;
  } else if (strictness(permission) > strictness(before)) {
    cell->second = permission;
  }
  return before;
}

bool ActivityMatrix::has(std::string_view activity) const {
  return rows_.count(canonicalActivity(activity)) != 0;
}

std::optional<Permission> ActivityMatrix::at(std::string_view activity,
                                             std::string_view zone) const {
  const auto row = rows_.find(canonicalActivity(activity));
  if (row == rows_.end()) return std::nullopt;
  const auto& cells = row->second.cells;
  auto cell = cells.find(rules::canonicalZoneCode(zone));
  if (cell == cells.end()) cell = cells.find("*");
  if (cell == cells.end()) return std::nullopt;
  return cell->second;
}

bool ActivityMatrix::namesZone(std::string_view zone) const {
  const std::string code = rules::canonicalZoneCode(zone);
  if (code == "*") return false;
  for (const auto& [activity, row] : rows_) {
    if (row.cells.count(code) != 0) return true;
  }
  return false;
}

bool ActivityMatrix::hasWildcard() const {
  for (const auto& [activity, row] : rows_) {
    if (row.cells.count("*") != 0) return true;
  }
  return false;
}

std::vector<std::string> ActivityMatrix::activities() const {
  std::vector<std::string> names;
  names.reserve(rows_.size());
  for (const auto& [name, row] : rows_) names.push_back(row.written);
  return names;
}

std::vector<std::string> ActivityMatrix::withoutCells() const {
  std::vector<std::string> all;
  for (const auto& [activity, row] : rows_) {
    if (row.cells.empty()) all.push_back(activity);
  }
  return all;
}

std::set<std::string> ActivityMatrix::zones() const {
  std::set<std::string> all;
  for (const auto& [activity, row] : rows_) {
    for (const auto& [zone, permission] : row.cells) {
      if (zone != "*") all.insert(zone);
    }
  }
  return all;
}

}  // namespace kkpr::plan
