#include <catch2/catch.hpp>

#include "base/failure.h"
#include "rules/document.h"
#include "rules/layer_fields.h"
#include "rules/readings.h"
#include "rules/zone_codes.h"

using kkpr::rules::filesOf;
using Paths = std::vector<std::string>;

TEST_CASE("an application names its location, its tenure and its PTP files, each once") {
  CHECK(filesOf(R"({"schema":"kkpr/application@1","location":{"shapefile":"a.zip"},
                    "tenure":{"shapefile":"b.zip"},
                    "ptp":[{"shapefile":"c.zip"},{"shapefile":"a.zip"}],
                    "masterPlan":{"file":"rik.pdf"}})") == Paths{"a.zip", "b.zip", "c.zip"});
  CHECK(filesOf(R"({"schema":"kkpr/application@1"})").empty());
}

TEST_CASE("the papers of an application are its evidence and its plans, each once") {
  CHECK(kkpr::rules::documentsOf(R"({"schema":"kkpr/application@1",
            "location":{"shapefile":"a.zip"},
            "tenure":{"evidence":[{"file":"bukti.pdf"},{"file":"bukti.pdf"},{}]},
            "masterPlan":{"file":"rik.pdf"},"technicalPlan":{"file":"rtb.pdf"}})") ==
        Paths{"bukti.pdf", "rik.pdf", "rtb.pdf"});
  CHECK(kkpr::rules::documentsOf(R"({"schema":"kkpr/plan@1","zones":"zona.zip"})").empty());
}

TEST_CASE("a plan names its geometry files, never a star or an inline collection") {
  CHECK(filesOf(R"({"schema":"kkpr/plan@1","zones":"zona.zip","boundary":"batas.geojson",
                    "activityTable":"itbx.csv","special":[{"where":"khusus.zip"}],
                    "structure":[{"where":"*"}],"programs":[{"where":"zona.zip"}]})") ==
        Paths{"batas.geojson", "zona.zip", "itbx.csv", "khusus.zip"});
  CHECK(filesOf(R"({"schema":"kkpr/layer@1","features":{"type":"FeatureCollection"}})").empty());
  CHECK_THROWS_AS(filesOf(R"({"schema":"kkpr/check@1"})"), kkpr::Failure);
}

TEST_CASE("zone codes are compared without regard to case, blanks and hyphens") {
  CHECK(kkpr::rules::canonicalZoneCode(" spu 3.3 ") == "SPU-3.3");
  CHECK(kkpr::rules::canonicalZoneCode("R - 2") == "R-2");
  CHECK(kkpr::rules::canonicalZoneCode("*") == "*");
  REQUIRE(kkpr::rules::findZoneCode("r-2 ") != nullptr);
  CHECK(kkpr::rules::findZoneCode("R-2")->name == "Perumahan Kepadatan Tinggi");
  CHECK(kkpr::rules::findZoneCode("R-99") == nullptr);
}

TEST_CASE("every reading of the rules has its text") {
  CHECK(kkpr::rules::readings().size() == 11);
  for (int number = 1; number <= 11; ++number) {
    CHECK_FALSE(kkpr::rules::reading(number).text.id.empty());
    CHECK_FALSE(kkpr::rules::reading(number).text.en.empty());
  }
  CHECK_THROWS_AS(kkpr::rules::reading(12), kkpr::Failure);
}

TEST_CASE("APL and water in a forest layer are no forest, all else is") {
  for (const char* word :
       {"1007", "1007.000", "apl", " Areal Penggunaan Lain (APL)", "Tubuh Air"}) {
    INFO(word);
    CHECK_FALSE(kkpr::rules::layerReading("kawasan-hutan").counts(word));
  }
  for (const char* word :
       {"1001", "1003", "Hutan Produksi Tetap", "Kawasan Konservasi Perairan", ""}) {
    INFO(word);
    CHECK(kkpr::rules::layerReading("kawasan-hutan").counts(word));
  }
}
