#include "rules/procedure.h"

#include "rules/embedded.h"
#include "rules/readings.h"
#include "rules/rule_set.h"

namespace kkpr::rules {
namespace {

struct ProcedureData {
  std::vector<RouteDocument> documents;
  std::vector<RouteDuration> durations;
  std::vector<RouteStep> steps;
};

RouteDuration durationOf(StrictRow& row) {
  RouteDuration out;
  out.routes = row.texts("routes");
  out.cases = row.textsOrNull("cases");
  out.text = row.bilingual("text");
  out.hours = row.text("unit") == "jam";
  out.amount = row.numberOrNull("amount");
  out.upTo = row.numberOrNull("upTo");
  if (const auto name = row.textOrNull("parameter")) out.amount = parameter(*name);
  out.dated = row.dated();
  return out;
}

ProcedureData read() {
  StrictRow file(embeddedJson("procedure.json"), "procedure.json");
  ProcedureData data;
  for (StrictRow& row : file.rows("documents")) {
    data.documents.push_back({row.text("document"), row.bilingual("name"), row.texts("routes"),
                              row.boolean("mandatory"), row.textOrNull("when"), row.dated()});
    row.done();
  }
  for (StrictRow& row : file.rows("durations")) {
    data.durations.push_back(durationOf(row));
    row.done();
  }
  for (StrictRow& row : file.rows("steps")) {
    data.steps.push_back({row.texts("routes"), row.textOrNull("at"), row.bilingual("who"),
                          row.bilingual("what"), row.dated()});
    row.done();
  }
  file.done();
  return data;
}

const ProcedureData& data() {
  static const ProcedureData all = read();
  return all;
}

}  // namespace

const std::vector<RouteDocument>& routeDocuments() { return data().documents; }
const std::vector<RouteDuration>& routeDurations() { return data().durations; }
const std::vector<RouteStep>& routeSteps() { return data().steps; }

const std::vector<SourceConflict>& sourceConflicts() {
  static const std::vector<SourceConflict> all = [] {
    std::vector<SourceConflict> out;
    for (StrictRow& row : strictRows(embeddedJson("conflicts.json"), "conflicts.json")) {
      SourceConflict conflict;
      conflict.subject = row.text("subject");
      conflict.routes = row.texts("routes");
      if (const auto number = row.numberOrNull("reading")) {
        conflict.reading = reading(static_cast<int>(*number)).number;
      }
      conflict.text = row.bilingual("text");
      for (StrictRow& position : row.rows("positions")) {
        conflict.positions.push_back({position.bilingual("text"), position.dated()});
        position.done();
      }
      row.done();
      out.push_back(std::move(conflict));
    }
    return out;
  }();
  return all;
}

}  // namespace kkpr::rules
