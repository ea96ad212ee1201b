// What validation says of an application, field by field; who may apply for what is tested with its
// table (rules/applicants_test.cpp), all of it together in tests/cases/validate.json.
#include "quality/validation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "application/application_reader.h"
#include "quality/application_rules.h"
#include "rules/embedded.h"
#include "rules/finding_catalogue.h"

using namespace kkpr;
using nlohmann::json;
using quality::ReplyLetter;

namespace {

/// Complete and of quality, the location left aside.
json good() {
  return json::parse(R"({
    "schema": "kkpr/application@1",
    "applicant": { "kind": "orang", "name": "Warga", "identity": "KTP 0", "npwp": "tidak-ada",
      "phone": "0", "address": "Jalan 1", "email": "w@contoh.example", "citizenship": "wni",
      "keepsRegister": false },
    "letter": { "date": "2026-03-02", "subject": "KKPR", "description": "Rumah", "link": "https://contoh.example",
      "statementOfTruth": true, "correction": 0 },
    "purpose": "nonberusaha",
    "activities": [ { "code": "rumah-tinggal", "strategic": false, "vitalObject": false } ],
    "house": { "forBusiness": false, "boarding": false, "dormitory": false },
    "location": { "shapefile": "lokasi.zip", "stratum": { "position": "permukaan" } },
    "landNeed": { "value": 500, "unit": "m2" },
    "tenure": { "status": "belum" },
    "building": { "floors": 2, "floorAreaM2": 300, "footprintM2": 180, "work": "baru" },
    "masterPlan": { "file": "rik.pdf" } })");
}

quality::CheckResult measured(double webMercatorM2, std::int64_t polygons = 1) {
  quality::CheckResult check;
  check.verdict = quality::Verdict::memenuhi;
  check.location.emplace();
  check.location->webMercatorM2 = webMercatorM2;
  check.location->geodesicM2 = webMercatorM2 * 0.98;
  for (std::int64_t record = 1; record <= polygons; ++record) {
    check.location->polygons.push_back({record, {}});
  }
  return check;
}

const quality::CheckResult& plot() {
  static const quality::CheckResult check = measured(500);
  return check;
}

rules::Calendar calendarOf2026(const std::vector<std::string>& holidays) {
  json data = rules::embeddedJson("calendar.json");
  data["holidays"] =
      json::array({{{"year", 2026}, {"source", "juknis-13-2023"}, {"days", holidays}}});
  return rules::readCalendar(data);
}

quality::Validation validated(const json& patch, const quality::CheckResult* check = &plot(),
                              quality::Circumstances circumstances = {Date{2026, 3, 2}, {}, {}},
                              const rules::Calendar& calendar = rules::calendar(),
                              const Files& files = {}) {
  json document = good();
  document.merge_patch(patch);
  return quality::validate(application::readApplication(document.dump()), check, files,
                           circumstances, calendar);
}

/// "rule/variant@field" of all findings, every wording filled.
std::vector<std::string> found(const quality::Validation& validation) {
  std::vector<std::string> all;
  for (const Finding& finding : validation.findings) {
    const rules::WordedFinding worded = rules::worded(finding);
    CHECK(worded.message.id != worded.message.en);
    CHECK(worded.citation.has_value());
    std::string text = finding.rule;
    if (!finding.variant.empty()) text += "/" + finding.variant;
    REQUIRE_FALSE(finding.where.empty());
    all.push_back(text + "@" + finding.where.front().field);
  }
  return all;
}

using Found = std::vector<std::string>;

quality::Outcome outcomeOf(const quality::Validation& validation, std::string_view rule) {
  const auto row = std::find_if(validation.checks.begin(), validation.checks.end(),
                                [&](const auto& check) { return check.rule == rule; });
  REQUIRE(row != validation.checks.end());
  return row->outcome;
}

const quality::ItemOutcome* itemOf(const quality::Validation& validation, std::string_view item) {
  const auto row = std::find_if(validation.items.begin(), validation.items.end(),
                                [&](const auto& one) { return one.item->item == item; });
  return row == validation.items.end() ? nullptr : &*row;
}

json list(std::initializer_list<json> items) { return json(json::array_t(items)); }

}  // namespace

TEST_CASE("an application that lacks nothing is complete, of quality, and gets letter 2") {
  const quality::Validation validation = validated(json::object());
  CHECK(found(validation).empty());
  CHECK(validation.complete);
  CHECK(validation.quality);
  CHECK(validation.letter == ReplyLetter::tanggapan2);
  CHECK_FALSE(validation.signatory.has_value());
  CHECK(validation.checks.size() == quality::applicationRules().size());
}

