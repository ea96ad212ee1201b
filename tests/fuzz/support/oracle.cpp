#include "fuzz/support/oracle.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "fuzz/support/judge_assessment.h"

namespace kkpr::fuzz {
namespace {

using nlohmann::json;

constexpr std::size_t kMostPlaces = 100;

json parsed(std::string_view text) {
  json answer = json::parse(text, nullptr, false);
  demand(answer.is_object(), "the answer is no JSON object in UTF-8");
  return answer;
}

bool isError(const json& answer) { return answer.value("schema", "") == "kkpr/error@1"; }

/// The error codes that a document or a lack of memory can call for; a bug of ours never can.
std::string judgeError(const json& answer, const std::set<std::string>& allowed) {
  const std::string code = answer.at("code").get<std::string>();
  demand(allowed.contains(code), "error " + code + ": " + answer.at("message").dump());
  demand(!answer.at("message").at("id").get<std::string>().empty() &&
             !answer.at("message").at("en").get<std::string>().empty(),
         "an error without words");
  demand(answer.at("at").is_string(), "an error without a place");
  return "error " + code;
}

/// JSON has no NaN: one that was printed became null.
void demandFinite(const json& value, const char* where) {
  for (const json& child : value) {
    if (child.is_structured()) {
      demandFinite(child, where);
    } else {
      demand(!child.is_null() && !(child.is_number() && !std::isfinite(child.get<double>())),
             std::string("a number that is not finite in ") + where);
    }
  }
}

bool leftover(const std::string& text) {
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() &&
           ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z'))) {
      ++end;
    }
    if (end > at + 1 && end < text.size() && text[end] == '}') return true;
  }
  return false;
}

void judgeText(const json& text, const std::string& of, bool leftovers) {
  for (const char* language : {"id", "en"}) {
    const std::string sentence = text.at(language).get<std::string>();
    demand(sentence.size() > 10, of + " has no " + language + " text");
    demand(!leftovers || !leftover(sentence), of + ": a value is missing in: " + sentence);
    demand(sentence.size() < 4000,
           of + ": a text of " + std::to_string(sentence.size()) + " bytes");
  }
}

/// True where the file itself put braces into the values that a text quotes.
bool quotesBraces(const json& finding) {
  const std::string values =
      finding.value("measures", json::object()).dump() + finding.at("where").dump();
  std::size_t braces = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == '\\') {
      ++i;
    } else if (values[i] == '"') {
      quoted = !quoted;
    } else if (quoted && values[i] == '{') {
      ++braces;
    }
  }
  return braces > 0;
}

/// A finding of any kind; its rule, severity and count in short.
std::string judgeFinding(const json& finding) {
  const std::string rule = finding.at("rule").get<std::string>();
  const std::string severity = finding.at("severity").get<std::string>();
  demand(severity == "galat" || severity == "peringatan" || severity == "info",
         rule + " has the severity " + severity);
  const bool clean = !quotesBraces(finding);
  judgeText(finding.at("message"), rule, clean);
  judgeText(finding.at("remedy"), rule, clean);
  demand(finding.at("repairable").is_boolean(), rule + " does not say whether it can be repaired");
  const json& citation = finding.at("citation");
  demand(citation.is_null() || !citation.at("place").get<std::string>().empty(),
         rule + " has an empty citation");
  const auto count = finding.at("count").get<std::int64_t>();
  const json& where = finding.at("where");
  demand(count >= 1, rule + " counts " + std::to_string(count));
  demand(where.size() <= kMostPlaces, rule + " has too many places");
  demand(where.size() <= static_cast<std::size_t>(count), rule + " has more places than it counts");
  demandFinite(finding.value("measures", json::object()), rule.c_str());
  for (const json& place : where) {
    demandFinite(place, rule.c_str());
    demand(place.value("record", std::int64_t{1}) >= 1, rule + ": a record below 1");
  }
  return rule + "/" + finding.value("variant", "") + ":" + std::to_string(count);
}

