#pragma once
// Well-known text of a coordinate system, as a tree. Knows the grammar, not the meaning. Both kinds
// of brackets, doubled quotes inside quotes. Never throws for bad text; depth and size are bounded.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/point.h"

namespace kkpr::crs {

/// A .prj longer than this is not read.
inline constexpr std::size_t kMaxWktBytes = 64 * 1024;
/// Deeper nesting than any real system has (compound and bound systems reach about ten).
inline constexpr int kMaxWktDepth = 32;

enum class WktProblem {
  none,
  empty,    ///< nothing but blanks
  tooLong,  ///< over kMaxWktBytes
  utf16,    ///< text, but two bytes per character: other programs cannot read it
  notText,  ///< bytes that are no text
  notWkt,   ///< text that does not follow the grammar
  tooDeep,  ///< nested deeper than kMaxWktDepth
};

/// KEYWORD[value, …, CHILD[…], …]
struct WktNode {
  std::string keyword;                ///< in upper case
  std::vector<std::string> texts;     ///< quoted values and bare words, in order
  std::vector<double> numbers;        ///< in order
  std::vector<std::size_t> children;  ///< indices into Wkt::nodes
};

struct Wkt {
  WktProblem problem = WktProblem::none;
  std::vector<WktNode> nodes;
  /// Several where systems follow each other, as in "GEOGCS[…],VERTCS[…]".
  std::vector<std::size_t> roots;

  /// First child of that keyword; null where there is none.
  [[nodiscard]] const WktNode* child(const WktNode& node, std::string_view keyword) const;
};

/// Reads the bytes of a .prj; a UTF-8 byte order mark is skipped.
[[nodiscard]] Wkt parseWkt(Bytes bytes);

}  // namespace kkpr::crs
