#include "plan/plan_reader.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "plan/feature_source.h"
#include "plan/unread_members.h"
#include "plan/unusable.h"
#include "plan/zone_reader.h"
#include "plan/zone_tables.h"
#include "rules/document.h"

namespace kkpr::plan {

namespace {

using rules::DocumentValue;
using rules::Word;

constexpr std::array<Word<bool>, 2> kEffects{{{"syarat", false}, {"X", true}}};

Regulation readRegulation(const DocumentValue& v) {
  Regulation r;
  r.form = v.textAt("form");
  r.number = v.textOrNumberAt("number");
  r.year = v.textOrNumberAt("year");
  for (const DocumentValue& article : v.itemsAt("articles")) {
    r.articles.push_back(article.json().is_number() ? std::to_string(article.integer())
                                                    : article.text());
  }
  return r;
}

/// Geometries of a plan beside its zones, as one shape each.
class Shapes {
 public:
  Shapes(const Files& files, Findings& findings) : files_(files), findings_(findings) {}

  /// "*", null or nothing: everywhere.
  std::optional<geometry::MultiPolygon> where(const DocumentValue& item, std::string_view part) {
    const auto value = item.at("where");
    if (!value || (value->json().is_string() && value->text() == "*")) return std::nullopt;
    return shape(*value, part, lost, nullptr);
  }

  /// All features together; empty, and `unreadable` said, where they cannot be had.
  std::optional<geometry::MultiPolygon> shape(const DocumentValue& value, std::string_view part,
                                              std::int64_t& notPlaced, std::string* path) {
    auto features = readFeatures(value, part, Holding::something, files_, findings_);
    if (!features) {
      unreadable = part == "boundary" ? part : "where";
      return std::nullopt;
    }
    if (path != nullptr) *path = features->path;
    for (SetAside& one : features->setAside) {
      if (one.lost()) {
        ++notPlaced;
      } else {
        setAside.push_back(std::move(one.about));
      }
    }
    geometry::MultiPolygon whole;
    for (geometry::MultiPolygon& one : features->shapes) {
      for (geometry::Polygon& polygon : one) whole.push_back(std::move(polygon));
    }
    return whole;
  }

  std::string_view unreadable;  ///< which part; empty while all could be read
  std::int64_t lost = 0;        ///< features of a `where` of which nobody knows where they lie
  std::vector<geometry::MultiPolygon> setAside;

 private:
  const Files& files_;
  Findings& findings_;
};

std::vector<PlacedActivity> readPlaced(const DocumentValue& v, std::string_view part,
                                       std::string_view title, Shapes& shapes) {
  std::vector<PlacedActivity> list;
  for (const DocumentValue& item : v.itemsAt(part)) {
    PlacedActivity placed;
    placed.activity = canonicalActivity(item.requiredTextAt("activity"));
    placed.title = item.textOrNumberAt(title).value_or("");
    placed.where = shapes.where(item, part);
    list.push_back(std::move(placed));
  }
  return list;
}

std::vector<SpecialProvision> readSpecial(const DocumentValue& v, Shapes& shapes) {
  std::vector<SpecialProvision> list;
  for (const DocumentValue& item : v.itemsAt("special")) {
    SpecialProvision special;
    special.title = item.textAt("title").value_or("");
    special.text = item.textAt("text").value_or(special.title);
    special.prohibits =
        item.oneOfAt<bool>("effect", std::span<const Word<bool>>(kEffects)).value_or(false);
    special.where = shapes.where(item, "special");
    list.push_back(std::move(special));
  }
  return list;
}

Plan headOf(const DocumentValue& v) {
  Plan plan;
  plan.id = v.requiredTextAt("id");
  plan.title = v.textAt("title").value_or(plan.id);
  plan.level = v.requiredOneOfAt<Level>("level", std::span<const Word<Level>>(kLevels));
  if (const auto regulation = v.at("regulation")) plan.regulation = readRegulation(*regulation);
  plan.enacted = v.dateAt("enacted");
  plan.ossIntegrated = v.booleanAt("ossIntegrated");
  plan.scale = v.numberAt("scale");
  if (const auto region = v.at("region")) {
    plan.region = {region->textAt("province"), region->textAt("regency"),
                   region->booleanAt("isCity")};
  }
  if (const auto space = v.at("space")) {
    plan.space = {space->textAt("below"), space->textAt("above")};
  }
  return plan;
}

LoadedPlan planOf(std::string_view json, const Files& files) {
  const rules::ParsedJson parsed = rules::parseDocument(json, "kkpr/plan@1");
  rules::KeysRead read{"/$schema", "/schema", "/zoneField", "/nameField", "/fields", "/fields/"};
  const DocumentValue v(parsed.json(), {}, &read);
  LoadedPlan loaded;
  Findings& findings = loaded.findings;
  Plan& plan = loaded.plan;
  plan = headOf(v);
  loaded.id = plan.id;
  const ZoneTables tables(v, files, plan, findings);
  Shapes shapes(files, findings);
  plan.special = readSpecial(v, shapes);
  plan.structure = readPlaced(v, "structure", "article", shapes);
  plan.programs = readPlaced(v, "programs", "title", shapes);
  if (const auto boundary = v.at("boundary")) {
    plan.boundary = shapes.shape(*boundary, "boundary", plan.lostZones, &plan.boundaryPath);
  }
  plan.lostPlaces = shapes.lost;
  for (geometry::MultiPolygon& where : shapes.setAside) {
    plan.defects.push_back({"plan.ring-set-aside", std::move(where)});
  }
  // A plan that is applied by its text needs no zones.
  const bool zones = v.at("zones").has_value() || !isNational(plan.level);
  const bool zoned = zones && readZones(v, files, plan, findings);
  if (zoned) tables.compare(plan, findings, loaded.ofHealth);
  if (zones && !zoned) {
    plan.unusable = whyUnusable("zones");
  } else if (!shapes.unreadable.empty()) {
    plan.unusable = whyUnusable(shapes.unreadable);
  }
  nameUnreadMembers(parsed.json(), read, findings);
  return loaded;
}

}  // namespace

LoadedPlan readPlan(std::string_view json, const Files& files) {
  LoadedPlan loaded = planOf(json, files);
  loaded.plan.findings = loaded.findings;
  return loaded;
}

}  // namespace kkpr::plan
