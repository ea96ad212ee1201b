// ZipReader over any bytes; what it gives out, the writer packs and the reader gives out again.
#include <algorithm>

#include "archive/file_kind.h"
#include "archive/zip_reader.h"
#include "archive/zip_writer.h"
#include "base/text.h"
#include "fuzz/targets/fuzz_target.h"

using kkpr::fuzz::demand;
namespace archive = kkpr::archive;

KKPR_FUZZ_TARGET(bytes) {
  const archive::OpenedZip opened = archive::ZipReader::open(bytes, archive::kLocationLimits);
  demand(opened.reader.has_value() || !opened.defects.empty(), "no reader and no reason");
  (void)archive::kindOf(bytes);
  if (!opened.reader) return;
  std::uint64_t budget = 8 * archive::kMebibyte;
  for (const archive::Member& member : opened.reader->members()) {
    demand(kkpr::isUtf8(member.name) && kkpr::isUtf8(member.path), "a name that is not UTF-8");
    const std::uint64_t before = budget;
    const archive::Extracted extracted = opened.reader->extract(member, budget);
    demand(budget <= before, "the budget grew");
    demand(extracted.bytes || !extracted.defects.empty(), "no bytes and no reason");
    if (!extracted.bytes) continue;
    demand(extracted.bytes->size() == member.size && before - budget == member.size,
           "not the size that was taken from the budget");
    if (member.name.empty() || member.name.size() > 255) continue;
    archive::ZipWriter writer;
    writer.add(member.name, *extracted.bytes);
    const auto again = writer.finish();
    const archive::OpenedZip reopened = archive::ZipReader::open(again, archive::kPlanLimits);
    if (member.name.back() == '/' || member.name.back() == '\\') continue;
    demand(reopened.reader && reopened.reader->members().size() == 1,
           "what was written cannot be read");
    std::uint64_t enough = before;
    demand(reopened.reader->extract(reopened.reader->members()[0], enough).bytes == extracted.bytes,
           "what was written comes back changed");
  }
}

KKPR_FUZZ_MUTATOR(bytes, random, limit) {
  if (random.oneIn(2)) return kkpr::fuzz::mutateRaw(bytes, random);
  bytes = kkpr::fuzz::mutatedZip(bytes, random, limit);
}
