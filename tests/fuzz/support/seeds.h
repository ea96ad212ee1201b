#pragma once
// What fuzzing starts from: fixtures, examples and cases of this repository, taken apart where a
// target reads only a part.

#include <string>
#include <string_view>
#include <vector>

#include "fuzz/support/packing.h"

namespace kkpr::fuzz {

/// The targets of tests/fuzz/targets, by their names.
[[nodiscard]] const std::vector<std::string>& targetNames();

/// Seeds of a target in the order of their names. `source` is the root of the repository. Throws
/// std::runtime_error for an unknown target and for files that cannot be read.
[[nodiscard]] std::vector<Entry> seedsOf(std::string_view target, const std::string& source);

/// Every .zip of tests/fixtures, the examples and the cases: whole locations.
[[nodiscard]] std::vector<Entry> locationZips(const std::string& source);

/// Applications with their plans, layers and files as bundles (Oracle::assess).
[[nodiscard]] std::vector<Entry> bundles(const std::string& source);

[[nodiscard]] ByteVector fileBytes(const std::string& path);

}  // namespace kkpr::fuzz
