#include "assessment/land_offices.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "assessment/noise.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using application::Ptp;
using application::TenureStatus;
using geometry::Region;

namespace {

/// "kabupaten bogor"; empty for a part whose kabupaten/kota is not known.
std::string regencyOf(const RegionPart& part) {
  return part.regency ? part.key.substr(part.key.find('/') + 1) : std::string();
}

/// The regions that a PTP names, by key. "Bogor" is Kabupaten or Kota Bogor, whichever no PTP names
/// with its kind; with its kind it is only that one.
std::vector<std::string> regionsNamed(const std::string& stated, const Context& context) {
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
  std::vector<std::string> found;
  for (const RegionPart& part : context.regions.regions) {
    const std::string key = regencyOf(part);
    const bool same = key == asRegency(stated) || (bare && key == regencyKey(stated, true));
    if (same && !(bare && namedWithKind(key))) found.push_back(part.key);
  }
  return found;
}

/// The region in which all of `p` lies, where that is one kabupaten/kota: whatever office gave a
/// PTP that names none, it speaks of that.
std::optional<std::string> onlyRegion(const Region& p, const AuthorityResult& regions) {
  for (const RegionPart& part : regions.regions) {
    if (isNothing(p.difference(part.region), p)) {
      return part.regency ? std::optional(part.key) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// A PTP by its number, for a sentence.
std::string called(const GivenPtp& given) {
  if (given.ptp->number) return *given.ptp->number;
  if (given.ptp->date) return formatDate(*given.ptp->date);
  return "?";
}

bool isNewer(const GivenPtp& a, const GivenPtp& b) {
  return a.ptp->date && b.ptp->date && *b.ptp->date < *a.ptp->date;
}

bool overlap(const GivenPtp& a, const GivenPtp& b) {
  return a.known() && b.known() && !isNoise(a.result.intersection(b.result));
}

rules::Citation citationOf(const Context& context) {
  return context.cite.of("2.2.2.3", "3.2.2.3", "angka 1");
}

Flag replaced(const GivenPtp& one, const GivenPtp& by, const Context& context) {
  return {"ptp-digantikan",
          {"PTP " + called(one) + " digantikan oleh PTP " + called(by) +
               " yang lebih baru dari Kantor Pertanahan yang sama; hasilnya tidak dipakai.",
           "The PTP " + called(one) + " is replaced by the newer PTP " + called(by) +
               " of the same land office; its result is not used."},
          std::nullopt,
          citationOf(context)};
}

/// [J annex XV, 2.2.2.3 angka 1 huruf f] One PTP per land office: a newer one that speaks of the
/// same land stands for the older. Several that cannot be told apart so are read together, an open
/// file before a closed one.
void settleOffice(LandOffice& office, const Context& context) {
  std::vector<GivenPtp>& given = office.given;
  if (given.size() < 2) return;
  const auto replaces = [&](const GivenPtp& a, const GivenPtp& b) {
    if (!isNewer(a, b)) return false;
    // A closed file says nothing of the land: what was given before goes on holding.
    if (a.closed() && !b.closed()) return !b.known();
    if (b.closed() || !a.known() || !b.known()) return true;
    return overlap(a, b);
  };
  std::vector<GivenPtp> kept;
  for (const GivenPtp& one : given) {
    const auto by = std::find_if(given.begin(), given.end(),
                                 [&](const GivenPtp& other) { return replaces(other, one); });
    if (by == given.end()) {
      kept.push_back(one);
    } else {
      office.flags.push_back(replaced(one, *by, context));
    }
  }
  if (kept.size() > 1) {
    std::string names;
    for (const GivenPtp& one : kept) names += (names.empty() ? "" : ", ") + called(one);
    const Text message{"Satu Kantor Pertanahan memberi beberapa PTP (" + names +
                           "), padahal seharusnya satu; hasilnya dibaca sebagai satu kesatuan.",
                       "One land office gave several PTPs (" + names +
                           ") where one is foreseen; their results are read as one."};
    office.flags.push_back({"ptp-beberapa", message, std::nullopt, citationOf(context)});
    office.unknown.push_back({{"PTP yang berlaku", "The PTP that holds"},
                              kLandOffice,
                              message,
                              citationOf(context),
                              true});
  }
  const auto isOpen = [](const GivenPtp& one) { return !one.closed(); };
  if (std::any_of(kept.begin(), kept.end(), isOpen)) {
    kept.erase(std::remove_if(kept.begin(), kept.end(), std::not_fn(isOpen)), kept.end());
  }
  given = std::move(kept);
  std::vector<Region> results;
  for (const GivenPtp& one : given) results.push_back(one.result);
  office.result = Region::unionOf(results);
}

/// Of several whose office is not known, a newer result over the same land stands for the older.
void settleUnplaced(LandOffices& land, const Context& context) {
  std::vector<LandOffice>& offices = land.offices;
  const auto gone = [&](const LandOffice& office) {
    if (office.placed) return false;
    const GivenPtp& one = office.given.front();
    for (const LandOffice& other : offices) {
      const GivenPtp& by = other.given.front();
      if (other.placed || by.closed() || !isNewer(by, one) || !overlap(by, one)) continue;
      land.flags.push_back(replaced(one, by, context));
      return true;
    }
    return false;
  };
  std::vector<bool> leave;
  for (const LandOffice& office : offices) leave.push_back(gone(office));
  std::vector<LandOffice> kept;
  for (std::size_t i = 0; i < offices.size(); ++i) {
    if (!leave[i]) kept.push_back(std::move(offices[i]));
  }
  offices = std::move(kept);
  // What is left of P goes to the first of them: that must not be a matter of their order. An open
  // file before a closed one, which says nothing of the land.
  std::stable_sort(offices.begin(), offices.end(), [](const LandOffice& a, const LandOffice& b) {
    if (a.placed || b.placed) return a.placed && !b.placed;
    const auto key = [](const LandOffice& office) {
      const Ptp& ptp = *office.given.front().ptp;
      const Box box = office.result.box();
      return std::tuple(office.closed(), ptp.date, ptp.number, office.result.areaM2(), box.minX,
                        box.minY);
    };
    return key(a) < key(b);
  });
}

/// What is not known of PTPs that name no kabupaten/kota that is known.
void askForPlaces(const Region& p, const Context& context, LandOffices& land) {
  std::vector<std::size_t> unplaced;
  for (std::size_t i = 0; i < land.offices.size(); ++i) {
    if (!land.offices[i].placed) unplaced.push_back(i);
  }
  const auto ask = [&](const Text& message) {
    land.unknown.push_back({{"Kabupaten/kota tiap PTP", "The kabupaten/kota of each PTP"},
                            kLandOffice,
                            message,
                            citationOf(context),
                            true});
  };
  if (unplaced.size() > 1) {
    ask(
        {"Beberapa PTP tidak menyebut kabupaten/kota yang dikenal; masing-masing dibandingkan "
         "dengan bagian yang ditemuinya.",
         "Several PTPs name no kabupaten/kota that is known; each is compared with what it "
         "meets."});
  } else if (unplaced.size() == 1 &&
             isNothing(land.partsOf(p, context.regions)[unplaced.front()], p)) {
    ask(
        {"Sebuah PTP tidak menyebut kabupaten/kota, sedangkan PTP lain meliputi semua wilayah "
         "lokasi; hasil PTP itu tidak dipakai.",
         "A PTP names no kabupaten/kota while others speak of every region of the location; its "
         "result is not used."});
  }
}

/// What each result could add: land beside the location that is held.
void offer(const Context& context, LandOffices& land) {
  if (!land.tenure) return;
  const Region beside = context.site.extent().difference(context.site.region());
  const Region held = beside.intersection(*land.tenure);
  Region addable = held;
  for (const PlanCut& cut : context.cuts) {
    const bool integrated =
        plan::isRdtr(cut.plan->level) && cut.plan->ossIntegrated.value_or(false);
    if (integrated && !addable.empty()) addable = addable.difference(cut.cover);
  }
  const Region inRdtr = held.difference(addable);
  for (LandOffice& office : land.offices) {
    if (office.closed() || !office.known()) continue;
    office.offered = addable.intersection(office.result);
    office.inRdtr = inRdtr.intersection(office.result);
  }
}

/// T: the land held, where its extent is known.
std::optional<Region> tenureOf(const Context& context) {
  if (context.enclosed.tenure) return context.site.all(*context.enclosed.tenure);
  if (context.application.tenure.status == TenureStatus::seluruhnya) return context.site.region();
  return std::nullopt;
}

}  // namespace

bool LandOffice::known() const {
  return std::all_of(given.begin(), given.end(), [](const GivenPtp& one) { return one.known(); });
}

std::vector<Region> LandOffices::partsOf(const Region& p, const AuthorityResult& regions) const {
  std::vector<Region> parts(offices.size());
  std::vector<std::size_t> unplaced;
  Region left = p;
  for (std::size_t i = 0; i < offices.size(); ++i) {
    if (!offices[i].placed) {
      unplaced.push_back(i);
      continue;
    }
    std::vector<Region> here;
    for (const RegionPart& region : regions.regions) {
      const auto& keys = offices[i].regions;
      if (std::find(keys.begin(), keys.end(), region.key) != keys.end()) {
        here.push_back(region.region);
      }
    }
    // A PTP of another kabupaten/kota speaks of nothing here.
    if (here.empty()) continue;
    parts[i] = left.intersection(Region::unionOf(here));
    left = left.difference(parts[i]);
  }
  if (unplaced.empty()) return parts;
  // Each for what its result meets, the first for what none meets.
  if (unplaced.size() > 1) {
    for (const std::size_t i : unplaced) {
      parts[i] = left.intersection(offices[i].result);
      left = left.difference(parts[i]);
    }
  }
  Region& first = parts[unplaced.front()];
  first = first.empty() ? left : first.unionWith(left);
  return parts;
}

LandOffices landOfficesOf(const Region& p, const Context& whole) {
  LandOffices land;
  land.tenure = tenureOf(whole);
  const auto& all = whole.application.ptp;
  const auto& regions = whole.regions.regions;
  const bool named = std::any_of(regions.begin(), regions.end(),
                                 [](const RegionPart& part) { return part.regency; });
  const std::optional<std::string> only = onlyRegion(p, whole.regions);
  for (std::size_t i = 0; i < all.size(); ++i) {
    GivenPtp given{&all[i], nullptr, {}};
    if (i < whole.enclosed.ptp.size()) given.shape = &whole.enclosed.ptp[i];
    if (given.known()) given.result = whole.site.all(*given.shape->whole);
    LandOffice office;
    if (all[i].regency && named) {
      office.regions = regionsNamed(*all[i].regency, whole);
      office.placed = true;
    } else if (!all[i].regency && only) {
      office.regions = {*only};
      office.placed = true;
    }
    const auto same =
        std::find_if(land.offices.begin(), land.offices.end(), [&](const LandOffice& other) {
          return !office.regions.empty() && other.regions == office.regions;
        });
    if (same != land.offices.end()) {
      same->given.push_back(std::move(given));
      continue;
    }
    office.result = given.result;
    office.given.push_back(std::move(given));
    land.offices.push_back(std::move(office));
  }
  for (LandOffice& office : land.offices) settleOffice(office, whole);
  settleUnplaced(land, whole);
  askForPlaces(p, whole, land);
  offer(whole, land);
  return land;
}

}  // namespace kkpr::assessment
