#include "archive/file_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace kkpr::archive {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view variant;
  std::string_view format;
};

constexpr auto kSignatures = std::to_array<Signature>({
    {0, "PK\x03\x04"sv, "cut-off", ""},
    {0, "PK\x07\x08"sv, "multi-disk", ""},
    {0, "Rar!\x1A\x07"sv, "archive", "RAR"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "archive", "7z"},
    {0, "\x1F\x8B"sv, "archive", "gzip"},
    {0, "BZh"sv, "archive", "bzip2"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "archive", "xz"},
    {0, "\x28\xB5\x2F\xFD"sv, "archive", "zstd"},
    {257, "ustar"sv, "archive", "tar"},
    {68, "GPKG"sv, "other-geodata", "GeoPackage"},
    {68, "GP10"sv, "other-geodata", "GeoPackage"},
    {68, "GP11"sv, "other-geodata", "GeoPackage"},
    {0, "SQLite format 3\0"sv, "other-geodata", "SQLite"},
    {0,
     "fgb\x03"
     "fgb"sv,
     "other-geodata", "FlatGeobuf"},
    {0, "AC10"sv, "other-geodata", "DWG"},
    {0, "\0\0\x27\x0A"sv, "shapefile-part", ""},
    {0, "%PDF"sv, "document", "PDF"},
    {0, "\x89PNG\r\n\x1A\n"sv, "document", "PNG"},
    {0, "\xFF\xD8\xFF"sv, "document", "JPEG"},
    {0, "II*\0"sv, "document", "TIFF"},
    {0, "MM\0*"sv, "document", "TIFF"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "document", "Microsoft Office"},
});

FileKind kindOfText(std::string_view start) {
  if (start.substr(0, 3) == "\xEF\xBB\xBF"sv) start.remove_prefix(3);
  start = trimmed(start);
  const std::string lower = lowerAscii(start);
  const auto holds = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  if (lower.rfind('<', 0) == 0) {
    if (holds("<html") || holds("<!doctype html")) return {"web-page", ""};
    if (holds("<kml")) return {"other-geodata", "KML"};
    if (holds("<gpx")) return {"other-geodata", "GPX"};
    if (holds("opengis.net/gml")) return {"other-geodata", "GML"};
    return {"document", "XML"};
  }
  if (lower.rfind('{', 0) == 0) {
    if (holds("\"feature") || holds("\"geometry\"")) return {"other-geodata", "GeoJSON"};
    return {"document", "JSON"};
  }
  if (lower.rfind("geogcs[", 0) == 0 || lower.rfind("projcs[", 0) == 0) {
    return {"shapefile-part", ""};
  }
  return {};
}

}  // namespace

FileKind kindOf(Bytes bytes) {
  if (bytes.empty()) return {"empty", ""};
  // As much as any signature needs; a page or a KML says so at its beginning.
  constexpr std::size_t kLook = 2048;
  const std::string_view start(reinterpret_cast<const char*>(bytes.data()),
                               std::min(bytes.size(), kLook));
  for (const Signature& signature : kSignatures) {
    if (start.size() >= signature.offset + signature.bytes.size() &&
        start.substr(signature.offset, signature.bytes.size()) == signature.bytes) {
      return {std::string(signature.variant), std::string(signature.format)};
    }
  }
  return kindOfText(start);
}

}  // namespace kkpr::archive
