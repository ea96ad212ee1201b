#include "rules/readings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "rules/embedded.h"

namespace kkpr::rules {

const std::vector<Reading>& readings() {
  static const std::vector<Reading> all = [] {
    std::vector<Reading> out;
    for (const nlohmann::json& row : embeddedJson("readings.json")) {
      const nlohmann::json& text = row.at("text");
      out.push_back({row.at("number").get<int>(),
                     row.at("place").get<std::string>(),
                     {text.at("id").get<std::string>(), text.at("en").get<std::string>()}});
    }
    std::sort(out.begin(), out.end(),
              [](const Reading& a, const Reading& b) { return a.number < b.number; });
    return out;
  }();
  return all;
}

const Reading& reading(int number) {
  for (const Reading& one : readings()) {
    if (one.number == number) return one;
  }
  throw Failure("internal", {"Tidak ada bacaan nomor " + std::to_string(number) + ".",
                             "There is no reading number " + std::to_string(number) + "."});
}

}  // namespace kkpr::rules
