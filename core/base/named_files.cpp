#include "base/named_files.h"

#include "base/failure.h"
#include "base/text.h"

namespace kkpr {

Bytes fileNamed(const Files& files, const std::string& path) {
  const auto file = files.find(path);
  if (file != files.end()) return file->second;
  const std::string shown = shortened(toUtf8(path), 120);
  throw Failure("file-not-found",
                {"Berkas " + shown + " tidak ditemukan.", "The file " + shown + " was not found."},
                path);
}

}  // namespace kkpr