void judgeLocation(const json& location) {
  if (location.is_null()) return;
  for (const char* name : {"polygons", "rings", "vertices"}) {
    demand(location.at(name).is_number_unsigned(), std::string("location.") + name);
  }
  for (const char* name : {"bbox", "centroid"}) {
    if (!location.at(name).is_null()) demandFinite(location.at(name), name);
  }
  if (const json& box = location.at("bbox"); !box.is_null()) {
    demand(box[0] <= box[2] && box[1] <= box[3], "a box that is turned inside out");
  }
  if (const json& area = location.at("area"); !area.is_null()) {
    demand(area.at("webMercatorM2").is_number() && area.at("webMercatorM2").get<double>() >= 0,
           "an area below zero, or none");
    demand(!area.at("geodesicM2").is_number() || area.at("geodesicM2").get<double>() >= 0,
           "a geodesic area below zero");
  }
  if (const json& perimeter = location.at("perimeterM"); !perimeter.is_null()) {
    demand(perimeter.get<double>() >= 0, "a perimeter below zero");
  }
  const json& decimals = location.at("maxDecimals");
  demand(decimals.is_null() || (decimals.get<int>() >= 0 && decimals.get<int>() <= 15),
         "maxDecimals");
  if (const auto geometry = location.find("geometry");
      geometry != location.end() && !geometry->is_null()) {
    demandFinite(geometry->at("coordinates"), "geometry");
  }
}

struct BundleView {
  std::string application;
  std::vector<std::string> plans;
  std::vector<std::string> layers;
  std::vector<NamedFile> files;
};

BundleView viewOf(const std::vector<Entry>& entries) {
  BundleView view;
  for (const Entry& entry : entries) {
    if (entry.name.rfind("application/", 0) == 0) {
      view.application = textOf(entry.bytes);
    } else if (entry.name.rfind("plan/", 0) == 0) {
      view.plans.push_back(textOf(entry.bytes));
    } else if (entry.name.rfind("layer/", 0) == 0) {
      view.layers.push_back(textOf(entry.bytes));
    } else {
      view.files.push_back({entry.name, entry.bytes});
    }
  }
  return view;
}

/// False where two documents say the same id: the first that is loaded stays.
bool distinct(const std::vector<std::string>& documents) {
  std::set<std::string> ids;
  for (const std::string& document : documents) {
    const json read = json::parse(document, nullptr, false);
    if (!read.is_object() || !read.contains("id")) continue;
    if (!ids.insert(read.at("id").dump(-1, ' ', false, json::error_handler_t::replace)).second) {
      return false;
    }
  }
  return true;
}

const std::set<std::string>& documentErrors() {
  static const std::set<std::string> codes{"bad-json", "bad-document", "file-not-found", "usage",
                                           "too-large"};
  return codes;
}

/// What has been loaded; the findings of plans are worded like those of a location.
std::string judgeLoaded(std::string_view answer) {
  const json loaded = parsed(answer);
  if (isError(loaded)) return judgeError(loaded, documentErrors());
  std::string text = loaded.at("kind").get<std::string>();
  for (const json& finding : loaded.at("findings")) text += " " + judgeFinding(finding);
  return text;
}

