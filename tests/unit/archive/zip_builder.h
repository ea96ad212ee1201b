#pragma once
// Zips made field by field, so that each field can lie. Knows nothing of the code under test.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkpr::test {

using ByteVector = std::vector<std::uint8_t>;

inline void put(ByteVector& out, std::uint64_t value, int width) {
  for (int i = 0; i < width; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}
inline void put(ByteVector& out, std::string_view text) {
  for (const char c : text) out.push_back(static_cast<std::uint8_t>(c));
}
inline void put(ByteVector& out, const ByteVector& bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}
inline ByteVector bytesOf(std::string_view text) {
  ByteVector out;
  put(out, text);
  return out;
}

/// CRC-32 bit by bit: another way than the library's.
inline std::uint32_t crc32(const ByteVector& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// What a header says of a member; the local and the central one can be told apart.
struct Header {
  std::string name;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint32_t compressedSize = 0;
  std::uint32_t size = 0;
  ByteVector extra;
};

struct Entry {
  Header central;
  Header local;
  ByteVector data;
  ByteVector descriptor;  ///< behind the data
  std::uint32_t attributes = 0;
  std::optional<std::uint32_t> offset;  ///< instead of the true one
  ByteVector before;                    ///< bytes in front of the local header
};

/// A stored member that is right in every field.
inline Entry stored(std::string name, ByteVector data) {
  Entry entry;
  entry.central.name = std::move(name);
  entry.central.crc = crc32(data);
  entry.central.compressedSize = entry.central.size = static_cast<std::uint32_t>(data.size());
  entry.local = entry.central;
  entry.data = std::move(data);
  return entry;
}
inline Entry stored(std::string name, std::string_view text) {
  return stored(std::move(name), bytesOf(text));
}

/// The same in both headers.
template <typename Change>
Entry with(Entry entry, Change change) {
  change(entry.central);
  change(entry.local);
  return entry;
}

struct End {
  std::uint16_t disk = 0;
  std::uint16_t directoryDisk = 0;
  std::optional<std::uint16_t> membersHere, members;
  std::optional<std::uint32_t> size, offset;
  ByteVector before;  ///< between directory and end record (the zip64 records stand here)
  ByteVector comment;
  std::optional<std::uint16_t> commentLength;
};

struct Built {
  ByteVector bytes;
  std::uint32_t directory = 0;  ///< where it starts
  std::uint32_t directorySize = 0;
};

inline Built build(const std::vector<Entry>& entries, const End& end = {}) {
  Built built;
  ByteVector& out = built.bytes;
  ByteVector directory;
  for (const Entry& entry : entries) {
    put(out, entry.before);
    const auto offset = static_cast<std::uint32_t>(out.size());
    const auto common = [](ByteVector& to, const Header& header) {
      put(to, 20, 2);
      put(to, header.flags, 2);
      put(to, header.method, 2);
      put(to, 0, 2);
      put(to, 0x21, 2);
      put(to, header.crc, 4);
      put(to, header.compressedSize, 4);
      put(to, header.size, 4);
      put(to, header.name.size(), 2);
      put(to, header.extra.size(), 2);
    };
    put(out, "PK\x03\x04");
    common(out, entry.local);
    put(out, entry.local.name);
    put(out, entry.local.extra);
    put(out, entry.data);
    put(out, entry.descriptor);

    put(directory, "PK\x01\x02");
    put(directory, 20, 2);
    common(directory, entry.central);
    put(directory, 0, 6);
    put(directory, entry.attributes, 4);
    put(directory, entry.offset.value_or(offset), 4);
    put(directory, entry.central.name);
    put(directory, entry.central.extra);
  }
  built.directory = static_cast<std::uint32_t>(out.size());
  built.directorySize = static_cast<std::uint32_t>(directory.size());
  put(out, directory);
  put(out, end.before);
  const auto members = static_cast<std::uint16_t>(entries.size());
  put(out, "PK\x05\x06");
  put(out, end.disk, 2);
  put(out, end.directoryDisk, 2);
  put(out, end.membersHere.value_or(members), 2);
  put(out, end.members.value_or(members), 2);
  put(out, end.size.value_or(built.directorySize), 4);
  put(out, end.offset.value_or(built.directory), 4);
  put(out, end.commentLength.value_or(static_cast<std::uint16_t>(end.comment.size())), 2);
  put(out, end.comment);
  return built;
}

/// The zip64 end record and its locator, for End::before.
inline ByteVector zip64End(std::uint64_t members, std::uint64_t size, std::uint64_t offset,
                           std::uint64_t recordAt) {
  ByteVector out;
  put(out, "PK\x06\x06");
  put(out, 44, 8);
  put(out, 45, 2);
  put(out, 45, 2);
  put(out, 0, 4);
  put(out, 0, 4);
  put(out, members, 8);
  put(out, members, 8);
  put(out, size, 8);
  put(out, offset, 8);
  put(out, "PK\x06\x07");
  put(out, 0, 4);
  put(out, recordAt, 8);
  put(out, 1, 4);
  return out;
}

inline ByteVector extraField(std::uint16_t id, const ByteVector& body) {
  ByteVector out;
  put(out, id, 2);
  put(out, body.size(), 2);
  put(out, body);
  return out;
}

}  // namespace kkpr::test
