#pragma once
// Applications of a business for the tests of routes.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "assessment/route.h"
#include "unit/assessment/fixtures.h"

namespace fixtures {

using kkpr::Date;
using kkpr::assessment::Fee;
using kkpr::assessment::Route;
using kkpr::assessment::RouteBranch;

inline constexpr Date kBefore{2025, 10, 4};
inline constexpr Date kAfter{2025, 10, 5};

/// `members` of the business, without braces.
inline kkpr::application::Application business(const std::string& members) {
  return application(R"(,"purpose":"berusaha","business":{)" + members + "}");
}

/// Neither micro nor small, of Indonesians, in none of the five cases.
inline const char* const kMedium =
    R"("capitalRupiah":6000000000,"foreignInvestment":false,"case":null,"kbli":"10710")";

inline Route routeOf(const kkpr::application::Application& app, const Date& on = kAfter) {
  return kkpr::assessment::route({app, nullptr, false, {}, std::nullopt, on});
}

inline Route routeOf(const kkpr::application::Application& app, const World& world,
                     const kkpr::application::Location& where, const Date& on = kAfter) {
  std::vector<const kkpr::plan::Plan*> plans;
  for (const auto& plan : world.plans) plans.push_back(&plan);
  return kkpr::assessment::route({app, &where, false, plans, std::nullopt, on});
}

inline bool asks(const Route& route, const std::string& field) {
  for (const auto& unknown : route.unknown) {
    if (unknown.field == field) return true;
  }
  return false;
}

inline bool flagged(const Route& route, const std::string& subject) {
  for (const auto& flag : route.flags) {
    if (flag.subject == subject) return true;
  }
  return false;
}

inline const RouteBranch& branch(const Route& route, const std::string& column) {
  for (const RouteBranch& one : route.branches) {
    if (one.column == column) return one;
  }
  FAIL("no column " + column);
  return route.branches.front();
}

}  // namespace fixtures
