#include "kkpr.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "application/application_reader.h"
#include "assessment/assess.h"
#include "assessment/jurisdiction.h"
#include "assessment/route.h"
#include "base/failure.h"
#include "base/named_files.h"
#include "base/sha256.h"
#include "plan/land_shape.h"
#include "plan/plan_health.h"
#include "plan/plan_reader.h"
#include "quality/application_rules.h"
#include "quality/check.h"
#include "quality/land_need.h"
#include "quality/quality_rules.h"
#include "quality/repair.h"
#include "quality/validation.h"
#include "report/assessment_report.h"
#include "report/check_report.h"
#include "report/plan_health_report.h"
#include "report/repair_report.h"
#include "report/route_report.h"
#include "report/shapes_report.h"
#include "report/validation_report.h"
#include "rules/calendar.h"
#include "rules/document.h"
#include "rules/finding_catalogue.h"
#include "rules/repair_reasons.h"
#include "rules/rule_set.h"
#include "version.h"

namespace kkpr {
namespace {

using report::Json;

Json toolJson(std::optional<Date> on) {
  Json json = {{"version", kVersion}, {"ruleSet", rules::ruleSetOn(on)}};
  // Said only where it is not so: the day lies before all the rules at hand.
  if (on && !rules::isCovered(*on)) json["ruleSetInForce"] = false;
  return json;
}

std::string errorJson(std::string_view code, const Text& message, std::string_view at) {
  const Json json = {{"schema", "kkpr/error@1"},
                     {"code", code},
                     {"message", report::textJson(message)},
                     {"at", at}};
  return json.dump();
}

std::string tooLargeJson() {
  return errorJson("too-large",
                   {"Memori tidak cukup untuk data sebesar ini.",
                    "There is not enough memory for data of this size."},
                   "");
}

/// The single catch-all of the core: every public call goes through here. `withoutMemory` is the
/// answer where memory ran out; by then the call has given back all that it took.
template <typename Call, typename WithoutMemory>
std::string guarded(const Call& call, const WithoutMemory& withoutMemory) {
  try {
    return call().dump();
  } catch (const Failure& failure) {
    return errorJson(failure.code(), failure.message(), failure.at());
  } catch (const std::bad_alloc&) {
    return withoutMemory();
  } catch (const std::length_error&) {  // more than 32 bits can address
    return withoutMemory();
  } catch (const std::exception& error) {
    return errorJson("internal",
                     {std::string("Kesalahan pada program ini sendiri: ") + error.what(),
                      std::string("A fault of this program itself: ") + error.what()},
                     "");
  }
}

template <typename Call>
std::string guarded(const Call& call) {
  return guarded(call, tooLargeJson);
}

/// Options are ours to define, so an unknown one is a mistake of the caller and said.
rules::ParsedJson readOptions(std::string_view text,
                              std::initializer_list<std::string_view> known) {
  rules::ParsedJson parsed(text);
  const nlohmann::json& options = parsed.json();
  if (!options.is_object()) {
    throw Failure("usage", {"Opsi harus berupa objek JSON.", "The options must be a JSON object."});
  }
  for (const auto& [key, value] : options.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw Failure("usage", {"Opsi tidak dikenal: " + key, "Unknown option: " + key}, "/" + key);
    }
  }
  return parsed;
}

template <typename T>
std::optional<T> option(const nlohmann::json& options, const char* name) {
  const auto found = options.find(name);
  if (found == options.end() || found->is_null()) return std::nullopt;
  try {
    return found->get<T>();
  } catch (const nlohmann::json::exception&) {
    throw Failure("usage",
                  {std::string("Opsi ini bernilai salah jenis: ") + name,
                   std::string("This option has a value of the wrong type: ") + name},
                  std::string("/") + name);
  }
}

/// Memory ran out: nothing was judged, and why is a finding like any other.
quality::CheckResult withoutMemory(std::uint64_t bytes, std::string_view name,
                                   const std::string& sha256) {
  quality::CheckResult result;
  result.fileName = toUtf8(name);
  result.fileBytes = bytes;
  result.sha256 = sha256;
  Finding finding;
  finding.rule = "limit.memory";
  Place whole;
  whole.file = result.fileName;
  finding.at(std::move(whole));
  result.findings.push_back(std::move(finding));
  for (const quality::QualityRule& row : quality::qualityRules()) {
    if (row.stage == quality::Stage::person) {
      result.checks.push_back(quality::personOutcome(row.rule, std::nullopt));
      continue;
    }
    const bool memory = row.rule == "limit.memory";
    result.checks.push_back(
        {row.rule, memory ? quality::Outcome::found : quality::Outcome::notRun,
         memory ? std::vector<std::string>{} : std::vector<std::string>{"limit.memory"}});
  }
  return result;
}

std::string hashOf(Bytes zip, const quality::CheckOptions& options) {
  return options.sha256.empty() ? sha256Hex(zip) : options.sha256;
}

/// A check that never throws for want of memory: running out is a finding like any other.
quality::CheckResult checkOrLimit(Bytes zip, std::string_view name,
                                  const quality::CheckOptions& options) {
  try {
    return quality::check(zip, name, options);
  } catch (const std::bad_alloc&) {
    return withoutMemory(zip.size(), name, hashOf(zip, options));
  } catch (const std::length_error&) {  // more than 32 bits can address
    return withoutMemory(zip.size(), name, hashOf(zip, options));
  }
}

/// The same for a repair: then nothing is written.
quality::RepairResult repairWithoutMemory(Bytes zip, std::string_view name) {
  quality::RepairResult result;
  result.check = withoutMemory(zip.size(), name, sha256Hex(zip));
  result.refused.push_back({"limit.memory", rules::refusalReason("limit.memory")});
  return result;
}

quality::RepairResult repairOrLimit(Bytes zip, std::string_view name,
                                    const quality::RepairOptions& options) {
  try {
    return quality::repair(zip, name, options);
  } catch (const std::bad_alloc&) {
    return repairWithoutMemory(zip, name);
  } catch (const std::length_error&) {
    return repairWithoutMemory(zip, name);
  }
}

Json checkedJson(const quality::CheckResult& result, bool geometry) {
  Json json = report::checkJson(result, geometry);
  json["tool"] = toolJson(std::nullopt);
  return json;
}

Files filesByPath(std::span<const NamedFile> files) {
  Files byPath;
  for (const NamedFile& file : files) byPath.insert_or_assign(file.path, file.bytes);
  return byPath;
}

Json loadedJson(const std::string& id, const char* kind, const Findings& findings) {
  Json json = {{"id", id}, {"kind", kind}, {"findings", Json::array()}};
  for (const Finding& finding : findings.all()) {
    json["findings"].push_back(report::findingJson(finding));
  }
  return json;
}

/// Two of one id would make the order of loading decide which of them speaks.
template <typename Kept>
void keep(std::map<std::string, Kept>& all, const std::string& id, Kept kept) {
  if (!all.emplace(id, std::move(kept)).second) {
    throw Failure("bad-document",
                  {"Id ini sudah dimuat: " + toUtf8(id) +
                       ". Setiap rencana dan lapisan memerlukan id sendiri.",
                   "This id is loaded already: " + toUtf8(id) +
                       ". Each plan and layer needs an id of its own."},
                  "/id");
  }
}

/// The day for which is asked: the option, else the day of the letter, else the caller's today.
std::optional<Date> dayOf(const nlohmann::json& options, const application::Application& dossier) {
  for (const char* name : {"date", "today"}) {
    if (const auto text = option<std::string>(options, name)) {
      if (std::string_view(name) == "today" && dossier.letter.date) break;
      const auto day = parseDate(*text);
      if (!day) {
        throw Failure("usage",
                      {"Tanggal harus ditulis TTTT-BB-HH: " + toUtf8(*text),
                       "A date is written YYYY-MM-DD: " + toUtf8(*text)},
                      std::string("/") + name);
      }
      return *day;
    }
  }
  return dossier.letter.date;
}

/// The same where nothing can be done without a day.
Date requiredDayOf(const nlohmann::json& options, const application::Application& dossier) {
  if (const auto day = dayOf(options, dossier)) return *day;
  throw Failure("usage",
                {"Tanggal penilaian tidak diketahui: isi letter.date atau opsi date.",
                 "The day of the assessment is not known: give letter.date or the option date."},
                "/letter/date");
}

/// Our calendar with the holidays that a caller hands in (kkpr/holidays@1).
rules::Calendar calendarWith(const nlohmann::json& options) {
  const auto holidays = options.find("holidays");
  if (holidays == options.end() || holidays->is_null()) return rules::calendar();
  return rules::withHolidays(rules::calendar(), rules::DocumentValue(*holidays, "/holidays"));
}

/// The regency a caller names, in the layers that are loaded.
quality::StatedRegency regencyNamed(const std::string& name,
                                    const std::map<std::string, plan::SectorLayer>& loaded) {
  std::vector<const plan::SectorLayer*> layers;
  for (const auto& [id, layer] : loaded) {
    if (layer.kind == plan::LayerKind::batasAdministrasi) layers.push_back(&layer);
  }
  if (layers.empty()) {
    throw Failure("usage",
                  {"Nama kabupaten/kota memerlukan lapisan batas-administrasi (--layer).",
                   "The name of a regency needs a layer of kind batas-administrasi (--layer)."},
                  "/regency");
  }
  std::optional<quality::StatedRegency> regency = quality::statedRegency(layers, name);
  if (!regency) {
    const std::string quoted = shortened(toUtf8(name), 80);
    throw Failure(
        "usage",
        {"Lapisan batas-administrasi tidak memuat \"" + quoted + "\" (kolom WADMKK atau WADMPR).",
         "The layer batas-administrasi holds no \"" + quoted + "\" (columns WADMKK, WADMPR)."},
        "/regency");
  }
  return *regency;
}

/// The location of an application, checked as it is stated; empty where none is named, or, unless
/// it is `needed`, where that was not handed over.
std::optional<quality::CheckResult> checkLocation(const application::Application& dossier,
                                                  const Files& files,
                                                  const quality::StatedRegency* regency,
                                                  const Engine::Progress& progress, bool needed) {
  const auto& shapefile = dossier.location.shapefile;
  if (!shapefile) return std::nullopt;
  const auto zip = files.find(*shapefile);
  if (zip == files.end()) {
    if (!needed) return std::nullopt;
    throw Failure("file-not-found",
                  {"Berkas lokasi tidak ditemukan: " + toUtf8(*shapefile),
                   "The location file was not found: " + toUtf8(*shapefile)},
                  toUtf8(*shapefile));
  }
  quality::CheckOptions wanted;
  wanted.foreignHouse = quality::isForeignersHouse(dossier);
  wanted.landNeedM2 = quality::statedNeedM2(dossier.landNeed);
  wanted.regency = regency;
  wanted.progress = progress;
  return checkOrLimit(zip->second, *shapefile, wanted);
}

/// The shapes of PTP and tenure that an application encloses; one that is named but was not handed
/// in is told like one that cannot be read.
assessment::Enclosed enclosedOf(const application::Application& dossier, const Files& files) {
  const auto shapeOf = [&](const std::optional<std::string>& path,
                           const std::optional<std::string>& resultField) {
    plan::LandShape shape;
    if (!path) return shape;
    if (files.find(*path) == files.end()) {
      const std::string quoted = shortened(toUtf8(*path), 120);
      shape.unreadable = Text{"berkas " + quoted + " tidak diserahkan",
                              "the file " + quoted + " was not handed in"};
      return shape;
    }
    return plan::readLandShape(*path, resultField, files);
  };
  assessment::Enclosed enclosed;
  for (const application::Ptp& ptp : dossier.ptp) {
    plan::LandShape shape = shapeOf(ptp.shapefile, ptp.resultField);
    enclosed.ptp.push_back(
        {std::move(shape.whole), std::move(shape.unfit), std::move(shape.unreadable)});
  }
  plan::LandShape tenure = shapeOf(dossier.tenure.shapefile, std::nullopt);
  enclosed.tenure = std::move(tenure.whole);
  enclosed.tenureUnreadable = std::move(tenure.unreadable);
  return enclosed;
}

/// What validation finds in the application does not stop a preview; it is told beside it.
void flagApplication(const quality::Validation& validation, assessment::Assessment& outcome) {
  for (const Finding& finding : validation.findings) {
    if (finding.rule.rfind("application.", 0) != 0) continue;
    rules::WordedFinding worded = rules::worded(finding);
    outcome.flags.push_back(
        {finding.rule, std::move(worded.message), std::nullopt,
         rules::inChapter(*worded.citation, quality::chapterOf(outcome.authority))});
  }
}

/// [west, south, east, north], as options give it.
Box boxOption(const nlohmann::json& options) {
  const auto sides = option<std::vector<double>>(options, "box").value_or(std::vector<double>{});
  const bool four = sides.size() == 4 && std::all_of(sides.begin(), sides.end(), [](double side) {
                      return std::isfinite(side);
                    });
  if (!four || sides[0] > sides[2] || sides[1] > sides[3]) {
    throw Failure("usage",
                  {"Kotak ditulis [barat, selatan, timur, utara] dalam derajat.",
                   "A box is written [west, south, east, north] in degrees."},
                  "/box");
  }
  return {sides[0], sides[1], sides[2], sides[3]};
}

/// A number of things; `otherwise` where none is given.
std::size_t countOption(const nlohmann::json& options, const char* name, std::size_t otherwise) {
  const double count = option<double>(options, name).value_or(static_cast<double>(otherwise));
  constexpr double kMost = 1e9;
  if (!(count >= 0 && count <= kMost)) {
    throw Failure("usage",
                  {std::string("Opsi ini harus bilangan dari 0 sampai 1e9: ") + name,
                   std::string("This option must be a number from 0 to 1e9: ") + name},
                  std::string("/") + name);
  }
  return static_cast<std::size_t>(count);
}

template <typename Kept>
std::vector<const Kept*> pointersTo(const std::map<std::string, Kept>& all) {
  std::vector<const Kept*> pointers;
  for (const auto& [id, kept] : all) pointers.push_back(&kept);
  return pointers;
}

/// The check within another result; null where there was nothing to check.
Json checkedJson(const std::optional<quality::CheckResult>& checked, bool geometry,
                 const std::optional<Date>& date) {
  if (!checked) return nullptr;
  Json json = report::checkJson(*checked, geometry);
  json["tool"] = toolJson(date);
  return json;
}

/// True where the polygons can be compared with plans.
bool comparable(const std::optional<quality::CheckResult>& checked) {
  return checked && checked->location && checked->location->inDegrees &&
         !checked->location->polygons.empty();
}

}  // namespace

