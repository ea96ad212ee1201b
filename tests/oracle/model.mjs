// The regulation on a grid: what rules.md says in sections 4 to 12, 15 and 17, and nothing of the
// engine. A location, a plan, a zone, a layer are masks of cells (grid.mjs); areas are exact. Where
// the text leaves a choice it is named in `choices` and reasoned in README.md.

import { borders, components, covers, meets, minus, none } from './grid.mjs';

/** What the text leaves open, as read here (README.md, "Choices"). */
export const choices = {
  rtrwBeforeRdtrForRegions: false, // 1
  unknownPartLeavesAuthorityOpen: true, // 2
  emptyCellRefusesInOverlap: true, // 4
  programmeConformsUnzoned: false, // 5
  textAllowsWhenAnyZoneDoes: true, // 8
  unitRegulatedByAnyActivity: true, // 14
  decreeInPlanStillForest: false, // 22
  decreeNeedsStructureToo: true, // 23
  releasedWithoutUseConforms: false, // 24
  rejectWithoutAgreement: true, // 29
  keepWhereTenureUnknown: true, // 30
  reassessOnlyWhenAdded: true, // 31
  unionOfProducts: true, // 37
};

/** Branches of the law that the model can take; a test wants every one of them taken. */
export const branches = `
4 menteri|4 gubernur: across kabupaten/kota|4 gubernur: DKI Jakarta|4 bupati|4 override|4 not known|4 plans disagree, newer speaks|4 layer fills
5 KKKPR only|5 PKKPR only|5 both|5 RDTR not integrated|5 plan not yet in force
6.1 not regulated|6.1 wholly|6.1 in part|6.1 nowhere|6.1 newest of two speaks|6.1 pola by programme|6.1 pola by programme against X|6.1 struktur by body|6.1 struktur by programme|6.1 struktur without row|6.1 struktur without body and programme|6.1 special X
6.2 pola by zoning|6.2 programme does not mend zoning|6.2 only in programme|6.2 struktur by body|6.2 struktur by programme|6.2 struktur without row|6.2 component by structure list
6.2 national text allows|6.2 national text forbids|6.2 national programme only|6.2 national struktur not forbidden|6.2 national struktur forbidden|6.2 national map in changed forest|6.2 KSN only in programme
6 I|6 T|6 B|6 T,B|6 X|6 empty|6 no row|6 star|6 star overridden
7.1 newest wholly|7.3 other wholly|7.3 others in part, national|7.3 others in part, largest is A|7.3 others in part, largest is B|7.3 no other, national|7.3 no other, rejected|7 single plan in part|7 no RTRW, national|7 no RTRW, rejected|7 tie
7.S2 newest wholly|7.S2 other wholly|7.S2 largest is A|7.S2 largest is B|7.S2 largest is C|7.S2 largest is D|7.S2 rejected|7.S2 single plan in part|7.S2 rejected though A or B
8 centre|8 governor|8 one kabupaten/kota|8 cluster without basis|8 first level wholly|8 RTRWP wholly|8 KSN wholly|8 RTR Pulau wholly|8 RTRWN wholly|8 largest level|8 largest is not the most detailed|8 no level|8 wholly by several plans
8 R wholly, O wholly|8 R in part, O in part|8 R wholly, O in part|8 R in part, O wholly|8 R nowhere, O somewhere|8 R somewhere, O nowhere|8 R nowhere, O nowhere
9 one unit|9 related polygons|9 unrelated polygons|9 silent polygons|9 groups|9 related activities|9 unrelated activities|9 silent activities|9 place needs every activity
10 no PTP|10 no evidence, meets|10 no evidence, apart|10 evidence, meets, added|10 evidence, meets, nothing to add|10 evidence, apart, replaced|10 evidence, no minutes|10 evidence, no consent|10 evidence, wrong minutes|10 T unknown, meets|10 T unknown, apart|10 apart and nothing to replace|10 reassessed wholly|10 reassessed in part|10 reassessed rejected|10 added to another unit|10 left to another unit|10 closed|10 closed at one of several|10 all closed|10 apart at one of several|10 none of several meets|10 PTP of one office missing|10 unfit P4T|10 unfit RTR
11 forest|11 APL|11 released, use equal|11 released, other use|11 released, no use|11 released, already in plan|11 KKPR|11 KKPR, public interest|11 KKPR expired|11 KKPR of same holder|11 water|11 water related|11 PIPPIB|11 IUP-OP|11 IUP exploration|11 LSD|11 other permit|11 deductions overlap|11 nothing left|11 from both products
12 surface under or over|12 collides|12 ranges touch|12 public interest collides too|12 issued without range|12 strata by polygon
15 wholly|15 in part|15 rejected|15 no plan
17.2|17.3|17.5|17.6|17.9`
  .trim()
  .split(/[|\n]/)
  .map((one) => one.trim());
const known = new Set(branches);

const allows = (permission) => ['I', 'T', 'B', 'T,B'].includes(permission);
const rdtrLevels = ['RDTR', 'RDTR-KPN'];
const rtrwLevels = ['RTRWK', 'RTRWP'];
const nationalLevels = ['RTR-KSN', 'RTR-PULAU', 'RTRWN'];
const textLevels = ['RTR-PULAU', 'RTRWN'];
const levels = [...rtrwLevels, ...nationalLevels];
const detail = {
  RDTR: 0,
  'RDTR-KPN': 0,
  RTRWK: 1,
  RTRWP: 2,
  'RTR-KSN': 3,
  'RTR-PULAU': 4,
  RTRWN: 5,
};
const jakarta = /jakarta/i;

// 17.10: newest = enacted, then the more detailed level, then id.
const newestFirst = (a, b) =>
  (a.enacted < b.enacted ? 1 : a.enacted > b.enacted ? -1 : 0) ||
  detail[a.level] - detail[b.level] ||
  (a.id < b.id ? -1 : 1);

const unionOf = (masks) => masks.reduce((sum, one) => sum | one, none);
export const delineation = (plan) => plan.boundary ?? unionOf(plan.zones.map((zone) => zone.mask));

/** The whole assessment of a scenario (scenarios.mjs); `hit` is told of each branch taken. */
export function assess(scenario, { hit: tell = () => {}, choice = choices } = {}) {
  const hit = (branch) => {
    if (!known.has(branch)) throw new Error(`no such branch: ${branch}`);
    tell(branch);
  };
  return new Model(scenario, hit, { ...choices, ...choice }).result();
}

