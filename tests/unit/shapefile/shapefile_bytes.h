#pragma once
// Shapefile parts written byte by byte, apart from any code of core/, so that tests can lie in
// them.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "base/point.h"

namespace kkpr::test {

using Buffer = std::vector<std::uint8_t>;
using Rings = std::vector<std::vector<Point>>;

inline void putBig(Buffer& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::uint8_t>(value >> shift & 0xFF));
  }
}
inline void putLittle(Buffer& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<std::uint8_t>(value >> shift & 0xFF));
  }
}
inline void putDouble(Buffer& out, double value) {
  std::uint8_t bytes[8];
  std::memcpy(bytes, &value, 8);
  out.insert(out.end(), bytes, bytes + 8);
}
inline void setBig(Buffer& out, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) {
    out.at(at + i) = static_cast<std::uint8_t>(value >> (24 - 8 * i) & 0xFF);
  }
}
inline void setLittle(Buffer& out, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) {
    out.at(at + i) = static_cast<std::uint8_t>(value >> (8 * i) & 0xFF);
  }
}
inline void setDouble(Buffer& out, std::size_t at, double value) {
  std::memcpy(&out.at(at), &value, 8);
}

inline std::vector<Point> square(double x, double y, double size) {
  return {{x, y}, {x, y + size}, {x + size, y + size}, {x + size, y}, {x, y}};
}

inline Box boxOf(const std::vector<Rings>& records) {
  Box box;
  for (const Rings& rings : records) {
    for (const auto& ring : rings) {
      for (const Point& p : ring) box.include(p);
    }
  }
  return box;
}
inline void putBox(Buffer& out, const Box& box) {
  const bool none = box.empty();
  for (const double value : {box.minX, box.minY, box.maxX, box.maxY}) {
    putDouble(out, none ? 0 : value);
  }
}

/// Content of one record, without its header. An empty list of rings is a null shape.
inline Buffer contentOf(std::uint32_t type, const Rings& rings, bool withM = false) {
  Buffer out;
  if (rings.empty()) {
    putLittle(out, 0);
    return out;
  }
  const bool point = type == 1 || type == 11 || type == 21;
  const bool multipoint = type == 8 || type == 18 || type == 28;
  const bool z = type == 11 || type == 13 || type == 15 || type == 18;
  std::uint32_t points = 0;
  for (const auto& ring : rings) points += static_cast<std::uint32_t>(ring.size());
  putLittle(out, type);
  if (!point) putBox(out, boxOf({rings}));
  if (!point && !multipoint) putLittle(out, static_cast<std::uint32_t>(rings.size()));
  if (!point) putLittle(out, points);
  if (!point && !multipoint) {
    std::uint32_t start = 0;
    for (const auto& ring : rings) {
      putLittle(out, start);
      start += static_cast<std::uint32_t>(ring.size());
    }
  }
  for (const auto& ring : rings) {
    for (const Point& p : ring) {
      putDouble(out, p.x);
      putDouble(out, p.y);
    }
  }
  for (int ordinate = 0; ordinate < (z ? 1 : 0) + (withM ? 1 : 0); ++ordinate) {
    if (!point) {
      putDouble(out, 0);
      putDouble(out, 0);
    }
    for (std::uint32_t i = 0; i < points; ++i) putDouble(out, 7.5);
  }
  return out;
}

inline void putHeader(Buffer& out, std::uint32_t type, std::size_t bytes, const Box& box) {
  putBig(out, 9994);
  for (int i = 0; i < 5; ++i) putBig(out, 0);
  putBig(out, static_cast<std::uint32_t>(bytes / 2));
  putLittle(out, 1000);
  putLittle(out, type);
  putBox(out, box);
  for (int i = 0; i < 4; ++i) putDouble(out, 0);
}

/// A whole .shp.
inline Buffer shpOf(const std::vector<Rings>& records, std::uint32_t type = 5, bool withM = false) {
  Buffer body;
  std::uint32_t number = 0;
  for (const Rings& rings : records) {
    const Buffer content = contentOf(type, rings, withM);
    putBig(body, ++number);
    putBig(body, static_cast<std::uint32_t>(content.size() / 2));
    body.insert(body.end(), content.begin(), content.end());
  }
  Buffer out;
  putHeader(out, type, 100 + body.size(), boxOf(records));
  out.insert(out.end(), body.begin(), body.end());
  return out;
}

/// The .shx of those records.
inline Buffer shxOf(const std::vector<Rings>& records, std::uint32_t type = 5, bool withM = false) {
  Buffer out;
  putHeader(out, type, 100 + records.size() * 8, boxOf(records));
  std::size_t offset = 100;
  for (const Rings& rings : records) {
    const std::size_t content = contentOf(type, rings, withM).size();
    putBig(out, static_cast<std::uint32_t>(offset / 2));
    putBig(out, static_cast<std::uint32_t>(content / 2));
    offset += 8 + content;
  }
  return out;
}

struct Column {
  std::string name;
  char type = 'C';
  std::size_t width = 10;
  std::vector<std::string> values;
};

/// A dBASE III table; every column has the same number of values.
inline Buffer dbfOf(const std::vector<Column>& columns) {
  const std::size_t rows = columns.empty() ? 0 : columns[0].values.size();
  std::size_t rowBytes = 1;
  for (const Column& column : columns) rowBytes += column.width;
  const std::size_t headerBytes = 32 + 32 * columns.size() + 1;
  Buffer out{0x03, 125, 1, 2};
  putLittle(out, static_cast<std::uint32_t>(rows));
  out.push_back(static_cast<std::uint8_t>(headerBytes & 0xFF));
  out.push_back(static_cast<std::uint8_t>(headerBytes >> 8));
  out.push_back(static_cast<std::uint8_t>(rowBytes & 0xFF));
  out.push_back(static_cast<std::uint8_t>(rowBytes >> 8));
  out.resize(32, 0);
  for (const Column& column : columns) {
    std::string name = column.name;
    name.resize(11, '\0');
    out.insert(out.end(), name.begin(), name.end());
    out.push_back(static_cast<std::uint8_t>(column.type));
    out.insert(out.end(), 4, 0);
    out.push_back(static_cast<std::uint8_t>(column.width & 0xFF));
    out.push_back(static_cast<std::uint8_t>(column.width >> 8));
    out.insert(out.end(), 14, 0);
  }
  out.push_back(0x0D);
  for (std::size_t row = 0; row < rows; ++row) {
    out.push_back(' ');
    for (const Column& column : columns) {
      std::string value = column.values[row];
      value.resize(column.width, ' ');
      out.insert(out.end(), value.begin(), value.end());
    }
  }
  out.push_back(0x1A);
  return out;
}

inline Buffer dbfOfRows(std::size_t rows) {
  return dbfOf({{"NAMA", 'C', 8, std::vector<std::string>(rows, "lokasi")}});
}

inline Buffer bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

}  // namespace kkpr::test
