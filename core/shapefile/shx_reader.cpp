#include "shapefile/shx_reader.h"

#include "shapefile/bytes.h"

namespace kkpr::shapefile {
namespace {
constexpr std::uint64_t kHeaderBytes = 100;
constexpr std::uint64_t kEntryBytes = 8;
}  // namespace

ShxFile readShx(Bytes bytes) {
  ShxFile file;
  if (bytes.size() < kHeaderBytes || big32(bytes.data()) != 9994) return file;
  file.readable = true;
  const std::uint64_t stated = std::uint64_t{big32(bytes.data() + 24)} * 2;
  file.statedCount = stated < kHeaderBytes ? 0 : (stated - kHeaderBytes) / kEntryBytes;
  const std::uint64_t body = bytes.size() - kHeaderBytes;
  file.spareBytes = body % kEntryBytes;
  file.extents.reserve(static_cast<std::size_t>(body / kEntryBytes));
  for (std::uint64_t i = 0; i < body / kEntryBytes; ++i) {
    const std::uint8_t* entry =
        bytes.data() + static_cast<std::size_t>(kHeaderBytes + i * kEntryBytes);
    file.extents.push_back({std::uint64_t{big32(entry)} * 2, std::uint64_t{big32(entry + 4)} * 2});
  }
  return file;
}

}  // namespace kkpr::shapefile