class Model {
  constructor(scenario, hit, choice) {
    this.s = scenario;
    this.hit = hit;
    this.choice = choice;
    this.area = (mask) => scenario.place.area(mask);
    this.location = unionOf(scenario.polygons);
    this.plans = scenario.plans
      .filter((plan) => plan.enacted <= scenario.date)
      .map((plan) => ({ ...plan, mask: delineation(plan) }))
      .sort(newestFirst);
    if (this.plans.length < scenario.plans.length) hit('5 plan not yet in force');
    this.readings = new Set();
    this.meetings = new Set();
    this.flags = new Set();
    this.withoutBasis = false;
    this.shares = null; // of each unit what of each PTP it may take; null where it is the only one
  }

  ofKind(kind) {
    return this.s.layers.filter((layer) => layer.kind === kind).flatMap((layer) => layer.features);
  }

  // 4 Who decides: regions by the plans' own boundaries, newest first; the layer only fills.
  regions() {
    const spoken = { province: new Map(), regency: new Map() };
    const put = (map, name, mask) => map.set(name, (map.get(name) ?? none) | mask);
    let left = ~none;
    const disagreeing = [];
    const last = (plan) => this.choice.rtrwBeforeRdtrForRegions && rdtrLevels.includes(plan.level);
    const speaking = [...this.plans].sort((a, b) => last(a) - last(b));
    for (const plan of speaking.filter((one) => one.region?.province)) {
      put(spoken.province, plan.region.province, plan.mask & left);
      left = minus(left, plan.mask);
    }
    const unknownProvince = left;
    left = ~none;
    for (const plan of speaking.filter((one) => one.region?.regency)) {
      const own = plan.mask & (spoken.province.get(plan.region.province) ?? none);
      if (
        disagreeing.some(
          (one) => one.name !== plan.region.regency && meets(one.mask, own & this.location),
        )
      )
        this.hit('4 plans disagree, newer speaks');
      disagreeing.push({ name: plan.region.regency, mask: own });
      put(spoken.regency, plan.region.regency, own & left);
      left = minus(left, own);
    }
    for (const feature of this.ofKind('batas-administrasi')) {
      if (meets(feature.mask & this.location, unknownProvince | left)) this.hit('4 layer fills');
      put(spoken.province, feature.properties.WADMPR, feature.mask & unknownProvince);
      put(spoken.regency, feature.properties.WADMKK, feature.mask & left);
    }
    return spoken;
  }

  namesOver(map, mask) {
    return [...map].filter(([, where]) => meets(where, mask)).map(([name]) => name);
  }

  // 4 Who decides. Where the region of a part is not known and could change the answer: not known.
  authority() {
    const provinces = this.namesOver(this.region.province, this.location);
    const regencies = this.namesOver(this.region.regency, this.location);
    const knownOf = (map) =>
      !this.choice.unknownPartLeavesAuthorityOpen ||
      covers(unionOf([...map.values()]), this.location);
    if (this.s.authority) {
      this.hit('4 override');
      return this.s.authority;
    }
    if (provinces.length > 1) {
      this.hit('4 menteri');
      return 'menteri';
    }
    if (provinces.length === 0 || !knownOf(this.region.province)) {
      this.hit('4 not known');
      return null;
    }
    if (jakarta.test(provinces[0])) {
      this.hit('4 gubernur: DKI Jakarta');
      return 'gubernur';
    }
    if (regencies.length > 1) {
      this.hit('4 gubernur: across kabupaten/kota');
      return 'gubernur';
    }
    if (regencies.length === 0 || !knownOf(this.region.regency)) {
      this.hit('4 not known');
      return null;
    }
    this.hit('4 bupati');
    return 'bupati-wali-kota';
  }

  // 6.1, 17.6 The zoning of a plan for an activity: cells that allow it; the stricter of overlapping zones.
  zoning(plan, code, within) {
    const row = plan.activities[code];
    let allowed = none;
    let refused = none;
    let zoned = none;
    for (const zone of plan.zones) {
      const here = zone.mask & plan.mask;
      zoned |= here;
      if (!row) continue;
      const permission = row[zone.code] ?? row['*'];
      if (meets(here, within)) {
        this.hit(`6 ${permission ?? 'empty'}`);
        if (row['*'] !== undefined) this.hit(row[zone.code] ? '6 star overridden' : '6 star');
      }
      if (allows(permission)) allowed |= here;
      else if (permission || this.choice.emptyCellRefusesInOverlap) refused |= here;
    }
    if (!row && meets(zoned, within)) this.hit('6 no row');
    if (meets(minus(plan.mask, zoned), within)) {
      this.hit('17.5');
      this.readings.add(5);
    }
    if (meets(allowed & refused, within)) {
      this.hit('17.6');
      this.readings.add(6);
    }
    allowed = minus(allowed, refused);
    if (rdtrLevels.includes(plan.level))
      for (const special of plan.special ?? [])
        if (special.effect === 'X') {
          if (meets(special.mask & allowed, within)) this.hit('6.1 special X');
          allowed = minus(allowed, special.mask);
        }
    return { row: row !== undefined, allowed, zoned };
  }

  listed(list, code, plan) {
    const entries = (list ?? []).filter((one) => one.activity === code);
    const where = unionOf(
      entries.map((one) => (one.where === '*' ? plan.mask : one.where & plan.mask)),
    );
    return { named: entries.length > 0, where };
  }

  // 11 Released by an SK newer than the plan, its use named and equal: it stands in for the zoning.
  decreed(plan, code) {
    return unionOf(
      this.ofKind('kawasan-hutan')
        .filter((feature) => isForest(feature))
        .filter(({ properties: p }) => p.released && p.decreeDate > plan.enacted)
        .filter(
          ({ properties: p }) =>
            p.decreeUse === code ||
            (this.choice.releasedWithoutUseConforms && p.released === 'tanpa-peruntukan'),
        )
        .map((feature) => feature.mask),
    );
  }

