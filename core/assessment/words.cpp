#include "assessment/words.h"

#include <algorithm>

#include "base/quantity.h"

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
