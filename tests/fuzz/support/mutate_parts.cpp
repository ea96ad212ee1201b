#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string>

#include "fuzz/support/mutate.h"
#include "shapefile/bytes.h"

namespace kkpr::fuzz {
namespace {

using shapefile::big32;
using shapefile::little32;

void putBig(ByteVector& bytes, std::size_t at, std::uint32_t value) {
  if (bytes.size() < 4 || at > bytes.size() - 4) return;
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * (3 - i)));
  }
}
void putLittle(ByteVector& bytes, std::size_t at, std::uint32_t value) {
  if (bytes.size() < 4 || at > bytes.size() - 4) return;
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}
void putDouble(ByteVector& bytes, std::size_t at, double value) {
  if (bytes.size() < 8 || at > bytes.size() - 8) return;
  std::memcpy(bytes.data() + at, &value, sizeof value);
}
double getDouble(const ByteVector& bytes, std::size_t at) {
  return bytes.size() < 8 || at > bytes.size() - 8 ? 0 : shapefile::littleDouble(&bytes[at]);
}

constexpr std::array<std::uint32_t, 18> kTypes{0,  1,  3,  5,  8,  11, 13, 15, 18,
                                               21, 23, 25, 28, 31, 2,  6,  99, 0xFFFFFFFF};

std::uint32_t oddNumber(std::uint32_t was, Random& random) {
  constexpr std::array<std::uint32_t, 10> kOdd{
      0, 1, 2, 3, 1000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x10000000, 0x0FFFFFFF};
  switch (random.below(3)) {
    case 0:
      return kOdd[random.index(kOdd.size())];
    case 1:
      return static_cast<std::uint32_t>(was + static_cast<std::uint64_t>(random.around(4)));
    default:
      return was << random.below(8);
  }
}

double oddDouble(double was, Random& random) {
  using limits = std::numeric_limits<double>;
  const std::array<double, 16> odd{limits::quiet_NaN(),
                                   limits::infinity(),
                                   -limits::infinity(),
                                   -0.0,
                                   0.0,
                                   limits::denorm_min(),
                                   1e308,
                                   -1e308,
                                   -1e39,
                                   180,
                                   -90,
                                   141.1,
                                   1e-300,
                                   4503599627370497.5,
                                   limits::max(),
                                   limits::min()};
  switch (random.below(6)) {
    case 0:
      return was * 1e6;
    case 1:
      return -was;
    case 2:
      return was + static_cast<double>(random.around(1000)) * 1e-6;
    case 3:
      return was + static_cast<double>(random.around(9)) * 1e-13;
    default:
      return odd[random.index(odd.size())];
  }
}

/// Offsets of the record headers, as far as the lengths lead.
std::vector<std::size_t> recordsOf(const ByteVector& shp) {
  std::vector<std::size_t> at;
  std::uint64_t position = 100;
  while (position + 12 <= shp.size() && at.size() < 1000) {
    at.push_back(static_cast<std::size_t>(position));
    position += 8 + std::uint64_t{big32(&shp[static_cast<std::size_t>(position) + 4])} * 2;
  }
  return at;
}

}  // namespace

