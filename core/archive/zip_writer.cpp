#include "archive/zip_writer.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/failure.h"
#include "base/text.h"

namespace kkpr::archive {
namespace {

constexpr std::uint64_t kFull32 = 0xFFFFFFFF;
constexpr std::uint32_t kFull16 = 0xFFFF;
constexpr std::uint32_t kVersion = 20;        // deflate and folders
constexpr std::uint32_t kDate = 1U << 5 | 1;  // 1 January 1980, the first day of the format
constexpr std::uint32_t kUtf8Flag = 1U << 11;
constexpr int kLevel = 9;

void put(std::vector<std::uint8_t>& out, std::uint32_t value, int width) {
  for (int i = 0; i < width; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put(std::vector<std::uint8_t>& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

struct CompressorDeleter {
  void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
};

/// Empty where deflate does not make it smaller.
std::vector<std::uint8_t> deflated(Bytes content) {
  const std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressor(
      libdeflate_alloc_compressor(kLevel));
  if (!compressor) throw std::bad_alloc();
  std::vector<std::uint8_t> out(content.size());
  if (out.empty()) return out;
  out.resize(libdeflate_deflate_compress(compressor.get(), content.data(), content.size(),
                                         out.data(), out.size() - 1));
  return out;
}

[[noreturn]] void refuse() {
  throw Failure("internal", {"Zip yang ditulis melampaui batas formatnya.",
                             "The zip to be written passes the limits of its format."});
}

}  // namespace

void ZipWriter::add(std::string_view name, Bytes content, Packing packing) {
  if (name.empty() || name.size() >= kFull16 || !isUtf8(name) || content.size() >= kFull32 ||
      members_ + 1 >= kFull16) {
    refuse();
  }
  std::vector<std::uint8_t> smaller;
  if (packing == Packing::deflated) smaller = deflated(content);
  const bool stored = smaller.empty();
  const Bytes data = stored ? content : Bytes(smaller);
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::uint64_t offset = out_.size();
  if (offset + data.size() + name.size() >= kFull32) refuse();

  // The part that both headers share.
  std::vector<std::uint8_t> common;
  put(common, kVersion, 2);
  put(common, ascii ? 0 : kUtf8Flag, 2);
  put(common, stored ? 0 : 8, 2);
  put(common, 0, 2);
  put(common, kDate, 2);
  put(common, libdeflate_crc32(0, content.data(), content.size()), 4);
  put(common, static_cast<std::uint32_t>(data.size()), 4);
  put(common, static_cast<std::uint32_t>(content.size()), 4);
  put(common, static_cast<std::uint32_t>(name.size()), 2);
  put(common, 0, 2);

  put(out_, "PK\x03\x04");
  out_.insert(out_.end(), common.begin(), common.end());
  put(out_, name);
  out_.insert(out_.end(), data.begin(), data.end());

  put(directory_, "PK\x01\x02");
  put(directory_, kVersion, 2);
  directory_.insert(directory_.end(), common.begin(), common.end());
  put(directory_, 0, 2);  // comment
  put(directory_, 0, 2);  // disk
  put(directory_, 0, 2);  // internal attributes
  put(directory_, 0, 4);  // external attributes
  put(directory_, static_cast<std::uint32_t>(offset), 4);
  put(directory_, name);
  ++members_;
}

std::vector<std::uint8_t> ZipWriter::finish() {
  if (out_.size() + std::uint64_t{directory_.size()} >= kFull32) refuse();
  const auto offset = static_cast<std::uint32_t>(out_.size());
  out_.insert(out_.end(), directory_.begin(), directory_.end());
  put(out_, "PK\x05\x06");
  put(out_, 0, 4);  // disks
  put(out_, members_, 2);
  put(out_, members_, 2);
  put(out_, static_cast<std::uint32_t>(directory_.size()), 4);
  put(out_, offset, 4);
  put(out_, 0, 2);  // comment
  std::vector<std::uint8_t> whole;
  whole.swap(out_);
  directory_.clear();
  members_ = 0;
  return whole;
}

}  // namespace kkpr::archive
