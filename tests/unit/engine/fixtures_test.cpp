// Every fixture of tests/fixtures/manifest.json fires its rules and no other; damaged ones never
// crash.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kkpr.h"

using nlohmann::json;

namespace {

const std::string kFixtures = std::string(KKPR_SOURCE_DIR) + "/tests/fixtures/";

std::vector<std::uint8_t> bytesOf(const std::string& name) {
  std::ifstream stream(kFixtures + name, std::ios::binary);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), {}};
}

json manifest() {
  const auto bytes = bytesOf("manifest.json");
  return json::parse(bytes.begin(), bytes.end());
}

}  // namespace

TEST_CASE("every fixture fires exactly the rules it is named for") {
  const json all = manifest();
  REQUIRE(all.size() > 30);
  for (const json& fixture : all) {
    const auto file = fixture.at("file").get<std::string>();
    INFO(file << ": " << fixture.at("description").get<std::string>());
    const auto bytes = bytesOf(file);
    kkpr::Engine engine;
    for (const json& layer : fixture.value("layers", json::array())) {
      const auto document = bytesOf("../../" + layer.get<std::string>());
      const json loaded = json::parse(
          engine.loadLayer({reinterpret_cast<const char*>(document.data()), document.size()}, {}));
      REQUIRE(loaded.contains("id"));
    }
    const json result =
        json::parse(engine.check(bytes, file, fixture.value("options", json::object()).dump()));
    std::vector<std::string> rules;
    for (const json& finding : result.at("findings")) {
      const auto rule = finding.at("rule").get<std::string>();
      if (rules.empty() || rules.back() != rule) rules.push_back(rule);
      CHECK_FALSE(finding.at("message").at("id").get<std::string>().empty());
      CHECK_FALSE(finding.at("remedy").at("en").get<std::string>().empty());
    }
    CHECK(json(rules) == fixture.at("rules"));
    CHECK(result.at("verdict") == fixture.at("verdict"));
  }
}

TEST_CASE("bytes that are handed over give the same answer as bytes that are lent") {
  const kkpr::Engine engine;
  for (const json& fixture : manifest()) {
    const std::string file = fixture.at("file");
    INFO(file);
    CHECK(engine.checkOwned(bytesOf(file), file) == engine.check(bytesOf(file), file));
  }
}

TEST_CASE("a good file cut off anywhere is never called good") {
  const kkpr::Engine engine;
  const auto good = bytesOf("good.zip");
  for (std::size_t length = 0; length < good.size(); ++length) {
    const json result = json::parse(
        engine.check(std::span(good).first(length), "potong.zip", R"({"geometry":false})"));
    INFO(length);
    REQUIRE(result.at("verdict") == "tidak-terbaca");
  }
}

TEST_CASE("a good file with one byte changed ends in a verdict, whatever the byte") {
  const kkpr::Engine engine;
  auto bytes = bytesOf("good.zip");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t kept = bytes[i];
    for (const int value : {0, 1, 0x7F, 0x80, 0xFF}) {
      bytes[i] = static_cast<std::uint8_t>(value);
      const json result =
          json::parse(engine.check(bytes, "ubah.zip", R"({"geometry":false,"sha256":"-"})"));
      INFO("byte " << i << " = " << value);
      REQUIRE(result.at("schema") == "kkpr/check@1");
    }
    bytes[i] = kept;
  }
}
