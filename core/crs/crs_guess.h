#pragma once
// The ways in which stored numbers may be meant: a coordinate system, and what may have happened to
// the numbers on their way (swapped, a lost sign, a lost decimal point, minutes typed as
// decimals …). Knows what is possible; quality/candidates.h says what fits.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/point.h"
#include "crs/known_crs.h"
#include "crs/projection.h"

namespace kkpr::crs {

/// What is undone before the numbers are read in a system; in this order.
struct NumberFix {
  bool swapped = false;   ///< degrees: the larger number is the longitude; else x is y, y is x
  int scale = 0;          ///< divided by 10^scale: the decimal point was lost
  bool dms = false;       ///< ddd.mmss…: digits after the point are minutes and seconds
  bool mirrored = false;  ///< the latitude lost its minus, or has one too many
  enum class Turn { none, negated, plus180, minus180, plus360, minus360 } turn = Turn::none;

  /// How many things must have gone wrong.
  [[nodiscard]] int count() const;
  /// True where this undoes all that `other` does and more.
  [[nodiscard]] bool exceeds(const NumberFix& other) const;
};

/// One way to read the numbers.
class Interpretation {
 public:
  /// Stable: "as-declared", "wgs84", "id74", "jakarta", "utm-48s", "id74-utm-48s", "tm3-48.2",
  /// "web-mercator", preceded by "swapped+", "scaled-1e6+", "dms+", "mirrored+", "lon-negated+",
  /// "lon-plus-180+" … as far as they apply; "wgs84" is left out after these.
  [[nodiscard]] std::string id() const;
  [[nodiscard]] const CoordinateSystem& system() const { return system_; }
  [[nodiscard]] const NumberFix& fix() const { return fix_; }
  /// The system is that of the .prj.
  [[nodiscard]] bool declared() const { return token_ == kDeclared; }
  /// Longitude and latitude of WGS 84 in degrees, not rounded; NaN where this reading gives none.
  [[nodiscard]] Point toWgs84(Point stored) const;
  /// How far the datum lies from WGS 84, and how well that is known (projection.h).
  [[nodiscard]] double datumShiftM() const { return inverse_.datumShiftM(); }
  [[nodiscard]] double accuracyM() const { return inverse_.accuracyM(); }

  static constexpr std::string_view kDeclared = "as-declared";

 private:
  friend class Hypotheses;
  Interpretation(std::string token, CoordinateSystem system, ToWgs84 inverse)
      : token_(std::move(token)), system_(std::move(system)), inverse_(std::move(inverse)) {}

  std::string token_;  ///< of the system
  CoordinateSystem system_;
  ToWgs84 inverse_;
  NumberFix fix_;
};

/// The reading of that id; empty for an unknown id, and for "as-declared" where nothing is declared
/// or the declared system cannot be computed.
[[nodiscard]] std::optional<Interpretation> interpretation(
    std::string_view id, const std::optional<CoordinateSystem>& declared);

/// What all numbers have in common.
struct NumberRange {
  Box box;                ///< of the finite positions
  bool integers = false;  ///< no number has a fraction
};

/// All readings worth a trial on such numbers, likeliest first as far as that can be told without
/// looking where they lead. One reading per system, and one per cause and combination of causes
/// that happens.
[[nodiscard]] std::vector<Interpretation> hypotheses(
    const std::optional<CoordinateSystem>& declared, const NumberRange& range);

/// True where a quarter-degree cell (about 27 km) around holds land of Indonesia. A hint for
/// ranking only: small islands are missing.
[[nodiscard]] bool isNearLand(Point degrees);

}  // namespace kkpr::crs
