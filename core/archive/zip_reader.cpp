#include "archive/zip_reader.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <set>

#include "archive/file_kind.h"
#include "base/text.h"

namespace kkpr::archive {
namespace {

using namespace std::string_view_literals;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

// ---- the format, APPNOTE.TXT 6.3.10: signatures, fixed lengths, flags ----
constexpr std::string_view kLocalHeader = "PK\x03\x04"sv;
constexpr std::string_view kCentralHeader = "PK\x01\x02"sv;
constexpr std::string_view kEndRecord = "PK\x05\x06"sv;
constexpr std::string_view kEndRecord64 = "PK\x06\x06"sv;
constexpr std::string_view kEndLocator64 = "PK\x06\x07"sv;
constexpr std::string_view kDescriptor = "PK\x07\x08"sv;
constexpr std::string_view kDigitalSignature = "PK\x05\x05"sv;
constexpr std::string_view kArchiveExtraData = "PK\x06\x08"sv;  // before an encrypted directory

constexpr u64 kLocalHeaderBytes = 30;
constexpr u64 kCentralHeaderBytes = 46;
constexpr u64 kEndRecordBytes = 22;
constexpr u64 kEndRecord64Bytes = 56;
constexpr u64 kEndLocator64Bytes = 20;
constexpr u64 kLongestComment = 0xFFFF;

constexpr u16 kEncryptedFlag = 1U << 0;
constexpr u16 kDescriptorFlag = 1U << 3;
constexpr u16 kStrongEncryptionFlag = 1U << 6;
constexpr u16 kUtf8Flag = 1U << 11;
constexpr u16 kMaskedHeadersFlag = 1U << 13;

constexpr u16 kStored = 0;
constexpr u16 kDeflated = 8;
constexpr u16 kAesMethod = 99;

constexpr u16 kZip64Extra = 0x0001;
constexpr u16 kAesExtra = 0x9901;
constexpr u16 kUnicodePathExtra = 0x7075;

constexpr u16 kFull16 = 0xFFFF;
constexpr u32 kFull32 = 0xFFFFFFFF;

/// Deflate spends at least two bits on a copy of at most 258 bytes.
constexpr u64 kHighestDeflateRatio = 1032;

// ---- bytes ----
/// Little-endian reading; the caller has checked that `at` + width lies inside.
struct Raw {
  Bytes bytes;

  [[nodiscard]] u64 size() const { return bytes.size(); }
  [[nodiscard]] u16 u16At(u64 at) const { return static_cast<u16>(number(at, 2)); }
  [[nodiscard]] u32 u32At(u64 at) const { return static_cast<u32>(number(at, 4)); }
  [[nodiscard]] u64 u64At(u64 at) const { return number(at, 8); }
  [[nodiscard]] bool holds(u64 at, u64 length) const {
    return at <= size() && length <= size() - at;
  }
  [[nodiscard]] bool is(u64 at, std::string_view signature) const {
    return holds(at, signature.size()) &&
           std::memcmp(bytes.data() + at, signature.data(), signature.size()) == 0;
  }
  [[nodiscard]] std::string_view text(u64 at, u64 length) const {
    return {reinterpret_cast<const char*>(bytes.data() + at), static_cast<std::size_t>(length)};
  }
  [[nodiscard]] Bytes part(u64 at, u64 length) const {
    return bytes.subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(length));
  }

