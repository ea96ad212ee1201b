#include "rules/rule_set.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

[[noreturn]] void broken(const std::string& what) {
  throw Failure("internal", {"Data aturan rusak: " + what, "Rule data is broken: " + what});
}

struct Parameter {
  std::string name;
  std::string unit;
  std::vector<DatedNumber> values;  ///< oldest first
};

struct StoredSet {
  Date since;
  std::optional<Date> until;
  std::string label;
};

/// Values of one thing follow each other without a gap or an overlap that would leave a choice.
template <typename Item, typename Since>
void demandOrder(const std::vector<Item>& items, const Since& since, const std::string& name) {
  if (items.empty()) broken(name + " has no value");
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (!(since(items[i - 1]) < since(items[i]))) broken(name + " is not in order of date");
  }
}

const std::vector<Parameter>& parameters() {
  static const std::vector<Parameter> all = [] {
    std::vector<Parameter> out;
    for (StrictRow& row : strictRows(embeddedJson("parameters.json"), "parameters.json")) {
      Parameter parameter{row.text("name"), row.text("unit"), {}};
      (void)row.text("label");
      for (StrictRow& value : row.rows("values")) {
        parameter.values.push_back({value.number("value"), value.dated()});
        value.done();
      }
      row.done();
      demandOrder(
          parameter.values, [](const DatedNumber& one) { return one.dated.since; }, parameter.name);
      out.push_back(std::move(parameter));
    }
    return out;
  }();
  return all;
}

const std::vector<StoredSet>& ruleSets() {
  static const std::vector<StoredSet> all = [] {
    std::vector<StoredSet> out;
    for (StrictRow& row : strictRows(embeddedJson("rule_sets.json"), "rule_sets.json")) {
      StoredSet set;
      const auto since = parseDate(row.text("since"));
      if (!since) broken("rule_sets.json/since");
      set.since = *since;
      if (const auto until = row.textOrNull("until")) {
        set.until = parseDate(*until);
        if (!set.until) broken("rule_sets.json/until");
      }
      set.label = row.text("label");
      for (const std::string& source : row.texts("sources")) {
        if (!knownSource(source)) broken("rule_sets.json: unknown source " + source);
      }
      row.done();
      out.push_back(std::move(set));
    }
    demandOrder(
        out, [](const StoredSet& one) { return one.since; }, "rule_sets.json");
    return out;
  }();
  return all;
}

/// The last that began on or before the day, else the first.
template <typename Item, typename Since>
std::size_t inForce(const std::vector<Item>& items, const Since& since, std::optional<Date> on) {
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!on || since(items[i]) <= *on) chosen = i;
  }
  return chosen;
}

}  // namespace

ParameterOn parameterOn(std::string_view name, std::optional<Date> on) {
  for (const Parameter& one : parameters()) {
    if (one.name != name) continue;
    const std::size_t at = inForce(
        one.values, [](const DatedNumber& value) { return value.dated.since; }, on);
    ParameterOn found{one.unit, one.values[at], std::nullopt, std::nullopt};
    if (at > 0) found.older = one.values[at - 1];
    if (at + 1 < one.values.size()) found.newer = one.values[at + 1];
    return found;
  }
  throw Failure("internal", {"Parameter tidak dikenal: " + std::string(name),
                             "Unknown parameter: " + std::string(name)});
}

double parameter(std::string_view name, std::optional<Date> on) {
  return parameterOn(name, on).now.value;
}

RuleSet ruleSet(std::optional<Date> on) {
  const std::vector<StoredSet>& all = ruleSets();
  const std::size_t at = inForce(
      all, [](const StoredSet& set) { return set.since; }, on);
  RuleSet found{all[at].since, all[at].label, std::nullopt, std::nullopt};
  if (at > 0) found.older = all[at - 1].since;
  if (at + 1 < all.size()) found.newer = all[at + 1].since;
  return found;
}

std::string ruleSetOn(std::optional<Date> on) { return formatDate(ruleSet(on).since); }

Date coveredDay(const Date& day) { return std::max(day, ruleSets().front().since); }

bool isCovered(const Date& day) { return coveredDay(day) == day; }

}  // namespace kkpr::rules
