#pragma once
// The outcome of an assessment as values (contract, kkpr/assessment@1). Areas in m² of Web
// Mercator, geometry in degrees.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "application/application.h"
#include "assessment/trace.h"
#include "base/date.h"
#include "base/text.h"
#include "geometry/coordinates.h"
#include "geometry/region.h"
#include "plan/plan.h"
#include "rules/sources.h"

namespace kkpr::assessment {

enum class Decision { wholly, partly, rejected };
enum class Mechanism { kkkpr, pkkpr };
enum class Cause {
  notRegulated,
  notConforming,
  onlyProgramme,
  landProcedure,
  ptpClosed,
  nothingLeft,
  noPlan
};

[[nodiscard]] std::string_view decisionName(Decision decision);
[[nodiscard]] std::string_view mechanismName(Mechanism mechanism);
[[nodiscard]] std::string_view causeName(Cause cause);
[[nodiscard]] std::string_view authorityName(application::AuthorityLevel authority);

/// A zone's share of what was looked at. Without zone: inside the plan's delineation but in none of
/// its zones, or, where `inside` is false, outside of it.
struct ZoneShare {
  std::string plan;
  std::optional<std::string> zone, name;
  std::optional<plan::Permission> permission;
  double m2 = 0;
  double percent = 0;  ///< of the area looked at, 0–100
  bool inside = true;
  bool conforms = false;
  std::string ground;  ///< why: "zonasi", "indikasi-program", "sel-kosong" …
};

struct Basis {
  std::string plan;
  plan::Level level = plan::Level::rdtr;
  std::optional<std::string> region;
  double requestedM2 = 0;
  double conformingM2 = 0;
};

struct Deduction {
  std::string factor;
  std::optional<std::string> layer;  ///< id of the layer; empty where no layer is the cause
  double m2 = 0;                     ///< its own overlap; several may overlap each other
  geometry::MultiPolygon where;      ///< degrees
};

/// Area outside of what was applied for that the land office's result adds.
struct Addition {
  std::string factor;
  double m2 = 0;
};

struct Condition {
  std::string subject;
  Text text;
  std::string source;  ///< id of the plan or layer
};

/// Building intensity as the KKPR prints it; empty is a dash. Percent and metres.
struct Intensity {
  std::optional<double> kdbMax, klbMax, kdhMin, ktbMax, gsbMinM, freeDistanceMinM;
  std::optional<std::string> utilities;
  std::string source;  ///< plan id, with the article where the plan names one
};

struct Validity {
  bool byTenure = false;
  std::optional<Date> until;
  bool withoutEnd = false;
};

struct Product {
  Mechanism mechanism = Mechanism::kkkpr;
  Decision decision = Decision::wholly;
  std::string basis;
  std::vector<Basis> bases;
  std::vector<std::string> activities;
  double requestedM2 = 0;
  double conformingM2 = 0;
  double approvedM2 = 0;
  std::vector<ZoneShare> zones;
  std::vector<Deduction> deductions;
  std::vector<Addition> additions;
  std::vector<Condition> conditions;
  std::optional<Intensity> intensity;
  std::vector<std::string> programs;  ///< titles in the basis that hold the activities
  Validity validity;
  geometry::MultiPolygon approved;
  std::vector<std::int64_t> polygons;  ///< records it speaks of; empty: all of the location
};

/// What was judged together, where not all of it was: empty means the whole of the location, or all
/// activities.
struct Scope {
  std::vector<std::int64_t> polygons;
  std::vector<std::string> activities;
};

struct Rejection {
  std::optional<Mechanism> mechanism;
  double m2 = 0;
  Cause cause = Cause::notConforming;
  Text reason;
  rules::Citation citation;
  Scope scope = {};
};

/// One plan or layer that was looked at.
struct Examined {
  bool isLayer = false;
  std::string id;
  std::string title;
  std::string kind;  ///< level of a plan, kind of a layer
  std::optional<Mechanism> mechanism;
  std::optional<bool> regulates;
  double m2 = 0;  ///< of the location within it
  std::optional<double> conformingM2;
  std::optional<double> percent;  ///< conforming, of the area it was compared with
  std::optional<std::string> conclusion;
  std::optional<std::string> structure;  ///< article of the structure plan that names the activity
  std::optional<std::string> programs;   ///< title of the main programme that holds it
  Text remark;
  std::optional<Date> date;
  std::vector<ZoneShare> zones;
  Scope scope;
};

struct Meeting {
  std::string body;
  bool required = false;
  std::string reason;
  rules::Citation citation;
  bool held = false;  ///< the application encloses minutes of this body
};

struct FlagSource {
  std::string id, path;  ///< of the plan or layer, and of its geometry as findings quote it
  bool isLayer = false;
};

struct FlagPlace {
  std::vector<std::int64_t> records;  ///< from 1
  std::vector<std::string> codes;     ///< of zones, or what features say they are
  double m2 = 0;
  std::optional<Point> at = {};  ///< degrees
};

struct Flag {
  std::string subject;
  Text text;
  std::optional<double> m2;
  std::optional<rules::Citation> citation;
  // Of one that speaks of a drawing:
  std::optional<FlagSource> source = {};
  std::vector<FlagPlace> places = {};
  /// What m2 measures, where the same may have to be said of other places, too.
  geometry::Region where = {};
};

/// Something that would have to be known. `who` can tell.
struct Unknown {
  Text what;
  Text who;
  Text message;
  rules::Citation citation;
  /// Knowing it could change the decision: then the result is not complete.
  bool decides = true;
};

/// What would change the outcome: the nearest step, with the place it concerns.
struct Alternative {
  Text what;
  std::string effect;  ///< "disetujui-seluruhnya"; "sesuai-seluruhnya": with the plans
  std::optional<double> m2;
  geometry::MultiPolygon where;  ///< degrees; empty where no place is meant
  // The product or rejection it belongs to.
  Mechanism mechanism = Mechanism::kkkpr;
  std::vector<std::int64_t> polygons;  ///< records; empty: all of the location
};

struct RecapRow {
  std::optional<std::string> region;
  double areaM2 = 0;
  double shareOfLocation = 0;  ///< percent
  double shareConforming = 0;  ///< percent of areaM2
  std::string reference;       ///< plan ids
  std::string conclusion;      ///< "terakomodir", "terakomodir-sebagian", "tidak-terakomodir"
  Mechanism mechanism = Mechanism::kkkpr;
  Scope scope;
};

/// A plan that the outcome was asked of, be it for a product or for a rejection.
struct Asked {
  std::optional<Date> enacted;
  geometry::Region where;
};

struct Assessment {
  std::string ruleSet;
  std::optional<Decision> decision;  ///< empty: nothing could be decided; `unknown` says why
  std::optional<Date> asOf;
  bool complete = true;
  std::optional<application::AuthorityLevel> authority;
  std::optional<double> locationM2;
  double approvedM2 = 0;
  std::vector<Product> products;
  std::vector<Rejection> rejections;
  std::vector<Examined> examined;
  std::vector<Meeting> meetings;
  std::vector<Flag> flags;
  std::vector<Unknown> unknown;
  std::vector<Alternative> alternatives;
  std::set<int> readings;
  std::vector<RecapRow> recap;
  std::vector<Step> trace;
  std::vector<Asked> asked;  ///< not told; what follows from the plans' age is looked for there

  /// Each is told once, however many parts of the location raise it.
  void addUnknown(Unknown one);
  void addFlag(Flag one);
  /// Of one and the same text the places are united.
  void addFlag(Flag one, const geometry::Region& where);
  void addMeeting(Meeting one);
};

}  // namespace kkpr::assessment