 private:
  [[nodiscard]] u64 number(u64 at, unsigned width) const {
    u64 value = 0;
    for (unsigned i = width; i-- > 0;) {
      value = (value << 8) | bytes[static_cast<std::size_t>(at) + i];
    }
    return value;
  }
};

u32 crcOf(Bytes bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

Quantity bytesQuantity(u64 bytes) { return {static_cast<double>(bytes), Unit::bytes, 1}; }

Defect ofZip(std::string_view rule, std::string_view variant = {}) {
  return {std::string(rule), std::string(variant), {}, {}};
}

Defect ofMember(std::string_view rule, std::string_view variant, const std::string& name) {
  return {std::string(rule), std::string(variant), name, {}};
}

Defect notZip(std::string_view variant) { return ofZip("container.not-zip", variant); }

// ---- end of the central directory ----
/// What the end records say, and where the directory really stands.
struct Directory {
  u64 members = 0;
  u64 start = 0;  ///< of its first header in the file
  u64 size = 0;
  u64 shift = 0;  ///< bytes put before the zip after it was made (self-extracting)
};

struct EndSearch {
  std::optional<u64> at;
  bool exact = false;   ///< its comment ends where the file does
  bool second = false;  ///< another one stands behind it
};

EndSearch findEndRecord(const Raw& zip) {
  EndSearch found;
  if (zip.size() < kEndRecordBytes) return found;
  const u64 last = zip.size() - kEndRecordBytes;
  const u64 first = last > kLongestComment ? last - kLongestComment : 0;
  u64 lastSignature = 0;
  std::optional<u64> loose;
  for (u64 at = first; at <= last; ++at) {
    if (zip.bytes[static_cast<std::size_t>(at)] != 'P' || !zip.is(at, kEndRecord)) continue;
    lastSignature = at;
    const u64 end = at + kEndRecordBytes + zip.u16At(at + 20);
    if (end == zip.size() && !found.at) {
      found.at = at;
      found.exact = true;
    } else if (end < zip.size()) {
      loose = at;
    }
  }
  // Bytes behind the end are tolerated everywhere, so here too: then the last record counts.
  if (!found.at) found.at = loose;
  found.second = found.at && lastSignature > *found.at;
  return found;
}

/// Finds the directory, or says in `defects` why there is none to read.
std::optional<Directory> findDirectory(const Raw& zip, std::vector<Defect>& defects) {
  const EndSearch end = findEndRecord(zip);
  if (!end.at) {
    const FileKind kind = kindOf(zip.bytes);
    Defect defect = notZip(kind.variant);
    if (!kind.format.empty()) defect.values.emplace_back("format", kind.format);
    defects.push_back(std::move(defect));
    return std::nullopt;
  }
  const u64 at = *end.at;
  u64 disk = zip.u16At(at + 4);
  u64 directoryDisk = zip.u16At(at + 6);
  u64 membersHere = zip.u16At(at + 8);
  Directory directory;
  directory.members = zip.u16At(at + 10);
  directory.size = zip.u32At(at + 12);
  u64 offset = zip.u32At(at + 16);
  u64 directoryEnd = at;

  const bool full = disk == kFull16 || directoryDisk == kFull16 || membersHere == kFull16 ||
                    directory.members == kFull16 || directory.size == kFull32 || offset == kFull32;
  const u64 locator = at - kEndLocator64Bytes;
  if (at >= kEndLocator64Bytes && zip.is(locator, kEndLocator64)) {
    if (zip.u32At(locator + 16) > 1 || zip.u32At(locator + 4) != 0) {
      defects.push_back(notZip("multi-disk"));
      return std::nullopt;
    }
    u64 record = zip.u64At(locator + 8);
    // Where bytes were put before the zip, the record still stands right before its locator.
    if (!(record < locator && zip.is(record, kEndRecord64)) && locator >= kEndRecord64Bytes &&
        zip.is(locator - kEndRecord64Bytes, kEndRecord64)) {
      record = locator - kEndRecord64Bytes;
    }
    const bool there =
        record < locator && locator - record >= kEndRecord64Bytes && zip.is(record, kEndRecord64);
    if (there) {
      // From version 6.2 on the record can say that the directory is encrypted, and by what.
      constexpr u16 kEncryptedDirectoryVersion = 62;
      constexpr u64 kAlgorithmOffset = 74;
      if (zip.u16At(record + 14) >= kEncryptedDirectoryVersion &&
          locator - record >= kAlgorithmOffset + 2 && zip.u16At(record + kAlgorithmOffset) != 0) {
        defects.push_back(ofZip("container.encrypted", "directory"));
        return std::nullopt;
      }
      const auto agrees = [](u64 small, u64 big, u64 fullValue) {
        return small == fullValue || small == big;
      };
      if (!agrees(directory.members, zip.u64At(record + 32), kFull16) ||
          !agrees(directory.size, zip.u64At(record + 40), kFull32) ||
          !agrees(offset, zip.u64At(record + 48), kFull32)) {
        defects.push_back(ofZip("container.ambiguous", "two-ends"));
      }
      disk = zip.u32At(record + 16);
      directoryDisk = zip.u32At(record + 20);
      membersHere = zip.u64At(record + 24);
      directory.members = zip.u64At(record + 32);
      directory.size = zip.u64At(record + 40);
      offset = zip.u64At(record + 48);
      directoryEnd = record;
    } else if (full) {
      defects.push_back(notZip("damaged"));
      return std::nullopt;
    }
  }
  if (disk != 0 || directoryDisk != 0 || membersHere != directory.members) {
    defects.push_back(notZip("multi-disk"));
    return std::nullopt;
  }
  if (end.second) defects.push_back(ofZip("container.ambiguous", "two-ends"));
  if (directory.members == 0 && directory.size == 0) {
    defects.push_back(notZip("no-members"));
    return std::nullopt;
  }
  if (directory.size > directoryEnd) {
    defects.push_back(notZip("damaged"));
    return std::nullopt;
  }

  const u64 adjacent = directoryEnd - directory.size;
  const bool declaredFits = offset <= adjacent && zip.is(offset, kCentralHeader);
  const bool adjacentFits = zip.is(adjacent, kCentralHeader);
  if (adjacentFits && adjacent >= offset) {
    directory.start = adjacent;
    directory.shift = adjacent - offset;
    // A zip with another one before it: programs that read from the front see the other.
    const bool zipBefore = directory.shift > 0 && zip.is(0, kLocalHeader);
    if (zipBefore && !end.exact) {  // rather a zip inside a zip whose own end was cut off
      defects.push_back(notZip("cut-off"));
      return std::nullopt;
    }
    if (zipBefore || (directory.shift > 0 && declaredFits)) {
      defects.push_back(ofZip("container.ambiguous", "two-directories"));
    }
  } else if (declaredFits) {
    directory.start = offset;
  } else {
    const bool hidden = offset <= zip.size() && zip.is(offset, kArchiveExtraData);
    defects.push_back(hidden ? ofZip("container.encrypted", "directory") : notZip("damaged"));
    return std::nullopt;
  }
  return directory;
}

// ---- names ----
std::string withSlashes(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '\\', '/');
  return out;
}

std::vector<std::string_view> stepsOf(std::string_view path) {
  std::vector<std::string_view> steps;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, slash);
    if (!step.empty() && step != ".") steps.push_back(step);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return steps;
}

