#include "assessment/zoning.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "assessment/noise.h"
#include "assessment/tolerances.h"
#include "assessment/words.h"

namespace kkpr::assessment {

using application::Activity;
using application::Component;
using geometry::Region;
using plan::Permission;

namespace {

/// Stands for all of the part where a plan's text is asked, not its map.
constexpr char kTextZone = '*';

/// How a plan looks at one activity, before any place is asked.
struct Footing {
  const Activity* activity = nullptr;
  bool structural = false;
  bool regulated = false;
  bool onlyProgramme = false;
  bool bodyEverywhere = false, programmeEverywhere = false;
  Region body, programme;  ///< where, unless everywhere
};

void place(const std::vector<PlanCut::Placed>& list, const std::string& activity, bool byText,
           bool& everywhere, Region& where) {
  std::vector<Region> regions;
  for (const PlanCut::Placed& placed : list) {
    if (placed.said->activity != activity) continue;
    // [J 2.2.2.2 angka 4] The structure map of RTRWN and RTR Pulau is never used, nor do they
    // point at places.
    everywhere = everywhere || placed.everywhere || byText;
    regions.push_back(placed.region);
  }
  if (!everywhere && !regions.empty()) where = Region::unionOf(regions);
}

Footing footingOf(const PlanCut& cut, const Activity& activity) {
  const plan::Plan& plan = *cut.plan;
  const std::string code = plan::canonicalActivity(activity.code);
  const bool byText = speaksByText(plan.level);
  const bool tabled = plan.activities.has(code);
  const bool inBody = plan.inStructure(code);
  const bool inProgramme = plan.inPrograms(code);
  Footing footing;
  footing.activity = &activity;
  // [J 2.2.1.2 angka 1, 2.2.2.2 angka 2 huruf a] Where the component is not stated, the plan's
  // structure list tells.
  footing.structural =
      activity.component ? *activity.component == Component::strukturRuang : inBody;
  // [reading 4] In neither table nor structure list nor programme: not regulated. A programme of
  // an RTRW or RTR KSN alone does not count [J 2.2.2.2 angka 2].
  const bool programmeCounts = plan::isRdtr(plan.level) || byText;
  footing.regulated = tabled || inBody || (inProgramme && programmeCounts);
  footing.onlyProgramme = inProgramme && !footing.regulated;
  place(cut.structure, code, byText, footing.bodyEverywhere, footing.body);
  place(cut.programs, code, byText, footing.programmeEverywhere, footing.programme);
  return footing;
}

/// What the text of an RTRWN or RTR Pulau says: the cell for every zone, else the most lenient of
/// its cells, because no place is pointed at.
std::optional<Permission> textPermission(const plan::Plan& plan, const std::string& activity) {
  std::optional<Permission> best = plan.activities.at(activity, "*");
  if (best) return best;
  for (const std::string& zone : plan.activities.zones()) {
    const auto cell = plan.activities.at(activity, zone);
    if (cell && (!best || plan::strictness(cell) < plan::strictness(best))) best = cell;
  }
  return best;
}

/// What a place says about everything planned there: the strictest answer of `permissionFor`.
template <typename PermissionFor>
std::optional<Permission> strictestOf(const std::vector<std::string>& activities,
                                      const PermissionFor& permissionFor) {
  std::optional<Permission> strictest;
  bool first = true;
  for (const std::string& activity : activities) {
    const std::optional<Permission> permission = permissionFor(activity);
    // One activity allowed with limits and another with conditions: both hold.
    const bool limitsAndConditions =
        !first && permission && strictest &&
        ((*permission == Permission::limited && *strictest == Permission::conditional) ||
         (*permission == Permission::conditional && *strictest == Permission::limited));
    if (limitsAndConditions) {
      strictest = Permission::limitedAndConditional;
    } else if (first || plan::strictness(permission) > plan::strictness(strictest)) {
      strictest = permission;
    }
    first = false;
  }
  return strictest;
}

/// [reading 6] What the zones of a cell say about one activity: the strictest of them.
std::optional<Permission> permissionIn(const plan::Plan& plan, const Cell& cell,
                                       const std::string& activity) {
  std::optional<Permission> strictest = plan.activities.at(activity, *cell.zone);
  for (const std::string& zone : cell.beneath) {
    const std::optional<Permission> other = plan.activities.at(activity, zone);
    if (plan::strictness(other) > plan::strictness(strictest)) strictest = other;
  }
  return strictest;
}

/// Something that holds only at some places and therefore cuts the cells of the zones.
struct Splitter {
  enum class Kind { body, programme, prohibition, change };
  Kind kind = Kind::body;
  std::size_t footing = 0;  ///< of body and programme
  const ForestChange* change = nullptr;
  Region region;
};

struct Fragment {
  Cell cell;
  std::vector<bool> in;  ///< per splitter
};

void removeEmpty(std::vector<Fragment>& fragments) {
  fragments.erase(
      std::remove_if(fragments.begin(), fragments.end(),
                     [](const Fragment& fragment) { return fragment.cell.region.empty(); }),
      fragments.end());
}

/// Which zone is the stricter may differ by activity: where `zone`, which lies beneath over
/// `under`, is so for one of them, the cells are cut and keep it. Returns the m² of such places.
double layBeneath(const plan::Plan& plan, const std::string& zone, const Region& under,
                  const std::vector<std::string>& activities, std::vector<Fragment>& fragments) {
  double m2 = 0;
  std::vector<Fragment> cut;
  for (Fragment& fragment : fragments) {
    Cell& cell = fragment.cell;
    const bool stricter =
        cell.region.box().meets(under.box()) &&
        std::any_of(activities.begin(), activities.end(), [&](const std::string& activity) {
          return plan::strictness(plan.activities.at(activity, zone)) >
                 plan::strictness(permissionIn(plan, cell, activity));
        });
    if (!stricter) continue;
    Region within = cell.region.intersection(under);
    if (within.empty()) continue;
    m2 += within.areaM2();
    Fragment both = fragment;
    both.cell.beneath.push_back(zone);
    both.cell.permission = strictestOf(activities, [&](const std::string& activity) {
      return permissionIn(plan, both.cell, activity);
    });
    cell.region = cell.region.difference(under);
    both.cell.region = std::move(within);
    cut.push_back(std::move(both));
  }
  removeEmpty(fragments);
  fragments.insert(fragments.end(), std::make_move_iterator(cut.begin()),
                   std::make_move_iterator(cut.end()));
  return m2;
}

/// Makes what of the cells lies within `thin` cells of their own, so that settle() finds them.
void carve(const Region& thin, std::vector<Fragment>& fragments) {
  std::vector<Fragment> carved;
  for (Fragment& fragment : fragments) {
    if (!fragment.cell.region.box().meets(thin.box())) continue;
    Region within = fragment.cell.region.intersection(thin);
    if (within.empty()) continue;
    fragment.cell.region = fragment.cell.region.difference(thin);
    carved.push_back(fragment);
    carved.back().cell.region = std::move(within);
  }
  removeEmpty(fragments);
  fragments.insert(fragments.end(), std::make_move_iterator(carved.begin()),
                   std::make_move_iterator(carved.end()));
}

/// The zones over one group's area: where they overlap, the stricter holds (reading 6), unless the
/// overlap is too narrow to decide anything (reading 10).
std::vector<Fragment> zoneFragments(const PlanCut& cut, const Region& planned,
                                    const std::vector<std::string>& activities, Zoning& zoning) {
  struct Candidate {
    const PlanCut::ZoneCut* zone;
    std::optional<Permission> permission;
  };
  std::vector<Candidate> candidates;
  for (const PlanCut::ZoneCut& zone : cut.zones) {
    candidates.push_back({&zone, strictestOf(activities, [&](const std::string& activity) {
                            return cut.plan->activities.at(activity, zone.code);
                          })});
  }
  // Equally strict ones: by code, then name, as they are sorted.
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return plan::strictness(a.permission) > plan::strictness(b.permission);
                   });
  std::vector<Fragment> fragments;
  const auto add = [&](Cell cell) {
    if (!cell.region.empty()) fragments.push_back({std::move(cell), {}});
  };
  const bool allNoise = cut.overlapping && isNoise(planned);
  Region taken;
  std::map<int, Region> takenBy;  // strictness → what such zones took
  for (const Candidate& candidate : candidates) {
    const Region here = candidate.zone->region.intersection(planned);
    if (here.empty()) continue;
    const int strictness = plan::strictness(candidate.permission);
    // The stricter permission holds; what the other zone asks beside it goes on being asked.
    if (cut.overlapping) {
      Region under = here.intersection(taken);
      const Region thin = allNoise ? Region() : noiseOf(under);
      if (!thin.empty()) {
        carve(thin, fragments);
        under = under.difference(thin);
      }
      if (!under.empty()) {
        for (const auto& [other, region] : takenBy) {
          if (other != strictness) zoning.overlapM2 += under.intersection(region).areaM2();
        }
        if (activities.size() > 1) {
          zoning.overlapM2 +=
              layBeneath(*cut.plan, candidate.zone->code, under, activities, fragments);
        }
        zoning.hidden.push_back({candidate.zone, activities, std::move(under)});
      }
    }
    Region left = here.difference(taken);
    taken = taken.unionWith(here);
    takenBy[strictness] = takenBy[strictness].unionWith(left);
    Cell cell;
    cell.zone = candidate.zone->code;
    cell.name = candidate.zone->name;
    cell.permission = candidate.permission;
    cell.special = candidate.zone->special;
    cell.region = std::move(left);
    add(std::move(cell));
  }
  Cell unzoned;
  unzoned.ground = Ground::unzoned;
  unzoned.region = planned.intersection(cut.cover).difference(taken);
  add(std::move(unzoned));
  Cell outside;
  outside.inside = false;
  outside.ground = Ground::outside;
  outside.region = planned.difference(cut.cover);
  add(std::move(outside));
  return fragments;
}

