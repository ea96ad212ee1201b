#include "quality/repair.h"

#include <algorithm>
#include <set>

#include "quality/crs.h"
#include "quality/quality_rules.h"
#include "quality/repair_files.h"
#include "quality/repair_layer.h"
#include "quality/structure.h"
#include "rules/finding_catalogue.h"
#include "rules/repair_reasons.h"
#include "shapefile/shapefile_writer.h"
#include "shapefile/shx_reader.h"

namespace kkpr::quality {
namespace {

using shapefile::Defect;
using shapefile::DefectKind;
using shapefile::ShpFile;

/// Names for a note: all of them, as far as a person reads on.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kReadable = 200;
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += ", ";
    list += name;
    if (list.size() > kReadable) break;
  }
  return shortened(list, kReadable);
}

std::string newName(std::string_view fileName) {
  std::string name = toUtf8(fileName);
  constexpr std::string_view kEnding = ".zip";
  if (name.size() >= kEnding.size() &&
      lowerAscii(std::string_view(name).substr(name.size() - kEnding.size())) == kEnding) {
    name.resize(name.size() - kEnding.size());
  }
  if (name.empty()) name = "lokasi";
  return name + "-perbaikan.zip";
}

bool isGalat(const Finding& finding) { return rules::severityOf(finding) == Severity::galat; }

/// Where polygons of the applicant are lost, a file without them would be another application.
bool losesPolygons(const ShpFile& shp, const LocationBytes& files) {
  if (!shp.wholly) return true;
  bool cutOff = false;
  for (const Defect& defect : shp.defects) {
    if (defect.kind == DefectKind::shpLength && defect.found < defect.expected) cutOff = true;
    if (defect.record == 0) continue;
    const bool empty =
        shp.geometry.records[static_cast<std::size_t>(defect.record - 1)].partCount == 0;
    if (empty && defect.kind != DefectKind::nullShape && defect.kind != DefectKind::recordNumber) {
      return true;
    }
  }
  if (!cutOff) return false;
  // The end is missing; whether polygons went with it the other parts know.
  const std::size_t records = shp.geometry.records.size();
  if (files.shx && shapefile::readShx(files.shx->bytes).extents.size() > records) return true;
  if (files.dbf) {
    const shapefile::DbfFile table = shapefile::readDbf(files.dbf->bytes);
    if (table.readable && table.rows > records) return true;
  }
  return false;
}

class Repair {
 public:
  Repair(Bytes zip, std::string_view fileName, const RepairOptions& options)
      : zip_(zip), fileName_(fileName), options_(options) {}

  RepairResult run() {
    report("container");
    Examination examination;
    std::optional<LocationBytes> files = openLocation(zip_, examination);
    if (!files || !files->shp || examination.findings.has("container.ambiguous")) return nothing();
    source_ = gatherFiles(zip_, std::move(*files));
    source_.unsafeNames = examination.findings.has("container.unsafe-name") ||
                          examination.findings.has("container.too-large");
    LocationBytes& main = source_.main;

    report("structure");
    std::optional<ShpFile> shp = examineStructure(main, examination);
    if (!shp || losesPolygons(*shp, main)) return nothing();
    const std::optional<crs::CoordinateSystem> declared = readCrs(main, examination);
    noteStructure(*shp, examination);

    report("repair");
    shapefile::Geometry geometry = std::move(shp->geometry);
    const SystemOutcome system = mendSystem(geometry, declared, main.prj ? nullptr : lackOf("prj"),
                                            options_.candidate, ledger_, notes_);
    result_.candidate = system.candidate;
    MendedLayer layer = MendedLayer::of(geometry);
    const std::size_t records = layer.records.size();
    dropNulls(layer);
    if (system.inDegrees) mendGeometry(layer, geometry);
    write(layer, records, system);
    ledger_.moveInto(result_);

    report("check");
    CheckOptions checked;
    checked.foreignHouse = options_.foreignHouse;
    result_.check = check(*result_.zip, result_.outName, checked);
    if (result_.check.location) result_.areaAfterM2 = result_.check.location->webMercatorM2;
    refuse();
    return std::move(result_);
  }

