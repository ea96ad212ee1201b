#include "quality/structure.h"

#include <algorithm>
#include <set>

#include "archive/file_kind.h"
#include "base/text.h"
#include "quality/attributes.h"
#include "shapefile/dbf_reader.h"
#include "shapefile/shx_reader.h"

namespace kkpr::quality {
namespace {

using shapefile::Defect;
using shapefile::DefectKind;
using shapefile::RecordExtent;
using shapefile::ShpFile;

constexpr const char* kShpRules[] = {
    "structure.shp-header",       "structure.shp-length",  "structure.shp-record",
    "structure.record-number",    "structure.bbox",        "structure.null-shape",
    "structure.unsupported-type", "structure.z-or-m",      "geometry.empty",
    "limit.too-many-vertices",    "limit.too-many-records"};

constexpr const char* kTableRules[] = {"structure.dbf-fields", "structure.dbf-encoding"};

Place placeOf(const std::string& file, const Defect& defect = {}) {
  Place place;
  place.file = file;
  place.record = defect.record;
  place.ring = defect.ring;
  return place;
}

/// What a part really is where it holds nothing, or another kind of file: a variant of its rule
/// with {kind}. Empty where that cannot be told. A table of Excel begins like any zip.
struct Impostor {
  const char* variant = nullptr;
  std::string kind;
};
Impostor impostorOf(const Part& part) {
  if (part.bytes.empty()) return {"empty", {}};
  const archive::FileKind kind = archive::kindOf(part.bytes);
  if (kind.variant == "cut-off") return {"other-kind", "zip/xlsx/docx"};
  if (kind.variant == "web-page") return {"other-kind", "HTML"};
  if (kind.format.empty()) return {};
  return {"other-kind", kind.format};
}

/// Reports a part that is no part of a shapefile at all; false where it may be one that is broken.
bool reportImpostor(const char* rule, const Part& part, Examination& examination) {
  const Impostor impostor = impostorOf(part);
  if (impostor.variant == nullptr) return false;
  examination.findings.of(rule, impostor.variant)
      .with("kind", impostor.kind)
      .at(placeOf(part.name));
  return true;
}

/// The name of a type, or its number in words where the format has no such type.
Text typeText(std::int64_t type) {
  const auto name = shapefile::nameOfType(static_cast<std::int32_t>(type));
  if (!name.empty()) return {std::string(name), std::string(name)};
  const std::string number = std::to_string(type);
  return {"nomor " + number, "number " + number};
}

/// Rule and wording of a defect of the .shp.
struct Wording {
  const char* rule;
  const char* variant;
};
Wording wordingOf(DefectKind kind) {
  switch (kind) {
    case DefectKind::shpTooShort:
      return {"structure.shp-header", ""};
    case DefectKind::shpMagic:
      return {"structure.shp-header", "magic"};
    case DefectKind::shpVersion:
      return {"structure.shp-header", "version"};
    case DefectKind::shpLength:
      return {"structure.shp-length", ""};
    case DefectKind::shpTrailing:
      return {"structure.shp-length", "trailing"};
    case DefectKind::unsupportedType:
      return {"structure.unsupported-type", ""};
    case DefectKind::fileBox:
      return {"structure.bbox", "file"};
    case DefectKind::recordBox:
      return {"structure.bbox", ""};
    case DefectKind::recordTruncated:
      return {"structure.shp-record", ""};
    case DefectKind::recordType:
      return {"structure.shp-record", "type"};
    case DefectKind::recordLength:
      return {"structure.shp-record", "length"};
    case DefectKind::recordCounts:
      return {"structure.shp-record", "counts"};
    case DefectKind::recordParts:
      return {"structure.shp-record", "parts"};
    case DefectKind::recordNumber:
      return {"structure.record-number", ""};
    case DefectKind::nullShape:
      return {"structure.null-shape", ""};
    case DefectKind::tooManyRecords:
      return {"limit.too-many-records", ""};
    case DefectKind::tooManyVertices:
      return {"limit.too-many-vertices", ""};
    default:
      return {nullptr, nullptr};
  }
}

/// Every defect of the scan becomes a place of its finding; the message quotes the first one's
/// numbers.
void reportShp(const ShpFile& shp, const std::string& name, Examination& examination) {
  std::set<std::pair<std::string, std::string>> begun;
  for (const Defect& defect : shp.defects) {
    const auto [rule, variant] = wordingOf(defect.kind);
    if (rule == nullptr) continue;
    Finding& finding = examination.findings.of(rule, variant);
    finding.at(placeOf(name, defect));
    if (!begun.emplace(rule, variant).second) continue;
    const bool types =
        defect.kind == DefectKind::unsupportedType || defect.kind == DefectKind::recordType;
    if (types) {
      finding.with("found", typeText(defect.found)).with("expected", typeText(defect.expected));
    } else {
      finding.with("found", defect.found).with("expected", defect.expected);
    }
  }
}

bool hasDefect(const ShpFile& shp, std::initializer_list<DefectKind> kinds) {
  return std::any_of(shp.defects.begin(), shp.defects.end(), [&](const Defect& defect) {
    return std::find(kinds.begin(), kinds.end(), defect.kind) != kinds.end();
  });
}

/// Rules of the .shp that a broken header, a wrong type or a limit leaves unjudged.
void exemptShp(const ShpFile& shp, Examination& examination) {
  const auto skip = [&](std::initializer_list<const char*> rules, const char* because) {
    for (const char* rule : rules) examination.notRun(rule, {because});
  };
  if (hasDefect(shp, {DefectKind::shpTooShort, DefectKind::shpMagic})) {
    skip(
        {"structure.shp-length", "structure.shp-record", "structure.record-number",
         "structure.bbox", "structure.null-shape", "structure.unsupported-type", "structure.z-or-m",
         "geometry.empty", "limit.too-many-vertices", "limit.too-many-records"},
        "structure.shp-header");
  } else if (hasDefect(shp, {DefectKind::unsupportedType})) {
    skip({"structure.shp-length", "structure.shp-record", "structure.record-number",
          "structure.bbox", "structure.null-shape", "structure.z-or-m", "geometry.empty",
          "limit.too-many-vertices", "limit.too-many-records"},
         "structure.unsupported-type");
  } else if (hasDefect(shp, {DefectKind::tooManyRecords})) {
    skip({"structure.shp-length", "structure.shp-record", "structure.record-number",
          "structure.bbox", "structure.null-shape", "geometry.empty", "limit.too-many-vertices"},
         "limit.too-many-records");
  } else if (hasDefect(shp, {DefectKind::tooManyVertices})) {
    skip({"structure.shp-length", "structure.shp-record", "structure.record-number",
          "structure.bbox", "structure.null-shape", "geometry.empty", "limit.too-many-records"},
         "limit.too-many-vertices");
  }
}

/// Z and M are no part of a location in two dimensions [J 2.1.2 angka 1 huruf b = 3.1.2]: said,
/// ignored.
void reportZOrM(const ShpFile& shp, const std::string& name, Examination& examination) {
  const shapefile::Geometry& geometry = shp.geometry;
  const bool typeM = shp.type == 25;
  if (!geometry.hasZ && !typeM) return;
  const char* what = !geometry.hasZ ? "M" : (geometry.hasM ? "Z, M" : "Z");
  examination.findings.of("structure.z-or-m").with("values", std::string(what)).at(placeOf(name));
}

bool isEmpty(const ShpFile& shp) {
  const auto& records = shp.geometry.records;
  return std::none_of(records.begin(), records.end(),
                      [](const shapefile::Record& record) { return record.partCount > 0; });
}

/// [J 2.1.2 angka 1 huruf a = 3.1.2] A location is given by polygons: a layer without any gives
/// none.
void reportEmpty(const ShpFile& shp, const std::string& name, Examination& examination) {
  if (!isEmpty(shp)) return;
  // Where records are there but broken, they are what has to be mended; nothing proves emptiness.
  if (examination.findings.has("structure.shp-record")) {
    examination.notRun("geometry.empty", {"structure.shp-record"});
    return;
  }
  examination.findings.of("geometry.empty").at(placeOf(name));
}

/// The headers of .shp and .shx state one box: where they differ, the two were written at different
/// times. Writers that leave the box of the .shx empty mean no harm.
void compareBoxes(const Part& shp, const Part& shx, Examination& examination) {
  constexpr std::ptrdiff_t kBoxAt = 36;
  constexpr std::ptrdiff_t kBoxBytes = 32;
  const auto stated = shx.bytes.begin() + kBoxAt;
  const bool empty =
      std::all_of(stated, stated + kBoxBytes, [](std::uint8_t byte) { return byte == 0; });
  if (empty || std::equal(stated, stated + kBoxBytes, shp.bytes.begin() + kBoxAt)) return;
  examination.findings.of("structure.bbox", "index").at(placeOf(shx.name));
}

/// .shx lists offset and length of every record; programs that trust it must see the same records.
void compareShx(const ShpFile& shp, const LocationBytes& files, Examination& examination) {
  constexpr const char* kRule = "structure.shx-mismatch";
  const Part& part = *files.shx;
  const shapefile::ShxFile shx = shapefile::readShx(part.bytes);
  if (!shx.readable) {
    if (reportImpostor(kRule, part, examination)) return;
    examination.findings.of(kRule, "unreadable").at(placeOf(part.name));
    return;
  }
  const std::vector<RecordExtent>& truth = shp.extents;
  const auto records = static_cast<std::int64_t>(truth.size());
  const bool selfConsistent = shx.statedCount == shx.extents.size() && shx.spareBytes == 0;
  if (shx.extents.size() != truth.size() || !selfConsistent) {
    const std::uint64_t listed =
        shx.extents.size() != truth.size() ? shx.extents.size() : shx.statedCount;
    const char* variant = listed == truth.size() ? "spare-bytes" : "";
    examination.findings.of(kRule, variant)
        .with("found", static_cast<std::int64_t>(listed))
        .with("expected", records)
        .at(placeOf(part.name));
    return;
  }
  if (!examination.findings.has("structure.bbox")) compareBoxes(*files.shp, part, examination);
  if (shx.extents == truth) return;

  const auto byOffset = [](const RecordExtent& a, const RecordExtent& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.length < b.length;
  };
  std::vector<RecordExtent> sorted = shx.extents;
  std::sort(sorted.begin(), sorted.end(), byOffset);  // the scan is in that order already
  const char* variant = sorted == truth ? "order" : "entries";
  Finding& finding = examination.findings.of(kRule, variant);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (shx.extents[i] == truth[i]) continue;
    Defect at;
    at.record = static_cast<std::int64_t>(i) + 1;
    finding.at(placeOf(part.name, at));
  }
}

/// .dbf can be read.
shapefile::DbfFile examineDbfHeader(const Part& part, Examination& examination) {
  constexpr const char* kRule = "structure.dbf-header";
  shapefile::DbfFile table = shapefile::readDbf(part.bytes);
  if (!table.readable && reportImpostor(kRule, part, examination)) return table;
  for (const Defect& defect : table.defects) {
    const char* variant = nullptr;
    if (defect.kind == DefectKind::dbfTooShort) variant = "";
    if (defect.kind == DefectKind::dbfVersion) variant = "kind";
    if (defect.kind == DefectKind::dbfLayout) variant = "layout";
    if (defect.kind == DefectKind::dbfTruncated) variant = "truncated";
    if (variant == nullptr) continue;
    examination.findings.of(kRule, variant)
        .with("found", defect.found)
        .with("expected", defect.expected)
        .at(placeOf(part.name));
  }
  return table;
}

/// One row per record, none of them flagged deleted: else programs join the wrong rows.
void compareDbf(const ShpFile& shp, const shapefile::DbfFile& table, const std::string& name,
                Examination& examination) {
  constexpr const char* kRule = "structure.dbf-count";
  if (table.rows != shp.geometry.records.size()) {
    examination.findings.of(kRule)
        .with("found", static_cast<std::int64_t>(table.rows))
        .with("expected", static_cast<std::int64_t>(shp.geometry.records.size()))
        .at(placeOf(name));
  }
  for (const Defect& defect : table.defects) {
    if (defect.kind != DefectKind::dbfDeletedRow) continue;
    examination.findings.of(kRule, "deleted").at(placeOf(name, defect));
  }
}

/// Why the number and places of records are not certain; empty where they are.
std::vector<std::string> uncertain(const ShpFile& shp, const Examination& examination) {
  for (const char* rule : {"structure.shp-header", "structure.unsupported-type",
                           "limit.too-many-records", "limit.too-many-vertices"}) {
    const bool stopped = !shp.readable || !shp.wholly;
    if (stopped && examination.findings.has(rule)) return {rule};
  }
  const bool astray = hasDefect(
      shp, {DefectKind::recordTruncated, DefectKind::recordLength, DefectKind::recordCounts});
  if (!shp.wholly || astray) return {"structure.shp-record"};
  return {};
}

}  // namespace

