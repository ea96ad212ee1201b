#pragma once
// Texts in two languages, and the few things done with bytes that came from a stranger.

#include <string>
#include <string_view>

#include "base/point.h"

namespace kkpr {

enum class Language { id, en };

/// The same sentence in Indonesian and in English.
struct Text {
  std::string id;
  std::string en;
  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::id ? id : en;
  }
};

/// Any bytes as valid UTF-8: kept where they are valid, else read as CP437 (what a zip without the
/// UTF-8 flag holds). Control characters become U+FFFD, so that a name is safe to print anywhere.
[[nodiscard]] std::string toUtf8(std::string_view bytes);

/// True for well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// ASCII letters lowered, all other bytes kept. Independent of any locale.
[[nodiscard]] std::string lowerAscii(std::string_view text);
[[nodiscard]] std::string upperAscii(std::string_view text);
[[nodiscard]] bool equalIgnoringCase(std::string_view a, std::string_view b);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Cuts a text for display after at most `bytes` bytes, never inside a character; adds "…" where
/// cut.
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t bytes);

}  // namespace kkpr