TEST_CASE("an empty application lacks everything, and what cannot be judged has not passed") {
  const auto empty = application::readApplication(R"({"schema":"kkpr/application@1"})");
  const quality::Validation validation =
      quality::validate(empty, nullptr, {}, {}, rules::calendar());
  CHECK_FALSE(validation.complete);
  CHECK(validation.letter == ReplyLetter::tanggapan1A);
  CHECK_FALSE(validation.deadline.has_value());
  CHECK(found(validation).size() == 21);
  for (const char* rule : {"application.not-allowed", "application.signatory", "application.floors",
                           "application.tenure-evidence", "application.land-need-unit"}) {
    INFO(rule);
    CHECK(outcomeOf(validation, rule) == quality::Outcome::notRun);
  }
}

TEST_CASE("each field of the letter is missed where it is not there, and only there") {
  const std::vector<std::pair<const char*, const char*>> fields{
      {"applicant", "name"},    {"applicant", "identity"}, {"applicant", "phone"},
      {"applicant", "address"}, {"applicant", "email"},    {"letter", "date"},
      {"letter", "subject"},    {"letter", "description"}, {"letter", "link"}};
  for (const auto& [part, field] : fields) {
    INFO(field);
    const Found missing{std::string("application.missing@/") + part + "/" + field};
    const quality::Validation validation = validated({{part, {{field, nullptr}}}});
    CHECK(found(validation) == missing);
    CHECK_FALSE(validation.complete);
    CHECK(validation.quality);
    if (std::string(field) != "date") {
      CHECK(found(validated({{part, {{field, " "}}}})) == missing);
    }
  }
}

TEST_CASE("a number is asked of who keeps a register, a position of who is no person") {
  CHECK(found(validated({{"applicant", {{"keepsRegister", true}}}})) ==
        Found{"application.missing/number@/letter/number"});
  CHECK(found(validated({{"applicant", {{"keepsRegister", nullptr}}}})) ==
        Found{"application.missing/number@/letter/number"});
  CHECK(found(validated({{"applicant", {{"keepsRegister", true}}}, {"letter", {{"number", "1"}}}}))
            .empty());
  const json foundation{{"kind", "korporasi"}, {"corporation", "yayasan"}, {"npwp", "00"}};
  const json worship = list({{{"code", "tempat-peribadatan"}}});
  CHECK(found(validated({{"applicant", foundation}, {"activities", worship}})) ==
        Found{"application.missing@/letter/position"});
}

TEST_CASE("the statement of truth is missed where it is left out, and where it is refused") {
  CHECK(found(validated({{"letter", {{"statementOfTruth", nullptr}}}})) ==
        Found{"application.missing@/letter/statementOfTruth"});
  CHECK(found(validated({{"letter", {{"statementOfTruth", false}}}})) ==
        Found{"application.missing/untrue@/letter/statementOfTruth"});
}

TEST_CASE("only a person may have no NPWP") {
  CHECK(found(validated({{"applicant", {{"npwp", nullptr}}}})) ==
        Found{"application.missing/npwp@/applicant/npwp"});
  const json patch{{"applicant", {{"kind", "korporasi"}, {"corporation", "yayasan"}}},
                   {"letter", {{"position", "Ketua"}}},
                   {"activities", list({{{"code", "tempat-peribadatan"}}})}};
  CHECK(found(validated(patch)) == Found{"application.missing/npwp-of-body@/applicant/npwp"});
}

TEST_CASE("who applies for another shows the power of attorney and an identity") {
  const json nobody{{"applicant", {{"representative", {{"name", "Kuasa"}}}}}};
  CHECK(found(validated(nobody)) ==
        Found{"application.missing@/applicant/representative/powerOfAttorney",
              "application.missing@/applicant/representative/identity"});
  const json somebody{
      {"applicant",
       {{"representative",
         {{"name", "Kuasa"}, {"identity", "KTP 1"}, {"powerOfAttorney", "SK 1"}}}}}};
  CHECK(found(validated(somebody)).empty());
  CHECK(itemOf(validated(json::object()), "surat-kuasa") == nullptr);
}

