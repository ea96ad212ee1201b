#include <algorithm>
#include <set>
#include <string_view>

#include "archive/file_kind.h"
#include "quality/dossier.h"
#include "rules/application_items.h"

namespace kkpr::quality {
namespace {

constexpr const char* kRule = "application.document-format";

enum class Format { pdf, zip };

struct Document {
  std::string path;
  std::string field;
  Format format = Format::pdf;
  const char* place;  ///< of the Juknis
};

constexpr const char* kEvidencePlace = "2.1.2 (= 3.1.2) angka 3 huruf e";
constexpr const char* kPlanPlace = "2.1.2 (= 3.1.2) angka 7 huruf e";
constexpr const char* kZipPlace = "2.1.2 (= 3.1.2) angka 1 huruf g";

std::vector<Document> documentsOf(const application::Application& application) {
  std::vector<Document> all;
  const auto add = [&](const std::optional<std::string>& path, std::string field, Format format,
                       const char* place) {
    if (hasText(path)) all.push_back({*path, std::move(field), format, place});
  };
  const application::Tenure& tenure = application.tenure;
  for (std::size_t i = 0; i < tenure.evidence.size(); ++i) {
    add(tenure.evidence[i].file, "/tenure/evidence/" + std::to_string(i) + "/file", Format::pdf,
        kEvidencePlace);
  }
  add(tenure.shapefile, "/tenure/shapefile", Format::zip, kZipPlace);
  add(application.masterPlan.file, "/masterPlan/file", Format::pdf, kPlanPlace);
  add(application.technicalPlan, "/technicalPlan/file", Format::pdf, kPlanPlace);
  return all;
}

const char* nameOf(Format format) { return format == Format::pdf ? "PDF" : "ZIP"; }

bool isSo(const archive::FileKind& kind, Bytes bytes, Format format) {
  // file_kind names what is no readable zip: one that begins as a zip is "cut off" to it.
  if (format == Format::zip) return kind.variant == "cut-off" || kind.variant == "multi-disk";
  if (kind.format == "PDF") return true;
  // Readers take a PDF whose head stands anywhere within its first kilobyte.
  constexpr std::size_t kHead = 1024;
  const std::string_view head(reinterpret_cast<const char*>(bytes.data()),
                              std::min(bytes.size(), kHead));
  return head.find("%PDF-") != std::string_view::npos;
}

bool isNamedSo(const std::string& path, Format format) {
  const std::string lower = lowerAscii(trimmed(path));
  const std::string_view ending = format == Format::pdf ? ".pdf" : ".zip";
  return lower.size() > ending.size() &&
         std::string_view(lower).substr(lower.size() - ending.size()) == ending;
}

void checkOne(Dossier& dossier, const Document& document) {
  std::string_view variant;
  std::string format;
  if (const auto file = dossier.files.find(document.path); file != dossier.files.end()) {
    const archive::FileKind kind = archive::kindOf(file->second);
    if (isSo(kind, file->second, document.format)) return;
    format = kind.variant == "cut-off" || kind.variant == "multi-disk" ? "ZIP" : kind.format;
    variant = kind.variant == "empty" ? "empty" : format.empty() ? "content" : "known-content";
  } else {
    dossier.notSeen.emplace_back(document.path, document.field);
    if (const auto* item = rules::itemOfField(document.field)) {
      dossier.ask(item->item, "person.document-not-seen");
    }
    if (isNamedSo(document.path, document.format)) return;
  }
  dossier.find(kRule, variant, document.field)
      .with("path", shortened(toUtf8(document.path), 80))
      .with("wanted", std::string(nameOf(document.format)))
      .with("format", format)
      .with("place", std::string(document.place));
}

}  // namespace

// [J 2.1.2 angka 1 huruf g, 3 huruf e, 7 huruf e = 3.1.2] Evidence and plans are PDF, coordinates a
// zip: told by what is in the file, by its name where the file was not handed in. [3 huruf d] The
// evidence with its annexes is one document.
void checkDocumentFormats(Dossier& dossier) {
  const std::vector<Document> documents = documentsOf(dossier.application);
  if (documents.empty()) {
    dossier.examination.notApplicable(kRule);
    return;
  }
  std::set<std::string> evidence;
  for (const Document& document : documents) {
    checkOne(dossier, document);
    if (document.field.rfind("/tenure/evidence/", 0) == 0) evidence.insert(document.path);
  }
  if (evidence.size() > 1) {
    dossier.find(kRule, "several", "/tenure/evidence")
        .with("count", static_cast<std::int64_t>(evidence.size()))
        .with("place", std::string("2.1.2 (= 3.1.2) angka 3 huruf d"));
  }
}

}  // namespace kkpr::quality
