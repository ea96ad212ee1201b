#include "geometry/orientation.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace kkpr::geometry {

namespace {

// Two doubles that are exactly the sum, or the product, of two doubles (Dekker, Knuth). They rely
// on every operation being rounded on its own: no fused multiply-add (-ffp-contract=off).
struct Pair {
  double high;
  double low;
};

Pair sumOf(double a, double b) {
  const double high = a + b;
  const double part = high - a;
  return {high, (a - (high - part)) + (b - part)};
}

Pair split(double a) {
  const double scaled = 134217729.0 * a;  // 2^27 + 1
  const double high = scaled - (scaled - a);
  return {high, a - high};
}

Pair productOf(double a, double b) {
  const double high = a * b;
  const Pair x = split(a);
  const Pair y = split(b);
  return {high, x.low * y.low - (((high - x.high * y.high) - x.low * y.high) - x.high * y.low)};
}

/// A sum kept exactly, as doubles that do not overlap, smallest first.
class Expansion {
 public:
  void add(double value) {
    std::size_t kept = 0;
    double carry = value;
    for (std::size_t i = 0; i < size_; ++i) {
      const Pair sum = sumOf(carry, parts_[i]);
      if (sum.low != 0) parts_[kept++] = sum.low;
      carry = sum.high;
    }
    if (carry != 0) parts_[kept++] = carry;
    size_ = kept;
  }
  [[nodiscard]] int sign() const {
    if (size_ == 0) return 0;
    return parts_[size_ - 1] > 0 ? 1 : -1;
  }

 private:
  std::array<double, 13> parts_{};
  std::size_t size_ = 0;
};

int exactOrientation(Point a, Point b, Point c) {
  Expansion sum;
  const auto add = [&sum](double x, double y) {
    const Pair product = productOf(x, y);
    sum.add(product.low);
    sum.add(product.high);
  };
  add(a.x, b.y);
  add(-a.y, b.x);
  add(b.x, c.y);
  add(-b.y, c.x);
  add(c.x, a.y);
  add(-c.y, a.x);
  return sum.sign();
}

}  // namespace

int orientation(Point a, Point b, Point c) {
  const double left = (a.x - c.x) * (b.y - c.y);
  const double right = (a.y - c.y) * (b.x - c.x);
  const double difference = left - right;
  // Shewchuk's bound for this expression: (3 + 16ε)ε of the sum of magnitudes, ε = 2^-53.
  const double bound = 3.3306690738754716e-16 * (std::fabs(left) + std::fabs(right));
  if (difference > bound) return 1;
  if (-difference > bound) return -1;
  // Where borders are shared c mostly is a or b, or all lie along a parallel or a meridian: both
  // products are 0.
  if ((a.x == c.x || b.y == c.y) && (a.y == c.y || b.x == c.x)) return 0;
  return exactOrientation(a, b, c);
}

}  // namespace kkpr::geometry