/// Every answer of a route says what it rests on; what is not known is named, never guessed.
std::string judgeRoute(const json& answer) {
  demand(answer.at("schema") == "kkpr/route@1", "the schema of a route");
  const json& kind = answer.at("kind");
  const json& scheme = answer.at("scheme");
  const json& unknown = answer.at("unknown");
  const bool self = answer.at("selfDeclaration").get<bool>();
  demand(!kind.is_null() || (scheme.is_null() && answer.at("system").is_null()),
         "a scheme for a kind that is not known");
  demand(!scheme.is_null() || !unknown.empty(), "no scheme, and nothing is said to be missing");
  demand(answer.at("mechanism").is_null() || !scheme.is_null(), "a mechanism without a scheme");
  demand(!self || (answer.at("scale") == "umk" && kind == "berusaha"),
         "somebody declares who is no small business");
  for (const json& row : unknown) {
    judgeText(row.at("message"), "what is not known", false);
    demand(!row.at("who").at("id").get<std::string>().empty(), "nobody to ask");
  }
  for (const char* list : {"documents", "duration", "steps", "pnbp", "basis", "unknown"}) {
    for (const json& row : answer.at(list)) {
      demand(!row.at("citation").at("place").get<std::string>().empty(),
             std::string(list) + " without a citation");
    }
  }
  std::string text = "route " + kind.dump() + " " + scheme.dump() + " " + answer.at("scale").dump();
  for (const json& fee : answer.at("pnbp")) {
    const json& rupiah = fee.at("rupiah");
    demand(rupiah.is_null() || (rupiah.is_number_integer() && rupiah.get<std::int64_t>() >= 0),
           "rupiah that are not whole, or less than none");
    demand(fee.at("missing").empty() || rupiah.is_null(), "an amount from what is missing");
    text += " " + rupiah.dump();
  }
  return text;
}

/// 64 bits, also where size_t has 32.
std::uint64_t hashOf(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
  }
  for (; at < text.size(); ++at) {
    hash = (hash ^ static_cast<std::uint8_t>(text[at])) * 0x100000001B3U;
  }
  return hash;
}

}  // namespace

void demand(bool holds, const std::string& what) {
  if (!holds) throw Violation(what);
}

Oracle::Oracle() {
  const json about = parsed(engine_.about());
  for (const json& row : about.at("rules")) {
    const std::string rule = row.at("rule").get<std::string>();
    if (row.at("of") == "validate") {
      applicationRules_.emplace(rule, applicationRules_.size());
      continue;
    }
    if (row.at("of") == "plan") continue;
    rules_.emplace(rule, rules_.size());
    if (!row.value("judged", true)) unjudged_.insert(rule);
  }
  demand(rules_.size() > 50, "the table of rules is empty");
}

std::string Oracle::judgeCheck(std::string_view text, bool scarce) {
  if (scarce) return judged(text, scarce);
  // Many mutants get one answer; it is judged once. What tells them apart stands in "file".
  const std::size_t file = text.find("\"file\":");
  const std::size_t after = text.find("\"verdict\":");
  demand(file < after && after != std::string_view::npos, "an answer without file or verdict");
  const std::uint64_t key = hashOf(text.substr(0, file)) ^ hashOf(text.substr(after));
  const auto known = judged_.find(key);
  if (known != judged_.end()) return known->second;
  constexpr std::size_t kMost = 20'000;
  if (judged_.size() > kMost) judged_.clear();
  return judged_[key] = judged(text, scarce);
}