struct Engine::State {
  Progress progress;
  // By id: which was loaded first must not show in any answer.
  std::map<std::string, plan::Plan> plans;
  std::map<std::string, plan::SectorLayer> layers;

  void report(std::string_view stage) const {
    if (progress) progress(stage);
  }
};

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

void Engine::onProgress(Progress progress) { state_->progress = std::move(progress); }

std::string Engine::about() const {
  return guarded([&] {
    Json json;
    json["version"] = kVersion;
    json["ruleSet"] = rules::ruleSetOn();
    json["commands"] = {"check", "repair", "validate", "assess", "route", "plan"};
    json["rules"] = Json::array();
    for (const quality::QualityRule& row : quality::qualityRules()) {
      json["rules"].push_back({{"rule", row.rule}, {"judged", row.judged}, {"of", "check"}});
    }
    for (const std::string_view rule : quality::applicationRules()) {
      json["rules"].push_back({{"rule", rule}, {"judged", true}, {"of", "validate"}});
    }
    for (const std::string& rule : rules::cataloguedRules()) {
      if (rule.rfind("plan.", 0) != 0) continue;
      json["rules"].push_back({{"rule", rule}, {"judged", true}, {"of", "plan"}});
    }
    return json;
  });
}

std::string Engine::check(Bytes zip, std::string_view name, std::string_view options) const {
  return check(zip, name, options, {});
}