TEST_CASE("a PT needs CSR money, a government its budget and an official of echelon II") {
  json pt{{"applicant",
           {{"kind", "korporasi"},
            {"corporation", "pt"},
            {"npwp", "00"},
            {"fundingSources", list({"swasta"})}}},
          {"letter", {{"position", "Direktur"}}},
          {"activities", list({{{"code", "csr"}}})}};
  CHECK(found(validated(pt)) == Found{"application.csr-required@/applicant/fundingSources"});
  pt["applicant"]["fundingSources"] = list({"swasta", "csr"});
  CHECK(found(validated(pt)).empty());
  pt["applicant"]["fundingSources"] = json::array();
  CHECK(found(validated(pt)) == Found{"application.missing@/applicant/fundingSources"});

  json dinas{{"applicant",
              {{"kind", "pemerintah-daerah"},
               {"npwp", "00"},
               {"office", "eselon-2"},
               {"fundingSources", list({"apbd"})}}},
             {"letter", {{"position", "Kepala Dinas"}}},
             {"activities", list({{{"code", "apbn-apbd"}}})}};
  CHECK(found(validated(dinas)).empty());
  dinas["applicant"]["fundingSources"] = list({"kpbu"});
  CHECK(found(validated(dinas)) == Found{"application.funding@/applicant/fundingSources"});
  dinas["applicant"]["fundingSources"] = list({"apbd"});
  dinas["applicant"]["office"] = "lainnya";
  CHECK(found(validated(dinas)) == Found{"application.signatory@/applicant/office"});
  dinas["applicant"]["office"] = "menteri";
  CHECK(found(validated(dinas)) ==
        Found{"application.signatory/other-government@/applicant/office"});
  dinas["applicant"]["office"] = nullptr;
  CHECK(found(validated(dinas)) == Found{"application.missing@/applicant/office"});
}

TEST_CASE("an applicant of no known kind is missed, and its rules are not run") {
  const quality::Validation nobody =
      validated({{"applicant", {{"kind", nullptr}}}, {"letter", {{"position", "Ketua"}}}});
  CHECK(found(nobody) == Found{"application.missing@/applicant/kind"});
  CHECK(outcomeOf(nobody, "application.not-allowed") == quality::Outcome::notRun);
  const json body{{"applicant", {{"kind", "korporasi"}, {"npwp", "00"}}},
                  {"letter", {{"position", "Ketua"}}}};
  CHECK(found(validated(body)) == Found{"application.missing@/applicant/corporation"});
}

TEST_CASE("what is strategic, vital or business is no matter of these letters") {
  CHECK(found(validated({{"purpose", "stranas"}})) ==
        Found{"application.strategic/purpose@/purpose"});
  CHECK(found(validated({{"purpose", "berusaha"}})) ==
        Found{"application.not-allowed/business@/purpose"});
  const json house{{"code", "rumah-tinggal"}, {"strategic", true}, {"vitalObject", true}};
  CHECK(found(validated({{"activities", list({house})}})) ==
        Found{"application.strategic@/activities/0/strategic",
              "application.strategic/vital-object@/activities/0/vitalObject"});
  // Not said is not no: an officer is asked.
  const quality::Validation unsaid =
      validated({{"activities", list({{{"code", "rumah-tinggal"}}})}});
  const auto& asks = itemOf(unsaid, "jenis-kegiatan")->asks;
  CHECK(std::count(asks.begin(), asks.end(), "person.strategic") == 1);
}

TEST_CASE("a house serves for living only; what is not said is asked") {
  for (const char* use : {"forBusiness", "boarding", "dormitory"}) {
    INFO(use);
    CHECK(found(validated({{"house", {{use, true}}}})) ==
          Found{std::string("application.house-use@/house/") + use});
    const quality::Validation unsaid = validated({{"house", {{use, nullptr}}}});
    CHECK(found(unsaid).empty());
    const auto& asks = itemOf(unsaid, "jenis-kegiatan")->asks;
    CHECK(std::count(asks.begin(), asks.end(), "person.house-use") == 1);
  }
  const json worship{{"activities", list({{{"code", "tempat-peribadatan"}}})},
                     {"house", {{"forBusiness", true}}}};
  CHECK(found(validated(worship)).empty());
}

TEST_CASE("a land need is one number above zero with its unit") {
  const auto of = [](const json& need) { return found(validated({{"landNeed", need}})); };
  const std::string rule = "application.land-need-unit";
  CHECK(of({{"value", "1.200"}}) == Found{rule + "@/landNeed/value"});
  CHECK(of({{"unit", nullptr}}) == Found{rule + "/no-unit@/landNeed/unit"});
  CHECK(of({{"value", 0}}) == Found{rule + "/not-positive@/landNeed/value"});
  CHECK(of({{"value", nullptr}}) == Found{"application.missing@/landNeed/value"});
  CHECK(of({{"value", 0.05}, {"unit", "ha"}}).empty());
  CHECK(of({{"value", 1e308}, {"unit", "ha"}}).empty());
}

