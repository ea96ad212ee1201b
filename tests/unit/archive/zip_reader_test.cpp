#include "archive/zip_reader.h"

#include <libdeflate.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "archive/zip_writer.h"
#include "unit/archive/zip_builder.h"

using namespace kkpr;
using namespace kkpr::archive;
using namespace kkpr::test;
using namespace std::string_literals;

namespace {

/// "rule/variant" of each defect, in order.
std::vector<std::string> names(const std::vector<Defect>& defects) {
  std::vector<std::string> out;
  for (const Defect& defect : defects) {
    out.push_back(defect.rule + (defect.variant.empty() ? "" : "/" + defect.variant));
  }
  return out;
}

using Names = std::vector<std::string>;

OpenedZip open(const ByteVector& bytes, const Limits& limits = kLocationLimits) {
  return ZipReader::open(bytes, limits);
}
OpenedZip open(ByteVector&&, const Limits& = kLocationLimits) = delete;  // a reader only borrows

Names openingDefects(const ByteVector& bytes, const Limits& limits = kLocationLimits) {
  return names(open(bytes, limits).defects);
}

/// What is wrong with the first member once it is needed.
Names extractionDefects(const ByteVector& bytes, const Limits& limits = kLocationLimits) {
  const OpenedZip opened = open(bytes, limits);
  REQUIRE(opened.reader);
  std::uint64_t budget = limits.inflatedBytes;
  return names(opened.reader->extract(opened.reader->members().front(), budget).defects);
}

std::string extracted(const ZipReader& reader, std::size_t index) {
  std::uint64_t budget = kLocationLimits.inflatedBytes;
  const Extracted result = reader.extract(reader.members().at(index), budget);
  if (!result.bytes || !result.defects.empty()) return "(not extracted)";
  return {result.bytes->begin(), result.bytes->end()};
}

ByteVector deflate(const ByteVector& content) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(9);
  ByteVector out(libdeflate_deflate_compress_bound(compressor, content.size()));
  out.resize(libdeflate_deflate_compress(compressor, content.data(), content.size(), out.data(),
                                         out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

/// A deflated member that is right in every field.
Entry deflated(std::string name, const ByteVector& content) {
  Entry entry = stored(std::move(name), deflate(content));
  return with(std::move(entry), [&](Header& header) {
    header.method = 8;
    header.crc = crc32(content);
    header.size = static_cast<std::uint32_t>(content.size());
  });
}

Entry withDescriptor(Entry entry, bool signature, int width) {
  const Header& told = entry.central;
  if (signature) put(entry.descriptor, "PK\x07\x08");
  put(entry.descriptor, told.crc, 4);
  put(entry.descriptor, told.compressedSize, width);
  put(entry.descriptor, told.size, width);
  entry.central.flags |= 8;
  entry.local.flags |= 8;
  entry.local.crc = entry.local.compressedSize = entry.local.size = 0;
  return entry;
}

}  // namespace

TEST_CASE("stored and deflated members come out as they went in") {
  const ByteVector content(5000, 'x');
  const Built zip = build({stored("a.txt", "halo"), deflated("data/b.bin", content)});
  const OpenedZip opened = open(zip.bytes);
  REQUIRE(opened.reader);
  CHECK(opened.defects.empty());
  REQUIRE(opened.reader->members().size() == 2);
  CHECK(opened.reader->members()[1].path == "data/b.bin");
  CHECK(extracted(*opened.reader, 0) == "halo");
  CHECK(extracted(*opened.reader, 1) == std::string(5000, 'x'));
}

TEST_CASE("an empty member is a member, stored or deflated") {
  const ByteVector openedBytes = build({stored("a", ""), deflated("b", {})}).bytes;
  const OpenedZip opened = open(openedBytes);
  REQUIRE(opened.reader);
  CHECK(extracted(*opened.reader, 0).empty());
  CHECK(extracted(*opened.reader, 1).empty());
}

TEST_CASE("what is no zip is told by its first bytes") {
  const auto variantOf = [](const std::string& text) {
    const ByteVector openedBytes = bytesOf(text);
    const OpenedZip opened = open(openedBytes);
    CHECK_FALSE(opened.reader);
    REQUIRE(opened.defects.size() == 1);
    CHECK(opened.defects[0].rule == "container.not-zip");
    std::string format;
    for (const auto& [name, value] : opened.defects[0].values) {
      if (name == "format") format = "/" + formatValue(value, Language::en);
    }
    return opened.defects[0].variant + format;
  };
  CHECK(variantOf("") == "empty");
  CHECK(variantOf("Rar!\x1A\x07\x01\x00"s) == "archive/RAR");
  CHECK(variantOf("7z\xBC\xAF\x27\x1C"s) == "archive/7z");
  CHECK(variantOf("\x1F\x8B\x08 gzip"s) == "archive/gzip");
  CHECK(variantOf(std::string(257, '\0') + "ustar  ") == "archive/tar");
  CHECK(variantOf("%PDF-1.7 ...") == "document/PDF");
  CHECK(variantOf("\x89PNG\r\n\x1A\n"s) == "document/PNG");
  CHECK(variantOf("\xFF\xD8\xFF\xE0 JFIF"s) == "document/JPEG");
  CHECK(variantOf("SQLite format 3\0"s + std::string(52, '\0') + "GPKG") ==
        "other-geodata/GeoPackage");
  CHECK(variantOf("SQLite format 3\0"s + std::string(80, '\0')) == "other-geodata/SQLite");
  CHECK(variantOf("\xEF\xBB\xBF <!DOCTYPE html><html><title>Masuk</title>") == "web-page");
  CHECK(variantOf("<?xml version=\"1.0\"?><kml xmlns=\"x\">") == "other-geodata/KML");
  CHECK(variantOf("<?xml version=\"1.0\"?><catatan/>") == "document/XML");
  CHECK(variantOf("{\"type\":\"FeatureCollection\"}") == "other-geodata/GeoJSON");
  CHECK(variantOf("\0\0\x27\x0A"s + std::string(96, '\0')) == "shapefile-part");
  CHECK(variantOf("PK\x03\x04 and then nothing"s) == "cut-off");
  CHECK(variantOf("PK\x07\x08PK\x03\x04 first of three"s) == "multi-disk");
  CHECK(variantOf("lokasi saya") == "");
}

TEST_CASE("a zip that is cut at any byte is never opened and never crashes") {
  ZipWriter writer;
  writer.add("lokasi.shp", bytesOf("bentuk bentuk bentuk bentuk"));
  writer.add("lokasi.prj", bytesOf("GEOGCS[]"), Packing::stored);
  const ByteVector whole = writer.finish();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const ByteVector cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    const OpenedZip opened = open(cut);
    CHECK_FALSE(opened.reader);
    REQUIRE_FALSE(opened.defects.empty());
    CHECK(opened.defects[0].rule == "container.not-zip");
    if (length >= 4) CHECK(opened.defects[0].variant == "cut-off");
  }
  CHECK(open(whole).reader);
}

TEST_CASE("a changed byte never gives other contents without a defect") {
  ZipWriter writer;
  writer.add("lokasi.shp", bytesOf("bentuk bentuk bentuk bentuk bentuk"));
  writer.add("lokasi.prj", bytesOf("GEOGCS[]"), Packing::stored);
  const ByteVector whole = writer.finish();
  const auto contents = [](const OpenedZip& opened, bool& clean) {
    std::vector<std::pair<std::string, ByteVector>> all;
    clean = opened.defects.empty() && opened.reader;
    if (!opened.reader) return all;
    std::uint64_t budget = kLocationLimits.inflatedBytes;
    for (const Member& member : opened.reader->members()) {
      Extracted result = opened.reader->extract(member, budget);
      clean = clean && result.defects.empty() && result.bytes && !member.directory;
      all.emplace_back(member.name, result.bytes.value_or(ByteVector{}));
    }
    return all;
  };
  bool clean = false;
  const auto expected = contents(open(whole), clean);
  REQUIRE(clean);
  int silent = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int change : {0x01, 0x02, 0x08, 0x20, 0x40, 0x80, 0xFF}) {
      ByteVector changed = whole;
      changed[at] = static_cast<std::uint8_t>(changed[at] ^ change);
      const auto found = contents(open(changed), clean);
      if (clean) {
        ++silent;  // dates, versions, attributes
        CHECK(found == expected);
      }
    }
  }
  CHECK(silent > 0);
  CHECK(silent < static_cast<int>(whole.size()) * 7 / 2);
}

