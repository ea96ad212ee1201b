#include "crs/wkt_parser.h"

#include <catch2/catch.hpp>
#include <string>

#include "unit/crs/prj_samples.h"

using namespace kkpr;
using namespace kkpr::crs;
using namespace kkpr::test;

namespace {
Wkt parse(const std::string& text) {
  return parseWkt({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}
std::string utf16(const std::string& text, bool little, bool mark) {
  std::string out = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
  for (const char c : text) {
    if (!little) out += '\0';
    out += c;
    if (little) out += '\0';
  }
  return out;
}
}  // namespace

TEST_CASE("a tree of keywords, texts and numbers is read") {
  const Wkt wkt = parse(R"(geogcs [ "a ""b"" c" , Unit("Degree", .5e-1) , -7. , north ])");
  REQUIRE(wkt.problem == WktProblem::none);
  REQUIRE(wkt.roots.size() == 1);
  const WktNode& root = wkt.nodes[wkt.roots[0]];
  CHECK(root.keyword == "GEOGCS");
  CHECK(root.texts == std::vector<std::string>{"a \"b\" c", "north"});
  CHECK(root.numbers == std::vector<double>{-7});
  const WktNode* unit = wkt.child(root, "UNIT");
  REQUIRE(unit != nullptr);
  CHECK(unit->numbers == std::vector<double>{0.05});
  CHECK(wkt.child(root, "DATUM") == nullptr);
}

TEST_CASE("text that does not follow the grammar is told from text that does") {
  CHECK(parse("A[1]").problem == WktProblem::none);
  for (const char* text : {"A[1",
                           "A[1))",
                           "A[1)",
                           "A(1]",
                           "A[]",
                           "A[1,]",
                           "A[,1]",
                           "A[1 2]",
                           "A",
                           "1",
                           "\"a\"",
                           "A[\"b]",
                           "A[1],",
                           "A[1]]",
                           "EPSG:4326",
                           "+proj=longlat",
                           "{\"type\":\"GeographicCRS\"}",
                           "<html></html>",
                           "A[1e999]",
                           "A[--1]"}) {
    CAPTURE(text);
    CHECK(parse(text).problem == WktProblem::notWkt);
    CHECK(parse(text).nodes.empty());
  }
}

TEST_CASE("systems may follow each other") {
  CHECK(parse(std::string(kWgs84Esri) + R"(,VERTCS["EGM96",UNIT["Meter",1.0]])").roots.size() == 2);
}

TEST_CASE("empty, too long and unreadable texts are told apart") {
  CHECK(parse("").problem == WktProblem::empty);
  CHECK(parse(" \r\n\t").problem == WktProblem::empty);
  CHECK(parse("\xEF\xBB\xBF").problem == WktProblem::empty);
  CHECK(parse(std::string("A[\"\x01\"]")).problem == WktProblem::notText);
  CHECK(parse(std::string("\x89PNG\r\n\x1A\n", 8)).problem == WktProblem::notText);
  const std::string longest = "A[\"" + std::string(kMaxWktBytes - 5, 'x') + "\"]";
  REQUIRE(longest.size() == kMaxWktBytes);
  CHECK(parse(longest).problem == WktProblem::none);
  CHECK(parse(longest + " ").problem == WktProblem::tooLong);
}

TEST_CASE("a UTF-8 mark is skipped, UTF-16 is recognised") {
  CHECK(parse(std::string("\xEF\xBB\xBF") + kWgs84Esri).problem == WktProblem::none);
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      CAPTURE(little, mark);
      CHECK(parse(utf16(kWgs84Esri, little, mark)).problem == WktProblem::utf16);
    }
  }
  CHECK(parse(std::string(kWgs84Esri) + std::string(3, '\0')).problem == WktProblem::none);
}

TEST_CASE("depth is bounded, in pairs, and 20 000 brackets end in a finding") {
  const auto nested = [](int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "A[";
    return text + "1" + std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(parse(nested(kMaxWktDepth)).problem == WktProblem::none);
  CHECK(parse(nested(kMaxWktDepth + 1)).problem == WktProblem::tooDeep);
  CHECK(parse(nested(20'000)).problem == WktProblem::tooDeep);
  CHECK(parse(std::string(20'000, '[')).problem == WktProblem::notWkt);
  std::string open;
  for (int i = 0; i < 20'000; ++i) open += "A(";
  CHECK(parse(open).problem == WktProblem::tooDeep);
}

TEST_CASE("every truncation of a .prj is refused and every changed byte survived") {
  const std::string whole = kWgs84Ogc;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (parse(whole.substr(0, size)).problem == WktProblem::none) FAIL("accepted at " << size);
  }
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char other : {'[', ']', '"', ',', '\0', '\xFF', '9', '('}) {
      std::string changed = whole;
      changed[at] = other;
      if (parse(changed).problem != WktProblem::none) ++refused;
    }
  }
  CHECK(refused > 0);
}
