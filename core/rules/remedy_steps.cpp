#include "rules/remedy_steps.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {
namespace {

const nlohmann::json& part(const char* key) { return embeddedJson("remedy_steps.json").at(key); }

/// The steps of an action, by program; null where there is no such action.
const nlohmann::json* actionNamed(std::string_view action) {
  const nlohmann::json& actions = part("actions");
  const auto found = actions.find(std::string(action));
  return found == actions.end() ? nullptr : &*found;
}

}  // namespace

bool knownAction(std::string_view action) { return actionNamed(action) != nullptr; }

std::vector<RemedyStep> remedySteps(std::string_view action, std::string_view first) {
  std::vector<RemedyStep> steps;
  if (action.empty()) return steps;
  const nlohmann::json* known = actionNamed(action);
  if (known == nullptr) {
    throw Failure("internal", {"Tidak ada langkah perbaikan " + std::string(action),
                               "There are no steps of mending " + std::string(action)});
  }
  for (const nlohmann::json& program : part("programs")) {
    const std::string& name = program.get_ref<const std::string&>();
    const nlohmann::json& text =
        known->contains(name) ? known->at(name) : part("otherwise").at(name);
    const auto place = name == first ? steps.begin() : steps.end();
    steps.insert(place,
                 {name, {text.at("id").get<std::string>(), text.at("en").get<std::string>()}});
  }
  return steps;
}

}  // namespace kkpr::rules