/// [J 2.2.2.2 angka 4 huruf b = 3.2.2.2] The pola ruang map of RTRWN and RTR Pulau is laid over
/// only where the function of forest was changed and the plans do not know of it; elsewhere the
/// text is asked.
std::vector<Fragment> textFragments(const PlanCut& cut, const Region& planned,
                                    const std::vector<std::string>& activities,
                                    const std::vector<ForestChange>& changes, Zoning& zoning) {
  std::vector<Fragment> fragments;
  Region left = planned.intersection(cut.cover);
  // Also where none of the map's zones reaches here: within its delineation that is unzoned.
  if (!cut.plan->zones.zones().empty()) {
    std::vector<Region> changed;
    for (const ForestChange& change : changes) changed.push_back(change.beyondRdtr);
    Region mapped = left.intersection(Region::unionOf(changed));
    if (cut.delineation) mapped = mapped.intersection(*cut.delineation);
    if (!mapped.empty()) {
      fragments = zoneFragments(cut, mapped, activities, zoning);
      left = left.difference(mapped);
    }
  }
  Cell text;
  text.zone.emplace(1, kTextZone);
  text.permission = strictestOf(
      activities, [&](const std::string& activity) { return textPermission(*cut.plan, activity); });
  text.region = std::move(left);
  if (!text.region.empty()) fragments.push_back({std::move(text), {}});
  Cell outside;
  outside.inside = false;
  outside.ground = Ground::outside;
  outside.region = planned.difference(cut.cover);
  if (!outside.region.empty()) fragments.push_back({std::move(outside), {}});
  return fragments;
}