std::string Oracle::judged(std::string_view text, bool scarce) {
  const json answer = parsed(text);
  if (isError(answer)) {
    return judgeError(answer,
                      scarce ? std::set<std::string>{"too-large"} : std::set<std::string>{});
  }
  demand(answer.at("schema") == "kkpr/check@1", "the schema of a check");

  std::string shortly;
  std::set<std::string> found;
  bool galat = false;
  std::size_t position = 0;
  for (const json& finding : answer.at("findings")) {
    shortly += " " + judgeFinding(finding);
    const std::string rule = finding.at("rule").get<std::string>();
    const auto row = rules_.find(rule);
    demand(row != rules_.end(), rule + " is not in the table");
    demand(row->second >= position, rule + " stands out of order");
    position = row->second;
    found.insert(rule);
    galat = galat || finding.at("severity") == "galat";
  }

  const json& location = answer.at("location");
  judgeLocation(location);
  const std::string verdict = answer.at("verdict").get<std::string>();
  const std::string expected = location.is_null() ? "tidak-terbaca"
                               : galat            ? "tidak-memenuhi"
                                                  : "memenuhi";
  demand(verdict == expected, "the verdict is " + verdict + ", the findings say " + expected);
  demand(verdict == "memenuhi" || galat, verdict + " without a galat that says why");
  demand(scarce || !found.contains("limit.memory"), "limit.memory with memory to spare");

  std::set<std::string> seen;
  for (const json& row : answer.at("checks")) {
    const std::string rule = row.at("rule").get<std::string>();
    demand(rules_.contains(rule) && seen.insert(rule).second, rule + " in checks");
    const std::string outcome = row.at("outcome").get<std::string>();
    demand((outcome == "found") == found.contains(rule), rule + " is said to be " + outcome);
    if (outcome == "notRun" && !unjudged_.contains(rule)) {
      demand(!row.at("because").empty(), rule + " was not run, nobody says why");
    }
    for (const json& cause : row.at("because")) {
      demand(
          found.contains(cause.get<std::string>()),
          rule + " was not run because of " + cause.get<std::string>() + ", which was not found");
    }
    shortly += outcome == "notRun" ? "-" : outcome == "notApplicable" ? "n" : "";
  }
  demand(seen.size() == rules_.size(), "checks leaves rules out");
  for (const json& candidate : answer.at("candidates")) {
    demandFinite(candidate.at("centroid"), "a candidate");
    demandFinite(candidate.at("bbox"), "a candidate");
    judgeText(candidate.at("reason"), "a candidate", false);
    shortly += " ~" + candidate.at("crs").get<std::string>();
  }
  return verdict + shortly;
}

std::string Oracle::check(Bytes zip, std::string_view options, bool scarce) {
  return judgeCheck(called([&] { return engine_.check(zip, "uji.zip", options); }), scarce);
}

std::string Oracle::assess(Bytes bundle, bool scarce) {
  const std::vector<Entry> entries = unpacked(bundle);
  BundleView view = viewOf(entries);
  const auto loaded = [&] {
    std::string text;
    for (const std::string& plan : view.plans) {
      text += judgeLoaded(called([&] { return engine_.loadPlan(plan, view.files); })) + "; ";
    }
    for (const std::string& layer : view.layers) {
      text += judgeLoaded(called([&] { return engine_.loadLayer(layer, view.files); })) + "; ";
    }
    return text;
  };
  const auto assessed = [&] {
    return called(
        [&] { return engine_.assess(view.application, view.files, R"({"today":"2026-11-21"})"); });
  };
  std::string shortly = loaded();
  const std::string text = assessed();
  const json answer = parsed(text);
  shortly += judgeValidation(called([&] {
    return engine_.validate(view.application, view.files,
                            R"({"today":"2026-11-21","geometry":false})");
  }));
  const json routed = parsed(called(
      [&] { return engine_.route(view.application, view.files, R"({"today":"2026-11-21"})"); }));
  // An assessment is dear: one in four is made again, by its own bytes.
  constexpr std::uint64_t kAgainEvery = 4;
  const bool again = !scarce && hashOf(textOf(bundle)) % kAgainEvery == 0;
  if (again) demand(assessed() == text, "the second assessment has other bytes");
  engine_.clearPlans();
  if (again && distinct(view.plans) && distinct(view.layers)) {
    std::reverse(view.plans.begin(), view.plans.end());
    std::reverse(view.layers.begin(), view.layers.end());
    loaded();
    demand(assessed() == text, "the order of plans and layers changes the assessment");
    engine_.clearPlans();
  }
  shortly += isError(routed) ? judgeError(routed, documentErrors()) : judgeRoute(routed);
  shortly += "; ";
  if (isError(answer)) return shortly + judgeError(answer, documentErrors());
  shortly += judgeAssessment(answer, view.application);
  if (const json& check = answer.at("check"); !check.is_null()) {
    shortly += "; " + judgeCheck(check.dump(), scarce);
  }
  return shortly;
}