TEST_CASE("a zip without a file is no zip to read") {
  CHECK(openingDefects(build({}).bytes) == Names{"container.not-zip/no-members"});
  CHECK(openingDefects(build({stored("data/", "")}).bytes) ==
        Names{"container.not-zip/no-members"});
  const ByteVector foldered = build({stored("data/", ""), stored("data/a", "x")}).bytes;
  CHECK(open(foldered).reader);
}

TEST_CASE("a part of a split zip is named as such") {
  End end;
  end.disk = 1;
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) ==
        Names{"container.not-zip/multi-disk"});
  end = {};
  end.membersHere = 1;
  end.members = 2;
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) ==
        Names{"container.not-zip/multi-disk"});
}

TEST_CASE("a directory that is not where the end record says is damage") {
  End end;
  end.offset = 7;
  end.size = 20;
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) == Names{"container.not-zip/damaged"});
  end.offset = 0xFFFFFFF0;
  end.size = 0xFFFFFFF0;
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) == Names{"container.not-zip/damaged"});
}

TEST_CASE("a comment may be as long as the format allows, and bytes behind the end are tolerated") {
  End end;
  end.comment = ByteVector(65535, 'k');
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes).empty());
  ByteVector padded = build({stored("a", "x")}).bytes;
  put(padded, "\r\n\r\n");
  CHECK(openingDefects(padded).empty());
  CHECK(open(padded).reader);
  end.commentLength = 65535;
  end.comment = ByteVector(65534, 'k');
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) == Names{"container.not-zip/cut-off"});
}

