#include "assessment/land_ptp.h"

#include <algorithm>

#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using application::Ptp;
using application::TenureStatus;
using geometry::Region;

namespace {

/// One office's result over the part of P that is its own.
struct Office {
  const Ptp* ptp = nullptr;
  const PtpShape* shape = nullptr;
  Region part;    ///< of P
  Region result;  ///< Q, fit and unfit
  [[nodiscard]] bool closed() const { return ptp->closed.value_or(false); }
  [[nodiscard]] bool known() const { return shape != nullptr && shape->whole.has_value(); }
};

bool isNothing(const Region& region, const Region& whole) {
  return region.empty() || (isNoise(region) && !isNoise(whole));
}

/// "Bogor" is either Kabupaten or Kota Bogor; with its kind it is only that one.
bool sameRegency(const std::string& stated, const std::string& key) {
  const std::string region = key.substr(key.find('/') + 1);
  const std::string asRegency = regencyKey(stated, std::nullopt);
  if (region == asRegency) return true;
  const bool bare = plan::canonicalActivity(stated) == asRegency.substr(asRegency.find(' ') + 1);
  return bare && region == regencyKey(stated, true);
}

/// [annex XV] One PTP per land office, compared with the part of P in its kabupaten/kota.
std::vector<Office> officesOf(const Region& p, const Context& context, Assessment& out) {
  const auto& all = context.application.ptp;
  std::vector<Office> offices;
  Region left = p;
  std::vector<std::size_t> unplaced;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Office office;
    office.ptp = &all[i];
    if (i < context.enclosed.ptp.size()) office.shape = &context.enclosed.ptp[i];
    if (office.known()) office.result = context.site.all(*office.shape->whole);
    const bool named = std::any_of(context.regions.regions.begin(), context.regions.regions.end(),
                                   [](const RegionPart& part) { return part.regency; });
    if (all[i].regency && named) {
      std::vector<Region> parts;
      for (const RegionPart& part : context.regions.regions) {
        if (part.regency && sameRegency(*all[i].regency, part.key)) parts.push_back(part.region);
      }
      // A PTP of another kabupaten/kota speaks of nothing here.
      if (!parts.empty()) office.part = left.intersection(Region::unionOf(parts));
      left = left.difference(office.part);
      offices.push_back(std::move(office));
      continue;
    }
    unplaced.push_back(offices.size());
    offices.push_back(std::move(office));
  }
  if (unplaced.empty()) return offices;
  if (unplaced.size() == 1) {
    offices[unplaced.front()].part = left;
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
  out.addUnknown({{"Kabupaten/kota tiap PTP", "The kabupaten/kota of each PTP"},
                  kLandOffice,
                  {"Beberapa PTP tidak menyebut kabupaten/kota yang dikenal; masing-masing "
                   "dibandingkan dengan bagian yang ditemuinya.",
                   "Several PTPs name no kabupaten/kota that is known; each is compared with what "
                   "it meets."},
                  context.cite.of("2.2.2.3", "3.2.2.3", "angka 1"),
                  true});
  return offices;
}

/// What the applicant agreed to in a coordination meeting (centre) or the FPR (region).
enum class Agreement { given, refused, unknown };

Agreement agreementOf(const Context& context) {
  const auto wanted =
      context.central() ? application::MinutesKind::rapatKoordinasi : application::MinutesKind::fpr;
  Agreement agreement = Agreement::unknown;
  for (const application::Minutes& minutes : context.application.minutes) {
    if (context.regions.authority && minutes.kind && *minutes.kind != wanted) continue;
    if (!minutes.applicantAgrees) continue;
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

void noteUnfit(const Office& office, const Context& context, Assessment& out) {
  const Ptp& ptp = *office.ptp;
  if (ptp.result == application::PtpResult::sesuai ||
      ptp.result == application::PtpResult::sesuaiBersyarat) {
    return;
  }
  if (!ptp.result && office.known() && office.shape->unfit.empty()) return;
  Region unfit;
  if (office.known()) {
    unfit = office.shape->unfit.empty() ? office.result : context.site.all(office.shape->unfit);
  }
  const double m2 = unfit.intersection(office.part).areaM2();
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

void unreadable(const Office& office, const Context& context, Assessment& out) {
  const Text why = office.shape != nullptr && office.shape->unreadable
                       ? *office.shape->unreadable
                       : Text{"tidak ada shapefile-nya", "it names no shapefile"};
  const std::string number = office.ptp->number.value_or("");
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

}  // namespace

void widenByLand(Site& site, const Enclosed& enclosed) {
  if (!enclosed.tenure) return;
  const Region tenure = site.all(*enclosed.tenure);
  for (const PtpShape& shape : enclosed.ptp) {
    if (shape.whole) site.widen(site.all(*shape.whole).intersection(tenure));
  }
}

LandOutcome landOf(const Region& p, const Context& context, Assessment& out, Step& parent) {
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
  Region covered;
  for (const Office& office : offices) {
    Step child("pkkpr.land.office", citation);
    child.with("ptp", office.ptp->number.value_or(""))
        .with("regency", office.ptp->regency.value_or(""))
        .with("partM2", office.part.areaM2())
        .with("resultM2", office.result.areaM2());
    covered = covered.unionWith(office.part);
    noteUnfit(office, context, out);
    if (office.part.empty()) {
      if (office.ptp->regency) {
        const std::string& regency = *office.ptp->regency;
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
           {"Berkas PTP " + office.ptp->regency.value_or(office.ptp->number.value_or("")) +
                " ditutup oleh Kantor Pertanahan.",
            "The PTP file of " + office.ptp->regency.value_or(office.ptp->number.value_or("")) +
                " was closed by the land office."},
           office.part.areaM2(),
           context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf i")});
      step.then(std::move(child.to("ptp-ditutup")));
      continue;
    }
    if (!office.known()) {
      unreadable(office, context, out);
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
      if (meets) {
        if (leavesOut) {
          outside.push_back(beyond);
          callMeeting(false, context, out);
        }
        child.to("beririsan");
      } else {
        ++missed;
        outside.push_back(office.part);
        child.to("tidak-beririsan");
      }
      step.then(std::move(child));
      continue;
    }
    // [… huruf c] With evidence of tenure: what meets, and what of the result lies outside of the
    // application but under tenure; by minutes with the applicant's consent.
    Region more;
    if (t) {
      more = addable.intersection(office.result).intersection(*t);
      tellInRdtr(beside.difference(addable).intersection(office.result).intersection(*t), context,
                 out);
    }
    const bool adds = matters(more, office.part);
    const bool differs = leavesOut || adds;
    if (differs) callMeeting(true, context, out);
    const Agreement agreement = agreementOf(context);
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
                      {"Shapefile tanah yang dikuasai (tenure.shapefile) tidak ada.",
                       "There is no shapefile of the land held (tenure.shapefile)."},
                      context.cite.of("2.2.2.3", "3.2.2.3", "angka 1 huruf c"),
                      true});
    }
    if (adds && agreement == Agreement::unknown) {
      out.addUnknown(
          {{"Berita acara tentang hasil PTP", "Minutes on the PTP result"},
           {"Petugas KKPR dan pemohon", "The KKPR officer and the applicant"},
           {"Hasil PTP di luar permohonan dapat ditambahkan bila ada berita acara dan persetujuan "
            "pemohon.",
            "The PTP result outside of the application can be added once there are minutes and the "
            "applicant's consent."},
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
      if (!replaced) ++missed;
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
    land.reason =
        holds ? Text{"Hasil PTP tidak beririsan dengan lokasi yang dimohonkan, dan belum ada berita "
                     "acara dengan persetujuan pemohon yang menggantikannya dengan hasil PTP di "
                     "atas tanah yang dikuasai.",
                     "The PTP result does not meet the location applied for, and no minutes with "
                     "the applicant's consent put the result on land that is held in its place."}
              : Text{"Hasil PTP tidak beririsan dengan lokasi yang dimohonkan, sehingga prosedur "
                     "penilaian tidak terpenuhi.",
                     "The PTP result does not meet the location applied for, so the procedure of "
                     "assessment is not fulfilled."};
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