std::string normalised(std::string_view slashed) {
  std::string path;
  for (const std::string_view step : stepsOf(slashed)) {
    if (!path.empty()) path += '/';
    path += step;
  }
  return path;
}

std::string lowerExtension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lowerAscii(name.substr(dot));
}

/// Which kind of unsafe a name is, as a variant of container.unsafe-name; empty where it is not.
std::string_view unsafeVariant(std::string_view raw, std::string_view slashed) {
  if (raw.find('\0') != std::string_view::npos) return "nul";
  if (!slashed.empty() && slashed.front() == '/') return "absolute";
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (slashed.size() >= 2 && letter(slashed[0]) && slashed[1] == ':') return "absolute";
  for (const std::string_view step : stepsOf(slashed)) {
    if (step == "..") return "climbs-out";
  }
  return {};
}

/// Calls visit(id, offset, length) for each extra field that lies wholly inside; false where one
/// does not.
template <typename Visit>
bool forEachExtra(const Raw& zip, u64 at, u64 length, Visit visit) {
  const u64 end = at + length;
  while (end - at >= 4) {
    const u16 id = zip.u16At(at);
    const u64 size = zip.u16At(at + 2);
    if (size > end - at - 4) return false;
    visit(id, at + 4, size);
    at += 4 + size;
  }
  return true;
}