  // 6.1, 6.2 One activity against one plan over X: does the plan regulate it, and where does it conform?
  conformity(plan, activity, x) {
    const { code } = activity;
    const body = this.listed(plan.structure, code, plan);
    const programme = this.listed(plan.programs, code, plan);
    const structural = activity.component ? activity.component === 'struktur-ruang' : body.named;
    if (textLevels.includes(plan.level))
      return this.byText(plan, activity, x, structural, body, programme);
    const zoning = this.zoning(plan, code, x);
    const decreed = this.decreed(plan, code) & plan.mask & x;
    const own = x & plan.mask;
    const isRdtr = rdtrLevels.includes(plan.level);
    // A decree makes a silent plan regulate the activity where it lets it conform, never against it (23).
    const helped = structural ? decreed & (body.where | programme.where) : decreed;
    const regulates = zoning.row || body.named || helped !== none || (isRdtr && programme.named);
    if (!isRdtr && !activity.component && body.named) this.hit('6.2 component by structure list');
    // 6.2: held only in the programme of an RTRW or RTR KSN counts as not regulated.
    const onlyProgramme = !regulates && programme.named;
    if (onlyProgramme) {
      this.hit(plan.level === 'RTR-KSN' ? '6.2 KSN only in programme' : '6.2 only in programme');
      return { regulates, conform: none, onlyProgramme };
    }
    const allowed = (zoning.allowed | decreed) & own;
    let conform;
    if (structural) {
      conform = allowed & (body.where | programme.where);
      if (!this.choice.decreeNeedsStructureToo) conform |= decreed;
      const name = isRdtr ? '6.1' : '6.2';
      if (meets(allowed, body.where)) this.hit(`${name} struktur by body`);
      if (meets(minus(allowed, body.where), programme.where))
        this.hit(`${name} struktur by programme`);
      if (regulates && !zoning.row) this.hit(`${name} struktur without row`);
      if (isRdtr && allowed !== none && conform === none)
        this.hit('6.1 struktur without body and programme');
    } else if (isRdtr) {
      // 6.1: pola ruang and zoning allow it, or the main programme holds it.
      const held = this.choice.programmeConformsUnzoned
        ? programme.where
        : programme.where & zoning.zoned;
      conform = (allowed | held) & own;
      if (meets(minus(held, allowed), own)) this.hit('6.1 pola by programme');
      if (zoning.row && meets(minus(held & zoning.zoned, allowed), own))
        this.hit('6.1 pola by programme against X');
    } else {
      // 6.2: the programme never makes conform what the zoning prohibits or leaves empty.
      conform = allowed;
      if (conform !== none) this.hit('6.2 pola by zoning');
      if (meets(minus(programme.where, allowed), own))
        this.hit('6.2 programme does not mend zoning');
    }
    return { regulates, conform, onlyProgramme: false };
  }

  // 6.2, 17.11 RTRWN and RTR Pulau: their text over the whole of P; their map only in changed forest.
  byText(plan, activity, x, structural, body, programme) {
    const row = plan.activities[activity.code];
    const values = row ? (row['*'] !== undefined ? [row['*']] : Object.values(row)) : [];
    const textAllows = this.choice.textAllowsWhenAnyZoneDoes
      ? values.some(allows)
      : values.length > 0 && values.every(allows);
    const forbids = values.length > 0 && !textAllows;
    const regulates = row !== undefined || body.named || programme.named;
    const map = this.changedForest() & x & plan.mask;
    const decreed = this.decreed(plan, activity.code) & x;
    if (!regulates && (decreed === none || structural))
      return { regulates: false, conform: none, onlyProgramme: false };
    this.readings.add(11);
    let zoning = (structural ? !forbids : textAllows) ? x : none;
    if (map !== none && row) {
      this.hit('6.2 national map in changed forest');
      zoning = minus(zoning, map) | (this.zoning(plan, activity.code, map).allowed & map);
    }
    zoning |= decreed;
    if (structural) {
      this.hit(forbids ? '6.2 national struktur forbidden' : '6.2 national struktur not forbidden');
      const conform = body.named || programme.named ? zoning : none;
      return { regulates: true, conform, onlyProgramme: false };
    }
    if (textAllows) this.hit('6.2 national text allows');
    if (forbids) this.hit('6.2 national text forbids');
    if (!row && !body.named && programme.named) this.hit('6.2 national programme only');
    return { regulates: true, conform: programme.named ? x : zoning, onlyProgramme: false };
  }

  // 6.2 Forest whose function was changed by an SK, the change not yet in an RDTR.
  changedForest() {
    let changed = none;
    for (const feature of this.ofKind('kawasan-hutan')) {
      if (!isForest(feature) || !feature.properties.released) continue;
      const inRdtr = this.plans
        .filter((plan) => rdtrLevels.includes(plan.level))
        .filter((plan) => plan.enacted >= feature.properties.decreeDate);
      changed |= minus(feature.mask, unionOf(inRdtr.map((plan) => plan.mask)));
    }
    return changed;
  }

  // 9 A plan against all that is judged together: a place conforms where every activity planned there does.
  judge(plan, unit, x) {
    let conform = x;
    const regulated = [];
    let onlyProgramme = false;
    let anyConform = none;
    for (const activity of unit.activities) {
      const planned = x & this.plannedAt(activity, unit);
      if (planned === none) continue;
      const one = this.conformity(plan, activity, planned);
      regulated.push(one.regulates);
      onlyProgramme ||= one.onlyProgramme;
      anyConform |= one.conform;
      conform = minus(conform, minus(planned, one.conform));
    }
    const regulates = this.choice.unitRegulatedByAnyActivity
      ? regulated.includes(true)
      : !regulated.includes(false);
    if (minus(anyConform, conform) !== none) this.hit('9 place needs every activity');
    return { plan, regulates, conform, onlyProgramme: onlyProgramme && !regulates };
  }

  /** Where an activity of a unit is planned; on land that the PTP adds, all of them are. */
  plannedAt(activity, unit) {
    return (activity.mask & unit.mask) | ~this.location;
  }

  every(unit, property) {
    let mask = ~none;
    for (const activity of unit.activities)
      if (!activity[property]) mask = minus(mask, this.plannedAt(activity, unit));
    return mask;
  }

