#pragma once
// Mathematics of which native code and WebAssembly get the same bits: made of + − × ÷ and √ only,
// which IEEE 754 rounds in one way. The C libraries' sin, cos, hypot and pow differ in the last
// digit, and a verdict at a limit must not. So degrees that are read as declared are judged with
// these alone; what is computed from a projection or another datum may differ by a last digit.

#include <cmath>

namespace kkpr {

/// Length of a vector; infinite past 1e154.
inline double length(double dx, double dy) { return std::sqrt(dx * dx + dy * dy); }

/// 10^n for n from 0 to 22, where a double still holds it exactly.
inline double powerOfTen(int n) {
  double power = 1;
  for (int i = 0; i < n; ++i) power *= 10;
  return power;
}

struct SinCos {
  double sin = 0;
  double cos = 1;
};

/// Of an angle in degrees, to about 2 units in the last place; NaN where it is not finite.
[[nodiscard]] SinCos sinCosDegrees(double degrees);

}  // namespace kkpr
