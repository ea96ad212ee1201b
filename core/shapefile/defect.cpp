#include "shapefile/defect.h"

#include <optional>
#include <string>

#include "base/number.h"

namespace kkpr::shapefile {
namespace {

/// Replaces {found}, {expected}, {record} and {ring} in one language.
std::string filled(std::string text, const Defect& defect, Language language) {
  const auto put = [&text, language](const std::string& key, std::int64_t value) {
    const std::string number = formatInteger(value, language);
    for (std::size_t at = text.find(key); at != std::string::npos;
         at = text.find(key, at + number.size())) {
      text.replace(at, key.size(), number);
    }
  };
  put("{found}", defect.found);
  put("{expected}", defect.expected);
  put("{record}", defect.record);
  put("{ring}", defect.ring);
  const std::string type = "{type}";
  if (const std::size_t at = text.find(type); at != std::string::npos) {
    text.replace(at, type.size(), defect.type);
  }
  return text;
}

/// Of a GeoJSON, where types have names.
std::optional<Text> namedType(const Defect& defect) {
  if (defect.type.empty()) return std::nullopt;
  if (defect.kind == DefectKind::unsupportedType) {
    return Text{"Jenis geometri {type} pada catatan {record} tidak didukung.",
                "The geometry type {type} of record {record} is not supported."};
  }
  return Text{"Catatan {record} berjenis {type}, lain dari yang lain.",
              "Record {record} is of type {type}, unlike the others."};
}

Text wording(DefectKind kind) {
  switch (kind) {
    case DefectKind::shpTooShort:
      return {"Berkas .shp hanya {found} bita; kepalanya saja {expected} bita.",
              "The .shp has only {found} bytes; its header alone takes {expected}."};
    case DefectKind::shpMagic:
      return {"Berkas .shp tidak diawali tanda pengenal shapefile (9994).",
              "The .shp does not begin with the mark of a shapefile (9994)."};
    case DefectKind::shpVersion:
      return {"Versi .shp tertulis {found}, seharusnya {expected}.",
              "The .shp states version {found}, it should be {expected}."};
    case DefectKind::shpLength:
      return {"Kepala .shp menyatakan {expected} bita, berkasnya {found} bita.",
              "The header of the .shp states {expected} bytes, the file has {found}."};
    case DefectKind::shpTrailing:
      return {"Sesudah catatan terakhir .shp masih ada {found} bita.",
              "{found} bytes follow the last record of the .shp."};
    case DefectKind::unsupportedType:
      return {"Jenis geometri {found} tidak didukung.", "Geometry type {found} is not supported."};
    case DefectKind::fileBox:
      return {"Kotak batas pada kepala .shp tidak sama dengan kotak titik-titiknya.",
              "The box in the header of the .shp is not that of its vertices."};
    case DefectKind::tooManyRecords:
      return {"Isinya lebih dari {expected} catatan.", "It holds more than {expected} records."};
    case DefectKind::tooManyVertices:
      return {"Isinya lebih dari {expected} titik.", "It holds more than {expected} vertices."};
    case DefectKind::recordTruncated:
      return {"Catatan {record} terpotong: perlu {expected} bita, tersisa {found} bita.",
              "Record {record} is cut off: it needs {expected} bytes, {found} are left."};
    case DefectKind::recordType:
      return {"Catatan {record} berjenis {found}, padahal berkasnya berjenis {expected}.",
              "Record {record} is of type {found} in a file of type {expected}."};
    case DefectKind::recordLength:
      return {
          "Catatan {record} menyatakan panjang {found} bita, isinya memerlukan {expected} bita.",
          "Record {record} states a length of {found} bytes, its content needs {expected}."};
    case DefectKind::recordCounts:
      return {
          "Jumlah bagian dan titik catatan {record} memerlukan {expected} bita, "
          "catatannya hanya {found} bita.",
          "The parts and points of record {record} need {expected} bytes, the record has "
          "{found}."};
    case DefectKind::recordParts:
      return {"Awal bagian {ring} pada catatan {record} tidak masuk akal.",
              "The start of part {ring} in record {record} makes no sense."};
    case DefectKind::recordNumber:
      return {"Catatan {expected} bernomor {found}.",
              "Record {expected} bears the number {found}."};
    case DefectKind::recordBox:
      return {"Kotak batas catatan {record} tidak sama dengan kotak titik-titiknya.",
              "The box of record {record} is not that of its vertices."};
    case DefectKind::nullShape:
      return {"Catatan {record} tidak memiliki geometri.", "Record {record} has no geometry."};
    case DefectKind::shxUnreadable:
      return {"Berkas .shx tidak dapat dibaca.", "The .shx cannot be read."};
    case DefectKind::dbfTooShort:
      return {"Berkas .dbf hanya {found} bita; kepalanya memerlukan {expected} bita.",
              "The .dbf has only {found} bytes; its header needs {expected}."};
    case DefectKind::dbfVersion:
      return {"Berkas .dbf bukan tabel dBASE yang dikenal (bita pertama {found}).",
              "The .dbf is no dBASE table that is known (first byte {found})."};
    case DefectKind::dbfLayout:
      return {
          "Panjang baris .dbf tertulis {found} bita, padahal daftar kolomnya memerlukan "
          "{expected} bita.",
          "The .dbf states {found} bytes per row, its field list needs {expected}."};
    case DefectKind::dbfTruncated:
      return {"Kepala .dbf menyatakan {expected} baris, yang utuh {found} baris.",
              "The header of the .dbf states {expected} rows, {found} whole ones are there."};
    case DefectKind::dbfDeletedRow:
      return {"Baris {record} pada .dbf ditandai terhapus.",
              "Row {record} of the .dbf is flagged as deleted."};
    case DefectKind::dbfCount:
      return {"Berkas .dbf memuat {found} baris untuk {expected} catatan .shp.",
              "The .dbf has {found} rows for {expected} records of the .shp."};
    case DefectKind::tooManyValues:
      return {"Atributnya terlalu banyak: hanya {expected} kolom pertama yang dibaca.",
              "There are too many attributes: only the first {expected} columns were read."};
    case DefectKind::jsonSyntax:
      return {"Isinya bukan JSON yang utuh (bita {found}).",
              "It is not well-formed JSON (byte {found})."};
    case DefectKind::jsonNoFeatures:
      return {"Isinya bukan FeatureCollection, Feature, atau geometri GeoJSON.",
              "It is no GeoJSON FeatureCollection, Feature or geometry."};
    case DefectKind::jsonCoordinates:
      return {"Susunan koordinat catatan {record} tidak sesuai dengan jenis geometrinya.",
              "The coordinates of record {record} do not have the shape of its geometry type."};
  }
  return {};
}

}  // namespace

bool losesData(DefectKind kind) {
  switch (kind) {
    case DefectKind::shpVersion:
    case DefectKind::shpLength:
    case DefectKind::shpTrailing:
    case DefectKind::fileBox:
    case DefectKind::recordLength:
    case DefectKind::recordNumber:
    case DefectKind::recordBox:
    case DefectKind::nullShape:  // there is nothing in it to lose
    case DefectKind::dbfDeletedRow:
      return false;
    default:
      return true;
  }
}

Text describe(const Defect& defect) {
  const Text text = namedType(defect).value_or(wording(defect.kind));
  return {filled(text.id, defect, Language::id), filled(text.en, defect, Language::en)};
}

}  // namespace kkpr::shapefile