  // 7 The tiers: the RTRWs, then the national RTRs.
  tiers(unit, p) {
    const over = (list) =>
      this.plans.filter((plan) => list.includes(plan.level) && meets(plan.mask, p));
    const first = over(rtrwLevels).map((plan) => this.judge(plan, unit, p));
    const national = over(nationalLevels).map((plan) => this.judge(plan, unit, p));
    const nationalRegulates = national.some((one) => one.regulates);
    const wholly = (one) => one.conform === p;
    const partly = (one) => one.conform !== none;
    const found = (one) => ({
      conform: one.conform,
      parts: [{ plan: one.plan, speaks: p, conform: one.conform }],
      // What the plan chosen says of other land.
      says: (area) => [{ plan: one.plan, conform: this.judge(one.plan, unit, area).conform }],
    });
    const largest = (list) => {
      let best = null;
      for (const one of list.filter(partly)) {
        const area = this.area(one.conform);
        if (best && Math.abs(area - best.area) <= 0.01) this.hit('7 tie');
        if (!best || area > best.area + 0.01) best = { one, area };
      }
      return best.one;
    };
    const rejected = { conform: none, parts: [], cause: this.causeOf([...first, ...national]) };

    if (first.length === 0) {
      this.readings.add(3);
      this.hit('17.3');
      this.hit(nationalRegulates ? '7 no RTRW, national' : '7 no RTRW, rejected');
      if (!nationalRegulates) return rejected;
    } else {
      if (wholly(first[0])) {
        this.hit('7.1 newest wholly');
        return found(first[0]);
      }
      // 17.3: a stage with a single plan: that plan is "the other".
      if (first.length === 1) {
        this.readings.add(3);
        this.hit('17.3');
      }
      const others = first.length === 1 ? first : first.slice(1);
      const whole = others.find(wholly);
      if (whole) {
        this.hit('7.3 other wholly');
        return found(whole);
      }
      if (others.some(partly)) {
        if (!nationalRegulates) {
          const best = largest(first);
          if (first.length === 1) this.hit('7 single plan in part');
          else this.hit(`7.3 others in part, largest is ${best === first[0] ? 'A' : 'B'}`);
          return found(best);
        }
        this.hit('7.3 others in part, national');
      } else if (!nationalRegulates) {
        this.hit('7.3 no other, rejected');
        if (partly(first[0])) {
          this.hit('17.2');
          this.readings.add(2);
        }
        return rejected;
      } else this.hit('7.3 no other, national');
    }
    // Stage 2, by the same walk.
    if (wholly(national[0])) {
      this.hit('7.S2 newest wholly');
      return found(national[0]);
    }
    const others = national.length === 1 ? national : national.slice(1);
    if (national.length === 1) this.readings.add(3);
    const whole = others.find(wholly);
    if (whole) {
      this.hit('7.S2 other wholly');
      return found(whole);
    }
    if (!others.some(partly)) {
      this.hit('7.S2 rejected');
      if ([...first, ...national].some(partly)) {
        this.hit('7.S2 rejected though A or B');
        this.readings.add(2);
      }
      return rejected;
    }
    if (national.length === 1) this.hit('7.S2 single plan in part');
    const best = largest([...first, ...national]);
    const letter =
      best === first[0] ? 'A' : first.includes(best) ? 'B' : best === national[0] ? 'C' : 'D';
    this.hit(`7.S2 largest is ${letter}`);
    return found(best);
  }

  // 15 Why nothing conforms: not regulated, not conforming, only in a programme, no plan at all.
  causeOf(judged) {
    if (judged.length === 0) return 'tidak-ada-rtr';
    if (judged.some((one) => one.regulates)) return 'tidak-sesuai';
    return judged.some((one) => one.onlyProgramme) ? 'hanya-indikasi-program' : 'tidak-diatur';
  }

  // 8 What the plans of a level say over one cluster.
  ofLevel(unit, level, x, judged) {
    const plans = this.plans.filter((plan) => plan.level === level && meets(plan.mask, x));
    let left = x;
    return plans.flatMap((plan) => {
      // Where two plans of a level overlap, the newer speaks; text speaks of all of the part.
      const speaks = textLevels.includes(level) ? left : plan.mask & left;
      if (speaks === none) return [];
      left = minus(left, speaks);
      const one = this.judge(plan, unit, x);
      judged.push(one);
      return { plan, speaks, conform: one.conform & speaks };
    });
  }

  // 8 By levels over one cluster: the first level that conforms wholly, else the largest.
  byLevels(unit, x, kotaFirst, reading9) {
    const judged = [];
    let best = null;
    for (const level of levels) {
      let parts = this.ofLevel(unit, level, x, judged);
      // RTRW Kota before RTRW Kabupaten, newest first.
      if (kotaFirst)
        parts = [
          ...parts.filter((part) => part.plan.region?.isCity),
          ...parts.filter((part) => !part.plan.region?.isCity),
        ];
      const conform = unionOf(parts.map((part) => part.conform));
      const says = (area) => this.ofLevel(unit, level, area, []);
      const one = { level, conform, parts, says, area: this.area(conform) };
      if (conform === x) {
        const name = {
          RTRWK: 'first level',
          RTRWP: 'RTRWP',
          'RTR-KSN': 'KSN',
          'RTR-PULAU': 'RTR Pulau',
          RTRWN: 'RTRWN',
        };
        this.hit(`8 ${name[level]} wholly`);
        if (parts.filter((part) => part.conform !== none).length > 1)
          this.hit('8 wholly by several plans');
        return one;
      }
      if (conform !== none && (!best || one.area > best.area + 0.01)) best = one;
    }
    if (!best) {
      this.hit('8 no level');
      return { conform: none, parts: [], judged };
    }
    this.hit('8 largest level');
    if (best.level !== 'RTRWK') this.hit('8 largest is not the most detailed');
    if (reading9) {
      this.readings.add(9);
      this.hit('17.9');
    }
    return { ...best, judged };
  }

  // 8 Across boundaries, outside R: the centre by provinces, the governor and the region over all.
  acrossBoundaries(unit, p) {
    const provinces = this.namesOver(this.region.province, p);
    if (this.namesOver(this.region.province, unit.mask).length <= 1) {
      const several = this.namesOver(this.region.regency, unit.mask).length > 1;
      this.hit(several ? '8 governor' : '8 one kabupaten/kota');
      const found = this.byLevels(unit, p, several, !several);
      return found.parts.length ? found : { ...found, cause: this.causeOf(found.judged) };
    }
    this.hit('8 centre');
    // The province with the newest RTRWP first; cells of no known province come last.
    const newest = (name) =>
      this.plans.findIndex((plan) => plan.level === 'RTRWP' && plan.region?.province === name);
    const place = (name) => newest(name) + 1 || 99;
    const order = provinces.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
    const clusters = order.map((name) => this.region.province.get(name) & p);
    const rest = minus(p, unionOf(clusters));
    if (rest !== none) clusters.push(rest);
    const found = clusters.map((cluster) => this.byLevels(unit, cluster, false, true));
    if (rest !== none) order.push('');
    const walks = order.map((name, i) => ({ name, area: clusters[i], says: found[i].says }));
    const parts = found.flatMap((one, i) => one.parts.map((part) => ({ ...part, walk: order[i] })));
    const conform = unionOf(found.map((one) => one.conform));
    if (conform === none)
      return { conform, parts, cause: this.causeOf(found.flatMap((one) => one.judged)) };
    if (found.some((one) => one.conform === none)) this.hit('8 cluster without basis');
    return { conform, parts, walks };
  }

