#pragma once
// The polygon layer [J 2.1.2 angka 1 huruf a = 3.1.2] while it is being mended, and the ledger of
// what was done to it. Shared by the files repair_*.cpp; nobody else includes this.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crs/known_crs.h"
#include "geometry/ring_trees.h"
#include "quality/repair.h"
#include "quality/rings.h"
#include "shapefile/layer.h"

namespace kkpr::quality {

/// A ring as it stands now. The last position repeats the first once the ring is closed.
struct MendedRing {
  std::int64_t number = 0;  ///< in the original record, from 0
  std::vector<Point> points;
  std::vector<std::uint32_t> stored;  ///< per position: its vertex in the original ring
};

struct MendedRecord {
  std::int64_t number = 0;  ///< in the original, from 1
  std::vector<MendedRing> rings;
};

/// A position that the original does not have (the end that closes a ring, a corner of a union).
inline constexpr std::uint32_t kNewVertex = 0xffffffff;

struct MendedLayer {
  /// Of two equal polygons, the numbers of the one that went and the one that stayed.
  struct Twin {
    std::int64_t dropped = 0;
    std::int64_t kept = 0;
  };
  std::vector<MendedRecord> records;
  std::vector<Twin> twins;

  [[nodiscard]] static MendedLayer of(const shapefile::Geometry& geometry);
  [[nodiscard]] shapefile::Geometry geometry() const;
};

/// Counts every change, keeps the first rows.
class Ledger {
 public:
  void add(Change change);
  [[nodiscard]] std::int64_t count() const { return count_; }
  /// Hands everything over; the ledger is empty then.
  void moveInto(RepairResult& result);

 private:
  std::vector<Change> rows_;
  std::map<std::string_view, ChangeSum> sums_;
  std::int64_t count_ = 0;
};

/// Why a rule is still broken, found while mending: beside the general reason of the catalogue.
struct Refusals {
  std::vector<std::pair<std::string, std::string>> keys;  ///< rule, variant of its reason
  void add(std::string_view rule, std::string_view variant);
};

/// How far two positions lie apart on the ground, metres; for small distances.
[[nodiscard]] double groundMetres(Point a, Point b);

/// True for the same rings, whatever their start and direction.
[[nodiscard]] std::vector<Point> canonicalRing(std::span<const Point> closedRing);

/// A ring of at least three different corners.
[[nodiscard]] bool hasThreeCorners(std::span<const Point> ring);

// ---- repair_system.cpp ----
/// What became of the numbers and of what they are said to be.
struct SystemOutcome {
  bool declareWgs84 = false;  ///< else the .prj stays as it is, or missing
  bool inDegrees = false;     ///< all positions are longitude and latitude in range
  std::string candidate;      ///< taken because the caller chose it
};
/// Brings positions to WGS 84 degrees: from the system that the .prj declares or the caller chose,
/// and with the axes in their order, which is provable in Indonesia. `noPrj`: without a .prj, the
/// rule that says so.
SystemOutcome mendSystem(shapefile::Geometry& geometry,
                         const std::optional<crs::CoordinateSystem>& declared, const char* noPrj,
                         const std::string& candidate, Ledger& ledger, std::vector<Text>& notes);

// ---- repair_vertices.cpp: vertex by vertex, no other ring is asked ----
/// Closes rings, drops repeated positions and exact spikes.
void mendVertices(MendedLayer& layer, Ledger& ledger);

// ---- repair_rings.cpp: rings and records ----
/// Drops rings that enclose nothing where their record keeps another, and polygons and rings drawn
/// twice.
void dropRings(MendedLayer& layer, Ledger& ledger);
/// Lets outer rings run clockwise and holes counter-clockwise.
void turnRings(MendedLayer& layer, Ledger& ledger);

// ---- repair_holes.cpp: only where the applicant says so ----
void fillHoles(MendedLayer& layer, Ledger& ledger, Refusals& refusals);
/// One record of all polygons. False where their boundaries are not clear enough to be united.
bool dissolve(MendedLayer& layer, Ledger& ledger, Refusals& refusals);

// ---- repair_decimals.cpp ----
/// Gives numbers that lie within the noise of storage from one of six decimals that number's own
/// bits: the same position, but other programs would print the noise. No row of the ledger.
void writeExactly(MendedLayer& layer);
void roundDecimals(MendedLayer& layer, Ledger& ledger, Refusals& refusals);

}  // namespace kkpr::quality