std::string Engine::checkOwned(std::vector<std::uint8_t> zip, std::string_view name,
                               std::string_view options) const {
  return check(zip, name, options, [&zip] { std::vector<std::uint8_t>().swap(zip); });
}

std::string Engine::check(Bytes zip, std::string_view name, std::string_view options,
                          const std::function<void()>& zipRead) const {
  quality::CheckOptions wanted;
  std::optional<quality::StatedRegency> regency;
  const auto call = [&] {
    const rules::ParsedJson parsed =
        readOptions(options, {"foreignHouse", "geometry", "sha256", "landNeedM2", "regency"});
    const nlohmann::json& given = parsed.json();
    wanted.foreignHouse = option<bool>(given, "foreignHouse").value_or(false);
    wanted.landNeedM2 = option<double>(given, "landNeedM2");
    wanted.sha256 = option<std::string>(given, "sha256").value_or("");
    if (const auto stated = option<std::string>(given, "regency")) {
      regency = regencyNamed(*stated, state_->layers);
      wanted.regency = &*regency;
    }
    wanted.progress = state_->progress;
    if (zipRead) wanted.sha256 = hashOf(zip, wanted);  // no one can read it later
    wanted.zipRead = zipRead;
    const bool geometry = option<bool>(given, "geometry").value_or(true);
    return checkedJson(checkOrLimit(zip, name, wanted), geometry);
  };
  // The report, too, may be what there is no memory for.
  return guarded(call, [&] {
    return guarded(
        [&] { return checkedJson(withoutMemory(zip.size(), name, hashOf(zip, wanted)), false); });
  });
}

