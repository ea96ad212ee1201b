#include "shapefile/shp_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "shapefile/bytes.h"

namespace kkpr::shapefile {
namespace {

static_assert(std::endian::native == std::endian::little, "points are copied as they are stored");
static_assert(sizeof(Point) == 16, "points are copied as they are stored");

constexpr std::uint64_t kHeaderBytes = 100;
constexpr std::uint64_t kRecordHeaderBytes = 8;
/// A stored box may differ from the vertices by this share of the number: writers round
/// differently.
constexpr double kBoxTolerance = 1e-9;

bool sameNumber(double a, double b) {
  return std::fabs(a - b) <= kBoxTolerance * std::fmax(1.0, std::fmax(std::fabs(a), std::fabs(b)));
}

bool sameBox(const Box& a, const Box& b) {
  return sameNumber(a.minX, b.minX) && sameNumber(a.minY, b.minY) && sameNumber(a.maxX, b.maxX) &&
         sameNumber(a.maxY, b.maxY);
}

Box storedBox(const std::uint8_t* p) {
  return {littleDouble(p), littleDouble(p + 8), littleDouble(p + 16), littleDouble(p + 24)};
}

bool isZType(std::int32_t type) { return type == 11 || type == 13 || type == 15 || type == 18; }
bool isMType(std::int32_t type) { return type == 21 || type == 23 || type == 25 || type == 28; }

/// The counts that a record states, and the bytes they ask for.
struct Layout {
  std::uint32_t parts = 0;
  std::uint32_t points = 0;
  std::uint64_t partsAt = 0;   ///< offset of the part starts within the content
  std::uint64_t pointsAt = 0;  ///< offset of the points within the content
  std::uint64_t bytes = 0;     ///< up to the end of the points
  std::int64_t boxAt = -1;
};

/// Scans one file into a ShpFile.
class Scanner {
 public:
  Scanner(Bytes bytes, const ReadLimits& limits) : bytes_(bytes), limits_(limits) {}

  ShpFile run() {
    if (!readHeader()) return std::move(file_);
    scanRecords();
    checkLength();
    checkFileBox();
    return std::move(file_);
  }

 private:
  const std::uint8_t* at(std::uint64_t offset) const {
    return bytes_.data() + static_cast<std::size_t>(offset);
  }
  void add(DefectKind kind, std::int64_t record = 0, std::uint64_t found = 0,
           std::uint64_t expected = 0, std::int64_t ring = -1) {
    file_.defects.push_back({kind, record, static_cast<std::int64_t>(found),
                             static_cast<std::int64_t>(expected), ring});
  }

  bool readHeader() {
    if (bytes_.size() < kHeaderBytes) {
      add(DefectKind::shpTooShort, 0, bytes_.size(), kHeaderBytes);
      return false;
    }
    if (big32(at(0)) != 9994) {
      add(DefectKind::shpMagic, 0, big32(at(0)), 9994);
      return false;
    }
    stated_ = std::uint64_t{big32(at(24))} * 2;
    if (little32(at(28)) != 1000) add(DefectKind::shpVersion, 0, little32(at(28)), 1000);
    file_.type = static_cast<std::int32_t>(little32(at(32)));
    auto& geometry = file_.geometry;
    geometry.kind = kindOfType(file_.type);
    if (geometry.kind == GeometryKind::multipatch || geometry.kind == GeometryKind::unknown) {
      file_.defects.push_back({DefectKind::unsupportedType, 0, file_.type, 5, -1});
      return false;
    }
    geometry.hasZ = isZType(file_.type);
    file_.readable = true;
    return true;
  }

  void scanRecords() {
    // What the bytes can hold at most, never what a count in them claims.
    const std::uint64_t most = (bytes_.size() - kHeaderBytes) / 16;
    file_.geometry.points.reserve(static_cast<std::size_t>(std::min(most, limits_.vertices)));
    const std::uint64_t size = bytes_.size();
    while (position_ < size) {
      const std::uint64_t rest = size - position_;
      const bool beyond = position_ >= stated_;  // the header says that the file ends here
      const auto number = static_cast<std::int64_t>(file_.geometry.records.size()) + 1;
      if (rest < kRecordHeaderBytes) {
        if (!beyond && stated_ > size) return lose(number, rest, kRecordHeaderBytes);
        break;
      }
      const std::uint64_t content = std::uint64_t{big32(at(position_ + 4))} * 2;
      if (content < 4 || content > rest - kRecordHeaderBytes) {
        if (beyond || onlyZeros(position_)) break;
        if (content < 4) {
          add(DefectKind::recordLength, number, content, 4);
          return;
        }
        return lose(number, rest, content + kRecordHeaderBytes);
      }
      // Past the stated end only what is a record beyond doubt counts as one.
      if (beyond && !soundRecord(position_ + kRecordHeaderBytes, content)) break;
      if (file_.geometry.records.size() >= limits_.records) {
        add(DefectKind::tooManyRecords, 0, file_.geometry.records.size() + 1, limits_.records);
        return;
      }
      const std::uint32_t stored = big32(at(position_));
      if (stored != static_cast<std::uint32_t>(number)) {
        add(DefectKind::recordNumber, number, stored, static_cast<std::uint64_t>(number));
      }
      if (!readRecord(position_ + kRecordHeaderBytes, content, number)) return;
      file_.extents.push_back({position_, content});
      position_ += kRecordHeaderBytes + content;
    }
    file_.wholly = true;
  }