void split(std::vector<Fragment>& fragments, const std::vector<Splitter>& splitters) {
  for (std::size_t s = 0; s < splitters.size(); ++s) {
    std::vector<Fragment> next;
    next.reserve(fragments.size());
    for (Fragment& fragment : fragments) {
      fragment.in.resize(splitters.size(), false);
      if (!fragment.cell.inside) {
        next.push_back(std::move(fragment));
        continue;
      }
      Region within = fragment.cell.region.intersection(splitters[s].region);
      if (within.empty()) {
        next.push_back(std::move(fragment));
        continue;
      }
      Region without = fragment.cell.region.difference(splitters[s].region);
      if (!without.empty()) {
        Fragment rest = fragment;
        rest.cell.region = std::move(without);
        next.push_back(std::move(rest));
      }
      fragment.cell.region = std::move(within);
      fragment.in[s] = true;
      next.push_back(std::move(fragment));
    }
    fragments = std::move(next);
  }
}

/// What holds at one place beside the zones.
struct Here {
  bool body = false;
  bool programme = false;
  bool prohibited = false;  ///< by a special provision
  bool decree = false;      ///< a decree on forest names this use
};

/// One activity at one place.
Ground judged(const plan::Plan& plan, const Footing& footing, const Cell& cell, const Here& here) {
  const bool byText = speaksByText(plan.level);
  if (!footing.regulated && !here.decree) return Ground::notRegulated;
  const std::string code = plan::canonicalActivity(footing.activity->code);
  // The map is of use only where the plan has rules for the activity by zone.
  const bool onText = byText && (cell.zone == "*" || !plan.activities.has(code));
  const bool zoned = onText || cell.zone;
  std::optional<Permission> permission;
  if (zoned) {
    permission = onText ? textPermission(plan, code) : permissionIn(plan, cell, code);
  }
  const bool allowed = !here.prohibited && plan::conforms(permission);
  Ground no = Ground::emptyCell;
  if (!zoned) {
    no = Ground::unzoned;  // [reading 5]
  } else if (here.prohibited || permission == Permission::prohibited) {
    no = Ground::prohibited;
  }
  Ground yes = onText ? Ground::text : Ground::zoning;
  // [J 2.2.2.3 angka 2 huruf a 2) a)] The decree stands in for the zoning.
  if (!allowed && here.decree) yes = Ground::decree;
  if (footing.structural) {
    // [J 2.2.1.2 angka 1 huruf a, 2.2.2.2 angka 2 huruf a 1)] Zoning, and the body that names it
    // for the place or the main programme. The text of RTRWN and RTR Pulau meets the first unless
    // it forbids.
    const bool zoningMet =
        here.decree ||
        (onText ? !here.prohibited && permission != Permission::prohibited : allowed);
    if (!zoningMet) return no;
    if (here.body) return yes;
    return here.programme ? Ground::programme : Ground::notNamed;
  }
  // [J 2.2.1.2 angka 1 huruf b, 2.2.2.2 angka 2 huruf a 2)] Zoning, or the main programme; that of
  // an RTRW or RTR KSN never against its own zoning, and none where no zone lies (reading 5).
  if (allowed || here.decree) return yes;
  const bool programmeSuffices = plan::isRdtr(plan.level) || byText;
  return (zoned || byText) && here.programme && programmeSuffices ? Ground::programme : no;
}

