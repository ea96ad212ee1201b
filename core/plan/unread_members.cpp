#include "plan/unread_members.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "plan/columns.h"

namespace kkpr::plan {
namespace {

constexpr std::size_t kMostTold = 100;
/// Letters changed, added or left out.
constexpr std::size_t kSlips = 2;
/// Of a shorter name nearly all would be another one.
constexpr std::size_t kShortest = 4;

std::size_t slipsBetween(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// What was asked for beside `pointer`, is not in the document, and is written nearly so.
std::string meantBy(const std::string& pointer, const nlohmann::json& document,
                    const rules::KeysRead& read) {
  const std::size_t cut = pointer.find_last_of('/') + 1;
  const std::string parent = pointer.substr(0, cut);
  const std::string name = lowerAscii(pointer.substr(cut));
  if (name.size() < kShortest) return {};
  std::string best;
  std::size_t fewest = kSlips + 1;
  for (auto one = read.lower_bound(parent); one != read.end(); ++one) {
    if (one->compare(0, cut, parent) != 0) break;
    const std::string asked = one->substr(cut);
    if (asked.find('/') != std::string::npos) continue;
    if (document.contains(nlohmann::json::json_pointer(*one))) continue;
    const std::size_t slips = slipsBetween(name, lowerAscii(asked));
    if (slips < fewest) {
      fewest = slips;
      best = asked;
    }
  }
  return best;
}

}  // namespace

void nameUnreadMembers(const nlohmann::json& document, const rules::KeysRead& read,
                       Findings& findings) {
  for (const std::string& pointer : rules::keysNotRead(document, read, kMostTold)) {
    const std::string meant = meantBy(pointer, document, read);
    // What is meant is told member by member; others, mere remarks perhaps, together.
    Finding& finding = meant.empty() ? findings.of("plan.member-not-read", "unknown")
                                     : findings.of("plan.member-not-read", {}, pointer);
    if (finding.count == 0) {
      finding.with("member", shortened(toUtf8(pointer), 80)).with("meant", meant);
    }
    finding.at({{}, 0, -1, -1, std::nullopt, pointer});
  }
}

}  // namespace kkpr::plan
