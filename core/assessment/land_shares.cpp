#include "assessment/land_shares.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "assessment/conformity_rtr.h"
#include "assessment/land_ptp.h"
#include "assessment/mechanism.h"
#include "assessment/noise.h"
#include "assessment/sectors.h"
#include "assessment/tolerances.h"

namespace kkpr::assessment {

using geometry::Region;

namespace {

/// All activities of a unit are planned on land that is added to it.
void planOn(const Region& added, Unit& unit) {
  unit.region = unit.region.unionWith(added);
  if (unit.groups.size() == 1) {
    unit.groups.front().region = unit.groups.front().region.unionWith(added);
    return;
  }
  std::map<std::string, const application::Activity*> all;
  for (const ActivityGroup& group : unit.groups) {
    for (std::size_t i = 0; i < group.planned.size(); ++i) {
      all.emplace(group.activities[i], group.planned[i]);
    }
  }
  ActivityGroup whole;
  for (const auto& [code, activity] : all) {
    whole.activities.push_back(code);
    whole.planned.push_back(activity);
  }
  whole.region = added;
  unit.groups.push_back(std::move(whole));
}

/// One unit as far as it claims land.
struct Claimant {
  AuthorityResult regions;
  Context context;
  MechanismSplit split;
  std::vector<Region> parts;  ///< of every office, see LandOffices::partsOf()
  bool conforms = false;      ///< to the plans, before anything is added

  Claimant(const Unit& unit, const Context& whole)
      : regions(whole.regions.within(unit.region)),
        context{whole.application, whole.site, whole.enclosed, whole.cuts, whole.layers,
                whole.changes,     regions,    whole.cite,     unit,       whole.asOf} {
    Assessment unsaid;
    split = splitByMechanism(whole.cuts, unit.region, whole.cite, unsaid);
  }
  Claimant(const Claimant&) = delete;
  Claimant& operator=(const Claimant&) = delete;

  [[nodiscard]] RtrJudgement judge(const Region& area, const Context& with) const {
    Assessment unsaid;
    Step step("", with.cite.of("2.2.2", "3.2.2"));
    return judgeRtr(area, !split.kkkpr.empty(), with, unsaid, step);
  }
};

/// True where something is approved of a unit that takes its share, or where it takes nothing.
bool standsWith(const LandShares& shares, const LandOffices& offices, const Claimant& unit) {
  Assessment unsaid;
  Step step("", unit.context.cite.of("2.2.2", "3.2.2"));
  const Region& p = unit.split.pkkpr;
  const LandOutcome land = landOf(p, unit.context, offices, &shares, unsaid, step);
  if (land.rejected) return false;
  if (land.added.empty() || isNoise(land.added)) return true;
  const Widened widened(land.added, unit.context);
  const Region area = p.difference(land.outside).unionWith(land.added);
  const RtrJudgement judgement = unit.judge(area, widened.context);
  if (!judgement.conforms()) return false;
  Region left = judgement.conforming().difference(land.outside);
  for (const Taking& taking : takingsOf(area, judgement.bases(), widened.context, unsaid)) {
    left = left.difference(taking.region);
  }
  return left.areaM2() >= kWhollyM2;
}

using Claimants = std::vector<std::unique_ptr<Claimant>>;

/// A connected part of what the same offices offer.
struct Piece {
  Region region;
  std::vector<double> offeredM2;     ///< by every office
  std::vector<int> ranks;            ///< of every unit; negative: no claim
  std::optional<std::size_t> taker;  ///< empty: nobody that is left claims it
};

/// What speaks for giving a unit land of an office, beside its border; negative: it has no claim.
int rankOf(const Claimant& unit, std::size_t office, const Region& result) {
  const Region& part = unit.parts[office];
  if (!unit.conforms || part.empty()) return -1;
  const bool meets = !isNothing(part.intersection(result), part);
  const bool lacks = !isNothing(part.difference(result), part);
  return (meets ? 2 : 0) + (lacks ? 1 : 0);
}

/// Land that the same offices offer, in order of office.
struct Offer {
  Region region;
  std::vector<std::size_t> offices;
};

/// What all offices offer, parted where one of them begins or ends: whichever comes first.
std::vector<Offer> offersOf(const std::vector<LandOffice>& offices) {
  std::vector<Offer> offers;
  for (std::size_t i = 0; i < offices.size(); ++i) {
    Region rest = offices[i].offered;
    const std::size_t before = offers.size();
    for (std::size_t j = 0; j < before && !rest.empty(); ++j) {
      Region both = offers[j].region.intersection(rest);
      if (isNoise(both)) continue;
      offers[j].region = offers[j].region.difference(rest);
      rest = rest.difference(both);
      std::vector<std::size_t> all = offers[j].offices;
      all.push_back(i);
      offers.push_back({std::move(both), std::move(all)});
    }
    offers.push_back({std::move(rest), {i}});
  }
  return offers;
}

std::vector<Piece> piecesOf(const std::vector<LandOffice>& offices, const Claimants& units) {
  std::vector<std::vector<int>> ranks(offices.size());
  for (std::size_t i = 0; i < offices.size(); ++i) {
    for (const auto& unit : units) ranks[i].push_back(rankOf(*unit, i, offices[i].result));
  }
  std::vector<Piece> pieces;
  for (const Offer& offer : offersOf(offices)) {
    for (Region& region : offer.region.parts()) {
      Piece piece{std::move(region), std::vector<double>(offices.size()),
                  std::vector<int>(units.size(), -1), std::nullopt};
      const double m2 = isNoise(piece.region) ? 0 : piece.region.areaM2();
      for (const std::size_t i : offer.offices) {
        piece.offeredM2[i] = m2;
        for (std::size_t k = 0; k < units.size(); ++k) {
          piece.ranks[k] = std::max(piece.ranks[k], ranks[i][k]);
        }
      }
      const Box box = piece.region.box();
      for (std::size_t k = 0; k < units.size(); ++k) {
        const Region& p = units[k]->split.pkkpr;
        const bool near = piece.ranks[k] >= 0 && box.meets(p.box());
        if (near && piece.region.sharedEdgeM(p) > 0) piece.ranks[k] += 4;
      }
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

void allot(std::vector<Piece>& pieces, const std::set<std::size_t>& out) {
  for (Piece& piece : pieces) {
    int best = -1;
    piece.taker.reset();
    for (std::size_t i = 0; i < piece.ranks.size(); ++i) {
      if (piece.ranks[i] <= best || out.count(i) != 0) continue;
      best = piece.ranks[i];
      piece.taker = i;
    }
  }
}

/// Each that fails costs a judgement on all that the others have left.
constexpr std::size_t kMostFailed = 100;

/// Empty where too many fail to try out who may have the land.
std::optional<std::vector<LandShares>> sharesOf(const LandOffices& land, const Claimants& units) {
  const std::vector<LandOffice>& offices = land.offices;
  std::vector<Piece> pieces = piecesOf(offices, units);
  std::vector<LandShares> shares(units.size(), LandShares(offices.size()));
  const auto gather = [&](std::size_t unit, bool unclaimed) {
    std::vector<Region> own;
    std::vector<double> elsewhereM2(offices.size());
    for (const Piece& piece : pieces) {
      if (piece.taker ? *piece.taker == unit : unclaimed) {
        own.push_back(piece.region);
        continue;
      }
      for (std::size_t i = 0; i < offices.size(); ++i) elsewhereM2[i] += piece.offeredM2[i];
    }
    const Region all = own.empty() ? Region() : Region::unionOf(own);
    for (std::size_t i = 0; i < offices.size(); ++i) {
      shares[unit][i] = {offices.size() == 1 ? all : all.intersection(offices[i].offered),
                         elsewhereM2[i]};
    }
  };
  const auto taken = [&](std::size_t unit) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].taker == unit) list.push_back(i);
    }
    return list;
  };
  // What fails with its share is judged with it, and others may have the land.
  std::set<std::size_t> failed;
  std::vector<std::vector<std::size_t>> tried(units.size());
  for (bool again = true; again;) {
    again = false;
    allot(pieces, failed);
    std::set<std::size_t> now;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      if (failed.count(unit) != 0) continue;
      std::vector<std::size_t> list = taken(unit);
      if (list == tried[unit]) continue;
      tried[unit] = std::move(list);
      gather(unit, false);
      if (!standsWith(shares[unit], land, *units[unit])) now.insert(unit);
    }
    again = !now.empty();
    failed.insert(now.begin(), now.end());
    if (failed.size() > kMostFailed) return std::nullopt;
  }
  // A unit that no plan accepts claims nothing; to it is told what nobody else takes.
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (failed.count(unit) == 0) gather(unit, !units[unit]->conforms);
  }
  return shares;
}

}  // namespace

