#pragma once
// SHA-256 (FIPS 180-4): the fingerprint by which desk and applicant know that they look at the same
// file. Browsers offer it only in secure contexts, which a page on a USB stick is not, so the core
// has its own.

#include <string>

#include "base/point.h"

namespace kkpr {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256Hex(Bytes bytes);

}  // namespace kkpr
