#pragma once
// The dossier as the applicant states it (contract, kkpr/application@1). Empty means "not known",
// which is not "no"; nothing here has been judged.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"

namespace kkpr::application {

enum class ApplicantKind { orang, korporasi, pemerintahPusat, pemerintahDaerah };
enum class CorporationKind { pt, yayasan, koperasi, perkumpulan };
enum class Citizenship { wni, wna };
enum class Office {
  menteri,
  kepalaLembaga,
  kepalaBadan,
  kepalaDaerah,
  eselon1Pusat,
  eselon1Daerah,
  eselon2,
  lainnya
};
enum class FundingSource { apbn, apbd, csr, kpbu, swasta, pribadi, lainnya };
enum class Purpose { nonberusaha, berusaha, stranas };
enum class Component { polaRuang, strukturRuang };
enum class Position { permukaan, bawahTanah, atasTanah };
enum class AreaUnit { squareMetre, hectare };
enum class TenureStatus { belum, sebagian, seluruhnya };
enum class EvidenceKind { sertipikat, aktaPpat, sewa, pinjam, pelepasanHak, lainnya };
enum class BuildingWork { baru, tambahLantai, perluasan, lainnya, tanpaBangunan };
enum class MinutesKind { rapatKoordinasi, fpr };
enum class PtpResult { sesuai, sesuaiBersyarat, tidakSesuai };
enum class UnfitGround { p4t, rtr };
enum class AuthorityLevel { menteri, gubernur, bupatiWaliKota };

enum class BusinessForm { perseorangan, badanUsaha, kantorPerwakilan, buln };
enum class UnassessedCase {
  kawasanIndustriKek,
  perluasan,
  sewaPemegangKkpr,
  kawasanOtorita,
  migas
};

struct Representative {
  std::optional<std::string> name, identity, powerOfAttorney;
};

struct Applicant {
  std::optional<ApplicantKind> kind;
  std::optional<CorporationKind> corporation;
  std::optional<std::string> name, identity, npwp, phone, address, email;
  std::optional<Citizenship> citizenship;
  std::optional<Representative> representative;
  std::optional<Office> office;
  std::vector<FundingSource> fundingSources;
  std::optional<bool> keepsRegister;
};

struct Letter {
  std::optional<std::string> number, subject, description, link, position;
  std::optional<Date> date;
  std::optional<bool> statementOfTruth;
  std::optional<std::int64_t> correction;
};

struct SentLetter {
  std::optional<std::string> number;
  std::optional<Date> date;
};

struct History {
  std::optional<Date> received, corrected, validated, ptpIssued, ptpReceived, meeting;
  std::optional<SentLetter> letter1A;
};

struct Business {
  std::optional<double> capitalRupiah;  ///< without land and buildings
  std::optional<std::string> kbli;
  std::optional<bool> foreignInvestment, existingKkpr;
  std::optional<BusinessForm> form;
  std::optional<UnassessedCase> unassessedCase;
  /// "case": null says that there is none; left out, it is not known.
  bool caseStated = false;
  std::optional<double> indexBusiness, indexRegion;  ///< of the PNBP
};

struct RdtrZone {
  std::optional<std::string> code, name;
};

struct Activity {
  std::string code;  ///< as written; compared without regard to case
  std::optional<std::string> name;
  std::optional<Component> component;
  std::optional<bool> publicInterest, waterRelated, strategic, vitalObject;
  /// Record numbers; empty where the document says nothing, which is all. A list of none is none.
  std::optional<std::vector<std::int64_t>> polygons;
  std::optional<RdtrZone> rdtrZone;
};

struct House {
  std::optional<bool> forBusiness, boarding, dormitory;
};

struct Parcel {
  std::optional<std::string> number, certificate;
  std::optional<double> areaM2;
};

struct Stratum {
  std::vector<std::int64_t> polygons;  ///< empty = all
  bool namesNone = false;              ///< "polygons": [], which is read as all
  std::optional<Position> position;
  std::optional<double> minM, maxM, surfaceReferenceM;
};

struct AdministrativePlace {
  std::optional<std::string> village, district, regency, province;
};

struct StatedLocation {
  std::optional<std::string> shapefile;
  std::vector<Parcel> parcels;
  std::optional<Stratum> stratum;
  std::vector<Stratum> strata;
  std::optional<std::string> address;
  AdministrativePlace place;
  std::vector<AdministrativePlace> places;
};

struct LandNeed {
  std::optional<double> value;
  std::optional<AreaUnit> unit;
  /// What stands in the document where the value is no number ("1.200"); refused by validation.
  std::optional<std::string> unreadable;
  std::optional<std::string> unreadableUnit;  ///< any other word than "m2" and "ha"
};

struct TenureEvidence {
  std::optional<EvidenceKind> kind;
  std::optional<std::string> number, holder, file;
  std::optional<double> areaM2;
  std::optional<Date> until;
  bool withoutEnd = false;  ///< until: "tanpa-batas"
};

struct Tenure {
  std::optional<TenureStatus> status;
  std::vector<TenureEvidence> evidence;
  std::optional<std::string> shapefile;
  std::optional<Date> until;
  bool withoutEnd = false;  ///< until: "tanpa-batas"
};

struct Building {
  std::optional<double> floors, floorAreaM2, footprintM2;
  std::optional<BuildingWork> work;
};

struct MasterPlan {
  std::optional<std::string> file;
  std::optional<bool> polygonsRelated, activitiesRelated;
  std::vector<std::pair<std::string, bool>> elements;  ///< as declared, by name
};

struct Ptp {
  std::optional<std::string> shapefile, number, office, regency, resultField, landUse, disputes;
  std::optional<Date> date, receivedDate;
  std::optional<PtpResult> result;
  std::optional<UnfitGround> unfitGround;
  std::vector<std::string> conditions;
  std::optional<bool> closed;
};

struct Minutes {
  std::optional<MinutesKind> kind;
  std::optional<std::string> number, subject;
  std::optional<Date> date;
  std::optional<bool> applicantAgrees;
  std::optional<bool> forumAgrees;  ///< to what the subject names
};

struct Application {
  Applicant applicant;
  Letter letter;
  History history;
  std::optional<Purpose> purpose;
  Business business;
  std::vector<Activity> activities;
  /// Groups of polygons that belong together; empty where the document says nothing here.
  std::optional<std::vector<std::vector<std::int64_t>>> relations;
  House house;
  StatedLocation location;
  LandNeed landNeed;
  Tenure tenure;
  Building building;
  MasterPlan masterPlan;
  std::optional<std::string> technicalPlan;
  std::vector<Ptp> ptp;  ///< empty = no PTP yet
  std::vector<Minutes> minutes;
  std::optional<AuthorityLevel> authority;  ///< an override, traced
  /// Members of the document that nothing here reads, as JSON pointers; at most a hundred.
  std::vector<std::string> ignored;
};

}  // namespace kkpr::application
