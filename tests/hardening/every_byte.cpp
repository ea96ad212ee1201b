// every_byte FILE.zip …: every truncation and every change of one byte to seven values, of the zip
// as it is and of each of its members packed again with the right CRC. Whatever it is, it ends in a
// verdict; a zip that is cut off is never good.
#include <array>
#include <cstdio>
#include <exception>
#include <string>

#include "fuzz/support/oracle.h"
#include "fuzz/support/seeds.h"
#include "hardening/guard.h"

namespace {

using kkpr::fuzz::ByteVector;
using kkpr::fuzz::demand;

std::array<std::uint8_t, 7> valuesFor(std::uint8_t was) {
  return {0x00,
          0xFF,
          0x80,
          0x7F,
          static_cast<std::uint8_t>(was ^ 1U),
          static_cast<std::uint8_t>(was + 1),
          static_cast<std::uint8_t>(was ^ 0x20U)};
}

/// Calls visit(bytes, cutOff, what) for every changed copy of `bytes`.
template <typename Visit>
void forEachChange(ByteVector bytes, const Visit& visit) {
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const ByteVector cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
    visit(cut, true, " cut off at " + std::to_string(length));
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t was = bytes[i];
    for (const std::uint8_t value : valuesFor(was)) {
      if (value == was) continue;
      bytes[i] = value;
      visit(bytes, false, " byte " + std::to_string(i) + " = " + std::to_string(value));
    }
    bytes[i] = was;
  }
}

std::size_t run(const std::string& path) {
  kkpr::fuzz::Oracle oracle;
  std::size_t inputs = 0;
  const ByteVector zip = kkpr::fuzz::fileBytes(path);
  const auto check = [&](const ByteVector& bytes, const std::string& what) {
    kkpr::hardening::beginInput(path + what);
    ++inputs;
    return oracle.check(bytes);
  };
  demand(check(zip, "").rfind("tidak-terbaca", 0) != 0, path + " is no file to begin with");
  forEachChange(zip, [&](const ByteVector& changed, bool cutOff, const std::string& what) {
    const std::string answer = check(changed, what);
    demand(!cutOff || answer.rfind("tidak-terbaca", 0) == 0, "cut off, and yet: " + answer);
  });
  std::vector<kkpr::fuzz::Entry> entries = kkpr::fuzz::unpacked(zip);
  for (kkpr::fuzz::Entry& entry : entries) {
    const ByteVector whole = entry.bytes;
    forEachChange(whole, [&](const ByteVector& changed, bool, const std::string& what) {
      entry.bytes = changed;
      (void)check(kkpr::fuzz::packed(entries), " " + entry.name + what);
    });
    entry.bytes = whole;
  }
  return inputs;
}

}  // namespace

int main(int argc, char** argv) {
  kkpr::hardening::startGuard();
  try {
    for (int i = 1; i < argc; ++i) {
      std::printf("%s: %zu inputs\n", argv[i], run(argv[i]));
    }
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    kkpr::hardening::sayWhatWasAtWork();
    return 1;
  }
  return 0;
}
