#pragma once
// The repair of a location shapefile, towards what [J 2.1.2 angka 1 = 3.1.2] asks of it: what can
// be mended without guessing what the applicant wants is mended on a copy, written as a new zip and
// checked again; every change is a row of the ledger, and what is left says why it needs a person.
// The input is never touched.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/point.h"
#include "base/text.h"
#include "quality/check.h"

namespace kkpr::quality {

struct RepairOptions {
  bool fillHoles = false;  ///< the applicant says: what the holes leave out is applied for
  bool dissolve = false;   ///< the applicant says: all polygons are one
  std::string candidate;   ///< the coordinate system that the caller chose; empty = none
  std::string outName;     ///< how the new zip will be called; empty = after the old one
  bool foreignHouse = false;
  std::function<void(std::string_view)> progress;
};

/// What stood there and what stands there now: nothing, a position (degrees, or what the .prj
/// said), a number, or a name.
using LedgerValue = std::variant<std::monostate, Point, std::int64_t, std::string>;

/// One change. Record, ring and vertex are those of the original, as in a Place.
struct Change {
  std::string_view rule;  ///< the rule that the change serves
  std::int64_t record = 0;
  std::int64_t ring = -1;
  std::int64_t vertex = -1;
  LedgerValue from;
  LedgerValue to;
  double movedM = 0;  ///< on the ground; 0 where nothing moved
};

/// The changes of one rule together.
struct ChangeSum {
  std::string_view rule;
  std::int64_t count = 0;
  double maxMovedM = 0;
};

/// A finding that a person has to decide about.
struct Refusal {
  std::string rule;
  Text reason;
};

/// A file of the new zip.
struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
};

struct RepairResult {
  std::vector<Change> changes;  ///< the first kMaxChanges of them
  std::int64_t changeCount = 0;
  std::vector<ChangeSum> sums;  ///< in the order of the table of rules
  double maxMovedM = 0;
  std::optional<double> areaBeforeM2;  ///< Web Mercator, of the union; once it is in degrees
  std::optional<double> areaAfterM2;
  std::vector<Refusal> refused;
  std::vector<Text> notes;  ///< what else differs from the original
  std::string candidate;    ///< the coordinate system that was taken by choice
  std::string outName;
  std::vector<WrittenFile> files;
  std::optional<std::vector<std::uint8_t>> zip;  ///< empty: nothing could be written
  CheckResult check;                             ///< of the new zip; without one, of the original
};

/// More rows are counted, not kept.
inline constexpr std::size_t kMaxChanges = 5000;

[[nodiscard]] RepairResult repair(Bytes zip, std::string_view fileName,
                                  const RepairOptions& options);

}  // namespace kkpr::quality
