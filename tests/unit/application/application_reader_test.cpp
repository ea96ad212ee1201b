#include "application/application_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/failure.h"

using namespace kkpr::application;
using kkpr::Failure;

namespace {

Application read(const std::string& members) {
  return readApplication(R"({"schema":"kkpr/application@1")" + members + "}");
}

/// Code and place of the failure; "none" where there is none.
std::string failureOf(const std::string& text) {
  try {
    static_cast<void>(readApplication(text));
  } catch (const Failure& failure) {
    return failure.code() + " " + failure.at();
  }
  return "none";
}

std::string failureIn(const std::string& members) {
  return failureOf(R"({"schema":"kkpr/application@1")" + members + "}");
}

}  // namespace

TEST_CASE("what a dossier leaves out is not known, which is not no") {
  const Application a = read("");
  CHECK_FALSE(a.applicant.kind);
  CHECK_FALSE(a.masterPlan.polygonsRelated);
  CHECK_FALSE(a.tenure.status);
  CHECK_FALSE(a.authority);
  CHECK(a.activities.empty());
  CHECK(a.ptp.empty());
  CHECK_FALSE(read(R"(,"masterPlan":{"polygonsRelated":null})").masterPlan.polygonsRelated);
  CHECK(read(R"(,"masterPlan":{"polygonsRelated":false})").masterPlan.polygonsRelated == false);
}

TEST_CASE("a full dossier is read") {
  const Application a = read(R"(,
    "applicant":{"kind":"orang","citizenship":"wna","fundingSources":["pribadi"]},
    "letter":{"number":"1","date":"2026-03-02","correction":1},
    "purpose":"nonberusaha",
    "activities":[{"code":"rumah-tinggal","component":"pola-ruang","polygons":[1,2]}],
    "relations":[[1,2],[3]],
    "location":{"shapefile":"lokasi.zip","regency":"Kabupaten Contoh",
                "stratum":{"position":"bawah-tanah","minM":2,"maxM":5.5}},
    "landNeed":{"value":0.12,"unit":"ha"},
    "tenure":{"status":"seluruhnya","until":"tanpa-batas",
              "evidence":[{"kind":"sewa","until":"2030-01-31"}]},
    "masterPlan":{"elements":{"legend":true,"inset":false}},
    "ptp":[{"result":"sesuai"},{"closed":true}],
    "authority":"gubernur")");
  CHECK(a.applicant.citizenship == Citizenship::wna);
  CHECK(a.letter.date == kkpr::Date{2026, 3, 2});
  REQUIRE(a.activities.size() == 1);
  CHECK(a.activities[0].polygons == std::vector<std::int64_t>{1, 2});
  REQUIRE(a.relations);
  CHECK(a.relations->size() == 2);
  CHECK(a.location.shapefile == "lokasi.zip");
  CHECK(a.location.place.regency == "Kabupaten Contoh");
  CHECK(a.location.stratum->position == Position::bawahTanah);
  CHECK(a.landNeed.unit == AreaUnit::hectare);
  CHECK(a.tenure.withoutEnd);
  CHECK(a.tenure.evidence[0].until == kkpr::Date{2030, 1, 31});
  CHECK(a.masterPlan.elements.size() == 2);
  CHECK(a.ptp.size() == 2);
  CHECK(a.ptp[1].closed == true);
  CHECK(a.authority == AuthorityLevel::gubernur);
}

TEST_CASE("one PTP may stand alone or in a list") {
  CHECK(read(R"(,"ptp":{"number":"7"})").ptp.size() == 1);
  CHECK(read(R"(,"ptp":null)").ptp.empty());
}

TEST_CASE("a land need written as text is kept for validation to refuse, not guessed") {
  const Application a = read(R"(,"landNeed":{"value":"1.200","unit":"m2"})");
  CHECK_FALSE(a.landNeed.value);
  CHECK(a.landNeed.unreadable == "1.200");
}

TEST_CASE("a key that is not known is left alone") {
  CHECK(failureIn(R"(,"later":{"x":1},"applicant":{"nickname":7})") == "none");
}

TEST_CASE("a key that is not known is named, with its place, and nothing within it") {
  using Ignored = std::vector<std::string>;
  CHECK(read("").ignored.empty());
  CHECK(read(R"(,"$schema":"x","ptp":[{"number":"7"}],"relations":[[1],[2,3]])").ignored.empty());
  CHECK(read(R"(,"later":{"x":1},"applicant":{"nickname":7})").ignored ==
        Ignored{"/applicant/nickname", "/later"});
  CHECK(read(R"(,"masterPlan":{"elements":{"a/b":"ya"}},"ptp":[{},{"a~b":0}])").ignored ==
        Ignored{"/masterPlan/elements/a~1b", "/ptp/1/a~0b"});
  std::string many = R"(,"x")" + std::string(":0");
  for (int i = 0; i < 150; ++i) many += ",\"k" + std::to_string(i) + "\":0";
  CHECK(read(many).ignored.size() == 100);
}

