#include "fuzz/support/packing.h"

#include <libdeflate.h>

#include "archive/zip_reader.h"

namespace kkpr::fuzz {
namespace {

void put(ByteVector& out, std::uint64_t value, int width) {
  for (int i = 0; i < width; ++i)
    out.push_back(i < 8 ? static_cast<std::uint8_t>(value >> (8 * i)) : std::uint8_t{0});
}

void put(ByteVector& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

}  // namespace

std::vector<Entry> unpacked(Bytes zip) {
  std::vector<Entry> entries;
  const archive::OpenedZip opened = archive::ZipReader::open(zip, archive::kLocationLimits);
  if (!opened.reader) return entries;
  // Mutants stay small: what inflates to more is left out.
  std::uint64_t budget = 4 * archive::kMebibyte;
  for (const archive::Member& member : opened.reader->members()) {
    archive::Extracted extracted = opened.reader->extract(member, budget);
    if (extracted.bytes) entries.push_back({member.name, std::move(*extracted.bytes)});
  }
  return entries;
}

ByteVector packed(const std::vector<Entry>& entries) {
  ByteVector out;
  ByteVector directory;
  for (const Entry& entry : entries) {
    const std::string_view name = std::string_view(entry.name).substr(0, 0xFFFF);
    const std::size_t offset = out.size();
    ByteVector common;
    put(common, 20, 2);      // version
    put(common, 0x0800, 2);  // UTF-8
    put(common, 0, 2);       // stored
    put(common, 0, 2);
    put(common, 0x21, 2);
    put(common, libdeflate_crc32(0, entry.bytes.data(), entry.bytes.size()), 4);
    put(common, entry.bytes.size(), 4);
    put(common, entry.bytes.size(), 4);
    put(common, name.size(), 2);
    put(common, 0, 2);

    put(out, "PK\x03\x04");
    out.insert(out.end(), common.begin(), common.end());
    put(out, name);
    out.insert(out.end(), entry.bytes.begin(), entry.bytes.end());

    put(directory, "PK\x01\x02");
    put(directory, 20, 2);
    directory.insert(directory.end(), common.begin(), common.end());
    put(directory, 0, 10);  // comment, disk, attributes
    put(directory, offset, 4);
    put(directory, name);
  }
  const std::size_t offset = out.size();
  out.insert(out.end(), directory.begin(), directory.end());
  put(out, "PK\x05\x06");
  put(out, 0, 4);
  put(out, entries.size(), 2);
  put(out, entries.size(), 2);
  put(out, directory.size(), 4);
  put(out, offset, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace kkpr::fuzz
