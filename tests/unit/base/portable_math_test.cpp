#include "base/portable_math.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

using namespace kkpr;

TEST_CASE("sine and cosine are the library's, to the last digits") {
  constexpr double kRadian = 0.017453292519943295;
  for (int i = -4000; i <= 4000; ++i) {
    const double degrees = 0.09973 * i;
    const SinCos own = sinCosDegrees(degrees);
    INFO(degrees);
    CHECK(std::fabs(own.sin - std::sin(degrees * kRadian)) < 4e-16 * (1 + std::fabs(degrees) / 90));
    CHECK(std::fabs(own.cos - std::cos(degrees * kRadian)) < 4e-16 * (1 + std::fabs(degrees) / 90));
  }
  CHECK(sinCosDegrees(90).cos == 0.0);
  CHECK(sinCosDegrees(-180).sin == 0.0);
  CHECK(sinCosDegrees(1e9 * 360 + 90).sin == 1.0);
  CHECK(std::isnan(sinCosDegrees(std::numeric_limits<double>::infinity()).cos));
}

TEST_CASE("native code and WebAssembly get the same bits") {
  std::uint64_t digest = 0xCBF29CE484222325U;
  const auto add = [&](double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    digest = (digest ^ bits) * 0x100000001B3U;
  };
  for (int i = 0; i < 20000; ++i) {
    const SinCos at = sinCosDegrees(-11.3 + 0.000871 * i);
    add(at.sin);
    add(at.cos);
    add(length(at.sin, 1e-7 * i));
  }
  CHECK(digest == 0x1e9ad33947f57a34U);
}

TEST_CASE("powers of ten are exact") {
  CHECK(powerOfTen(0) == 1.0);
  CHECK(powerOfTen(6) == 1e6);
  CHECK(powerOfTen(22) == 1e22);
}
