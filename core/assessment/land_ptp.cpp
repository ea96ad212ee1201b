#include "assessment/land_ptp.h"

#include <algorithm>
#include <functional>
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

/// A PTP of the application with what it encloses.
struct Given {
  const Ptp* ptp = nullptr;
  const PtpShape* shape = nullptr;
  Region result;  ///< Q, fit and unfit
  [[nodiscard]] bool closed() const { return ptp->closed.value_or(false); }
  [[nodiscard]] bool known() const { return shape != nullptr && shape->whole.has_value(); }
};

/// One office's result over the part of P that is its own.
struct Office {
  std::vector<Given> given;  ///< one, unless the office gave several
  Region part;               ///< of P
  Region result;             ///< of all given
  [[nodiscard]] bool closed() const { return given.front().closed(); }
  [[nodiscard]] bool known() const {
    return std::all_of(given.begin(), given.end(), [](const Given& one) { return one.known(); });
  }
  [[nodiscard]] const std::optional<std::string>& regency() const {
    return given.front().ptp->regency;
  }
};

bool isNothing(const Region& region, const Region& whole) {
  return region.empty() || (isNoise(region) && !isNoise(whole));
}

/// The regions that a PTP names, as indices. "Bogor" is Kabupaten or Kota Bogor, whichever no PTP
/// names with its kind; with its kind it is only that one.
std::vector<std::size_t> regionsOf(const std::string& stated, const Context& context) {
  const auto regionKey = [](const RegionPart& part) {
    return part.regency ? part.key.substr(part.key.find('/') + 1) : std::string();
  };
  const auto asRegency = [](const std::string& name) { return regencyKey(name, std::nullopt); };
  const auto isBare = [&](const std::string& name) {
    const std::string key = asRegency(name);
    return plan::canonicalActivity(name) == key.substr(key.find(' ') + 1);
  };
  const auto namedWithKind = [&](const std::string& key) {
    const auto& all = context.application.ptp;
    return std::any_of(all.begin(), all.end(), [&](const Ptp& ptp) {
      return ptp.regency && !isBare(*ptp.regency) && asRegency(*ptp.regency) == key;
    });
  };
  const bool bare = isBare(stated);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < context.regions.regions.size(); ++i) {
    const std::string key = regionKey(context.regions.regions[i]);
    const bool same = key == asRegency(stated) || (bare && key == regencyKey(stated, true));
    if (same && !(bare && namedWithKind(key))) found.push_back(i);
  }
  return found;
}

/// A PTP by its number, for a sentence.
std::string called(const Given& given) {
  if (given.ptp->number) return *given.ptp->number;
  if (given.ptp->date) return formatDate(*given.ptp->date);
  return "?";
}