/// Replaces each full 32-bit field by its 64-bit one, in the order of the format; false where it is
/// missing.
bool applyZip64(const Raw& zip, u64 extra, u64 extraLength, u64& size, u64& compressedSize,
                u64* offset) {
  const bool wanted =
      size == kFull32 || compressedSize == kFull32 || (offset && *offset == kFull32);
  if (!wanted) return true;
  bool complete = false;
  forEachExtra(zip, extra, extraLength, [&](u16 id, u64 at, u64 length) {
    if (id != kZip64Extra || complete) return;
    u64 left = length;
    const auto take = [&](u64& field) {
      if (field != kFull32) return true;
      if (left < 8) return false;
      field = zip.u64At(at);
      at += 8;
      left -= 8;
      return true;
    };
    complete = take(size) && take(compressedSize) && (!offset || take(*offset));
  });
  return complete;
}

/// The name in the Info-ZIP Unicode path field, if it belongs to `raw`.
std::optional<std::string_view> unicodePath(const Raw& zip, u64 extra, u64 extraLength,
                                            std::string_view raw) {
  std::optional<std::string_view> name;
  forEachExtra(zip, extra, extraLength, [&](u16 id, u64 at, u64 length) {
    if (id != kUnicodePathExtra || length < 5 || zip.bytes[static_cast<std::size_t>(at)] != 1)
      return;
    const Bytes rawBytes(reinterpret_cast<const std::uint8_t*>(raw.data()), raw.size());
    const std::string_view text = zip.text(at + 5, length - 5);
    if (zip.u32At(at + 1) == crcOf(rawBytes) && isUtf8(text)) name = text;
  });
  return name;
}

/// True where the two names can be one in two encodings: a plain name must be the same, another one
/// keeps its extension.
bool sameInOtherEncoding(std::string_view raw, std::string_view unicode) {
  const bool plain = std::all_of(raw.begin(), raw.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c != '?' && c != '#' && c != '_';
  });
  return plain ? raw == unicode : lowerExtension(raw) == lowerExtension(unicode);
}

// ---- members ----
/// The bytes of the file that one member takes, local header and descriptor included.
struct Extent {
  u64 from = 0;
  u64 to = 0;
  std::size_t member = 0;
};

struct CentralEntry {
  Member member;
  std::string_view rawName;
  u64 headerOffset = 0;  ///< in the file
  bool sizesKnown = true;
};

/// Length of the data descriptor at `at` that says what the directory says; empty where none does.
std::optional<u64> matchingDescriptor(const Raw& zip, u64 at, u64 end, const Member& member) {
  for (const bool signedForm : {true, false}) {
    for (const u64 width : {u64{4}, u64{8}}) {
      const u64 skip = signedForm ? 4 : 0;
      const u64 length = skip + 4 + 2 * width;
      if (end < at || end - at < length) continue;
      if (signedForm && !zip.is(at, kDescriptor)) continue;
      const auto field = [&](u64 where) {
        return width == 4 ? u64{zip.u32At(where)} : zip.u64At(where);
      };
      if (zip.u32At(at + skip) == member.crc && field(at + skip + 4) == member.compressedSize &&
          field(at + skip + 4 + width) == member.size) {
        return length;
      }
    }
  }
  return std::nullopt;
}

