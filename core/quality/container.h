#pragma once
// container.*: is this a zip, is what is needed of it readable, and would every program read the
// same? Shapefiles are nobody's business here; files.cpp says which members are needed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/zip_reader.h"
#include "quality/examination.h"

namespace kkpr::quality {

/// A place that is a whole file.
[[nodiscard]] Place inFile(std::string_view file);

/// Opens the zip. Empty where nothing in it can be read; then says which rules were not looked at.
[[nodiscard]] std::optional<archive::ZipReader> openContainer(Bytes zip, Examination& examination);

/// Inflates a member that a layer needs; `bytes` are empty where it cannot be had whole, and
/// `because` names the rules whose findings say why.
struct NeededMember {
  std::optional<std::vector<std::uint8_t>> bytes;
  std::vector<std::string> because;
};
[[nodiscard]] NeededMember extractNeeded(const archive::ZipReader& reader,
                                         const archive::Member& member, std::uint64_t& budget,
                                         Examination& examination);

/// Two members that only differ in the case of their names are one file where names have no case.
void reportNameCase(const archive::Member& second, Examination& examination);

/// Left behind by an operating system beside the file of that name, not put there by anybody.
[[nodiscard]] bool isSystemLitter(std::string_view path);

/// container.extra-file, for the members that belong to no layer. Those that come along with every
/// shapefile are silent.
void reportExtraFiles(const std::vector<const archive::Member*>& unused, Examination& examination);

/// True for the extension of an archive format (".zip", ".rar" …). Such members are never opened.
[[nodiscard]] bool isArchiveName(std::string_view path);

}  // namespace kkpr::quality