  void lose(std::int64_t number, std::uint64_t rest, std::uint64_t needed) {
    add(DefectKind::recordTruncated, number, rest, needed);
  }

  bool onlyZeros(std::uint64_t from) const {
    return std::all_of(bytes_.begin() + static_cast<std::ptrdiff_t>(from), bytes_.end(),
                       [](std::uint8_t b) { return b == 0; });
  }

  /// The layout of the content at `offset`; false where the fixed part does not even fit.
  bool layoutOf(std::uint64_t offset, std::uint64_t content, Layout& out) const {
    const GeometryKind kind = file_.geometry.kind;
    if (kind == GeometryKind::point) {
      out = {1, 1, 0, 4, 20, -1};
      return content >= out.bytes;
    }
    if (kind == GeometryKind::multipoint) {
      out.pointsAt = out.bytes = 40;
      if (content < out.bytes) return false;
      out.boxAt = 4;
      out.points = little32(at(offset + 36));
      out.parts = out.points == 0 ? 0 : 1;
      out.bytes += std::uint64_t{out.points} * 16;
      return true;
    }
    out.partsAt = out.bytes = 44;
    if (content < out.bytes) return false;
    out.boxAt = 4;
    out.parts = little32(at(offset + 36));
    out.points = little32(at(offset + 40));
    out.pointsAt = out.partsAt + std::uint64_t{out.parts} * 4;
    out.bytes = out.pointsAt + std::uint64_t{out.points} * 16;
    return true;
  }

  /// The length that the content should have; M may be left out of Z and M types.
  std::uint64_t expectedLength(const Layout& layout, std::uint64_t content, bool& hasM) const {
    const bool single = file_.geometry.kind == GeometryKind::point;
    const std::uint64_t one = single ? 8 : 16 + std::uint64_t{layout.points} * 8;
    const std::uint64_t withZ = layout.bytes + (isZType(file_.type) ? one : 0);
    const bool mayHaveM = isZType(file_.type) || isMType(file_.type);
    hasM = mayHaveM && content == withZ + one;
    return hasM ? withZ + one : withZ;
  }

  /// Index of the first part whose start is wrong, or -1.
  std::int64_t badPart(std::uint64_t offset, const Layout& layout) const {
    if (layout.partsAt == 0) return -1;
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < layout.parts; ++i) {
      const std::uint32_t start = little32(at(offset + layout.partsAt + std::uint64_t{i} * 4));
      const bool good = i == 0 ? start == 0 : start > before;
      if (!good || start >= layout.points) return i;
      before = start;
    }
    return -1;
  }

  bool soundRecord(std::uint64_t offset, std::uint64_t content) const {
    const auto type = static_cast<std::int32_t>(little32(at(offset)));
    if (type == 0) return content == 4;
    Layout layout;
    bool hasM = false;
    return type == file_.type && layoutOf(offset, content, layout) && layout.bytes <= content &&
           expectedLength(layout, content, hasM) == content && layout.parts > 0 &&
           layout.points > 0 && badPart(offset, layout) < 0;
  }

  void addEmpty() {
    auto& geometry = file_.geometry;
    geometry.records.push_back({static_cast<std::uint32_t>(geometry.partCount()), 0});
  }

  /// False where a limit stops the scan.
  bool readRecord(std::uint64_t offset, std::uint64_t content, std::int64_t number) {
    auto& geometry = file_.geometry;
    const auto type = static_cast<std::int32_t>(little32(at(offset)));
    if (type == 0) {
      add(DefectKind::nullShape, number);
      addEmpty();
      return true;
    }
    if (type != file_.type) {
      file_.defects.push_back({DefectKind::recordType, number, type, file_.type, -1});
      addEmpty();
      return true;
    }
    Layout layout;
    if (!layoutOf(offset, content, layout)) {
      add(DefectKind::recordLength, number, content, layout.bytes);
      addEmpty();
      return true;
    }
    if (layout.bytes > content) {
      add(DefectKind::recordCounts, number, content, layout.bytes);
      addEmpty();
      return true;
    }
    bool hasM = false;
    const std::uint64_t expected = expectedLength(layout, content, hasM);
    if (expected != content) add(DefectKind::recordLength, number, content, expected);
    if (layout.parts == 0 || layout.points == 0) {
      add(DefectKind::nullShape, number);
      addEmpty();
      return true;
    }
    if (const std::int64_t bad = badPart(offset, layout); bad >= 0) {
      add(DefectKind::recordParts, number, layout.parts, layout.points, bad);
      addEmpty();
      return true;
    }
    if (geometry.points.size() + std::uint64_t{layout.points} > limits_.vertices) {
      add(DefectKind::tooManyVertices, 0, geometry.points.size() + std::uint64_t{layout.points},
          limits_.vertices);
      return false;
    }
    geometry.hasM = geometry.hasM || hasM;
    append(offset, layout, number);
    return true;
  }

