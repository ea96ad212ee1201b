#include "application/application_reader.h"

#include <array>

#include "rules/document.h"

namespace kkpr::application {

namespace {

using rules::DocumentValue;
using rules::Word;

constexpr std::array<Word<ApplicantKind>, 4> kApplicantKinds{
    {{"orang", ApplicantKind::orang},
     {"korporasi", ApplicantKind::korporasi},
     {"pemerintah-pusat", ApplicantKind::pemerintahPusat},
     {"pemerintah-daerah", ApplicantKind::pemerintahDaerah}}};
constexpr std::array<Word<CorporationKind>, 4> kCorporationKinds{
    {{"pt", CorporationKind::pt},
     {"yayasan", CorporationKind::yayasan},
     {"koperasi", CorporationKind::koperasi},
     {"perkumpulan", CorporationKind::perkumpulan}}};
constexpr std::array<Word<Citizenship>, 2> kCitizenships{
    {{"wni", Citizenship::wni}, {"wna", Citizenship::wna}}};
constexpr std::array<Word<Office>, 8> kOffices{{{"menteri", Office::menteri},
                                                {"kepala-lembaga", Office::kepalaLembaga},
                                                {"kepala-badan", Office::kepalaBadan},
                                                {"kepala-daerah", Office::kepalaDaerah},
                                                {"eselon-1-pusat", Office::eselon1Pusat},
                                                {"eselon-1-daerah", Office::eselon1Daerah},
                                                {"eselon-2", Office::eselon2},
                                                {"lainnya", Office::lainnya}}};
constexpr std::array<Word<FundingSource>, 7> kFundingSources{{{"apbn", FundingSource::apbn},
                                                              {"apbd", FundingSource::apbd},
                                                              {"csr", FundingSource::csr},
                                                              {"kpbu", FundingSource::kpbu},
                                                              {"swasta", FundingSource::swasta},
                                                              {"pribadi", FundingSource::pribadi},
                                                              {"lainnya", FundingSource::lainnya}}};
constexpr std::array<Word<Purpose>, 3> kPurposes{{{"nonberusaha", Purpose::nonberusaha},
                                                  {"berusaha", Purpose::berusaha},
                                                  {"stranas", Purpose::stranas}}};
constexpr std::array<Word<Component>, 2> kComponents{
    {{"pola-ruang", Component::polaRuang}, {"struktur-ruang", Component::strukturRuang}}};
constexpr std::array<Word<Position>, 3> kPositions{{{"permukaan", Position::permukaan},
                                                    {"bawah-tanah", Position::bawahTanah},
                                                    {"atas-tanah", Position::atasTanah}}};
constexpr std::array<Word<AreaUnit>, 2> kAreaUnits{
    {{"m2", AreaUnit::squareMetre}, {"ha", AreaUnit::hectare}}};
constexpr std::array<Word<TenureStatus>, 3> kTenureStatuses{
    {{"belum", TenureStatus::belum},
     {"sebagian", TenureStatus::sebagian},
     {"seluruhnya", TenureStatus::seluruhnya}}};
constexpr std::array<Word<EvidenceKind>, 6> kEvidenceKinds{
    {{"sertipikat", EvidenceKind::sertipikat},
     {"akta-ppat", EvidenceKind::aktaPpat},
     {"sewa", EvidenceKind::sewa},
     {"pinjam", EvidenceKind::pinjam},
     {"pelepasan-hak", EvidenceKind::pelepasanHak},
     {"lainnya", EvidenceKind::lainnya}}};
constexpr std::array<Word<BuildingWork>, 5> kBuildingWorks{
    {{"baru", BuildingWork::baru},
     {"tambah-lantai", BuildingWork::tambahLantai},
     {"perluasan", BuildingWork::perluasan},
     {"lainnya", BuildingWork::lainnya},
     {"tanpa-bangunan", BuildingWork::tanpaBangunan}}};
constexpr std::array<Word<MinutesKind>, 2> kMinutesKinds{
    {{"rapat-koordinasi", MinutesKind::rapatKoordinasi}, {"fpr", MinutesKind::fpr}}};
constexpr std::array<Word<PtpResult>, 3> kPtpResults{
    {{"sesuai", PtpResult::sesuai},
     {"sesuai-bersyarat", PtpResult::sesuaiBersyarat},
     {"tidak-sesuai", PtpResult::tidakSesuai}}};
constexpr std::array<Word<UnfitGround>, 2> kUnfitGrounds{
    {{"p4t", UnfitGround::p4t}, {"rtr", UnfitGround::rtr}}};
constexpr std::array<Word<AuthorityLevel>, 3> kAuthorities{
    {{"menteri", AuthorityLevel::menteri},
     {"gubernur", AuthorityLevel::gubernur},
     {"bupati-wali-kota", AuthorityLevel::bupatiWaliKota}}};

constexpr std::array<Word<BusinessForm>, 4> kBusinessForms{
    {{"perseorangan", BusinessForm::perseorangan},
     {"badan-usaha", BusinessForm::badanUsaha},
     {"kantor-perwakilan", BusinessForm::kantorPerwakilan},
     {"buln", BusinessForm::buln}}};
constexpr std::array<Word<UnassessedCase>, 5> kUnassessedCases{
    {{"kawasan-industri-kek", UnassessedCase::kawasanIndustriKek},
     {"perluasan", UnassessedCase::perluasan},
     {"sewa-pemegang-kkpr", UnassessedCase::sewaPemegangKkpr},
     {"kawasan-otorita", UnassessedCase::kawasanOtorita},
     {"migas", UnassessedCase::migas}}};

/// What the map of a master plan shows, and its description.
constexpr std::array<const char*, 8> kElements{
    "mapFace", "name", "northAndScale", "legend", "inset", "orientation", "shpLink", "description"};

template <typename Enum, std::size_t N>
std::optional<Enum> word(const DocumentValue& value, std::string_view key,
                         const std::array<Word<Enum>, N>& words) {
  return value.oneOfAt<Enum>(key, std::span<const Word<Enum>>(words));
}

template <typename Enum, std::size_t N>
std::string_view nameIn(Enum value, const std::array<Word<Enum>, N>& words) {
  for (const auto& [name, meaning] : words) {
    if (meaning == value) return name;
  }
  return {};
}

std::vector<std::int64_t> recordNumbers(const DocumentValue& list) {
  std::vector<std::int64_t> numbers;
  for (const DocumentValue& item : list.items()) {
    const std::int64_t number = item.integer();
    if (number < 1) {
      item.fail("harus nomor rekaman, mulai dari 1", "must be a record number, from 1");
    }
    numbers.push_back(number);
  }
  return numbers;
}

/// A part that the document may leave out is read from an empty object.
const DocumentValue& orNothing(const std::optional<DocumentValue>& value) {
  static const nlohmann::json nothing = nlohmann::json::object();
  static const DocumentValue empty(nothing);
  return value ? *value : empty;
}

Applicant readApplicant(const DocumentValue& v) {
  Applicant a;
  a.kind = word(v, "kind", kApplicantKinds);
  a.corporation = word(v, "corporation", kCorporationKinds);
  a.name = v.textAt("name");
  a.identity = v.textAt("identity");
  a.npwp = v.textAt("npwp");
  a.phone = v.textAt("phone");
  a.address = v.textAt("address");
  a.email = v.textAt("email");
  a.citizenship = word(v, "citizenship", kCitizenships);
  if (const auto r = v.at("representative")) {
    a.representative =
        Representative{r->textAt("name"), r->textAt("identity"), r->textAt("powerOfAttorney")};
  }
  a.office = word(v, "office", kOffices);
  for (const DocumentValue& item : v.itemsAt("fundingSources")) {
    a.fundingSources.push_back(
        item.oneOf<FundingSource>(std::span<const Word<FundingSource>>(kFundingSources)));
  }
  a.keepsRegister = v.booleanAt("keepsRegister");
  return a;
}

Letter readLetter(const DocumentValue& v) {
  Letter l;
  l.number = v.textAt("number");
  l.date = v.dateAt("date");
  l.subject = v.textAt("subject");
  l.description = v.textAt("description");
  l.link = v.textAt("link");
  l.statementOfTruth = v.booleanAt("statementOfTruth");
  l.position = v.textAt("position");
  l.correction = v.integerAt("correction");
  return l;
}

History readHistory(const DocumentValue& v) {
  History h;
  h.received = v.dateAt("received");
  if (const auto letter = v.at("letter1A")) {
    h.letter1A = SentLetter{letter->textAt("number"), letter->dateAt("date")};
  }
  h.corrected = v.dateAt("corrected");
  h.validated = v.dateAt("validated");
  h.ptpIssued = v.dateAt("ptpIssued");
  h.ptpReceived = v.dateAt("ptpReceived");
  h.meeting = v.dateAt("meeting");
  return h;
}

/// A number that makes no sense below zero.
std::optional<double> amountAt(const DocumentValue& v, std::string_view key) {
  const auto value = v.at(key);
  if (!value) return std::nullopt;
  const double amount = value->number();
  if (amount < 0) value->fail("tidak boleh kurang dari nol", "must not be below zero");
  return amount;
}

Business readBusiness(const DocumentValue& v) {
  Business b;
  b.capitalRupiah = amountAt(v, "capitalRupiah");
  b.kbli = v.textAt("kbli");
  b.foreignInvestment = v.booleanAt("foreignInvestment");
  b.existingKkpr = v.booleanAt("existingKkpr");
  b.form = word(v, "form", kBusinessForms);
  b.unassessedCase = word(v, "case", kUnassessedCases);
  b.caseStated = v.json().contains("case");
  b.indexBusiness = amountAt(v, "indexBusiness");
  b.indexRegion = amountAt(v, "indexRegion");
  return b;
}

Activity readActivity(const DocumentValue& v) {
  Activity a;
  const auto code = v.textAt("code");
  if (!code || code->empty())
    v.fail("kegiatan memerlukan \"code\"", "an activity needs a \"code\"");
  a.code = *code;
  a.name = v.textAt("name");
  a.component = word(v, "component", kComponents);
  a.publicInterest = v.booleanAt("publicInterest");
  a.waterRelated = v.booleanAt("waterRelated");
  a.strategic = v.booleanAt("strategic");
  a.vitalObject = v.booleanAt("vitalObject");
  if (const auto polygons = v.at("polygons")) a.polygons = recordNumbers(*polygons);
  if (const auto zone = v.at("rdtrZone")) {
    a.rdtrZone = RdtrZone{zone->textAt("code"), zone->textAt("name")};
  }
  return a;
}

Stratum readStratum(const DocumentValue& v) {
  Stratum s;
  if (const auto polygons = v.at("polygons")) {
    s.polygons = recordNumbers(*polygons);
    s.namesNone = s.polygons.empty();
  }
  s.position = word(v, "position", kPositions);
  s.minM = v.numberAt("minM");
  s.maxM = v.numberAt("maxM");
  s.surfaceReferenceM = v.numberAt("surfaceReferenceM");
  return s;
}

AdministrativePlace readPlace(const DocumentValue& v) {
  return {v.textAt("village"), v.textAt("district"), v.textAt("regency"), v.textAt("province")};
}

StatedLocation readStatedLocation(const DocumentValue& v) {
  StatedLocation l;
  l.shapefile = v.textAt("shapefile");
  for (const DocumentValue& parcel : v.itemsAt("parcels")) {
    l.parcels.push_back(
        {parcel.textAt("number"), parcel.textAt("certificate"), parcel.numberAt("areaM2")});
  }
  if (const auto stratum = v.at("stratum")) l.stratum = readStratum(*stratum);
  for (const DocumentValue& stratum : v.itemsAt("strata")) l.strata.push_back(readStratum(stratum));
  l.address = v.textAt("address");
  l.place = readPlace(v);
  for (const DocumentValue& place : v.itemsAt("places")) l.places.push_back(readPlace(place));
  return l;
}

LandNeed readLandNeed(const DocumentValue& v) {
  LandNeed need;
  if (const auto value = v.at("value")) {
    // "1.200" may be twelve hundred or one point two: kept as it is for validation to refuse.
    if (value->json().is_string()) {
      need.unreadable = value->text();
    } else {
      need.value = value->number();
    }
  }
  // Another word for a unit is for the applicant to mend, and no document that cannot be read.
  if (const auto unit = v.textAt("unit")) {
    for (const auto& [name, meaning] : kAreaUnits) {
      if (*unit == name) need.unit = meaning;
    }
    if (!need.unit) need.unreadableUnit = unit;
  }
  return need;
}

/// A day, or "tanpa-batas".
void readUntil(const DocumentValue& v, std::optional<Date>& until, bool& withoutEnd) {
  const auto value = v.at("until");
  if (!value) return;
  withoutEnd = value->json().is_string() && value->text() == "tanpa-batas";
  if (!withoutEnd) until = value->date();
}

Tenure readTenure(const DocumentValue& v) {
  Tenure t;
  t.status = word(v, "status", kTenureStatuses);
  for (const DocumentValue& item : v.itemsAt("evidence")) {
    TenureEvidence e;
    e.kind = word(item, "kind", kEvidenceKinds);
    e.number = item.textAt("number");
    e.holder = item.textAt("holder");
    e.areaM2 = item.numberAt("areaM2");
    readUntil(item, e.until, e.withoutEnd);
    e.file = item.textAt("file");
    t.evidence.push_back(std::move(e));
  }
  t.shapefile = v.textAt("shapefile");
  readUntil(v, t.until, t.withoutEnd);
  return t;
}

Building readBuilding(const DocumentValue& v) {
  return {v.numberAt("floors"), v.numberAt("floorAreaM2"), v.numberAt("footprintM2"),
          word(v, "work", kBuildingWorks)};
}

MasterPlan readMasterPlan(const DocumentValue& v) {
  MasterPlan m;
  m.file = v.textAt("file");
  m.polygonsRelated = v.booleanAt("polygonsRelated");
  m.activitiesRelated = v.booleanAt("activitiesRelated");
  if (const auto elements = v.at("elements")) {
    for (const char* name : kElements) {
      if (const auto there = elements->booleanAt(name)) m.elements.emplace_back(name, *there);
    }
  }
  return m;
}

Ptp readPtp(const DocumentValue& v) {
  Ptp p;
  p.shapefile = v.textAt("shapefile");
  p.number = v.textAt("number");
  p.date = v.dateAt("date");
  p.receivedDate = v.dateAt("receivedDate");
  p.office = v.textAt("office");
  p.regency = v.textAt("regency");
  p.result = word(v, "result", kPtpResults);
  p.unfitGround = word(v, "unfitGround", kUnfitGrounds);
  p.resultField = v.textAt("resultField");
  p.landUse = v.textAt("landUse");
  p.conditions = v.textsAt("conditions");
  p.disputes = v.textAt("disputes");
  p.closed = v.booleanAt("closed");
  return p;
}

Minutes readMinutes(const DocumentValue& v) {
  Minutes m;
  m.kind = word(v, "kind", kMinutesKinds);
  m.number = v.textAt("number");
  m.date = v.dateAt("date");
  m.subject = v.textAt("subject");
  m.applicantAgrees = v.booleanAt("applicantAgrees");
  m.forumAgrees = v.booleanAt("forumAgrees");
  return m;
}

}  // namespace

std::string_view nameOf(ApplicantKind kind) { return nameIn(kind, kApplicantKinds); }
std::string_view nameOf(CorporationKind kind) { return nameIn(kind, kCorporationKinds); }
std::string_view nameOf(Office office) { return nameIn(office, kOffices); }
std::string_view nameOf(FundingSource source) { return nameIn(source, kFundingSources); }

Application readApplication(std::string_view text) {
  const rules::ParsedJson parsed = rules::parseDocument(text, "kkpr/application@1");
  rules::KeysRead read{"/schema", "/$schema"};
  const DocumentValue v(parsed.json(), {}, &read);
  Application a;
  a.applicant = readApplicant(orNothing(v.at("applicant")));
  a.letter = readLetter(orNothing(v.at("letter")));
  a.history = readHistory(orNothing(v.at("history")));
  a.purpose = word(v, "purpose", kPurposes);
  a.business = readBusiness(orNothing(v.at("business")));
  for (const DocumentValue& item : v.itemsAt("activities")) {
    a.activities.push_back(readActivity(item));
  }
  if (const auto relations = v.at("relations")) {
    a.relations.emplace();
    for (const DocumentValue& group : relations->items()) {
      a.relations->push_back(recordNumbers(group));
    }
  }
  const DocumentValue house = orNothing(v.at("house"));
  a.house = {house.booleanAt("forBusiness"), house.booleanAt("boarding"),
             house.booleanAt("dormitory")};
  a.location = readStatedLocation(orNothing(v.at("location")));
  a.landNeed = readLandNeed(orNothing(v.at("landNeed")));
  a.tenure = readTenure(orNothing(v.at("tenure")));
  a.building = readBuilding(orNothing(v.at("building")));
  a.masterPlan = readMasterPlan(orNothing(v.at("masterPlan")));
  a.technicalPlan = orNothing(v.at("technicalPlan")).textAt("file");
  if (const auto ptp = v.at("ptp")) {
    if (ptp->json().is_array()) {
      for (const DocumentValue& one : ptp->items()) a.ptp.push_back(readPtp(one));
    } else {
      a.ptp.push_back(readPtp(*ptp));
    }
  }
  for (const DocumentValue& item : v.itemsAt("minutes")) a.minutes.push_back(readMinutes(item));
  a.authority = word(v, "authority", kAuthorities);
  constexpr std::size_t kMostIgnored = 100;
  a.ignored = rules::keysNotRead(parsed.json(), read, kMostIgnored);
  return a;
}

}  // namespace kkpr::application
