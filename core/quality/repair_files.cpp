#include "quality/repair_files.h"

#include <algorithm>
#include <set>

#include "archive/zip_reader.h"
#include "archive/zip_writer.h"
#include "base/text.h"
#include "quality/container.h"
#include "quality/files.h"
#include "shapefile/dbf_reader.h"
#include "shapefile/shapefile_writer.h"

namespace kkpr::quality {
namespace {

using archive::Member;

/// A .cpg names one code page; more than this is something else.
constexpr std::size_t kMaxCpgBytes = 256;

std::string_view baseOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Takes members out of the zip, once; what cannot be had is as good as missing.
class Taker {
 public:
  explicit Taker(const archive::ZipReader& reader) : reader_(reader) {}

  std::optional<Part> operator()(const Member* member) {
    if (!member) return std::nullopt;
    archive::Extracted extracted = reader_.extract(*member, budget_);
    if (!extracted.bytes) return std::nullopt;
    return Part{member->name, std::move(*extracted.bytes)};
  }

 private:
  const archive::ZipReader& reader_;
  std::uint64_t budget_ = archive::kLocationLimits.inflatedBytes;
};

/// The .cpg beside the table; it is then no longer unused.
std::optional<Part> takeCpg(const std::string& key, std::vector<const Member*>& unused,
                            Taker& take) {
  for (auto it = unused.begin(); it != unused.end(); ++it) {
    if (lowerAscii((*it)->path) != key + ".cpg" || (*it)->size > kMaxCpgBytes) continue;
    std::optional<Part> cpg = take(*it);
    if (!cpg) return std::nullopt;
    unused.erase(it);
    return cpg;
  }
  return std::nullopt;
}

}  // namespace

SourceFiles gatherFiles(Bytes zip, LocationBytes main) {
  SourceFiles source;
  source.main = std::move(main);
  if (source.main.shp) source.shpPath = source.main.shp->name;
  const archive::OpenedZip opened = archive::ZipReader::open(zip, archive::kLocationLimits);
  if (!opened.reader) return source;
  Layers found = groupLayers(opened.reader->members());
  Taker take(*opened.reader);
  for (const Layer& layer : found.layers) {
    const Member* shp = layer.files.parts[kShp];
    if (shp && source.main.shp && shp->name == source.main.shp->name) {
      std::string tableKey = layer.files.key;
      const std::array<std::optional<Part>*, 4> slots{&source.main.shp, &source.main.shx,
                                                      &source.main.dbf, &source.main.prj};
      for (const Mismatch& mismatch : layer.mismatches) {
        std::optional<Part> part = take(mismatch.found);
        if (!part || *slots[mismatch.part]) continue;
        source.adopted.push_back(part->name);
        *slots[mismatch.part] = std::move(part);
        if (kPartNames[mismatch.part] == "dbf") {
          tableKey = lowerAscii(mismatch.found->path);
          tableKey.erase(tableKey.rfind('.'));
        }
      }
      for (std::size_t part = 1; part < kPartNames.size(); ++part) {
        if (layer.files.has(part) && !*slots[part]) source.damaged.insert(kPartNames[part]);
      }
      source.cpg = takeCpg(tableKey, found.unused, take);
      continue;
    }
    OtherLayer other;
    other.name = std::string(baseOf(layer.files.path));
    other.shp = take(shp);
    other.shx = take(layer.files.parts[1]);
    other.dbf = take(layer.files.parts[2]);
    other.prj = take(layer.files.parts[3]);
    for (const Mismatch& mismatch : layer.mismatches) {
      const std::array<std::optional<Part>*, 4> slots{&other.shp, &other.shx, &other.dbf,
                                                      &other.prj};
      if (*slots[mismatch.part]) continue;
      *slots[mismatch.part] = take(mismatch.found);
      if (*slots[mismatch.part]) source.adopted.push_back(mismatch.found->name);
    }
    other.cpg = takeCpg(layer.files.key, found.unused, take);
    source.others.push_back(std::move(other));
  }
  // A part that another layer has taken over stands among the unused ones as well.
  for (const Member* member : found.unused) {
    if (std::find(source.adopted.begin(), source.adopted.end(), member->name) !=
        source.adopted.end()) {
      continue;
    }
    Examination examination;
    reportExtraFiles({member}, examination);
    (examination.findings.empty() ? source.leftOut : source.noted).push_back(member->name);
  }
  return source;
}

std::string plainName(std::string_view name) {
  constexpr std::size_t kMost = 100;
  constexpr std::string_view kMeaning = "<>:\"/\\|?*%";
  constexpr std::string_view kUnknown = "\xEF\xBF\xBD";  // what toUtf8 makes of controls
  std::string safe = toUtf8(name);
  for (std::size_t at = safe.find(kUnknown); at != std::string::npos; at = safe.find(kUnknown)) {
    safe.replace(at, kUnknown.size(), "_");
  }
  for (char& c : safe) {
    if (kMeaning.find(c) != std::string_view::npos) c = '_';
  }
  if (safe.size() > kMost) {
    safe = shortened(safe, kMost);
    safe.resize(safe.size() - std::string_view("\xE2\x80\xA6").size());
  }
  while (!safe.empty() && (safe.back() == ' ' || safe.back() == '.')) safe.pop_back();
  while (!safe.empty() && (safe.front() == ' ' || safe.front() == '.')) safe.erase(0, 1);
  return safe.empty() ? "lokasi" : safe;
}

PackedFiles packFiles(const OtherLayer& main, const std::vector<OtherLayer>& others) {
  PackedFiles packed;
  archive::ZipWriter writer;
  std::set<std::string> taken;
  const auto add = [&](const OtherLayer& layer) {
    const std::string plain = plainName(layer.name);
    std::string base = plain;
    for (int n = 2; !taken.insert(lowerAscii(base)).second; ++n) {
      base = plain + "-" + std::to_string(n);
    }
    const auto part = [&](const std::optional<Part>& from, const char* extension) {
      if (!from) return;
      const std::string name = base + extension;
      writer.add(name, from->bytes);
      packed.files.push_back({name, from->bytes.size()});
    };
    part(layer.shp, ".shp");
    part(layer.shx, ".shx");
    part(layer.dbf, ".dbf");
    part(layer.prj, ".prj");
    part(layer.cpg, ".cpg");
  };
  add(main);
  for (const OtherLayer& other : others) add(other);
  packed.zip = writer.finish();
  return packed;
}

void completeOther(OtherLayer& layer, Ledger& ledger) {
  if (!layer.shp || (layer.shx && layer.dbf)) return;
  const shapefile::ShpFile shp = shapefile::readShp(layer.shp->bytes);
  if (!shp.readable || !shp.wholly) return;
  const auto note = [&](const char* extension) {
    Change change;
    change.rule = "files.missing-part";
    change.to = plainName(layer.name) + extension;
    ledger.add(std::move(change));
  };
  if (!layer.shx) {
    layer.shx = Part{{}, shapefile::writeShx(layer.shp->bytes, shp.extents)};
    note(".shx");
  }
  if (!layer.dbf) {
    layer.dbf = Part{{}, shapefile::writeMinimalDbf(shp.extents.size())};
    note(".dbf");
  }
}

}  // namespace kkpr::quality