/// [J annex XV, 2.2.2.3 angka 1 huruf f] One PTP per land office: a newer one that speaks of the
/// same land stands for the older. Several that cannot be told apart so are read together, an open
/// file before a closed one.
void settleOffice(Office& office, const Context& context, Assessment& out) {
  std::vector<Given>& given = office.given;
  if (given.size() < 2) return;
  const auto newer = [](const Given& a, const Given& b) {
    return a.ptp->date && b.ptp->date && *b.ptp->date < *a.ptp->date;
  };
  const auto replaces = [&](const Given& a, const Given& b) {
    if (!newer(a, b)) return false;
    // A closed file says nothing of the land: what was given before goes on holding.
    if (a.closed() && !b.closed()) return !b.known();
    if (b.closed() || !a.known() || !b.known()) return true;
    return !isNoise(a.result.intersection(b.result));
  };
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1");
  std::vector<Given> kept;
  for (const Given& one : given) {
    const auto by = std::find_if(given.begin(), given.end(),
                                 [&](const Given& other) { return replaces(other, one); });
    if (by == given.end()) {
      kept.push_back(one);
      continue;
    }
    out.addFlag({"ptp-digantikan",
                 {"PTP " + called(one) + " digantikan oleh PTP " + called(*by) +
                      " yang lebih baru dari Kantor Pertanahan yang sama; hasilnya tidak dipakai.",
                  "The PTP " + called(one) + " is replaced by the newer PTP " + called(*by) +
                      " of the same land office; its result is not used."},
                 std::nullopt,
                 citation});
  }
  if (kept.size() > 1) {
    std::string names;
    for (const Given& one : kept) names += (names.empty() ? "" : ", ") + called(one);
    const Text message{"Satu Kantor Pertanahan memberi beberapa PTP (" + names +
                           "), padahal seharusnya satu; hasilnya dibaca sebagai satu kesatuan.",
                       "One land office gave several PTPs (" + names +
                           ") where one is foreseen; their results are read as one."};
    out.addFlag({"ptp-beberapa", message, std::nullopt, citation});
    out.addUnknown(
        {{"PTP yang berlaku", "The PTP that holds"}, kLandOffice, message, citation, true});
  }
  const auto isOpen = [](const Given& one) { return !one.closed(); };
  if (std::any_of(kept.begin(), kept.end(), isOpen)) {
    kept.erase(std::remove_if(kept.begin(), kept.end(), std::not_fn(isOpen)), kept.end());
  }
  given = std::move(kept);
  std::vector<Region> results;
  for (const Given& one : given) results.push_back(one.result);
  office.result = Region::unionOf(results);
}

/// [annex XV] One PTP per land office, compared with the part of P in its kabupaten/kota.
std::vector<Office> officesOf(const Region& p, const Context& context, Assessment& out) {
  const auto& all = context.application.ptp;
  std::vector<Office> offices;
  std::vector<std::vector<std::size_t>> regions;  // of each office
  std::vector<std::size_t> unplaced;
  const bool named = std::any_of(context.regions.regions.begin(), context.regions.regions.end(),
                                 [](const RegionPart& part) { return part.regency; });
  for (std::size_t i = 0; i < all.size(); ++i) {
    Given given{&all[i], nullptr, {}};
    if (i < context.enclosed.ptp.size()) given.shape = &context.enclosed.ptp[i];
    if (given.known()) given.result = context.site.all(*given.shape->whole);
    std::vector<std::size_t> here;
    if (all[i].regency && named) {
      here = regionsOf(*all[i].regency, context);
      const auto same = std::find(regions.begin(), regions.end(), here);
      if (!here.empty() && same != regions.end()) {
        offices[static_cast<std::size_t>(same - regions.begin())].given.push_back(std::move(given));
        continue;
      }
    } else {
      unplaced.push_back(offices.size());
    }
    Office office;
    office.result = given.result;
    office.given.push_back(std::move(given));
    offices.push_back(std::move(office));
    regions.push_back(std::move(here));
  }
  Region left = p;
  for (std::size_t i = 0; i < offices.size(); ++i) {
    // A PTP of another kabupaten/kota speaks of nothing here.
    if (regions[i].empty()) continue;
    std::vector<Region> parts;
    for (const std::size_t j : regions[i]) parts.push_back(context.regions.regions[j].region);
    offices[i].part = left.intersection(Region::unionOf(parts));
    left = left.difference(offices[i].part);
    if (!offices[i].part.empty()) settleOffice(offices[i], context, out);
  }
  if (unplaced.empty()) return offices;
  const auto ask = [&](const Text& message) {
    out.addUnknown({{"Kabupaten/kota tiap PTP", "The kabupaten/kota of each PTP"},
                    kLandOffice,
                    message,
                    context.cite.of("2.2.2.3", "3.2.2.3", "angka 1"),
                    true});
  };
  if (unplaced.size() == 1) {
    offices[unplaced.front()].part = left;
    if (isNothing(left, p)) {
      ask(
          {"Sebuah PTP tidak menyebut kabupaten/kota, sedangkan PTP lain meliputi semua wilayah "
           "lokasi; hasil PTP itu tidak dipakai.",
           "A PTP names no kabupaten/kota while others speak of every region of the location; its "
           "result is not used."});
    }
    return offices;
  }
  // Several without a kabupaten/kota that is known: each for what its result meets, the first for
  // what none meets.
  for (const std::size_t i : unplaced) {
    offices[i].part = left.intersection(offices[i].result);
    left = left.difference(offices[i].part);
  }
  Office& first = offices[unplaced.front()];
  first.part = first.part.unionWith(left);
  ask(
      {"Beberapa PTP tidak menyebut kabupaten/kota yang dikenal; masing-masing dibandingkan dengan "
       "bagian yang ditemuinya.",
       "Several PTPs name no kabupaten/kota that is known; each is compared with what it meets."});
  return offices;
}

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

