#pragma once
// Writes a zip whose bytes depend on nothing but what is put in: fixed date, UTF-8 names, no extra
// fields. Stored where deflate gains nothing.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/point.h"

namespace kkpr::archive {

enum class Packing { deflated, stored };

class ZipWriter {
 public:
  /// Adds a file; folders stand in the name, "data/lokasi.shp". Throws Failure("internal") past
  /// what a zip without 64-bit fields can hold, and for a name that is empty or not UTF-8.
  void add(std::string_view name, Bytes content, Packing packing = Packing::deflated);

  /// The whole zip; the writer is empty again.
  [[nodiscard]] std::vector<std::uint8_t> finish();

 private:
  std::vector<std::uint8_t> out_;
  std::vector<std::uint8_t> directory_;
  std::uint32_t members_ = 0;
};

}  // namespace kkpr::archive