 private:
  void report(std::string_view stage) const {
    if (options_.progress) options_.progress(stage);
  }

  /// There is nothing to write; the check of the original says why.
  RepairResult nothing() {
    CheckOptions checked;
    checked.foreignHouse = options_.foreignHouse;
    result_ = {};
    result_.check = check(zip_, fileName_, checked);
    if (result_.check.location) {
      result_.areaBeforeM2 = result_.check.location->webMercatorM2;
    }
    refuse();
    return std::move(result_);
  }

  /// The rule that a part breaks which has to be made anew.
  const char* lackOf(std::string_view part) const {
    return source_.damaged.count(part) > 0 ? "container.corrupt-entry" : "files.missing-part";
  }

  void change(const char* rule, LedgerValue from = {}, LedgerValue to = {},
              std::int64_t record = 0) {
    Change row;
    row.rule = rule;
    row.record = record;
    row.from = std::move(from);
    row.to = std::move(to);
    ledger_.add(std::move(row));
  }

  /// What is put right by writing the .shp and its index anew.
  void noteStructure(const ShpFile& shp, const Examination& examination) {
    for (const Defect& defect : shp.defects) {
      switch (defect.kind) {
        case DefectKind::shpVersion:
          change("structure.shp-header", defect.found, defect.expected);
          break;
        case DefectKind::shpLength:
          change("structure.shp-length", defect.expected, defect.found);
          break;
        case DefectKind::shpTrailing:
          change("structure.shp-length", defect.found, std::int64_t{0});
          break;
        case DefectKind::recordLength:
          change("structure.shp-record", defect.found, defect.expected, defect.record);
          break;
        case DefectKind::recordNumber:
          change("structure.record-number", defect.found, defect.expected, defect.record);
          break;
        case DefectKind::fileBox:
        case DefectKind::recordBox:
          change("structure.bbox", {}, {}, defect.record);
          break;
        default:
          break;
      }
    }
    for (const Finding& finding : examination.findings.all()) {
      if (finding.rule == "structure.shx-mismatch") change("structure.shx-mismatch");
      if (finding.rule == "structure.bbox" && finding.variant == "index") change("structure.bbox");
      if (finding.rule == "structure.z-or-m") {
        change("structure.z-or-m", std::string(shapefile::nameOfType(shp.type)),
               std::string("Polygon"));
        notes_.push_back(rules::repairNote("z-dropped"));
      }
    }
  }

  /// A record without geometry says nothing about the location.
  void dropNulls(MendedLayer& layer) {
    std::vector<MendedRecord> kept;
    for (MendedRecord& record : layer.records) {
      if (record.rings.empty()) {
        change("structure.null-shape", record.number, {}, record.number);
      } else {
        kept.push_back(std::move(record));
      }
    }
    layer.records = std::move(kept);
  }

  void mendGeometry(MendedLayer& layer, shapefile::Geometry& geometry) {
    Reading reading;
    reading.geometry = std::move(geometry);
    reading.inDegrees = true;
    Examination before;
    const application::Location location = examineGeometry(reading, {}, before);
    result_.areaBeforeM2 = location.webMercatorM2;
    for (const Finding& finding : before.findings.all()) {
      if (finding.rule != "geometry.ring-not-closed") continue;
      for (const auto& [name, value] : finding.values) {
        if (name == "gap") notes_.push_back(rules::repairNote("closed", {{"gap", value}}));
      }
    }
    mendVertices(layer, ledger_);
    dropRings(layer, ledger_);
    // What the check cannot follow to its end, the repair could not follow either.
    if (before.findings.has("limit.work")) {
      refusals_.add("coordinate.too-many-decimals", "work");
      return;
    }
    if (options_.dissolve) {
      const std::size_t records = layer.records.size();
      const std::int64_t first = records > 0 ? layer.records.front().number : 0;
      if (dissolve(layer, ledger_, refusals_) && layer.records.size() < records) {
        notes_.push_back(rules::repairNote(
            "rows-merged", {{"name", first}, {"count", static_cast<std::int64_t>(records - 1)}}));
      }
    }
    if (options_.fillHoles) fillHoles(layer, ledger_, refusals_);
    roundDecimals(layer, ledger_, refusals_);
    writeExactly(layer);
    // Corners that fell together, and polygons that became the same.
    mendVertices(layer, ledger_);
    dropRings(layer, ledger_);
    turnRings(layer, ledger_);
  }