std::string Engine::checkWithoutMemory(std::uint64_t bytes, std::string_view name,
                                       std::string_view options) const {
  return guarded([&] {
    // Nobody has read the bytes, so nobody knows their hash unless the caller does.
    std::string hash(64, '0');
    const rules::ParsedJson given(options);
    if (given.json().is_object()) {
      hash = option<std::string>(given.json(), "sha256").value_or(hash);
    }
    return checkedJson(withoutMemory(bytes, name, hash), false);
  });
}

Engine::Repaired Engine::repair(Bytes zip, std::string_view name, std::string_view options) const {
  Repaired repaired;
  const auto printed = [](const quality::RepairResult& result, bool geometry) {
    Json json = report::repairJson(result, geometry);
    json["tool"] = toolJson(std::nullopt);
    json["check"]["tool"] = toolJson(std::nullopt);
    return json;
  };
  const auto call = [&] {
    const rules::ParsedJson parsed = readOptions(
        options, {"fillHoles", "dissolve", "candidate", "out", "foreignHouse", "geometry"});
    const nlohmann::json& given = parsed.json();
    quality::RepairOptions wanted;
    wanted.fillHoles = option<bool>(given, "fillHoles").value_or(false);
    wanted.dissolve = option<bool>(given, "dissolve").value_or(false);
    wanted.candidate = option<std::string>(given, "candidate").value_or("");
    wanted.outName = option<std::string>(given, "out").value_or("");
    wanted.foreignHouse = option<bool>(given, "foreignHouse").value_or(false);
    wanted.progress = state_->progress;
    const bool geometry = option<bool>(given, "geometry").value_or(true);
    quality::RepairResult result = repairOrLimit(zip, name, wanted);
    Json json = printed(result, geometry);
    if (result.zip) repaired.zip = std::move(*result.zip);
    return json;
  };
  repaired.report = guarded(call, [&] {
    repaired.zip.clear();
    return guarded([&] { return printed(repairWithoutMemory(zip, name), false); });
  });
  return repaired;
}

