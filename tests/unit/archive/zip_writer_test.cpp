#include "archive/zip_writer.h"

#include <catch2/catch.hpp>

#include "archive/zip_reader.h"
#include "base/failure.h"
#include "unit/archive/zip_builder.h"

using namespace kkpr;
using namespace kkpr::archive;
using namespace kkpr::test;

TEST_CASE("what is written is read back without a defect") {
  ByteVector compressible(100000, 'a');
  ByteVector noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 5000; ++i) {
    state = state * 1664525 + 1013904223;
    noise.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  ZipWriter writer;
  writer.add("data/lokasi.shp", compressible);
  writer.add("noise", noise);
  writer.add("empty", {});
  writer.add("stored", compressible, Packing::stored);
  writer.add("d\xC3\xA9sa.prj", bytesOf("GEOGCS"));
  const ByteVector zip = writer.finish();
  const OpenedZip opened = ZipReader::open(zip, kLocationLimits);
  CHECK(opened.defects.empty());
  REQUIRE(opened.reader);
  const std::vector<Member>& members = opened.reader->members();
  REQUIRE(members.size() == 5);
  std::uint64_t budget = kLocationLimits.inflatedBytes;
  const std::vector<ByteVector> expected{compressible, noise, {}, compressible, bytesOf("GEOGCS")};
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Extracted result = opened.reader->extract(members[i], budget);
    CHECK(result.defects.empty());
    REQUIRE(result.bytes);
    CHECK(*result.bytes == expected[i]);
  }
  CHECK(budget == kLocationLimits.inflatedBytes - 205006);
  CHECK(members[0].method == 8);
  CHECK(members[0].compressedSize < 1000);
  CHECK(members[1].method == 0);  // deflate gains nothing on noise
  CHECK(members[3].method == 0);
  CHECK(members[4].name == "d\xC3\xA9sa.prj");
  CHECK((members[4].flags & (1 << 11)) != 0);
  CHECK((members[0].flags & (1 << 11)) == 0);
}

TEST_CASE("the same input gives the same bytes, and nothing of the last zip stays behind") {
  ZipWriter writer;
  const auto once = [&] {
    writer.add("a", bytesOf("satu satu satu satu satu"));
    writer.add("b", bytesOf("dua"));
    return writer.finish();
  };
  const ByteVector first = once();
  CHECK(once() == first);
  ZipWriter other;
  other.add("a", bytesOf("satu satu satu satu satu"));
  CHECK(other.finish() != first);
}

TEST_CASE("a name that no reader could agree on is refused") {
  ZipWriter writer;
  CHECK_THROWS_AS(writer.add("", bytesOf("x")), Failure);
  CHECK_THROWS_AS(writer.add("d\x82sa", bytesOf("x")), Failure);
  CHECK_THROWS_AS(writer.add(std::string(65535, 'n'), bytesOf("x")), Failure);
}
