#include "assessment/words.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/quantity.h"
#include "rules/applicants.h"
#include "rules/rule_set.h"

namespace kkpr::assessment {

namespace {

template <typename Words>
std::string withCommas(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

}  // namespace

const Text kApplicant{"Pemohon", "The applicant"};
const Text kOfficer{"Petugas KKPR", "The KKPR officer"};
const Text kPlanner{"Dinas yang membidangi penataan ruang", "The spatial-planning office"};
const Text kLandOffice{"Kantor Pertanahan", "The land office"};

double percentOf(double m2, double wholeM2) {
  return wholeM2 > 0 ? std::min(100.0, m2 / wholeM2 * 100.0) : 0.0;
}

Text squareMetres(double m2) {
  const Value value = Quantity{m2, Unit::squareMetre, 2};
  return {formatValue(value, Language::id), formatValue(value, Language::en)};
}

Text activityNames(const std::vector<std::string>& codes, bool followsTheWord) {
  std::vector<std::string> id;
  std::vector<std::string> en;
  for (const std::string& code : codes) {
    if (const std::optional<Text> known = rules::activityText(code)) {
      const std::string_view word = "kegiatan ";
      id.push_back(followsTheWord && known->id.rfind(word, 0) == 0 ? known->id.substr(word.size())
                                                                   : known->id);
      en.push_back(known->en);
      continue;
    }
    std::string name = code;
    const bool coded = name.find_first_not_of('-') != std::string::npos &&
                       std::all_of(name.begin(), name.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                       });
    if (coded) std::replace(name.begin(), name.end(), '-', ' ');
    id.push_back(name);
    en.push_back(std::move(name));
  }
  return {withCommas(id), withCommas(en)};
}

Text beforeTheRules(const Date& asOf) {
  const Text day = writtenDate(asOf);
  const Text first = writtenDate(rules::ruleSet(asOf).since);
  return {"Tanggal " + day.id + " mendahului aturan tertua yang ada di sini (" + first.id +
              "); jawabannya menurut aturan itu, bukan menurut yang berlaku pada tanggal itu.",
          "The day " + day.en + " comes before the oldest rules at hand (" + first.en +
              "); the answer is by these, not by what was in force on that day."};
}

Text factorName(const std::string& factor) {
  if (factor == "kawasan-hutan") return {"kawasan hutan", "forest"};
  if (factor == "kkpr-terbit") return {"KKPR yang telah terbit", "KKPR already issued"};
  if (factor == "badan-air") return {"badan air", "water"};
  if (factor == "ptp") return {"bagian di luar hasil PTP", "what the PTP result leaves out"};
  return {"bagian yang tidak sesuai rencana", "what does not conform to the plan"};
}

std::string joined(const std::vector<std::string>& words) { return withCommas(words); }
std::string joined(const std::set<std::string>& words) { return withCommas(words); }

}  // namespace kkpr::assessment