/// Reads the local header, finds the data, and compares with the directory. Empty where there is
/// none.
std::optional<Extent> readLocalHeader(const Raw& zip, CentralEntry& entry, u64 directoryStart,
                                      std::vector<Defect>& zipDefects) {
  Member& member = entry.member;
  const auto unreadable = [&](std::string_view variant) {
    member.readable = false;
    member.defects.push_back(ofMember("container.corrupt-entry", variant, member.name));
  };
  const u64 at = entry.headerOffset;
  if (!entry.sizesKnown || at > directoryStart || directoryStart - at < kLocalHeaderBytes ||
      !zip.is(at, kLocalHeader)) {
    unreadable("header");
    return std::nullopt;
  }
  const u16 flags = zip.u16At(at + 6);
  const u16 method = zip.u16At(at + 8);
  const u64 nameLength = zip.u16At(at + 26);
  const u64 extraLength = zip.u16At(at + 28);
  const u64 headerLength = kLocalHeaderBytes + nameLength + extraLength;
  if (headerLength > directoryStart - at ||
      member.compressedSize > directoryStart - at - headerLength) {
    unreadable("header");
    return std::nullopt;
  }
  member.dataOffset = at + headerLength;
  u64 dataEnd = member.dataOffset + member.compressedSize;
  if ((member.flags & kMaskedHeadersFlag) != 0) return Extent{at, dataEnd, 0};

  if (withSlashes(zip.text(at + kLocalHeaderBytes, nameLength)) != withSlashes(entry.rawName)) {
    zipDefects.push_back(ofMember("container.ambiguous", "two-names", member.name));
  }
  if (member.directory) return Extent{at, dataEnd, 0};

  u64 size = zip.u32At(at + 22);
  u64 compressedSize = zip.u32At(at + 18);
  const bool known = applyZip64(zip, at + kLocalHeaderBytes + nameLength, extraLength, size,
                                compressedSize, nullptr);
  const bool sameFigures = known && zip.u32At(at + 14) == member.crc && size == member.size &&
                           compressedSize == member.compressedSize;
  bool agrees = method == member.method && ((flags ^ member.flags) & kEncryptedFlag) == 0;
  if ((flags & kDescriptorFlag) == 0) {
    agrees = agrees && sameFigures;
  } else if (const auto length = matchingDescriptor(zip, dataEnd, directoryStart, member)) {
    dataEnd += *length;
  } else {
    agrees = agrees && sameFigures;
  }
  if (!agrees) {
    member.defects.push_back(ofMember("container.ambiguous", "two-headers", member.name));
  }
  return Extent{at, dataEnd, 0};
}

/// Reads one central header that lies wholly inside; says what stands against its member.
CentralEntry readCentralHeader(const Raw& zip, u64 at, u64 shift, std::vector<Defect>& zipDefects) {
  CentralEntry entry;
  Member& member = entry.member;
  member.flags = zip.u16At(at + 8);
  member.method = zip.u16At(at + 10);
  member.crc = zip.u32At(at + 16);
  member.compressedSize = zip.u32At(at + 20);
  member.size = zip.u32At(at + 24);
  const u64 nameLength = zip.u16At(at + 28);
  const u64 extraLength = zip.u16At(at + 30);
  const u32 attributes = zip.u32At(at + 38);
  u64 offset = zip.u32At(at + 42);
  const u64 extra = at + kCentralHeaderBytes + nameLength;
  entry.rawName = zip.text(at + kCentralHeaderBytes, nameLength);

  entry.sizesKnown =
      applyZip64(zip, extra, extraLength, member.size, member.compressedSize, &offset);
  entry.headerOffset = offset <= zip.size() ? offset + shift : zip.size();

  std::string_view name = entry.rawName;
  const bool differs = [&] {
    if ((member.flags & kUtf8Flag) != 0) return false;
    const auto unicode = unicodePath(zip, extra, extraLength, entry.rawName);
    if (!unicode) return false;
    name = *unicode;
    return !sameInOtherEncoding(entry.rawName, *unicode);
  }();
  member.name = toUtf8(name);
  const std::string slashed = withSlashes(name);
  member.path = normalised(toUtf8(slashed));
  if (const std::size_t nul = slashed.find('\0'); nul != std::string::npos) {
    member.pathBeforeNul = normalised(toUtf8(std::string_view(slashed).substr(0, nul)));
  }
  if (differs) zipDefects.push_back(ofMember("container.ambiguous", "two-names", member.name));
  member.directory = !slashed.empty() && slashed.back() == '/';

  if (const std::string_view variant = unsafeVariant(name, slashed); !variant.empty()) {
    member.defects.push_back(ofMember("container.unsafe-name", variant, member.name));
  }
  constexpr u32 kUnixKind = 0xF000;
  constexpr u32 kUnixLink = 0xA000;
  if (((attributes >> 16) & kUnixKind) == kUnixLink) {
    member.readable = false;
    member.defects.push_back(ofMember("container.unsafe-name", "link", member.name));
  }
  bool aes = member.method == kAesMethod;
  forEachExtra(zip, extra, extraLength, [&](u16 id, u64, u64) { aes = aes || id == kAesExtra; });
  if (aes || (member.flags & (kEncryptedFlag | kStrongEncryptionFlag | kMaskedHeadersFlag)) != 0) {
    member.readable = false;
    member.defects.push_back(ofMember("container.encrypted", "", member.name));
  } else if (member.method != kStored && member.method != kDeflated) {
    member.readable = false;
    Defect defect = ofMember("container.unsupported-method", "", member.name);
    defect.values.emplace_back("method", methodName(member.method));
    member.defects.push_back(std::move(defect));
  }
  return entry;
}