  // 8, 6.1 Inside R: newest RDTR first; where two overlap, the newest speaks.
  insideR(unit, r) {
    let left = r;
    const judged = [];
    const parts = [];
    for (const plan of this.integrated) {
      if (meets(plan.mask & r, minus(r, left))) this.hit('6.1 newest of two speaks');
      const speaks = plan.mask & left;
      left = minus(left, speaks);
      if (speaks === none) continue;
      const one = this.judge(plan, unit, speaks);
      judged.push(one);
      parts.push({ plan, speaks, conform: one.conform & speaks });
    }
    const conform = unionOf(parts.map((part) => part.conform));
    if (conform !== none) {
      this.hit(conform === r ? '6.1 wholly' : '6.1 in part');
      return { conform, parts };
    }
    const regulated = judged.some((one) => one.regulates);
    this.hit(regulated ? '6.1 nowhere' : '6.1 not regulated');
    return { conform, parts: [], cause: regulated ? 'tidak-sesuai' : 'tidak-diatur' };
  }

  // 9 Several polygons or activities: what is judged together.
  units() {
    const { polygons, relations, masterPlan, activities } = this.s;
    const several = polygons.length > 1;
    let groups;
    if (relations) {
      groups = relations.map((group) => group.map((record) => record - 1));
      const grouped = new Set(groups.flat());
      for (let i = 0; i < polygons.length; i++) if (!grouped.has(i)) groups.push([i]);
      // However the relations are listed: their order decides who takes land beside the location first.
      groups.sort((a, b) => Math.min(...a) - Math.min(...b));
      if (several) this.hit('9 groups');
    } else if (masterPlan.polygonsRelated || !several) {
      groups = [polygons.map((_, i) => i)];
      if (several) this.hit('9 related polygons');
    } else {
      groups = polygons.map((_, i) => [i]);
      this.hit(masterPlan.polygonsRelated === false ? '9 unrelated polygons' : '9 silent polygons');
      if (masterPlan.polygonsRelated !== false) this.meetings.add('keterkaitan');
    }
    const placed = activities.map((activity) => ({
      ...activity,
      mask: unionOf(
        (activity.polygons ?? polygons.map((_, i) => i + 1)).map((n) => polygons[n - 1]),
      ),
    }));
    const together = placed.length === 1 || masterPlan.activitiesRelated === true;
    if (placed.length > 1) {
      this.hit(
        together
          ? '9 related activities'
          : masterPlan.activitiesRelated === false
            ? '9 unrelated activities'
            : '9 silent activities',
      );
      if (masterPlan.activitiesRelated === null) this.meetings.add('keterkaitan');
    }
    const units = [];
    for (const group of groups) {
      const mask = unionOf(group.map((i) => polygons[i]));
      const here = placed.filter((activity) => meets(activity.mask, mask));
      here.sort((a, b) => (a.code < b.code ? -1 : 1));
      for (const set of together ? [here] : here.map((one) => [one]))
        if (set.length > 0)
          units.push({ activities: set, mask: mask & unionOf(set.map((one) => one.mask)) });
    }
    if (units.length === 1 && !several && placed.length === 1) this.hit('9 one unit');
    return units;
  }

  // 10 Land: what the PTP takes from P, and what it may add.
  land(p, turn) {
    const { ptp, tenure, minutes } = this.s;
    const nothing = { deducted: none, added: none };
    if (!ptp || ptp.length === 0) {
      this.hit('10 no PTP');
      return nothing;
    }
    const evidence = tenure.status !== 'belum';
    const t = this.held();
    const kinds =
      this.decider === null
        ? ['fpr', 'rapat-koordinasi']
        : [this.decider === 'menteri' ? 'rapat-koordinasi' : 'fpr'];
    const right = minutes.filter((one) => kinds.includes(one.kind));
    const agreed = right.some((one) => one.applicantAgrees === true);
    const tellMinutes = () => {
      if (minutes.length === 0) this.hit('10 evidence, no minutes');
      else if (right.length === 0) this.hit('10 evidence, wrong minutes');
      else this.hit('10 evidence, no consent');
    };
    let deducted = none;
    let added = none;
    let open = p; // parts whose office has given no PTP
    const outcomes = [];
    for (const [i, one] of ptp.entries()) {
      const part = this.partOf(one, p);
      if (part === none) continue;
      open = minus(open, part);
      if (!one.closed && meets(part, one.mask)) {
        // Unfit for P4T reasons is weighed, not cut by itself; unfit for RTR reasons is ignored.
        if (one.unfitGround === 'p4t') {
          this.hit('10 unfit P4T');
          this.meetings.add('p4t');
        }
        if (one.unfitGround === 'rtr') this.hit('10 unfit RTR');
      }
      if (one.closed) {
        outcomes.push('closed');
        deducted |= part;
        continue;
      }
      const q = one.mask;
      const met = meets(part, q);
      const offered = this.offered(one);
      const addable = this.shares ? this.shares[turn][i] : offered;
      if (addable !== offered) this.hit('10 added to another unit');
      if (!evidence) {
        this.hit(met ? '10 no evidence, meets' : '10 no evidence, apart');
        deducted |= minus(part, q);
        outcomes.push(met ? 'met' : 'apart');
      } else if (met) {
        deducted |= minus(part, q);
        outcomes.push('met');
        if (t === null) this.hit('10 T unknown, meets');
        else if (addable === none) this.hit('10 evidence, meets, nothing to add');
        else if (agreed) {
          this.hit('10 evidence, meets, added');
          added |= addable;
        } else tellMinutes();
      } else if (t === null && this.choice.keepWhereTenureUnknown) {
        this.hit('10 T unknown, apart');
        outcomes.push('kept');
      } else if (addable !== none && !agreed && !this.choice.rejectWithoutAgreement) {
        outcomes.push('kept');
      } else {
        deducted |= part;
        if (addable !== none && agreed) {
          this.hit('10 evidence, apart, replaced');
          added |= addable;
          outcomes.push('met');
        } else {
          if (addable === none) this.hit('10 apart and nothing to replace');
          else tellMinutes();
          outcomes.push('apart');
        }
      }
    }
    if (outcomes.length === 0) return nothing;
    if (open !== none) this.hit('10 PTP of one office missing');
    const failed = outcomes.every((one) => one === 'closed' || one === 'apart');
    if (failed && open === none) {
      const closed = outcomes.includes('closed');
      const apart = outcomes.includes('apart');
      if (closed) this.hit(outcomes.length > 1 && !apart ? '10 all closed' : '10 closed');
      if (outcomes.length > 1) this.hit('10 none of several meets');
      return {
        deducted,
        added,
        causes: [...(closed ? ['ptp-ditutup'] : []), ...(apart ? ['prosedur-pertanahan'] : [])],
      };
    }
    if (outcomes.includes('closed')) this.hit('10 closed at one of several');
    if (outcomes.includes('apart')) this.hit('10 apart at one of several');
    return { deducted, added, evidence };
  }