std::string Oracle::judgeValidation(std::string_view text) {
  const json answer = parsed(text);
  if (isError(answer)) return judgeError(answer, documentErrors()) + "; ";
  demand(answer.at("schema") == "kkpr/validation@1", "the schema of a validation");
  std::string shortly = "letter " + answer.at("letter").dump();
  std::set<std::string> found;
  std::size_t position = 0;
  std::int64_t mend = 0;
  for (const json& finding : answer.at("findings")) {
    shortly += " " + judgeFinding(finding);
    const std::string rule = finding.at("rule").get<std::string>();
    const auto row = applicationRules_.find(rule);
    const std::size_t at = row != applicationRules_.end() ? row->second : applicationRules_.size();
    demand(row != applicationRules_.end() || rules_.contains(rule), rule + " is not in the table");
    demand(at >= position, rule + " stands out of order");
    position = at;
    found.insert(rule);
    demand(!finding.at("field").get<std::string>().empty(), rule + " without a field");
    if (finding.at("severity") == "galat") {
      demand(finding.at("number") == ++mend, rule + " is not numbered in the list of the letter");
    } else {
      demand(finding.at("number").is_null(), rule + " is numbered, but not to be mended");
    }
  }
  const bool ready = answer.at("complete").get<bool>() && answer.at("quality").get<bool>();
  demand(ready == (mend == 0), "complete and of quality, and yet something is to be mended");
  const json& letter = answer.at("letter");
  demand(letter.is_null() || (letter == "2") == ready, "the letter does not follow");
  demand(answer.at("checks").size() == applicationRules_.size(), "checks leaves rules out");
  for (const json& row : answer.at("checks")) {
    const bool was = found.contains(row.at("rule").get<std::string>());
    demand((row.at("outcome") == "found") == was, "an outcome that the findings do not bear out");
  }
  demand(!answer.at("items").empty(), "no items");
  for (const json& item : answer.at("items")) {
    const bool asks = !item.at("questions").empty();
    demand(item.at("quality") != "needsPerson" || asks, "a person is needed, and for nothing");
  }
  return shortly + "; ";
}

std::string Oracle::judgeHealth(std::string_view text) {
  const json answer = parsed(text);
  if (isError(answer)) return judgeError(answer, documentErrors());
  demand(answer.at("schema") == "kkpr/plan-health@1", "the schema of a plan's health");
  std::string shortly = "health";
  for (const json& finding : answer.at("findings")) shortly += " " + judgeFinding(finding);
  for (const char* kind : {"overlaps", "gaps"}) {
    const json& total = answer.at(std::string(kind) + "M2");
    demand(total.is_null() || total >= 0, "an area below nothing");
    demand(!total.is_null() || answer.at(kind).empty(), "places of an area that is not known");
  }
  return shortly;
}

std::string Oracle::load(std::string_view document, std::span<const NamedFile> files) {
  std::string shortly = judgeLoaded(engine_.loadPlan(document, files));
  engine_.clearPlans();
  shortly += "; " + judgeLoaded(engine_.loadLayer(document, files));
  engine_.clearPlans();
  shortly += "; " + judgeHealth(engine_.planHealth(document, files));
  const json named = parsed(engine_.filesOf(document));
  return isError(named) ? shortly + judgeError(named, documentErrors()) : shortly;
}

std::string Oracle::application(std::string_view document, std::span<const NamedFile> files) {
  const std::string validated = judgeValidation(engine_.validate(document, files));
  const json assessed = parsed(
      engine_.assess(document, files, R"({"today":"2026-11-21","geometry":false,"force":true})"));
  const json routed = parsed(engine_.route(document, files, R"({"today":"2026-11-21"})"));
  return validated +
         (isError(assessed) ? judgeError(assessed, documentErrors())
                            : judgeAssessment(assessed, document)) +
         "; " + (isError(routed) ? judgeError(routed, documentErrors()) : judgeRoute(routed));
}

}  // namespace kkpr::fuzz