TEST_CASE("a land need that is a thousand or ten thousand times off is named with its cause") {
  const auto of = [](double value, const char* unit) {
    return found(validated({{"landNeed", {{"value", value}, {"unit", unit}}}}));
  };
  const std::string rule = "application.land-need-unit/";
  CHECK(of(500, "ha") == Found{rule + "hectares-for-metres@/landNeed/value"});
  CHECK(of(0.05, "m2") == Found{rule + "metres-for-hectares@/landNeed/value"});
  CHECK(of(0.5, "m2") == Found{rule + "thousands-lost@/landNeed/value"});
  CHECK(of(500000, "m2") == Found{rule + "thousands-gained@/landNeed/value"});
  // Five percent of slack, on the larger of the two areas.
  CHECK(of(524.9, "ha") == Found{rule + "hectares-for-metres@/landNeed/value"});
  CHECK(of(525.1, "ha").empty());
  CHECK(of(5000, "m2").empty());  // ten times is no slip of the pen that we know
}

TEST_CASE("space below or above ground has two figures, in order, none below zero") {
  const auto of = [](const json& stratum) {
    return found(validated({{"location", {{"stratum", stratum}}}}));
  };
  const std::string rule = "application.stratum";
  for (const char* position : {"bawah-tanah", "atas-tanah"}) {
    INFO(position);
    CHECK(of({{"position", position}, {"minM", 0}, {"maxM", 6}}).empty());
    CHECK(of({{"position", position}, {"minM", 5.99}, {"maxM", 6}}).empty());
    CHECK(of({{"position", position}, {"minM", 6}, {"maxM", 6}}) ==
          Found{rule + "/order@/location/stratum/maxM"});
    CHECK(of({{"position", position}, {"minM", 3}}) == Found{rule + "@/location/stratum/maxM"});
    CHECK(of({{"position", position}}) == Found{rule + "@/location/stratum/minM"});
    CHECK(of({{"position", position}, {"minM", -1}, {"maxM", 6}}) ==
          Found{rule + "/negative@/location/stratum/minM"});
  }
  CHECK(of({{"position", nullptr}, {"minM", 1}, {"maxM", 2}}) ==
        Found{rule + "/no-position@/location/stratum/position"});
}

TEST_CASE("strata by polygon speak of polygons that are there") {
  const json strata =
      list({{{"polygons", list({1, 3})}, {"position", "bawah-tanah"}, {"minM", 2}, {"maxM", 5}}});
  const json related{{"polygonsRelated", true}};
  const quality::CheckResult two = measured(500, 2);
  CHECK(found(validated({{"location", {{"strata", strata}}}, {"masterPlan", related}}, &two)) ==
        Found{"application.stratum/no-polygon@/location/strata/0/polygons/1"});
}

TEST_CASE("evidence of tenure is asked of who holds land") {
  const auto of = [](const json& tenure) { return found(validated({{"tenure", tenure}})); };
  const std::string rule = "application.tenure-evidence";
  const json paper{{"kind", "sertipikat"}, {"file", "bukti.pdf"}};
  CHECK(of({{"status", "belum"}}).empty());
  CHECK(of({{"status", nullptr}}) == Found{"application.missing@/tenure/status"});
  for (const char* status : {"sebagian", "seluruhnya"}) {
    INFO(status);
    CHECK(of({{"status", status}}) == Found{rule + "@/tenure/evidence"});
    CHECK(of({{"status", status}, {"evidence", list({paper})}}).empty());
  }
  const auto evidence = [&](const char* key, const json& value) {
    json changed = paper;
    changed[key] = value;
    return of({{"status", "seluruhnya"}, {"evidence", list({changed})}});
  };
  CHECK(evidence("file", nullptr) == Found{rule + "/no-file@/tenure/evidence/0/file"});
  CHECK(evidence("kind", nullptr) == Found{rule + "/no-kind@/tenure/evidence/0/kind"});
  CHECK(evidence("until", "2026-03-01") == Found{rule + "/expired@/tenure/evidence/0/until"});
  CHECK(evidence("until", "2026-03-02").empty());
}