void mutateShp(ByteVector& shp, Random& random) {
  if (shp.size() < 100 || random.oneIn(10)) return mutateRaw(shp, random);
  const std::vector<std::size_t> records = recordsOf(shp);
  if (records.empty() || random.oneIn(6)) {  // the file's header
    switch (random.below(5)) {
      case 0:
        return putBig(shp, 0, oddNumber(9994, random));
      case 1:
        return putBig(shp, 24, oddNumber(big32(&shp[24]), random));
      case 2:
        return putLittle(shp, 28, oddNumber(1000, random));
      case 3:
        return putLittle(shp, 32, kTypes[random.index(kTypes.size())]);
      default: {
        const std::size_t at = 36 + 8 * random.index(8);
        return putDouble(shp, at, oddDouble(getDouble(shp, at), random));
      }
    }
  }
  const std::size_t at = records[random.index(records.size())];
  const std::size_t content = at + 8;
  const auto number = [&](std::size_t where) {
    return where + 4 <= shp.size() ? little32(&shp[where]) : 0;
  };
  const std::uint32_t parts = number(content + 36);
  const std::uint32_t points = number(content + 40);
  const std::size_t firstPoint = content + 44 + std::size_t{4} * std::min(parts, 4096U);
  switch (random.below(13)) {
    case 0:
      return putBig(shp, at, oddNumber(big32(&shp[at]), random));
    case 1:
      return putBig(shp, at + 4, oddNumber(big32(&shp[at + 4]), random));
    case 2:
      return putLittle(shp, content, kTypes[random.index(kTypes.size())]);
    case 3: {
      const std::size_t where = content + 4 + 8 * random.index(4);
      return putDouble(shp, where, oddDouble(getDouble(shp, where), random));
    }
    case 4:
      return putLittle(shp, content + 36, oddNumber(parts, random));
    case 5:
      return putLittle(shp, content + 40, oddNumber(points, random));
    case 6: {
      const std::size_t where = content + 44 + 4 * random.index(std::min(parts, 64U));
      return putLittle(shp, where, oddNumber(number(where), random));
    }
    case 7: {  // lengths kept in step, so that only the end is new
      const std::size_t end = std::min(shp.size(), at + 8 + 2 * std::size_t{big32(&shp[at + 4])});
      if (end - at > 24 && end == shp.size()) {
        const std::size_t cut = 2 * (1 + random.index(8));
        shp.resize(end - cut);
        putBig(shp, at + 4, static_cast<std::uint32_t>((shp.size() - at - 8) / 2));
        putBig(shp, 24, static_cast<std::uint32_t>(shp.size() / 2));
        return;
      }
      return mutateRaw(shp, random);
    }
    case 8:  // the same record once more, at the end
      if (std::size_t{big32(&shp[at + 4])} * 2 <= shp.size() - content) {
        const auto from = shp.begin() + static_cast<std::ptrdiff_t>(at);
        const ByteVector again(
            from, from + static_cast<std::ptrdiff_t>(8 + 2 * std::size_t{big32(&shp[at + 4])}));
        shp.insert(shp.end(), again.begin(), again.end());
        putBig(shp, 24, static_cast<std::uint32_t>(shp.size() / 2));
      }
      return;
    default: {  // one or a few ordinates
      const std::size_t some = 1 + random.index(random.oneIn(4) ? 12 : 1);
      for (std::size_t i = 0; i < some; ++i) {
        const std::size_t where = firstPoint + 8 * random.index(2 * std::min(points, 4096U));
        putDouble(shp, where, oddDouble(getDouble(shp, where), random));
      }
      return;
    }
  }
}

void mutateShx(ByteVector& shx, Random& random) {
  if (shx.size() < 108 || random.oneIn(6)) return mutateRaw(shx, random);
  const std::size_t entries = (shx.size() - 100) / 8;
  const std::size_t at = 100 + 8 * random.index(entries);
  switch (random.below(6)) {
    case 0:
      return putBig(shx, 0, oddNumber(9994, random));
    case 1:
      return putBig(shx, 24, oddNumber(big32(&shx[24]), random));
    case 2:
      return putBig(shx, at, oddNumber(big32(&shx[at]), random));
    case 3:
      return putBig(shx, at + 4, oddNumber(big32(&shx[at + 4]), random));
    case 4: {
      const std::size_t other = 100 + 8 * random.index(entries);
      std::swap_ranges(shx.begin() + static_cast<std::ptrdiff_t>(at),
                       shx.begin() + static_cast<std::ptrdiff_t>(at + 8),
                       shx.begin() + static_cast<std::ptrdiff_t>(other));
      return;
    }
    default:
      shx.resize(shx.size() - 1 - random.index(16));
      return;
  }
}

