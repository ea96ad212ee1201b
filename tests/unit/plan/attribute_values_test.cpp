#include "plan/attribute_values.h"

#include <catch2/catch.hpp>

using kkpr::Date;
using kkpr::plan::parseDay;
using kkpr::plan::parseMeasure;
using kkpr::plan::parseYesNo;

TEST_CASE("a day is read however a program writes it") {
  const Date day{2031, 5, 1};
  for (const char* text :
       {"2031-05-01", "2031-05-01T00:00:00Z", "2031-05-01 07:30:00", "2031/05/01", "01/05/2031",
        "1-5-2031", "1.5.2031", "01/05/2031 00:00:00", "1 Mei 2031", "1 May 2031", "20310501",
        " 20310501 ", "1935360000000", "1935360000000.0"}) {
    INFO(text);
    CHECK(parseDay(text) == day);
  }
  // Midnight in Jakarta, Denpasar and Jayapura is the evening before in Greenwich.
  for (const char* text : {"1935334800000", "1935331200000", "1935327600000"}) {
    INFO(text);
    CHECK(parseDay(text) == day);
  }
  CHECK(parseDay("1935342000000") == Date{2031, 4, 30});  // no midnight anywhere here
  CHECK(parseDay("-2208988800000") == Date{1900, 1, 1});
}

TEST_CASE("what is no day is left unread") {
  for (const char* text : {"", "-", "31/02/2031", "05/31/2031", "2031", "besok", "20311301",
                           "1 Foo 2031", "2031-5", "99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parseDay(text));
  }
}

TEST_CASE("yes and no come in two languages and as numbers") {
  for (const char* text : {"true", "Ya", "YES", "t", "1", " y "}) CHECK(parseYesNo(text) == true);
  for (const char* text : {"false", "Tidak", "no", "F", "0"}) CHECK(parseYesNo(text) == false);
  for (const char* text : {"", "2", "mungkin"}) CHECK_FALSE(parseYesNo(text));
}

TEST_CASE("measures may have a comma or a percent sign") {
  CHECK(parseMeasure("2.4") == 2.4);
  CHECK(parseMeasure("2,4") == 2.4);
  CHECK(parseMeasure(" 60 % ") == 60);
  CHECK(parseMeasure("-6") == -6);
  for (const char* text : {"", "maks 60", "1.234,5", "60 m"}) CHECK_FALSE(parseMeasure(text));
}