bool isYes(Ground ground) {
  return ground == Ground::zoning || ground == Ground::programme || ground == Ground::decree ||
         ground == Ground::text;
}

void judge(Fragment& fragment, const std::vector<Splitter>& splitters,
           const std::vector<Footing>& footings, const plan::Plan& plan) {
  Cell& cell = fragment.cell;
  if (!cell.inside) return;
  bool prohibited = false;
  std::vector<Here> here(footings.size());
  for (std::size_t f = 0; f < footings.size(); ++f) {
    here[f].body = footings[f].bodyEverywhere;
    here[f].programme = footings[f].programmeEverywhere;
  }
  for (std::size_t s = 0; s < splitters.size(); ++s) {
    if (!fragment.in[s]) continue;
    const Splitter& splitter = splitters[s];
    switch (splitter.kind) {
      case Splitter::Kind::body:
        here[splitter.footing].body = true;
        break;
      case Splitter::Kind::programme:
        here[splitter.footing].programme = true;
        break;
      case Splitter::Kind::prohibition:
        prohibited = true;
        break;
      case Splitter::Kind::change:
        for (std::size_t f = 0; f < footings.size(); ++f) {
          const std::string& code = footings[f].activity->code;
          here[f].decree =
              here[f].decree || splitter.change->anyUse ||
              (splitter.change->use &&
               plan::canonicalActivity(*splitter.change->use) == plan::canonicalActivity(code));
        }
        break;
    }
  }
  if (prohibited) cell.permission = Permission::prohibited;
  // Every activity planned there has to conform [J 2.2.3.2 angka 1 = 3.2.3.3].
  cell.conforms = !footings.empty();
  bool first = true;
  for (std::size_t f = 0; f < footings.size(); ++f) {
    here[f].prohibited = prohibited;
    const Ground ground = judged(plan, footings[f], cell, here[f]);
    if (first || (isYes(cell.ground) && !isYes(ground)) ||
        (isYes(ground) && isYes(cell.ground) && ground == Ground::programme)) {
      cell.ground = ground;
    }
    first = false;
    cell.conforms = cell.conforms && isYes(ground);
    cell.byDecree = cell.byDecree || (isYes(ground) && here[f].decree && !footings[f].regulated);
  }
}

}  // namespace

