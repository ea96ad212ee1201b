#include "plan/activity_matrix.h"

#include <catch2/catch.hpp>

#include "plan/csv.h"

using namespace kkpr::plan;

TEST_CASE("cells are read however they are spelt, and nothing else is") {
  CHECK(parsePermission("I") == Permission::allowed);
  CHECK(parsePermission("x") == Permission::prohibited);
  for (const char* both : {"T,B", "B, T", "TB", "t/b"}) {
    CHECK(parsePermission(both) == Permission::limitedAndConditional);
  }
  for (const char* wrong : {"", "-", "IX", "I,T", "Y", "izin"}) {
    INFO(wrong);
    CHECK_FALSE(parsePermission(wrong));
  }
}

TEST_CASE("I, T and B conform, X and an empty cell do not") {
  CHECK(conforms(Permission::allowed));
  CHECK(conforms(Permission::limitedAndConditional));
  CHECK_FALSE(conforms(Permission::prohibited));
  CHECK_FALSE(conforms(std::nullopt));
}

TEST_CASE("a zone's own cell goes before the star, and a row without cells still regulates") {
  ActivityMatrix matrix;
  matrix.set("Rumah-Tinggal", "*", Permission::allowed);
  matrix.set("rumah-tinggal", "p-1", Permission::prohibited);
  matrix.addActivity("tempat  peribadatan");
  CHECK(matrix.at("rumah-tinggal", "R-1") == Permission::allowed);
  CHECK(matrix.at("rumah-tinggal", "P 1") == Permission::prohibited);
  CHECK(matrix.has("Tempat peribadatan"));
  CHECK_FALSE(matrix.at("tempat peribadatan", "R-1"));
  CHECK_FALSE(matrix.has("csr"));
  CHECK(matrix.zones() == std::set<std::string>{"P-1"});
}

TEST_CASE("a CSV table is told by its separator, quotes keep what they hold") {
  const auto rows = parseCsv(
      "\xEF\xBB\xBF"
      "kegiatan;R-1;\"a \"\"b\"\"; c\"\r\n\r\ncsr; I ;\"T,B\"");
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0].cells == std::vector<std::string>{"kegiatan", "R-1", "a \"b\"; c"});
  CHECK((*rows)[1].cells == std::vector<std::string>{"csr", "I", "T,B"});
  CHECK((*rows)[1].line == 3);
  CHECK(parseCsv("")->empty());
}

TEST_CASE("a lone CR ends a line of a CSV table, and a quote never closed is not guessed at") {
  const auto rows = parseCsv("kegiatan,R-1\rcsr,I\r");
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[1].cells == std::vector<std::string>{"csr", "I"});
  CHECK((*rows)[1].line == 2);
  CHECK_FALSE(parseCsv("kegiatan,R-1\ncsr,\"I\n"));
}