TEST_CASE("a second end record in the comment is ambiguous") {
  End end;
  put(end.comment, build({stored("b", "y")}).bytes);
  const ByteVector openedBytes = build({stored("a", "x")}, end).bytes;
  const OpenedZip opened = open(openedBytes);
  CHECK(names(opened.defects) == Names{"container.ambiguous/two-ends"});
  REQUIRE(opened.reader);
  CHECK(opened.reader->members().front().name == "a");
  end.comment = bytesOf("PK\x05\x06 alone");  // too short for a record
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes).empty());
}

TEST_CASE("a stored zip inside a zip is a member like any other") {
  const ByteVector inner = build({stored("b", "y")}).bytes;
  const ByteVector openedBytes = build({stored("a", "x"), stored("inner.zip", inner)}).bytes;
  const OpenedZip opened = open(openedBytes);
  CHECK(opened.defects.empty());
  REQUIRE(opened.reader);
  CHECK(opened.reader->members().size() == 2);
}

TEST_CASE("a cut-off zip is not taken for the zip that it holds") {
  ByteVector bytes =
      build({stored("a", "x"), stored("inner.zip", build({stored("b", "y")}).bytes)}).bytes;
  bytes.resize(bytes.size() - 22 - 10);
  CHECK(openingDefects(bytes) == Names{"container.not-zip/cut-off"});
}

TEST_CASE("bytes in front of a zip are skipped, another zip in front is ambiguous") {
  const ByteVector zip = build({stored("a", "x")}).bytes;
  ByteVector shifted = bytesOf("#!/bin/sh a program that unpacks itself\n");
  put(shifted, zip);
  const OpenedZip opened = open(shifted);
  CHECK(opened.defects.empty());
  REQUIRE(opened.reader);
  CHECK(extracted(*opened.reader, 0) == "x");

  ByteVector two = build({stored("b", "y")}).bytes;
  put(two, zip);
  CHECK(openingDefects(two) ==
        Names{"container.ambiguous/two-directories", "container.ambiguous/hidden-member"});
}

