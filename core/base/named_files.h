#pragma once
// The files that documents name, handed in by the caller: the core opens nothing itself.

#include <map>
#include <string>

#include "base/point.h"

namespace kkpr {

/// Path exactly as a document names it → what is in it. The bytes belong to the caller and must
/// live as long as the call that reads them.
using Files = std::map<std::string, Bytes, std::less<>>;

/// The file of this path. Throws Failure("file-not-found") where it was not handed in.
[[nodiscard]] Bytes fileNamed(const Files& files, const std::string& path);

}  // namespace kkpr
