// The whole repair: what is written can be checked, and the report quotes that check.
#include <nlohmann/json.hpp>

#include "fuzz/targets/fuzz_target.h"

using kkpr::fuzz::demand;

KKPR_FUZZ_TARGET(bytes) {
  static kkpr::fuzz::Oracle oracle;
  const char* options =
      bytes.size() % 2 == 0 ? R"({"geometry":false})" : R"({"fillHoles":true,"dissolve":true})";
  const kkpr::Engine::Repaired repaired = oracle.engine().repair(bytes, "uji.zip", options);
  const nlohmann::json report = nlohmann::json::parse(repaired.report);
  demand(report.at("schema") == "kkpr/repair@1",
         "no report of a repair: " + repaired.report.substr(0, 300));
  (void)oracle.judgeCheck(report.at("check").dump());
  if (repaired.zip.empty()) return;
  (void)oracle.check(repaired.zip);
  const kkpr::Engine::Repaired again = oracle.engine().repair(repaired.zip, "uji.zip", options);
  demand(nlohmann::json::parse(again.report).at("schema") == "kkpr/repair@1",
         "a repair of a repair fails");
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) { bytes = kkpr::fuzz::mutatedZip(bytes, random, limit); }