TEST_CASE("zip64 fields are read, in the end record, the directory and the local header") {
  const ByteVector content = bytesOf("enam puluh empat");
  Entry entry = stored("a", content);
  ByteVector sizes;
  put(sizes, content.size(), 8);
  put(sizes, content.size(), 8);
  entry.local.size = entry.local.compressedSize = 0xFFFFFFFF;
  entry.local.extra = extraField(1, sizes);
  put(sizes, 0, 8);  // the offset of the local header
  entry.central.size = entry.central.compressedSize = 0xFFFFFFFF;
  entry.central.extra = extraField(1, sizes);
  entry.offset = 0xFFFFFFFF;
  const Built plain = build({entry});
  End end;
  end.members = end.membersHere = 0xFFFF;
  end.size = end.offset = 0xFFFFFFFF;
  end.before = zip64End(1, plain.directorySize, plain.directory,
                        plain.directory + std::uint64_t{plain.directorySize});
  const ByteVector bytes = build({entry}, end).bytes;
  const OpenedZip opened = open(bytes);
  CHECK(opened.defects.empty());
  REQUIRE(opened.reader);
  CHECK(extracted(*opened.reader, 0) == "enam puluh empat");

  SECTION("with bytes in front") {
    ByteVector shifted = bytesOf("prefix");
    put(shifted, bytes);
    const OpenedZip moved = open(shifted);
    CHECK(moved.defects.empty());
    REQUIRE(moved.reader);
    CHECK(extracted(*moved.reader, 0) == "enam puluh empat");
  }
  SECTION("a missing 64-bit field makes the member unreadable") {
    entry.central.extra.clear();
    end.before = zip64End(1, build({entry}).directorySize, plain.directory,
                          plain.directory + std::uint64_t{build({entry}).directorySize});
    CHECK(extractionDefects(build({entry}, end).bytes) == Names{"container.corrupt-entry/header"});
  }
  SECTION("sizes that would wrap are refused") {
    for (const std::uint64_t wild :
         {~std::uint64_t{0}, ~std::uint64_t{0} - 40, std::uint64_t{1} << 32}) {
      end.before =
          zip64End(1, wild, plain.directory, plain.directory + std::uint64_t{plain.directorySize});
      CHECK(openingDefects(build({entry}, end).bytes) == Names{"container.not-zip/damaged"});
      end.before = zip64End(1, plain.directorySize, plain.directory, wild);
      CHECK_FALSE(openingDefects(build({entry}, end).bytes) ==
                  Names{"container.ambiguous/two-ends"});
    }
  }
  SECTION("a compressed size that would wrap is refused") {
    ByteVector wild;
    put(wild, content.size(), 8);
    put(wild, ~std::uint64_t{0} - 20, 8);
    put(wild, 0, 8);
    entry.central.extra = extraField(1, wild);
    CHECK(extractionDefects(build({entry}, end).bytes) == Names{"container.corrupt-entry/header"});
  }
  SECTION("an offset that would wrap is refused") {
    ByteVector wild;
    put(wild, content.size(), 8);
    put(wild, content.size(), 8);
    put(wild, ~std::uint64_t{0}, 8);
    entry.central.extra = extraField(1, wild);
    CHECK(extractionDefects(build({entry}, end).bytes) == Names{"container.corrupt-entry/header"});
  }
  SECTION("two end records that disagree are ambiguous") {
    end.members = end.membersHere = 2;
    CHECK(openingDefects(build({entry}, end).bytes) == Names{"container.ambiguous/two-ends"});
  }
}

TEST_CASE("full 32-bit fields without their zip64 records are damage") {
  End end;
  end.size = end.offset = 0xFFFFFFFF;
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) == Names{"container.not-zip/damaged"});
}

TEST_CASE("sizes behind the data are read in every form") {
  for (const bool signature : {true, false}) {
    for (const int width : {4, 8}) {
      const Entry entry =
          withDescriptor(deflated("a", bytesOf("halo halo halo halo")), signature, width);
      const ByteVector openedBytes = build({entry, stored("b", "x")}).bytes;
      const OpenedZip opened = open(openedBytes);
      CHECK(opened.defects.empty());
      REQUIRE(opened.reader);
      CHECK(extracted(*opened.reader, 0) == "halo halo halo halo");
      CHECK(extracted(*opened.reader, 1) == "x");
    }
  }
}

