#include "report/route_report.h"

#include "report/check_report.h"
#include "rules/readings.h"
#include "rules/rule_set.h"

namespace kkpr::report {

namespace a = kkpr::assessment;

namespace {

Json citationJson(const rules::Citation& c) { return {{"source", c.source}, {"place", c.place}}; }

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json textOrNull(const std::optional<Text>& text) { return text ? textJson(*text) : Json(nullptr); }

Json dateOrNull(const std::optional<Date>& date) {
  return date ? Json(formatDate(*date)) : Json(nullptr);
}

const char* kindName(application::Purpose kind) {
  switch (kind) {
    case application::Purpose::nonberusaha:
      return "nonberusaha";
    case application::Purpose::berusaha:
      return "berusaha";
    case application::Purpose::stranas:
      return "stranas";
  }
  return "";
}

/// What every dated row says of itself.
void addDated(Json& json, const rules::Dated& dated) {
  json["citation"] = citationJson(dated.citation);
  json["since"] = formatDate(dated.since);
  json["until"] = dateOrNull(dated.until);
  json["status"] = dated.status;
}

Json branchJson(const a::RouteBranch& b) {
  return {{"column", b.column},     {"label", textJson(b.label)},
          {"scheme", b.scheme},     {"mechanism", orNull(b.mechanism)},
          {"assessed", b.assessed}, {"applies", orNull(b.applies)},
          {"m2", orNull(b.m2)},     {"plans", b.plans}};
}

Json documentJson(const a::ChosenDocument& d) {
  Json json = {{"document", d.row->document},
               {"name", textJson(d.row->name)},
               {"mandatory", d.mandatory},
               {"condition", textOrNull(d.condition)},
               {"schemes", d.schemes}};
  addDated(json, d.row->dated);
  return json;
}

Json durationJson(const a::Chosen<rules::RouteDuration>& d) {
  Json json = {{"text", textJson(d.row->text)}};
  json[d.row->hours ? "hours" : "workingDays"] = orNull(d.row->amount);
  json["upTo"] = orNull(d.row->upTo);
  json["schemes"] = d.schemes;
  addDated(json, d.row->dated);
  return json;
}

Json feeJson(const a::Fee& f) {
  return {{"rupiah", orNull(f.rupiah)},
          {"reading", textJson(f.reading)},
          {"citation", citationJson(f.citation)},
          {"missing", f.missing},
          {"message", textJson(f.message)},
          {"mechanism", orNull(f.mechanism)},
          {"tariff", f.tariff},
          {"variant", f.variant},
          {"readingNumber", orNull(f.readingNumber)},
          {"areaHa", orNull(f.areaHa)},
          {"inForce", f.inForce},
          {"since", formatDate(f.since)},
          {"until", dateOrNull(f.until)},
          {"status", f.status}};
}

Json stepJson(const a::Chosen<rules::RouteStep>& s) {
  Json json = {{"who", textJson(s.row->who)},
               {"what", textJson(s.row->what)},
               {"at", orNull(s.row->at)},
               {"schemes", s.schemes}};
  addDated(json, s.row->dated);
  return json;
}

Json conflictJson(const rules::SourceConflict& c) {
  Json json = {{"subject", c.subject},
               {"text", textJson(c.text)},
               {"reading", orNull(c.reading)},
               {"positions", Json::array()}};
  for (const rules::Position& position : c.positions) {
    Json one = {{"text", textJson(position.text)}};
    addDated(one, position.dated);
    json["positions"].push_back(std::move(one));
  }
  return json;
}

Json unknownJson(const a::RouteUnknown& u) {
  return {{"what", textJson(u.what)},
          {"who", textJson(u.who)},
          {"message", textJson(u.message)},
          {"field", u.field.empty() ? Json(nullptr) : Json(u.field)},
          {"citation", citationJson(u.citation)}};
}

template <typename Item, typename Print>
Json listJson(const std::vector<Item>& items, const Print& print) {
  Json json = Json::array();
  for (const Item& item : items) json.push_back(print(item));
  return json;
}

}  // namespace

Json routeJson(const a::Route& r) {
  const rules::RuleSet set = rules::ruleSet(r.asOf);
  Json json = {{"schema", "kkpr/route@1"},
               {"tool", nullptr},
               {"asOf", formatDate(r.asOf)},
               {"ruleSet", formatDate(set.since)},
               {"olderRuleSet", dateOrNull(set.older)},
               {"newerRuleSet", dateOrNull(set.newer)},
               {"kind", r.kind ? Json(kindName(*r.kind)) : Json(nullptr)},
               {"mechanism", orNull(r.mechanism)},
               {"mechanisms", r.mechanisms},
               {"scheme", orNull(r.scheme)},
               {"assessed", r.assessed},
               {"selfDeclaration", r.selfDeclaration},
               {"scale", orNull(r.scale)},
               {"system", orNull(r.system)},
               {"systemOtherwise", orNull(r.systemOtherwise)},
               {"authority", r.authority ? Json(a::authorityName(*r.authority)) : Json(nullptr)},
               {"addressee", textOrNull(r.addressee)}};
  json["branches"] = listJson(r.branches, branchJson);
  json["documents"] = listJson(r.documents, documentJson);
  json["duration"] = listJson(r.durations, durationJson);
  json["pnbp"] = listJson(r.fees, feeJson);
  json["steps"] = listJson(r.steps, stepJson);
  json["conflicts"] = listJson(r.conflicts, conflictJson);
  json["unknown"] = listJson(r.unknown, unknownJson);
  json["flags"] = listJson(r.flags, [](const a::Flag& flag) -> Json {
    return {{"subject", flag.subject},
            {"text", textJson(flag.text)},
            {"citation", flag.citation ? citationJson(*flag.citation) : Json(nullptr)}};
  });
  json["basis"] = listJson(r.basis, [](const a::RouteAnswer& answer) -> Json {
    return {{"question", answer.question},
            {"answer", answer.answer},
            {"text", textJson(answer.text)},
            {"citation", citationJson(answer.citation)}};
  });
  json["readings"] = r.readings;
  json["readingTexts"] = Json::array();
  for (const int number : r.readings) {
    const rules::Reading& reading = rules::reading(number);
    json["readingTexts"].push_back(
        {{"number", number}, {"text", textJson(reading.text)}, {"place", reading.place}});
  }
  return json;
}

}  // namespace kkpr::report