Widened::Widened(const Region& added, const Context& of)
    : unit(of.unit), context{of.application, of.site,    of.enclosed, of.cuts, of.layers,
                             of.changes,     of.regions, of.cite,     unit,    of.asOf} {
  if (!added.empty()) planOn(added, unit);
}

Land landFor(const std::vector<Unit>& units, const Context& whole) {
  Land land;
  if (whole.application.ptp.empty()) return land;
  Claimants claimants;
  std::vector<Region> parts;
  for (const Unit& unit : units) {
    claimants.push_back(std::make_unique<Claimant>(unit, whole));
    parts.push_back(claimants.back()->split.pkkpr);
  }
  land.offices = landOfficesOf(parts.size() == 1 ? parts.front() : Region::unionOf(parts), whole);
  const auto& offices = land.offices.offices;
  const bool offered = std::any_of(offices.begin(), offices.end(), [](const LandOffice& office) {
    return !office.offered.empty();
  });
  if (units.size() < 2 || !offered) return land;
  for (const auto& unit : claimants) {
    const Region& p = unit->split.pkkpr;
    unit->parts = land.offices.partsOf(p, unit->regions);
    unit->conforms = !p.empty() && unit->judge(p, unit->context).conforms();
  }
  if (auto shares = sharesOf(land.offices, claimants)) {
    land.shares = std::move(*shares);
  } else {
    // Nobody is given it; that is told.
    land.shares.assign(units.size(), LandShares(offices.size()));
    land.offices.unknown.push_back(
        {{"Pembagian tanah hasil PTP", "Who is given the land of the PTP result"},
         {"Petugas KKPR dan pemohon", "The KKPR officer and the applicant"},
         {"Hasil PTP di luar lokasi tidak ditambahkan: terlalu banyak poligon atau kegiatan yang "
          "ditolak bila menerimanya, sehingga belum diketahui mana yang dapat menerimanya.",
          "The PTP result beside the location was not added: too many polygons or activities are "
          "rejected with it to find out which one can take it."},
         whole.cite.of("2.2.3.2", "3.2.3.3"),
         true});
  }
  return land;
}

}  // namespace kkpr::assessment