TEST_CASE("floors and floor area are whole, both zero or neither, and fit the work") {
  const auto of = [](const json& building) { return found(validated({{"building", building}})); };
  const std::string rule = "application.floors";
  CHECK(of({{"floors", 1.5}}) == Found{rule + "@/building/floors"});
  CHECK(of({{"floors", -1}}) == Found{rule + "@/building/floors"});
  CHECK(of({{"floorAreaM2", -1}}) == Found{rule + "/negative-area@/building/floorAreaM2"});
  CHECK(of({{"floors", nullptr}}) == Found{"application.missing@/building/floors"});
  CHECK(of({{"floorAreaM2", nullptr}}) == Found{"application.missing@/building/floorAreaM2"});
  const json none{{"floors", 0}, {"floorAreaM2", 0}, {"footprintM2", nullptr}};
  json idle = none;
  idle["work"] = "tanpa-bangunan";
  CHECK(of(idle).empty());
  CHECK(of({{"work", "tanpa-bangunan"}}) == Found{rule + "/nothing-built@/building/work"});
  CHECK(of(none) == Found{rule + "/no-floors@/building/floors"});
  CHECK(of({{"floors", 0}, {"footprintM2", nullptr}}) ==
        Found{rule + "/one-is-zero@/building/floors"});
  CHECK(of({{"floorAreaM2", 0}, {"footprintM2", nullptr}}) ==
        Found{rule + "/one-is-zero@/building/floorAreaM2"});
}

TEST_CASE("floor area, footprint and land fit each other, one percent for rounding") {
  const auto of = [](double floorArea, const json& footprint) {
    return found(
        validated({{"building", {{"floorAreaM2", floorArea}, {"footprintM2", footprint}}}}));
  };
  const std::string rule = "application.floors/";
  CHECK(of(363.5, 180).empty());  // two floors over 180 m² are 360, and one percent 363.6
  CHECK(of(363.7, 180) == Found{rule + "above-footprint@/building/floorAreaM2"});
  CHECK(of(1009.9, nullptr).empty());  // two floors over the land of 500 m²
  CHECK(of(1010.1, nullptr) == Found{rule + "above-land@/building/floorAreaM2"});
  CHECK(of(178.3, 180).empty());
  CHECK(of(178.1, 180) == Found{rule + "below-footprint@/building/floorAreaM2"});
  CHECK(of(600, 504.9).empty());
  CHECK(of(600, 505.1) == Found{rule + "footprint-above-land@/building/footprintM2"});
}

TEST_CASE("the master plan is mandatory, a building plan does not stand in for it") {
  const json without{{"masterPlan", {{"file", nullptr}}}, {"technicalPlan", {{"file", "rtb.pdf"}}}};
  const quality::Validation validation = validated(without);
  CHECK(found(validation) == Found{"application.master-plan@/masterPlan/file"});
  CHECK_FALSE(validation.complete);
  CHECK(itemOf(validation, "rencana-teknis-bangunan")->present == true);
}

TEST_CASE("the seven elements of the map are a checklist, for an officer to confirm") {
  for (const char* element :
       {"mapFace", "name", "northAndScale", "legend", "orientation", "shpLink", "description"}) {
    INFO(element);
    CHECK(found(validated({{"masterPlan", {{"elements", {{element, false}}}}}})) ==
          Found{std::string("application.master-plan/element@/masterPlan/elements/") + element});
  }
  CHECK(found(validated({{"masterPlan", {{"elements", {{"inset", false}}}}}})).empty());
  const quality::Validation declared =
      validated({{"masterPlan", {{"elements", {{"legend", true}}}}}});
  CHECK(itemOf(declared, "peta-legenda")->present == true);
  CHECK(itemOf(declared, "peta-legenda")->quality == quality::Outcome::needsPerson);
  CHECK_FALSE(itemOf(declared, "peta-muka-peta")->present.has_value());
}

