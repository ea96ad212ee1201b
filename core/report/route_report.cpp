#include "report/route_report.h"

#include "report/check_report.h"
#include "rules/readings.h"
#include "rules/rule_set.h"

namespace kkpr::report {

namespace a = kkpr::assessment;

namespace {

Json citationJson(const rules::Citation& c) { return {{"source", c.source}, {"place", c.place}}; }

/// An object, member by member; each kind of value has its call, so that a row is a list of calls.
class Members {
 public:
  Members& put(const char* key, Json value) {
    json_[key] = std::move(value);
    return *this;
  }
  Members& text(const char* key, const Text& value) { return put(key, textJson(value)); }
  Members& text(const char* key, const std::optional<Text>& value) {
    return value ? text(key, *value) : put(key, nullptr);
  }
  Members& word(const char* key, const std::string& value) { return put(key, Json(value)); }
  Members& word(const char* key, const std::optional<std::string>& value) {
    return value ? word(key, *value) : put(key, nullptr);
  }
  Members& words(const char* key, const std::vector<std::string>& value) {
    return put(key, Json(value));
  }
  Members& yes(const char* key, bool value) { return put(key, Json(value)); }
  Members& number(const char* key, const std::optional<double>& value) {
    return put(key, value ? Json(*value) : Json(nullptr));
  }
  Members& whole(const char* key, const std::optional<std::int64_t>& value) {
    return put(key, value ? Json(*value) : Json(nullptr));
  }
  Members& day(const char* key, const std::optional<Date>& value) {
    return value ? word(key, formatDate(*value)) : put(key, nullptr);
  }
  Members& cited(const rules::Citation& value) { return put("citation", citationJson(value)); }
  /// What every dated row says of itself.
  Members& dated(const rules::Dated& value) {
    cited(value.citation).day("since", value.since).day("until", value.until);
    return word("status", value.status);
  }
  [[nodiscard]] Json take() { return std::move(json_); }

 private:
  Json json_ = Json::object();
};

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

std::optional<std::int64_t> wider(const std::optional<int>& number) { return number; }

Json branchJson(const a::RouteBranch& b) {
  Members m;
  m.word("column", b.column).text("label", b.label).word("scheme", b.scheme);
  m.word("mechanism", b.mechanism).yes("assessed", b.assessed);
  m.put("applies", b.applies ? Json(*b.applies) : Json(nullptr));
  m.number("m2", b.m2).words("plans", b.plans);
  return m.take();
}

Json documentJson(const a::ChosenDocument& d) {
  Members m;
  m.word("document", d.row->document).text("name", d.row->name).yes("mandatory", d.mandatory);
  m.text("condition", d.condition).words("schemes", d.schemes).dated(d.row->dated);
  return m.take();
}

Json durationJson(const a::Chosen<rules::RouteDuration>& d) {
  Members m;
  m.text("text", d.row->text).number(d.row->hours ? "hours" : "workingDays", d.row->amount);
  m.number("upTo", d.row->upTo).words("schemes", d.schemes).dated(d.row->dated);
  return m.take();
}

Json feeJson(const a::Fee& f) {
  Members m;
  m.whole("rupiah", f.rupiah).text("reading", f.reading).cited(f.citation);
  m.words("missing", f.missing).text("message", f.message).word("mechanism", f.mechanism);
  m.word("tariff", f.tariff).word("variant", f.variant);
  m.whole("readingNumber", wider(f.readingNumber)).number("areaHa", f.areaHa);
  m.yes("inForce", f.inForce).day("since", f.since).day("until", f.until);
  m.word("status", f.status);
  return m.take();
}

Json stepJson(const a::Chosen<rules::RouteStep>& s) {
  Members m;
  m.text("who", s.row->who).text("what", s.row->what).word("at", s.row->at);
  m.words("schemes", s.schemes).dated(s.row->dated);
  return m.take();
}

Json positionJson(const rules::Position& p) {
  Members m;
  m.text("text", p.text).dated(p.dated);
  return m.take();
}

Json unknownJson(const a::RouteUnknown& u) {
  Members m;
  m.text("what", u.what).text("who", u.who).text("message", u.message);
  m.put("field", u.field.empty() ? Json(nullptr) : Json(u.field)).cited(u.citation);
  return m.take();
}

Json flagJson(const a::Flag& f) {
  Members m;
  m.word("subject", f.subject).text("text", f.text);
  m.put("citation", f.citation ? citationJson(*f.citation) : Json(nullptr));
  return m.take();
}

Json answerJson(const a::RouteAnswer& b) {
  Members m;
  m.word("question", b.question).word("answer", b.answer).text("text", b.text).cited(b.citation);
  return m.take();
}

Json readingJson(int number) {
  const rules::Reading& reading = rules::reading(number);
  Members m;
  m.whole("number", number).text("text", reading.text).word("place", reading.place);
  return m.take();
}

template <typename List, typename Print>
Json listJson(const List& items, const Print& print) {
  Json json = Json::array();
  for (const auto& item : items) json.push_back(print(item));
  return json;
}

Json conflictJson(const rules::SourceConflict& c) {
  Members m;
  m.word("subject", c.subject).text("text", c.text).whole("reading", wider(c.reading));
  m.put("positions", listJson(c.positions, positionJson));
  return m.take();
}

}  // namespace

Json routeJson(const a::Route& r) {
  const rules::RuleSet set = rules::ruleSet(r.asOf);
  Members m;
  m.put("schema", "kkpr/route@1").put("tool", nullptr).day("asOf", r.asOf);
  m.day("ruleSet", set.since).day("olderRuleSet", set.older).day("newerRuleSet", set.newer);
  m.put("kind", r.kind ? Json(kindName(*r.kind)) : Json(nullptr));
  m.word("mechanism", r.mechanism).words("mechanisms", r.mechanisms).word("scheme", r.scheme);
  m.yes("assessed", r.assessed).yes("selfDeclaration", r.selfDeclaration).word("scale", r.scale);
  m.word("system", r.system).word("systemOtherwise", r.systemOtherwise);
  m.put("authority", r.authority ? Json(a::authorityName(*r.authority)) : Json(nullptr));
  m.text("addressee", r.addressee).put("branches", listJson(r.branches, branchJson));
  m.put("documents", listJson(r.documents, documentJson));
  m.put("duration", listJson(r.durations, durationJson)).put("pnbp", listJson(r.fees, feeJson));
  m.put("steps", listJson(r.steps, stepJson));
  m.put("conflicts", listJson(r.conflicts, conflictJson));
  m.put("unknown", listJson(r.unknown, unknownJson)).put("flags", listJson(r.flags, flagJson));
  m.put("basis", listJson(r.basis, answerJson)).put("readings", Json(r.readings));
  m.put("readingTexts", listJson(r.readings, readingJson));
  return m.take();
}

}  // namespace kkpr::report
