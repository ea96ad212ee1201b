#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz/support/mutate.h"

namespace kkpr::fuzz {
namespace {

using nlohmann::json;

void gather(json& value, std::vector<json*>& all) {
  all.push_back(&value);
  if (value.is_structured()) {
    for (json& child : value) gather(child, all);
  }
}

json oddValue(Random& random) {
  switch (random.below(20)) {
    case 0:
      return nullptr;
    case 1:
      return true;
    case 2:
      return -1;
    case 3:
      return 1e308;
    case 4:
      return "";
    case 5:
      return json::object();
    case 6:
      return json::array();
    case 7:
      return std::string(1000, 'x');
    case 8:
      return 18446744073709551615U;
    case 9:
      return "2025-02-30";
    case 10: {
      json deep = json::array();
      for (std::size_t i = 0, depth = random.index(300); i < depth; ++i) {
        json outer = json::array();
        outer.push_back(std::move(deep));
        deep = std::move(outer);
      }
      return deep;
    }
    case 11:
      return 0.1;
    case 12:
      return "*";
    case 13:
      return "../../x.zip";
    case 14:
      return "lokasi.zip";
    case 15:
      return std::string("a\0b", 3);
    case 16:
      return json::array({json::array({107.0, -7.0}), json::array({107.0, -6.9}),
                          json::array({107.1, -6.9}), json::array({107.0, -7.0})});
    case 17:
      return "I";
    case 18:
      return static_cast<std::int64_t>(random.around(3));
    default:
      return json::object({{"type", "Polygon"}, {"coordinates", json::array()}});
  }
}

void mutateNumber(json& value, Random& random) {
  const double was = value.get<double>();
  switch (random.below(6)) {
    case 0:
      value = was + static_cast<double>(random.around(100)) * 1e-6;
      return;
    case 1:
      value = -was;
      return;
    case 2:
      value = was * 1e6;
      return;
    case 3:
      value = static_cast<std::int64_t>(random.around(1000));
      return;
    case 4:
      value = 1e-308;
      return;
    default:
      value = std::to_string(was);
      return;
  }
}

void mutateText(json& value, Random& random) {
  std::string text = value.get<std::string>();
  const std::size_t at = random.index(text.size() + 1);
  switch (random.below(4)) {
    case 0:
      text.insert(at, 1, static_cast<char>('!' + random.below(90)));
      break;
    case 1:
      text.erase(at, 1 + random.index(3));
      break;
    case 2:
      text.insert(at, "\xE2\x80\x8B");
      break;
    default:
      for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
      }
      break;
  }
  value = text;
}

void mutateValue(json& document, Random& random) {
  std::vector<json*> all;
  gather(document, all);
  json& value = *all[random.index(all.size())];
  if (random.oneIn(3) && value.is_number()) return mutateNumber(value, random);
  if (random.oneIn(2) && value.is_string()) return mutateText(value, random);
  if (value.is_object() && !value.empty() && !random.oneIn(4)) {
    auto member = value.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(random.index(value.size())));
    const std::string key = member.key();
    if (random.oneIn(2)) {
      value.erase(key);
    } else if (random.oneIn(2)) {
      json moved = std::move(value[key]);
      value.erase(key);
      value[key + "x"] = std::move(moved);
    } else {
      value[key] = oddValue(random);
    }
    return;
  }
  if (value.is_array() && !value.empty() && !random.oneIn(4)) {
    const std::size_t at = random.index(value.size());
    if (random.oneIn(2)) {
      value.erase(at);
    } else {
      const json again = value[at];
      value.push_back(again);
    }
    return;
  }
  // Either something odd, or what stands elsewhere in the document.
  json other = random.oneIn(2) ? oddValue(random) : *all[random.index(all.size())];
  constexpr std::size_t kLongest = 100'000;
  if (other.dump(-1, ' ', false, json::error_handler_t::replace).size() < kLongest) {
    value = std::move(other);
  }
}

}  // namespace

void mutateJson(ByteVector& bytes, Random& random) {
  json document = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (document.is_discarded() || random.oneIn(8)) return mutateRaw(bytes, random);
  for (std::size_t i = 0, some = 1 + random.index(3); i < some; ++i) mutateValue(document, random);
  bytes = bytesOf(document.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace kkpr::fuzz