TEST_CASE("sizes behind the data that disagree with the directory are ambiguous") {
  Entry entry = withDescriptor(stored("a", "halo"), true, 4);
  entry.descriptor.back() = 1;
  CHECK(extractionDefects(build({entry}).bytes) == Names{"container.ambiguous/two-headers"});
}

TEST_CASE("an encrypted member is named only when it is needed") {
  const auto flagged = [](std::uint16_t flags) {
    return with(stored("a.shp", "x"), [&](Header& header) { header.flags = flags; });
  };
  CHECK(openingDefects(build({flagged(1)}).bytes).empty());
  CHECK(extractionDefects(build({flagged(1)}).bytes) == Names{"container.encrypted"});
  CHECK(extractionDefects(build({flagged(1 | 1 << 6)}).bytes) == Names{"container.encrypted"});
  CHECK(extractionDefects(build({flagged(1 << 13)}).bytes) == Names{"container.encrypted"});
  const Entry aes = with(stored("a.shp", "x"), [](Header& header) {
    header.flags = 1;
    header.method = 99;
    header.extra = extraField(0x9901, bytesOf("\x02\x00\x41\x45\x03\x08\x00"s));
  });
  CHECK(extractionDefects(build({aes}).bytes) == Names{"container.encrypted"});
  CHECK(extractionDefects(build({flagged(0)}).bytes).empty());
}

TEST_CASE("an encrypted directory says so") {
  End end;
  ByteVector record;
  put(record, "PK\x06\x06");
  put(record, 68, 8);  // version 2
  put(record, 62, 2);
  put(record, 62, 2);
  put(record, 0, 8);
  put(record, 1, 8);
  put(record, 1, 8);
  put(record, 50, 8);
  put(record, 32, 8);
  put(record, 8, 2);
  put(record, 50, 8);
  put(record, 50, 8);
  put(record, 0x6610, 2);  // AES 256
  put(record, 256, 2);
  const Built plain = build({stored("a", "x")});
  const std::uint64_t at = plain.directory + std::uint64_t{plain.directorySize};
  put(record, "PK\x06\x07");
  put(record, 0, 4);
  put(record, at, 8);
  put(record, 1, 4);
  end.before = record;
  CHECK(openingDefects(build({stored("a", "x")}, end).bytes) ==
        Names{"container.encrypted/directory"});

  ByteVector bytes = plain.bytes;  // the other form: extra data in front of the directory
  std::copy_n("PK\x06\x08", 4, bytes.begin() + static_cast<std::ptrdiff_t>(plain.directory));
  CHECK(openingDefects(bytes) == Names{"container.encrypted/directory"});
}

TEST_CASE("a method that is neither stored nor deflated is named") {
  for (const auto& [method, name] : std::vector<std::pair<int, std::string>>{{9, "Deflate64"},
                                                                             {12, "BZIP2"},
                                                                             {14, "LZMA"},
                                                                             {93, "Zstandard"},
                                                                             {98, "PPMd"},
                                                                             {77, "77"}}) {
    const Entry entry = with(stored("a.shp", "x"), [m = method](Header& header) {
      header.method = static_cast<std::uint16_t>(m);
    });
    const ByteVector bytes = build({entry}).bytes;
    const OpenedZip opened = open(bytes);
    REQUIRE(opened.reader);
    std::uint64_t budget = 100;
    const Extracted result = opened.reader->extract(opened.reader->members().front(), budget);
    CHECK_FALSE(result.bytes);
    REQUIRE(names(result.defects) == Names{"container.unsupported-method"});
    CHECK(formatValue(result.defects[0].values.at(0).second, Language::en) == name);
  }
}

TEST_CASE("contents that do not match their checksum are corrupt") {
  Entry entry = stored("a", "halo");
  entry.data[0] = 'H';
  CHECK(extractionDefects(build({entry}).bytes) == Names{"container.corrupt-entry/crc"});
}

