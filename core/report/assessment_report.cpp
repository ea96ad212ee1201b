#include "report/assessment_report.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "rules/readings.h"

namespace kkpr::report {

using json = Json;
namespace a = kkpr::assessment;

namespace {

json text(const Text& t) { return textJson(t); }

json citation(const rules::Citation& c) { return {{"source", c.source}, {"place", c.place}}; }

template <typename T>
json orNull(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}

json dateOrNull(const std::optional<Date>& date) {
  return date ? json(formatDate(*date)) : json(nullptr);
}

json permissionOrNull(const std::optional<plan::Permission>& permission) {
  return permission ? json(std::string(plan::permissionName(*permission))) : json(nullptr);
}

/// A tenth of a millimetre: finer digits differ between machines.
double rounded(double degrees) { return std::round(degrees * 1e9) / 1e9; }

json ring(const geometry::Ring& points) {
  json out = json::array();
  for (const Point& p : points) out.push_back(Point{rounded(p.x), rounded(p.y)});
  return out;
}

json multiPolygon(const geometry::MultiPolygon& polygons) {
  json coordinates = json::array();
  for (const geometry::Polygon& polygon : polygons) {
    json rings = json::array();
    rings.push_back(ring(polygon.outer));
    for (const geometry::Ring& hole : polygon.holes) rings.push_back(ring(hole));
    coordinates.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(coordinates)}};
}

json zones(const std::vector<a::ZoneShare>& shares) {
  json out = json::array();
  for (const a::ZoneShare& share : shares) {
    out.push_back({{"plan", share.plan},
                   {"zone", orNull(share.zone)},
                   {"name", orNull(share.name)},
                   {"permission", permissionOrNull(share.permission)},
                   {"m2", share.m2},
                   {"percent", share.percent},
                   {"inside", share.inside},
                   {"conforms", share.conforms},
                   {"ground", share.ground}});
  }
  return out;
}

json validity(const a::Validity& v) {
  json until = nullptr;
  if (v.until) {
    until = formatDate(*v.until);
  } else if (v.withoutEnd) {
    until = "tanpa-batas";
  }
  return {{"basis", v.byTenure ? "penguasaan-tanah" : "3-tahun"}, {"until", std::move(until)}};
}

json intensity(const std::optional<a::Intensity>& i) {
  if (!i) return nullptr;
  return {{"kdbMax", orNull(i->kdbMax)},       {"klbMax", orNull(i->klbMax)},
          {"kdhMin", orNull(i->kdhMin)},       {"gsbMinM", orNull(i->gsbMinM)},
          {"ktbMax", orNull(i->ktbMax)},       {"freeDistanceMinM", orNull(i->freeDistanceMinM)},
          {"utilities", orNull(i->utilities)}, {"source", i->source}};
}

json product(const a::Product& p, bool geometry) {
  json bases = json::array();
  for (const a::Basis& basis : p.bases) {
    bases.push_back({{"plan", basis.plan},
                     {"level", std::string(plan::levelName(basis.level))},
                     {"region", orNull(basis.region)},
                     {"requestedM2", basis.requestedM2},
                     {"conformingM2", basis.conformingM2}});
  }
  json deductions = json::array();
  for (const a::Deduction& d : p.deductions) {
    json one = {{"factor", d.factor}, {"layer", orNull(d.layer)}, {"m2", d.m2}};
    if (geometry) one["geometry"] = multiPolygon(d.where);
    deductions.push_back(std::move(one));
  }
  json additions = json::array();
  for (const a::Addition& d : p.additions) {
    additions.push_back({{"factor", d.factor}, {"m2", d.m2}});
  }
  json conditions = json::array();
  for (const a::Condition& c : p.conditions) {
    conditions.push_back({{"subject", c.subject}, {"text", text(c.text)}, {"source", c.source}});
  }
  json out = {{"mechanism", std::string(a::mechanismName(p.mechanism))},
              {"decision", std::string(a::decisionName(p.decision))},
              {"basis", p.basis},
              {"bases", std::move(bases)},
              {"activities", p.activities},
              {"requestedM2", p.requestedM2},
              {"conformingM2", p.conformingM2},
              {"approvedM2", p.approvedM2},
              {"zones", zones(p.zones)},
              {"deductions", std::move(deductions)},
              {"additions", std::move(additions)},
              {"conditions", std::move(conditions)},
              {"intensity", intensity(p.intensity)},
              {"programs", p.programs},
              {"validity", validity(p.validity)}};
  if (!p.polygons.empty()) out["polygons"] = p.polygons;
  if (geometry) out["approvedGeometry"] = multiPolygon(p.approved);
  return out;
}

/// Said only where not all of the location, or not all activities, were judged together.
void addScope(const a::Scope& scope, json& out) {
  if (!scope.polygons.empty()) out["polygons"] = scope.polygons;
  if (!scope.activities.empty()) out["activities"] = scope.activities;
}

json examined(const a::Examined& e) {
  json out = {{e.isLayer ? "layer" : "plan", e.id},
              {"title", e.title},
              {"kind", e.kind},
              {"mechanism",
               e.mechanism ? json(std::string(a::mechanismName(*e.mechanism))) : json(nullptr)},
              {"regulates", orNull(e.regulates)},
              {"m2", e.m2},
              {"conformingM2", orNull(e.conformingM2)},
              {"percent", orNull(e.percent)},
              {"conclusion", orNull(e.conclusion)},
              {"structure", orNull(e.structure)},
              {"programs", orNull(e.programs)},
              {"remark", text(e.remark)},
              {"date", dateOrNull(e.date)}};
  if (!e.isLayer) out["zones"] = zones(e.zones);
  addScope(e.scope, out);
  return out;
}

json step(const a::Step& s) {
  json inputs = json::object();
  for (const auto& [name, value] : s.inputs) {
    std::visit([&inputs, &key = name](const auto& v) { inputs[key] = v; }, value);
  }
  json children = json::array();
  for (const a::Step& child : s.children) children.push_back(step(child));
  return {{"rule", s.rule},
          {"citation", s.citation ? citation(*s.citation) : json(nullptr)},
          {"inputs", std::move(inputs)},
          {"result", s.result},
          {"reading", orNull(s.reading)},
          {"children", std::move(children)}};
}

}  // namespace