/// Of the land that an office's result may add, what is for the unit whose turn it is. Every part
/// of it goes to the unit that it borders on, else to one that the result meets, else to one that
/// lacks land; the first of several. Units before that took nothing are out of it.
Region shareOf(const Region& more, const Region& result, const AddedOnce& addedOnce) {
  if (addedOnce.parts.size() < 2) return more;
  struct Claim {
    std::size_t unit;
    bool meets, lacks;
  };
  std::vector<Claim> claims;
  for (std::size_t i = addedOnce.unit; i < addedOnce.parts.size(); ++i) {
    const Region& p = addedOnce.parts[i];
    if (p.empty()) continue;
    claims.push_back(
        {i, !isNothing(p.intersection(result), p), !isNothing(p.difference(result), p)});
  }
  std::vector<Region> own;
  for (const Region& part : more.difference(addedOnce.given).parts()) {
    std::size_t taker = addedOnce.unit;
    int best = -1;
    for (const Claim& claim : claims) {
      const bool borders = part.sharedEdgeM(addedOnce.parts[claim.unit]) > 0;
      const int rank = (borders ? 4 : 0) + (claim.meets ? 2 : 0) + (claim.lacks ? 1 : 0);
      if (rank <= best) continue;
      best = rank;
      taker = claim.unit;
    }
    if (taker == addedOnce.unit) own.push_back(part);
  }
  return own.empty() ? Region() : Region::unionOf(own);
}