TEST_CASE("contents of another size than declared are corrupt") {
  const ByteVector content = bytesOf("halo halo halo halo halo halo");
  for (const int difference : {-1, 1}) {
    const Entry entry = with(deflated("a", content), [&](Header& header) {
      header.size = static_cast<std::uint32_t>(static_cast<int>(header.size) + difference);
    });
    CHECK(extractionDefects(build({entry}).bytes) == Names{"container.corrupt-entry/size"});
    const Entry flat = with(stored("a", content), [&](Header& header) {
      header.size = static_cast<std::uint32_t>(static_cast<int>(header.size) + difference);
    });
    CHECK(extractionDefects(build({flat}).bytes) == Names{"container.corrupt-entry/size"});
  }
}

TEST_CASE("a deflate stream that breaks off or goes on is corrupt") {
  const ByteVector content = bytesOf("halo halo halo halo halo halo");
  Entry broken = deflated("a", content);
  broken.data.pop_back();
  broken = with(std::move(broken), [](Header& header) { --header.compressedSize; });
  CHECK(extractionDefects(build({broken}).bytes) == Names{"container.corrupt-entry/size"});
  Entry longer = deflated("a", content);
  longer.data.push_back(0);
  longer = with(std::move(longer), [](Header& header) { ++header.compressedSize; });
  CHECK(extractionDefects(build({longer}).bytes) == Names{"container.corrupt-entry/size"});
}

TEST_CASE("a declared size that the data cannot reach is refused before memory is taken") {
  const Entry entry =
      with(deflated("a", ByteVector(1000, 'x')), [](Header& header) { header.size = 1U << 30; });
  CHECK(extractionDefects(build({entry}).bytes) == Names{"container.corrupt-entry/size"});
}

TEST_CASE("a bomb of 1 GiB is refused before memory is taken") {
  // 1 MiB of a stream of zeros is made; what counts is that 1 GiB could come of it.
  Entry entry = stored("a", ByteVector((1U << 20) + 4096, 0));
  entry = with(std::move(entry), [](Header& header) {
    header.method = 8;
    header.size = 1U << 30;
  });
  CHECK(extractionDefects(build({entry}).bytes) == Names{"container.too-large/inflated"});
}

TEST_CASE("the budget is one for all members") {
  const ByteVector content(1000, 'x');
  const ByteVector bytes = build({deflated("a", content), deflated("b", content)}).bytes;
  const OpenedZip opened = open(bytes);
  REQUIRE(opened.reader);
  const auto both = [&](std::uint64_t budget) {
    Names all;
    for (const Member& member : opened.reader->members()) {
      for (const std::string& name : names(opened.reader->extract(member, budget).defects)) {
        all.push_back(member.name + " " + name);
      }
    }
    return all;
  };
  CHECK(both(2000).empty());
  CHECK(both(1999) == Names{"b container.too-large/inflated"});
}

TEST_CASE("limits are kept to the byte") {
  const ByteVector bytes = build({stored("abc", "x"), stored("d", "y")}).bytes;
  Limits limits = kLocationLimits;
  limits.zippedBytes = bytes.size();
  CHECK(openingDefects(bytes, limits).empty());
  limits.zippedBytes = bytes.size() - 1;
  CHECK(openingDefects(bytes, limits) == Names{"container.too-large/zip"});
  limits = kLocationLimits;
  limits.members = 2;
  CHECK(openingDefects(bytes, limits).empty());
  limits.members = 1;
  CHECK(openingDefects(bytes, limits) == Names{"container.too-large/members"});
  CHECK_FALSE(open(bytes, limits).reader);
  limits = kLocationLimits;
  limits.nameBytes = 3;
  CHECK(openingDefects(bytes, limits).empty());
  limits.nameBytes = 2;
  CHECK(openingDefects(bytes, limits) == Names{"container.too-large/name"});
}