void mutateDbf(ByteVector& dbf, Random& random) {
  if (dbf.size() < 66 || random.oneIn(6)) return mutateRaw(dbf, random);
  const auto byte = [&](std::size_t at, std::uint64_t value) {
    if (at < dbf.size()) dbf[at] = static_cast<std::uint8_t>(value);
  };
  const std::size_t header = shapefile::little16(&dbf[8]);
  const std::size_t row = std::max<std::size_t>(1, shapefile::little16(&dbf[10]));
  const std::size_t fields = header < 65 ? 1 : (header - 33) / 32;
  const std::size_t field = 32 + 32 * random.index(fields);
  // Drawn before: the order in which arguments are evaluated is the compiler's.
  const std::uint64_t value = random.below(256);
  switch (random.below(11)) {
    case 0:
      return byte(0, value);
    case 1:
      return putLittle(dbf, 4, oddNumber(little32(&dbf[4]), random));
    case 2:
      return byte(8 + random.index(4), value);
    case 3:
      return byte(field + random.index(11), value % 3 == 0 ? 0 : value);
    case 4: {
      constexpr std::string_view kTypesOfField = "CNFDLM@IB+O0\0x";
      return byte(field + 11, static_cast<std::uint8_t>(kTypesOfField[random.index(14)]));
    }
    case 5:
      return byte(field + 16 + random.index(2), value % 2 == 0 ? 0xFF : value);
    case 6:
      return byte(header == 0 ? 0 : header - 1, value);
    case 7:  // a row that is flagged deleted
      return byte(header + row * random.index((dbf.size() - std::min(header, dbf.size())) / row),
                  '*');
    case 8:  // text of another alphabet
      return byte(header + random.index(dbf.size()), 0x80 | value);
    case 9:
      dbf.resize(dbf.size() - 1 - random.index(std::min<std::size_t>(40, dbf.size() - 1)));
      return;
    default:
      return putLittle(dbf, 4, little32(&dbf[4]) + (random.oneIn(2) ? 1 : 0xFFFFFFFF));
  }
}

void mutatePrj(ByteVector& prj, Random& random) {
  constexpr std::array<std::string_view, 34> kWords{
      "GEOGCS",  "PROJCS",     "DATUM",    "SPHEROID", "PRIMEM",      "UNIT",
      "GEODCRS", "BOUNDCRS",   "COMPD_CS", "VERT_CS",  "LOCAL_CS",    "PARAMETER",
      "TOWGS84", "PROJECTION", "GEOGCRS",  "AXIS",     "CONVERSION",  "ENSEMBLE",
      "[",       "]",          "\"",       "(",        ")",           ",",
      "1e999",   "-1e-999",    "nan",      "0",        "298.2572235", "0.0174532925199433",
      "NaN",     "1..2",       "\xEF\xBB", "\x00\x01"};
  constexpr std::array<std::string_view, 4> kWhole{
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]]"
      ",PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
      "PROJCS[\"WGS_1984_UTM_Zone_48S\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID["
      "\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
      "0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\","
      "500000.0],PARAMETER[\"False_Northing\",10000000.0],PARAMETER[\"Central_Meridian\",105.0],"
      "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]"
      "]",
      "GEOGCRS[\"DGN95\",DATUM[\"Datum Geodesi Nasional 1995\",ELLIPSOID[\"WGS "
      "84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT["
      "\"degree\",0.0174532925199433]],CS[ellipsoidal,2],AXIS[\"latitude\",north],AXIS["
      "\"longitude\",east],ANGLEUNIT[\"degree\",0.0174532925199433],ID[\"EPSG\",4755]]",
      "GEOGCS[\"ID74\",DATUM[\"Indonesian_Datum_1974\",SPHEROID[\"Indonesian National "
      "Spheroid\",6378160,298.247],TOWGS84[-24,-15,5,0,0,0,0]],PRIMEM[\"Greenwich\",0],UNIT["
      "\"degree\",0.01745329251994328]]"};
  std::string text = textOf(prj);
  const std::size_t at = random.index(text.size() + 1);
  const std::string word(random.of(kWords));
  switch (random.below(8)) {
    case 0:
      text = std::string(random.of(kWhole));
      break;
    case 1:
      text.insert(at, word);
      break;
    case 2:  // a token becomes another
      if (const std::size_t end = text.find_first_of("[],\"", at); end != std::string::npos) {
        text.replace(at, end - at, word);
      }
      break;
    case 3: {  // nested deeper
      const std::size_t depth = 1 + random.index(40);
      for (std::size_t i = 0; i < depth; ++i) text.insert(at, "GEOGCS[\"x\",");
      if (random.oneIn(2)) text.append(depth, ']');
      break;
    }
    case 4: {  // a digit
      const std::size_t digit = text.find_first_of("0123456789", at);
      if (digit != std::string::npos) text[digit] = static_cast<char>('0' + random.below(10));
      break;
    }
    case 5: {  // a whole element goes
      const std::size_t end = text.find(']', at);
      if (end != std::string::npos) text.erase(at, end - at + 1);
      break;
    }
    case 6:
      for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
      }
      break;
    default:
      prj = bytesOf(text);
      return mutateRaw(prj, random);
  }
  prj = bytesOf(text);
}

}  // namespace kkpr::fuzz
