#include "base/text.h"

#include <catch2/catch.hpp>

using namespace kkpr;

TEST_CASE("valid UTF-8 is kept, other bytes are read as CP437") {
  CHECK(toUtf8("tanah.shp") == "tanah.shp");
  CHECK(toUtf8("t\xC3\xA1nah") == "t\xC3\xA1nah");
  CHECK(toUtf8("t\xA0nah") == "t\xC3\xA1nah");      // 0xA0 is a-acute in CP437
  CHECK(toUtf8("\xED\xA0\x80") != "\xED\xA0\x80");  // a surrogate is no UTF-8
}

TEST_CASE("control characters and direction marks in a name become the replacement character") {
  CHECK(toUtf8("a\x1B[31mb") == "a\xEF\xBF\xBD[31mb");
  CHECK(toUtf8(std::string_view("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(toUtf8("gpj.\xE2\x80\xAE"
               "exe") ==
        "gpj.\xEF\xBF\xBD"
        "exe");
}

TEST_CASE("overlong and cut-off sequences are not UTF-8") {
  CHECK(isUtf8(""));
  CHECK(isUtf8("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(isUtf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(isUtf8("\xC0\xAF"));
  CHECK_FALSE(isUtf8("\xE2\x82"));
  CHECK_FALSE(isUtf8("\x80"));
}

TEST_CASE("case and blanks are handled for ASCII only") {
  CHECK(lowerAscii("Lokasi.SHP") == "lokasi.shp");
  CHECK(upperAscii("r-2") == "R-2");
  CHECK(equalIgnoringCase("KODSZN", "kodszn"));
  CHECK_FALSE(equalIgnoringCase("KODSZN", "kodszn "));
  CHECK(trimmed("  R-2 \r\n") == "R-2");
  CHECK(trimmed("   ").empty());
}

TEST_CASE("a text is never cut inside a character") {
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("ab\xC3\xA1z", 3) == "ab\xE2\x80\xA6");
}
