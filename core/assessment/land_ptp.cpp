#include "assessment/land_ptp.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using application::Ptp;
using application::TenureStatus;
using geometry::Region;

namespace {

/// Words by which the subject of minutes says that they are on the PTP result.
constexpr std::string_view kLandWords[] = {"ptp", "pertimbangan teknis", "pertanahan"};

/// … and that they are on something else that such meetings are held on.
constexpr std::string_view kOtherWords[] = {"intensitas",
                                            "kdb",
                                            "klb",
                                            "batas",
                                            "hutan",
                                            "sektor",
                                            "kepentingan umum",
                                            "keterkaitan",
                                            "rencana tata ruang",
                                            "indikasi program"};

/// Minutes that do not say on what they are may be on the PTP result: of that alone the consent is
/// asked.
bool isOnLand(const application::Minutes& minutes) {
  const std::string subject = plan::canonicalActivity(minutes.subject.value_or(""));
  const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto holds = [&](std::string_view word) {
    for (auto at = subject.find(word); at != std::string::npos; at = subject.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool starts = at == 0 || !isLetter(subject[at - 1]);
      if (starts && (end == subject.size() || !isLetter(subject[end]))) return true;
    }
    return false;
  };
  return std::any_of(std::begin(kLandWords), std::end(kLandWords), holds) ||
         std::none_of(std::begin(kOtherWords), std::end(kOtherWords), holds);
}

void tellAddedOnce(double elsewhereM2, const Context& context, Assessment& out) {
  const Text m2 = squareMetres(elsewhereM2);
  out.addFlag({"tambahan-ptp-sekali",
               {m2.id + " hasil PTP di luar lokasi hanya dapat ditambahkan pada satu PKKPR; untuk "
                        "poligon atau kegiatan lain dalam permohonan ini tanah itu tidak dihitung.",
                m2.en + " of the PTP result beside the location can be added to one PKKPR only; "
                        "for other polygons or activities of this application that land does not "
                        "count."},
               elsewhereM2,
               context.cite.of("2.2.3.2", "3.2.3.3")});
}

/// What the applicant agreed to in a coordination meeting (centre) or the FPR (region).
enum class Agreement { given, refused, unknown };

Agreement agreementOf(const Context& context, Assessment& out) {
  const auto wanted =
      context.central() ? application::MinutesKind::rapatKoordinasi : application::MinutesKind::fpr;
  Agreement agreement = Agreement::unknown;
  for (const application::Minutes& minutes : context.application.minutes) {
    if (context.regions.authority && minutes.kind && *minutes.kind != wanted) continue;
    if (!minutes.applicantAgrees) continue;
    if (!isOnLand(minutes)) {
      const std::string name =
          (minutes.number ? *minutes.number + " " : "") + "(" + *minutes.subject + ")";
      out.addFlag({"berita-acara-hal-lain",
                   {"Berita acara " + name +
                        " bukan tentang hasil PTP; persetujuan pemohon di dalamnya tidak dibaca "
                        "sebagai persetujuan atas hasil PTP.",
                    "The minutes " + name +
                        " are not on the PTP result; what the applicant says in them is not read "
                        "as consent to that result."},
                   std::nullopt,
                   context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c")});
      continue;
    }
    if (*minutes.applicantAgrees) return Agreement::given;
    agreement = Agreement::refused;
  }
  return agreement;
}

/// `required`: minutes decide what the outcome is; else the centre may do without.
void callMeeting(bool required, const Context& context, Assessment& out) {
  const bool centre = context.central();
  out.addMeeting({centre ? "rapat-koordinasi" : "fpr", required || !centre, "beda-ptp",
                  context.cite.of("2.2.2.4", "3.2.2.4", "angka 2")});
}

/// Chapter III begins a list anew after its huruf c where chapter II goes on.
rules::Citation inSecondList(const Context& context, std::string_view centre,
                             std::string_view region) {
  const std::string ofCentre = "2.2.2.3 angka 1 huruf " + std::string(centre);
  const std::string ofRegion = "3.2.2.3 angka 1 sesudah huruf c, huruf " + std::string(region);
  return context.cite.of(ofCentre, ofRegion);
}

void noteUnfit(const GivenPtp& given, const Region& part, const Context& context, Assessment& out) {
  const Ptp& ptp = *given.ptp;
  if (ptp.result == application::PtpResult::sesuai ||
      ptp.result == application::PtpResult::sesuaiBersyarat) {
    return;
  }
  if (!ptp.result && given.known() && given.shape->unfit.empty()) return;
  Region unfit;
  if (given.known()) {
    unfit = given.shape->unfit.empty() ? given.result : context.site.all(given.shape->unfit);
  }
  const double m2 = unfit.intersection(part).areaM2();
  const Text area = squareMetres(m2);
  if (ptp.unfitGround == application::UnfitGround::rtr) {
    // [J 2.2.2.3 angka 1 huruf e = 3.2.2.3 huruf b] Not looked at.
    out.addFlag({"ptp-tidak-sesuai-rtr",
                 {"PTP menyatakan tidak sesuai karena RTR pada " + area.id +
                      "; hal itu tidak menjadi pertimbangan.",
                  "The PTP calls " + area.en +
                      " unfit because of spatial plans; that is not taken into account."},
                 m2,
                 inSecondList(context, "e", "b")});
    return;
  }
  if (!ptp.result && unfit.empty()) return;
  if (!ptp.unfitGround) {
    out.addUnknown({{"Alasan ketidaksesuaian PTP", "Why the PTP calls land unfit"},
                    kLandOffice,
                    {"PTP menyatakan tidak sesuai tanpa menyebut alasannya (P4T atau RTR); di sini "
                     "dianggap P4T.",
                     "The PTP calls land unfit without saying why (P4T or spatial plans); here it "
                     "counts as P4T."},
                    inSecondList(context, "d", "a"),
                    false});
  }
  // [J 2.2.2.3 angka 1 huruf d = 3.2.2.3 huruf a] Weighed, not cut by itself.
  out.addFlag({"ptp-tidak-sesuai-p4t",
               {"PTP menyatakan " + area.id +
                    " tidak sesuai menurut P4T; dipertimbangkan dalam penilaian, tidak dikurangkan "
                    "dengan sendirinya.",
                "The PTP calls " + area.en +
                    " unfit by P4T; it is weighed in the assessment and not deducted by itself."},
               m2,
               inSecondList(context, "d", "a")});
  const bool centre = context.central();
  out.addMeeting(
      {centre ? "rapat-koordinasi" : "fpr", !centre, "p4t", inSecondList(context, "d", "a")});
}

void nameMissing(const Region& part, const Context& context, Assessment& out) {
  // [J 2.2.2.3 angka 1 = 3.2.2.3] The preview goes on without a PTP; it never rejects for that.
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1");
  out.addFlag({"ptp-belum-ada",
               {"Bagian PKKPR memerlukan Pertimbangan Teknis Pertanahan (PTP); hasilnya belum ada, "
                "sehingga belum ada yang dikurangkan karenanya.",
                "The PKKPR part needs a land consideration (PTP); there is none yet, so nothing is "
                "deducted for it."},
               std::nullopt,
               citation},
              part);
  out.addUnknown({{"Hasil Pertimbangan Teknis Pertanahan (PTP)", "The land consideration (PTP)"},
                  kLandOffice,
                  {"Hasil PTP untuk bagian PKKPR belum diketahui dan dapat mengurangi luas yang "
                   "disetujui.",
                   "The PTP of the PKKPR part is not known and may reduce the approved area."},
                  citation,
                  true});
}

void unreadable(const GivenPtp& given, const Context& context, Assessment& out) {
  const Text why = given.shape != nullptr && given.shape->unreadable
                       ? *given.shape->unreadable
                       : Text{"tidak ada shapefile-nya", "it names no shapefile"};
  const std::string number = given.ptp->number.value_or("");
  out.addUnknown({{"Shapefile hasil PTP " + number, "The shapefile of the PTP " + number},
                  kLandOffice,
                  {"Luas hasil PTP " + number + " tidak diketahui: " + why.id +
                       "; belum ada yang dikurangkan karenanya.",
                   "The area of the PTP " + number + " is not known: " + why.en +
                       "; nothing is deducted for it yet."},
                  context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf b"),
                  true});
}

/// [J II, III] Who decides follows from the location applied for: land that a PTP adds in another
/// kabupaten/kota is not that authority's, and the plans of the first do not speak of it.
void nameAddedElsewhere(const Region& added, const Context& context, Assessment& out) {
  for (const RegionPart& part : context.regions.beyond) {
    const Region there = added.intersection(part.region);
    if (there.empty() || isNoise(there)) continue;
    const std::string name = part.regency.value_or(part.province.value_or("?"));
    const Text m2 = squareMetres(there.areaM2());
    const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c");
    const Text message{
        "Tambahan menurut PTP seluas " + m2.id + " berada di " + name +
            ", di luar wilayah lokasi yang dimohonkan; pemberi KKPR dan rencana yang "
            "berlaku di sana perlu dipastikan.",
        "The " + m2.en + " that the PTP adds lie in " + name +
            ", outside of the region of the location applied for; who decides there "
            "and by which plan is to be confirmed."};
    out.addFlag({"tambahan-ptp-wilayah-lain", message, there.areaM2(), citation});
    out.addUnknown({{"Wilayah tambahan menurut PTP", "The region of what the PTP adds"},
                    kPlanner,
                    message,
                    citation,
                    true});
  }
}

/// Land of a result that an integrated RDTR covers is for a KKKPR, which needs no PTP.
void tellInRdtr(const Region& left, const Context& context, Assessment& out) {
  if (left.empty() || isNoise(left)) return;
  const Text m2 = squareMetres(left.areaM2());
  out.addFlag({"tambahan-ptp-dalam-rdtr",
               {m2.id + " hasil PTP di luar lokasi berada dalam RDTR yang terintegrasi dan tidak "
                        "ditambahkan melalui PKKPR; ajukan melalui KKKPR.",
                m2.en + " of the PTP result beside the location lie within an integrated RDTR and "
                        "are not added by a PKKPR; apply for them by KKKPR."},
               left.areaM2(),
               context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c")});
}

Text reasonOf(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::noEvidence:
      return {
          "Hasil PTP tidak beririsan dengan bagian yang dinilai melalui PKKPR, sehingga prosedur "
          "penilaian tidak terpenuhi.",
          "The PTP result does not meet the part judged by PKKPR, so the procedure of "
          "assessment is not fulfilled."};
    case Obstacle::nothingHeld:
      return {
          "Hasil PTP tidak beririsan dengan bagian yang dinilai melalui PKKPR, dan tidak ada "
          "bagian hasil PTP di atas tanah yang dikuasai dan di luar RDTR terintegrasi yang dapat "
          "menggantikannya.",
          "The PTP result does not meet the part judged by PKKPR, and none of it lies on land "
          "that is held, outside of integrated RDTRs, to take its place."};
    case Obstacle::givenElsewhere:
      return {
          "Hasil PTP tidak beririsan dengan bagian yang dinilai melalui PKKPR, dan tanah yang "
          "dikuasai di dalamnya diperuntukkan bagi poligon atau kegiatan lain dalam permohonan "
          "ini.",
          "The PTP result does not meet the part judged by PKKPR, and the land held within it "
          "goes to other polygons or activities of this application."};
    case Obstacle::refused:
      return {
          "Hasil PTP tidak beririsan dengan bagian yang dinilai melalui PKKPR, dan menurut berita "
          "acara "
          "pemohon tidak menyetujui hasil PTP sebagai penggantinya.",
          "The PTP result does not meet the part judged by PKKPR, and by the minutes the "
          "applicant does not agree to the result in its place."};
    case Obstacle::noMinutes:
      break;
  }
  return {
      "Hasil PTP tidak beririsan dengan bagian yang dinilai melalui PKKPR, dan belum ada berita "
      "acara "
      "dengan persetujuan pemohon yang menggantikannya dengan hasil PTP di atas tanah yang "
      "dikuasai.",
      "The PTP result does not meet the part judged by PKKPR, and no minutes with the "
      "applicant's consent put the result on land that is held in its place."};
}

/// What has to be agreed on before the result can stand for what was applied for.
void askForAgreement(bool leavesOut, bool adds, bool extentKnown, Agreement agreement,
                     const Context& context, Assessment& out) {
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c");
  if (!extentKnown) {
    out.addFlag({"tanah-dikuasai-tidak-diketahui",
                 {"Batas tanah yang dikuasai tidak diketahui, sehingga tidak ada hasil PTP di "
                  "luar permohonan yang ditambahkan.",
                  "The extent of the land held is not known, so nothing of the PTP outside of "
                  "the application is added."},
                 std::nullopt,
                 citation});
    out.addUnknown({{"Batas tanah yang dikuasai", "The extent of the land held"},
                    kApplicant,
                    {"Shapefile batas tanah yang dikuasai tidak ada.",
                     "There is no shapefile of the land held."},
                    citation,
                    true});
  }
  if (agreement == Agreement::unknown) {
    const Text message =
        adds ? Text{"Hasil PTP di luar permohonan dapat ditambahkan bila ada berita acara dan "
                    "persetujuan pemohon.",
                    "The PTP result outside of the application can be added once there are "
                    "minutes and the applicant's consent."}
             : Text{"Luas yang disesuaikan dengan hasil PTP memerlukan berita acara dan "
                    "persetujuan pemohon.",
                    "The area as the PTP result has it needs minutes and the applicant's "
                    "consent."};
    out.addUnknown({{"Berita acara tentang hasil PTP", "Minutes on the PTP result"},
                    {"Petugas KKPR dan pemohon", "The KKPR officer and the applicant"},
                    message,
                    citation,
                    true});
  }
  if (leavesOut && agreement == Agreement::refused) {
    out.addUnknown({{"Kesepakatan tentang hasil PTP", "An agreement on the PTP result"},
                    {"Petugas KKPR dan pemohon", "The KKPR officer and the applicant"},
                    {"Menurut berita acara pemohon tidak menyetujui hasil PTP; luas yang "
                     "disesuaikan dengannya belum disepakati.",
                     "By the minutes the applicant does not agree to the PTP result; the area as "
                     "that result has it is not agreed yet."},
                    citation,
                    true});
  }
}

/// [J 2.2.2.3 angka 1 = 3.2.2.3] P compared with the results, office by office.
class Comparison {
 public:
  Comparison(const Region& p, const Context& context, const LandOffices& offices,
             const LandShares* shares, Assessment& out)
      : p_(p),
        context_(context),
        offices_(offices),
        shares_(shares),
        out_(out),
        parts_(offices.partsOf(p, context.regions)) {
    const application::Tenure& tenure = context.application.tenure;
    holds_ = tenure.status == TenureStatus::sebagian || tenure.status == TenureStatus::seluruhnya;
  }

  /// Of one office, by its number in their order.
  Step compare(std::size_t i);
  /// Once all were compared.
  void conclude(Step& step);

  LandOutcome land;

 private:
  void tellPapers(std::size_t i);
  void closed(std::size_t i, const std::string& numbers);
  void withoutEvidence(bool meets, bool leavesOut, const Region& part, const Region& beyond,
                       Step& child);
  void withEvidence(std::size_t i, bool meets, bool leavesOut, const Region& beyond, Step& child);
  void reject();

  /// Remnants along borders decide nothing; they are told together.
  bool matters(const Region& region, const Region& whole) {
    if (!isNothing(region, whole)) return true;
    noiseM2_ += region.areaM2();
    return false;
  }
  void miss(Obstacle obstacle) {
    ++missed_;
    land.obstacle = std::max(land.obstacle.value_or(obstacle), obstacle);
  }
  [[nodiscard]] rules::Citation cite(std::string_view rest) const {
    return context_.cite.of("2.2.2.3", "3.2.2.3", rest);
  }

  const Region& p_;
  const Context& context_;
  const LandOffices& offices_;
  const LandShares* shares_;
  Assessment& out_;
  std::vector<Region> parts_;
  bool holds_ = false;
  std::vector<Region> outside_, added_;
  double noiseM2_ = 0;
  std::size_t judged_ = 0, closed_ = 0, missed_ = 0;
};

void Comparison::tellPapers(std::size_t i) {
  const LandOffice& office = offices_.offices[i];
  if (!parts_[i].empty()) {
    for (const Flag& flag : office.flags) out_.addFlag(flag);
    for (const Unknown& unknown : office.unknown) out_.addUnknown(unknown);
    for (const GivenPtp& given : office.given) land.speaking.push_back(given.ptp);
  } else if (office.regency()) {
    const std::string& regency = *office.regency();
    out_.addFlag({"ptp-wilayah-lain",
                  {"PTP untuk " + regency + " tidak menyangkut bagian PKKPR lokasi ini.",
                   "The PTP for " + regency + " does not concern the PKKPR part of this location."},
                  std::nullopt,
                  cite("angka 1")});
  }
  for (const GivenPtp& one : office.given) noteUnfit(one, parts_[i], context_, out_);
}

void Comparison::closed(std::size_t i, const std::string& numbers) {
  const LandOffice& office = offices_.offices[i];
  // [J 2.2.2.3 angka 1 huruf i = 3.2.2.3 huruf f] Closed: rejected; at one of several offices that
  // part is deducted (reading 11).
  ++closed_;
  outside_.push_back(parts_[i]);
  out_.addFlag(
      {"ptp-ditutup",
       {"Berkas PTP " + office.regency().value_or(numbers) + " ditutup oleh Kantor Pertanahan.",
        "The PTP file of " + office.regency().value_or(numbers) +
            " was closed by the land office."},
       std::nullopt,
       inSecondList(context_, "i", "f")},
      parts_[i]);
}

void Comparison::withoutEvidence(bool meets, bool leavesOut, const Region& part,
                                 const Region& beyond, Step& child) {
  // [J 2.2.2.3 angka 1 huruf b = 3.2.2.3] What no result meets is deducted.
  if (leavesOut) callMeeting(false, context_, out_);
  if (meets) {
    if (leavesOut) outside_.push_back(beyond);
    child.to("beririsan");
    return;
  }
  miss(Obstacle::noEvidence);
  outside_.push_back(part);
  child.to("tidak-beririsan");
}

void Comparison::withEvidence(std::size_t i, bool meets, bool leavesOut, const Region& beyond,
                              Step& child) {
  // [J 2.2.2.3 angka 1 huruf c = 3.2.2.3] What meets, and what of the result lies outside of the
  // application but under tenure; by minutes with the applicant's consent.
  const LandOffice& office = offices_.offices[i];
  const Region& part = parts_[i];
  const bool extentKnown = offices_.tenure.has_value();
  Region more;
  double elsewhereM2 = 0;
  if (extentKnown) {
    more = shares_ ? (*shares_)[i].own : office.offered;
    elsewhereM2 = shares_ ? (*shares_)[i].elsewhereM2 : 0;
    if (elsewhereM2 > 0) tellAddedOnce(elsewhereM2, context_, out_);
    tellInRdtr(office.inRdtr, context_, out_);
  }
  const bool adds = matters(more, part);
  Agreement agreement = Agreement::unknown;
  if (leavesOut || adds) {
    callMeeting(true, context_, out_);
    agreement = agreementOf(context_, out_);
    askForAgreement(leavesOut, adds, extentKnown, agreement, context_, out_);
  }
  const bool agreed = adds && agreement == Agreement::given;
  if (agreed) {
    added_.push_back(more);
    child.with("addedM2", more.areaM2());
  }
  if (meets) {
    if (leavesOut) outside_.push_back(beyond);
    child.to("beririsan");
    return;
  }
  if (!extentKnown) {
    // Neither added nor rejected.
    out_.addFlag({"ptp-tidak-beririsan",
                  {"Hasil PTP tidak beririsan dengan lokasi yang dimohonkan; batas tanah yang "
                   "dikuasai menentukan apakah hasil PTP dapat menggantikannya.",
                   "The PTP result does not meet the location applied for; the extent of the land "
                   "held decides whether the result can take its place."},
                  std::nullopt,
                  cite("angka 1 huruf c 2)")},
                 part);
    child.to("tidak-beririsan-penguasaan-tidak-diketahui");
    return;
  }
  // What is applied for is no longer looked at; without minutes nothing takes its place.
  if (!adds) {
    miss(elsewhereM2 > 0 ? Obstacle::givenElsewhere : Obstacle::nothingHeld);
  } else if (!agreed) {
    miss(agreement == Agreement::refused ? Obstacle::refused : Obstacle::noMinutes);
  }
  outside_.push_back(part);
  child.to(agreed ? "digantikan" : "tidak-beririsan");
}

Step Comparison::compare(std::size_t i) {
  const LandOffice& office = offices_.offices[i];
  const Region& part = parts_[i];
  Step child("pkkpr.land.office", cite("angka 1"));
  std::string numbers;
  for (const GivenPtp& one : office.given) {
    if (!one.ptp->number) continue;
    numbers += (numbers.empty() ? "" : ", ") + *one.ptp->number;
  }
  child.with("ptp", numbers)
      .with("regency", office.regency().value_or(""))
      .with("partM2", part.areaM2())
      .with("resultM2", office.result.areaM2());
  tellPapers(i);
  if (part.empty()) return std::move(child.to("tidak-menyangkut"));
  ++judged_;
  if (office.closed()) {
    closed(i, numbers);
    return std::move(child.to("ptp-ditutup"));
  }
  if (!office.known()) {
    for (const GivenPtp& one : office.given) {
      if (!one.known()) unreadable(one, context_, out_);
    }
    return std::move(child.to("luas-tidak-diketahui"));
  }
  const Region both = part.intersection(office.result);
  const Region beyond = part.difference(office.result);
  const bool meets = matters(both, part);
  const bool leavesOut = matters(beyond, part);
  child.with("meetM2", both.areaM2());
  if (holds_) {
    withEvidence(i, meets, leavesOut, beyond, child);
  } else {
    withoutEvidence(meets, leavesOut, part, beyond, child);
  }
  return child;
}

void Comparison::reject() {
  if (closed_ == judged_) {
    land.rejected = Cause::ptpClosed;
    land.citation = inSecondList(context_, "i", "f");
    land.reason = {"Berkas PTP ditutup oleh Kantor Pertanahan.",
                   "The land office has closed the PTP file."};
    return;
  }
  land.rejected = Cause::landProcedure;
  land.citation = cite(holds_ ? "angka 1 huruf c 2)" : "angka 1 huruf b 2)");
  land.reason = reasonOf(*land.obstacle);
  if (closed_ > 0) {
    land.reason.id += " Berkas PTP untuk bagian lainnya ditutup oleh Kantor Pertanahan.";
    land.reason.en += " The land office has closed the PTP file of the other part.";
  }
}

void Comparison::conclude(Step& step) {
  Region without = p_;
  for (const Region& part : parts_) {
    if (!part.empty()) without = without.difference(part);
  }
  const bool everyPart = isNothing(without, p_);
  if (!everyPart) nameMissing(without, context_, out_);
  if (everyPart && judged_ > 0 && closed_ + missed_ == judged_) {
    reject();
  } else if (closed_ + missed_ > 0 && judged_ > 1) {
    step.by(11);
    out_.readings.insert(11);
  }
  if (noiseM2_ >= kNamedAreaM2) {
    out_.readings.insert(10);
    out_.addFlag(
        {"luas-kecil",
         {"Sisa sempit di tepi hasil PTP tidak dikurangkan dan tidak ditambahkan.",
          "Narrow remnants along the edge of the PTP result are neither deducted nor added."},
         noiseM2_,
         cite("angka 1")});
  }
  if (!outside_.empty()) land.outside = Region::unionOf(outside_).intersection(p_);
  if (!added_.empty() && !land.rejected) {
    land.added = Region::unionOf(added_);
    nameAddedElsewhere(land.added, context_, out_);
  }
  step.with("outsideM2", land.outside.areaM2())
      .with("addedM2", land.added.areaM2())
      .to(land.rejected ? causeName(*land.rejected) : "dilanjutkan");
}

}  // namespace

void widenByLand(Site& site, const Enclosed& enclosed) {
  if (!enclosed.tenure) return;
  const Region tenure = site.all(*enclosed.tenure);
  for (const PtpShape& shape : enclosed.ptp) {
    if (shape.whole) site.widen(site.all(*shape.whole).intersection(tenure));
  }
}

LandOutcome landOf(const Region& p, const Context& context, const LandOffices& offices,
                   const LandShares* shares, Assessment& out, Step& parent) {
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1");
  Step step("pkkpr.land", citation);
  step.with("m2", p.areaM2());
  if (context.application.ptp.empty()) {
    nameMissing(p, context, out);
    parent.then(std::move(step.to("ptp-belum-ada")));
    return {};
  }
  if (!context.application.tenure.status) {
    out.addUnknown({{"Status penguasaan tanah", "Whether the land is held"},
                    kApplicant,
                    {"Permohonan tidak menyebut penguasaan tanah; hasil PTP dibandingkan seperti "
                     "bagi pemohon tanpa bukti penguasaan.",
                     "The application does not say whether the land is held; the PTP is compared "
                     "as for an applicant without evidence of tenure."},
                    citation,
                    true});
  }
  for (const Flag& flag : offices.flags) out.addFlag(flag);
  for (const Unknown& unknown : offices.unknown) out.addUnknown(unknown);
  Comparison comparison(p, context, offices, shares, out);
  for (std::size_t i = 0; i < offices.offices.size(); ++i) step.then(comparison.compare(i));
  comparison.conclude(step);
  parent.then(std::move(step));
  return std::move(comparison.land);
}

}  // namespace kkpr::assessment