  /// The table: row by row what it was, for the records that are left.
  void writeTable(const MendedLayer& layer, std::size_t records, OtherLayer& main) {
    std::optional<Part>& dbf = source_.main.dbf;
    const bool adopted = dbf && std::find(source_.adopted.begin(), source_.adopted.end(),
                                          dbf->name) != source_.adopted.end();
    shapefile::DbfFile table;
    if (dbf) table = shapefile::readDbf(dbf->bytes);
    // A table from elsewhere that does not fit belongs to something else.
    if (adopted && (!table.readable || table.rows != records)) {
      dbf.reset();
      source_.cpg.reset();
    }
    if (!dbf || !table.readable) {
      main.dbf = Part{{}, shapefile::writeMinimalDbf(layer.records.size())};
      change(dbf ? "structure.dbf-header" : lackOf("dbf"), {}, std::string(".dbf"));
      notes_.push_back(rules::repairNote("table-made"));
      return;
    }
    main.cpg = std::move(source_.cpg);
    if (table.wholeRows < table.rows) {
      change("structure.dbf-header", static_cast<std::int64_t>(table.wholeRows),
             static_cast<std::int64_t>(layer.records.size()));
    }
    if (table.rows != records) {
      change("structure.dbf-count", static_cast<std::int64_t>(table.rows),
             static_cast<std::int64_t>(layer.records.size()));
      notes_.push_back(
          rules::repairNote("rows-by-order", {{"found", static_cast<std::int64_t>(table.rows)},
                                              {"expected", static_cast<std::int64_t>(records)}}));
    }
    if (layer.records.size() == records && table.wholeRows == records && table.rows == records) {
      main.dbf = std::move(*dbf);
      return;
    }
    std::vector<std::optional<std::uint64_t>> rows;
    for (const MendedRecord& record : layer.records) {
      rows.emplace_back(static_cast<std::uint64_t>(record.number - 1));
    }
    main.dbf = Part{{}, shapefile::writeDbfRows(dbf->bytes, table, rows)};
    noteTwins(layer, dbf->bytes, table);
    noteRows(layer, std::max<std::uint64_t>(records, table.wholeRows));
  }

  /// One polygon is left of two; where their rows differ, what the second said is gone.
  void noteTwins(const MendedLayer& layer, Bytes dbf, const shapefile::DbfFile& table) {
    const auto rowOf = [&](std::int64_t record) {
      const auto row = static_cast<std::uint64_t>(record - 1);
      return row < table.wholeRows
                 ? dbf.subspan(static_cast<std::size_t>(table.headerBytes + row * table.rowBytes),
                               static_cast<std::size_t>(table.rowBytes))
                 : Bytes();
    };
    std::vector<std::string> differing;
    for (const MendedLayer::Twin& twin : layer.twins) {
      const Bytes dropped = rowOf(twin.dropped);
      const Bytes kept = rowOf(twin.kept);
      if (std::equal(dropped.begin(), dropped.end(), kept.begin(), kept.end())) continue;
      if (differing.size() == kNamed) {
        differing.push_back("\xE2\x80\xA6");
        break;
      }
      differing.push_back(std::to_string(twin.dropped) + " \xE2\x89\xA0 " +
                          std::to_string(twin.kept));
    }
    if (!differing.empty()) {
      notes_.push_back(rules::repairNote("twin-rows-differ", {{"names", listed(differing)}}));
    }
  }