TEST_CASE("a unit that is neither m2 nor ha is kept for validation to refuse") {
  const Application a = read(R"(,"landNeed":{"value":12,"unit":"hektar"})");
  CHECK_FALSE(a.landNeed.unit);
  CHECK(a.landNeed.unreadableUnit == "hektar");
  CHECK_FALSE(read(R"(,"landNeed":{"value":12,"unit":"ha"})").landNeed.unreadableUnit);
  CHECK(failureIn(R"(,"landNeed":{"unit":7})") == "bad-document /landNeed/unit");
}

TEST_CASE("a wrong type is refused with its place") {
  CHECK(failureIn(R"(,"applicant":"orang")") == "bad-document /applicant");
  CHECK(failureIn(R"(,"applicant":{"kind":"orang tua"})") == "bad-document /applicant/kind");
  CHECK(failureIn(R"(,"activities":[{"code":"a"},{"name":"b"}])") == "bad-document /activities/1");
  CHECK(failureIn(R"(,"activities":[{"code":"a","polygons":[0]}])") ==
        "bad-document /activities/0/polygons/0");
  CHECK(failureIn(R"(,"letter":{"date":"2026-02-30"})") == "bad-document /letter/date");
  CHECK(failureIn(R"(,"masterPlan":{"elements":{"mapFace":"ya"}})") ==
        "bad-document /masterPlan/elements/mapFace");
}

TEST_CASE("what is no application is refused") {
  CHECK(failureOf("{") == "bad-json ");
  CHECK(failureOf("") == "bad-json ");
  CHECK(failureOf("[]") == "bad-document ");
  CHECK(failureOf("{}") == "bad-document /schema");
  CHECK(failureOf(R"({"schema":"kkpr/plan@1"})") == "bad-document /schema");
  CHECK(failureOf(R"({"schema":7})") == "bad-document /schema");
  CHECK(failureOf(std::string(200000, '[')) == "bad-json ");
}

TEST_CASE("a title may be without end, and a list of no polygons is not all of them") {
  const Application a = read(R"(,"tenure":{"evidence":[{"until":"tanpa-batas"},{}]},
    "activities":[{"code":"a","polygons":[]},{"code":"b"}])");
  CHECK(a.tenure.evidence[0].withoutEnd);
  CHECK_FALSE(a.tenure.evidence[0].until);
  CHECK_FALSE(a.tenure.evidence[1].withoutEnd);
  REQUIRE(a.activities[0].polygons);
  CHECK(a.activities[0].polygons->empty());
  CHECK_FALSE(a.activities[1].polygons);
  CHECK(failureIn(R"(,"tenure":{"evidence":[{"until":"selamanya"}]})") ==
        "bad-document /tenure/evidence/0/until");
}

TEST_CASE("the business of an application is read, and a case left out is not the case of none") {
  const Application none = read("");
  CHECK_FALSE(none.business.capitalRupiah);
  CHECK_FALSE(none.business.caseStated);

  const Application all =
      read(R"(,"business":{"capitalRupiah":5000000000,"kbli":"10710","foreignInvestment":false,)"
           R"("form":"badan-usaha","case":"migas","existingKkpr":true,"indexBusiness":1.5,)"
           R"("indexRegion":0.25})");
  CHECK(all.business.capitalRupiah == 5e9);
  CHECK(all.business.kbli == "10710");
  CHECK(all.business.foreignInvestment == false);
  CHECK(all.business.form == BusinessForm::badanUsaha);
  CHECK(all.business.unassessedCase == UnassessedCase::migas);
  CHECK(all.business.caseStated);
  CHECK(all.business.existingKkpr == true);
  CHECK(all.business.indexBusiness == 1.5);
  CHECK(all.business.indexRegion == 0.25);

  const Application stated = read(R"(,"business":{"case":null})");
  CHECK(stated.business.caseStated);
  CHECK_FALSE(stated.business.unassessedCase);
}

TEST_CASE("an amount below zero, or a word that is none of the list, is refused with its place") {
  CHECK(failureIn(R"(,"business":{"capitalRupiah":-1})") == "bad-document /business/capitalRupiah");
  CHECK(failureIn(R"(,"business":{"indexRegion":-0.5})") == "bad-document /business/indexRegion");
  CHECK(failureIn(R"(,"business":{"indexBusiness":"1"})") ==
        "bad-document /business/indexBusiness");
  CHECK(failureIn(R"(,"business":{"form":"cv"})") == "bad-document /business/form");
  CHECK(failureIn(R"(,"business":{"case":"lainnya"})") == "bad-document /business/case");
  CHECK(failureIn(R"(,"business":{"capitalRupiah":0})") == "none");
}
