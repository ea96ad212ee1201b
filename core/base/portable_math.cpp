#include "base/portable_math.h"

namespace kkpr {

SinCos sinCosDegrees(double degrees) {
  if (std::fabs(degrees) > 360) degrees = std::fmod(degrees, 360.0);  // exact
  const double quarters = std::floor(degrees / 90.0 + 0.5);
  const double a = (degrees - 90.0 * quarters) * 0.017453292519943295;  // |a| ≤ π/4
  const double q = a * a;
  // The series; the first terms left out, a^19/19! and a^18/18!, are below 1e-17 there.
  double s = 1.0 / 355687428096000.0;
  s = 1.0 / 1307674368000.0 - q * s;
  s = 1.0 / 6227020800.0 - q * s;
  s = 1.0 / 39916800.0 - q * s;
  s = 1.0 / 362880.0 - q * s;
  s = 1.0 / 5040.0 - q * s;
  s = 1.0 / 120.0 - q * s;
  s = 1.0 / 6.0 - q * s;
  const double sine = a - a * q * s;
  double c = 1.0 / 20922789888000.0;
  c = 1.0 / 87178291200.0 - q * c;
  c = 1.0 / 479001600.0 - q * c;
  c = 1.0 / 3628800.0 - q * c;
  c = 1.0 / 40320.0 - q * c;
  c = 1.0 / 720.0 - q * c;
  c = 1.0 / 24.0 - q * c;
  c = 1.0 / 2.0 - q * c;
  const double cosine = 1.0 - q * c;
  const double turn = quarters - 4.0 * std::floor(quarters / 4.0);  // 0, 1, 2 or 3
  if (turn == 1) return {cosine, -sine};
  if (turn == 2) return {-sine, -cosine};
  if (turn == 3) return {-cosine, sine};
  return {sine, cosine};
}

}  // namespace kkpr