json assessmentJson(const a::Assessment& r, bool geometry) {
  json out = {
      {"schema", "kkpr/assessment@1"},
      {"ruleSet", r.ruleSet},
      {"decision", r.decision ? json(std::string(a::decisionName(*r.decision))) : json(nullptr)},
      {"asOf", dateOrNull(r.asOf)},
      {"complete", r.complete},
      {"authority",
       r.authority ? json(std::string(a::authorityName(*r.authority))) : json(nullptr)},
      {"locationM2", orNull(r.locationM2)},
      {"approvedM2", r.decision ? json(r.approvedM2) : json(nullptr)}};
  json products = json::array();
  for (const a::Product& p : r.products) products.push_back(product(p, geometry));
  out["products"] = std::move(products);
  json rejections = json::array();
  for (const a::Rejection& j : r.rejections) {
    json rejection = {{"mechanism", j.mechanism ? json(std::string(a::mechanismName(*j.mechanism)))
                                                : json(nullptr)},
                      {"m2", j.m2},
                      {"cause", std::string(a::causeName(j.cause))},
                      {"reason", text(j.reason)},
                      {"citation", citation(j.citation)}};
    addScope(j.scope, rejection);
    rejections.push_back(std::move(rejection));
  }
  out["rejections"] = std::move(rejections);
  json looked = json::array();
  for (const a::Examined& e : r.examined) looked.push_back(examined(e));
  out["examined"] = std::move(looked);
  json meetings = json::array();
  for (const a::Meeting& m : r.meetings) {
    meetings.push_back({{"body", m.body},
                        {"required", m.required},
                        {"reason", m.reason},
                        {"held", m.held},
                        {"citation", citation(m.citation)}});
  }
  out["meetings"] = std::move(meetings);
  json flags = json::array();
  for (const a::Flag& f : r.flags) {
    json flag = {{"subject", f.subject},
                 {"text", text(f.text)},
                 {"m2", orNull(f.m2)},
                 {"citation", f.citation ? citation(*f.citation) : json(nullptr)}};
    if (f.source) {
      flag["source"] = {{f.source->isLayer ? "layer" : "plan", f.source->id},
                        {"file", f.source->path}};
    }
    if (!f.places.empty()) {
      json places = json::array();
      for (const a::FlagPlace& place : f.places) {
        places.push_back({{"records", place.records},
                          {"codes", place.codes},
                          {"m2", place.m2},
                          {"at", place.at ? json(*place.at) : json(nullptr)}});
      }
      flag["places"] = std::move(places);
    }
    flags.push_back(std::move(flag));
  }
  out["flags"] = std::move(flags);
  json unknown = json::array();
  for (const a::Unknown& u : r.unknown) {
    unknown.push_back({{"what", text(u.what)},
                       {"who", text(u.who)},
                       {"message", text(u.message)},
                       {"citation", citation(u.citation)},
                       {"decides", u.decides}});
  }
  out["unknown"] = std::move(unknown);
  json alternatives = json::array();
  for (const a::Alternative& one : r.alternatives) {
    json alternative = {{"what", text(one.what)},
                        {"effect", one.effect},
                        {"m2", orNull(one.m2)},
                        {"mechanism", std::string(a::mechanismName(one.mechanism))}};
    if (!one.polygons.empty()) alternative["polygons"] = one.polygons;
    if (geometry) {
      alternative["geometry"] = one.where.empty() ? json(nullptr) : multiPolygon(one.where);
    }
    alternatives.push_back(std::move(alternative));
  }
  out["alternatives"] = std::move(alternatives);
  out["readings"] = r.readings;
  json recap = json::array();
  for (const a::RecapRow& row : r.recap) {
    json line = {{"region", orNull(row.region)},
                 {"areaM2", row.areaM2},
                 {"shareOfLocation", row.shareOfLocation},
                 {"shareConforming", row.shareConforming},
                 {"reference", row.reference},
                 {"conclusion", row.conclusion},
                 {"mechanism", std::string(a::mechanismName(row.mechanism))}};
    addScope(row.scope, line);
    recap.push_back(std::move(line));
  }
  out["recap"] = std::move(recap);
  json readingTexts = json::array();
  for (const int number : r.readings) {
    const rules::Reading& reading = rules::reading(number);
    readingTexts.push_back(
        {{"number", number}, {"text", text(reading.text)}, {"place", reading.place}});
  }
  out["readingTexts"] = std::move(readingTexts);
  json trace = json::array();
  for (const a::Step& s : r.trace) trace.push_back(step(s));
  out["trace"] = std::move(trace);
  return out;
}

}  // namespace kkpr::report
