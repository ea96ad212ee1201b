#include "shapefile/shapefile_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace kkpr::shapefile {
namespace {

constexpr std::size_t kHeaderBytes = 100;
constexpr std::uint32_t kMagic = 9994;
constexpr std::uint32_t kVersion = 1000;
constexpr std::uint32_t kPolygon = 5;
constexpr std::uint8_t kHeaderEnd = 0x0D;
constexpr std::uint8_t kFileEnd = 0x1A;

using Out = std::vector<std::uint8_t>;

void putBig(Out& out, std::uint64_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

void putLittle(Out& out, std::uint64_t value, int bytes = 4) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void setLittle(Out& out, std::size_t at, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

/// As they lie in memory: every machine we build for has the format's order (shp_reader.cpp).
void putDoubles(Out& out, const double* values, std::size_t count) {
  const std::size_t at = out.size();
  out.resize(at + count * sizeof(double));
  if (count > 0) std::memcpy(out.data() + at, values, count * sizeof(double));
}

void putBox(Out& out, const Box& box) {
  const double empty[4] = {0, 0, 0, 0};
  const double full[4] = {box.minX, box.minY, box.maxX, box.maxY};
  putDoubles(out, box.empty() ? empty : full, 4);
}

void putHeader(Out& out, std::uint64_t bytes, const Box& box) {
  putBig(out, kMagic);
  for (int i = 0; i < 5; ++i) putBig(out, 0);
  putBig(out, bytes / 2);
  putLittle(out, kVersion);
  putLittle(out, kPolygon);
  putBox(out, box);
  for (int i = 0; i < 4; ++i) putLittle(out, 0, 8);  // no Z, no M
}

Box boxOf(std::span<const Point> points) {
  Box box;
  for (const Point& p : points) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) box.include(p);
  }
  return box;
}

/// The points of a record; its parts stand one behind the other.
std::span<const Point> pointsOf(const Geometry& geometry, const Record& record) {
  const std::size_t first = geometry.partStarts[record.firstPart];
  const std::size_t end = geometry.partStarts[std::size_t{record.firstPart} + record.partCount];
  return std::span(geometry.points).subspan(first, end - first);
}

void putShxEntry(Out& shx, std::uint64_t offset, std::uint64_t length) {
  putBig(shx, offset / 2);
  putBig(shx, length / 2);
}

}  // namespace

WrittenShp writePolygons(const Geometry& geometry) {
  std::uint64_t bytes = kHeaderBytes;
  Box box;
  for (const Record& record : geometry.records) {
    bytes += 12;
    if (record.partCount == 0) continue;
    const std::span<const Point> points = pointsOf(geometry, record);
    bytes += 40 + 4 * std::uint64_t{record.partCount} + 16 * std::uint64_t{points.size()};
    box.include(boxOf(points));
  }
  WrittenShp written;
  written.shp.reserve(static_cast<std::size_t>(bytes));
  written.shx.reserve(kHeaderBytes + 8 * geometry.records.size());
  putHeader(written.shp, bytes, box);
  putHeader(written.shx, kHeaderBytes + 8 * std::uint64_t{geometry.records.size()}, box);
  std::uint32_t number = 0;
  for (const Record& record : geometry.records) {
    const bool null = record.partCount == 0;
    const std::span<const Point> points =
        null ? std::span<const Point>{} : pointsOf(geometry, record);
    const std::uint64_t length =
        null ? 4 : 44 + 4 * std::uint64_t{record.partCount} + 16 * std::uint64_t{points.size()};
    putShxEntry(written.shx, written.shp.size(), length);
    putBig(written.shp, ++number);
    putBig(written.shp, length / 2);
    putLittle(written.shp, null ? 0 : kPolygon);
    if (null) continue;
    putBox(written.shp, boxOf(points));
    putLittle(written.shp, record.partCount);
    putLittle(written.shp, points.size());
    const std::uint32_t first = geometry.partStarts[record.firstPart];
    for (std::uint32_t k = 0; k < record.partCount; ++k) {
      putLittle(written.shp, geometry.partStarts[std::size_t{record.firstPart} + k] - first);
    }
    putDoubles(written.shp, &points.data()->x, 2 * points.size());
  }
  return written;
}

std::vector<std::uint8_t> writeShx(Bytes shp, std::span<const RecordExtent> extents) {
  Out shx(shp.begin(), shp.begin() + kHeaderBytes);
  const std::uint64_t words = (kHeaderBytes + 8 * std::uint64_t{extents.size()}) / 2;
  for (std::size_t i = 0; i < 4; ++i) {
    shx[24 + i] = static_cast<std::uint8_t>(words >> (24 - 8 * i));
  }
  for (const RecordExtent& extent : extents) putShxEntry(shx, extent.offset, extent.length);
  return shx;
}

std::vector<std::uint8_t> writeDbfRows(Bytes dbf, const DbfFile& table,
                                       std::span<const std::optional<std::uint64_t>> rows) {
  const auto header = static_cast<std::size_t>(table.headerBytes);
  const auto width = static_cast<std::size_t>(table.rowBytes);
  Out out;
  out.reserve(header + rows.size() * width + 1);
  out.assign(dbf.begin(), dbf.begin() + static_cast<std::ptrdiff_t>(header));
  setLittle(out, 4, rows.size(), 4);
  for (const auto& row : rows) {
    if (row && *row < table.wholeRows) {
      const std::uint8_t* at = dbf.data() + header + static_cast<std::size_t>(*row) * width;
      out.insert(out.end(), at, at + width);
    } else {
      out.insert(out.end(), width, ' ');
    }
  }
  out.push_back(kFileEnd);
  return out;
}

std::vector<std::uint8_t> writeMinimalDbf(std::uint64_t rows) {
  constexpr std::size_t kDigits = 10;
  constexpr std::size_t kTableHeader = 32 + 32 + 1;
  Out out{0x03, 80, 1, 1};  // dBASE III; the day that the zip's members have, too
  putLittle(out, rows);
  putLittle(out, kTableHeader, 2);
  putLittle(out, 1 + kDigits, 2);
  out.resize(32, 0);
  out.push_back('I');
  out.push_back('D');
  out.resize(32 + 11, 0);
  out.push_back('N');
  out.resize(32 + 16, 0);
  out.push_back(kDigits);
  out.resize(64, 0);
  out.push_back(kHeaderEnd);
  for (std::uint64_t row = 1; row <= rows; ++row) {
    const std::string digits = std::to_string(row);
    out.push_back(' ');
    out.insert(out.end(), kDigits - std::min(kDigits, digits.size()), ' ');
    out.insert(out.end(), digits.begin(), digits.end());
  }
  out.push_back(kFileEnd);
  return out;
}

}  // namespace kkpr::shapefile
