#pragma once
// The detective of coordinate systems: where the .prj or the numbers are in doubt, every way to
// read them is tried, and those that lead to Indonesia are offered, best first. Nothing is chosen
// here.

#include <optional>
#include <string>
#include <vector>

#include "base/point.h"
#include "base/text.h"
#include "crs/crs_guess.h"
#include "quality/regency.h"
#include "quality/stages.h"

namespace kkpr::quality {

/// At most this many readings are offered.
inline constexpr std::size_t kMaxCandidates = 12;

struct Candidate {
  std::string id;   ///< of crs::interpretation
  std::string crs;  ///< name of the system
  std::optional<int> epsg;
  bool asDeclared = false;  ///< as the .prj says, nothing undone
  bool asLikely = false;    ///< nothing tells it from the first candidate
  crs::NumberFix fix;       ///< what is undone before the numbers are read
  Text reading;             ///< a noun phrase: "UTM zona 48S (datum WGS 84)"
  Text reason;              ///< sentences
  Point centroid;           ///< WGS 84 degrees, as all that follows
  Box bbox;
  /// Web Mercator, outer rings less holes; empty where the rings enclose nothing that can be
  /// measured.
  std::optional<double> areaM2;
  /// From the centroid of the numbers as they are stored and declared; empty where that is no place
  /// on earth.
  std::optional<double> shiftM;
};

/// A way to read the numbers, as a noun phrase: "UTM zona 48S (datum WGS 84)".
[[nodiscard]] Text readingText(const crs::Interpretation& reading);

/// Along the ellipsoid, metres.
[[nodiscard]] double distanceM(Point a, Point b);

/// True where something found so far throws doubt on what the numbers mean.
[[nodiscard]] bool isInDoubt(const Reading& reading, const Examination& examination);

/// Vertices projected for the measures of all candidates together: a second in a browser. The
/// likeliest are measured in full; what is beyond lies where a sample of its vertices does, and its
/// area is not known.
inline constexpr std::uint64_t kProjectedVertices = 4000000;

/// Readings whose every vertex lies in Indonesia, likeliest first; those outside the stated regency
/// (where one is stated) last. The order depends on the numbers alone.
[[nodiscard]] std::vector<Candidate> findCandidates(
    const Reading& reading, const StatedRegency* regency,
    std::uint64_t vertexBudget = kProjectedVertices);

/// Tells the findings that are about the coordinate system which reading is the likeliest.
void quoteBest(const std::vector<Candidate>& candidates, Examination& examination);

/// coordinate.outside-regency. `shpName` names the file in the finding.
void checkRegency(const Reading& reading, const StatedRegency* regency, const std::string& shpName,
                  Examination& examination);

}  // namespace kkpr::quality