  /** What of `p` is in the land office's kabupaten/kota. */
  partOf(one, p) {
    return one.regency === null ? p : p & (this.region.regency.get(one.regency) ?? none);
  }

  /** T: what the applicant holds; null where its extent is not known. */
  held() {
    const { mask, status } = this.s.tenure;
    return mask ?? (status === 'seluruhnya' ? this.location : null);
  }

  /** Of a PTP what could be added: not inside L, nor inside an integrated RDTR. */
  offered(one) {
    const t = this.held();
    if (one.closed || t === null) return none;
    return minus(minus(one.mask & t, this.location), this.rdtrMask);
  }

  // 9, 10 Land is added once: every piece to the unit that it borders on, else to one that the result
  // meets, else to one that lacks land; the first of several. Those that no plan accepts claim none;
  // of those that do, one that is rejected with its land leaves it to the others.
  shareOut(units) {
    const { ptp } = this.s;
    const ps = this.outside;
    const conforms = units.map(
      (unit, i) => ps[i] !== none && !this.quietly(() => this.judgeOf(unit)(ps[i])).cause,
    );
    const rank = (one, i) => {
      const part = this.partOf(one, ps[i]);
      if (!conforms[i] || part === none) return -1;
      return (meets(part, one.mask) ? 2 : 0) + (covers(one.mask, part) ? 0 : 1);
    };
    // Parted where an offer begins or ends, so that it does not matter which PTP comes first.
    let offers = [];
    for (const one of ptp) {
      const offered = this.offered(one);
      const taken = unionOf(offers.map(({ mask }) => mask));
      offers = offers.flatMap(({ mask, by }) => [
        { mask: minus(mask, offered), by },
        { mask: mask & offered, by: [...by, one] },
      ]);
      offers.push({ mask: minus(offered, taken), by: [one] });
    }
    const pieces = offers.flatMap(({ mask, by }) =>
      components(mask).map((piece) => ({
        mask: piece,
        ranks: units.map((_, i) => {
          const best = Math.max(...by.map((one) => rank(one, i)));
          return best < 0 ? -1 : best + (borders(piece, ps[i]) ? 4 : 0);
        }),
      })),
    );
    const sharesOf = (i) => {
      const own = unionOf(pieces.filter(({ taker }) => taker === i).map(({ mask }) => mask));
      return ptp.map((one) => own & this.offered(one));
    };
    const failed = new Set();
    for (let again = true; again; ) {
      for (const piece of pieces) {
        piece.taker = null;
        piece.ranks.forEach((own, i) => {
          if (own < 0 || failed.has(i)) return;
          if (piece.taker === null || own > piece.ranks[piece.taker]) piece.taker = i;
        });
      }
      const now = units.map((unit, i) => {
        if (failed.has(i)) return false;
        this.shares[i] = sharesOf(i);
        if (unionOf(this.shares[i]) === none) return false;
        const result = this.quietly(() =>
          this.persetujuan(unit, ps[i], this.judgeOf(unit)(ps[i]), this.judgeOf(unit), i),
        );
        return !result.product;
      });
      again = now.some(Boolean);
      now.forEach((fails, i) => {
        if (fails) failed.add(i);
      });
      for (const piece of pieces) {
        piece.first ??= piece.taker;
        if (piece.taker !== null && piece.taker !== piece.first)
          this.hit('10 left to another unit');
      }
    }
    // Beside a rejection by the plans the PTP is told of as if the unit could have what is left.
    units.forEach((_, i) => {
      if (!conforms[i]) this.shares[i] = ptp.map((one) => this.offered(one));
    });
  }

  /** What `ask` gives, without telling of it. */
  quietly(ask) {
    const { hit, readings, meetings, flags } = this;
    this.hit = () => {};
    this.readings = new Set();
    this.meetings = new Set();
    this.flags = new Set();
    const answer = ask();
    Object.assign(this, { hit, readings, meetings, flags });
    return answer;
  }

  // 11 Forest: deducted, unless released and what the SK says allows it.
  forest(unit, parts) {
    let deducted = none;
    const spoken = unionOf(parts.map((part) => part.conform));
    for (const feature of this.ofKind('kawasan-hutan')) {
      const { released, decreeDate, decreeUse } = feature.properties;
      const touches = meets(feature.mask, spoken);
      if (!isForest(feature)) {
        if (touches) this.hit('11 APL');
        continue;
      }
      if (!released) {
        if (touches) this.hit('11 forest');
        deducted |= feature.mask;
        continue;
      }
      for (const part of parts) {
        const here = feature.mask & part.speaks;
        const seen = meets(here, part.conform);
        if (here && decreeDate > part.plan.enacted) this.flags.add('kawasan-hutan-berubah');
        if (decreeDate <= part.plan.enacted) {
          if (seen) this.hit('11 released, already in plan');
          if (this.choice.decreeInPlanStillForest) deducted |= here;
        } else if (released === 'tanpa-peruntukan') {
          if (seen) this.hit('11 released, no use');
        } else {
          let other = none;
          for (const activity of unit.activities)
            if (activity.code !== decreeUse) other |= this.plannedAt(activity, unit);
          if (seen)
            this.hit(meets(here, other) ? '11 released, other use' : '11 released, use equal');
          deducted |= here & other;
        }
      }
    }
    return deducted;
  }