  /// As many names stand in a note.
  static constexpr std::size_t kNamed = 20;

  void noteRows(const MendedLayer& layer, std::uint64_t rows) {
    std::vector<std::string> dropped;
    std::size_t at = 0;
    for (std::uint64_t row = 1; row <= rows && dropped.size() <= kNamed; ++row) {
      if (at < layer.records.size() && layer.records[at].number == static_cast<std::int64_t>(row)) {
        ++at;
        continue;
      }
      dropped.push_back(dropped.size() < kNamed ? std::to_string(row) : "\xE2\x80\xA6");
    }
    if (!dropped.empty()) {
      notes_.push_back(rules::repairNote("rows-dropped", {{"names", listed(dropped)}}));
    }
  }

  void write(MendedLayer& layer, std::size_t records, const SystemOutcome& system) {
    OtherLayer main;
    main.name = source_.main.layerName;
    shapefile::WrittenShp written = shapefile::writePolygons(layer.geometry());
    main.shp = Part{{}, std::move(written.shp)};
    main.shx = Part{{}, std::move(written.shx)};
    if (!source_.main.shx) change(lackOf("shx"), {}, std::string(".shx"));
    writeTable(layer, records, main);
    if (system.declareWgs84) {
      const std::string_view wkt = shapefile::kWgs84Prj;
      main.prj = Part{{}, std::vector<std::uint8_t>(wkt.begin(), wkt.end())};
    } else {
      main.prj = std::move(source_.main.prj);
    }

    for (const std::string& name : source_.adopted) change("files.name-mismatch", name);
    for (const std::string& name : source_.noted) change("container.extra-file", name);
    std::vector<std::string> left = source_.noted;
    left.insert(left.end(), source_.leftOut.begin(), source_.leftOut.end());
    if (!source_.adopted.empty()) {
      notes_.push_back(rules::repairNote("adopted", {{"names", listed(source_.adopted)}}));
    }
    if (!left.empty()) notes_.push_back(rules::repairNote("left-out", {{"names", listed(left)}}));
    std::vector<std::string> others;
    for (OtherLayer& other : source_.others) {
      completeOther(other, ledger_);
      others.push_back(plainName(other.name));
    }
    if (!others.empty()) {
      notes_.push_back(rules::repairNote("others-copied", {{"names", listed(others)}}));
    }
    const std::string plain = plainName(main.name);
    if (source_.shpPath != plain + ".shp") {
      notes_.push_back(rules::repairNote("renamed", {{"name", plain}}));
      if (source_.unsafeNames) change("container.unsafe-name", source_.shpPath, plain + ".shp");
    }
    PackedFiles packed = packFiles(main, source_.others);
    result_.zip = std::move(packed.zip);
    result_.files = std::move(packed.files);
    result_.outName = options_.outName.empty() ? newName(fileName_) : toUtf8(options_.outName);
    result_.notes = std::move(notes_);
  }

  /// What is left, each with the reason that was found while mending, else the general one.
  void refuse() {
    std::set<std::string> said;
    for (const Finding& finding : result_.check.findings) {
      const bool deletedRow = finding.rule == "structure.dbf-count" && finding.variant == "deleted";
      if (!isGalat(finding) && !deletedRow) continue;
      std::string_view variant = finding.variant;
      for (const auto& [rule, key] : refusals_.keys) {
        if (rule == finding.rule) variant = key;
      }
      Text reason = rules::refusalReason(finding.rule, variant);
      if (said.insert(finding.rule + "/" + reason.en).second) {
        result_.refused.push_back({finding.rule, std::move(reason)});
      }
    }
  }

  Bytes zip_;
  std::string_view fileName_;
  const RepairOptions& options_;
  SourceFiles source_;
  Ledger ledger_;
  Refusals refusals_;
  std::vector<Text> notes_;
  RepairResult result_;
};

}  // namespace

RepairResult repair(Bytes zip, std::string_view fileName, const RepairOptions& options) {
  return Repair(zip, fileName, options).run();
}

}  // namespace kkpr::quality
