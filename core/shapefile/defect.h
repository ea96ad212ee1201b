#pragma once
// What a reader found amiss in a file, as a value. Readers choose no severity and no wording for
// the check: quality/structure.cpp maps defects to rules; the plan reader prints them with
// describe().

#include <cstdint>
#include <string>

#include "base/text.h"

namespace kkpr::shapefile {

enum class DefectKind {
  // .shp as a whole
  shpTooShort,      ///< under 100 bytes (found)
  shpMagic,         ///< the first number is not 9994 (found)
  shpVersion,       ///< not 1000 (found)
  shpLength,        ///< the header says `expected` bytes, the file has `found`
  shpTrailing,      ///< `found` bytes follow the last whole record
  unsupportedType,  ///< MultiPatch (31) or a type that nobody defined (found)
  fileBox,          ///< the header's box is not that of the vertices
  tooManyRecords,   ///< more than `expected`: reading stopped
  tooManyVertices,  ///< more than `expected`: reading stopped
  // one record of .shp
  recordTruncated,  ///< the record says it needs `expected` bytes, `found` are left: reading
                    ///< stopped
  recordType,       ///< of type `found` in a file of type `expected`
  recordLength,     ///< the stated length is `found` bytes, its content needs `expected`
  recordCounts,     ///< parts and points need `expected` bytes, the record has `found`
  recordParts,   ///< part starts are not 0, ascending, within the points; `ring` is the first bad
                 ///< one
  recordNumber,  ///< numbered `found` where `expected` follows
  recordBox,     ///< the record's box is not that of its vertices
  nullShape,     ///< no geometry, or no parts or points
  // .shx, .dbf
  shxUnreadable,  ///< under 100 bytes or wrong magic
  dbfTooShort,    ///< no whole header
  dbfVersion,     ///< not a kind of table that is known (found)
  dbfLayout,      ///< header, field list and row length contradict each other
  dbfTruncated,   ///< the header says `expected` rows, `found` whole ones are there
  dbfDeletedRow,  ///< the row of this record is flagged deleted
  dbfCount,       ///< `found` rows for `expected` records
  tooManyValues,  ///< columns were left out: too many values altogether
  // GeoJSON
  jsonSyntax,       ///< no JSON (found: position in bytes)
  jsonNoFeatures,   ///< JSON, but neither a collection, a feature nor a geometry
  jsonCoordinates,  ///< coordinates do not have the shape that the geometry's type asks for
};

struct Defect {
  DefectKind kind = DefectKind::shpTooShort;
  std::int64_t record = 0;  ///< from 1; 0 = the file
  std::int64_t found = 0;
  std::int64_t expected = 0;
  std::int64_t ring = -1;  ///< from 0; -1 = none
  /// GeoJSON, a geometry of another type or none that is known: the type as it is written.
  std::string type = {};
};

/// True where geometry or values were lost: what was read is not all that the file should hold.
[[nodiscard]] bool losesData(DefectKind kind);

/// One plain sentence without the file's name.
[[nodiscard]] Text describe(const Defect& defect);

}  // namespace kkpr::shapefile