  /** Depth or height applied for, by part: [{ mask, position, minM, maxM }]. */
  strata() {
    const { stratum, strata, polygons } = this.s;
    let left = ~none;
    const list = [];
    for (const one of strata ?? []) {
      const mask = unionOf(one.polygons.map((record) => polygons[record - 1]));
      left = minus(left, mask);
      list.push({ ...one, mask });
    }
    list.push({ ...(stratum ?? { position: 'permukaan' }), mask: left });
    return list;
  }

  // 11, 12 KKPR already issued: in the same space, in force, unless public interest on the surface.
  issued(unit, spoken) {
    let deducted = none;
    const publicInterest = this.every(unit, 'publicInterest');
    for (const { mask, properties: p } of this.ofKind('kkpr-terbit')) {
      if (p.until && p.until < this.s.date) {
        if (meets(mask, spoken)) this.hit('11 KKPR expired');
        continue;
      }
      const hasRange = typeof p.minM === 'number' && typeof p.maxM === 'number';
      const onSurface = !p.position || p.position === 'permukaan' || !hasRange;
      if (p.position && p.position !== 'permukaan' && !hasRange && meets(mask, spoken))
        this.hit('12 issued without range');
      for (const own of this.strata()) {
        const here = mask & own.mask & unit.mask;
        const seen = meets(here, spoken);
        if (seen && this.s.strata) this.hit('12 strata by polygon');
        if (own.position === 'permukaan') {
          if (!onSurface) {
            if (seen) this.hit('12 surface under or over');
            continue;
          }
          if (seen) {
            this.hit(meets(here & spoken, publicInterest) ? '11 KKPR, public interest' : '11 KKPR');
            if (p.holder === this.s.applicant) this.hit('11 KKPR of same holder');
          }
          deducted |= minus(mask & own.mask, publicInterest);
          continue;
        }
        if (onSurface || p.position !== own.position) {
          if (seen) this.hit('12 surface under or over');
          continue;
        }
        if (p.minM < own.maxM && own.minM < p.maxM) {
          if (seen) this.hit('12 collides');
          if (meets(here & spoken, publicInterest)) this.hit('12 public interest collides too');
          deducted |= mask & own.mask;
        } else if (seen && (p.minM === own.maxM || own.minM === p.maxM))
          this.hit('12 ranges touch');
      }
    }
    return deducted;
  }

  // 11 Water: deducted, unless the activity needs it.
  water(unit, spoken) {
    const mask = unionOf(this.ofKind('badan-air').map((feature) => feature.mask));
    const related = this.every(unit, 'waterRelated');
    if (meets(mask & spoken, related)) this.hit('11 water related');
    if (meets(minus(mask, related), spoken)) this.hit('11 water');
    return { deducted: minus(mask, related), condition: mask & related };
  }

  // 11 Order: conformity → deductions → conditions; what remains after the union is approved.
  product(unit, mechanism, requested, found, ptpDeducted, leftOut) {
    const spoken = unionOf(found.parts.map((part) => part.speaks));
    if (minus(requested, spoken) !== none) this.withoutBasis = true;
    const water = this.water(unit, found.conform);
    const factors = [
      this.forest(unit, found.parts),
      this.issued(unit, found.conform),
      water.deducted,
      ptpDeducted,
    ].map((mask) => mask & found.conform);
    factors.forEach((one, i) => {
      if (factors.some((other, j) => j > i && meets(one, other))) this.hit('11 deductions overlap');
    });
    const approved = minus(found.conform, unionOf(factors));
    if (approved === none) {
      this.hit('11 nothing left');
      return { rejection: { mechanism, causes: ['habis-terkurangi'] } };
    }
    const conditions = new Set();
    const on = (kind, accept = () => true) =>
      this.ofKind(kind).some((feature) => accept(feature) && meets(feature.mask, approved));
    const isProduction = ({ properties }) => properties.stage === 'OPERASI PRODUKSI';
    if (on('iup-op', isProduction)) {
      this.hit('11 IUP-OP');
      conditions.add('iup-op');
    }
    if (on('iup-op', (one) => !isProduction(one))) this.hit('11 IUP exploration');
    if (on('lsd')) {
      this.hit('11 LSD');
      conditions.add('lsd');
    }
    if (meets(water.condition, approved)) conditions.add('badan-air');
    if (on('pippib')) {
      this.hit('11 PIPPIB');
      this.flags.add('pippib');
    }
    if (on('izin-sektor')) {
      this.hit('11 other permit');
      this.flags.add('izin-sektor');
    }
    // A row for each plan that carries a cluster: what conforms of what was applied for.
    const bases = found.parts
      .filter((part) => part.conform !== none)
      .map((part) => ({
        walk: part.walk ?? '',
        plan: part.plan.id,
        m2: this.area(part.conform & requested),
        allM2: this.area(part.conform),
      }));
    for (const { walk, plan, conform } of leftOut) {
      const row = bases.find((one) => one.walk === walk && one.plan === plan.id);
      if (row) row.m2 += this.area(conform);
      else bases.push({ walk, plan: plan.id, m2: this.area(conform), allM2: 0 });
    }
    const largest = (key) =>
      bases.reduce((best, one) => (one[key] > best[key] + 0.01 ? one : best), bases[0]);
    let basis = largest('m2');
    if (basis.m2 < 0.01) basis = largest('allM2');
    const whole = covers(approved, requested);
    return {
      product: {
        mechanism,
        // Those planned somewhere on the part that the product speaks of.
        activities: unit.activities
          .filter((one) => meets(one.mask, requested))
          .map((one) => one.code)
          .sort(),
        decision: whole ? 'disetujui-seluruhnya' : 'disetujui-sebagian',
        basis: basis.plan,
        bases: bases
          .filter((one) => one.m2 > 0.01)
          .map(({ plan, m2 }) => ({ plan, conformingM2: m2 })),
        requestedM2: this.area(requested),
        // Of what was applied for, whatever a PTP adds.
        conformingM2: this.area(
          (found.conform & requested) | unionOf(leftOut.map((part) => part.conform)),
        ),
        approvedM2: this.area(approved),
        approved,
        requested,
        deductedByAll: unionOf(factors.slice(0, 3)) !== none,
        conditions: [...conditions].sort(),
        validity: this.s.tenure.status === 'seluruhnya' ? 'penguasaan-tanah' : '3-tahun',
      },
    };
  }