std::string_view groundName(Ground ground) {
  switch (ground) {
    case Ground::zoning:
      return "zonasi";
    case Ground::programme:
      return "indikasi-program";
    case Ground::decree:
      return "sk-kehutanan";
    case Ground::text:
      return "batang-tubuh";
    case Ground::notRegulated:
      return "tidak-diatur";
    case Ground::notNamed:
      return "tidak-disebut-struktur";
    case Ground::prohibited:
      return "dilarang";
    case Ground::emptyCell:
      return "sel-kosong";
    case Ground::unzoned:
      return "tanpa-zona";
    case Ground::outside:
      return "di-luar-rencana";
  }
  return "di-luar-rencana";
}

bool newerThan(const ForestChange& change, const plan::Plan& plan) {
  return newerThan(change.decreed, plan.enacted);
}

bool newerThan(const std::optional<Date>& decreed, const std::optional<Date>& enacted) {
  return !decreed || !enacted || *enacted < *decreed;
}

bool Zoning::wholly() const { return regulates && areaM2 - conformingM2 < kWhollyM2; }
bool Zoning::partly() const { return regulates && conformingM2 >= kWhollyM2; }

Region Zoning::conformingRegion() const {
  std::vector<Region> regions;
  for (const Cell& cell : cells) {
    if (cell.conforms) regions.push_back(cell.region);
  }
  return regions.size() == 1 ? regions.front() : Region::unionOf(regions);
}

bool Zoning::restsOn(Ground ground) const {
  return std::any_of(cells.begin(), cells.end(),
                     [ground](const Cell& cell) { return cell.ground == ground; });
}