/// Members that share bytes, and entries that only a program reading from the front would find.
void checkExtents(const Raw& zip, std::vector<Extent> extents, u64 directoryStart,
                  const std::vector<Member>& members, std::vector<Defect>& defects) {
  std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) {
    return a.from != b.from ? a.from < b.from : a.member < b.member;
  });
  u64 cursor = 0;
  bool hidden = false;
  for (const Extent& extent : extents) {
    if (extent.from < cursor) {
      defects.push_back(ofMember("container.ambiguous", "overlap", members[extent.member].name));
    }
    hidden = hidden || (extent.from > cursor && zip.is(cursor, kLocalHeader));
    cursor = std::max(cursor, extent.to);
  }
  hidden = hidden || (directoryStart > cursor && zip.is(cursor, kLocalHeader));
  // Where a member's own header was not found, a header that nobody names may be that one.
  if (hidden && extents.size() == members.size()) {
    defects.push_back(ofZip("container.ambiguous", "hidden-member"));
  }
}

/// Names that two members share, whatever the slashes. A folder that is listed twice harms nobody.
void checkNames(const std::vector<Member>& members, std::vector<Defect>& defects) {
  std::map<std::string_view, int> seen;
  for (const Member& member : members) {
    if (!member.directory && ++seen[member.path] == 2) {
      defects.push_back(ofMember("container.ambiguous", "name-twice", member.name));
    }
  }
}

// ---- data ----
struct DecompressorDeleter {
  void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

bool inflate(Bytes compressed, std::vector<std::uint8_t>& out) {
  const std::unique_ptr<libdeflate_decompressor, DecompressorDeleter> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  std::size_t read = 0;
  std::size_t written = 0;
  std::uint8_t nothing = 0;
  const libdeflate_result result = libdeflate_deflate_decompress_ex(
      decompressor.get(), compressed.data(), compressed.size(), out.empty() ? &nothing : out.data(),
      out.size(), &read, &written);
  return result == LIBDEFLATE_SUCCESS && read == compressed.size() && written == out.size();
}

}  // namespace

std::string methodName(std::uint16_t method) {
  switch (method) {
    case 0:
      return "Stored";
    case 1:
      return "Shrink";
    case 2:
    case 3:
    case 4:
    case 5:
      return "Reduce";
    case 6:
      return "Implode";
    case 8:
      return "Deflate";
    case 9:
      return "Deflate64";
    case 10:
      return "PKWARE DCL Implode";
    case 12:
      return "BZIP2";
    case 14:
      return "LZMA";
    case 20:
    case 93:
      return "Zstandard";
    case 94:
      return "MP3";
    case 95:
      return "XZ";
    case 96:
      return "JPEG";
    case 97:
      return "WavPack";
    case 98:
      return "PPMd";
    case 99:
      return "AES";
    default:
      return std::to_string(method);
  }
}