  // 5, 8, 9 One unit as an application of its own: KKKPR inside R, PKKPR outside.
  assessUnit(unit, turn) {
    const r = unit.mask & this.rdtrMask;
    const p = minus(unit.mask, r);
    this.hit(p === none ? '5 KKKPR only' : r === none ? '5 PKKPR only' : '5 both');
    const results = [];
    let inside = null;
    if (r !== none) {
      inside = this.insideR(unit, r);
      results.push(
        inside.cause
          ? { rejection: { mechanism: 'KKKPR', causes: [inside.cause] } }
          : this.product(unit, 'KKKPR', r, inside, none, []),
      );
    }
    if (p !== none) {
      const judge = this.judgeOf(unit);
      const outside = judge(p);
      if (inside) this.tellTable(inside, r, outside, p);
      results.push(this.persetujuan(unit, p, outside, judge, turn));
    }
    if (results.filter((one) => one.product?.deductedByAll).length === 2)
      this.hit('11 from both products');
    return results;
  }

  /** 7, 8 How an area of the unit is judged by the plans that are no RDTR. */
  judgeOf(unit) {
    const crosses =
      meets(unit.mask, this.rdtrMask) ||
      this.namesOver(this.region.province, unit.mask).length > 1 ||
      this.namesOver(this.region.regency, unit.mask).length > 1;
    return (area) => (crosses ? this.acrossBoundaries(unit, area) : this.tiers(unit, area));
  }

  // 8 The table of products; its outcome follows from the two mechanisms, here only named.
  tellTable(inside, r, outside, p) {
    const share = (found, area) =>
      found.conform === none ? 'nowhere' : found.conform === area ? 'wholly' : 'in part';
    const [a, b] = [share(inside, r), share(outside, p)];
    if (a === 'nowhere') this.hit(`8 R nowhere, O ${b === 'nowhere' ? 'nowhere' : 'somewhere'}`);
    else this.hit(b === 'nowhere' ? '8 R somewhere, O nowhere' : `8 R ${a}, O ${b}`);
  }

  // 7, 10 The PKKPR: with a basis found, land and sector.
  persetujuan(unit, p, outside, judge, turn) {
    const land = this.land(p, turn);
    if (outside.cause)
      return {
        rejection: { mechanism: 'PKKPR', causes: [outside.cause], also: land.causes ?? [] },
      };
    if (land.causes) return { rejection: { mechanism: 'PKKPR', causes: land.causes, any: true } };
    let found = outside;
    const reassess =
      land.added !== none ||
      (!this.choice.reassessOnlyWhenAdded && land.evidence && land.deducted !== none);
    if (reassess) {
      // 10: the new area is assessed against the RTR again.
      const area = minus(p, land.deducted) | land.added;
      found = judge(area);
      this.hit(
        `10 reassessed ${found.cause ? 'rejected' : found.conform === area ? 'wholly' : 'in part'}`,
      );
      if (found.cause) return { rejection: { mechanism: 'PKKPR', causes: [found.cause] } };
    }
    const left = reassess ? this.leftOut(p, outside, found, land.deducted) : [];
    return this.product(unit, 'PKKPR', p, found, land.deducted, left);
  }

  // 10 What conforms of that for which other land was assessed: by the plans chosen for that land,
  // in a province that it does not reach by those chosen at first.
  leftOut(p, first, again, deducted) {
    const walks = (found) => found.walks ?? [{ name: '', area: p, says: found.says }];
    return walks(first).flatMap(({ name, area, says }) => {
      const other = walks(again).find((one) => one.name === name);
      const speaks = other ? other.says : says;
      if (!speaks) return [];
      return speaks(area)
        .map((part) => ({ ...part, walk: name, conform: part.conform & area & deducted }))
        .filter((part) => part.conform !== none);
    });
  }

  // 15 The result: decision of the whole location.
  result() {
    if (!this.plans.some((plan) => meets(plan.mask, this.location))) {
      this.hit('15 no plan');
      return { decision: null, products: [], rejections: [] };
    }
    this.region = this.regions();
    this.integrated = this.plans.filter(
      (plan) => rdtrLevels.includes(plan.level) && plan.ossIntegrated,
    );
    if (
      this.plans.some(
        (plan) =>
          rdtrLevels.includes(plan.level) && !plan.ossIntegrated && meets(plan.mask, this.location),
      )
    )
      this.hit('5 RDTR not integrated');
    this.rdtrMask = unionOf(this.integrated.map((plan) => plan.mask));
    this.decider = this.authority();
    const units = this.units();
    this.outside = units.map((unit) => minus(unit.mask, this.rdtrMask));
    if (units.length > 1 && this.s.ptp?.length) {
      this.shares = units.map(() => []);
      this.shareOut(units);
    }
    const results = units.flatMap((unit, turn) => this.assessUnit(unit, turn));
    const products = results.flatMap((one) => one.product ?? []);
    const rejections = results.flatMap((one) => one.rejection ?? []);
    const whole =
      rejections.length === 0 && products.every((one) => one.decision === 'disetujui-seluruhnya');
    const decision =
      products.length === 0 ? 'ditolak' : whole ? 'disetujui-seluruhnya' : 'disetujui-sebagian';
    this.hit(`15 ${products.length === 0 ? 'rejected' : whole ? 'wholly' : 'in part'}`);
    return {
      decision,
      authority: this.decider,
      locationM2: this.area(this.location),
      approvedM2: this.choice.unionOfProducts
        ? this.area(unionOf(products.map((one) => one.approved)))
        : products.reduce((sum, one) => sum + one.approvedM2, 0),
      products,
      rejections,
      readings: [...this.readings].sort((a, b) => a - b),
      meetings: [...this.meetings].sort(),
      flags: [...this.flags].sort(),
      withoutBasis: this.withoutBasis || rejections.length > 0,
    };
  }
}

// 11 Kawasan hutan: not APL, not water.
function isForest({ properties }) {
  return properties.function !== 'APL' && properties.function !== 'Tubuh Air';
}