Zoning zoningOf(const PlanCut& cut, const Region& area, const std::vector<ActivityGroup>& groups,
                const std::vector<ForestChange>& changes) {
  Zoning zoning;
  zoning.cut = &cut;
  zoning.plan = cut.plan;
  zoning.area = area;
  zoning.areaM2 = area.areaM2();
  std::vector<ForestChange> newer;
  for (const ForestChange& change : changes) {
    if (newerThan(change, *cut.plan)) newer.push_back(change);
  }
  std::vector<Cell> cells;
  bool onlyProgramme = false;
  for (const ActivityGroup& group : groups) {
    const Region planned = groups.size() == 1 ? area : area.intersection(group.region);
    if (planned.areaM2() < kWhollyM2) continue;
    std::vector<Footing> footings;
    std::vector<Splitter> splitters;
    for (const Activity* activity : group.planned) {
      footings.push_back(footingOf(cut, *activity));
      const Footing& footing = footings.back();
      const std::size_t f = footings.size() - 1;
      zoning.regulates = zoning.regulates || footing.regulated;
      onlyProgramme = onlyProgramme || footing.onlyProgramme;
      if (!footing.body.empty()) {
        splitters.push_back({Splitter::Kind::body, f, nullptr, footing.body});
      }
      if (!footing.programme.empty()) {
        splitters.push_back({Splitter::Kind::programme, f, nullptr, footing.programme});
      }
    }
    if (plan::isRdtr(cut.plan->level)) {
      // [J 2.2.1.2 angka 2] Of other plans special provisions become conditions [J 2.2.2.2 angka 2
      // huruf b].
      for (const PlanCut::Special& special : cut.special) {
        if (special.provision->prohibits) {
          splitters.push_back({Splitter::Kind::prohibition, 0, nullptr, special.region});
        }
      }
    }
    for (const ForestChange& change : newer) {
      if (!change.use && !change.anyUse)
        continue;  // not deducted; the zoning decides, and the forum is asked
      splitters.push_back({Splitter::Kind::change, 0, &change, change.region});
    }
    std::vector<Fragment> fragments =
        speaksByText(cut.plan->level)
            ? textFragments(cut, planned, group.activities, changes, zoning)
            : zoneFragments(cut, planned, group.activities, zoning);
    split(fragments, splitters);
    for (Fragment& fragment : fragments) {
      fragment.in.resize(splitters.size(), false);
      judge(fragment, splitters, footings, *cut.plan);
      fragment.cell.plan = cut.plan;
      fragment.cell.activities = group.activities;
      cells.push_back(std::move(fragment.cell));
    }
  }
  std::vector<Region> partition;
  for (const Cell& cell : cells) partition.push_back(cell.region);
  for (const NoiseMove& move : settle(partition)) zoning.noiseM2 += move.m2;
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].region = partition[i];
  cells.erase(std::remove_if(cells.begin(), cells.end(),
                             [](const Cell& cell) { return cell.region.empty(); }),
              cells.end());
  for (const Cell& cell : cells) {
    const double m2 = cell.region.areaM2();
    if (cell.inside) zoning.insideM2 += m2;
    if (cell.conforms) zoning.conformingM2 += m2;
    zoning.regulates = zoning.regulates || cell.byDecree;
    if (cell.inside && !cell.zone) zoning.unzonedM2 += m2;
  }
  zoning.onlyProgramme = onlyProgramme && !zoning.regulates;
  zoning.cells = std::move(cells);
  return zoning;
}

std::optional<std::string> titlesOf(const std::vector<PlanCut::Placed>& placed,
                                    const std::vector<ActivityGroup>& groups) {
  std::set<std::string> wanted;
  for (const ActivityGroup& group : groups) {
    for (const std::string& activity : group.activities) {
      wanted.insert(plan::canonicalActivity(activity));
    }
  }
  std::set<std::string> titles;
  for (const PlanCut::Placed& one : placed) {
    if (wanted.count(one.said->activity) == 0) continue;
    titles.insert(one.said->title.empty() ? one.said->activity : one.said->title);
  }
  if (titles.empty()) return std::nullopt;
  std::string all;
  for (const std::string& title : titles) {
    if (!all.empty()) all += "; ";
    all += title;
  }
  return all;
}

std::vector<ZoneShare> sharesOf(const std::vector<Cell>& cells) {
  double total = 0;
  std::vector<ZoneShare> shares;
  for (const Cell& cell : cells) {
    const double m2 = cell.region.areaM2();
    total += m2;
    const auto same = std::find_if(shares.begin(), shares.end(), [&](const ZoneShare& share) {
      return share.plan == cell.plan->id && share.zone == cell.zone && share.name == cell.name &&
             share.permission == cell.permission && share.inside == cell.inside &&
             share.conforms == cell.conforms && share.ground == groundName(cell.ground);
    });
    if (same != shares.end()) {
      same->m2 += m2;
    } else {
      shares.push_back({cell.plan->id, cell.zone, cell.name, cell.permission, m2, 0, cell.inside,
                        cell.conforms, std::string(groundName(cell.ground))});
    }
  }
  for (ZoneShare& share : shares) share.percent = percentOf(share.m2, total);
  std::stable_sort(shares.begin(), shares.end(),
                   [](const ZoneShare& a, const ZoneShare& b) { return a.m2 > b.m2; });
  return shares;
}

}  // namespace kkpr::assessment