std::vector<std::string> whyAbsent(std::string_view extension, const Examination& examination) {
  const auto concerns = [&](const Finding& finding) {
    return std::any_of(finding.where.begin(), finding.where.end(), [&](const Place& place) {
      const std::string name = lowerAscii(place.file);
      return name.size() >= extension.size() &&
             std::string_view(name).substr(name.size() - extension.size()) == extension;
    });
  };
  std::vector<std::string> because;
  for (const Finding& finding : examination.findings.all()) {
    const bool container =
        finding.rule.rfind("container.", 0) == 0 && finding.rule != "container.extra-file";
    if ((container || finding.rule == "limit.memory") && concerns(finding)) {
      because.push_back(finding.rule);
    }
  }
  if (because.empty()) because.emplace_back("files.missing-part");
  std::sort(because.begin(), because.end());
  because.erase(std::unique(because.begin(), because.end()), because.end());
  return because;
}

std::optional<ShpFile> examineStructure(const LocationBytes& files, Examination& examination) {
  std::optional<ShpFile> shp;
  std::vector<std::string> doubt;
  if (files.shp) {
    shp = shapefile::readShp(files.shp->bytes, kLocationLimits);
    const bool headless = hasDefect(*shp, {DefectKind::shpTooShort, DefectKind::shpMagic});
    if (!headless || !reportImpostor("structure.shp-header", *files.shp, examination)) {
      reportShp(*shp, files.shp->name, examination);
    }
    exemptShp(*shp, examination);
    doubt = uncertain(*shp, examination);
    if (shp->readable) reportZOrM(*shp, files.shp->name, examination);
  } else {
    doubt = whyAbsent(".shp", examination);
    for (const char* rule : kShpRules) examination.notRun(rule, doubt);
  }

  if (!files.shx) {
    examination.notRun("structure.shx-mismatch", whyAbsent(".shx", examination));
  } else if (!doubt.empty()) {
    examination.notRun("structure.shx-mismatch", doubt);
  } else {
    compareShx(*shp, files, examination);
  }

  if (!files.dbf) {
    const auto because = whyAbsent(".dbf", examination);
    examination.notRun("structure.dbf-header", because);
    examination.notRun("structure.dbf-count", because);
    for (const char* rule : kTableRules) examination.notRun(rule, because);
  } else {
    const shapefile::DbfFile table = examineDbfHeader(*files.dbf, examination);
    if (table.readable) judgeAttributes(*files.dbf, table, files.cpg, examination);
    if (!table.readable) {
      examination.notRun("structure.dbf-count", {"structure.dbf-header"});
      for (const char* rule : kTableRules) examination.notRun(rule, {"structure.dbf-header"});
    } else if (!doubt.empty()) {
      examination.notRun("structure.dbf-count", doubt);
    } else {
      compareDbf(*shp, table, files.dbf->name, examination);
    }
  }

  const bool limited =
      shp && hasDefect(*shp, {DefectKind::tooManyRecords, DefectKind::tooManyVertices});
  if (!shp || !shp->readable || limited) return std::nullopt;
  const shapefile::GeometryKind kind = shp->geometry.kind;
  if (kind != shapefile::GeometryKind::polygon && kind != shapefile::GeometryKind::none) {
    // Points and lines accompany a location; handed over as its polygons they cannot be judged.
    examination.findings.of("structure.unsupported-type")
        .with("found", typeText(shp->type))
        .at(placeOf(files.shp->name));
    examination.notRun("geometry.empty", {"structure.unsupported-type"});
    return std::nullopt;
  }
  reportEmpty(*shp, files.shp->name, examination);
  if (isEmpty(*shp)) return std::nullopt;
  return shp;
}

}  // namespace kkpr::quality