void tellAddedOnce(const Region& elsewhere, const Context& context, Assessment& out) {
  if (elsewhere.empty() || isNoise(elsewhere)) return;
  const Text m2 = squareMetres(elsewhere.areaM2());
  out.addFlag({"tambahan-ptp-sekali",
               {m2.id + " hasil PTP di luar lokasi hanya dapat ditambahkan pada satu PKKPR; untuk "
                        "poligon atau kegiatan lain dalam permohonan ini tanah itu tidak dihitung.",
                m2.en + " of the PTP result beside the location can be added to one PKKPR only; "
                        "for other polygons or activities of this application that land does not "
                        "count."},
               elsewhere.areaM2(),
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

void noteUnfit(const Given& given, const Region& part, const Context& context, Assessment& out) {
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
    // [J 2.2.2.3 angka 1 huruf e] Not looked at.
    out.addFlag({"ptp-tidak-sesuai-rtr",
                 {"PTP menyatakan tidak sesuai karena RTR pada " + area.id +
                      "; hal itu tidak menjadi pertimbangan.",
                  "The PTP calls " + area.en +
                      " unfit because of spatial plans; that is not taken into account."},
                 m2,
                 context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf e")});
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
                    context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf d"),
                    false});
  }
  // [J 2.2.2.3 angka 1 huruf d] Weighed, not cut by itself.
  out.addFlag({"ptp-tidak-sesuai-p4t",
               {"PTP menyatakan " + area.id +
                    " tidak sesuai menurut P4T; dipertimbangkan dalam penilaian, tidak dikurangkan "
                    "dengan sendirinya.",
                "The PTP calls " + area.en +
                    " unfit by P4T; it is weighed in the assessment and not deducted by itself."},
               m2,
               context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf d")});
  const bool centre = context.central();
  out.addMeeting({centre ? "rapat-koordinasi" : "fpr", !centre, "p4t",
                  context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf d")});
}

void nameMissing(const Region& part, const Context& context, Assessment& out) {
  // [J 2.2.2.3 angka 1 = 3.2.2.3] The preview goes on without a PTP; it never rejects for that.
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1");
  out.addFlag({"ptp-belum-ada",
               {"Bagian PKKPR memerlukan Pertimbangan Teknis Pertanahan (PTP); hasilnya belum ada, "
                "sehingga belum ada yang dikurangkan karenanya.",
                "The PKKPR part needs a land consideration (PTP); there is none yet, so nothing is "
                "deducted for it."},
               part.areaM2(),
               citation});
  out.addUnknown({{"Hasil Pertimbangan Teknis Pertanahan (PTP)", "The land consideration (PTP)"},
                  kLandOffice,
                  {"Hasil PTP untuk bagian PKKPR belum diketahui dan dapat mengurangi luas yang "
                   "disetujui.",
                   "The PTP of the PKKPR part is not known and may reduce the approved area."},
                  citation,
                  true});
}

void unreadable(const Given& given, const Context& context, Assessment& out) {
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

}  // namespace

void widenByLand(Site& site, const Enclosed& enclosed) {
  if (!enclosed.tenure) return;
  const Region tenure = site.all(*enclosed.tenure);
  for (const PtpShape& shape : enclosed.ptp) {
    if (shape.whole) site.widen(site.all(*shape.whole).intersection(tenure));
  }
}

LandOutcome landOf(const Region& p, const Context& context, const AddedOnce& addedOnce,
                   Assessment& out, Step& parent) {
  LandOutcome land;
  const rules::Citation citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1");
  Step step("pkkpr.land", citation);
  step.with("m2", p.areaM2());
  if (context.application.ptp.empty()) {
    nameMissing(p, context, out);
    parent.then(std::move(step.to("ptp-belum-ada")));
    return land;
  }
  const application::Tenure& tenure = context.application.tenure;
  const bool holds =
      tenure.status == TenureStatus::sebagian || tenure.status == TenureStatus::seluruhnya;
  if (!tenure.status) {
    out.addUnknown({{"Status penguasaan tanah", "Whether the land is held"},
                    kApplicant,
                    {"Permohonan tidak menyebut penguasaan tanah; hasil PTP dibandingkan seperti "
                     "bagi pemohon tanpa bukti penguasaan.",
                     "The application does not say whether the land is held; the PTP is compared "
                     "as for an applicant without evidence of tenure."},
                    citation,
                    true});
  }
  std::optional<Region> t;
  if (context.enclosed.tenure) {
    t = context.site.all(*context.enclosed.tenure);
  } else if (tenure.status == TenureStatus::seluruhnya) {
    t = context.site.region();
  }

  // What a PKKPR can take in: beside the location, and where no integrated RDTR speaks.
  const Region beside = context.site.extent().difference(context.site.region());
  Region addable = beside;
  for (const PlanCut& cut : context.cuts) {
    const bool integrated =
        plan::isRdtr(cut.plan->level) && cut.plan->ossIntegrated.value_or(false);
    if (integrated && !addable.empty()) addable = addable.difference(cut.cover);
  }

  std::vector<Office> offices = officesOf(p, context, out);
  for (const Office& office : offices) {
    if (office.part.empty()) continue;
    for (const Given& given : office.given) land.speaking.push_back(given.ptp);
  }
  std::vector<Region> outside;
  std::vector<Region> added;
  double noiseM2 = 0;
  const auto matters = [&](const Region& region, const Region& whole) {
    if (!isNothing(region, whole)) return true;
    noiseM2 += region.areaM2();
    return false;
  };
  std::size_t judged = 0;
  std::size_t closed = 0;
  std::size_t missed = 0;
  const auto miss = [&](Obstacle obstacle) {
    ++missed;
    land.obstacle = std::max(land.obstacle.value_or(obstacle), obstacle);
  };
  Region covered;
  for (const Office& office : offices) {
    Step child("pkkpr.land.office", citation);
    std::string numbers;
    for (const Given& one : office.given) {
      if (!one.ptp->number) continue;
      numbers += (numbers.empty() ? "" : ", ") + *one.ptp->number;
    }
    child.with("ptp", numbers)
        .with("regency", office.regency().value_or(""))
        .with("partM2", office.part.areaM2())
        .with("resultM2", office.result.areaM2());
    covered = covered.unionWith(office.part);
    for (const Given& one : office.given) noteUnfit(one, office.part, context, out);
    if (office.part.empty()) {
      if (office.regency()) {
        const std::string& regency = *office.regency();
        out.addFlag(
            {"ptp-wilayah-lain",
             {"PTP untuk " + regency + " tidak menyangkut bagian PKKPR lokasi ini.",
              "The PTP for " + regency + " does not concern the PKKPR part of this location."},
             std::nullopt,
             citation});
      }
      step.then(std::move(child.to("tidak-menyangkut")));
      continue;
    }
    ++judged;
    if (office.closed()) {
      // [J 2.2.2.3 angka 1 huruf i] Closed: rejected; at one of several offices that part is
      // deducted (reading 11).
      ++closed;
      outside.push_back(office.part);
      out.addFlag(
          {"ptp-ditutup",
           {"Berkas PTP " + office.regency().value_or(numbers) + " ditutup oleh Kantor Pertanahan.",
            "The PTP file of " + office.regency().value_or(numbers) +
                " was closed by the land office."},
           office.part.areaM2(),
           context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf i")});
      step.then(std::move(child.to("ptp-ditutup")));
      continue;
    }
    if (!office.known()) {
      for (const Given& one : office.given) {
        if (!one.known()) unreadable(one, context, out);
      }
      step.then(std::move(child.to("luas-tidak-diketahui")));
      continue;
    }
    const Region both = office.part.intersection(office.result);
    const Region beyond = office.part.difference(office.result);
    const bool meets = matters(both, office.part);
    const bool leavesOut = matters(beyond, office.part);
    child.with("meetM2", both.areaM2());
    if (!holds) {
      // [… huruf b] Without evidence of tenure.
      if (leavesOut) callMeeting(false, context, out);
      if (meets) {
        if (leavesOut) outside.push_back(beyond);
        child.to("beririsan");
      } else {
        miss(Obstacle::noEvidence);
        outside.push_back(office.part);
        child.to("tidak-beririsan");
      }
      step.then(std::move(child));
      continue;
    }
    // [… huruf c] With evidence of tenure: what meets, and what of the result lies outside of the
    // application but under tenure; by minutes with the applicant's consent.
    Region more;
    bool elsewhere = false;
    if (t) {
      const Region all = addable.intersection(office.result).intersection(*t);
      more = shareOf(all, office.result, addedOnce);
      const Region others = all.difference(more);
      elsewhere = !isNothing(others, office.part);
      if (elsewhere) tellAddedOnce(others, context, out);
      tellInRdtr(beside.difference(addable).intersection(office.result).intersection(*t), context,
                 out);
    }
    const bool adds = matters(more, office.part);
    const bool differs = leavesOut || adds;
    if (differs) callMeeting(true, context, out);
    const Agreement agreement = differs ? agreementOf(context, out) : Agreement::unknown;
    if (differs && !t) {
      out.addFlag({"tanah-dikuasai-tidak-diketahui",
                   {"Batas tanah yang dikuasai tidak diketahui, sehingga tidak ada hasil PTP di "
                    "luar permohonan yang ditambahkan.",
                    "The extent of the land held is not known, so nothing of the PTP outside of "
                    "the application is added."},
                   std::nullopt,
                   context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c")});
      out.addUnknown({{"Batas tanah yang dikuasai", "The extent of the land held"},
                      kApplicant,
                      {"Shapefile batas tanah yang dikuasai tidak ada.",
                       "There is no shapefile of the land held."},
                      context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c"),
                      true});
    }
    if (differs && agreement == Agreement::unknown) {
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
                      context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c"),
                      true});
    }
    if (leavesOut && agreement == Agreement::refused) {
      out.addUnknown({{"Kesepakatan tentang hasil PTP", "An agreement on the PTP result"},
                      {"Petugas KKPR dan pemohon", "The KKPR officer and the applicant"},
                      {"Menurut berita acara pemohon tidak menyetujui hasil PTP; luas yang "
                       "disesuaikan dengannya belum disepakati.",
                       "By the minutes the applicant does not agree to the PTP result; the area as "
                       "that result has it is not agreed yet."},
                      context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c"),
                      true});
    }
    if (adds && agreement == Agreement::given) {
      added.push_back(more);
      child.with("addedM2", more.areaM2());
    }
    if (meets) {
      if (leavesOut) outside.push_back(beyond);
      child.to("beririsan");
    } else if (!t) {
      // Neither added nor rejected.
      out.addFlag({"ptp-tidak-beririsan",
                   {"Hasil PTP tidak beririsan dengan lokasi yang dimohonkan; batas tanah yang "
                    "dikuasai menentukan apakah hasil PTP dapat menggantikannya.",
                    "The PTP result does not meet the location applied for; the extent of the land "
                    "held decides whether the result can take its place."},
                   office.part.areaM2(),
                   context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c 2)")});
      child.to("tidak-beririsan-penguasaan-tidak-diketahui");
    } else {
      // What is applied for is no longer looked at; without minutes nothing takes its place.
      const bool replaced = adds && agreement == Agreement::given;
      if (!adds) {
        miss(elsewhere ? Obstacle::givenElsewhere : Obstacle::nothingHeld);
      } else if (!replaced) {
        miss(agreement == Agreement::refused ? Obstacle::refused : Obstacle::noMinutes);
      }
      outside.push_back(office.part);
      child.to(replaced ? "digantikan" : "tidak-beririsan");
    }
    step.then(std::move(child));
  }
  const Region without = p.difference(covered);
  if (!isNothing(without, p)) nameMissing(without, context, out);

  const bool everyPart = judged > 0 && isNothing(without, p);
  if (everyPart && closed == judged) {
    land.rejected = Cause::ptpClosed;
    land.citation = context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf i");
    land.reason = {"Berkas PTP ditutup oleh Kantor Pertanahan.",
                   "The land office has closed the PTP file."};
  } else if (everyPart && closed + missed == judged) {
    land.rejected = Cause::landProcedure;
    land.citation =
        context.cite.of("2.2.2.3", "3.2.2.3", holds ? "angka 1 huruf c 2)" : "angka 1 huruf b 2)");
    land.reason = reasonOf(*land.obstacle);
    if (closed > 0) {
      land.reason.id += " Berkas PTP untuk bagian lainnya ditutup oleh Kantor Pertanahan.";
      land.reason.en += " The land office has closed the PTP file of the other part.";
    }
  } else if ((closed > 0 || missed > 0) && judged > 1) {
    step.by(11);
    out.readings.insert(11);
  }
  if (noiseM2 >= kNamedAreaM2) {
    out.readings.insert(10);
    out.addFlag(
        {"luas-kecil",
         {"Sisa sempit di tepi hasil PTP tidak dikurangkan dan tidak ditambahkan.",
          "Narrow remnants along the edge of the PTP result are neither deducted nor added."},
         noiseM2,
         citation});
  }
  if (!outside.empty()) land.outside = Region::unionOf(outside).intersection(p);
  if (!added.empty() && !land.rejected) {
    land.added = Region::unionOf(added);
    nameAddedElsewhere(land.added, context, out);
  }
  step.with("outsideM2", land.outside.areaM2())
      .with("addedM2", land.added.areaM2())
      .to(land.rejected ? causeName(*land.rejected) : "dilanjutkan");
  parent.then(std::move(step));
  return land;
}

}  // namespace kkpr::assessment
