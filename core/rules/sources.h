#pragma once
// The register of texts that a citation may name (core/rules/sources.json).

#include <optional>
#include <string>
#include <string_view>

namespace kkpr::rules {

struct Citation {
  std::string source;  ///< "juknis-13-2023"
  std::string place;   ///< "2.1.2 (= 3.1.2) angka 1 huruf f"
};

/// A citation of the Juknis, the main source.
[[nodiscard]] Citation juknis(std::string_view place);

/// The Juknis says most things twice: chapter II for the centre, chapter III for the regions.
enum class Chapter { centre, region };

/// "2.1.2 (= 3.1.2) angka 1" as a file of one chapter cites it: "3.1.2 angka 1". Left as it is
/// where the chapter is not known yet.
[[nodiscard]] Citation inChapter(Citation citation, std::optional<Chapter> chapter);

/// True where the register has this source.
[[nodiscard]] bool knownSource(std::string_view source);

}  // namespace kkpr::rules
