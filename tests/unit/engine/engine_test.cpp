// The public API as its users see it: JSON in, JSON out, and nothing ever thrown.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kkpr.h"

using nlohmann::json;

namespace {

json parsed(const std::string& text) { return json::parse(text); }

}  // namespace

TEST_CASE("an empty file is a check result, not an error") {
  const kkpr::Engine engine;
  const json result = parsed(engine.check({}, "kosong.zip"));
  CHECK(result.at("schema") == "kkpr/check@1");
  CHECK(result.at("verdict") == "tidak-terbaca");
  CHECK(result.at("location").is_null());
  REQUIRE(result.at("findings").size() == 1);
  CHECK(result.at("findings")[0].at("rule") == "container.not-zip");
  CHECK(result.at("file").at("sha256") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("what could not be looked at is not a pass, and says because of what") {
  const kkpr::Engine engine;
  const json result = parsed(engine.check({}, "kosong.zip"));
  for (const json& row : result.at("checks")) {
    INFO(row.dump());
    if (row.at("rule") == "container.not-zip") {
      CHECK(row.at("outcome") == "found");
    } else if (row.at("rule").get<std::string>().rfind("geometry.", 0) == 0) {
      CHECK(row.at("outcome") == "notRun");
    }
    // What only a person can judge is asked whatever became of the file, and nothing else is.
    const bool person = row.at("rule").get<std::string>().rfind("person.", 0) == 0;
    CHECK((row.at("outcome") == "needsPerson") == person);
    CHECK(row.contains("question") == person);
  }
}

TEST_CASE(
    "options that the engine does not know, or of the wrong type, are an error that names them") {
  const kkpr::Engine engine;
  for (const char* wrong :
       {R"({"foreignhouse":true})", R"({"foreignHouse":"ya"})", "[]", "{", ""}) {
    INFO(wrong);
    const json result = parsed(engine.check({}, "a.zip", wrong));
    CHECK(result.at("schema") == "kkpr/error@1");
    CHECK(result.at("code") == "usage");
  }
  CHECK(parsed(engine.check({}, "a.zip", R"({"foreignhouse":true})")).at("at") == "/foreignhouse");
}

TEST_CASE("a hash that the caller has is taken over, not computed again") {
  const kkpr::Engine engine;
  const json result = parsed(engine.check({}, "a.zip", R"({"sha256":"abc"})"));
  CHECK(result.at("file").at("sha256") == "abc");
}

TEST_CASE("a name with broken bytes or HTML in it is quoted as harmless UTF-8") {
  const kkpr::Engine engine;
  const json result = parsed(engine.check({}, "<img src=x>\xFF\x1B[2J.zip"));
  const auto name = result.at("file").at("name").get<std::string>();
  CHECK(name.find('\x1B') == std::string::npos);
  CHECK(name.find("<img src=x>") == 0);
}

TEST_CASE("documents that are no JSON, or another document, are named as such") {
  kkpr::Engine engine;
  for (const char* wrong : {"", "{", "[]", "null", R"({"schema":"kkpr/plan@2"})"}) {
    INFO(wrong);
    for (const std::string& text :
         {engine.loadPlan(wrong, {}), engine.loadLayer(wrong, {}), engine.validate(wrong, {}),
          engine.assess(wrong, {}), engine.filesOf(wrong)}) {
      const json result = parsed(text);
      CHECK(result.at("schema") == "kkpr/error@1");
      const auto code = result.at("code").get<std::string>();
      CHECK((code == "bad-json" || code == "bad-document"));
    }
  }
}

TEST_CASE("deeply nested JSON ends in an error, not in a crash") {
  kkpr::Engine engine;
  const std::string deep = std::string(200000, '[') + std::string(200000, ']');
  const std::string object = R"({"schema":"kkpr/application@1","x":)" + deep + "}";
  CHECK(parsed(engine.assess(object, {})).at("schema") == "kkpr/error@1");
  // An unknown member is left alone, however deep it is.
  CHECK(parsed(engine.validate(object, {})).at("schema") == "kkpr/validation@1");
  CHECK(parsed(engine.loadPlan(deep, {})).at("schema") == "kkpr/error@1");
}

TEST_CASE("an application is validated without any day, without plans and without a location") {
  const kkpr::Engine engine;
  const json result = parsed(engine.validate(R"({"schema":"kkpr/application@1"})", {}));
  CHECK(result.at("schema") == "kkpr/validation@1");
  CHECK(result.at("letter") == "1A");
  for (const char* unknown : {"asOf", "authority", "signatory", "deadline", "ptpNotice", "check"}) {
    INFO(unknown);
    CHECK(result.at(unknown).is_null());
  }
  for (const json& finding : result.at("findings")) {
    CHECK(finding.at("field") == finding.at("where")[0].at("field"));
  }
  CHECK(parsed(engine.validate(R"({"schema":"kkpr/application@1"})", {}, R"({"force":true})"))
            .at("code") == "usage");
}

TEST_CASE("what validation finds in an application is a flag of its assessment") {
  const kkpr::Engine engine;
  const auto flags = [&](const char* landNeed) {
    std::vector<std::string> subjects;
    const std::string document =
        R"({"schema":"kkpr/application@1","letter":{"date":"2026-03-02"},"landNeed":)" +
        std::string(landNeed) + "}";
    const json result = parsed(engine.assess(document, {}));
    for (const json& flag : result.at("flags")) subjects.push_back(flag.at("subject"));
    return subjects;
  };
  const auto flagged = [&](const char* landNeed) {
    const auto subjects = flags(landNeed);
    return std::count(subjects.begin(), subjects.end(), "application.land-need-unit");
  };
  CHECK(flagged(R"({"value":"1.200","unit":"m2"})") == 1);
  CHECK(flagged(R"({"value":-5,"unit":"m2"})") == 1);
  CHECK(flagged(R"({"value":0.5,"unit":"m2"})") == 0);
}

TEST_CASE("the shapes in a box are those of what is loaded, cut to it; of a layer what counts") {
  kkpr::Engine engine;
  const json nothing = parsed(engine.shapesAround(R"({"box":[106,-7,107,-6]})"));
  CHECK(nothing.at("schema") == "kkpr/shapes@1");
  CHECK(nothing.at("sets").empty());
  REQUIRE(parsed(engine.loadLayer(R"({"schema":"kkpr/layer@1","id":"hutan","kind":"kawasan-hutan",
    "features":{"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"FUNGSIKWS":"Hutan Lindung"},"geometry":{"type":"Polygon",
       "coordinates":[[[106,-7],[106,-6],[107,-6],[107,-7],[106,-7]]]}},
      {"type":"Feature","properties":{"FUNGSIKWS":"Areal Penggunaan Lain"},"geometry":
       {"type":"Polygon","coordinates":[[[107,-7],[107,-6],[108,-6],[108,-7],[107,-7]]]}}]}})",
                                  {}))
              .contains("id"));
  const json result = parsed(engine.shapesAround(R"({"box":[106.5,-6.5,107.5,-6.25]})"));
  REQUIRE(result.at("sets").size() == 1);
  const json& set = result.at("sets")[0];
  CHECK(set.at("layerKind") == "kawasan-hutan");
  REQUIRE(set.at("shapes").size() == 1);
  CHECK(set.at("shapes")[0].at("name") == "Hutan Lindung");
  CHECK(set.at("shapes")[0].at("geometry").at("coordinates")[0][0].size() == 5);
  for (const json& at : set.at("shapes")[0].at("geometry").at("coordinates")[0][0]) {
    CHECK((at[0] == 106.5 || at[0] == 107.0));
    CHECK((at[1] == -6.5 || at[1] == -6.25));
  }
  // Fewer than there are: which are left out is said.
  const json none = parsed(engine.shapesAround(R"({"box":[106,-7,107,-6],"most":0})"));
  CHECK(none.at("sets")[0].at("shapes").empty());
  CHECK(none.at("sets")[0].at("leftOut") == 1);
}

TEST_CASE("a box that is none is an error that says where") {
  const kkpr::Engine engine;
  for (const char* wrong :
       {"{}", R"({"box":[1,2,3]})", R"({"box":[3,2,1,4]})", R"({"box":[1,4,3,2]})",
        R"({"box":[null,2,3,4]})", R"({"box":"1,2,3,4"})", R"({"box":[1e999,2,3,4]})"}) {
    INFO(wrong);
    const json result = parsed(engine.shapesAround(wrong));
    CHECK(result.at("schema") == "kkpr/error@1");
    CHECK((result.at("code") == "usage" || result.at("code") == "bad-json"));
  }
  CHECK(parsed(engine.shapesAround(R"({"box":[1,2]})")).at("at") == "/box");
  CHECK(parsed(engine.shapesAround(R"({"box":[1,2,3,4],"most":-1})")).at("at") == "/most");
}
