#include "quality/container.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kkpr::quality {
namespace {

using namespace std::string_view_literals;

constexpr auto kContainerRules = std::to_array<std::string_view>(
    {"container.not-zip", "container.encrypted", "container.unsupported-method",
     "container.corrupt-entry", "container.ambiguous", "container.too-large",
     "container.unsafe-name", "container.extra-file"});

constexpr auto kFilesRules =
    std::to_array<std::string_view>({"files.missing-part", "files.name-mismatch",
                                     "files.no-polygon-layer", "files.several-polygon-layers"});

/// What GIS programs write beside the four parts: indexes, encodings, styles, locks.
constexpr auto kSilentExtensions = std::to_array<std::string_view>(
    {".shp.xml", ".dbf.xml", ".prj.xml", ".cpg", ".cst", ".sbn", ".sbx", ".fbn",
     ".fbx",     ".ain",     ".aih",     ".atx", ".ixs", ".mxs", ".qix", ".qpj",
     ".qmd",     ".qml",     ".sld",     ".idm", ".ind", ".idx", ".lock"});

constexpr auto kArchiveExtensions = std::to_array<std::string_view>(
    {".zip", ".shz", ".kmz", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".zst"});

bool endsWith(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

template <typename Endings>
bool endsWithAny(std::string_view lower, const Endings& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return endsWith(lower, ending); });
}

void report(const archive::Defect& defect, Examination& examination) {
  // Several methods are several findings: each names its own.
  std::string key;
  for (const auto& [name, value] : defect.values) {
    if (name == "method") key = formatValue(value, Language::en);
  }
  Finding& finding = examination.findings.of(defect.rule, defect.variant, key);
  for (const auto& [name, value] : defect.values) finding.with(name, value);
  if (defect.member.empty()) {
    ++finding.count;  // the zip as a whole has no place in itself
  } else {
    finding.at(inFile(defect.member));
  }
}

}  // namespace

Place inFile(std::string_view file) {
  // Names of the limit's length fit in any encoding; longer ones are a finding and only quoted.
  constexpr std::size_t kReadableName = 1024;
  Place place;
  place.file = shortened(file, kReadableName);
  return place;
}

std::optional<archive::ZipReader> openContainer(Bytes zip, Examination& examination) {
  // [J 2.1.2 angka 1 huruf g = 3.1.2] The parts of the shapefile come together in one .zip.
  archive::OpenedZip opened = archive::ZipReader::open(zip, archive::kLocationLimits);
  for (const archive::Defect& defect : opened.defects) report(defect, examination);
  if (opened.reader) return std::move(opened.reader);

  std::vector<std::string> because;
  for (const std::string_view rule : kContainerRules) {
    if (examination.findings.has(rule)) because.emplace_back(rule);
  }
  for (const std::string_view rule : kContainerRules) {
    if (!examination.findings.has(rule)) examination.notRun(rule, because);
  }
  for (const std::string_view rule : kFilesRules) examination.notRun(rule, because);
  return std::nullopt;
}

NeededMember extractNeeded(const archive::ZipReader& reader, const archive::Member& member,
                           std::uint64_t& budget, Examination& examination) {
  archive::Extracted extracted = reader.extract(member, budget);
  NeededMember needed;
  for (const archive::Defect& defect : extracted.defects) {
    report(defect, examination);
    const auto known = std::find(needed.because.begin(), needed.because.end(), defect.rule);
    if (!extracted.bytes && known == needed.because.end()) needed.because.push_back(defect.rule);
  }
  needed.bytes = std::move(extracted.bytes);
  return needed;
}

void reportNameCase(const archive::Member& second, Examination& examination) {
  examination.findings.of("container.ambiguous", "name-case").at(inFile(second.name));
}

bool isSystemLitter(std::string_view path) {
  const std::string lower = lowerAscii(path);
  const std::size_t slash = lower.rfind('/');
  const std::string_view name = slash == std::string::npos
                                    ? std::string_view(lower)
                                    : std::string_view(lower).substr(slash + 1);
  return lower.rfind("__macosx/", 0) == 0 || lower.find("/__macosx/") != std::string::npos ||
         name.substr(0, 2) == "._"sv || name == ".ds_store"sv || name == "thumbs.db"sv ||
         name == "desktop.ini"sv;
}

bool isArchiveName(std::string_view path) {
  return endsWithAny(lowerAscii(path), kArchiveExtensions);
}

void reportExtraFiles(const std::vector<const archive::Member*>& unused, Examination& examination) {
  for (const archive::Member* member : unused) {
    if (member->directory || isSystemLitter(member->path) ||
        endsWithAny(lowerAscii(member->path), kSilentExtensions)) {
      continue;
    }
    examination.findings
        .of("container.extra-file", isArchiveName(member->path) ? "archive"sv : ""sv)
        .at(inFile(member->name));
  }
}

}  // namespace kkpr::quality