  void append(std::uint64_t offset, const Layout& layout, std::int64_t number) {
    auto& geometry = file_.geometry;
    const auto firstPoint = static_cast<std::uint32_t>(geometry.points.size());
    geometry.records.push_back({static_cast<std::uint32_t>(geometry.partCount()), layout.parts});
    for (std::uint32_t i = 1; i < layout.parts; ++i) {
      const std::uint32_t start = little32(at(offset + layout.partsAt + std::uint64_t{i} * 4));
      geometry.partStarts.push_back(firstPoint + start);
    }
    geometry.points.resize(std::size_t{firstPoint} + layout.points);
    geometry.partStarts.push_back(firstPoint + layout.points);
    Point* points = geometry.points.data() + firstPoint;
    std::memcpy(points, at(offset + layout.pointsAt), std::size_t{layout.points} * sizeof(Point));

    Box box{points->x, points->y, points->x, points->y};
    double oddity = 0;  // becomes NaN with the first number that is not finite
    for (std::uint32_t i = 0; i < layout.points; ++i) {
      const Point p = points[i];
      box.minX = p.x < box.minX ? p.x : box.minX;
      box.maxX = p.x > box.maxX ? p.x : box.maxX;
      box.minY = p.y < box.minY ? p.y : box.minY;
      box.maxY = p.y > box.maxY ? p.y : box.maxY;
      oddity += p.x * 0.0 + p.y * 0.0;
    }
    if (std::isnan(oddity)) {  // no box can be that of these vertices: coordinate.not-finite speaks
      finite_ = false;
      return;
    }
    box_.include(box);
    if (layout.boxAt >= 0 &&
        !sameBox(storedBox(at(offset + static_cast<std::uint64_t>(layout.boxAt))), box)) {
      add(DefectKind::recordBox, number);
    }
  }

  void checkLength() {
    const std::uint64_t size = bytes_.size();
    const bool limited = !file_.wholly && !file_.defects.empty() &&
                         (file_.defects.back().kind == DefectKind::tooManyRecords ||
                          file_.defects.back().kind == DefectKind::tooManyVertices);
    if (stated_ == size) {
      if (file_.wholly && position_ < size) add(DefectKind::shpTrailing, 0, size - position_);
    } else if (file_.wholly && stated_ == position_ && size > stated_) {
      add(DefectKind::shpTrailing, 0, size - position_);
    } else if (!limited) {
      add(DefectKind::shpLength, 0, size, stated_);
    }
  }

  void checkFileBox() {
    if (!file_.wholly || !finite_ || box_.empty()) return;
    // A record that could not be read may well explain a box that is larger.
    const bool lost = std::any_of(file_.defects.begin(), file_.defects.end(), [](const Defect& d) {
      return d.record > 0 && losesData(d.kind);
    });
    if (!lost && !sameBox(storedBox(at(36)), box_)) add(DefectKind::fileBox);
  }

  Bytes bytes_;
  ReadLimits limits_;
  ShpFile file_;
  std::uint64_t stated_ = 0;
  std::uint64_t position_ = kHeaderBytes;
  Box box_;
  bool finite_ = true;
};

}  // namespace

GeometryKind kindOfType(std::int32_t type) {
  switch (type) {
    case 0:
      return GeometryKind::none;
    case 1:
    case 11:
    case 21:
      return GeometryKind::point;
    case 3:
    case 13:
    case 23:
      return GeometryKind::polyline;
    case 5:
    case 15:
    case 25:
      return GeometryKind::polygon;
    case 8:
    case 18:
    case 28:
      return GeometryKind::multipoint;
    case 31:
      return GeometryKind::multipatch;
    default:
      return GeometryKind::unknown;
  }
}

std::string_view nameOfType(std::int32_t type) {
  switch (type) {
    case 0:
      return "Null";
    case 1:
      return "Point";
    case 3:
      return "PolyLine";
    case 5:
      return "Polygon";
    case 8:
      return "MultiPoint";
    case 11:
      return "PointZ";
    case 13:
      return "PolyLineZ";
    case 15:
      return "PolygonZ";
    case 18:
      return "MultiPointZ";
    case 21:
      return "PointM";
    case 23:
      return "PolyLineM";
    case 25:
      return "PolygonM";
    case 28:
      return "MultiPointM";
    case 31:
      return "MultiPatch";
    default:
      return {};
  }
}

ShpFile readShp(Bytes bytes, const ReadLimits& limits) { return Scanner(bytes, limits).run(); }

}  // namespace kkpr::shapefile
