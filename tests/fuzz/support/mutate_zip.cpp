#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "fuzz/support/mutate.h"

namespace kkpr::fuzz {
namespace {

bool endsWith(const std::string& name, std::string_view ending) {
  const std::string lower = lowerAscii(name);
  return lower.size() >= ending.size() &&
         lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0;
}

Entry* memberOf(std::vector<Entry>& entries, std::string_view ending) {
  for (Entry& entry : entries) {
    if (endsWith(entry.name, ending)) return &entry;
  }
  return nullptr;
}

void mutateName(std::string& name, Random& random) {
  constexpr std::array<std::string_view, 12> kBefore{
      "../", "/",     "C:\\", "folder/",      "__MACOSX/._", ".\\",
      "//",  "a\\b/", "\xE9", "\xE2\x98\x83", " ",           "x"};
  constexpr std::array<std::string_view, 8> kAfter{"",  ".shp", ".bak", ".",
                                                   " ", ".zip", "/",    ".SHP"};
  // Drawn before: the order in which arguments are evaluated is the compiler's.
  const std::size_t at = random.index(name.size() + 1);
  switch (random.below(5)) {
    case 0:
      name.insert(0, random.of(kBefore));
      return;
    case 1:
      name.append(random.of(kAfter));
      return;
    case 2:
      name.insert(at, 1, static_cast<char>(random.below(256)));
      return;
    case 3:
      name = upperAscii(name);
      return;
    default:
      name.erase(at, 1 + random.index(3));
      return;
  }
}

void mutateMembers(std::vector<Entry>& entries, Random& random) {
  const std::size_t at = random.index(entries.size());
  const auto here = entries.begin() + static_cast<std::ptrdiff_t>(at);
  switch (random.below(7)) {
    case 0:
      entries.erase(here);
      return;
    case 1: {
      Entry again = entries[at];
      entries.push_back(std::move(again));
      return;
    }
    case 2:
      std::rotate(entries.begin(), here, entries.end());
      return;
    case 3: {  // another layer beside the first
      std::vector<Entry> others = entries;
      for (Entry& other : others) {
        other.name.insert(0, "b");
        entries.push_back(other);
      }
      return;
    }
    case 4:
      entries[at].bytes.clear();
      return;
    case 5:
      entries[at].bytes = entries[random.index(entries.size())].bytes;
      return;
    default:
      mutateName(entries[at].name, random);
      return;
  }
}

void mutateEntry(Entry& entry, Random& random) {
  if (endsWith(entry.name, ".shp")) return mutateShp(entry.bytes, random);
  if (endsWith(entry.name, ".shx")) return mutateShx(entry.bytes, random);
  if (endsWith(entry.name, ".dbf")) return mutateDbf(entry.bytes, random);
  if (endsWith(entry.name, ".prj")) return mutatePrj(entry.bytes, random);
  if (endsWith(entry.name, "json")) return mutateJson(entry.bytes, random);
  mutateRaw(entry.bytes, random);
}

}  // namespace

ByteVector mutatedZip(Bytes zip, Random& random, std::size_t limit) {
  ByteVector whole(zip.begin(), zip.end());
  std::vector<Entry> entries = unpacked(zip);
  if (entries.empty() || random.oneIn(12)) {  // the container as it is
    for (std::size_t i = 0, some = 1 + random.index(3); i < some; ++i) mutateRaw(whole, random);
    if (whole.size() > limit) whole.resize(limit);
    return whole;
  }
  const std::uint64_t how = random.below(16);
  Entry* shp = memberOf(entries, ".shp");
  Entry* shx = memberOf(entries, ".shx");
  Entry* dbf = memberOf(entries, ".dbf");
  if (how < 8 && shp && shx && dbf && redraw(shp->bytes, shx->bytes, dbf->bytes, random)) {
    // Sometimes what the drawing is said to be changes as well.
    if (Entry* prj = memberOf(entries, ".prj"); prj && random.oneIn(8)) {
      mutatePrj(prj->bytes, random);
    }
  } else if (how < 14) {
    for (std::size_t i = 0, some = 1 + random.index(2); i < some; ++i) {
      mutateEntry(entries[random.index(entries.size())], random);
    }
  } else {
    mutateMembers(entries, random);
  }
  ByteVector mutant = packed(entries);
  if (random.oneIn(40)) mutateRaw(mutant, random);  // and the container as well
  return mutant.size() <= limit ? mutant : whole;
}

ByteVector mutatedBundle(Bytes bundle, Random& random, std::size_t limit) {
  ByteVector whole(bundle.begin(), bundle.end());
  std::vector<Entry> entries = unpacked(bundle);
  if (entries.empty()) return whole;
  for (std::size_t i = 0, some = 1 + random.index(2); i < some; ++i) {
    Entry& entry = entries[random.index(entries.size())];
    if (endsWith(entry.name, ".zip")) {
      entry.bytes = mutatedZip(entry.bytes, random, limit);
    } else {
      mutateEntry(entry, random);
    }
  }
  ByteVector mutant = packed(entries);
  return mutant.size() <= limit ? mutant : whole;
}

}  // namespace kkpr::fuzz