TEST_CASE("members are counted, whatever the end record says") {
  std::vector<Entry> entries;
  for (int i = 0; i < 1001; ++i) entries.push_back(stored("f" + std::to_string(i), ""));
  End end;
  end.members = end.membersHere = 1;
  CHECK(openingDefects(build(entries, end).bytes) == Names{"container.too-large/members"});
  entries.pop_back();
  CHECK(openingDefects(build(entries).bytes).empty());
  CHECK(openingDefects(build(entries, end).bytes) == Names{"container.ambiguous/two-counts"});
}

TEST_CASE("a name that stands twice is ambiguous, whichever way its slashes lean") {
  CHECK(openingDefects(build({stored("a", "x"), stored("a", "y")}).bytes) ==
        Names{"container.ambiguous/name-twice"});
  CHECK(openingDefects(build({stored("d/a", "x"), stored("d\\a", "y")}).bytes) ==
        Names{"container.ambiguous/name-twice"});
  CHECK(openingDefects(build({stored("./a", "x"), stored("a", "y")}).bytes) ==
        Names{"container.ambiguous/name-twice"});
  CHECK(openingDefects(build({stored("a", "x"), stored("A", "y")}).bytes).empty());
  CHECK(
      openingDefects(build({stored("d/", ""), stored("d/", ""), stored("a", "x")}).bytes).empty());
}

TEST_CASE("headers that disagree are ambiguous") {
  Entry entry = stored("a", "x");
  entry.local.name = "b";
  CHECK(openingDefects(build({entry}).bytes) == Names{"container.ambiguous/two-names"});
  const auto needed = [](auto change) {
    Entry changed = stored("a", "x");
    change(changed.local);
    const ByteVector bytes = build({changed, stored("b", "y")}).bytes;
    CHECK(openingDefects(bytes).empty());
    return extractionDefects(bytes);
  };
  const Names expected{"container.ambiguous/two-headers"};
  CHECK(needed([](Header& local) { local.method = 8; }) == expected);
  CHECK(needed([](Header& local) { local.crc ^= 1; }) == expected);
  CHECK(needed([](Header& local) { local.size = 2; }) == expected);
  CHECK(needed([](Header& local) { local.compressedSize = 2; }) == expected);
  CHECK(needed([](Header& local) { local.flags = 1; }) == expected);
  CHECK(needed([](Header&) {}).empty());
}

TEST_CASE("members that share bytes are ambiguous") {
  Entry second = stored("b", "x");
  second.offset = 0;
  second.local.name = "a";
  const Names found = openingDefects(build({stored("a", "x"), second}).bytes);
  CHECK(std::count(found.begin(), found.end(), "container.ambiguous/overlap") == 1);

  // A member that holds the next one whole, header and all.
  const ByteVector inner = build({stored("b", "y")}).bytes;
  Entry outer = stored("a", inner);
  Entry nested = stored("b", "y");
  nested.offset = 31;
  const Names quoted = openingDefects(build({outer, nested}).bytes);
  CHECK(std::count(quoted.begin(), quoted.end(), "container.ambiguous/overlap") == 1);
}

TEST_CASE("an entry that the directory does not list is ambiguous") {
  Entry entry = stored("a", "x");
  const Built hidden = build({stored("rahasia", "y")});
  entry.before.assign(hidden.bytes.begin(),
                      hidden.bytes.begin() + static_cast<std::ptrdiff_t>(hidden.directory));
  CHECK(openingDefects(build({entry}).bytes) == Names{"container.ambiguous/hidden-member"});
  entry.before = bytesOf("just some bytes in front");
  CHECK(openingDefects(build({entry}).bytes).empty());
}

TEST_CASE("a local header that is not there makes the member corrupt") {
  for (const std::uint32_t offset : {1U, 31U, 60U, 1000U, 0xFFFFFFFEU}) {
    Entry entry = stored("a", "x");
    entry.offset = offset;
    CHECK(extractionDefects(build({entry}).bytes) == Names{"container.corrupt-entry/header"});
  }
  const Entry longer =
      with(stored("a", "x"), [](Header& header) { header.compressedSize = header.size = 2; });
  CHECK(extractionDefects(build({longer}).bytes) == Names{"container.corrupt-entry/header"});
}

