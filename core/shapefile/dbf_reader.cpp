#include "shapefile/dbf_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "shapefile/bytes.h"

namespace kkpr::shapefile {
namespace {

constexpr std::uint64_t kHeaderBytes = 32;
constexpr std::uint64_t kFieldBytes = 32;
constexpr std::uint8_t kHeaderEnd = 0x0D;
constexpr std::uint8_t kDeleted = '*';

/// dBASE III, IV and 5 end in the bits 011; FoxBASE, Visual FoxPro and FoxPro have their own
/// numbers.
bool knownVersion(std::uint8_t version) {
  constexpr std::array<std::uint8_t, 5> kOthers{0x02, 0x30, 0x31, 0x32, 0xF5};
  return (version & 0x07) == 0x03 ||
         std::find(kOthers.begin(), kOthers.end(), version) != kOthers.end();
}

void appendUtf8(std::string& out, std::uint32_t codePoint) {
  if (codePoint < 0x80) {
    out += static_cast<char>(codePoint);
  } else if (codePoint < 0x800) {
    out += static_cast<char>(0xC0 | codePoint >> 6);
    out += static_cast<char>(0x80 | (codePoint & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | codePoint >> 12);
    out += static_cast<char>(0x80 | (codePoint >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (codePoint & 0x3F));
  }
}

enum class CodePage { unstated, utf8, windows1252, cp437 };

/// What a .cpg says ("UTF-8", "1252", "ANSI 1252", "ISO-8859-1" …); unknown ones count as unstated.
CodePage codePageOf(std::string_view cpg) {
  std::string key;
  for (const char c : upperAscii(cpg.substr(0, 64))) {
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key += c;
  }
  if (key == "UTF8" || key == "65001") return CodePage::utf8;
  if (key == "437" || key == "CP437" || key == "OEM437" || key == "OEM") return CodePage::cp437;
  for (const char* name :
       {"1252", "ANSI1252", "CP1252", "WINDOWS1252", "ISO88591", "88591", "ISO885915", "LATIN1"}) {
    if (key == name) return CodePage::windows1252;
  }
  return CodePage::unstated;
}

std::string decoded(std::string_view raw, CodePage page) {
  // A language driver id is not asked: most writers leave Esri's default there whatever they write.
  if (page == CodePage::windows1252) return toUtf8(fromWindows1252(raw));
  if (page == CodePage::cp437 || isUtf8(raw)) return toUtf8(raw);
  return toUtf8(fromWindows1252(raw));
}

/// Blanks and NULs at both ends go: writers pad with either.
std::string_view withoutPadding(std::string_view text) {
  const auto padding = [](char c) {
    return c == ' ' || c == '\0' || c == '\t' || c == '\r' || c == '\n';
  };
  while (!text.empty() && padding(text.front())) text.remove_prefix(1);
  while (!text.empty() && padding(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string fromWindows1252(std::string_view bytes) {
  static constexpr std::array<std::uint16_t, 32> kUpper{
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    appendUtf8(out, byte >= 0x80 && byte < 0xA0 ? kUpper[byte - 0x80U] : byte);
  }
  return out;
}

DbfFile readDbf(Bytes bytes) {
  DbfFile table;
  const auto fail = [&table](DefectKind kind, std::uint64_t found, std::uint64_t expected) {
    table.defects.push_back(
        {kind, 0, static_cast<std::int64_t>(found), static_cast<std::int64_t>(expected), -1});
    return table;
  };
  if (bytes.size() < kHeaderBytes + 1) {
    return fail(DefectKind::dbfTooShort, bytes.size(), kHeaderBytes + 1);
  }
  if (!knownVersion(bytes[0])) return fail(DefectKind::dbfVersion, bytes[0], 3);
  table.rows = little32(bytes.data() + 4);
  table.headerBytes = little16(bytes.data() + 8);
  table.rowBytes = little16(bytes.data() + 10);
  table.languageDriver = bytes[29];
  if (table.headerBytes < kHeaderBytes + 1) {
    return fail(DefectKind::dbfLayout, table.headerBytes, kHeaderBytes + 1);
  }
  if (table.headerBytes > bytes.size()) {
    return fail(DefectKind::dbfTooShort, bytes.size(), table.headerBytes);
  }

  std::uint64_t offset = 1;  // the deletion flag comes first
  for (std::uint64_t at = kHeaderBytes; at < table.headerBytes; at += kFieldBytes) {
    const std::uint8_t* entry = bytes.data() + static_cast<std::size_t>(at);
    if (*entry == kHeaderEnd) break;
    if (at + kFieldBytes > table.headerBytes) break;  // no terminator, but no whole field either
    DbfField field;
    const auto* name = reinterpret_cast<const char*>(entry);
    field.name.assign(name, std::find(name, name + 11, '\0'));
    field.type = static_cast<char>(entry[11]);
    field.offset = static_cast<std::uint32_t>(offset);
    // Character fields may be longer than 255: the second length byte then holds the rest.
    field.width = field.type == 'C' ? little16(entry + 16) : entry[16];
    field.decimals = field.type == 'C' ? std::uint8_t{0} : entry[17];
    offset += field.width;
    table.fields.push_back(std::move(field));
  }
  if (offset != table.rowBytes) {
    // Some writers use the byte of the decimals for other things: the short widths may then fit.
    offset = 1;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      table.fields[i].offset = static_cast<std::uint32_t>(offset);
      table.fields[i].width = bytes[static_cast<std::size_t>(kHeaderBytes) + i * 32 + 16];
      offset += table.fields[i].width;
    }
  }
  if (offset != table.rowBytes) return fail(DefectKind::dbfLayout, table.rowBytes, offset);

  table.readable = true;
  const std::uint64_t there = (bytes.size() - table.headerBytes) / table.rowBytes;
  table.wholeRows = std::min(there, table.rows);
  if (table.wholeRows < table.rows) {
    table.defects.push_back({DefectKind::dbfTruncated, 0,
                             static_cast<std::int64_t>(table.wholeRows),
                             static_cast<std::int64_t>(table.rows), -1});
  }
  for (std::uint64_t row = 0; row < table.wholeRows; ++row) {
    if (bytes[static_cast<std::size_t>(table.headerBytes + row * table.rowBytes)] == kDeleted) {
      table.defects.push_back(
          {DefectKind::dbfDeletedRow, static_cast<std::int64_t>(row) + 1, 0, 0, -1});
    }
  }
  return table;
}

std::vector<Field> readDbfValues(Bytes bytes, const DbfFile& table, std::string_view cpg,
                                 std::uint64_t rows, std::vector<Defect>& defects) {
  std::vector<Field> fields;
  if (!table.readable) return fields;
  const CodePage page = codePageOf(cpg);
  std::uint64_t values = 0;
  for (const DbfField& column : table.fields) {
    values += rows;
    if (values > kMaxValues) {
      defects.push_back({DefectKind::tooManyValues, 0,
                         static_cast<std::int64_t>(table.fields.size()),
                         static_cast<std::int64_t>(fields.size()), -1});
      break;
    }
    Field field;
    field.name = decoded(withoutPadding(column.name), page);
    field.values.resize(static_cast<std::size_t>(rows));
    const std::uint64_t present = std::min(rows, table.wholeRows);
    for (std::uint64_t row = 0; row < present; ++row) {
      const std::uint64_t at = table.headerBytes + row * table.rowBytes + column.offset;
      const std::string_view raw(
          reinterpret_cast<const char*>(bytes.data()) + static_cast<std::size_t>(at), column.width);
      field.values[static_cast<std::size_t>(row)] = decoded(withoutPadding(raw), page);
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace kkpr::shapefile
