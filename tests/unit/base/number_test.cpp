#include "base/number.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/quantity.h"

using namespace kkpr;

TEST_CASE("a decimal is parsed whole or not at all") {
  CHECK(parseNumber("106.8166") == 106.8166);
  CHECK(parseNumber("-6.2e1") == -62.0);
  CHECK(parseNumber(".5") == 0.5);
  CHECK(parseNumber("298.257223563") == 298.257223563);
  CHECK(parseNumber("1e-999") == 0.0);  // too small is nought, whatever the library
  CHECK(std::fabs(parseNumber("-3e-320").value()) < 1e-300);
  for (const char* wrong :
       {"", " 1", "1 ", "1,5", "0x10", "inf", "nan", "1e", "1e999", "--1", "."}) {
    INFO(wrong);
    CHECK_FALSE(parseNumber(wrong).has_value());
  }
}

TEST_CASE("numbers are written as each language writes them") {
  CHECK(formatNumber(1234567.891, 2, Language::id) == "1.234.567,89");
  CHECK(formatNumber(1234567.891, 2, Language::en) == "1,234,567.89");
  CHECK(formatNumber(-0.001, 2, Language::id) == "0,00");
  CHECK(formatNumber(2.50, 2, Language::en, true) == "2.5");
  CHECK(formatNumber(999, 0, Language::id) == "999");
  CHECK(formatInteger(-1234, Language::id) == "-1.234");
  CHECK(formatPlain(106.8, 6) == "106.800000");
  CHECK(formatNumber(std::numeric_limits<double>::quiet_NaN(), 2, Language::id) == "NaN");
}

TEST_CASE("storage noise is no decimal, real precision is") {
  CHECK(decimalsOf(106.81659999999999, 1e-12, 15) == 4);
  CHECK(decimalsOf(0.1 + 0.2, 1e-12, 15) == 1);
  CHECK(decimalsOf(-6.123456, 1e-12, 15) == 6);
  CHECK(decimalsOf(-6.1234567, 1e-12, 15) == 7);
  CHECK(decimalsOf(106.81234567891234, 1e-12, 15) == 14);
  CHECK(decimalsOf(107, 1e-12, 15) == 0);
}

TEST_CASE("quantities carry their unit in both languages") {
  CHECK(formatValue(Quantity{2000.006, Unit::squareMetre, 3}, Language::id) == "2.000,006 m²");
  CHECK(formatValue(Quantity{2000.006, Unit::squareMetre, 3}, Language::en) == "2,000.006 m²");
  CHECK(formatValue(Quantity{106.8168, Unit::degree, 6}, Language::id) == "106.816800°");
  CHECK(formatValue(Quantity{20 * 1024 * 1024, Unit::bytes, 0}, Language::id) == "20 MiB");
  CHECK(formatValue(Quantity{512, Unit::bytes, 0}, Language::en) == "512 bytes");
  CHECK(formatValue(std::int64_t{1000}, Language::id) == "1.000");
  CHECK(formatValue(Text{"ya", "yes"}, Language::en) == "yes");
}
