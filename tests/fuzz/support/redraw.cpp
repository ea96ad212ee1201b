// Geometry as people and converters spoil it, in well-formed files: what the rules of geometry and
// topology are about.

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "fuzz/support/mutate.h"
#include "shapefile/shp_reader.h"

namespace kkpr::fuzz {
namespace {

using Ring = std::vector<Point>;
using Rings = std::vector<Ring>;

constexpr std::size_t kMostVertices = 3000;

Box boxOf(const Rings& rings) {
  Box box;
  for (const Ring& ring : rings) {
    for (const Point& p : ring) {
      box.minX = std::min(box.minX, p.x);
      box.minY = std::min(box.minY, p.y);
      box.maxX = std::max(box.maxX, p.x);
      box.maxY = std::max(box.maxY, p.y);
    }
  }
  return box;
}

double roundedTo6(double value) {
  const double scaled = value * 1e6;
  if (!(scaled > -9e15 && scaled < 9e15)) return value;
  const auto whole = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
  return static_cast<double>(whole) / 1e6;
}

/// 106° 48′ written as 106.48.
double minutesAsDecimals(double value) {
  if (!(value > -1e9 && value < 1e9)) return value;
  const auto whole = static_cast<double>(static_cast<std::int64_t>(value));
  return whole + (value - whole) * 0.6;
}

struct Drawing {
  std::vector<Rings> records;

