#pragma once
// Reads a zip that a stranger sent. The zip is only borrowed and nothing is unpacked before it is
// asked for; whatever is wrong with it comes back as Defects, named as in the contract. Nothing
// throws but std::bad_alloc.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/point.h"
#include "base/quantity.h"

namespace kkpr::archive {

/// What one zip may cost. Bytes, but for `members`.
struct Limits {
  std::uint64_t zippedBytes = 0;
  std::uint64_t inflatedBytes = 0;  ///< of all members that are extracted, together
  std::uint64_t members = 0;
  std::uint64_t nameBytes = 0;  ///< of one member, folders included
};

inline constexpr std::uint64_t kMebibyte = 1024 * 1024;
/// A location zip.
inline constexpr Limits kLocationLimits{20 * kMebibyte, 256 * kMebibyte, 1000, 255};
/// A zipped layer of a plan.
inline constexpr Limits kPlanLimits{100 * kMebibyte, 512 * kMebibyte, 1000, 255};

/// One thing that is wrong. `rule` and `variant` have a row in the catalogue of findings, `values`
/// fill its placeholders.
struct Defect {
  std::string rule;     ///< "container.corrupt-entry" …
  std::string variant;  ///< empty = the rule's own wording
  std::string member;   ///< Member::name; empty = the zip as a whole
  std::vector<std::pair<std::string, Value>> values;
};

/// One entry of the central directory.
struct Member {
  std::string name;  ///< as it stands in the zip, UTF-8, safe to print
  /// For comparing: `name` with "/" between folders and without empty and "." steps.
  std::string path;
  /// What a program that ends strings at NUL takes for `path`; empty where the name holds none.
  std::string pathBeforeNul;
  bool directory = false;
  std::uint16_t method = 0;
  std::uint16_t flags = 0;
  std::uint32_t crc = 0;
  std::uint64_t compressedSize = 0;
  std::uint64_t size = 0;  ///< declared, not yet believed
  std::uint64_t dataOffset = 0;
  /// What stands against this member if somebody needs it; extract() reports it.
  std::vector<Defect> defects;
  bool readable = true;  ///< false: a defect above says why nothing can be extracted
};

struct Extracted {
  std::optional<std::vector<std::uint8_t>> bytes;  ///< empty where they could not be had whole
  std::vector<Defect> defects;                     ///< may be there although bytes are
};

struct OpenedZip;

class ZipReader {
 public:
  /// `zip` must outlive the reader. Without a reader at least one defect says why.
  [[nodiscard]] static OpenedZip open(Bytes zip, const Limits& limits);

  /// In the order of the central directory, folders included.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  /// Inflates one member of this reader. `budget` is what may still be produced (begin with
  /// Limits::inflatedBytes); it goes down by what was.
  [[nodiscard]] Extracted extract(const Member& member, std::uint64_t& budget) const;

 private:
  ZipReader(Bytes zip, const Limits& limits) : zip_(zip), limits_(limits) {}

  Bytes zip_;
  Limits limits_;
  std::vector<Member> members_;
};

struct OpenedZip {
  std::optional<ZipReader> reader;  ///< empty: not to be read at all
  std::vector<Defect> defects;      ///< of the zip as a whole; not all of them stop the reading
};

/// The name of a compression method of the zip format: "Deflate64", "LZMA" …; "42" where it has
/// none.
[[nodiscard]] std::string methodName(std::uint16_t method);

}  // namespace kkpr::archive