TEST_CASE("unsafe names are told apart") {
  const auto variantOf = [](const std::string& name) {
    const Names found = extractionDefects(build({stored(name, "x")}).bytes);
    return found.empty() ? ""s : found.front();
  };
  CHECK(variantOf("/etc/a.shp") == "container.unsafe-name/absolute");
  CHECK(variantOf("\\server\\a.shp") == "container.unsafe-name/absolute");
  CHECK(variantOf("C:\\data\\a.shp") == "container.unsafe-name/absolute");
  CHECK(variantOf("../a.shp") == "container.unsafe-name/climbs-out");
  CHECK(variantOf("data/../../a.shp") == "container.unsafe-name/climbs-out");
  CHECK(variantOf("data\\..\\a.shp") == "container.unsafe-name/climbs-out");
  CHECK(variantOf("a.shp\0.txt"s) == "container.unsafe-name/nul");
  CHECK(variantOf("data/a..shp") == "");
  CHECK(variantOf("data/.../a.shp") == "");
  CHECK(variantOf("./data//a.shp") == "");
}

TEST_CASE("a link is not followed and not read") {
  Entry entry = stored("a.shp", "/etc/passwd");
  entry.attributes = 0xA1FFU << 16;
  const ByteVector bytes = build({entry}).bytes;
  const OpenedZip opened = open(bytes);
  REQUIRE(opened.reader);
  std::uint64_t budget = 100;
  const Extracted result = opened.reader->extract(opened.reader->members().front(), budget);
  CHECK(names(result.defects) == Names{"container.unsafe-name/link"});
  CHECK_FALSE(result.bytes);
  entry.attributes = 0x81FFU << 16;
  CHECK(extractionDefects(build({entry}).bytes).empty());
}

TEST_CASE("names are text whatever encoding they stand in, and hold no control characters") {
  const auto nameOf = [](const Entry& entry) {
    const ByteVector bytes = build({entry}).bytes;
    const OpenedZip opened = open(bytes);
    REQUIRE(opened.reader);
    return opened.reader->members().front().name;
  };
  CHECK(nameOf(stored("tanah-d\x82sa.shp", "x")) == "tanah-d\xC3\xA9sa.shp");  // CP437
  CHECK(nameOf(with(stored("tanah-d\xC3\xA9sa.shp", "x"),
                    [](Header& header) { header.flags = 1 << 11; })) == "tanah-d\xC3\xA9sa.shp");
  CHECK(nameOf(stored("<script>alert(1)</script>.shp", "x")) == "<script>alert(1)</script>.shp");
  CHECK(nameOf(stored("a\x1B[31m.shp", "x")) == "a\xEF\xBF\xBD[31m.shp");
}

TEST_CASE("the unicode path field names a member if it belongs to its name") {
  const auto entry = [](const std::string& raw, const std::string& unicode, std::uint32_t crc) {
    ByteVector body{1};
    put(body, crc, 4);
    put(body, unicode);
    return with(stored(raw, "x"), [&](Header& header) { header.extra = extraField(0x7075, body); });
  };
  const auto nameOf = [](const Entry& made) {
    const ByteVector bytes = build({made}).bytes;
    const OpenedZip opened = open(bytes);
    REQUIRE(opened.reader);
    std::string all = opened.reader->members().front().name;
    for (const std::string& name : names(opened.defects)) all += " " + name;
    return all;
  };
  const std::string raw = "d?sa.shp";
  CHECK(nameOf(entry(raw, "d\xC3\xA9sa.shp", crc32(bytesOf(raw)))) == "d\xC3\xA9sa.shp");
  CHECK(nameOf(entry(raw, "d\xC3\xA9sa.shp", 1)) == raw);
  CHECK(nameOf(entry("a.txt", "a.shp", crc32(bytesOf("a.txt")))) ==
        "a.shp container.ambiguous/two-names");
  CHECK(nameOf(entry("a?.txt", "a\xC3\xA9.shp", crc32(bytesOf("a?.txt")))) ==
        "a\xC3\xA9.shp container.ambiguous/two-names");
}