OpenedZip ZipReader::open(Bytes bytes, const Limits& limits) {
  OpenedZip opened;
  if (bytes.size() > limits.zippedBytes) {
    Defect defect = ofZip("container.too-large", "zip");
    defect.values = {{"size", bytesQuantity(bytes.size())},
                     {"limit", bytesQuantity(limits.zippedBytes)}};
    opened.defects.push_back(std::move(defect));
    return opened;
  }
  const Raw zip{bytes};
  const std::optional<Directory> directory = findDirectory(zip, opened.defects);
  if (!directory) return opened;

  ZipReader reader(bytes, limits);
  std::vector<Extent> extents;
  const u64 end = directory->start + directory->size;
  u64 at = directory->start;
  while (end - at >= kCentralHeaderBytes && zip.is(at, kCentralHeader)) {
    const u64 nameLength = zip.u16At(at + 28);
    const u64 length = kCentralHeaderBytes + nameLength + zip.u16At(at + 30) + zip.u16At(at + 32);
    if (length > end - at) break;
    if (reader.members_.size() == limits.members) {
      Defect defect = ofZip("container.too-large", "members");
      defect.values = {{"limit", static_cast<std::int64_t>(limits.members)}};
      opened.defects.push_back(std::move(defect));
      return opened;
    }
    CentralEntry entry = readCentralHeader(zip, at, directory->shift, opened.defects);
    if (nameLength > limits.nameBytes) {
      Defect defect = ofMember("container.too-large", "name", shortened(entry.member.name, 60));
      defect.values = {{"limit", static_cast<std::int64_t>(limits.nameBytes)}};
      opened.defects.push_back(std::move(defect));
    }
    if (auto extent = readLocalHeader(zip, entry, directory->start, opened.defects)) {
      extent->member = reader.members_.size();
      extents.push_back(*extent);
    }
    reader.members_.push_back(std::move(entry.member));
    at += length;
  }
  if (at != end && !zip.is(at, kDigitalSignature)) {
    opened.defects.push_back(notZip("damaged"));
    return opened;
  }
  if (reader.members_.size() != directory->members) {
    opened.defects.push_back(ofZip("container.ambiguous", "two-counts"));
  }
  checkExtents(zip, std::move(extents), directory->start, reader.members_, opened.defects);
  checkNames(reader.members_, opened.defects);
  if (std::all_of(reader.members_.begin(), reader.members_.end(),
                  [](const Member& member) { return member.directory; })) {
    opened.defects.push_back(notZip("no-members"));
    return opened;
  }
  opened.reader = std::move(reader);
  return opened;
}

Extracted ZipReader::extract(const Member& member, std::uint64_t& budget) const {
  Extracted extracted;
  extracted.defects = member.defects;
  if (!member.readable) return extracted;
  const auto corrupt = [&](std::string_view variant) {
    extracted.defects.push_back(ofMember("container.corrupt-entry", variant, member.name));
  };
  const Bytes data = Raw{zip_}.part(member.dataOffset, member.compressedSize);
  const bool stored = member.method == kStored;
  // No data of this length can become what is declared: told before any memory is taken for it.
  if (stored ? member.size != data.size() : member.size / kHighestDeflateRatio > data.size()) {
    corrupt("size");
    return extracted;
  }
  if (member.size > budget) {
    Defect defect = ofMember("container.too-large", "inflated", member.name);
    defect.values = {{"limit", bytesQuantity(limits_.inflatedBytes)}};
    extracted.defects.push_back(std::move(defect));
    return extracted;
  }
  budget -= member.size;
  std::vector<std::uint8_t> out;
  if (stored) {
    out.assign(data.begin(), data.end());
  } else {
    out.resize(static_cast<std::size_t>(member.size));
    if (!inflate(data, out)) {
      corrupt("size");
      return extracted;
    }
  }
  if (crcOf(out) != member.crc) {
    corrupt("crc");
    return extracted;
  }
  extracted.bytes = std::move(out);
  return extracted;
}

}  // namespace kkpr::archive
