#include "base/date.h"

#include <catch2/catch.hpp>

using namespace kkpr;

TEST_CASE("only existing days in ISO form are dates") {
  CHECK(parseDate("2025-10-05") == Date{2025, 10, 5});
  CHECK(parseDate("2024-02-29").has_value());
  CHECK_FALSE(parseDate("2023-02-29").has_value());
  CHECK_FALSE(parseDate("2100-02-29").has_value());
  for (const char* wrong : {"", "2025-1-05", "2025-13-01", "2025-00-10", "2025-04-31", "05-10-2025",
                            "2025-10-05T00:00", "2025/10/05"}) {
    INFO(wrong);
    CHECK_FALSE(parseDate(wrong).has_value());
  }
}

TEST_CASE("dates order by day and print as they were read") {
  CHECK(*parseDate("2025-10-04") < *parseDate("2025-10-05"));
  CHECK(*parseDate("2024-12-31") < *parseDate("2025-01-01"));
  CHECK(formatDate({2025, 3, 7}) == "2025-03-07");
}

TEST_CASE("a day has a weekday and one after it") {
  CHECK(weekday({2023, 12, 21}) == 4);  // a Thursday
  CHECK(weekday({2026, 11, 22}) == 7);
  CHECK(weekday({2024, 2, 29}) == 4);
  CHECK(weekday({1, 1, 1}) == 1);
  CHECK(nextDay({2024, 2, 28}) == Date{2024, 2, 29});
  CHECK(nextDay({2023, 2, 28}) == Date{2023, 3, 1});
  CHECK(nextDay({2025, 12, 31}) == Date{2026, 1, 1});
  CHECK_FALSE(nextDay({9999, 12, 31}).has_value());
}

TEST_CASE("a day is written for people with its month, and without a leading zero") {
  CHECK(kkpr::writtenDate({2026, 3, 1}).id == "1 Maret 2026");
  CHECK(kkpr::writtenDate({2026, 3, 1}).en == "1 March 2026");
  CHECK(kkpr::writtenDate({1999, 12, 31}).id == "31 Desember 1999");
  CHECK(kkpr::writtenDate({2025, 8, 17}).en == "17 August 2025");
}