TEST_CASE("a document is told by what is in it, by its name where it was not handed in") {
  const auto bytesOf = [](std::string_view text) {
    return Bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  const auto of = [&](const char* name, std::optional<std::string_view> content) {
    Files files;
    if (content) files.emplace(name, bytesOf(*content));
    return found(validated({{"masterPlan", {{"file", name}}}}, &plot(), {Date{2026, 3, 2}, {}, {}},
                           rules::calendar(), files));
  };
  const std::string rule = "application.document-format";
  CHECK(of("rik.PDF", std::nullopt).empty());
  CHECK(of("rik.docx", std::nullopt) == Found{rule + "@/masterPlan/file"});
  CHECK(of("rik.docx", "%PDF-1.7\n").empty());
  CHECK(of("rik.pdf", std::string(900, ' ') + "%PDF-1.4").empty());
  CHECK(of("rik.pdf", std::string(1100, ' ') + "%PDF-1.4") ==
        Found{rule + "/content@/masterPlan/file"});
  CHECK(of("rik.pdf", "\xFF\xD8\xFFjpeg") == Found{rule + "/known-content@/masterPlan/file"});
  CHECK(of("rik.pdf", "PK\x03\x04zip") == Found{rule + "/known-content@/masterPlan/file"});
  CHECK(of("rik.pdf", "") == Found{rule + "/empty@/masterPlan/file"});
}

TEST_CASE("the evidence is one document, and its polygons are a zip") {
  const json one{{"kind", "sewa"}, {"file", "a.pdf"}};
  json other = one;
  other["file"] = "b.pdf";
  const auto of = [](const json& evidence, const char* shapefile) {
    return found(validated(
        {{"tenure",
          {{"status", "seluruhnya"}, {"evidence", evidence}, {"shapefile", shapefile}}}}));
  };
  CHECK(of(list({one, one}), "tanah.zip").empty());
  CHECK(of(list({one, other}), "tanah.zip") ==
        Found{"application.document-format/several@/tenure/evidence"});
  CHECK(of(list({one}), "tanah.shp") == Found{"application.document-format@/tenure/shapefile"});
}

TEST_CASE("parcels alone have no geometry to go on with") {
  const json parcel{{"number", "28.05.01.01.1.00001"}};
  const json parcels{{"location", {{"shapefile", nullptr}, {"parcels", list({parcel})}}}};
  const quality::Validation validation = validated(parcels, nullptr);
  CHECK(found(validation) == Found{"application.parcel-geometry@/location/parcels"});
  CHECK(validation.complete);
  CHECK(validation.letter == ReplyLetter::tanggapan1A);
  CHECK(found(validated({{"location", {{"parcels", list({parcel})}}}})).empty());
  CHECK(found(validated({{"location", {{"parcels", list({json::object()})}}}})) ==
        Found{"application.parcel-geometry/no-number@/location/parcels/0/number"});
  CHECK(found(validated({{"location", {{"shapefile", nullptr}}}}, nullptr)) ==
        Found{"application.missing@/location/shapefile"});
}

TEST_CASE("several polygons or activities say how they belong together") {
  const quality::CheckResult two = measured(500, 2);
  const auto of = [&](const json& patch, const quality::CheckResult* check) {
    return validated(patch, check);
  };
  const std::string rule = "application.relation-unknown";
  CHECK(found(of(json::object(), &plot())).empty());
  const quality::Validation silent = of(json::object(), &two);
  CHECK(found(silent) == Found{rule + "@/masterPlan/polygonsRelated"});
  CHECK(silent.quality);  // a warning
  CHECK(silent.letter == ReplyLetter::tanggapan2);
  CHECK(found(of({{"masterPlan", {{"polygonsRelated", false}}}}, &two)).empty());
  CHECK(found(of({{"relations", list({list({1, 2})})}}, &two)).empty());
  CHECK(found(of({{"relations", list({list({1, 3})})}}, &two)) ==
        Found{rule + "/no-polygon@/relations/0/1"});
  const json both = list({{{"code", "rumah-tinggal"}}, {{"code", "tempat-peribadatan"}}});
  CHECK(found(of({{"activities", both}}, &plot())) ==
        Found{rule + "/activities@/masterPlan/activitiesRelated"});
}

TEST_CASE(
    "the cap on a foreigner's house is held against the stated need, also without a shapefile") {
  const auto of = [](double need) {
    const json patch{{"applicant", {{"citizenship", "wna"}}},
                     {"location", {{"shapefile", nullptr}, {"parcels", list({{{"number", "1"}}})}}},
                     {"landNeed", {{"value", need}}}};
    return found(validated(patch, nullptr));
  };
  CHECK(of(2000.004) == Found{"application.parcel-geometry@/location/parcels"});
  CHECK(of(2000.006) == Found{"application.parcel-geometry@/location/parcels",
                              "area.foreigner-house-cap/land-need@/landNeed"});
}

TEST_CASE("a location that fails its check keeps the application from being of quality") {
  quality::CheckResult bad = measured(500);
  bad.verdict = quality::Verdict::tidakMemenuhi;
  Finding hole{"geometry.hole", {}, {}, 0, {}};
  hole.with("area", Quantity{64, Unit::squareMetre, 2});
  hole.at({"lokasi.shp", 1, 1, 0, std::nullopt});
  bad.findings.push_back(hole);
  const quality::Validation validation = validated(json::object(), &bad);
  CHECK(found(validation) == Found{"geometry.hole@/location/shapefile"});
  CHECK(validation.complete);
  CHECK_FALSE(validation.quality);
  CHECK(validation.letter == ReplyLetter::tanggapan1A);
  CHECK(itemOf(validation, "koordinat-lokasi")->quality == quality::Outcome::found);
}

TEST_CASE("after the one correction letter 1A becomes 1B") {
  const json wrong{{"landNeed", {{"unit", nullptr}}}};
  const auto letter = [&](const json& more) {
    json patch = wrong;
    patch.merge_patch(more);
    return validated(patch).letter;
  };
  CHECK(letter(json::object()) == ReplyLetter::tanggapan1A);
  CHECK(letter({{"letter", {{"correction", 1}}}}) == ReplyLetter::tanggapan1B);
  // Where the letter does not say, a day of correction does.
  const json corrected{{"landNeed", {{"unit", nullptr}}},
                       {"letter", {{"correction", nullptr}}},
                       {"history", {{"corrected", "2026-03-05"}}}};
  CHECK(validated(corrected).letter == ReplyLetter::tanggapan1B);
}

TEST_CASE("the seven days run from letter 1A, else from what is known") {
  const auto from = [](const json& history) {
    return validated({{"history", history}}).deadline.value();
  };
  CHECK(from(json::object()).basis == "tanggal-penilaian");
  CHECK(from({{"received", "2026-03-09"}}).basis == "permohonan");
  CHECK(from({{"received", "2026-03-09"}}).until == Date{2026, 3, 18});
  CHECK(from({{"received", "2026-03-09"}, {"corrected", "2026-03-16"}}).from == Date{2026, 3, 16});
  const json sent{{"received", "2026-03-02"}, {"letter1A", {{"date", "2026-03-09"}}}};
  CHECK(from(sent).basis == "surat-tanggapan-1a");
  CHECK(from(sent).until == Date{2026, 3, 18});
  CHECK(from(sent).workingDays == 7);
  CHECK_FALSE(from(sent).met.has_value());
}

TEST_CASE("a correction on the seventh working day is in time, the next day stops the file") {
  const rules::Calendar calendar = calendarOf2026({"2026-03-16"});
  const auto of = [&](const char* day, const rules::Calendar& counted) {
    const json patch{{"letter", {{"correction", 1}}},
                     {"history", {{"letter1A", {{"date", "2026-03-09"}}}, {"corrected", day}}}};
    return validated(patch, &plot(), {Date{2026, 3, 20}, {}, {}}, counted);
  };
  CHECK(of("2026-03-19", calendar).deadline->met == true);
  CHECK(of("2026-03-19", calendar).letter == ReplyLetter::tanggapan2);
  CHECK(of("2026-03-20", calendar).deadline->met == false);
  CHECK_FALSE(of("2026-03-20", calendar).letter.has_value());
  CHECK(found(of("2026-03-20", calendar)) == Found{"application.deadline@/history/corrected"});
  // Without a list of holidays nobody can say that it came too late, until it is certain.
  const quality::Validation unknown = of("2026-03-20", rules::calendar());
  CHECK_FALSE(unknown.deadline->met.has_value());
  CHECK_FALSE(unknown.letter.has_value());
  CHECK(unknown.letterIfInTime == ReplyLetter::tanggapan2);
  CHECK(unknown.progress == quality::Progress::unsure);
  CHECK(itemOf(unknown, "tanggal-surat")->asks ==
        std::vector<std::string>{"person.late-correction"});
  CHECK(of("2026-05-13", rules::calendar()).progress == quality::Progress::unsure);
  CHECK(of("2026-05-14", rules::calendar()).progress == quality::Progress::stopped);
  CHECK(of("2026-05-14", rules::calendar()).deadline->met == false);
}

TEST_CASE("a letter 1A that is out waits for its answer, and stops the file in the end") {
  const auto on = [](Date day, const rules::Calendar& counted) {
    return validated({{"history", {{"letter1A", {{"date", "2026-03-09"}}}}}}, &plot(),
                     {day, {}, {}}, counted);
  };
  using quality::Progress;
  const rules::Calendar known = calendarOf2026({"2026-03-16"});
  CHECK(on({2026, 3, 19}, known).progress == Progress::waiting);
  CHECK(on({2026, 3, 20}, known).progress == Progress::stopped);
  const rules::Calendar& open = rules::calendar();
  CHECK(on({2026, 3, 18}, open).progress == Progress::waiting);
  CHECK(on({2026, 3, 19}, open).progress == Progress::unsure);
  CHECK(on({2026, 5, 13}, open).progress == Progress::unsure);
  CHECK(on({2026, 5, 14}, open).progress == Progress::stopped);
  for (const Date& day : {Date{2026, 3, 18}, Date{2026, 3, 19}, Date{2026, 5, 14}}) {
    CHECK_FALSE(on(day, open).letter.has_value());
    CHECK_FALSE(on(day, open).letterIfInTime.has_value());
    CHECK(on(day, open).complete);
  }
  CHECK(found(on({2026, 3, 18}, open)) == Found{"application.deadline/waiting@/history/letter1A"});
}

TEST_CASE("a day that is not known leaves open whether the answer came in time") {
  using quality::Progress;
  const auto of = [](const json& letter, const json& history, std::optional<Date> day) {
    return validated({{"letter", letter}, {"history", history}}, &plot(), {day, {}, {}}).progress;
  };
  const json once{{"correction", 1}};
  const json sent{{"letter1A", {{"date", "2026-03-09"}}}};
  // Here by the last day is in time; here later may have come before.
  CHECK(of(once, sent, Date{2026, 3, 18}) == Progress::letter);
  CHECK(of(once, sent, Date{2026, 9, 1}) == Progress::unsure);
  const json undated{{"letter1A", {{"number", "1"}}}, {"received", "2026-03-09"}};
  CHECK(of(json::object(), undated, Date{2026, 3, 18}) == Progress::waiting);
  CHECK(of(json::object(), undated, Date{2026, 9, 1}) == Progress::unsure);
  CHECK(of(once, undated, Date{2026, 3, 18}) == Progress::unsure);
  CHECK(of(json::object(), sent, std::nullopt) == Progress::waiting);
}

TEST_CASE("days of the history that cannot follow each other are named") {
  const auto of = [](const json& history) { return validated({{"history", history}}); };
  const Found order{"application.deadline/order@/history/corrected",
                    "application.deadline/unsure@/history/corrected"};
  const json sent{{"date", "2026-03-09"}};
  CHECK(found(of({{"letter1A", sent}, {"corrected", "2026-03-08"}})) == order);
  CHECK(found(of({{"letter1A", sent}, {"corrected", "2026-03-09"}})).empty());
  CHECK(found(of({{"received", "2026-03-05"}, {"corrected", "2026-03-04"}})) ==
        Found{"application.deadline/order@/history/corrected"});
}

TEST_CASE("who signs follows from who decides") {
  using application::AuthorityLevel;
  const auto signatory = [](AuthorityLevel authority, const json& patch) {
    return validated(patch, &plot(), {Date{2026, 3, 2}, authority, true}).signatory;
  };
  CHECK(signatory(AuthorityLevel::menteri, json::object()) == "direktur");
  CHECK(signatory(AuthorityLevel::gubernur, json::object()) == "kepala-opd-penanaman-modal");
  const json minister{{"applicant", {{"kind", "pemerintah-pusat"}, {"office", "menteri"}}}};
  CHECK(signatory(AuthorityLevel::menteri, minister) == "dirjen");
}

TEST_CASE("the words of the contract name what they were read from") {
  CHECK(application::nameOf(application::ApplicantKind::pemerintahPusat) == "pemerintah-pusat");
  CHECK(application::nameOf(application::CorporationKind::koperasi) == "koperasi");
  CHECK(application::nameOf(application::Office::eselon1Pusat) == "eselon-1-pusat");
  CHECK(application::nameOf(application::FundingSource::csr) == "csr");
}

TEST_CASE("a rule found at a thousand fields ends in a list of a hundred, and one for the rest") {
  json many = json::array();
  for (int i = 0; i < 1000; ++i) many.push_back({{"code", "gudang"}});
  const quality::Validation validation = validated({{"activities", many}});
  std::int64_t count = 0;
  std::size_t findings = 0;
  for (const Finding& finding : validation.findings) {
    if (finding.rule != "application.not-allowed") continue;
    ++findings;
    count += finding.count;
    CHECK(finding.where.size() <= kMaxPlaces);
  }
  CHECK(findings == kMaxPlaces + 1);
  CHECK(count == 1000);
}
