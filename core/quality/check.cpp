#include "quality/check.h"

#include <algorithm>

#include "base/sha256.h"
#include "quality/area_cap.h"
#include "quality/land_need.h"
#include "quality/quality_rules.h"
#include "quality/stages.h"
#include "rules/finding_catalogue.h"

namespace kkpr::quality {
namespace {

/// The rules whose findings so far are galat: what to name where a later stage cannot run.
std::vector<std::string> faults(const Findings& findings) {
  std::vector<std::string> found;
  for (const QualityRule& row : qualityRules()) {
    const bool fault =
        std::any_of(findings.all().begin(), findings.all().end(), [&](const Finding& finding) {
          return finding.rule == row.rule && rules::severityOf(finding) == Severity::galat;
        });
    if (fault) found.emplace_back(row.rule);
  }
  return found;
}

/// Every rule after a stage that nothing was said of yet could not be looked at. What the
/// application itself states is judged all the same.
void exemptAfter(Stage stage, const std::string& shpName, Examination& examination) {
  const std::vector<std::string> because = faults(examination.findings);
  checkAreaCap({}, shpName, because, examination);
  checkLandNeed({}, shpName, because, examination);
  for (const QualityRule& row : qualityRules()) {
    if (row.stage > stage && row.stage != Stage::person && row.judged) {
      examination.notRun(row.rule, because);
    }
  }
}

/// Once the layer is read only the names of its parts matter; the geometry stage needs the room.
void letGoOfBytes(LocationBytes& files) {
  for (std::optional<Part>* part : {&files.shp, &files.shx, &files.dbf, &files.prj}) {
    if (*part) std::vector<std::uint8_t>().swap((*part)->bytes);
  }
}

std::vector<RuleOutcome> outcomes(const Examination& examination,
                                  const std::optional<application::Location>& location) {
  std::vector<RuleOutcome> all;
  for (const QualityRule& row : qualityRules()) {
    if (row.stage == Stage::person) {
      all.push_back(personOutcome(row.rule, location));
      continue;
    }
    RuleOutcome outcome{row.rule, Outcome::passed, {}};
    // The first word on a rule stands: the stage itself knows better than the general exemption.
    const auto exemption =
        std::find_if(examination.exemptions.begin(), examination.exemptions.end(),
                     [&](const Exemption& entry) { return entry.rule == row.rule; });
    if (examination.findings.has(row.rule)) {
      outcome.outcome = Outcome::found;
    } else if (!row.judged) {
      outcome.outcome = Outcome::notRun;
    } else if (exemption != examination.exemptions.end()) {
      outcome.outcome = exemption->applicable ? Outcome::notRun : Outcome::notApplicable;
      outcome.because = exemption->because;
    }
    all.push_back(std::move(outcome));
  }
  return all;
}

std::vector<Finding> inTableOrder(const Findings& findings) {
  std::vector<Finding> ordered = findings.all();
  std::stable_sort(ordered.begin(), ordered.end(), [](const Finding& a, const Finding& b) {
    return positionOf(a.rule) < positionOf(b.rule);
  });
  for (Finding& finding : ordered) {
    std::stable_sort(finding.where.begin(), finding.where.end(),
                     [](const Place& a, const Place& b) {
                       return std::tie(a.file, a.record, a.ring, a.vertex) <
                              std::tie(b.file, b.record, b.ring, b.vertex);
                     });
  }
  return ordered;
}

}  // namespace

RuleOutcome personOutcome(std::string_view rule,
                          const std::optional<application::Location>& location) {
  const bool needless =
      location && ((rule == "person.companion-data" && location->companions.empty()) ||
                   (rule == "person.related-polygons" && location->polygons.size() < 2));
  return {rule, needless ? Outcome::notApplicable : Outcome::needsPerson, {}};
}

CheckResult check(Bytes zip, std::string_view fileName, const CheckOptions& options) {
  CheckResult result;
  result.fileName = toUtf8(fileName);
  result.fileBytes = zip.size();
  result.sha256 = options.sha256.empty() ? sha256Hex(zip) : options.sha256;

  Examination examination;
  examination.foreignHouse = options.foreignHouse;
  examination.landNeedM2 = options.landNeedM2;
  examination.progress = options.progress;
  if (options.regency == nullptr) examination.notApplicable("coordinate.outside-regency");
  const auto report = [&](std::string_view stage) {
    if (examination.progress) examination.progress(stage);
  };

  report("container");
  std::optional<LocationBytes> files = openLocation(zip, examination);
  if (options.zipRead) options.zipRead();
  if (!files) {
    exemptAfter(Stage::files, {}, examination);
  } else {
    result.madeWith = provenanceOf(*files);
    report("structure");
    const std::optional<Reading> reading = readLayer(*files, examination);
    letGoOfBytes(*files);
    if (!reading) {
      exemptAfter(Stage::crs, files->shp ? files->shp->name : std::string(), examination);
    } else {
      report("geometry");
      const std::string shpName = files->shp ? files->shp->name : files->layerName;
      result.location = examineGeometry(*reading, shpName, examination);
      result.location->crs = reading->crs;
      result.location->maxDecimals = reading->maxDecimals;
      result.location->companions = files->companions;
      checkLandNeed(*result.location, shpName, whyUnmeasured(*reading, examination), examination);
      checkRegency(*reading, options.regency, shpName, examination);
      if (isInDoubt(*reading, examination)) {
        result.candidates = findCandidates(*reading, options.regency);
        quoteBest(result.candidates, examination);
      }
    }
  }

  result.findings = inTableOrder(examination.findings);
  result.checks = outcomes(examination, result.location);
  const bool faulty = std::any_of(
      result.findings.begin(), result.findings.end(),
      [](const Finding& finding) { return rules::severityOf(finding) == Severity::galat; });
  if (!result.location) {
    result.verdict = Verdict::tidakTerbaca;
  } else {
    result.verdict = faulty ? Verdict::tidakMemenuhi : Verdict::memenuhi;
  }
  return result;
}

}  // namespace kkpr::quality