  [[nodiscard]] std::size_t vertices() const {
    std::size_t sum = 0;
    for (const Rings& rings : records) {
      for (const Ring& ring : rings) sum += ring.size();
    }
    return sum;
  }
};

Point between(Point a, Point b, double share) {
  return {roundedTo6(a.x + (b.x - a.x) * share), roundedTo6(a.y + (b.y - a.y) * share)};
}

/// Moves, turns and scales a ring about a corner of its box; sixths keep the numbers plain.
Ring copied(const Ring& ring, const Box& box, double factor, double dx, double dy) {
  Ring copy;
  const double width = box.maxX - box.minX;
  const double height = box.maxY - box.minY;
  for (const Point& p : ring) {
    copy.push_back({roundedTo6(box.minX + (p.x - box.minX) * factor + dx * width),
                    roundedTo6(box.minY + (p.y - box.minY) * factor + dy * height)});
  }
  return copy;
}

void closeRing(Ring& ring) {
  if (!ring.empty()) ring.back() = ring.front();
}

/// Two halves along the line from vertex 0 to vertex `at`.
std::pair<Ring, Ring> halves(const Ring& ring, std::size_t at) {
  Ring first(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  first.push_back(ring.front());
  Ring second(ring.begin() + static_cast<std::ptrdiff_t>(at), ring.end());
  second.push_back(ring[at]);
  return {std::move(first), std::move(second)};
}

void spoilVertex(Ring& ring, Random& random) {
  const std::size_t at = random.index(ring.size());
  const auto here = ring.begin() + static_cast<std::ptrdiff_t>(at);
  const Point p = ring[at];
  const Point next = ring[(at + 1) % ring.size()];
  switch (random.below(12)) {
    case 0:
      ring[at] = ring[random.index(ring.size())];
      return;
    case 1:
      std::swap(ring[at], ring[random.index(ring.size())]);
      return;
    case 2:
      ring.insert(here, p);
      return;
    case 3: {  // out and straight back
      const Point out = between(p, next, -0.5 - static_cast<double>(random.below(4)));
      const std::array<Point, 2> spike{out, p};
      ring.insert(here + 1, spike.begin(), spike.end());
      return;
    }
    case 4: {  // a narrow spike
      const Point out{roundedTo6(p.x + static_cast<double>(random.around(200)) * 1e-6),
                      roundedTo6(p.y + static_cast<double>(random.around(200)) * 1e-6)};
      const std::array<Point, 2> spike{out, Point{p.x + 1e-6, p.y}};
      ring.insert(here + 1, spike.begin(), spike.end());
      return;
    }
    case 5:  // a corner in the middle of an edge
      ring.insert(here + 1, between(p, next, 0.5));
      return;
    case 6:
      ring[at] = {roundedTo6(p.x + static_cast<double>(random.around(50)) * 1e-6),
                  roundedTo6(p.y + static_cast<double>(random.around(50)) * 1e-6)};
      return;
    case 7:
      ring.erase(here);
      return;
    case 8:
      ring[at] = {p.x + static_cast<double>(random.around(9)) * 1e-13, p.y};
      return;
    case 9:
      ring[at] = {p.x + static_cast<double>(random.around(999)) * 1e-9, p.y};
      return;
    case 10:
      ring[at] = {p.y, p.x};
      return;
    default: {
      using limits = std::numeric_limits<double>;
      const std::array<double, 9> odd{
          limits::quiet_NaN(), limits::infinity(), -1e39, 1e308, limits::denorm_min(), -0.0, 181.0,
          limits::min(),       limits::max()};
      (random.oneIn(2) ? ring[at].x : ring[at].y) = odd[random.index(odd.size())];
      return;
    }
  }
}

void spoilRing(Drawing& drawing, Rings& rings, std::size_t which, Random& random) {
  Ring& ring = rings[which];
  const Box box = boxOf({ring});
  const double sixth = static_cast<double>(random.around(8)) / 6;
  switch (random.below(13)) {
    case 0:
      std::reverse(ring.begin(), ring.end());
      return;
    case 1:  // another start
      if (ring.size() > 2) {
        ring.pop_back();
        std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(ring.size() / 2),
                    ring.end());
        ring.push_back(ring.front());
      }
      return;
    case 2:
      ring.pop_back();
      return;
    case 3:  // a hole, or a ring over it
      rings.push_back(copied(ring, box, 0.5, 0.25, 0.25));
      if (random.oneIn(2)) std::reverse(rings.back().begin(), rings.back().end());
      return;
    case 4:  // a neighbour: apart, beside or over
      drawing.records.push_back({copied(ring, box, 1, sixth, random.oneIn(2) ? 0 : sixth)});
      return;
    case 5:  // a part beside
      rings.push_back(copied(ring, box, 1, sixth, random.oneIn(2) ? 0 : sixth));
      return;
    case 6:  // an island of another record that fills a hole
      drawing.records.push_back({copied(ring, box, 0.5, 0.25, 0.25)});
      return;
    case 7:
      if (ring.size() > 4) {
        auto [first, second] = halves(ring, 2 + random.index(ring.size() - 4));
        ring = std::move(first);
        drawing.records.push_back({std::move(second)});
      }
      return;
    case 8:  // shrunk to almost nothing
      ring = copied(ring, box, random.oneIn(2) ? 1e-3 : 1e-9, 0, 0);
      return;
    case 9: {  // a comb along the top
      const std::size_t teeth = 2 + random.index(40);
      const double step = (box.maxX - box.minX) / static_cast<double>(2 * teeth);
      Ring comb{{box.minX, box.minY}};
      for (std::size_t i = 0; i < 2 * teeth; ++i) {
        comb.push_back({box.minX + step * static_cast<double>(i),
                        i % 2 == 0 ? box.maxY : box.minY + (box.maxY - box.minY) / 7});
      }
      comb.push_back({box.maxX, box.minY});
      comb.push_back(comb.front());
      ring = std::move(comb);
      return;
    }
    case 10:  // closed by chance only
      closeRing(ring);
      return;
    case 11: {  // keyhole: in to a small square and back the same way
      const Ring hole = copied(ring, box, 0.25, 0.375, 0.375);
      Ring keyhole(ring.begin(), ring.end() - 1);
      keyhole.push_back(ring.front());
      keyhole.insert(keyhole.end(), hole.rbegin(), hole.rend());
      keyhole.push_back(ring.front());
      ring = std::move(keyhole);
      return;
    }
    default: {  // steps of a few metres, so that edges cross
      for (Point& p : ring) {
        if (random.oneIn(3)) {
          p = {roundedTo6(p.x + static_cast<double>(random.around(30)) * 1e-6),
               roundedTo6(p.y + static_cast<double>(random.around(30)) * 1e-6)};
        }
      }
      closeRing(ring);
      return;
    }
  }
}

void spoilAll(Drawing& drawing, Random& random) {
  if (random.oneIn(6)) {
    Rings& rings = drawing.records[random.index(drawing.records.size())];
    drawing.records.push_back(rings);  // drawn twice
    return;
  }
  if (random.oneIn(6) && drawing.records.size() > 1) {
    Rings& first = drawing.records.front();
    first.insert(first.end(), drawing.records.back().begin(), drawing.records.back().end());
    drawing.records.pop_back();
    return;
  }
  const std::uint64_t how = random.below(9);
  const double shift = static_cast<double>(random.around(180));
  for (Rings& rings : drawing.records) {
    for (Ring& ring : rings) {
      for (Point& p : ring) {
        switch (how) {
          case 0:
            std::swap(p.x, p.y);
            break;
          case 1:
            p = {p.x * 1e6, p.y * 1e6};
            break;
          case 2:
            p.y = -p.y;
            break;
          case 3:
            p.x += shift;
            break;
          case 4:  // metres
            p = {p.x * 111319.49079327358, p.y * 111319.49079327358};
            break;
          case 5:
            p = {p.x * 4000, 1e7 + p.y * 111000};
            break;
          case 6:  // many decimals
            p = {p.x + 1.0 / 3e7, p.y + 1.0 / 7e7};
            break;
          case 7:  // minutes written as decimals
            p.x = minutesAsDecimals(p.x);
            break;
          default:
            p = {roundedTo6(p.x / 1000), roundedTo6(p.y / 1000)};
            break;
        }
      }
    }
  }
}

void putBig(ByteVector& out, std::uint64_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}
void putLittle(ByteVector& out, std::uint64_t value) {
  for (int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}
void putDouble(ByteVector& out, double value) {
  std::array<std::uint8_t, 8> bytes{};
  std::memcpy(bytes.data(), &value, bytes.size());
  out.insert(out.end(), bytes.begin(), bytes.end());
}
void putBox(ByteVector& out, const Box& box) {
  for (const double value : {box.minX, box.minY, box.maxX, box.maxY}) putDouble(out, value);
}

ByteVector header(std::size_t bytes, const Box& box) {
  ByteVector out;
  putBig(out, 9994);
  for (int i = 0; i < 5; ++i) putBig(out, 0);
  putBig(out, bytes / 2);
  putLittle(out, 1000);
  putLittle(out, 5);
  putBox(out, box);
  for (int i = 0; i < 4; ++i) putDouble(out, 0);
  return out;
}

void write(const Drawing& drawing, ByteVector& shp, ByteVector& shx) {
  ByteVector body;
  ByteVector index;
  Box all;
  std::size_t number = 0;
  for (const Rings& rings : drawing.records) {
    ByteVector content;
    std::size_t points = 0;
    for (const Ring& ring : rings) points += ring.size();
    const Box box = boxOf(rings);
    all.include(box);
    putLittle(content, points == 0 ? 0 : 5);
    if (points > 0) {
      putBox(content, box);
      putLittle(content, rings.size());
      putLittle(content, points);
      std::size_t start = 0;
      for (const Ring& ring : rings) {
        putLittle(content, start);
        start += ring.size();
      }
      for (const Ring& ring : rings) {
        for (const Point& p : ring) {
          putDouble(content, p.x);
          putDouble(content, p.y);
        }
      }
    }
    putBig(index, (100 + body.size()) / 2);
    putBig(index, content.size() / 2);
    putBig(body, ++number);
    putBig(body, content.size() / 2);
    body.insert(body.end(), content.begin(), content.end());
  }
  shp = header(100 + body.size(), all);
  shp.insert(shp.end(), body.begin(), body.end());
  shx = header(100 + index.size(), all);
  shx.insert(shx.end(), index.begin(), index.end());
}

/// As many rows as there are records: the last one again, or cut.
void fitRows(ByteVector& dbf, std::size_t records) {
  if (dbf.size() < 33) return;
  const std::size_t start = dbf[8] + std::size_t{dbf[9]} * 256;
  const std::size_t row = dbf[10] + std::size_t{dbf[11]} * 256;
  if (row == 0 || start + row > dbf.size()) return;
  const ByteVector last(dbf.begin() + static_cast<std::ptrdiff_t>(start),
                        dbf.begin() + static_cast<std::ptrdiff_t>(start + row));
  const std::size_t rows = (dbf.size() - start) / row;
  dbf.resize(start + std::min(rows, records) * row);
  for (std::size_t i = rows; i < records; ++i) dbf.insert(dbf.end(), last.begin(), last.end());
  for (std::size_t i = 0; i < 4; ++i) dbf[4 + i] = static_cast<std::uint8_t>(records >> (8 * i));
  dbf.push_back(0x1A);
}

}  // namespace

bool redraw(ByteVector& shp, ByteVector& shx, ByteVector& dbf, Random& random) {
  const shapefile::ShpFile file = shapefile::readShp(shp, {2000, kMostVertices});
  if (file.geometry.kind != shapefile::GeometryKind::polygon) return false;
  Drawing drawing;
  for (const shapefile::Record& record : file.geometry.records) {
    Rings rings;
    for (std::size_t i = 0; i < record.partCount; ++i) {
      const auto part = file.geometry.part(record.firstPart + i);
      rings.emplace_back(part.begin(), part.end());
    }
    if (!rings.empty()) drawing.records.push_back(std::move(rings));
  }
  if (drawing.records.empty()) return false;

  const std::size_t steps = 1 + random.index(random.oneIn(3) ? 5 : 2);
  for (std::size_t i = 0; i < steps && drawing.vertices() < kMostVertices; ++i) {
    const std::size_t record = random.index(drawing.records.size());
    // Taken out while it changes: new records may move the others.
    Rings rings = std::move(drawing.records[record]);
    rings.erase(
        std::remove_if(rings.begin(), rings.end(), [](const Ring& ring) { return ring.empty(); }),
        rings.end());
    if (rings.empty()) rings.push_back({{107, -7}, {107, -6.9}, {107.1, -7}, {107, -7}});
    const std::size_t ring = random.index(rings.size());
    const std::uint64_t how = random.below(8);
    if (how < 3) {
      spoilVertex(rings[ring], random);
    } else if (how < 7) {
      spoilRing(drawing, rings, ring, random);
    }
    drawing.records[record] = std::move(rings);
    if (how == 7) spoilAll(drawing, random);
  }
  write(drawing, shp, shx);
  fitRows(dbf, drawing.records.size());
  return true;
}

}  // namespace kkpr::fuzz
