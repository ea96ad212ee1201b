// The only file that knows in which order the questions of a route are asked: kind → system → plans
// and authority → scale → scheme → procedure → fee.

#include "assessment/route.h"

#include <algorithm>

#include "assessment/business/pnbp.h"
#include "assessment/business/scale.h"
#include "assessment/business/without_assessment.h"
#include "assessment/plan_status.h"
#include "assessment/route_notes.h"
#include "assessment/route_procedure.h"
#include "assessment/words.h"
#include "base/number.h"
#include "base/text.h"
#include "rules/rule_set.h"
#include "rules/scheme.h"

namespace kkpr::assessment {

using application::AuthorityLevel;
using application::Purpose;

namespace {

constexpr Words kApplicant{"Pemohon", "The applicant"};
constexpr Words kPlanner{"Dinas yang membidangi penataan ruang; GISTARU; Sistem OSS",
                         "The spatial-planning office; GISTARU; the OSS system"};
constexpr CitedPlace kTable{"juknis-13-2023", "1.4 Tabel 1.1"};

std::string_view kindName(Purpose kind) {
  switch (kind) {
    case Purpose::nonberusaha:
      return "nonberusaha";
    case Purpose::berusaha:
      return "berusaha";
    case Purpose::stranas:
      return "stranas";
  }
  return "";
}

Words kindText(Purpose kind) {
  switch (kind) {
    case Purpose::nonberusaha:
      return {"kegiatan nonberusaha", "a non-business activity"};
    case Purpose::berusaha:
      return {"kegiatan berusaha", "a business activity"};
    case Purpose::stranas:
      return {"kegiatan strategis nasional", "a national strategic activity"};
  }
  return {"", ""};
}

/// A day before all the rules at hand is answered with the oldest of them, which did not hold then.
void noteDay(const Date& asOf, Route& out) {
  if (rules::isCovered(asOf)) return;
  flagText(out, "sebelum-aturan", beforeTheRules(asOf), kTable.citation());
}

// ---- kind and system ----------------------------------------------------------------------------

void decideKind(const application::Application& a, Route& out) {
  // [J 1.4 Tabel 1.1; J 1.8] The kind of activity is the row of the table; the applicant states it.
  if (!a.purpose) {
    ask(out,
        {"Jenis kegiatan: berusaha, nonberusaha, atau strategis nasional",
         "The kind: business, non-business or national strategic"},
        kApplicant,
        {"Jenis kegiatan menentukan skema, sistem, dan biaya: berusaha melalui OSS; nonberusaha "
         "dan strategis nasional melalui sistem elektronik Menteri.",
         "The kind decides scheme, system and fee: business through OSS; non-business and "
         "national strategic activities through the Minister's electronic system."},
        kTable, "/purpose");
    return;
  }
  out.kind = a.purpose;
  answer(out, "kind", std::string(kindName(*out.kind)), kindText(*out.kind).text(),
         kTable.citation());
  if (*out.kind != Purpose::nonberusaha) return;
  const bool strategic = std::any_of(
      a.activities.begin(), a.activities.end(), [](const application::Activity& activity) {
        return activity.strategic.value_or(false) || activity.vitalObject.value_or(false);
      });
  if (strategic) {
    flag(out, "jenis-kegiatan",
         {"Kegiatan yang bersifat strategis nasional atau obyek vital nasional "
          "bukan kegiatan nonberusaha; jenis yang dinyatakan perlu diperiksa.",
          "What is national-strategic or a vital national object is no "
          "non-business activity; the kind stated has to be looked at."},
         {"juknis-13-2023", "1.8 angka 1 huruf d"});
  }
}

void decideSystem(const rules::SchemeRow& row, Route& out) {
  // [J 1.4 Tabel 1.1] Business through OSS, the others through the Minister's system; without an
  // electronic system where that cannot serve.
  out.system = row.system;
  out.systemOtherwise = row.otherwise;
  const Words text =
      row.system == "OSS"
          ? Words{"Sistem OSS; luring melalui DPMPTSP bila sistem tidak tersedia",
                  "The OSS system; off-line through DPMPTSP where it is not available"}
          : Words{
                "Sistem elektronik Menteri ATR/BPN; nonelektronik bila sistem itu "
                "tidak dapat melayani",
                "The Minister's electronic system; without one where it cannot serve"};
  answer(out, "system", row.system, text.text(), row.dated.citation);
}

// ---- plans and authority ------------------------------------------------------------------------

std::optional<PlanStatus> lookAtPlans(const RouteInputs& in, const Date& day) {
  const bool usable = std::any_of(in.plans.begin(), in.plans.end(),
                                  [](const plan::Plan* plan) { return !plan->unusable; });
  if (!usable || !in.location) return std::nullopt;
  PlanStatus status = planStatusOf(in.application, *in.location, in.plans, day);
  if (status.parts.empty()) return std::nullopt;  // the polygons enclose nothing
  return status;
}

void noteAboutPlans(const PlanStatus& status, Route& out) {
  if (!status.otherRegencies.empty()) {
    std::string list;
    for (const std::string& one : status.otherRegencies) list += (list.empty() ? "" : ", ") + one;
    list = shortened(toUtf8(list), 200);
    flagText(out, "wilayah-berbeda",
             {"Kabupaten/kota yang dinyatakan bukan wilayah rencana di lokasi itu (" + list +
                  "); periksa nama atau koordinatnya.",
              "The regency stated is not that of the plans over the location (" + list +
                  "); check the name or the coordinates."},
             {"juknis-13-2023", "2.1.2 (= 3.1.2) angka 1 huruf d"});
  }
  for (const plan::Plan* plan : status.integrationUnknown) {
    askText(
        out, {"Status integrasi OSS " + plan->title, "OSS integration of " + plan->title}, kPlanner,
        {"Dokumen " + plan->title +
             " tidak menyebut apakah sudah terintegrasi dengan OSS; di sini dianggap belum.",
         plan->title + " does not say whether it is integrated with OSS; here it counts as not."},
        kTable.citation(), "");
  }
  for (const plan::Plan* plan : status.unusable) {
    askText(out, {"Rencana " + plan->title, "The plan " + plan->title}, kPlanner,
            {"Rencana " + plan->title + " tidak dipakai: " + plan->unusable->id + ".",
             "The plan " + plan->title + " was not used: " + plan->unusable->en + "."},
            kTable.citation(), "");
  }
  for (const plan::Plan* plan : status.later) {
    flagText(
        out, "rencana-belum-berlaku",
        {"Rencana " + plan->title + " ditetapkan sesudah tanggal permohonan dan tidak dipakai.",
         "The plan " + plan->title +
             " was enacted after the day of the application and was not used."},
        kTable.citation());
  }
  const bool none = std::any_of(status.parts.begin(), status.parts.end(),
                                [](const PlanPart& part) { return part.column == "tanpa-rtr"; });
  if (none) {
    ask(out, {"Rencana lain di lokasi", "Other plans over the location"}, kPlanner,
        {"Sebagian atau seluruh lokasi tidak diliputi rencana yang diberikan; bila ada rencana "
         "lain, skemanya berubah.",
         "All or part of the location lies in none of the plans given; another plan would change "
         "the scheme."},
        kTable, "");
  }
  out.readings.insert(status.readings.begin(), status.readings.end());
}

void nameBranches(const RouteInputs& in, Route& out) {
  Text list;
  for (const RouteBranch& branch : out.branches) {
    if (branch.applies) continue;
    const rules::Scheme& scheme = rules::scheme(branch.scheme);
    list.id += (list.id.empty() ? "" : "; ") + branch.label.id + " → " + scheme.label.id;
    list.en += (list.en.empty() ? "" : "; ") + branch.label.en + " → " + scheme.label.en;
  }
  const bool plansGiven = !in.plans.empty();
  const Words what =
      plansGiven
          ? Words{"Koordinat lokasi yang dapat dibaca", "Readable coordinates of the location"}
          : Words{"Status rencana tata ruang di lokasi", "The status of the plans there"};
  askText(out, what.text(), plansGiven ? kApplicant : kPlanner,
          {"Skema bergantung pada rencana di lokasi: " + list.id + ".",
           "The scheme depends on the plans over the location: " + list.en + "."},
          kTable.citation(), plansGiven ? "/location/shapefile" : "");
}

void decideAuthority(const application::Application& a, const std::optional<PlanStatus>& status,
                     Route& out) {
  // [J II, III] Across provinces the Minister, inside DKI Jakarta or across kabupaten/kota the
  // governor, inside one kabupaten/kota bupati or wali kota; by the plans' regions. [M KKPR Proyek
  // Strategis Nasional (PSN)] A strategic project goes to the Minister.
  CitedPlace place{"juknis-13-2023", "Bab II; Bab III"};
  if (a.authority) {
    out.authority = a.authority;
  } else if (out.kind == Purpose::stranas) {
    out.authority = AuthorityLevel::menteri;
    place = {"kkpr-majoo", "KKPR Proyek Strategis Nasional (PSN)"};
  } else if (status) {
    out.authority = status->authority;
  }
  if (out.authority) {
    const std::string name(authorityName(*out.authority));
    const Words text =
        a.authority ? Words{"Kewenangan ditetapkan dalam permohonan", "Stated in the application"}
                    : Words{"Menurut wilayah lokasi dan jenis kegiatan",
                            "By the region of the location and the kind of activity"};
    answer(out, "authority", name, text.text(), place.citation());
  } else {
    ask(out, {"Pejabat yang berwenang", "Who decides"},
        {"Dinas yang membidangi penataan ruang", "The spatial-planning office"},
        {"Kewenangan mengikuti wilayah menurut rencana: lintas provinsi → Menteri; DKI Jakarta "
         "atau lintas kabupaten/kota → gubernur; satu kabupaten/kota → bupati/wali kota.",
         "It follows the regions of the plans: across provinces → the Minister; DKI Jakarta or "
         "across kabupaten/kota → the governor; one kabupaten/kota → bupati or wali kota."},
        place, "/authority");
  }
}

void decideAddressee(const Date& on, Route& out) {
  // [J 2.1.1, 3.1.1 angka 1; P SE ATR/BPN 4/SE.PF.01/III/2021; M] Business registers in OSS; a
  // letter goes to the Minister c.q. the Director General, or to the head of region c.q. the
  // investment office.
  std::string to;
  if (out.kind == Purpose::berusaha) {
    to = "OSS";
  } else if (out.kind == Purpose::stranas && out.authority == AuthorityLevel::menteri) {
    to = "stranas";
  } else if (out.authority) {
    to = authorityName(*out.authority);
  } else {
    return;
  }
  const rules::Addressee& row = rules::addressee(to, on);
  out.addressee = row.text;
  answer(out, "addressee", row.to, row.text, row.dated.citation);
}

// ---- scheme -------------------------------------------------------------------------------------

bool hasCase(const RouteInputs& in, const Route& out) {
  return out.kind == Purpose::berusaha && in.application.business.unassessedCase.has_value();
}

/// The columns of the table with what is known of each. Inside integrated RDTR a KKKPR is what
/// there is, so a case without assessment only concerns the rest.
void fillBranches(const rules::SchemeRow& row, const std::optional<PlanStatus>& status,
                  const RouteInputs& in, Route& out) {
  const bool claimed = hasCase(in, out);
  const application::Business& business = in.application.business;
  double outsideM2 = 0;
  double outsideShare = 0;
  for (const rules::PlanColumn& column : rules::planColumns()) {
    const rules::Scheme& scheme = rules::scheme(row.schemeIn(column.name));
    RouteBranch branch;
    branch.column = column.name;
    branch.label = column.label;
    branch.scheme = scheme.name;
    branch.mechanism = scheme.mechanism;
    branch.assessed = scheme.assessed;
    if (status) {
      branch.applies = false;
      for (const PlanPart& part : status->parts) {
        if (part.column != column.name) continue;
        if (claimed && column.name != "rdtr-terintegrasi") {
          outsideM2 += part.m2;
          outsideShare += part.share;
          continue;
        }
        branch.applies = true;
        branch.m2 = part.m2;
        branch.share = part.share;
        branch.plans = part.plans;
      }
    } else if (claimed && column.name != "rdtr-terintegrasi") {
      branch.applies = false;
    }
    out.branches.push_back(std::move(branch));
  }
  for (RouteBranch& branch : out.branches) {
    if (branch.column != "tanpa-penilaian") continue;
    if (!claimed) {
      // Not known only where business has not said that there is none.
      const bool open = !status && out.kind == Purpose::berusaha && !business.caseStated;
      branch.applies = open ? std::nullopt : std::optional(false);
    } else if (status) {
      branch.applies = outsideShare > 0;
      if (outsideShare > 0) branch.m2 = outsideM2;
      branch.share = outsideShare;
    } else {
      branch.applies = std::nullopt;
    }
  }
}

void setScheme(const rules::Scheme& scheme, Route& out) {
  out.scheme = scheme.name;
  out.mechanism = scheme.mechanism;
}

void add(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// The mechanisms of what applies. Of several, the PKKPR is named first: it needs the longer way.
/// What no plan covers comes last.
void decideScheme(const rules::SchemeRow& row, const RouteInputs& in, Route& out) {
  const RouteBranch* chosen = nullptr;
  const auto rank = [](const RouteBranch& branch) {
    if (branch.mechanism == "PKKPR") return 0;
    if (branch.mechanism == "KKKPR") return 1;
    // Where no plan given speaks, another that was not given may.
    return branch.mechanism ? 2 : 3;
  };
  int parts = 0;
  for (const RouteBranch& branch : out.branches) {
    if (!branch.applies.value_or(false)) continue;
    ++parts;
    if (branch.mechanism) add(out.mechanisms, *branch.mechanism);
    out.assessed = out.assessed || branch.assessed;
    if (!chosen || rank(branch) < rank(*chosen)) chosen = &branch;
  }
  if (!chosen) {
    nameBranches(in, out);
    if (!hasCase(in, out)) return;
    // [K PP 28/2025 Pasal 27 ayat (2) huruf b] Wherever no integrated RDTR is, the case decides.
    setScheme(rules::scheme(row.schemeIn("tanpa-penilaian")), out);
    add(out.mechanisms, *out.mechanism);
  } else {
    setScheme(rules::scheme(chosen->scheme), out);
  }
  const rules::Scheme& scheme = rules::scheme(*out.scheme);
  answer(out, "mechanism", scheme.name, scheme.label, row.dated.citation);
  if (parts > 1) {
    flag(out, "lokasi-terbagi",
         {"Lokasi terbagi menurut status rencana; tiap bagian mengikuti skemanya sendiri, lihat "
          "\"branches\".",
          "The location is divided by the status of the plans; each part follows its own scheme, "
          "see \"branches\"."},
         {"juknis-13-2023", "2.2 (= 3.2) angka 3"});
  }
}

void decideSelfDeclaration(Route& out) {
  // [P PP 21/2021 Pasal 149 ayat (2)] A micro or small business declares by itself that the
  // activity fits the plan; no KKKPR or PKKPR is applied for.
  const rules::Scheme& scheme = rules::scheme("pernyataan-mandiri");
  out.selfDeclaration = true;
  setScheme(scheme, out);
  for (RouteBranch& branch : out.branches) {
    branch.applies = false;
    branch.m2.reset();
    branch.share = 0;
  }
  answer(out, "mechanism", scheme.name, scheme.label,
         {"pkkpr-pnbp-2022", "PP 21/2021 Pasal 149 ayat (2)"});
}

void noteBusiness(const application::Business& business, Route& out) {
  // [K KKKPR, Implementasi] A further KBLI at the same place: with a KKPR, inside RDTR in OSS and
  // with the same use of space, a KKKPR is enough. [M] Older business permits stay valid.
  if (!business.kbli) {
    ask(out, {"KBLI", "The KBLI"}, {"Pelaku usaha", "The business"},
        {"KBLI menentukan tingkat risiko dan indeks jenis usaha.",
         "The KBLI decides the level of risk and the index of the business."},
        {"kkpr-majoo", "Mekanisme KKPR bagi UMK"}, "/business/kbli");
  }
  if (!business.existingKkpr.value_or(false)) return;
  flag(out, "tambah-kbli",
       {"Menambah KBLI di tempat yang sama: cukup KKKPR bila sudah ada KKPR, lokasi ada dalam RDTR "
        "yang terintegrasi dengan OSS, dan pemanfaatan ruang tidak berubah; selain itu PKKPR. Izin "
        "usaha dari sebelum UU Cipta Kerja tetap berlaku.",
        "Adding a KBLI at the same place: a KKKPR is enough where there is a KKPR, the location is "
        "in an RDTR integrated with OSS and the use of space stays the same; else a PKKPR. "
        "Business "
        "permits from before the Job Creation Law stay valid."},
       {"kkkpr-pkkpr-pp28-2025", "KKKPR, Implementasi"});
  ask(out, {"Perubahan pemanfaatan ruang", "Whether the use of space changes"},
      {"Pelaku usaha", "The business"},
      {"Permohonan tidak menyebut apakah pemanfaatan ruang tetap sama dengan KKPR yang ada.",
       "The application does not say whether the use of space stays that of the KKPR there is."},
      {"kkkpr-pkkpr-pp28-2025", "KKKPR, Implementasi"}, "/business/existingKkpr");
}

void noteMigas(const application::Business& business, const PlanStatus& status, Route& out) {
  // [K PP 28/2025 Pasal 27 ayat (2) huruf b] An exploration area fits the plan: where there is
  // none, it cannot.
  if (out.kind != Purpose::berusaha ||
      business.unassessedCase != application::UnassessedCase::migas)
    return;
  const bool none = std::any_of(status.parts.begin(), status.parts.end(),
                                [](const PlanPart& part) { return part.column == "tanpa-rtr"; });
  if (!none) return;
  flag(out, "migas-tanpa-rtr",
       {"Area eksplorasi migas harus sesuai dengan RTR, sedangkan sebagian atau seluruh lokasi "
        "tidak diliputi rencana yang diberikan.",
        "An oil and gas exploration area has to fit the spatial plan, while all or part of the "
        "location lies in none of the plans given."},
       {"kkkpr-pkkpr-pp28-2025", "PP 28/2025 Pasal 27 ayat (2) huruf b"});
}

void noteIgnored(const application::Application& a, Route& out) {
  if (a.ignored.empty()) return;
  constexpr std::size_t kShown = 10;
  std::string list;
  for (std::size_t i = 0; i < a.ignored.size() && i < kShown; ++i) {
    list += (list.empty() ? "" : ", ") + shortened(a.ignored[i], 80);
  }
  if (a.ignored.size() > kShown) list += ", …";
  flagText(out, "isian-tidak-dikenal",
           {"Permohonan memuat isian yang namanya tidak dikenal dan tidak dibaca: " + list + ".",
            "The application has members whose names are not known and that are not read: " + list +
                "."},
           kTable.citation());
}

void noteForeignCase(const application::Application& a, Route& out) {
  if (out.kind == Purpose::berusaha || !a.business.unassessedCase) return;
  flag(out, "kasus-tanpa-penilaian",
       {"Lima kasus tanpa penilaian hanya untuk kegiatan berusaha; di sini tidak "
        "berlaku.",
        "The five cases without assessment are for business only; they do not "
        "apply here."},
       kTable);
}

// ---- fee ----------------------------------------------------------------------------------------

/// The area that the fee is reckoned from: as stated, unless that is no area or a slip. Where it is
/// not the stated one, the route says so.
std::optional<double> landOf(const RouteInputs& in, Route& out) {
  const std::optional<double> measured =
      in.location != nullptr ? in.location->webMercatorM2 : std::nullopt;
  const bool stated = in.landNeedM2 && *in.landNeedM2 > 0;
  if (stated && !(in.landNeedSlip && measured)) return in.landNeedM2;
  if (!measured) return std::nullopt;
  const auto m2 = [](double area, Language language) {
    return formatNumber(area, 2, language, true) + " m\xC2\xB2";
  };
  Text why{"Kebutuhan luas lahan tidak disebut sebagai angka di atas nol dengan satuannya",
           "The land need is not stated as a number above zero with its unit"};
  if (stated) {
    why = {"Kebutuhan luas lahan " + m2(*in.landNeedM2, Language::id) +
               " tampaknya salah satuan atau salah pemisah ribuan",
           "The land need of " + m2(*in.landNeedM2, Language::en) +
               " seems to have the wrong unit or separator"};
  }
  flagText(out, "luas-untuk-pnbp",
           {why.id + "; PNBP dihitung dari luas poligon, " + m2(*measured, Language::id) + ".",
            why.en + "; the fee is reckoned from the area of the polygons, " +
                m2(*measured, Language::en) + "."},
           {"pkkpr-pnbp-2022", "Pasal 3 PMK 143/PMK.02/2021"});
  return measured;
}

void decideFee(const RouteInputs& in, Route& out) {
  if (out.kind == Purpose::nonberusaha) {
    out.fees.push_back(noFee("nonberusaha", in.asOf));
    return;
  }
  if (out.selfDeclaration) {
    out.fees.push_back(noFee("umk", in.asOf));
    return;
  }
  if (out.kind == Purpose::stranas) {
    Fee fee;
    fee.tariff = "stranas";
    fee.variant = "tanpa-sumber";
    fee.reading = {"Tarif untuk kegiatan strategis nasional", "The fee of a strategic activity"};
    fee.message = {"Sumber hanya memuat tarif untuk kegiatan berusaha.",
                   "The sources only have a tariff for business."};
    fee.citation = {"pkkpr-pnbp-2022", "Pasal 3 PMK 143/PMK.02/2021"};
    fee.status = "one-source";
    fee.since = in.asOf;
    fee.inForce = true;
    fee.missing = {"tariff"};
    out.fees.push_back(std::move(fee));
    return;
  }
  std::vector<FeePart> parts;
  for (const char* mechanism : {"KKKPR", "PKKPR"}) {
    double share = 0;
    bool possible = false;
    for (const RouteBranch& branch : out.branches) {
      if (branch.mechanism != mechanism || (branch.applies && !*branch.applies)) continue;
      possible = true;
      share += branch.applies ? branch.share : 0;
    }
    // Where the plans are not known, either mechanism would be that of the whole location.
    if (possible) parts.push_back({mechanism, share > 0 ? share : 1});
  }
  out.fees = feesOf(in.application.business, parts, landOf(in, out),
                    missingForScale(in.application), in.asOf);
  for (const Fee& fee : out.fees) {
    if (fee.readingNumber) out.readings.insert(*fee.readingNumber);
  }
}

void nameWhatFeesLack(Route& out) {
  const auto lacks = [&](const char* field) {
    return std::any_of(out.fees.begin(), out.fees.end(), [&](const Fee& fee) {
      return std::find(fee.missing.begin(), fee.missing.end(), field) != fee.missing.end();
    });
  };
  constexpr CitedPlace annex{"pkkpr-pnbp-2022", "Lampiran PMK 143/PMK.02/2021"};
  if (lacks("indexBusiness")) {
    ask(out, {"Indeks jenis usaha", "The index of the business"},
        {"Sistem OSS; Kementerian Keuangan", "OSS; the Ministry of Finance"},
        {"Indeks jenis usaha tidak disebut; tanpa itu PNBP tidak dapat dihitung.",
         "The index of the business is not given; without it there is no fee to "
         "compute."},
        annex, "/business/indexBusiness");
  }
  if (lacks("indexRegion")) {
    ask(out, {"Indeks daerah", "The index of the region"},
        {"Sistem OSS; Kementerian Keuangan", "OSS; the Ministry of Finance"},
        {"Indeks daerah tidak disebut; tanpa itu PNBP tidak dapat dihitung.",
         "The index of the region is not given; without it there is no fee to "
         "compute."},
        annex, "/business/indexRegion");
  }
  if (lacks("landNeed")) {
    ask(out, {"Luas lahan", "The area of the land"}, kApplicant,
        {"Luas lahan tidak diketahui, dari permohonan maupun dari poligonnya.",
         "The area is not known, neither stated nor from the polygons."},
        annex, "/landNeed");
  }
}

/// Schemes for which documents and steps are listed: the ones that apply, else all that may.
std::vector<std::string> schemesToPrepare(const Route& out) {
  if (out.selfDeclaration) return {*out.scheme};
  std::vector<std::string> schemes;
  const bool known = std::any_of(out.branches.begin(), out.branches.end(),
                                 [](const RouteBranch& b) { return b.applies.value_or(false); });
  for (const RouteBranch& branch : out.branches) {
    if (known ? branch.applies.value_or(false) : !branch.applies) add(schemes, branch.scheme);
  }
  return schemes;
}

}  // namespace

Route route(const RouteInputs& in) {
  const application::Application& a = in.application;
  const Date day = rules::coveredDay(in.asOf);
  Route out;
  out.asOf = in.asOf;
  noteDay(in.asOf, out);
  decideKind(a, out);
  const std::optional<PlanStatus> status = lookAtPlans(in, in.asOf);
  if (status) noteAboutPlans(*status, out);
  if (in.locationFails) {
    flag(out, "mutu-lokasi",
         {"Berkas lokasi belum memenuhi ketentuan; perbaiki dahulu sebelum diajukan.",
          "The location file does not meet the requirements; mend it first."},
         {"juknis-13-2023", "2.1.2 (= 3.1.2) angka 1"});
  }
  decideAuthority(a, status, out);
  if (!out.kind) return out;

  const std::string kind(kindName(*out.kind));
  const rules::SchemeRow& row = rules::schemeRow(kind, day);
  decideSystem(row, out);
  decideAddressee(day, out);
  fillBranches(row, status, in, out);
  noteForeignCase(a, out);
  noteIgnored(a, out);
  if (status) noteMigas(a.business, *status, out);
  if (*out.kind == Purpose::berusaha) {
    decideScale(a, day, out);
    noteBusiness(a.business, out);
  }
  if (out.scale == "umk") {
    decideSelfDeclaration(out);
  } else {
    if (*out.kind == Purpose::berusaha) explainCase(a.business, day, out);
    decideScheme(row, in, out);
  }
  chooseProcedure(a, kind, schemesToPrepare(out), day, out);
  decideFee(in, out);
  nameWhatFeesLack(out);
  return out;
}

}  // namespace kkpr::assessment
