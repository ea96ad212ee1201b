// Repairs within one ring [J 2.1.2 angka 1 huruf a = 3.1.2]: its end, its repeated positions, its
// spikes. None of them changes what the ring encloses.

#include "geometry/orientation.h"
#include "quality/repair_layer.h"

namespace kkpr::quality {
namespace {

/// Places in a ring that is being thinned out.
struct Where {
  std::int64_t record;
  std::int64_t ring;
};

Change changeAt(std::string_view rule, const Where& where, std::uint32_t stored) {
  Change change;
  change.rule = rule;
  change.record = where.record;
  change.ring = where.ring;
  change.vertex = stored == kNewVertex ? -1 : static_cast<std::int64_t>(stored);
  return change;
}

/// Every program that draws a polygon joins its end with its beginning by a straight line: to say
/// so by repeating the first position is what the file meant, however wide the gap.
void closeRing(MendedRing& ring, const Where& where, Ledger& ledger) {
  if (ring.points.empty() || ring.points.front() == ring.points.back()) return;
  Change change = changeAt("geometry.ring-not-closed", where, kNewVertex);
  change.to = ring.points.front();
  ledger.add(std::move(change));
  ring.points.push_back(ring.points.front());
  ring.stored.push_back(kNewVertex);
}

/// a → b → c runs straight back over itself.
bool turnsBack(Point a, Point b, Point c) {
  const double dot = (a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y);
  return dot > 0 && geometry::orientation(a, b, c) == 0;
}

/// A line that goes around the same outline several times: once says it all.
void dropLaps(MendedRing& ring, const Where& where, Ledger& ledger) {
  constexpr std::size_t kMostLaps = 4;
  const std::size_t open = ring.points.size() - 1;
  for (std::size_t laps = 2; laps <= kMostLaps; ++laps) {
    if (open % laps != 0 || open / laps < 3) continue;
    const std::size_t lap = open / laps;
    bool same = true;
    for (std::size_t i = 0; i + lap < open && same; ++i) {
      same = ring.points[i] == ring.points[i + lap];
    }
    if (!same) continue;
    Change change = changeAt("topology.duplicate", where, kNewVertex);
    change.from = static_cast<std::int64_t>(ring.points.size());
    change.to = static_cast<std::int64_t>(lap + 1);
    ledger.add(std::move(change));
    ring.points.resize(lap + 1);
    ring.stored.resize(lap + 1);
    return;
  }
}

/// Thins one closed ring. Where nothing of it would be left it stays as it is: what it was meant to
/// be only the applicant knows.
void thinRing(MendedRing& ring, const Where& where, Ledger& ledger) {
  const std::size_t open = ring.points.size() - 1;
  bool clean = true;
  for (std::size_t i = 0; i < open && clean; ++i) {
    const Point before = ring.points[i == 0 ? open - 1 : i - 1];
    clean = !(ring.points[i] == ring.points[i + 1]) &&
            !turnsBack(before, ring.points[i], ring.points[i + 1]);
  }
  if (clean) return;

  std::vector<Change> changes;
  std::vector<std::size_t> kept;  // of the ring's positions; a stack, its ends joined at last
  const auto drop = [&](const char* rule, std::size_t i) {
    Change change = changeAt(rule, where, ring.stored[i]);
    change.from = ring.points[i];
    changes.push_back(std::move(change));
  };
  const auto at = [&](std::size_t i) { return ring.points[i]; };
  // Drops from the back of `kept` what the next position makes superfluous. A position that a spike
  // returns to counts as part of that spike.
  const auto settle = [&](std::size_t next) {
    while (kept.size() >= 2 && turnsBack(at(kept[kept.size() - 2]), at(kept.back()), at(next))) {
      drop("geometry.spike", kept.back());
      kept.pop_back();
      if (at(kept.back()) == at(next)) {
        drop("geometry.spike", kept.back());
        kept.pop_back();
        if (kept.empty()) return;
      }
    }
  };
  for (std::size_t i = 0; i < open; ++i) {
    if (!kept.empty() && at(kept.back()) == at(i)) {
      drop("geometry.repeated-vertex", i);
      continue;
    }
    settle(i);
    kept.push_back(i);
  }
  // The ends meet: the same again around the first position.
  std::size_t first = 0;
  for (bool changed = true; changed && kept.size() - first >= 3;) {
    changed = false;
    const std::size_t last = kept.back();
    if (at(last) == at(kept[first])) {
      drop("geometry.repeated-vertex", last);
      kept.pop_back();
      changed = true;
    } else if (turnsBack(at(kept[kept.size() - 2]), at(last), at(kept[first]))) {
      drop("geometry.spike", last);
      kept.pop_back();
      changed = true;
    } else if (turnsBack(at(last), at(kept[first]), at(kept[first + 1]))) {
      drop("geometry.spike", kept[first]);
      ++first;
      changed = true;
    }
  }
  if (kept.size() - first < 3) return;

  MendedRing thinned;
  thinned.number = ring.number;
  for (std::size_t i = first; i < kept.size(); ++i) {
    thinned.points.push_back(at(kept[i]));
    thinned.stored.push_back(ring.stored[kept[i]]);
  }
  thinned.points.push_back(thinned.points.front());
  thinned.stored.push_back(first == 0 ? ring.stored.back() : kNewVertex);
  if (!hasThreeCorners(thinned.points)) return;
  for (Change& change : changes) ledger.add(std::move(change));
  ring = std::move(thinned);
}

}  // namespace

void mendVertices(MendedLayer& layer, Ledger& ledger) {
  for (MendedRecord& record : layer.records) {
    for (MendedRing& ring : record.rings) {
      if (!hasThreeCorners(ring.points)) continue;
      const Where where{record.number, ring.number};
      closeRing(ring, where, ledger);
      thinRing(ring, where, ledger);
      dropLaps(ring, where, ledger);
    }
  }
}

}  // namespace kkpr::quality