std::string Engine::filesOf(std::string_view document) const {
  return guarded([&] {
    Json json;
    json["files"] = rules::filesOf(document);
    json["documents"] = rules::documentsOf(document);
    return json;
  });
}

std::string Engine::loadPlan(std::string_view plan, std::span<const NamedFile> files) {
  return guarded([&] {
    state_->report("plan");
    plan::LoadedPlan loaded = plan::readPlan(plan, filesByPath(files));
    Json json = loadedJson(loaded.id, "plan", loaded.findings);
    keep(state_->plans, loaded.id, std::move(loaded.plan));
    return json;
  });
}

std::string Engine::loadLayer(std::string_view layer, std::span<const NamedFile> files) {
  return guarded([&] {
    state_->report("layer");
    plan::LoadedLayer loaded = plan::readLayer(layer, filesByPath(files));
    Json json = loadedJson(loaded.id, "layer", loaded.findings);
    keep(state_->layers, loaded.id, std::move(loaded.layer));
    return json;
  });
}

void Engine::clearPlans() {
  state_->plans.clear();
  state_->layers.clear();
}

std::string Engine::shapesAround(std::string_view options) const {
  return guarded([&] {
    const rules::ParsedJson parsed = readOptions(options, {"box", "most", "mostVertices"});
    report::ShapesWanted wanted;
    wanted.box = boxOption(parsed.json());
    wanted.most = countOption(parsed.json(), "most", wanted.most);
    wanted.mostVertices = countOption(parsed.json(), "mostVertices", wanted.mostVertices);
    Json json = report::shapesJson(pointersTo(state_->plans), pointersTo(state_->layers), wanted);
    json["tool"] = toolJson(std::nullopt);
    return json;
  });
}

