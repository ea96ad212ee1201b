#include "rules/embedded.h"

#include <cstddef>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/failure.h"

namespace kkpr::rules {

namespace embedded {
#define KKPR_EMBEDDED(name, symbol)    \
  extern const unsigned char symbol[]; \
  extern const std::size_t symbol##_size;
#include "table.inc"
#undef KKPR_EMBEDDED
}  // namespace embedded

namespace {

struct File {
  std::string_view name;
  const unsigned char* bytes;
  const std::size_t* size;
};

const std::vector<File>& files() {
  static const std::vector<File> all = {
#define KKPR_EMBEDDED(name, symbol) {name, embedded::symbol, &embedded::symbol##_size},
#include "table.inc"
#undef KKPR_EMBEDDED
  };
  return all;
}

[[noreturn]] void refuse(std::string_view name, const std::string& why) {
  throw Failure("internal", {"Data aturan rusak: " + std::string(name) + ": " + why,
                             "Rule data is broken: " + std::string(name) + ": " + why});
}

/// nlohmann keeps the last of two equal keys; in a table of the law that would be a silent choice.
nlohmann::json parseStrictly(const File& file) {
  std::vector<std::set<std::string>> open;
  std::string repeated;
  const auto watch = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    if (event == nlohmann::json::parse_event_t::object_start) open.emplace_back();
    if (event == nlohmann::json::parse_event_t::object_end) open.pop_back();
    if (event == nlohmann::json::parse_event_t::key &&
        !open.back().insert(parsed.get<std::string>()).second) {
      repeated = parsed.get<std::string>();
    }
    return true;
  };
  nlohmann::json parsed =
      nlohmann::json::parse(file.bytes, file.bytes + *file.size, watch, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) refuse(file.name, "not JSON");
  if (!repeated.empty()) refuse(file.name, "key \"" + repeated + "\" stands twice");
  return parsed;
}

}  // namespace

const nlohmann::json& embeddedJson(std::string_view fileName) {
  static std::map<std::string, std::unique_ptr<nlohmann::json>, std::less<>> parsed;
  if (const auto known = parsed.find(fileName); known != parsed.end()) return *known->second;
  for (const File& file : files()) {
    if (file.name == fileName) {
      return *parsed
                  .emplace(std::string(fileName),
                           std::make_unique<nlohmann::json>(parseStrictly(file)))
                  .first->second;
    }
  }
  refuse(fileName, "no such file");
}

}  // namespace kkpr::rules
