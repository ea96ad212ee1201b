#include <algorithm>
#include <catch2/catch.hpp>

#include "archive/zip_writer.h"
#include "quality/files.h"
#include "quality/stages.h"
#include "rules/finding_catalogue.h"
#include "unit/archive/zip_builder.h"

using namespace kkpr;
using namespace kkpr::quality;
using namespace kkpr::test;
using namespace std::string_literals;

namespace {

using Names = std::vector<std::string>;
using Member = std::pair<std::string, std::string>;

/// A .shp of this type with `records` empty records of 4 bytes.
std::string shp(std::uint32_t type, int records = 1) {
  ByteVector out(32, 0);
  put(out, type, 4);
  out.resize(100);
  for (int i = 0; i < records; ++i) {
    put(out, 0, 4);
    put(out, 0x02000000, 4);  // two words, big-endian
    put(out, 0, 4);
  }
  return {out.begin(), out.end()};
}

std::vector<Member> layer(const std::string& path, std::uint32_t type = 5, int records = 1) {
  return {{path + ".shp", shp(type, records)},
          {path + ".shx", "indeks"},
          {path + ".dbf", "tabel"},
          {path + ".prj", "GEOGCS"}};
}

std::vector<Member> operator+(std::vector<Member> a, const std::vector<Member>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<Member> without(std::vector<Member> members, const std::string& name) {
  const auto gone = std::remove_if(members.begin(), members.end(),
                                   [&](const Member& member) { return member.first == name; });
  REQUIRE(members.end() - gone == 1);
  members.erase(gone, members.end());
  return members;
}

ByteVector zipOf(const std::vector<Member>& members) {
  archive::ZipWriter writer;
  for (const auto& [name, content] : members) writer.add(name, bytesOf(content));
  return writer.finish();
}

struct Outcome {
  Examination examination;
  std::optional<LocationBytes> location;

  /// "rule/variant: file, file" of each finding.
  [[nodiscard]] Names findings() const {
    Names all;
    for (const Finding& finding : examination.findings.all()) {
      std::string text = finding.rule;
      if (!finding.variant.empty()) text += "/" + finding.variant;
      for (std::size_t i = 0; i < finding.where.size(); ++i) {
        text += (i == 0 ? ": " : ", ") + finding.where[i].file;
      }
      all.push_back(std::move(text));
    }
    return all;
  }
  /// "rule < because, because" of each rule that was not looked at.
  [[nodiscard]] Names notRun() const {
    Names all;
    for (const Exemption& exemption : examination.exemptions) {
      std::string text = exemption.rule;
      for (std::size_t i = 0; i < exemption.because.size(); ++i) {
        text += (i == 0 ? " < " : ", ") + exemption.because[i];
      }
      all.push_back(std::move(text));
    }
    return all;
  }
};

Outcome opened(const ByteVector& zip) {
  Outcome outcome;
  outcome.location = openLocation(zip, outcome.examination);
  for (const Finding& finding : outcome.examination.findings.all()) {
    // Throws where the catalogue has no such row or variant, or a {name} stays empty.
    const rules::WordedFinding worded = rules::worded(finding);
    CHECK(worded.message.id != worded.message.en);
    CHECK(finding.count > 0);
  }
  return outcome;
}

Outcome opened(const std::vector<Member>& members) { return opened(zipOf(members)); }

std::string text(const std::optional<Part>& part) {
  return part ? std::string(part->bytes.begin(), part->bytes.end()) : "(absent)";
}

}  // namespace

TEST_CASE("a zip with one polygon layer is opened without a finding") {
  const Outcome outcome = opened(layer("lokasi"));
  CHECK(outcome.findings().empty());
  CHECK(outcome.notRun().empty());
  REQUIRE(outcome.location);
  CHECK(outcome.location->layerName == "lokasi");
  CHECK(text(outcome.location->shp) == shp(5));
  CHECK(text(outcome.location->shx) == "indeks");
  CHECK(text(outcome.location->dbf) == "tabel");
  CHECK(text(outcome.location->prj) == "GEOGCS");
  CHECK(outcome.location->shp->name == "lokasi.shp");
  CHECK(outcome.location->companions.empty());
}

TEST_CASE("case, folders and backslashes do not part what belongs together") {
  const Outcome outcome = opened({{"Data\\LOKASI.SHP", shp(15)},
                                  {"data/lokasi.shx", "indeks"},
                                  {"DATA/Lokasi.Dbf", "tabel"},
                                  {"data\\lokasi.prj", "GEOGCS"}});
  CHECK(outcome.findings().empty());
  REQUIRE(outcome.location);
  CHECK(outcome.location->layerName == "LOKASI");
  CHECK(outcome.location->shp->name == "Data\\LOKASI.SHP");
  CHECK(text(outcome.location->prj) == "GEOGCS");
}

TEST_CASE("each missing part is named, and the others are handed on") {
  for (const char* part : {"shx", "dbf", "prj"}) {
    const std::string name = "d/lokasi."s + part;
    const Outcome outcome = opened(without(layer("d/lokasi"), name));
    CHECK(outcome.findings() == Names{"files.missing-part/"s + part + ": " + name});
    REQUIRE(outcome.location);
    CHECK(outcome.location->shp);
    CHECK(outcome.location->shx.has_value() == (part != "shx"s));
    CHECK(outcome.location->dbf.has_value() == (part != "dbf"s));
    CHECK(outcome.location->prj.has_value() == (part != "prj"s));
  }
  const Outcome alone = opened({{"lokasi.shp", shp(5)}});
  CHECK(alone.findings() == Names{"files.missing-part/shx: lokasi.shx",
                                  "files.missing-part/dbf: lokasi.dbf",
                                  "files.missing-part/prj: lokasi.prj"});
}

TEST_CASE("without a .shp nobody can say what kind of layer it is") {
  const Outcome outcome = opened(without(layer("lokasi"), "lokasi.shp"));
  CHECK(outcome.findings() == Names{"files.missing-part/shp: lokasi.shp"});
  CHECK(outcome.notRun() == Names{"files.no-polygon-layer < files.missing-part"});
  REQUIRE(outcome.location);
  CHECK_FALSE(outcome.location->shp);
  CHECK(text(outcome.location->prj) == "GEOGCS");
}

TEST_CASE("a missing part that stands under another name is pointed at") {
  SECTION("one part renamed") {
    const Outcome outcome = opened(without(layer("lokasi"), "lokasi.prj") +
                                   std::vector<Member>{{"lokasi (1).prj", "GEOGCS"}});
    CHECK(outcome.findings() ==
          Names{"files.missing-part/prj: lokasi.prj", "files.name-mismatch: lokasi (1).prj"});
    REQUIRE(outcome.location);
    CHECK_FALSE(outcome.location->prj);
  }
  SECTION("another folder, and the same name there before another name here") {
    const Outcome outcome = opened(without(layer("shp/lokasi"), "shp/lokasi.dbf") +
                                   std::vector<Member>{{"a.dbf", "x"}, {"dbf/LOKASI.dbf", "y"}});
    CHECK(outcome.findings() == Names{"container.extra-file: a.dbf",
                                      "files.missing-part/dbf: shp/lokasi.dbf",
                                      "files.name-mismatch: dbf/LOKASI.dbf"});
  }
  SECTION("only the .shp renamed: one layer, not two") {
    const Outcome outcome =
        opened(without(layer("lokasi"), "lokasi.shp") + std::vector<Member>{{"baru.shp", shp(5)}});
    CHECK(outcome.findings() ==
          Names{"files.missing-part/shx: baru.shx", "files.name-mismatch: lokasi.shx",
                "files.missing-part/dbf: baru.dbf", "files.name-mismatch: lokasi.dbf",
                "files.missing-part/prj: baru.prj", "files.name-mismatch: lokasi.prj"});
    CHECK(outcome.notRun().empty());
  }
  SECTION("a part of another whole layer is nobody else's") {
    const Outcome outcome = opened(without(layer("lokasi"), "lokasi.prj") + layer("jalan", 3));
    CHECK(outcome.findings() == Names{"files.missing-part/prj: lokasi.prj"});
  }
}

TEST_CASE("point and line layers come along and are counted") {
  const Outcome outcome = opened(layer("lokasi", 5) + layer("d/jalan", 13, 2) +
                                 layer("titik", 1, 3) + layer("banyak", 28, 0));
  CHECK(outcome.findings().empty());
  REQUIRE(outcome.location);
  CHECK(outcome.location->layerName == "lokasi");
  REQUIRE(outcome.location->companions.size() == 3);
  const auto& companions = outcome.location->companions;
  CHECK(companions[0].name == "banyak");
  CHECK(companions[0].geometry == "multipoint");
  CHECK(companions[0].records == 0);
  CHECK(companions[1].name == "jalan");
  CHECK(companions[1].geometry == "polyline");
  CHECK(companions[1].records == 2);
  CHECK(companions[2].name == "titik");
  CHECK(companions[2].geometry == "point");
  CHECK(companions[2].records == 3);
}

TEST_CASE("a companion's records are counted only as far as they stand whole") {
  std::vector<Member> members = layer("lokasi") + layer("titik", 1, 2);
  for (auto& [name, content] : members) {
    if (name == "titik.shp") content += "\x00\x00\x00\x03\xFF\xFF\xFF\xFF tail"s;
  }
  const Outcome outcome = opened(members);
  REQUIRE(outcome.location);
  CHECK(outcome.location->companions.at(0).records == 2);
}

TEST_CASE("a companion needs its four parts as well") {
  const Outcome outcome = opened(layer("lokasi") + without(layer("jalan", 3), "jalan.dbf"));
  CHECK(outcome.findings() == Names{"files.missing-part/dbf: jalan.dbf"});
  REQUIRE(outcome.location);
  CHECK(outcome.location->companions.size() == 1);
}

TEST_CASE("without a polygon layer the others are named") {
  const Outcome outcome = opened(layer("jalan", 3) + layer("titik", 1));
  CHECK(outcome.findings() == Names{"files.no-polygon-layer: jalan.shp, titik.shp"});
  CHECK_FALSE(outcome.location);
  const auto worded = rules::worded(outcome.examination.findings.all().front());
  CHECK(worded.message.id.find("jalan (polyline), titik (point)") != std::string::npos);
}

TEST_CASE("without any shapefile the zip says what it holds instead") {
  const auto findings = [](const std::vector<Member>& members) {
    const Outcome outcome = opened(members);
    CHECK_FALSE(outcome.location);
    CHECK(outcome.notRun() == Names{"files.missing-part < files.no-polygon-layer",
                                    "files.name-mismatch < files.no-polygon-layer",
                                    "files.several-polygon-layers < files.no-polygon-layer"});
    return outcome.findings();
  };
  CHECK(findings({{"baca.txt", "x"}}) ==
        Names{"container.extra-file: baca.txt", "files.no-polygon-layer/no-shapefile"});
  CHECK(findings({{"doc.kml", "<kml/>"}}) ==
        Names{"container.extra-file: doc.kml", "files.no-polygon-layer/other-format: doc.kml"});
  CHECK(findings({{"lokasi.zip", "PK"}}) == Names{"container.extra-file/archive: lokasi.zip",
                                                  "files.no-polygon-layer/archive: lokasi.zip"});
  CHECK(findings({{"__MACOSX/._lokasi.shp", "x"}}) == Names{"files.no-polygon-layer/no-shapefile"});
}

TEST_CASE("several polygon layers are named, and the first by name is looked at") {
  const Outcome outcome = opened(layer("b") + layer("A", 25) + layer("jalan", 3));
  CHECK(outcome.findings() == Names{"files.several-polygon-layers: A.shp, b.shp"});
  REQUIRE(outcome.location);
  CHECK(outcome.location->layerName == "A");
  CHECK(text(outcome.location->shp) == shp(25));
  CHECK(outcome.location->companions.size() == 1);
  const auto worded = rules::worded(outcome.examination.findings.all().front());
  CHECK(worded.message.en.find("2 polygon layers: A, b.") != std::string::npos);
  CHECK(worded.message.en.find("the layer A.") != std::string::npos);
}

TEST_CASE("a lone layer of an unknown type is handed on, so that its defect gets its own name") {
  for (const std::uint32_t type : {0U, 31U, 7U, 0x05000000U}) {
    const Outcome outcome = opened(layer("lokasi", type));
    CHECK(outcome.findings().empty());
    REQUIRE(outcome.location);
    CHECK(text(outcome.location->shp) == shp(type));
  }
  const Outcome shortFile = opened(without(layer("lokasi"), "lokasi.shp") +
                                   std::vector<Member>{{"lokasi.shp", "pendek"}});
  CHECK(shortFile.findings().empty());
  REQUIRE(shortFile.location);
  CHECK(text(shortFile.location->shp) == "pendek");
  const Outcome beside = opened(layer("a", 31) + layer("b", 5));
  REQUIRE(beside.location);
  CHECK(beside.location->layerName == "b");
}

TEST_CASE("files that no layer uses are listed, what comes along with a shapefile is not") {
  const std::vector<Member> silent{{"__MACOSX/lokasi.shp", "x"},
                                   {"__MACOSX/._lokasi.shp", "x"},
                                   {"._lokasi.dbf", "x"},
                                   {".DS_Store", "x"},
                                   {"Thumbs.db", "x"},
                                   {"desktop.ini", "x"},
                                   {"lokasi.shp.xml", "x"},
                                   {"lokasi.CPG", "x"},
                                   {"lokasi.sbn", "x"},
                                   {"lokasi.sbx", "x"},
                                   {"lokasi.qpj", "x"},
                                   {"lokasi.qmd", "x"},
                                   {"lokasi.qix", "x"},
                                   {"lokasi.idm", "x"},
                                   {"lokasi.shp.PC.1.2.sr.lock", "x"}};
  CHECK(opened(layer("lokasi") + silent).findings().empty());
  const Outcome loud =
      opened(layer("lokasi") +
             std::vector<Member>{
                 {"peta.pdf", "x"}, {"data.dbf", "x"}, {"lama.rar", "x"}, {"README", "x"}});
  CHECK(loud.findings() == Names{"container.extra-file: peta.pdf, README, data.dbf",
                                 "container.extra-file/archive: lama.rar"});
  REQUIRE(loud.location);
}

TEST_CASE("what is no zip stops every rule of the container and of the files") {
  const Outcome outcome = opened(bytesOf("Rar!\x1A\x07\x01"));
  CHECK(outcome.findings() == Names{"container.not-zip/archive"});
  CHECK_FALSE(outcome.location);
  CHECK(outcome.notRun() ==
        Names{"container.encrypted < container.not-zip",
              "container.unsupported-method < container.not-zip",
              "container.corrupt-entry < container.not-zip",
              "container.ambiguous < container.not-zip", "container.too-large < container.not-zip",
              "container.unsafe-name < container.not-zip",
              "container.extra-file < container.not-zip", "files.missing-part < container.not-zip",
              "files.name-mismatch < container.not-zip",
              "files.no-polygon-layer < container.not-zip",
              "files.several-polygon-layers < container.not-zip"});
  const auto worded = rules::worded(outcome.examination.findings.all().front());
  CHECK(worded.message.id.find("arsip RAR") != std::string::npos);
}

TEST_CASE("a zip past 20 MiB is refused unread, one of 20 MiB is not") {
  ByteVector zip = zipOf(layer("lokasi"));
  zip.resize(20 * 1024 * 1024 + 1);
  const Outcome outcome = opened(zip);
  CHECK(outcome.findings() == Names{"container.too-large/zip"});
  CHECK_FALSE(outcome.location);
  // A stored member fills the zip to the byte; it is never inflated.
  const std::size_t rest = zipOf(layer("lokasi") + std::vector<Member>{{"i.bin", "x"}}).size() - 1;
  archive::ZipWriter writer;
  for (const auto& [name, content] : layer("lokasi")) writer.add(name, bytesOf(content));
  writer.add("i.bin", ByteVector(20 * 1024 * 1024 - rest, 7), archive::Packing::stored);
  const ByteVector full = writer.finish();
  REQUIRE(full.size() == 20 * 1024 * 1024);
  CHECK(opened(full).findings() == Names{"container.extra-file: i.bin"});
}

TEST_CASE("a part that cannot be read is there for files.missing-part and absent for the rest") {
  const auto broken = [](const std::string& part, auto change) {
    std::vector<Entry> entries;
    for (const auto& [name, content] : layer("lokasi")) {
      Entry entry = stored(name, content);
      if (name == "lokasi." + part) entry = with(entry, change);
      entries.push_back(entry);
    }
    return opened(build(entries).bytes);
  };
  const Outcome encrypted = broken("shp", [](Header& header) { header.flags = 1; });
  CHECK(encrypted.findings() == Names{"container.encrypted: lokasi.shp"});
  CHECK(encrypted.notRun() == Names{"files.no-polygon-layer < container.encrypted"});
  REQUIRE(encrypted.location);
  CHECK_FALSE(encrypted.location->shp);
  CHECK(encrypted.location->dbf);

  const Outcome method = broken("dbf", [](Header& header) { header.method = 9; });
  CHECK(method.findings() == Names{"container.unsupported-method: lokasi.dbf"});
  CHECK(method.notRun().empty());
  REQUIRE(method.location);
  CHECK(method.location->shp);
  CHECK_FALSE(method.location->dbf);

  const Outcome corrupt = broken("prj", [](Header& header) { header.crc ^= 1; });
  CHECK(corrupt.findings() == Names{"container.corrupt-entry/crc: lokasi.prj"});
  REQUIRE(corrupt.location);
  CHECK_FALSE(corrupt.location->prj);
}

TEST_CASE("what stands against an unused member is nobody's concern") {
  std::vector<Entry> entries;
  for (const auto& [name, content] : layer("lokasi")) entries.push_back(stored(name, content));
  entries.push_back(with(stored("../catatan.txt", "x"), [](Header& header) {
    header.flags = 1;
    header.method = 14;
    header.crc ^= 1;
  }));
  const Outcome outcome = opened(build(entries).bytes);
  CHECK(outcome.findings() == Names{"container.extra-file: ../catatan.txt"});
}

TEST_CASE("several members with one defect are one finding with all their places") {
  std::vector<Entry> entries;
  for (const auto& [name, content] : layer("lokasi")) {
    entries.push_back(with(stored(name, content), [](Header& header) { header.flags = 1; }));
  }
  const Outcome outcome = opened(build(entries).bytes);
  CHECK(outcome.findings() ==
        Names{"container.encrypted: lokasi.shp, lokasi.shx, lokasi.dbf, lokasi.prj"});
  CHECK(outcome.examination.findings.all().front().count == 4);
}

TEST_CASE("unsafe names of needed members are findings, and what they hold is still looked at") {
  std::vector<Entry> entries;
  for (const auto& [name, content] : layer("../lokasi")) entries.push_back(stored(name, content));
  const Outcome climbing = opened(build(entries).bytes);
  CHECK(climbing.findings() ==
        Names{"container.unsafe-name/climbs-out: ../lokasi.shp, ../lokasi.shx, ../lokasi.dbf, "
              "../lokasi.prj"});
  REQUIRE(climbing.location);
  CHECK(climbing.location->shp);

  entries.clear();
  for (const auto& [name, content] : layer("lokasi")) {
    entries.push_back(stored(name == "lokasi.dbf" ? "lokasi.dbf\0.txt"s : name, content));
  }
  const Outcome nul = opened(build(entries).bytes);
  CHECK(nul.findings() == Names{"container.unsafe-name/nul: lokasi.dbf\xEF\xBF\xBD.txt"});
}

TEST_CASE("two members for one part are ambiguous even if only their case differs") {
  const Outcome outcome = opened(layer("lokasi") + std::vector<Member>{{"Lokasi.SHP", shp(3)}});
  CHECK(outcome.findings() == Names{"container.ambiguous/name-case: Lokasi.SHP"});
  REQUIRE(outcome.location);
  CHECK(text(outcome.location->shp) == shp(5));
  std::vector<Entry> entries;
  for (const auto& [name, content] : layer("lokasi")) entries.push_back(stored(name, content));
  entries.push_back(stored("lokasi.prj", "PROJCS"));
  CHECK(opened(build(entries).bytes).findings() ==
        Names{"container.ambiguous/name-twice: lokasi.prj"});
}

TEST_CASE("the location's own parts are inflated before those of its companions") {
  // 200 MiB of companion table cannot push out the location's table of 100 MiB.
  archive::ZipWriter writer;
  for (const auto& [name, content] : layer("a", 3)) {
    writer.add(name, name == "a.dbf" ? ByteVector(200U << 20, ' ') : bytesOf(content));
  }
  for (const auto& [name, content] : layer("b", 5)) {
    writer.add(name, name == "b.dbf" ? ByteVector(100U << 20, ' ') : bytesOf(content));
  }
  const Outcome outcome = opened(writer.finish());
  CHECK(outcome.findings() == Names{"container.too-large/inflated: a.dbf"});
  REQUIRE(outcome.location);
  REQUIRE(outcome.location->dbf);
  CHECK(outcome.location->dbf->bytes.size() == 100U * 1024 * 1024);
}

TEST_CASE("markup in a name stays text, control characters do not") {
  std::vector<Entry> entries;
  for (const auto& [name, content] : layer("<b>lokasi<br>\x1B")) {
    entries.push_back(stored(name, content));
  }
  const Outcome outcome = opened(build(entries).bytes);
  CHECK(outcome.findings().empty());
  REQUIRE(outcome.location);
  CHECK(outcome.location->shp->name == "<b>lokasi<br>\xEF\xBF\xBD.shp");
  CHECK(outcome.location->layerName == "<b>lokasi<br>\xEF\xBF\xBD");
}

TEST_CASE("every way in which a container can fail has its own wording") {
  const Entry plain = stored("lokasi.shp", shp(5));
  const auto first = [&](const ByteVector& zip) { return opened(zip).findings().at(0); };
  const auto ended = [&](auto change) {
    End end;
    change(end);
    return first(build({plain}, end).bytes);
  };
  CHECK(first({}) == "container.not-zip/empty");
  CHECK(first(bytesOf("apa saja")) == "container.not-zip");
  CHECK(first(bytesOf("PK\x03\x04")) == "container.not-zip/cut-off");
  CHECK(first(bytesOf("PK\x07\x08")) == "container.not-zip/multi-disk");
  CHECK(first(bytesOf("<!DOCTYPE html>")) == "container.not-zip/web-page");
  CHECK(first(bytesOf("%PDF-1.4")) == "container.not-zip/document");
  CHECK(first(bytesOf("<kml>")) == "container.not-zip/other-geodata");
  CHECK(first(bytesOf(shp(5))) == "container.not-zip");
  CHECK(first(bytesOf("\x00\x00\x27\x0A"s)) == "container.not-zip/shapefile-part");
  CHECK(first(build({}).bytes) == "container.not-zip/no-members");
  CHECK(ended([](End& end) { end.size = 9; }) == "container.not-zip/damaged");
  CHECK(ended([](End& end) { end.members = end.membersHere = 2; }) ==
        "container.ambiguous/two-counts");
  CHECK(ended([](End& end) { end.comment = build({}).bytes; }) == "container.ambiguous/two-ends");

  Entry changed = plain;
  changed.local.name = "lain.shp";
  CHECK(first(build({changed}).bytes) == "container.ambiguous/two-names: lokasi.shp");
  changed = plain;
  changed.before = bytesOf("PK\x03\x04");
  CHECK(first(build({changed}).bytes) == "container.ambiguous/hidden-member");
  changed = plain;
  changed.offset = 0;
  CHECK(first(build({plain, changed}).bytes) == "container.ambiguous/overlap: lokasi.shp");
  ByteVector two = build({plain}).bytes;
  put(two, build({plain}).bytes);
  CHECK(first(two) == "container.ambiguous/two-directories");
  const std::string longName(256, 'n');
  CHECK(first(build({stored(longName, "x")}).bytes) ==
        "container.too-large/name: " + std::string(60, 'n') + "\xE2\x80\xA6");
  CHECK(first(build(std::vector<Entry>(1001, plain)).bytes).find("container.too-large/members") ==
        0);

  const auto needed = [&](auto change) {
    Entry entry = plain;
    change(entry);
    const Names all = opened(build({entry}).bytes).findings();
    return all.back();
  };
  CHECK(needed([](Entry& e) { e.local.crc ^= 1; }) ==
        "container.ambiguous/two-headers: lokasi.shp");
  CHECK(needed([](Entry& e) { e.offset = 5; }) == "container.corrupt-entry/header: lokasi.shp");
  CHECK(needed([](Entry& e) { e = with(e, [](Header& h) { ++h.size; }); }) ==
        "container.corrupt-entry/size: lokasi.shp");
  CHECK(needed([](Entry& e) { e.attributes = 0xA0000000; }) ==
        "container.unsafe-name/link: lokasi.shp");
  CHECK(needed([](Entry& e) { e = with(e, [](Header& h) { h.name = "/lokasi.shp"; }); }) ==
        "container.unsafe-name/absolute: /lokasi.shp");
}