std::string Engine::planHealth(std::string_view document, std::span<const NamedFile> files) const {
  return guarded([&] {
    const Files byPath = filesByPath(files);
    const bool layer = rules::schemaOf(document) == "kkpr/layer@1";
    state_->report(layer ? "layer" : "plan");
    Json json;
    if (layer) {
      const plan::LoadedLayer loaded = plan::readLayer(document, byPath);
      state_->report("geometry");
      json = report::planHealthJson(plan::healthOf(loaded));
    } else {
      const plan::LoadedPlan loaded = plan::readPlan(document, byPath);
      state_->report("geometry");
      json = report::planHealthJson(plan::healthOf(loaded));
    }
    json["tool"] = toolJson(std::nullopt);
    return json;
  });
}

std::string Engine::assess(std::string_view text, std::span<const NamedFile> files,
                           std::string_view options) const {
  return guarded([&] {
    const rules::ParsedJson parsed =
        readOptions(options, {"date", "force", "geometry", "holidays", "today"});
    const nlohmann::json& given = parsed.json();
    const bool geometry = option<bool>(given, "geometry").value_or(true);
    const bool force = option<bool>(given, "force").value_or(false);
    const application::Application dossier = application::readApplication(text);
    const Date date = requiredDayOf(given, dossier);
    const Files byPath = filesByPath(files);
    const std::optional<quality::CheckResult> checked =
        checkLocation(dossier, byPath, nullptr, state_->progress, true);
    const bool usable =
        comparable(checked) && (force || checked->verdict == quality::Verdict::memenuhi);
    assessment::Assessment outcome;
    if (usable) {
      state_->report("overlay");
      outcome = assessment::assess(dossier, *checked->location, pointersTo(state_->plans),
                                   pointersTo(state_->layers), enclosedOf(dossier, byPath),
                                   {date, geometry});
    } else {
      outcome = assessment::notAssessed(checked.has_value(), {date});
    }
    if (usable && checked->verdict != quality::Verdict::memenuhi) {
      outcome.addFlag(
          {"lokasi-tidak-memenuhi",
           {"Lokasi tidak memenuhi ketentuan kualitas dan dinilai atas permintaan; hasil "
            "ini hanya gambaran.",
            "The location does not meet the quality rules and was assessed on request; "
            "this outcome is only an idea of it."},
           std::nullopt,
           rules::juknis("2.1.3 (= 3.1.3)")});
    }
    flagApplication(quality::validate(dossier, checked ? &*checked : nullptr, byPath,
                                      {date, {}, {}}, calendarWith(given)),
                    outcome);
    Json json = report::assessmentJson(outcome, geometry);
    json["tool"] = toolJson(date);
    json["check"] = checkedJson(checked, geometry, date);
    json["ignored"] = dossier.ignored;
    return json;
  });
}

