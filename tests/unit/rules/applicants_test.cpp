#include "rules/applicants.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/failure.h"
#include "rules/application_items.h"
#include "rules/letters.h"
#include "rules/person_checks.h"

using namespace kkpr;
using rules::Admission;

TEST_CASE(
    "an activity is known by its code however it is written, and by the examples of the law") {
  CHECK(rules::knownActivity(" Rumah  Tinggal ") == "rumah-tinggal");
  CHECK(rules::knownActivity("TEMPAT_PERIBADATAN") == "tempat-peribadatan");
  CHECK(rules::knownActivity("Masjid") == "tempat-peribadatan");
  CHECK_FALSE(rules::knownActivity("gardu listrik").has_value());
  CHECK_FALSE(rules::knownActivity("").has_value());
}

TEST_CASE("table 1.2 row by row") {
  const auto outcome = [](const char* applicant, const char* corporation, const char* activity) {
    return rules::admitted(applicant, corporation, activity).admission;
  };
  CHECK(outcome("orang", "", "rumah-tinggal") == Admission::allowed);
  CHECK(outcome("orang", "", "tempat-peribadatan") == Admission::allowed);
  for (const char* other : {"yayasan-sosial", "csr", "apbn-apbd", "gudang"}) {
    INFO(other);
    CHECK(outcome("orang", "", other) == Admission::refused);
  }
  for (const char* corporation : {"pt", "yayasan", "koperasi", "perkumpulan"}) {
    INFO(corporation);
    CHECK(outcome("korporasi", corporation, "tempat-peribadatan") == Admission::allowed);
    CHECK(outcome("korporasi", corporation, "rumah-tinggal") == Admission::refused);
    CHECK(outcome("korporasi", corporation, "apbn-apbd") == Admission::refused);
    CHECK(outcome("korporasi", corporation, "gardu listrik") == Admission::ask);
    const bool pt = std::string(corporation) == "pt";
    CHECK(outcome("korporasi", corporation, "csr") ==
          (pt ? Admission::allowed : Admission::warned));
    const bool unusual =
        std::string(corporation) == "koperasi" || std::string(corporation) == "perkumpulan";
    CHECK(outcome("korporasi", corporation, "yayasan-kemanusiaan") ==
          (unusual ? Admission::warned : Admission::allowed));
  }
  for (const char* government : {"pemerintah-pusat", "pemerintah-daerah"}) {
    INFO(government);
    CHECK(outcome(government, "", "apbn-apbd") == Admission::allowed);
    CHECK(outcome(government, "", "gardu listrik") == Admission::allowed);
    CHECK(outcome(government, "", "csr") == Admission::refused);
  }
}

TEST_CASE("money and offices are asked only of those whom the law asks") {
  REQUIRE(rules::neededFunds("korporasi", "pt"));
  CHECK(rules::neededFunds("korporasi", "pt")->rule == "application.csr-required");
  CHECK_FALSE(rules::neededFunds("korporasi", "yayasan"));
  CHECK(rules::neededFunds("pemerintah-daerah", "")->rule == "application.funding");
  CHECK(rules::officesFor("orang").empty());
  CHECK_FALSE(rules::officesFor("pemerintah-pusat").empty());
}

TEST_CASE("every applicant of the table has a name, in both languages") {
  for (const char* corporation : {"", "pt", "yayasan", "koperasi", "perkumpulan"}) {
    CHECK(rules::applicantText("korporasi", corporation).id !=
          rules::applicantText("korporasi", corporation).en);
  }
  for (const char* kind : {"orang", "pemerintah-pusat", "pemerintah-daerah"}) {
    CHECK_FALSE(rules::applicantText(kind, "").id.empty());
    CHECK_FALSE(rules::activitiesFor(kind, "").empty());
  }
  CHECK_THROWS_AS(rules::applicantText("siluman", ""), Failure);
}

TEST_CASE("every item of an application has a name of its own, and fields that lead back to it") {
  std::set<std::string> names;
  for (const rules::ApplicationItem& item : rules::applicationItems()) {
    INFO(item.item);
    CHECK(names.insert(item.item).second);
    CHECK(&rules::applicationItem(item.item) == &item);
    for (const std::string& field : item.fields) {
      CHECK(rules::itemOfField(field) == &item);
      CHECK(rules::itemOfField(field + "/0") == &item);
    }
  }
  CHECK(rules::itemOfField("/letter/numbers") == nullptr);
  CHECK_THROWS_AS(rules::applicationItem("tidak-ada"), Failure);
}

TEST_CASE("letters are signed by whom the law names") {
  using rules::Chapter;
  for (const char* office : {"menteri", "kepala-lembaga", "eselon-1-pusat", "kepala-daerah"}) {
    INFO(office);
    CHECK(rules::signatoryOf(Chapter::centre, "1A", office) == "dirjen");
    CHECK(rules::signatoryOf(Chapter::centre, "1B", office) == "direktur");
    CHECK(rules::signatoryOf(Chapter::centre, "2", office) == "direktur");
  }
  for (const char* office : {"", "eselon-2", "eselon-1-daerah", "lainnya"}) {
    INFO(office);
    CHECK(rules::signatoryOf(Chapter::centre, "1A", office) == "direktur");
  }
  for (const char* letter : {"1A", "1B", "2"}) {
    CHECK(rules::signatoryOf(Chapter::region, letter, "menteri") == "kepala-opd-penanaman-modal");
  }
  CHECK_THROWS_AS(rules::signatoryOf(Chapter::region, "3", ""), Failure);
}

TEST_CASE("a file of a region is sent to the region") {
  using rules::Chapter;
  for (const char* what : {"permohonan", "perbaikan", "ptp"}) {
    CHECK_FALSE(rules::correspondence(Chapter::centre, what).to.id.empty());
    CHECK_FALSE(rules::correspondence(Chapter::region, what).copies.empty());
  }
  CHECK(rules::correspondence(Chapter::centre, "permohonan").copies.empty());
  CHECK_THROWS_AS(rules::correspondence(Chapter::centre, "undangan"), Failure);
}

TEST_CASE("a citation of both chapters becomes that of one, any other stays") {
  const auto place = [](const char* text, std::optional<rules::Chapter> chapter) {
    return rules::inChapter(rules::juknis(text), chapter).place;
  };
  const char* both = "2.1.2 (= 3.1.2) angka 1 huruf f";
  CHECK(place(both, std::nullopt) == both);
  CHECK(place(both, rules::Chapter::centre) == "2.1.2 angka 1 huruf f");
  CHECK(place(both, rules::Chapter::region) == "3.1.2 angka 1 huruf f");
  CHECK(place("lihat 2.1 (= 3.1); 2.2 (= 3.2)", rules::Chapter::region) == "lihat 3.1; 3.2");
  CHECK(place("lampiran III", rules::Chapter::region) == "lampiran III");
}