std::string Engine::route(std::string_view text, std::span<const NamedFile> files,
                          std::string_view options) const {
  return guarded([&] {
    const rules::ParsedJson parsed = readOptions(options, {"date", "today"});
    const application::Application dossier = application::readApplication(text);
    const Date date = requiredDayOf(parsed.json(), dossier);
    const bool plansLoaded = !state_->plans.empty();
    const std::optional<quality::CheckResult> checked =
        checkLocation(dossier, filesByPath(files), nullptr, state_->progress, plansLoaded);
    // Without room to read the location nothing is known of it, which is another thing than that
    // it cannot be read.
    if (checked && !checked->findings.empty() && checked->findings.front().rule == "limit.memory") {
      throw std::bad_alloc();
    }
    state_->report("overlay");
    const application::Location* location = comparable(checked) ? &*checked->location : nullptr;
    std::optional<quality::LandNeedSlip> slip;
    if (location != nullptr) slip = quality::landNeedSlip(dossier.landNeed, *location, date);
    const assessment::Route route = assessment::route(
        {dossier, location, checked && checked->verdict != quality::Verdict::memenuhi,
         pointersTo(state_->plans), quality::statedNeedM2(dossier.landNeed), date,
         slip ? std::optional(slip->factor) : std::nullopt});
    Json json = report::routeJson(route);
    json["tool"] = toolJson(date);
    json["ignored"] = dossier.ignored;
    return json;
  });
}

std::string Engine::validate(std::string_view text, std::span<const NamedFile> files,
                             std::string_view options) const {
  return guarded([&] {
    const rules::ParsedJson parsed =
        readOptions(options, {"date", "geometry", "holidays", "today"});
    const nlohmann::json& given = parsed.json();
    const bool geometry = option<bool>(given, "geometry").value_or(true);
    const application::Application dossier = application::readApplication(text);
    const std::optional<Date> date = dayOf(given, dossier);
    const Files byPath = filesByPath(files);

    // [J 2.1.2 angka 1 huruf d = 3.1.2] Where the boundaries at hand know the place that is stated.
    std::optional<quality::StatedRegency> regency;
    if (const auto& stated = dossier.location.place.regency) {
      regency = quality::statedRegency(pointersTo(state_->layers), *stated);
    }
    const std::optional<quality::CheckResult> checked =
        checkLocation(dossier, byPath, regency ? &*regency : nullptr, state_->progress, true);

    state_->report("validation");
    const assessment::Jurisdiction jurisdiction = assessment::jurisdictionOf(
        dossier, checked && checked->location ? *checked->location : application::Location{},
        pointersTo(state_->plans), date);
    const quality::Validation validation = quality::validate(
        dossier, checked ? &*checked : nullptr, byPath,
        {date, jurisdiction.authority, jurisdiction.outsideRdtr, jurisdiction.otherRegencies},
        calendarWith(given));
    Json json = report::validationJson(validation);
    json["tool"] = toolJson(date);
    json["check"] = checkedJson(checked, geometry, date);
    return json;
  });
}

}  // namespace kkpr
